/**
 * Every act that moves money, broken off at every instant that matters, and asked for again: nothing is lost and nothing
 * happens twice. `FAULT_HITS=100` for the long form.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feeIsBooked } from '../../src/claims/appointment.service.ts';
import { controlledClock } from '../../src/clock.ts';
import type { Answer, Context } from '../../src/context.ts';
import { openPools } from '../../src/db/connect.ts';
import { type FaultPoint, makeFaults } from '../../src/db/faults.ts';
import { groupCommit } from '../../src/db/group.ts';
import type { Pools } from '../../src/db/pools.ts';
import { record } from '../../src/db/record.ts';
import { must } from '../../src/kernel/assert.ts';
import { addMillis } from '../../src/kernel/dates.ts';
import { makeLog } from '../../src/log.ts';
import { runCheck } from '../../src/overview/check.service.ts';
import { reconcileCharges } from '../../src/payments/cards.events.service.ts';
import { type Arena, code, openArena } from '../arena.ts';
import { type Court, openCourt } from '../court.ts';
import { look } from '../world.ts';
import { MONEY_ACTIONS, type MoneyAction, type Ready } from './actions.ts';
import { type Cut, type Wire, startWire } from './wire.ts';

const HITS = Number(process.env['FAULT_HITS'] ?? 2);
const patience = { timeout: 60_000 * Math.max(2, HITS / 10) };

const EVERY_COMMIT: readonly (FaultPoint | Cut)[] = [
  'before-commit',
  'after-commit-before-answer',
  'commit lost',
  'answer to commit lost',
];
/** A charge younger than that may still be booked by its own request. */
const HOUR_MS = 3_600_000;
const isCut = (point: FaultPoint | Cut): point is Cut => point.includes(' ');

let arena: Arena;
let court: Court;
let wire: Wire;
let through: Pools;
let supplierAt = 0;

beforeAll(async () => {
  arena = await openArena('faults');
  court = openCourt(arena);
  wire = await startWire(Number(new URL(arena.db.url).port));
  const url = new URL(arena.db.url);
  url.port = String(wire.port);
  through = openPools({ url: url.href, secret: arena.db.secret, log: makeLog('silent'), sizes: { commit: 2 } });
}, 120_000);
afterAll(async () => {
  await through.close();
  await wire.close();
  await arena.close();
});

/** The platform with a fault in it: at a named point of its own, or on the wire to the database. */
function disturbed(point: FaultPoint | Cut, nth: number): Context {
  const { ctx, deps } = arena.world;
  if (isCut(point)) {
    wire.arm(point, nth);
    const behind = { ...deps, pool: through.commit };
    return { ...ctx, commit: groupCommit(behind), record: (input, writes) => record(through.commit, input, writes) };
  }
  const faults = makeFaults(`${point}:throw:${nth}`);
  return { ...ctx, faults, commit: groupCommit({ ...deps, faults }) };
}

type Standing = readonly string[];

/** What stands of an act: movements, events, and what the card processor did. Ids are left out, so that runs can be compared. */
async function standing({ orderId }: Ready): Promise<Standing> {
  // The supplier is the first part of an order's id; by it an index is found, or a long run would read all it wrote each time.
  const [supplierId] = orderId?.split('-') ?? [];
  const where =
    orderId === null ? `kind = 'programme'` : `supplier_id = '${supplierId}' and kind = 'order' and stream_id = '${orderId}'`;
  const rows = await look(arena.world, async (q) => {
    const transfers = await q.query<{ told: string }>(
      `select 'moved ' || split_part(intent_id, ':', 1) || ' ' || split_part(debit, ':', 1) || ' ' || split_part(credit, ':', 1) as told
       from transfer where ${where}`,
    );
    const events = await q.query<{ told: string }>(`select type as told from event where ${where}`);
    const lines = await q.query<{ told: string }>(
      `select 'line ' || state || ' ' || booked_minor as told from bank_line where order_id = $1`,
      [orderId],
    );
    return [...transfers.rows, ...events.rows, ...lines.rows].map(({ told }) => told);
  });
  const charges = await arena.world.processor.since('2000-01-01T00:00:00.000Z');
  const ours = (charges.ok ? charges.value : []).filter(({ reference }) => reference === orderId);
  // A charge that was given back whole is as good as none.
  const kept = ours.map((charge) => charge.amountMinor - charge.refundedMinor).filter((minor) => minor > 0);
  return [...rows, ...kept.map((minor) => `charged ${minor}`)].toSorted();
}

