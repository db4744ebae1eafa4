/** Drafting, writing, sending, confirming, declining and cancelling. */
import { termsInForce } from '../../src/contracts/rules.ts';
import type { Json } from '../../src/kernel/result.ts';
import { cloneOrder } from '../../src/orders/clone.service.ts';
import { editText } from '../../src/orders/edit.service.ts';
import { ClauseBody, CloneBody, ConfirmBody, DraftBody, ReasonBody, TextPatch } from '../../src/orders/schema.ts';
import { cancel, confirm, decline, draftOrder, dropClause, send, writeClause } from '../../src/orders/service.ts';
import { newPurse } from '../purse.ts';
import type { Seen } from '../../src/orders/types.ts';
import type { Action } from '../move.ts';
import { drawSeen, onOrder, stateOf } from './on-order.ts';
import { clauseBody, clauseId, draftBody, shipBy, termsPatch } from './texts.ts';
import { wild } from './wild.ts';

const draft: Action = {
  name: 'orders.draft',
  weight: 9,
  plan: ({ cast, clock }, random) => {
    const as = random.chance(0.75) ? ('buyer' as const) : ('supplier' as const);
    const [mine, theirs] =
      as === 'buyer'
        ? [random.pick(cast.buyers), random.pick([...cast.suppliers, ...cast.suppliers.slice(0, 2)])]
        : [random.pick(cast.suppliers), random.pick(cast.buyers)];
    const odd = random.chance(0.04) ? random.pick([mine.id, '0000000000', cast.agencies[0]?.id ?? '']) : null;
    const sound = draftBody(clock.now(), random, odd ?? theirs.id, as);
    const body = random.chance(0.08) ? (wild(random, sound as unknown as Json) as unknown as DraftBody) : sound;
    const denied = random.chance(0.05) ? random.pick([mine.viewer, cast.agencies[0]?.owner ?? mine.viewer]) : null;
    const illegal = denied ? ['access.denied'] : odd !== null ? ['order.self_dealing', 'order.supplier_unknown'] : undefined;
    return {
      kind: 'move',
      command: 'orders.draft',
      by: denied ?? random.pick([mine.owner, mine.member, mine.key('orders:write')]),
      orderId: null,
      body: body as unknown as Json,
      args: null,
      schema: DraftBody,
      ...(illegal ? { illegal } : {}),
      run: (ctx, call) => draftOrder(ctx, call, body),
    };
  },
};

const edit = onOrder<TextPatch, { seen: Seen | null }>({
  name: 'orders.edit',
  weight: 4,
  who: 'either',
  races: true,
  states: ['draft', 'sent'],
  schema: TextPatch,
  draw: (order, random, { clock }) => ({ body: termsPatch(clock.now(), random), args: { seen: drawSeen(order, random) } }),
  run: (ctx, call, orderId, { body, args }) => editText(ctx, call, orderId, body, args.seen),
});

const writing = (how: 'add' | 'change') =>
  onOrder<ClauseBody, { clauseId: string; seen: Seen | null }>({
    name: `orders.${how}_clause`,
    weight: 2,
    who: 'either',
    races: true,
    states: ['draft', 'sent'],
    schema: ClauseBody,
    draw: (order, random) => ({
      body: clauseBody(random),
      args: { clauseId: clauseId(random), seen: drawSeen(order, random) },
    }),
    run: (ctx, call, orderId, { body, args }) => writeClause(ctx, call, orderId, { ...args, body, how }),
  });

const drop = onOrder<null, { clauseId: string; seen: Seen | null }>({
  name: 'orders.remove_clause',
  weight: 2,
  who: 'either',
  states: ['draft', 'sent'],
  draw: (order, random) => ({ body: null, args: { clauseId: clauseId(random), seen: drawSeen(order, random) } }),
  run: (ctx, call, orderId, { args }) => dropClause(ctx, call, orderId, args.clauseId, args.seen),
});

const offer = onOrder<null, { seen: Seen | null }>({
  name: 'orders.send',
  weight: 14,
  who: 'either',
  races: true,
  states: ['draft'],
  draw: (order, random) => ({ body: null, args: { seen: drawSeen(order, random) } }),
  run: (ctx, call, orderId, { args }) => send(ctx, call, orderId, args.seen),
});

const agree = onOrder<ConfirmBody, { seen: Seen | null }>({
  name: 'orders.confirm',
  weight: 30,
  who: 'either',
  races: true,
  states: ['sent'],
  schema: ConfirmBody,
  draw: (order, random) => {
    const open = [...order.states.contracts.clauses.map((c) => c.clauseId), 'ship_by'];
    const acknowledge = random.chance(0.93) ? open : open.slice(0, random.int(0, open.length));
    return { body: random.chance(0.04) ? { version: 999 } : { acknowledge }, args: { seen: drawSeen(order, random) } };
  },
  run: (ctx, call, orderId, { body, args }) => confirm(ctx, call, orderId, body, args.seen),
  learn: (world, { orderId, states: { contracts, orders } }, _, answer) => {
    if (stateOf(answer) !== 'confirmed' || world.purses.has(orderId)) return;
    const terms = termsInForce(contracts);
    const feeBasisPoints = orders.mode === 'hold' && orders.policy !== 'rapid' ? 500 : 0;
    world.purses.set(
      orderId,
      newPurse({ currency: terms.currency, mode: orders.mode, feeBasisPoints, parts: terms.instalments }),
    );
  },
});

const refuse = onOrder<{ reason?: string }, Record<string, never>>({
  name: 'orders.decline',
  weight: 1.5,
  who: 'either',
  races: true,
  states: ['sent'],
  schema: ReasonBody,
  draw: (_, random) => ({ body: random.chance(0.5) ? {} : { reason: 'Too early' }, args: {} }),
  run: (ctx, call, orderId, { body }) => decline(ctx, call, orderId, body.reason ?? null),
});

const end = onOrder<{ reason?: string }, Record<string, never>>({
  name: 'orders.cancel',
  weight: 2,
  who: 'either',
  races: true,
  states: ['draft', 'sent', 'confirmed'],
  schema: ReasonBody,
  draw: (_, random) => ({ body: random.chance(0.5) ? {} : { reason: 'No longer needed' }, args: {} }),
  run: (ctx, call, orderId, { body }) => cancel(ctx, call, orderId, body.reason ?? null),
});

const again = onOrder<CloneBody, Record<string, never>>({
  name: 'orders.clone',
  weight: 1,
  who: 'either',
  states: ['funded', 'shipped', 'completed', 'cancelled'],
  schema: CloneBody,
  draw: (_, random, { clock }) => ({ body: { shipBy: shipBy(clock.now(), random) }, args: {} }),
  run: (ctx, call, orderId, { body }) => cloneOrder(ctx, call, orderId, body),
});

export const ORDER_ACTIONS: readonly Action[] = [
  draft,
  edit,
  writing('add'),
  writing('change'),
  drop,
  offer,
  agree,
  refuse,
  end,
  again,
];
