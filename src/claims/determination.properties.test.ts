/** The determination on random cases: that it is the text of the rules, that it is fair, and that it is one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { significantFailures } from '../inspections/risk.rules.ts';
import { addDays } from '../kernel/dates.ts';
import { caseOf, evidenceOf } from './cases.testing.ts';
import { contradictsItself } from './evidence.rules.ts';
import { checkCase } from './case.rules.ts';
import { determine } from './determination.rules.ts';
import type { CaseInput, Determination, Evidence, Reason } from './determination.types.ts';
import { GOLDEN, item } from './golden.data.ts';
import { naive } from './naive.testing.ts';
import { ASIDE, CLASSES, REASONS } from './reasons.data.ts';
import { inWords } from './reasons.rules.ts';
import { judgeUnits } from './sample.rules.ts';

const findings = (d: Determination) => Object.fromEntries(d.findings.map(({ subject, finding }) => [subject, finding]));
const facts = (input: CaseInput, more: Partial<CaseInput['facts']>): CaseInput => ({
  ...input,
  facts: { ...input.facts, ...more },
});

/** Better for the buyer is greater. */
const WORTH: Readonly<Record<string, number>> = { met: 0, excluded: 1, unproven: 1, not_met: 2 };
const worth = (d: Determination): readonly number[] => d.findings.map(({ finding }) => WORTH[finding] ?? 0);
/** Nothing that is found, and nothing that is awarded, is worse for the buyer. */
function expectNoWorse(after: Determination, before: Determination): void {
  const was = worth(before);
  for (const [n, value] of worth(after).entries()) expect(value).toBeGreaterThanOrEqual(was[n] ?? 0);
  expect(after.award.refundMinor).toBeGreaterThanOrEqual(before.award.refundMinor);
}

/** Everything that a determination can say, by name. */
const SAID = [
  ...['met', 'not_met', 'unproven', 'excluded'].map((finding) => `finding ${finding}`),
  // An override is a person's, and no case has one.
  ...Object.keys(REASONS).flatMap((code) => (code === 'overridden' ? [] : [`reason ${code}`])),
  ...Object.keys(CLASSES).map((name) => `class ${name}`),
  ...Object.keys(ASIDE).map((why) => `aside ${why}`),
  ...['supplier', 'carrier', 'none'].map((fault) => `fault ${fault}`),
  ...['purchase_ends', 'not_shipped', 'shipped_late', 'reduction', 'shortage', 'charge', 'set_off', 'cap'].map(
    (k) => `line ${k}`,
  ),
  ...['supplier', 'buyer', 'split', 'nothing appointed'].map((side) => `fee ${side}`),
];
const saidBy = ({ code, data }: Reason): readonly string[] => [
  `reason ${code}`,
  ...(typeof data['class'] === 'string' ? [`class ${data['class']}`] : []),
  ...(typeof data['why'] === 'string' ? [`aside ${data['why']}`] : []),
];
const said = ({ findings: found, fault, award }: Determination): readonly string[] => [
  ...found.flatMap(({ finding, reasons }) => [`finding ${finding}`, ...reasons.flatMap(saidBy)]),
  `fault ${fault}`,
  ...award.lines.map(({ kind }) => `line ${kind}`),
  `fee ${award.fee?.borneBy ?? 'nothing appointed'}`,
];

/** One walk through the cases, the same on every machine: a new one belongs in a long run, whose find becomes a table's row. */
const SEED = 20_261_127;

describe('against the text of the rules', () => {
  it('agrees with the naive rules on 10,000 random cases, which say everything that can be said', () => {
    const seen = new Map(SAID.map((what) => [what, 0]));
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        const { fee, refundMinor, purchaseEnds } = result.award;
        expect({
          findings: findings(result),
          fault: result.fault,
          refundMinor,
          purchaseEnds,
          fee: fee && [fee.supplierMinor, fee.buyerMinor],
        }).toEqual(naive(input));
        for (const what of new Set(said(result))) seen.set(what, (seen.get(what) ?? 0) + 1);
      }),
      { numRuns: 10_000, seed: SEED },
    );
    expect([...seen.keys()].filter((what) => !SAID.includes(what))).toEqual([]);
    expect([...seen].filter(([, times]) => times < 20)).toEqual([]);
  }, 120_000);

  it('on cases that a file may hold', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        expect(checkCase(input)).toMatchObject({ ok: true });
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});

