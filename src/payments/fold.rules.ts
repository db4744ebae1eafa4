/** Payments folded: what came in for which instalment, what was released, what went back, what the supplier owes. */
import { never } from '../kernel/assert.ts';
import type { Decision } from '../kernel/decider.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import type { Payout, PayoutEvent } from './payouts.types.ts';
import type {
  Allocation,
  FeeBack,
  PaymentsEvent,
  PaymentsState,
  PaymentsStates,
  PlannedInstalment,
  Refund,
  ScheduledInstalment,
  SetOff,
} from './types.ts';

export const initialPayments: PaymentsState = {
  instalments: [],
  credits: [],
  setOffs: [],
  declarations: [],
  paidMinor: 0,
  initialPaidMinor: 0,
  releasedMinor: 0,
  feeMinor: 0,
  refundedMinor: 0,
  chargedBackMinor: 0,
  returnedAfterMinor: 0,
  releaseRounds: 0,
  refunds: [],
  payouts: [],
  chargebacks: [],
  givenBack: [],
  repayments: [],
  owedMinor: 0,
  advancedMinor: 0,
  debtRounds: 0,
};

/** Folds payment events. */
export function evolvePayments(state: PaymentsState, event: PaymentsEvent): PaymentsState {
  switch (event.type) {
    case 'payments.scheduled':
      return rescheduled(state, event.data.instalments);
    case 'payments.fell_due':
      return {
        ...state,
        instalments: state.instalments.map((i) => (i.name === event.data.instalment ? { ...i, dueOn: event.data.dueOn } : i)),
      };
    case 'payments.due_lifted':
      return {
        ...state,
        instalments: state.instalments.map((i) => (i.name === event.data.instalment ? { ...i, dueOn: null } : i)),
      };
    case 'payments.set_off': {
      const others = state.setOffs.filter(({ claimId }) => claimId !== event.data.claimId);
      const setOffs = event.data.amountMinor > 0 ? [...others, event.data] : others;
      return { ...state, setOffs, instalments: lowered(state.instalments, setOffs) };
    }
    case 'payments.wire_declared':
      return { ...state, declarations: [...state.declarations, event.data] };
    case 'payments.credited':
      return credited(state, event.data);
    case 'payments.linked': {
      const { creditId, lineId, amountMinor } = event.data;
      const link = { lineId, amountMinor };
      return { ...state, credits: state.credits.map((c) => (c.creditId === creditId ? { ...c, links: [...c.links, link] } : c)) };
    }
    case 'payments.released': {
      const { amountMinor, feeMinor } = event.data;
      return {
        ...state,
        releasedMinor: state.releasedMinor + amountMinor,
        feeMinor: state.feeMinor + feeMinor,
        releaseRounds: state.releaseRounds + 1,
      };
    }
    case 'payments.refund_instructed':
    case 'payments.refund_held':
    case 'payments.refund_overdue':
    case 'payments.refund_sending':
    case 'payments.refund_unsent':
    case 'payments.refund_changed':
    case 'payments.refund_paid':
    case 'payments.debt_changed':
      return evolveRefunds(state, event);
    case 'payments.payout_instructed':
    case 'payments.payout_overdue':
    case 'payments.payout_paid':
      return { ...state, payouts: evolvePayouts(state.payouts, event) };
    case 'payments.charged_back':
    case 'payments.chargeback_returned':
    case 'payments.charge_given_back':
      return evolveCards(state, event);
    default:
      return never(event);
  }
}

/** What the supplier is paid. */
function evolvePayouts(payouts: readonly Payout[], event: PayoutEvent): readonly Payout[] {
  const change = (next: Partial<Payout>): readonly Payout[] =>
    payouts.map((p) => (p.payoutId === event.data.payoutId ? { ...p, ...next } : p));
  switch (event.type) {
    case 'payments.payout_instructed':
      return [...payouts, { ...event.data, overdue: false, accountId: null }];
    case 'payments.payout_overdue':
      return change({ overdue: true });
    case 'payments.payout_paid':
      return change({ accountId: event.data.accountId });
    default:
      return never(event);
  }
}

type CardEvent = Extract<PaymentsEvent, { type: `payments.charge${string}` }>;

/** What card banks took back and gave back, and charges that were never booked. */
function evolveCards(state: PaymentsState, event: CardEvent): PaymentsState {
  switch (event.type) {
    case 'payments.charged_back':
    case 'payments.chargeback_returned': {
      const { amountMinor, excessMinor, fromHeldMinor } = event.data;
      const counted = amountMinor - excessMinor;
      return {
        ...state,
        chargebacks: [...state.chargebacks, event.data],
        chargedBackMinor: state.chargedBackMinor + counted,
        returnedAfterMinor: state.returnedAfterMinor + counted - fromHeldMinor,
      };
    }
    case 'payments.charge_given_back':
      return { ...state, givenBack: [...state.givenBack, event.data.captureId] };
    default:
      return never(event);
  }
}

type RefundEvent = Extract<PaymentsEvent, { type: `payments.refund_${string}` | 'payments.debt_changed' }>;

