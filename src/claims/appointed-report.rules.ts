/** The appointed agency's report: on the goods in dispute, on what it was appointed to test, each clause an item of evidence. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Clause } from '../contracts/types.ts';
import { judgeReport } from '../inspections/report.rules.ts';
import type { PerClass } from '../inspections/sampling.rules.ts';
import type { InspectionsRefusal, JudgeRefusal, SamplingRefusal } from '../inspections/types.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import type { Decided } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { feeToAgency } from '../ledger/claims.rules.ts';
import { sealsOnGoods, zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { planVisit } from '../shipments/visits.rules.ts';
import { inspecting } from './appointment.rules.ts';
import { NOTHING_MEASURED, contradictsItself } from './evidence.rules.ts';
import { deadlineName } from './finish.rules.ts';
import { type EvidenceDraft, evidenceEvents } from './intake.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import type { EvidenceBody } from './evidence.types.ts';
import type { Appointment, Claim, ClaimsEvent, ClaimsStates } from './types.ts';

type Units = NonNullable<EvidenceBody['units']>;
type ByClause<T> = Readonly<Record<string, T>>;

/** What the agency found in its own sample. */
export type AppointedFindings = {
  readonly measured: ByClause<readonly string[]>;
  readonly facts: ByClause<'pass' | 'fail'>;
  /** Units looked at and failing, where more were looked at than measured. */
  readonly units: ByClause<Units>;
  readonly defects: PerClass<number> | null;
  /** Seals on the cartons that the sample was drawn from. */
  readonly seals: readonly string[];
  /** The lot's marking, as the cartons have it. */
  readonly lot: string | null;
  readonly dated: PlainDate;
  /** How it was tested, in the agency's words. */
  readonly method: string | null;
  readonly text: string | null;
};

/** An item of the report before it is written down: about one clause, or (null) about the sample as a whole. */
export type ReportItem = { readonly clauseId: string | null; readonly body: EvidenceBody };

const NOTHING: EvidenceBody = { ...NOTHING_MEASURED, text: null };

const own = <T>(record: ByClause<T>, key: string): T | null => (Object.hasOwn(record, key) ? (record[key] ?? null) : null);

/** Clauses that the report says something of, in the order of the report. */
const clausesOf = ({ measured, facts }: Pick<AppointedFindings, 'measured' | 'facts'>): readonly string[] => [
  ...new Set([...Object.keys(measured), ...Object.keys(facts)]),
];

/** Items of the report: one per clause, and one for defects counted by class, which belong to no single clause. */
export function reportItems(found: AppointedFindings): readonly ReportItem[] {
  const items = clausesOf(found).map((clauseId): ReportItem => {
    const values = own(found.measured, clauseId) ?? [];
    const fact = own(found.facts, clauseId);
    const units = own(found.units, clauseId);
    return { clauseId, body: { ...NOTHING, values, fact, units, method: found.method, text: found.text } };
  });
  const { defects } = found;
  if (!defects) return items;
  const text = `critical ${defects.critical}, major ${defects.major}, minor ${defects.minor}`;
  return [...items, { clauseId: null, body: { ...NOTHING, text } }];
}

/** Seals that the goods in dispute are known to bear: those put on, and others that were found on them since. */
export const knownSeals = (states: ClaimsStates): readonly string[] => [
  ...sealsOnGoods(states),
  ...states.shipments.sealsShown.flatMap(({ unknown }) => unknown),
];

/** Markings of the lots that the tested clauses are about. */
function knownLots(states: ClaimsStates, tested: readonly Clause[]): readonly string[] {
  const lines = new Set(tested.map(({ lineId }) => lineId));
  return termsInForce(states.contracts).lines.flatMap(({ lineId, lot }) =>
    lot !== null && (lines.has(null) || lines.has(lineId)) ? [lot] : [],
  );
}

/**
 * Whether the sample was drawn from the goods in dispute: after the appointment, from cartons whose seals or lot marking
 * are theirs where such are known, and judged by this contract's clauses.
 */
function sameLot(states: ClaimsStates, appointment: Appointment, found: AppointedFindings): Result<null, 'report.other_lot'> {
  const clauses = clausesInForce(states.contracts);
  const foreign = clausesOf(found).filter((clauseId) => !clauses.some((clause) => clause.clauseId === clauseId));
  if (foreign.length > 0) return refuse('report.other_lot', { because: 'clauses', clauses: foreign });
  const appointedOn = dayOf(appointment.appointedAt, zoneOf(states));
  if (found.dated < appointedOn) return refuse('report.other_lot', { because: 'date', dated: found.dated, appointedOn });
  const lots = knownLots(
    states,
    clauses.filter(({ clauseId }) => appointment.tested.includes(clauseId)),
  );
  if (found.lot !== null && lots.length > 0 && !lots.includes(found.lot))
    return refuse('report.other_lot', { because: 'lot', lot: found.lot, lots });
  const seals = knownSeals(states);
  const other = found.seals.length > 0 && seals.length > 0 && !found.seals.some((seal) => seals.includes(seal));
  return other ? refuse('report.other_lot', { because: 'seals', seals: found.seals }) : ok(null);
}

