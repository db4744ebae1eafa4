/** The one table of the house: ranks of the slices, kinds of files, and what each kind may import. */

/** Slices from the lowest rank to the highest. A slice uses lower rows only; neighbours in a row do not know each other. */
export const RANKS: readonly (readonly string[])[] = [
  ['policy', 'calendar', 'incoterms'],
  ['parties'],
  ['documents'],
  ['contracts', 'ledger'],
  ['coverage', 'inspections'],
  ['suppliers'],
  ['orders'],
  ['payments', 'shipments', 'exchange'],
  ['messages'],
  ['claims'],
  ['erasure'],
  ['letters'],
  ['casefile', 'printing', 'lessons'],
  ['overview', 'live'],
  ['notifications', 'webhooks'],
];

/** Folders of src/ that are no slices: the kernel below them all, and the machinery around them. */
export const INFRASTRUCTURE = ['kernel', 'db', 'http', 'jobs', 'adapters', 'site', 'cli'] as const;

/** Files directly in src/. `main` and its lists `routes` and `slices` may import everything; the others hold one effect each. */
export const ROOT_FILES = ['main', 'routes', 'slices', 'config', 'context', 'clock', 'log'] as const;

/** What a file inside a slice is, told by its name. */
export type SliceKind =
  | 'types'
  | 'rules'
  | 'access'
  | 'data'
  | 'seeds'
  | 'schema'
  | 'store'
  | 'service'
  | 'api'
  | 'jobs'
  | 'auth';
export type Kind = SliceKind | (typeof INFRASTRUCTURE)[number] | (typeof ROOT_FILES)[number] | 'web' | 'sdk' | 'test' | 'outside';

/** Kinds by file name, first match wins. `rules.ts` and `anything.rules.ts` are the same kind, and so for every other kind. */
export const KIND_BY_NAME: readonly (readonly [RegExp, SliceKind])[] = [
  [/(^|\.)types\.ts$/, 'types'],
  [/(^|\.)rules\.ts$/, 'rules'],
  [/^access\.ts$/, 'access'],
  [/(^|\.)data\.ts$/, 'data'],
  [/^seeds[\w-]*\.ts$/, 'seeds'],
  [/(^|\.)schema\.ts$/, 'schema'],
  [/(^|\.)store\.ts$/, 'store'],
  [/(^|\.)service\.ts$/, 'service'],
  [/(^|\.)api\.ts$/, 'api'],
  [/(^|\.)jobs\.ts$/, 'jobs'],
  [/^auth[\w.-]*\.ts$/, 'auth'],
];

/** Kinds that decide and calculate: the browser runs them too, so they touch nothing outside their arguments. */
export const PURE: ReadonlySet<Kind> = new Set(['types', 'rules', 'access', 'data', 'seeds', 'kernel']);

export type Allowance = {
  /** `own:types` this slice's, `lower:types` a lower slice's, `any:types` every slice's; other words are kinds outside the slices. */
  readonly may: readonly string[];
  /** npm packages; `*` any. `type:pg` types only. */
  readonly packages: readonly string[];
  /** Modules of Node; `node:*` any. */
  readonly node: readonly string[];
};

const ANY_NODE = ['node:*'];
const both = (...kinds: readonly SliceKind[]): readonly string[] => kinds.flatMap((kind) => [`own:${kind}`, `lower:${kind}`]);
const every = (...kinds: readonly SliceKind[]): readonly string[] => kinds.map((kind) => `any:${kind}`);
const RULES = ['kernel', ...both('types', 'rules', 'access', 'data')];
/** Libraries that only calculate, and so may stand in a rule. */
const CALCULATORS = ['ibantools', '@lhncbc/ucum-lhc', 'fflate'];

