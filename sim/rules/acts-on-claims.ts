/** What is done to the newest claim in the rules-only simulator: the rows of the published table, each tried in any situation. */
import { type AppointedFindings, reportAppointed, reportItems } from '../../src/claims/appointed-report.rules.ts';
import { LAB, agency, claimsOf } from '../../src/claims/appointment.fixture.ts';
import { appoint, hinder, prepay, prepayLapsed } from '../../src/claims/appointment.rules.ts';
import { caseInput } from '../../src/claims/casefacts.rules.ts';
import { appeal, approve, determineClaim, sendBack } from '../../src/claims/decide.rules.ts';
import { closeUnescalated, escalate, negotiationEnds } from '../../src/claims/escalation.rules.ts';
import { fileEvidence, requestEvidence } from '../../src/claims/intake.rules.ts';
import { answer, perform, withdraw } from '../../src/claims/negotiation.rules.ts';
import { type OfferInput, acceptOffer, declineOffer, makeOffer, offerExpires, remedyDue } from '../../src/claims/offers.rules.ts';
import type { Claim, ClaimsStates } from '../../src/claims/types.ts';
import { must } from '../../src/kernel/assert.ts';
import { addDays } from '../../src/kernel/dates.ts';
import type { Decided, Decision } from '../../src/kernel/decider.ts';
import { ok } from '../../src/kernel/result.ts';
import { ORDER } from '../../src/orders/orders.fixture.ts';
import { openRefunds, payRefunds, seenOf, sendRefunds } from '../../src/payments/pay.rules.ts';
import { type Goods, act, factsOf } from '../../src/shipments/goods.fixture.ts';
import type { ActFacts } from '../../src/shipments/types.ts';
import type { Random } from '../random.ts';
import { type Act, type Told, fresh } from './acts.ts';

const ref = (text: string) => ({ contentId: text, hash: text });
const claimOf = (g: Goods): Claim => must(claimsOf(g).claims.claims.at(-1), 'an order with a claim');

