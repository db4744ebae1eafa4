/** Races about claims and money that goes back, in real parallel transactions: one side wins, the other is refused with a conflict. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, appeal, determine } from '../src/claims/decision.service.ts';
import { accept, decline, escalate, makeOffer } from '../src/claims/negotiation.service.ts';
import { openAClaim } from '../src/claims/open.service.ts';
import type { ClaimPath } from '../src/claims/service.ts';
import type { Answer } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import { addMillis } from '../src/kernel/dates.ts';
import { orderStream } from '../src/orders/service.ts';
import { hearCards } from '../src/payments/cards.events.service.ts';
import { payOpenRefunds, readSeen } from '../src/payments/refunds.service.ts';
import { confirmReceipt } from '../src/payments/service.ts';
import { arrived, receive, reportShipment } from '../src/shipments/service.ts';
import { type Arena, MINUTES, ROUNDS, TOTAL, code, expectOutcomes, openArena } from './arena.ts';
import { type Court, NOT_SHIPPED, done, openCourt } from './court.ts';
import { dueAt, fallDue } from './due.ts';

let arena: Arena;
let court: Court;
beforeAll(async () => {
  arena = await openArena('races of claims');
  court = openCourt(arena);
});
afterAll(() => arena.close());

const ctx = () => arena.world.ctx;
const pays = async (path: ClaimPath): Promise<Answer> =>
  payOpenRefunds(ctx(), court.later(court.operator(0)), path.orderId, await readSeen(ctx(), path.orderId));

describe('at the same moment', () => {
  it(
    'a claim in time and the release at the deadline: a claim on held money, or a completed order',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const clauses = [{ clauseId: 'wall', text: 'Wall thickness at least 2.5 mm', defectClass: 'major' as const }];
        const orderId = await arena.confirmedOrder(supplier, { clauses });
        const today = arena.world.clock.now().slice(0, 10);
        await done(confirmReceipt(ctx(), arena.call(supplier.owner), orderId, 'all'));
        await done(reportShipment(ctx(), arena.call(supplier.owner), orderId, { on: today, documents: [ON_BOARD] }));
        await done(arrived(ctx(), arena.call(arena.buyer().owner), orderId, { on: today }));
        await done(receive(ctx(), arena.call(arena.buyer().owner), orderId, today));
        const due = await dueAt(arena.world, orderStream(orderId), 'shipments.windows_close');
        const outcome = await duel(
          () => openAClaim(ctx(), court.later(arena.buyer().owner, addMillis(due, -1)), orderId, { ground: 'quality' }),
          () => fallDue(arena.world, orderStream(orderId), 'shipments.windows_close', due),
          // A deadline is always answered: the order tells whether it ended by it.
          async ([claim]) => [claim, (await arena.statesOf(orderId)).orders.endedAt === null ? 'waits' : 'done'],
        );
        const { orders, payments, claims } = await arena.statesOf(orderId);
        const claimed = outcome[0] === 'done';
        expect([orders.status, orders.contested, payments.releasedMinor, claims.claims.length]).toEqual(
          claimed ? ['arrived', true, 0, 1] : ['completed', false, TOTAL, 0],
        );
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / waits', 'order.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'goods shipped late and a claim that nothing was shipped: the claim stands, or is not to be had',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const orderId = await court.paid(supplier);
        const outcome = await duel(
          () => openAClaim(ctx(), court.later(arena.buyer().owner), orderId, NOT_SHIPPED),
          () => reportShipment(ctx(), court.later(supplier.owner), orderId, { on: '2026-05-18', documents: [ON_BOARD] }),
        );
        const { orders, claims } = await arena.statesOf(orderId);
        expect([orders.status, orders.contested, claims.claims.length]).toEqual(
          outcome[0] === 'done' ? ['shipped', true, 1] : ['shipped', false, 0],
        );
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / done', 'claim.ground_not_covered / done');
    },
    MINUTES,
  );

  it(
    'a settlement and an escalation: settled by the two, or before the platform',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.negotiating(supplier);
        const offerId = await court.offered(path, supplier);
        await done(escalate(ctx(), court.later(arena.buyer().owner), path, true));
        const outcome = await duel(
          () => accept(ctx(), court.later(arena.buyer().owner), path, offerId),
          () => escalate(ctx(), court.later(supplier.owner), path, true),
        );
        const { status, settlement } = await court.claimOf(path);
        expect([status, settlement?.from]).toEqual(['settled', outcome[1] === 'done' ? 'escalated' : 'negotiating']);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / claim.wrong_state', 'done / done');
    },
    MINUTES,
  );

  it(
    'a decision and a settlement: one of them',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.escalated(supplier);
        const offerId = await court.offered(path, supplier);
        const outcome = await duel(
          () => determine(ctx(), court.later(court.operator(0)), path, {}),
          () => accept(ctx(), court.later(arena.buyer().owner), path, offerId),
        );
        const { status, decisions, settlement } = await court.claimOf(path);
        expect([status, decisions.length, settlement !== null]).toEqual(
          outcome[0] === 'done' ? ['determined', 1, false] : ['settled', 0, true],
        );
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / claim.wrong_state', 'claim.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'two operators deciding: one decision',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.escalated(supplier);
        const outcome = await duel(
          () => determine(ctx(), court.later(court.operator(0)), path, {}),
          () => determine(ctx(), court.later(court.operator(1)), path, {}),
        );
        const { decisions } = await court.claimOf(path);
        expect(decisions.map((d) => d.by)).toEqual([court.operator(outcome[0] === 'done' ? 0 : 1).userId]);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / claim.wrong_state', 'claim.wrong_state / done');
    },
    MINUTES,
  );

  it(
    'two operators approving: one approval, one refund',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.escalated(supplier);
        await done(determine(ctx(), court.later(court.operator(0)), path, {}));
        const outcome = await duel(
          () => approve(ctx(), court.later(court.operator(1)), path),
          () => approve(ctx(), court.later(court.operator(2)), path),
        );
        const { payments } = await arena.statesOf(path.orderId);
        expect(payments.refunds.map((r) => [r.amountMinor, r.status])).toEqual([[TOTAL, 'open']]);
        expect(await arena.eventsOf(path.orderId, 'claims.approved')).toBe(1);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / decision.none', 'decision.none / done');
    },
    MINUTES,
  );

  it(
    'an offer accepted and withdrawn by a counter offer: what was accepted is what was offered',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.negotiating(supplier);
        const offerId = await court.offered(path, supplier);
        const outcome = await duel(
          () => accept(ctx(), court.later(arena.buyer().owner), path, offerId),
          () => makeOffer(ctx(), court.later(supplier.owner), path, { kind: 'partial_refund', amountMinor: 1 }),
        );
        const { status, settlement, offers } = await court.claimOf(path);
        expect([status, settlement?.amountMinor, offers.length]).toEqual(
          outcome[0] === 'done' ? ['settled', TOTAL / 4, 1] : ['negotiating', undefined, 2],
        );
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / claim.wrong_state', 'offer.none_open / done');
    },
    MINUTES,
  );

  it(
    'an offer accepted and declined by two people of one company: one answer',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.negotiating(supplier);
        const offerId = await court.offered(path, supplier);
        const outcome = await duel(
          () => accept(ctx(), court.later(arena.buyer().owner), path, offerId),
          () => decline(ctx(), court.later(arena.buyer().member), path, offerId),
        );
        const { status, offers } = await court.claimOf(path);
        expect([status, offers.map((o) => o.status)]).toEqual(
          outcome[0] === 'done' ? ['settled', ['accepted']] : ['negotiating', ['declined']],
        );
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / claim.wrong_state', 'offer.none_open / done');
    },
    MINUTES,
  );
});

describe('money that goes back', () => {
  it(
    'at the moment of an appeal: on hold, or gone and never taken back',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.awarded(supplier);
        const outcome = await duel(
          () => appeal(ctx(), court.later(supplier.owner), path, { text: 'It was shipped in time' }),
          () => pays(path),
        );
        const { payments } = await arena.statesOf(path.orderId);
        const gone = outcome[1] === 'done';
        expect([(await court.claimOf(path)).status, payments.refundedMinor, payments.refunds[0]?.status]).toEqual([
          'appealed',
          gone ? TOTAL : 0,
          gone ? 'paid' : 'held',
        ]);
        return outcome.join(' / ');
      });
      expectOutcomes(outcomes, 'done / refund.on_hold', 'done / done');
    },
    MINUTES,
  );

  it(
    'by the card that its bank takes it back from: once to the buyer, or told as a loss',
    async () => {
      const outcomes = await arena.play(async (supplier, duel) => {
        const path = await court.awarded(supplier, 'card');
        const { payments: before } = await arena.statesOf(path.orderId);
        const captureId = must(before.credits[0], 'a card paid').creditId;
        const capture = { captureId, amountMinor: TOTAL, currency: 'USD' };
        const { raw, signature } = arena.world.processor.dispute(capture, arena.world.clock.now());
        const outcome = await duel(
          () => pays(path),
          () => hearCards(ctx(), raw, signature),
        );
        // Told while the refund was on its way, the processor tells it again: then it is known which came first.
        if (outcome[1] !== 'done') await done(hearCards(ctx(), raw, signature));
        const { payments, orders } = await arena.statesOf(path.orderId);
        const found = await arena.world.processor.find(captureId);
        const sent = outcome[0] === 'done';
        expect([payments.refundedMinor, payments.chargedBackMinor, found.ok && found.value.refundedMinor]).toEqual(
          sent ? [TOTAL, 0, TOTAL] : [0, TOTAL, 0],
        );
        expect(payments.chargebacks.map((c) => c.excessMinor)).toEqual([sent ? TOTAL : 0]);
        expect(orders.status).toBe('refunded');
        return outcome.join(' / ');
      });
      const sent = ['done / done', 'done / payment.refund_under_way'].filter((each) => outcomes.has(each));
      expect(sent).not.toHaveLength(0);
      expectOutcomes(outcomes, ...sent, 'refund.none_open / done');
    },
    MINUTES,
  );

  it.each(['wire', 'card'] as const)(
    'asked for by a hundred operators at once is paid once: paid by %s',
    async (by) => {
      const outcomes = await arena.play(async (supplier) => {
        const path = await court.awarded(supplier, by === 'card' ? by : undefined);
        const answers = await Promise.all(Array.from({ length: 100 }, () => pays(path)));
        expect(answers.filter((a) => a.kind === 'done')).toHaveLength(1);
        const others = new Set(answers.filter((a) => a.kind === 'refused').map(code));
        expect(others).toEqual(new Set(['refund.none_open']));
        const { payments, orders } = await arena.statesOf(path.orderId);
        expect([orders.status, payments.refundedMinor]).toEqual(['refunded', TOTAL]);
        expect(await arena.eventsOf(path.orderId, 'payments.refund_paid')).toBe(1);
        const charges = await arena.world.processor.since('');
        const back = charges.ok ? charges.value.filter((c) => c.reference === path.orderId).map((c) => c.refundedMinor) : null;
        expect(back).toEqual(by === 'card' ? [TOTAL] : []);
        return 'once';
      }, ROUNDS / 10);
      expectOutcomes(outcomes, 'once');
    },
    MINUTES,
  );
});

const ON_BOARD = { type: 'bill_of_lading', datedOn: '2026-03-02' } as const;
