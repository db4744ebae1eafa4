/** Random cases for properties of the determination: whatever the naive rules know, all of it often. */
import fc from 'fast-check';
import { RULES } from '../incoterms/types.ts';
import { addDays } from '../kernel/dates.ts';
import { type CaseClause, type CaseInput, type Evidence, RULE_SET } from './determination.types.ts';
import { contradictsItself } from './evidence.rules.ts';
import { item } from './golden.data.ts';

const oneOf = fc.constantFrom;
type Clauses = CaseInput['contract']['clauses'];
type Claim = CaseInput['claim'];
type Facts = CaseInput['facts'];
type Contract = CaseInput['contract'];

/** Often one value, at times another. */
const rarely = <T>(often: T, seldom: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(often) }, { weight: 1, arbitrary: seldom });
/** At most n of a number, and often few. */
const some = (n: number): fc.Arbitrary<number> => fc.oneof(fc.nat(n), fc.nat(Math.min(n, 5)));
const day = (n: number): string => addDays('2026-03-10', n);

type Kind = {
  readonly parsed: CaseClause['parsed'];
  readonly packing: boolean;
  /** Readings as people write them, on both sides of the limit. */
  readonly readings: fc.Arbitrary<string>;
  readonly instrument: string;
  readonly unit: string;
};
const limit = (characteristic: string, operator: string, value: number | readonly number[], unit: string) => ({
  characteristic,
  operator,
  value,
  unit,
  method: null,
});
const tenths = (min: number, max: number, unit: string) => fc.integer({ min, max }).map((n) => `${n / 10} ${unit}`);
const FACT = { parsed: null, readings: oneOf('as drawn', '14 pcs'), instrument: 'steel tape', unit: 'cm' };

/** What the clauses of a random contract are about. The last is about packing. */
const KINDS: readonly Kind[] = [
  {
    parsed: limit('height', '>=', 200, 'cm'),
    packing: false,
    readings: fc.oneof(tenths(1900, 2010, 'cm'), tenths(14_000, 23_000, 'mm')),
    instrument: 'steel tape',
    unit: 'cm',
  },
  {
    parsed: { ...limit('power', 'between', [68.4, 75.6], 'W'), nominal: 72 },
    packing: false,
    readings: tenths(600, 820, 'W'),
    instrument: 'DC wattmeter',
    unit: 'W',
  },
  {
    parsed: limit('chromium', 'between', [17.5, 19.5], '%'),
    packing: false,
    readings: tenths(130, 230, '%'),
    instrument: 'XRF gun',
    unit: '%',
  },
  {
    parsed: limit('parts', '=', 14, 'pcs'),
    packing: false,
    readings: fc.integer({ min: 11, max: 15 }).map((n) => `${n} pcs`),
    instrument: 'count',
    unit: 'pcs',
  },
  { ...FACT, packing: false },
  { ...FACT, packing: true },
];
const PACKING = KINDS.length - 1;
const ids = KINDS.map((_, n) => `c${n}`);

/** One line or two; pieces by several names, a dozen, or a weight. */
const LOTS = [
  [[20, 'pcs']],
  [[300, 'pcs']],
  [[300, 'SETS']],
  [[320, 'bottles']],
  [[25, 'dozen']],
  [[500, 'kg']],
  [
    [20, 'pcs'],
    [300, 'pcs'],
  ],
  [
    [300, 'pcs'],
    [500, 'kg'],
  ],
] as const satisfies readonly (readonly (readonly [number, string])[])[];

const price = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 500_000 }) }, { weight: 1, arbitrary: oneOf(0, 1, 3) });
const linesOf: fc.Arbitrary<Contract['lines']> = fc
  .tuple(oneOf(...LOTS), fc.array(price, { minLength: 2, maxLength: 2 }))
  .map(([lot, prices]) =>
    lot.map(([count, unit], n) => ({
      lineId: String(n + 1),
      quantity: { thousandths: count * 1000, unit },
      totalMinor: prices[n] ?? 0,
    })),
  );

const clausesOf: fc.Arbitrary<Clauses> = fc.tuple(
  ...KINDS.map(({ parsed, packing }, n) =>
    fc
      .record({
        defectClass: oneOf<CaseClause['defectClass']>('critical', 'major', 'major', 'minor'),
        verdict: rarely<CaseClause['verdict']>('measurable', oneOf('vague', 'incomplete'), 5),
        line: rarely(0, fc.constant(1)),
        scope: oneOf<CaseClause['scope']>('units', 'lot'),
      })
      .map(({ line, ...told }): CaseClause => {
        return { ...told, clauseId: `c${n}`, lineId: line === 1 ? '1' : null, problems: [], parsed, packing };
      }),
  ),
);

