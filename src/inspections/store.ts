/** SQL over the directory of agencies: companies of that kind with their prices and firms. */
import type { PoolClient } from 'pg';
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Agency, AgencyPrice, VisitKind } from './types.ts';

const AGENCY = `c.id as "agencyId", c.name, c.country, f.firm,
  coalesce((select json_agg(json_build_object('kind', p.kind, 'countries', p.countries, 'currency', p.currency,
      'perDayMinor', p.per_day_minor, 'unitsPerDay', p.units_per_day) order by p.position)
    from agency_price p where p.company_id = c.id), '[]'::json) as prices`;

/** An agency by its company id, or null where the company is none. */
export async function readAgency(q: Queryable, agencyId: CompanyId): Promise<Agency | null> {
  const { rows } = await q.query<Agency>(
    `select ${AGENCY} from company c left join agency_firm f on f.company_id = c.id where c.id = $1 and c.kind = 'agency'`,
    [agencyId],
  );
  return rows[0] ?? null;
}

export type AgencyFilter = {
  readonly kind: VisitKind | null;
  readonly country: string | null;
  readonly after: string | null;
  readonly limit: number;
};

/** Agencies in the order of their ids; with a kind or a country, those that have a price for it. */
export async function listAgencies(q: Queryable, filter: AgencyFilter): Promise<readonly Agency[]> {
  const { rows } = await q.query<Agency>(
    `select ${AGENCY} from company c left join agency_firm f on f.company_id = c.id
     where c.kind = 'agency' and ($3::text is null or c.id > $3)
       and (($1::text is null and $2::text is null) or exists (
         select 1 from agency_price p where p.company_id = c.id and ($1::text is null or p.kind = $1)
           and ($2::text is null or p.countries = '{}' or $2 = any (p.countries))))
     order by c.id limit $4`,
    [filter.kind, filter.country, filter.after, filter.limit],
  );
  return rows;
}

/** Who replaces something of an agency waits for who is replacing it, or both would put the same rows in. */
const lockAgency = (tx: PoolClient, agencyId: CompanyId): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`agency/${agencyId}`]);

/** Replaces an agency's price list. */
export async function replacePrices(tx: PoolClient, agencyId: CompanyId, prices: readonly AgencyPrice[]): Promise<void> {
  await lockAgency(tx, agencyId);
  await tx.query('delete from agency_price where company_id = $1', [agencyId]);
  for (const [position, p] of prices.entries()) {
    await tx.query(
      `insert into agency_price (company_id, position, kind, countries, currency, per_day_minor, units_per_day)
       values ($1, $2, $3, $4::text[], $5, $6, $7)`,
      [agencyId, position, p.kind, p.countries, p.currency, p.perDayMinor, p.unitsPerDay],
    );
  }
}

/** Sets or takes away the firm that an operator confirmed. */
export async function replaceFirm(
  tx: PoolClient,
  agencyId: CompanyId,
  mark: { readonly firm: string | null; readonly by: UserId; readonly at: Instant },
): Promise<void> {
  await lockAgency(tx, agencyId);
  await tx.query('delete from agency_firm where company_id = $1', [agencyId]);
  if (mark.firm === null) return;
  await tx.query('insert into agency_firm (company_id, firm, by_user, at) values ($1, $2, $3, $4)', [
    agencyId,
    mark.firm,
    mark.by,
    mark.at,
  ]);
}
