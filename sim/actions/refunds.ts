/** Money back and the fund behind it: refunds that operators send, suppliers that repay, capital that is given. */
import type { StaffPermission } from '../../src/parties/types.ts';
import { depositToFund } from '../../src/payments/fund.service.ts';
import { type Seen, openRefunds, seenOf } from '../../src/payments/pay.rules.ts';
import { DepositBody, PaidBody, RepayBody } from '../../src/payments/refunds.schema.ts';
import { payOpenRefunds, repayDebt } from '../../src/payments/refunds.service.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import { isOpen } from '../purse.ts';
import { repay } from '../returns.ts';
import type { SimOrder, World } from '../world.ts';
import { type Duty, drawOperator } from './acting.ts';
import { CLAIMED } from './on-claim.ts';
import { onOrder } from './on-order.ts';

const permission: StaffPermission = 'match_money';
const PAY: Duty = { permission, scope: null, stepUp: true };
const REPAY: Duty = { permission, scope: 'bank:write', stepUp: false };

const waits = ({ orderId }: SimOrder, { purses }: World): boolean => (purses.get(orderId)?.refunds ?? []).some(isOpen);

/** What an operator read of the order's refunds; now and then of another order, or an older page. */
function reads({ states }: SimOrder, random: Random): readonly Seen[] {
  const open = openRefunds(states.payments);
  const seen = open.ok ? open.value.map(seenOf) : [{ refundId: 'of-another', amountMinor: 100, feeMinor: 0, attempt: 0 }];
  if (random.chance(0.9)) return random.chance(0.9) ? seen : [random.pick(seen)];
  const change = random.pick([{ amountMinor: 1 }, { feeMinor: 1 }, { attempt: 1 }]);
  return seen.map((each) => ({ ...each, ...change }));
}

const pay = onOrder<{ refunds: readonly Seen[] }, Record<string, never>>({
  name: 'refunds.pay',
  weight: 12,
  who: 'either',
  acting: (world, random, order) => drawOperator(world, random, order, PAY),
  states: CLAIMED,
  fits: waits,
  manySteps: true,
  // The processor took nothing, or a part of it: the instruction stays on its way.
  partly: ['refund.card_refused', 'refund.card_unanswered'],
  schema: PaidBody,
  draw: (order, random, world) =>
    waits(order, world) || random.chance(0.1) ? { body: { refunds: reads(order, random) }, args: {} } : null,
  run: (ctx, call, orderId, { body }) => payOpenRefunds(ctx, call, orderId, body.refunds),
});

const owing = ({ orderId }: SimOrder, { purses }: World): number => purses.get(orderId)?.owedMinor ?? 0;

const repaying = onOrder<{ amountMinor: number; reference: string }, Record<string, never>>({
  name: 'refunds.repay',
  weight: 4,
  who: 'either',
  acting: (world, random, order) => drawOperator(world, random, order, REPAY),
  races: true,
  states: CLAIMED,
  fits: (order, world) => owing(order, world) > 0,
  schema: RepayBody,
  draw: (order, random, world) => {
    const owed = Math.max(1, owing(order, world));
    const amountMinor = random.pick([owed, owed, random.int(1, owed), owed + 1]);
    return { body: { amountMinor, reference: `R${random.int(1, 6)}` }, args: {} };
  },
  run: (ctx, call, orderId, { body }) => repayDebt(ctx, call, orderId, body),
  learn: (world, { orderId }, { body }) => {
    const purse = world.purses.get(orderId);
    if (purse) world.purses.set(orderId, repay(purse, body.reference, body.amountMinor));
  },
});

/** References are few, so that the same money is told of again. */
const deposit: Action = {
  name: 'fund.deposit',
  weight: 1,
  plan: ({ cast }, random) => {
    const body = {
      currency: random.chance(0.95) ? 'USD' : 'XXX',
      amountMinor: random.pick([0, 1, 500_000, 90_000_000]),
      reference: `F${random.int(1, 12)}`,
    };
    const wrong = random.chance(0.2)
      ? random.pick([
          cast.operators[1],
          cast.clerk,
          { ...cast.programme.owner, steppedUp: false },
          cast.programme.key('bank:write'),
        ])
      : undefined;
    return {
      kind: 'move',
      command: 'fund.deposit',
      by: wrong ?? cast.programme.owner,
      orderId: null,
      body,
      args: null,
      schema: DepositBody,
      ...(wrong ? { illegal: ['access.denied', 'access.step_up', 'access.scope_missing'] } : {}),
      run: (ctx, call) => depositToFund(ctx, call, body),
      learn: (world) => void world.capital.set(body.currency, (world.capital.get(body.currency) ?? 0) + body.amountMinor),
    };
  },
};

export const REFUND_ACTIONS: readonly Action[] = [pay, repaying, deposit];
