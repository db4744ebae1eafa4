/** A world for races: orders brought to a point by both sides, then two acts in parallel transactions, many rounds. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Answer, Call } from '../src/context.ts';
import { openPools } from '../src/db/connect.ts';
import { must } from '../src/kernel/assert.ts';
import type { Instant } from '../src/kernel/dates.ts';
import { makeLog } from '../src/log.ts';
import { confirm, draftOrder, send } from '../src/orders/service.ts';
import { PROBLEMS, isRefusalCode } from '../src/http/problems.ts';
import type { DraftBody } from '../src/orders/schema.ts';
import type { Person } from '../src/parties/types.ts';
import { freshDatabase } from '../test/harness.ts';
import type { Company, Supplier } from './cast.ts';
import { plainDraft } from './plain.ts';
import { type SimOrder, type World, look, openWorld } from './world.ts';

/** More by `npm run races`. Where a hundred clients ask at once, a tenth as many. */
export const ROUNDS = Number(process.env['SIM_ROUNDS'] ?? 100);
export const MINUTES = 60_000 * Math.max(3, ROUNDS / 100);
/** What every order here is worth. */
export const TOTAL = 1_000;

export const code = (answer: Answer): string => (answer.kind === 'done' ? 'done' : answer.refusal.code);

export type Outcome = readonly [first: string, second: string];
export type Duel = (
  first: () => Promise<Answer>,
  second: () => Promise<Answer>,
  told?: (outcome: Outcome) => Promise<Outcome>,
) => Promise<Outcome>;

export type Arena = Awaited<ReturnType<typeof openArena>>;

/** Opens it on a database of its own, which does not wait for the disk. */
export async function openArena(seed: string) {
  const db = await freshDatabase();
  await db.admin.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  const pools = openPools({ url: db.url, secret: db.secret, log: makeLog('silent'), sizes: { app: 8, commit: 10, auth: 1 } });
  const world = await openWorld({ pools, seed, commands: [] });
  let keys = 0;
  const newKey = (): string => {
    keys += 1;
    return `race-${keys}`;
  };
  const call = (by: Person, key = newKey(), receivedAt = world.clock.now()): Call => ({
    by,
    receivedAt,
    idempotency: { key, inputHash: 'a'.repeat(64) },
  });
  const close = async (): Promise<void> => {
    await pools.close();
    await db.drop();
  };
  return { db, world, call, close, ...orders(world, call), ...looks(world), play: player(world) };
}

type Calls = (by: Person, key?: string, at?: Instant) => Call;

const buyerOf = ({ cast }: World): Company => must(cast.buyers[0], 'there is a buyer');

function orders(world: World, call: Calls) {
  const buyer = (): Company => buyerOf(world);
  /** An order over 10.00 USD, drafted and sent by the buyer, confirmed by nobody. */
  const sentOrder = async (supplier: Supplier, more: Partial<DraftBody> = {}): Promise<string> => {
    const drafted = await draftOrder(world.ctx, call(buyer().owner), { ...plainDraft(supplier.id, TOTAL), ...more });
    const order = (drafted.kind === 'done' ? drafted.answer : {}) as { order?: { orderId?: string } };
    const orderId = must(order.order?.orderId, `drafted: ${code(drafted)}`);
    expect(code(await send(world.ctx, call(buyer().owner), orderId, null))).toBe('done');
    return orderId;
  };
  const confirmAs = (by: Person, orderId: string, key?: string): Promise<Answer> =>
    confirm(world.ctx, call(by, key), orderId, { version: 1 }, null);
  /** As it stands before the buyer's word makes the contract. */
  const halfConfirmed = async (supplier: Supplier, more?: Partial<DraftBody>): Promise<string> => {
    const orderId = await sentOrder(supplier, more);
    expect(code(await confirmAs(supplier.owner, orderId))).toBe('done');
    return orderId;
  };
  const confirmedOrder = async (supplier: Supplier, more?: Partial<DraftBody>): Promise<string> => {
    const orderId = await halfConfirmed(supplier, more);
    expect(code(await confirmAs(buyer().owner, orderId))).toBe('done');
    return orderId;
  };
  return { buyer, confirmAs, halfConfirmed, confirmedOrder };
}

