/** The list of planted bugs fits the code: each is found at exactly one place, changes it, and names tests that exist. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MUTANTS } from './mutants.data.ts';

it('has at least forty, each under a name of its own', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
});

it.each(MUTANTS)('$id fits its place in $file', ({ file, find, replace, tests }) => {
  const parts = readFileSync(file, 'utf8').split(find);
  expect(parts.length - 1).toBe(1);
  expect(replace).not.toBe(find);
  for (const path of tests) expect(globSync(path.endsWith('/') ? `${path}*.test.ts` : path)).not.toEqual([]);
});