/** Further from compliance: away from the middle of what is agreed, and down where there is only a least. */
const MIDDLE: Readonly<Record<string, number>> = { W: 72, '%': 18.5, pcs: 14 };
function worsened(reading: string, by: number): string {
  const [figure = '', unit = ''] = reading.split(' ');
  const value = Number(figure);
  if (Number.isNaN(value)) return reading;
  const up = value > (MIDDLE[unit] ?? Number.POSITIVE_INFINITY);
  const step = unit === 'pcs' ? Math.ceil(by / 100) : by / 10;
  return `${Number((value + (up ? step : -step)).toFixed(1))} ${unit}`;
}

/** Everything that is a set, the other way round. */
function turned({ claim, evidence, inspection, ...rest }: CaseInput): CaseInput {
  const back = <T>(list: readonly T[]): readonly T[] => [...list].reverse();
  const { consignments, buyerDays } = rest.facts;
  return {
    ...rest,
    claim: {
      ...claim,
      grounds: back(claim.grounds),
      points: back(claim.points),
      shortages: back(claim.shortages),
      charges: back(claim.charges),
    },
    facts: {
      ...rest.facts,
      consignments: back(consignments).map((lot) => ({ ...lot, papers: back(lot.papers) })),
      buyerDays: back(buyerDays),
    },
    evidence: back(evidence),
    inspection: inspection && {
      ...inspection,
      tested: back(inspection.tested),
      addedByClaimant: back(inspection.addedByClaimant),
    },
  };
}

describe('one case, one result', { timeout: 30_000 }, () => {
  it('to the hash, in whatever order things were filed; its lines make the award', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        expect(determine(structuredClone(turned(input)))).toEqual(result);
        const { award } = result;
        expect(award.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(award.refundMinor);
        expect(award.refundMinor).toBeGreaterThanOrEqual(0);
        expect(award.refundMinor).toBeLessThanOrEqual(award.capMinor);
        expect(award.lines.every(({ amountMinor }) => Number.isSafeInteger(amountMinor))).toBe(true);
        if (award.fee) expect(award.fee.supplierMinor + award.fee.buyerMinor).toBe(input.inspection?.feeMinor);
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });

  it('every reason has its sentence in both languages, with nothing left to fill', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const result = determine(input);
        const sentences = (['en', 'zh'] as const).flatMap((lang) => inWords(result, lang).flatMap(({ reasons }) => reasons));
        for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|null|object/);
        expect(inWords(result, 'zh').length).toBe(inWords(result, 'en').length);
        for (const { reasons } of result.findings) expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});

