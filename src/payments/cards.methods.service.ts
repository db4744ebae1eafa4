/** Reads the ways to pay an instalment, with what each costs. */
import { amountAt } from '../adapters/cards/amounts.ts';
import type { Answer, Call, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Json } from '../kernel/result.ts';
import { refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { methodsOf } from './cards.fee.rules.ts';
import { openOf } from './fold.rules.ts';
import { paymentsStates } from './states.rules.ts';

/** Wire and card beside each other: what is open, the fee and who bears it. Errors: payment.instalment_unknown. */
export async function readMethods(ctx: Context, call: Call, orderId: string, instalment: string): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'payment.read', orderId, async () => null);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { payments, contracts } = paymentsStates(opened.value.order.states);
  const row = payments.instalments.find((i) => i.name === instalment);
  if (!row) return { kind: 'refused', refusal: refuse('payment.instalment_unknown', { instalment }) };
  const { currency } = termsInForce(contracts);
  const openMinor = openOf(row);
  const card = ctx.cards.name !== 'off' && openMinor > 0 && amountAt(openMinor, currency) !== null;
  const methods = methodsOf(ctx.config.cardFee, { amountMinor: openMinor, currency }, card);
  const processor = ctx.cards.name === 'off' ? null : ctx.cards.name;
  const answer = { orderId, instalment, currency, openMinor, processor, methods: methods as unknown as Json };
  return { kind: 'done', status: 200, answer, replayed: false };
}
