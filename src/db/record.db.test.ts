/** Plain rows under an idempotency key: written once, also where the commit path takes the same key at that moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { ok, refuse } from '../kernel/result.ts';
import { insertIdempotency } from './effects.ts';
import { record } from './record.ts';

const at = '2026-03-02T01:00:00.000Z';
let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

const save = (instant: string) => async (tx: { query: (sql: string, values: unknown[]) => Promise<unknown> }) => {
  await tx.query('insert into controlled_clock (at) values ($1) on conflict (only_row) do update set at = excluded.at', [
    instant,
  ]);
  return ok(instant);
};
const clock = async (): Promise<string | undefined> =>
  (await db.admin.query<{ at: string }>('select at from controlled_clock')).rows[0]?.at;

describe('a plain write under a key', () => {
  const key = (name: string, inputHash = 'h') => ({ companyId: 'c', key: name, inputHash });

  it('is done once and answered alike; another body is refused; a refusal is rolled back and not remembered', async () => {
    const input = { at, idempotency: key('k1') };
    expect(await record(db.pools.commit, input, save('2026-01-01T00:00:00.000Z'))).toMatchObject({ replayed: false });
    expect(await record(db.pools.commit, input, save('2027-01-01T00:00:00.000Z'))).toMatchObject({
      replayed: true,
      answer: '2026-01-01T00:00:00.000Z',
    });
    const other = { at, idempotency: key('k1', 'other') };
    expect(await record(db.pools.commit, other, save('2027-01-01T00:00:00.000Z'))).toMatchObject({
      refusal: { code: 'idempotency.key_reused' },
    });
    const no = { at, idempotency: key('k2') };
    const refused = await record(db.pools.commit, no, async (tx) => {
      await save('2028-01-01T00:00:00.000Z')(tx);
      return refuse('test.no');
    });
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(await clock()).toBe('2026-01-01T00:00:00.000Z');
    expect(await record(db.pools.commit, no, save('2026-02-01T00:00:00.000Z'))).toMatchObject({ replayed: false });
  });

  it('is rolled back where another answer came under its key while it wrote', async () => {
    const input = { at, idempotency: key('k3') };
    const before = await clock();
    const outcome = await record(db.pools.commit, input, async (tx) => {
      await save('2029-01-01T00:00:00.000Z')(tx);
      // As the commit path does: on a connection of its own, without the lock on the key.
      const other = await db.pools.commit.connect();
      await insertIdempotency(other, [{ ...key('k3', 'committed'), status: 200, answer: null, at }]);
      other.release();
      return ok(null);
    });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'idempotency.key_reused' } });
    expect(await clock()).toBe(before);
  });
});
