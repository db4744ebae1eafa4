/** The goods on their way: ready, shipped, papers, delays, arrived, received. */
import { addDays } from '../../src/kernel/dates.ts';
import {
  ArrivalBody,
  ContestBody,
  DelayBody,
  PapersBody,
  ReadyBody,
  ReceiptBody,
  SealsBody,
  ShipBody,
} from '../../src/shipments/schema.ts';
import {
  acceptDelay,
  arrived,
  askDelay,
  checkSeals,
  contest,
  filePapers,
  ready,
  receive,
  refuseDelay,
  reportShipment,
} from '../../src/shipments/service.ts';
import { amended } from '../money.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { onOrder } from './on-order.ts';

const BEFORE = ['confirmed', 'funded', 'ready'] as const;
const UNDER_WAY = ['shipped', 'arrived'] as const;
const SEALS = ['QS1001', 'QS1002', 'QS1003'];
const none = {};

/** A day that was told: today, some days ago, long before the order, or still to come. */
const day = ({ clock }: World, random: Random): string => {
  const today = clock.now().slice(0, 10);
  return random.weighted([
    { weight: 45, on: today },
    { weight: 35, on: addDays(today, -random.int(1, 4)) },
    { weight: 8, on: addDays(today, random.int(1, 30)) },
    { weight: 6, on: addDays(today, -400) },
    { weight: 6, on: clock.now() },
  ]).on;
};

type Paper = ShipBody['documents'][number];

function papers(world: World, random: Random): Paper[] {
  const types = ['bill_of_lading', 'commercial_invoice', 'packing_list', 'air_waybill', 'export_declaration'];
  return Array.from(
    { length: random.int(1, 3) },
    (): Paper => ({
      type: random.pick(types),
      ...(random.chance(0.7) ? { form: random.pick(['original', 'copy'] as const) } : {}),
      ...(random.chance(0.6) ? { datedOn: day(world, random).slice(0, 10) } : {}),
      ...(random.chance(0.4) ? { issuer: 'Carrier Line' } : {}),
    }),
  );
}

const report = onOrder<{ producedPercent: number; packedPercent: number }, typeof none>({
  name: 'shipments.ready',
  weight: 12,
  who: 'supplier',
  races: true,
  states: BEFORE,
  schema: ReadyBody,
  draw: (_, random) => ({
    body: random.chance(0.75)
      ? { producedPercent: 100, packedPercent: random.pick([80, 90, 100]) }
      : { producedPercent: random.int(0, 100), packedPercent: random.int(0, 100) },
    args: none,
  }),
  run: (ctx, call, orderId, { body }) => ready(ctx, call, orderId, body),
});

const ship = onOrder<ShipBody, typeof none>({
  name: 'shipments.ship',
  weight: 10,
  who: 'supplier',
  races: true,
  states: ['funded', 'ready'],
  schema: ShipBody,
  draw: (_, random, world) => ({
    body: {
      on: day(world, random),
      documents: papers(world, random),
      ...(random.chance(0.4)
        ? { seals: SEALS.slice(0, random.int(1, 3)), container: random.pick(['CSQU3054383', 'CSQU3054384', 'x']) }
        : {}),
    },
    args: none,
  }),
  run: (ctx, call, orderId, { body }) => reportShipment(ctx, call, orderId, body),
});

const file = onOrder<{ documents: Paper[] }, typeof none>({
  name: 'shipments.add_papers',
  weight: 3,
  who: 'supplier',
  races: true,
  states: UNDER_WAY,
  schema: PapersBody,
  draw: (_, random, world) => ({ body: { documents: papers(world, random) }, args: none }),
  run: (ctx, call, orderId, { body }) => filePapers(ctx, call, orderId, body.documents),
});

const ask = onOrder<{ shipBy: string }, typeof none>({
  name: 'shipments.request_delay',
  weight: 5,
  who: 'supplier',
  races: true,
  states: BEFORE,
  schema: DelayBody,
  draw: (order, random, world) => {
    const from = order.states.contracts.agreed?.terms.shipBy.date ?? world.clock.now().slice(0, 10);
    return { body: { shipBy: addDays(from, random.pick([-1, 0, 5, 14, 14, 21, 9_000])) }, args: none };
  },
  run: (ctx, call, orderId, { body }) => askDelay(ctx, call, orderId, body.shipBy),
});

const grantDelay = onOrder<null, typeof none>({
  name: 'shipments.accept_delay',
  weight: 5,
  who: 'buyer',
  races: true,
  states: BEFORE,
  draw: (order, random) => (order.states.shipments.delayAsked || random.chance(0.1) ? { body: null, args: none } : null),
  run: (ctx, call, orderId) => acceptDelay(ctx, call, orderId),
  // An amendment of the shipping date alone; the schedule is made anew all the same.
  learn: (world, { orderId, states }) => {
    const purse = world.purses.get(orderId);
    const terms = states.contracts.agreed?.terms;
    if (purse && terms) world.purses.set(orderId, amended(purse, terms.instalments));
  },
});

const declineDelay = onOrder<null, typeof none>({
  name: 'shipments.decline_delay',
  weight: 3,
  who: 'buyer',
  races: true,
  states: BEFORE,
  draw: (order, random) => (order.states.shipments.delayAsked || random.chance(0.1) ? { body: null, args: none } : null),
  run: (ctx, call, orderId) => refuseDelay(ctx, call, orderId),
});

const arrive = onOrder<ArrivalBody, typeof none>({
  name: 'shipments.arrived',
  weight: 10,
  who: 'either',
  races: true,
  states: UNDER_WAY,
  schema: ArrivalBody,
  draw: (_, random, world) => {
    const document = random.chance(0.4) ? papers(world, random)[0] : undefined;
    return { body: { on: day(world, random), ...(document ? { document } : {}) }, args: none };
  },
  run: (ctx, call, orderId, { body }) => arrived(ctx, call, orderId, body),
});

const dispute = onOrder<ContestBody, typeof none>({
  name: 'shipments.contest_arrival',
  weight: 2.5,
  who: 'either',
  races: true,
  states: ['arrived'],
  schema: ContestBody,
  draw: (_, random, world) => {
    const document = random.chance(0.5) ? papers(world, random)[0] : undefined;
    return { body: document ? { on: day(world, random), document } : {}, args: none };
  },
  run: (ctx, call, orderId, { body }) => contest(ctx, call, orderId, body),
});

const take = onOrder<{ on: string }, typeof none>({
  name: 'shipments.receipt',
  weight: 4,
  who: 'buyer',
  races: true,
  states: UNDER_WAY,
  schema: ReceiptBody,
  draw: (_, random, world) => ({ body: { on: day(world, random) }, args: none }),
  run: (ctx, call, orderId, { body }) => receive(ctx, call, orderId, body.on),
});

const compare = onOrder<{ seals: string[] }, typeof none>({
  name: 'shipments.verify_seals',
  weight: 1,
  who: 'buyer',
  states: UNDER_WAY,
  schema: SealsBody,
  draw: (_, random) => ({ body: { seals: [...random.shuffle([...SEALS, 'QS9999'])].slice(0, random.int(1, 4)) }, args: none }),
  run: (ctx, call, orderId, { body }) => checkSeals(ctx, call, orderId, body.seals),
});

export const SHIPMENT_ACTIONS: readonly Action[] = [
  report,
  ship,
  file,
  ask,
  grantDelay,
  declineDelay,
  arrive,
  dispute,
  take,
  compare,
];