type Decide = (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decided;

/** Acts on the newest claim, finished or not. */
function onClaim(g: Goods, decide: Decide): Told {
  const before = g.seq;
  const refused = act(g, () => decide(claimsOf(g), claimOf(g), factsOf(g)));
  return refused ?? (g.seq === before ? 'nothing' : null);
}

const sides = ['buyer', 'supplier'] as const;

/** Several acts one after the other: the first that is refused tells. */
const inTurn = (...acts: readonly (() => Told)[]): Told => {
  for (const each of acts) {
    const refused = each();
    if (refused !== null) return refused;
  }
  return null;
};

const offer = (change: Partial<OfferInput> = {}): OfferInput => ({
  offerId: fresh('offer'),
  kind: 'partial_refund',
  amountMinor: 1_000,
  performBy: null,
  note: null,
  expiresInDays: null,
  ...change,
});
const repair = (g: Goods, random: Random): OfferInput =>
  offer({ kind: 'repair', amountMinor: null, performBy: addDays(g.at.slice(0, 10), random.int(1, 20)) });

/** Offered by one side and answered by the other; an offer that is open already is answered now and then instead. */
function answered(
  g: Goods,
  random: Random,
  input: OfferInput | null,
  decide: (offerId: string, by: 'buyer' | 'supplier') => Decide,
): Told {
  const [by, to] = random.shuffle(sides) as [(typeof sides)[number], (typeof sides)[number]];
  const made = input ?? offer({ amountMinor: random.int(1, 20_000) });
  return inTurn(
    () => onClaim(g, (s, c, f) => makeOffer(s, c, f, by, made)),
    () => onClaim(g, decide(made.offerId, to)),
  );
}

/** A timer that comes where it has nothing to do. */
const untimely =
  (due: (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decision): Act =>
  (g) =>
    onClaim(g, (s, c, f) => ok(due(s, c, f)));

const official = (userId: string) => ({ userId, companies: [] });
const PEOPLE = ['ann', 'bob', 'cas'] as const;

const decides: Act = (g, random) =>
  onClaim(g, (states, claim, facts) => {
    const input = must(caseInput(states, claim, new Map(), facts), 'a case');
    const finding = random.pick(['met', 'not_met', 'not_met'] as const);
    const [subject] = random.shuffle(['power', 'late_shipment']);
    const overrides = random.chance(0.7) ? [{ subject: subject ?? 'power', finding, reason: ref('seen') }] : [];
    const make = { decisionId: fresh('decision'), by: official(random.pick(PEOPLE)), case: ref('case'), overrides };
    return determineClaim(states, claim, input, input, make);
  });

const found: AppointedFindings = {
  measured: { power: ['31 W', '31 W'] },
  facts: {},
  units: {},
  defects: null,
  seals: [],
  lot: null,
  dated: '2026-03-02',
  method: null,
  text: null,
};

const paysOut: Act = (g) => {
  const open = openRefunds(claimsOf(g).payments);
  if (!open.ok) return open.code;
  const seen = open.value.map(seenOf);
  // Only what goes by card is on its way for a while.
  const refused = onClaim(g, (s) => sendRefunds(s, seen));
  return refused === null || refused === 'nothing' ? onClaim(g, (s) => payRefunds(s, ORDER, seen)) : refused;
};

const appoints: Act = (g) =>
  onClaim(g, (s, c, f) =>
    appoint(s, c, f, {
      appointmentId: fresh('appointment'),
      agency: agency(LAB, 'SGS'),
      feeMinor: 30_000,
      insisted: false,
      tested: ['power'],
      goodsDisposed: false,
      directory: [agency(LAB, 'SGS')],
      decided: new Map(),
    }),
  );

/** By the row of the table. Where the clock does it, this is the clock coming at the wrong time; see `clock.ts` for the right one. */
export const CLAIM_ACTS: Readonly<Record<string, Act>> = {
  'evidence filed': (g, random) =>
    onClaim(g, (s, c, f) =>
      fileEvidence(s, c, f, random.pick(sides), [
        {
          evidenceId: fresh('evidence'),
          kind: 'statement',
          issuer: null,
          clauseId: null,
          body: ref('body'),
          files: [],
          requestId: null,
        },
      ]),
    ),
  'evidence asked for': (g, random) =>
    onClaim(g, (s, c, f) =>
      requestEvidence(s, c, f, {
        requestId: fresh('request'),
        of: random.pick(sides),
        by: random.pick([...sides, 'platform'] as const),
        what: ref('more'),
        days: random.int(1, 10),
      }),
    ),
  'answered: no': (g) => onClaim(g, (s, c, f) => answer(s, c, f, { accept: false, text: null, refundId: fresh('refund') })),
  'answered: yes': (g) => onClaim(g, (s, c, f) => answer(s, c, f, { accept: true, text: null, refundId: fresh('refund') })),
  'offer made': (g, random) =>
    onClaim(g, (s, c, f) =>
      makeOffer(
        s,
        c,
        f,
        random.pick(sides),
        random.chance(0.3) ? repair(g, random) : offer({ expiresInDays: random.int(1, 12) }),
      ),
    ),
  'offer declined': (g, random) => answered(g, random, null, (offerId, by) => (_, c, f) => declineOffer(c, f, by, offerId)),
  'offer lapsed *': untimely((_, c) => offerExpires(c, c.offers.at(-1)?.offerId ?? 'none')),
  'offer of money accepted': (g, random) =>
    answered(g, random, null, (offerId, by) => (s, c, f) => acceptOffer(s, c, f, by, { offerId, refundId: fresh('refund') })),
  'offer of a remedy accepted': (g, random) =>
    answered(
      g,
      random,
      repair(g, random),
      (offerId, by) => (s, c, f) => acceptOffer(s, c, f, by, { offerId, refundId: fresh('refund') }),
    ),
  'remedy confirmed': (g) => onClaim(g, (s, c, f) => perform(s, c, f, fresh('refund'))),
  'remedy’s day passed *': untimely(remedyDue),
  'escalated in time': (g, random) => onClaim(g, (s, c, f) => escalate(s, c, f, random.pick(sides), false)),
  'both ask to escalate': (g, random) =>
    inTurn(...random.shuffle(sides).map((by) => () => onClaim(g, (s, c, f) => escalate(s, c, f, by, true)))),
  'negotiation ended, rapid *': untimely(negotiationEnds),
  'negotiation ended, others *': untimely(negotiationEnds),
  'nobody escalated *': untimely(closeUnescalated),
  withdrawn: (g) => onClaim(g, (s, c, f) => withdraw(s, c, f, fresh('refund'))),
  'agency appointed': appoints,
  'fee prepaid': (g) =>
    onClaim(g, (s, c, f) => prepay(s, c, f, { captureId: fresh('capture'), amountMinor: 30_000, currency: 'USD' })),
  'fee not prepaid in time *': untimely((_, c, f) => prepayLapsed(c, f)),
  'inspection hindered': (g, random) =>
    onClaim(g, (_, c) => hinder(c, { refusedBy: random.pick([...sides, null]), goodsDisposed: random.chance(0.2) }, null)),
  'agency reports': (g) =>
    onClaim(g, (s, c, f) => {
      const dated = g.at.slice(0, 10);
      const items = reportItems({ ...found, dated }).map(({ clauseId }) => ({
        clauseId,
        evidenceId: fresh('evidence'),
        body: ref('report'),
      }));
      return reportAppointed(s, c, f, { agencyId: LAB, found: { ...found, dated }, items });
    }),
  decided: decides,
  approved: (g, random) =>
    onClaim(g, (s, c, f) => approve(s, c, f, { by: official(random.pick(PEOPLE)), refundId: fresh('refund') })),
  'sent back': (g, random) => onClaim(g, (s, c) => sendBack(s, c, official(random.pick(PEOPLE)), ref('look again'))),
  appealed: (g, random) =>
    onClaim(g, (s, c, f) => appeal(s, c, f, random.pick(sides), { ground: 'named_error', text: ref('wrong'), drafts: [] })),
  'refund paid': paysOut,
};
