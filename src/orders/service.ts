/** Acts on an order's contract before and at its making: each loads facts, decides purely and commits once. */
import { contractWarnings } from '../contracts/warnings.rules.ts';
import { checkLines, clausesInForce, repeatedClause, termsInForce } from '../contracts/rules.ts';
import type { ContractState, Side, Terms } from '../contracts/types.ts';
import { type Answer, type Call, type Context, act, replayOr } from '../context.ts';
import type { View } from '../db/registry.ts';
import { dayOf } from '../kernel/dates.ts';
import type { ContentDraft, Decided, StreamRef, Warning } from '../kernel/decider.ts';
import { type OrderId, isOrderId, orderIdOf, supplierOf } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Refused, ok, refuse } from '../kernel/result.ts';
import type { Verb } from '../parties/access.ts';
import { can } from '../parties/access.ts';
import { companiesById } from '../parties/store.ts';
import { composeClause, composeDraft, contentWriter } from './compose.service.ts';
import {
  cancelOrder,
  confirmVersion,
  declineVersion,
  openOrder,
  partiesOf,
  removeClause,
  sendVersion,
  setClause,
  writable,
} from './contract.rules.ts';
import { actingSide, authorise, orderStates, policyOf } from './rules.ts';
import type { ClauseBody, ConfirmBody, DraftBody } from './schema.ts';
import { textFingerprint, textMoved, textPrint } from './seen.rules.ts';
import type { OrderStates, Seen } from './types.ts';

/** The stream of an order. */
export const orderStream = (orderId: OrderId): StreamRef => ({ supplierId: supplierOf(orderId), kind: 'order', id: orderId });

/** What every act on an order answers. */
export function orderAnswer(orderId: OrderId, view: View, warnings: readonly Warning[]): JsonObject {
  const { contracts, orders } = orderStates(view.states);
  const terms = termsInForce(contracts);
  return {
    order: {
      orderId,
      state: orders.status,
      version: contracts.version,
      textPrint: textPrint(orderId, contracts),
      buyerId: contracts.buyerId,
      supplierId: contracts.supplierId,
      currency: terms.currency,
      totalMinor: terms.totalMinor,
      assuranceMinor: terms.assuranceMinor,
      amendmentId: contracts.amendment?.amendmentId ?? null,
    },
    warnings: warnings as unknown as Json,
  };
}

export type OrderAct = {
  readonly name: string;
  readonly verb: Verb;
  readonly takesLimit?: boolean;
  /** Only this side may; absent: either. */
  readonly only?: Side;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (states: OrderStates, side: Side, view: View) => Decided;
  readonly status?: number;
  /** Told beside the order and its warnings. */
  readonly told?: JsonObject;
};

/** Commits one act of a party on an order: access first (a foreign order answers as a missing one), then the decision. */
export async function actOnOrder(ctx: Context, call: Call, orderId: string, spec: OrderAct): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  return act(ctx, call, {
    name: spec.name,
    stream: orderStream(orderId),
    ...(spec.takesLimit ? { takesLimit: true } : {}),
    ...(spec.contents ? { contents: spec.contents } : {}),
    ...(spec.status ? { status: spec.status } : {}),
    decide: (view) => {
      const denied = authorise(call.by, spec.verb, view);
      if (denied) return denied;
      const states = orderStates(view.states);
      const side = actingSide(states, call.by.companyId, spec.only);
      return side.ok ? spec.decide(states, side.value, view) : side;
    },
    answer: (view, warnings) => ({ ...orderAnswer(orderId, view, warnings), ...spec.told }),
  });
}

/** Warnings of the text as it would stand after the change. */
export const warned = (states: OrderStates, terms: Terms, clauses: ContractState['clauses']): readonly Warning[] =>
  contractWarnings(states.contracts, terms, clauses);

const today = (call: Call, zone: string): string => dayOf(call.receivedAt, zone);

/** Starts an order with a supplier (or drafts one for a buyer). Answers 201 with the order's id. */
export async function draftOrder(ctx: Context, call: Call, body: DraftBody): Promise<Answer> {
  const denied = can(call.by, 'order.draft', { kind: 'none' });
  if (denied) return { kind: 'refused', refusal: denied };
  const side: Side = body.as ?? 'buyer';
  if (body.counterparty === call.by.companyId) return replayOr(ctx, call, refuse('order.self_dealing'));
  const [mine, theirs, programme] = await Promise.all([
    ctx.published.company(call.by.companyId),
    ctx.published.company(body.counterparty),
    ctx.published.programme(),
  ]);
  if (!mine || theirs?.kind !== 'trader')
    return replayOr(ctx, call, refuse('order.supplier_unknown', { company: body.counterparty }));
  const unknown = await checkInspectors(ctx, call, body.approvedInspectors);
  if (unknown) return replayOr(ctx, call, unknown);
  const [buyer, supplier] = side === 'buyer' ? [mine, theirs] : [theirs, mine];
  const writer = contentWriter(ctx.ids);
  const zone = body.shipZone ?? supplier.zone;
  const terms = composeDraft(body, writer, { today: today(call, supplier.zone), defaultZone: zone });
  if (!terms.ok) return replayOr(ctx, call, terms);
  const clauses = (body.clauses ?? []).map((c) => composeClause(c.clauseId, c, side, terms.value.category, writer));
  const twice = repeatedClause(clauses);
  if (twice) return replayOr(ctx, call, refuse('contract.clause_exists', { clauseId: twice.clauseId }));
  const lines = checkLines(terms.value, clauses);
  if (!lines.ok) return replayOr(ctx, call, lines);
  const orderId = orderIdOf(supplier.id, ctx.ids);
  const draft = {
    buyerId: buyer.id,
    supplierId: supplier.id,
    buyerCountry: buyer.country,
    supplierCountry: supplier.country,
    author: side,
    terms: terms.value,
    clauses,
    clonedFrom: null,
  };
  return act(ctx, call, {
    name: 'orders.draft',
    stream: orderStream(orderId),
    create: { parties: partiesOf(draft, [side]) },
    contents: writer.drafts,
    decide: () => ok({ ...openOrder(draft, programme), warnings: contractWarnings(draft, terms.value, clauses) }),
    answer: (view, warnings) => orderAnswer(orderId, view, warnings),
    status: 201,
  });
}

