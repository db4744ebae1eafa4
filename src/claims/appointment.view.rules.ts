/** The appointed inspection as its readers see it: the agency what it is to test, the two sides and operators also the fee. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import { limitOf } from '../inspections/readings.rules.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import { planVisit } from '../shipments/visits.rules.ts';
import { knownSeals } from './appointed-report.rules.ts';
import { countryOfGoods, mostInProportion } from './ladder.rules.ts';
import { disputedMinor } from './open.rules.ts';
import type { Appointment, Claim, ClaimsStates, Settlement } from './types.ts';

export type AppointmentStatus = 'waits_for_fee' | 'waits_for_report' | 'reported' | 'ended' | 'lapsed';

/** Where the inspection stands. ended: it took no place; who kept it from taking place stands beside it. */
export function appointmentStatus(
  { status, settlement }: Pick<Claim, 'status'> & { readonly settlement: Pick<Settlement, 'from'> | null },
  { lapsed, report, prepaid }: Pick<Appointment, 'lapsed' | 'report'> & { readonly prepaid: unknown },
): AppointmentStatus {
  if (lapsed) return 'lapsed';
  if (report) return 'reported';
  // A promised remedy suspends the inspection: broken, the claim stands where it stood.
  const waits = status === 'inspecting' || (status === 'settled' && settlement?.from === 'inspecting');
  if (!waits) return 'ended';
  return prepaid ? 'waits_for_report' : 'waits_for_fee';
}

/** An appointed inspection as a row of its agency's list: where and what, how it stands, and neither money nor words of the two sides. */
export const appointmentRow = (claim: Claim, appointment: Appointment, orderId: string) => ({
  orderId,
  claimId: claim.claimId,
  appointmentId: appointment.appointmentId,
  status: appointmentStatus(claim, appointment),
  appointedAt: appointment.appointedAt,
  prepayBy: { ...appointment.prepayBy },
  tested: appointment.tested.length,
  reportedOn: appointment.report?.dated ?? null,
});

/** The words of a content; null where they were erased. */
export type TextOf = (ref: ContentRef) => string | null;

/**
 * What is to be tested, on which goods, drawn how. An agency sees neither money nor anything that the two sides filed or
 * wrote: what it finds must not lean on what they say.
 * @param forAgency whether the reader is the appointed agency
 */
export function appointmentView(
  states: ClaimsStates,
  claim: Claim,
  appointment: Appointment,
  reader: { readonly orderId: string; readonly forAgency: boolean; readonly textOf: TextOf },
): JsonObject {
  const { orderId, forAgency, textOf } = reader;
  const terms = termsInForce(states.contracts);
  const tested = clausesInForce(states.contracts).filter(({ clauseId }) => appointment.tested.includes(clauseId));
  const about = new Set(tested.map(({ lineId }) => lineId));
  const { sampling } = terms;
  const plan = planVisit(terms, { kind: 'pre_shipment', level: null, aql: {}, lotSize: null });
  return {
    orderId,
    claimId: claim.claimId,
    appointmentId: appointment.appointmentId,
    agencyId: appointment.agencyId,
    status: appointmentStatus(claim, appointment),
    appointedAt: appointment.appointedAt,
    prepayBy: { ...appointment.prepayBy },
    goods: {
      country: countryOfGoods(states),
      lines: terms.lines
        .filter(({ lineId }) => about.has(null) || about.has(lineId))
        .map(({ lineId, product, sku, lot, quantity }) => ({
          lineId,
          product: textOf(product),
          sku,
          lot,
          quantityThousandths: quantity.thousandths,
          unit: quantity.unit,
        })),
      seals: knownSeals(states),
    },
    sampling: { level: sampling.level, plan: sampling.plan, draw: plan.ok ? plan.value.draw : null },
    clauses: tested.map(({ clauseId, text, defectClass, lineId, parsed }) => ({
      clauseId,
      text: textOf(text),
      defectClass,
      lineId,
      limit: limitOf(parsed) as unknown as Json,
    })),
    reportedOn: appointment.report?.dated ?? null,
    terms: forAgency ? null : termsView(states, claim, appointment),
  };
}

function termsView(states: ClaimsStates, claim: Claim, appointment: Appointment): JsonObject {
  const { firm, feeMinor, insisted, addedByClaimant, prepaid, refusedBy, goodsDisposed } = appointment;
  return {
    firm,
    feeMinor,
    currency: termsInForce(states.contracts).currency,
    insisted,
    mostInProportionMinor: mostInProportion(disputedMinor(states, claim)),
    addedByClaimant,
    prepaidAt: prepaid?.at ?? null,
    refusedBy,
    goodsDisposed,
  };
}