/** What each kind may import. Kinds that are absent (main, routes, slices, cli, sdk, test, outside) may import everything. */
export const ALLOWED: Partial<Readonly<Record<Kind, Allowance>>> = {
  kernel: { may: ['kernel'], packages: ['temporal-polyfill', 'canonicalize'], node: ['node:crypto'] },
  types: { may: ['kernel', ...both('types'), 'adapters:types'], packages: [], node: [] },
  rules: { may: RULES, packages: CALCULATORS, node: [] },
  access: { may: RULES, packages: [], node: [] },
  data: { may: RULES, packages: [], node: [] },
  seeds: { may: RULES, packages: ['chinese-days', 'date-holidays'], node: [] },
  schema: { may: ['kernel', 'http', ...both('types', 'data', 'schema')], packages: ['typebox'], node: [] },
  store: {
    may: ['kernel', 'db', 'own:data', 'own:store', 'adapters:types', ...both('types')],
    packages: ['kysely', 'type:pg'],
    node: [],
  },
  service: {
    may: [
      ...RULES,
      'own:seeds',
      'own:schema',
      'own:auth',
      // A lower slice's service is a shell to act through (every act on an order goes through orders' actOnOrder), never a rule.
      ...both('service', 'store'),
      'db',
      'context',
      'adapters',
      'adapters:types',
    ],
    packages: [],
    node: ANY_NODE,
  },
  api: {
    may: ['kernel', 'http', 'context', 'own:service', 'own:auth', ...both('types', 'data', 'schema', 'access')],
    packages: ['type:fastify', 'typebox'],
    node: ANY_NODE,
  },
  jobs: {
    may: [
      ...RULES,
      ...every('types'),
      'own:service',
      'own:store',
      'db',
      'context',
      'adapters',
      'adapters:types',
      'jobs',
      'clock',
      'config',
      'log',
    ],
    packages: ['pg-boss'],
    node: ANY_NODE,
  },
  auth: {
    may: [
      ...RULES,
      'own:store',
      'own:service',
      'own:auth',
      'db',
      'adapters',
      'adapters:types',
      'context',
      'clock',
      'config',
      'log',
    ],
    packages: ['*'],
    node: ANY_NODE,
  },
  db: { may: ['kernel', 'db', 'clock', 'config', 'log', ...every('types')], packages: ['*'], node: ANY_NODE },
  http: {
    may: ['kernel', 'http', 'db', 'context', 'clock', 'config', 'log', ...every('types', 'access', 'auth')],
    packages: ['*'],
    node: ANY_NODE,
  },
  adapters: { may: ['kernel', 'adapters', 'adapters:types', 'clock', 'config', 'log'], packages: ['*'], node: ANY_NODE },
  context: {
    may: ['kernel', 'db', 'adapters', 'adapters:types', 'clock', 'config', 'log', ...every('types', 'auth')],
    packages: ['*'],
    node: ANY_NODE,
  },
  config: { may: ['kernel'], packages: ['*'], node: ANY_NODE },
  clock: { may: ['kernel'], packages: [], node: ANY_NODE },
  log: { may: ['kernel', 'clock', 'config'], packages: ['*'], node: ANY_NODE },
  site: { may: ['kernel', 'http', 'log', 'site'], packages: ['type:fastify', 'typebox', 'vite'], node: ANY_NODE },
  web: { may: ['kernel', 'web', 'sdk', ...every('types', 'rules', 'access', 'data', 'schema')], packages: ['*'], node: [] },
};

/** Files of other kinds that touch nothing but their arguments, though they wait, or hold types only: pages may use them too. */
export const RUN_ANYWHERE: readonly string[] = ['src/casefile/report.service.ts', 'src/site/types.ts'];

/** Only these kinds talk to the driver; others may name its types, and go through src/db, which holds the pools and the roles. */
export const MAY_IMPORT_PG: ReadonlySet<Kind> = new Set(['db', 'main', 'cli', 'test', 'outside']);

/** Largest sizes. Lines count without the last empty one. */
export const SIZES = { warnLines: 300, failLines: 400, tableLines: 1500, functionLines: 70 } as const;
