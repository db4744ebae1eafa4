/** Whom the platform may appoint to look at disputed goods, at which fee: the ladder, and who is independent. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import { priceFor } from '../inspections/prices.rules.ts';
import type { Agency } from '../inspections/types.ts';
import type { Minor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { Policy } from '../policy/types.ts';
import { planVisit } from '../shipments/visits.rules.ts';
import type { Finding } from './determination.types.ts';
import { disputedMinor } from './open.rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

/** A laboratory's fee is in proportion up to this share of the amount in dispute. Source: programme rules, section determination. */
const PROPORTION_PERCENT = 30;

/** The most that a laboratory may cost unless the claimant insists: 30 % of what is in dispute, whole minor units. */
export const mostInProportion = (disputedMinor: Minor): Minor => Math.floor((disputedMinor * PROPORTION_PERCENT) / 100);

export type Found = { readonly agency: Agency; readonly feeMinor: Minor };

/** What the directory knows of those who could be appointed here. */
export type Directory = {
  readonly agencies: readonly Agency[];
  /** Firms that a programme appoints. */
  readonly firms: Policy['appointedInspection']['firms'];
};

const laboratoryOf = (agency: Agency, { firms }: Directory): string | null =>
  agency.firm !== null && firms.includes(agency.firm) ? agency.firm : null;

/** Neither it nor another branch of its firm reported on this order's goods before. */
export function isIndependent(states: ClaimsStates, agency: Agency, { agencies }: Directory): boolean {
  const seen = states.inspections.reports.map((report) => report.agencyId);
  const firms = agencies.filter(({ agencyId }) => seen.includes(agencyId)).map(({ firm }) => firm);
  return !seen.includes(agency.agencyId) && (agency.firm === null || !firms.includes(agency.firm));
}

/** Where the goods are looked at: with the buyer or on their way to it, or still with the supplier. */
export function countryOfGoods({ contracts, shipments }: ClaimsStates): string {
  const left = shipments.shipped !== null || shipments.arrival !== null || shipments.receipt !== null;
  return left ? (termsInForce(contracts).consigneeCountry ?? contracts.buyerCountry) : contracts.supplierCountry;
}

/** Independent agencies whose list has a price there in the order's currency, cheapest first; equal fees by their ids. */
export function competent(states: ClaimsStates, directory: Directory): readonly Found[] {
  const terms = termsInForce(states.contracts);
  const plan = planVisit(terms, { kind: 'pre_shipment', level: null, aql: {}, lotSize: null });
  const visit = { kind: 'pre_shipment' as const, country: countryOfGoods(states), draw: plan.ok ? plan.value.draw : 1 };
  return directory.agencies
    .filter((agency) => isIndependent(states, agency, directory))
    .flatMap((agency): readonly Found[] => {
      const price = priceFor(agency.prices, visit);
      return price?.currency === terms.currency ? [{ agency, feeMinor: price.amountMinor }] : [];
    })
    .sort((a, b) => a.feeMinor - b.feeMinor || (a.agency.agencyId < b.agency.agencyId ? -1 : 1));
}

export type LadderRefusal = 'appointment.firm_unknown' | 'appointment.not_independent' | 'appointment.out_of_proportion';

/** An agency at a fee; `insisted`: the claimant, who prepays, wants it although it is out of proportion. */
export type Choice = { readonly agency: Agency | null; readonly feeMinor: Minor; readonly insisted: boolean };

/**
 * Whether the agency may be appointed at the fee; gives it with the firm it belongs to, null for one of the directory. A
 * laboratory of the programme's firms up to 30 % of the amount in dispute; above that nothing dearer than the cheapest
 * competent agency. An agency of the directory only where no laboratory is known to be in proportion.
 * Source: programme rules, section determination, ladder.
 */
export function climb(
  states: ClaimsStates,
  claim: Pick<Claim, 'amountMinor'>,
  choice: Choice,
  directory: Directory,
): Result<{ readonly agency: Agency; readonly firm: string | null }, LadderRefusal> {
  const { agency, feeMinor, insisted } = choice;
  if (!agency) return refuse('appointment.firm_unknown', { firms: directory.firms });
  if (!isIndependent(states, agency, directory)) return refuse('appointment.not_independent', { agency: agency.name });
  const firm = laboratoryOf(agency, directory);
  const mostMinor = mostInProportion(disputedMinor(states, claim));
  const listed = competent(states, directory);
  const [cheapest] = listed;
  if (firm === null && listed.some((other) => laboratoryOf(other.agency, directory) && other.feeMinor <= mostMinor))
    return refuse('appointment.firm_unknown', { firms: directory.firms });
  if (insisted || (firm !== null && feeMinor <= mostMinor)) return ok({ agency, firm });
  const cheap = cheapest ? feeMinor <= cheapest.feeMinor : firm === null;
  if (cheap) return ok({ agency, firm });
  return refuse('appointment.out_of_proportion', {
    feeMinor,
    mostMinor,
    currency: termsInForce(states.contracts).currency,
    agencyId: cheapest?.agency.agencyId ?? null,
    agency: cheapest?.agency.name ?? null,
    agencyFeeMinor: cheapest?.feeMinor ?? null,
  });
}

/** Clauses by what admitted evidence says of them: `met` or `not_met`; a clause that nothing decides is absent. */
export type DecidedClauses = ReadonlyMap<string, Finding>;

export type Tested = { readonly tested: readonly string[]; readonly addedByClaimant: readonly string[] };

/**
 * What is tested: by default the disputed measurable clauses that nothing admitted decides. Any measurable clause may be
 * named; those that nobody disputed are the claimant's own. Where all of them are decided nothing is appointed, unless the
 * claimant insists on having looked at again what was decided against it.
 * Errors: appointment.nothing_tested, appointment.not_needed.
 */
export function testedClauses(
  states: ClaimsStates,
  claim: Pick<Claim, 'points'>,
  ask: { readonly tested: readonly string[] | null; readonly insisted: boolean },
  decided: DecidedClauses,
): Result<Tested, 'appointment.nothing_tested' | 'appointment.not_needed'> {
  const measurable = clausesInForce(states.contracts).filter(({ verdict }) => verdict === 'measurable');
  const known = measurable.map(({ clauseId }) => clauseId);
  const disputed = known.filter((clauseId) => claim.points.some((point) => point.clauseId === clauseId));
  const named = [...new Set(ask.tested ?? disputed)];
  const unknown = named.filter((clauseId) => !known.includes(clauseId));
  if (named.length === 0 || unknown.length > 0) return refuse('appointment.nothing_tested', { clauses: unknown });
  const open = (clauseId: string): boolean => {
    const finding = decided.get(clauseId);
    return finding !== 'met' && finding !== 'not_met' ? true : ask.insisted && finding === 'met';
  };
  if (!named.some(open)) return refuse('appointment.not_needed', { clauses: named });
  const tested = ask.tested === null ? named.filter(open) : named;
  return ok({ tested, addedByClaimant: tested.filter((clauseId) => !disputed.includes(clauseId)) });
}
