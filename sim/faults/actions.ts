/** Every act that moves money, each brought to the instant before it, with what must have happened once it is done. */
import { appointAgency, fileReport, prepayFee } from '../../src/claims/appointment.service.ts';
import { approve, determine } from '../../src/claims/decision.service.ts';
import { accept, escalate } from '../../src/claims/negotiation.service.ts';
import { openAClaim } from '../../src/claims/open.service.ts';
import type { Answer, Call, Context } from '../../src/context.ts';
import type { FaultPoint } from '../../src/db/faults.ts';
import { must } from '../../src/kernel/assert.ts';
import { sha256 } from '../../src/kernel/canonical.ts';
import type { Person } from '../../src/parties/types.ts';
import { importStatement } from '../../src/payments/bank.service.ts';
import { hearCards } from '../../src/payments/cards.events.service.ts';
import { payByCard } from '../../src/payments/cards.service.ts';
import { depositToFund } from '../../src/payments/fund.service.ts';
import { payOpenPayouts } from '../../src/payments/payouts.service.ts';
import { payOpenRefunds, readSeen, repayDebt } from '../../src/payments/refunds.service.ts';
import { confirmReceipt, referenceOf } from '../../src/payments/service.ts';
import { arrived, receive, reportShipment } from '../../src/shipments/service.ts';
import { type Arena, TOTAL } from '../arena.ts';
import type { Supplier } from '../cast.ts';
import { type Court, LATER, done, idIn } from '../court.ts';
import { openPayouts, released, releasedOrder } from '../released.ts';

/** An act at the instant before it. */
export type Ready = {
  /** The order whose money moves; null: the fund's own. */
  readonly orderId: string | null;
  readonly by: Person;
  readonly at?: string;
  readonly act: (ctx: Context, call: Call) => Promise<Answer>;
};

export type MoneyAction = {
  readonly name: string;
  /** Fault points it passes besides those of every commit. */
  readonly points: readonly FaultPoint[];
  /** Transactions it takes at most; a fault may cut it off after any of them. */
  readonly commits: number;
  readonly prepare: (arena: Arena, court: Court, supplier: Supplier, n: number) => Promise<Ready>;
};

const EVERYBODYS: readonly FaultPoint[] = [];
const PROCESSOR: readonly FaultPoint[] = ['after-bank-send-before-record'];

const WALL = [{ clauseId: 'wall', text: 'Wall thickness at least 2.5 mm', defectClass: 'major' as const }];

/** Paid, shipped, and arrived where the buyer is. */
async function arrivedOrder(arena: Arena, supplier: Supplier): Promise<string> {
  const { ctx } = arena.world;
  const orderId = await arena.confirmedOrder(supplier, { clauses: WALL });
  await done(confirmReceipt(ctx, arena.call(supplier.owner), orderId, 'all'));
  const on = arena.world.clock.now().slice(0, 10);
  await done(reportShipment(ctx, arena.call(supplier.owner), orderId, { on, documents: [] }));
  await done(arrived(ctx, arena.call(arena.buyer().owner), orderId, { on }));
  return orderId;
}

/** A statement with one line: the buyer pays the whole order. */
function statementFor(arena: Arena, supplier: Supplier, orderId: string): Uint8Array {
  const { bank } = must(
    arena.world.banks.find((b) => b.supplierId === supplier.id),
    'a supplier has a bank',
  );
  const bookedOn = arena.world.clock.now().slice(0, 10);
  bank.credit({ amountMinor: TOTAL, bookedOn, reference: referenceOf(orderId), payer: arena.buyer().name });
  return new TextEncoder().encode(bank.statement(arena.world.clock.now()));
}

/** An agency that belongs to a firm which programmes appoint. */
const SGS = 2;

/** A quality claim before the platform, and an agency appointed to look. */
async function appointed(arena: Arena, court: Court, supplier: Supplier) {
  const { ctx, cast } = arena.world;
  const orderId = await arrivedOrder(arena, supplier);
  const buyer = arena.buyer().owner;
  await done(receive(ctx, arena.call(buyer), orderId, arena.world.clock.now().slice(0, 10)));
  const claim = { ground: 'quality' as const, clauses: ['wall'] };
  const path = { orderId, claimId: idIn(await done(openAClaim(ctx, arena.call(buyer), orderId, claim)), 'claimId') };
  await done(escalate(ctx, arena.call(buyer), path, true));
  await done(escalate(ctx, arena.call(supplier.owner), path, true));
  const agency = must(cast.agencies[SGS], 'there is an agency');
  const body = { agencyId: agency.id, feeMinor: TOTAL / 5 };
  await done(appointAgency(ctx, arena.call(court.operator(0)), path, body));
  return { path, agency };
}

