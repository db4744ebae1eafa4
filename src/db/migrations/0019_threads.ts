/** Threads are listed for either of their two companies; the thread's own index begins with the first. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = ['create index message_second on message (company_b, at)'];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
