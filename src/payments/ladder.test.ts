/** The four steps of a wire, for wires that were announced, came short, came twice, or wait for a person. */
import { describe, expect, it } from 'vitest';
import { type Told, wiresOf } from './ladder.rules.ts';
import type { SeenLine } from './types.ts';

const T1 = '2026-03-02T01:00:00.000Z';
const T2 = '2026-03-03T01:00:00.000Z';
const T3 = '2026-03-04T01:00:00.000Z';

const said = (instalment: string, at = T1, amountMinor: number | null = null, payer = false): Told => ({
  kind: 'declared',
  data: { instalment, amountMinor, payer: payer ? { contentId: 'c', hash: 'h' } : null, at },
});
const came = (creditId: string, instalment: string, amountMinor: number, at = T3): Told => ({
  kind: 'credited',
  data: { creditId, channel: 'wire', amountMinor, bookedOn: '2026-03-03', allocations: [{ instalment, amountMinor }], at },
});
const line = (lineId: string, because: string | null = null, amountMinor = 100): SeenLine => ({
  lineId,
  receivedAt: T2,
  bookedOn: '2026-03-03',
  amountMinor,
  because,
});
const steps = (told: readonly Told[], lines: readonly SeenLine[], coveredMinor: number) =>
  wiresOf({
    told,
    lines,
    credits: told.flatMap(({ kind, data }) => (kind === 'credited' ? [data] : [])),
    coveredMinor,
  });

describe('the ladder of a wire', () => {
  it('begins with the announcement', () => {
    expect(steps([said('deposit', T1, 100, true)], [], 0)).toEqual([
      {
        instalment: 'deposit',
        amountMinor: 100,
        thirdParty: true,
        instructedAt: T1,
        seenAt: null,
        bookedOn: null,
        matchedAt: null,
        coveredMinor: 0,
        because: null,
      },
    ]);
  });

  it('ends with what the cover reaches of it', () => {
    expect(steps([said('deposit'), came('L1', 'deposit', 100)], [line('L1')], 60)).toMatchObject([
      { instructedAt: T1, seenAt: T2, matchedAt: T3, amountMinor: 100, coveredMinor: 60 },
    ]);
  });

  it('covers the first credit first', () => {
    const told = [came('L1', 'deposit', 100), came('L2', 'balance', 100)];
    expect(steps(told, [line('L1'), line('L2')], 130)).toMatchObject([{ coveredMinor: 100 }, { coveredMinor: 30 }]);
  });

  it('shows a line that waits on the wire that was announced, with the reason', () => {
    expect(steps([said('deposit')], [line('L1', 'payer_undeclared')], 0)).toMatchObject([
      { instructedAt: T1, seenAt: T2, matchedAt: null, because: 'payer_undeclared' },
    ]);
  });

  it('shows a line that nobody announced by itself', () => {
    expect(steps([], [line('L1', 'excess')], 0)).toMatchObject([{ instalment: null, instructedAt: null, seenAt: T2 }]);
  });

  it('takes a second announcement of the same instalment in place of the first', () => {
    expect(steps([said('deposit'), said('deposit', T2, 90)], [], 0)).toMatchObject([{ instructedAt: T2, amountMinor: 90 }]);
  });

  it('knows the rest of a line that a person gave to the order', () => {
    expect(steps([came('L1+40', 'balance', 60)], [line('L1')], 0)).toMatchObject([{ seenAt: T2, matchedAt: T3 }]);
  });

  it('takes the supplier’s word, and shows the bank’s line once one is linked to it', () => {
    const word: Told = { kind: 'credited', data: { ...came('told:deposit:1', 'deposit', 100).data, channel: 'told' } as never };
    const link: Told = { kind: 'linked', data: { creditId: 'told:deposit:1', lineId: 'L1', amountMinor: 100, at: T3 } };
    expect(steps([said('deposit'), word], [], 100)).toMatchObject([
      { instructedAt: T1, seenAt: null, matchedAt: T3, coveredMinor: 100 },
    ]);
    expect(steps([said('deposit'), word, link], [line('L1')], 100)).toMatchObject([{ seenAt: T2, matchedAt: T3 }]);
  });

  it('leaves cards out, though the cover reaches them first', () => {
    const card: Told = { kind: 'credited', data: { ...came('C1', 'deposit', 100).data, channel: 'card' } as never };
    expect(steps([card, came('L1', 'balance', 100)], [line('L1')], 130)).toMatchObject([{ coveredMinor: 30 }]);
  });
});
