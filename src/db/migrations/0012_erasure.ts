/** Files whose bytes were erased: their rows and hashes stay. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'alter table document add column erased_at timestamptz',
  'create index document_by_hash on document (sha256) where erased_at is null',
  'grant update (erased_at) on document to quayside_commit',
  // The same bytes brought again after an erasure are another file: what was erased stays erased.
  'alter table document drop constraint document_supplier_id_order_id_kind_sha256_key',
  'create unique index document_once on document (supplier_id, order_id, kind, sha256) where erased_at is null',
];

/** When a file was erased, and a way to find whether anybody still holds the same bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
