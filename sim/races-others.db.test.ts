/** Races with the card, the supplier's account and the inspector, in real parallel transactions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestBank, testBank } from '../src/adapters/bank/testbank.ts';
import { appointAgency, fileReport, prepayFee } from '../src/claims/appointment.service.ts';
import { escalate, withdraw } from '../src/claims/negotiation.service.ts';
import { openAClaim } from '../src/claims/open.service.ts';
import type { Answer } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import { sha256 } from '../src/kernel/canonical.ts';
import { cancel } from '../src/orders/service.ts';
import { importStatement } from '../src/payments/bank.service.ts';
import { payByCard } from '../src/payments/cards.service.ts';
import { confirmReceipt, referenceOf } from '../src/payments/service.ts';
import { accept, book, cancel as revoke, report } from '../src/shipments/inspections.service.ts';
import { arrived, ready, receive, reportShipment } from '../src/shipments/service.ts';
import { approve, askChange, tellCallBack } from '../src/suppliers/payee.service.ts';
import { COOLING } from '../src/suppliers/payee.rules.ts';
import { type Arena, MINUTES, TOTAL, expectOutcomes, openArena } from './arena.ts';
import type { Supplier } from './cast.ts';
import { type Court, done, idIn, openCourt } from './court.ts';
import { dueAt, fallDue } from './due.ts';
import { look } from './world.ts';

let arena: Arena;
let court: Court;
beforeAll(async () => {
  arena = await openArena('other races');
  court = openCourt(arena);
});
afterAll(() => arena.close());

const ctx = () => arena.world.ctx;
const UNKNOWN = 'bank.account_unknown';
const today = (): string => arena.world.clock.now().slice(0, 10);

describe('at the same moment', () => {
  it(
    'a card and a cancellation: paid and alive, or cancelled and charged nothing',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.confirmedOrder(supplier);
        const outcome = await duel(
          () => payByCard(ctx(), arena.call(arena.buyer().owner), orderId, 'all', 'tok_visa'),
          () => cancel(ctx(), arena.call(supplier.owner), orderId, null),
        );
        const paid = outcome[0] === 'done';
        const { orders, payments } = await arena.statesOf(orderId);
        expect([orders.status, payments.paidMinor]).toEqual(paid ? ['funded', TOTAL] : ['cancelled', 0]);
        const charges = await arena.world.processor.since('');
        const kept = charges.ok ? charges.value.filter((c) => c.reference === orderId) : [];
        expect(kept.reduce((sum, c) => sum + c.amountMinor - c.refundedMinor, 0)).toBe(paid ? TOTAL : 0);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / order.wrong_state', 'order.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'a change of account and money on the old one: booked, or waiting for a person',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await arena.confirmedOrder(supplier);
        const stream = { supplierId: supplier.id, kind: 'account', id: supplier.id } as const;
        const bytes = statement(supplier, orderId);
        await changed(supplier);
        const due = await dueAt(arena.world, stream, COOLING);
        // Statements of a former account are refused: that is no conflict with anybody.
        let unknown = false;
        const imported = async (): Promise<Answer> => {
          const answer = await importStatement(ctx(), arena.call(arena.world.cast.programme.owner), {
            bytes,
            sha256: sha256(bytes),
          });
          unknown = answer.kind === 'refused' && answer.refusal.code === UNKNOWN;
          return unknown ? { kind: 'done', status: 200, answer: null, replayed: false } : answer;
        };
        const outcome = await duel(
          imported,
          () => fallDue(arena.world, stream, COOLING, due),
          // An import is answered whatever became of its lines: the line tells.
          async ([, cooled]) => [unknown ? UNKNOWN : ((await lineOf(bytes)) ?? 'done'), cooled],
        );
        const { payments } = await arena.statesOf(orderId);
        const booked = outcome[0] === 'done';
        expect([payments.paidMinor, await arena.transfersOf(orderId)]).toEqual(booked ? [TOTAL, 1] : [0, 0]);
        return outcome.join(' / ');
      });
      const refused = [`${UNKNOWN} / done`].filter((each) => outcomes.has(each));
      expectOutcomes(outcomes, 'done / done', 'other_account / done', ...refused);
    },
    MINUTES,
  );

  it(
    'the inspector files and the buyer revokes the visit: a report, or none',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const agency = must(arena.world.cast.agencies[0], 'there is an agency');
        const orderId = await arena.confirmedOrder(supplier);
        await done(confirmReceipt(ctx(), arena.call(supplier.owner), orderId, 'all'));
        await done(ready(ctx(), arena.call(supplier.owner), orderId, { producedPercent: 100, packedPercent: 100 }));
        const asked = { agencyId: agency.id, kind: 'pre_shipment' as const, feeMinor: 100 };
        const bookingId = idIn(await done(book(ctx(), arena.call(arena.buyer().owner), orderId, asked)), 'bookingId');
        await done(accept(ctx(), arena.call(agency.owner), orderId, bookingId));
        const outcome = await duel(
          () => report(ctx(), arena.call(agency.owner), orderId, bookingId, { defects: { critical: 0, major: 0, minor: 0 } }),
          () => revoke(ctx(), arena.call(arena.buyer().owner), orderId, bookingId),
        );
        const { inspections } = await arena.statesOf(orderId);
        const [booking] = inspections.bookings;
        expect([booking?.status, inspections.reports.length]).toEqual(outcome[0] === 'done' ? ['reported', 1] : ['cancelled', 0]);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / inspection.not_booked', 'inspection.not_booked / done');
    },
    MINUTES,
  );

  it(
    'the appointed agency files and the claimant withdraws: the fee is the agency’s, or goes back',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const { path, agency } = await inspected(supplier);
        const outcome = await duel(
          () => fileReport(ctx(), arena.call(agency), path, { measured: { wall: ['2.1 mm', '2.2 mm'] } }),
          () => withdraw(ctx(), arena.call(arena.buyer().owner), path),
        );
        const { status, appointment } = await court.claimOf(path);
        const { payments } = await arena.statesOf(path.orderId);
        const filed = outcome[0] === 'done';
        expect([status, appointment?.report !== null && appointment?.report !== undefined, payments.refunds.length]).toEqual([
          'withdrawn',
          filed,
          filed ? 0 : 1,
        ]);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / done', 'claim.wrong_state / done');
    },
    MINUTES,
  );
});

/** Where suppliers are paid in this world, by supplier: each round another account. */
const banks = new Map<string, TestBank>();
let accounts = 0;

