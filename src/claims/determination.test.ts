/** The determination: decisions that a trader can read and correct. */
import { describe, expect, it } from 'vitest';
import type { Agreed } from '../contracts/types.ts';
import { latest } from '../policy/rules.ts';
import { caseContract, checkCase } from './case.rules.ts';
import { determine } from './determination.rules.ts';
import type { CaseClause, CaseInput, Determination, Evidence } from './determination.types.ts';
import { GOLDEN, item } from './golden.data.ts';
import { INSTRUMENTS } from './instruments.data.ts';
import { instrumentOf } from './measurement.rules.ts';

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
  lateFigure: null,
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
const WHOLE = { id: 'whole-order@2016-01', lateRemedy: latest('whole-order').lateRemedy };
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
    ['68.4 W is the limit itself', { values: ['68.4 W', '75.6 W'] }, 'met'],
    ['68.3 W breaks it by less than its doubt', { values: ['68.3 W', '68.3 W'] }, 'unproven'],
    ['an uncertainty in a smaller unit', { uncertainty: '1000 mW' }, 'not_met'],
    ['an uncertainty that cannot be read', { uncertainty: 'small' }, 'unproven'],
    ['an uncertainty in volt', { uncertainty: '1 V' }, 'unproven'],
    ['no reading at all', { values: [] }, 'unproven'],
  ] as const)('%s: %s', (_what, more, finding) => {
    expect(findings(determine(filed(LED, watts(more)))).power).toBe(finding);
  });

  const limited = (operator: string, value: number | readonly number[], unit: string): CaseInput =>
    clauses(LED, { parsed: { characteristic: 'x', operator, value, unit, method: null } });
  it.each([
    ['at least 60 W, 1 W of doubt: 57 W is exactly three times it', '>=', 60, 'W', '57 W', 'unproven'],
    ['56.9 W is beyond', '>=', 60, 'W', '56.9 W', 'not_met'],
    ['at most 60 W: 63 W', '<=', 60, 'W', '63 W', 'unproven'],
    ['63.1 W', '<=', 60, 'W', '63.1 W', 'not_met'],
    ['at most 200 W: the doubt is never below a hundredth of the reading', '<=', 200, 'W', '206.1 W', 'unproven'],
    ['206.3 W', '<=', 200, 'W', '206.3 W', 'not_met'],
    ['60 to 80 W, no nominal value: the tolerance is nothing', 'between', [60, 80], 'W', '57 W', 'unproven'],
    ['56.9 W', 'between', [60, 80], 'W', '56.9 W', 'not_met'],
    ['83 W', 'between', [60, 80], 'W', '83 W', 'unproven'],
    ['83.1 W', 'between', [60, 80], 'W', '83.1 W', 'not_met'],
    ['one of two values: the nearer one', 'in', [60, 80], 'W', '77 W', 'unproven'],
    ['both too far', 'in', [60, 80], 'W', '70 W', 'not_met'],
  ] as const)('%s', (_what, operator, value, unit, reading, finding) => {
    const item_ = watts({ values: [reading, reading], uncertainty: '1 W' });
    expect(findings(determine(filed(limited(operator, value, unit), item_))).power).toBe(finding);
  });

  it.each(INSTRUMENTS.flatMap((one) => one.words.map((word) => [word, one.code] as const)))('a %s is a %s', (word, code) => {
    expect(instrumentOf(`Digital ${word.toUpperCase()}, 2025`)?.code).toBe(code);
  });

  it('a doubt in another scale is a difference: 2 °F of doubt are 1.1 °C', () => {
    const warm = limited('<=', 40, 'Cel');
    const says = (reading: string) =>
      findings(determine(filed(warm, watts({ values: [reading, reading], instrument: 'thermometer', uncertainty: '2 degF' }))))
        .power;
    // 43.4 °C is 3.4 beyond, and three times the doubt is 3.3.
    expect([says('43.4 °C'), says('43.3 °C')]).toEqual(['not_met', 'unproven']);
  });

  it('a luggage scale reads mass and force alike', () => {
    const weighs = (unit: string, value: number, reading: string) =>
      findings(
        determine(
          filed(
            limited('>=', value, unit),
            watts({ values: [reading, reading], instrument: 'luggage scale', uncertainty: `0 ${unit}` }),
          ),
        ),
      ).power;
    expect([weighs('N', 50, '47 N'), weighs('kg', 5, '4.7 kg'), weighs('kg', 5, '4.9 kg')]).toEqual([
      'not_met',
      'not_met',
      'unproven',
    ]);
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

  it('one reading that cannot be read makes a report unreadable, and nothing is guessed of the others', () => {
    const [power] = determine(filed(LED, report('directory', [...bad, '26 V']))).findings;
    expect(power).toMatchObject({ finding: 'unproven', reasons: [{ code: 'nothing_decides' }, { data: { why: 'unreadable' } }] });
  });

  it.each([
    [
      'a report by its readings',
      LED,
      report('directory', bad),
      'report_decides',
      { class: 'directory_agency', values: bad, tested: 5, failing: 5 },
    ],
    [
      'a report by its units',
      clauses(LED, { parsed: null }),
      report('approved', [], { fact: 'fail', units: { tested: 9, failing: 9 } }),
      'report_decides',
      { class: 'approved_agency', tested: 9, failing: 9 },
    ],
    [
      'a measurement by its figures',
      LED,
      watts({}),
      'measurement_decides',
      { class: 'own_measurement', reading: 26, unit: 'W', gap: 46, uncertainty: 1, tolerance: 3.6, tested: 3, failing: 3 },
    ],
    [
      'a carrier’s paper',
      clauses(LED, { parsed: null }),
      watts({ kind: 'document', issuer: 'carrier', values: [], fact: 'fail' }),
      'paper_decides',
      { class: 'shipping_document' },
    ],
    [
      'a photo',
      clauses(LED, { parsed: null, defectClass: 'critical' }),
      watts({ kind: 'photo', values: [], fact: 'fail', photos: 1 }),
      'photo_decides',
      { class: 'photo', tested: 1, failing: 1 },
    ],
    [
      'a report without a figure',
      clauses(LED, { parsed: null }),
      report('directory', [], { fact: 'fail' }),
      'report_decides',
      { class: 'directory_agency' },
    ],
  ] as const)('says why: %s', (_what, input, evidence, code, data) => {
    const [power] = determine(filed(input, evidence)).findings;
    expect(power?.reasons).toEqual([
      { code, data: { says: 'not_met', ...data }, reliedOn: { buyer: [evidence.evidenceId], supplier: [], platform: [] } },
    ]);
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

  it('a photo shows one unit that fails, and no quantity of goods', () => {
    const label = claim(clauses(LED, { parsed: null, defectClass: 'minor' }), {
      points: LED.claim.points.map((p) => ({ ...p, claimedThousandths: 300_000 })),
    });
    const photo = (more: Partial<Evidence>) =>
      determine(
        filed(label, watts({ kind: 'photo', values: [], fact: 'fail', photos: 3, units: { tested: 8, failing: 8 }, ...more })),
      );
    // Three units of 10.00 each, whatever else is said of them.
    expect(photo({}).award.refundMinor).toBe(3_000);
    expect(photo({ affectedThousandths: 300_000 }).award.refundMinor).toBe(3_000);
    expect(findings(photo({ photos: 1 })).power).toBe('unproven');
  });

  it('a count of the goods, and a word, measure no clause', () => {
    const word = (more: Partial<Evidence>) =>
      watts({ values: [], fact: 'fail', instrument: 'count', counted: { lineId: '1', thousandths: 300_000 }, ...more });
    const power = (input: CaseInput) => findings(determine(input)).power;
    const label = clauses(LED, { parsed: null });
    expect([power(filed(LED, word({}))), power(filed(label, word({})))]).toEqual(['unproven', 'unproven']);
    // With photos it is what the photos are: of a figure nothing, of a thing that is there or not as much as they show.
    const photos = word({ photos: 5, units: { tested: 5, failing: 5 } });
    expect([power(filed(LED, photos)), power(filed(label, photos))]).toEqual(['unproven', 'not_met']);
    expect(power(filed(label, watts({ values: ['26 W'], fact: 'fail' })))).toBe('unproven');
  });

  it('what an agency says of a thing without a number decides, whatever it noted beside', () => {
    const label = clauses(LED, { parsed: null });
    const says = (more: Partial<Evidence>) => findings(determine(filed(label, report('directory', ['14'], more)))).power;
    expect([says({ fact: 'fail' }), says({ fact: 'pass' }), says({})]).toEqual(['not_met', 'met', 'unproven']);
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
    ['no units told: the reading is one', 0, 0, 'met'],
    ['4 of 300: more than the plan accepts, however many were looked at', 300, 4, 'not_met'],
    // Figures that nobody can have looked at are told apart without counting through them.
    ['3 of ten million', 10_000_000, 3, 'met'],
    ['all of ten million', 10_000_000, 10_000_000, 'not_met'],
  ] as const)('%s', (_what, tested, failing, finding) => {
    expect(findings(determine(filed(LED, report('directory', ['72 W'], { units: { tested, failing } })))).power).toBe(finding);
  });

  const sold = (thousandths: number, unit: string, tested: number, failing: number): string | undefined => {
    const lines = LED.contract.lines.map((line) => ({ ...line, quantity: { thousandths, unit } }));
    const item_ = report('directory', ['72 W'], { units: { tested, failing } });
    return findings(determine(filed(terms(LED, { lines }), item_))).power;
  };
  it.each([
    ['pieces by another name', 300_000, 'SETS', 'not_met'],
    ['a unit that nobody knows is counted', 300_000, 'bottles', 'not_met'],
    ['25 dozen are 300 pieces', 25_000, 'dozen', 'not_met'],
    ['25 pieces need no more than one', 25_000, 'pcs', 'not_met'],
    ['kilograms have no plan: 4 of 50 may be an accident', 300_000, 'kg', 'unproven'],
  ])('4 of 50 fail of goods sold by %s', (_what, thousandths, unit, finding) => {
    expect(sold(thousandths, unit, 50, 4)).toBe(finding);
  });

  it('of goods without a plan only what is no accident counts, in samples of any size', () => {
    const pairs = [5, 6].map((failing) => sold(300_000, 'kg', 50, failing));
    expect(pairs).toEqual(['not_met', 'not_met']);
    expect([3, 4].map((failing) => sold(300_000, 'kg', 50, failing))).toEqual(['unproven', 'unproven']);
    const loose = terms(LED, { sampling: { ...LED.contract.sampling, aql: { critical: 0, major: 1_000, minor: 1_000 } } });
    const huge = report('directory', ['72 W'], { units: { tested: 10_000_000, failing: 30 } });
    const kilos = terms(loose, {
      lines: LED.contract.lines.map((line) => ({ ...line, quantity: { thousandths: 1, unit: 'kg' } })),
    });
    expect(findings(determine(filed(kilos, huge))).power).toBe('unproven');
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

  const hindered = (refusedBy: 'buyer' | 'supplier' | null, input: CaseInput, goodsDisposed = false): CaseInput => ({
    ...input,
    inspection: { feeMinor: 0, tested: ['power'], addedByClaimant: [], refusedBy, goodsDisposed },
  });
  const own = watts({ evidenceId: 's', side: 'supplier', values: good });
  const breakage = claim(filed(LED, report('directory', bad)), {
    points: LED.claim.points.map((p) => ({ ...p, nature: 'breakage' })),
  });
  it.each([
    ['the supplier’s own meter does not help one that refuses', hindered('supplier', filed(LED, own)), 'not_met'],
    ['nor a report that the laboratory was to check', hindered('supplier', filed(LED, report('directory', good))), 'not_met'],
    ['nor that it may have happened on the way', hindered('supplier', breakage), 'not_met'],
    ['nor does the buyer’s own meter help a buyer that refuses', hindered('buyer', filed(LED, watts({}))), 'unproven'],
    ['what is shown against a buyer that refuses stays', hindered('buyer', filed(LED, own)), 'met'],
    ['goods that are gone leave what was shown before', hindered(null, filed(LED, watts({})), true), 'not_met'],
    [
      'refused after the appointed report: the report decides',
      hindered('supplier', filed(LED, report('appointed', good, { side: 'platform' }))),
      'met',
    ],
  ] as const)('%s', (_what, input, finding) => {
    expect(findings(determine(input)).power).toBe(finding);
  });

  it('names what a refusal left aside', () => {
    const [power] = determine(hindered('supplier', filed(LED, own))).findings;
    expect(power?.reasons.map(({ code, data }) => [code, data['why'] ?? null])).toEqual([
      ['access_refused', null],
      ['set_aside', 'refused'],
    ]);
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
    [
      'arrived on the last day',
      terms(on('2026-04-20', { arrivedOn: '2026-05-03' }), { rule: 'DPU', deliverBy: '2026-04-30' }),
      'met',
      0,
    ],
    ['not arrived: late as of the claim', terms(on('2026-04-20'), { rule: 'DDP', deliverBy: '2026-04-30' }), 'not_met', 15_400],
    [
      'arrived long after the claim: late as of the claim',
      terms(on('2026-04-20', { arrivedOn: '2026-05-30' }), { rule: 'DDP', deliverBy: '2026-04-30' }),
      'not_met',
      15_400,
    ],
    [
      'under FOB nobody promised a day of arrival',
      terms(on('2026-04-20', { arrivedOn: '2026-05-07' }), { deliverBy: '2026-04-30' }),
      'met',
      0,
    ],
    [
      'a paper of an earlier day than the told one',
      on('2026-04-26', { papers: [{ paperId: 'x', type: 'bill_of_lading', datedOn: '2026-04-20' }] }),
      'not_met',
      6_600,
    ],
    [
      'of several papers the first dated one',
      on('2026-04-20', {
        papers: [
          { paperId: 'x', type: 'bill_of_lading', datedOn: '2026-04-27' },
          { paperId: 'y', type: 'bill_of_lading', datedOn: '2026-04-25' },
          { paperId: 'z', type: 'bill_of_lading', datedOn: null },
        ],
      }),
      'not_met',
      4_400,
    ],
    [
      'a paper without a day proves the told one',
      on('2026-04-25', { papers: [{ paperId: 'z', type: 'bill_of_lading', datedOn: null }] }),
      'not_met',
      4_400,
    ],
    [
      'tendered, but the buyer’s carrier never came',
      on('2026-05-03', { shippedOn: null, papers: [], tender: { on: '2026-04-20', noticeGiven: true, proofId: 'p' } }),
      'met',
      0,
    ],
    [
      'tendered late: late by that day',
      on('2026-05-03', { tender: { on: '2026-04-25', noticeGiven: true, proofId: 'p' } }),
      'not_met',
      4_400,
    ],
    [
      'tendered without proof',
      on('2026-05-03', { tender: { on: '2026-04-20', noticeGiven: true, proofId: null } }),
      'not_met',
      22_000,
    ],
    ['claimed before the last day was over', claim(on('2026-04-30'), { openedAt: '2026-04-23T15:59:59.999Z' }), 'met', 0],
    ['claimed at its end', claim(on('2026-04-30'), { openedAt: '2026-04-23T16:00:00.000Z' }), 'not_met', 220_000],
    [
      'half late, half in time',
      facts(LATE, {
        consignments: [
          {
            ...lot,
            consignmentId: 'a',
            goodsMinor: 110_000,
            shippedOn: '2026-04-20',
            papers: [{ paperId: 'a', type: 'bill_of_lading', datedOn: '2026-04-20' }],
          },
          { ...lot, consignmentId: 'b', goodsMinor: 110_000 },
        ],
      }),
      'not_met',
      11_000,
    ],
  ] as const)('%s', (_what, input, finding, refundMinor) => {
    const result = determine(input);
    expect([findings(result).late_shipment, result.award.refundMinor]).toEqual([finding, refundMinor]);
  });

  it('lots that never left take the whole cover among them, to the last unit', () => {
    const thirds = terms(facts(LATE, { paidMinor: 100, coveredMinor: 100, consignments: [] }), {
      lines: LATE.contract.lines.map((line) => ({ ...line, totalMinor: 300 })),
    });
    const lots = ['a', 'b', 'c'].map((consignmentId) => ({
      ...lot,
      consignmentId,
      goodsMinor: 100,
      shippedOn: null,
      papers: [],
    }));
    const { award } = determine(facts(thirds, { consignments: lots }));
    expect([award.refundMinor, award.lines.map(({ amountMinor }) => amountMinor)]).toEqual([100, [34, 33, 33]]);
    // What two of them leave is the third one's.
    expect(determine(facts(thirds, { consignments: lots.slice(0, 2) })).award.refundMinor).toBe(100);
  });

  it('in full means that the purchase ends, for goods that came late as for goods that did not come', () => {
    const { award } = determine({ ...on('2026-04-24'), policy: classic });
    expect([award.refundMinor, award.purchaseEnds]).toEqual([220_000, true]);
    expect(determine(on('2026-04-24')).award.purchaseEnds).toBe(false);
  });

  it('late goods that were used or are kept earn their reduction only', () => {
    const late = on('2026-04-24');
    const figure = { basisPointsPerDay: 100, capBasisPoints: 500 };
    const awarded = (input: CaseInput) => determine(input).award;
    expect(awarded({ ...facts(late, { usedMinor: 55_000 }), policy: classic })).toMatchObject({
      refundMinor: 165_000,
      purchaseEnds: true,
      lines: [{ kind: 'shipped_late', basis: { goodsMinor: 165_000 } }],
    });
    expect(awarded({ ...claim(late, { keepsGoods: true }), policy: classic })).toMatchObject({
      refundMinor: 0,
      purchaseEnds: false,
    });
    expect(awarded({ ...terms(claim(late, { keepsGoods: true }), { lateFigure: figure }), policy: classic }).refundMinor).toBe(
      2_200,
    );
    // No paper shows when they left: counted as not shipped, but they are in the buyer's hands.
    const unpapered = claim(on('2026-04-24', { papers: [] }), { keepsGoods: true });
    expect(awarded(unpapered).refundMinor).toBe(37_400);
  });

  it('goods that nobody pays for are as late as any: what was paid for their freight comes back', () => {
    const free = terms(LATE, { lines: LATE.contract.lines.map((line) => ({ ...line, totalMinor: 0 })) });
    expect(determine(facts(free, { consignments: [] })).award.refundMinor).toBe(220_000);
  });

  const tender = (day: string) => ({ on: day, noticeGiven: true, proofId: 'p' });
  it.each([
    ['in time', on('2026-04-20'), 'shipped_in_time', ['bl']],
    ['late', on('2026-04-30'), 'shipped_late', ['bl']],
    ['tendered before it was shipped', on('2026-04-22', { tender: tender('2026-04-20') }), 'tendered_in_time', ['p']],
    ['tendered on the day of shipment', on('2026-04-20', { tender: tender('2026-04-20') }), 'shipped_in_time', ['bl']],
    ['told, without a paper', on('2026-04-20', { papers: [] }), 'no_paper', []],
    ['a paper, and nobody told', on('2026-04-20', { shippedOn: null }), 'not_shipped', []],
    ['never told', facts(LATE, { consignments: [] }), 'not_shipped', []],
    ['shipped after the claim, with a paper', on('2026-05-12'), 'not_shipped', []],
    [
      'not due, without a paper',
      claim(on('2026-04-20', { papers: [] }), { openedAt: '2026-04-22T00:00:00.000Z' }),
      'not_yet_due',
      [],
    ],
    [
      'late twice, by as many days',
      terms(on('2026-04-30', { arrivedOn: '2026-05-10' }), { rule: 'DAP', deliverBy: '2026-04-30' }),
      'shipped_late',
      ['bl'],
    ],
    [
      'late, and later still on arrival',
      terms(on('2026-04-30', { arrivedOn: '2026-05-12' }), { rule: 'DAP', deliverBy: '2026-04-30' }),
      'shipped_late',
      ['bl'],
    ],
  ] as const)('says why: %s', (_what, input, code, papers) => {
    const [late] = determine(input).findings;
    const found = late?.reasons[0];
    expect(found?.code).toBe(code);
    expect(found?.reliedOn).toEqual({ buyer: [], supplier: papers, platform: [] });
  });

  it('on the day of the claim the hour decides', () => {
    const at = (shippedAt: string | null) => determine(on('2026-05-10', { shippedAt })).award.refundMinor;
    expect([at('2026-05-10T01:59:59.999Z'), at('2026-05-10T02:00:00.000Z'), at(null)]).toEqual([37_400, 220_000, 220_000]);
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
      'kept, though nothing was asked for the goods themselves',
      terms(claim(filed(LED, report('directory', five('26 W'))), { keepsGoods: true }), {
        lines: LED.contract.lines.map((line) => ({ ...line, totalMinor: 0 })),
      }),
      0,
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
    [
      'half up, then set off: 1 of 3 of 1.01 is 0.34, of which 0.33 is unpaid',
      facts(
        terms(filed(minor({}), report('directory', ['26 W', '72 W', '72 W'], { fact: 'fail' })), {
          lines: LED.contract.lines.map((line) => ({ ...line, totalMinor: 101 })),
        }),
        { unpaidMinor: 33 },
      ),
      1,
    ],
    [
      'half a unit is rounded up: 1 of 2 of 0.01',
      terms(filed(minor({}), report('directory', ['26 W', '72 W'], { fact: 'fail' })), {
        lines: LED.contract.lines.map((line) => ({ ...line, totalMinor: 1 })),
      }),
      1,
    ],
    [
      'several findings: the sum',
      claim(
        {
          ...minor({ units: { tested: 50, failing: 20 } }),
          contract: { ...minor({}).contract, shipBy: '2026-04-01' },
          policy: WHOLE,
        },
        { grounds: ['quality', 'late_shipment'] },
      ),
      120_000 + 21_000,
    ],
    [
      'and never more than there is',
      facts(
        claim(
          {
            ...minor({ units: { tested: 50, failing: 20 } }),
            contract: { ...minor({}).contract, shipBy: '2026-04-01' },
            policy: WHOLE,
          },
          { grounds: ['quality', 'late_shipment'] },
        ),
        { coveredMinor: 130_000 },
      ),
      130_000,
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
    ['JPY', 100_001, 40_000],
    ['BHD', 1_234_567, 493_827],
  ])('%s has its own minor unit: 20 of 50 of %i', (currency, totalMinor, refundMinor) => {
    const priced = { currency, lines: LED.contract.lines.map((line) => ({ ...line, totalMinor })) };
    const input = facts(terms(minor({ units: { tested: 50, failing: 20 } }), priced), {
      paidMinor: totalMinor,
      coveredMinor: totalMinor,
    });
    expect(determine(input).award).toMatchObject({ currency, refundMinor });
  });

  it('a buyer that used some is told the same', () => {
    const { findings: found, award } = determine(facts(LED, { usedMinor: 100_000 }));
    expect([award.refundMinor, found[0]?.reasons.map(({ code }) => code)]).toEqual([
      200_000,
      ['measurement_decides', 'share_unknown'],
    ]);
    expect(determine(LED).findings[0]?.reasons.map(({ code }) => code)).toEqual(['measurement_decides']);
  });

  it('a buyer that keeps goods is told where nobody knows how many are bad', () => {
    const { findings: found, award } = determine(claim(LED, { keepsGoods: true }));
    expect([award.refundMinor, found[0]?.finding]).toEqual([0, 'not_met']);
    expect(found[0]?.reasons.map(({ code }) => code)).toEqual(['measurement_decides', 'share_unknown']);
  });

  const counted = (evidenceId: string, side: 'buyer' | 'supplier', pieces: number): Evidence =>
    item(evidenceId, {
      side,
      kind: 'own_measurement',
      instrument: 'count',
      method: 'all cartons opened',
      photos: 1,
      counted: { lineId: '1', thousandths: pieces * 1000 },
    });
  it.each([
    ['sets', 'count', null, 'not_met'],
    ['Pieces', 'count', null, 'not_met'],
    ['cartons', 'counting by hand', null, 'not_met'],
    ['pallets', 'count', null, 'not_met'],
    ['bottles', 'count', null, 'not_met'],
    ['dozen', 'count', '1 pcs', 'not_met'],
    ['KGS', 'platform scale', '0.1 kg', 'not_met'],
    ['KGS', 'platform scale', '2 kg', 'unproven'],
    ['tonnes', 'weighbridge', '20 kg', 'not_met'],
    ['kg', 'count', null, 'unproven'],
    ['sets', 'platform scale', '0.1 kg', 'unproven'],
  ])('of goods sold in %s by %s: %s, %s', (unit, instrument, uncertainty, finding) => {
    const lines = SHORT.contract.lines.map((line) => ({ ...line, quantity: { ...line.quantity, unit } }));
    const counts = SHORT.evidence.map((one) => ({ ...one, instrument, uncertainty }));
    expect(determine(filed(terms(SHORT, { lines }), ...counts)).findings[0]?.finding).toBe(finding);
  });

  it('bills are judged in the order of the journey, and rest on the bill', () => {
    const bill = (charge: 'export_clearance' | 'import_duty_tax', billId: string | null, amountMinor = 1_000) => ({
      charge,
      amountMinor,
      billId,
    });
    const charges = [
      bill('import_duty_tax', 'd'),
      bill('export_clearance', null),
      bill('export_clearance', 'b'),
      bill('export_clearance', 'a'),
    ];
    const [found] = determine(claim(GRILL, { grounds: ['charges'], charges })).findings;
    expect(found?.reasons.map(({ code, reliedOn }) => [code, ...reliedOn.buyer])).toEqual([
      ['bill_missing'],
      ['charge_is_suppliers', 'a'],
      ['charge_is_suppliers', 'b'],
      ['charge_is_buyers', 'd'],
    ]);
  });

  it('a bill beside a warranty is not paid out of what was retained', () => {
    const both = claim(GRILL, {
      grounds: ['charges', 'warranty'],
      charges: [{ charge: 'export_clearance', amountMinor: 700, billId: 'b' }],
    });
    expect(determine(facts(both, { orderEnded: true, coveredMinor: 0, retainedMinor: 9_000 })).award.refundMinor).toBe(0);
  });

  it('one count that is sure and one in doubt prove nothing together', () => {
    const [one] = SHORT.evidence;
    if (!one) throw new Error('the golden case has a count');
    const pair = (pieces: number) => [
      { ...one, counted: { lineId: '1', thousandths: pieces * 1_000 } },
      { ...one, evidenceId: 'doubtful', uncertainty: '1 pcs' },
    ];
    const found = (pieces: number) => determine(filed(SHORT, ...pair(pieces))).findings[0];
    expect([found(40)?.finding, found(40)?.reasons[0]?.code]).toEqual(['unproven', 'count_unproven']);
    expect([found(35)?.finding, found(35)?.reasons[0]?.code]).toEqual(['unproven', 'contradicted']);
    const none = claim(SHORT, { shortages: [{ lineId: '1', claimedThousandths: 0, nature: 'count' }] });
    expect(determine(none).findings[0]?.reasons[0]?.code).toBe('count_unproven');
  });

  it('a count in doubt shows neither that goods are missing nor that they are there', () => {
    const doubtful = SHORT.evidence.map((one) => ({ ...one, uncertainty: '1 pcs' }));
    const [found] = determine(filed(SHORT, ...doubtful)).findings;
    expect([found?.finding, found?.reasons.map(({ code, data }) => data['why'] ?? code)]).toEqual([
      'unproven',
      ['count_unproven', 'within_uncertainty'],
    ]);
  });

  it.each([
    ['one says that all are there', [37, 40], 'unproven', 'contradicted', 0],
    ['both say that some are missing: what both show', [37, 35], 'not_met', 'short', 11_500],
    ['both say that all are there', [40, 41], 'met', 'count_complete', 0],
  ] as const)('two counts of one class: %s', (_what, [buyer, supplier], finding, code, refundMinor) => {
    const result = determine(filed(SHORT, counted('b', 'buyer', buyer), counted('s', 'supplier', supplier)));
    expect(result.award.refundMinor).toBe(refundMinor);
    expect(result.findings[0]).toMatchObject({ finding, reasons: [{ code }] });
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
    ['determination.figures_contradict', '/facts/retainedMinor', facts(TENT, { retainedMinor: 480_001 })],
    [
      'determination.figures_contradict',
      '/claim/points/0/claimedThousandths',
      claim(TENT, { points: TENT.claim.points.map((one) => ({ ...one, claimedThousandths: 20_001 })) }),
    ],
    [
      'determination.figures_contradict',
      '/claim/shortages/0/claimedThousandths',
      claim(SHORT, { shortages: [{ lineId: '1', claimedThousandths: 40_001, nature: 'count' }] }),
    ],
    [
      'determination.figures_contradict',
      '/evidence/0/units/failing',
      filed(TENT, item('x', { side: 'buyer', kind: 'photo', units: { tested: 1, failing: 2 } })),
    ],
  ] as const)('%s at %s', (code, path, input) => {
    expect(checkCase(input)).toEqual({ ok: false, code, data: { path } });
  });
});
