/** SQL of lists of claims: the orders that have one, found in an index that holds no other order. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import type { Refund } from '../payments/types.ts';
import type { QueueStage } from './queue.types.ts';
import type { Claim } from './types.ts';

export type ClaimKey = { readonly since: Instant; readonly orderId: OrderId; readonly claimId: string };

export type ClaimsAsk = {
  /** A company's own claims, finished ones too; null: the unfinished claims of all orders. */
  readonly companyId: CompanyId | null;
  readonly stage: QueueStage | null;
  /** The last row of the page before. */
  readonly after: ClaimKey | null;
  readonly limit: number;
};

export type ClaimListRow = {
  readonly orderId: OrderId;
  readonly claim: Claim;
  readonly refunds: readonly Refund[];
  readonly buyerId: CompanyId;
  readonly supplierId: CompanyId;
  readonly currency: string;
  readonly policy: string;
  readonly since: Instant;
};

/** When the claim last passed from one hand to another. Instants are texts of one form, so the greatest text is the latest. */
const SINCE = `greatest(${[
  '{openedAt}',
  '{answered,at}',
  '{offers,-1,madeAt}',
  '{settlement,at}',
  '{brokenPromises,-1,failedAt}',
  '{escalatedAt}',
  '{appointment,appointedAt}',
  '{appointment,prepaid,at}',
  '{appointment,report,reportedAt}',
  '{decisions,-1,at}',
  '{decisions,-1,approved,at}',
  '{sentBack,-1,at}',
  '{appeal,at}',
  '{finishedAt}',
]
  .map((path) => `c.claim #>> '${path}'`)
  .join(', ')})`;

/** A decision that a second person approved is another stage than one that waits for it. */
const STAGE = `case when c.claim ->> 'status' = 'determined' and c.claim #> '{decisions,-1,approved}' <> 'null' then 'approved'
  else c.claim ->> 'status' end`;

/**
 * Claims, the one that changed hands last first. Without a company: one row for each unfinished claim, and only their orders
 * are read, however many orders there are. With one: all claims of its orders, on either side.
 */
export async function readClaimRows(
  q: Queryable,
  { companyId, stage, after, limit }: ClaimsAsk,
): Promise<readonly ClaimListRow[]> {
  const whose =
    companyId === null
      ? `s.claims = 'open' and c.claim -> 'finishedAt' = 'null' and $1::text is null`
      : `s.claims is not null and (s.supplier_id, s.id) in (select p.supplier_id, p.stream_id from stream_party p
           where p.company_id = $1 and p.kind = 'order' and p.relation in ('buyer', 'supplier'))`;
  const { rows } = await q.query<ClaimListRow>(
    `select r.* from (
       select s.id as "orderId", c.claim, s.state -> 'contracts' ->> 'buyerId' as "buyerId",
         s.state -> 'contracts' ->> 'supplierId' as "supplierId",
         s.state -> 'contracts' -> 'agreed' -> 'terms' ->> 'currency' as currency, s.state -> 'orders' ->> 'policy' as policy,
         coalesce(s.state -> 'payments' -> 'refunds', '[]') as refunds, ${SINCE} as since, ${STAGE} as stage
       from stream s cross join lateral jsonb_array_elements(s.state -> 'claims' -> 'claims') c (claim)
       where s.kind = 'order' and ${whose}) r
     where ($2::text is null or r.stage = $2)
       and ($3::text is null or (r.since, r."orderId", r.claim ->> 'claimId') < ($3, $4::text, $5::text))
     order by r.since desc, r."orderId" desc, r.claim ->> 'claimId' desc limit $6`,
    [companyId, stage, after?.since ?? null, after?.orderId ?? null, after?.claimId ?? null, limit],
  );
  return rows;
}