/** Refuses an approved inspector that is no agency here: its report could never count as agreed. */
export async function checkInspectors(
  ctx: Context,
  call: Call,
  ids: readonly string[] | undefined,
): Promise<Refused<'contract.inspector_unknown'> | null> {
  if (!ids || ids.length === 0) return null;
  const known = await ctx.read(call.by, (q) => companiesById(q, ids));
  const unknown = ids.filter((id) => !known.some((company) => company.id === id && company.kind === 'agency'));
  return unknown.length > 0 ? refuse('contract.inspector_unknown', { inspectors: unknown }) : null;
}

/** Adds a clause, or changes one, in a draft or sent order. */
export async function writeClause(
  ctx: Context,
  call: Call,
  orderId: string,
  input: {
    readonly clauseId: string;
    readonly body: ClauseBody;
    readonly how: 'add' | 'change';
    readonly seen: Seen | null;
  },
): Promise<Answer> {
  const writer = contentWriter(ctx.ids);
  return actOnOrder(ctx, call, orderId, {
    name: `orders.${input.how}_clause`,
    verb: 'order.edit',
    contents: writer.drafts,
    ...(input.how === 'add' ? { status: 201 } : {}),
    decide: (states, side) => {
      writer.clear();
      const can = writable(orderId, states, input.seen);
      if (!can.ok) return can;
      const clause = composeClause(input.clauseId, input.body, side, termsInForce(states.contracts).category, writer);
      const own = contractWarnings(states.contracts, termsInForce(states.contracts), [clause]);
      return withWarnings(setClause(states, side, clause, input.how), own);
    },
  });
}

export async function dropClause(
  ctx: Context,
  call: Call,
  orderId: string,
  clauseId: string,
  seen: Seen | null,
): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.remove_clause',
    verb: 'order.edit',
    decide: (states, side) => {
      const can = writable(orderId, states, seen);
      return can.ok ? removeClause(states, side, clauseId) : can;
    },
  });
}

/** Offers the version to the other side and fixes its fingerprint. */
export async function send(ctx: Context, call: Call, orderId: string, seen: Seen | null): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.send',
    verb: 'order.send',
    decide: (states, side) => {
      const { contracts } = states;
      const print = textFingerprint(orderId, contracts);
      return (
        textMoved(orderId, contracts, seen) ??
        withWarnings(sendVersion(states, side, print), warned(states, termsInForce(contracts), clausesInForce(contracts)))
      );
    },
  });
}

/** Confirms the version that was sent last. */
export async function confirm(ctx: Context, call: Call, orderId: string, body: ConfirmBody, seen: Seen | null): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.confirm',
    verb: 'order.confirm',
    takesLimit: true,
    decide: (states, side, view) => {
      const policy = policyOf(states.orders, dayOf(call.receivedAt, 'UTC'));
      const facts = {
        orderId,
        side,
        seen: body.version === undefined ? seen : { version: body.version, text: null },
        acknowledged: body.acknowledge ?? [],
        policy,
        at: view.facts.at,
      };
      return confirmVersion(states, view.supplier, facts);
    },
  });
}

export async function decline(ctx: Context, call: Call, orderId: string, reason: string | null): Promise<Answer> {
  const writer = contentWriter(ctx.ids);
  const ref = reason === null ? null : writer.write('reason', reason);
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.decline',
    verb: 'order.decline',
    contents: writer.drafts,
    decide: (states, side) => declineVersion(states, side, ref),
  });
}

/** Cancels while nothing is paid; frees the limit. */
export async function cancel(ctx: Context, call: Call, orderId: string, reason: string | null): Promise<Answer> {
  const writer = contentWriter(ctx.ids);
  const ref = reason === null ? null : writer.write('reason', reason);
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.cancel',
    verb: 'order.cancel',
    takesLimit: true,
    contents: writer.drafts,
    decide: (states, side) => cancelOrder(orderId, states, side, 'by_party', ref),
  });
}

/** A decision that also tells these warnings. */
export const withWarnings = (decided: Decided, warnings: readonly Warning[]): Decided =>
  decided.ok ? ok({ ...decided.value, warnings: [...(decided.value.warnings ?? []), ...warnings] }) : decided;
