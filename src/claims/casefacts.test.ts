/** The facts of a case in each situation of an order: what stands in its stream, and nothing that was made up. */
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../http/validate.ts';
import { must } from '../kernel/assert.ts';
import { apply } from '../orders/orders.fixture.ts';
import {
  type Goods,
  act,
  arrives,
  books,
  contests,
  factsOf,
  paper,
  pay,
  receives,
  reports,
  ships,
  verifies,
} from '../shipments/goods.fixture.ts';
import { grantDelay, requestDelay } from '../shipments/ready.rules.ts';
import { CLAIM, claimsOf, openedClaim } from './appointment.fixture.ts';
import { checkCase } from './case.rules.ts';
import { caseInput } from './casefacts.rules.ts';
import type { CaseInput } from './determination.types.ts';
import { determine } from './determination.rules.ts';
import { CaseFile } from './determination.schema.ts';
import { claimIn } from './evidence.testing.ts';
import { type Order, PLANS, type Plan, answerTo, askFor, confirmed, instant, named, openedOn, orderAt } from './open.testing.ts';
import type { ClaimAsk } from './open.rules.ts';
import type { ClaimsEvent } from './types.ts';

/** The claim is opened at an instant, and its case put together then. Every case is one that a file can hold. */
function caseAt(plan: Plan, moment: string, ask: ClaimAsk, order: Order = {}): CaseInput {
  const g = orderAt(plan, instant(moment), order);
  return caseOf(g, ask);
}

function caseOf(g: Goods, ask: ClaimAsk): CaseInput {
  const data = must(openedOn(g, { ...ask, claimId: CLAIM }), 'a claim that can be opened');
  const event: ClaimsEvent = { type: 'claims.opened', v: 1, data };
  apply(g, { events: [event] });
  const input = must(caseInput(claimsOf(g), claimIn(g), new Map(), factsOf(g)), 'a case');
  const contract = { ...input.contract, fingerprint: '0'.repeat(64) };
  expect(violationsOf(CaseFile, { ...input, contract, policy: input.policy.id })).toEqual([]);
  expect(checkCase(input).ok).toBe(true);
  return input;
}

const late = (input: CaseInput) => {
  const { findings, award } = determine(input);
  const found = findings.find(({ subject }) => subject === 'late_shipment');
  const { code, data } = must(found?.reasons[0], 'a reason');
  return { finding: found?.finding, code, days: data['days'] ?? null, refundMinor: award.refundMinor };
};

describe('money', () => {
  it('of an order that goes on', () => {
    expect(caseAt(PLANS['not shipped'], '2026-05-16T00:00:00+08:00', askFor('not_shipped')).facts).toMatchObject({
      paidMinor: 120_000,
      coveredMinor: 120_000,
      returnedMinor: 0,
      unpaidMinor: 280_000,
      retainedMinor: 0,
      orderEnded: false,
      usedMinor: 0,
    });
  });

  it('of one that completed: a warranty reaches what is retained, which is nothing once all was released', () => {
    const input = caseAt(PLANS.received, '2026-08-01T00:00:00+08:00', askFor('warranty'));
    expect(input.facts).toMatchObject({ orderEnded: true, coveredMinor: 0, retainedMinor: 0, paidMinor: 120_000 });
    expect(determine(input).award).toMatchObject({ refundMinor: 0, capMinor: 0 });
  });

  it('and what were still held after the end, it would reach', () => {
    const g = orderAt(PLANS.received, instant('2026-08-01T00:00:00+08:00'));
    const credited = { creditId: 'x', channel: 'wire', amountMinor: 5_000, bookedOn: null, allocations: [] };
    apply(g, { events: [{ type: 'payments.credited', v: 1, data: credited }] });
    expect(caseOf(g, askFor('warranty')).facts.retainedMinor).toBe(5_000);
  });

  it('after the end a bill reaches nothing: it is between the two', () => {
    const input = caseAt(PLANS.received, '2026-07-01T00:00:00+08:00', askFor('charges'));
    expect([determine(input).findings[0]?.finding, determine(input).award.refundMinor]).toEqual(['not_met', 0]);
  });

  it('goods that the buyer used earn a reduction only', () => {
    const ask = askFor('quality', { usedMinor: 100_000, keepsGoods: false });
    expect(caseAt(PLANS.arrived, '2026-06-15T00:00:00+08:00', ask).facts.usedMinor).toBe(100_000);
  });
});

