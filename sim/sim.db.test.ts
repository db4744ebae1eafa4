/** Short runs of the simulator: sound ones hold and repeat, planted bugs are caught. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Registry } from '../src/db/registry.ts';
import { registry } from '../src/slices.ts';
import { type TestDatabase, freshDatabase } from '../test/harness.ts';
import { type RunOptions, type Verdict, simulate } from './run.ts';

const opened: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.drop()));
});

/** A run on a database of its own, which does not wait for the disk. */
async function run(
  seed: string,
  steps: number,
  more: Partial<RunOptions> & { readonly prepare?: (db: TestDatabase) => Promise<unknown> } = {},
): Promise<Verdict> {
  const db = await freshDatabase();
  opened.push(db);
  await db.admin.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  await more.prepare?.(db);
  return simulate({ pools: db.pools, seed, steps, ...more });
}

describe('a simulated world', () => {
  it.each(['north', 'east', 'south'])('holds every invariant: seed %s', async (seed) => {
    const verdict = await run(seed, 150);
    expect(verdict.broken).toBeNull();
    expect(verdict.steps).toBe(150);
    expect(verdict.orders).toBeGreaterThan(3);
    expect(Object.keys(verdict.coverage.states)).toEqual(expect.arrayContaining(['draft', 'sent', 'confirmed']));
  });

  it('is the same again for the same seed, and another for another', async () => {
    const [first, second, other] = [await run('again', 80), await run('again', 80), await run('other', 80)];
    expect(second).toEqual(first);
    expect(other.hash).not.toBe(first.hash);
  });
});

/** The registry with one slice's fold replaced. */
const withFold = (slice: string, stream: Fold['stream'], change: (fold: Fold) => Fold): Registry => ({
  ...registry,
  folds: registry.folds.map((fold) => (fold.slice === slice && fold.stream === stream ? change(fold) : fold)),
});
type Fold = Registry['folds'][number];

/** Runs worlds until the bug showed, so that no test hangs on what one seed happens to do. */
async function firstBroken(worlds: readonly (() => Promise<Verdict>)[]): Promise<NonNullable<Verdict['broken']> | null> {
  for (const world of worlds) {
    const { broken } = await world();
    if (broken) return broken;
  }
  return null;
}

const SEEDS = ['one', 'two', 'three', 'four'];

describe('a planted bug', () => {
  it('in a fold is caught: payments forget what they are told', async () => {
    const forgetful = withFold('payments', 'order', (fold) => ({
      ...fold,
      evolve: (state, event) => (event.type === 'payments.credited' ? state : fold.evolve(state, event)),
    }));
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 150, { registry: forgetful })));
    expect(broken?.what).toMatch(/^(paid|ledger|line|a card)/);
    expect(broken?.orderId).not.toBeNull();
    expect(broken?.history.length).toBeGreaterThan(0);
  });

  it('in a reaction is caught: the end of an order releases nothing', async () => {
    const withoutReactors: Registry = { ...registry, reactors: registry.reactors.filter((r) => !r.on.includes('orders.moved')) };
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 300, { registry: withoutReactors })));
    expect(broken?.what).toMatch(/^released|^protected|check/);
  });

  it('behind the commit path is caught: every payment is moved twice', async () => {
    const prepare = (db: TestDatabase): Promise<unknown> =>
      db.admin.query(`
        create function twice() returns trigger language plpgsql security definer as $$ begin
          if new.intent_id like 'in:%' and new.intent_id not like '%:again' then
            insert into transfer select new.supplier_id, new.intent_id || ':again', new.kind, new.stream_id, new.seq, new.debit, new.credit, new.currency, new.amount_minor, new.at;
          end if;
          return new;
        end $$;
        create trigger twice after insert on transfer for each row execute function twice();`);
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 150, { prepare })));
    expect(broken?.what).toMatch(/ledger/);
  });

  it('in a limit is caught: what an ended order reserved is never freed', async () => {
    const greedy = withFold('coverage', 'supplier', (fold) => ({
      ...fold,
      evolve: (state, event) => (event.type === 'coverage.freed' ? state : fold.evolve(state, event)),
    }));
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 300, { registry: greedy })));
    expect(broken?.what).toMatch(/reserved/);
  });

  it('in a reaction is caught: a refund that left the bank does not end its claim', async () => {
    const deaf: Registry = { ...registry, reactors: registry.reactors.filter((r) => !r.on.includes('payments.refund_paid')) };
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 400, { registry: deaf })));
    expect(broken?.what).toMatch(/should be over/);
  });

  it('in what is owed is caught: the fund pays, and no supplier owes it', async () => {
    const forgiving = withFold('payments', 'order', (fold) => ({
      ...fold,
      evolve: (state, event) =>
        event.type === 'payments.debt_changed'
          ? fold.evolve(state, { ...event, data: { ...event.data, deltaMinor: 0 } })
          : fold.evolve(state, event),
    }));
    const broken = await firstBroken(SEEDS.map((seed) => () => run(seed, 400, { registry: forgiving })));
    expect(broken?.what).toMatch(/owed|refunds|advanced|check/);
  });
});
