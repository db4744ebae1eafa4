/** The frozen case of a claim: everything a determination reads, taken from the order's stream and the texts beside it. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Clause } from '../contracts/types.ts';
import { provingDocuments } from '../incoterms/rules.ts';
import type { Report } from '../inspections/types.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import { sumMinor } from '../kernel/money.ts';
import { isEnded } from '../orders/rules.ts';
import { coveredBefore, heldMinor, setOffElsewhere } from '../payments/rules.ts';
import { paperKind, provingPapers, shippingZone } from '../shipments/lateness.rules.ts';
import { sealsBroken } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { appointedCase } from './appointment.rules.ts';
import { caseContract } from './case.rules.ts';
import { type CaseInput, type Consignment, type Evidence, RULE_SET } from './determination.types.ts';
import { NOTHING_SAID } from './evidence.rules.ts';
import { policyFor } from './finish.rules.ts';
import { refundsOf } from '../payments/refunds.rules.ts';
import { asOpened, contractOf } from './rules.ts';
import type { EvidenceBody, FiledEvidence } from './evidence.types.ts';
import type { Claim, ClaimsStates } from './types.ts';

/** Words of a clause's characteristic that say how goods are packed. A battery pack is goods, a packing list a paper. */
const PACKING = /\b(?:packed|packing(?! list)|packaging|cartons?|pallets?|crates?|export box(?:es)?)\b/;

const characteristic = ({ parsed }: Clause): string => String(parsed?.['characteristic'] ?? '');

/** Clauses about packing, told by what they measure. */
export const packingClauses = (clauses: readonly Clause[]): readonly string[] =>
  clauses.filter((clause) => PACKING.test(characteristic(clause))).map(({ clauseId }) => clauseId);

/** Words of papers and of the whole delivery: there is one of it, so no sample is drawn. */
const WHOLE = /\b(?:invoices?|certificates?|packing lists?|reports?|declarations?|originals?|copies|delivery|shipments?)\b/;

/** Papers and deliveries are counted. What is measured (the length of a delivery hose) is measured on units. */
const isCounted = ({ parsed }: Clause): boolean => parsed?.['unit'] === 'pcs' || parsed?.['unit'] === '1';

export const wholeLotClauses = (clauses: readonly Clause[]): readonly string[] =>
  clauses.filter((clause) => isCounted(clause) && WHOLE.test(characteristic(clause))).map(({ clauseId }) => clauseId);

/** The order ships as one lot: a shipment has no quantity, so one that was told is of all its goods. Its report was received at an instant: on the claim's own day that tells which came first. */
function consignmentsOf(states: ClaimsStates, facts: Pick<ActFacts, 'at'>): readonly Consignment[] {
  const { shipped, papers, arrival } = states.shipments;
  const terms = termsInForce(states.contracts);
  if (!shipped) return [];
  const policy = policyFor(states, facts);
  const proving = new Set(provingPapers(states, policy).map(({ paperId }) => paperId));
  const zone = shippingZone(states, policy);
  const notice = papers.find((paper) => paperKind(paper.type) === 'disposal_notice') ?? null;
  return [
    {
      consignmentId: 'lot',
      goodsMinor: sumMinor(terms.lines.map(({ totalMinor }) => totalMinor)),
      shippedOn: shipped.on,
      shippedAt: dayOf(shipped.at, zone) === shipped.on ? shipped.at : null,
      papers: [
        ...papers.map(({ paperId, type, datedOn }) => ({
          paperId,
          // A paper that proves the shipped event as the policy means it stands for one that proves it as the trade term does.
          type: proving.has(paperId) ? provingName(states, paperKind(type)) : paperKind(type),
          datedOn,
        })),
        ...inHand(states),
      ],
      tender:
        shipped.tenderedOn === null
          ? null
          : {
              // A notice that came later than the goods is what counts: until then the carrier could not know of them.
              on: later(shipped.tenderedOn, notice?.datedOn ?? shipped.tenderedOn),
              noticeGiven: notice !== null,
              proofId: notice?.paperId ?? null,
            },
      arrivedOn: arrival && !arrival.contested ? arrival.on : null,
    },
  ];
}

