/** Decisions that must never change under their rule set: named, dated, with the hash of the result. */
import { latest } from '../policy/rules.ts';
import type { PolicyName } from '../policy/types.ts';
import { type CaseClause, type CaseContract, type CaseInput, type Evidence, RULE_SET } from './determination.types.ts';

export type Golden = {
  readonly name: string;
  /** The day on which the decision was laid down. */
  readonly since: string;
  readonly input: CaseInput;
  /** Findings by subject, and the refund: what a trader checks; the hash holds everything else. */
  readonly findings: Readonly<Record<string, string>>;
  readonly refundMinor: number;
  readonly hash: string;
};

const policyOf = (name: PolicyName) => {
  const { id, lateRemedy } = latest(name);
  return { id, lateRemedy };
};

const clauseOf = (clauseId: string, parsed: CaseClause['parsed'], more: Partial<CaseClause> = {}): CaseClause => ({
  clauseId, defectClass: 'major', lineId: null, verdict: 'measurable', problems: [], parsed, packing: false, scope: 'units', ...more,
});

const contractOf = (pieces: number, totalMinor: number, more: Partial<CaseContract> & Pick<CaseContract, 'rule' | 'shipBy' | 'clauses'>): CaseContract => ({
  version: 1,
  fingerprint: '5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a',
  currency: 'USD',
  transport: null,
  lines: [{ lineId: '1', quantity: { thousandths: pieces * 1000, unit: 'pcs' }, totalMinor }],
  shipZone: 'Asia/Shanghai',
  deliverBy: null,
  remedy: 'full_refund',
  sampling: { level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } },
  lateFigure: null,
  ...more,
});

/** An item that says nothing yet; a case adds what it does say. */
export const item = (evidenceId: string, more: Partial<Evidence> & Pick<Evidence, 'side' | 'kind'>): Evidence => ({
  evidenceId, issuer: null, clauseId: null, values: [], fact: null, units: null, affectedThousandths: null, counted: null, instrument: null,
  method: null, uncertainty: null, photos: 0, goods: 'current', sealsMatch: null, late: false, answerTimeGiven: true, ...more,
});

type Told = {
  readonly policy: PolicyName;
  readonly contract: CaseContract;
  readonly claim: Partial<CaseInput['claim']> & Pick<CaseInput['claim'], 'grounds' | 'openedAt'>;
  readonly facts: Partial<CaseInput['facts']> & Pick<CaseInput['facts'], 'paidMinor'>;
  readonly evidence?: readonly Evidence[];
  readonly inspection?: CaseInput['inspection'];
};

const caseOf = ({ policy, contract, claim, facts, evidence = [], inspection = null }: Told): CaseInput => ({
  ruleSet: RULE_SET,
  policy: policyOf(policy),
  contract,
  claim: { points: [], shortages: [], charges: [], keepsGoods: false, ...claim },
  facts: {
    coveredMinor: facts.paidMinor, returnedMinor: 0, unpaidMinor: 0, retainedMinor: 0, orderEnded: false, consignments: [], buyerDays: [],
    agreedDays: 0, usedMinor: 0, carriage: {}, ...facts,
  },
  evidence,
  inspection,
});

const point = (clauseId: string, more: Partial<CaseInput['claim']['points'][number]> = {}) => ({
  clauseId, nature: null, lineId: null, claimedThousandths: null, ...more,
});

const shipped = (on: string, type: string, goodsMinor: number) => ({
  consignmentId: 'all', goodsMinor, shippedOn: on, shippedAt: null, papers: [{ paperId: 'paper', type, datedOn: on }], tender: null, arrivedOn: null,
});

const SINCE = '2026-11-22';

