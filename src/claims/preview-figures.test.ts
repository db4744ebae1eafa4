/** The figures of a cover preview: what is paid, covered, insured and still open to a chargeback. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { addMillis } from '../kernel/dates.ts';
import { latest } from '../policy/rules.ts';
import { type Order, PLANS, type PlanName, instant, orderAt } from './open.testing.ts';
import { type CardCredit, type Reckoned, cheapestDay, previewContract, previewFigures } from './preview.figures.rules.ts';
import { claimsStates } from './rules.ts';
import type { ClaimsStates } from './types.ts';

const AT = instant('2026-05-14T12:00:00+08:00');
const DAY = 86_400_000;

const statesAt = (plan: PlanName, order: Order = {}): ClaimsStates => claimsStates(orderAt(PLANS[plan], AT, order).states);
const figures = (states: ClaimsStates, reckoned: Reckoned = 'paid_so_far', cards: readonly CardCredit[] = []) =>
  previewFigures(states, latest('classic'), { reckoned, at: AT, cards, inspectionFeeMinor: 30_000 });

describe('what an order yields', () => {
  it('a deposit of 1,200.00 of 4,000.00 USD: on what is paid, and as if all were', () => {
    const states = statesAt('ready');
    expect(figures(states)).toEqual({
      cover: 'post_delivery',
      paidMinor: 120_000,
      coveredMinor: 120_000,
      returnedMinor: 0,
      unpaidMinor: 280_000,
      retainedMinor: 0,
      inspectionFeeMinor: 30_000,
      cargoInsuredMinor: null,
      cardPaidMinor: 0,
      hasWarranty: true,
    });
    expect(figures(states, 'paid_in_full')).toMatchObject({ paidMinor: 400_000, coveredMinor: 400_000, unpaidMinor: 0 });
  });

  it.each([
    ['FOB', null],
    ['CIF', 440_000],
    ['CIP', 440_000],
    ['DAP', null],
  ] as const)('under %s the seller insures the cargo for %s', (rule, cargoInsuredMinor) => {
    const incoterm = { rule, place: 'Hamburg' };
    expect(figures(statesAt('not shipped', { terms: { incoterm } }))).toMatchObject({ cargoInsuredMinor });
  });

  it('whoever ships without waiting gives the wider cover', () => {
    const states = statesAt('not shipped', { cover: 'pre_shipment' });
    expect(figures(states).cover).toBe('pre_shipment');
    const shipments = { ...states.shipments, coverBreach: 'shipped_before_inspection' } as unknown as ClaimsStates['shipments'];
    expect(figures({ ...states, shipments }).cover).toBe(latest('classic').preShipment.breachGives);
  });

  it('is what both agreed; before that what is on the table, which nobody confirmed', () => {
    const states = statesAt('ready');
    const { terms, clauses, fingerprint } = must(states.contracts.agreed, 'agreed');
    expect(previewContract(states, latest('classic'))).toMatchObject({ rule: 'FOB', fingerprint });
    const drafted = { ...states, contracts: { ...states.contracts, terms, clauses, agreed: null } };
    expect(previewContract(drafted, latest('classic'))).toMatchObject({ rule: 'FOB', fingerprint: '0'.repeat(64) });
    const unconfirmed = { ...drafted, orders: { ...states.orders, reservedMinor: 0 } };
    expect(figures(unconfirmed, 'paid_in_full').coveredMinor).toBe(400_000);
  });
});

describe('what a card may still take back', () => {
  const paidBy = (takenMinor = 0): ClaimsStates => {
    const states = statesAt('ready');
    const credits = [{ creditId: 'ch_1', channel: 'card', amountMinor: 50_000, links: [] }] as const;
    const taken = { captureId: 'ch_1', amountMinor: takenMinor } as ClaimsStates['payments']['chargebacks'][number];
    return { ...states, payments: { ...states.payments, credits, chargebacks: takenMinor > 0 ? [taken] : [] } };
  };
  it.each([
    ['paid today', 0, 0, 50_000],
    ['paid a day short of 120 days ago', 119, 0, 50_000],
    ['paid 120 days ago', 120, 0, 0],
    ['of which a part was taken back', 10, 20_000, 30_000],
    ['taken back in full', 10, 50_000, 0],
  ])('%s', (_, days, taken, cardPaidMinor) => {
    const cards = [{ captureId: 'ch_1', at: addMillis(AT, -days * DAY) }];
    expect(figures(paidBy(taken), 'paid_so_far', cards).cardPaidMinor).toBe(cardPaidMinor);
  });
});

describe('what an appointed inspection may cost', () => {
  const priced = (...prices: readonly (readonly [string, number])[]) => ({
    prices: prices.map(([currency, perDayMinor]) => ({
      ...{ kind: 'pre_shipment' as const, countries: [], unitsPerDay: 1 },
      ...{ currency, perDayMinor },
    })),
  });
  it.each<readonly [string, readonly ReturnType<typeof priced>[], number]>([
    ['nothing where there is no agency', [], 0],
    ['nothing where none has the currency', [priced(['CNY', 100])], 0],
    ['the cheapest day of any', [priced(['USD', 30_000], ['USD', 28_000]), priced(['CNY', 1]), priced(['USD', 29_000])], 28_000],
  ])('%s', (_, agencies, least) => expect(cheapestDay('USD', agencies)).toBe(least));
});
