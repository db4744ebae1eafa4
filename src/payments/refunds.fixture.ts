/** Orders with money for tests of what goes back: paid in parts by wire and card, refunded, charged back, repaid, ended. */
import { ok } from '../kernel/result.ts';
import type { Transfer } from '../ledger/types.ts';
import { limitOf } from '../coverage/rules.ts';
import type { CoverageState } from '../coverage/types.ts';
import { balances } from '../ledger/rules.ts';
import { NOW, ORDER, type Played, confirmed, run, terms } from '../orders/orders.fixture.ts';
import { endOrder, orderStates } from '../orders/rules.ts';
import type { AccountState } from '../suppliers/payee.types.ts';
import { chargeBack, winDispute } from './chargeback.rules.ts';
import { repay } from './debt.rules.ts';
import { isPayoutOpen, payOut } from './payouts.rules.ts';
import { type Seen, openRefunds, payRefunds, seenOf, sendRefunds } from './pay.rules.ts';
import { type Instruction, instructRefund } from './refunds.rules.ts';
import { bookCredit } from './rules.ts';
import type { Channel, PaymentsStates } from './types.ts';

export const states = (p: Played): PaymentsStates => p.states as unknown as PaymentsStates;

let made = 0;

/** Books a credit; gives its id. */
export function pays(p: Played, amountMinor: number, channel: Channel = 'wire'): string {
  const creditId = `${channel}-${++made}`;
  const facts = { orderId: ORDER, creditId, channel, amountMinor, currency: 'USD', bookedOn: '2026-03-06', instalment: null };
  const refused = run(p, () => bookCredit(states(p), facts));
  if (refused) throw new Error(refused);
  return creditId;
}

export type Way = { readonly mode?: 'guarantee' | 'hold'; readonly policy?: string };

/** A confirmed order of 4,000.00 USD, all due at once. */
export const order = (way: Way = {}): Played => {
  const instalments = [{ name: 'full', shareBasisPoints: 10_000, due: { kind: 'on_confirmation' as const } }];
  return confirmed({ ...way, terms: terms({ instalments }) });
};

/** Funded in full by one wire. */
export function paid(way: Way = {}): Played {
  const p = order(way);
  pays(p, 400_000);
  return p;
}

export const NO_FEE = { fromHeldMinor: 0, fromFundMinor: 0 };

/** Instructs a refund of an award, due in a week. */
export function instruct(p: Played, amountMinor: number, change: Partial<Instruction> = {}): string {
  const refundId = change.refundId ?? `refund-${++made}`;
  const instruction: Instruction = {
    orderId: ORDER,
    refundId,
    claimId: 'claim-1',
    because: 'determination',
    amountMinor,
    fee: NO_FEE,
    dueOn: '2026-03-11',
    owedAtOnce: false,
    ...change,
  };
  run(p, () => ok(instructRefund(states(p), instruction)));
  return refundId;
}

/** What an operator reads now of everything that is open. */
export function seen(p: Played): readonly Seen[] {
  const open = openRefunds(states(p).payments);
  return open.ok ? open.value.map(seenOf) : [];
}

/** Marks everything open that goes back by card as on its way. */
export const sends = (p: Played): string | null => run(p, () => sendRefunds(states(p), seen(p)));

/** Marks card refunds as sent, then pays everything that is open. Gives the refusal, or null. */
export function paysOut(p: Played): string | null {
  const read = seen(p);
  return sends(p) ?? run(p, () => payRefunds(states(p), ORDER, read));
}

/** The supplier is paid everything that was released, to an account that it always had. */
export function paysSupplier(p: Played): string | null {
  const account: AccountState = {
    designated: { content: { contentId: 'own', hash: 'own' }, ownName: true, since: NOW },
    change: null,
  };
  const act = { orderId: ORDER, seen: states(p).payments.payouts.filter(isPayoutOpen), accountId: 'own', account, at: p.at };
  return run(p, () => payOut(states(p), act));
}

export const takesBack = (p: Played, captureId: string, amountMinor: number, disputeId = `dispute-${++made}`): string | null =>
  run(p, () => chargeBack(states(p), { orderId: ORDER, disputeId, moveId: `${disputeId}-out`, captureId, amountMinor }));

/** The dispute is won: the card bank gives an amount back. */
export const givesBack = (p: Played, disputeId: string, amountMinor: number, moveId = `${disputeId}-in`): string | null =>
  run(p, (_, v) => winDispute(states(p), { orderId: ORDER, disputeId, moveId, captureId: '', amountMinor }, v.facts));

export const repays = (p: Played, amountMinor: number, reference = `bank-${++made}`): string | null =>
  run(p, () => repay(states(p), { orderId: ORDER, reference, amountMinor }));

/** The order ends; what is held is released. */
export const completes = (p: Played): string | null =>
  run(p, () => ok(endOrder(ORDER, orderStates(p.states), 'completed', 'received')));

/** Every movement so far, as the statement reads them. */
export const transfersOf = (p: Played): readonly Transfer[] => p.transfers.map((t) => ({ ...t, at: NOW, orderId: ORDER }));

/** The balance of an account, by its kind. */
export function balance(p: Played, kind: string): number {
  const sums = balances(transfersOf(p));
  return [...sums].filter(([key]) => key.startsWith(`${kind}:`)).reduce((sum, [, minor]) => sum + minor, 0);
}

export const usedLimit = (p: Played): number => limitOf(p.supplier['coverage'] as CoverageState, 'USD').reservedMinor;