/** Something about what it was appointed for, and nothing else: what nobody asked for would be evidence that nobody could foresee. */
function answersAppointment({ tested }: Appointment, found: AppointedFindings): Result<null, 'report.nothing_tested'> {
  const reported = clausesOf(found);
  const other = [...reported, ...Object.keys(found.units)].filter((clauseId) => !tested.includes(clauseId));
  const says = reported.some(
    (clauseId) => (own(found.measured, clauseId)?.length ?? 0) > 0 || own(found.facts, clauseId) !== null,
  );
  return says && other.length === 0 ? ok(null) : refuse('report.nothing_tested', { tested, clauses: other });
}

/** A clause of which the report says two things at once; null: none. */
const contradicted = (found: AppointedFindings, clauses: readonly Clause[]): string | null =>
  clauses.find((clause) => {
    const { clauseId } = clause;
    const values = own(found.measured, clauseId) ?? [];
    return contradictsItself(clause, { fact: own(found.facts, clauseId), units: own(found.units, clauseId), values });
  })?.clauseId ?? null;

/** More units fail than were looked at: no sample gives that. */
const impossibleUnits = ({ units }: AppointedFindings): string | null =>
  Object.entries(units).find(([, { tested, failing }]) => failing > tested)?.[0] ?? null;

export type ReportRefusal = ClaimsRefusal | InspectionsRefusal | SamplingRefusal | JudgeRefusal;

export type AppointedReportInput = {
  /** The company that reports. */
  readonly agencyId: string;
  readonly found: AppointedFindings;
  /** As reportItems gave them, written down: an id and a content for each. */
  readonly items: readonly Pick<EvidenceDraft, 'evidenceId' | 'clauseId' | 'body'>[];
};

/**
 * The appointed agency files its report. Readings must be readable against the clauses' limits; what they mean is for the
 * determination. Each clause becomes an item of evidence of the strongest class, never late, and the fee the agency's.
 * Errors in order: appointment.none, claim.wrong_state, inspection.not_inspector, fee.not_prepaid, report.other_lot,
 * report.nothing_tested, then as judgeReport, evidence.contradicts_itself. Source: programme rules, section determination.
 */
export function reportAppointed(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  { agencyId, found, items }: AppointedReportInput,
): Decided<ReportRefusal> {
  const open = inspecting(claim);
  if (!open.ok) return open;
  const appointment = open.value;
  if (appointment.agencyId !== agencyId) return refuse('inspection.not_inspector');
  if (!appointment.prepaid) return refuse('fee.not_prepaid', { until: appointment.prepayBy.lastDay });
  const lot = sameLot(states, appointment, found);
  if (!lot.ok) return lot;
  const answered = answersAppointment(appointment, found);
  if (!answered.ok) return answered;
  const readable = readableReport(states, found);
  if (!readable.ok) return readable;
  const { claimId } = claim;
  const double = contradicted(found, clausesInForce(states.contracts));
  if (double !== null) return refuse('evidence.contradicts_itself', { clauseId: double });
  const drafts = items.map(
    (item): EvidenceDraft => ({ ...item, kind: 'report', issuer: 'appointed', files: [], requestId: null }),
  );
  const filed = evidenceEvents(states, claim, facts, { by: 'platform', drafts, inTime: true });
  if (!filed.ok) return filed;
  const reported: ClaimsEvent = {
    type: 'claims.appointed_reported',
    v: 1,
    data: { claimId, dated: found.dated, evidenceIds: items.map(({ evidenceId }) => evidenceId) },
  };
  const { currency } = termsInForce(states.contracts);
  return ok({
    events: [...filed.value, reported],
    transfers: [feeToAgency(facts.orderId, appointment.appointmentId, currency, appointment.feeMinor)],
    clearDeadlines: [deadlineName('prepay', claimId)],
  });
}

/** Readings in the clauses' units and counts that the contract's plan can give. */
function readableReport(states: ClaimsStates, found: AppointedFindings): Result<null, ReportRefusal> {
  const impossible = impossibleUnits(found);
  if (impossible !== null) return refuse('aql.found_invalid', { class: impossible, max: found.units[impossible]?.tested ?? 0 });
  const plan = planVisit(termsInForce(states.contracts), { kind: 'pre_shipment', level: null, aql: {}, lotSize: null });
  if (!plan.ok) return plan;
  const judged = judgeReport(clausesInForce(states.contracts), plan.value, found);
  return judged.ok ? ok(null) : judged;
}
