/** Shared copies of evidence: files of an order that its parties open instead of the sealed originals. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'alter table document drop constraint document_kind_check',
  `alter table document add constraint document_kind_check check (kind in ('attachment', 'evidence', 'evidence_copy'))`,
];

/** A third kind of file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
