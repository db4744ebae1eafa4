/** The appointed inspection from appointment to fee: who is appointed, prepaid or lapsed, hindered, and what the case sees of it. */
import type { Deadline } from '../calendar/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Side } from '../contracts/types.ts';
import type { Agency } from '../inspections/types.ts';
import type { DeadlineDraft, Decided, Decision } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { feePrepaid } from '../ledger/claims.rules.ts';
import { isGivenBack } from '../payments/cards.rules.ts';
import type { FeeBack } from '../payments/types.ts';
import type { ActFacts } from '../shipments/types.ts';
import type { AppointedCase, FeeAward } from './determination.types.ts';
import { deadlineName, policyFor } from './finish.rules.ts';
import { type DecidedClauses, climb, testedClauses } from './ladder.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import { claimIn } from './rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import type { Appointment, Claim, ClaimsEvent, ClaimsStates } from './types.ts';

export type AppointInput = {
  readonly appointmentId: string;
  /** null: no agency of the directory has that id. */
  readonly agency: Agency | null;
  readonly feeMinor: Minor;
  readonly insisted: boolean;
  /** null: the disputed clauses that nothing decides. */
  readonly tested: readonly string[] | null;
  /** The buyer no longer has the goods: recorded, and there is nothing to look at. */
  readonly goodsDisposed: boolean;
  /** Every agency of the directory. */
  readonly directory: readonly Agency[];
  readonly decided: DecidedClauses;
};

/**
 * An operator appoints who looks at the disputed goods. The claim waits for the prepaid fee, then for the report; the
 * agency may see the order from now on. Errors in order: claim.wrong_state, appointment.exists, then as testedClauses and climb.
 * Source: programme rules, section determination, ladder.
 */
export function appoint(states: ClaimsStates, claim: Claim, facts: ActFacts, input: AppointInput): Decided<ClaimsRefusal> {
  const state = claimIn(claim, 'escalated', 'inspecting');
  if (!state.ok) return state;
  if (claim.appointment) return refuse('appointment.exists', { appointmentId: claim.appointment.appointmentId });
  const tested = testedClauses(states, claim, input, input.decided);
  if (!tested.ok) return tested;
  const policy = policyFor(states, facts).appointedInspection;
  const chosen = climb(states, claim, input, { agencies: input.directory, firms: policy.firms });
  if (!chosen.ok) return chosen;
  const { appointmentId, feeMinor, insisted } = input;
  const { agency, firm } = chosen.value;
  const { deadline: prepayBy, warnings } = deadlineAfter(states, facts, facts.at, policy.prepayWithin);
  const appointed: ClaimsEvent = {
    type: 'claims.appointed',
    v: 1,
    data: {
      claimId: claim.claimId,
      appointmentId,
      agencyId: agency.agencyId,
      firm,
      feeMinor,
      insisted,
      ...tested.value,
      prepayBy,
    },
  };
  const disposed: readonly ClaimsEvent[] = input.goodsDisposed ? [hindered(claim, { refusedBy: null, goodsDisposed: true })] : [];
  return ok({
    events: [appointed, ...disposed],
    parties: [{ companyId: agency.agencyId, relation: 'inspector' }],
    setDeadlines: input.goodsDisposed ? [] : [prepayDeadline(states, claim, prepayBy)],
    warnings,
  });
}

const prepayDeadline = (states: ClaimsStates, { claimId }: Pick<Claim, 'claimId'>, prepayBy: Deadline): DeadlineDraft =>
  deadlineRow(states, deadlineName('prepay', claimId), prepayBy.at, 'policy.appointed_inspection.prepay_within');

/** The inspection that is under way. Errors: appointment.none where nothing was appointed; claim.wrong_state when it is over. */
export function inspecting(claim: Claim): Result<Appointment, 'appointment.none' | 'claim.wrong_state'> {
  if (!claim.appointment) return refuse('appointment.none');
  const state = claimIn(claim, 'inspecting');
  return state.ok ? ok(claim.appointment) : state;
}

/** The fee that may be prepaid at an instant. Errors: appointment.none, fee.prepaid, claim.wrong_state, fee.too_late (from the deadline's instant on). */
export function payable(claim: Claim, facts: Pick<ActFacts, 'at'>): Result<Appointment, ClaimsRefusal> {
  if (claim.appointment?.prepaid) return refuse('fee.prepaid');
  const open = inspecting(claim);
  if (!open.ok) return open;
  const { prepayBy } = open.value;
  return facts.at < prepayBy.at ? open : refuse('fee.too_late', { until: prepayBy.lastDay });
}

