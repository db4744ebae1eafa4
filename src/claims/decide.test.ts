/** The platform's decision: when, by whom, on which case, what a person may change in it, and what the second person makes of it. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { BUYER, SUPPLIER } from '../orders/orders.fixture.ts';
import { type Goods, factsOf, pay, to } from '../shipments/goods.fixture.ts';
import { appoints, claimsOf, LAB } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import { wouldDecide } from './decide.rules.ts';
import { NOTHING_MEASURED } from './evidence.rules.ts';
import {
  accepts,
  answers,
  approves,
  claim,
  decided,
  decides,
  disputed,
  does,
  escalates,
  figures,
  offers,
  offersOf,
  openOfferOf,
  openRefund,
  paysOut,
  refunds,
  returns,
  stateOf,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { draft, files } from './evidence.testing.ts';
import { deadlineName } from './finish.rules.ts';
import { claimStep } from './next.rules.ts';
import { PLANS, askFor, justBefore, named } from './open.testing.ts';
import { lastDecision, standingDecision } from './rules.ts';
import { isWithheld } from './view.rules.ts';
import { hinder, prepay } from './appointment.rules.ts';
import type { Finding } from './determination.types.ts';
import type { EvidenceBody } from './evidence.types.ts';

const step = (g: Goods): string => {
  const next = claimStep(claimsOf(g));
  return next ? `${next.by} ${next.what}` : 'nobody';
};
const findings = (g: Goods): Readonly<Record<string, Finding>> =>
  Object.fromEntries((lastDecision(claim(g))?.result.findings ?? []).map(({ subject, finding }) => [subject, finding]));
const awarded = (g: Goods): number => must(lastDecision(claim(g)), 'a decision').result.award.refundMinor;

/** Delivered goods of which the power and the label are claimed on 16 June 2026, with the platform since 17 June. */
function delivered(claimed: readonly string[] = ['power', 'label']): Goods {
  const g = disputed({
    on: '2026-06-16T10:00:00+08:00',
    shipBy: '2026-05-15',
    plan: PLANS.arrived,
    ask: askFor('quality', { points: named(...claimed) }),
  });
  to(g, '2026-06-17T10:00:00+08:00');
  return toPlatform(g);
}

describe('a decision', () => {
  it('is for a claim that is with the platform, and one at a time', () => {
    const g = disputed();
    expect(decides(g)).toBe('claim.wrong_state');
    toPlatform(g);
    expect(decides(g)).toBeNull();
    expect([stateOf(g), findings(g), awarded(g)]).toEqual(['determined', { late_shipment: 'not_met' }, 120_000]);
    expect(decides(g, { by: 'other' })).toBe('claim.wrong_state');
  });

  it('is not made while an agency is at it', () => {
    const g = delivered();
    expect(appoints(g)).toBeNull();
    expect(decides(g)).toBe('claim.wrong_state');
  });

  it('counts only once another person approved it', () => {
    const g = toPlatform(disputed());
    expect(approves(g)).toBe('decision.none');
    decides(g, { by: 'ann' });
    expect([standingDecision(claim(g)), refunds(g), step(g)]).toEqual([null, [], 'platform claim_approve']);
    expect(approves(g, 'ann')).toBe('approval.same_person');
    expect(returns(g, 'ann')).toBe('approval.same_person');
    expect(approves(g, 'bob')).toBeNull();
    expect([stateOf(g), refunds(g), step(g)]).toEqual(['determined', ['120000 open'], 'bank claim_pay_refund']);
    expect(approves(g, 'cas')).toBe('decision.none');
    expect(returns(g, 'cas')).toBe('decision.none');
    const approved = must(standingDecision(claim(g))?.approved, 'bob approved it');
    expect(approved).toMatchObject({ by: 'bob', refundDueOn: '2026-05-12' });
    // The days of an appeal end by themselves.
    expect(g.deadlines.get(deadlineName('appeal', claim(g).claimId))).toBe(approved.appealBy.at);
  });

  it('is sent back by the second person, and made anew by anybody', () => {
    const g = toPlatform(disputed());
    decides(g, { by: 'ann' });
    expect(returns(g, 'bob')).toBeNull();
    expect([stateOf(g), claim(g).decisions, step(g)]).toEqual(['escalated', [], 'platform claim_decide']);
    expect(returns(g, 'bob')).toBe('decision.none');
    expect(approves(g, 'bob')).toBe('decision.none');
    expect(decides(g, { by: 'bob' })).toBeNull();
    expect(approves(g, 'bob')).toBe('approval.same_person');
    expect(approves(g, 'ann')).toBeNull();
  });

  it('is nobody’s about a company of their own', () => {
    for (const company of [BUYER, SUPPLIER, LAB]) {
      const g = delivered();
      appoints(g);
      expect(does(g, (_, c) => hinder(c, { refusedBy: null, goodsDisposed: false }, null))).toBeNull();
      expect(decides(g, { companies: ['byr9999999', company] })).toBe('decision.own_case');
      expect(decides(g, { companies: ['byr9999999'] })).toBeNull();
      expect(approves(g, 'second', company)).toBe('decision.own_case');
      expect(returns(g, 'second', company)).toBe('decision.own_case');
      expect(approves(g, 'second', 'byr9999999')).toBeNull();
    }
  });

  it('takes nothing that came in between: it is made again on what is filed now', () => {
    const g = delivered();
    const moved = (meanwhile: () => unknown) => decides(g, { meanwhile });
    expect(moved(() => files(g, 'buyer', draft({ clauseId: 'power' })))).toBe('decision.case_moved');
    expect(moved(() => pay(g, 10_000))).toBe('decision.case_moved');
    expect([stateOf(g), claim(g).decisions]).toEqual(['escalated', []]);
    expect(decides(g)).toBeNull();
  });

  it('finds that somebody settled or withdrew first', () => {
    for (const meanwhile of [(g: Goods) => answers(g, true), withdraws]) {
      const g = toPlatform(disputed());
      expect(decides(g, { meanwhile: () => meanwhile(g) })).toBe('claim.wrong_state');
    }
  });

  it('leaves an offer that was open to nobody', () => {
    const g = toPlatform(disputed());
    offers(g, 'supplier', { expiresInDays: 3 });
    decides(g);
    expect([step(g), openOfferOf(g)]).toEqual(['platform claim_approve', null]);
    expect(accepts(g, 'buyer')).toBe('claim.wrong_state');
    to(g, '2026-05-02T00:00:00+08:00');
    expect(offersOf(g)).toEqual(['lapsed']);
    returns(g);
    expect(accepts(g, 'buyer')).toBe('offer.none_open');
  });

  it('that waits for its second person may still be withdrawn from, and then never counts', () => {
    const g = toPlatform(disputed());
    decides(g);
    expect(withdraws(g)).toBeNull();
    expect([stateOf(g), claim(g).decisions, refunds(g)]).toEqual(['withdrawn, over', [], []]);
    expect(approves(g)).toBe('decision.none');
  });
});

