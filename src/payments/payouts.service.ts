/** Acts and reads of payouts: what waits for an operator, saying that it left, and what a supplier sees of its own. */
import { businessDaysBetween } from '../calendar/rules.ts';
import { type Answer, type Call, type Context, act } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import { type Instant, dayOf } from '../kernel/dates.ts';
import { type CompanyId, type OrderId, isOrderId, supplierOf } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Json, type Result, ok, refuse } from '../kernel/result.ts';
import { balancesOf } from '../ledger/store.ts';
import { authorise } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { can } from '../parties/access.ts';
import { companiesById, readCompany } from '../parties/store.ts';
import { designatedAt, noticeOf } from '../suppliers/payee.rules.ts';
import { readAccount, readAccounts, readDetailsOf } from '../suppliers/payee.store.ts';
import type { AccountDetails, AccountNotice, AccountState } from '../suppliers/payee.types.ts';
import { type SeenPayout, hindranceOf, isPayoutOpen, payOut, payoutReference } from './payouts.rules.ts';
import { type PaidKey, type PaidRow, type PayoutKey, type PayoutRow, readOpenPayouts, readPaidPayouts } from './payouts.store.ts';
import type { Payout } from './payouts.types.ts';
import { paymentsStates } from './states.rules.ts';

export type PaidOut = { readonly accountId: string; readonly payouts: readonly SeenPayout[] };

const payoutView = (orderId: OrderId, payout: Payout) => ({
  payoutId: payout.payoutId,
  amountMinor: payout.amountMinor,
  dueOn: payout.dueOn,
  reference: payoutReference(orderId, payout.payoutId),
  status: isPayoutOpen(payout) ? 'open' : 'paid',
});

/**
 * An operator says that these payouts of an order left the bank for the account that was read. Recorded once, whoever says
 * it how often; nothing is recorded where an amount or the account is another one by now.
 */
export async function payOpenPayouts(ctx: Context, call: Call, orderId: string, paid: PaidOut): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  // Read after the receipt, so that it holds every change that counts at the receipt.
  const account = await ctx.read(asOperator(call.by), (q) => readAccount(q, supplierOf(orderId)));
  return act(ctx, call, {
    name: 'payments.pay_out',
    stream: orderStream(orderId),
    decide: (view) =>
      authorise(call.by, 'payout.pay', view) ??
      payOut(paymentsStates(view.states), {
        orderId,
        seen: paid.payouts,
        accountId: paid.accountId,
        account,
        at: view.facts.receivedAt,
      }),
    answer: (view, told) => {
      const { payouts } = paymentsStates(view.states).payments;
      return { ...orderAnswer(orderId, view, told), payouts: payouts.map((p) => payoutView(orderId, p)) as unknown as Json };
    },
  });
}

type Slice = { readonly after: readonly (string | number)[] | null; readonly limit: number };

/** A payout that waits: until when, and what keeps it from going now. */
type Waiting = {
  readonly orderId: OrderId;
  readonly payoutId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly dueOn: string;
  /** Business days of both countries that are left, the last one included; below zero: days overdue. */
  readonly daysLeft: number;
  readonly overdue: boolean;
  readonly reference: string;
  readonly waits: ReturnType<typeof hindranceOf>;
};

/** How a row reads at an instant. */
async function waitingAt(ctx: Context, at: Instant): Promise<(row: PayoutRow, account: AccountState | null) => Waiting> {
  const calendars = await ctx.calendars();
  return ({ orderId, currency, zone, countries, frozen, payout: { payoutId, amountMinor, dueOn } }, account) => {
    const today = dayOf(at, zone);
    return {
      orderId,
      payoutId,
      currency,
      amountMinor,
      dueOn,
      daysLeft: businessDaysBetween(calendars, countries, today, dueOn),
      overdue: today > dueOn,
      reference: payoutReference(orderId, payoutId),
      waits: hindranceOf(account, at, frozen),
    };
  };
}

/** The account that money goes to at an instant, in full: for who makes the wire. */
function payee(account: AccountState | null, details: ReadonlyMap<string, AccountDetails>, at: Instant) {
  const to = account && designatedAt(account, at);
  const body = to && details.get(to.content.contentId);
  return to && body ? { accountId: to.content.contentId, ...body, since: to.since } : null;
}

export type PayoutItem = Waiting & {
  readonly supplier: { readonly companyId: CompanyId; readonly name: string };
  readonly account: ReturnType<typeof payee>;
  readonly change: AccountNotice | null;
};

