/** `bench deadlines`: polling and settling what is due beside a table without anything pending, and beside pg-boss doing nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Context } from '../../src/context.ts';
import { enqueue, prepareBoss } from '../../src/db/boss.ts';
import { groupCommit } from '../../src/db/group.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { runDue } from '../../src/jobs/timers.ts';
import { must } from '../../src/kernel/assert.ts';
import type { Instant } from '../../src/kernel/dates.ts';
import { timers } from '../../src/slices.ts';
import { type SimDatabase, openDatabase } from '../../sim/database.ts';
import { type World, look, openWorld } from '../../sim/world.ts';
import { median, quantile, spread } from '../figures.ts';
import { LAST_STEP, live } from '../lives.ts';
import { print, readOptions } from '../options.ts';
import { verify } from '../verify.ts';

const POLLS = 200;
/** The deadline by which money is released if nobody says anything, of goods that arrived. */
const RELEASE = `kind = 'order' and name like 'shipments.%'`;
const NOOP = 'bench-noop';

type Side = { readonly database: SimDatabase; readonly world: World; readonly ctx: Context };

async function openSide(url: string | undefined): Promise<Side> {
  const database = await openDatabase(url, true);
  await prepareBoss(database.adminUrl, QUEUES);
  const world = await openWorld({ pools: database.pools, seed: 'bench', commands: [] });
  return { database, world, ctx: { ...world.ctx, commit: groupCommit({ ...world.deps, enqueue }) } };
}

/** Far deadlines of streams that nobody asks for. */
async function fill({ database }: Side, pending: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl, statement_timeout: 0 });
  await client.connect();
  await client.query(
    `insert into deadline (supplier_id, kind, stream_id, name, due_at, zone, rule, tzdata, data)
     select 's' || n % 1000, 'order', 'pending-' || n, 'bench.pending', '2090-01-01T00:00:00Z'::timestamptz + n * interval '1 second',
       'UTC', 'bench', 'bench', '{}' from generate_series(1, $1::int) n`,
    [pending],
  );
  await client.query('vacuum analyze deadline');
  await client.end();
}

/** Before everything is verified: what no order has set would be found. */
async function empty(side: Side): Promise<void> {
  const client = new pg.Client({ connectionString: side.database.adminUrl, statement_timeout: 0 });
  await client.connect();
  await client.query(`delete from deadline where name = 'bench.pending'`);
  await client.end();
}

/** Lives of so many orders up to their arrival; returns the instant at which the last of them releases by itself. */
async function arrive({ world, ctx }: Side, orders: number): Promise<Instant> {
  await live(world, ctx, orders, 256, LAST_STEP - 1);
  const last = await look(world, async (q) => {
    const { rows } = await q.query<{ at: Instant }>(`select max(due_at) as at from deadline where ${RELEASE}`);
    return rows[0]?.at;
  });
  return must(last, 'a release is pending');
}

type Drained = { readonly perSecond: number; readonly ran: number };

async function drain({ ctx }: Side, until: Instant): Promise<Drained> {
  const begun = performance.now();
  const ran = await runDue(ctx, timers, until);
  return { perSecond: (ran / (performance.now() - begun)) * 1_000, ran };
}

async function poll({ ctx }: Side): Promise<number> {
  const latencies: number[] = [];
  for (let n = 0; n < POLLS; n += 1) {
    const begun = performance.now();
    await runDue(ctx, timers, '2026-03-01T00:00:00.000Z');
    latencies.push(performance.now() - begun);
  }
  return quantile(latencies, 0.5);
}

/** Jobs that do nothing, a second: fetched and completed so many at a time. */
async function boss({ database }: Side, jobs: number, batchSize: number): Promise<number> {
  const queue = new PgBoss({
    connectionString: database.adminUrl,
    schema: 'pgboss',
    migrate: false,
    supervise: false,
    schedule: false,
  });
  queue.on('error', () => undefined);
  await queue.start();
  try {
    await queue.createQueue(NOOP);
    await queue.insert(
      NOOP,
      Array.from({ length: jobs }, () => ({ data: {} })),
    );
    const begun = performance.now();
    let done = 0;
    for (;;) {
      const fetched = await queue.fetch(NOOP, { batchSize });
      if (fetched.length === 0) return (done / (performance.now() - begun)) * 1_000;
      await queue.complete(
        NOOP,
        fetched.map(({ id }) => id),
      );
      done += fetched.length;
    }
  } finally {
    await queue.stop({ graceful: false });
  }
}

