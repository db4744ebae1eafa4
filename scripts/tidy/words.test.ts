/** Forbidden words are found where they act, and nowhere else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from './finding.ts';
import { say } from './testing.ts';
import { checkTests } from './tests.ts';
import {
  checkClock,
  checkConsole,
  checkLoopholes,
  checkPurity,
  checkSilencers,
  checkSqlClock,
  checkUnfinished,
} from './words.ts';

/** Whether the rule objects to a line standing in a file. */
const objects = (rule: Rule, path: string, line: string): boolean => say(rule, { [path]: line }).length > 0;

const RULES = 'src/orders/rules.ts';

describe('rules decide on their arguments alone', () => {
  it.each([
    'const a = Math.random();',
    'const a = process.env.A;',
    'const f = async () => 1;',
    'const a = await b;',
    'fetch(url);',
    'setTimeout(f, 1);',
    'console.log(a);',
    'const d = new Date(a);',
    'crypto.randomUUID();',
    'performance.now();',
  ])('not: %s', (line) => {
    expect(objects(checkPurity, RULES, line)).toBe(true);
    expect(objects(checkPurity, 'src/orders/words.data.ts', line)).toBe(true);
    expect(objects(checkPurity, 'src/orders/service.ts', line)).toBe(false);
  });

  it.each([
    "const a = 'await the process.';",
    '// Math.random() would differ',
    'clause.process.length;',
    'const awaited = 1;',
    'order.fetch(a);',
  ])('but: %s', (line) => {
    expect(objects(checkPurity, RULES, line)).toBe(false);
  });

  it('the kernel may make a Date of a number', () => {
    expect(objects(checkPurity, 'src/kernel/dates.ts', 'new Date(ms).toISOString();')).toBe(false);
    expect(objects(checkPurity, 'src/kernel/dates.ts', 'Math.random();')).toBe(true);
  });

  it('no comment and no text is ever taken for code', () => {
    const words = fc.constantFrom('await', 'Math.random()', 'process.env', 'new Date()', 'console.log', '{', '}', '(', ' ');
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        const text = parts.join(' ');
        expect(say(checkPurity, { [RULES]: `/* ${text} */ const a = '${text}'; const b = \`${text}\`; // ${text}` })).toEqual([]);
      }),
    );
  });
});

describe('one clock', () => {
  it.each(['Date.now();', 'new Date();', 'const d = new Date;', 'Temporal.Now.instant();'])(
    'only src/clock.ts reads it: %s',
    (line) => {
      expect(objects(checkClock, 'src/clock.ts', line)).toBe(false);
      expect(objects(checkClock, 'src/http/app.ts', line)).toBe(true);
      expect(objects(checkClock, 'src/orders/rules.test.ts', line)).toBe(true);
      expect(objects(checkClock, 'sim/run.ts', line)).toBe(true);
    },
  );
  it('a Date of a number is no reading; a stopwatch is for the machinery', () => {
    expect(objects(checkClock, 'src/http/app.ts', 'new Date(ms);')).toBe(false);
    expect(objects(checkClock, 'bench/run.ts', 'performance.now();')).toBe(false);
    expect(objects(checkClock, 'src/db/embedded.ts', 'performance.now();')).toBe(false);
    expect(objects(checkClock, 'src/orders/service.ts', 'performance.now();')).toBe(true);
  });
  it.each([
    ['src/orders/store.ts', '`select now()`', true],
    ['src/orders/store.ts', "'default current_timestamp'", true],
    ['src/db/migrations/0001_core.ts', '`create table x (at timestamptz default CLOCK_TIMESTAMP())`', true],
    ['src/db/migrations/0002_parties.ts', '`create table auth.session (at timestamptz default current_timestamp)`', false],
    ['src/orders/store.ts', '`select ${clock.now()}`', false],
    ['src/orders/store.ts', "'what is known now (and later)'", false],
    ['src/parties/auth.store.ts', "'select now()'", false],
    ['src/jobs/boss.ts', "'select now()'", false],
    ['src/orders/store.db.test.ts', "'select now()'", false],
  ])('SQL in %s: %s', (path, line, wrong) => {
    expect(objects(checkSqlClock, path, line)).toBe(wrong);
  });
});

