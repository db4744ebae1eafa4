/** Writing, sending and confirming the contract of an order: what each act decides. */
import { calendarDeadline } from '../calendar/rules.ts';
import {
  checkClause,
  checkLines,
  clausesInForce,
  dateAccepted,
  isUnsent,
  nextVersion,
  termsInForce,
  unmeasurable,
} from '../contracts/rules.ts';
import type { Clause, ContractEvent, ContractRefusal, ContractState, Side, Terms } from '../contracts/types.ts';
import { hasGrant, initialCoverage, remainingOf } from '../coverage/rules.ts';
import type { CoverageState } from '../coverage/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef, Decided, Decision, PartyDraft, States } from '../kernel/decider.ts';
import { merge } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { reservesLimit } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import type { SupplierState } from '../suppliers/types.ts';
import { UNPAID, endOrder, inState, moveTo, reserve } from './rules.ts';
import { textMoved } from './seen.rules.ts';
import type { MoneyMode, OrderEvent, OrderStates, OrdersRefusal, Seen } from './types.ts';

type WriteRefusal = ContractRefusal | OrdersRefusal;

/** A new order in draft: version 1 of its contract, under the programme's settings of the day. */
export function openOrder(
  draft: Extract<ContractEvent, { type: 'contracts.drafted' }>['data'],
  { mode, strict, policy }: { readonly mode: MoneyMode; readonly strict: boolean; readonly policy: string },
): Decision {
  const events: readonly (OrderEvent | ContractEvent)[] = [
    { type: 'orders.opened', v: 1, data: { mode, strict, policy } },
    { type: 'contracts.drafted', v: 1, data: draft },
  ];
  return { events };
}

/** A change of the text: in a sent order it begins the next version and takes the order back to draft. */
function rewrite(states: OrderStates, events: readonly ContractEvent[]): Decision {
  const back = states.orders.status === 'sent' ? [moveTo(states.orders, 'draft', 'edited')] : [];
  return { events: [...events, ...back] };
}

/** Whether the text may be written now. `seen`: the one the writer looked at. */
export function writable(orderId: string, states: OrderStates, seen: Seen | null): Result<null, OrdersRefusal> {
  const state = inState(states.orders, 'draft', 'sent');
  return state.ok ? (textMoved(orderId, states.contracts, seen) ?? state) : state;
}

/** Replaces the terms (already composed). */
export function setTerms(states: OrderStates, side: Side, terms: Terms): Decided<WriteRefusal> {
  const lines = checkLines(terms, clausesInForce(states.contracts));
  if (!lines.ok) return lines;
  const event: ContractEvent = {
    type: 'contracts.terms_set',
    v: 1,
    data: { version: nextVersion(states.contracts), by: side, terms },
  };
  return ok(rewrite(states, [event]));
}

/** A change of several things at once, already composed: what stands where it is left out, `terms` null: as they are. */
export type TextChange = {
  readonly terms: Terms | null;
  readonly removed: readonly string[];
  /** Changed or added, as they shall stand. */
  readonly written: readonly Clause[];
};

/** Writes a change that was put together against the text on the table: one version, however much it touches. */
export function setText({ contracts, ...states }: OrderStates, side: Side, change: TextChange): Decision {
  const at = { version: nextVersion(contracts), by: side };
  const { terms, removed, written } = change;
  const events: readonly ContractEvent[] = [
    ...(terms ? [{ type: 'contracts.terms_set', v: 1, data: { ...at, terms } } as const] : []),
    ...removed.map((clauseId) => ({ type: 'contracts.clause_removed', v: 1, data: { ...at, clauseId } }) as const),
    ...written.map((clause) => ({ type: 'contracts.clause_set', v: 1, data: { ...at, clause } }) as const),
  ];
  return rewrite({ contracts, ...states }, events);
}

