/** The commit path on a real database: one transaction, exactly one winner, nothing half done. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import type { Decision, StreamRef } from '../kernel/decider.ts';
import { makeIds } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import { type Command, type CommitDeps, commit, commitOne } from './commit.ts';
import { EVENT_COLUMNS, toEventRow } from './events.ts';
import { eventHash, GENESIS } from '../kernel/chain.ts';
import { makeFaults, noFaults } from './faults.ts';
import { readAs } from './reads.ts';
import type { Registry } from './registry.ts';

const ids = makeIds();
const AT = '2026-03-02T01:00:00.000Z';
const facts = { receivedAt: AT, at: AT, calendars: { version: 1, calendars: new Map() } };

type Count = { readonly n: number; readonly seen: number };

/** A counting slice, one that watches it from above, and a limit on the supplier's stream. */
const registry: Registry = {
  folds: [
    {
      slice: 'count',
      stream: 'order',
      initial: { n: 0, seen: 0 },
      evolve: (s, e) => ({ ...(s as Count), n: (s as Count).n + Number(e.data['by']) }),
    },
    { slice: 'watch', stream: 'order', initial: 0, evolve: (s) => (s as number) + 1 },
    { slice: 'limit', stream: 'supplier', initial: 10, evolve: (s, e) => (s as number) - Number(e.data['by']) },
  ],
  reactors: [{ on: ['count.added'], react: () => ({ events: [{ type: 'watch.noticed', v: 1, data: {} }] }) }],
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
const stranger = { kind: 'person', companyId: 'strang0000', userId: 'u9' } as const;
const newRef = (): StreamRef => {
  const supplierId = ids.short();
  return { supplierId, kind: 'order', id: `${supplierId}-${ids.short()}` };
};
const added = (by: number, more: Decision = {}): Decision => ({ events: [{ type: 'count.added', v: 1, data: { by } }], ...more });
const n = (state: unknown): number => (state as Count).n;

function command(stream: StreamRef, decision: Decision | null, more: Partial<Command> = {}): Command {
  return {
    name: 'count.add',
    stream,
    actor: buyer,
    facts,
    decide: () => (decision ? ok(decision) : refuse('count.no')),
    answer: (view) => ({ n: n(view.states['count']) }),
    ...more,
  };
}
const create = (stream: StreamRef, more: Partial<Command> = {}): Command =>
  command(stream, added(1), { create: { parties: [{ companyId: buyer.companyId, relation: 'buyer' }] }, ...more });

const rowsOf = async (stream: StreamRef, table: string): Promise<number> => {
  const column = table === 'stream' ? 'id' : 'stream_id';
  const { rows } = await db.admin.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
    stream.id,
  ]);
  return rows[0]?.n ?? 0;
};
const stateOf = async (stream: StreamRef): Promise<{ count: Count; watch: number }> => {
  const { rows } = await db.admin.query<{ state: { count: Count; watch: number } }>('select state from stream where id = $1', [
    stream.id,
  ]);
  return rows[0]?.state as { count: Count; watch: number };
};