/** What is there now and was not before, each as often as it came. */
function since(before: Standing, now: Standing): Standing {
  const left = [...before];
  return now.filter((told) => {
    const at = left.indexOf(told);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

async function prepared(action: MoneyAction): Promise<Ready> {
  supplierAt += 1;
  return action.prepare(arena, court, must(arena.world.cast.suppliers[supplierAt % 2], 'there is a supplier'), supplierAt);
}

/** Undisturbed: what one act does, and nothing else may ever stand. */
async function wanted(action: MoneyAction): Promise<Standing> {
  const ready = await prepared(action);
  const before = await standing(ready);
  expect(code(await ready.act(arena.world.ctx, arena.call(ready.by, undefined, ready.at)))).toBe('done');
  return since(before, await standing(ready));
}

/** The act with the fault: true where it was broken off, false where the fault's turn did not come. */
async function brokenOff(ready: Ready, point: FaultPoint | Cut, nth: number, key: string): Promise<boolean> {
  const told = await ready.act(disturbed(point, nth), arena.call(ready.by, key, ready.at)).then(
    (answer) => answer,
    (error: unknown) => error as Error,
  );
  if (!(told instanceof Error)) return isCut(point) && wire.fired();
  expect(isCut(point) ? wire.fired() : told.message.includes('injected fault'), told.stack ?? told.message).toBe(true);
  return true;
}

/** A client asks again until it is answered, as clients do. */
async function askAgain(ready: Ready, key: string): Promise<Answer> {
  return ready.act(arena.world.ctx, arena.call(ready.by, key, ready.at));
}

describe.each(MONEY_ACTIONS.map((action) => [action.name, action] as const))('%s', (_name, action) => {
  const points = [...EVERY_COMMIT, ...action.points];
  it.each(points)('broken off at: %s; asked again under its key', patience, async (point) => {
    const once = await wanted(action);
    expect(once.length).toBeGreaterThan(0);
    let hits = 0;
    for (let n = 0; hits < HITS; n += 1) {
      expect(n, 'the fault is met').toBeLessThan(HITS * 6);
      const ready = await prepared(action);
      const before = await standing(ready);
      const key = `fault-${supplierAt}`;
      if (await brokenOff(ready, point, 1 + (n % action.commits), key)) hits += 1;
      expect(code(await askAgain(ready, key))).toBe('done');
      expect(since(before, await standing(ready))).toEqual(once);
    }
  });
});

/** The hourly comparison with the card processor: what was charged and never booked is given back. */
async function reconcile(): Promise<void> {
  const clock = controlledClock(addMillis(arena.world.clock.now(), HOUR_MS));
  expect(await reconcileCharges({ ...arena.world.ctx, clock }, feeIsBooked)).toMatchObject({ ok: true });
}

/** Movements, bank lines and charges; events are the order's own. */
const isMoney = (told: string): boolean => told.includes(' ');

describe('a client that asks again under a new key', () => {
  it.each(MONEY_ACTIONS.map((action) => [action.name, action] as const))(
    'moves no money twice: %s',
    patience,
    async (_name, action) => {
      const once = (await wanted(action)).filter(isMoney);
      for (const point of EVERY_COMMIT) {
        for (let n = 0; n < Math.max(1, HITS / 10); n += 1) {
          const ready = await prepared(action);
          const before = await standing(ready);
          await brokenOff(ready, point, 1, `lost-${supplierAt}`);
          await askAgain(ready, `new-${supplierAt}`);
          await askAgain(ready, `newer-${supplierAt}`);
          await reconcile();
          const moved = since(before, await standing(ready)).filter(isMoney);
          expect(moved, point).toEqual(once);
        }
      }
    },
  );
});

describe('afterwards', () => {
  const findings = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    await runCheck(arena.world.ctx, { freeze: false, tell: ({ invariant }) => void found.push(invariant) });
    return found;
  };

  it('every invariant holds', patience, async () => {
    expect(await findings()).toEqual([]);
  });

  it('and without the constraint on intents a second movement is found as I5', patience, async () => {
    const admin = new pg.Client({ connectionString: arena.db.adminUrl });
    await admin.connect();
    await admin.query('alter table transfer drop constraint transfer_pkey');
    await admin.query(`insert into transfer select * from transfer where intent_id like 'in:%' limit 1`);
    await admin.end();
    expect(await findings()).toContain('I5');
  });
});
