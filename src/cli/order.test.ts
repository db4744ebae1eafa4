/** `order`: what scripts get from imports and lists, and refusals with the words of the server. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ublOrder } from '../adapters/ubl/order.fixture.ts';
import { run } from './order.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'order-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function order(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out, err };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('import', () => {
  it('answers draft, clauses, notCarried and problems as JSON', async () => {
    const path = await file('order.xml', ublOrder({ notes: '<cbc:Note>Good quality</cbc:Note>', delivery: '' }));
    const { code, out, err } = await order('import', path, '--json');
    expect([code, err, out.length]).toEqual([0, [], 1]);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      draft: { currency: 'USD', lines: [{ lineId: '1', quantity: '500 pcs' }] },
      clauses: [{ text: 'Good quality', verdict: 'vague' }],
      notCarried: [
        { path: 'BuyerCustomerParty/Party/PostalAddress' },
        { path: 'BuyerCustomerParty/Party/PartyTaxScheme/TaxScheme' },
      ],
      problems: [{ code: 'ship_by_missing' }],
    });
  });

  it('says the same in words', async () => {
    const { out } = await order('import', await file('words.xml', ublOrder({ delivery: '' })));
    expect(out.slice(0, 6)).toEqual([
      'Order PO-77 of 2026-03-02: Thames Lighting buys from Ningbo Light',
      '  FOB Shenzhen, ship by no day',
      '  1  500 pcs  LED strip 5 m  at 8.00 USD',
      '  freight  Sea freight  200.00 USD',
      'To settle:',
      '  Delivery: The order has no shipping day: agree an exact one.',
    ]);
  });

  it('refuses with the code, the place and advice, and nothing on the answer', async () => {
    const { code, out, err } = await order('import', await file('bad.xml', ublOrder({ lines: '' })), '--json');
    expect([code, out, err.map((line) => JSON.parse(line) as unknown)]).toEqual([
      2,
      [],
      [
        {
          code: 'ubl.field_missing',
          message: 'OrderLine is missing. Show the place to whoever sent the file. Nothing was written.',
        },
      ],
    ]);
  });

  it('stops reading a file that is larger than an order', async () => {
    const { code, err } = await order('import', await file('large.xml', 'a'.repeat(6 * 1024 * 1024)));
    expect([code, err[0]?.endsWith('(ubl.too_large)')]).toEqual([2, true]);
  });
});

describe('requirements', () => {
  it('judges each row', async () => {
    const path = await file('list.csv', 'class;text;id\nmajor;"Length 5 m ± 1 cm; measured with a tape";a\n;Good quality;b\n');
    const { code, out } = await order('requirements', path, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject([
      { id: 'a', defectClass: 'major', category: null, verdict: 'measurable', problems: [], rewrite: null },
      { id: 'b', defectClass: null, verdict: 'vague' },
    ]);
    expect((await order('requirements', path)).out[0]).toBe('a  measurable');
  });

  it('refuses a list in GBK with the way out', async () => {
    const { code, err } = await order(
      'requirements',
      await file('gbk.csv', Uint8Array.of(0x74, 0x65, 0x78, 0x74, 0x0a, 0xb3, 0xa4)),
      '--json',
    );
    expect([code, JSON.parse(err[0] ?? '')]).toEqual([
      2,
      { code: 'csv.encoding_refused', message: expect.stringContaining('save it as “CSV UTF-8”') as string },
    ]);
  });
});

describe('a wrong call', () => {
  it.each([
    [[], 'order.usage'],
    [['import'], 'order.usage'],
    [['import', '--fast'], 'order.usage'],
    [['import', 'a.xml', 'b.xml'], 'order.usage'],
    [['change', 'a.xml'], 'order.usage'],
    [['export', 'spp0000000-0rder00000'], 'order.usage'],
    [['export', 'spp0000000-0rder00000', '--ubl', '--pdf'], 'order.usage'],
    [['import', 'no-such-file.xml'], 'order.unreadable'],
  ])('%j: %s', async (args, code) => {
    const { code: exit, out, err } = await order(...args);
    expect([exit, out, err.join('\n').endsWith(`(${code})`)]).toEqual([2, [], true]);
  });
});
