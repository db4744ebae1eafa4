/** What the two sides say about money: a wire announced, a payment received. */
import { openOf } from '../../src/payments/fold.rules.ts';
import { DeclareBody } from '../../src/payments/schema.ts';
import { confirmReceipt, declare } from '../../src/payments/service.ts';
import { told } from '../money.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder } from '../world.ts';
import { onOrder } from './on-order.ts';

const PAYABLE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived'] as const;

/** Who pays for a buyer now and then, announced or not. */
export const THIRD_PARTIES = ['Harbour Holding Ltd', 'Private account'];

function instalmentOf({ states }: SimOrder, random: Random): string {
  const open = states.payments.instalments.filter((i) => openOf(i) > 0);
  const all = random.chance(0.8) && open.length > 0 ? open : states.payments.instalments;
  return all.length === 0 || random.chance(0.05) ? 'nothing' : random.pick(all).name;
}

const announce = onOrder<{ instalment: string; payer?: string | null; amountMinor?: number | null }, Record<string, never>>({
  name: 'payments.declare_wire',
  weight: 3,
  who: 'buyer',
  scope: 'payments:write',
  races: true,
  states: PAYABLE,
  schema: DeclareBody,
  draw: (order, random) => {
    const payer = random.chance(0.5) ? {} : { payer: random.pick([order.buyer.name, ...THIRD_PARTIES]) };
    return { body: { instalment: instalmentOf(order, random), ...payer }, args: {} };
  },
  run: (ctx, call, orderId, { body }) => declare(ctx, call, orderId, body),
});

const received = onOrder<null, { instalment: string }>({
  name: 'payments.confirm_receipt',
  weight: 5,
  who: 'supplier',
  scope: 'payments:write',
  races: true,
  states: PAYABLE,
  draw: (order, random) => ({ body: null, args: { instalment: instalmentOf(order, random) } }),
  run: (ctx, call, orderId, { args }) => confirmReceipt(ctx, call, orderId, args.instalment),
  learn: (world, { orderId }, { args }) => {
    const purse = world.purses.get(orderId);
    if (purse) world.purses.set(orderId, told(purse, args.instalment));
  },
});

export const PAYMENT_ACTIONS: readonly Action[] = [announce, received];
