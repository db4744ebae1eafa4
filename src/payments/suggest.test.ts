/** Which orders a bank line without a reference is offered for, and in which order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, type SuggestLine, suggestOrders } from './suggest.rules.ts';

const LINE: SuggestLine = {
  restMinor: 120_000,
  currency: 'USD',
  payer: 'Thames Lighting Ltd',
  reference: null,
  text: 'deposit for lamps',
  bookedOn: '2026-03-05',
};
const order = (key: string, change: Partial<Candidate> = {}): Candidate => ({
  orderId: `spp0000000-${key}`,
  currency: 'USD',
  instalment: 'deposit',
  openMinor: 99_000,
  dueOn: null,
  totalOpenMinor: 400_000,
  knownPayers: ['Somebody Else'],
  ...change,
});
const ids = (line: SuggestLine, ...candidates: readonly Candidate[]): readonly string[] =>
  suggestOrders(line, candidates).map(({ orderId, because }) => `${orderId.slice(11)} ${because.join()}`);

describe('orders that a line may be for', () => {
  it.each([
    ['the open amount', order('aaaaaaaaaa', { openMinor: 120_000 }), 'amount_exact'],
    ['all that is open', order('aaaaaaaaaa', { totalOpenMinor: 120_000 }), 'amount_all'],
    ['the open amount less what a bank kept', order('aaaaaaaaaa', { openMinor: 122_500 }), 'amount_less_fee'],
    ['the buyer’s name', order('aaaaaaaaaa', { knownPayers: ['THAMES LIGHTING LTD.'] }), 'payer_known'],
    ['a slip in the buyer’s name', order('aaaaaaaaaa', { knownPayers: ['Thames Lightning Ltd'] }), 'payer_like'],
  ])('by %s', (_name, candidate, because) => {
    expect(ids(LINE, candidate)).toEqual([`aaaaaaaaaa ${because}`]);
  });

  it('by a part of the order’s own key in the text, however it is written', () => {
    const line = { ...LINE, payer: null, text: 'payment ord. 3rt8-wy5 thanks' };
    expect(ids(line, order('3rt8wy5n0c'), order('4rt8wy6n0c'))).toEqual(['3rt8wy5n0c order_named']);
  });

  it('not by the supplier’s half of the reference, which stands in all its orders', () => {
    expect(ids({ ...LINE, payer: null, text: 'RF18SPP0000000' }, order('3rt8wy5n0c'))).toEqual([]);
  });

  it('not by the due day alone, and never in another currency', () => {
    expect(ids(LINE, order('aaaaaaaaaa', { dueOn: '2026-03-06' }))).toEqual([]);
    expect(ids(LINE, order('aaaaaaaaaa', { openMinor: 120_000, currency: 'EUR' }))).toEqual([]);
  });

  it('the likeliest first: amount before name, both before one; the due day decides between equals', () => {
    const known = ['Thames Lighting Ltd'];
    expect(
      ids(
        LINE,
        order('cccccccccc', { knownPayers: known }),
        order('bbbbbbbbbb', { openMinor: 120_000 }),
        order('aaaaaaaaaa', { openMinor: 120_000, knownPayers: known }),
        order('dddddddddd', { openMinor: 120_000, dueOn: '2026-03-04' }),
      ),
    ).toEqual([
      'aaaaaaaaaa amount_exact,payer_known',
      'dddddddddd amount_exact,due_near',
      'bbbbbbbbbb amount_exact',
      'cccccccccc payer_known',
    ]);
  });

  it('are at most nine, each once, whatever order they come in', () => {
    const many = Array.from({ length: 30 }, (_, n) => order(`k${String(n).padStart(9, '0')}`, { openMinor: 118_000 + n * 100 }));
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: 30 }), (shuffled) => {
        const found = suggestOrders(LINE, shuffled);
        expect(found).toEqual(suggestOrders(LINE, many));
        expect(found.length).toBeLessThanOrEqual(9);
        expect(found.every(({ because }) => because.length > 0)).toBe(true);
      }),
    );
  });
});
