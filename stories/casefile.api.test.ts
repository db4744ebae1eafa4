/** Case files of played stories: valid for an outsider, and every way of altering one is found, also in a browser. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PublicKey, thumbprintOf } from '../src/adapters/signing/jws.ts';
import { memorySigner } from '../src/adapters/signing/keys.ts';
import { pack } from '../src/casefile/archive.rules.ts';
import { textEntry } from '../src/casefile/build.rules.ts';
import { verifyCaseFile } from '../src/casefile/report.service.ts';
import type { CheckCode } from '../src/casefile/types.ts';
import { run } from '../src/cli/verify.ts';
import { sha256 } from '../src/kernel/canonical.ts';
import { PAGE, makePage } from '../scripts/verifier.ts';
import { openBrowser } from './browser.ts';
import {
  type Entries,
  alteration,
  caseFileOf,
  changed,
  changedList,
  entriesOf,
  erasedIn,
  failed,
  jsonOf,
  letterIn,
  resealed,
  withDays,
  withFile,
  withLetters,
  withText,
} from './casefile.fixture.ts';

const files = new Map<string, Uint8Array>();
const fileOf = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
const NAMES = ['02-tent-door-and-leak', '03-four-to-five-days', '07-appointed-inspection'];
const TENT = '02-tent-door-and-leak';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-case-'));
  for (const name of NAMES) files.set(name, await caseFileOf(name));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The tent's case file with the texts of some kinds erased. */
const erased = (...kinds: readonly string[]): Promise<Uint8Array> => erasedIn(fileOf(TENT), ...kinds);

type Altered = readonly [string, (e: Entries) => Entries, readonly CheckCode[]];
// biome-ignore format: a table
const ALTERED: readonly Altered[] = [
  ['a text', (e) => withText(e, (x) => (x.kind === 'clause' ? { ...x, body: 'Height 100 cm' } : x)), ['texts', 'letter']],
  ['an erased text that is still there', (e) => withText(e, (x) => (x.kind === 'answer' ? { ...x, erased: true } : x)), ['texts', 'letter']],
  ['a text that no event says was erased', (e) => withText(e, (x) => (x.kind === 'case' ? { ...x, salt: null, body: null, erased: true } : x)), ['texts', 'decision', 'letter']],
  ['an event', (e) => changedList(e, 'events.json', (events) => events.slice(0, -1)), ['events']],
  ['the award', (e) => changed(e, 'decision.json', (d) => ({ ...d, result: { ...(d['result'] as object), fault: 'none' } })), ['decision', 'replay']],
  ['the case', (e) => changed(e, 'decision.json', (d) => ({ ...d, input: { ...(d['input'] as object), evidence: [] } })), ['decision', 'replay']],
  ['the second person', (e) => changed(e, 'decision.json', (d) => ({ ...d, approved: { ...(d['approved'] as object), by: 'me' } })), ['decision']],
  ['a decision that is gone', (e) => e.filter(({ path }) => path !== 'decision.json'), ['decision']],
  ['the contract', (e) => changed(e, 'contract.json', (c) => ({ ...c, document: { ...(c['document'] as object), version: 9 } })), ['contract']],
  ['the claim', (e) => changed(e, 'claim.json', (c) => ({ ...c, amountMinor: 1 })), ['claim']],
  ['the policy', (e) => changed(e, 'policy.json', (p) => ({ ...p, refundService: { days: 70, kind: 'business' } })), ['policy', 'days']],
  ['a name', (e) => changed(e, 'parties.json', (p) => ({ ...p, programme: 'Another' })), ['letter']],
  ['a party', (e) => changed(e, 'parties.json', (p) => ({ ...p, buyer: p['supplier'] })), ['contract', 'letter']],
  ['a business day that is gone', (e) => withDays(e, (days) => days.filter((day) => day !== '2026-05-06')), ['days']],
  ['a holiday that is none', (e) => withDays(e, (days) => [...days, '2026-05-04'].sort()), ['days']],
  ['the zone', (e) => changed(e, 'days.json', (d) => ({ ...d, zone: 'UTC' })), ['days']],
  ['the evidence', (e) => changedList(e, 'evidence.json', (rows) => [...rows, {}]), ['evidence']],
  ['an amount in a letter', (e) => withFile(e, 'letters/en.txt', (text) => text.replace('4800.00 USD', '480.00 USD')), ['letter']],
  ['the other letter', (e) => withFile(e, 'letters/zh.txt', (text) => `${text} `), ['letter']],
  ['a letter that is gone', (e) => e.filter(({ path }) => path !== 'letters/zh.pdf'), ['letter']],
  ['a letter too many', (e) => [...e, textEntry('letters/fr.txt', 'Bonjour')], ['letter']],
];

