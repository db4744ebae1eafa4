/** `bench lifecycle`: full order transitions a second, many orders of one supplier, beside TPC-B on the same PostgreSQL. */
import { parseArgs } from 'node:util';
import type { Context } from '../../src/context.ts';
import { enqueue, prepareBoss } from '../../src/db/boss.ts';
import { commitOne } from '../../src/db/commit.ts';
import { groupCommit } from '../../src/db/group.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { must } from '../../src/kernel/assert.ts';
import { openDatabase } from '../../sim/database.ts';
import { type World, openWorld } from '../../sim/world.ts';
import { median, quantile, spread } from '../figures.ts';
import { openTpcb } from '../tpcb.ts';
import { openLife } from '../../sim/life.ts';
import { verify } from '../verify.ts';

const OPTIONS = {
  rounds: { type: 'string', default: '5' },
  orders: { type: 'string', default: '600' },
  inflight: { type: 'string', default: '256' },
  seconds: { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
} as const;

const CONNECTIONS = [1, 8, 32] as const;

const print = (line = ''): void => void process.stdout.write(`${line}\n`);

type Ran = { readonly perSecond: number; readonly latencies: readonly number[] };

/** Lives of so many orders, so many steps in flight at a time; each order does one thing after the other. */
async function live(world: World, ctx: Context, orders: number, inflight: number): Promise<Ran> {
  const supplier = must(world.cast.suppliers[0], 'there is a supplier');
  const buyer = must(world.cast.buyers[0], 'there is a buyer').owner;
  let left = orders;
  const latencies: number[] = [];
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const life = openLife(world, buyer, supplier);
      for (let goes = true; goes; ) {
        const begun = performance.now();
        goes = await life.step(ctx);
        latencies.push(performance.now() - begun);
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: inflight }, lane));
  return { perSecond: (latencies.length / (performance.now() - begun)) * 1_000, latencies };
}

/** @returns 0; 1 when what was written does not verify; 2 for a wrong call */
export async function lifecycleBench(args: readonly string[]): Promise<number> {
  const values = parseArgs({ args: [...args], options: OPTIONS }).values;
  const [rounds, orders, inflight, seconds] = [values.rounds, values.orders, values.inflight, values.seconds].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (![rounds, orders, inflight, seconds].every((n) => Number.isFinite(n) && n > 0)) {
    process.stderr.write('usage: bench lifecycle [--rounds N] [--orders N] [--inflight N] [--seconds N] [--json]\n');
    return 2;
  }
  const database = await openDatabase(process.env['DATABASE_URL'], true);
  await prepareBoss(database.adminUrl, QUEUES);
  const tpcb = await openTpcb(database.adminUrl);
  try {
    const world = await openWorld({ pools: database.pools, seed: 'bench', commands: [] });
    const deps = { ...world.deps, enqueue };
    const grouped: Context = { ...world.ctx, commit: groupCommit(deps) };
    const alone: Context = { ...world.ctx, commit: (command) => commitOne(deps, command) };
    const results: {
      readonly best: number;
      readonly ours: Ran;
      readonly ungrouped: Ran;
      readonly single: readonly [Ran, Ran];
    }[] = [];
    // Neither side pays for cold code and cold pages.
    await live(world, grouped, 100, 32);
    await tpcb.rate(8, 1);
    for (let round = 1; round <= rounds; round += 1) {
      const rates: number[] = [];
      for (const connections of CONNECTIONS) rates.push(await tpcb.rate(connections, seconds));
      const ours = await live(world, grouped, orders, inflight);
      const ungrouped = await live(world, alone, Math.ceil(orders / 10), inflight);
      const single = [await live(world, grouped, 30, 1), await live(world, alone, 30, 1)] as const;
      const best = Math.max(...rates);
      results.push({ best, ours, ungrouped, single });
      print(
        `round ${round}: TPC-B ${rates.map((rate, i) => `c=${CONNECTIONS[i]} ${rate.toFixed(0)}/s`).join(', ')}; ` +
          `ours ${ours.perSecond.toFixed(0)}/s (${(ours.perSecond / best).toFixed(2)}x), one by one ${ungrouped.perSecond.toFixed(0)}/s`,
      );
    }
    const valid = (await tpcb.agrees()) && (await verify(world, print));
    const ratios = results.map(({ ours, best }) => ours.perSecond / best);
    const latencies = results.flatMap(({ ours }) => ours.latencies);
    const figures = {
      bench: 'lifecycle',
      ratio: median(ratios),
      spread: spread(ratios),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      overUngrouped: median(results.map(({ ours, ungrouped }) => ours.perSecond / ungrouped.perSecond)),
      singleLatency: median(results.map(({ single: [g, a] }) => quantile(g.latencies, 0.5) / quantile(a.latencies, 0.5))),
      valid,
    };
    print();
    print(
      `transitions over the best TPC-B rate: ${figures.ratio.toFixed(2)}x (${figures.spread.map((n) => n.toFixed(2)).join(' to ')})`,
    );
    print(`p50 ${figures.p50Ms.toFixed(1)} ms, p99 ${figures.p99Ms.toFixed(1)} ms with ${inflight} in flight`);
    print(`over one transaction a command: ${figures.overUngrouped.toFixed(2)}x`);
    print(`a single command's latency, over without grouping: ${figures.singleLatency.toFixed(2)}x`);
    print(valid ? 'balances, chains, folds and keys verify' : 'VOID: what was written does not verify');
    if (values.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await tpcb.close();
    await database.close();
  }
}
