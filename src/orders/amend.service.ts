/** Acts on a contract in force: amendments by one side that count once the other confirms. */
import { contractWarnings } from '../contracts/warnings.rules.ts';
import type { Side } from '../contracts/types.ts';
import type { Answer, Call, Context } from '../context.ts';
import { dayOf } from '../kernel/dates.ts';
import type { Decided } from '../kernel/decider.ts';
import { ok, refuse } from '../kernel/result.ts';
import { policyOf } from './rules.ts';
import { type AmendFacts, amendable, confirmAmendment, declineAmendment, proposeAmendment } from './amend.rules.ts';
import { contentWriter } from './compose.service.ts';
import { rewrittenText } from './edit.service.ts';
import type { AmendBody } from './schema.ts';
import { contractFingerprint } from './seen.rules.ts';
import { actOnOrder, checkInspectors } from './service.ts';
import type { OrderStates } from './types.ts';

/** Proposes new terms and clauses. The contract in force stands until the other side confirms. */
export async function amend(ctx: Context, call: Call, orderId: string, body: AmendBody): Promise<Answer> {
  const unknown = await checkInspectors(ctx, call, body.set?.approvedInspectors);
  const writer = contentWriter(ctx.ids);
  const amendmentId = ctx.ids.short();
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.amend',
    verb: 'order.amend',
    contents: writer.drafts,
    status: 201,
    decide: (states, side) => {
      writer.clear();
      const can = amendable(states);
      if (!can.ok) return can;
      if (unknown) return unknown;
      const agreed = states.contracts.agreed;
      if (!agreed) return refuse('order.wrong_state', { state: states.orders.status });
      const today = dayOf(call.receivedAt, states.contracts.zone);
      const isNothing = !body.set && [body.addClauses, body.changeClauses, body.removeClauses].every((list) => !list?.length);
      if (isNothing) return refuse('contract.nothing_changed');
      const next = rewrittenText(agreed, body, { side, writer, today });
      if (!next.ok) return next;
      const { terms, clauses } = next.value;
      const version = states.contracts.version + 1;
      const fingerprint = contractFingerprint(orderId, states.contracts, { version, terms, clauses });
      const warnings = contractWarnings(states.contracts, terms, clauses);
      const proposed = proposeAmendment(states, { amendmentId, by: side, fingerprint, terms, clauses });
      return proposed.ok ? ok({ ...proposed.value, warnings }) : proposed;
    },
  });
}

type AnswerBody = { readonly amendmentId?: string; readonly acknowledge?: readonly string[] };

/** The other side confirms: the amendment is the contract from now on, the reserved limit follows. */
export async function acceptAmendment(ctx: Context, call: Call, orderId: string, body: AnswerBody): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.confirm_amendment',
    verb: 'order.amend',
    takesLimit: true,
    decide: (states, side, view) =>
      confirmAmendment(states, view.supplier, factsOf(orderId, states, side, { ...body, today: dayOf(view.facts.at, 'UTC') })),
  });
}

/** The other side declines, or the proposer takes its proposal back. */
export async function rejectAmendment(ctx: Context, call: Call, orderId: string, body: AnswerBody): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.decline_amendment',
    verb: 'order.amend',
    decide: (states, side): Decided => declineAmendment(states, { side, amendmentId: body.amendmentId ?? null }),
  });
}

const factsOf = (
  orderId: string,
  states: OrderStates,
  side: Side,
  body: AnswerBody & { readonly today: string },
): AmendFacts => ({
  orderId,
  side,
  acknowledged: body.acknowledge ?? [],
  policy: policyOf(states.orders, body.today),
  amendmentId: body.amendmentId ?? null,
});