const TENT = caseOf({
  policy: 'classic',
  contract: contractOf(20, 480_000, {
    rule: 'FOB',
    shipBy: '2026-03-20',
    clauses: [
      clauseOf('door', { characteristic: 'clear height of the front entrance', operator: '>=', value: 200, unit: 'cm', method: null }),
      clauseOf('water', { characteristic: 'roof fabric hydrostatic head', operator: '>=', value: 3000, unit: 'mm', method: 'ISO 811' }),
    ],
  }),
  claim: { grounds: ['quality'], openedAt: '2026-04-28T08:00:00.000Z', points: [point('door'), point('water')] },
  facts: { paidMinor: 480_000, consignments: [shipped('2026-03-18', 'bill_of_lading', 480_000)] },
  evidence: [
    item('tape', {
      side: 'buyer', kind: 'own_measurement', clauseId: 'door', values: ['148 cm', '149 cm'], instrument: 'steel tape', uncertainty: '0.5 cm',
      method: 'floor to lowest point of the frame',
    }),
    item('photo', { side: 'buyer', kind: 'photo', clauseId: 'water', photos: 1, fact: 'fail' }),
    item('denial', { side: 'supplier', kind: 'statement', clauseId: 'door' }),
  ],
});

const LED = caseOf({
  policy: 'classic',
  contract: contractOf(300, 300_000, {
    rule: 'CIF',
    transport: 'air',
    shipBy: '2026-04-10',
    clauses: [clauseOf('power', { characteristic: 'power draw', operator: 'between', value: [68.4, 75.6], unit: 'W', method: null, nominal: 72 })],
  }),
  claim: { grounds: ['quality'], openedAt: '2026-04-14T09:00:00.000Z', points: [point('power')] },
  facts: { paidMinor: 300_000, consignments: [shipped('2026-04-08', 'air_waybill', 300_000)] },
  evidence: [
    item('watts', {
      side: 'buyer', kind: 'own_measurement', clauseId: 'power', values: ['25 W', '26 W', '25 W'], instrument: 'DC wattmeter', uncertainty: '1 W',
      method: '24 V DC after 30 min',
    }),
  ],
});

const BOTTLE = caseOf({
  policy: 'rapid',
  contract: contractOf(4000, 2_000_000, {
    rule: 'FCA',
    transport: 'sea_container',
    shipBy: '2026-05-29',
    clauses: [
      clauseOf('steel', { characteristic: 'chromium', operator: 'between', value: [17.5, 19.5], unit: '%', method: 'XRF; OES' }, { defectClass: 'critical' }),
      clauseOf('heat', { characteristic: 'water', operator: '>=', value: 65, unit: 'Cel', method: 'EN 12546-1' }),
    ],
  }),
  claim: { grounds: ['quality'], openedAt: '2026-07-10T14:00:00.000Z', points: [point('steel')] },
  facts: { paidMinor: 2_000_000, consignments: [shipped('2026-05-26', 'bill_of_lading', 2_000_000)] },
  evidence: [
    item('magnet', { side: 'buyer', kind: 'statement', clauseId: 'steel' }),
    item('denial', { side: 'supplier', kind: 'statement', clauseId: 'steel' }),
    item('lab', { side: 'platform', kind: 'report', issuer: 'appointed', clauseId: 'steel', values: ['13.9 %', '14.1 %'] }),
  ],
  inspection: { feeMinor: 85_000, tested: ['steel'], addedByClaimant: [], refusedBy: null, goodsDisposed: false },
});

const GRILL = caseOf({
  policy: 'rapid',
  contract: contractOf(40, 220_000, {
    rule: 'FOB',
    shipBy: '2026-04-20',
    clauses: [clauseOf('parts', { characteristic: 'parts listed', operator: '=', value: 14, unit: 'pcs', method: null })],
  }),
  claim: { grounds: ['not_shipped'], openedAt: '2026-04-20T16:00:00.000Z' },
  facts: { paidMinor: 220_000 },
});

const LATE_TEN = caseOf({
  policy: 'whole-order',
  contract: { ...GRILL.contract, shipBy: '2026-04-20' },
  claim: { grounds: ['late_shipment'], openedAt: '2026-05-10T02:00:00.000Z' },
  facts: { paidMinor: 220_000, buyerDays: [{ cause: 'deposit', days: 3 }], consignments: [shipped('2026-05-03', 'bill_of_lading', 220_000)] },
});

