/** SQL over settlement accounts: who reads them is decided before, by `can` or by an act of the platform itself. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type AccountDetails, type AccountState, SETTLEMENT_ACCOUNT } from './payee.types.ts';

/** The state of a supplier's account stream, or null where none is registered or the reader may not see it. */
export async function readAccount(q: Queryable, supplierId: CompanyId): Promise<AccountState | null> {
  const { rows } = await q.query<{ account: AccountState }>(
    `select state -> 'suppliers' as account from stream where supplier_id = $1 and kind = 'account' and id = $1`,
    [supplierId],
  );
  return rows[0]?.account ?? null;
}

/** Beneficiary, number and bank of some of a supplier's accounts by content id; erased ones are left out. */
export async function readDetails(
  q: Queryable,
  supplierId: CompanyId,
  contentIds: readonly string[],
): Promise<ReadonlyMap<string, AccountDetails>> {
  const { rows } = await q.query<{ content_id: string; body: AccountDetails }>(
    `select content_id, body from content where supplier_id = $1 and kind = 'account' and stream_id = $1 and content_id = any ($2)
       and content_kind = '${SETTLEMENT_ACCOUNT}' and body is not null`,
    [supplierId, contentIds],
  );
  return new Map(rows.map((r) => [r.content_id, r.body]));
}

/** The account streams of several suppliers; those without one are left out. */
export async function readAccounts(
  q: Queryable,
  supplierIds: readonly CompanyId[],
): Promise<ReadonlyMap<CompanyId, AccountState>> {
  const { rows } = await q.query<{ id: CompanyId; account: AccountState }>(
    `select id, state -> 'suppliers' as account from stream where supplier_id = any ($1) and kind = 'account' and id = supplier_id`,
    [supplierIds],
  );
  return new Map(rows.map((r) => [r.id, r.account]));
}

/** Beneficiary, number and bank of accounts of several suppliers by content id; erased ones are left out. */
export async function readDetailsOf(
  q: Queryable,
  accounts: readonly { readonly supplierId: CompanyId; readonly contentId: string }[],
): Promise<ReadonlyMap<string, AccountDetails>> {
  if (accounts.length === 0) return new Map();
  const { rows } = await q.query<{ content_id: string; body: AccountDetails }>(
    `select c.content_id, c.body from unnest($1::text[], $2::text[]) as a (supplier_id, content_id)
     join content c on c.supplier_id = a.supplier_id and c.kind = 'account' and c.stream_id = a.supplier_id and c.content_id = a.content_id
     where c.content_kind = '${SETTLEMENT_ACCOUNT}' and c.body is not null`,
    [accounts.map((a) => a.supplierId), accounts.map((a) => a.contentId)],
  );
  return new Map(rows.map((r) => [r.content_id, r.body]));
}

/** The content that a stream of kind account designates. */
const DESIGNATED = `c.supplier_id = s.supplier_id and c.kind = s.kind and c.stream_id = s.id and c.body is not null
  and c.content_id = s.state #>> '{suppliers,designated,content,contentId}'`;

/** The account a supplier is paid to today, or null. One round trip. */
export async function designatedAccount(q: Queryable, supplierId: CompanyId): Promise<AccountDetails | null> {
  const { rows } = await q.query<{ body: AccountDetails }>(
    `select c.body from stream s join content c on ${DESIGNATED} where s.supplier_id = $1 and s.kind = 'account' and s.id = $1`,
    [supplierId],
  );
  return rows[0]?.body ?? null;
}

/**
 * Whose designated account a bank statement is of, by letters and digits. Null for nobody's, and where two suppliers share
 * one: money is not booked on a guess.
 */
export async function supplierByAccount(q: Queryable, number: string): Promise<CompanyId | null> {
  const { rows } = await q.query<{ supplier_id: string }>(
    `select distinct s.supplier_id from content c join stream s on ${DESIGNATED} where c.kind = 'account' and c.account_number = $1 limit 2`,
    [number.toUpperCase().replace(/[^0-9A-Z]/g, '')],
  );
  return rows.length === 1 ? (rows[0]?.supplier_id ?? null) : null;
}

export type WaitingChange = {
  readonly supplierId: CompanyId;
  readonly name: string;
  readonly requestedAt: Instant;
  readonly ownName: boolean;
};

/** Changes that wait for a call back, oldest first. */
export async function readWaiting(q: Queryable, limit: number): Promise<readonly WaitingChange[]> {
  const { rows } = await q.query<WaitingChange>(
    `select s.id as "supplierId", c.name, s.state #>> '{suppliers,change,requestedAt}' as "requestedAt",
       (s.state #>> '{suppliers,change,account,ownName}')::boolean as "ownName"
     from stream s join company c on c.id = s.id
     where s.kind = 'account' and s.state #>> '{suppliers,change,step}' = 'approved'
     order by 3, 1 limit $1`,
    [limit],
  );
  return rows;
}
