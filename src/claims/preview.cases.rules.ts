/** A bad event put as a case: the order as it would stand, and the evidence the buyer would have. */
import { UNITS } from '../contracts/units.data.ts';
import { provingDocuments } from '../incoterms/rules.ts';
import { limitOf } from '../inspections/readings.rules.ts';
import { type PlainDate, addDays, addMillis, endOfDay, startOfDay } from '../kernel/dates.ts';
import { type Minor, shareOf, sumMinor } from '../kernel/money.ts';
import type { CoverKind, Policy } from '../policy/types.ts';
import {
  type CaseClause,
  type CaseContract,
  type CaseInput,
  type Consignment,
  type Evidence,
  RULE_SET,
} from './determination.types.ts';
import { NOTHING_SAID } from './evidence.rules.ts';
import type { BadEvent, Happening, Topic } from './events.data.ts';
import { INSTRUMENTS } from './instruments.data.ts';
import { uncertaintyOf } from './measurement.rules.ts';
import { natureOfUnit } from './nature.rules.ts';

export type PreviewFigures = {
  readonly cover: CoverKind;
  readonly paidMinor: Minor;
  /** As coveredMinor of a case: before anything came back. */
  readonly coveredMinor: Minor;
  readonly returnedMinor: Minor;
  readonly unpaidMinor: Minor;
  readonly retainedMinor: Minor;
  /** Fee of an appointed inspection, as the directory has it. */
  readonly inspectionFeeMinor: Minor;
  /** Sum insured of the cargo; null: not insured. */
  readonly cargoInsuredMinor: Minor | null;
  /** Paid by card and still in its charge-back time. */
  readonly cardPaidMinor: Minor;
  readonly hasWarranty: boolean;
};

/** Stands in for the shipping date of a contract that has none: such a case is excluded whatever its day. */
const ANY_DAY: PlainDate = '2026-01-01';

function topicOf(clause: CaseClause): Topic {
  if (clause.packing) return 'packing';
  const limit = limitOf(clause.parsed);
  if (!limit) return 'presence';
  return natureOfUnit(limit.unit);
}

function clauseFor(contract: CaseContract, topic: Topic): CaseClause | null {
  const measurable = contract.clauses.filter(
    ({ verdict, packing }) => verdict === 'measurable' && packing === (topic === 'packing'),
  );
  const [first = null] = topic === 'any' ? measurable : measurable.filter((clause) => topicOf(clause) === topic);
  return first;
}

/** So many units looked at that all of them failing is no accident at any AQL in use. */
const LOOKED_AT = 5;

/** A reading far outside a clause's limit, in its unit. */
function failingReading(clause: CaseClause): string | null {
  const limit = limitOf(clause.parsed);
  if (!limit) return null;
  const low = Math.min(...limit.values);
  const high = Math.max(...limit.values);
  const far = limit.operator === '>=' ? low - Math.abs(low) - 1 : high + Math.abs(high) + 1;
  const figure = Number(far.toPrecision(9));
  return limit.unit === '1' || limit.unit === 'pcs' ? String(figure) : `${figure} ${limit.unit}`;
}

/** The first catalogued instrument that measures the clause's unit; without one the buyer can only say so. */
function ownMeasurement(clause: CaseClause): Partial<Evidence> {
  const unit = limitOf(clause.parsed)?.unit ?? '1';
  const uncertainty = unit === '1' ? '0' : `0 ${unit}`;
  const fits = INSTRUMENTS.find(({ words }) => uncertaintyOf({ instrument: words[0] ?? null, uncertainty }, unit, 1) !== null);
  return fits ? { instrument: fits.words[0] ?? null, uncertainty, method: 'as in the contract', photos: 3 } : {};
}

type ClauseHappening = Extract<Happening, { readonly kind: 'clause' }>;

function evidenceFor(clause: CaseClause, { proof }: ClauseHappening): readonly Evidence[] {
  const reading = failingReading(clause);
  const seen = { tested: LOOKED_AT, failing: LOOKED_AT };
  const shown =
    reading === null ? { fact: 'fail' as const, units: seen } : { values: Array.from({ length: LOOKED_AT }, () => reading) };
  const item = (more: Partial<Evidence> & Pick<Evidence, 'side' | 'kind'>): readonly Evidence[] => [
    { ...NOTHING_SAID, issuer: null, evidenceId: `shown-${clause.clauseId}`, clauseId: clause.clauseId, ...more },
  ];
  switch (proof) {
    case 'appointed':
      return item({ side: 'platform', kind: 'report', issuer: 'appointed', ...shown });
    case 'report_before_shipment':
      return item({ side: 'buyer', kind: 'report', issuer: 'directory', goods: 'before_shipment', ...shown });
    case 'unsealed_report':
      return item({ side: 'buyer', kind: 'report', issuer: 'directory', goods: 'before_shipment', sealsMatch: false, ...shown });
    case 'own':
      return item({ side: 'buyer', kind: 'own_measurement', ...ownMeasurement(clause), ...shown });
    case 'photo':
      return item({ side: 'buyer', kind: 'photo', photos: LOOKED_AT, fact: 'fail', units: seen });
    case 'statement':
      return item({ side: 'buyer', kind: 'statement' });
    case 'none':
      return [];
  }
}

