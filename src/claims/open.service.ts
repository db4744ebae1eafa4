/** Opening a claim, and which grounds an order offers now. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { isOrderId } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { actingSide, authorise, orderStates } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { askOf, askedQuantity } from './ask.rules.ts';
import { evidenceDesk } from './evidence.service.ts';
import { evidenceEvents } from './intake.rules.ts';
import { groundsFor, open } from './open.rules.ts';
import { claimById, claimsStates, evolveClaims } from './rules.ts';
import type { OpenBody } from './schema.ts';
import { actFacts } from '../shipments/rules.ts';
import { claimAnswer } from './service.ts';
import type { ClaimsEvent, ClaimsState, ClaimsStates } from './types.ts';

/** The buyer opens a claim. Answers 201 with the claim. Twice the same request opens one; of two at once, one. */
export async function openAClaim(ctx: Context, call: Call, orderId: string, body: OpenBody): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  const quantity = askedQuantity(body);
  const claimId = ctx.ids.short();
  const text = body.text === undefined ? null : draftContent(ctx.ids, 'claim', body.text);
  // The lines of a bill are its words: kept as evidence beside the charges that were read from them.
  const bill = body.bill?.length ? [{ kind: 'document' as const, text: body.bill.join('\n') }] : [];
  const desk = evidenceDesk(ctx, [...bill, ...(body.evidence ?? [])], text ? [text] : []);
  return act(ctx, call, {
    name: 'claims.open',
    stream: orderStream(orderId),
    status: 201,
    contents: desk.contents,
    decide: (view) => {
      const denied = authorise(call.by, 'claim.open', view);
      if (denied) return denied;
      const side = actingSide(orderStates(view.states), call.by.companyId, 'buyer');
      if (!side.ok) return side;
      const states = claimsStates(view.states);
      const facts = actFacts(view);
      const { agreed } = states.contracts;
      const composed = agreed ? desk.compose('buyer', agreed, new Map()) : { drafts: [], wrong: null };
      const { drafts } = composed;
      const ask = askOf(states, body, { claimId, quantity: quantity.ok ? quantity.value : null, drafts });
      const decided = open(states, facts, { ...ask, text: text ? refOf(text) : null });
      // What was written wrong is told last: first whether there can be such a claim at all.
      if (!decided.ok) return decided;
      if (!quantity.ok) return quantity;
      const after = claimById(openedState(states, (decided.value.events ?? []) as readonly ClaimsEvent[], facts.at), claimId);
      if (!after.ok) return after;
      const filed = evidenceEvents(states, after.value, facts, { by: 'buyer', ...composed, inTime: true });
      return filed.ok ? ok({ ...decided.value, events: [...(decided.value.events ?? []), ...filed.value] }) : filed;
    },
    answer: (view, warnings) => ({ ...orderAnswer(orderId, view, warnings), ...claimAnswer(view, claimId), ...desk.told }),
  });
}

/** The claims with the one that was just decided, so that its evidence can be filed by the same rules. */
const openedState = (states: ClaimsStates, events: readonly ClaimsEvent[], at: string): ClaimsState =>
  events
    .filter((event) => event.type === 'claims.opened')
    .reduce((state, event) => evolveClaims(state, { ...event, seq: 0, at, actor: { kind: 'timer' } }), states.claims);

/** For each ground, whether a claim can be opened now, from and until when, and why not. */
export async function readGrounds(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'claim.read', orderId, async () => null);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const states = claimsStates(opened.value.order.states);
  const grounds = states.contracts.agreed ? groundsFor(states, call.receivedAt) : [];
  return { kind: 'done', status: 200, answer: { grounds }, replayed: false };
}
