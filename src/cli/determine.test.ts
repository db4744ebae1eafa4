/** The `determine` command as people type it. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GOLDEN } from '../claims/golden.data.ts';
import type { Determination } from '../claims/determination.types.ts';
import { run } from './determine.ts';
import { main } from './main.ts';

async function call(args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

async function file(content: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'case-')), 'case.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const asFile = (input: (typeof GOLDEN)[number]['input']) => ({ ...input, policy: input.policy.id });
const [first] = GOLDEN;
if (!first) throw new Error('there is a golden case');
const CASE = asFile(first.input);

describe('determine', () => {
  it.each(GOLDEN.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const { code, out, err } = await call([await file(asFile(one.input)), '--json']);
    expect([code, out.length, err]).toEqual([0, 1, []]);
    const result = JSON.parse(out[0] ?? '') as Determination & {
      readonly words: { readonly en: readonly unknown[]; readonly zh: readonly unknown[] };
    };
    expect(result.hash).toBe(one.hash);
    expect(result.award.refundMinor).toBe(one.refundMinor);
    expect([result.words.en.length, result.words.zh.length]).toEqual([result.findings.length, result.findings.length]);
  });

  it('says it in words', async () => {
    const { code, out } = await call([await file(CASE)]);
    expect(code).toBe(0);
    expect(out[0]).toBe('door: not met');
    expect(out).toContain('refund: 4800.00 USD');
    expect(out.at(-1)).toBe(`hash: ${first.hash}`);
  });

  it('decides the case printed in the reference', async () => {
    const page = await readFile(new URL('../../docs/reference/determination.md', import.meta.url), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(JSON.parse(example)).toEqual(CASE);
  });

  it.each([
    ['determination.unreadable', '', 'no json'],
    ['determination.malformed', '', '[]'],
    [
      'determination.malformed',
      '/contract/colour: There is no such field.',
      { ...CASE, contract: { ...CASE.contract, colour: 'red' } },
    ],
    ['determination.malformed', '/evidence/0/weight', { ...CASE, evidence: [{ ...CASE.evidence[0], weight: 1 }] }],
    ['determination.malformed', '/facts/paidMinor', { ...CASE, facts: { ...CASE.facts, paidMinor: -1 } }],
    ['determination.malformed', '/claim/grounds', { ...CASE, claim: { ...CASE.claim, grounds: [] } }],
    ['determination.rule_set_unknown', '/ruleSet', { ...CASE, ruleSet: 7 }],
    ['policy.unknown', '/policy', { ...CASE, policy: 'kind' }],
    [
      'determination.reference_unknown',
      '/claim/points/0/clauseId',
      { ...CASE, claim: { ...CASE.claim, points: [{ ...CASE.claim.points[0], clauseId: 'roof' }] } },
    ],
    [
      'determination.twice',
      '/claim/points/1',
      { ...CASE, claim: { ...CASE.claim, points: [CASE.claim.points[0], CASE.claim.points[0]] } },
    ],
    ['determination.figures_contradict', '/facts/returnedMinor', { ...CASE, facts: { ...CASE.facts, returnedMinor: 480_001 } }],
  ])('refuses with %s at "%s"', async (code, where, content) => {
    const path = await file(content);
    const plain = await call([path]);
    expect(plain).toMatchObject({ code: 2, out: [] });
    expect(plain.err.join()).toContain(`(${code})`);
    expect(plain.err.join()).toContain(where);
    const json = await call([path, '--json']);
    expect(JSON.parse(json.err[0] ?? '')).toMatchObject({ code });
  });

  it.each([[[]], [['a.json', 'b.json']], [['--what']]])('a wrong call %j', async (args) => {
    expect((await call(args)).err.join()).toContain('(determination.usage)');
  });

  it('a file that is not there', async () => {
    expect((await call(['/nowhere/case.json'])).err.join()).toContain('(determination.unreadable)');
  });

  it('a file too large to be a case', async () => {
    expect((await call([await file(' '.repeat(21 * 1024 * 1024))])).err.join()).toContain('(determination.too_large)');
  });

  it('is a command of the line', async () => {
    const out: string[] = [];
    const code = await main(['determine', await file(CASE), '--json'], { out: (line) => out.push(line), err: () => undefined });
    expect([code, out.length]).toEqual([0, 1]);
  });
});