const SHORT = caseOf({
  policy: 'classic',
  contract: GRILL.contract,
  claim: {
    grounds: ['shortage'], openedAt: '2026-06-10T02:00:00.000Z', shortages: [{ lineId: '1', claimedThousandths: 3000, nature: 'count' }],
  },
  facts: { paidMinor: 200_000, unpaidMinor: 5_000, consignments: [shipped('2026-04-18', 'bill_of_lading', 220_000)] },
  evidence: [
    item('unpacked', {
      side: 'buyer', kind: 'own_measurement', instrument: 'count', method: 'all cartons opened', photos: 4, counted: { lineId: '1', thousandths: 37_000 },
    }),
  ],
});

const GLASS = caseOf({
  policy: 'classic',
  contract: contractOf(200, 500_000, {
    rule: 'FOB',
    shipBy: '2026-05-15',
    clauses: [clauseOf('glass', null), clauseOf('carton', null, { defectClass: 'minor', packing: true, scope: 'lot' })],
  }),
  claim: { grounds: ['quality'], openedAt: '2026-06-20T02:00:00.000Z', points: [point('glass', { nature: 'breakage' })] },
  facts: { paidMinor: 500_000, consignments: [shipped('2026-05-11', 'bill_of_lading', 500_000)] },
  evidence: [
    item('survey', { side: 'buyer', kind: 'report', issuer: 'directory', clauseId: 'glass', fact: 'fail', units: { tested: 32, failing: 20 } }),
  ],
});

const FEE_SPLIT: CaseInput = {
  ...BOTTLE,
  evidence: [...BOTTLE.evidence, item('lab-heat', { side: 'platform', kind: 'report', issuer: 'appointed', clauseId: 'heat', values: ['68 °C', '67 °C'] })],
  inspection: { feeMinor: 85_001, tested: ['steel', 'heat'], addedByClaimant: ['heat'], refusedBy: null, goodsDisposed: false },
};

const golden = (name: string, input: CaseInput, findings: Golden['findings'], refundMinor: number, hash: string): Golden => ({
  name, since: SINCE, input, findings, refundMinor, hash,
});

export const GOLDEN: readonly Golden[] = [
  golden('a tent door of 149 cm instead of 200, a photo of water', TENT, { door: 'not_met', water: 'unproven' }, 480_000, '930dd5376aaeed12e9a29405847885ae9a65b5e2cbfce42a2b014d1aebf514cb'),
  golden('26 W measured where 72 W were agreed', LED, { power: 'not_met' }, 300_000, '53a0ab59c7223d999b3879e4ba64f0341bca84c24bc4b05f87a15e5176cb9276'),
  golden('the appointed laboratory finds the wrong steel', BOTTLE, { steel: 'not_met' }, 2_000_000, 'f6398b93ddc1577d638f6ccd8f979dd971208dd69028ca9532043687f8fd47c1'),
  golden('a supplier that never shipped and never answered', GRILL, { late_shipment: 'not_met' }, 220_000, 'faeb66fd0102a177a6925ff36952dbffb62f06717f41eade0dd46694789acaf3'),
  golden('thirteen days late, three of them the buyer’s: 10 %', LATE_TEN, { late_shipment: 'not_met' }, 22_000, 'e9d9bca79c78bc4b48494416c2ae8e4c6e87cb1942cb30f4ac3aa134748ffd3a'),
  golden('three of forty missing, 50.00 of the price unpaid', SHORT, { shortage: 'not_met' }, 11_500, '307257b93a4771688e15cd5bef152a5140b2679cfc17c2ccd2d11cd1974657f8'),
  golden('glass broken on the way, packing not in dispute', GLASS, { glass: 'unproven' }, 0, '1518308962a3a8649cb72bd05b603b7940a38a69d6c9326c48fd7ff6f9f25e0a'),
  golden('the claimant had one more clause tested, which is met', FEE_SPLIT, { steel: 'not_met', heat: 'met' }, 2_000_000, 'a7cce4bd2adbf8790ca8988c4fb19df7841e41f87571f68adaca0193b04b127a'),
];