/** Payouts of all suppliers that wait, the oldest due first. One row more than the slice where there are more. */
export async function readPayoutQueue(ctx: Context, call: Call, { after, limit }: Slice): Promise<Result<readonly PayoutItem[]>> {
  const denied = can(call.by, 'payouts.read', { kind: 'programme' });
  if (denied) return denied;
  const at = call.receivedAt;
  const waiting = await waitingAt(ctx, at);
  const [dueOn = '', orderId = '', payoutId = ''] = (after ?? []).map(String);
  const key: PayoutKey | null = after && { dueOn, orderId, payoutId };
  return ctx.read(asOperator(call.by), async (q) => {
    const rows = await readOpenPayouts(q, null, key, limit + 1);
    const ids = [...new Set(rows.map((row) => row.supplierId))];
    const accounts = await readAccounts(q, ids);
    const designated = [...accounts].flatMap(([supplierId, account]) => {
      const to = designatedAt(account, at);
      return to ? [{ supplierId, contentId: to.content.contentId }] : [];
    });
    const details = await readDetailsOf(q, designated);
    const names = new Map((await companiesById(q, ids)).map(({ id, name }) => [id, name]));
    return ok(
      rows.map((row) => {
        const account = accounts.get(row.supplierId) ?? null;
        return {
          ...waiting(row, account),
          supplier: { companyId: row.supplierId, name: names.get(row.supplierId) ?? row.supplierId },
          account: payee(account, details, at),
          change: account && noticeOf(account),
        };
      }),
    );
  });
}

/** As much of an account as tells its owner which one it is. */
type End = { readonly ending: string; readonly bank: string };
const endOf = ({ number, bank }: AccountDetails): End => ({ ending: number.slice(-4), bank });

/** A supplier's money: what it is owed, what waits and why, and a page of what it was paid. */
export type SupplierPayouts = {
  readonly head: {
    readonly supplierId: CompanyId;
    readonly payable: readonly { readonly currency: string; readonly amountMinor: Minor }[];
    readonly open: readonly Waiting[];
    readonly account: (End & { readonly since: Instant }) | null;
    readonly change: AccountNotice | null;
  };
  /** One more than the slice where there are more. */
  readonly paid: readonly {
    readonly shown: Omit<PaidRow, 'at' | 'intentId' | 'accountId'> & {
      readonly paidAt: Instant;
      readonly reference: string;
      readonly account: End | null;
    };
    readonly key: readonly [at: Instant, intentId: string];
  }[];
};

/** For the supplier's own people, and for operators who pay. Of what waits the hundred that are due first are told. */
export async function readSupplierPayouts(
  ctx: Context,
  call: Call,
  supplierId: CompanyId,
  { after, limit }: Slice,
): Promise<Result<SupplierPayouts>> {
  const denied = can(call.by, 'payout.read', { kind: 'supplier', companyId: supplierId });
  if (denied) return denied;
  const at = call.receivedAt;
  const waiting = await waitingAt(ctx, at);
  const [paidAt = '', intentId = ''] = (after ?? []).map(String);
  const key: PaidKey | null = after && { at: paidAt, intentId };
  return ctx.read(asOperator(call.by), async (q) => {
    if (!(await readCompany(q, supplierId))) return refuse('access.not_found');
    const account = await readAccount(q, supplierId);
    const open = await readOpenPayouts(q, supplierId, null, LIMITS.page);
    const paid = await readPaidPayouts(q, supplierId, key, limit + 1);
    const to = account && designatedAt(account, at);
    const ids = new Set([...paid.map((row) => row.accountId), ...(to ? [to.content.contentId] : [])]);
    const details = await readDetailsOf(
      q,
      [...ids].map((contentId) => ({ supplierId, contentId })),
    );
    const endOfId = (contentId: string): End | null => {
      const body = details.get(contentId);
      return body ? endOf(body) : null;
    };
    const designated = to && endOfId(to.content.contentId);
    const head = {
      supplierId,
      payable: await balancesOf(q, supplierId, `payable:${supplierId}`),
      open: open.map((row) => waiting(row, account)),
      account: to && designated && { ...designated, since: to.since },
      change: account && noticeOf(account),
    };
    return ok({
      head,
      paid: paid.map(({ intentId: intent, accountId, at: leftAt, ...row }) => ({
        shown: { ...row, paidAt: leftAt, reference: payoutReference(row.orderId, row.payoutId), account: endOfId(accountId) },
        key: [leftAt, intent],
      })),
    });
  });
}