describe('shipment', () => {
  const lots = (plan: Plan, moment: string, ground: 'late_shipment' | 'not_shipped' | 'quality', order: Order = {}) =>
    caseAt(plan, moment, askFor(ground), order).facts.consignments;

  it('none, while nothing was told', () => {
    expect(lots(PLANS['not shipped'], '2026-05-16T00:00:00+08:00', 'not_shipped')).toEqual([]);
  });

  it('one lot of all goods: a shipment that is told has no quantity', () => {
    expect(lots(PLANS['shipped late'], '2026-05-21T00:00:00+08:00', 'late_shipment')).toEqual([
      {
        consignmentId: 'lot',
        goodsMinor: 400_000,
        shippedOn: '2026-05-20',
        shippedAt: '2026-05-20T10:00:00.000Z',
        papers: [{ paperId: expect.any(String), type: 'bill_of_lading', datedOn: '2026-05-20' }],
        tender: null,
        arrivedOn: null,
      },
    ]);
  });

  it('its hour is known only where it was told on its own day', () => {
    const plan: Plan = [['2026-05-22T09:00:00+08:00', (g) => ships(g, '2026-05-20')]];
    expect(lots(plan, '2026-05-23T00:00:00+08:00', 'late_shipment')[0]).toMatchObject({
      shippedOn: '2026-05-20',
      shippedAt: null,
    });
  });

  it('arrival, unless it is contested', () => {
    const arrived = (plan: Plan) => lots(plan, '2026-06-15T10:00:00+08:00', 'quality', { policy: 'rapid' })[0]?.arrivedOn;
    expect(arrived(PLANS.arrived)).toBe('2026-06-13');
    const contested: Plan = [...PLANS.arrived, ['2026-06-14T10:00:00+08:00', (g) => contests(g, 'buyer')]];
    expect(caseAt(contested, '2026-06-15T10:00:00+08:00', askFor('charges')).facts.consignments[0]?.arrivedOn).toBeNull();
  });

  it('a notice that came after the goods were tendered is the day that counts', () => {
    const plan: Plan = [
      [
        '2026-05-20T18:00:00+08:00',
        (g) => ships(g, '2026-05-20', { tenderedOn: '2026-05-14', documents: [paper('disposal_notice', '2026-05-18')] }),
      ],
    ];
    const input = caseAt(plan, '2026-05-21T00:00:00+08:00', askFor('late_shipment'));
    expect(input.facts.consignments[0]?.tender).toMatchObject({ on: '2026-05-18', noticeGiven: true });
    expect(late(input)).toMatchObject({ finding: 'not_met', days: 3 });
  });

  it('a paper that proves the policy’s shipped event stands for one that the trade term knows', () => {
    const plan: Plan = [
      ['2026-05-20T18:00:00+08:00', (g) => ships(g, '2026-05-20', { documents: [paper('export declaration', '2026-05-20')] })],
    ];
    const rapid = caseAt(plan, '2026-05-21T00:00:00+08:00', askFor('late_shipment'), { policy: 'rapid' });
    expect([rapid.facts.consignments[0]?.papers[0]?.type, late(rapid).code]).toEqual(['bill_of_lading', 'shipped_late']);
    const classic = caseAt(plan, '2026-05-21T00:00:00+08:00', askFor('late_shipment'));
    expect([classic.facts.consignments[0]?.papers[0]?.type, late(classic).code]).toEqual(['export_declaration', 'no_paper']);
  });
});

describe('days', () => {
  const delayed: Plan = [
    ['2026-05-10T09:00:00+08:00', (g) => act(g, (s) => requestDelay(s, '2026-05-25', '2026-05-10'))],
    ['2026-05-11T09:00:00+08:00', (g) => act(g, (s) => grantDelay(s, { amendmentId: 'a', fingerprint: () => '0'.repeat(64) }))],
    ['2026-05-28T18:00:00+08:00', (g) => ships(g, '2026-05-28')],
  ];

  it('that the buyer granted have moved the shipping date, and count once', () => {
    const input = caseAt(delayed, '2026-05-29T00:00:00+08:00', askFor('late_shipment'), { policy: 'whole-order' });
    expect([input.contract.version, input.contract.shipBy, input.facts.agreedDays]).toEqual([2, '2026-05-25', 0]);
    expect(late(input)).toMatchObject({ finding: 'not_met', code: 'shipped_late', days: 3 });
  });

  it('that were asked for and not granted count not at all', () => {
    const asked = [...delayed.slice(0, 1), ...delayed.slice(2)];
    const input = caseAt(asked, '2026-05-29T00:00:00+08:00', askFor('late_shipment'), { policy: 'whole-order' });
    expect([input.contract.shipBy, late(input).days]).toEqual(['2026-05-15', 13]);
  });

  it('by which the buyer paid late are the buyer’s', () => {
    const g = confirmed({ policy: 'whole-order' });
    const at = (moment: string, does: (goods: Goods) => string | null) => {
      g.at = instant(moment);
      expect(does(g)).toBeNull();
    };
    at('2026-03-16T17:00:00+08:00', (goods) => pay(goods, 120_000, '2026-03-16'));
    at('2026-05-25T18:00:00+08:00', (goods) => ships(goods, '2026-05-25'));
    g.at = instant('2026-05-26T00:00:00+08:00');
    const input = caseOf(g, askFor('late_shipment'));
    expect(input.facts.buyerDays).toEqual([{ cause: 'deposit', days: 7 }]);
    expect(late(input)).toMatchObject({ days: 3, refundMinor: 12_000 });
  });
});

