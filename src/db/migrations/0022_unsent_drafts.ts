/** A draft that was never sent belongs to the side that wrote it: the other side is no party before the first sending. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // The row policies bind the owner, too, and show it no row.
  'alter table stream no force row level security',
  'alter table stream_party no force row level security',
  // Whoever wrote the text last keeps it where both had written.
  `delete from stream_party p using stream s
   where p.kind = 'order' and s.supplier_id = p.supplier_id and s.kind = p.kind and s.id = p.stream_id
     and p.relation in ('buyer', 'supplier') and s.state -> 'contracts' -> 'sent' = 'null'::jsonb
     and (s.state -> 'contracts' ->> 'version')::int = 1 and p.relation <> s.state -> 'contracts' ->> 'author'`,
  'alter table stream force row level security',
  'alter table stream_party force row level security',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
