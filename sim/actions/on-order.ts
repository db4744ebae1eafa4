/** Makes actions on orders: draws the order, who acts, what is sent, and now and then spoils one of them. */
import type { TSchema } from 'typebox';
import type { Answer, Call, Context } from '../../src/context.ts';
import { must } from '../../src/kernel/assert.ts';
import type { Json, JsonObject } from '../../src/kernel/result.ts';
import { textPrint } from '../../src/orders/seen.rules.ts';
import type { OrderStatus, Seen } from '../../src/orders/types.ts';
import type { Scope } from '../../src/parties/types.ts';
import type { Action, Move } from '../move.ts';
import type { Random } from '../random.ts';
import { type SimOrder, type World, statusOf } from '../world.ts';
import { type Acting, type Who, drawActing } from './acting.ts';
import { wild } from './wild.ts';

/** What is sent: the body, and what stands in path and headers. */
export type Sent<B = Json, A = JsonObject> = { readonly body: B; readonly args: A };

export type OrderActionSpec<B, A> = {
  readonly name: string;
  readonly weight: number;
  readonly who: Who;
  readonly scope?: Scope;
  readonly races?: true;
  /** States in which it makes sense; elsewhere it is tried rarely, to be refused. */
  readonly states: readonly OrderStatus[];
  /** More than the state tells whether it makes sense. */
  readonly fits?: (order: SimOrder, world: World) => boolean;
  /** Who sends it, where that is neither a side nor a booked inspector. */
  readonly acting?: (world: World, random: Random, order: SimOrder) => Acting | null;
  /** Of an act on a claim: which of the order's claims, and its row of the table of claims. */
  readonly claim?: (order: SimOrder, args: A) => Move['claim'];
  readonly manySteps?: true;
  readonly partly?: readonly string[];
  readonly schema?: TSchema;
  /** Null: there is nothing to send about this order. */
  readonly draw: (order: SimOrder, random: Random, world: World) => Sent<B, A> | null;
  readonly run: (ctx: Context, call: Call, orderId: string, sent: Sent<B, A>) => Promise<Answer>;
  /** @param order as it was seen when the command was drawn */
  readonly learn?: (world: World, order: SimOrder, sent: Sent<B, A>, answer: JsonObject) => void;
};

const WRONG_STATE = 0.1;
/** Where no order fits, another command is drawn instead of one that must be refused. */
const NOTHING_FITS = 0.01;
const UNKNOWN_ORDER = 0.02;
const WILD_BODY = 0.08;
/** Orders looked at for one that the command could be about. */
const LOOKS = 6;

/** An action on orders from what is particular to it. */
export function onOrder<B, A>(spec: OrderActionSpec<B, A>): Action {
  const { name, weight, schema } = spec;
  return {
    name,
    weight,
    ...(spec.races ? { races: spec.states } : {}),
    plan: (world, random, about) => {
      const found = find(spec, world, random, about);
      if (!found) return null;
      const { order, acting, sent } = found;
      const orderId = random.chance(UNKNOWN_ORDER)
        ? random.pick([`${order.supplier.id}-0000000000`, '0000000000-0000000000', 'nonsense'])
        : order.orderId;
      const body = schema && random.chance(WILD_BODY) ? wild(random.fork('wild'), sent.body as Json) : (sent.body as Json);
      const given = { body: body as B, args: sent.args };
      const illegal = orderId === order.orderId ? acting.illegal : ['access.not_found'];
      const { learn } = spec;
      const claim = spec.claim?.(order, sent.args);
      return {
        kind: 'move',
        command: name,
        by: acting.by,
        orderId,
        body,
        args: sent.args as Json,
        ...(schema ? { schema } : {}),
        ...(illegal ? { illegal } : {}),
        ...(claim ? { claim } : {}),
        ...(spec.manySteps ? { manySteps: true } : {}),
        ...(spec.partly ? { partly: spec.partly } : {}),
        run: (ctx, call) => spec.run(ctx, call, orderId, given),
        learn: (told, answer) => {
          learn?.(told, must(told.orders.get(orderId), 'an accepted order is known'), given, answer as JsonObject);
        },
      };
    },
  };
}

type Found<B, A> = { readonly order: SimOrder; readonly acting: Acting; readonly sent: Sent<B, A> };

/** An order about which there is something to send, and somebody to send it. */
function find<B, A>(spec: OrderActionSpec<B, A>, world: World, random: Random, about: SimOrder | undefined): Found<B, A> | null {
  for (let i = 0; i < (about ? 1 : LOOKS); i += 1) {
    const order = about ?? pickOrder(world, random, spec);
    const acting = order && actingFor(spec, world, random.fork(`acting ${i}`), order);
    const sent = order && spec.draw(order, random.fork(`sent ${i}`), world);
    if (order && acting && sent) return { order, acting, sent };
  }
  return null;
}

const actingFor = <B, A>(
  { who, scope = 'orders:write', acting }: OrderActionSpec<B, A>,
  world: World,
  random: Random,
  order: SimOrder,
): Acting | null => (acting ? acting(world, random, order) : drawActing(world, random, order, who, scope));

function pickOrder(
  world: World,
  random: Random,
  { states, fits = () => true }: Pick<OrderActionSpec<never, never>, 'states' | 'fits'>,
): SimOrder | null {
  const all = [...world.orders.values()];
  const fit = all.filter((o) => (states as readonly string[]).includes(statusOf(o)) && fits(o, world));
  const anyhow = random.chance(fit.length > 0 ? WRONG_STATE : NOTHING_FITS);
  const from = anyhow ? all : fit.slice(-WATCHED);
  return from.length > 0 ? random.pick(from) : null;
}

/** The order's state, as acts on it answer. */
export const stateOf = (answer: JsonObject): Json => (answer['order'] as JsonObject)['state'] ?? null;

/** Clients care for recent orders; old ones are left to their deadlines. */
const WATCHED = 25;

/** The text that a client says it looked at: mostly none or the one it sees, by its number alone or exactly; sometimes another one. */
export function drawSeen({ orderId, states: { contracts } }: SimOrder, random: Random): Seen | null {
  const { version: at } = contracts;
  if (random.chance(0.5)) return null;
  const version = random.chance(0.86) ? at : random.pick([Math.max(1, at - 1), at + 1, 999]);
  const text = random.chance(0.5) ? null : random.chance(0.9) ? textPrint(orderId, contracts) : 'f00d';
  return { version, text };
}
