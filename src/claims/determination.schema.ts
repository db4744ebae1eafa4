/** The shape of a case as a file, every field closed: what is not known here is refused by name. */
import Type from 'typebox';
import { code, currency, id, integer, list, minor, nullable, oneOf, plainDate, text, zone } from '../http/schema.ts';
import { CHARGES, RULES, TRANSPORTS } from '../incoterms/types.ts';
import { LIMITS } from '../kernel/limits.ts';
import { CLAIM_GROUNDS } from '../policy/types.ts';

const closed = { additionalProperties: false } as const;
const shape = <P extends Parameters<typeof Type.Object>[0]>(properties: P) => Type.Object(properties, closed);

/** Thousandths of a unit: 500 pcs is 500000. */
const thousandths = () => integer(0, Number.MAX_SAFE_INTEGER);
const basisPoints = () => integer(0, 10_000);
const days = () => integer(0, LIMITS.horizonDays);
const side = () => oneOf(['buyer', 'supplier']);
const instant = () => Type.String({ maxLength: 24, pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
const nature = () => oneOf(['material', 'dimension', 'count', 'function', 'breakage', 'wetting', 'dents', 'loss']);
/** What both sides may file, and a report on each clause by several visits. */
const evidenceCount = 2_000;
const papers = 1_000;

const lateFigure = shape({ basisPointsPerDay: basisPoints(), capBasisPoints: basisPoints() });

const clause = shape({
  clauseId: code(),
  defectClass: oneOf(['critical', 'major', 'minor']),
  lineId: nullable(code()),
  verdict: oneOf(['measurable', 'incomplete', 'vague']),
  problems: list(code(), 20),
  parsed: nullable(
    shape({
      characteristic: Type.String({ maxLength: LIMITS.name }),
      operator: oneOf(['>=', '<=', '=', 'between', 'in']),
      value: Type.Union([Type.Number(), Type.Array(Type.Number(), { maxItems: 50 })]),
      unit: Type.String({ maxLength: LIMITS.code }),
      method: nullable(Type.String({ maxLength: LIMITS.name })),
      nominal: Type.Optional(Type.Number()),
    }),
  ),
  packing: Type.Boolean(),
  scope: oneOf(['units', 'lot']),
});

const contract = shape({
  version: integer(1, 1_000_000),
  fingerprint: Type.String({ maxLength: 64, pattern: '^[0-9a-f]{64}$' }),
  currency: currency(),
  rule: oneOf([...RULES]),
  transport: nullable(oneOf([...TRANSPORTS])),
  lines: list(
    shape({ lineId: code(), quantity: shape({ thousandths: thousandths(), unit: text(LIMITS.code) }), totalMinor: minor() }),
    LIMITS.linesPerOrder,
  ),
  shipBy: nullable(plainDate()),
  shipZone: zone(),
  deliverBy: nullable(plainDate()),
  remedy: oneOf(['full_refund', 'pro_rata']),
  sampling: shape({
    level: text(LIMITS.code),
    plan: oneOf(['normal', 'tightened']),
    aql: shape({
      critical: Type.Number({ minimum: 0, maximum: 1000 }),
      major: Type.Number({ minimum: 0, maximum: 1000 }),
      minor: Type.Number({ minimum: 0, maximum: 1000 }),
    }),
  }),
  lateFigure: nullable(lateFigure),
  clauses: list(clause, LIMITS.clausesPerOrder),
});

const claim = shape({
  grounds: Type.Array(oneOf([...CLAIM_GROUNDS]), {
    minItems: 1,
    maxItems: 6,
  }),
  openedAt: instant(),
  points: list(
    shape({
      clauseId: code(),
      nature: nullable(nature()),
      lineId: nullable(code()),
      claimedThousandths: nullable(thousandths()),
    }),
    LIMITS.clausesPerOrder,
  ),
  shortages: list(
    shape({ lineId: code(), claimedThousandths: thousandths(), nature: oneOf(['count', 'loss']) }),
    LIMITS.linesPerOrder,
  ),
  charges: list(shape({ charge: oneOf([...CHARGES]), amountMinor: minor(), billId: nullable(id()) }), 100),
  keepsGoods: Type.Boolean(),
});

const consignment = shape({
  consignmentId: id(),
  goodsMinor: minor(),
  shippedOn: nullable(plainDate()),
  shippedAt: nullable(instant()),
  papers: list(shape({ paperId: id(), type: text(LIMITS.code), datedOn: nullable(plainDate()) }), papers),
  tender: nullable(shape({ on: plainDate(), noticeGiven: Type.Boolean(), proofId: nullable(id()) })),
  arrivedOn: nullable(plainDate()),
});

const facts = shape({
  paidMinor: minor(),
  coveredMinor: minor(),
  returnedMinor: minor(),
  unpaidMinor: minor(),
  retainedMinor: minor(),
  orderEnded: Type.Boolean(),
  consignments: list(consignment, LIMITS.linesPerOrder),
  buyerDays: list(shape({ cause: oneOf(['deposit', 'approval', 'nomination', 'address']), days: days() }), 50),
  agreedDays: days(),
  usedMinor: minor(),
  carriage: shape({
    freightIncludesUnloading: Type.Optional(Type.Boolean()),
    placeBeyondTerminal: Type.Optional(Type.Boolean()),
    placeIsSellersPremises: Type.Optional(Type.Boolean()),
    causedBy: Type.Optional(oneOf(['supplier', 'buyer', 'neither'])),
  }),
});

const evidence = shape({
  evidenceId: id(),
  side: oneOf(['buyer', 'supplier', 'platform']),
  kind: oneOf(['report', 'document', 'own_measurement', 'photo', 'statement']),
  issuer: nullable(oneOf(['appointed', 'approved', 'directory', 'other', 'carrier'])),
  clauseId: nullable(code()),
  values: list(text(60), 3_150),
  fact: nullable(oneOf(['pass', 'fail'])),
  units: nullable(shape({ tested: integer(0, 10_000_000), failing: integer(0, 10_000_000) })),
  affectedThousandths: nullable(thousandths()),
  counted: nullable(shape({ lineId: code(), thousandths: thousandths() })),
  instrument: nullable(text(LIMITS.name)),
  method: nullable(text()),
  uncertainty: nullable(text(60)),
  photos: integer(0, 1_000),
  goods: oneOf(['current', 'before_shipment']),
  sealsMatch: nullable(Type.Boolean()),
  late: Type.Boolean(),
  answerTimeGiven: Type.Boolean(),
});

/** A case file. Its policy is given by id in files, and put in before the rules read it. */
export const CaseFile = shape({
  ruleSet: integer(1, 1_000),
  policy: Type.String({ maxLength: LIMITS.code }),
  contract,
  claim,
  facts,
  evidence: list(evidence, evidenceCount),
  inspection: nullable(
    shape({
      feeMinor: minor(),
      tested: list(code(), LIMITS.clausesPerOrder),
      addedByClaimant: list(code(), LIMITS.clausesPerOrder),
      refusedBy: nullable(side()),
      goodsDisposed: Type.Boolean(),
    }),
  ),
});
