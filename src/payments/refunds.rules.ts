/** Money back to the buyer: instructed once per decision or settlement, back to where it came from, held and changed by an appeal. */
import { assert } from '../kernel/assert.ts';
import { type Instant, type PlainDate, addMillis, endOfDay } from '../kernel/dates.ts';
import { type DeadlineDraft, type Decision, merge } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { refundSources } from '../ledger/claims.rules.ts';
import { owe } from './debt.rules.ts';
import { afterwards, feeOf } from './fold.rules.ts';
import { heldMinor } from './rules.ts';
import type { FeeBack, PaymentsEvent, PaymentsState, PaymentsStates, Refund, RefundPart } from './types.ts';

/** Deadline: until when an instructed refund leaves by the programme's service level. Its row is the operators' queue. */
export const REFUND_DUE = 'payments.refund_due';
export const refundDueName = (refundId: string): string => `${REFUND_DUE}:${refundId}`;

/** Paid through the programme and still there: neither refunded nor charged back, whether held or released. */
export const returnable = (p: PaymentsState): Minor => Math.max(0, p.paidMinor - p.refundedMinor - p.chargedBackMinor);

/** Not paid and not cancelled: open, held for an appeal, or on its way through the card processor. */
export const isRefundOpen = ({ status }: Refund): boolean => status === 'open' || status === 'held' || status === 'sending';

export const refundsOf = (p: Pick<PaymentsState, 'refunds'>, claimId: string): readonly Refund[] =>
  p.refunds.filter((r) => r.claimId === claimId);

const amountOf = (refunds: readonly Refund[]): Minor => sumMinor(refunds.map((r) => r.amountMinor));

/** Still there and not promised by another instruction. */
const instructable = (p: PaymentsState, except: string | null): Minor =>
  Math.max(0, returnable(p) - amountOf(p.refunds.filter((r) => isRefundOpen(r) && r.refundId !== except)));

/** What a credit already had returned, by refunds that are instructed or paid and by its card bank. */
function returnedOf(p: PaymentsState, creditId: string, except: string | null): Minor {
  const instructed = p.refunds
    .filter((r) => r.status !== 'cancelled' && r.refundId !== except)
    .flatMap((r) => r.parts.filter((part) => part.creditId === creditId));
  const taken = p.chargebacks.filter((c) => c.captureId === creditId);
  return sumMinor([...instructed, ...taken].map(({ amountMinor }) => amountMinor));
}

/** Back to the account or card that paid, latest payment first. Source: programme rules, money. */
function partsOf(p: PaymentsState, amountMinor: Minor, except: string | null): readonly RefundPart[] {
  let left = amountMinor;
  const parts = p.credits.toReversed().flatMap(({ creditId, channel, amountMinor: came }) => {
    const part = Math.min(left, Math.max(0, came - returnedOf(p, creditId, except)));
    left -= part;
    return part > 0 ? [{ creditId, channel, amountMinor: part }] : [];
  });
  assert(left === 0, 'a refund goes back to payments that can take all of it');
  return parts;
}

/** What the fund would pay of a refund: in guarantee mode all of it, in hold mode what is not held. */
const fundPart = ({ orders, payments }: PaymentsStates, amountMinor: Minor): Minor =>
  refundSources(orders.mode, heldMinor(payments), amountMinor).fromFundMinor;

const refundDue = ({ contracts }: PaymentsStates, refundId: string, dueOn: PlainDate): DeadlineDraft => ({
  name: refundDueName(refundId),
  dueAt: endOfDay(dueOn, contracts.zone),
  zone: contracts.zone,
  rule: 'policy.refund_service',
});

export type Instruction = Pick<Refund, 'refundId' | 'claimId' | 'because' | 'amountMinor' | 'fee' | 'dueOn'> & {
  readonly orderId: OrderId;
  /** A settlement is the supplier's debt from acceptance; an award from the moment the fund paid. */
  readonly owedAtOnce: boolean;
};

/**
 * The instruction to pay a buyer back; nothing where there is nothing to pay. The amount is at most what is still there
 * and not instructed already. Sets the deadline of the service level.
 */
