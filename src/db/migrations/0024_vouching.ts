/** What each event vouches for beside itself: the movements, deadlines and parties that its commit wrote with it. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // null: written before there was such a thing, so that older chains verify as they always did.
  'alter table event add column beside jsonb',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