/** Adds or changes a clause. */
export function setClause(states: OrderStates, side: Side, clause: Clause, how: 'add' | 'change'): Decided<WriteRefusal> {
  const check = checkClause(clausesInForce(states.contracts), clause.clauseId, how);
  if (!check.ok) return check;
  const line = checkLines(termsInForce(states.contracts), [clause]);
  if (!line.ok) return line;
  const event: ContractEvent = {
    type: 'contracts.clause_set',
    v: 1,
    data: { version: nextVersion(states.contracts), by: side, clause },
  };
  return ok(rewrite(states, [event]));
}

export function removeClause(states: OrderStates, side: Side, clauseId: string): Decided<WriteRefusal> {
  const check = checkClause(clausesInForce(states.contracts), clauseId, 'remove');
  if (!check.ok) return check;
  const event: ContractEvent = {
    type: 'contracts.clause_removed',
    v: 1,
    data: { version: nextVersion(states.contracts), by: side, clauseId },
  };
  return ok(rewrite(states, [event]));
}

/** The companies of an order that may see it: the author of a draft, and both from the first sending on. */
export const partiesOf = ({ buyerId, supplierId }: Companies, sides: readonly Side[]): readonly PartyDraft[] =>
  sides.map((relation) => ({ companyId: relation === 'buyer' ? buyerId : supplierId, relation }));

type Companies = Pick<ContractState, 'buyerId' | 'supplierId'>;

/** Offers this version to the other side, which sees the order from now on. Sending is not confirming. */
export function sendVersion(states: OrderStates, side: Side, fingerprint: string): Decided<WriteRefusal> {
  const state = inState(states.orders, 'draft');
  if (!state.ok) return state;
  const sent: ContractEvent = {
    type: 'contracts.sent',
    v: 1,
    data: { version: states.contracts.version, by: side, fingerprint },
  };
  const events = [sent, moveTo(states.orders, 'sent', 'sent')];
  return ok(isUnsent(states.contracts) ? { events, parties: partiesOf(states.contracts, ['buyer', 'supplier']) } : { events });
}

/** Declines the sent version: the decliner may write the next one. */
export function declineVersion(states: OrderStates, side: Side, reason: ContentRef | null): Decided<WriteRefusal> {
  const state = inState(states.orders, 'sent');
  if (!state.ok) return state;
  const declined: ContractEvent = {
    type: 'contracts.declined',
    v: 1,
    data: { version: nextVersion(states.contracts), by: side, reason },
  };
  return ok({ events: [declined, moveTo(states.orders, 'draft', 'declined')] });
}

export type ConfirmFacts = {
  readonly orderId: string;
  readonly side: Side;
  /** What the side looked at; null: the version sent last. */
  readonly seen: Seen | null;
  readonly acknowledged: readonly string[];
  readonly policy: Policy;
  readonly at: Instant;
};

/** The parts of the supplier's stream that a confirmation needs; defaults where the company never enrolled. */
function standingOf(supplier: States | null): { readonly enrolled: boolean; readonly coverage: CoverageState } {
  const suppliers = supplier?.['suppliers'] as SupplierState | undefined;
  return {
    enrolled: suppliers?.enrolled ?? false,
    coverage: (supplier?.['coverage'] as CoverageState | undefined) ?? initialCoverage,
  };
}

/**
 * One side confirms the sent version; the second confirmation makes the contract, pins the policy and reserves the limit.
 * Refused in this order: version moved, not in the programme, not measurable, date not fixed, over the limit.
 */
export function confirmVersion(states: OrderStates, supplier: States | null, facts: ConfirmFacts): Decided<WriteRefusal> {
  const { contracts, orders } = states;
  const mine = contracts.confirmations[facts.side];
  // A version that was edited away is "moved" whatever state the order is in now: the person learns what happened.
  const moved = textMoved(facts.orderId, contracts, facts.seen);
  if (moved) return moved;
  if (mine?.version === contracts.version && orders.status !== 'draft') return ok({});
  const state = inState(orders, 'sent');
  if (!state.ok) return state;
  const sent = contracts.sent;
  if (!sent) return refuse('order.wrong_state', { state: orders.status });
  const terms = termsInForce(contracts);
  const refusal = confirmable(states, supplier, { ...facts, terms, clauses: clausesInForce(contracts) });
  if (refusal) return refusal;
  const { fingerprint, version } = sent;
  const confirmed: ContractEvent = {
    type: 'contracts.confirmed',
    v: 1,
    data: { version, side: facts.side, fingerprint, acknowledged: facts.acknowledged },
  };
  const other = contracts.confirmations[facts.side === 'buyer' ? 'supplier' : 'buyer'];
  if (other?.version !== version || other.fingerprint !== fingerprint) return ok({ events: [confirmed] });
  return ok(merge({ events: [confirmed] }, makeContract(states, facts, terms, { version, fingerprint })));
}

