/** Reads over transfers: of one order, of a company's orders in a period, and all accounts by kind. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import type { AccountKind, BookedTransfer, Period, PeriodTotals, TrialBalanceRow } from './types.ts';

type Raw = {
  intent_id: string;
  stream_id: string;
  debit: string;
  credit: string;
  currency: string;
  amount_minor: number;
  at: Instant;
  seq: number;
};

const COLUMNS = 't.intent_id, t.stream_id, t.debit, t.credit, t.currency, t.amount_minor, t.at, t.seq';

const toTransfer = (r: Raw): BookedTransfer => ({
  intentId: r.intent_id,
  debit: r.debit,
  credit: r.credit,
  currency: r.currency,
  amountMinor: r.amount_minor,
  at: r.at,
  orderId: r.stream_id,
  seq: r.seq,
});

/** As what a company stands to an order; null where the order is missing or not the reader's to see. */
export async function readRelations(q: Queryable, orderId: OrderId, companyId: string): Promise<readonly string[] | null> {
  const { rows } = await q.query<{ relations: string[] }>(
    `select array(select p.relation from stream_party p where p.supplier_id = s.supplier_id and p.kind = s.kind and p.stream_id = s.id
       and p.company_id = $3) as relations
     from stream s where s.supplier_id = $1 and s.kind = 'order' and s.id = $2`,
    [supplierOf(orderId), orderId, companyId],
  );
  return rows[0]?.relations ?? null;
}

/** Every movement of an order, in the order in which they were booked. */
export async function transfersOf(q: Queryable, orderId: OrderId): Promise<readonly BookedTransfer[]> {
  const { rows } = await q.query<Raw>(
    `select ${COLUMNS} from transfer t where t.supplier_id = $1 and t.kind = 'order' and t.stream_id = $2 order by t.seq, t.intent_id`,
    [supplierOf(orderId), orderId],
  );
  return rows.map(toTransfer);
}

/** Movements of the orders in which a company is buyer or supplier. Its bookings as an inspector are not its trade. */
const OWN = `from stream_party p
  join transfer t on t.supplier_id = p.supplier_id and t.kind = p.kind and t.stream_id = p.stream_id
  where p.company_id = $1 and p.kind = 'order' and p.relation in ('buyer', 'supplier')`;

export type After = Pick<BookedTransfer, 'at' | 'orderId' | 'seq' | 'intentId'>;

/** A company's movements of a period, oldest first, after a place in that order. */
export async function transfersIn(
  q: Queryable,
  companyId: string,
  period: Pick<Period, 'fromAt' | 'toAt'>,
  after: After | null,
  limit: number,
): Promise<readonly BookedTransfer[]> {
  const { rows } = await q.query<Raw>(
    `select ${COLUMNS} ${OWN} and t.at >= $2 and t.at < $3
       and ($4::timestamptz is null or (t.at, t.stream_id, t.seq, t.intent_id) > ($4, $5::text, $6::int, $7::text))
     order by t.at, t.stream_id, t.seq, t.intent_id limit $8`,
    [
      companyId,
      period.fromAt,
      period.toAt,
      after?.at ?? null,
      after?.orderId ?? null,
      after?.seq ?? null,
      after?.intentId ?? null,
      limit,
    ],
  );
  return rows.map(toTransfer);
}

/** What an account holds (credits less debits), by currency; a currency in which it holds nothing is left out. */
export async function balancesOf(
  q: Queryable,
  supplierId: string,
  account: string,
): Promise<readonly { readonly currency: string; readonly amountMinor: number }[]> {
  const { rows } = await q.query<{ currency: string; amountMinor: number }>(
    `select currency, sum(minor)::bigint as "amountMinor" from (
       select currency, amount_minor as minor from transfer where supplier_id = $1 and credit = $2
       union all
       select currency, -amount_minor from transfer where supplier_id = $1 and debit = $2) moved
     group by currency having sum(minor) <> 0 order by currency`,
    [supplierId, account],
  );
  return rows;
}

const KIND = (account: string): string => `split_part(${account}, ':', 1)`;

/** What a company's orders held before a period, what moved in it, and what they held at its end; one row per currency. */
export async function totalsIn(
  q: Queryable,
  companyId: string,
  period: Pick<Period, 'fromAt' | 'toAt'>,
): Promise<readonly PeriodTotals[]> {
  const sum = (condition: string): string => `coalesce(sum(t.amount_minor) filter (where ${condition}), 0)`;
  const into = `${KIND('t.credit')} = 'held'`;
  const out = `${KIND('t.debit')} = 'held'`;
  const during = 't.at >= $2';
  const { rows } = await q.query<{
    currency: string;
    opening: number;
    paid: number;
    released: number;
    fee: number;
    refunded: number;
    charged_back: number;
    closing: number;
  }>(
    `select t.currency,
       (${sum(`${into} and t.at < $2`)} - ${sum(`${out} and t.at < $2`)})::bigint as opening,
       ${sum(`${into} and ${KIND('t.debit')} <> 'charged_back' and ${during}`)}::bigint as paid,
       ${sum(`${out} and ${KIND('t.credit')} in ('released', 'payable') and ${during}`)}::bigint as released,
       ${sum(`${out} and ${KIND('t.credit')} = 'fees' and ${during}`)}::bigint as fee,
       ${sum(`${out} and ${KIND('t.credit')} in ('returned', 'designated') and ${during}`)}::bigint as refunded,
       (${sum(`${out} and ${KIND('t.credit')} = 'charged_back' and ${during}`)}
         - ${sum(`${into} and ${KIND('t.debit')} = 'charged_back' and ${during}`)})::bigint as charged_back,
       (${sum(into)} - ${sum(out)})::bigint as closing
     ${OWN} and t.at < $3 group by t.currency order by t.currency`,
    [companyId, period.fromAt, period.toAt],
  );
  return rows.map((r) => ({
    currency: r.currency,
    openingHeldMinor: r.opening,
    paidMinor: r.paid,
    releasedMinor: r.released,
    feeMinor: r.fee,
    refundedMinor: r.refunded,
    chargedBackMinor: r.charged_back,
    closingHeldMinor: r.closing,
  }));
}

/** Debits and credits of all accounts by kind and currency. Reads every transfer that the reader may see. */
export async function trialBalance(q: Queryable): Promise<readonly TrialBalanceRow[]> {
  const { rows } = await q.query<{ kind: AccountKind; currency: string; debit: number; credit: number }>(
    `select ${KIND('a.account')} as kind, t.currency, sum(a.debit)::bigint as debit, sum(a.credit)::bigint as credit
     from transfer t
     cross join lateral (values (t.debit, t.amount_minor, 0::bigint), (t.credit, 0::bigint, t.amount_minor)) as a (account, debit, credit)
     group by 1, 2 order by 2, 1`,
  );
  return rows.map((r) => ({ kind: r.kind, currency: r.currency, debitMinor: r.debit, creditMinor: r.credit }));
}
