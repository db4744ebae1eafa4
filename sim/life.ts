/** The life of an order from its draft to the release of its money, each step by the service that the API calls. */
import type { Answer, Call, Context } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import { confirm, draftOrder, send } from '../src/orders/service.ts';
import type { Person } from '../src/parties/types.ts';
import { confirmReceipt } from '../src/payments/service.ts';
import { arrived, ready, receive, reportShipment } from '../src/shipments/service.ts';
import { plainDraft } from './plain.ts';
import type { World } from './world.ts';

export type Life = {
  /** Carries out the next step; false when the order has no more to do. */
  readonly step: (ctx: Context) => Promise<boolean>;
};

const TOTAL_MINOR = 100_000;

let keys = 0;

/** A buyer's new order with a supplier: 1,000.00 USD, paid at once. */
export function openLife(world: World, buyer: Person, supplier: { readonly id: string; readonly owner: Person }): Life {
  const day = world.clock.now().slice(0, 10);
  const call = (by: Person): Call => {
    keys += 1;
    return { by, receivedAt: world.clock.now(), idempotency: { key: `life-${keys}`, inputHash: 'a'.repeat(64) } };
  };
  let orderId = '';
  const steps: readonly ((ctx: Context) => Promise<Answer>)[] = [
    async (ctx) => {
      const drafted = await draftOrder(ctx, call(buyer), plainDraft(supplier.id, TOTAL_MINOR));
      const answer = (drafted.kind === 'done' ? drafted.answer : null) as { readonly order: { readonly orderId: string } } | null;
      orderId = must(answer, `an order is drafted: ${drafted.kind === 'refused' ? drafted.refusal.code : ''}`).order.orderId;
      return drafted;
    },
    (ctx) => send(ctx, call(buyer), orderId, null),
    (ctx) => confirm(ctx, call(supplier.owner), orderId, { version: 1 }, null),
    (ctx) => confirm(ctx, call(buyer), orderId, { version: 1 }, null),
    (ctx) => confirmReceipt(ctx, call(supplier.owner), orderId, 'all'),
    (ctx) => ready(ctx, call(supplier.owner), orderId, { producedPercent: 100, packedPercent: 100 }),
    (ctx) =>
      reportShipment(ctx, call(supplier.owner), orderId, { on: day, documents: [{ type: 'bill_of_lading', datedOn: day }] }),
    (ctx) => arrived(ctx, call(supplier.owner), orderId, { on: day }),
    (ctx) => receive(ctx, call(buyer), orderId, day),
  ];
  let at = 0;
  return {
    step: async (ctx) => {
      const act = steps[at];
      if (!act) return false;
      at += 1;
      const answer = await act(ctx);
      if (answer.kind !== 'done') throw new Error(`step ${at} of order ${orderId} was refused: ${answer.refusal.code}`);
      return at < steps.length;
    },
  };
}