describe('what is worse for the goods is never better for the supplier', { timeout: 30_000 }, () => {
  it('a worse reading', () => {
    fc.assert(
      fc.property(caseOf, fc.nat(8), fc.nat(3), fc.integer({ min: 1, max: 400 }), (input, which, reading, by) => {
        const evidence = input.evidence.map((one, n) => {
          const values = one.values.map((value, v) => (v === reading ? worsened(value, by) : value));
          return n === which ? { ...one, values } : one;
        });
        expectNoWorse(determine({ ...input, evidence }), determine(input));
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });

  it('more failing units in a sample', () => {
    fc.assert(
      fc.property(caseOf, fc.nat(8), fc.nat(20), (input, which, more) => {
        const evidence = input.evidence.map((one, n) => {
          if (n !== which || !one.units || one.fact === 'pass') return one;
          return { ...one, units: { ...one.units, failing: Math.min(one.units.tested, one.units.failing + more) } };
        });
        expectNoWorse(determine({ ...input, evidence }), determine(input));
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });

  it('goods that leave or arrive later, or without a paper', () => {
    fc.assert(
      fc.property(caseOf, fc.nat(20), fc.boolean(), (input, days, papered) => {
        const later = (on: string | null): string | null => on && addDays(on, days);
        const hours = (at: string | null): string | null => at && new Date(Date.parse(at) + days * 86_400_000).toISOString();
        const consignments = input.facts.consignments.map((lot) => ({
          ...lot,
          shippedOn: later(lot.shippedOn),
          shippedAt: hours(lot.shippedAt),
          arrivedOn: later(lot.arrivedOn),
          tender: lot.tender && { ...lot.tender, on: addDays(lot.tender.on, days) },
          papers: papered ? lot.papers.map((paper) => ({ ...paper, datedOn: later(paper.datedOn) })) : [],
        }));
        expectNoWorse(determine(facts(input, { consignments })), determine(input));
      }),
      { numRuns: 2_000, seed: SEED },
    );
  });

  it('fewer goods that are found', () => {
    const short = GOLDEN.find(({ name }) => name.startsWith('three'))?.input;
    if (!short) throw new Error('there is a golden shortage');
    const count = fc.record({ n: fc.integer({ min: 30, max: 40 }), photos: fc.nat(1), strong: fc.boolean() });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 3 }), fc.nat(2), fc.nat(10), (counts, which, fewer) => {
        const judge = (less: number): Determination => {
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
          return determine({ ...short, evidence: items });
        };
        expectNoWorse(judge(fewer), judge(0));
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});

describe('neither side gains by what speaks against it', { timeout: 30_000 }, () => {
  it('more proof for one side never helps the other, and what speaks for both is refused', () => {
    const seen: boolean[] = [];
    fc.assert(
      fc.property(caseOf, evidenceOf, (input, more) => {
        const added: Evidence = { ...more, counted: null, evidenceId: 'new' };
        const next = { ...input, evidence: [...input.evidence, added] };
        const clause = input.contract.clauses.find(({ clauseId }) => clauseId === added.clauseId) ?? null;
        // An item that speaks for both sides at once is in no case.
        const double = contradictsItself(clause, added);
        const refused = { ok: false, code: 'determination.evidence_contradicts' };
        expect(checkCase(next)).toMatchObject(double ? refused : { ok: true });
        seen.push(double);
        if (double) return;
        const before = determine(input);
        const after = determine(next);
        const about = determine({ ...input, evidence: [added] }).findings.find(({ subject }) => subject === added.clauseId);
        if (about?.finding === 'not_met') expectNoWorse(after, before);
        if (about?.finding === 'met') expectNoWorse(before, after);
      }),
      { numRuns: 2_000, seed: SEED },
    );
    expect(seen.filter((double) => double).length).toBeGreaterThan(100);
  });

  it('who would not have the inspection', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const by = (refusedBy: 'buyer' | 'supplier' | null) =>
          determine({ ...input, inspection: input.inspection && { ...input.inspection, refusedBy } });
        expectNoWorse(by('supplier'), by(null));
        expectNoWorse(by(null), by('buyer'));
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });

  it('goods that are kept or used earn no more than goods that go back', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const back = { ...facts(input, { usedMinor: 0 }), claim: { ...input.claim, keepsGoods: false } };
        expectNoWorse(determine(back), determine(input));
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });

  it('who files an item does not change what it proves', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const evidence = input.evidence.map((one) => ({
          ...one,
          side: one.side === 'buyer' ? ('supplier' as const) : ('buyer' as const),
        }));
        const [a, b] = [determine(input), determine({ ...input, evidence })];
        expect([findings(b), b.fault, b.award]).toEqual([findings(a), a.fault, a.award]);
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });

  it('each bears its burden: nothing shown, the goods are not proven bad and not proven shipped', () => {
    fc.assert(
      fc.property(caseOf, (input) => {
        const consignments = input.facts.consignments.map((lot) => ({ ...lot, papers: [], tender: null }));
        const bare = { ...facts(input, { consignments }), evidence: [], inspection: null };
        for (const { kind, finding, reasons } of determine(bare).findings) {
          if (kind === 'clause') expect(['unproven', 'excluded']).toContain(finding);
          if (kind === 'shortage') expect(finding).toBe('unproven');
          if (kind === 'late_shipment' && finding === 'met') expect(reasons.map(({ code }) => code)).toContain('not_yet_due');
        }
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });
});

describe('how many failing units are no accident', { timeout: 30_000 }, () => {
  const [tent] = GOLDEN;
  const clause = tent?.input.contract.clauses[0];
  if (!tent || !clause) throw new Error('there is a golden case');
  const weighed = tent.input.contract.lines.map((line) => ({ ...line, quantity: { thousandths: 1_000, unit: 'kg' } }));
  it('is what the distribution says, for any sample and AQL', () => {
    const aqls = fc.constantFrom(0, 0.65, 1, 2.5, 4, 10, 15, 65, 150);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(900), aqls, (tested, few, major) => {
        const failing = Math.min(tested, few);
        const contract = {
          ...tent.input.contract,
          lines: weighed,
          sampling: { ...tent.input.contract.sampling, aql: { critical: 0, major, minor: 4 } },
        };
        const telling = significantFailures(tested, major);
        const says = failing === 0 ? 'met' : telling !== null && failing >= telling ? 'not_met' : null;
        expect(judgeUnits(contract, clause, tested, failing)).toBe(says);
      }),
      { numRuns: 3_000, seed: SEED },
    );
  });

  it('a lot of one has a plan, and one that fails is more than it accepts', () => {
    const lines = weighed.map((line) => ({ ...line, quantity: { thousandths: 1_000, unit: 'pcs' } }));
    expect(judgeUnits({ ...tent.input.contract, lines }, clause, 1, 1)).toBe('not_met');
    expect(judgeUnits({ ...tent.input.contract, lines: weighed }, clause, 1, 1)).toBeNull();
  });
});