export function instructRefund(states: PaymentsStates, i: Instruction): Decision {
  const { refundId, claimId, because, fee, dueOn, orderId, owedAtOnce } = i;
  const amountMinor = Math.min(i.amountMinor, instructable(states.payments, null));
  if (amountMinor + feeOf(fee) === 0) return {};
  const parts = partsOf(states.payments, amountMinor, null);
  const owedMinor = owedAtOnce ? fundPart(states, amountMinor) : 0;
  const event: PaymentsEvent = {
    type: 'payments.refund_instructed',
    v: 1,
    data: { refundId, claimId, because, amountMinor, fee, parts, dueOn, owedMinor, held: false },
  };
  return merge(
    { events: [event], setDeadlines: [refundDue(states, refundId, dueOn)] },
    owe(states, { orderId, deltaMinor: owedMinor, fundPaidMinor: 0, because: 'settlement' }),
  );
}

/** Refunds of a claim that were not sent wait for its appeal. */
export function holdRefunds(states: PaymentsStates, claimId: string): Decision {
  const open = refundsOf(states.payments, claimId).filter((r) => r.status === 'open');
  return {
    events: open.map(({ refundId }): PaymentsEvent => ({ type: 'payments.refund_held', v: 1, data: { refundId } })),
    clearDeadlines: open.map(({ refundId }) => refundDueName(refundId)),
  };
}

export type RefundChange = {
  readonly orderId: OrderId;
  readonly refundId: string;
  readonly amountMinor: Minor;
  readonly fee: FeeBack;
  readonly dueOn: PlainDate;
  /** After a chargeback, or its return, an instruction that is held stays held; an appeal's end lets it go out. */
  readonly because: 'charged_back' | 'dispute_won' | 'appeal';
};

/**
 * Other figures for an instruction that was not sent; with nothing left it is cancelled, and one that left already stays
 * as it is. What a settlement owed changes with it: where that was advanced, the command holds the limit lock.
 */
export function changeRefund(states: PaymentsStates, c: RefundChange): Decision {
  const before = states.payments.refunds.find((r) => r.refundId === c.refundId);
  if (!before || (before.status !== 'open' && before.status !== 'held')) return {};
  const { orderId, refundId, fee, dueOn, because } = c;
  const amountMinor = Math.min(c.amountMinor, instructable(states.payments, refundId));
  const parts = partsOf(states.payments, amountMinor, refundId);
  const owedMinor = before.because === 'settlement' ? fundPart(states, amountMinor) : 0;
  const held = because !== 'appeal' && before.status === 'held';
  const event: PaymentsEvent = {
    type: 'payments.refund_changed',
    v: 1,
    data: { refundId, amountMinor, fee, parts, owedMinor, dueOn, held, because },
  };
  const cancelled = amountMinor + feeOf(fee) === 0;
  const outAgain = !cancelled && because === 'appeal';
  return merge(
    {
      events: [event],
      clearDeadlines: cancelled ? [refundDueName(refundId)] : [],
      setDeadlines: outAgain ? [refundDue(states, refundId, dueOn)] : [],
    },
    owe(states, { orderId, deltaMinor: owedMinor - before.owedMinor, fundPaidMinor: 0, because: causeOf(because) }),
  );
}

const causeOf = (because: RefundChange['because']) => (because === 'appeal' ? 'appeal' : 'settlement');

export type AppealOutcome = Pick<Instruction, 'orderId' | 'refundId' | 'claimId' | 'dueOn'> & {
  /** What is awarded in all, with what was sent before. */
  readonly amountMinor: Minor;
  readonly fee: FeeBack;
};

type Share = Pick<RefundChange, 'refundId' | 'amountMinor' | 'fee'>;

const more = (a: Minor, b: Minor): Minor => Math.max(0, a - b);

/** A sum over instructions, the oldest first, each up to what it was; what is more than all of them goes to the first. */
function spread(figures: readonly Minor[], sum: Minor): readonly Minor[] {
  let left = sum;
  const kept = figures.map((figure) => {
    const part = Math.min(figure, left);
    left -= part;
    return part;
  });
  return kept.map((part, index) => (index === 0 ? part + left : part));
}

/**
 * An appeal was decided and approved. What was not sent gets the new figures together, or is cancelled. What was sent is
 * never taken back: a smaller result is the fund's loss instead of the supplier's debt, a larger one instructs the
 * difference under `refundId`. The command holds the limit lock. Source: programme rules, section determination, appeal.
 */
