/** Statements and the trial balance: one read-only transaction each, under the reader's rights. */
import type { Call, Context } from '../context.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { readCompany } from '../parties/store.ts';
import { isPeriodBalanced, isTrialBalanced, orderTotals, periodOf, purposeOf, statement, statementCsv } from './rules.ts';
import { type After, readRelations, totalsIn, transfersIn, transfersOf, trialBalance } from './store.ts';
import type { BookedTransfer, Period, Transfer } from './types.ts';

/** Every movement of an order once, with what stands protected after it, and what they come to. */
export async function readStatement(ctx: Context, call: Call, orderId: string): Promise<Result<JsonObject>> {
  const { by } = call;
  if (!isOrderId(orderId)) return refuse('access.not_found');
  return ctx.read(by, async (q) => {
    const relations = await readRelations(q, orderId, by.companyId);
    if (!relations) return refuse('access.not_found');
    const as = (relation: string): string | null => (relations.includes(relation) ? by.companyId : null);
    const agencyIds = relations.includes('inspector') ? [by.companyId] : [];
    const denied = can(by, 'payment.read', { kind: 'order', buyerId: as('buyer'), supplierId: as('supplier'), agencyIds });
    if (denied) return denied;
    const transfers = await transfersOf(q, orderId);
    const lines = statement(orderId, transfers).map((line) => ({ ...lineView(line), heldMinor: line.heldMinor }));
    return ok({ orderId, ...orderTotals(orderId, transfers), lines });
  });
}

const lineView = (t: Transfer): JsonObject => ({
  at: t.at,
  orderId: t.orderId,
  what: purposeOf(t.intentId),
  intentId: t.intentId,
  debit: t.debit,
  credit: t.credit,
  currency: t.currency,
  amountMinor: t.amountMinor,
});

export type PeriodAsk = { readonly from: string; readonly to: string };

/** One page of a company's movements in a period. `lines` has one more than `limit` where there are more. */
export type PeriodPage = {
  readonly lines: readonly { readonly shown: JsonObject; readonly key: readonly (string | number)[] }[];
  readonly head: JsonObject;
};

/** All movements of the acting company's orders in a period of whole days of its own zone, and what they come to. */
export async function readPeriod(
  ctx: Context,
  call: Call,
  ask: PeriodAsk,
  after: After | null,
  limit: number,
): Promise<Result<PeriodPage>> {
  return inPeriod(ctx, call, ask, async (period, { transfers, totals }) => {
    const lines = (await transfers(after, limit + 1)).map((t) => ({
      shown: lineView(t),
      key: [t.at, t.orderId, t.seq, t.intentId],
    }));
    const sums = await totals();
    const head = { from: period.from, to: period.to, zone: period.zone, balanced: isPeriodBalanced(sums), totals: sums };
    return ok({ lines, head });
  });
}

/** More lines than this do not fit one file; a shorter period does. */
const MOST_CSV_LINES = 20_000;

/** The same as a CSV file for the books. Refuses `ledger.statement_too_long` above 20,000 lines. */
export async function readPeriodCsv(ctx: Context, call: Call, ask: PeriodAsk): Promise<Result<string>> {
  return inPeriod(ctx, call, ask, async (_, { transfers }) => {
    const lines = await transfers(null, MOST_CSV_LINES + 1);
    return lines.length > MOST_CSV_LINES
      ? refuse('ledger.statement_too_long', { most: MOST_CSV_LINES })
      : ok(statementCsv(lines));
  });
}

type PeriodReads = {
  readonly transfers: (after: After | null, limit: number) => Promise<readonly BookedTransfer[]>;
  readonly totals: () => ReturnType<typeof totalsIn>;
};

async function inPeriod<T>(
  ctx: Context,
  call: Call,
  ask: PeriodAsk,
  reads: (period: Period, from: PeriodReads) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { by } = call;
  const denied = can(by, 'statement.read', { kind: 'none' });
  if (denied) return denied;
  return ctx.read(by, async (q) => {
    const company = await readCompany(q, by.companyId);
    const period = periodOf(ask.from, ask.to, company?.zone ?? 'UTC');
    if (!period.ok) return period;
    return reads(period.value, {
      transfers: (after, limit) => transfersIn(q, by.companyId, period.value, after, limit),
      totals: () => totalsIn(q, by.companyId, period.value),
    });
  });
}

/** Debits and credits of all accounts by kind and currency, for operators who read everything. */
export async function readTrialBalance(ctx: Context, call: Call): Promise<Result<JsonObject>> {
  const denied = can(call.by, 'ledger.trial_balance', { kind: 'programme' });
  if (denied) return denied;
  const rows = await ctx.read(call.by, trialBalance);
  return ok({ balanced: isTrialBalanced(rows), rows });
}
