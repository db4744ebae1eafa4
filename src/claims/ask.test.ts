/** What a buyer writes, read as a claim on the contract: grounds, quantities, and the charges of a bill. */
import { describe, expect, it } from 'vitest';
import type { Goods } from '../shipments/goods.fixture.ts';
import { claimsOf } from './appointment.fixture.ts';
import { type SentClaim, askOf, askedQuantity } from './ask.rules.ts';
import { draft } from './evidence.testing.ts';
import type { EvidenceDraft } from './intake.rules.ts';
import { confirmed } from './open.testing.ts';

/** FOB, in USD. */
const order: Goods = confirmed();
const ask = (sent: SentClaim, ...drafts: readonly EvidenceDraft[]) =>
  askOf(claimsOf(order), sent, { claimId: 'c', quantity: null, drafts });
const THC = 'Origin terminal handling 55.00 USD';

describe('a claim', () => {
  it('that names next to nothing asks for all that is covered, of every clause', () => {
    expect(ask({ ground: 'quality' })).toEqual({
      ...{ claimId: 'c', grounds: ['quality'], points: null, quantity: null, lineId: null, charges: [] },
      ...{ amountMinor: null, keepsGoods: false, usedMinor: 0 },
    });
  });

  it.each<readonly [string, SentClaim, object]>([
    ['no ground', {}, { grounds: [] }],
    [
      'several grounds, whatever else it names',
      { ground: 'charges', grounds: ['quality', 'shortage'] },
      { grounds: ['quality', 'shortage'] },
    ],
    [
      'clauses',
      { clauses: ['a', 'b'] },
      {
        points: [
          { clauseId: 'a', quantity: null, nature: null },
          { clauseId: 'b', quantity: null, nature: null },
        ],
      },
    ],
    ['goods that are kept or used', { keepsGoods: true, usedMinor: 5 }, { keepsGoods: true, usedMinor: 5 }],
  ])('with %s', (_, sent, expected) => expect(ask(sent)).toMatchObject(expected));
});

describe('a quantity', () => {
  it.each<readonly [string, string | undefined, unknown]>([
    ['none', undefined, { ok: true, value: null }],
    ['one', '20 pcs', { ok: true, value: { thousandths: 20_000, unit: 'pcs' } }],
    ['in no unit', '20', { ok: false, code: 'claim.point_invalid', data: { quantity: '20' } }],
    ['of words', 'x'.repeat(80), { ok: false, code: 'claim.point_invalid', data: { quantity: 'x'.repeat(40) } }],
  ])('%s', (_, quantity, read) => {
    expect(askedQuantity(quantity === undefined ? {} : { quantity })).toEqual(read);
  });
});

describe('a bill', () => {
  it('is read line by line; what is in another currency or no known charge is left out', () => {
    const bill = [THC, 'THC 85.00 GBP', 'a dinner 40.00 USD'];
    expect(ask({ ground: 'charges', bill }).charges).toEqual([{ charge: 'origin_terminal', amountMinor: 5_500, billId: null }]);
  });

  it.each<readonly [EvidenceDraft['kind'], boolean]>([
    ['document', true],
    ['photo', true],
    ['statement', true],
    ['own_measurement', false],
    ['report', false],
  ])('that comes as a %s is evidence of its charges: %s', (kind, shown) => {
    const drafts = [draft({ kind: 'own_measurement', evidenceId: 'm' }), draft({ kind, evidenceId: 'b' })];
    expect(ask({ bill: [THC] }, ...drafts).charges[0]?.billId).toBe(shown ? 'b' : null);
  });
});
