/** SQL of refunds: the operators' queue out of deadline rows, and the cards that prepaid inspection fees. */
import type { Queryable } from '../db/reads.ts';
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import type { Credit, PayerLine, Refund } from './types.ts';

export type QueueKey = { readonly dueOn: PlainDate; readonly orderId: OrderId; readonly refundId: string };

export type QueueRow = {
  readonly orderId: OrderId;
  readonly zone: Zone;
  readonly countries: readonly string[];
  readonly currency: string;
  readonly refund: Refund;
  readonly credits: readonly Credit[];
};

/**
 * Open instructions of all orders, the oldest due first. Each has one deadline row, found in an index of refunds only, and
 * its order by primary key: as many rows as refunds that wait, whatever was paid before. Held ones have no row.
 */
export async function readRefundQueue(q: Queryable, after: QueueKey | null, limit: number): Promise<readonly QueueRow[]> {
  const { rows } = await q.query<QueueRow>(
    `select d.stream_id as "orderId", s.state -> 'contracts' ->> 'zone' as zone,
       array[s.state -> 'contracts' ->> 'buyerCountry', s.state -> 'contracts' ->> 'supplierCountry'] as countries,
       s.state -> 'contracts' -> 'agreed' -> 'terms' ->> 'currency' as currency, r.refund, s.state -> 'payments' -> 'credits' as credits
     from deadline d
     join stream s on s.supplier_id = d.supplier_id and s.kind = d.kind and s.id = d.stream_id
     cross join lateral (select refund from jsonb_array_elements(s.state -> 'payments' -> 'refunds') refund
       where 'payments.refund_due:' || (refund ->> 'refundId') = d.name) r
     where d.kind = 'order' and d.name like 'payments.refund_due:%'
       and ($1::text is null or (r.refund ->> 'dueOn', d.stream_id, r.refund ->> 'refundId') > ($1, $2::text, $3::text))
     order by r.refund ->> 'dueOn', d.stream_id, r.refund ->> 'refundId' limit $4`,
    [after?.dueOn ?? null, after?.orderId ?? null, after?.refundId ?? null, limit],
  );
  return rows;
}

/** Who paid these bank lines, by primary key. Files that were read before accounts were kept have none. */
export async function readPayers(q: Queryable, lineIds: readonly string[]): Promise<ReadonlyMap<string, PayerLine>> {
  if (lineIds.length === 0) return new Map();
  const { rows } = await q.query<PayerLine>(
    `select line_id as "lineId", payer, payer_account as "payerAccount", booked_on as "bookedOn" from bank_line where line_id = any ($1)`,
    [lineIds],
  );
  return new Map(rows.map((row) => [row.lineId, row]));
}

export type FeeCapture = { readonly claimId: string; readonly captureId: string; readonly amountMinor: number };

/** The card captures by which fees of this order were prepaid, each for its claim. One index entry per prepaid fee. */
export async function readFeeCaptures(q: Queryable, orderId: OrderId): Promise<readonly FeeCapture[]> {
  const { rows } = await q.query<FeeCapture>(
    `select data ->> 'claimId' as "claimId", data ->> 'captureId' as "captureId", (data ->> 'amountMinor')::bigint as "amountMinor"
     from event where supplier_id = $1 and kind = 'order' and stream_id = $2 and type = 'claims.fee_prepaid' order by seq desc`,
    [supplierOf(orderId), orderId],
  );
  return rows;
}

export type BookedCredit = { readonly captureId: string; readonly at: Instant };

/** When each payment of this order was booked; the ids of card captures end the intents of their movements. */
export async function readBookedCredits(q: Queryable, orderId: OrderId): Promise<readonly BookedCredit[]> {
  const prefix = `in:${orderId}:`;
  const { rows } = await q.query<BookedCredit>(
    `select substr(intent_id, $3::int + 1) as "captureId", at from transfer
     where supplier_id = $1 and kind = 'order' and stream_id = $2 and starts_with(intent_id, $4)`,
    [supplierOf(orderId), orderId, prefix.length, prefix],
  );
  return rows;
}
