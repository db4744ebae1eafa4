/** Which event made a contract's fingerprint binding: found by the fingerprint alone, as whoever scans a paper has no more. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // Only the two events that bind both sides stand in it: one row for each version ever in force.
  `create index event_fingerprint on event ((data ->> 'fingerprint'))
   where type in ('contracts.agreed', 'contracts.amendment_confirmed')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