export const MONEY_ACTIONS: readonly MoneyAction[] = [
  {
    name: 'a bank statement is imported',
    points: ['mid-file-import', 'after-record-before-event'],
    commits: 3,
    prepare: async (arena, _court, supplier) => {
      const orderId = await arena.confirmedOrder(supplier);
      const bytes = statementFor(arena, supplier, orderId);
      const act: Ready['act'] = (ctx, call) => importStatement(ctx, call, { bytes, sha256: sha256(bytes) });
      return { orderId, by: arena.world.cast.programme.owner, act };
    },
  },
  {
    name: 'the supplier says that it was paid',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, _court, supplier) => {
      const orderId = await arena.confirmedOrder(supplier);
      return { orderId, by: supplier.owner, act: (ctx, call) => confirmReceipt(ctx, call, orderId, 'all') };
    },
  },
  {
    name: 'the buyer pays by card',
    points: PROCESSOR,
    commits: 1,
    prepare: async (arena, _court, supplier) => {
      const orderId = await arena.confirmedOrder(supplier);
      return { orderId, by: arena.buyer().owner, act: (ctx, call) => payByCard(ctx, call, orderId, 'all', 'tok_visa') };
    },
  },
  {
    name: 'the claim windows close: the money is released',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, _court, supplier) => {
      const orderId = await arrivedOrder(arena, supplier);
      return { orderId, by: arena.buyer().owner, act: (ctx, call) => released(ctx, call, orderId) };
    },
  },
  {
    name: 'an offer is accepted: a refund is instructed',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const path = await court.negotiating(supplier);
      const offerId = await court.offered(path, supplier);
      return {
        orderId: path.orderId,
        by: arena.buyer().owner,
        at: LATER,
        act: (ctx, call) => accept(ctx, call, path, offerId),
      };
    },
  },
  {
    name: 'a decision is approved: a refund is instructed',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const path = await court.escalated(supplier);
      await done(determine(arena.world.ctx, court.later(court.operator(0)), path, {}));
      return { orderId: path.orderId, by: court.operator(1), at: LATER, act: (ctx, call) => approve(ctx, call, path) };
    },
  },
  ...(['wire', 'card'] as const).map(
    (how): MoneyAction => ({
      name: `refunds are paid, by ${how}`,
      points: how === 'card' ? PROCESSOR : EVERYBODYS,
      commits: how === 'card' ? 2 : 1,
      prepare: async (arena, court, supplier) => {
        const { orderId } = await court.awarded(supplier, how === 'card' ? 'card' : undefined);
        const seen = await readSeen(arena.world.ctx, orderId as never);
        return { orderId, by: court.operator(0), at: LATER, act: (ctx, call) => payOpenRefunds(ctx, call, orderId, seen) };
      },
    }),
  ),
  {
    name: 'a supplier is paid out what was released',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const orderId = await releasedOrder(arena, supplier);
      const paid = await openPayouts(arena, supplier, orderId);
      return { orderId, by: court.operator(0), act: (ctx, call) => payOpenPayouts(ctx, call, orderId, paid) };
    },
  },
  {
    name: 'the supplier repays the fund',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const { ctx } = arena.world;
      const { orderId } = await court.awarded(supplier);
      const seen = await readSeen(ctx, orderId as never);
      await done(payOpenRefunds(ctx, court.later(court.operator(0)), orderId, seen));
      const repayment = { amountMinor: TOTAL / 2, reference: 'R1' };
      return { orderId, by: court.operator(0), at: LATER, act: (c, call) => repayDebt(c, call, orderId, repayment) };
    },
  },
  {
    name: 'the claimant prepays the inspection by card',
    points: PROCESSOR,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const { path } = await appointed(arena, court, supplier);
      return {
        orderId: path.orderId,
        by: arena.buyer().owner,
        act: (ctx, call) => prepayFee(ctx, call, path, { token: 'tok_visa' }),
      };
    },
  },
  {
    name: 'the agency reports: the fee is its money',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const { path, agency } = await appointed(arena, court, supplier);
      await done(prepayFee(arena.world.ctx, arena.call(arena.buyer().owner), path, { token: 'tok_visa' }));
      return {
        orderId: path.orderId,
        by: agency.owner,
        act: (ctx, call) => fileReport(ctx, call, path, { measured: { wall: ['2.1 mm', '2.2 mm'] } }),
      };
    },
  },
  {
    name: 'the card bank takes a payment back',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, court, supplier) => {
      const { processor, clock } = arena.world;
      const orderId = await court.paid(supplier, 'card');
      const { payments } = await arena.statesOf(orderId);
      const captureId = must(payments.credits[0], 'the order was paid').creditId;
      const { raw, signature } = processor.dispute({ captureId, amountMinor: TOTAL, currency: 'USD' }, clock.now());
      return { orderId, by: arena.world.cast.programme.owner, act: (ctx) => hearCards(ctx, raw, signature) };
    },
  },
  {
    name: 'money is given to the fund',
    points: EVERYBODYS,
    commits: 1,
    prepare: async (arena, _court, _supplier, n) => {
      const deposit = { currency: 'USD', amountMinor: 1_000 + n, reference: `F${n}` };
      return { orderId: null, by: arena.world.cast.programme.owner, act: (ctx, call) => depositToFund(ctx, call, deposit) };
    },
  },
];
