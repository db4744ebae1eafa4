/** Rows of files on a real database: once per order and bytes, seen by the order's parties and staff, changed by nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/harness.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { type Reader, readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { sha256 } from '../kernel/canonical.ts';
import { makeIds } from '../kernel/ids.ts';
import { type Keeper, fetchBytes, keepFile, noteFiles, readDocument } from './store.ts';
import type { UploadedFile } from './types.ts';

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
    const [documentId] = await noteFiles(keeper, [
      { ...about, documentId: 'lost', sha256: sha256('lost'), sizeBytes: 4, mediaType: 'text/plain' },
    ]);
    await expect(fetchBytes(storage, { documentId: documentId ?? '', sha256: sha256('lost') })).rejects.toThrow('lost are gone');
    expect((await fetchBytes(storage, { documentId: 'x', sha256: sha256('one') })).toString()).toBe('one');
    expect(await noteFiles(keeper, [])).toEqual([]);
  });
});
