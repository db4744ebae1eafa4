/**
 * Folded states are written whole at each act. Compressed, those of nearly all orders have less than 4 KB: so they stay in
 * their row instead of in pieces elsewhere, and half of each page is left free for the row's next version, which then needs
 * no new entry in any index. Rows written before move as they change.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table stream set (toast_tuple_target = 4080, fillfactor = 50)').execute(db);
}