const contractOf: fc.Arbitrary<Contract> = fc
  .record({
    currency: oneOf('USD', 'JPY', 'BHD'),
    lines: linesOf,
    rule: oneOf(...RULES),
    shipBy: rarely<string | null>('2026-03-20', fc.constant(null), 9),
    deliverBy: fc.option(fc.integer({ min: 8, max: 30 }).map(day), { freq: 3 }),
    remedy: oneOf<Contract['remedy']>('full_refund', 'pro_rata'),
    plan: oneOf<Contract['sampling']['plan']>('normal', 'tightened'),
    lateFigure: rarely<Contract['lateFigure']>(
      null,
      fc.record({ basisPointsPerDay: fc.nat(300), capBasisPoints: fc.nat(3_000) }),
    ),
    clauses: clausesOf,
  })
  .map(({ plan, ...told }) => ({
    ...told,
    version: 1,
    fingerprint: '5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a5f0c6b1e0b9d3c7a',
    transport: 'sea',
    shipZone: 'Asia/Shanghai',
    sampling: { level: 'II', plan, aql: { critical: 0, major: 2.5, minor: 4 } },
  }));

/** Readings and instruments that mostly belong to the clause; a person who measured the wrong thing is among them. */
const evidenceOn = (clause: number): fc.Arbitrary<Omit<Evidence, 'evidenceId'>> => {
  const { readings, instrument, unit } = KINDS[clause] ?? { ...FACT, packing: false };
  return fc
    .record({
      side: oneOf<Evidence['side']>('buyer', 'supplier'),
      kind: oneOf<Evidence['kind']>('report', 'report', 'own_measurement', 'own_measurement', 'photo', 'statement', 'document'),
      issuer: oneOf<Evidence['issuer']>('appointed', 'appointed', 'approved', 'directory', 'directory', 'other', 'carrier', null),
      values: fc.array(readings, { maxLength: 4 }),
      fact: oneOf<Evidence['fact']>('pass', 'fail', null),
      units: fc.option(fc.tuple(fc.nat(60), some(60)).map(([a, b]) => ({ tested: Math.max(a, b), failing: Math.min(a, b) }))),
      affectedThousandths: rarely<number | null>(
        null,
        fc.integer({ min: 1, max: 20 }).map((n) => n * 1000),
      ),
      counted: fc.option(
        fc.record({ lineId: fc.constant('1'), thousandths: fc.integer({ min: 5, max: 40 }).map((n) => n * 1000) }),
        { freq: 1 },
      ),
      instrument: rarely<string | null>(instrument, oneOf('steel tape', 'DC wattmeter', 'my hand', null)),
      method: rarely<string | null>('as agreed', fc.constant(null), 5),
      uncertainty: oneOf(`0.01 ${unit}`, `0.5 ${unit}`, `1.5 ${unit}`, '3 %', '1 V', null),
      photos: fc.nat(3),
      goods: rarely<Evidence['goods']>('current', fc.constant('before_shipment')),
      sealsMatch: oneOf(true, false, null),
      late: rarely(false, fc.constant(true)),
      answerTimeGiven: fc.boolean(),
    })
    .map((told) => ({ ...told, clauseId: `c${clause}` }));
};
/** An item of evidence about any clause, also one that says two things at once. */
export const evidenceOf: fc.Arbitrary<Omit<Evidence, 'evidenceId'>> = fc
  .oneof(fc.nat(KINDS.length - 1), oneOf(PACKING, PACKING - 1))
  .chain(evidenceOn);

/** The item without the word that its figures contradict. */
const consistent = <T extends Omit<Evidence, 'evidenceId'>>(item: T): T => {
  const kind = KINDS[ids.indexOf(item.clauseId ?? '')] ?? null;
  return contradictsItself(kind, item) ? { ...item, fact: null } : item;
};