describe('what late goods earn', () => {
  const figure = { basisPointsPerDay: 50, capBasisPoints: 200 };
  // Shipped five days late: 5 % by the policy, 2 % at most by the contract, of 4,000.00.
  it.each<readonly [string, Order, number]>([
    ['classic: in full', { policy: 'classic' }, 120_000],
    ['classic: in full whatever the contract says', { policy: 'classic', terms: { lateFigure: figure } }, 120_000],
    ['whole-order: by its own figure', { policy: 'whole-order' }, 20_000],
    ['whole-order: by the contract’s', { policy: 'whole-order', terms: { lateFigure: figure } }, 8_000],
    ['rapid: by its own figure', { policy: 'rapid' }, 20_000],
    ['rapid: by the contract’s', { policy: 'rapid', terms: { lateFigure: figure } }, 8_000],
  ])('%s', (_name, order, refundMinor) => {
    const input = caseAt(PLANS['shipped late'], '2026-05-21T00:00:00+08:00', askFor('late_shipment'), order);
    expect(input.contract.lateFigure).toEqual(order.terms?.lateFigure ?? null);
    expect(late(input)).toMatchObject({ finding: 'not_met', days: 5, refundMinor });
  });
});

describe('a claim opened in its first instant', () => {
  it.each(['classic', 'whole-order', 'rapid'])('is due by then, in whatever zone the supplier is: %s', (policy) => {
    // Under `rapid` the day ends in Shanghai, hours before it ends in Istanbul.
    const order: Order = { policy, terms: { shipZone: 'Europe/Istanbul' } };
    const first = policy === 'rapid' ? '2026-05-16T00:00:00+08:00' : '2026-05-16T00:00:00+03:00';
    const input = caseAt(PLANS['not shipped'], first, askFor('not_shipped'), order);
    expect(late(input)).toMatchObject({ finding: 'not_met', code: 'not_shipped' });
  });

  it.each<readonly [string, Plan, string]>([
    ['not shipped', PLANS['not shipped'], '2026-05-16T00:00:00+08:00'],
    ['shipped late', PLANS['shipped late'], '2026-05-21T00:00:00+08:00'],
    ['no proof of shipment', PLANS['shipped in time, no proof'], '2026-05-16T00:00:00+08:00'],
    ['late, and received', PLANS['shipped late, received'], '2026-06-14T23:59:59+08:00'],
  ])('that the buyer is offered for late goods is one that the decision gives: %s', (_name, plan, moment) => {
    for (const policy of ['classic', 'whole-order', 'rapid'])
      expect(late(caseAt(plan, moment, askFor('late_shipment'), { policy })).finding).toBe('not_met');
  });

  it('and one that it would not give is not offered', () => {
    expect(answerTo(orderAt(PLANS['shipped in time'], instant('2026-05-20T00:00:00+08:00')), askFor('late_shipment'))).toBe(
      'claim.ground_not_covered',
    );
  });

  it('nor given beside another one: the buyer itself had the goods by the shipping date, whatever paper is missing', () => {
    const inHand: Plan = [
      ['2026-05-05T18:00:00+08:00', (g) => ships(g, '2026-05-05', { documents: [paper('packing_list')] })],
      ['2026-05-13T18:00:00+08:00', (g) => arrives(g, '2026-05-13')],
      ['2026-05-14T18:00:00+08:00', (g) => receives(g, '2026-05-14')],
    ];
    const moment = '2026-05-16T10:00:00+08:00';
    expect(answerTo(orderAt(inHand, instant(moment)), askFor('late_shipment'))).toBe('claim.ground_not_covered');
    const both = caseAt(inHand, moment, askFor(['late_shipment', 'quality']));
    expect(late(both)).toMatchObject({ finding: 'met', code: 'shipped_in_time', refundMinor: 0 });
    // Told by the supplier alone, it is no proof.
    const told = caseAt(inHand.slice(0, 2), moment, askFor(['late_shipment', 'quality']));
    expect(late(told)).toMatchObject({ finding: 'not_met', code: 'no_paper' });
  });

  it('for goods that left in time and came late under a day of delivery', () => {
    const order: Order = { policy: 'whole-order', terms: { incoterm: { rule: 'DAP', place: 'Leeds' }, deliverBy: '2026-06-10' } };
    expect(late(caseAt(PLANS.arrived, '2026-06-20T00:00:00+08:00', askFor('late_shipment'), order))).toMatchObject({
      finding: 'not_met',
      code: 'arrived_late',
      days: 3,
    });
  });
});

