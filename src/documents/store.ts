/** Files of orders: their bytes in storage, their rows in the database. Rows come through the reader's row policies. */
import type { PoolClient } from 'pg';
import type { Queryable } from '../db/reads.ts';
import type { RecordInput, Recorded } from '../db/record.ts';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import { type Ids, type OrderId, supplierOf } from '../kernel/ids.ts';
import { type Json, type Ok, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import type { DocumentsRefusal, FileStorage, StoredDocument, UploadedFile } from './types.ts';

/** What of the context keeping a file needs. */
export type Keeper = {
  readonly storage: FileStorage;
  readonly ids: Ids;
  readonly record: (input: RecordInput, writes: (tx: PoolClient) => Promise<Ok<Json> | Refused>) => Promise<Recorded>;
};

/**
 * Stores the bytes durably, notes the file in the order and gives its id. The same bytes again give the same id, so a
 * request that is tried again leaves nothing twice; after an erasure they are another file. Call it before the commit that
 * refers to the file: if that fails, what stays is a file nobody can ask for.
 */
export async function keepFile(
  ctx: Keeper,
  file: UploadedFile,
  about: Pick<StoredDocument, 'orderId' | 'kind' | 'companyId' | 'createdAt'>,
): Promise<string> {
  const { bytes, sha256, mediaType } = file;
  // Before the transaction, which must not wait for a disk.
  await ctx.storage.put(sha256, bytes);
  const document = { ...about, documentId: ctx.ids.short(), sha256, sizeBytes: bytes.length, mediaType };
  const noted = await note(ctx, [document], async () => ok(await ctx.storage.put(sha256, bytes)));
  const [documentId] = must(noted.ok ? noted.value : null, 'a file whose bytes are at hand is always noted');
  return must(documentId, 'a file that was kept has an id');
}

/**
 * Notes files whose bytes are stored already, such as those taken over from another order; gives their ids in the same
 * order. Errors: document.erased (bytes are gone).
 */
export const noteFiles = (
  ctx: Pick<Keeper, 'record' | 'storage'>,
  documents: readonly StoredDocument[],
): Promise<Result<readonly string[], DocumentsRefusal>> =>
  note(ctx, documents, async ({ sha256 }) => refuse('document.erased', { sha256 }));

/** @param whenGone what to do about bytes that an erasure took away meanwhile */
async function note(
  ctx: Pick<Keeper, 'record' | 'storage'>,
  documents: readonly StoredDocument[],
  whenGone: (document: StoredDocument) => Promise<Result<unknown, DocumentsRefusal>>,
): Promise<Result<readonly string[], DocumentsRefusal>> {
  const [first] = documents;
  if (!first) return ok([]);
  const noted = await ctx.record({ at: first.createdAt }, async (tx) => {
    const ids: string[] = [];
    for (const document of documents) {
      await lockBytes(tx, document.sha256, 'shared');
      if (!(await ctx.storage.exists(document.sha256))) {
        const found = await whenGone(document);
        if (!found.ok) return found;
      }
      ids.push(await insertDocument(tx, document));
    }
    return ok(ids);
  });
  return noted.kind === 'done' ? ok(noted.answer as readonly string[]) : (noted.refusal as Result<never, DocumentsRefusal>);
}

/** Until the transaction ends, nobody notes a file with these bytes while they are taken away, or the other way round. */
async function lockBytes(tx: Queryable, sha256: string, how: 'shared' | 'alone'): Promise<void> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tx.query(`select ${lock}(hashtextextended($1, 0))`, [`bytes/${sha256}`]);
}

/**
 * Takes away bytes of an erased file, unless another file, of any order, has the same ones: storage holds equal bytes once.
 * May be done again.
 */
export async function dropBytes(ctx: Pick<Keeper, 'record' | 'storage'>, sha256: string, at: Instant): Promise<void> {
  await ctx.record({ at }, async (tx) => {
    await lockBytes(tx, sha256, 'alone');
    const { rows } = await tx.query('select 1 from document where sha256 = $1 and erased_at is null limit 1', [sha256]);
    if (rows.length === 0) await ctx.storage.delete(sha256);
    return ok(null);
  });
}

/** The given id, or that of the same bytes noted before in the order as the same kind and not erased. */
async function insertDocument(tx: Queryable, doc: StoredDocument): Promise<string> {
  const { orderId, documentId, kind, sha256, sizeBytes, mediaType, companyId, createdAt } = doc;
  await tx.query(
    `insert into document (supplier_id, order_id, document_id, kind, sha256, size_bytes, media_type, company_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (supplier_id, order_id, kind, sha256) where erased_at is null do nothing`,
    [supplierOf(orderId), orderId, documentId, kind, sha256, sizeBytes, mediaType, companyId, createdAt],
  );
  const { rows } = await tx.query<{ document_id: string }>(
    `select document_id from document
     where supplier_id = $1 and order_id = $2 and kind = $3 and sha256 = $4 and erased_at is null`,
    [supplierOf(orderId), orderId, kind, sha256],
  );
  return must(rows[0], 'a document was just noted').document_id;
}

/** What is known of a file, or null where it is missing or not the reader's to see. One row by primary key. */
export async function readDocument(q: Queryable, orderId: OrderId, documentId: string): Promise<StoredDocument | null> {
  const { rows } = await q.query<StoredDocument>(
    `select order_id as "orderId", document_id as "documentId", kind, sha256, size_bytes as "sizeBytes",
       media_type as "mediaType", company_id as "companyId", created_at as "createdAt", erased_at as "erasedAt"
     from document where supplier_id = $1 and order_id = $2 and document_id = $3`,
    [supplierOf(orderId), orderId, documentId],
  );
  return rows[0] ?? null;
}

/** The bytes of a file for a reader. Errors: document.erased. */
export async function serveBytes(storage: FileStorage, document: StoredDocument): Promise<Result<Buffer, DocumentsRefusal>> {
  return document.erasedAt ? refuse('document.erased', { sha256: document.sha256 }) : ok(await fetchBytes(storage, document));
}

/** The bytes of a file. A Fault when they are gone or damaged: a row promises that they are there. */
export async function fetchBytes(storage: FileStorage, document: Pick<StoredDocument, 'documentId' | 'sha256'>): Promise<Buffer> {
  return must(await storage.get(document.sha256), `the bytes of document ${document.documentId} are gone`);
}