/** A count of the goods, or a weighing of them. */
const countOf: fc.Arbitrary<Omit<Evidence, 'evidenceId'>> = fc
  .record({
    side: oneOf<Evidence['side']>('buyer', 'supplier'),
    kind: oneOf<Evidence['kind']>('own_measurement', 'own_measurement', 'report', 'photo', 'document'),
    issuer: oneOf<Evidence['issuer']>('directory', 'carrier', 'other', null),
    line: oneOf('1', '1', '2'),
    found: oneOf(17, 18, 19, 20, 21, 290, 299, 300, 25, 24, 499.9, 480, 500),
    instrument: oneOf('count', 'platform scale', 'steel tape'),
    uncertainty: oneOf('0.1 kg', '1 pcs', null),
    photos: fc.nat(2),
    goods: rarely<Evidence['goods']>('current', fc.constant('before_shipment'), 5),
  })
  .map(({ line, found, ...told }) => {
    const { evidenceId: _, ...said } = item('n', told);
    return { ...said, method: 'all cartons opened', sealsMatch: true, counted: { lineId: line, thousandths: found * 1000 } };
  });

const claimOf: fc.Arbitrary<Claim> = fc.record({
  grounds: oneOf<Claim['grounds']>(
    ['quality'],
    ['quality', 'late_shipment'],
    ['not_shipped'],
    ['late_shipment'],
    ['shortage'],
    ['shortage', 'quality'],
    ['charges'],
    ['charges', 'quality', 'late_shipment', 'shortage'],
    ['warranty'],
  ),
  openedAt: fc.integer({ min: 0, max: 24 * 50 }).map((hours) => new Date(Date.UTC(2026, 2, 10, hours)).toISOString()),
  points: fc.uniqueArray(
    fc.record({
      clauseId: oneOf(...ids),
      nature: oneOf<Claim['points'][number]['nature']>('material', 'function', 'breakage', 'wetting', 'dents', null),
      lineId: rarely<string | null>(null, fc.constant('1')),
      claimedThousandths: fc.option(fc.integer({ min: 1, max: 20 }).map((n) => n * 1000)),
    }),
    { selector: ({ clauseId }) => clauseId, maxLength: ids.length, size: 'max' },
  ),
  shortages: fc.uniqueArray(
    fc.record({
      lineId: oneOf('1', '1', '2'),
      claimedThousandths: fc.integer({ min: 1, max: 12 }).map((n) => n * 500),
      nature: oneOf<Claim['shortages'][number]['nature']>('count', 'loss'),
    }),
    { selector: ({ lineId }) => lineId, minLength: 1, maxLength: 2 },
  ),
  charges: fc.array(
    fc.record({
      charge: oneOf<Claim['charges'][number]['charge']>(
        'export_clearance',
        'main_carriage',
        'import_duty_tax',
        'insurance',
        'storage_demurrage',
        'destination_terminal',
        'origin_import_service_fee',
      ),
      amountMinor: fc.nat(30_000),
      billId: rarely<string | null>('bill', fc.constant(null), 6),
    }),
    { maxLength: 3 },
  ),
  keepsGoods: rarely(false, fc.constant(true)),
});

type Lot = Facts['consignments'][number];
const lotOf: fc.Arbitrary<Omit<Lot, 'consignmentId' | 'goodsMinor'>> = fc
  .record({
    shippedOn: fc.nat(45),
    told: rarely(true, fc.constant(false), 6),
    hour: fc.option(fc.nat(23)),
    papers: fc.array(
      fc.record({
        paperId: oneOf('p1', 'p2', 'p3'),
        type: oneOf('bill_of_lading', 'bill_of_lading', 'dock_receipt', 'disposal_notice', 'packing_list'),
        datedOn: fc.option(fc.nat(45).map(day)),
      }),
      { maxLength: 3 },
    ),
    tender: rarely<Lot['tender']>(
      null,
      fc.record({ on: fc.nat(30).map(day), noticeGiven: rarely(true, fc.constant(false)), proofId: oneOf('t', 't', null) }),
    ),
    arrivedOn: fc.option(fc.integer({ min: 5, max: 60 }).map(day)),
  })
  .map(({ told, hour, shippedOn, ...lot }) => {
    const on = told ? day(shippedOn) : null;
    // Hours of a Shanghai day.
    const shippedAt =
      on === null || hour === null ? null : new Date(Date.parse(`${on}T00:00:00+08:00`) + hour * 3_600_000).toISOString();
    return { ...lot, shippedOn: on, shippedAt };
  });

