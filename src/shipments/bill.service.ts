/** The arrival bill of an order, checked line by line against its trade term; nothing is written. */
import type { Answer, Call, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import { checkBill } from '../incoterms/bill.rules.ts';
import type { Json } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { orderStates } from '../orders/rules.ts';

/** Who bears each line under the terms in force (before both confirmed: the terms on the table). */
export async function checkArrivalBill(ctx: Context, call: Call, orderId: string, texts: readonly string[]): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'bill.check', orderId, async () => null);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { contracts } = orderStates(opened.value.order.states);
  const { rule, place } = termsInForce(contracts).incoterm;
  const { supplierCountry, buyerCountry } = contracts;
  const lines = checkBill(texts, { rule, place, supplierCountry, buyerCountry }).map(({ amount, ...line }) => ({
    ...line,
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
  }));
  const answer: Json = { orderId, incoterm: { rule, place }, lines };
  return { kind: 'done', status: 200, answer, replayed: false };
}