/** The second confirmation: the contract stands. */
function makeContract(
  states: OrderStates,
  facts: ConfirmFacts,
  terms: Terms,
  text: { version: number; fingerprint: string },
): Decision {
  const agreed: ContractEvent = { type: 'contracts.agreed', v: 1, data: text };
  const pinned: OrderEvent = { type: 'orders.pinned', v: 1, data: { policy: facts.policy.id } };
  const reserved = reserves(states, facts.policy) ? reserve(facts.orderId, states, terms.assuranceMinor) : {};
  const due = calendarDeadline(facts.at, facts.policy.life.unpaidDays, states.contracts.zone);
  return merge({ events: [agreed, moveTo(states.orders, 'confirmed', 'both_confirmed'), pinned] }, reserved, {
    setDeadlines: [{ name: UNPAID, dueAt: due.at, zone: states.contracts.zone, rule: 'policy.unpaid_days' }],
  });
}

const reserves = (states: OrderStates, policy: Policy): boolean => reservesLimit(policy, states.orders.mode);

/** The checks of every confirmation and of every confirmed amendment, in their order. */
export function confirmable(
  states: OrderStates,
  supplier: States | null,
  ask: {
    readonly terms: Terms;
    readonly clauses: readonly Clause[];
    readonly acknowledged: readonly string[];
    readonly policy: Policy;
  },
) {
  const { enrolled, coverage } = standingOf(supplier);
  if (!enrolled) return refuse('contract.not_in_programme');
  const acknowledgement = { acknowledged: ask.acknowledged, strict: states.orders.strict };
  const vague = unmeasurable(ask.clauses, acknowledgement);
  if (vague.length > 0)
    return refuse('contract.not_measurable', { clauses: vague.map((c) => ({ clauseId: c.clauseId, problems: c.problems })) });
  if (!dateAccepted(ask.terms, acknowledgement))
    return refuse('contract.date_not_fixed', { problems: ask.terms.shipBy.problems });
  return overLimit(states, coverage, ask.terms, ask.policy);
}

function overLimit(states: OrderStates, coverage: CoverageState, terms: Terms, policy: Policy) {
  if (states.orders.mode === 'hold') return null;
  if (!reserves(states, policy))
    return hasGrant(coverage) ? null : refuse('contract.over_limit', { remainingMinor: 0, assuranceMinor: terms.assuranceMinor });
  const remainingMinor = remainingOf(coverage, terms.currency) + states.orders.reservedMinor;
  return terms.assuranceMinor <= remainingMinor
    ? null
    : refuse('contract.over_limit', { remainingMinor, assuranceMinor: terms.assuranceMinor, currency: terms.currency });
}

/** Cancelling is free to either side while nothing is paid; afterwards it needs a settlement both agree to. */
export function cancelOrder(
  orderId: string,
  states: OrderStates,
  by: Side | 'platform',
  because: string,
  reason: ContentRef | null,
): Decided<WriteRefusal> {
  const state = inState(states.orders, 'draft', 'sent', 'confirmed');
  if (!state.ok) return state;
  if (states.orders.protectedMinor > 0) return refuse('order.wrong_state', { state: states.orders.status, paid: true });
  const cancelled: OrderEvent = { type: 'orders.cancelled', v: 1, data: { by, because, reason } };
  return ok(merge({ events: [cancelled] }, endOrder(orderId, states, 'cancelled', because)));
}
