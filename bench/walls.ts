/** `bench walls`: what the second wall costs: whole lives of orders with roles, row policies and locking join, and without. */
import pg from 'pg';
import type { Context } from '../src/context.ts';
import { prepareBoss, enqueue } from '../src/db/boss.ts';
import { endPool } from '../src/db/connect.ts';
import { groupCommit } from '../src/db/group.ts';
import { readAs } from '../src/db/reads.ts';
import { record } from '../src/db/record.ts';
import { withSettings } from '../src/db/urls.ts';
import { TYPES } from '../src/db/values.ts';
import { QUEUES } from '../src/jobs/mail.ts';
import { openDatabase } from '../sim/database.ts';
import { type World, openWorld } from '../sim/world.ts';
import { median, quantile, spread } from './figures.ts';
import { live } from './lives.ts';
import { print, readOptions } from './options.ts';
import { verify } from './verify.ts';

/** A pool of the administrator, whom no policy binds, with the settings of the pool it stands for. */
const unbound = (url: string, max: number): pg.Pool =>
  new pg.Pool({
    connectionString: withSettings(url, { timezone: 'UTC', datestyle: 'ISO', search_path: 'public' }),
    types: TYPES,
    max,
    pipeline: true,
  });

/** The same services without the second wall: the administrator reads and writes, and the lock asks nobody for a standing. */
function unwalled(world: World, commits: pg.Pool, reads: pg.Pool): Context {
  const commit = groupCommit({ ...world.deps, pool: commits, enqueue });
  return {
    ...world.ctx,
    commit: (command) => commit({ ...command, actor: { kind: 'timer' } }),
    read: (reader, queries) => readAs(reads, reader, queries),
    record: (input, writes) => record(commits, input, writes),
  };
}

/** @returns 0; 1 when what was written does not verify; 2 for a wrong call */
export async function wallsBench(args: readonly string[]): Promise<number> {
  const options = readOptions('walls', args, { rounds: 5, orders: 400, inflight: 256 });
  if (!options) return 2;
  const { rounds, orders, inflight } = options;
  const database = await openDatabase(process.env['DATABASE_URL'], true);
  await prepareBoss(database.adminUrl, QUEUES);
  const [commits, reads] = [unbound(database.adminUrl, 6), unbound(database.adminUrl, 10)];
  try {
    const world = await openWorld({ pools: database.pools, seed: 'walls', commands: [] });
    const on: Context = { ...world.ctx, commit: groupCommit({ ...world.deps, enqueue }) };
    const off = unwalled(world, commits, reads);
    // Neither side pays for cold code and cold pages.
    for (const ctx of [on, off]) await live(world, ctx, 60, 32);
    const ratios: number[] = [];
    const latencies = { on: [] as number[], off: [] as number[] };
    for (let round = 1; round <= rounds; round += 1) {
      const rates = { on: 0, off: 0 };
      // Each goes first in turn: the second finds a larger database.
      for (const side of round % 2 === 1 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
        const ran = await live(world, side === 'on' ? on : off, orders, inflight);
        rates[side] = ran.perSecond;
        latencies[side].push(...ran.latencies);
      }
      ratios.push(rates.on / rates.off);
      print(
        `round ${round}: with ${rates.on.toFixed(0)}/s, without ${rates.off.toFixed(0)}/s (${(rates.on / rates.off).toFixed(2)}x)`,
      );
    }
    const valid = await verify(world, print);
    const figures = {
      bench: 'walls',
      ratio: median(ratios),
      spread: spread(ratios),
      p50Ms: quantile(latencies.on, 0.5),
      p99Ms: quantile(latencies.on, 0.99),
      p50MsWithout: quantile(latencies.off, 0.5),
      valid,
    };
    print();
    print(
      `transitions with the second wall over without: ${figures.ratio.toFixed(2)}x (${figures.spread.map((n) => n.toFixed(2)).join(' to ')})`,
    );
    print(`p50 ${figures.p50Ms.toFixed(1)} ms with, ${figures.p50MsWithout.toFixed(1)} ms without, ${inflight} in flight`);
    print(valid ? 'balances, chains, folds and keys verify' : 'VOID: what was written does not verify');
    if (options.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await Promise.all([endPool(commits), endPool(reads)]);
    await database.close();
  }
}
