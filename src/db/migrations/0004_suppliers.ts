/** The directory: products, the way to find suppliers among all streams, and to find a supplier by its account number. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table product (
    company_id text not null references company (id),
    product_id text not null,
    name text not null check (length(name) between 1 and 200),
    category text not null check (length(category) between 1 and 40),
    description text,
    unit_price_minor bigint check (unit_price_minor >= 0),
    currency text check (currency ~ '^[A-Z]{3}$'),
    minimum_quantity text,
    hs_code text check (hs_code ~ '^[0-9]{6,10}$'),
    created_at timestamptz not null,
    primary key (company_id, product_id),
    check ((unit_price_minor is null) = (currency is null))
  )`,
  'alter table product enable row level security',
  'alter table product force row level security',
  'create policy everyone_reads on product for select using (true)',
  'create policy commit_path on product for all to quayside_commit using (true) with check (true)',
  'grant select on product to quayside_app',
  'grant select, insert, delete on product to quayside_commit',

  // What a supplier says of itself is public; nothing else beside its stream is.
  `create policy about_is_public on content for select to quayside_app using (kind = 'supplier' and content_kind = 'about')`,

  // Behind row policies only operators that leak nothing reach an index, and those of jsonb are not among them: the search
  // finds the suppliers among all streams by this index and reads their states one by one.
  `create index stream_directory on stream (kind, id) where kind in ('supplier', 'account')`,

  // For the same reason an account's number has a column. Erasing the content empties it.
  `alter table content add column account_number text
    generated always as (case when content_kind = 'settlement_account' then body ->> 'number' end) stored`,
  'create index content_account_number on content (account_number) where account_number is not null',
];

/** Products are not distributed by supplier's orders: they are read across suppliers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
