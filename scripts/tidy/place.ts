/** Where a file stands: its slice and its kind, both told by its path. */
import { INFRASTRUCTURE, KIND_BY_NAME, type Kind, PURE, RANKS, ROOT_FILES } from './table.ts';

/** `kind` is null for a file of a slice whose name fits no kind. `slice` is set for files of slices only. */
export type Place = { readonly kind: Kind | null; readonly slice: string | null };

/** Tests, and the helpers and worked examples that only tests use. */
export const isTest = (path: string): boolean =>
  /\.(test|spec)\.tsx?$/.test(path) || /(^|[/.])(testing|fixtures?)(\/.*)?\.tsx?$/.test(path);

/** Rank of a slice from 0, or -1 when the table does not know it. */
export const rankOf = (slice: string): number => RANKS.findIndex((row) => row.includes(slice));

/** The place of a TypeScript file of the tree. */
export function placeOf(path: string): Place {
  const [top = '', folder = '', ...rest] = path.split('/');
  if (isTest(path)) return { kind: 'test', slice: null };
  // How the pages are bundled is a matter of the machine, not of the page.
  if (path === 'web/vite.config.ts') return { kind: 'outside', slice: null };
  if (top === 'web' || top === 'sdk') return { kind: top, slice: null };
  if (top !== 'src') return { kind: 'outside', slice: null };
  if (rest.length === 0) return { kind: ROOT_FILES.find((name) => folder === `${name}.ts`) ?? null, slice: null };
  const infrastructure = INFRASTRUCTURE.find((name) => name === folder);
  if (infrastructure) return { kind: infrastructure, slice: null };
  const name = rest.at(-1) ?? '';
  return { kind: KIND_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null, slice: folder };
}

/** Whether the file decides or calculates only. */
export function isPure(path: string): boolean {
  const { kind } = placeOf(path);
  return kind !== null && PURE.has(kind);
}
