/** Who may import whom: by kind of file, by rank of slice, by package. */
import type { Finding, Rule, Tree } from './finding.ts';
import { type Import, importsOf, isRelative, packageOf, resolveFrom } from './imports.ts';
import { type Place, placeOf, rankOf } from './place.ts';
import type { Source } from './source.ts';
import { ALLOWED, MAY_IMPORT_PG, ROOT_FILES, RUN_ANYWHERE } from './table.ts';

const TABLE = 'scripts/tidy/table.ts';

/** How an importer's allowance names a target: `own:rules`, `lower:types`, `db`, `adapters:types`. */
function nameTarget(from: Place, target: Place, path: string): string {
  if (target.slice === null)
    return target.kind === 'adapters' && path.endsWith('types.ts') ? 'adapters:types' : String(target.kind);
  if (from.slice === target.slice) return `own:${target.kind}`;
  const lower = from.slice !== null && rankOf(target.slice) < rankOf(from.slice);
  return `${lower ? 'lower' : 'other'}:${target.kind}`;
}

type Wrong = Pick<Finding, 'message' | 'fix'>;

function checkRelative(path: string, from: Place, item: Import): Wrong | null {
  const may = ALLOWED[from.kind ?? 'outside']?.may;
  const targetPath = resolveFrom(path, item.specifier);
  const target = placeOf(targetPath);
  if (!may || target.kind === null) return null;
  if (from.kind === 'web' && RUN_ANYWHERE.includes(targetPath)) return null;
  const name = nameTarget(from, target, targetPath);
  if (may.includes(name) || may.includes(name.replace(/^\w+:/, 'any:'))) return null;
  if (from.slice && target.slice && name.startsWith('other:')) {
    const relation = rankOf(target.slice) === rankOf(from.slice) ? 'its neighbour in rank' : 'a higher slice';
    return {
      message: `${from.slice} imports ${targetPath} of ${relation}`,
      fix: `move the rule to the lowest slice above both, or take the fact as an argument (${TABLE})`,
    };
  }
  return {
    message: `a file of kind ${from.kind} imports ${targetPath}${target.kind === 'test' ? ', which is for tests' : ` (${target.kind})`}`,
    fix: `a ${from.kind} file may import ${may.join(', ')}; move the code to a file of the right kind (${TABLE})`,
  };
}

function checkPackage(from: Place, item: Import): Wrong | null {
  const kind = from.kind ?? 'outside';
  const allowed = ALLOWED[kind];
  const isNode = item.specifier.startsWith('node:');
  const name = isNode ? item.specifier : packageOf(item.specifier);
  const list = isNode ? allowed?.node : allowed?.packages;
  const hit =
    list?.some((entry) => [name, isNode ? 'node:*' : '*', ...(item.typeOnly ? [`type:${name}`] : [])].includes(entry)) ?? true;
  if (hit && (name !== 'pg' || item.typeOnly || MAY_IMPORT_PG.has(kind))) return null;
  if (name === 'pg') return { message: `a file of kind ${kind} imports the driver`, fix: 'take the connection from src/db' };
  return {
    message: `a file of kind ${kind} imports ${name}`,
    fix: `put it behind an adapter, src/db or the service, or pass its result as data; allowed here: ${list?.join(', ') || 'none'} (${TABLE})`,
  };
}

function checkFile(path: string, source: Source): readonly Finding[] {
  const from = placeOf(path);
  return importsOf(source).flatMap((item) => {
    const wrong = isRelative(item.specifier) ? checkRelative(path, from, item) : checkPackage(from, item);
    return wrong === null ? [] : [{ path, line: item.line, rule: 'import', ...wrong }];
  });
}

/** Every import stands in the table for the importer's kind, and goes down in rank. */
export const checkImports: Rule = ({ sources }: Tree) => [...sources].flatMap(([path, source]) => checkFile(path, source));

/** Every file of src/ has a kind, and every folder of src/ a row in the table. */
export const checkPlaces: Rule = ({ sources }) => {
  const unknown = new Map<string, Finding>();
  for (const path of sources.keys()) {
    const { kind, slice } = placeOf(path);
    const folder = `src/${slice}`;
    if (slice && rankOf(slice) < 0 && !unknown.has(folder)) {
      unknown.set(folder, {
        path,
        line: 1,
        rule: 'place',
        message: `the folder ${folder} has no rank`,
        fix: `give it a row in ${TABLE}`,
      });
    }
    if (kind !== null) continue;
    const fix = slice
      ? 'name it by what it is: types, rules, data, schema, store, service, api, jobs, alone or as x.rules.ts'
      : `src/ itself holds only ${ROOT_FILES.join(', ')}; put it in a folder`;
    unknown.set(path, { path, line: 1, rule: 'place', message: 'the name fits no kind of file', fix });
  }
  return [...unknown.values()];
};