function looks(world: World) {
  const statesOf = (orderId: string): Promise<SimOrder['states']> =>
    look(world, async (q) => {
      const { rows } = await q.query<{ state: SimOrder['states'] }>(`select state from stream where kind = 'order' and id = $1`, [
        orderId,
      ]);
      return must(rows[0], 'the order exists').state;
    });
  const count = (sql: string, orderId: string): Promise<number> =>
    look(world, async (q) => (await q.query<{ n: number }>(`select count(*)::int as n ${sql}`, [orderId])).rows[0]?.n ?? 0);
  return {
    statesOf,
    eventsOf: (orderId: string, type: string): Promise<number> =>
      count(`from event where kind = 'order' and stream_id = $1 and type = '${type}'`, orderId),
    transfersOf: (orderId: string): Promise<number> => count(`from transfer where kind = 'order' and stream_id = $1`, orderId),
  };
}

/** What a loser is told: that it is a conflict with what the winner did, and where things stand now. */
function expectConflict(answer: Answer): void {
  if (answer.kind === 'done') return;
  const { code: told, data } = answer.refusal;
  expect(isRefusalCode(told) && PROBLEMS[told].status, told).toBe(409);
  if (told.endsWith('.wrong_state')) expect(data?.['state'], told).toEqual(expect.any(String));
}

/** Starts two at once; whoever came first gives the other a little more of a lead next time, so that both outcomes occur. */
function duels(world: World): Duel {
  let lead = 0;
  const after = async (ms: number, go: () => Promise<Answer>): Promise<Answer> => {
    if (ms >= 1) await sleep(ms);
    return go();
  };
  return async (first, second, told = async (outcome) => outcome) => {
    let came: 'first' | 'second' | null = null;
    const racing = async (who: 'first' | 'second', ms: number, go: () => Promise<Answer>): Promise<string> => {
      const answer = await after(ms, go);
      came ??= who;
      expectConflict(answer);
      return code(answer);
    };
    const outcome = await told(await Promise.all([racing('first', -lead, first), racing('second', lead, second)]));
    const one = outcome[0] === outcome[1] ? came === 'first' : outcome[0] === 'done' && outcome[1] !== 'done';
    lead += (one ? -1 : 1) * world.random.next() * 2;
    return outcome;
  };
}

/**
 * Plays the rounds in lanes, one supplier each, and gives the outcomes by how often they occurred. A busy machine may give one side more of
 * a lead than so many rounds make up for: unless it is said how many, more are played until another outcome occurs.
 */
const player =
  (world: World) =>
  async (
    round: (supplier: Supplier, duel: Duel, n: number) => Promise<string>,
    rounds?: number,
  ): Promise<ReadonlyMap<string, number>> => {
    const outcomes = new Map<string, number>();
    const duel = duels(world);
    let next = 0;
    const goesOn = (): boolean => next < (rounds ?? ROUNDS) || (rounds === undefined && outcomes.size < 2 && next < 10 * ROUNDS);
    const lane = async (supplier: Supplier): Promise<void> => {
      while (goesOn()) {
        next += 1;
        const outcome = await round(supplier, duel, next);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all([0, 1].map((n) => lane(must(world.cast.suppliers[n], 'there is a supplier'))));
    return outcomes;
  };

/** Exactly these outcomes, and each of them at least once. */
export function expectOutcomes(outcomes: ReadonlyMap<string, number>, ...wanted: readonly string[]): void {
  if (process.env['SIM_ROUNDS']) {
    const counts = [...outcomes].map(([outcome, count]) => `  ${String(count).padStart(6)}  ${outcome}\n`);
    process.stdout.write(`${expect.getState().currentTestName ?? ''}\n${counts.join('')}`);
  }
  expect([...outcomes.keys()].sort()).toEqual([...wanted].sort());
  expect([...outcomes.values()].reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(ROUNDS / 10);
}