/** The claimant's card was charged for the fee: it is held until the report. */
export function prepay(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  capture: { readonly captureId: string; readonly amountMinor: Minor; readonly currency: string },
): Decided<ClaimsRefusal | 'payment.charge_given_back'> {
  const open = payable(claim, facts);
  if (!open.ok) return open;
  const { captureId, amountMinor, currency } = capture;
  if (isGivenBack(states.payments, captureId)) return refuse('payment.charge_given_back', { captureId });
  const same = amountMinor === open.value.feeMinor && currency === termsInForce(states.contracts).currency;
  // Charged for another appointment's fee: the caller gives it back.
  if (!same)
    return refuse('claim.wrong_state', { state: claim.status, feeMinor: open.value.feeMinor, chargedMinor: amountMinor });
  const paid: ClaimsEvent = {
    type: 'claims.fee_prepaid',
    v: 1,
    data: { claimId: claim.claimId, captureId, amountMinor, currency },
  };
  return ok({
    events: [paid],
    transfers: [feePrepaid(facts.orderId, captureId, currency, amountMinor)],
    clearDeadlines: [deadlineName('prepay', claim.claimId)],
  });
}

/** Whether a claim of the order holds the fee that a card was charged for. */
export const isFeeBooked = ({ claims }: Pick<ClaimsStates, 'claims'>, captureId: string): boolean =>
  claims.claims.some(({ appointment }) => appointment?.prepaid?.captureId === captureId);

/** Whether the inspection waits for a fee whose time is over. */
const isLapsed = ({ status, finishedAt, appointment }: Claim, facts: Pick<ActFacts, 'at'>): boolean =>
  finishedAt === null &&
  status === 'inspecting' &&
  appointment !== null &&
  appointment.prepaid === null &&
  facts.at >= appointment.prepayBy.at;

/**
 * The time to prepay is over: nothing is inspected, and the claim is decided on the evidence at hand. Does nothing where
 * the fee was paid, the time is not over or the inspection ended otherwise. Source: programme rules, section silence.
 */
export function prepayLapsed(claim: Claim, facts: Pick<ActFacts, 'at'>): Decision {
  if (!isLapsed(claim, facts)) return {};
  const lapsed: ClaimsEvent = { type: 'claims.fee_lapsed', v: 1, data: { claimId: claim.claimId } };
  return { events: [lapsed] };
}

/**
 * A claim that resumes while its inspection waits for the fee: the old time still counts. It is set again, or it ran out
 * while the two had settled. `claim` as it stands after it resumed.
 */
export function resumeInspection(states: ClaimsStates, claim: Claim, facts: Pick<ActFacts, 'at'>): Decision {
  const { status, appointment } = claim;
  if (status !== 'inspecting' || !appointment || appointment.prepaid) return {};
  if (isLapsed(claim, facts)) return prepayLapsed(claim, facts);
  return { setDeadlines: [prepayDeadline(states, claim, appointment.prepayBy)] };
}

/** Why an inspection does not take place. Neither: it is nobody's doing, for one the agency cannot come. */
export type Hindrance = { readonly refusedBy: Side | null; readonly goodsDisposed: boolean };

const hindered = ({ claimId }: Pick<Claim, 'claimId'>, hindrance: Hindrance): ClaimsEvent => ({
  type: 'claims.inspection_hindered',
  v: 1,
  data: { claimId, ...hindrance },
});

/**
 * The inspection ends without a report. Who refuses has the tested points decided against it; goods that the buyer no
 * longer has leave them unproven. A prepaid fee that nothing was done for goes back.
 * @param agencyId where an agency says so, it must be the appointed one: inspection.not_inspector
 */
export function hinder(
  claim: Claim,
  hindrance: Hindrance,
  agencyId: string | null,
): Decided<ClaimsRefusal | 'inspection.not_inspector'> {
  const open = inspecting(claim);
  if (!open.ok) return open;
  if (agencyId !== null && agencyId !== open.value.agencyId) return refuse('inspection.not_inspector');
  return ok({ events: [hindered(claim, hindrance)], clearDeadlines: [deadlineName('prepay', claim.claimId)] });
}

/**
 * What the determination sees of the appointed inspection: null where there was none or its fee lapsed. The fee counts
 * once there is a report: before, the agency earned nothing, so neither side bears anything.
 */
export function appointedCase({ appointment }: Pick<Claim, 'appointment'>): AppointedCase | null {
  if (!appointment || appointment.lapsed) return null;
  const { tested, addedByClaimant, refusedBy, goodsDisposed } = appointment;
  return { feeMinor: earned(appointment) ? appointment.feeMinor : 0, tested, addedByClaimant, refusedBy, goodsDisposed };
}

const earned = ({ report }: Appointment): boolean => report !== null;

/**
 * What of the prepaid fee goes back to the buyer, minor units: without a report all of it, out of what is held; after a
 * report the part that the supplier bears, which the fund pays and the supplier owes it.
 * @param fee of the award; null where the claim ends without one (settled, withdrawn)
 */
export function feeBack({ appointment }: Pick<Claim, 'appointment'>, fee: FeeAward | null): FeeBack {
  if (!appointment?.prepaid) return { fromHeldMinor: 0, fromFundMinor: 0 };
  if (!earned(appointment)) return { fromHeldMinor: appointment.feeMinor, fromFundMinor: 0 };
  return { fromHeldMinor: 0, fromFundMinor: fee?.supplierMinor ?? 0 };
}