/** Settles everything until an instant; tells whether each release was committed after all that fell due before it. */
async function drainInOrder(side: Side, until: Instant, due: ReadonlyMap<string, Instant>): Promise<boolean> {
  const settled: Instant[] = [];
  const commit: Context['commit'] = async (command) => {
    const outcome = await side.ctx.commit(command);
    const at = due.get(command.stream.id);
    if (at !== undefined && command.timer?.dueAt === at) settled.push(at);
    return outcome;
  };
  await runDue({ ...side.ctx, commit }, timers, until);
  return (
    settled.length === due.size && settled.every((at, index) => index === 0 || at >= must(settled[index - 1], 'the one before'))
  );
}

/** Moves each release a little later, by chance, so that no two fall due together. */
async function scatter({ database, world }: Side): Promise<ReadonlyMap<string, Instant>> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(
    `update deadline set due_at = due_at + (random() * 1000000)::int * interval '1 millisecond' where ${RELEASE}`,
  );
  await client.end();
  return look(world, async (q) => {
    const { rows } = await q.query<{ id: string; at: Instant }>(
      `select stream_id as id, due_at as at from deadline where ${RELEASE}`,
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  });
}

/** @returns 0; 1 when what was written does not verify; 2 for a wrong call */
export async function deadlinesBench(args: readonly string[]): Promise<number> {
  const options = readOptions('deadlines', args, { rounds: 5, pending: 1_000_000, due: 10_000, orders: 500 });
  if (!options) return 2;
  // Both databases of the run share the server's roles, hence their passwords.
  process.env['QUAYSIDE_SECRET'] ??= 'of a bench, which lasts no longer than its database';
  const bare = await openSide(process.env['DATABASE_URL']);
  const full = await openSide(bare.database.adminUrl);
  try {
    await fill(full, options.pending);
    for (const side of [bare, full]) {
      await drain(side, await arrive(side, 100));
      await poll(side);
    }
    const rounds: { readonly poll: number; readonly drain: number }[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const ran = new Map<Side, { poll: number; drained: Drained }>();
      for (const side of round % 2 === 0 ? [full, bare] : [bare, full]) {
        const until = await arrive(side, options.orders);
        await sleep(200);
        ran.set(side, { poll: await poll(side), drained: await drain(side, until) });
      }
      const [a, b] = [must(ran.get(bare), 'ran'), must(ran.get(full), 'ran')];
      rounds.push({ poll: b.poll / a.poll, drain: a.drained.perSecond / b.drained.perSecond });
      print(
        `round ${round}: a poll ${a.poll.toFixed(2)} ms without, ${b.poll.toFixed(2)} ms with ${options.pending} pending; ` +
          `settled ${a.drained.perSecond.toFixed(0)}/s without, ${b.drained.perSecond.toFixed(0)}/s with`,
      );
    }
    const scattered = await arrive(full, options.orders);
    const due = await scatter(full);
    const ordered = await drainInOrder(full, new Date(Date.parse(scattered) + 2_000_000).toISOString(), due);
    const until = await arrive(full, options.due);
    const at = await boss(full, options.due, 1);
    const many = await boss(full, options.due, 100);
    const drained = await drain(full, until);
    await empty(full);
    const verified = [await verify(bare.world, print), await verify(full.world, print)];
    const valid = verified.every(Boolean) && ordered && drained.ran >= options.due;
    const figures = {
      bench: 'deadlines',
      ratio: median(rounds.map((r) => r.drain)),
      spread: spread(rounds.map((r) => r.drain)),
      p50Ms: null,
      p99Ms: null,
      pollRatio: median(rounds.map((r) => r.poll)),
      pollSpread: spread(rounds.map((r) => r.poll)),
      drainPerSecond: drained.perSecond,
      overBossOneByOne: drained.perSecond / at,
      overBossByHundreds: drained.perSecond / many,
      valid,
    };
    const told = (range: readonly number[]): string => range.map((n) => n.toFixed(2)).join(' to ');
    print();
    print(
      `a poll with ${options.pending} pending over one with none: ${figures.pollRatio.toFixed(2)}x (${told(figures.pollSpread)})`,
    );
    print(`settling takes ${figures.ratio.toFixed(2)}x as long (${told(figures.spread)})`);
    print(
      `${drained.ran} due at one instant: ${drained.perSecond.toFixed(0)}/s with their releases; pg-boss doing nothing: ` +
        `${at.toFixed(0)}/s one by one (${figures.overBossOneByOne.toFixed(2)}x), ${many.toFixed(0)}/s by hundreds (${figures.overBossByHundreds.toFixed(2)}x)`,
    );
    print(ordered ? 'settled in the order of due times' : 'NOT settled in the order of due times');
    print(valid ? 'balances, chains, folds and keys verify' : 'VOID: what was written does not verify');
    if (options.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await full.database.close();
    await bare.database.close();
  }
}
