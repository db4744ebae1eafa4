/** The determination: decisions a trader can read, and the properties that make it fair. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreed } from '../contracts/types.ts';
import { addDays } from '../kernel/dates.ts';
import { latest } from '../policy/rules.ts';
import { caseContract, checkCase } from './case.rules.ts';
import { determine } from './determination.rules.ts';
import type { CaseClause, CaseInput, Determination, Evidence } from './determination.types.ts';
import { GOLDEN, item } from './golden.data.ts';
import { naive } from './naive.testing.ts';
import { inWords } from './reasons.rules.ts';

const NO_TERMS: Omit<Agreed['terms'], 'lines' | 'incoterm' | 'shipBy'> = {
  kind: 'bulk',
  category: null,
  currency: 'USD',
  charges: [],
  totalMinor: 480_000,
  transport: null,
  shipZone: 'Asia/Shanghai',
  deliverBy: null,
  cover: 'post_delivery',
  assuranceMinor: 480_000,
  assuranceWhole: true,
  instalments: [],
  consigneeCountry: null,
  consignee: null,
  approvedInspectors: [],
  remedy: 'full_refund',
  shipFrom: null,
  composition: null,
  process: null,
  sampling: { level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } },
  warranty: null,
  documents: [],
  sampleFreightBy: null,
  attachments: [],
};

const golden = (start: string): CaseInput => {
  const found = GOLDEN.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`no golden case ${start}`);
  return found.input;
};
const TENT = golden('a tent');
const LED = golden('26 W');
const BOTTLE = golden('the appointed');
const GRILL = golden('a supplier');
const LATE = golden('thirteen');
const SHORT = golden('three');
const GLASS = golden('glass');

const findings = (d: Determination) => Object.fromEntries(d.findings.map(({ subject, finding }) => [subject, finding]));
const facts = (input: CaseInput, more: Partial<CaseInput['facts']>): CaseInput => ({
  ...input,
  facts: { ...input.facts, ...more },
});
const claim = (input: CaseInput, more: Partial<CaseInput['claim']>): CaseInput => ({
  ...input,
  claim: { ...input.claim, ...more },
});
const terms = (input: CaseInput, more: Partial<CaseInput['contract']>): CaseInput => ({
  ...input,
  contract: { ...input.contract, ...more },
});
const filed = (input: CaseInput, ...evidence: readonly Evidence[]): CaseInput => ({ ...input, evidence });
const clauses = (input: CaseInput, more: Partial<CaseClause>): CaseInput =>
  terms(input, { clauses: input.contract.clauses.map((clause) => ({ ...clause, ...more })) });

const watts = (more: Partial<Evidence>): Evidence =>
  item('w', {
    side: 'buyer',
    kind: 'own_measurement',
    clauseId: 'power',
    values: ['26 W', '26 W', '26 W'],
    instrument: 'DC wattmeter',
    uncertainty: '1 W',
    method: 'after 30 min',
    ...more,
  });
const report = (issuer: Evidence['issuer'], values: readonly string[], more: Partial<Evidence> = {}): Evidence =>
  item(`r-${issuer}`, { side: 'buyer', kind: 'report', issuer, clauseId: 'power', values, ...more });
const five = (value: string): readonly string[] => Array.from({ length: 5 }, () => value);

describe('golden decisions', () => {
  it.each(GOLDEN.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(checkCase(one.input)).toMatchObject({ ok: true });
    const result = determine(one.input);
    expect(findings(result)).toEqual(one.findings);
    expect(result.award.refundMinor).toBe(one.refundMinor);
    expect(result.hash, 'a changed golden decision needs a new rule set').toBe(one.hash);
  });
});

describe('own measurement: the gap against three times the uncertainty plus the tolerance', () => {
  it.each([
    ['46 > 6.6', {}, 'not_met'],
    ['the reading nearest to compliance counts: 3 W off is no proof', { values: ['26 W', '26 W', '69 W'] }, 'unproven'],
    ['65.4 W: the gap is exactly 6.6', { values: ['65.4 W', '65.4 W'] }, 'unproven'],
    ['65.3 W: 6.7', { values: ['65.3 W', '65.3 W'] }, 'not_met'],
    ['too high counts alike', { values: ['79 W', '79 W'] }, 'not_met'],
    ['in other units', { values: ['0.026 kW', '26000 mW'] }, 'not_met'],
    ['one of one may be an accident at AQL 2.5', { values: ['26 W'] }, 'unproven'],
    ['too uncertain', { uncertainty: '15 W' }, 'unproven'],
    ['uncertainty in percent of the reading', { uncertainty: '± 4 %' }, 'not_met'],
    ['no uncertainty', { uncertainty: null }, 'unproven'],
    ['no method', { method: null }, 'unproven'],
    ['a thermometer measures no watts', { instrument: 'thermometer' }, 'unproven'],
    ['an instrument nobody knows', { instrument: 'my hand' }, 'unproven'],
    ['readings in volt', { values: ['26 V', '26 V'] }, 'unproven'],
    ['71 W is as agreed', { values: ['71 W', '73 W'] }, 'met'],
  ] as const)('%s: %s', (_what, more, finding) => {
    expect(findings(determine(filed(LED, watts(more)))).power).toBe(finding);
  });

  it('never takes the uncertainty below the floor of the instrument', () => {
    // 64 W: 1 % of the reading is 0.64 W, so 8 > 3.6 + 1.92; 67 W: 5 < 3.6 + 2.01.
    const at = (value: string) =>
      findings(determine(filed(LED, watts({ values: [value, value], uncertainty: '0.001 W' })))).power;
    expect([at('64 W'), at('67 W')]).toEqual(['not_met', 'unproven']);
  });
});

describe('the ladder of evidence', () => {
  const good = five('72 W');
  const bad = five('26 W');
  it.each([
    ['a directory report beats the buyer’s meter', [watts({}), report('directory', good)], 'met'],
    ['an approved agency beats the directory', [report('directory', good), report('approved', bad)], 'not_met'],
    ['the appointed laboratory beats all', [report('approved', bad), report('appointed', good, { side: 'platform' })], 'met'],
    [
      'two of one class contradict each other: the burden decides',
      [report('directory', bad), report('directory', good, { evidenceId: 'r2', side: 'supplier' })],
      'unproven',
    ],
    [
      'the supplier’s meter against the buyer’s',
      [watts({}), watts({ evidenceId: 's', side: 'supplier', values: good })],
      'unproven',
    ],
    [
      'photos of the reading put one above the other',
      [watts({ photos: 2 }), watts({ evidenceId: 's', side: 'supplier', values: good })],
      'not_met',
    ],
    ['an agency nobody agreed is its party’s own measurement', [report('other', bad)], 'unproven'],
    [
      'an earlier report counts where the seals match',
      [watts({}), report('directory', good, { goods: 'before_shipment', sealsMatch: true })],
      'met',
    ],
    ['not where they do not', [watts({}), report('directory', good, { goods: 'before_shipment', sealsMatch: false })], 'not_met'],
    [
      'not where nobody looked at them',
      [watts({}), report('directory', good, { goods: 'before_shipment', sealsMatch: null })],
      'not_met',
    ],
    ['late and unanswered counts for nothing', [watts({ late: true, answerTimeGiven: false })], 'unproven'],
    ['late and answered counts', [watts({ late: true, answerTimeGiven: true })], 'not_met'],
    [
      'an appointed report is never late',
      [report('appointed', bad, { side: 'platform', late: true, answerTimeGiven: false })],
      'not_met',
    ],
    [
      'statements and photos alone prove no figure',
      [watts({ kind: 'photo', fact: 'fail', values: [] }), watts({ kind: 'statement', evidenceId: 's' })],
      'unproven',
    ],
    ['nothing filed: silence proves nothing', [], 'unproven'],
  ] as const)('%s', (_what, evidence, finding) => {
    expect(findings(determine(filed(LED, ...evidence))).power).toBe(finding);
  });

  it('names what it relied on and what it set aside', () => {
    const [power] = determine(filed(LED, watts({}), report('directory', good, { side: 'supplier' }))).findings;
    expect(power?.reasons[0]).toMatchObject({
      code: 'report_decides',
      reliedOn: { buyer: [], supplier: ['r-directory'], platform: [] },
    });
    expect(power?.reasons[1]).toMatchObject({ code: 'set_aside', data: { evidence: 'w', why: 'outranked' } });
  });

  it('photos show what is there or not, on so many units', () => {
    const label = clauses(LED, { parsed: null });
    const photo = (units: Evidence['units']) => watts({ kind: 'photo', values: [], fact: 'fail', photos: 3, units });
    expect(findings(determine(filed(label, photo({ tested: 5, failing: 5 })))).power).toBe('not_met');
    expect(findings(determine(filed(label, photo(null)))).power).toBe('unproven');
    expect(findings(determine(filed(clauses(label, { scope: 'lot' }), photo(null)))).power).toBe('not_met');
  });

  it('a clause that was not measurable is excluded with what was missing', () => {
    const [power] = determine(clauses(LED, { verdict: 'vague', problems: ['subjective_term'] })).findings;
    expect(power).toMatchObject({
      finding: 'excluded',
      reasons: [{ code: 'not_measurable', data: { missing: ['subjective_term'] } }],
    });
  });

  it.each([
    ['3 of 50 major: within the acceptance number', 50, 3, 'met'],
    ['4 of 50', 50, 4, 'not_met'],
    ['3 of 15: at most 1 % by accident', 15, 3, 'not_met'],
    ['1 of 20: too few to tell', 20, 1, 'unproven'],
  ] as const)('%s', (_what, tested, failing, finding) => {
    expect(findings(determine(filed(LED, report('directory', ['72 W'], { units: { tested, failing } })))).power).toBe(finding);
  });

  it('any failure breaks a critical clause', () => {
    const input = filed(LED, report('directory', ['72 W'], { units: { tested: 50, failing: 1 } }));
    expect(findings(determine(clauses(input, { defectClass: 'critical' }))).power).toBe('not_met');
  });

  it.each([
    ['supplier', false, 'not_met', 'access_refused'],
    ['buyer', false, 'unproven', 'inspection_refused'],
    [null, true, 'unproven', 'goods_disposed'],
  ] as const)('an inspection refused by %s, disposed of %s', (refusedBy, goodsDisposed, finding, code) => {
    const inspection = { feeMinor: 0, tested: ['power'], addedByClaimant: [], refusedBy, goodsDisposed };
    const [power] = determine({ ...filed(LED), inspection }).findings;
    expect(power).toMatchObject({ finding, reasons: [{ code }] });
  });
});

describe('attribution', () => {
  it.each([
    ['FOB: the risk had passed', GLASS, 'unproven', 'carrier'],
    ['DAP: it travels at the supplier’s risk', terms(GLASS, { rule: 'DAP' }), 'not_met', 'supplier'],
    [
      'function is presumed present at shipment',
      claim(GLASS, { points: GLASS.claim.points.map((p) => ({ ...p, nature: 'function' })) }),
      'not_met',
      'supplier',
    ],
    [
      'shown before the goods left',
      filed(GLASS, ...GLASS.evidence.map((e) => ({ ...e, goods: 'before_shipment' as const, sealsMatch: true }))),
      'not_met',
      'supplier',
    ],
  ] as const)('%s', (_what, input, finding, fault) => {
    const result = determine(input);
    expect([findings(result).glass, result.fault]).toEqual([finding, fault]);
  });

  it('a broken packing clause makes damage on the way the supplier’s', () => {
    const points = [...GLASS.claim.points, { clauseId: 'carton', nature: null, lineId: null, claimedThousandths: 200_000 }];
    const carton = item('c', {
      side: 'buyer',
      kind: 'report',
      issuer: 'directory',
      clauseId: 'carton',
      fact: 'fail',
      affectedThousandths: 200_000,
    });
    const result = determine(filed(claim(GLASS, { points }), ...GLASS.evidence, carton));
    expect(findings(result)).toEqual({ glass: 'not_met', carton: 'not_met' });
    expect(result.award.refundMinor).toBe(500_000);
  });
});

describe('late and not shipped', () => {
  const lot = LATE.facts.consignments[0];
  if (!lot) throw new Error('the golden case has a lot');
  const on = (day: string, more = {}): CaseInput =>
    facts(LATE, {
      consignments: [{ ...lot, shippedOn: day, papers: [{ paperId: 'bl', type: 'bill_of_lading', datedOn: day }], ...more }],
    });
  const classic = { id: 'classic@2015-01', lateRemedy: latest('classic').lateRemedy };
  it.each([
    ['on the last day, the buyer’s three days added', on('2026-04-23'), 'met', 0],
    ['one day late: 1 %', on('2026-04-24'), 'not_met', 2_200],
    ['sixteen days late: 16 %', on('2026-05-09'), 'not_met', 35_200],
    ['never more than 20 %', claim(on('2026-05-30'), { openedAt: '2026-06-10T00:00:00.000Z' }), 'not_met', 44_000],
    [
      'the contract’s own figure wins',
      terms(on('2026-04-25'), { lateFigure: { basisPointsPerDay: 50, capBasisPoints: 500 } }),
      'not_met',
      2_200,
    ],
    ['classic: in full', { ...on('2026-04-24'), policy: classic }, 'not_met', 220_000],
    ['agreed days', facts(on('2026-04-30'), { agreedDays: 7 }), 'met', 0],
    ['no paper: not shipped', on('2026-04-20', { papers: [] }), 'not_met', 220_000],
    [
      'a paper that proves nothing under FOB',
      on('2026-04-20', { papers: [{ paperId: 'x', type: 'packing_list', datedOn: null }] }),
      'not_met',
      220_000,
    ],
    [
      'the paper’s day counts, not the told one',
      on('2026-04-20', { papers: [{ paperId: 'x', type: 'bill_of_lading', datedOn: '2026-04-26' }] }),
      'not_met',
      6_600,
    ],
    ['shipped after the claim', on('2026-05-11'), 'not_met', 220_000],
    [
      'tendered in time to the buyer’s carrier, with notice',
      on('2026-05-03', { tender: { on: '2026-04-20', noticeGiven: true, proofId: 'p' } }),
      'met',
      0,
    ],
    [
      'tendered without notice',
      on('2026-05-03', { tender: { on: '2026-04-20', noticeGiven: false, proofId: 'p' } }),
      'not_met',
      22_000,
    ],
    [
      'under CIF the carrier is the supplier’s',
      terms(on('2026-05-03', { tender: { on: '2026-04-20', noticeGiven: true, proofId: 'p' } }), { rule: 'CIF' }),
      'not_met',
      22_000,
    ],
    ['half in time, half never', on('2026-04-20', { goodsMinor: 110_000 }), 'not_met', 110_000],
    ['no exact date', terms(on('2026-05-03'), { shipBy: null }), 'excluded', 0],
    [
      'D rule with a delivery date, arrived four days after it',
      terms(on('2026-04-20', { arrivedOn: '2026-05-07' }), { rule: 'DAP', deliverBy: '2026-04-30' }),
      'not_met',
      8_800,
    ],
  ] as const)('%s', (_what, input, finding, refundMinor) => {
    const result = determine(input);
    expect([findings(result).late_shipment, result.award.refundMinor]).toEqual([finding, refundMinor]);
  });

  it('on the day of the claim the hour decides', () => {
    const at = (shippedAt: string | null) => determine(on('2026-05-10', { shippedAt })).award.refundMinor;
    expect([at('2026-05-10T01:00:00.000Z'), at('2026-05-10T03:00:00.000Z'), at(null)]).toEqual([37_400, 220_000, 220_000]);
  });
});

describe('amounts', () => {
  const minor = (more: Partial<Evidence>, claimedThousandths: number | null = null): CaseInput =>
    claim(filed(clauses(LED, { defectClass: 'minor' }), report('directory', five('26 W'), more)), {
      points: [{ clauseId: 'power', nature: null, lineId: null, claimedThousandths }],
    });
  it.each([
    ['minor: the failing part of the sample, 20 of 50', minor({ units: { tested: 50, failing: 20 } }), 120_000],
    ['at most what is claimed', minor({ units: { tested: 50, failing: 20 } }, 30_000), 30_000],
    ['minor: a full count, at most what is claimed', minor({ affectedThousandths: 90_000 }, 60_000), 60_000],
    [
      'set off against the unpaid balance first',
      facts(minor({ units: { tested: 50, failing: 20 } }), { unpaidMinor: 100_000 }),
      20_000,
    ],
    ['own measurement without a quantity: unknown', filed(clauses(LED, { defectClass: 'minor' }), watts({})), 0],
    ['own measurement of three units, three claimed', filed(minor({}, 3_000), watts({})), 3_000],
    [
      'major, pro rata',
      terms(filed(LED, report('directory', five('26 W'), { units: { tested: 50, failing: 20 } })), { remedy: 'pro_rata' }),
      120_000,
    ],
    [
      'critical is full even pro rata',
      clauses(terms(filed(LED, report('directory', five('26 W'))), { remedy: 'pro_rata' }), { defectClass: 'critical' }),
      300_000,
    ],
    ['at most what is covered', facts(LED, { coveredMinor: 90_000 }), 90_000],
    ['less what came back', facts(LED, { returnedMinor: 100_000 }), 200_000],
    [
      'kept for a reduction',
      claim(filed(LED, report('directory', five('26 W'), { units: { tested: 50, failing: 20 } })), { keepsGoods: true }),
      120_000,
    ],
    [
      'a third used: those earn the reduction only',
      facts(filed(LED, report('directory', five('26 W'), { units: { tested: 50, failing: 20 } })), { usedMinor: 100_000 }),
      200_000 + 40_000,
    ],
    [
      'half up: 2 of 3 of 1.00',
      terms(filed(minor({}), report('directory', ['26 W', '26 W', '72 W'])), {
        lines: LED.contract.lines.map((line) => ({ ...line, totalMinor: 100 })),
      }),
      67,
    ],
    ['a shortage nobody counted', filed(SHORT), 0],
    [
      'more claimed than proven',
      claim(SHORT, { shortages: [{ lineId: '1', claimedThousandths: 9_000, nature: 'count' }] }),
      11_500,
    ],
    [
      'less claimed than proven',
      claim(SHORT, { shortages: [{ lineId: '1', claimedThousandths: 2_000, nature: 'count' }] }),
      6_000,
    ],
    [
      'lost on the way after the risk passed',
      claim(SHORT, { shortages: [{ lineId: '1', claimedThousandths: 3_000, nature: 'loss' }] }),
      0,
    ],
    [
      'a warranty after the end reaches what was retained',
      facts(claim(LED, { grounds: ['warranty'] }), { orderEnded: true, retainedMinor: 15_000 }),
      15_000,
    ],
    [
      'a supplier’s charge billed to the buyer',
      claim(GRILL, { grounds: ['charges'], charges: [{ charge: 'export_clearance', amountMinor: 8_500, billId: 'b' }] }),
      8_500,
    ],
    [
      'a buyer’s charge',
      claim(GRILL, { grounds: ['charges'], charges: [{ charge: 'destination_terminal', amountMinor: 8_500, billId: 'b' }] }),
      0,
    ],
    [
      'no bill',
      claim(GRILL, { grounds: ['charges'], charges: [{ charge: 'export_clearance', amountMinor: 8_500, billId: null }] }),
      0,
    ],
  ] as const)('%s', (_what, input, refundMinor) => {
    expect(determine(input).award.refundMinor).toBe(refundMinor);
  });

  it.each([
    ['lost', [], 'supplier', 85_000, 0],
    ['won on nothing', null, 'buyer', 0, 85_000],
    ['one of two added and met', ['heat'], 'split', 42_500, 42_500],
  ] as const)('the fee: %s', (_what, added, borneBy, supplierMinor, buyerMinor) => {
    const lab = (clauseId: string, values: readonly string[]) =>
      item(`lab-${clauseId}`, { side: 'platform', kind: 'report', issuer: 'appointed', clauseId, values });
    const steel = added === null ? ['18 %', '18.2 %'] : ['13.9 %', '14 %'];
    const inspection = {
      feeMinor: 85_000,
      tested: ['steel', ...(added ?? [])],
      addedByClaimant: added ?? [],
      refusedBy: null,
      goodsDisposed: false,
    };
    const { fee } = determine({ ...filed(BOTTLE, lab('steel', steel), lab('heat', ['68 °C', '67 °C'])), inspection }).award;
    expect(fee).toEqual({ borneBy, supplierMinor, buyerMinor });
  });
});

/** Random cases of one line, clauses on height, power and presence, and everything the naive rules know. */
const CLAUSES: readonly CaseClause['parsed'][] = [
  { characteristic: 'height', operator: '>=', value: 200, unit: 'cm', method: null },
  { characteristic: 'power', operator: 'between', value: [68.4, 75.6], unit: 'W', method: null, nominal: 72 },
  null,
];
const oneOf = fc.constantFrom;
const amount = fc.integer({ min: 0, max: 600_000 });
const readingOf = fc.oneof(
  fc.tuple(fc.integer({ min: 1900, max: 2010 }), oneOf('cm')).map(([n]) => `${n / 10} cm`),
  fc.integer({ min: 140, max: 230 }).map((n) => `${n * 10} mm`),
  fc.integer({ min: 600, max: 820 }).map((n) => `${n / 10} W`),
);
const evidenceOf = fc
  .record({
    side: oneOf<Evidence['side']>('buyer', 'supplier'),
    kind: oneOf<Evidence['kind']>('report', 'own_measurement', 'own_measurement', 'photo', 'statement', 'document'),
    issuer: oneOf<Evidence['issuer']>('appointed', 'approved', 'directory', 'directory', 'other', 'carrier', null),
    clause: fc.nat(3),
    figures: fc.array(readingOf, { maxLength: 4 }),
    fact: oneOf<Evidence['fact']>('pass', 'fail', null),
    units: fc.option(fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ tested: Math.max(a, b), failing: Math.min(a, b) }))),
    affectedThousandths: fc.option(
      fc.integer({ min: 1, max: 20 }).map((n) => n * 1000),
      { freq: 1 },
    ),
    instrument: oneOf('steel tape', 'DC wattmeter', null),
    method: oneOf('as agreed', 'as agreed', null),
    doubt: oneOf('0.01', '0.5', '1.5', null),
    photos: fc.nat(1),
    goods: oneOf<Evidence['goods']>('current', 'current', 'before_shipment'),
    sealsMatch: oneOf(true, false, null),
    late: fc.boolean(),
    answerTimeGiven: fc.boolean(),
  })
  .map(({ clause, figures, doubt, ...rest }): Omit<Evidence, 'evidenceId'> => {
    const unit = clause === 0 ? /m$/ : /W$/;
    const values = clause > 1 ? [] : figures.filter((value) => unit.test(value));
    const uncertainty = doubt === null ? null : `${doubt} ${rest.instrument === 'DC wattmeter' ? 'W' : 'cm'}`;
    return { ...rest, clauseId: `c${clause}`, values, uncertainty, counted: null };
  });

