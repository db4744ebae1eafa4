/** A reduction of a price that was not paid yet: the buyer owes that much less, whatever is amended, paid or decided after. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { openOf } from '../payments/fold.rules.ts';
import { type Goods, act, factsOf, pay, to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import type { Finding } from './determination.types.ts';
import {
  appeals,
  approves,
  claim,
  decided,
  decides,
  disputed,
  figures,
  refunds,
  stateOf,
  toPlatform,
} from './dispute.testing.ts';
import { open as openClaim } from './open.rules.ts';
import { PLANS, askFor, named, pieces } from './open.testing.ts';
import { lastDecision } from './rules.ts';

const open = (g: Goods): readonly number[] => claimsOf(g).payments.instalments.map(openOf);
const award = (g: Goods) => lastDecision(claim(g))?.result.award.lines.map(({ kind, amountMinor }) => [kind, amountMinor]);

/** 4,000.00 USD of lamps, 1,200.00 paid; a minor clause is claimed on some of the pieces and found broken. */
function reduced(count: number, paidMinor = 120_000): Goods {
  const ask = askFor('quality', { points: [{ clauseId: 'label', quantity: pieces(count), nature: null }] });
  const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', paidMinor, plan: PLANS.arrived, ask });
  to(g, '2026-06-17T10:00:00+08:00');
  return decided(toPlatform(g), { overrides: { label: 'not_met' } });
}

describe('a reduction that is set off', () => {
  it('lowers what is open of the price, and nothing is sent', () => {
    const g = reduced(60);
    expect(award(g)).toEqual([
      ['reduction', 48_000],
      ['set_off', -48_000],
    ]);
    expect([open(g), refunds(g), stateOf(g)]).toEqual([[0, 232_000], [], 'determined, over']);
    expect(figures(g)).toMatchObject({ paidMinor: 120_000, refundedMinor: 0, heldMinor: 120_000 });
    expect(claimsOf(g).payments.setOffs).toEqual([{ claimId: CLAIM, amountMinor: 48_000 }]);
  });

  it('is not asked for again: a payment of the whole balance is booked up to what is still owed', () => {
    const g = reduced(60);
    expect(pay(g, 280_000)).toBeNull();
    expect([open(g), figures(g).paidMinor]).toEqual([[0, 0], 352_000]);
    expect(pay(g, 1_000)).toBe('payment.nothing_open');
  });

  it('goes out where the price was paid', () => {
    const g = reduced(60, 390_000);
    expect(award(g)).toEqual([
      ['reduction', 48_000],
      ['set_off', -10_000],
    ]);
    expect([open(g), refunds(g)]).toEqual([[0, 0], ['38000 open']]);
  });

  it('of an appeal takes the place of the first', () => {
    const appealed = (finding: Finding): Goods => {
      const g = reduced(60);
      expect(appeals(g, 'supplier')).toBeNull();
      // The first decision stands until the second is approved.
      expect(open(g)).toEqual([0, 232_000]);
      expect(decides(g, { by: 'second', overrides: { label: finding } }) ?? approves(g, 'first')).toBeNull();
      return g;
    };
    expect(open(appealed('not_met'))).toEqual([0, 232_000]);
    expect(open(appealed('met'))).toEqual([0, 280_000]);
  });

  it('of one claim is not there for the next', () => {
    const g = reduced(350);
    expect(open(g)).toEqual([0, 0]);
    const ask = askFor('quality', { claimId: 'claim00002', points: named('power') });
    expect(act(g, (_, facts) => openClaim(claimsOf(g), facts, ask))).toBeNull();
    const second = must(claimsOf(g).claims.claims.at(-1), 'a claim');
    expect(caseInput(claimsOf(g), second, new Map(), factsOf(g))?.facts.unpaidMinor).toBe(0);
  });
});
