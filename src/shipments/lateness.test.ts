/** Days late and later dates: which day counts, whose days they are, and how both agree on another date. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { confirmed, terms } from '../orders/orders.fixture.ts';
import { type Goods, act, factsOf, funded, paper, pay, postDelivery, ships, states, to } from './goods.fixture.ts';
import { latenessOf } from './lateness.rules.ts';
import { declineDelay, grantDelay, requestDelay } from './ready.rules.ts';
import { policyNow } from './rules.ts';

const late = (g: Goods) => latenessOf(states(g), policyNow(states(g), factsOf(g)));

describe('days late', () => {
  const shipped = (on: string, more: Parameters<typeof ships>[2] = {}, change: Parameters<typeof terms>[0] = {}): Goods => {
    const g = funded({ terms: terms({ cover: 'post_delivery', ...change }) });
    to(g, '2026-06-01T12:00:00+08:00');
    ships(g, on, more);
    return g;
  };

  it.each([
    ['2026-05-15', 0],
    ['2026-05-16', 1],
    ['2026-05-25', 10],
  ])('shipped on %s for 15 May: %d', (on, days) => expect(late(shipped(on))?.daysLate).toBe(days));

  it('count to the proving paper where that is later than what was told', () =>
    expect(late(shipped('2026-05-15', { documents: [paper('bill_of_lading', '2026-05-19')] }))).toMatchObject({
      judgedOn: '2026-05-19',
      daysLate: 4,
    }));

  it("end when the goods were tendered to the buyer's carrier, with notice", () => {
    const documents = [paper('notice of readiness', '2026-05-14'), paper('bill_of_lading', '2026-05-22')];
    expect(late(shipped('2026-05-22', { documents, tenderedOn: '2026-05-14' }))).toMatchObject({
      judgedOn: '2026-05-14',
      proven: true,
      daysLate: 0,
    });
    expect(late(shipped('2026-05-22', { tenderedOn: '2026-05-14' }))?.daysLate).toBe(7);
    expect(
      late(shipped('2026-05-22', { documents, tenderedOn: '2026-05-14' }, { incoterm: { rule: 'CIF', place: 'Riga' } }))
        ?.daysLate,
    ).toBe(7);
  });

  it('leave out the days by which the deposit was late', () => {
    // Due on 9 March: five business days after 2 March.
    const g: Goods = { ...confirmed({ terms: postDelivery() }), warnings: [] };
    to(g, '2026-03-16T10:00:00+08:00');
    pay(g, 100_000, '2026-03-09');
    expect(states(g).shipments.buyerDelays).toEqual([]);
    pay(g, 20_000, '2026-03-14');
    expect(states(g).shipments.buyerDelays).toEqual([{ cause: 'deposit', dueOn: '2026-03-09', doneOn: '2026-03-14', days: 5 }]);
    pay(g, 280_000, '2026-03-16');
    expect(states(g).shipments.buyerDelays).toHaveLength(1);
    to(g, '2026-06-01T12:00:00+08:00');
    ships(g, '2026-05-22');
    expect([late(g)?.buyerDays, late(g)?.daysLate]).toEqual([5, 2]);
  });

  it('are none where the balance alone was late', () => {
    const g = funded({ terms: postDelivery() });
    to(g, '2026-05-10T10:00:00+08:00');
    pay(g, 280_000, '2026-05-10');
    expect(states(g).shipments.buyerDelays).toEqual([]);
  });

  it('are not judged without an exact date', () => {
    const g = funded({ terms: postDelivery() });
    expect(late(g)).toBeNull();
    const vague = shipped('2026-05-20');
    const { contracts } = states(vague);
    const agreed = must(contracts.agreed, 'agreed');
    const without = { ...agreed, terms: { ...agreed.terms, shipBy: { date: null, words: null, problems: ['relative_date'] } } };
    expect(
      latenessOf({ ...states(vague), contracts: { ...contracts, agreed: without } }, policyNow(states(vague), factsOf(vague))),
    ).toBeNull();
  });
});

describe('a later shipping date', () => {
  const asked = (shipBy: string): Goods => {
    const g = funded();
    expect(act(g, (s) => requestDelay(s, shipBy, '2026-03-06'))).toBeNull();
    return g;
  };
  const grant = (g: Goods): string | null =>
    act(g, (s) => grantDelay(s, { amendmentId: 'am1', fingerprint: ({ version, terms: t }) => `${version} ${t.shipBy.date}` }));

  it("that the buyer grants is the contract's next version", () => {
    const g = asked('2026-05-22');
    expect(states(g).contracts).toMatchObject({ version: 1, agreed: { version: 1, terms: { shipBy: { date: '2026-05-15' } } } });
    expect(grant(g)).toBeNull();
    expect(states(g).contracts).toMatchObject({
      version: 2,
      amendment: null,
      agreed: { version: 2, fingerprint: '2 2026-05-22', terms: { shipBy: { date: '2026-05-22' } } },
    });
    expect([states(g).shipments.delayAsked, grant(g)]).toEqual([null, 'shipment.delay_none']);
    to(g, '2026-06-01T12:00:00+08:00');
    ships(g, '2026-05-22');
    expect(late(g)?.daysLate).toBe(0);
  });

  it('that the buyer declines changes nothing', () => {
    const g = asked('2026-05-22');
    expect([act(g, declineDelay), act(g, declineDelay), states(g).contracts.version]).toEqual([null, 'shipment.delay_none', 1]);
  });

  it.each([
    ['2026-05-15', 'shipment.delay_not_later'],
    ['2026-05-14', 'shipment.delay_not_later'],
    ['2046-05-14', 'contract.date_too_far'],
  ])('%s is refused: %s', (shipBy, code) => expect(act(funded(), (s) => requestDelay(s, shipBy, '2026-03-06'))).toBe(code));

  it('is asked once at a time, before the goods leave, and not while they are claimed', () => {
    const g = asked('2026-05-22');
    expect(act(g, (s) => requestDelay(s, '2026-05-23', '2026-03-06'))).toBe('shipment.delay_open');
    ships(g, '2026-03-06');
    expect([states(g).shipments.delayAsked, act(g, (s) => requestDelay(s, '2026-05-23', '2026-03-06'))]).toEqual([
      null,
      'order.wrong_state',
    ]);
    const claimed = asked('2026-05-22');
    act(claimed, () => ({ ok: true, value: { events: [{ type: 'orders.contested', v: 1, data: { contested: true } }] } }));
    expect(grant(claimed)).toBe('contract.frozen');
  });
});
