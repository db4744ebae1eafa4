/** SQL of payouts: what waits out of deadline rows, over all suppliers or of one, and what was paid. */
import type { Queryable } from '../db/reads.ts';
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { Payout } from './payouts.types.ts';

export type PayoutKey = { readonly dueOn: PlainDate; readonly orderId: OrderId; readonly payoutId: string };

export type PayoutRow = {
  readonly orderId: OrderId;
  readonly supplierId: CompanyId;
  readonly zone: Zone;
  readonly countries: readonly string[];
  readonly currency: string;
  /** An invariant of the order was found broken: nobody may act on it. */
  readonly frozen: boolean;
  readonly payout: Payout;
};

/**
 * Payouts that wait, the oldest due first. Each has one deadline row, found in an index of payouts only, and its order by
 * primary key: as many rows as payouts that wait, whatever was paid before.
 * @param of one supplier; null: all
 */
export async function readOpenPayouts(
  q: Queryable,
  of: CompanyId | null,
  after: PayoutKey | null,
  limit: number,
): Promise<readonly PayoutRow[]> {
  const { rows } = await q.query<PayoutRow>(
    `select d.stream_id as "orderId", d.supplier_id as "supplierId", s.state -> 'contracts' ->> 'zone' as zone,
       array[s.state -> 'contracts' ->> 'buyerCountry', s.state -> 'contracts' ->> 'supplierCountry'] as countries,
       s.state -> 'contracts' -> 'agreed' -> 'terms' ->> 'currency' as currency, s.frozen, p.payout
     from deadline d
     join stream s on s.supplier_id = d.supplier_id and s.kind = d.kind and s.id = d.stream_id
     cross join lateral (select payout from jsonb_array_elements(s.state -> 'payments' -> 'payouts') payout
       where 'payments.payout_due:' || (payout ->> 'payoutId') = d.name) p
     where d.kind = 'order' and d.name like 'payments.payout_due:%' and ($1::text is null or d.supplier_id = $1)
       and ($2::text is null or (p.payout ->> 'dueOn', d.stream_id, p.payout ->> 'payoutId') > ($2, $3::text, $4::text))
     order by p.payout ->> 'dueOn', d.stream_id, p.payout ->> 'payoutId' limit $5`,
    [of, after?.dueOn ?? null, after?.orderId ?? null, after?.payoutId ?? null, limit],
  );
  return rows;
}

export type PaidKey = { readonly at: Instant; readonly intentId: string };

export type PaidRow = {
  readonly orderId: OrderId;
  readonly payoutId: string;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly at: Instant;
  readonly intentId: string;
  readonly accountId: string;
};

/** What a supplier was paid, the latest first. */
export async function readPaidPayouts(
  q: Queryable,
  supplierId: CompanyId,
  after: PaidKey | null,
  limit: number,
): Promise<readonly PaidRow[]> {
  const { rows } = await q.query<PaidRow>(
    `select t.stream_id as "orderId", p.payout ->> 'payoutId' as "payoutId", t.currency, t.amount_minor as "amountMinor", t.at,
       t.intent_id as "intentId", p.payout ->> 'accountId' as "accountId"
     from transfer t
     join stream s on s.supplier_id = t.supplier_id and s.kind = t.kind and s.id = t.stream_id
     cross join lateral (select payout from jsonb_array_elements(s.state -> 'payments' -> 'payouts') payout
       where 'payout:' || s.id || ':' || (payout ->> 'payoutId') = t.intent_id) p
     where t.supplier_id = $1 and t.intent_id like 'payout:%'
       and ($2::timestamptz is null or (t.at, t.intent_id) < ($2, $3::text))
     order by t.at desc, t.intent_id desc limit $4`,
    [supplierId, after?.at ?? null, after?.intentId ?? null, limit],
  );
  return rows;
}