const amount = fc.integer({ min: 0, max: 600_000 });
/** `goods` is what the lots are a part of. */
const factsOf = (goods: number): fc.Arbitrary<Facts> =>
  fc
    .record({
      paidMinor: amount,
      coveredMinor: amount,
      returned: fc.nat(3),
      unpaidMinor: oneOf(0, 0, 100, 20_000),
      retained: fc.nat(20_000),
      orderEnded: fc.boolean(),
      lots: fc.array(lotOf, { maxLength: 3 }),
      sold: fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }),
      isWhole: fc.boolean(),
      buyerDays: fc.array(
        fc.record({
          cause: oneOf<Facts['buyerDays'][number]['cause']>('deposit', 'address'),
          days: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 2 },
      ),
      agreedDays: rarely(0, fc.nat(4)),
      used: rarely(0, fc.nat(8), 1),
      carriage: fc.record(
        {
          freightIncludesUnloading: fc.boolean(),
          placeBeyondTerminal: fc.boolean(),
          causedBy: oneOf('supplier', 'buyer', 'neither'),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ returned, retained, lots, sold, isWhole, used, ...told }) => {
      const weights = sold.slice(0, lots.length);
      const all = weights.reduce((a, b) => a + b, 0) + (isWhole ? 0 : 3);
      return {
        ...told,
        returnedMinor: Math.floor((told.paidMinor * returned) / 10),
        retainedMinor: Math.min(told.paidMinor, retained),
        usedMinor: Math.floor((goods * used) / 8),
        consignments: lots.map((lot, n) => ({
          ...lot,
          // Told in any order.
          consignmentId: `l${(n + returned) % 3}`,
          goodsMinor: lots.length === 1 && isWhole ? goods : all === 0 ? 0 : Math.floor((goods * (weights[n] ?? 0)) / all),
        })),
      };
    });

const inspectionOf: fc.Arbitrary<CaseInput['inspection']> = fc.option(
  fc
    .record({
      feeMinor: fc.nat(90_000),
      tested: fc.uniqueArray(oneOf(...ids), { minLength: 1, maxLength: 4, size: 'max' }),
      added: fc.nat(3),
      refusedBy: rarely<'buyer' | 'supplier' | null>(null, oneOf('buyer', 'supplier'), 1),
      goodsDisposed: rarely(false, fc.constant(true)),
    })
    .map(({ added, ...told }) => ({ ...told, addedByClaimant: told.tested.slice(0, added) })),
);

const policyOf: fc.Arbitrary<CaseInput['policy']> = oneOf<CaseInput['policy']>(
  { id: 'full', lateRemedy: { kind: 'full' } },
  { id: 'days', lateRemedy: { kind: 'per_day', basisPointsPerDay: 100, capBasisPoints: 2_000, contractFigureWins: true } },
  { id: 'own days', lateRemedy: { kind: 'per_day', basisPointsPerDay: 100, capBasisPoints: 2_000, contractFigureWins: false } },
);

/** A case that `checkCase` lets pass. */
export const caseOf: fc.Arbitrary<CaseInput> = contractOf.chain((contract) =>
  fc
    .record({
      policy: policyOf,
      claim: claimOf,
      facts: factsOf(contract.lines.reduce((sum, line) => sum + line.totalMinor, 0)),
      onClauses: fc.array(evidenceOf, { maxLength: 9, size: 'max' }),
      counts: fc.array(countOf, { maxLength: 3 }),
      inspection: inspectionOf,
      laboratory: fc.array(oneOf<Evidence['fact']>('pass', 'fail', null), { minLength: 4, maxLength: 4 }),
    })
    .map(({ claim, onClauses, counts, laboratory, ...told }): CaseInput => {
      const known = (lineId: string | undefined): boolean => contract.lines.some((line) => line.lineId === lineId);
      const tests = told.inspection?.tested ?? [];
      const found = tests.map((clauseId, n) => {
        const { evidenceId: _, ...said } = item('n', { side: 'platform', kind: 'report', issuer: 'appointed' });
        return { ...said, clauseId, fact: laboratory[n] ?? null };
      });
      const evidence = [...onClauses.map(consistent), ...counts, ...found]
        .filter(({ counted }) => counted === null || known(counted.lineId))
        .map((one, n): Evidence => ({ ...one, evidenceId: `e${n}` }));
      const shortages = claim.shortages.filter(({ lineId }) => known(lineId));
      return { ...told, ruleSet: RULE_SET, contract, claim: { ...claim, shortages }, evidence };
    }),
);
