/** Rows that are no stream have a second wall, too: only for whom a transaction acts, or the programme, may write them. */
import { type Kysely, sql } from 'kysely';

/**
 * `quayside.acting` is set for one transaction by `record`: the acting company, or `platform` for what nobody asked for. Where
 * it is not set, nothing is written.
 */
const ACTS_FOR = `create function acts_for(company text) returns boolean language sql stable as $$
  select coalesce(current_setting('quayside.acting', true) in ('platform', company), false)
    or exists (select from public.company k where k.id = current_setting('quayside.acting', true) and k.kind = 'programme') $$`;

type Written = readonly [table: string, command: 'insert' | 'update' | 'delete', whose: string];

/** The programme's own tables belong to no company that could be named: only the programme acts for nobody. */
const NOBODY = `''`;

const WRITTEN: readonly Written[] = [
  ['company', 'update', 'id'],
  ['company_contact', 'insert', 'company_id'],
  ['product', 'insert', 'company_id'],
  ['product', 'delete', 'company_id'],
  ['agency_price', 'insert', 'company_id'],
  ['agency_price', 'delete', 'company_id'],
  ['agency_firm', 'insert', 'company_id'],
  ['agency_firm', 'delete', 'company_id'],
  ['message', 'insert', 'from_company'],
  ['bank_file', 'insert', NOBODY],
  ['staff_permission', 'insert', NOBODY],
  ['staff_permission', 'delete', NOBODY],
  ['calendar_version', 'insert', NOBODY],
];

/** Tables that had no row policies: read and written as before, but for the walls below. */
const OPEN = ['agency_price', 'agency_firm', 'staff_permission', 'calendar_version'];

/** A file of an order is noted by its sides, its inspectors or the programme; of a new order before its stream is there. */
const DOCUMENT = `create policy acting_writes on document as restrictive for insert to quayside_commit with check (
  not exists (select from stream s where s.supplier_id = document.supplier_id and s.kind = 'order' and s.id = document.order_id)
  or exists (select from stream_party p where p.supplier_id = document.supplier_id and p.kind = 'order'
    and p.stream_id = document.order_id and p.company_id = document.company_id)
  or exists (select from company k where k.id = document.company_id and k.kind = 'programme'))`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ACTS_FOR,
    ...OPEN.flatMap((table) => [
      `alter table ${table} enable row level security`,
      `create policy everyone_reads on ${table} for select using (true)`,
      `create policy commit_path on ${table} for all to quayside_commit using (true) with check (true)`,
    ]),
    ...WRITTEN.map(
      ([table, command, whose]) =>
        `create policy acting_${command} on ${table} as restrictive for ${command} to quayside_commit
         ${command === 'insert' ? 'with check' : 'using'} (acts_for(${whose}))`,
    ),
    DOCUMENT,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
