/** Sizes and first lines at their limits. */
import { describe, expect, it } from 'vitest';
import { checkFileSizes, checkFunctionSizes, checkHeaders } from './sizes.ts';
import { lines, say } from './testing.ts';

describe('files', () => {
  it.each([
    ['src/db/a.ts', 300, []],
    ['src/db/a.ts', 301, ['src/db/a.ts:400 301 lines, at most 400']],
    ['src/db/a.ts', 401, ['src/db/a.ts:400 401 lines, at most 400']],
    ['src/orders/rules.test.ts', 1500, []],
    ['src/orders/words.data.ts', 1501, ['src/orders/words.data.ts:1500 1501 lines, at most 1500']],
    ['sdk/client.ts', 5000, []],
  ])('%s of %i lines', (path, count, findings) => {
    expect(say(checkFileSizes, { [path]: `${lines(count)}\n` })).toEqual(findings);
  });
});

describe('functions', () => {
  const long = (head: string, tail = '}') => `\n${head}\n${lines(69)}\n${tail}`;
  it.each([
    ['a function', 'function f(a: number) {', '}'],
    ['a function with a type literal as its result', 'function f(): { readonly a: Map<string, { b: 1 }> } {', '}'],
    ['an arrow', 'const f = (a: number): number => {', '};'],
    ['an arrow that answers with an object', 'const f = () => ({', '});'],
    ['a method', '  async run(a: number): Promise<void> {', '  }'],
    ['a private method', '  #run() {', '  }'],
    ['a test', "  it('a', () => {", '  });'],
  ])('%s', (_, head, tail) => {
    expect(say(checkFunctionSizes, { 'src/a.test.ts': long(head, tail) })).toEqual([
      'src/a.test.ts:2 a function of 71 lines, at most 70',
    ]);
    expect(say(checkFunctionSizes, { 'src/a.test.ts': long(head, tail).replace('const n0 = 0;\n', '') })).toEqual([]);
  });

  it.each([
    ['describe', "describe('a', () => {"],
    ['describe over a table', "describe.each([\n  ['(', 1],\n])('a %s', (a) => {"],
  ])('the callback of %s is a heading', (_, head) => {
    expect(say(checkFunctionSizes, { 'src/a.test.ts': long(head, '});') })).toEqual([]);
    expect(say(checkFunctionSizes, { 'src/db/a.ts': long(head, '});') })).toHaveLength(1);
  });

  it('a long class, condition, table or list of routes is no function', () => {
    for (const head of ['class A {', 'if (a(b)) {', 'const a = {', 'const routes = (ctx: Context) => [{'])
      expect(say(checkFunctionSizes, { 'a.ts': long(head) })).toEqual([]);
  });
});

describe('first lines', () => {
  it.each([
    ['/** What an order is. */\nconst a = 1;', true],
    ['#!/usr/bin/env node\n/** Starts the server. */', true],
    ['/**\n * What an order is, and\n * what it is not.\n */', true],
    ['const a = 1;', false],
    ['// What an order is.', false],
    ['/** orders */', false],
    ['\n/** What an order is. */', false],
  ])('%j: %s', (text, good) => {
    expect(say(checkHeaders, { 'src/orders/types.ts': text }).length === 0).toBe(good);
  });
});
