/** Days of a case file: every deadline of the claim and every due date of a payment follows from them, or is told by name. */
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import { foldEvents } from '../letters/fold.rules.ts';
import { CLAIM, claimFrom, deadline } from '../letters/letters.fixture.ts';
import { GOLDEN } from '../claims/golden.data.ts';
import { must } from '../kernel/assert.ts';
import { BOOK, BUYER, SUPPLIER, clause, terms } from '../orders/orders.fixture.ts';
import { latest } from '../policy/rules.ts';
import { countedSpan, daysFile, daysHold } from './days.rules.ts';
import type { DaysFile } from './types.ts';

const POLICY = latest('classic');
const json = (value: unknown): JsonObject => value as JsonObject;
const event = (type: string, at: string, data: unknown): RecordedEvent => ({
  type,
  v: 1,
  data: json(data),
  seq: 0,
  at,
  actor: { kind: 'timer' },
});

const { grounds, points, shortages, charges, keepsGoods, usedMinor, amountMinor, coveredMinor, text } = claimFrom(
  must(GOLDEN[0], 'a case').input,
);
const instalment = (dueOn: string | null) => ({ name: 'deposit', amountMinor: 100, due: { kind: 'on_confirmation' }, dueOn });

/** 28 April 2026: 5 business days in both countries end on 8 May, 15 on 22 May. 1 to 5 May are holidays in China, 4 May in Britain. */
const OPENED_AT = '2026-04-28T08:00:00.000Z';
const EVENTS = {
  drafted: event('contracts.drafted', '2026-03-02T01:00:00.000Z', {
    buyerId: BUYER,
    supplierId: SUPPLIER,
    buyerCountry: 'GB',
    supplierCountry: 'CN',
    author: 'buyer',
    terms: terms(),
    clauses: [clause('door')],
    clonedFrom: null,
  }),
  scheduled: event('payments.scheduled', '2026-03-02T01:00:00.000Z', { instalments: [instalment('2026-03-09')] }),
  delayed: event('shipments.buyer_delayed', '2026-03-12T01:00:00.000Z', {
    cause: 'deposit',
    dueOn: '2026-03-09',
    doneOn: '2026-03-12',
    days: 3,
  }),
  fellDue: event('payments.fell_due', '2026-04-01T01:00:00.000Z', { instalment: 'deposit', dueOn: '2026-04-08' }),
  opened: event('claims.opened', OPENED_AT, {
    claimId: CLAIM,
    grounds,
    points,
    shortages,
    charges,
    keepsGoods,
    usedMinor,
    amountMinor,
    coveredMinor,
    text,
    replyBy: deadline('2026-05-08'),
    negotiation: deadline('2026-05-22'),
  }),
  offered: event('claims.offered', '2026-05-11T02:00:00.000Z', {
    claimId: CLAIM,
    offerId: 'o1',
    by: 'supplier',
    kind: 'refund',
    amountMinor: 1,
    performBy: null,
    note: null,
    expires: deadline('2026-05-13'),
  }),
  asked: event('claims.evidence_requested', '2026-05-11T02:00:00.000Z', {
    claimId: CLAIM,
    requestId: 'r1',
    of: 'buyer',
    by: 'supplier',
    what: text,
    due: deadline('2026-05-14'),
  }),
  filedLate: event('claims.evidence_filed', '2026-05-25T02:00:00.000Z', {
    claimId: CLAIM,
    evidenceId: 'e1',
    by: 'buyer',
    kind: 'statement',
    issuer: null,
    clauseId: null,
    body: text,
    files: [],
    late: true,
    answerBy: deadline('2026-05-28'),
    requestId: null,
  }),
  ended: event('claims.negotiation_ended', '2026-05-22T16:00:00.000Z', { claimId: CLAIM, closesBy: deadline('2026-06-08') }),
  appointed: event('claims.appointed', '2026-05-25T02:00:00.000Z', {
    claimId: CLAIM,
    appointmentId: 'a1',
    agencyId: 'x',
    firm: null,
    feeMinor: 1,
    insisted: false,
    tested: [],
    addedByClaimant: [],
    prepayBy: deadline('2026-06-01'),
  }),
  approved: event('claims.approved', '2026-06-03T02:00:00.000Z', {
    claimId: CLAIM,
    decisionId: 'd1',
    by: 'u',
    refundDueOn: '2026-06-12',
    appealBy: deadline('2026-06-10'),
  }),
  settledRefund: event('payments.refund_instructed', '2026-06-03T02:00:00.000Z', {
    refundId: 'r',
    claimId: CLAIM,
    because: 'settlement',
    amountMinor: 1,
    fee: { fromHeldMinor: 0, fromFundMinor: 0 },
    parts: [],
    dueOn: '2026-06-12',
    owedMinor: 0,
    held: false,
  }),
} as const;
type Name = keyof typeof EVENTS;
const ALL: readonly RecordedEvent[] = Object.values(EVENTS);

/** The events with something else in the data of one. */
const withData = (name: Name, data: JsonObject): readonly RecordedEvent[] =>
  Object.entries(EVENTS).map(([key, each]) => (key === name ? { ...each, data: { ...each.data, ...data } } : each));

