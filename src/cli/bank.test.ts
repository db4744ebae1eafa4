/** The `bank parse` command: the documented shape, the table, and exit code 2 with a code for every bad call. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testBank } from '../adapters/bank/testbank.ts';
import { run } from './bank.ts';

const folder = mkdtempSync(join(tmpdir(), 'quayside-bank-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function bank(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const account = testBank({ number: '6222001', currency: 'USD' }, -2700);
account.credit({ amountMinor: 885, bookedOn: '2026-03-02', reference: 'RF18539007547034', payer: 'A\u0085B', text: 'deposit' });
const good = file('good.xml', account.statement('2026-03-02T10:00:00.000Z'));

describe('bank parse', () => {
  it('prints exactly the documented keys, amounts as decimal strings', async () => {
    const { code, out, err } = await bank('parse', good, '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      statements: [
        {
          id: 'TBM00000001',
          account: '6222001',
          currency: 'USD',
          openingMinor: '-2700',
          closingMinor: '-1815',
          lines: [
            {
              amountMinor: '885',
              direction: 'credit',
              bookedOn: '2026-03-02',
              reference: 'RF18539007547034',
              payer: 'A\u0085B',
              text: 'deposit',
              status: 'BOOK',
            },
          ],
        },
      ],
    });
  });

  it("prints a table for people, without the control characters of a bank's text", async () => {
    const { code, out } = await bank('parse', good);
    expect(code).toBe(0);
    expect(out).toContain('Statement TBM00000001  account 6222001  opening -27.00 USD  closing -18.15 USD');
    expect(out).toMatch(/2026-03-02 +8\.85 +USD +BOOK +RF18539007547034 +A B +deposit/);
  });

  it.each([
    ['a refused file', ['parse', file('bad.xml', '<a>')], 'bank.not_xml'],
    ['a missing file', ['parse', join(folder, 'none.xml')], 'bank.unreadable'],
    ['a folder', ['parse', folder], 'bank.unreadable'],
    ['no file', ['parse'], 'bank.usage'],
    ['two files', ['parse', good, good], 'bank.usage'],
    ['another verb', ['print', good], 'bank.usage'],
    ['an unknown option', ['parse', '--yaml'], 'bank.usage'],
  ])('%s: exit 2 and the code', async (_name, args, code) => {
    const json = await bank(...args, '--json');
    expect([json.code, json.out]).toEqual([2, '']);
    expect(JSON.parse(json.err)).toEqual({ code, message: expect.any(String) });
    const text = await bank(...args);
    expect(text.err).toContain(code);
  });
});
