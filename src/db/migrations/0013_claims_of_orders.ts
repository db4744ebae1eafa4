/** Which orders have claims, kept by the database beside the state so that lists of claims touch no other order; and who paid a bank line. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A column of its own, and no index over the state: the state changes with every act, and an index over it would then be
  // written every time, where this value changes twice in the life of a claim.
  `alter table stream add column claims text generated always as (case
     when jsonb_path_exists(state, '$.claims.claims[*] ? (@.finishedAt == null)') then 'open'
     when jsonb_path_exists(state, '$.claims.claims[*]') then 'over' end) stored`,
  'create index stream_claims on stream (claims, supplier_id, kind, id) where claims is not null',
  'alter table bank_line add column payer_account text',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
