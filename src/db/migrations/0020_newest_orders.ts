/** A company's orders in the order in which they were opened, kept beside the party so that a page of the list reads that page only. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'alter table stream_party add column opened_at timestamptz',
  // By the database itself: an inspector becomes a party long after the order was opened, and has it in its own place, too.
  `create function stream_party_opened() returns trigger language plpgsql as $$
   begin
     new.opened_at := coalesce(new.opened_at, (select (s.state -> 'orders' ->> 'openedAt')::timestamptz from stream s
       where s.supplier_id = new.supplier_id and s.kind = new.kind and s.id = new.stream_id));
     return new;
   end $$`,
  'create trigger stream_party_opened before insert on stream_party for each row execute function stream_party_opened()',
  // The row policies bind the owner, too, and show it no row.
  'alter table stream no force row level security',
  'alter table stream_party no force row level security',
  `update stream_party p set opened_at = (s.state -> 'orders' ->> 'openedAt')::timestamptz from stream s
   where p.kind = 'order' and s.supplier_id = p.supplier_id and s.kind = p.kind and s.id = p.stream_id`,
  'alter table stream force row level security',
  'alter table stream_party force row level security',
  'create index stream_party_newest on stream_party (company_id, kind, opened_at, stream_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