describe('no way around the compiler', () => {
  it.each([
    ['let a: any;', true],
    ['a as any', true],
    ['const m = new Map<any, string>();', true],
    ['type M = Map<string, any>;', true],
    ['let a: any[];', true],
    ['const f = (a: any = 1) => a;', true],
    ["if (role === 'any') f();", false],
    ['Promise.any(a);', false],
    ['const many: anything = a;', false],
    ['a!.b', true],
    ['f(a!);', true],
    ['a[0]! + 1', true],
    ['if (!a || a !== b || a!=b) f();', false],
    ['enum A { b }', true],
    ["const a = { enum: ['b'] };", false],
    ['export default 1;', true],
    ['export { a as default };', true],
    ['export const fallback = { default: 1 };', false],
  ])('%s: %s', (line, wrong) => {
    expect(objects(checkLoopholes, 'src/orders/service.ts', line)).toBe(wrong);
  });
  it('a tool that wants a default export gets one', () => {
    expect(objects(checkLoopholes, 'vitest.config.ts', 'export default {};')).toBe(false);
  });
  it('the words of a page are no code', () => {
    expect(objects(checkLoopholes, 'web/home.tsx', '<p>Note: any order. Welcome!</p>')).toBe(false);
  });
});

describe('nothing is left half done or silenced', () => {
  it.each([
    [checkConsole, 'src/http/app.ts', 'console.log(1);', true],
    [checkConsole, 'src/cli/main.ts', 'console.log(1);', false],
    [checkConsole, 'src/main.ts', 'console.log(1);', false],
    [checkUnfinished, 'src/http/app.ts', '// TODO: later', true],
    [checkUnfinished, 'src/http/app.ts', '/* a stub */', true],
    [checkUnfinished, 'src/http/app.ts', "throw new Error('not implemented');", true],
    [checkUnfinished, 'src/kernel/currency.ts', "const NO_CURRENCY = 'XXX';", false],
    [checkUnfinished, 'src/http/app.ts', '// the stubborn case', false],
    [checkSilencers, 'src/http/app.ts', '// biome-ignore lint/style/useConst', true],
    [checkSilencers, 'src/http/app.ts', '// biome-ignore lint/style/useConst: ', true],
    [checkSilencers, 'src/http/app.ts', '// biome-ignore format: a table', false],
    [checkSilencers, 'src/http/app.ts', '// eslint-disable-next-line', true],
    [checkSilencers, 'src/http/app.ts', '// @ts-ignore because', true],
    [checkSilencers, 'src/http/app.ts', '// @ts-expect-error', true],
    [checkSilencers, 'src/http/app.ts', '// @ts-expect-error: the declared type lacks the option', false],
  ])('%o %s: %s', (rule, path, line, wrong) => {
    expect(objects(rule, path, line)).toBe(wrong);
  });
});

describe('tests test', () => {
  const inTest = (line: string) => objects(checkTests, 'src/orders/rules.test.ts', line);
  it.each([
    ["it.skip('a', f); expect(a).toBe(1);", true],
    ["describe.only('a', f); expect(a).toBe(1);", true],
    ["test.todo('a'); expect(a).toBe(1);", true],
    ['expect(true).toBe(true);', true],
    ["it('a', () => { f(); });", true],
    ["it('a', () => { expect(f()).toBe(1); });", false],
    ["it('a', () => { fc.assert(p); });", false],
    ["vi.mock('./store.ts'); expect(a).toBe(1);", true],
  ])('%s: %s', (line, wrong) => {
    expect(inTest(line)).toBe(wrong);
  });
});