describe('what would be decided', () => {
  const said = (units: EvidenceBody['units']): ReadonlyMap<string, EvidenceBody> =>
    new Map([['seen', { ...NOTHING_MEASURED, text: null, fact: 'fail', units }]]);
  const seen = (): Goods => {
    const g = delivered(['power']);
    files(g, 'buyer', draft({ evidenceId: 'seen', kind: 'photo', clauseId: 'power' }));
    return g;
  };

  it.each([
    ['is what is decided', { tested: 5, failing: 5 }, null],
    ['is refused as the decision is', { tested: 5, failing: 6 }, 'determination.figures_contradict'],
  ])('%s', (_, units, code) => {
    const g = seen();
    const would = wouldDecide(must(caseInput(claimsOf(g), claim(g), said(units), factsOf(g)), 'a case'), []);
    expect(would.ok ? null : would.code).toBe(code);
    expect(decides(g, { bodies: said(units) })).toBe(code);
    if (would.ok) expect(lastDecision(claim(g))?.result).toEqual(would.value);
  });
});

describe('late evidence', () => {
  const said: EvidenceBody = {
    values: ['72 W', '71 W', '72 W'],
    fact: null,
    units: null,
    affectedThousandths: null,
    counted: null,
    instrument: 'wattmeter',
    method: 'after 30 min at 12 V',
    uncertainty: '1 W',
    text: null,
  };
  const bodies = new Map([['late', said]]);
  /** Filed with the platform on 17 June: late. Three business days for the other side, over the festival of 19 June. */
  const filedLate = (): Goods => {
    const g = delivered(['power']);
    expect(files(g, 'buyer', draft({ evidenceId: 'late', kind: 'own_measurement', clauseId: 'power' }))).toBeNull();
    expect(claim(g).evidence[0]?.answerBy).toEqual({ lastDay: '2026-06-23', at: '2026-06-23T16:00:00.000Z' });
    return g;
  };

  it('waits for the other side’s days, of which who decides is warned', () => {
    const g = filedLate();
    to(g, justBefore('2026-06-23T16:00:00.000Z'));
    expect(decides(g, { bodies })).toBeNull();
    expect(g.warnings).toEqual([{ code: 'evidence.answer_time', data: { evidence: ['late'] } }]);
    expect([findings(g), awarded(g)]).toEqual([{ power: 'unproven' }, 0]);
  });

  it('counts at the instant at which they are over', () => {
    const g = filedLate();
    to(g, '2026-06-24T00:00:00+08:00');
    expect(decides(g, { bodies })).toBeNull();
    expect(g.warnings).toEqual([]);
    expect([findings(g), awarded(g)]).toEqual([{ power: 'not_met' }, 120_000]);
  });
});

