/** The aql command as a person and as a script use it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './aql.ts';

const folder = mkdtempSync(join(tmpdir(), 'aql-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function aql(...args: readonly string[]): Promise<{ code: number; out: readonly string[]; err: readonly string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');

/** Answers of `--jsonl` to a file of this text. */
async function answers(text: string): Promise<readonly unknown[]> {
  const file = join(folder, 'lots.jsonl');
  writeFileSync(file, text);
  const { code, out, err } = await aql('--jsonl', file);
  expect([code, err]).toEqual([0, []]);
  return out.map((line) => JSON.parse(line) as unknown);
}

const L200 = { letter: 'L', sampleSize: 200, accept: 10, reject: 11, inspectAll: false };

describe('aql of one lot', () => {
  it('answers in the documented order of keys', async () => {
    const { code, out, err } = await aql(...words('--lot 4000 --level II --aql 2.5 --json'));
    expect([code, ...out, ...err]).toEqual([0, '{"letter":"L","sampleSize":200,"accept":10,"reject":11,"inspectAll":false}']);
  });

  it.each([
    ['--lot 4000 --aql 2.5', L200],
    ['--lot 4000 --aql 2.50 --level ii --plan NORMAL', L200],
    ['--lot=4000 --aql=2.5 --plan tightened', { ...L200, accept: 8, reject: 9 }],
    ['--lot 4000 --aql 4.0', { ...L200, accept: 14, reject: 15 }],
    ['--lot 4000 --aql 0', { ...L200, accept: 0, reject: 1 }],
    ['--lot 4000 --aql 0.010', { letter: 'Q', sampleSize: 1250, accept: 0, reject: 1, inspectAll: false }],
    ['--lot 4000 --aql 2.5 --level s1', { letter: 'C', sampleSize: 5, accept: 0, reject: 1, inspectAll: false }],
    ['--lot 1 --aql 6.5', { letter: 'A', sampleSize: 1, accept: 0, reject: 1, inspectAll: true }],
  ])('%s', async (line, expected) => {
    const { code, out } = await aql(...words(line), '--json');
    expect([code, ...out.map((one) => JSON.parse(one) as unknown)]).toEqual([0, expected]);
  });

  it('says it in words', async () => {
    expect((await aql(...words('--lot 4000 --aql 2.5'))).out).toEqual(['Letter L: draw 200, accept up to 10, reject from 11.']);
    expect((await aql(...words('--lot 5 --aql 2.5'))).out).toEqual(['Letter C: inspect all 5, accept up to 0, reject from 1.']);
  });

  it.each([
    ['', 'aql.usage'],
    ['--lot 4000', 'aql.usage'],
    ['--aql 2.5', 'aql.usage'],
    ['--lot 4000 --aql 2.5 --colour red', 'aql.usage'],
    ['--lot 4000 --aql 2.5 more', 'aql.usage'],
    ['--lot -5 --aql 2.5', 'aql.usage'],
    ['--jsonl lots.jsonl --lot 5', 'aql.usage'],
    ['--lot=-5 --aql 2.5', 'aql.lot_invalid'],
    ['--lot 0 --aql 2.5', 'aql.lot_invalid'],
    ['--lot 4e3 --aql 2.5', 'aql.lot_invalid'],
    ['--lot 4000.5 --aql 2.5', 'aql.lot_invalid'],
    ['--lot 99999999999 --aql 2.5', 'aql.lot_invalid'],
    ['--lot 4000 --aql 2.5 --level IV', 'aql.level_unknown'],
    ['--lot 4000 --aql 3', 'aql.not_in_table'],
    ['--lot 4000 --aql 2,5', 'aql.not_in_table'],
    ['--lot 4000 --aql=', 'aql.not_in_table'],
    ['--lot 4000 --aql 2.5 --plan reduced', 'aql.plan_unknown'],
    ['--lot 0 --aql 3 --level IV', 'aql.lot_invalid'],
    ['--lot 4000 --aql 3 --level IV', 'aql.level_unknown'],
    [`--jsonl ${join(folder, 'none.jsonl')}`, 'aql.unreadable'],
    [`--jsonl ${folder}`, 'aql.unreadable'],
  ])('refuses %s: %s', async (line, code) => {
    const plain = await aql(...words(line));
    expect([plain.code, plain.out]).toEqual([2, []]);
    expect(plain.err.join('\n')).toContain(`(${code})`);
    const json = await aql(...words(line), '--json');
    expect(json.code).toBe(2);
    expect(json.err.map((one) => JSON.parse(one) as unknown)).toMatchObject([{ code }]);
  });
});

describe('aql of a file', () => {
  it('answers each line under its id', async () => {
    const lines = [
      { id: 'a', lot: 4000, level: 'II', aql: 2.5, plan: 'normal' },
      { id: 'b', lot: '4000', level: 'ii', aql: '2.5' },
      { id: 3, lot: 4000, aql: '4.0', level: null, plan: 'tightened' },
      { lot: 4000, aql: 2.5 },
    ];
    expect(await answers(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual([
      { id: 'a', ...L200 },
      { id: 'b', ...L200 },
      { id: 3, ...L200, accept: 12, reject: 13 },
      { id: null, ...L200 },
    ]);
  });

  it('answers a bad line with a code and goes on', async () => {
    const lines = [
      '{"id":1,"lot":0,"aql":2.5}',
      '{"id":2,"lot":[4000],"aql":2.5}',
      '{"id":3,"lot":4000,"level":2,"aql":2.5}',
      '{"id":4,"lot":4000,"aql":true}',
      '{"id":5,"lot":4000}',
      '{"id":6,"lot":4000,"aql":2.5,"plan":{}}',
      '{"id":7,',
      '[4000]',
      'null',
      '',
      '{"id":{"deep":8},"lot":4000,"aql":2.5}',
    ];
    expect(await answers(`\ufeff${lines.join('\r\n')}\r\n`)).toEqual([
      { id: 1, error: 'aql.lot_invalid' },
      { id: 2, error: 'aql.lot_invalid' },
      { id: 3, error: 'aql.level_unknown' },
      { id: 4, error: 'aql.not_in_table' },
      { id: 5, error: 'aql.not_in_table' },
      { id: 6, error: 'aql.plan_unknown' },
      { id: null, error: 'aql.line_malformed' },
      { id: null, error: 'aql.line_malformed' },
      { id: null, error: 'aql.line_malformed' },
      { id: { deep: 8 }, ...L200 },
    ]);
  });

  it('of no lines is no answer', async () => {
    expect(await answers('')).toEqual([]);
  });

  it('of many lines keeps their order across reads', async () => {
    const many = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, lot: id + 1, aql: 2.5, note: 'é漢'.repeat(10) }));
    const got = (await answers(many.join('\n'))) as readonly { readonly id: number }[];
    expect(got.map((one) => one.id)).toEqual(many.map((_, id) => id));
  });

  it('reads standard input under the name -', () => {
    const script = `import { run } from ${JSON.stringify(new URL('./aql.ts', import.meta.url).href)};
      process.exitCode = await run(['--jsonl', '-'], { out: console.log, err: console.error });`;
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      input: '{"id":"a","lot":4000,"aql":2.5}\n',
      encoding: 'utf8',
    });
    expect([result.status, result.stderr]).toEqual([0, '']);
    expect(JSON.parse(result.stdout)).toEqual({ id: 'a', ...L200 });
  });
});
