/** What is done to orders and goods in the rules-only simulator: each act on any order, in whatever state it is. */
import { claimsOf } from '../../src/claims/appointment.fixture.ts';
import { open } from '../../src/claims/open.rules.ts';
import { askFor } from '../../src/claims/open.testing.ts';
import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { confirmAmendment, declineAmendment, proposeAmendment } from '../../src/orders/amend.rules.ts';
import { cancelOrder, declineVersion, sendVersion, setTerms, writable } from '../../src/orders/contract.rules.ts';
import { ORDER, confirmAs, run } from '../../src/orders/orders.fixture.ts';
import type { OrderStates } from '../../src/orders/types.ts';
import { openOf } from '../../src/payments/fold.rules.ts';
import { latest } from '../../src/policy/rules.ts';
import { CLAIM_GROUNDS } from '../../src/policy/types.ts';
import * as goods from '../../src/shipments/goods.fixture.ts';
import { declineDelay, grantDelay, requestDelay } from '../../src/shipments/ready.rules.ts';
import { acceptVisit, cancelVisit, declineVisit, repeatVisit, visitInVain } from '../../src/shipments/visits.rules.ts';
import type { Random } from '../random.ts';

type Goods = goods.Goods;
/** The refusal's code; null when it was done; `nothing` where it was in order and changed nothing. */
export type Told = string | null;
export type Act = (g: Goods, random: Random) => Told;

let made = 0;
/** An id that no run has used, and none begins with another. */
export const fresh = (word: string): string => {
  made += 1;
  return `${word}${String(made).padStart(9, '0')}`;
};

const side = (random: Random): 'buyer' | 'supplier' => random.pick(['buyer', 'supplier'] as const);
const today = (g: Goods): string => dayOf(g.at, 'Asia/Shanghai');
/** A day that lies not ahead, mostly today. */
const told = (g: Goods, random: Random): string => addDays(today(g), random.chance(0.7) ? 0 : -random.int(1, 6));
const SHIPPING_PAPERS = ['bill_of_lading', 'bill_of_lading', 'air_waybill', 'packing_list'] as const;
const ARRIVAL_PAPER = 'arrival_notice';

const onText = (g: Goods, decide: (states: OrderStates) => ReturnType<typeof setTerms>): Told => run(g, decide);

/** The visit that was booked last. */
const bookingOf = (g: Goods): string => goods.states(g).inspections.bookings.at(-1)?.bookingId ?? 'none';
const onVisit = (g: Goods, decide: Parameters<typeof goods.act>[1]): Told => goods.act(g, decide);

/** A text of the contract: sooner or later, cheaper or dearer. */
function otherTerms(states: OrderStates, random: Random): NonNullable<OrderStates['contracts']['terms']> | null {
  const { terms } = states.contracts;
  return terms && { ...terms, shipBy: { ...terms.shipBy, date: addDays('2026-05-15', random.int(0, 200)) } };
}

