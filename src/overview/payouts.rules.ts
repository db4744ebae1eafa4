/** What must always hold of money that is paid to suppliers: once for each release, to the account designated at the time. */
import type { RecordedEvent, StreamRef, States } from '../kernel/decider.ts';
import type { Instant } from '../kernel/dates.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { isPayoutOpen, payableMinor } from '../payments/payouts.rules.ts';
import type { PayoutEvent } from '../payments/payouts.types.ts';
import type { PaymentsState } from '../payments/types.ts';
import type { AccountState } from '../suppliers/payee.types.ts';
import type { AccountSum, Found } from './check.types.ts';
import { unless } from './found.rules.ts';

/** I3: what the order released to be paid out, and what of it was paid, is what the ledger says. */
export function checkPayouts(ref: StreamRef, payments: PaymentsState, accounts: readonly AccountSum[]): readonly Found[] {
  const payable = accounts.filter((a) => a.account === `payable:${ref.supplierId}`);
  const paidMinor = sumMinor(payments.payouts.filter((p) => !isPayoutOpen(p)).map((p) => p.amountMinor));
  const ledgerPaidMinor = sumMinor(payable.map((a) => a.debitMinor));
  const differs = (what: string, stateMinor: Minor, ledgerMinor: Minor): readonly Found[] =>
    unless(stateMinor === ledgerMinor, 'I3', `${what}_differs`, { stateMinor, ledgerMinor });
  return [
    ...differs('payable', payableMinor(payments) + paidMinor, sumMinor(payable.map((a) => a.creditMinor))),
    ...differs('paid_out', paidMinor, ledgerPaidMinor),
  ];
}

/** Which account a supplier had designated from when on, in the order in which that changed. */
type Designated = { readonly since: Instant; readonly accountId: string; readonly ownName: boolean };

/**
 * I8 over the streams of one supplier after the other: what its account stream designated, and to which account each of its
 * orders paid. The account's stream is walked before the orders; memory holds one supplier's accounts.
 */
export function payeeWatch(): {
  readonly onEvent: (ref: StreamRef, event: RecordedEvent, after: States) => readonly Found[];
} {
  let supplierId = '';
  let designated: Designated[] = [];
  return {
    onEvent: (ref, event, after) => {
      if (ref.supplierId !== supplierId) [supplierId, designated] = [ref.supplierId, []];
      if (ref.kind === 'account') {
        const now = (after['suppliers'] as AccountState).designated;
        const accountId = now?.content.contentId;
        if (now && accountId && designated.at(-1)?.accountId !== accountId)
          designated.push({ since: now.since, accountId, ownName: now.ownName });
        return [];
      }
      if (event.type !== 'payments.payout_paid') return [];
      const { payoutId, accountId } = event.data as Extract<PayoutEvent, { type: 'payments.payout_paid' }>['data'];
      const then = designated.findLast(({ since }) => since <= event.at);
      return unless(then?.accountId === accountId && then.ownName, 'I8', 'paid_to_other_account', {
        seq: event.seq,
        payoutId,
        accountId,
        designatedId: then?.accountId ?? null,
      });
    },
  };
}
