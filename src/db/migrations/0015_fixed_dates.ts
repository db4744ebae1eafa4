/** A day written into a contract makes a fingerprint binding, too. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'drop index event_fingerprint',
  `create index event_fingerprint on event ((data ->> 'fingerprint'))
   where type in ('contracts.agreed', 'contracts.amendment_confirmed', 'contracts.date_fixed')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
