/** Races in real parallel transactions: both outcomes occur, exactly one side wins, the other gets the documented refusal. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, sha256 } from '../src/kernel/canonical.ts';
import type { Answer, Call } from '../src/context.ts';
import type { CoverageState } from '../src/coverage/types.ts';
import { grant } from '../src/coverage/service.ts';
import { type Pools, openPools } from '../src/db/connect.ts';
import { must } from '../src/kernel/assert.ts';
import { makeLog } from '../src/log.ts';
import { cancel, confirm, decline, draftOrder, editTerms, send } from '../src/orders/service.ts';
import type { Person } from '../src/parties/types.ts';
import { importStatement } from '../src/payments/bank.service.ts';
import { confirmReceipt, referenceOf } from '../src/payments/service.ts';
import type { PaymentsStates } from '../src/payments/types.ts';
import { ready, receive, reportShipment } from '../src/shipments/service.ts';
import { type TestDatabase, freshDatabase } from '../test/harness.ts';
import type { Supplier } from './cast.ts';
import { type World, look, openWorld } from './world.ts';

/** More by `SIM_ROUNDS=1000`. Where a hundred clients ask at once, a tenth as many. */
const ROUNDS = Number(process.env['SIM_ROUNDS'] ?? 100);
const TOTAL = 1_000;
const AMPLE = 50_000_000_000;
const MINUTES = 60_000 * Math.max(1, ROUNDS / 100);

let db: TestDatabase;
let pools: Pools;
let world: World;
let keys = 0;

beforeAll(async () => {
  db = await freshDatabase();
  await db.admin.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  pools = openPools({ url: db.url, secret: db.secret, log: makeLog('silent'), sizes: { app: 8, commit: 10, auth: 1 } });
  world = await openWorld({ pools, seed: 'races', commands: [] });
});
afterAll(async () => {
  await pools.close();
  await db.drop();
});

const newKey = (): string => {
  keys += 1;
  return `race-${keys}`;
};
const call = (by: Person, key = newKey()): Call => ({
  by,
  receivedAt: world.clock.now(),
  idempotency: { key, inputHash: 'the request' },
});
const code = (answer: Answer): string => (answer.kind === 'done' ? 'done' : answer.refusal.code);
const buyer = () => must(world.cast.buyers[0], 'there is a buyer');
const supplierAt = (lane: number): Supplier => must(world.cast.suppliers[lane], 'there is a supplier');

/** An order over 10.00 USD, drafted and sent by the buyer, confirmed by nobody. */
async function sentOrder(supplier: Supplier, cover: 'pre_shipment' | 'post_delivery' = 'post_delivery'): Promise<string> {
  const drafted = await draftOrder(world.ctx, call(buyer().owner), {
    counterparty: supplier.id,
    currency: 'USD',
    incoterm: 'FOB Ningbo',
    shipBy: '2026-05-15',
    cover,
    lines: [{ product: 'Brass ball valve', quantity: '10 pcs', unitPriceMinor: TOTAL / 10 }],
    instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
  });
  const order = (drafted.kind === 'done' ? drafted.answer : {}) as { order?: { orderId?: string } };
  const orderId = must(order.order?.orderId, `drafted: ${code(drafted)}`);
  expect(code(await send(world.ctx, call(buyer().owner), orderId, null))).toBe('done');
  return orderId;
}

const confirmAs = (by: Person, orderId: string, key?: string): Promise<Answer> =>
  confirm(world.ctx, call(by, key), orderId, {}, 1);

/** As it stands before the buyer's word makes the contract. */
async function halfConfirmed(supplier: Supplier, cover?: 'pre_shipment'): Promise<string> {
  const orderId = await sentOrder(supplier, cover);
  expect(code(await confirmAs(supplier.owner, orderId))).toBe('done');
  return orderId;
}

async function confirmedOrder(supplier: Supplier, cover?: 'pre_shipment'): Promise<string> {
  const orderId = await halfConfirmed(supplier, cover);
  expect(code(await confirmAs(buyer().owner, orderId))).toBe('done');
  return orderId;
}

async function statesOf(orderId: string): Promise<PaymentsStates> {
  return look(world, async (q) => {
    const { rows } = await q.query<{ state: PaymentsStates }>(`select state from stream where kind = 'order' and id = $1`, [
      orderId,
    ]);
    return must(rows[0], 'the order exists').state;
  });
}

const count = (sql: string, orderId: string): Promise<number> =>
  look(world, async (q) => (await q.query<{ n: number }>(`select count(*)::int as n ${sql}`, [orderId])).rows[0]?.n ?? 0);
const eventsOf = (orderId: string, type: string): Promise<number> =>
  count(`from event where kind = 'order' and stream_id = $1 and type = '${type}'`, orderId);
