/** Where a refund goes back to: a table of payments, and what is known of each. */
import { describe, expect, it } from 'vitest';
import { creditIdOf, linesOf, masked, partsTo } from './sources.rules.ts';
import type { Credit, PayerLine, RefundPart } from './types.ts';

const line = (lineId: string, payerAccount: string | null = 'NL91ABNA0417164300'): PayerLine => ({
  lineId,
  payer: 'Tent & Trail Ltd',
  payerAccount,
  bookedOn: '2026-03-06',
});
const credit = (creditId: string, channel: Credit['channel'], links: readonly (readonly [string, number])[] = []): Credit => ({
  creditId,
  channel,
  amountMinor: 1_000,
  links: links.map(([lineId, amountMinor]) => ({ lineId, amountMinor })),
});
const CREDITS = [
  credit('wire-1', 'wire'),
  credit('wire-2', 'wire'),
  credit('ch_1', 'card'),
  credit('told:deposit:1', 'told'),
  credit('told:deposit:2', 'told', [['line-a', 1_000]]),
  credit('told:deposit:3', 'told', [
    ['line-a', 300],
    ['line-b', 200],
  ]),
  credit(creditIdOf({ lineId: 'wire-1', bookedMinor: 600 }), 'wire'),
  credit('told:deposit:4', 'told', [['line-a+300', 1_000]]),
  credit('wire+7', 'wire'),
  credit('wire-9+600', 'wire'),
];
const LINES = new Map(
  [line('wire-1'), line('wire-2', null), line('line-a'), line('line-b', '123'), line('wire+7')].map((l) => [l.lineId, l]),
);
const part = (creditId: string): RefundPart => {
  const found = CREDITS.find((c) => c.creditId === creditId);
  return { creditId, channel: found?.channel ?? 'wire', amountMinor: 400 };
};
const account = (lineId: string, shown: string | null) => ({
  kind: 'account',
  lineId,
  payer: 'Tent & Trail Ltd',
  account: shown,
  bookedOn: '2026-03-06',
});

describe('where a part goes back to', () => {
  it.each([
    ['a wire: the account that paid', 'wire-1', [account('wire-1', '•••• 4300')]],
    ['a wire whose bank named no account', 'wire-2', [account('wire-2', null)]],
    ['a wire whose line is not here', 'wire-9', [{ kind: 'unknown' }]],
    ['a card: its capture', 'ch_1', [{ kind: 'card', captureId: 'ch_1' }]],
    ['told by the supplier, no line yet', 'told:deposit:1', [{ kind: 'unknown' }]],
    ['told, and a line has shown it', 'told:deposit:2', [account('line-a', '•••• 4300')]],
    [
      'told, and two lines have shown a part of it',
      'told:deposit:3',
      [account('line-a', '•••• 4300'), account('line-b', '••••'), { kind: 'unknown' }],
    ],
    ['the rest of a wire of which another order took a part', 'wire-1+600', [account('wire-1', '•••• 4300')]],
    ['told, and the rest of a line has shown it', 'told:deposit:4', [account('line-a', '•••• 4300')]],
    ['a wire whose own name looks like a rest', 'wire+7', [account('wire+7', '•••• 4300')]],
    ['the rest of a wire whose line is not here', 'wire-9+600', [{ kind: 'unknown' }]],
  ])('%s', (_, creditId, to) => {
    expect(partsTo([part(creditId)], CREDITS, LINES)).toEqual([{ ...part(creditId), to }]);
  });

  it('asks for the lines of all parts once each', () => {
    const parts = CREDITS.map(({ creditId }) => part(creditId));
    const lines = linesOf(parts, CREDITS);
    expect(lines).toEqual(expect.arrayContaining(['wire-1', 'wire-2', 'line-a', 'line-b', 'wire+7', 'wire-9']));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each([
    ['NL91 ABNA 0417 1643 00', '•••• 4300'],
    ['12345678', '•••• 5678'],
    ['1234567', '••••'],
  ])('%s is shown as %s', (full, shown) => {
    expect(masked(full)).toBe(shown);
  });
});