describe('one command', () => {
  it('appends chained events, folds them, lets higher slices react and answers from the state after the fold', async () => {
    const stream = newRef();
    expect(await commitOne(deps, create(stream, { status: 201 }))).toEqual({
      kind: 'done',
      status: 201,
      answer: { n: 1 },
      replayed: false,
    });
    expect(await commitOne(deps, command(stream, added(4)))).toMatchObject({ answer: { n: 5 } });
    const { rows } = await db.admin.query(`select ${EVENT_COLUMNS} from event where stream_id = $1 order by seq`, [stream.id]);
    const events = rows.map(toEventRow);
    expect(events.map((e) => e.type)).toEqual(['count.added', 'watch.noticed', 'count.added', 'watch.noticed']);
    expect(events.map((e) => e.prev)).toEqual([GENESIS, ...events.slice(0, -1).map((e) => e.hash)]);
    for (const event of events) expect(eventHash(event)).toBe(event.hash);
    expect(await stateOf(stream)).toMatchObject({ count: { n: 5 }, watch: 2 });
  });

  it('writes nothing when refused, not even a new stream', async () => {
    const stream = newRef();
    const refused = await commitOne(deps, create(stream, { decide: () => refuse('count.no') }));
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'count.no' } });
    expect(await rowsOf(stream, 'stream')).toBe(0);
    expect(await rowsOf(stream, 'stream_party')).toBe(0);
  });

  it('answers a stranger exactly as for a missing stream', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const foreign = await commitOne(deps, command(stream, added(1), { actor: stranger }));
    const missing = await commitOne(deps, command(newRef(), added(1), { actor: stranger }));
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ kind: 'refused', refusal: { code: 'access.not_found' } });
    expect((await stateOf(stream)).count.n).toBe(1);
  });

  it('lets an operator through who acts for the programme, and not one who acts for another company', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    await db.admin.query(`insert into staff_permission (user_id, permission) values ('u-operator', 'decide')`);
    for (const [id, kind] of [
      ['programme0', 'programme'],
      ['trader0000', 'trader'],
    ])
      await db.admin.query(
        `insert into company (id, name, kind, country, zone, created_at) values ($1, $1, $2, 'GB', 'Europe/London', now())`,
        [id, kind],
      );
    const acting = (companyId: string) =>
      command(stream, added(1), { actor: { kind: 'person', companyId, userId: 'u-operator' } });
    expect(await commitOne(deps, acting('programme0'))).toMatchObject({ kind: 'done' });
    expect(await commitOne(deps, acting('trader0000'))).toMatchObject({ refusal: { code: 'access.not_found' } });
  });

  it('refuses a frozen stream', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    await db.admin.query('update stream set frozen = true where id = $1', [stream.id]);
    expect(await commitOne(deps, command(stream, added(1)))).toMatchObject({ refusal: { code: 'order.frozen' } });
  });
});

describe('a frozen supplier stream', () => {
  it('lets no order write on it: a limit that is under examination moves for nobody', async () => {
    const stream = newRef();
    const supplier: StreamRef = { supplierId: stream.supplierId, kind: 'supplier', id: stream.supplierId };
    await commitOne(deps, {
      ...create(supplier),
      decide: () => ok({ events: [{ type: 'limit.used', v: 1, data: { by: 0 } }] }),
      answer: () => null,
    });
    await commitOne(deps, create(stream));
    await db.admin.query(`update stream set frozen = true where id = $1 and kind = 'supplier'`, [supplier.id]);
    const takes = command(
      stream,
      { ...added(1), supplierEvents: [{ type: 'limit.used', v: 1, data: { by: 1 } }] },
      { takesLimit: true },
    );
    expect(await commitOne(deps, takes)).toMatchObject({ refusal: { code: 'order.frozen' } });
    expect(await commitOne(deps, command(stream, added(1)))).toMatchObject({ kind: 'done' });
  });
});

describe('the same request again', () => {
  const key = (): { companyId: string; key: string; inputHash: string } => ({
    companyId: buyer.companyId,
    key: ids.long(),
    inputHash: 'h1',
  });

  it('is done once and answered alike; another body under its key is refused; a refusal is not remembered', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const idempotency = key();
    const first = await commitOne(deps, command(stream, added(2), { idempotency }));
    const again = await commitOne(deps, command(stream, added(2), { idempotency }));
    expect(again).toEqual({ ...first, replayed: true });
    const other = await commitOne(deps, command(stream, added(2), { idempotency: { ...idempotency, inputHash: 'h2' } }));
    expect(other).toMatchObject({ refusal: { code: 'idempotency.key_reused' } });
    const refusedKey = key();
    expect(await commitOne(deps, command(stream, null, { idempotency: refusedKey }))).toMatchObject({ kind: 'refused' });
    expect(await commitOne(deps, command(stream, added(1), { idempotency: refusedKey }))).toMatchObject({
      kind: 'done',
      replayed: false,
    });
    expect((await stateOf(stream)).count.n).toBe(4);
  });

  it('is done once when 20 arrive at the same moment, on one stream and when creating', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const idempotency = key();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => commitOne(deps, command(stream, added(1), { idempotency }))),
    );
    expect(outcomes.filter((o) => o.kind === 'done' && !o.replayed)).toHaveLength(1);
    expect((await stateOf(stream)).count.n).toBe(2);
    const createKey = key();
    const created = await Promise.all(
      Array.from({ length: 8 }, () => commitOne(deps, create(newRef(), { idempotency: createKey }))),
    );
    expect(created.filter((o) => o.kind === 'done' && !o.replayed)).toHaveLength(1);
    const { rows } = await db.admin.query<{ n: number }>('select count(*)::int as n from idempotency where key = $1', [
      createKey.key,
    ]);
    expect(rows[0]?.n).toBe(1);
  });
});

