/** How an import tells what a person must settle, and what a contract has no place for. */
import { excerpt } from '../kernel/text.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { ImportProblem, NotCarried } from './types.ts';
import { WHY } from './words.data.ts';

/** A problem before it is in words. */
export type Problem = { readonly code: ImportProblem; readonly path: string; readonly data: JsonObject };

export const problem = (code: ImportProblem, path: string, data: JsonObject = {}): Problem => ({ code, path, data });

/** Why an element at this path has no place in a contract. */
export const whyOf = (path: string): string => WHY.find(([pattern]) => pattern.test(path))?.[1] ?? '';

/** Something that was understood and left out, with the start of its text. */
export const left = (path: string, text: string | null, why = whyOf(path)): NotCarried => ({
  path,
  why,
  text: text === null ? null : excerpt(text, 120),
  times: 1,
});
