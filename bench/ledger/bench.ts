/** `bench ledger`: transfers a second through the commit path, on many accounts and on one. */
import type { Pool } from 'pg';
import { type Command, type CommitDeps, commit } from '../../src/db/commit.ts';
import { noFaults } from '../../src/db/faults.ts';
import type { Registry } from '../../src/db/registry.ts';
import { must } from '../../src/kernel/assert.ts';
import type { StreamRef } from '../../src/kernel/decider.ts';
import { makeIds } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { movement } from '../../src/ledger/movement.rules.ts';
import { guardedOf, isGuarded } from '../../src/ledger/rules.ts';
import { openDatabase } from '../../sim/database.ts';
import { median, spread } from '../figures.ts';
import { print, readOptions } from '../options.ts';
import { openTpcb } from '../tpcb.ts';

const SIZES = [1, 100, 1_000] as const;
const ORDERS = 1_000;
const AT = '2026-03-02T01:00:00.000Z';
/** More than all transfers of a run take from an order. */
const FUNDED_MINOR = 1_000_000_000;

/** Streams that only count: what is measured is the ledger, its locks and its guards. */
const REGISTRY: Registry = {
  folds: [{ slice: 'bench', stream: 'order', initial: 0, evolve: (n) => (n as number) + 1 }],
  reactors: [],
  isGuarded: (account) => isGuarded(account as never),
  guardedOf,
};

const ids = makeIds();

/** A thousand orders, each of its own supplier or all of one. */
const cast = (hot: boolean): readonly StreamRef[] => {
  const one = ids.short();
  return Array.from({ length: ORDERS }, () => {
    const supplierId = hot ? one : ids.short();
    return { supplierId, kind: 'order', id: `${supplierId}-${ids.short()}` } as const;
  });
};

const command = (stream: StreamRef, rest: Pick<Command, 'decide'> & Partial<Command>): Command => ({
  name: 'bench.move',
  stream,
  actor: { kind: 'timer' },
  facts: { receivedAt: AT, at: AT, calendars: { version: 1, calendars: new Map() } },
  answer: () => null,
  ...rest,
});

const fund = (stream: StreamRef): Command =>
  command(stream, {
    create: { parties: [] },
    decide: () =>
      ok({
        events: [{ type: 'bench.opened', v: 1, data: {} }],
        transfers: [movement(`in:${stream.id}`, `bank:${stream.supplierId}`, `held:${stream.id}`, 'USD', FUNDED_MINOR)],
      }),
  });

let moved = 0;
/** One cent of the order's held money becomes the supplier's fee. */
const move = (stream: StreamRef): Command => {
  moved += 1;
  const intent = `fee:${stream.id}:${moved}`;
  return command(stream, {
    decide: () =>
      ok({
        events: [{ type: 'bench.moved', v: 1, data: {} }],
        transfers: [movement(intent, `held:${stream.id}`, `fees:${stream.supplierId}`, 'USD', 1)],
      }),
  });
};

type Lane = { readonly streams: readonly StreamRef[]; done: number };

/** Transfers a second in batches of so many, for so long. */
async function rate(deps: CommitDeps, lane: Lane, size: number, seconds: number): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  let [at, done] = [0, 0];
  while (performance.now() < until) {
    const batch = Array.from({ length: size }, (_, i) => move(must(lane.streams[(at + i) % ORDERS], 'an order')));
    at += size;
    for (const outcome of await commit(deps, batch))
      if (outcome.kind !== 'done') throw new Error(`a transfer was not made: ${JSON.stringify(outcome)}`);
    done += size;
  }
  lane.done += done;
  return (done / (performance.now() - begun)) * 1_000;
}