const day = (n: number): string => new Date(Date.UTC(2026, 2, 10 + n)).toISOString().slice(0, 10);
const caseOf: fc.Arbitrary<CaseInput> = fc
  .record({
    pieces: oneOf(20, 300),
    totalMinor: fc.integer({ min: 1, max: 500_000 }),
    rule: oneOf<CaseInput['contract']['rule']>('FOB', 'CFR', 'FAS', 'DAP', 'DDP'),
    remedy: oneOf<CaseInput['contract']['remedy']>('full_refund', 'pro_rata'),
    classes: fc.array(oneOf<CaseClause['defectClass']>('critical', 'major', 'major', 'minor'), { minLength: 4, maxLength: 4 }),
    verdicts: fc.array(oneOf<CaseClause['verdict']>('measurable', 'measurable', 'measurable', 'vague'), {
      minLength: 4,
      maxLength: 4,
    }),
    lots: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    grounds: oneOf<CaseInput['claim']['grounds']>(['quality'], ['late_shipment', 'quality'], ['not_shipped'], ['quality']),
    claimHour: fc.integer({ min: 0, max: 24 * 50 }),
    claimed: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
    natures: fc.array(oneOf<CaseInput['claim']['points'][number]['nature']>('material', 'breakage', 'wetting', null), {
      minLength: 4,
      maxLength: 4,
    }),
    quantities: fc.array(fc.option(fc.integer({ min: 1, max: 20 }).map((n) => n * 1000)), { minLength: 4, maxLength: 4 }),
    keepsGoods: fc.boolean(),
    used: fc.nat(2),
    paidMinor: amount,
    coveredMinor: amount,
    returned: fc.nat(3),
    unpaidMinor: oneOf(0, 0, 100, 20_000),
    shipment: fc.option(fc.tuple(fc.nat(45), fc.boolean(), fc.option(fc.nat(45)))),
    buyerDays: fc.nat(4),
    agreedDays: fc.nat(4),
    perDay: fc.boolean(),
    evidence: fc.array(evidenceOf, { maxLength: 6 }),
    inspection: fc.option(
      fc.record({
        feeMinor: fc.nat(90_000),
        tested: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
        added: fc.nat(3),
        refusedBy: oneOf<'buyer' | 'supplier' | null>('buyer', 'supplier', null, null),
        goodsDisposed: fc.boolean(),
      }),
    ),
  })
  .map((r): CaseInput => {
    const clauseOf = (n: number): CaseClause => ({
      clauseId: `c${n}`,
      defectClass: r.classes[n] ?? 'major',
      lineId: null,
      verdict: r.verdicts[n] ?? 'measurable',
      problems: [],
      parsed: CLAUSES[n] ?? null,
      packing: n === 3,
      scope: r.lots[n] ? 'lot' : 'units',
    });
    const point = (n: number) => ({
      clauseId: `c${n}`,
      nature: r.natures[n] ?? null,
      lineId: null,
      claimedThousandths: r.quantities[n] ?? null,
    });
    const [on = 0, papered = false, dated = null] = r.shipment ?? [];
    const papers = papered ? [{ paperId: 'p', type: 'bill_of_lading', datedOn: dated === null ? null : day(dated) }] : [];
    const lot = {
      consignmentId: 'l',
      goodsMinor: r.totalMinor,
      shippedOn: day(on),
      shippedAt: null,
      papers,
      tender: null,
      arrivedOn: null,
    };
    return {
      ruleSet: 1,
      policy: { id: 'random', lateRemedy: latest(r.perDay ? 'whole-order' : 'classic').lateRemedy },
      contract: {
        ...LED.contract,
        rule: r.rule,
        transport: 'sea',
        shipBy: '2026-03-20',
        remedy: r.remedy,
        lines: [{ lineId: '1', quantity: { thousandths: r.pieces * 1000, unit: 'pcs' }, totalMinor: r.totalMinor }],
        clauses: [0, 1, 2, 3].map(clauseOf),
      },
      claim: {
        ...LED.claim,
        grounds: r.grounds,
        openedAt: new Date(Date.UTC(2026, 2, 10, r.claimHour)).toISOString(),
        points: r.claimed.map(point),
        keepsGoods: r.keepsGoods,
      },
      facts: {
        ...LED.facts,
        paidMinor: r.paidMinor,
        coveredMinor: r.coveredMinor,
        returnedMinor: Math.floor((r.paidMinor * r.returned) / 10),
        unpaidMinor: r.unpaidMinor,
        consignments: r.shipment === null ? [] : [lot],
        buyerDays: r.buyerDays === 0 ? [] : [{ cause: 'deposit', days: r.buyerDays }],
        agreedDays: r.agreedDays,
        usedMinor: Math.floor((r.totalMinor * r.used) / 4),
      },
      evidence: r.evidence.map((one, n) => ({ ...one, evidenceId: `e${n}` })),
      inspection: r.inspection && {
        feeMinor: r.inspection.feeMinor,
        tested: r.inspection.tested.map((n) => `c${n}`),
        addedByClaimant: r.inspection.tested.filter((n) => n <= (r.inspection?.added ?? 0)).map((n) => `c${n}`),
        refusedBy: r.inspection.refusedBy,
        goodsDisposed: r.inspection.goodsDisposed,
      },
    };
  });

