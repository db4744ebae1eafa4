/** Opening a claim: which grounds the order gives, from when until when, and the refusals in their order. */
import { businessDeadline, calendarDeadline, certaintyWarnings } from '../calendar/rules.ts';
import type { Deadline } from '../calendar/types.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Clause, Line, Quantity } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef, Decided, DeadlineDraft, Warning } from '../kernel/decider.ts';
import { merge } from '../kernel/decider.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { preShipmentReports } from '../inspections/rules.ts';
import { inState, isEnded } from '../orders/rules.ts';
import type { OrdersRefusal } from '../orders/types.ts';
import { returnable } from '../payments/refunds.rules.ts';
import { coveredBefore, coveredNow } from '../payments/rules.ts';
import { CLAIM_GROUNDS, type ClaimGround, type Days } from '../policy/types.ts';
import { countriesOf, zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { type GroundWindow, isClosedAt, windowOf } from '../shipments/windows.rules.ts';
import type { BilledCharge, ClaimPoint, Nature, ShortPoint } from './determination.types.ts';
import { contest, deadlineName, policyFor } from './finish.rules.ts';
import { fits, lineFor } from './goods.rules.ts';
import { natureOf } from './nature.rules.ts';
import { openClaim } from './rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import type { Claim, ClaimsEvent, ClaimsStates } from './types.ts';

/** A clause that the claimant says is broken, and how many units of its line are affected. */
export type AskedPoint = { readonly clauseId: string; readonly quantity: Quantity | null; readonly nature: Nature | null };

export type ClaimAsk = {
  readonly claimId: string;
  readonly grounds: readonly ClaimGround[];
  /** null: every clause that can be judged. */
  readonly points: readonly AskedPoint[] | null;
  /** Missing or affected goods, where the claim says how many. */
  readonly quantity: Quantity | null;
  readonly lineId: string | null;
  readonly charges: readonly BilledCharge[];
  /** null: what is covered. */
  readonly amountMinor: Minor | null;
  readonly keepsGoods: boolean;
  readonly usedMinor: Minor;
  readonly text: ContentRef | null;
};

type OpenRefusal = ClaimsRefusal | OrdersRefusal;

const judgeable = (clause: Clause): boolean => clause.verdict === 'measurable';

/** Clauses of the contract that a ground rests on: those named, or all that can be judged. null: one is unknown. */
function citedClauses(states: ClaimsStates, ask: Pick<ClaimAsk, 'points'>): readonly Clause[] | null {
  const clauses = clausesInForce(states.contracts);
  if (ask.points === null) return clauses.filter(judgeable);
  const cited = ask.points.map(({ clauseId }) => clauses.find((c) => c.clauseId === clauseId));
  return cited.every((clause) => clause !== undefined) ? cited : null;
}

/** Why the contract gives no such claim; null where it does. Source: programme rules, claims (R8, R15). */
function notCovered(states: ClaimsStates, ground: ClaimGround, window: GroundWindow, ask: Pick<ClaimAsk, 'points' | 'charges'>) {
  if (ground === 'quality' || ground === 'warranty') {
    const cited = citedClauses(states, ask);
    if (!cited) return 'clause_unknown';
    // A warranty stands in the terms by itself; a clause that is named must be one that can be judged.
    if ((ground === 'quality' || ask.points !== null) && !cited.some(judgeable)) return 'not_measurable';
  }
  if (ground === 'charges' && ask.charges.length === 0) return 'no_bill';
  if (window.exists) return null;
  if (ground === 'warranty') return 'no_warranty';
  if (termsInForce(states.contracts).shipBy.date === null) return 'no_exact_date';
  return ground === 'not_shipped' ? 'shipped' : 'shipped_in_time';
}

const ORDER_STATES = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'] as const;

/** There is a purchase, and something was paid for it. What can still be claimed of one that is over is told by its windows. */
function claimable(states: ClaimsStates): Result<null, OrdersRefusal> {
  const state = inState(states.orders, ...ORDER_STATES);
  if (!state.ok) return state;
  return states.payments.paidMinor > 0 ? ok(null) : refuse('order.wrong_state', { state: states.orders.status, paidMinor: 0 });
}

/** Whether a claim on the grounds can be opened at the time of the act. Source: programme rules, claim refusals in order. */
function admissible(states: ClaimsStates, facts: Pick<ActFacts, 'at'>, ask: ClaimAsk): Result<null, OpenRefusal> {
  const state = claimable(states);
  if (!state.ok) return state;
  const open = openClaim(states.claims);
  if (open) return refuse('claim.already_open', { claimId: open.claimId });
  const policy = policyFor(states, facts);
  const judged = ask.grounds.map((ground) => {
    const window = windowOf(states, policy, ground);
    return { ground, window, why: notCovered(states, ground, window, ask) };
  });
  // A part that the contract does not give is excluded by the determination; nothing left is no claim.
  const covered = judged.filter(({ why }) => why === null).map(({ window }) => window);
  if (covered.length === 0 || judged.some(({ why }) => why === 'clause_unknown'))
    return refuse('claim.ground_not_covered', { grounds: judged.map(({ ground, why }) => `${ground}: ${why}`) });
  const time = timely(states, facts, covered);
  if (!time.ok) return time;
  // In time, but the purchase is over and nothing protects it any more: only what keeps no order open outlives it.
  const over = isEnded(states.orders.status) && covered.some(({ afterEnd }) => afterEnd === 'nothing');
  return over ? refuse('order.wrong_state', { state: states.orders.status }) : ok(null);
}

function timely(
  states: ClaimsStates,
  facts: Pick<ActFacts, 'at'>,
  windows: readonly GroundWindow[],
): Result<null, ClaimsRefusal> {
  const uninspected = windows.some(
    (w) => w.needs === 'pre_shipment_inspection' && preShipmentReports(states.inspections).length === 0,
  );
  if (uninspected) return refuse('claim.no_inspection');
  const early = windows.find((w) => w.opensAt === null || w.opensAt > facts.at);
  if (early) return refuse('claim.too_early', { ground: early.ground, from: early.opensAt });
  const closed = windows.find((w) => isClosedAt(w, facts.at));
  return closed ? refuse('claim.window_closed', { ground: closed.ground, until: closed.closesAt }) : ok(null);
}

export type GroundOffer = {
  readonly ground: ClaimGround;
  readonly open: boolean;
  /** The refusal a claim would meet now; null where it can be opened. */
  readonly because: string | null;
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
};

/** For each ground, whether a claim can be opened at an instant, and if not, why: what the page offers. */
export function groundsFor(states: ClaimsStates, at: Instant): readonly GroundOffer[] {
  const policy = policyFor(states, { at });
  const bill: BilledCharge = { charge: 'destination_terminal', amountMinor: 1, billId: null };
  const ask = { claimId: '', points: null, quantity: null, lineId: null, charges: [bill], amountMinor: null };
  const rest = { keepsGoods: false, usedMinor: 0, text: null };
  return CLAIM_GROUNDS.map((ground) => {
    const { opensAt, closesAt } = windowOf(states, policy, ground);
    const can = admissible(states, { at }, { ...ask, ...rest, grounds: [ground] });
    return { ground, open: can.ok, because: can.ok ? null : can.code, opensAt, closesAt };
  });
}

const MAX_POINTS = 200;

const linesOf = (states: ClaimsStates): readonly Line[] => termsInForce(states.contracts).lines;

function pointsOf(states: ClaimsStates, ask: ClaimAsk): readonly ClaimPoint[] {
  if (!ask.grounds.some((ground) => ground === 'quality' || ground === 'warranty')) return [];
  const lines = linesOf(states);
  const asked = new Map((ask.points ?? []).map((point) => [point.clauseId, point]));
  return (citedClauses(states, ask) ?? []).slice(0, MAX_POINTS).map((clause) => {
    const point = asked.get(clause.clauseId);
    const quantity = point?.quantity ?? ask.quantity;
    const named = clause.lineId ?? ask.lineId;
    const of = quantity && fits(lines, quantity, named) ? lineFor(lines, quantity, named) : null;
    return {
      clauseId: clause.clauseId,
      nature: point?.nature ?? natureOf(clause),
      lineId: named ?? of?.lineId ?? null,
      claimedThousandths: of && quantity ? quantity.thousandths : null,
    };
  });
}

/** Missing goods: of the line that is meant, or of each line the whole of it where nothing was said. */
function shortagesOf(states: ClaimsStates, { grounds, lineId, quantity }: ClaimAsk): readonly ShortPoint[] {
  if (!grounds.includes('shortage')) return [];
  const meant = lineId ?? (quantity && lineFor(linesOf(states), quantity, null)?.lineId) ?? null;
  return linesOf(states)
    .filter((line) => meant === null || line.lineId === meant)
    .map((line) => ({
      lineId: line.lineId,
      claimedThousandths: quantity?.thousandths ?? line.quantity.thousandths,
      nature: 'count',
    }));
}

/** The claim names lines and quantities that the contract has, each clause once, and no more goods used than were sold. */
function pointsValid(states: ClaimsStates, ask: ClaimAsk): boolean {
  const lines = linesOf(states);
  const points = ask.points ?? [];
  const clauses = clausesInForce(states.contracts);
  const lineOf = (clauseId: string) => clauses.find((c) => c.clauseId === clauseId)?.lineId ?? ask.lineId;
  const named = points.map(({ clauseId, quantity }) => ({ quantity: quantity ?? ask.quantity, lineId: lineOf(clauseId) }));
  // Without a clause, or beside a clause as the number of missing goods, the quantity is of the line named or the only one.
  const whole = points.length === 0 || ask.grounds.includes('shortage');
  const asked = [...named, ...(whole ? [{ quantity: ask.quantity, lineId: ask.lineId }] : [])];
  return (
    (ask.lineId === null || lines.some(({ lineId }) => lineId === ask.lineId)) &&
    new Set(points.map(({ clauseId }) => clauseId)).size === points.length &&
    ask.usedMinor <= sumMinor(lines.map(({ totalMinor }) => totalMinor)) &&
    asked.every(({ quantity, lineId }) => quantity === null || fits(lines, quantity, lineId))
  );
}

type Counted = { readonly deadline: Deadline; readonly warnings: readonly Warning[] };

/** The end of a policy's days from an act. Business days are those of both parties' countries. */
export function deadlineAfter(states: ClaimsStates, facts: ActFacts, from: string, { days, kind }: Days): Counted {
  const zone = zoneOf(states);
  if (kind === 'calendar') return { deadline: calendarDeadline(from, days, zone), warnings: [] };
  const { lastDay, at, ...certainty } = businessDeadline(facts.calendars, countriesOf(states), from, days, zone);
  return { deadline: { lastDay, at }, warnings: certaintyWarnings(certainty) };
}

export const deadlineRow = (states: ClaimsStates, name: string, dueAt: Instant, rule: string): DeadlineDraft => ({
  name,
  dueAt,
  zone: zoneOf(states),
  rule,
});

/** The buyer opens a claim. Refused in the published order. */
export function open(states: ClaimsStates, facts: ActFacts, ask: ClaimAsk): Decided<OpenRefusal> {
  const can = admissible(states, facts, ask);
  if (!can.ok) return can;
  const policy = policyFor(states, facts);
  const most = returnable(states.payments);
  const amountMinor = ask.amountMinor ?? Math.min(most, coveredNow(states, policy));
  if (amountMinor > most) return refuse('claim.above_paid', { maximumMinor: most });
  if (!pointsValid(states, ask)) return refuse('claim.point_invalid');
  const reply = deadlineAfter(states, facts, facts.at, policy.reply.within);
  const negotiation = deadlineAfter(states, facts, facts.at, policy.negotiation.lasts);
  const { claimId, grounds, charges, keepsGoods, usedMinor, text } = ask;
  const data: Extract<ClaimsEvent, { type: 'claims.opened' }>['data'] = {
    claimId,
    grounds,
    contractVersion: must(states.contracts.agreed, 'a claim rests on a contract').version,
    points: pointsOf(states, ask),
    shortages: shortagesOf(states, ask),
    charges,
    keepsGoods,
    usedMinor,
    amountMinor,
    coveredMinor: coveredBefore(states, policy),
    text,
    replyBy: reply.deadline,
    negotiation: negotiation.deadline,
  };
  const opened: ClaimsEvent = { type: 'claims.opened', v: 1, data };
  return ok(
    merge(
      {
        events: [opened],
        warnings: [...reply.warnings, ...negotiation.warnings].filter(firstOfItsCode),
        setDeadlines: [
          deadlineRow(states, deadlineName('reply', claimId), reply.deadline.at, 'policy.reply'),
          deadlineRow(states, deadlineName('negotiation', claimId), negotiation.deadline.at, 'policy.negotiation'),
        ],
      },
      // An order that is over has nothing left to freeze.
      isEnded(states.orders.status) ? {} : contest(states),
    ),
  );
}

const firstOfItsCode = (warning: Warning, index: number, all: readonly Warning[]): boolean =>
  all.findIndex((other) => other.code === warning.code) === index;

/** What is in dispute: the amount claimed, at most what is still there. */
export const disputedMinor = (states: ClaimsStates, claim: Pick<Claim, 'amountMinor'>): Minor =>
  Math.min(claim.amountMinor, returnable(states.payments));