/** An order on which nothing bad happened yet: shipped in time with its paper, or not shipped at all. */
function untroubled(contract: CaseContract, policy: Policy, figures: PreviewFigures, event: BadEvent): CaseInput {
  const shipBy = contract.shipBy ?? ANY_DAY;
  const goods = sumMinor(contract.lines.map(({ totalMinor }) => totalMinor));
  const { paidMinor, coveredMinor, returnedMinor, unpaidMinor, retainedMinor } = figures;
  return {
    ruleSet: RULE_SET,
    policy: { id: policy.id, lateRemedy: policy.lateRemedy },
    contract,
    claim: {
      grounds: [event.ground],
      openedAt: addMillis(startOfDay(addDays(shipBy, event.when === 'after_end' ? 120 : 28), contract.shipZone), 3_600_000),
      points: [],
      shortages: [],
      charges: [],
      keepsGoods: false,
    },
    facts: {
      paidMinor,
      coveredMinor,
      returnedMinor,
      unpaidMinor,
      retainedMinor,
      orderEnded: event.when === 'after_end',
      consignments: event.when === 'before_shipment' ? [] : [lot(contract, 'all', goods, shipBy)],
      buyerDays: [],
      agreedDays: 0,
      usedMinor: 0,
      carriage: {},
    },
    evidence: [],
    inspection: null,
  };
}

function lot(contract: CaseContract, consignmentId: string, goodsMinor: Minor, shippedOn: PlainDate, papers = true): Consignment {
  const [paper] = provingDocuments(contract.rule, contract.transport);
  const proofs = papers && paper ? [{ paperId: `paper-${consignmentId}`, type: paper.document, datedOn: shippedOn }] : [];
  // Where the contract names the day of arrival, that day is kept: an event says what goes wrong, and only that.
  const arrivedOn = contract.deliverBy;
  return { consignmentId, goodsMinor, shippedOn, shippedAt: null, papers: proofs, tender: null, arrivedOn };
}

/** The case of an event, or null where the contract has no clause that it would break. */
export function caseOf(contract: CaseContract, policy: Policy, figures: PreviewFigures, event: BadEvent): CaseInput | null {
  const base = untroubled(contract, policy, figures, event);
  const { happening } = event;
  const shipBy = contract.shipBy ?? ANY_DAY;
  const goods = sumMinor(contract.lines.map(({ totalMinor }) => totalMinor));
  const facts = (more: Partial<CaseInput['facts']>): CaseInput => ({ ...base, facts: { ...base.facts, ...more } });
  switch (happening.kind) {
    case 'never_shipped':
      return { ...base, claim: { ...base.claim, openedAt: endOfDay(shipBy, contract.shipZone) } };
    case 'half_shipped':
      return facts({ consignments: [lot(contract, 'first', Math.floor(goods / 2), shipBy)] });
    case 'late': {
      const shipped = lot(contract, 'all', goods, addDays(shipBy, happening.days), happening.papers);
      const buyerDays = happening.buyerDays > 0 ? [{ cause: 'nomination' as const, days: happening.buyerDays }] : [];
      return facts({ consignments: [shipped], buyerDays, agreedDays: happening.agreedDays });
    }
    case 'tendered': {
      const tender = { on: shipBy, noticeGiven: true, proofId: 'tender' };
      return facts({ consignments: [{ ...lot(contract, 'all', goods, addDays(shipBy, 6)), tender }] });
    }
    case 'short':
      return shortCase(contract, base, happening);
    case 'charge':
      return {
        ...base,
        claim: { ...base.claim, charges: [{ charge: happening.charge, amountMinor: shareOf(goods, 200), billId: 'bill' }] },
      };
    case 'clause':
      return clauseCase(contract, base, figures, happening);
  }
}

function shortCase(
  contract: CaseContract,
  base: CaseInput,
  happening: Extract<Happening, { readonly kind: 'short' }>,
): CaseInput | null {
  const [line] = contract.lines;
  if (!line) return null;
  const missing = shareOf(line.quantity.thousandths, happening.basisPoints);
  const unit = UNITS.get(line.quantity.unit.toLowerCase());
  const instrument = unit?.dimension === 'count' ? 'count' : 'platform scale';
  const counted = { lineId: line.lineId, thousandths: line.quantity.thousandths - missing };
  const kind = happening.proof === 'own' ? ('own_measurement' as const) : ('photo' as const);
  const how = {
    instrument,
    method: 'unpacked and counted',
    uncertainty: unit?.dimension === 'count' ? null : '0.05 kg',
    photos: 3,
  };
  const item: Evidence = { ...NOTHING_SAID, issuer: null, evidenceId: 'count', side: 'buyer', kind, counted, ...how };
  const shortages = [{ lineId: line.lineId, claimedThousandths: missing, nature: happening.nature }];
  return { ...base, claim: { ...base.claim, shortages }, evidence: [item] };
}

function clauseCase(
  contract: CaseContract,
  base: CaseInput,
  figures: PreviewFigures,
  happening: ClauseHappening,
): CaseInput | null {
  const clause = clauseFor(contract, happening.topic);
  if (!clause) return null;
  const packing = happening.packingFailed ? clauseFor(contract, 'packing') : null;
  if (happening.packingFailed && !packing) return null;
  const claimed = [clause, ...(packing ? [packing] : [])];
  const points = claimed.map(({ clauseId, lineId }) => {
    return { clauseId, nature: clauseId === packing?.clauseId ? null : happening.nature, lineId, claimedThousandths: null };
  });
  const tested = claimed.map(({ clauseId }) => clauseId);
  const { inspectionFeeMinor: feeMinor } = figures;
  const inspection = { feeMinor, tested, addedByClaimant: [], refusedBy: null, goodsDisposed: false };
  return {
    ...base,
    claim: { ...base.claim, points },
    evidence: claimed.flatMap((one) => evidenceFor(one, happening)),
    inspection: happening.proof === 'appointed' ? inspection : null,
  };
}
