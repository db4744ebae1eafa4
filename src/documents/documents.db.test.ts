/** Rows of files on a real database: once per order and bytes, seen by the order's parties and staff, changed by nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/harness.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { type Reader, readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { must } from '../kernel/assert.ts';
import { sha256 } from '../kernel/canonical.ts';
import { makeIds } from '../kernel/ids.ts';
import { type Keeper, dropBytes, fetchBytes, keepFile, noteFiles, readDocument, serveBytes } from './store.ts';
import type { StoredDocument, UploadedFile } from './types.ts';

const [BUYER, SUPPLIER, STRANGER, AT] = ['byr0000000', 'spp0000000', 'thr0000000', '2026-03-02T01:00:00.000Z'];
const ORDER = `${SUPPLIER}-0rder00000`;
const OTHER = `${SUPPLIER}-0ther00000`;

let db: TestDatabase;
let keeper: Keeper;
const storage = memoryStorage();
beforeAll(async () => {
  db = await freshDatabase();
  keeper = { storage, ids: makeIds(), record: (input, writes) => record(db.pools.commit, input, writes) };
  await db.admin.query(`insert into stream (supplier_id, kind, id, version, head, state) values ($1, 'order', $2, 0, $3, '{}')`, [
    SUPPLIER,
    ORDER,
    '0'.repeat(64),
  ]);
  for (const [company, relation] of [
    [BUYER, 'buyer'],
    [SUPPLIER, 'supplier'],
  ]) {
    await db.admin.query(
      `insert into stream_party (supplier_id, kind, stream_id, company_id, relation) values ($1, 'order', $2, $3, $4)`,
      [SUPPLIER, ORDER, company, relation],
    );
  }
});
afterAll(() => db.drop());

const file = (text: string): UploadedFile => ({
  bytes: Buffer.from(text),
  sha256: sha256(text),
  mediaType: 'text/plain; charset=utf-8',
  name: 'a.txt',
});
/** Lets other work run for so many turns. */
async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
const about = { orderId: ORDER, kind: 'attachment', companyId: BUYER, createdAt: AT } as const;
const person = (companyId: string): Reader => ({
  kind: 'person',
  userId: 'u',
  companyId,
  companyKind: 'trader',
  role: 'member',
  permissions: [],
  scopes: null,
});

