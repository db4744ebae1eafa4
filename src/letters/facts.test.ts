/** Letters' facts out of events: which decision stands, what the contract was then, and why there is no letter. */
import { describe, expect, it } from 'vitest';
import { determine } from '../claims/determination.rules.ts';
import { GOLDEN } from '../claims/golden.data.ts';
import type { Decision } from '../claims/types.ts';
import { must } from '../kernel/assert.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import { BUYER, SUPPLIER, clause, terms } from '../orders/orders.fixture.ts';
import { companiesNamed, letterFacts, statesThen } from './facts.rules.ts';
import { foldEvents } from './fold.rules.ts';
import { AGENCY, CLAIM, ORDER, appealedFacts, claimFrom, deadline, textsFor } from './letters.fixture.ts';

const TENT = must(GOLDEN[0], 'a golden decision').input;
const ref = (contentId: string) => ({ contentId, hash: `hash-of-${contentId}` });

/** Events in their order, one a day. */
const stream = (...drafts: readonly (readonly [string, JsonObject])[]): readonly RecordedEvent[] =>
  drafts.map(([type, data], index) => ({
    type,
    v: 1,
    data,
    seq: index + 1,
    at: `2026-07-${String(index + 1).padStart(2, '0')}T02:00:00.000Z`,
    actor: { kind: 'timer' },
  }));

const json = (value: unknown): JsonObject => value as JsonObject;
const drafted = json({
  buyerId: BUYER,
  supplierId: SUPPLIER,
  buyerCountry: 'GB',
  supplierCountry: 'CN',
  author: 'buyer',
  terms: terms(),
  clauses: [clause('door')],
  clonedFrom: null,
});
const CONTRACT = [
  ['contracts.drafted', drafted],
  ['orders.pinned', { policy: 'classic@2015-01' }],
  ['contracts.agreed', { version: 1, fingerprint: 'first' }],
] as const;

const { grounds, points, shortages, charges, keepsGoods, usedMinor, amountMinor, coveredMinor, text } = claimFrom(TENT);
const OPENED = [
  'claims.opened',
  json({
    ...{ claimId: CLAIM, grounds, points, shortages, charges, keepsGoods, usedMinor, amountMinor, coveredMinor, text },
    ...{ replyBy: deadline('2026-07-10'), negotiation: deadline('2026-07-20') },
  }),
] as const;
const determined = (round: Decision['round']) =>
  [
    'claims.determined',
    json({
      claimId: CLAIM,
      decisionId: `dec-${round}`,
      round,
      by: 'u1',
      case: ref('case'),
      result: determine(TENT),
      overrides: [],
    }),
  ] as const;
const approved = (round: Decision['round']) =>
  [
    'claims.approved',
    json({ claimId: CLAIM, decisionId: `dec-${round}`, by: 'u2', refundDueOn: '2026-08-13', appealBy: deadline('2026-08-11') }),
  ] as const;
const AMENDED = [
  [
    'contracts.amendment_proposed',
    json({ amendmentId: 'a1', by: 'buyer', fingerprint: 'second', terms: terms(), clauses: [clause('door'), clause('label')] }),
  ],
  ['contracts.amendment_confirmed', json({ amendmentId: 'a1', by: 'supplier', version: 2, fingerprint: 'second' })],
] as const;
const APPEALED = ['claims.appealed', json({ claimId: CLAIM, by: 'buyer', ground: 'named_error', text: ref('appeal') })] as const;
const SETTLED = [
  'claims.settled',
  json({ claimId: CLAIM, offerId: null, kind: 'refund', amountMinor: 100, performBy: null, from: 'negotiating' }),
] as const;
const INSTRUCTED = [
  'payments.refund_instructed',
  json({
    refundId: 'r1',
    claimId: CLAIM,
    because: 'settlement',
    amountMinor: 100,
    fee: { fromHeldMinor: 0, fromFundMinor: 0 },
    parts: [],
    dueOn: '2026-07-30',
    owedMinor: 100,
    held: false,
  }),
] as const;

