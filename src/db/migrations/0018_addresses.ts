/** Registered addresses of companies: public as the name is. */
import { type Kysely, sql } from 'kysely';

/** The parts that the country's format has, as JSON: which there are is the country's matter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table company add column address jsonb').execute(db);
}
