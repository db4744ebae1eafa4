/** Races in real parallel transactions: both outcomes occur, exactly one side wins, the other gets the documented refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, sha256 } from '../src/kernel/canonical.ts';
import type { Answer } from '../src/context.ts';
import type { CoverageState } from '../src/coverage/types.ts';
import { termsInForce } from '../src/contracts/rules.ts';
import { grant } from '../src/coverage/service.ts';
import { must } from '../src/kernel/assert.ts';
import { editText } from '../src/orders/edit.service.ts';
import { cancel, decline } from '../src/orders/service.ts';
import { importStatement } from '../src/payments/bank.service.ts';
import { confirmReceipt, referenceOf } from '../src/payments/service.ts';
import { ready, receive, reportShipment } from '../src/shipments/service.ts';
import { type Arena, MINUTES, type Outcome, ROUNDS, TOTAL, code, expectOutcomes, openArena } from './arena.ts';
import type { Supplier } from './cast.ts';
import { type World, look } from './world.ts';

const AMPLE = 50_000_000_000;

let arena: Arena;
let world: World;
beforeAll(async () => {
  arena = await openArena('races');
  world = arena.world;
});
afterAll(() => arena.close());

describe('at the same moment', () => {
  it(
    'the last confirmation and an edit: one text, or the next version',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.halfConfirmed(supplier);
        const outcome = await duel(
          () => arena.confirmAs(arena.buyer().owner, orderId),
          () => editText(world.ctx, arena.call(supplier.owner), orderId, { shipBy: '2026-06-30' }, { version: 1, text: null }),
        );
        const { contracts, orders } = await arena.statesOf(orderId);
        expect(contracts.agreed !== null).toBe(outcome[0] === 'done');
        expect(termsInForce(contracts).shipBy.date).toBe(outcome[0] === 'done' ? '2026-05-15' : '2026-06-30');
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
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.halfConfirmed(supplier);
        const outcome = await duel(
          () => arena.confirmAs(arena.buyer().owner, orderId),
          () => decline(world.ctx, arena.call(supplier.owner), orderId, null),
        );
        expect((await arena.statesOf(orderId)).orders.status).toBe(outcome[0] === 'done' ? 'confirmed' : 'draft');
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.version_moved / done');
    },
    MINUTES,
  );

  it(
    'the last confirmation and a withdrawal: cancelled either way, and the limit free',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.halfConfirmed(supplier);
        const outcome = await duel(
          () => arena.confirmAs(arena.buyer().owner, orderId),
          () => cancel(world.ctx, arena.call(supplier.owner), orderId, null),
        );
        const { orders } = await arena.statesOf(orderId);
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
      const outcomes = await arena.play(async (supplier, duel) => {
        const orders = await Promise.all([arena.halfConfirmed(supplier), arena.halfConfirmed(supplier)]);
        const reserved = await reservedOf(supplier);
        await limit(supplier, reserved + TOTAL * 2 - 1);
        const outcome = await duel(
          () => arena.confirmAs(arena.buyer().owner, orders[0]),
          () => arena.confirmAs(arena.buyer().owner, orders[1]),
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
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.confirmedOrder(supplier);
        const bytes = statement(supplier, orderId);
        const pay = (): Promise<Answer> =>
          importStatement(world.ctx, arena.call(world.cast.programme.owner), { bytes, sha256: sha256(bytes) });
        // An import is answered whatever became of its lines: the order tells whether this one was booked.
        const booked = async ([, cancelled]: Outcome): Promise<Outcome> => [
          (await arena.statesOf(orderId)).payments.paidMinor > 0 ? 'done' : 'order.wrong_state',
          cancelled,
        ];
        const outcome = await duel(pay, () => cancel(world.ctx, arena.call(arena.buyer().owner), orderId, null), booked);
        const { orders, payments } = await arena.statesOf(orderId);
        const paid = outcome[0] === 'done';
        expect([orders.status, payments.paidMinor, orders.protectedMinor]).toEqual(
          paid ? ['funded', TOTAL, TOTAL] : ['cancelled', 0, 0],
        );
        expect(await arena.transfersOf(orderId)).toBe(paid ? 1 : 0);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'the supplier’s receipt and a cancellation: the same',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.confirmedOrder(supplier);
        const outcome = await duel(
          () => confirmReceipt(world.ctx, arena.call(supplier.owner), orderId, 'all'),
          () => cancel(world.ctx, arena.call(arena.buyer().owner), orderId, null),
        );
        expect(await arena.transfersOf(orderId)).toBe(outcome[0] === 'done' ? 1 : 0);
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
      await arena.play(async (supplier) => {
        const orderId = await arena.halfConfirmed(supplier);
        const answers = await hundred(() => arena.confirmAs(arena.buyer().owner, orderId));
        expect(new Set(answers.map(code))).toEqual(new Set(['done']));
        expect(await arena.eventsOf(orderId, 'contracts.agreed')).toBe(1);
        expect((await arena.statesOf(orderId)).orders.reservedMinor).toBe(TOTAL);
        return 'one';
      }, ROUNDS / 10);
    },
    MINUTES,
  );

  it(
    'sending the same request get the same answer, made once',
    async () => {
      await arena.play(async (supplier, _, n) => {
        const orderId = await arena.halfConfirmed(supplier);
        const answers = await hundred(() => arena.confirmAs(arena.buyer().owner, orderId, `one request ${n}`));
        expect(new Set(answers.map((a) => canonical(a.kind === 'done' ? a.answer : a.refusal))).size).toBe(1);
        expect(answers.filter((a) => a.kind === 'done' && !a.replayed)).toHaveLength(1);
        expect(await arena.eventsOf(orderId, 'contracts.agreed')).toBe(1);
        return 'one';
      }, ROUNDS / 10);
    },
    MINUTES,
  );

  it(
    'asking for one release move its money once',
    async () => {
      await arena.play(async (supplier) => {
        const orderId = await arena.confirmedOrder(supplier, { cover: 'pre_shipment' });
        const today = world.clock.now().slice(0, 10);
        const by = arena.call(supplier.owner);
        const before = [
          await confirmReceipt(world.ctx, by, orderId, 'all'),
          await ready(world.ctx, arena.call(supplier.owner), orderId, { producedPercent: 100, packedPercent: 100 }),
          await reportShipment(world.ctx, arena.call(supplier.owner), orderId, { on: today, documents: [] }),
        ];
        expect(before.map(code)).toEqual(['done', 'done', 'done']);
        const answers = await hundred(() => receive(world.ctx, arena.call(arena.buyer().owner), orderId, today));
        expect(answers.filter((a) => a.kind === 'done')).not.toHaveLength(0);
        const { orders, payments } = await arena.statesOf(orderId);
        const ended = orders.status === 'completed';
        expect([payments.releasedMinor, await arena.transfersOf(orderId)]).toEqual(ended ? [TOTAL, 2] : [0, 1]);
        expect(await arena.eventsOf(orderId, 'shipments.receipt_confirmed')).toBe(1);
        return orders.status;
      }, ROUNDS / 10);
    },
    MINUTES,
  );
});

async function limit(supplier: Supplier, amountMinor: number): Promise<void> {
  expect(
    code(await grant(world.ctx, arena.call(world.cast.programme.owner), supplier.id, { currency: 'USD', amountMinor })),
  ).toBe('done');
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
    payer: arena.buyer().name,
  });
  return new TextEncoder().encode(bank.statement(world.clock.now()));
}