const fileOf = (events: readonly RecordedEvent[]): DaysFile => {
  const span = must(countedSpan(events, CLAIM, POLICY), 'counted days');
  return daysFile(foldEvents(ALL), span.from, span.to, [BOOK]);
};
const holds = (file: DaysFile, events: readonly RecordedEvent[] = ALL) =>
  daysHold(file, foldEvents(ALL), events, { claimId: CLAIM, policy: POLICY });

describe('days of a case file', () => {
  it('go from the first counted term to the last, by both calendars', () => {
    const file = fileOf(ALL);
    expect(file).toMatchObject({ countries: ['GB', 'CN'], zone: 'Asia/Shanghai', from: '2026-03-02', to: '2026-06-12' });
    expect(file.calendars.map(({ version }) => version)).toEqual([BOOK.version]);
    expect(file.calendars[0]?.business.filter((day) => day >= '2026-04-29' && day <= '2026-05-08')).toEqual([
      '2026-04-29',
      '2026-04-30',
      '2026-05-06',
      '2026-05-07',
      '2026-05-08',
    ]);
    expect(countedSpan([EVENTS.drafted], CLAIM, POLICY)).toBeNull();
  });

  it('hold every deadline and due date', () => {
    expect(holds(fileOf(ALL))).toBe(true);
  });

  it.each<readonly [Name, JsonObject, string]>([
    ['scheduled', { instalments: [json(instalment('2026-03-10'))] }, 'payments.scheduled deposit'],
    ['fellDue', { dueOn: '2026-04-09' }, 'payments.fell_due deposit'],
    ['delayed', { days: 2 }, 'shipments.buyer_delayed'],
    ['delayed', { dueOn: '2026-03-10', days: 2 }, 'shipments.buyer_delayed'],
    ['opened', { replyBy: deadline('2026-05-07') }, 'claims.opened reply'],
    ['opened', { negotiation: deadline('2026-05-21') }, 'claims.opened negotiation'],
    ['opened', { negotiation: { lastDay: '2026-05-22', at: '2026-05-22T15:00:00.000Z' } }, 'claims.opened negotiation'],
    ['offered', { expires: { lastDay: '2026-05-13', at: '2026-05-13T00:00:00.000Z' } }, 'claims.offered'],
    ['asked', { due: { lastDay: '2026-05-13', at: '2026-05-13T00:00:00.000Z' } }, 'claims.evidence_requested'],
    ['filedLate', { answerBy: deadline('2026-05-27') }, 'claims.evidence_filed answer'],
    ['ended', { closesBy: deadline('2026-06-09') }, 'claims.negotiation_ended escalation'],
    ['appointed', { prepayBy: deadline('2026-06-02') }, 'claims.appointed fee'],
    ['approved', { appealBy: deadline('2026-06-09') }, 'claims.approved appeal'],
    ['approved', { refundDueOn: '2026-06-11' }, 'claims.approved refund'],
    ['settledRefund', { dueOn: '2026-06-15' }, 'payments.refund_instructed refund'],
  ])('tell a wrong day in %s %j: %s', (name, data, told) => {
    expect(holds(fileOf(ALL), withData(name, data))).toBe(told);
  });

  it('to escalate count from negotiation’s last day, or from that of a promise that was not kept', () => {
    const late = event('claims.negotiation_ended', '2026-06-01T16:00:00.000Z', {
      claimId: CLAIM,
      closesBy: deadline('2026-06-16'),
    });
    expect(holds(fileOf([...ALL, late]), [...ALL, late])).toBe(true);
  });

  it('of another claim are not looked at', () => {
    const other = event('claims.opened', OPENED_AT, {
      ...EVENTS.opened.data,
      claimId: 'another',
      replyBy: deadline('2026-05-01'),
    });
    expect(holds(fileOf(ALL), [...ALL, other])).toBe(true);
  });

  it('hold where the calendars changed on the way: each term follows from one of the versions', () => {
    const file = fileOf(ALL);
    const [now] = file.calendars;
    const changed = { version: 2, business: (now?.business ?? []).filter((day) => day !== '2026-05-07') };
    expect(holds({ ...file, calendars: [changed] })).toBe('claims.opened reply');
    expect(holds({ ...file, calendars: [must(now, 'a calendar'), changed] })).toBe(true);
    expect(holds({ ...file, calendars: [] })).toBe('payments.scheduled deposit');
  });

  it('are those of the order’s countries and zone', () => {
    expect(holds({ ...fileOf(ALL), zone: 'UTC' })).toBe('countries');
    expect(holds({ ...fileOf(ALL), countries: ['CN'] })).toBe('countries');
  });

  it.each([
    ['2026-05-04', true],
    ['2026-05-05', 'claims.opened negotiation'],
  ])('of a policy that counts calendar days are just counted: %s', (ends, held) => {
    const data = { ...EVENTS.opened.data, replyBy: deadline('2026-05-01'), negotiation: deadline(ends) };
    const events = [EVENTS.drafted, { ...EVENTS.opened, data }];
    expect(daysHold(fileOf(ALL), foldEvents(ALL), events, { claimId: CLAIM, policy: latest('rapid') })).toBe(held);
  });
});
