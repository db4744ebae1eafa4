/** `bench audit`: events a second that `cli check` verifies, beside those that the commit path writes; and what memory it takes. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { enqueue, prepareBoss } from '../../src/db/boss.ts';
import { groupCommit } from '../../src/db/group.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { checkAll } from '../../src/overview/check.service.ts';
import { openDatabase } from '../../sim/database.ts';
import { type World, look, openWorld } from '../../sim/world.ts';
import { median, spread } from '../figures.ts';
import { live } from '../lives.ts';
import { print, readOptions } from '../options.ts';

const INFLIGHT = 256;
const MEMORY_EVERY_MS = 50;

type Checked = { readonly perSecond: number; readonly events: number; readonly findings: number; readonly peakBytes: number };

/** Checks everything once, with the most that the heap held beyond what it held before. */
async function check(world: World, collect: () => void): Promise<Checked> {
  collect();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  const watch = setInterval(() => {
    collect();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, MEMORY_EVERY_MS);
  const watched = await checkAll(world.ctx, () => undefined);
  clearInterval(watch);
  // The clock runs on a second walk, which nobody interrupts to collect garbage.
  const begun = performance.now();
  const { events, findings } = await checkAll(world.ctx, ({ code, stream }) => print(`${code} ${stream?.id ?? ''}`));
  return {
    perSecond: (events / (performance.now() - begun)) * 1_000,
    events,
    findings: findings + watched.findings,
    peakBytes: peak - before,
  };
}

const eventCount = (world: World): Promise<number> =>
  look(world, async (q) => (await q.query<{ n: number }>('select count(*)::int as n from event')).rows[0]?.n ?? 0);

/** @returns 0; 1 when something does not verify; 2 for a wrong call */
export async function auditBench(args: readonly string[]): Promise<number> {
  const options = readOptions('audit', args, { rounds: 5, orders: 500 });
  if (!options) return 2;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const database = await openDatabase(process.env['DATABASE_URL'], true);
  await prepareBoss(database.adminUrl, QUEUES);
  try {
    const world = await openWorld({ pools: database.pools, seed: 'bench', commands: [] });
    const ctx = { ...world.ctx, commit: groupCommit({ ...world.deps, enqueue }) };
    await live(world, ctx, 100, 32);
    await check(world, collect);
    const rounds: { readonly written: number; readonly checked: Checked }[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const [before, begun] = [await eventCount(world), performance.now()];
      await live(world, ctx, options.orders, INFLIGHT);
      const taken = performance.now() - begun;
      const written = (((await eventCount(world)) - before) / taken) * 1_000;
      const checked = await check(world, collect);
      rounds.push({ written, checked });
      print(
        `round ${round}: written ${written.toFixed(0)} events/s, checked ${checked.perSecond.toFixed(0)}/s ` +
          `(${(checked.perSecond / written).toFixed(1)}x) of ${checked.events}; ${(checked.peakBytes / 1e6).toFixed(1)} MB`,
      );
    }
    const valid = rounds.every(({ checked }) => checked.findings === 0);
    const ratios = rounds.map(({ written, checked }) => checked.perSecond / written);
    const [first, last] = [rounds[0]?.checked, rounds.at(-1)?.checked];
    const memory = {
      firstBytes: first?.peakBytes,
      lastBytes: last?.peakBytes,
      firstEvents: first?.events,
      lastEvents: last?.events,
    };
    const figures = { bench: 'audit', ratio: median(ratios), spread: spread(ratios), p50Ms: null, p99Ms: null, valid, ...memory };
    print();
    print(`checked over written: ${figures.ratio.toFixed(1)}x (${figures.spread.map((n) => n.toFixed(1)).join(' to ')})`);
    print(
      `memory beyond what the process held: ${((first?.peakBytes ?? 0) / 1e6).toFixed(1)} MB with ${first?.events} events, ` +
        `${((last?.peakBytes ?? 0) / 1e6).toFixed(1)} MB with ${last?.events}`,
    );
    print(valid ? 'everything verifies' : 'VOID: something does not verify');
    if (options.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await database.close();
  }
}
