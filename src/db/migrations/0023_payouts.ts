/** Indexes of payouts: the operators' queue reads as many rows as wait, a supplier's history as many as it shows. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create index deadline_payout on deadline (supplier_id, stream_id, name) where kind = 'order' and name like 'payments.payout_due:%'`,
  `create index transfer_payout on transfer (supplier_id, at, intent_id) where intent_id like 'payout:%'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
