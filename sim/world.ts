/** A simulated world: the real services over a real database, with clock, ids and chance under control. */
import type { FakeCards } from '../src/adapters/cards/fake.ts';
import type { CardDispute } from '../src/adapters/cards/types.ts';
import { memorySigner } from '../src/adapters/signing/keys.ts';
import { memoryStorage } from '../src/adapters/storage/memory.ts';
import type { ClaimsStates } from '../src/claims/types.ts';
import { bookKeeper } from '../src/calendar/service.ts';
import { type ControlledClock, controlledClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { type CommitDeps, commitOne } from '../src/db/commit.ts';
import type { Pools } from '../src/db/connect.ts';
import { type Faults, noFaults } from '../src/db/faults.ts';
import { type Queryable, readAs } from '../src/db/reads.ts';
import { record } from '../src/db/record.ts';
import type { Registry } from '../src/db/registry.ts';
import type { Instant } from '../src/kernel/dates.ts';
import type { States } from '../src/kernel/decider.ts';
import { makeIds } from '../src/kernel/ids.ts';
import { makeLog } from '../src/log.ts';
import { ensureProgrammeStream } from '../src/orders/programme.service.ts';
import { publishedBy } from '../src/orders/published.service.ts';
import { registry as slices } from '../src/slices.ts';
import { type Bank, openBanks } from './banks.ts';
import { type Cards, openCards } from './cards.ts';
import { type Cast, type Company, assemble } from './cast.ts';
import type { ClaimModel } from './claim-model.ts';
import type { Purse } from './purse.ts';
import { type Random, seeded } from './random.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { type Tally, newTally } from './tally.ts';

/** An order as the clients of the world last saw it. */
export type SimOrder = {
  readonly orderId: string;
  readonly buyer: Company;
  readonly supplier: Company;
  readonly states: ClaimsStates;
};

/** What is known of a bank line: how much of it stood booked when it was last looked at. */
export type KnownLine = {
  readonly bookedMinor: number;
  readonly restMinor: number;
  readonly currency: string;
  readonly account: string;
  /** Nothing of it waits any more. */
  readonly settled: boolean;
};

/** A stream as far as its chain and folds have been checked. */
export type Verified = { readonly version: number; readonly head: string; readonly states: States };

export type World = {
  readonly seed: string;
  readonly random: Random;
  readonly clock: ControlledClock;
  /** For looking and for what nobody disturbs. */
  readonly ctx: Context;
  readonly deps: CommitDeps;
  readonly cast: Cast;
  readonly banks: Bank[];
  readonly orders: Map<string, SimOrder>;
  readonly purses: Map<string, Purse>;
  /** By order: its claims, and the ids of its refunds in the order in which they were instructed. */
  readonly claims: Map<string, readonly ClaimModel[]>;
  readonly refundIds: Map<string, readonly string[]>;
  /** How far each order's events have been followed. */
  readonly followed: Map<string, number>;
  /** What a claim asked for in figures, by its id. */
  readonly asked: Map<string, number>;
  /** The card processor's own books, which no outage hides. */
  readonly processor: FakeCards;
  readonly outage: Cards['outage'];
  readonly disputes: Map<string, CardDispute>;
  /** What was given to the fund, by currency. */
  readonly capital: Map<string, number>;
  readonly lines: Map<string, KnownLine>;
  readonly verified: Map<string, Verified>;
  readonly tally: Tally;
  /** What happened, for the report of a broken run. */
  readonly history: { readonly orderId: string | null; readonly line: string }[];
  /** Keys under which a command was accepted: what is replayed under them is no news to the model. */
  readonly learnt: Set<string>;
  snapshot: Snapshot;
};

export type WorldOptions = {
  readonly pools: Pick<Pools, 'app' | 'commit'>;
  readonly seed: string;
  /** Names of all commands that can be drawn. */
  readonly commands: readonly string[];
  /** Default: the platform's. A test plants its bugs here. */
  readonly registry?: Registry;
};

/** A Monday morning; holidays of the first weeks lie ahead. */
const STARTS: Instant = '2026-03-02T01:00:00.000Z';

/** Opens a world on a migrated, empty database: the programme, its suppliers with limits, buyers. */
export async function openWorld({ pools, seed, commands, registry = slices }: WorldOptions): Promise<World> {
  const random = seeded(seed);
  const clock = controlledClock(STARTS);
  // Letters are not simulated; whatever a command enqueues is let go.
  const deps: CommitDeps = { pool: pools.commit, registry, faults: noFaults, enqueue: async () => undefined };
  const cards = openCards('of a simulated world', clock.now);
  const ctx = makeContext({ pools, clock, deps, random: random.fork('ids'), cards: cards.port });
  await ensureProgrammeStream(ctx);
  const cast = await assemble(ctx);
  return {
    seed,
    random,
    clock,
    ctx,
    deps,
    cast,
    banks: openBanks(cast),
    orders: new Map(),
    purses: new Map(),
    claims: new Map(),
    refundIds: new Map(),
    followed: new Map(),
    asked: new Map(),
    processor: cards.processor,
    outage: cards.outage,
    disputes: new Map(),
    capital: new Map(),
    lines: new Map(),
    verified: new Map(),
    tally: newTally(commands),
    history: [],
    learnt: new Set(),
    snapshot: await look({ ctx, deps }, takeSnapshot),
  };
}

type Effects = {
  readonly pools: WorldOptions['pools'];
  readonly clock: ControlledClock;
  readonly deps: CommitDeps;
  readonly random: Random;
  readonly cards: Context['cards'];
};

function makeContext({ pools, clock, deps, random, cards }: Effects): Context {
  const read: Context['read'] = (reader, queries) => readAs(pools.app, reader, queries);
  return {
    config: readConfig({ QUAYSIDE_SECRET: 'of a simulated world, 32 letters or more', QUAYSIDE_CLOCK: 'controlled' }),
    clock,
    read,
    published: publishedBy(read),
    log: makeLog('silent'),
    registry: deps.registry,
    storage: memoryStorage(),
    signer: memorySigner(),
    cards,
    faults: deps.faults,
    ids: makeIds(random.bytes),
    commit: (command) => commitOne(deps, command),
    record: (input, writes) => record(pools.commit, input, writes),
    calendars: bookKeeper(read, () => performance.now()),
  };
}

/** The world's services for one delivery: ids of its own (the order of waiting must not change them), perhaps a fault. */
export const disturbed = (world: World, random: Random, faults: Faults = noFaults): Context => ({
  ...world.ctx,
  ids: makeIds(random.bytes),
  faults,
  commit: (command) => commitOne({ ...world.deps, faults }, command),
});

/** Looks at the tables past all row policies, as the commit role sees them. */
export async function look<T>(world: Pick<World, 'ctx' | 'deps'>, queries: (q: Queryable) => Promise<T>): Promise<T> {
  const client = await world.deps.pool.connect();
  try {
    return await queries(client);
  } finally {
    client.release();
  }
}

export const statusOf = (order: SimOrder): string => order.states.orders.status;
