/** `bench growth`: what a transition costs in a database of many orders, beside one of few. */
import { parseArgs } from 'node:util';
import { enqueue, prepareBoss } from '../../src/db/boss.ts';
import type { Context } from '../../src/context.ts';
import { groupCommit } from '../../src/db/group.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { must } from '../../src/kernel/assert.ts';
import { type SimDatabase, openDatabase } from '../../sim/database.ts';
import { type World, look, openWorld } from '../../sim/world.ts';
import { median, spread } from '../figures.ts';
import { live } from '../lives.ts';
import { print } from '../options.ts';
import { verify } from '../verify.ts';
import { cloneOrder } from './clones.ts';

const OPTIONS = {
  orders: { type: 'string', default: '10000,1000000' },
  rounds: { type: 'string', default: '5' },
  lives: { type: 'string', default: '300' },
  json: { type: 'boolean', default: false },
} as const;

/** Drafted and sent: from the next step on a fingerprint covers the order's id, and the supplier's limit has a part of it. */
const STEPS = 2;

type Side = { readonly database: SimDatabase; readonly world: World; readonly ctx: Context; readonly orders: number };

async function openSide(url: string | undefined, orders: number): Promise<Side> {
  const database = await openDatabase(url, true);
  await prepareBoss(database.adminUrl, QUEUES);
  const world = await openWorld({ pools: database.pools, seed: 'bench', commands: [] });
  const ctx = { ...world.ctx, commit: groupCommit({ ...world.deps, enqueue }) };
  await live(world, ctx, 1, 1, STEPS);
  const template = await look(world, async (q) => {
    const { rows } = await q.query<{ id: string }>(`select id from stream where kind = 'order' limit 1`);
    return must(rows[0], 'an order was lived').id;
  });
  const begun = performance.now();
  await cloneOrder(database.adminUrl, template, orders - 1);
  print(`${orders} orders written in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  return { database, world, ctx, orders };
}

/** @returns 0; 1 when what was written does not verify; 2 for a wrong call */
export async function growthBench(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const sizes = values.orders.split(',').map(Number);
  const [rounds, lives] = [Number(values.rounds), Number(values.lives)];
  if (sizes.length !== 2 || ![...sizes, rounds, lives].every((n) => Number.isInteger(n) && n > 0)) {
    process.stderr.write('usage: bench growth [--orders FEW,MANY] [--rounds N] [--lives N] [--json]\n');
    return 2;
  }
  // Both databases of the run share the server's roles, hence their passwords.
  process.env['QUAYSIDE_SECRET'] ??= 'of a bench, which lasts no longer than its database';
  const few = await openSide(process.env['DATABASE_URL'], must(sizes[0], 'two sizes'));
  const many = await openSide(few.database.adminUrl, must(sizes[1], 'two sizes'));
  try {
    for (const { world, ctx } of [few, many]) await live(world, ctx, 100, 256);
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const rates = new Map<Side, number>();
      for (const side of round % 2 === 0 ? [many, few] : [few, many])
        rates.set(side, (await live(side.world, side.ctx, lives, 256)).perSecond);
      const [a, b] = [must(rates.get(few), 'a rate'), must(rates.get(many), 'a rate')];
      ratios.push(a / b);
      print(`round ${round}: ${a.toFixed(0)} transitions/s among ${few.orders} orders, ${b.toFixed(0)}/s among ${many.orders}`);
    }
    const verified = [await verify(few.world, print), await verify(many.world, print)];
    const valid = verified.every(Boolean);
    const figures = {
      bench: 'growth',
      ratio: median(ratios),
      spread: spread(ratios),
      p50Ms: null,
      p99Ms: null,
      valid,
      orders: sizes,
    };
    print();
    print(
      `a transition costs ${figures.ratio.toFixed(2)}x (${figures.spread.map((n) => n.toFixed(2)).join(' to ')}) ` +
        `among ${many.orders} orders of what it costs among ${few.orders}`,
    );
    print(valid ? 'balances, chains, folds and keys verify' : 'VOID: what was written does not verify');
    if (values.json) print(JSON.stringify(figures));
    return valid ? 0 : 1;
  } finally {
    await many.database.close();
    await few.database.close();
  }
}