describe('money', () => {
  const paid = (stream: StreamRef, intent: string, amountMinor = 100): Decision =>
    added(0, {
      transfers: [
        {
          intentId: `${intent}:${stream.id}`,
          debit: `designated:${stream.id}`,
          credit: `held:${stream.id}`,
          amountMinor,
          currency: 'USD',
        },
      ],
    });
  const out = (stream: StreamRef, intent: string, amountMinor: number): Decision =>
    added(0, {
      transfers: [
        {
          intentId: `${intent}:${stream.id}`,
          debit: `held:${stream.id}`,
          credit: `released:${stream.id}`,
          amountMinor,
          currency: 'USD',
        },
      ],
    });

  it('moves once per intent, whoever repeats it and under whatever key', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => commitOne(deps, command(stream, paid(stream, 'in')))));
    expect(outcomes.filter((o) => o.kind === 'done')).toHaveLength(1);
    for (const o of outcomes.filter((x) => x.kind === 'refused'))
      expect(o).toMatchObject({ refusal: { code: 'ledger.intent_spent' } });
    expect(await rowsOf(stream, 'transfer')).toBe(1);
  });

  it('refuses the second of one batch by itself: the batch is written, not undone and tried again one by one', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    let transactions = 0;
    const connect = (): Promise<unknown> => {
      transactions += 1;
      return deps.pool.connect();
    };
    const counted = { ...deps, pool: { connect } as typeof deps.pool };
    const both = await commit(counted, [command(stream, paid(stream, 'in')), command(stream, paid(stream, 'in'))]);
    expect(both).toMatchObject([{ kind: 'done' }, { kind: 'refused', refusal: { code: 'ledger.intent_spent' } }]);
    expect(transactions).toBe(1);
  });

  it('never overdraws a guarded account, also not by two commands of one batch', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    await commitOne(deps, command(stream, paid(stream, 'in')));
    expect(await commitOne(deps, command(stream, out(stream, 'a', 101)))).toMatchObject({
      refusal: { code: 'ledger.overdrawn' },
    });
    const both = await commit(deps, [command(stream, out(stream, 'b', 60)), command(stream, out(stream, 'c', 60))]);
    expect(both.map((o) => o.kind)).toEqual(['done', 'refused']);
  });
});

describe('a batch', () => {
  it('decides in order on what its predecessors left; a refused or failing command harms no neighbour', async () => {
    const [a, b] = [newRef(), newRef()];
    await commit(deps, [create(a), create(b)]);
    const boom = command(a, null, {
      decide: () => {
        throw new Error('boom');
      },
    });
    const outcomes = await commit(deps, [
      command(a, added(1)),
      command(b, null),
      command(a, added(1)),
      boom,
      command(b, added(5)),
    ]);
    expect(outcomes.map((o) => o.kind)).toEqual(['done', 'refused', 'done', 'failed', 'done']);
    expect((await stateOf(a)).count.n).toBe(3);
    expect((await stateOf(b)).count.n).toBe(6);
  });

  it('takes the supplier stream as second lock: 30 at once use up a limit of 10 exactly', async () => {
    const stream = newRef();
    const supplier: StreamRef = { supplierId: stream.supplierId, kind: 'supplier', id: stream.supplierId };
    await commitOne(deps, {
      ...create(supplier),
      decide: () => ok({ events: [{ type: 'limit.used', v: 1, data: { by: 0 } }] }),
      answer: () => null,
    });
    const orders = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const order: StreamRef = { ...stream, id: `${stream.supplierId}-${ids.short()}` };
        await commitOne(deps, create(order));
        return order;
      }),
    );
    const outcomes = await Promise.all(
      orders.map((order) =>
        commitOne(
          deps,
          command(order, null, {
            takesLimit: true,
            decide: (view) =>
              Number(view.supplier?.['limit']) > 0
                ? ok({ ...added(1), supplierEvents: [{ type: 'limit.used', v: 1, data: { by: 1 } }] })
                : refuse('contract.over_limit'),
          }),
        ),
      ),
    );
    expect(outcomes.filter((o) => o.kind === 'done')).toHaveLength(10);
  });
});