/** Every account holds what was sent, none is overdrawn, nothing moved twice. */
async function agrees(pool: Pool, lanes: readonly Lane[]): Promise<boolean> {
  const { rows } = await pool.query<{ kind: string; minor: number; least: number; moves: number }>(
    `select split_part(account, ':', 1) as kind, sum(minor)::bigint as minor, min(minor)::bigint as least, sum(moves)::bigint as moves
     from (select a.account, sum(a.minor) as minor, count(*) as moves from transfer t
       cross join lateral (values (t.debit, -t.amount_minor), (t.credit, t.amount_minor)) as a (account, minor) group by 1) b group by 1`,
  );
  const of = (kind: string): { minor: number; least: number } =>
    must(
      rows.find((row) => row.kind === kind),
      `there is an account ${kind}`,
    );
  const sent = lanes.reduce((sum, lane) => sum + lane.done, 0);
  const funded = ORDERS * lanes.length * FUNDED_MINOR;
  return of('fees').minor === sent && of('held').minor === funded - sent && of('bank').minor === -funded && of('held').least >= 0;
}

/** @returns 0; 1 when balances do not agree; 2 for a wrong call */
export async function ledgerBench(args: readonly string[]): Promise<number> {
  const options = readOptions('ledger', args, { rounds: 5, seconds: 2 });
  if (!options) return 2;
  const { rounds, seconds } = options;
  const database = await openDatabase(process.env['DATABASE_URL'], true);
  const deps: CommitDeps = { pool: database.pools.commit, registry: REGISTRY, faults: noFaults, enqueue: async () => undefined };
  const tpcb = await openTpcb(database.adminUrl);
  try {
    const [spreadOut, hot]: readonly [Lane, Lane] = [
      { streams: cast(false), done: 0 },
      { streams: cast(true), done: 0 },
    ];
    for (const lane of [spreadOut, hot]) {
      await commit(deps, lane.streams.map(fund));
      for (const size of SIZES) await rate(deps, lane, size, 0.3);
    }
    const ratios = SIZES.map((): number[] => []);
    const rates = SIZES.map((): { spread: number; hot: number; tpcb: number }[] => []);
    for (let round = 1; round <= rounds; round += 1) {
      const peer = await tpcb.rate(8, seconds);
      for (const [index, size] of SIZES.entries()) {
        // In turn, so that neither always runs on the warmer machine.
        const order = round % 2 === 0 ? [hot, spreadOut] : [spreadOut, hot];
        const ran = new Map<Lane, number>();
        for (const lane of order) ran.set(lane, await rate(deps, lane, size, seconds));
        const [wide, one] = [must(ran.get(spreadOut), 'a rate'), must(ran.get(hot), 'a rate')];
        ratios[index]?.push(one / wide);
        rates[index]?.push({ spread: wide, hot: one, tpcb: peer });
        print(
          `round ${round}, batches of ${size}: spread ${wide.toFixed(0)}/s, hot ${one.toFixed(0)}/s; TPC-B c=8 ${peer.toFixed(0)}/s`,
        );
      }
    }
    const valid = (await tpcb.agrees()) && (await agrees(database.pools.commit, [spreadOut, hot]));
    const bySize = SIZES.map((size, index) => ({
      size,
      ratio: median(ratios[index] ?? []),
      spread: spread(ratios[index] ?? []),
      perSecond: median((rates[index] ?? []).map((r) => r.spread)),
      overTpcb: median((rates[index] ?? []).map((r) => r.spread / r.tpcb)),
    }));
    print();
    for (const { size, ratio, spread: range, perSecond, overTpcb } of bySize)
      print(
        `batches of ${size}: hot over spread ${ratio.toFixed(2)} (${range.map((n) => n.toFixed(2)).join(' to ')}), ` +
          `${perSecond.toFixed(0)} transfers/s, ${overTpcb.toFixed(2)}x TPC-B with 8 connections`,
      );
    print(valid ? 'every account holds what was sent' : 'VOID: the accounts do not agree');
    const worst = bySize.reduce((a, b) => (b.ratio < a.ratio ? b : a));
    if (options.json)
      print(
        JSON.stringify({ bench: 'ledger', ratio: worst.ratio, spread: worst.spread, p50Ms: null, p99Ms: null, valid, bySize }),
      );
    return valid ? 0 : 1;
  } finally {
    await tpcb.close();
    await database.close();
  }
}