describe('a file of an order', () => {
  it('is noted once per kind and bytes, and once more in another order', async () => {
    const id = await keepFile(keeper, file('one'), about);
    expect(await keepFile(keeper, file('one'), { ...about, companyId: SUPPLIER })).toBe(id);
    expect(await keepFile(keeper, file('one'), { ...about, kind: 'evidence' })).not.toBe(id);
    expect(await keepFile(keeper, file('one'), { ...about, orderId: OTHER })).not.toBe(id);
    expect(await readAs(db.pools.app, person(BUYER), (q) => readDocument(q, ORDER, id))).toEqual({
      orderId: ORDER,
      documentId: id,
      kind: 'attachment',
      sha256: sha256('one'),
      sizeBytes: 3,
      mediaType: 'text/plain; charset=utf-8',
      companyId: BUYER,
      createdAt: AT,
      erasedAt: null,
    });
  });

  it('is noted once by many at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => keepFile(keeper, file('at once'), about)));
    expect(new Set(ids).size).toBe(1);
  });

  it('is seen by the parties and by staff, by nobody else', async () => {
    const id = await keepFile(keeper, file('seen'), about);
    const sees = async (reader: Reader): Promise<boolean> =>
      (await readAs(db.pools.app, reader, (q) => readDocument(q, ORDER, id))) !== null;
    expect(await Promise.all([BUYER, SUPPLIER, STRANGER].map((company) => sees(person(company))))).toEqual([true, true, false]);
    expect([await sees({ kind: 'platform' }), await sees({ kind: 'anonymous' })]).toEqual([true, false]);
  });

  it('is seen by no party while its order does not exist', async () => {
    const id = await keepFile(keeper, file('early'), { ...about, orderId: OTHER });
    expect(await readAs(db.pools.app, person(SUPPLIER), (q) => readDocument(q, OTHER, id))).toBeNull();
  });

  it('is changed and removed by neither role', async () => {
    for (const sql of [`update document set sha256 = ''`, 'delete from document']) {
      await expect(db.pools.commit.query(sql)).rejects.toThrow('permission denied');
      await expect(db.pools.app.query(sql)).rejects.toThrow('permission denied');
    }
  });

  it('gives its bytes back, and is a fault without them', async () => {
    const documentId = await keepFile(keeper, file('lost'), about);
    await storage.delete(sha256('lost'));
    await expect(fetchBytes(storage, { documentId, sha256: sha256('lost') })).rejects.toThrow('are gone');
    expect((await fetchBytes(storage, { documentId: 'x', sha256: sha256('one') })).toString()).toBe('one');
  });

  it('is taken over by its hash where its bytes are still there', async () => {
    const [hash, document] = [sha256('taken'), { ...about, documentId: 'taken0', sizeBytes: 5, mediaType: 'text/plain' }];
    expect(await noteFiles(keeper, [{ ...document, sha256: hash }])).toEqual({
      ok: false,
      code: 'document.erased',
      data: { sha256: hash },
    });
    await keepFile(keeper, file('taken'), { ...about, orderId: OTHER });
    expect(await noteFiles(keeper, [{ ...document, sha256: hash }])).toEqual({ ok: true, value: ['taken0'] });
    expect(await noteFiles(keeper, [])).toEqual({ ok: true, value: [] });
  });

  it('is erased: its row and hash stay, its bytes are not served', async () => {
    const documentId = await keepFile(keeper, file('twice'), about);
    const row = async (): Promise<StoredDocument> =>
      must(await readAs(db.pools.app, person(BUYER), (q) => readDocument(q, ORDER, documentId)), 'the row stays');
    expect(await serveBytes(storage, await row())).toMatchObject({ ok: true });
    await db.pools.commit.query('update document set erased_at = $1 where document_id = $2', [AT, documentId]);
    expect(await serveBytes(storage, await row())).toEqual({
      ok: false,
      code: 'document.erased',
      data: { sha256: sha256('twice') },
    });
  });

  it('loses its bytes once nobody holds them, and brought again is another file', async () => {
    const text = 'held by two';
    const [one, other] = [
      await keepFile(keeper, file(text), about),
      await keepFile(keeper, file(text), { ...about, orderId: OTHER }),
    ];
    const erase = (id: string) => db.pools.commit.query('update document set erased_at = $1 where document_id = $2', [AT, id]);
    await erase(one);
    await dropBytes(keeper, sha256(text), AT);
    expect(await storage.exists(sha256(text))).toBe(true);
    await erase(other);
    await dropBytes(keeper, sha256(text), AT);
    await dropBytes(keeper, sha256(text), AT);
    expect(await storage.exists(sha256(text))).toBe(false);
    const again = await keepFile(keeper, file(text), about);
    expect(again).not.toBe(one);
    await dropBytes(keeper, sha256(text), AT);
    expect(String(await fetchBytes(storage, { documentId: again, sha256: sha256(text) }))).toBe(text);
  });

  it('keeps its bytes whichever comes first, the last erasure of the same ones or the upload', async () => {
    for (let n = 0; n < 30; n += 1) {
      const text = `raced for ${n}`;
      const first = await keepFile(keeper, file(text), { ...about, orderId: OTHER });
      await db.pools.commit.query('update document set erased_at = $1 where document_id = $2', [AT, first]);
      // The upload lets the erasure in at each of its steps, one after another.
      const slow: Keeper = {
        ...keeper,
        record: async (input, writes) => {
          await pause(n);
          return record(db.pools.commit, input, writes);
        },
      };
      const [kept] = await Promise.all([keepFile(slow, file(text), about), dropBytes(keeper, sha256(text), AT)]);
      expect(String(await fetchBytes(storage, { documentId: kept, sha256: sha256(text) }))).toBe(text);
    }
  });
});