/** Better for the buyer is greater. */
const WORTH: Readonly<Record<string, number>> = { met: 0, excluded: 1, unproven: 1, not_met: 2 };
const worth = (d: Determination): readonly number[] => d.findings.map(({ finding }) => WORTH[finding] ?? 0);

describe('properties', () => {
  it('agrees with the naive rules on 10,000 random cases', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        const { fee } = result.award;
        expect({
          findings: findings(result),
          refundMinor: result.award.refundMinor,
          fee: fee && [fee.supplierMinor, fee.buyerMinor],
        }).toEqual(naive(input));
        for (const { finding } of result.findings) seen.set(finding, (seen.get(finding) ?? 0) + 1);
      }),
      { numRuns: 10_000 },
    );
    // The random cases reach every finding, often.
    for (const finding of ['met', 'not_met', 'unproven', 'excluded']) expect(seen.get(finding) ?? 0).toBeGreaterThan(500);
  }, 30_000);

  it('same case, same hash, in whatever order evidence and claims were filed; lines sum to the refund', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        const turned = { ...input, evidence: [...input.evidence].reverse() };
        expect(determine(structuredClone(turned)).hash).toBe(result.hash);
        const { award } = result;
        expect(award.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(award.refundMinor);
        expect(award.refundMinor).toBeGreaterThanOrEqual(0);
        expect(award.refundMinor).toBeLessThanOrEqual(award.capMinor);
        if (award.fee) expect(award.fee.supplierMinor + award.fee.buyerMinor).toBe(input.inspection?.feeMinor);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a worse reading never helps the supplier', () => {
    fc.assert(
      fc.property(caseOf, fc.nat(5), fc.nat(3), fc.integer({ min: 1, max: 400 }), (input, which, reading, by) => {
        const worse = input.evidence.map((one, n) => {
          if (n !== which || one.values[reading] === undefined) return one;
          const values = one.values.map((value, v) => {
            const [figure = '', unit = ''] = value.split(' ');
            // Further from compliance: lower, or for power above its nominal value higher.
            const up = unit === 'W' && Number(figure) > 72;
            return v === reading ? `${Number((Number(figure) + (up ? by : -by) / 10).toFixed(1))} ${unit}` : value;
          });
          return { ...one, values };
        });
        const [before, after] = [determine(input), determine({ ...input, evidence: worse })];
        const was = worth(before);
        for (const [n, value] of worth(after).entries()) expect(value).toBeGreaterThanOrEqual(was[n] ?? 0);
        expect(after.award.refundMinor).toBeGreaterThanOrEqual(before.award.refundMinor);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the later, the more', () => {
    fc.assert(
      fc.property(caseOf, fc.nat(20), (input, days) => {
        const later = input.facts.consignments.map((one) => ({
          ...one,
          shippedOn: one.shippedOn && addDays(one.shippedOn, days),
          papers: one.papers.map((paper) => ({ ...paper, datedOn: paper.datedOn && addDays(paper.datedOn, days) })),
        }));
        const [before, after] = [determine(input), determine(facts(input, { consignments: later }))];
        expect(after.award.refundMinor).toBeGreaterThanOrEqual(before.award.refundMinor);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the fewer that are found, the more', () => {
    const count = fc.record({ n: fc.integer({ min: 30, max: 40 }), photos: fc.nat(1), strong: fc.boolean() });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 3 }), fc.nat(2), fc.nat(10), (counts, which, fewer) => {
        const judge = (less: number): number => {
          const items = counts.map(({ n, photos, strong }, at) =>
            item(`n${at}`, {
              side: 'buyer',
              kind: strong ? 'report' : 'own_measurement',
              issuer: strong ? 'directory' : null,
              instrument: 'count',
              method: 'all cartons opened',
              uncertainty: photos ? '1 pcs' : null,
              photos,
              counted: { lineId: '1', thousandths: (at === which ? n - less : n) * 1000 },
            }),
          );
          return determine(filed(SHORT, ...items)).award.refundMinor;
        };
        expect(judge(fewer)).toBeGreaterThanOrEqual(judge(0));
      }),
      { numRuns: 500 },
    );
  });

  it('more proof for one side never helps the other', () => {
    fc.assert(
      fc.property(caseOf, evidenceOf, (input, more) => {
        const before = determine(input);
        const after = determine({ ...input, evidence: [...input.evidence, { ...more, evidenceId: 'new' }] });
        const alone = determine({ ...input, evidence: [{ ...more, evidenceId: 'new' }] });
        alone.findings.forEach(({ finding }, n) => {
          const [was = 0, is = 0] = [worth(before)[n], worth(after)[n]];
          if (finding === 'not_met') expect(is).toBeGreaterThanOrEqual(Math.min(was, 1));
          if (finding === 'met') expect(is).toBeLessThanOrEqual(was);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('who files an item does not change what it proves', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const swapped = input.evidence.map((one) => ({
          ...one,
          side: one.side === 'buyer' ? ('supplier' as const) : ('buyer' as const),
        }));
        const [a, b] = [determine(input), determine({ ...input, evidence: swapped })];
        expect(findings(b)).toEqual(findings(a));
        expect(b.award).toEqual(a.award);
      }),
      { numRuns: 500 },
    );
  });

  it('every reason has its sentence in both languages, with nothing left to fill', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        const sentences = (['en', 'zh'] as const).flatMap((lang) => inWords(result, lang).flatMap(({ reasons }) => reasons));
        for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|null|object/);
        expect(inWords(result, 'zh').length).toBe(inWords(result, 'en').length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the contract as a case has it', () => {
  it('takes what was agreed, and no names or texts', () => {
    const text = { contentId: 'x', hash: 'y' };
    const { contract } = TENT;
    const agreed: Agreed = {
      version: 3,
      fingerprint: contract.fingerprint,
      at: '2026-01-12T01:00:00.000Z',
      terms: {
        ...NO_TERMS,
        lines: contract.lines.map((line) => ({ ...line, product: text, sku: null, unitPriceMinor: 24_000, lot: null })),
        incoterm: { rule: 'FOB', place: 'Ningbo' },
        shipBy: { date: '2026-03-20', words: null, problems: [] },
      },
      clauses: contract.clauses.map(({ packing, scope, ...clause }) => ({ ...clause, text, by: 'buyer' })),
    };
    expect(caseContract(agreed, { packing: [], aboutLot: [], lateFigure: null })).toEqual({ ...contract, version: 3 });
    const told = caseContract(agreed, { packing: ['door'], aboutLot: ['water'], lateFigure: null });
    expect(told?.clauses.map(({ packing, scope }) => [packing, scope])).toEqual([
      [true, 'units'],
      [false, 'lot'],
    ]);
    expect(
      caseContract(
        { ...agreed, terms: { ...agreed.terms, incoterm: { rule: '', place: '' } } },
        { packing: [], aboutLot: [], lateFigure: null },
      ),
    ).toBeNull();
  });
});

describe('a case that contradicts itself', () => {
  it.each([
    ['determination.rule_set_unknown', '/ruleSet', { ...TENT, ruleSet: 2 as 1 }],
    ['determination.malformed', '/contract/currency', terms(TENT, { currency: 'XXX' })],
    ['determination.malformed', '/contract/shipZone', terms(TENT, { shipZone: 'Mars/Base' })],
    ['determination.malformed', '/contract/shipBy', terms(TENT, { shipBy: '2026-02-30' })],
    ['determination.malformed', '/claim/openedAt', claim(TENT, { openedAt: '2026-04-28T09:00:00+01:00' })],
    [
      'determination.reference_unknown',
      '/evidence/0/clauseId',
      filed(TENT, item('x', { side: 'buyer', kind: 'photo', clauseId: 'roof' })),
    ],
    [
      'determination.twice',
      '/evidence/1',
      filed(TENT, item('x', { side: 'buyer', kind: 'photo' }), item('x', { side: 'buyer', kind: 'photo' })),
    ],
    ['determination.figures_contradict', '/facts/usedMinor', facts(TENT, { usedMinor: 480_001 })],
    [
      'determination.figures_contradict',
      '/evidence/0/units/failing',
      filed(TENT, item('x', { side: 'buyer', kind: 'photo', units: { tested: 1, failing: 2 } })),
    ],
  ] as const)('%s at %s', (code, path, input) => {
    expect(checkCase(input)).toEqual({ ok: false, code, data: { path } });
  });
});
