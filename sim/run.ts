/** One run: draws steps, carries them out, has each judged, and tells what it covered. */
import type { Registry } from '../src/db/registry.ts';
import type { Pools } from '../src/db/connect.ts';
import { fingerprint } from '../src/kernel/canonical.ts';
import { addMillis } from '../src/kernel/dates.ts';
import { ACTIONS } from './actions/all.ts';
import { checkBooks } from './books.ts';
import { deliver, deliverTogether } from './deliver.ts';
import { type Action, Broken, type Move, type Step } from './move.ts';
import { judge } from './oracle.ts';
import type { Random } from './random.ts';
import { changedStreams, takeSnapshot } from './snapshot.ts';
import type { Coverage } from './tally.ts';
import { type SimOrder, type World, look, openWorld } from './world.ts';

export type RunOptions = {
  readonly pools: Pick<Pools, 'app' | 'commit'>;
  readonly seed: string;
  readonly steps: number;
  readonly registry?: Registry;
  /** Called now and then with the number of steps done. */
  readonly progress?: (done: number) => void;
};

export type Verdict = {
  readonly seed: string;
  readonly steps: number;
  /** Of the last chain link of every stream, every transfer and every bank line: equal for equal seeds. */
  readonly hash: string;
  readonly orders: number;
  readonly coverage: Coverage;
  readonly broken: {
    readonly step: number;
    readonly what: string;
    readonly orderId: string | null;
    readonly history: readonly string[];
    readonly events: readonly string[];
  } | null;
};

/** The books are checked this often; each order after every step that touches it. */
const BOOKS_EVERY = 100;

const openLively = ({ pools, seed, registry }: RunOptions): Promise<World> =>
  openWorld({
    pools,
    seed,
    commands: ACTIONS.filter((a) => !a.happens || a.counted).map((a) => a.name),
    ...(registry ? { registry } : {}),
  });

/** A world that has lived for some steps, for what is tried on it afterwards. Throws where an invariant breaks. */
export async function livedWorld(options: RunOptions): Promise<World> {
  const world = await openLively(options);
  for (let step = 1; step <= options.steps; step += 1) {
    await takeStep(world, step);
    options.progress?.(step);
  }
  return world;
}

/** Runs a world of its own on a migrated, empty database. A broken invariant ends it and stands in the verdict. */
export async function simulate(options: RunOptions): Promise<Verdict> {
  const { seed, steps, progress } = options;
  const world = await openLively(options);
  let step = 0;
  let broken: Verdict['broken'] = null;
  try {
    for (step = 1; step <= steps; step += 1) {
      await takeStep(world, step);
      if (step % BOOKS_EVERY === 0 || step === steps) await checkBooks(world);
      progress?.(step);
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    broken = {
      step,
      what: error.message,
      orderId: error.orderId,
      history: historyOf(world, error.orderId),
      events: await eventsOf(world, error.orderId),
    };
  }
  const coverage = world.tally.report();
  return { seed, steps: Math.min(step, steps), hash: await hashOf(world), orders: world.orders.size, coverage, broken };
}

/** One step: a little time passes, something is drawn and done, and what changed is judged. */
async function takeStep(world: World, number: number): Promise<void> {
  const random = world.random.fork(`step ${number}`);
  // Deadlines passed on the way are late timers: they run when the next happening moves the clock on purpose.
  world.clock.set(addMillis(world.clock.now(), random.int(0, 90_000)));
  const before = world.snapshot;
  world.history.push({ orderId: null, line: `#${number} ${world.clock.now()}` });
  await carryOut(world, random);
  await judge(world, changedStreams(before, world.snapshot));
}

async function carryOut(world: World, random: Random): Promise<void> {
  if (random.chance(RACES)) {
    const moves = drawRace(world, random.fork('race'));
    if (moves) return deliverTogether(world, moves, random.fork('delivery'));
  }
  const quiet = openOrders(world).length < LIVELY && random.chance(0.5);
  const step = draw(world, random.fork('draw'), quiet ? BEGINNINGS : ACTIONS);
  if (!step) return;
  if (step.kind === 'move') return deliver(world, step, random.fork('delivery'));
  const line = await step.run(world);
  world.history.push({ orderId: null, line: `${step.name}: ${line}` });
  world.snapshot = await look(world, takeSnapshot);
}

const RACES = 0.08;
/** With fewer open orders than this, new ones are drafted first: a market of one order shows little. */
const LIVELY = 8;
const BEGINNINGS = ACTIONS.filter((a) => a.name === 'orders.draft');
/** A drawn action may find nothing to act on; after so many the step passes. */
const DRAWS = 20;

function draw(world: World, random: Random, actions: readonly Action[]): Step | null {
  for (let i = 0; i < DRAWS; i += 1) {
    const step = random.weighted(actions).plan(world, random.fork(`plan ${i}`));
    if (step) return step;
  }
  return null;
}

const openOrders = (world: World): readonly SimOrder[] =>
  [...world.orders.values()].filter((o) => o.states.orders.endedAt === null);

/** Two commands that want the same: about one order, or about two orders of one supplier (whose limit they share). */
function drawRace(world: World, random: Random): readonly Move[] | null {
  const open = openOrders(world);
  if (open.length === 0) return null;
  for (let i = 0; i < DRAWS; i += 1) {
    const one = random.pick(open);
    const rivals = open.filter((o) => o !== one && o.supplier === one.supplier);
    const other = random.chance(0.7) || rivals.length === 0 ? one : random.pick(rivals);
    const moves = [one, other].map((order, n) => drawRacer(world, random.fork(`racer ${i} ${n}`), order));
    const plain = moves.filter((m): m is Move => m?.kind === 'move');
    if (plain.length === 2) return plain;
  }
  return null;
}

function drawRacer(world: World, random: Random, order: SimOrder): Step | null {
  const { status } = order.states.orders;
  const racers = ACTIONS.filter((a) => a.races && (a.races.includes(status) || random.chance(0.05)));
  return racers.length === 0 ? null : random.weighted(racers).plan(world, random.fork('plan'), order);
}

/** What happened to the broken order; without one, the last things that happened at all. */
function historyOf({ history }: World, orderId: string | null): readonly string[] {
  const lines = history.filter(
    (h, index) => h.orderId === orderId || (h.line.startsWith('#') && history[index + 1]?.orderId === orderId),
  );
  return (orderId === null ? history.slice(-60) : [...lines, ...history.slice(-6).filter((h) => !lines.includes(h))]).map(
    (h) => h.line,
  );
}

/** The events of the broken order, for whoever looks into it. */
const eventsOf = (world: World, orderId: string | null): Promise<readonly string[]> =>
  look(world, async (q) => {
    const { rows } = await q.query<{ seq: number; at: string; type: string; data: unknown }>(
      `select seq, at, type, data from event where kind = 'order' and stream_id = $1 order by seq`,
      [orderId],
    );
    return rows.map((e) => `${e.seq} ${e.at} ${e.type} ${JSON.stringify(e.data).slice(0, 200)}`);
  });

async function hashOf(world: World): Promise<string> {
  return look(world, async (q) => {
    const streams = await q.query('select supplier_id, kind, id, version, head from stream order by 1, 2, 3');
    const transfers = await q.query('select supplier_id, intent_id, debit, credit, amount_minor from transfer order by 1, 2');
    const lines = await q.query('select line_id, state, because, order_id, booked_minor from bank_line order by 1');
    return fingerprint({ streams: streams.rows, transfers: transfers.rows, lines: lines.rows });
  });
}