describe('a case file', () => {
  it.each(NAMES)('of %s is valid, and its decision the same when made again', async (name) => {
    const report = await verifyCaseFile(fileOf(name), null);
    expect(failed(report)).toEqual([]);
    expect(report).toMatchObject({ valid: true, erased: [], trusted: null });
    // The two of story 03 settled: there was nothing to decide.
    expect(report.sameResult).toBe(name.startsWith('03') ? null : true);
  });

  it('is signed by a key that the reader may ask for', async () => {
    const key = await memorySigner().publicKey();
    expect((await verifyCaseFile(fileOf(TENT), [key])).trusted).toBe(false);
    const own = jsonOf<{ key: typeof key }>(entriesOf(fileOf(TENT)), 'signature.json').key;
    expect(await verifyCaseFile(fileOf(TENT), [key, own])).toMatchObject({ valid: true, trusted: true });
  });

  it('holds the letters that the two read: of a decision, and of a settlement', () => {
    expect(letterIn(fileOf('03-four-to-five-days'), 'en')).toContain('The two agreed: refund, 600.00 USD, at the latest on');
    expect(letterIn(fileOf('07-appointed-inspection'), 'zh')).toContain(
      '买方获退款 20000.00 USD 及检验费 850.00 USD，最迟于 2026-07-24 付出。',
    );
    expect(letterIn(fileOf(TENT), 'en')).toContain('Buyer, who claims: Fairground Displays Ltd (GB)');
    expect(entriesOf(fileOf(TENT)).map(({ path }) => path)).toEqual(expect.arrayContaining(['letters/en.pdf', 'letters/zh.pdf']));
  });

  it('with erased texts stays valid and says so; a letter that still holds one is found', async () => {
    const before = await erased('claim', 'answer', 'evidence', 'clause');
    expect(failed(await verifyCaseFile(before, null))).toEqual(['letter']);
    const bytes = await resealed(before, withLetters);
    const report = await verifyCaseFile(bytes, null);
    expect(report).toMatchObject({ valid: true, sameResult: true });
    expect(report.erased.length).toBeGreaterThan(3);
    expect(letterIn(bytes, 'en')).toContain('[This text was erased.');
    expect(letterIn(bytes, 'en')).not.toContain('tent was not assembled properly');
  });

  it('whose case was erased stays valid, and its decision cannot be made again', async () => {
    const bytes = await resealed(await erased('case'), (entries) =>
      withLetters(changed(entries, 'decision.json', (decision) => ({ ...decision, input: null }))),
    );
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: null });
  });

  it.each(ALTERED)('that was altered in %s and sealed anew by somebody is found by what it says', async (_, change, codes) => {
    const report = await verifyCaseFile(await resealed(fileOf(TENT), change), null);
    expect([report.valid, failed(report)]).toEqual([false, codes]);
  });

  it('whose letters are in a wording that the verifier does not know says so', async () => {
    const report = await verifyCaseFile(await resealed(fileOf(TENT), (entries) => entries, { letterForm: 2 }), null);
    const [bad] = report.checks.filter(({ ok }) => !ok);
    expect(bad).toEqual({ code: 'letter', ok: false, detail: 'wording 2 is newer than this verifier' });
  });
});

describe('1,000 alterations', { timeout: 120_000 }, () => {
  it.each(NAMES)('of %s are all found', async (name) => {
    const bytes = fileOf(name);
    const original = Buffer.from(bytes);
    await fc.assert(
      fc.asyncProperty(alteration(bytes), async (altered) => {
        fc.pre(!original.equals(altered));
        expect((await verifyCaseFile(altered, null)).valid).toBe(false);
      }),
      { numRuns: 340 },
    );
  });
});