/** What goes back by instruction, and what the supplier owes for it. */
function evolveRefunds(state: PaymentsState, event: RefundEvent): PaymentsState {
  const change = (refundId: string, next: Partial<Refund>, tries = 0): PaymentsState => ({
    ...state,
    refunds: state.refunds.map((r) => (r.refundId === refundId ? { ...r, ...next, attempt: r.attempt + tries } : r)),
  });
  switch (event.type) {
    case 'payments.refund_instructed': {
      const { held, ...refund } = event.data;
      const fresh = { status: held ? 'held' : 'open', overdue: false, attempt: 0, fromHeldMinor: 0, fromFundMinor: 0 } as const;
      return { ...state, refunds: [...state.refunds, { ...refund, ...fresh }] };
    }
    case 'payments.refund_held':
      return change(event.data.refundId, { status: 'held' });
    case 'payments.refund_overdue':
      return change(event.data.refundId, { overdue: true });
    case 'payments.refund_sending':
      return change(event.data.refundId, { status: 'sending' });
    case 'payments.refund_unsent':
      return change(event.data.refundId, { status: 'open' }, 1);
    case 'payments.refund_changed': {
      const { because, held, ...figures } = event.data;
      const left = figures.amountMinor + feeOf(figures.fee) > 0;
      const status = left ? (held ? 'held' : 'open') : 'cancelled';
      // An appeal gives the refund a new day; a chargeback only less to pay.
      return change(figures.refundId, { ...figures, status, ...(because === 'appeal' ? { overdue: false } : {}) }, 1);
    }
    case 'payments.refund_paid': {
      const { refundId, amountMinor, unheldMinor, fromHeldMinor, fromFundMinor } = event.data;
      return {
        ...change(refundId, { amountMinor, status: 'paid', fromHeldMinor, fromFundMinor }),
        refundedMinor: state.refundedMinor + amountMinor,
        returnedAfterMinor: state.returnedAfterMinor + amountMinor - unheldMinor,
      };
    }
    case 'payments.debt_changed': {
      const { deltaMinor, advancedDeltaMinor, reference } = event.data;
      const repayment = reference === null ? [] : [{ reference, amountMinor: -deltaMinor }];
      return {
        ...state,
        owedMinor: state.owedMinor + deltaMinor,
        advancedMinor: state.advancedMinor + advancedDeltaMinor,
        debtRounds: state.debtRounds + 1,
        repayments: [...state.repayments, ...repayment],
      };
    }
    default:
      return never(event);
  }
}

export const feeOf = (fee: FeeBack): Minor => fee.fromHeldMinor + fee.fromFundMinor;

/** The states after a decision's events of payments: what the next part of the same decision is judged on. */
export const afterwards = (states: PaymentsStates, { events = [] }: Decision): PaymentsStates => ({
  ...states,
  payments: events
    .filter((event): event is PaymentsEvent => event.type.startsWith('payments.'))
    .reduce(evolvePayments, states.payments),
});

/**
 * The schedule of a contract, or of an amended one: instalments keep what was paid for them up to their new amounts; what
 * exceeds them, or was paid for one that is gone, pays the first that are open. So open is always total less paid and set off.
 */
function rescheduled(state: PaymentsState, next: readonly PlannedInstalment[]): PaymentsState {
  const paid = new Map(state.instalments.map((i) => [i.name, i.paidMinor]));
  const kept = next.map((i) => ({ ...i, paidMinor: Math.min(i.amountMinor, paid.get(i.name) ?? 0), setOffMinor: 0 }));
  const spare = sumMinor([...paid.values()]) - sumMinor(kept.map((i) => i.paidMinor));
  const moved = new Map(allocate(kept, spare, null).map((a) => [a.instalment, a.amountMinor]));
  const instalments = kept.map((i) => ({ ...i, paidMinor: i.paidMinor + (moved.get(i.name) ?? 0) }));
  return { ...state, instalments: lowered(instalments, state.setOffs), initialPaidMinor: instalments[0]?.paidMinor ?? 0 };
}

/** The instalments less all that is set off, first open first; what exceeds the unpaid price lowers nothing. */
function lowered(instalments: readonly ScheduledInstalment[], setOffs: readonly SetOff[]): readonly ScheduledInstalment[] {
  const whole = instalments.map((i) => ({ ...i, setOffMinor: 0 }));
  const parts = allocate(whole, sumMinor(setOffs.map((s) => s.amountMinor)), null);
  const partOf = new Map(parts.map((a) => [a.instalment, a.amountMinor]));
  return whole.map((i) => ({ ...i, setOffMinor: partOf.get(i.name) ?? 0 }));
}

/** The state with one credit more. */
export function credited(
  state: PaymentsState,
  data: Extract<PaymentsEvent, { type: 'payments.credited' }>['data'],
): PaymentsState {
  const { creditId, channel, amountMinor, allocations } = data;
  const add = (i: ScheduledInstalment): number =>
    sumMinor(allocations.filter((a) => a.instalment === i.name).map((a) => a.amountMinor));
  const instalments = state.instalments.map((i) => ({ ...i, paidMinor: i.paidMinor + add(i) }));
  const closed = new Set(instalments.filter((i) => openOf(i) === 0).map((i) => i.name));
  const first = instalments[0];
  return {
    ...state,
    instalments,
    credits: [...state.credits, { creditId, channel, amountMinor, links: [] }],
    declarations: state.declarations.filter((d) => !closed.has(d.instalment)),
    paidMinor: state.paidMinor + amountMinor,
    initialPaidMinor: first ? first.paidMinor : 0,
  };
}

export const openOf = (i: ScheduledInstalment): Minor => Math.max(0, i.amountMinor - i.paidMinor - i.setOffMinor);

/** The share of each open instalment that an amount pays, first open first (or from the named one on). */
export function allocate(
  instalments: readonly ScheduledInstalment[],
  amountMinor: Minor,
  from: string | null,
): readonly Allocation[] {
  const named =
    from === null ? instalments : [...instalments.filter((i) => i.name === from), ...instalments.filter((i) => i.name !== from)];
  const allocations: Allocation[] = [];
  let left = amountMinor;
  for (const instalment of named) {
    const part = Math.min(left, openOf(instalment));
    if (part > 0) allocations.push({ instalment: instalment.name, amountMinor: part });
    left -= part;
  }
  return allocations;
}
