/** Whom the platform may appoint, at which fee and to test what: the ladder at its rungs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agency } from '../inspections/types.ts';
import { terms } from '../orders/orders.fixture.ts';
import { books, funded, reports, reportsReady, to } from '../shipments/goods.fixture.ts';
import { LAB, agency, claimOf, claimsOf, escalated } from './appointment.fixture.ts';
import type { Finding } from './determination.types.ts';
import { climb, competent, countryOfGoods, isIndependent, mostInProportion, testedClauses } from './ladder.rules.ts';
import { claimsStates } from './rules.ts';

const FIRMS = ['SGS', 'TUV Rheinland', 'Bureau Veritas'];
const told = (result: { readonly ok: boolean; readonly code?: string }): string =>
  result.ok ? 'appointed' : (result.code ?? '');

describe('the fee of a laboratory against 1,200.00 in dispute', () => {
  const local = agency('local00000', null, 9_000);
  it.each<[string, number, boolean, readonly Agency[], string]>([
    ['29.99 %', 35_999, false, [local], 'appointed'],
    ['30 % exactly', 36_000, false, [local], 'appointed'],
    ['a cent above', 36_001, false, [local], 'appointment.out_of_proportion'],
    ['a cent above, and the claimant insists', 36_001, true, [local], 'appointed'],
    ['two thirds of the amount, as asked of an importer', 75_000, false, [local], 'appointment.out_of_proportion'],
    ['above, and nobody in the directory has a price', 36_001, false, [], 'appointment.out_of_proportion'],
    ['above, and nobody competent is cheaper', 40_000, false, [agency('dear000000', null, 40_000)], 'appointed'],
    [
      'above, and dearer than the only other',
      40_001,
      false,
      [agency('dear000000', null, 40_000)],
      'appointment.out_of_proportion',
    ],
  ])('%s', (_, feeMinor, insisted, others, expected) => {
    const g = escalated();
    const lab = agency(LAB, 'SGS');
    const directory = { agencies: [lab, ...others], firms: FIRMS };
    expect(told(climb(claimsOf(g), claimOf(g), { agency: lab, feeMinor, insisted }, directory))).toBe(expected);
  });

  it('is refused with the cheapest competent agency and the most that a laboratory may cost', () => {
    const g = escalated();
    const agencies = [agency(LAB, 'SGS'), agency('dear000000', null, 30_000), agency('cheap00000', null, 17_000)];
    expect(
      climb(
        claimsOf(g),
        claimOf(g),
        { agency: agencies[0] ?? null, feeMinor: 75_000, insisted: false },
        { agencies, firms: FIRMS },
      ),
    ).toMatchObject({
      code: 'appointment.out_of_proportion',
      data: { feeMinor: 75_000, mostMinor: 36_000, currency: 'USD', agencyId: 'cheap00000', agencyFeeMinor: 17_000 },
    });
  });

  it('rounds the share down, so that 30 % is never exceeded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (disputed) => {
        const most = mostInProportion(disputed);
        expect(BigInt(most) * 100n <= BigInt(disputed) * 30n && (BigInt(most) + 1n) * 100n > BigInt(disputed) * 30n).toBe(true);
      }),
    );
  });
});

describe('an agency of the directory', () => {
  const cheap = agency('cheap00000', null, 17_000);
  const other = agency('other00000', null, 20_000);
  it.each<[string, Agency, number, boolean, readonly Agency[], string]>([
    [
      'is not appointed where a laboratory is in proportion',
      cheap,
      17_000,
      false,
      [agency(LAB, 'SGS', 36_000)],
      'appointment.firm_unknown',
    ],
    ['is where every laboratory is above', cheap, 17_000, false, [agency(LAB, 'SGS', 36_001)], 'appointed'],
    ['is where no laboratory has a price', cheap, 17_000, false, [agency(LAB, 'SGS')], 'appointed'],
    ['that is not the cheapest is not', other, 20_000, false, [], 'appointment.out_of_proportion'],
    ['that is not the cheapest is where the claimant insists', other, 20_000, true, [], 'appointed'],
    ['that asks more than its list is not', cheap, 17_001, false, [], 'appointment.out_of_proportion'],
    [
      'of a firm that this policy does not appoint is no laboratory',
      agency('eurof00000', 'Eurofins', 18_000),
      18_000,
      false,
      [],
      'appointment.out_of_proportion',
    ],
  ])('%s', (_, chosen, feeMinor, insisted, more, expected) => {
    const g = escalated();
    const directory = { agencies: [cheap, other, ...more], firms: FIRMS };
    expect(told(climb(claimsOf(g), claimOf(g), { agency: chosen, feeMinor, insisted }, directory))).toBe(expected);
  });

  it('that is in no directory is unknown', () => {
    const g = escalated();
    const directory = { agencies: [cheap], firms: FIRMS };
    expect(told(climb(claimsOf(g), claimOf(g), { agency: null, feeMinor: 1, insisted: true }, directory))).toBe(
      'appointment.firm_unknown',
    );
  });

  it('is compared by its price where the goods are, in the money of the order', () => {
    const g = escalated();
    expect(countryOfGoods(claimsOf(g))).toBe('GB');
    expect(countryOfGoods(claimsOf(escalated({ terms: terms({ cover: 'post_delivery', consigneeCountry: 'DE' }) })))).toBe('DE');
    expect(countryOfGoods(claimsStates(funded().states))).toBe('CN');
    const priced = (agencyId: string, currency: string, countries: readonly string[], perDayMinor: number): Agency => ({
      ...agency(agencyId),
      prices: [{ kind: 'pre_shipment', countries, currency, perDayMinor, unitsPerDay: 25 }],
    });
    const agencies = [
      priced('eur0000000', 'EUR', [], 1),
      priced('cn00000000', 'USD', ['CN'], 1),
      priced('gb00000000', 'USD', ['GB'], 9_000),
    ];
    // 500 pieces: 50 are drawn, two days of 25.
    expect(competent(claimsOf(g), { agencies, firms: FIRMS }).map((f) => [f.agency.agencyId, f.feeMinor])).toEqual([
      ['gb00000000', 18_000],
    ]);
  });
});

describe('independence', () => {
  it('is lost by a report on the order, for the agency and every branch of its firm', () => {
    const g = funded();
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    books(g, 'b1');
    const seen = agency('agc0000000', 'SGS');
    const [branch, rival, local, stranger] = [
      agency(LAB, 'SGS'),
      agency('tuv0000000', 'TUV Rheinland'),
      agency('loc0000000'),
      agency('loc1111111'),
    ];
    const directory = { agencies: [seen, branch, rival, local, stranger], firms: FIRMS };
    const independent = () => directory.agencies.map((each) => isIndependent(claimsStates(g.states), each, directory));
    expect(independent()).toEqual([true, true, true, true, true]);
    expect(reports(g, 'b1')).toBeNull();
    expect(independent()).toEqual([false, false, true, true, true]);
    const alone = { agencies: [{ ...seen, firm: null }, local], firms: FIRMS };
    expect(alone.agencies.map((each) => isIndependent(claimsStates(g.states), each, alone))).toEqual([false, true]);
    expect(
      climb(claimsStates(g.states), { amountMinor: 120_000 }, { agency: branch, feeMinor: 1, insisted: true }, directory),
    ).toMatchObject({ code: 'appointment.not_independent' });
  });
});

describe('what is tested', () => {
  const ask = (
    tested: readonly string[] | null,
    decided: Readonly<Record<string, Finding>> = {},
    insisted = false,
    points?: readonly string[],
  ) => {
    const g = escalated(points ? { points } : {});
    const result = testedClauses(claimsOf(g), claimOf(g), { tested, insisted }, new Map(Object.entries(decided)));
    return result.ok ? `${result.value.tested.join(' ')} | ${result.value.addedByClaimant.join(' ')}` : result.code;
  };

  it.each<[string, string, Parameters<typeof ask>]>([
    ['the disputed measurable clauses by default', 'power label | ', [null]],
    ['without those that something decides', 'label | ', [null, { power: 'not_met' }]],
    ['nothing where all are decided', 'appointment.not_needed', [null, { power: 'not_met', label: 'met' }]],
    ['what was decided against a claimant who insists', 'label | ', [null, { power: 'not_met', label: 'met' }, true]],
    [
      'nothing more of what it has won, however it insists',
      'appointment.not_needed',
      [null, { power: 'not_met', label: 'not_met' }, true],
    ],
    ['unproven clauses are open', 'power label | ', [null, { power: 'unproven' }]],
    ['clauses that the claimant adds', 'power length | length', [['power', 'length']]],
    ['only those it adds', 'length | length', [['length']]],
    ['each once', 'power | ', [['power', 'power']]],
    ['named ones also where one of them is decided', 'power label | ', [['power', 'label'], { power: 'met' }]],
    ['no clause that cannot be measured', 'appointment.nothing_tested', [['power', 'neat']]],
    ['no clause that the contract does not have', 'appointment.nothing_tested', [['colour']]],
    ['nothing where no clause is disputed', 'appointment.nothing_tested', [null, {}, false, []]],
    ['nothing where only vague ones are', 'appointment.nothing_tested', [null, {}, true, ['neat']]],
  ])('%s', (_, expected, args) => {
    expect(ask(...args)).toBe(expected);
  });
});
