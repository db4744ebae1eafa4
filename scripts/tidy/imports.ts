/** The import statements of a file, found without a parser. */
import type { Source } from './source.ts';

export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** `import type` or `export type`: gone at run time. */
  readonly typeOnly: boolean;
  /** `import('...')`: loaded later, so it cannot close a cycle. */
  readonly dynamic: boolean;
};

/** Every module a file names: static, re-exported, for its effect alone, and dynamic. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  for (const { start, text } of source.strings) {
    const before = source.code.slice(Math.max(0, start - 2000), start - 1).trimEnd();
    const dynamic = /\bimport\s*\($/.test(before);
    // An object key or a method called `from` has a dot before it or a bracket after it.
    if (!dynamic && !/(?<!\.)\bfrom$/.test(before) && !/(^|[\n;])\s*import$/.test(before)) continue;
    const keyword = [...before.matchAll(/(?<![.$])\b(?:import|export)\b/g)].at(-1);
    const typeOnly = /^(?:import|export)\s+type\b(?!\s+from)/.test(before.slice(keyword?.index ?? before.length));
    found.push({ specifier: text, line: source.lineAt(start), typeOnly, dynamic });
  }
  return found;
}

/** The path a relative specifier means, seen from a file. */
export function resolveFrom(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The package a bare specifier belongs to: `@scope/name/sub` is `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export const isRelative = (specifier: string): boolean => specifier.startsWith('.');
