/** Orders that came to their end, and what is then paid out of the money that the programme held. */
import type { Answer, Call, Context } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import { ok } from '../src/kernel/result.ts';
import { endOrder, orderStates } from '../src/orders/rules.ts';
import { setProgramme } from '../src/orders/programme.service.ts';
import { orderStream } from '../src/orders/service.ts';
import { payByCard } from '../src/payments/cards.service.ts';
import type { payOpenPayouts } from '../src/payments/payouts.service.ts';
import { readAccount } from '../src/suppliers/payee.store.ts';
import type { Arena } from './arena.ts';
import { PROGRAMME_ACCOUNT, type Supplier } from './cast.ts';
import { done } from './court.ts';

/** What the last claim window does when it closes: the order ends, and its money is released. By a key, as a client would be. */
export const released: (ctx: Context, call: Call, orderId: string) => Promise<Answer> = async (
  ctx,
  { by, receivedAt, idempotency },
  orderId,
) =>
  ctx.commit({
    name: 'faults.complete',
    stream: orderStream(orderId),
    actor: { kind: 'timer' },
    facts: { receivedAt, at: receivedAt, calendars: await ctx.calendars() },
    takesLimit: true,
    ...(idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {}),
    decide: ({ states }) => {
      const order = orderStates(states);
      // As the deadline does: once it is over there is nothing to do.
      return ok(order.orders.status === 'completed' ? {} : endOrder(orderId, order, 'completed', 'received'));
    },
    answer: () => null,
  });

/** Held by the programme until its last claim window closed, and so released: to be paid out to the supplier. */
export async function releasedOrder(arena: Arena, supplier: Supplier): Promise<string> {
  const { ctx, cast } = arena.world;
  const mode = (given: 'hold' | 'guarantee') =>
    done(
      setProgramme(ctx, arena.call(cast.programme.owner), {
        policy: 'classic',
        mode: given,
        strict: false,
        account: PROGRAMME_ACCOUNT,
      }),
    );
  await mode('hold');
  const orderId = await arena.confirmedOrder(supplier);
  await mode('guarantee');
  await done(payByCard(ctx, arena.call(arena.buyer().owner), orderId, 'all', 'tok_visa'));
  await done(released(ctx, arena.call(arena.buyer().owner), orderId));
  return orderId;
}

/** What an operator reads before it pays a supplier: the account, and each payout that is open. */
export async function openPayouts(
  arena: Arena,
  supplier: Supplier,
  orderId: string,
): Promise<Parameters<typeof payOpenPayouts>[3]> {
  const account = await arena.world.ctx.read({ kind: 'platform' }, (q) => readAccount(q, supplier.id));
  const { payments } = await arena.statesOf(orderId);
  return {
    accountId: must(account?.designated, 'the supplier has an account').content.contentId,
    payouts: payments.payouts.map(({ payoutId, amountMinor }) => ({ payoutId, amountMinor })),
  };
}
