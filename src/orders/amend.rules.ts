/** Amendments: the only thing that changes a contract both confirmed; proposed by one side, confirmed by the other. */
import type { Amendment, ContractEvent, ContractRefusal, Side } from '../contracts/types.ts';
import type { Decided, States } from '../kernel/decider.ts';
import { merge } from '../kernel/decider.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { reservesLimit } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import { confirmable } from './contract.rules.ts';
import { inState, reserve } from './rules.ts';
import { AMENDABLE } from './states.data.ts';
import type { OrderStates, OrdersRefusal } from './types.ts';

type AmendRefusal = ContractRefusal | OrdersRefusal;

/** Whether an amendment may be written now. A claim freezes the contract. */
export function amendable(states: OrderStates): Result<null, AmendRefusal> {
  const state = inState(states.orders, ...AMENDABLE);
  if (!state.ok) return state;
  return states.orders.contested ? refuse('contract.frozen') : ok(null);
}

/** Proposes new terms and clauses; the contract in force stands until the other side confirms. */
export function proposeAmendment(states: OrderStates, amendment: Amendment): Decided<AmendRefusal> {
  const can = amendable(states);
  if (!can.ok) return can;
  const agreed = states.contracts.agreed;
  if (!agreed) return refuse('order.wrong_state', { state: states.orders.status });
  if (states.contracts.amendment) return refuse('contract.amendment_open', { by: states.contracts.amendment.by });
  if (amendment.terms.currency !== agreed.terms.currency) return refuse('contract.amount_invalid', { reason: 'currency_fixed' });
  const paid = belowPaid(states, amendment);
  if (paid) return paid;
  const event: ContractEvent = { type: 'contracts.amendment_proposed', v: 1, data: amendment };
  return ok({ events: [event] });
}

/** A contract is never worth less than what is paid for it: asked at the proposal, and again when it is confirmed, as money may have come since. */
const belowPaid = ({ orders }: OrderStates, { terms }: Amendment): Refused<'contract.amount_invalid'> | null =>
  terms.totalMinor < orders.paidMinor
    ? refuse('contract.amount_invalid', { reason: 'below_paid', paidMinor: orders.paidMinor })
    : null;

export type AmendFacts = {
  readonly orderId: string;
  readonly side: Side;
  readonly acknowledged: readonly string[];
  readonly policy: Policy;
  /** The amendment the side looked at; null: the open one. */
  readonly amendmentId: string | null;
};

/** The other side confirms: the amended contract is in force as the next version and the reservation follows it. */
export function confirmAmendment(states: OrderStates, supplier: States | null, facts: AmendFacts): Decided<AmendRefusal> {
  const open = openFor(states, facts);
  if (!open.ok) return open;
  const paid = belowPaid(states, open.value);
  if (paid) return paid;
  const { terms, clauses, amendmentId, fingerprint } = open.value;
  // What both once accepted as it is needs no second acknowledgement.
  const before = new Set(
    states.contracts.agreed?.clauses.filter((c) => clauses.some((n) => n.text.hash === c.text.hash)).map((c) => c.clauseId),
  );
  const fixed = states.contracts.agreed?.terms.shipBy.date === null ? ['ship_by'] : [];
  const acknowledged = [...facts.acknowledged, ...before, ...fixed];
  const refusal = confirmable(states, supplier, { terms, clauses, acknowledged, policy: facts.policy });
  if (refusal) return refusal;
  const version = states.contracts.version + 1;
  const event: ContractEvent = {
    type: 'contracts.amendment_confirmed',
    v: 1,
    data: { amendmentId, by: facts.side, version, fingerprint, acknowledged: facts.acknowledged },
  };
  const reserved = reservesLimit(facts.policy, states.orders.mode) ? reserve(facts.orderId, states, terms.assuranceMinor) : {};
  return ok(merge({ events: [event] }, reserved));
}

export function declineAmendment(states: OrderStates, facts: Pick<AmendFacts, 'side' | 'amendmentId'>): Decided<AmendRefusal> {
  const amendment = states.contracts.amendment;
  if (!amendment || (facts.amendmentId !== null && facts.amendmentId !== amendment.amendmentId))
    return refuse('contract.amendment_none');
  // The proposer may take its own proposal back; for the other side this is a decline.
  const event: ContractEvent = {
    type: 'contracts.amendment_declined',
    v: 1,
    data: { amendmentId: amendment.amendmentId, by: facts.side },
  };
  return ok({ events: [event] });
}

function openFor(states: OrderStates, facts: Pick<AmendFacts, 'side' | 'amendmentId'>): Result<Amendment, AmendRefusal> {
  const can = amendable(states);
  if (!can.ok) return can;
  const amendment = states.contracts.amendment;
  if (!amendment || (facts.amendmentId !== null && facts.amendmentId !== amendment.amendmentId))
    return refuse('contract.amendment_none');
  return amendment.by === facts.side ? refuse('order.not_party', { only: 'the other side' }) : ok(amendment);
}
