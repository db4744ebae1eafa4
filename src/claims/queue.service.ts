/** Lists of claims over all orders: what operators work through, and what a company has open with others. */
import type { Call, Context } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import { type Result, ok } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { companiesById } from '../parties/store.ts';
import type { Company } from '../parties/types.ts';
import { listedClaim } from './queue.rules.ts';
import { type ClaimKey, readClaimRows } from './queue.store.ts';
import type { QueueStage } from './queue.types.ts';

type Ask = { readonly stage: QueueStage | null; readonly after: readonly (string | number)[] | null; readonly limit: number };

/** The place in a list that a cursor names: when it changed hands, order, claim. */
function placeOf(after: Ask['after']): ClaimKey | null {
  const [since = '', orderId = '', claimId = ''] = (after ?? []).map(String);
  return after && { since, orderId, claimId };
}

const partyOf = (companies: readonly Company[], companyId: string) => {
  const company = companies.find(({ id }) => id === companyId);
  return { companyId, name: company?.name ?? null, country: company?.country ?? null };
};

export type ClaimItem = Awaited<ReturnType<typeof itemsOf>>[number];

/**
 * For operators the unfinished claims of all orders; for a trader all claims of its own orders, under its row policies. One
 * row more than `limit` where there are more. Errors: access.denied.
 */
export async function readClaimList(ctx: Context, call: Call, ask: Ask): Promise<Result<readonly ClaimItem[]>> {
  const { by } = call;
  const denied = can(by, 'claims.read', { kind: 'none' });
  if (denied) return denied;
  // An operator may decide without the right to read everything else of the orders.
  const isOperator = by.companyKind === 'programme';
  return ok(await itemsOf(ctx, asOperator(by), isOperator ? null : by.companyId, ask));
}

async function itemsOf(
  ctx: Context,
  reader: Parameters<Context['read']>[0],
  companyId: string | null,
  { stage, after, limit }: Ask,
) {
  return ctx.read(reader, async (q) => {
    const rows = await readClaimRows(q, { companyId, stage, after: placeOf(after), limit: limit + 1 });
    const companies = await companiesById(q, [...new Set(rows.flatMap(({ buyerId, supplierId }) => [buyerId, supplierId]))]);
    return rows.map(({ orderId, buyerId, supplierId, currency, policy, since, claim, refunds }) => ({
      orderId,
      buyer: partyOf(companies, buyerId),
      supplier: partyOf(companies, supplierId),
      currency,
      policy,
      since,
      ...listedClaim({ claim, refunds }),
    }));
  });
}