const transfersOf = (orderId: string): Promise<number> => count(`from transfer where kind = 'order' and stream_id = $1`, orderId);

type Outcome = readonly [first: string, second: string];
type Duel = (
  first: () => Promise<Answer>,
  second: () => Promise<Answer>,
  told?: (outcome: Outcome) => Promise<Outcome>,
) => Promise<Outcome>;

/** Starts two at once; whoever came first gives the other a little more of a lead next time, so that both outcomes occur. */
function duels(): Duel {
  let lead = 0;
  const after = async (ms: number, go: () => Promise<Answer>): Promise<string> => {
    if (ms >= 1) await sleep(ms);
    return code(await go());
  };
  return async (first, second, told = async (outcome) => outcome) => {
    const outcome = await told(await Promise.all([after(-lead, first), after(lead, second)]));
    lead += (outcome[0] === 'done' ? -1 : 1) * world.random.next() * 2;
    return outcome;
  };
}

/** Plays the rounds in lanes, one supplier each, and gives the outcomes by how often they occurred. */
async function play(
  round: (supplier: Supplier, duel: Duel, n: number) => Promise<string>,
  rounds = ROUNDS,
): Promise<ReadonlyMap<string, number>> {
  const outcomes = new Map<string, number>();
  const duel = duels();
  let next = 0;
  const lane = async (supplier: Supplier): Promise<void> => {
    while (next < rounds) {
      next += 1;
      const outcome = await round(supplier, duel, next);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all([0, 1].map((n) => lane(supplierAt(n))));
  return outcomes;
}

/** Exactly these outcomes, and each of them at least once. */
function expectOutcomes(outcomes: ReadonlyMap<string, number>, ...wanted: readonly string[]): void {
  expect([...outcomes.keys()].sort()).toEqual([...wanted].sort());
  expect([...outcomes.values()].reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(ROUNDS / 10);
}

describe('at the same moment', () => {
  it(
    'the last confirmation and an edit: one text, or the next version',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orderId = await halfConfirmed(supplier);
        const outcome = await duel(
          () => confirmAs(buyer().owner, orderId),
          () => editTerms(world.ctx, call(supplier.owner), orderId, { shipBy: '2026-06-30' }, 1),
        );
        const { contracts, orders } = await statesOf(orderId);
        expect(contracts.agreed !== null).toBe(outcome[0] === 'done');
        expect(contracts.terms?.shipBy.date).toBe(outcome[0] === 'done' ? '2026-05-15' : '2026-06-30');
        expect(orders.reservedMinor).toBe(outcome[0] === 'done' ? TOTAL : 0);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.version_moved / done');
    },
    MINUTES,
  );

  it(
    'the last confirmation and a decline: a contract, or none',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orderId = await halfConfirmed(supplier);
        const outcome = await duel(
          () => confirmAs(buyer().owner, orderId),
          () => decline(world.ctx, call(supplier.owner), orderId, null),
        );
        expect((await statesOf(orderId)).orders.status).toBe(outcome[0] === 'done' ? 'confirmed' : 'draft');
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.version_moved / done');
    },
    MINUTES,
  );

  it(
    'the last confirmation and a withdrawal: cancelled either way, and the limit free',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orderId = await halfConfirmed(supplier);
        const outcome = await duel(
          () => confirmAs(buyer().owner, orderId),
          () => cancel(world.ctx, call(supplier.owner), orderId, null),
        );
        const { orders } = await statesOf(orderId);
        expect([orders.status, orders.reservedMinor]).toEqual(['cancelled', 0]);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / done', 'order.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'two orders and one remaining limit: one fits',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orders = await Promise.all([halfConfirmed(supplier), halfConfirmed(supplier)]);
        const reserved = await reservedOf(supplier);
        await limit(supplier, reserved + TOTAL * 2 - 1);
        const outcome = await duel(
          () => confirmAs(buyer().owner, orders[0]),
          () => confirmAs(buyer().owner, orders[1]),
        );
        expect(await reservedOf(supplier)).toBe(reserved + TOTAL);
        await limit(supplier, AMPLE);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / contract.over_limit', 'contract.over_limit / done');
    },
    MINUTES,
  );

  it(
    'money from the bank and a cancellation: protected and alive, or waiting for a person',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orderId = await confirmedOrder(supplier);
        const bytes = statement(supplier, orderId);
        const pay = (): Promise<Answer> =>
          importStatement(world.ctx, call(world.cast.programme.owner), { bytes, sha256: sha256(bytes) });
        // An import is answered whatever became of its lines: the order tells whether this one was booked.
        const booked = async ([, cancelled]: Outcome): Promise<Outcome> => [
          (await statesOf(orderId)).payments.paidMinor > 0 ? 'done' : 'order.wrong_state',
          cancelled,
        ];
        const outcome = await duel(pay, () => cancel(world.ctx, call(buyer().owner), orderId, null), booked);
        const { orders, payments } = await statesOf(orderId);
        const paid = outcome[0] === 'done';
        expect([orders.status, payments.paidMinor, orders.protectedMinor]).toEqual(
          paid ? ['funded', TOTAL, TOTAL] : ['cancelled', 0, 0],
        );
        expect(await transfersOf(orderId)).toBe(paid ? 1 : 0);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'the supplier’s receipt and a cancellation: the same',
    async () => {
      const outcomes = await play(async (supplier, duel) => {
        const orderId = await confirmedOrder(supplier);
        const outcome = await duel(
          () => confirmReceipt(world.ctx, call(supplier.owner), orderId, 'all'),
          () => cancel(world.ctx, call(buyer().owner), orderId, null),
        );
        expect(await transfersOf(orderId)).toBe(outcome[0] === 'done' ? 1 : 0);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.wrong_state / done');
    },
    MINUTES,
  );
});

describe('a hundred clients', () => {
  const hundred = <T>(ask: (n: number) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(Array.from({ length: 100 }, (_, n) => ask(n)));

  it(
    'asking for one confirmation make one contract and one reservation',
    async () => {
      await play(async (supplier) => {
        const orderId = await halfConfirmed(supplier);
        const answers = await hundred(() => confirmAs(buyer().owner, orderId));
        expect(new Set(answers.map(code))).toEqual(new Set(['done']));
        expect(await eventsOf(orderId, 'contracts.agreed')).toBe(1);
        expect((await statesOf(orderId)).orders.reservedMinor).toBe(TOTAL);
        return 'one';
      }, ROUNDS / 10);
    },
    MINUTES,
  );

  it(
    'sending the same request get the same answer, made once',
    async () => {
      await play(async (supplier, _, n) => {
        const orderId = await halfConfirmed(supplier);
        const answers = await hundred(() => confirmAs(buyer().owner, orderId, `one request ${n}`));
        expect(new Set(answers.map((a) => canonical(a.kind === 'done' ? a.answer : a.refusal))).size).toBe(1);
        expect(answers.filter((a) => a.kind === 'done' && !a.replayed)).toHaveLength(1);
        expect(await eventsOf(orderId, 'contracts.agreed')).toBe(1);
        return 'one';
      }, ROUNDS / 10);
    },
    MINUTES,
  );

  it(
    'asking for one release move its money once',
    async () => {
      await play(async (supplier) => {
        const orderId = await confirmedOrder(supplier, 'pre_shipment');
        const today = world.clock.now().slice(0, 10);
        const by = call(supplier.owner);
        const before = [
          await confirmReceipt(world.ctx, by, orderId, 'all'),
          await ready(world.ctx, call(supplier.owner), orderId, { producedPercent: 100, packedPercent: 100 }),
          await reportShipment(world.ctx, call(supplier.owner), orderId, { on: today, documents: [] }),
        ];
        expect(before.map(code)).toEqual(['done', 'done', 'done']);
        const answers = await hundred(() => receive(world.ctx, call(buyer().owner), orderId, today));
        expect(answers.filter((a) => a.kind === 'done')).not.toHaveLength(0);
        const { orders, payments } = await statesOf(orderId);
        const ended = orders.status === 'completed';
        expect([payments.releasedMinor, await transfersOf(orderId)]).toEqual(ended ? [TOTAL, 2] : [0, 1]);
        expect(await eventsOf(orderId, 'shipments.receipt_confirmed')).toBe(1);
        return orders.status;
      }, ROUNDS / 10);
    },
    MINUTES,
  );
});

async function limit(supplier: Supplier, amountMinor: number): Promise<void> {
  expect(code(await grant(world.ctx, call(world.cast.programme.owner), supplier.id, { currency: 'USD', amountMinor }))).toBe(
    'done',
  );
}

async function reservedOf(supplier: Supplier): Promise<number> {
  return look(world, async (q) => {
    const { rows } = await q.query<{ coverage: CoverageState }>(
      `select state -> 'coverage' as coverage from stream where kind = 'supplier' and id = $1`,
      [supplier.id],
    );
    return rows[0]?.coverage.limits['USD']?.reservedMinor ?? 0;
  });
}

/** A statement with one line: the buyer pays the whole order. */
function statement(supplier: Supplier, orderId: string): Uint8Array {
  const { bank } = must(
    world.banks.find((b) => b.supplierId === supplier.id),
    'a supplier has a bank',
  );
  bank.credit({
    amountMinor: TOTAL,
    bookedOn: world.clock.now().slice(0, 10),
    reference: referenceOf(orderId),
    payer: buyer().name,
  });
  return new TextEncoder().encode(bank.statement(world.clock.now()));
}