export function settleAppeal(states: PaymentsStates, o: AppealOutcome): Decision {
  const { orderId, claimId, refundId, dueOn } = o;
  const all = refundsOf(states.payments, claimId);
  const gone = all.filter((r) => r.status === 'paid' || r.status === 'sending');
  const waiting = all.filter((r) => r.status === 'held' || r.status === 'open');
  const goneFee = {
    fromHeldMinor: sumMinor(gone.map((r) => r.fee.fromHeldMinor)),
    fromFundMinor: sumMinor(gone.map((r) => r.fee.fromFundMinor)),
  };
  const amountMinor = more(o.amountMinor, amountOf(gone));
  const fee: FeeBack = {
    fromHeldMinor: more(o.fee.fromHeldMinor, goneFee.fromHeldMinor),
    fromFundMinor: more(o.fee.fromFundMinor, goneFee.fromFundMinor),
  };
  const tooMuch = more(amountOf(gone), o.amountMinor) + more(goneFee.fromFundMinor, o.fee.fromFundMinor);
  const forgiven = owe(states, { orderId, deltaMinor: -tooMuch, fundPaidMinor: -tooMuch, because: 'appeal' });
  if (waiting.length === 0) {
    const rest = { orderId, refundId, claimId, because: 'appeal', amountMinor, fee, dueOn, owedAtOnce: false } as const;
    return merge(forgiven, instructRefund(afterwards(states, forgiven), rest));
  }
  const shares = sharesOf(waiting, amountMinor, fee);
  // The first comes last: it may take what the others no longer do.
  return shares.toReversed().reduce((before, share) => {
    return merge(before, changeRefund(afterwards(states, before), { ...share, orderId, dueOn, because: 'appeal' }));
  }, forgiven);
}

function sharesOf(waiting: readonly Refund[], amountMinor: Minor, fee: FeeBack): readonly Share[] {
  const amounts = spread(
    waiting.map((r) => r.amountMinor),
    amountMinor,
  );
  const [ofHeld, ofFund] = (['fromHeldMinor', 'fromFundMinor'] as const).map((from) =>
    spread(
      waiting.map((r) => r.fee[from]),
      fee[from],
    ),
  );
  return waiting.map(({ refundId }, at) => ({
    refundId,
    amountMinor: amounts[at] ?? 0,
    fee: { fromHeldMinor: ofHeld?.[at] ?? 0, fromFundMinor: ofFund?.[at] ?? 0 },
  }));
}

export type Cap = { readonly orderId: OrderId; readonly claimId: string; readonly awardMinor: Minor };

/**
 * What waits of a claim is no more than was awarded, with what was sent: a won dispute instructs again what a chargeback had
 * made smaller, though an appeal may have said less since. The newest instructions give way. The command holds the limit
 * lock.
 */
export function capRefunds(states: PaymentsStates, { orderId, claimId, awardMinor }: Cap): Decision {
  const all = refundsOf(states.payments, claimId);
  const waiting = all.filter((r) => r.status === 'held' || r.status === 'open');
  const gone = amountOf(all.filter((r) => r.status === 'paid' || r.status === 'sending'));
  const left = Math.min(more(awardMinor, gone), amountOf(waiting));
  const amounts = spread(
    waiting.map((r) => r.amountMinor),
    left,
  );
  return waiting.reduce<Decision>((before, { refundId, amountMinor: was, fee, dueOn }, at) => {
    const amountMinor = amounts[at] ?? 0;
    if (amountMinor === was) return before;
    const change = { orderId, refundId, amountMinor, fee, dueOn, because: 'dispute_won' } as const;
    return merge(before, changeRefund(afterwards(states, before), change));
  }, {});
}

const WEEK = 7 * 86_400_000;

/**
 * The service level passed and the refund was not paid: marked overdue, and reminded of every week until it leaves. The
 * deadline is set again, so that the queue never loses it.
 */
export function refundOverdue(states: PaymentsStates, name: string, at: Instant): Decision {
  const refund = states.payments.refunds.find((r) => refundDueName(r.refundId) === name);
  if (!refund || (refund.status !== 'open' && refund.status !== 'sending')) return {};
  const { refundId, dueOn } = refund;
  const event: PaymentsEvent = { type: 'payments.refund_overdue', v: 1, data: { refundId, dueOn } };
  return { events: [event], setDeadlines: [{ ...refundDue(states, refundId, dueOn), dueAt: addMillis(at, WEEK) }] };
}