const names = appealedFacts(TENT, [], false).names;
const factsOf = (events: readonly RecordedEvent[], claimId = CLAIM) =>
  letterFacts({ orderId: ORDER, claimId, events, names, textOf: textsFor(TENT) });

describe('there is no letter', () => {
  it.each<readonly [string, readonly (readonly [string, JsonObject])[], string]>([
    ['of a claim nobody made', [...CONTRACT], 'claim.not_found'],
    ['while the two negotiate', [...CONTRACT, OPENED], 'letter.not_yet'],
    ['while the decision waits for its second person', [...CONTRACT, OPENED, determined('first')], 'letter.not_yet'],
    [
      'of a promise that was not kept',
      [...CONTRACT, OPENED, SETTLED, ['claims.resumed', { claimId: CLAIM, to: 'negotiating' }]],
      'letter.not_yet',
    ],
    ['of a claim that was withdrawn', [...CONTRACT, OPENED, ['claims.withdrawn', { claimId: CLAIM }]], 'letter.none'],
    [
      'of a claim that nobody escalated',
      [...CONTRACT, OPENED, ['claims.closed', { claimId: CLAIM, because: 'not_escalated' }]],
      'letter.none',
    ],
  ])('%s: %s', (_, events, code) => {
    expect(factsOf(stream(...events))).toMatchObject({ ok: false, code });
  });
});

describe('the letter of', () => {
  const FIRST = [...CONTRACT, OPENED, determined('first'), approved('first')] as const;

  it('a decision tells of the contract of its day, whatever was amended since', () => {
    const facts = factsOf(stream(...FIRST, ['claims.finished', { claimId: CLAIM, because: 'nothing_awarded' }], ...AMENDED));
    expect(facts).toMatchObject({
      ok: true,
      value: { contract: { version: 1, fingerprint: 'first' }, policy: 'classic@2015-01', before: null },
    });
  });

  it('a first decision stands while the appeal is open, and while its decision waits for its second person', () => {
    for (const more of [[APPEALED], [APPEALED, determined('appeal')]])
      expect(factsOf(stream(...FIRST, ...more))).toMatchObject({
        ok: true,
        value: { decision: { decisionId: 'dec-first' }, before: null },
      });
  });

  it('an appeal has the decision before it, and the contract that it was decided on', () => {
    const facts = factsOf(stream(...FIRST, ...AMENDED, APPEALED, determined('appeal'), approved('appeal')));
    expect(facts).toMatchObject({
      ok: true,
      value: { decision: { decisionId: 'dec-appeal' }, before: { decisionId: 'dec-first' }, contract: { fingerprint: 'second' } },
    });
  });

  it('a settlement has the day on which its refund leaves', () => {
    expect(factsOf(stream(...CONTRACT, OPENED, SETTLED, INSTRUCTED, ...AMENDED))).toMatchObject({
      ok: true,
      value: { decision: null, input: null, settledRefundDueOn: '2026-07-30', contract: { fingerprint: 'first' } },
    });
  });
});

describe('companies', () => {
  it('that a letter names are the two sides, whoever reported and whoever was appointed', () => {
    const events = stream(...CONTRACT, OPENED);
    const states = foldEvents(events);
    const claim = must(states.claims.claims[0], 'a claim');
    expect(companiesNamed(states, claim)).toEqual([BUYER, SUPPLIER]);
    const appointment = must(claimFrom(must(GOLDEN[2], 'a golden decision').input).appointment, 'an appointment');
    expect(companiesNamed(states, { ...claim, appointment })).toEqual([BUYER, SUPPLIER, AGENCY]);
  });

  it('and the order stand as they did with the claim’s last event where nothing was decided or agreed', () => {
    const withdrawn = stream(...CONTRACT, OPENED, ['claims.withdrawn', { claimId: CLAIM }], ...AMENDED);
    const claim = must(foldEvents(withdrawn).claims.claims[0], 'a claim');
    expect(statesThen(withdrawn, claim).contracts.agreed?.fingerprint).toBe('first');
  });
});
