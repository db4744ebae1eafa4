/** Reads how far the wires of an order came. */
import type { Answer, Call, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import { dayOf } from '../kernel/dates.ts';
import type { Json } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { policyOf } from '../orders/rules.ts';
import { readEventsOf } from '../orders/store.ts';
import { readSeenLines } from './bank.store.ts';
import { type Credited, type Declared, type Linked, type Told, wiresOf } from './ladder.rules.ts';
import { coveredNow } from './rules.ts';
import { referenceOf } from './service.ts';
import { paymentsStates } from './states.rules.ts';

const TYPES = ['payments.wire_declared', 'payments.credited', 'payments.linked'] as const;

/** The query names the three types, and a type has one shape. */
function toldOf({ type, at, data }: { readonly type: string; readonly at: string; readonly data: object }): Told {
  const acted: unknown = { ...data, at };
  if (type === 'payments.credited') return { kind: 'credited', data: acted as Credited };
  return type === 'payments.linked' ? { kind: 'linked', data: acted as Linked } : { kind: 'declared', data: acted as Declared };
}

/** The four steps of every wire of the order. A line that waits shows without its payer: who that is, the bank told the platform. */
export async function readWires(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'payment.read', orderId, (q) => readEventsOf(q, orderId, TYPES));
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { order, more: events } = opened.value;
  const states = paymentsStates(order.states);
  const lines = await ctx.read({ kind: 'platform' }, (q) => readSeenLines(q, orderId, referenceOf(orderId)));
  const told = events.map(toldOf);
  const { contracts, orders, payments } = states;
  const coveredMinor = coveredNow(states, policyOf(orders, dayOf(ctx.clock.now(), contracts.zone)));
  const items = wiresOf({ told, lines, credits: payments.credits, coveredMinor });
  const answer = { orderId, currency: termsInForce(contracts).currency, items: items as unknown as Json };
  return { kind: 'done', status: 200, answer, replayed: false };
}
