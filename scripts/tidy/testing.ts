/** Small trees for the tests of the rules. */
import { readTree } from './check.ts';
import type { Rule } from './finding.ts';

/** A tree of a few files, path to text. */
export type SmallTree = Readonly<Record<string, string>>;

/** What a rule says about a tree: `path:line message` of each finding. */
export function say(rule: Rule, files: SmallTree): readonly string[] {
  return rule(readTree(new Map(Object.entries(files)))).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

/** Numbered lines of harmless code, as many as asked for. */
export const lines = (count: number): string => Array.from({ length: count }, (_, i) => `const n${i} = ${i};`).join('\n');
