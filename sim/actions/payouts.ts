/** Suppliers paid by the programme: what an operator read of an order's payouts and of the account, told once or again. */
import type { Call, Context } from '../../src/context.ts';
import type { StaffPermission } from '../../src/parties/types.ts';
import { type SeenPayout, isPayoutOpen } from '../../src/payments/payouts.rules.ts';
import { PaidOutBody } from '../../src/payments/payouts.schema.ts';
import { payOpenPayouts } from '../../src/payments/payouts.service.ts';
import { designatedAt } from '../../src/suppliers/payee.rules.ts';
import { readAccount } from '../../src/suppliers/payee.store.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder } from '../world.ts';
import { type Duty, drawOperator } from './acting.ts';
import { onOrder } from './on-order.ts';

const permission: StaffPermission = 'match_money';
const PAY: Duty = { permission, scope: null, stepUp: true };

const open = ({ states }: SimOrder): readonly SeenPayout[] =>
  states.payments.payouts.filter(isPayoutOpen).map(({ payoutId, amountMinor }) => ({ payoutId, amountMinor }));

/** What an operator read: now and then one of several, an older amount, or what was paid already. */
function reads(order: SimOrder, random: Random): readonly SeenPayout[] {
  const seen = open(order);
  if (seen.length === 0) return [{ payoutId: '1', amountMinor: 100 }];
  if (random.chance(0.9)) return random.chance(0.9) ? seen : [random.pick(seen)];
  return seen.map((each) => ({ ...each, amountMinor: each.amountMinor + 1 }));
}

/** The account that the queue shows at this moment; the id of none where there is none. */
async function accountNow(ctx: Context, call: Call, { supplierId }: { readonly supplierId: string }): Promise<string> {
  const account = await ctx.read({ kind: 'platform' }, (q) => readAccount(q, supplierId));
  return (account && designatedAt(account, call.receivedAt)?.content.contentId) ?? 'none';
}

const NOW = 'as the queue shows it';

const pay = onOrder<{ accountId: string; payouts: readonly SeenPayout[] }, Record<string, never>>({
  name: 'payouts.pay',
  weight: 8,
  who: 'either',
  acting: (world, random, order) => drawOperator(world, random, order, PAY),
  states: ['completed', 'refunded'],
  fits: (order) => open(order).length > 0,
  schema: PaidOutBody,
  draw: (order, random) =>
    open(order).length > 0 || random.chance(0.1)
      ? { body: { accountId: random.chance(0.95) ? NOW : 'of-another', payouts: reads(order, random) }, args: {} }
      : null,
  run: async (ctx, call, orderId, { body }) => {
    const accountId =
      body.accountId === NOW ? await accountNow(ctx, call, { supplierId: orderId.split('-')[0] ?? '' }) : body.accountId;
    return payOpenPayouts(ctx, call, orderId, { ...body, accountId });
  },
  learn: (world, { orderId }, { body }) => {
    const purse = world.purses.get(orderId);
    const paidOut = new Map([...(purse?.paidOut ?? []), ...body.payouts.map((p) => [p.payoutId, p.amountMinor] as const)]);
    if (purse) world.purses.set(orderId, { ...purse, paidOut });
  },
});

export const PAYOUT_ACTIONS: readonly Action[] = [pay];