describe('evidence that is there before anybody files any', () => {
  const visit = (seals: readonly string[]): Plan => [
    ...PLANS.ready,
    ['2026-05-04T10:00:00+08:00', (g) => books(g, 'visit')],
    ['2026-05-04T11:00:00+08:00', (g) => reports(g, 'visit', { measured: { power: ['31 W'] }, facts: { label: 'pass' }, seals })],
  ];
  const shipped = (seals: readonly string[]): Plan => [
    ['2026-05-12T18:00:00+08:00', (g) => ships(g, '2026-05-12', { seals })],
    ['2026-06-14T09:00:00+08:00', (g) => arrives(g, '2026-06-14')],
  ];
  const items = (plan: Plan, order: Order = {}) => caseAt(plan, '2026-06-15T00:00:00+08:00', askFor('quality'), order).evidence;

  it('is what inspectors found, one item for each clause that can be judged', () => {
    expect(
      items([...visit([]), ...shipped([])]).map((i) => [i.evidenceId, i.kind, i.issuer, i.values, i.fact, i.goods, i.sealsMatch]),
    ).toEqual([
      ['visit:power', 'report', 'directory', ['31 W'], null, 'before_shipment', null],
      ['visit:label', 'report', 'directory', [], 'pass', 'before_shipment', null],
    ]);
  });

  it('an agency that the contract approves is told from one of the directory', () => {
    const order: Order = { terms: { approvedInspectors: ['agc0000000'] } };
    expect(items([...visit([]), ...shipped([])], order)[0]?.issuer).toBe('approved');
  });

  it('is tied to the goods by seals that were found again, and by no others', () => {
    const match = (shown: readonly string[] | null, loaded: readonly string[] = []) => {
      const looks: Plan = shown ? [['2026-06-14T10:00:00+08:00', (g) => verifies(g, shown)]] : [];
      return items([...visit(['A1', 'A2']), ...shipped(loaded), ...looks])[0]?.sealsMatch;
    };
    expect([match(null), match(['A1', 'A2']), match(['A1', 'B2'])]).toEqual([null, true, false]);
    // Loaded under other seals: it does not help that those arrive.
    expect(match(['C1'], ['C1'])).toBe(false);
  });
});

describe('a charge that depends on the carriage', () => {
  it('stays unproven: nobody told the order what the carriage includes', () => {
    const charges = [
      { charge: 'storage_demurrage', amountMinor: 100, billId: 'b' },
      { charge: 'origin_terminal', amountMinor: 5_500, billId: 'b' },
    ] as const;
    const input = caseAt(PLANS.arrived, '2026-06-15T00:00:00+08:00', askFor('charges', { charges }), {
      terms: { incoterm: { rule: 'CIF', place: 'Felixstowe' } },
    });
    expect(input.facts.carriage).toEqual({});
    expect(determine(input).findings[0]?.reasons.map(({ code }) => code)).toEqual(['charge_is_suppliers', 'charge_depends']);
  });
});

describe('a promise that was not kept', () => {
  it('is the supplier’s own statement', () => {
    const g = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'));
    apply(g, { events: [openedClaim({})] });
    const settled = { offerId: null, kind: 'repair', amountMinor: null, performBy: '2026-06-20', from: 'negotiating' } as const;
    apply(g, { events: [{ type: 'claims.settled', v: 1, data: { claimId: CLAIM, ...settled } }] });
    apply(g, { events: [{ type: 'claims.resumed', v: 1, data: { claimId: CLAIM, to: 'negotiating' } }] });
    const input = must(caseInput(claimsOf(g), claimIn(g), new Map(), factsOf(g)), 'a case');
    expect(input.evidence).toMatchObject([{ evidenceId: 'promise-1', side: 'supplier', kind: 'statement' }]);
  });
});

describe('a visit that passed with failing readings, as its plan allows', () => {
  it('stands in the case by its readings, and leaves it to be decided', () => {
    const found = { facts: { power: 'pass' }, measured: { power: ['25 W', '30 W'] } } as const;
    const plan: Plan = [
      ...PLANS.inspected.slice(0, 2),
      ['2026-05-04T11:00:00+08:00', (g) => reports(g, 'visit', found)],
      ...PLANS.arrived,
    ];
    const input = caseAt(plan, '2026-06-16T10:00:00+08:00', askFor('quality', { points: named('power') }));
    expect(input.evidence).toMatchObject([{ clauseId: 'power', values: ['25 W', '30 W'], fact: null }]);
  });
});
