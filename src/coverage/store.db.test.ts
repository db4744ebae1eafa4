/** The tally and the lowest limit, read from events of a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { readAs } from '../db/reads.ts';
import type { Registry } from '../db/registry.ts';
import { ok } from '../kernel/result.ts';
import { evolveCoverage, initialCoverage, outcomeOf } from './rules.ts';
import { readBeginning, readCoverage, readLowest, readTally } from './store.ts';
import type { CoverageEvent, Outcome } from './types.ts';

const SUPPLIER = 'spp0000000';
let db: TestDatabase;

const registry = {
  folds: [{ slice: 'coverage', stream: 'supplier', initial: initialCoverage, evolve: evolveCoverage }],
  reactors: [],
  isGuarded: () => false,
  guardedOf: () => [],
} as unknown as Registry;

async function record(at: string, events: readonly CoverageEvent[], first = false): Promise<void> {
  const outcome = await commitOne(
    { pool: db.pools.commit, registry, faults: makeFaults(''), enqueue: async () => undefined },
    {
      name: 'test',
      stream: { supplierId: SUPPLIER, kind: 'supplier', id: SUPPLIER },
      actor: { kind: 'timer' },
      facts: { receivedAt: at, at, calendars: { version: 1, calendars: new Map() } as never },
      ...(first ? { create: { parties: [] } } : {}),
      decide: () => ok({ events }),
      answer: () => null,
    },
  );
  expect(outcome.kind).toBe('done');
}
const granted = (amountMinor: number, currency = 'USD'): CoverageEvent => ({
  type: 'coverage.granted',
  v: 1,
  data: { currency, amountMinor, reviewOn: null, by: 'op', because: 'review' },
});
const outcome = (
  orderId: string,
  buyerId: string,
  amountMinor: number,
  what: Outcome = 'completed',
  currency = 'USD',
): CoverageEvent => outcomeOf({ orderId, buyerId, currency, amountMinor, outcome: what });

const asPlatform = <T>(queries: (q: Parameters<typeof readTally>[0]) => Promise<T>): Promise<T> =>
  readAs(db.pools.app, { kind: 'platform' }, queries);

beforeAll(async () => {
  db = await freshDatabase();
  await record('2026-01-01T00:00:00.000Z', [granted(500_000), outcome('old', 'ann', 900_000)], true);
  await record('2026-03-01T00:00:00.000Z', [granted(200_000), outcome('o1', 'ann', 100_000), outcome('o2', 'bob', 50_000)]);
  await record('2026-04-01T00:00:00.000Z', [
    granted(800_000),
    granted(70_000, 'EUR'),
    outcome('o2', 'bob', 0, 'late'),
    outcome('o2', 'bob', 0, 'late'),
  ]);
  await record('2026-04-02T00:00:00.000Z', [
    outcome('o3', 'ann', 40_000, 'completed', 'EUR'),
    outcome('o4', 'ann', 30_000),
    outcome('o1', 'ann', 0, 'dispute_lost'),
  ]);
});
afterAll(() => db.drop());

describe('the tally', () => {
  it('counts each outcome of an order once, by currency and buyer, within the window', async () => {
    expect(await asPlatform((q) => readTally(q, SUPPLIER, '2026-02-01T00:00:00.000Z'))).toEqual([
      { currency: 'EUR', buyerId: 'ann', completedMinor: 40_000, completed: 1, late: 0, disputesLost: 0 },
      { currency: 'USD', buyerId: 'ann', completedMinor: 130_000, completed: 2, late: 0, disputesLost: 1 },
      { currency: 'USD', buyerId: 'bob', completedMinor: 50_000, completed: 1, late: 1, disputesLost: 0 },
    ]);
  });

  it('is for nobody else to read', async () => {
    expect(await readAs(db.pools.app, { kind: 'anonymous' }, (q) => readTally(q, SUPPLIER, '2026-01-01T00:00:00.000Z'))).toEqual(
      [],
    );
    expect((await readAs(db.pools.app, { kind: 'anonymous' }, (q) => readCoverage(q, SUPPLIER)))?.limits['USD']).toEqual({
      grantedMinor: 800_000,
      reservedMinor: 0,
    });
  });
});

describe('the lowest limit', () => {
  it.each([
    ['2025-12-01T00:00:00.000Z', { USD: 0, EUR: 0 }],
    ['2026-01-01T00:00:00.000Z', { USD: 200_000, EUR: 0 }],
    ['2026-03-15T00:00:00.000Z', { USD: 200_000, EUR: 0 }],
    ['2026-04-01T00:00:00.000Z', { USD: 800_000, EUR: 70_000 }],
    ['2026-06-01T00:00:00.000Z', { USD: 800_000, EUR: 70_000 }],
  ])('since %s', async (since, expected) => {
    expect(Object.fromEntries(await asPlatform((q) => readLowest(q, SUPPLIER, since)))).toEqual(expected);
  });
});

it('the beginning is the first event', async () => {
  expect(await asPlatform((q) => readBeginning(q, SUPPLIER))).toBe('2026-01-01T00:00:00.000Z');
  expect(await asPlatform((q) => readBeginning(q, 'nobody0000'))).toBeNull();
});
