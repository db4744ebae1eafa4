/** Files of an order: what is known of each; the bytes lie in storage under their hash. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // No reference to the stream: the row is written just before the event that names it, and for a new order before its stream.
  `create table document (
    supplier_id text not null,
    order_id text not null,
    document_id text not null,
    kind text not null check (kind in ('attachment', 'evidence')),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes integer not null check (size_bytes > 0),
    media_type text not null check (length(media_type) between 3 and 100),
    company_id text not null,
    created_at timestamptz not null,
    primary key (supplier_id, order_id, document_id),
    unique (supplier_id, order_id, kind, sha256)
  )`,
  'grant select, insert on document to quayside_commit',
  'grant select on document to quayside_app',
  'alter table document enable row level security',
  'alter table document force row level security',
  `create policy app_reads on document for select to quayside_app using (
    current_setting('quayside.staff', true) = 'on'
    or exists (select 1 from stream_party p where p.supplier_id = document.supplier_id and p.kind = 'order'
      and p.stream_id = document.order_id
      and p.company_id = any (string_to_array(current_setting('quayside.companies', true), ','))))`,
  'create policy commit_path on document for all to quayside_commit using (true) with check (true)',
];

/** The order's parties, its inspectors and staff see a file; nobody changes or removes a row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