export const ORDER_ACTS: Readonly<Record<string, Act>> = {
  'text changed': (g, random) =>
    onText(g, (states) => {
      const can = writable(ORDER, states, null);
      const terms = otherTerms(states, random);
      return can.ok && terms ? setTerms(states, side(random), terms) : (can as never);
    }),
  'version sent': (g, random) => onText(g, (states) => sendVersion(states, side(random), fresh('print'))),
  'version declined': (g, random) => onText(g, (states) => declineVersion(states, side(random), null)),
  'version confirmed': (g, random) => confirmAs(g, side(random), { acknowledged: ['neat', 'ship_by'] }),
  cancelled: (g, random) => run(g, (states) => cancelOrder(ORDER, states, side(random), 'cancelled', null)),
  'amendment proposed': (g, random) =>
    run(g, (states) => {
      const terms = otherTerms(
        { ...states, contracts: { ...states.contracts, terms: states.contracts.agreed?.terms ?? null } } as OrderStates,
        random,
      );
      const clauses = states.contracts.agreed?.clauses ?? [];
      return proposeAmendment(states, {
        amendmentId: fresh('amendment'),
        by: side(random),
        fingerprint: fresh('print'),
        terms: terms ?? (states.contracts.terms as never),
        clauses,
      });
    }),
  'amendment confirmed': (g, random) =>
    run(g, (states, view) =>
      confirmAmendment(states, view.supplier, {
        orderId: ORDER,
        side: side(random),
        acknowledged: ['neat', 'ship_by'],
        policy: latest(states.orders.policy.split('@')[0] as never),
        amendmentId: null,
      }),
    ),
  'amendment declined': (g, random) => run(g, (states) => declineAmendment(states, { side: side(random), amendmentId: null })),
  'money came in': (g, random) => {
    const open = claimsOf(g).payments.instalments.map(openOf);
    const next = open.find((minor) => minor > 0) ?? 1_000;
    return goods.pay(g, random.chance(0.8) ? next : random.int(1, next + 50_000), today(g));
  },
  'ready reported': (g, random) =>
    random.chance(0.8) ? goods.reportsReady(g) : goods.reportsReady(g, random.int(0, 100), random.int(0, 100)),
  'visit booked': (g, random) => goods.books(g, fresh('visit'), random.chance(0.85) ? 'pre_shipment' : 'loading'),
  'visit accepted': (g) => onVisit(g, (s) => acceptVisit(s, bookingOf(g), goods.AGENCY)),
  'visit declined': (g) => onVisit(g, (s) => declineVisit(s, bookingOf(g), goods.AGENCY, null)),
  'visit cancelled': (g, random) => onVisit(g, (s) => cancelVisit(s, bookingOf(g), random.chance(0.8) ? 'buyer' : 'supplier')),
  'visit in vain': (g) => onVisit(g, (s) => visitInVain(s, bookingOf(g), goods.AGENCY, 'not_ready')),
  'visit repeated': (g) =>
    onVisit(g, (s, f) => repeatVisit(s, f, { bookingId: fresh('visit'), fee: null, agencyId: goods.AGENCY })),
  'visit reported': (g, random) =>
    goods.reports(g, bookingOf(g), {
      dated: today(g),
      facts: { power: random.chance(0.4) ? 'fail' : 'pass' },
      seals: random.chance(0.5) ? ['A1', 'A2'] : [],
    } as never),
  'inspection waived': (g) => goods.waives(g),
  'delay asked for': (g, random) => goods.act(g, (s) => requestDelay(s, addDays(today(g), random.int(1, 200)), today(g))),
  'delay granted': (g) => goods.act(g, (s) => grantDelay(s, { amendmentId: fresh('delay'), fingerprint: () => fresh('print') })),
  'delay declined': (g) => goods.act(g, declineDelay),
  shipped: (g, random) => {
    const on = told(g, random);
    const documents = random.chance(0.85) ? [goods.paper(random.pick(SHIPPING_PAPERS), on)] : [];
    return goods.ships(g, on, { documents, seals: random.chance(0.3) ? ['A1', 'A3'] : [] });
  },
  'arrival told': (g, random) =>
    goods.arrives(g, told(g, random), {
      by: side(random),
      paper: random.chance(0.4) ? goods.paper(ARRIVAL_PAPER, today(g)) : null,
    }),
  'arrival contested': (g, random) =>
    goods.contests(
      g,
      side(random),
      random.chance(0.4) ? { on: told(g, random), paper: goods.paper(ARRIVAL_PAPER, today(g)) } : {},
    ),
  'receipt confirmed': (g, random) => goods.receives(g, told(g, random)),
  'claim opened': (g, random) =>
    goods.act(g, (_, facts) => {
      const ground = random.pick(CLAIM_GROUNDS);
      const points = ground === 'quality' ? [{ clauseId: 'power', quantity: null, nature: null }] : null;
      const quantity = ground === 'shortage' ? { thousandths: random.int(1, 500) * 1_000, unit: 'pcs' } : null;
      const ask = askFor(ground, { claimId: fresh('claim'), points, quantity });
      return open(claimsOf(g), facts, ask);
    }),
};
