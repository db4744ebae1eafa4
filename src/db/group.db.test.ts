/** Group commit on a real database: few transactions for many commands, and each as right as if it had come alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import type { Decision, StreamRef } from '../kernel/decider.ts';
import { makeIds } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Command } from './batch.ts';
import type { CommitDeps } from './commit.ts';
import { makeFaults, noFaults } from './faults.ts';
import { groupCommit } from './group.ts';
import type { Registry } from './registry.ts';

const ids = makeIds();
const AT = '2026-03-02T01:00:00.000Z';
const facts = { receivedAt: AT, at: AT, calendars: { version: 1, calendars: new Map() } };

/** Streams that count, and a supplier's limit that they use up. */
const registry: Registry = {
  folds: [
    { slice: 'count', stream: 'order', initial: 0, evolve: (s, e) => (s as number) + Number(e.data['by']) },
    { slice: 'limit', stream: 'supplier', initial: 10, evolve: (s, e) => (s as number) - Number(e.data['by']) },
  ],
  reactors: [],
  isGuarded: (account) => account.startsWith('held:'),
  guardedOf: ({ id }) => [`held:${id}`],
};

let db: TestDatabase;
let deps: CommitDeps;
beforeAll(async () => {
  db = await freshDatabase();
  deps = { pool: db.pools.commit, registry, faults: noFaults, enqueue: async () => undefined };
});
afterAll(() => db.drop());

const buyer = { kind: 'person', companyId: 'buyer00000', userId: 'u1' } as const;
const supplierId = ids.short();
const newOrder = (): StreamRef => ({ supplierId, kind: 'order', id: `${supplierId}-${ids.short()}` });
const added = (by: number, more: Decision = {}): Decision => ({ events: [{ type: 'count.added', v: 1, data: { by } }], ...more });

const command = (stream: StreamRef, decide: Command['decide'], more: Partial<Command> = {}): Command => ({
  name: 'count.add',
  stream,
  actor: buyer,
  facts,
  decide,
  answer: (view) => ({ n: view.states['count'] as number }),
  ...more,
});
const add = (stream: StreamRef, more: Partial<Command> = {}): Command => command(stream, () => ok(added(1)), more);
const create = (stream: StreamRef): Command =>
  add(stream, { create: { parties: [{ companyId: buyer.companyId, relation: 'buyer' }] } });

async function orders(count: number): Promise<readonly StreamRef[]> {
  const made = Array.from({ length: count }, newOrder);
  const enter = groupCommit(deps);
  await Promise.all(made.map((stream) => enter(create(stream))));
  return made;
}

const countOf = async (stream: StreamRef): Promise<number> => {
  const { rows } = await db.admin.query<{ n: number }>(`select (state->>'count')::int as n from stream where id = $1`, [
    stream.id,
  ]);
  return rows[0]?.n ?? 0;
};

/** The dependencies with a count of the transactions they begin. */
function counted(): { readonly deps: CommitDeps; readonly begun: () => number } {
  let begun = 0;
  const connect = async (): Promise<pg.PoolClient> => {
    begun += 1;
    return deps.pool.connect();
  };
  return { deps: { ...deps, pool: { connect } as unknown as pg.Pool }, begun: () => begun };
}

