/** Every act that a deadline decides about, each brought to where only the clock is missing. */
import { openAClaim } from '../../src/claims/open.service.ts';
import type { Answer, Call, Context } from '../../src/context.ts';
import { dayOf } from '../../src/kernel/dates.ts';
import { cancel } from '../../src/orders/service.ts';
import { payByCard } from '../../src/payments/cards.service.ts';
import { confirmReceipt } from '../../src/payments/service.ts';
import { waive } from '../../src/shipments/inspections.service.ts';
import { arrived, contest, receive, reportShipment } from '../../src/shipments/service.ts';
import { approve, askChange, tellCallBack, withdraw } from '../../src/suppliers/payee.service.ts';
import { done } from '../court.ts';
import { ON_CLAIMS } from './acts-on-claims.ts';
import { type DueAct, PAID_IN_FULL, dayBefore, landed, onOrder, packed, shipped } from './goods.ts';

/** Numbers of accounts that were asked for, so that each is another one. */
let accounts = 0;

const payee: DueAct['prepare'] = async (arena, court, supplier) => {
  const { ctx } = arena.world;
  accounts += 1;
  const body = {
    beneficiary: supplier.name,
    number: `71${String(accounts).padStart(8, '0')}`,
    bank: 'Other Bank',
    country: 'CN',
  };
  await done(askChange(ctx, arena.call(supplier.owner), supplier.id, body));
  await done(approve(ctx, arena.call({ ...supplier.owner, userId: supplier.member.userId }), supplier.id));
  await done(tellCallBack(ctx, arena.call(court.operator(0)), supplier.id, { confirmed: true }));
  return {
    stream: { supplierId: supplier.id, kind: 'account', id: supplier.id },
    by: supplier.owner,
    act: (ctx, call) => withdraw(ctx, call, supplier.id),
  };
};

const unpaid =
  (who: 'buyer' | 'supplier', act: (ctx: Context, call: Call, orderId: string) => Promise<Answer>): DueAct['prepare'] =>
  async (arena, _court, supplier) => {
    const orderId = await arena.confirmedOrder(supplier);
    return onOrder(orderId, who === 'buyer' ? arena.buyer().owner : supplier.owner, (ctx, call) => act(ctx, call, orderId));
  };

const ON_ORDERS: readonly DueAct[] = [
  {
    name: 'the supplier says that an unpaid order was paid',
    deadline: 'orders.unpaid',
    before: 'done',
    after: ['order.wrong_state'],
    prepare: unpaid('supplier', (ctx, call, orderId) => confirmReceipt(ctx, call, orderId, PAID_IN_FULL)),
  },
  {
    name: 'an unpaid order is paid by card',
    deadline: 'orders.unpaid',
    before: 'done',
    after: ['order.wrong_state'],
    // The card is asked before the order is locked: what it gave goes back at once.
    besides: 'payments.charge_given_back',
    prepare: unpaid('buyer', (ctx, call, orderId) => payByCard(ctx, call, orderId, PAID_IN_FULL, 'tok_visa')),
  },
  {
    name: 'an unpaid order is cancelled by the buyer',
    deadline: 'orders.unpaid',
    before: 'done',
    after: ['order.wrong_state'],
    prepare: unpaid('buyer', (ctx, call, orderId) => cancel(ctx, call, orderId, null)),
  },
  {
    name: 'the buyer waives the inspection',
    deadline: 'shipments.inspection_lapses',
    before: 'done',
    after: ['done'],
    prepare: async (arena, _court, supplier) => {
      const orderId = await packed(arena, supplier);
      return onOrder(orderId, arena.buyer().owner, (ctx, call) => waive(ctx, call, orderId));
    },
  },
  {
    name: 'the supplier ships without waiting for an inspection',
    deadline: 'shipments.inspection_lapses',
    before: 'done',
    after: ['done'],
    prepare: async (arena, _court, supplier) => {
      const orderId = await packed(arena, supplier);
      return onOrder(orderId, supplier.owner, (ctx, call) =>
        reportShipment(ctx, call, orderId, { on: dayOf(call.receivedAt, 'Asia/Shanghai'), documents: [] }),
      );
    },
  },
  {
    name: 'the supplier tells of an arrival that would be presumed',
    deadline: 'shipments.arrival_presumed',
    before: 'done',
    after: ['order.wrong_state'],
    prepare: async (arena, _court, supplier) => {
      const orderId = await shipped(arena, supplier);
      return onOrder(orderId, supplier.owner, (ctx, call) => arrived(ctx, call, orderId, { on: dayBefore(call) }));
    },
  },
  {
    name: 'the buyer confirms the receipt',
    deadline: 'shipments.receipt_counts',
    before: 'done',
    after: ['order.wrong_state'],
    prepare: async (arena, _court, supplier) => {
      const orderId = await landed(arena, supplier, supplier.owner);
      return onOrder(orderId, arena.buyer().owner, (ctx, call) => receive(ctx, call, orderId, dayBefore(call)));
    },
  },
  {
    name: 'the buyer contests the arrival',
    deadline: 'shipments.receipt_counts',
    before: 'done',
    after: ['order.wrong_state'],
    prepare: async (arena, _court, supplier) => {
      const orderId = await landed(arena, supplier, supplier.owner);
      return onOrder(orderId, arena.buyer().owner, (ctx, call) => contest(ctx, call, orderId, {}));
    },
  },
  {
    name: 'the buyer claims for quality',
    deadline: 'shipments.windows_close',
    before: 'done',
    after: ['claim.window_closed'],
    prepare: async (arena, _court, supplier) => {
      const buyer = arena.buyer().owner;
      const orderId = await landed(arena, supplier, buyer);
      await done(receive(arena.world.ctx, arena.call(buyer), orderId, arena.world.clock.now().slice(0, 10)));
      return onOrder(orderId, buyer, (ctx, call) => openAClaim(ctx, call, orderId, { ground: 'quality' }));
    },
  },
  {
    name: 'a change of account is stopped',
    deadline: 'suppliers.cooling',
    before: 'done',
    after: ['approval.none_open'],
    prepare: payee,
  },
];

export const DUE_ACTS: readonly DueAct[] = [...ON_ORDERS, ...ON_CLAIMS];
