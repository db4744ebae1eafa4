/** Files of orders: their bytes in storage, their rows in the database. Rows come through the reader's row policies. */
import type { PoolClient } from 'pg';
import type { Queryable } from '../db/reads.ts';
import type { RecordInput, Recorded } from '../db/record.ts';
import { must } from '../kernel/assert.ts';
import { type Ids, type OrderId, supplierOf } from '../kernel/ids.ts';
import { type Json, type Ok, ok } from '../kernel/result.ts';
import type { FileStorage, StoredDocument, UploadedFile } from './types.ts';

/** What of the context keeping a file needs. */
export type Keeper = {
  readonly storage: FileStorage;
  readonly ids: Ids;
  readonly record: (input: RecordInput, writes: (tx: PoolClient) => Promise<Ok<Json>>) => Promise<Recorded>;
};

/**
 * Stores the bytes durably, notes the file in the order and gives its id. The same bytes again give the same id, so a
 * request that is tried again leaves nothing twice. Call it before the commit that refers to the file: if that fails, what
 * stays is a file nobody can ask for.
 */
export async function keepFile(
  ctx: Keeper,
  file: UploadedFile,
  about: Pick<StoredDocument, 'orderId' | 'kind' | 'companyId' | 'createdAt'>,
): Promise<string> {
  const { bytes, sha256, mediaType } = file;
  await ctx.storage.put(sha256, bytes);
  const [documentId] = await noteFiles(ctx, [
    { ...about, documentId: ctx.ids.short(), sha256, sizeBytes: bytes.length, mediaType },
  ]);
  return must(documentId, 'a file that was kept has an id');
}

/** Notes files whose bytes are stored already, such as those taken over from another order; gives their ids in the same order. */
export async function noteFiles(ctx: Pick<Keeper, 'record'>, documents: readonly StoredDocument[]): Promise<readonly string[]> {
  const [first] = documents;
  if (!first) return [];
  const noted = await ctx.record({ at: first.createdAt }, async (tx) => {
    const ids: string[] = [];
    for (const document of documents) ids.push(await insertDocument(tx, document));
    return ok(ids);
  });
  return must(noted.kind === 'done' ? (noted.answer as readonly string[]) : null, 'a file is always noted');
}

/** The given id, or that of the same bytes noted before in the order as the same kind. */
async function insertDocument(tx: Queryable, doc: StoredDocument): Promise<string> {
  const { orderId, documentId, kind, sha256, sizeBytes, mediaType, companyId, createdAt } = doc;
  await tx.query(
    `insert into document (supplier_id, order_id, document_id, kind, sha256, size_bytes, media_type, company_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (supplier_id, order_id, kind, sha256) do nothing`,
    [supplierOf(orderId), orderId, documentId, kind, sha256, sizeBytes, mediaType, companyId, createdAt],
  );
  const { rows } = await tx.query<{ document_id: string }>(
    'select document_id from document where supplier_id = $1 and order_id = $2 and kind = $3 and sha256 = $4',
    [supplierOf(orderId), orderId, kind, sha256],
  );
  return must(rows[0], 'a document was just noted').document_id;
}

/** What is known of a file, or null where it is missing or not the reader's to see. One row by primary key. */
export async function readDocument(q: Queryable, orderId: OrderId, documentId: string): Promise<StoredDocument | null> {
  const { rows } = await q.query<StoredDocument>(
    `select order_id as "orderId", document_id as "documentId", kind, sha256, size_bytes as "sizeBytes",
       media_type as "mediaType", company_id as "companyId", created_at as "createdAt"
     from document where supplier_id = $1 and order_id = $2 and document_id = $3`,
    [supplierOf(orderId), orderId, documentId],
  );
  return rows[0] ?? null;
}

/** The bytes of a file. A Fault when they are gone or damaged: a row promises that they are there. */
export async function fetchBytes(storage: FileStorage, document: Pick<StoredDocument, 'documentId' | 'sha256'>): Promise<Buffer> {
  return must(await storage.get(document.sha256), `the bytes of document ${document.documentId} are gone`);
}
