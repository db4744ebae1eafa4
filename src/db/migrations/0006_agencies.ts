/** The directory of inspection agencies: their price lists, and which firm a company belongs to. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table agency_price (
    company_id text not null references company,
    position integer not null check (position >= 0),
    kind text not null check (kind in ('pre_shipment', 'during_production', 'loading')),
    countries text[] not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    per_day_minor bigint not null check (per_day_minor >= 0),
    units_per_day integer not null check (units_per_day > 0),
    primary key (company_id, position)
  )`,
  `create table agency_firm (
    company_id text primary key references company,
    firm text not null,
    by_user text not null,
    at timestamptz not null
  )`,
  'grant select on agency_price, agency_firm to quayside_app, quayside_commit',
  'grant insert, delete on agency_price, agency_firm to quayside_commit',
];

/** Prices are public, so these tables have no row policies; only the commit role writes them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
