/** How far the demonstration's clock runs ahead of the machine's. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table controlled_clock add column ahead_ms bigint not null default 0').execute(db);
}
