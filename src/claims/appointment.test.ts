/** An appointed inspection from appointment to fee, on the real folds: prepaid or lapsed, hindered, and what comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMillis } from '../kernel/dates.ts';
import { must } from '../kernel/assert.ts';
import { type Goods, to } from '../shipments/goods.fixture.ts';
import { CLAIM, LAB, agency, appoints, claimOf, claimsOf, escalated, onClaim, record } from './appointment.fixture.ts';
import { appoint, appointedCase, feeBack, hinder, payable, prepay, prepayLapsed, resumeInspection } from './appointment.rules.ts';
import type { CaseInput, Finding } from './determination.types.ts';
import { feeOf } from './fee.rules.ts';
import { deadlineName } from './finish.rules.ts';
import type { Appointment, Claim } from './types.ts';

const PREPAY = deadlineName('prepay', CLAIM);
const appointment = (g: Goods): Appointment => must(claimOf(g).appointment, 'an appointment');
const status = (g: Goods): string => claimOf(g).status;
const pays = (g: Goods, captureId = 'cap1', amountMinor = 30_000, currency = 'USD'): string | null =>
  onClaim(g, (states, claim, facts) => prepay(states, claim, facts, { captureId, amountMinor, currency }));
const hinders = (g: Goods, refusedBy: 'buyer' | 'supplier' | null, goodsDisposed = false, agencyId: string | null = null) =>
  onClaim(g, (_, claim) => hinder(claim, { refusedBy, goodsDisposed }, agencyId));
const reported = (g: Goods): void =>
  record(g, { type: 'claims.appointed_reported', v: 1, data: { claimId: CLAIM, dated: '2026-07-03', evidenceIds: [] } });
const moved = (g: Goods, prefix: string) =>
  g.transfers
    .filter((t) => t.intentId.startsWith(prefix))
    .map((t) => [t.debit.split(':')[0], t.credit.split(':')[0], t.amountMinor]);

describe('an appointment', () => {
  it('makes the claim wait for the fee, five business days of both countries', () => {
    const g = escalated();
    expect(appoints(g)).toBeNull();
    expect(status(g)).toBe('inspecting');
    expect(appointment(g)).toMatchObject({
      agencyId: LAB,
      firm: 'SGS',
      feeMinor: 30_000,
      tested: ['power', 'label'],
      addedByClaimant: [],
      // From Wednesday 1 July 2026: 2, 3, 6, 7, 8 July.
      prepayBy: { lastDay: '2026-07-08', at: '2026-07-08T16:00:00.000Z' },
    });
    expect(g.deadlines.get(PREPAY)).toBe('2026-07-08T16:00:00.000Z');
  });

  it('lets the agency see the order', () => {
    const g = escalated();
    const decided = appointDecision(g);
    expect(decided).toMatchObject({ ok: true, value: { parties: [{ companyId: LAB, relation: 'inspector' }] } });
  });

  it('is made once, by claims that are escalated', () => {
    const g = escalated();
    expect([appoints(g), appoints(g)]).toEqual([null, 'appointment.exists']);
    record(g, { type: 'claims.withdrawn', v: 1, data: { claimId: CLAIM } });
    const over = must(claimsOf(g).claims.claims[0], 'a claim');
    const late = appoint(claimsOf(g), over, facts(g), { ...input });
    expect(late).toMatchObject({ code: 'claim.wrong_state' });
  });

  it('of goods that the buyer no longer has leaves nothing to look at', () => {
    const g = escalated();
    expect(appoints(g, { goodsDisposed: true })).toBeNull();
    expect([status(g), appointment(g).goodsDisposed, g.deadlines.has(PREPAY)]).toEqual(['escalated', true, false]);
    expect(appointedCase(claimOf(g))).toEqual({
      feeMinor: 0,
      tested: ['power', 'label'],
      addedByClaimant: [],
      refusedBy: null,
      goodsDisposed: true,
    });
  });

  it('of no known agency is refused', () => {
    expect(appoints(escalated(), { agency: null })).toBe('appointment.firm_unknown');
  });
});

const input = {
  appointmentId: 'apt0000001',
  agency: agency(LAB, 'SGS'),
  feeMinor: 30_000,
  insisted: false,
  tested: null,
  goodsDisposed: false,
  directory: [agency(LAB, 'SGS')],
  decided: new Map<string, Finding>(),
};
const facts = (g: Goods) => ({ orderId: 'spp0000000-0rder00000', at: g.at, calendars: { version: 0, calendars: new Map() } });
const appointDecision = (g: Goods) => appoint(claimsOf(g), claimOf(g), facts(g), input);

describe('the fee', () => {
  it('is held from the moment it is paid', () => {
    const g = escalated();
    appoints(g);
    expect(pays(g)).toBeNull();
    expect(moved(g, 'fee-in:')).toEqual([['bank', 'fee_held', 30_000]]);
    expect([status(g), appointment(g).prepaid?.captureId, g.deadlines.has(PREPAY)]).toEqual(['inspecting', 'cap1', false]);
    expect(pays(g, 'cap2')).toBe('fee.prepaid');
  });

  it('is not paid where nothing is appointed, nor once more after the report', () => {
    const g = escalated();
    expect(pays(g)).toBe('appointment.none');
    appoints(g);
    pays(g);
    reported(g);
    expect(pays(g, 'cap2')).toBe('fee.prepaid');
  });

  it('that was charged otherwise than asked is not booked', () => {
    const g = escalated();
    appoints(g);
    expect([pays(g, 'cap1', 29_999), pays(g, 'cap1', 30_000, 'EUR')]).toEqual(['claim.wrong_state', 'claim.wrong_state']);
    const charged = { captureId: 'cap1', amountMinor: 29_999, currency: 'USD' };
    expect(prepay(claimsOf(g), claimOf(g), facts(g), charged)).toMatchObject({
      data: { state: 'inspecting', feeMinor: 30_000, chargedMinor: 29_999 },
    });
  });

  it.each([
    [-1, null, {}],
    [0, 'fee.too_late', { events: [{ type: 'claims.fee_lapsed' }] }],
    [1, 'fee.too_late', { events: [{ type: 'claims.fee_lapsed' }] }],
  ])('at its deadline and %i ms', (ms, refused, lapse) => {
    const g = escalated();
    appoints(g);
    const at = addMillis(appointment(g).prepayBy.at, ms);
    const due = payable(claimOf(g), { at });
    expect(due.ok ? null : due.code).toBe(refused);
    expect(prepayLapsed(claimOf(g), { at })).toMatchObject(lapse);
  });

  it('that lapsed leaves the claim to the evidence at hand, as if nothing had been appointed', () => {
    const g = escalated();
    appoints(g);
    const { at } = appointment(g).prepayBy;
    record(g, { type: 'claims.fee_lapsed', v: 1, data: { claimId: CLAIM } });
    expect([status(g), appointedCase(claimOf(g)), pays(g)]).toEqual(['escalated', null, 'claim.wrong_state']);
    expect(prepayLapsed(claimOf(g), { at })).toEqual({});
  });

  it('lapses by itself at its deadline, and not before', () => {
    const g = escalated();
    appoints(g);
    to(g, '2026-07-08T23:59:59.999+08:00');
    expect(status(g)).toBe('inspecting');
    to(g, '2026-07-09T00:00:00+08:00');
    expect([status(g), appointment(g).lapsed]).toEqual(['escalated', true]);
  });

  it('does not lapse once it is paid', () => {
    const g = escalated();
    appoints(g);
    pays(g);
    expect(prepayLapsed(claimOf(g), { at: addMillis(appointment(g).prepayBy.at, 1) })).toEqual({});
  });
});

describe('a claim that resumes after a promise was broken', () => {
  const resumed = (text: string) => {
    const g = escalated();
    appoints(g);
    const settled = {
      offerId: null,
      kind: 'repair' as const,
      amountMinor: null,
      performBy: '2026-07-20',
      from: 'inspecting' as const,
    };
    record(g, { type: 'claims.settled', v: 1, data: { claimId: CLAIM, ...settled } });
    const { at } = appointment(g).prepayBy;
    expect(prepayLapsed(claimOf(g), { at })).toEqual({});
    g.deadlines.clear();
    to(g, text);
    record(g, { type: 'claims.resumed', v: 1, data: { claimId: CLAIM, to: 'inspecting' } });
    return resumeInspection(claimsOf(g), claimOf(g), { at: g.at });
  };

  it('waits for the fee until the day it had', () => {
    expect(resumed('2026-07-06T09:00:00+08:00')).toMatchObject({
      setDeadlines: [{ name: PREPAY, dueAt: '2026-07-08T16:00:00.000Z' }],
    });
  });

  it('goes on without the inspection where that day has passed', () => {
    expect(resumed('2026-07-21T09:00:00+08:00')).toMatchObject({ events: [{ type: 'claims.fee_lapsed' }] });
  });

  it('needs nothing where no fee is waited for', () => {
    const g = escalated();
    expect(resumeInspection(claimsOf(g), claimOf(g), { at: g.at })).toEqual({});
    appoints(g);
    pays(g);
    expect(resumeInspection(claimsOf(g), claimOf(g), { at: g.at })).toEqual({});
  });
});

describe('an inspection that does not take place', () => {
  it.each([
    ['the supplier lets nobody in', 'supplier', false],
    ['the buyer will not have it', 'buyer', false],
    ['the goods are gone', null, true],
    ['the agency cannot come', null, false],
  ] as const)('%s: the case goes on, and says so', (_, refusedBy, goodsDisposed) => {
    const g = escalated();
    appoints(g);
    pays(g);
    expect(hinders(g, refusedBy, goodsDisposed)).toBeNull();
    expect(status(g)).toBe('escalated');
    expect(appointedCase(claimOf(g))).toMatchObject({ feeMinor: 0, refusedBy, goodsDisposed });
    expect(feeBack(claimOf(g), null)).toEqual({ fromHeldMinor: 30_000, fromFundMinor: 0 });
    expect(hinders(g, refusedBy, goodsDisposed)).toBe('claim.wrong_state');
  });

  it('is told by an operator or by the appointed agency, and by no other', () => {
    const g = escalated();
    expect(hinders(g, 'supplier')).toBe('appointment.none');
    appoints(g);
    expect([hinders(g, 'supplier', false, 'other00000'), hinders(g, 'supplier', false, LAB)]).toEqual([
      'inspection.not_inspector',
      null,
    ]);
    expect(g.deadlines.has(PREPAY)).toBe(false);
  });
});

describe('what comes back of the fee', () => {
  const claim = (change: Partial<Appointment> | null): Pick<Claim, 'appointment'> => ({
    appointment: change && {
      appointmentId: 'a',
      agencyId: LAB,
      firm: 'SGS',
      feeMinor: 85_000,
      appointedAt: '2026-07-01T01:00:00.000Z',
      insisted: false,
      tested: ['a', 'b', 'c'],
      addedByClaimant: ['c'],
      prepayBy: { lastDay: '2026-07-08', at: '2026-07-08T16:00:00.000Z' },
      prepaid: { at: '2026-07-02T01:00:00.000Z', captureId: 'cap1' },
      report: { dated: '2026-07-03', reportedAt: '2026-07-04T01:00:00.000Z', evidenceIds: [] },
      refusedBy: null,
      goodsDisposed: false,
      lapsed: false,
      ...change,
    },
  });
  const award = (of: Pick<Claim, 'appointment'>, findings: Readonly<Record<string, Finding>>) =>
    feeOf({ inspection: appointedCase(of) } as CaseInput, (clauseId) => findings[clauseId] ?? null);

  it.each<[string, Partial<Appointment> | null, Readonly<Record<string, Finding>>, number, number]>([
    ['nothing was appointed', null, {}, 0, 0],
    ['nothing was prepaid', { prepaid: null, report: null }, {}, 0, 0],
    ['prepaid, never reported: all of it', { report: null }, { a: 'not_met' }, 85_000, 0],
    ['the supplier lost: all of it, from the fund', { addedByClaimant: [] }, { a: 'not_met', b: 'met', c: 'met' }, 0, 85_000],
    ['lost, and one of three was added in vain: two thirds', {}, { a: 'not_met', b: 'met', c: 'met' }, 0, 56_667],
    ['the added clause is not met itself: all of it', {}, { a: 'met', b: 'met', c: 'not_met' }, 0, 85_000],
    ['nothing is not met: nothing', {}, { a: 'met', b: 'unproven', c: 'met' }, 0, 0],
  ])('%s', (_, change, findings, fromHeldMinor, fromFundMinor) => {
    const of = claim(change);
    expect(feeBack(of, award(of, findings))).toEqual({ fromHeldMinor, fromFundMinor });
  });

  it('is nothing where the two settle after the report, and all where they settle before', () => {
    expect(feeBack(claim({}), null)).toEqual({ fromHeldMinor: 0, fromFundMinor: 0 });
    expect(feeBack(claim({ report: null }), null)).toEqual({ fromHeldMinor: 85_000, fromFundMinor: 0 });
  });

  it('and what does not come back always sum to the fee', () => {
    const finding = fc.constantFrom<Finding>('met', 'not_met', 'unproven');
    const cases = fc.record({
      feeMinor: fc.integer({ min: 1, max: 10_000_000_000_000 }),
      a: finding,
      b: finding,
      c: finding,
      reported: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ feeMinor, reported: there, ...findings }) => {
        const of = claim({ feeMinor, ...(there ? {} : { report: null }) });
        const fee = must(award(of, findings), 'a fee');
        const back = feeBack(of, fee);
        expect(fee.supplierMinor + fee.buyerMinor).toBe(there ? feeMinor : 0);
        expect(back.fromHeldMinor + back.fromFundMinor + (there ? fee.buyerMinor : 0)).toBe(feeMinor);
        expect(Math.min(back.fromHeldMinor, back.fromFundMinor, fee.buyerMinor)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