describe('the command line', () => {
  /** One call: its exit code and what it said. */
  async function verify(...args: readonly string[]) {
    const told = { out: [] as string[], err: [] as string[] };
    const code = await run(args, { out: (line) => void told.out.push(line), err: (line) => void told.err.push(line) });
    return { code, last: told.out.at(-1), ...told };
  }
  const path = (): string => join(folder, 'case.zip');
  beforeAll(() => writeFile(path(), fileOf('07-appointed-inspection')));

  it('verifies a file offline and prints the hash of the result, decided again', async () => {
    const { code, last, out } = await verify(path());
    const { result } = jsonOf<{ result: { hash: string } }>(entriesOf(fileOf('07-appointed-inspection')), 'decision.json');
    expect([code, last]).toEqual([0, 'valid']);
    expect(out).toContain(`result ${result.hash}: the same when decided again`);
    expect(out.filter((line) => line.startsWith('  NO'))).toEqual([]);
  });

  it('finds one flipped byte', async () => {
    const bytes = Uint8Array.from(fileOf('07-appointed-inspection'));
    bytes[4_000] = (bytes[4_000] ?? 0) ^ 1;
    await writeFile(join(folder, 'flipped.zip'), bytes);
    expect(await verify(join(folder, 'flipped.zip'))).toMatchObject({ code: 1, last: 'ALTERED' });
  });

  it('is told which keys to trust: in a file, or by thumbprint', async () => {
    const own = jsonOf<{ key: PublicKey }>(entriesOf(fileOf('07-appointed-inspection')), 'signature.json').key;
    const other = await memorySigner().publicKey();
    const keys = join(folder, 'keys.json');
    await writeFile(keys, JSON.stringify({ keys: [other, own] }));
    await writeFile(join(folder, 'key.json'), JSON.stringify(other));
    expect(await verify(path(), '--key', keys)).toMatchObject({ code: 0, last: 'valid' });
    expect(await verify('--key', await thumbprintOf(own), path())).toMatchObject({ code: 0, last: 'valid' });
    const stranger = { code: 1, last: 'NOT SIGNED BY A KEY THAT YOU TRUST' };
    expect(await verify(path(), '--key', await thumbprintOf(other))).toMatchObject(stranger);
    expect(await verify(path(), '--key', join(folder, 'key.json'))).toMatchObject(stranger);
    expect(await verify(path(), '--key', join(folder, 'key.json'), '--key', await thumbprintOf(own))).toMatchObject({ code: 0 });
  });

  it('answers JSON on request', async () => {
    const { out } = await verify(path(), '--json');
    expect(JSON.parse(out.join(''))).toMatchObject({ valid: true, sameResult: true, trusted: null });
  });

  it.each<readonly [readonly string[], string]>([
    [[], 'verify.usage'],
    [['a.zip', 'b.zip'], 'verify.usage'],
    [['a.zip', '--key'], 'verify.usage'],
    [['a.zip', '--trust', 'x'], 'verify.usage'],
    [['none.zip'], 'verify.unreadable'],
    [['none.zip', '--key', 'none.json'], 'verify.keys_unreadable'],
  ])('%j: %s', async (args, code) => {
    const told = await verify(...args);
    expect([told.code, told.out]).toEqual([2, []]);
    expect(told.err.join()).toContain(`(${code})`);
  });

  it.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['no archive', new TextEncoder().encode('PK\u0003\u0004 but no archive')],
    ['an archive of something else', pack([{ path: 'a.txt', bytes: new Uint8Array(3) }])],
  ])('%s is no case file, and no fault', async (_, bytes) => {
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: false });
  });
});

describe('the page', { timeout: 90_000 }, () => {
  it('is built from the code as it is: else npm run verifier builds it', async () => {
    const [committed, built] = [await readFile(PAGE, 'utf8'), await makePage()].map((page) => sha256(page));
    expect(committed).toBe(built);
  });

  it('says valid of a file, and altered after one flipped byte, without a network', async () => {
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ offline: true })).newPage();
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(pathToFileURL(PAGE).href);
      const bytes = Buffer.from(fileOf(TENT));
      await page.setInputFiles('#file', { name: 'case.zip', mimeType: 'application/zip', buffer: bytes });
      await page.waitForSelector('#out[data-state]');
      expect(await page.getAttribute('#out', 'data-state')).toBe('valid');
      if (process.env['QUAYSIDE_SHOT']) await page.screenshot({ path: process.env['QUAYSIDE_SHOT'] });
      bytes[5_000] = (bytes[5_000] ?? 0) ^ 4;
      await page.setInputFiles('#file', { name: 'flipped.zip', mimeType: 'application/zip', buffer: bytes });
      await page.waitForSelector('#out[data-state=altered]');
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
