/** SQL over the coverage part of a supplier's stream: the folded limits, and the tally that underwriting reads from events. */
import type { Queryable } from '../db/reads.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { CoverageState, LimitReason } from './types.ts';

/** A supplier's limits, or null for a company that is none. Public. */
export async function readCoverage(q: Queryable, supplierId: CompanyId): Promise<CoverageState | null> {
  const { rows } = await q.query<{ coverage: CoverageState }>(
    `select state -> 'coverage' as coverage from stream where supplier_id = $1 and kind = 'supplier' and id = $1`,
    [supplierId],
  );
  return rows[0]?.coverage ?? null;
}

/** When the company came to the directory. */
export async function readBeginning(q: Queryable, supplierId: CompanyId): Promise<Instant | null> {
  const { rows } = await q.query<{ at: Instant }>(
    `select at from event where supplier_id = $1 and kind = 'supplier' and stream_id = $1 and seq = 1`,
    [supplierId],
  );
  return rows[0]?.at ?? null;
}

export type GrantRow = {
  readonly at: Instant;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly because: LimitReason;
  readonly reviewOn: PlainDate | null;
  readonly by: UserId;
};

/** Grants that are told in a history; a supplier has few. */
const MOST_GRANTS = 100;

/** What was granted when and why, the latest first. */
export async function readGrants(q: Queryable, supplierId: CompanyId): Promise<readonly GrantRow[]> {
  const { rows } = await q.query<GrantRow>(
    `select at, data ->> 'currency' as currency, (data ->> 'amountMinor')::bigint as "amountMinor", data ->> 'because' as because,
       data ->> 'reviewOn' as "reviewOn", data ->> 'by' as by
     from event where supplier_id = $1 and kind = 'supplier' and stream_id = $1 and type = 'coverage.granted'
     order by seq desc limit $2`,
    [supplierId, MOST_GRANTS],
  );
  return rows;
}

export type TallyRow = {
  readonly currency: string;
  readonly buyerId: CompanyId;
  readonly completedMinor: Minor;
  readonly completed: number;
  readonly late: number;
  readonly disputesLost: number;
};

/** Outcomes since an instant, by currency and buyer. An order counts once per outcome, however often it was recorded. */
export async function readTally(q: Queryable, supplierId: CompanyId, since: Instant): Promise<readonly TallyRow[]> {
  const { rows } = await q.query<TallyRow>(
    `with outcome as (
       select distinct on (data ->> 'orderId', data ->> 'outcome') data ->> 'currency' as currency, data ->> 'buyerId' as buyer,
         data ->> 'outcome' as outcome, (data ->> 'amountMinor')::bigint as amount
       from event where supplier_id = $1 and kind = 'supplier' and stream_id = $1 and type = 'coverage.outcome_recorded' and at >= $2
       order by data ->> 'orderId', data ->> 'outcome', seq)
     select currency, buyer as "buyerId", coalesce(sum(amount) filter (where outcome = 'completed'), 0)::bigint as "completedMinor",
       count(*) filter (where outcome = 'completed')::int as completed, count(*) filter (where outcome = 'late')::int as late,
       count(*) filter (where outcome = 'dispute_lost')::int as "disputesLost"
     from outcome group by currency, buyer order by currency, buyer`,
    [supplierId, since],
  );
  return rows;
}

/** The lowest limit in each currency that stood at any moment since an instant; a currency not granted by then counts from 0. */
export async function readLowest(q: Queryable, supplierId: CompanyId, since: Instant): Promise<ReadonlyMap<string, Minor>> {
  const { rows } = await q.query<{ currency: string; lowest: Minor }>(
    `with granted as (
       select data ->> 'currency' as currency, (data ->> 'amountMinor')::bigint as amount, at,
         lead(at) over (partition by data ->> 'currency' order by seq) as until,
         row_number() over (partition by data ->> 'currency' order by seq) as nth
       from event where supplier_id = $1 and kind = 'supplier' and stream_id = $1 and type = 'coverage.granted')
     select currency, min(case when nth = 1 and at > $2 then 0 else amount end)::bigint as lowest
     from granted where until is null or until > $2 group by currency`,
    [supplierId, since],
  );
  return new Map(rows.map((r) => [r.currency, r.lowest]));
}