describe('a finding that a person changed', () => {
  it.each<[string, Readonly<Record<string, Finding>>, number]>([
    ['none: nothing was shown', {}, 0],
    ['a major clause broken: all that is covered', { power: 'not_met' }, 120_000],
    ['a clause kept', { power: 'met' }, 0],
  ])('%s', (_, overrides, award) => {
    const g = delivered();
    expect(decides(g, { overrides })).toBeNull();
    expect(awarded(g)).toBe(award);
    expect(lastDecision(claim(g))?.overrides).toHaveLength(Object.keys(overrides).length);
    for (const [subject, finding] of Object.entries(overrides)) {
      expect(findings(g)[subject]).toBe(finding);
      const changed = lastDecision(claim(g))?.result.findings.find((one) => one.subject === subject);
      expect(changed?.reasons[0]).toMatchObject({ code: 'overridden', data: { computed: 'unproven' } });
    }
  });

  it.each([
    ['a clause that nobody claimed', ['power'], 'label'],
    ['no clause at all', ['power'], 'weight'],
    ['lateness, where quality is claimed', ['power'], 'late_shipment'],
    ['a minor clause of which nobody said how much is affected', ['power', 'label'], 'label'],
  ])('cannot be about %s', (_, claimed, subject) => {
    const g = delivered(claimed);
    expect(decides(g, { overrides: { [subject]: 'not_met' } })).toBe('decision.override_unknown');
    expect(stateOf(g)).toBe('escalated');
  });

  it('may say that goods were shipped in time', () => {
    const g = toPlatform(disputed());
    expect(decides(g, { overrides: { late_shipment: 'met' } })).toBeNull();
    expect([findings(g), awarded(g)]).toEqual([{ late_shipment: 'met' }, 0]);
  });
});

describe('an approved decision', () => {
  it.each<[what: string, mode: 'guarantee' | 'hold', owed: number]>([
    ['the fund pays and the supplier owes it', 'guarantee', 120_000],
    ['held money goes back, nobody owes anything', 'hold', 0],
  ])('about goods that never came: %s', (_, mode, owed) => {
    const g = decided(toPlatform(disputed({ mode })));
    // An award becomes a debt when the fund paid, not before.
    expect(figures(g)).toMatchObject({ owedMinor: 0, refundedMinor: 0, heldMinor: 120_000 });
    expect(paysOut(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status, step(g)]).toEqual(['determined, over', 'refunded', 'nobody']);
    expect(figures(g)).toMatchObject({
      refundedMinor: 120_000,
      releasedMinor: 0,
      owedMinor: owed,
      advancedMinor: owed,
      heldMinor: 0,
    });
  });

  it('with nothing to pay ends the claim at once, and the order goes on', () => {
    const g = decided(delivered());
    expect([stateOf(g), refunds(g), claimsOf(g).orders.contested, step(g)]).toEqual(['determined, over', [], false, 'nobody']);
    expect(paysOut(g)).toBe('refund.none_open');
  });

  it('without a finding returns the fee of an inspection that did not take place, and no price', () => {
    const g = delivered();
    appoints(g);
    does(g, (s, c, f) => prepay(s, c, f, { captureId: 'cap', amountMinor: 30_000, currency: 'USD' }));
    expect(does(g, (_, c) => hinder(c, { refusedBy: null, goodsDisposed: false }, null))).toBeNull();
    decided(g);
    expect(openRefund(g)).toMatchObject({ amountMinor: 0, fee: { fromHeldMinor: 30_000, fromFundMinor: 0 } });
    paysOut(g);
    expect([stateOf(g), claimsOf(g).orders.status, figures(g).refundedMinor]).toEqual(['determined, over', 'arrived', 0]);
  });

  it('pays no more than is there: what the card bank took meanwhile is not paid twice', () => {
    const g = toPlatform(disputed());
    decides(g);
    const { payments } = claimsOf(g);
    g.states = { ...g.states, payments: { ...payments, chargedBackMinor: 90_000 } };
    approves(g);
    expect(refunds(g)).toEqual(['30000 open']);
  });

  it('is not escalated, settled or withdrawn from any more', () => {
    const g = decided(toPlatform(disputed()));
    expect([escalates(g), answers(g, true), offers(g, 'buyer'), withdraws(g), files(g, 'buyer', draft())]).toEqual([
      'claim.wrong_state',
      'claim.wrong_state',
      'claim.wrong_state',
      'claim.wrong_state',
      'evidence.frozen',
    ]);
  });
});

describe('what the two sides may read of the history', () => {
  const event = (g: Goods, type: string, decisionId: string) => ({ type, data: { claimId: claim(g).claimId, decisionId } });
  const latest = (g: Goods): string => must(lastDecision(claim(g)), 'a decision').decisionId;

  it('is a decision once it was approved, and never one that was sent back', () => {
    const g = toPlatform(disputed());
    const { claims } = claimsOf(g);
    expect(isWithheld(claims, { type: 'claims.escalated', data: { claimId: claim(g).claimId } })).toBe(false);
    decides(g);
    const first = event(g, 'claims.determined', latest(g));
    expect(isWithheld(claimsOf(g).claims, first)).toBe(true);
    returns(g);
    const back = event(g, 'claims.sent_back', first.data.decisionId);
    expect([first, back].map((each) => isWithheld(claimsOf(g).claims, each))).toEqual([true, true]);
    decided(g);
    const second = event(g, 'claims.determined', latest(g));
    expect([first, back, second].map((each) => isWithheld(claimsOf(g).claims, each))).toEqual([true, true, false]);
  });
});
