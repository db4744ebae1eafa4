/** What is kept of an order's messages, and which warnings stand because of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialContract } from '../contracts/rules.ts';
import type { ContractState, Side } from '../contracts/types.ts';
import { addMillis } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { BUYER, NOW, SUPPLIER, terms } from '../orders/orders.fixture.ts';
import { initialOrder } from '../orders/rules.ts';
import { carriedInto, evolveMessages, initialMessages, standingMessageWarnings, warningsOf, withCarried } from './rules.ts';
import { type InquiryRemark, type MessagesEvent, type MessagesState, type Promised, SIGNALS, type Signal } from './types.ts';

const contract: ContractState = { ...initialContract, buyerId: BUYER, supplierId: SUPPLIER, terms: terms() };
const opened = { ...initialOrder, openedAt: NOW };
const DAY = 86_400_000;

const sent = (id: string, by: Side, flags: readonly Signal[], promises: readonly Promised[] = [], at = NOW) =>
  ({
    type: 'messages.sent',
    v: 1,
    data: { message: { contentId: id, hash: 'h' }, by, flags, promises },
    seq: 1,
    at,
    actor: { kind: 'timer' },
  }) as RecordedEvent<MessagesEvent>;
const folded = (...events: readonly RecordedEvent<MessagesEvent>[]): MessagesState =>
  events.reduce(evolveMessages, initialMessages);
const remark = (at: string, more: Partial<InquiryRemark> = {}): InquiryRemark => ({
  messageId: 'm',
  fromCompany: SUPPLIER,
  at,
  flags: ['message.off_platform_payment'],
  promises: [],
  ...more,
});

describe('of the messages of an order', () => {
  it('the newest for each signal of each side stays', () => {
    const state = folded(
      sent('1', 'supplier', ['message.new_bank_details']),
      sent('2', 'buyer', ['message.new_bank_details']),
      sent('3', 'supplier', ['message.new_bank_details', 'message.fee_shifted']),
      sent('4', 'supplier', []),
    );
    expect(state.count).toBe(4);
    expect(state.signals.map(({ flag, by, messageId }) => [flag, by, messageId])).toEqual([
      ['message.new_bank_details', 'buyer', '2'],
      ['message.new_bank_details', 'supplier', '3'],
      ['message.fee_shifted', 'supplier', '3'],
    ]);
  });

  it('the last word of the supplier on a matter counts; the buyer promises nothing', () => {
    const may = { kind: 'ship_by', on: '2026-05-01' } as const;
    const agreed = { kind: 'ship_by', on: terms().shipBy.date ?? '' } as const;
    const told = (...events: readonly RecordedEvent<MessagesEvent>[]) =>
      warningsOf(folded(...events), contract).map(({ code }) => code);
    expect(told(sent('1', 'supplier', [], [may]))).toEqual(['message.contradicts_contract']);
    expect(told(sent('1', 'supplier', [], [may]), sent('2', 'supplier', [], [agreed]))).toEqual([]);
    expect(told(sent('1', 'buyer', [], [may]))).toEqual([]);
  });

  it('however many are written, the state stays small', () => {
    const any = fc.record({ by: fc.constantFrom<Side>('buyer', 'supplier'), flags: fc.subarray([...SIGNALS]) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (messages) => {
        const state = folded(...messages.map(({ by, flags }, i) => sent(String(i), by, flags)));
        expect(state.count).toBe(messages.length);
        expect(state.signals.length).toBeLessThanOrEqual(2 * SIGNALS.length);
        for (const { flag, by } of state.signals) expect(messages.some((m) => m.by === by && m.flags.includes(flag))).toBe(true);
      }),
    );
  });
});

describe('the thread of the two companies', () => {
  it.each([
    ['90 days before', addMillis(NOW, -90 * DAY), null, true],
    ['earlier', addMillis(NOW, -90 * DAY - 1), null, false],
    ['while the order runs', addMillis(NOW, 5 * DAY), null, true],
    ['after it ended', addMillis(NOW, 5 * DAY), addMillis(NOW, 4 * DAY), false],
  ] as const)('%s', (_, at, endedAt, counts) => {
    expect(carriedInto(contract, { ...opened, endedAt }, [remark(at)]).length === 1).toBe(counts);
  });

  it('the sides are those of the order, and the newer remark wins wherever it stands', () => {
    const older = addMillis(NOW, -DAY);
    const carried = carriedInto(contract, opened, [remark(older), remark(older, { fromCompany: BUYER, messageId: 'b' })]);
    expect(carried.map(({ by }) => by)).toEqual(['supplier', 'buyer']);
    const state = withCarried(folded(sent('own', 'supplier', ['message.off_platform_payment'])), carried);
    expect(state.signals.map(({ by, messageId }) => [by, messageId])).toEqual([
      ['buyer', 'b'],
      ['supplier', 'own'],
    ]);
  });

  it('an order that ended warns of nothing any more', () => {
    const states = { contracts: contract, orders: opened };
    expect(standingMessageWarnings(states, [remark(NOW)])).toHaveLength(1);
    expect(standingMessageWarnings({ ...states, orders: { ...opened, endedAt: NOW } }, [remark(NOW)])).toEqual([]);
  });
});
