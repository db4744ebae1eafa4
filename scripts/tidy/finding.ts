/** What a rule of the house says about a place in the tree. */
import type { Source } from './source.ts';

/** A place that breaks a rule, and how to put it right. Warnings do not fail the run. */
export type Finding = {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
  readonly warning?: boolean;
};

/** Paths (with forward slashes, from the root) to texts; files that are no text are there with an empty one. */
export type Files = ReadonlyMap<string, string>;

/** The tree as the rules see it: all files, and the TypeScript among them already read. */
export type Tree = { readonly files: Files; readonly sources: ReadonlyMap<string, Source> };

/** One rule of the house. Pure; says nothing about a tree that lacks what it looks at. */
export type Rule = (tree: Tree) => readonly Finding[];

/** `path:line rule: message; fix: ...`, which editors and terminals turn into a link. */
export function formatFinding(finding: Finding): string {
  const level = finding.warning ? ' (warning)' : '';
  return `${finding.path}:${finding.line} ${finding.rule}${level}: ${finding.message}; fix: ${finding.fix}`;
}

/** A pattern that must not occur, as a finding per place where it does. */
export type Ban = { readonly pattern: RegExp; readonly message: string; readonly fix: string };

/** Every place in the code (not in its texts or comments) where a ban's pattern occurs. Patterns carry the flag g. */
export function findBanned(source: Source, rule: string, bans: readonly Ban[], text: string = source.code): readonly Finding[] {
  return bans.flatMap(({ pattern, message, fix }) =>
    [...text.matchAll(pattern)].map((match) => ({ path: source.path, line: source.lineAt(match.index), rule, message, fix })),
  );
}
