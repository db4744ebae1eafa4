/** An appeal while another claim is open: the buyer cannot keep the supplier from it, and the order ends with the last of them. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { type Goods, act, factsOf, to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import type { Finding } from './determination.types.ts';
import {
  appeals,
  approves,
  claim,
  decided,
  decides,
  disputed,
  figures,
  paysOut,
  refunds,
  stateOf,
  toPlatform,
} from './dispute.testing.ts';
import { withdraw } from './negotiation.rules.ts';
import { claimStep } from './next.rules.ts';
import { acceptOffer, makeOffer } from './offers.rules.ts';
import { open } from './open.rules.ts';
import { PLANS, askFor, named, pieces } from './open.testing.ts';
import { onChargedBack } from './paid.rules.ts';
import { claimById, openClaims } from './rules.ts';
import type { Claim } from './types.ts';
import { claimView } from './view.rules.ts';

const OTHER = 'claim00002';
const other = (g: Goods): Claim => {
  const found = claimById(claimsOf(g).claims, OTHER);
  return must(found.ok ? found.value : null, 'the other claim');
};
const opens = (g: Goods): string | null =>
  act(g, (_, f) => open(claimsOf(g), f, askFor('quality', { claimId: OTHER, points: named('power') })));
const withdraws = (g: Goods): string | null => act(g, () => withdraw(claimsOf(g), other(g), factsOf(g), 'r-other'));
const offersAll = (g: Goods, amountMinor: number | null): string | null =>
  act(g, () =>
    makeOffer(claimsOf(g), other(g), factsOf(g), 'supplier', {
      ...{ offerId: 'all', kind: 'refund', amountMinor, performBy: null, note: null, expiresInDays: null },
    }),
  );
/** The two agree in the other claim on all that is there. */
const settlesRest = (g: Goods): string | null =>
  offersAll(g, null) ??
  act(g, () => acceptOffer(claimsOf(g), other(g), factsOf(g), 'buyer', { offerId: 'all', refundId: 'rest' }));

/** A reduction of 480.00 USD that was set off against the balance, and another claim since. */
function reduced(finding: Finding = 'not_met'): Goods {
  const ask = askFor('quality', { points: [{ clauseId: 'label', quantity: pieces(60), nature: null }] });
  const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', plan: PLANS.arrived, ask });
  to(g, '2026-06-17T10:00:00+08:00');
  decided(toPlatform(g), { overrides: { label: finding } });
  expect([stateOf(g), opens(g)]).toEqual(['determined, over', null]);
  return g;
}
const again = (g: Goods, finding: Finding): string | null =>
  decides(g, { by: 'second', overrides: { label: finding } }) ?? approves(g, 'first');
const openIds = (g: Goods): readonly string[] => openClaims(claimsOf(g).claims).map(({ claimId }) => claimId);
const contested = (g: Goods): boolean => claimsOf(g).orders.contested;

describe('a claim that was opened since', () => {
  it.each(['buyer', 'supplier'] as const)('does not keep the %s from appealing', (side) => {
    const g = reduced();
    expect(appeals(g, side)).toBeNull();
    expect(openIds(g)).toEqual([CLAIM, OTHER]);
    expect(opens(g)).toBe('claim.already_open');
  });

  it('has its own next step, and so has the appeal', () => {
    const g = reduced();
    appeals(g, 'supplier');
    const nextOf = (each: Claim) => claimView(claimsOf(g), each, () => null, 'buyer')['next'];
    expect([nextOf(claim(g)), nextOf(other(g))]).toMatchObject([{ what: 'claim_decide' }, { what: 'claim_answer' }]);
    expect(claimStep(claimsOf(g))).toMatchObject({ what: 'claim_answer' });
  });

  it.each<readonly [string, readonly ((g: Goods) => unknown)[]]>([
    ['the appeal first', [(g) => again(g, 'met'), withdraws]],
    ['the other first', [withdraws, (g) => again(g, 'met')]],
  ])('keeps the contract frozen until both are over, %s', (_, acts) => {
    const g = reduced();
    appeals(g, 'supplier');
    const seen = acts.map((does) => [does(g), contested(g), openIds(g).length, claimsOf(g).orders.status]);
    expect(seen).toEqual([
      [null, true, 1, 'arrived'],
      [null, false, 0, 'arrived'],
    ]);
  });
});

describe('money of an appeal beside another claim', () => {
  /** Nothing was found at first; the appeal gives 480.00 USD, which are paid out because all else was paid. */
  const paidOut = (): Goods => {
    const ask = askFor('quality', { points: [{ clauseId: 'label', quantity: pieces(60), nature: null }] });
    const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', paidMinor: 400_000, plan: PLANS.arrived, ask });
    to(g, '2026-06-17T10:00:00+08:00');
    decided(toPlatform(g), { overrides: { label: 'met' } });
    opens(g);
    appeals(g, 'buyer');
    expect([again(g, 'not_met'), refunds(g)]).toEqual([null, ['48000 open']]);
    return g;
  };

  it('ends the order only with the last of the two, in part', () => {
    const g = paidOut();
    expect([paysOut(g), stateOf(g), claimsOf(g).orders.status, contested(g)]).toEqual([
      null,
      'determined, over',
      'arrived',
      true,
    ]);
    expect(withdraws(g)).toBeNull();
    expect([claimsOf(g).orders.status, contested(g), figures(g)]).toMatchObject(['completed', false, { heldMinor: 0 }]);
  });

  it('and in full, where the other takes all the rest', () => {
    const g = paidOut();
    expect(paysOut(g)).toBeNull();
    expect([settlesRest(g), paysOut(g)]).toEqual([null, null]);
    expect([claimsOf(g).orders.status, contested(g), openIds(g)]).toEqual(['refunded', false, []]);
  });

  it('is not there to be offered once more', () => {
    const g = paidOut();
    expect(offersAll(g, 400_000)).toBe('refund.exceeds_paid');
    expect(offersAll(g, null)).toBeNull();
    expect(other(g).offers.at(-1)?.amountMinor).toBe(352_000);
  });

  it('taken back by the card bank from both ends both, and the order once', () => {
    const g = paidOut();
    expect(settlesRest(g)).toBeNull();
    const states = claimsOf(g);
    const refundsNow = states.payments.refunds.map((refund) => ({ ...refund, status: 'cancelled' as const }));
    const payments = { ...states.payments, chargedBackMinor: 400_000, refunds: refundsNow };
    const { events = [] } = onChargedBack({ ...states, payments }, factsOf(g));
    const types = events.map(({ type }) => type).filter((type) => type === 'claims.finished' || type.startsWith('orders.'));
    expect(types.slice(0, 2)).toEqual(['claims.finished', 'claims.finished']);
    expect(types.filter((type) => type === 'orders.contested')).toHaveLength(1);
  });
});