describe('deadlines', () => {
  const due = { name: 'count.due', dueAt: '2026-04-01T16:00:00.000Z' };
  it('are consumed once: a second worker finds the row gone and does nothing', async () => {
    const stream = newRef();
    await commitOne(
      deps,
      create(stream, { decide: () => ok(added(1, { setDeadlines: [{ ...due, zone: 'Asia/Shanghai', rule: 'test' }] })) }),
    );
    const timer = command(stream, added(10), { actor: { kind: 'timer' }, timer: due });
    const outcomes = await Promise.all([commitOne(deps, timer), commitOne(deps, timer), commitOne(deps, timer)]);
    expect(outcomes.filter((o) => o.kind === 'done' && o.status === 200)).toHaveLength(1);
    expect((await stateOf(stream)).count.n).toBe(11);
    expect(await rowsOf(stream, 'deadline')).toBe(0);
  });

  it('that moved meanwhile do nothing at their former instant', async () => {
    const stream = newRef();
    await commitOne(
      deps,
      create(stream, {
        decide: () => ok(added(1, { setDeadlines: [{ ...due, dueAt: '2026-05-01T00:00:00.000Z', zone: 'UTC', rule: 'test' }] })),
      }),
    );
    await commitOne(deps, command(stream, added(10), { actor: { kind: 'timer' }, timer: due }));
    expect((await stateOf(stream)).count.n).toBe(1);
    expect(await rowsOf(stream, 'deadline')).toBe(1);
  });
});

describe('faults', () => {
  it('before the commit leave nothing; after it the retry under the same key is answered from the first', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const idempotency = { companyId: buyer.companyId, key: ids.long(), inputHash: 'h' };
    const before = { ...deps, faults: makeFaults('before-commit:throw') };
    await expect(commitOne(before, command(stream, added(1), { idempotency }))).rejects.toThrow('before-commit');
    expect((await stateOf(stream)).count.n).toBe(1);
    const after = { ...deps, faults: makeFaults('after-commit-before-answer:throw') };
    await expect(commitOne(after, command(stream, added(1), { idempotency }))).rejects.toThrow('after-commit');
    expect(await commitOne(deps, command(stream, added(1), { idempotency }))).toMatchObject({ replayed: true, answer: { n: 2 } });
    expect((await stateOf(stream)).count.n).toBe(2);
  });

  it('of a batch whose commit may have happened are not repeated one by one', async () => {
    const stream = newRef();
    await commitOne(deps, create(stream));
    const after = { ...deps, faults: makeFaults('after-commit-before-answer:throw') };
    const outcomes = await commit(after, [command(stream, added(1)), command(stream, added(1))]);
    expect(outcomes.map((o) => o.kind)).toEqual(['failed', 'failed']);
    expect((await stateOf(stream)).count.n).toBe(3);
  });
});

describe('the second wall for reads', () => {
  it('shows a stream, its events and contents to its parties and to staff only', async () => {
    const stream = newRef();
    const content = { contentId: ids.short(), kind: 'clause', salt: 's', body: 'text', hash: 'h' };
    await commitOne(deps, create(stream, { contents: [content] }));
    const person = (companyId: string, permissions: readonly 'read_all'[] = []) =>
      ({ kind: 'person', userId: 'u', companyId, companyKind: 'trader', role: 'viewer', permissions, scopes: null }) as const;
    const seen = (reader: Parameters<typeof readAs>[1]) =>
      readAs(db.pools.app, reader, async (q) => {
        const counts = await q.query<{ n: number }>(
          `select (select count(*) from stream where id = $1)::int + (select count(*) from event where stream_id = $1)::int
           + (select count(*) from content where stream_id = $1)::int as n`,
          [stream.id],
        );
        return counts.rows[0]?.n;
      });
    expect(await seen(person(buyer.companyId))).toBe(4);
    expect(await seen(person(stranger.companyId))).toBe(0);
    expect(await seen({ kind: 'anonymous' })).toBe(0);
    expect(await seen({ kind: 'platform' })).toBe(4);
  });

  it('lets the serving roles neither change nor delete what happened', async () => {
    for (const pool of [db.pools.app, db.pools.commit]) {
      await expect(pool.query(`update event set data = '{}'`)).rejects.toThrow('permission denied');
      await expect(pool.query('delete from transfer')).rejects.toThrow('permission denied');
    }
    await expect(db.pools.app.query('delete from stream')).rejects.toThrow('permission denied');
  });
});
