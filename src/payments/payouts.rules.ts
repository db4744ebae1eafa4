/** Paying suppliers in hold mode: one instruction for each release, paid once, to the account that is designated at the time. */
import { businessDeadline } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import { type Instant, addMillis, endOfDay, type PlainDate } from '../kernel/dates.ts';
import { type DeadlineDraft, type Decided, type Decision, merge } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { paidOut } from '../ledger/rules.ts';
import { designatedAt } from '../suppliers/payee.rules.ts';
import type { AccountState } from '../suppliers/payee.types.ts';
import type { Payout, PayoutEvent, PayoutHindrance, PayoutRefusal } from './payouts.types.ts';
import type { PaymentsState, PaymentsStates } from './types.ts';

/** Deadline: until when a payout leaves by the service level. Its row is the operators' queue. */
export const PAYOUT_DUE = 'payments.payout_due';
export const payoutDueName = (payoutId: string): string => `${PAYOUT_DUE}:${payoutId}`;

/** Business days of both countries from the release to the wire, as many as a buyer has for its deposit. Source: ours, no rule of the trade. */
const PAYOUT_BUSINESS_DAYS = 5;

const WEEK = 7 * 86_400_000;

/** What stands on the wire. No creditor reference of the order: a wire that comes back must not be taken for the buyer's payment. */
export const payoutReference = (orderId: OrderId, payoutId: string): string => `PO-${orderId}-${payoutId}`.toUpperCase();

export const isPayoutOpen = ({ accountId }: Payout): boolean => accountId === null;

/** What of an order is still to be paid to its supplier, in minor units. */
export const payableMinor = ({ payouts }: Pick<PaymentsState, 'payouts'>): Minor =>
  sumMinor(payouts.filter(isPayoutOpen).map((p) => p.amountMinor));

const payoutDue = ({ contracts }: PaymentsStates, payoutId: string, dueOn: PlainDate): DeadlineDraft => ({
  name: payoutDueName(payoutId),
  dueAt: endOfDay(dueOn, contracts.zone),
  zone: contracts.zone,
  rule: 'payouts.service',
});

/**
 * What was just released is to be paid to the supplier. Hold mode only: in guarantee mode the money is the supplier's own
 * already. Nothing is set off: what the supplier owes the fund it repays, no rule takes it out of a payout.
 * @param states after the release
 * @param amountMinor released, the fee taken
 */
export function instructPayout(
  states: PaymentsStates,
  amountMinor: Minor,
  facts: { readonly at: Instant; readonly calendars: CalendarBook },
): Decision {
  if (states.orders.mode !== 'hold' || amountMinor === 0) return {};
  const { buyerCountry, supplierCountry, zone } = states.contracts;
  const countries = [...new Set([buyerCountry, supplierCountry])];
  const dueOn = businessDeadline(facts.calendars, countries, facts.at, PAYOUT_BUSINESS_DAYS, zone).lastDay;
  const payoutId = String(states.payments.releaseRounds);
  const event: PayoutEvent = { type: 'payments.payout_instructed', v: 1, data: { payoutId, amountMinor, dueOn } };
  return { events: [event], setDeadlines: [payoutDue(states, payoutId, dueOn)] };
}

/** The service level passed and nothing was paid: marked overdue, and brought up again every week until it leaves. */
export function payoutOverdue(states: PaymentsStates, name: string, at: Instant): Decision {
  const payout = states.payments.payouts.find((p) => payoutDueName(p.payoutId) === name);
  if (!payout || !isPayoutOpen(payout)) return {};
  const { payoutId, dueOn } = payout;
  const event: PayoutEvent = { type: 'payments.payout_overdue', v: 1, data: { payoutId, dueOn } };
  return { events: [event], setDeadlines: [{ ...payoutDue(states, payoutId, dueOn), dueAt: addMillis(at, WEEK) }] };
}

/**
 * Where money of a supplier goes at an instant: the designated account, in the company's own name. While a change cools that
 * is the old one. Errors: payout.no_account, payout.other_name, payout.changed.
 * @param account null: the supplier never registered one
 */
export function accountToPay(
  account: AccountState | null,
  at: Instant,
): Result<NonNullable<AccountState['designated']>, PayoutRefusal> {
  const designated = account && designatedAt(account, at);
  if (designated) return designated.ownName ? ok(designated) : refuse('payout.other_name');
  // Designated between the receipt and the reading: which one it was before is not in the state any more.
  return refuse(account?.designated ? 'payout.changed' : 'payout.no_account');
}

/** Why nothing can be paid now, or null. */
export function hindranceOf(account: AccountState | null, at: Instant, frozen: boolean): PayoutHindrance | null {
  if (frozen) return 'frozen';
  const to = accountToPay(account, at);
  return to.ok ? null : to.code === 'payout.other_name' ? 'other_name' : 'no_account';
}

/** What an operator read of a payout, and says of it that it left. */
export type SeenPayout = Pick<Payout, 'payoutId' | 'amountMinor'>;

export type PayoutAct = {
  readonly orderId: OrderId;
  readonly seen: readonly SeenPayout[];
  /** The account that the operator read, by the id of its text. */
  readonly accountId: string;
  /** The supplier's account, read after the act was received. */
  readonly account: AccountState | null;
  /** When the act was received. */
  readonly at: Instant;
};

/** The payouts that are named, as they were read. Errors: payout.none_open, payout.changed. */
function namedPayouts({ payouts }: PaymentsState, seen: readonly SeenPayout[]): Result<readonly Payout[], PayoutRefusal> {
  const open = payouts.filter(isPayoutOpen);
  if (open.length === 0) return refuse('payout.none_open');
  const other = seen.find((s) => !open.some((p) => p.payoutId === s.payoutId && p.amountMinor === s.amountMinor));
  if (other) return refuse('payout.changed', { payoutId: other.payoutId });
  const named = open.filter((p) => seen.some(({ payoutId }) => payoutId === p.payoutId));
  return named.length > 0 ? ok(named) : refuse('payout.none_open');
}

/**
 * The payouts left the bank, all in one commit: each is one movement under the intent of its release. Of two who say so the
 * second finds none open. The account is judged as of the receipt of the act, and no lock on it is needed for that: what is
 * designated changes only at the end of 72 hours, an instant that stands in the state long before.
 * Errors: payout.none_open, payout.no_account, payout.other_name, payout.changed; then nothing is recorded.
 */
export function payOut(states: PaymentsStates, act: PayoutAct): Decided<PayoutRefusal> {
  const { orderId, seen, accountId, account, at } = act;
  const named = namedPayouts(states.payments, seen);
  if (!named.ok) return named;
  const to = accountToPay(account, at);
  if (!to.ok) return to;
  if (to.value.content.contentId !== accountId) return refuse('payout.changed', { payoutId: named.value[0]?.payoutId ?? '' });
  const { currency } = termsInForce(states.contracts);
  return ok(
    merge(
      ...named.value.map(({ payoutId, amountMinor }): Decision => {
        const reference = payoutReference(orderId, payoutId);
        const event: PayoutEvent = { type: 'payments.payout_paid', v: 1, data: { payoutId, amountMinor, accountId, reference } };
        return {
          events: [event],
          transfers: [paidOut(orderId, payoutId, currency, amountMinor)],
          clearDeadlines: [payoutDueName(payoutId)],
        };
      }),
    ),
  );
}
