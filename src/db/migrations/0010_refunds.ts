/** An index of the refunds that wait: the operators' queue reads as many rows as there are, however many deadlines are set. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statement = `create index deadline_refund on deadline (stream_id, name) where kind = 'order' and name like 'payments.refund_due:%'`;
  await sql.raw(statement).execute(db);
}