describe('group commit', () => {
  it('writes 300 commands that come at once in a few transactions, each answered from its own stream', async () => {
    const streams = await orders(100);
    const { deps: watched, begun } = counted();
    const enter = groupCommit(watched);
    const outcomes = await Promise.all(streams.flatMap((stream) => [add(stream), add(stream), add(stream)]).map(enter));
    expect(begun()).toBeLessThan(10);
    expect(outcomes.map((o) => o.kind === 'done' && o.answer)).toEqual(streams.flatMap(() => [{ n: 2 }, { n: 3 }, { n: 4 }]));
    expect(await Promise.all(streams.slice(0, 5).map(countOf))).toEqual([4, 4, 4, 4, 4]);
  });

  it('lets a refused and a broken command harm no neighbour', async () => {
    const [a, b, c, d] = (await orders(4)) as [StreamRef, StreamRef, StreamRef, StreamRef];
    const enter = groupCommit(deps);
    const broken = command(c, () => {
      throw new Error('boom');
    });
    const settled = await Promise.allSettled([
      enter(add(a)),
      enter(command(b, () => refuse('count.no'))),
      enter(broken),
      enter(add(d)),
    ]);
    expect(settled.map((s) => (s.status === 'fulfilled' ? s.value.kind : 'failed'))).toEqual([
      'done',
      'refused',
      'failed',
      'done',
    ]);
    expect(await Promise.all([a, b, c, d].map(countOf))).toEqual([2, 1, 1, 2]);
  });

  it('does the same request once, however often it comes, to one entrance or to two', async () => {
    const [stream] = (await orders(1)) as [StreamRef];
    const idempotency = { companyId: buyer.companyId, key: ids.long(), inputHash: 'h' };
    const [here, there] = [groupCommit(deps), groupCommit(deps)];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? here : there)(add(stream, { idempotency }))),
    );
    expect(outcomes.filter((o) => o.kind === 'done' && !o.replayed)).toHaveLength(1);
    expect(await countOf(stream)).toBe(2);
  });

  it('moves the money of one intent once, and refuses the others without harming what came with them', async () => {
    const streams = await orders(20);
    const [paid] = streams as [StreamRef];
    const move = (n: number, debit: string, credit: string): Decision =>
      added(0, { transfers: [{ intentId: `${credit}:${n}`, debit, credit, amountMinor: 100, currency: 'USD' }] });
    const enter = groupCommit(deps);
    await enter(command(paid, () => ok(move(1, 'bank:x', `held:${paid.id}`))));
    const releases = Array.from({ length: 10 }, (_, n) =>
      command(paid, () => ok(move(n, `held:${paid.id}`, `released:${paid.id}`))),
    );
    const outcomes = await Promise.all([...releases, ...streams.slice(1).map((s) => add(s))].map(enter));
    expect(outcomes.slice(0, 10).filter((o) => o.kind === 'done')).toHaveLength(1);
    expect(outcomes.slice(10).every((o) => o.kind === 'done')).toBe(true);
    const again = await Promise.all([
      enter(command(paid, () => ok(move(1, 'bank:x', `held:${paid.id}`)))),
      ...streams.slice(1).map((s) => enter(add(s))),
    ]);
    expect(again[0]).toMatchObject({ kind: 'refused', refusal: { code: 'ledger.intent_spent' } });
    expect(again.slice(1).every((o) => o.kind === 'done')).toBe(true);
  });

  it('two entrances use up a limit of 10 exactly', async () => {
    const supplier: StreamRef = { supplierId, kind: 'supplier', id: supplierId };
    await groupCommit(deps)({
      ...create(supplier),
      decide: () => ok({ events: [{ type: 'limit.used', v: 1, data: { by: 0 } }] }),
      answer: () => null,
    });
    const take = (stream: StreamRef): Command =>
      command(
        stream,
        (view) =>
          Number(view.supplier?.['limit']) > 0
            ? ok({ ...added(1), supplierEvents: [{ type: 'limit.used', v: 1, data: { by: 1 } }] })
            : refuse('contract.over_limit'),
        { takesLimit: true },
      );
    const [here, there] = [groupCommit(deps), groupCommit(deps)];
    const outcomes = await Promise.all((await orders(40)).map((stream, n) => (n % 2 ? here : there)(take(stream))));
    expect(outcomes.filter((o) => o.kind === 'done')).toHaveLength(10);
    expect(outcomes.filter((o) => o.kind === 'refused')).toHaveLength(30);
  });

  it('leaves a command whose row somebody else holds, and goes on with the others', async () => {
    const [held, ...free] = (await orders(6)) as [StreamRef, ...StreamRef[]];
    const other = await db.admin.connect();
    await other.query('begin');
    await other.query('select 1 from stream where id = $1 for update', [held.id]);
    const enter = groupCommit(deps);
    let waits = true;
    const waiting = enter(add(held)).finally(() => (waits = false));
    const outcomes = await Promise.all(free.map((stream) => enter(add(stream))));
    expect(outcomes.every((o) => o.kind === 'done')).toBe(true);
    expect(waits).toBe(true);
    await other.query('commit');
    other.release();
    expect(await waiting).toMatchObject({ kind: 'done', answer: { n: 2 } });
  });

  it('repeats nothing where the answer to a commit was lost', async () => {
    const streams = await orders(3);
    const enter = groupCommit({ ...deps, faults: makeFaults('after-commit-before-answer:throw') });
    const settled = await Promise.allSettled(streams.map((stream) => enter(add(stream))));
    expect(settled.map((s) => s.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await Promise.all(streams.map(countOf))).toEqual([2, 2, 2]);
  });
});

describe('what fell due before an act was received', () => {
  const due = { name: 'count.due', dueAt: AT } as const;
  const deadline = { ...due, zone: 'UTC', rule: 'test' };
  /** Sets it, and gives an entrance that carries it out by adding ten. */
  const entrance = (run: boolean) => {
    const enter: (command: Command) => Promise<unknown> = groupCommit({
      ...deps,
      settleDue: async (stream) =>
        run ? enter(command(stream, () => ok(added(10)), { timer: due, actor: { kind: 'timer' } })) : undefined,
    });
    return enter;
  };
  const received = (receivedAt: string): Partial<Command> => ({ facts: { ...facts, receivedAt, at: receivedAt } });
  const [BEFORE, AFTER] = ['2026-03-02T00:59:59.999Z', '2026-03-02T01:00:00.001Z'];

  it('comes first, in the midst of a batch; an act received before it does not wait', async () => {
    const streams = await orders(20);
    const enter = entrance(true);
    await Promise.all(
      streams.map((stream) => enter(command(stream, () => ok(added(0, { setDeadlines: [deadline] })), received(BEFORE)))),
    );
    const ns = await Promise.all(streams.map((stream, i) => enter(add(stream, received(i < 5 ? BEFORE : i < 10 ? AT : AFTER)))));
    expect(ns).toEqual(streams.map((_, i) => expect.objectContaining({ kind: 'done', answer: { n: i < 5 ? 2 : 12 } })));
  });

  it('and cannot be carried out holds up nobody', async () => {
    const [stream] = await orders(1);
    const enter = entrance(false);
    await enter(command(stream as StreamRef, () => ok(added(0, { setDeadlines: [deadline] })), received(BEFORE)));
    expect(await enter(add(stream as StreamRef))).toMatchObject({ kind: 'done', answer: { n: 2 } });
  });
});
