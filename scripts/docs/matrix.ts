/** The access matrix of docs/reference/access.md: every route that asks who comes, and what each of them is told. */
import { VERBS, can, isVerb } from '../../src/parties/access.ts';
import type { VerbRule } from '../../src/parties/verbs.data.ts';
import type { Principal } from '../../src/parties/types.ts';
import { PRINCIPALS, type Served, type Which, thingOf } from '../../test/access.fixture.ts';

/** May; is told that it may not; is answered as of a missing thing; must sign in. */
export type Letter = 'y' | 'n' | 'h' | 's';

export const letterOf = (code: string | null): Letter =>
  code === null ? 'y' : code === 'access.not_found' ? 'h' : code === 'access.unauthenticated' ? 's' : 'n';

/** Routes whose path names a thing that may be one's own, somebody else's or missing. */
export const namesThing = (url: string): boolean => /:(orderId|companyId|supplierId|agencyId)/.test(url);

/**
 * What the rules say of a person and a route. Reading never asks for a fresh password, and the row policies show an operator
 * who does not read all orders none of them, whatever else that operator may do.
 */
export function expectedCode({ method, rule }: Served, principal: Principal, which: Which): string | null {
  if (!isVerb(rule.verb)) return 'no such verb';
  const reads = method === 'GET' && principal.kind === 'person';
  const blind = reads && principal.companyKind === 'programme' && !principal.permissions.includes('read_all');
  if (blind && rule.thing === 'order') return 'access.not_found';
  return can(reads ? { ...principal, steppedUp: true } : principal, rule.verb, thingOf(rule.thing, which))?.code ?? null;
}

export const routeName = ({ method, url }: Pick<Served, 'method' | 'url'>): string => `${method} ${url}`;

function cell(route: Served, principal: Principal): string {
  const whiches: readonly Which[] = namesThing(route.url) ? ['own', 'foreign'] : ['own'];
  return whiches.map((which) => letterOf(expectedCode(route, principal, which))).join('/');
}

/** The table as Markdown, a row for each route in the order in which they are served. */
function matrixTable(routes: readonly Served[]): string {
  const names = Object.keys(PRINCIPALS);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = routes.map((route) =>
    line([`\`${routeName(route)}\``, route.rule.verb, ...Object.values(PRINCIPALS).map((principal) => cell(route, principal))]),
  );
  return [line(['route', 'verb', ...names]), `|${['', '', ...names].map(() => '---').join('|')}|`, ...rows].join('\n');
}

const who = (principal: Principal): string => {
  if (principal.kind === 'anonymous') return 'nobody signed in';
  if (principal.kind === 'visitor') return 'signed in, acting for no company';
  const { companyId, companyKind, role, permissions, scopes, steppedUp } = principal;
  const more = [
    permissions.length > 0 ? `permissions ${permissions.join(', ')}` : '',
    scopes ? `a key with ${scopes.join(', ')}` : '',
    steppedUp ? '' : 'password not fresh',
  ].filter(Boolean);
  return [`${role} of ${companyId} (${companyKind})`, ...more].join('; ');
};

/** The whole page. */
export function matrixPage(routes: readonly Served[]): string {
  const people = Object.entries(PRINCIPALS).map(([name, principal]) => `| ${name} | ${who(principal)} |`);
  const stepUp = Object.values(VERBS as Readonly<Record<string, VerbRule>>).filter((rule) => rule.stepUp).length;
  return `# Who may call what

Made from the routes that the server serves and the [table of verbs](../../src/parties/verbs.data.ts) by \`node scripts/docs.ts\`;
\`test/access.api.test.ts\` asks a server every cell. Routes that are open to everyone are not listed; a route that declares no rule keeps the
server from starting.

| letter | means |
|---|---|
| y | may: what is answered is the decision's |
| n | is told no: \`access.denied\`, \`order.not_party\`, \`access.scope_missing\`, \`access.step_up\`, or \`company.none_chosen\` |
| h | hidden: \`access.not_found\`, to the last byte the answer of an id that is missing |
| s | \`access.unauthenticated\` |

Where the path names an order, company, supplier or agency: first of one's own, after the stroke of somebody else's. One's own order has the
sides byr0000000 and spp0000000 and the agency gnc0000000; one's own company, supplier and agency are spp0000000 and gnc0000000. ${stepUp} verbs want a
password given in the last five minutes.

| caller | is |
|---|---|
${people.join('\n')}

No arbitrator is assigned to a case by name. Who holds \`decide\` may decide any case that it may read, but for one about a company of its own
(\`decision.own_case\`), its own decision (\`approval.same_person\`) and an appeal against it (\`appeal.same_person\`); who does not read all
orders is answered as of a missing one where an order is read, and a permission counts for nothing while its holder acts for another company.

${matrixTable(routes)}
`;
}
