/** Changing a contract that both confirmed. */
import { acceptAmendment, amend, rejectAmendment } from '../../src/orders/amend.service.ts';
import { AmendBody, AmendmentAnswerBody } from '../../src/orders/schema.ts';
import { amended } from '../money.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder } from '../world.ts';
import { onOrder } from './on-order.ts';
import { clauseBody, clauseId, termsPatch } from './texts.ts';

const IN_FORCE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived'] as const;

const propose = onOrder<AmendBody, Record<string, never>>({
  name: 'orders.amend',
  weight: 5,
  who: 'either',
  races: true,
  states: IN_FORCE,
  schema: AmendBody,
  draw: (_, random, { clock }) => {
    const set = random.chance(0.8) ? { set: termsPatch(clock.now(), random) } : {};
    const add = random.chance(0.2) ? { addClauses: [{ clauseId: clauseId(random), ...clauseBody(random) }] } : {};
    const remove = random.chance(0.2) ? { removeClauses: [clauseId(random)] } : {};
    return { body: { ...set, ...add, ...remove }, args: {} };
  },
  run: (ctx, call, orderId, { body }) => amend(ctx, call, orderId, body),
});

type AnswerBody = { amendmentId?: string; acknowledge?: string[] };

/** Names the open amendment, another one, or none in particular. */
function drawAnswer({ states }: SimOrder, random: Random): AnswerBody {
  const open = states.contracts.amendment;
  const named = random.chance(0.5) ? {} : { amendmentId: random.chance(0.8) && open ? open.amendmentId : '0000000000' };
  return { ...named, ...(random.chance(0.8) ? { acknowledge: ['a', 'b', 'c', 'ship_by'] } : {}) };
}

const accept = onOrder<AnswerBody, Record<string, never>>({
  name: 'orders.confirm_amendment',
  weight: 8,
  who: 'either',
  races: true,
  states: IN_FORCE,
  schema: AmendmentAnswerBody,
  draw: (order, random) =>
    order.states.contracts.amendment || random.chance(0.1) ? { body: drawAnswer(order, random), args: {} } : null,
  run: (ctx, call, orderId, { body }) => acceptAmendment(ctx, call, orderId, body),
  learn: (world, { orderId, states }) => {
    const purse = world.purses.get(orderId);
    const next = states.contracts.amendment;
    if (purse && next) world.purses.set(orderId, amended(purse, next.terms.instalments));
  },
});

const reject = onOrder<AnswerBody, Record<string, never>>({
  name: 'orders.decline_amendment',
  weight: 3,
  who: 'either',
  races: true,
  states: IN_FORCE,
  schema: AmendmentAnswerBody,
  draw: (order, random) =>
    order.states.contracts.amendment || random.chance(0.1) ? { body: drawAnswer(order, random), args: {} } : null,
  run: (ctx, call, orderId, { body }) => rejectAmendment(ctx, call, orderId, body),
});

export const AMENDMENT_ACTIONS: readonly Action[] = [propose, accept, reject];