/** The buyer pays the whole order to the account that is designated now. */
function statement(supplier: Supplier, orderId: string): Uint8Array {
  const known = banks.get(supplier.id) ?? testBank({ ...supplier.account, ownerName: supplier.name });
  banks.set(supplier.id, known);
  known.credit({ amountMinor: TOTAL, bookedOn: today(), reference: referenceOf(orderId), payer: arena.buyer().name });
  return new TextEncoder().encode(known.statement(arena.world.clock.now()));
}

/** Another account of the supplier, asked for, approved and called back: it cools. */
async function changed(supplier: Supplier): Promise<void> {
  accounts += 1;
  const number = `73${String(accounts).padStart(8, '0')}`;
  const body = { beneficiary: supplier.name, number, bank: 'Other Bank', country: supplier.country };
  await done(askChange(ctx(), arena.call(supplier.owner), supplier.id, body));
  await done(approve(ctx(), arena.call({ ...supplier.owner, userId: supplier.member.userId }), supplier.id));
  await done(tellCallBack(ctx(), arena.call(court.operator(0)), supplier.id, { confirmed: true }));
  banks.set(supplier.id, testBank({ number, currency: 'USD', ownerName: supplier.name }));
}

/** Why the file's line waits for a person; null: it was booked. An import of the other lane may just be at it. */
async function lineOf(bytes: Uint8Array): Promise<string | null> {
  for (;;) {
    const line = await look(arena.world, async (q) => {
      const sql = 'select state, because from bank_line where sha256 = $1';
      return (await q.query<{ state: string; because: string | null }>(sql, [sha256(bytes)])).rows[0];
    });
    if (line?.state === 'booked' || line?.state === 'unmatched') return line.because;
    await sleep(5);
  }
}

/** A quality claim whose appointed inspection is prepaid. */
async function inspected(supplier: Supplier) {
  const buyer = arena.buyer().owner;
  const clauses = [{ clauseId: 'wall', text: 'Wall thickness at least 2.5 mm', defectClass: 'major' as const }];
  const orderId = await arena.confirmedOrder(supplier, { clauses });
  await done(confirmReceipt(ctx(), arena.call(supplier.owner), orderId, 'all'));
  await done(reportShipment(ctx(), arena.call(supplier.owner), orderId, { on: today(), documents: [] }));
  await done(arrived(ctx(), arena.call(buyer), orderId, { on: today() }));
  await done(receive(ctx(), arena.call(buyer), orderId, today()));
  const claim = { ground: 'quality' as const, clauses: ['wall'] };
  const path = { orderId, claimId: idIn(await done(openAClaim(ctx(), arena.call(buyer), orderId, claim)), 'claimId') };
  for (const side of [buyer, supplier.owner]) await done(escalate(ctx(), arena.call(side), path, true));
  const agency = must(arena.world.cast.agencies[2], 'there is an agency');
  await done(appointAgency(ctx(), arena.call(court.operator(0)), path, { agencyId: agency.id, feeMinor: TOTAL / 5 }));
  await done(prepayFee(ctx(), arena.call(buyer), path, { token: 'tok_visa' }));
  return { path, agency: agency.owner };
}