/** Goods that the buyer itself says it had by the shipping date were shipped by then, whatever paper is missing. */
function inHand(states: ClaimsStates): Consignment['papers'] {
  const { receipt } = states.shipments;
  const shipBy = termsInForce(states.contracts).shipBy.date;
  if (receipt?.by !== 'buyer' || shipBy === null || receipt.on > shipBy) return [];
  return [{ paperId: 'receipt', type: provingName(states, 'receipt'), datedOn: receipt.on }];
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

function provingName(states: ClaimsStates, kind: string): string {
  const { incoterm, transport } = termsInForce(states.contracts);
  const known = provingDocuments(incoterm.rule as Parameters<typeof provingDocuments>[0], transport).map(
    (p) => p.document as string,
  );
  return known.includes(kind) ? kind : (known[0] ?? kind);
}

const isImage = (mediaType: string): boolean => mediaType.startsWith('image/');

/** An item that was filed; one whose text was erased says nothing any more. */
function filedItem(item: FiledEvidence, body: EvidenceBody | undefined, at: string): Evidence {
  const { evidenceId, by, kind, issuer, clauseId, files, late, answerBy } = item;
  const said = body
    ? {
        values: body.values,
        fact: body.fact,
        units: body.units,
        affectedThousandths: body.affectedThousandths,
        counted: body.counted,
        instrument: body.instrument,
        method: body.method,
        uncertainty: body.uncertainty,
      }
    : {};
  return {
    ...NOTHING_SAID,
    ...said,
    evidenceId,
    side: by,
    kind,
    issuer,
    clauseId,
    photos: files.filter(({ mediaType }) => isImage(mediaType)).length,
    late,
    answerTimeGiven: answerBy === null || at >= answerBy.at,
  };
}

/** Whether the seals of a report were found on the goods again; null where nobody looked. */
function sealsOf(states: ClaimsStates, report: Report): boolean | null {
  if (states.shipments.sealsShown.length === 0 || report.seals.length === 0) return null;
  return !sealsBroken(states.shipments);
}

/** What inspectors reported on the order's goods before: one item for each clause that could be judged. */
function reportItems(states: ClaimsStates, report: Report): readonly Evidence[] {
  const approved = termsInForce(states.contracts).approvedInspectors.includes(report.agencyId);
  // A clause that was amended away before the claim is nobody's requirement any more.
  const known = new Set(clausesInForce(states.contracts).map(({ clauseId }) => clauseId));
  return report.clauses
    .filter(({ clauseId, verdict }) => verdict !== 'excluded' && known.has(clauseId))
    .map(({ clauseId, values, unit, fact, failing }) => ({
      ...NOTHING_SAID,
      evidenceId: `${report.bookingId}:${clauseId}`,
      side: 'platform',
      kind: 'report',
      issuer: approved ? 'approved' : 'directory',
      clauseId,
      values: values.map((value) => (unit === null ? String(value) : `${value} ${unit}`)),
      // A visit may pass with as many failing readings as the plan accepts: here the readings speak.
      fact: fact === 'pass' && failing > 0 ? null : fact,
      goods: 'before_shipment',
      sealsMatch: sealsOf(states, report),
    }));
}

/** A remedy that was promised and not performed: admitted as the supplier's own statement. */
const promises = ({ brokenPromises }: Claim): readonly Evidence[] =>
  brokenPromises.map((_, n) => ({
    ...NOTHING_SAID,
    evidenceId: `promise-${n + 1}`,
    side: 'supplier',
    kind: 'statement',
    issuer: null,
  }));

/** What came back by other ways than this claim: its own refunds are what is being decided. */
function returnedElsewhere(states: ClaimsStates, claim: Claim): number {
  const { refundedMinor, chargedBackMinor } = states.payments;
  const own = refundsOf(states.payments, claim.claimId).filter((r) => r.status === 'paid');
  return refundedMinor + chargedBackMinor - sumMinor(own.map((r) => r.amountMinor));
}

/**
 * The case of a claim as it stands at an instant, on the contract as it stood when the claim was opened. The same states,
 * texts and instant give the same case.
 * @param bodies what each filed item says; an erased one is missing
 */
export function caseInput(
  now: ClaimsStates,
  claim: Claim,
  bodies: ReadonlyMap<string, EvidenceBody>,
  facts: ActFacts,
): CaseInput | null {
  const states = asOpened(now, claim);
  const policy = policyFor(states, facts);
  const agreed = contractOf(now, claim);
  const clauses = clausesInForce(states.contracts);
  const flags = { packing: packingClauses(clauses), aboutLot: wholeLotClauses(clauses), lateFigure: agreed.terms.lateFigure };
  const contract = caseContract(agreed, flags);
  if (!contract) return null;
  const { grounds, openedAt, points, shortages, charges, keepsGoods } = claim;
  const { payments, shipments, orders } = states;
  const ended = isEnded(orders.status);
  return {
    ruleSet: RULE_SET,
    policy: { id: policy.id, lateRemedy: policy.lateRemedy },
    // The shipping date ends where the policy says, as it does for the claim's window.
    contract: { ...contract, shipZone: shippingZone(states, policy) },
    claim: { grounds, openedAt, points, shortages, charges, keepsGoods },
    facts: {
      paidMinor: payments.paidMinor,
      coveredMinor: ended ? claim.coveredMinor : coveredBefore(now, policy),
      returnedMinor: returnedElsewhere(states, claim),
      unpaidMinor: Math.max(
        0,
        termsInForce(now.contracts).totalMinor - payments.paidMinor - setOffElsewhere(payments, claim.claimId),
      ),
      // All that was paid is released when an order ends; what should still be held then is what a warranty can reach.
      retainedMinor: ended ? Math.max(0, heldMinor(payments)) : 0,
      orderEnded: ended && grounds.every((ground) => ground === 'warranty'),
      consignments: consignmentsOf(states, facts),
      buyerDays: shipments.buyerDelays.map(({ cause, days }) => ({ cause, days })),
      // A delay that the buyer granted is an amendment: it has moved the shipping date itself, and must not count twice.
      agreedDays: 0,
      usedMinor: claim.usedMinor,
      // Neither the contract of carriage nor what lies beyond the named place is told to an order: such charges depend.
      carriage: {},
    },
    evidence: [
      ...claim.evidence.map((item) => filedItem(item, bodies.get(item.evidenceId), facts.at)),
      ...states.inspections.reports.flatMap((report) => reportItems(states, report)),
      ...promises(claim),
    ],
    inspection: appointedCase(claim),
  };
}
