/** `bench lifecycle`: full order transitions a second, many orders of one supplier, beside TPC-B on the same PostgreSQL. */
import type { Context } from '../../src/context.ts';
import { enqueue, prepareBoss } from '../../src/db/boss.ts';
import { commitOne } from '../../src/db/commit.ts';
import { groupCommit } from '../../src/db/group.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { openDatabase } from '../../sim/database.ts';
import { openWorld } from '../../sim/world.ts';
import { median, quantile, spread } from '../figures.ts';
import { type Ran, live } from '../lives.ts';
import { print, readOptions } from '../options.ts';
import { openPgbench } from '../pgbench.ts';
import { openTpcb } from '../tpcb.ts';
import { verify } from '../verify.ts';

const CONNECTIONS = [1, 8, 32] as const;

type Round = {
  readonly best: number;
  readonly pgbench: number | null;
  readonly ours: Ran;
  readonly ungrouped: Ran;
  readonly single: readonly [Ran, Ran];
};

const told = (rates: readonly number[]): string => rates.map((rate, i) => `c=${CONNECTIONS[i]} ${rate.toFixed(0)}/s`).join(', ');

/** @returns 0; 1 when what was written does not verify; 2 for a wrong call */
export async function lifecycleBench(args: readonly string[]): Promise<number> {
  const options = readOptions('lifecycle', args, { rounds: 5, orders: 600, inflight: 256, seconds: 3 });
  if (!options) return 2;
  const { rounds, orders, inflight, seconds } = options;
  const database = await openDatabase(process.env['DATABASE_URL'], true);
  await prepareBoss(database.adminUrl, QUEUES);
  const tpcb = await openTpcb(database.adminUrl);
  const pgbench = await openPgbench(database.adminUrl);
  try {
    const world = await openWorld({ pools: database.pools, seed: 'bench', commands: [] });
    const deps = { ...world.deps, enqueue };
    const grouped: Context = { ...world.ctx, commit: groupCommit(deps) };
    const alone: Context = { ...world.ctx, commit: (command) => commitOne(deps, command) };
    const results: Round[] = [];
    // Neither side pays for cold code and cold pages.
    await live(world, grouped, 100, 32);
    await tpcb.rate(8, 1);
    for (let round = 1; round <= rounds; round += 1) {
      const rates: number[] = [];
      const others: number[] = [];
      for (const connections of CONNECTIONS) {
        rates.push(await tpcb.rate(connections, seconds));
        if (pgbench) others.push(await pgbench.rate(connections, seconds));
      }
      const ours = await live(world, grouped, orders, inflight);
      const ungrouped = await live(world, alone, Math.ceil(orders / 10), inflight);
      const single = [await live(world, grouped, 30, 1), await live(world, alone, 30, 1)] as const;
      const best = Math.max(...rates);
      results.push({ best, pgbench: pgbench && Math.max(...others), ours, ungrouped, single });
      print(
        `round ${round}: TPC-B ${told(rates)}; ${pgbench ? `pgbench ${told(others)}; ` : ''}` +
          `ours ${ours.perSecond.toFixed(0)}/s (${(ours.perSecond / best).toFixed(2)}x), one by one ${ungrouped.perSecond.toFixed(0)}/s`,
      );
    }
    const valid = (await tpcb.agrees()) && (await verify(world, print));
    const ratios = results.map(({ ours, best }) => ours.perSecond / best);
    const overPgbench = results.flatMap((one) => (one.pgbench === null ? [] : [one.ours.perSecond / one.pgbench]));
    const latencies = results.flatMap(({ ours }) => ours.latencies);
    const figures = {
      bench: 'lifecycle',
      ratio: median(ratios),
      spread: spread(ratios),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      overPgbench: overPgbench.length > 0 ? median(overPgbench) : null,
      overUngrouped: median(results.map(({ ours, ungrouped }) => ours.perSecond / ungrouped.perSecond)),
      singleLatency: median(results.map(({ single: [g, a] }) => quantile(g.latencies, 0.5) / quantile(a.latencies, 0.5))),
      valid,
    };
    print();
    print(
      `transitions over the best TPC-B rate: ${figures.ratio.toFixed(2)}x (${figures.spread.map((n) => n.toFixed(2)).join(' to ')})`,
    );
    if (figures.overPgbench !== null) print(`over the best rate of pgbench: ${figures.overPgbench.toFixed(2)}x`);
    print(`p50 ${figures.p50Ms.toFixed(1)} ms, p99 ${figures.p99Ms.toFixed(1)} ms with ${inflight} in flight`);
    print(`over one transaction a command: ${figures.overUngrouped.toFixed(2)}x`);
    print(`a single command's latency, over without grouping: ${figures.singleLatency.toFixed(2)}x`);
    print(valid ? 'balances, chains, folds and keys verify' : 'VOID: what was written does not verify');
    if (options.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await tpcb.close();
    await database.close();
  }
}
