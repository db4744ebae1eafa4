/** Commands on claims: opening, answering, offers, escalating, deciding, appealing, and the money that follows. */
import type { Json, JsonObject } from '../../../src/kernel/result.ts';
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { date, flag, list, money, oneOf, optional, record, type Tree, text } from '../shape.ts';
import { type Actor, type World, claimPath, orderOf, orderPath, personOf } from '../world.ts';
import { minorIn, present } from './terms.ts';

const item = record({
  kind: oneOf('own_measurement', 'photo', 'document', 'report', 'statement'),
  clause: optional(text),
  values: optional(list(text)),
  instrument: optional(text),
  uncertainty: optional(text),
  method: optional(text),
  text: optional(text),
});
const evidence = optional(list(item));
const items = (given: ReturnType<typeof evidence>): Json | undefined => given?.map((each) => present(each)) as Json | undefined;

const opening = record({
  ground: oneOf('late_shipment', 'not_shipped', 'quality', 'shortage', 'charges', 'warranty'),
  clauses: optional(list(text)),
  quantity: optional(text),
  amount: optional(money),
  evidence,
});

/** A bill that is claimed stands in the evidence's words, one line each. */
const billOf = (args: ReturnType<typeof opening>): readonly string[] | undefined => {
  if (args.ground !== 'charges') return undefined;
  return (args.evidence ?? [])
    .flatMap((each) => [...(each.values ?? []), ...(each.text ?? '').split('\n')])
    .filter((line) => line !== '');
};

async function openClaim(world: World, actor: Actor, args: ReturnType<typeof opening>): Promise<Reply> {
  const order = orderOf(world);
  const body = present({
    ground: args.ground,
    clauses: args.clauses,
    quantity: args.quantity,
    amountMinor: args.amount && minorIn(order.currency, args.amount),
    bill: billOf(args),
    evidence: items(args.evidence),
  });
  const reply = await world.client.ask(personOf(world, actor), 'POST', orderPath(order, '/claims'), { body });
  if (reply.ok) world.claim = String((reply.body['claim'] as JsonObject)['claimId']);
  return reply;
}

/** An act on the claim that the step is about. */
const onClaim = async (world: World, actor: Actor, rest: string, body: JsonObject = {}): Promise<Reply> =>
  world.client.ask(personOf(world, actor), 'POST', await claimPath(world, rest), { body });

/** What the queue shows of the order's refunds. */
async function refundsRead(world: World): Promise<Json> {
  const { orderId } = orderOf(world);
  const { items } = await world.client.get(world.people.operator, '/v1/refunds?limit=100');
  const own = (items as readonly JsonObject[]).filter((each) => each['orderId'] === orderId);
  return own.map(({ refundId, amountMinor, feeMinor, attempt }) => present({ refundId, amountMinor, feeMinor, attempt }));
}

/** The newest open offer, else the newest: what an answer is about. */
async function offerPath(world: World, how: 'accept' | 'decline'): Promise<string> {
  const claim = await world.client.get(world.people.operator, await claimPath(world));
  const offers = (claim['offers'] ?? []) as readonly JsonObject[];
  const offer = offers.findLast((each) => each['status'] === 'open') ?? offers.at(-1);
  return `/offers/${String(offer?.['offerId'] ?? 'none')}/${how}`;
}

const offer = record({
  kind: oneOf('refund', 'partial_refund', 'repair', 'replacement', 'return_and_refund', 'parts', 'reinstallation'),
  amount: optional(money),
  by: optional(date),
});

const FINDINGS = ['met', 'not_met', 'unproven', 'excluded'] as const;
const overrideShape = record({ finding: oneOf(...FINDINGS), reason: optional(text) });

/** `{clause: finding, reason}`: one reason for all, or a finding and a reason for each clause. */
function overridesOf(tree: Tree | undefined, at: string): JsonObject | undefined {
  if (tree === undefined || typeof tree === 'string' || Array.isArray(tree)) return undefined;
  const { reason = 'decided by a person', ...clauses } = tree as { readonly [key: string]: Tree };
  return Object.fromEntries(
    Object.entries(clauses).map(([clause, given]) => {
      const read = typeof given === 'string' ? { finding: given, reason: undefined } : overrideShape(given, `${at}.${clause}`);
      return [clause, { finding: read.finding, reason: read.reason ?? String(reason) }];
    }),
  );
}

const overrides = (tree: Tree | undefined, at: string): JsonObject | undefined => overridesOf(tree, at);

export const commands: Commands = {
  open_claim: command(opening, openClaim),
  respond: command(record({ accept: flag, text: optional(text), evidence }), (world, actor, args) =>
    onClaim(world, actor, '/answer', present({ accept: args.accept, text: args.text, evidence: items(args.evidence) })),
  ),
  offer: command(offer, (world, actor, args) => {
    const amountMinor = args.amount && minorIn(orderOf(world).currency, args.amount);
    return onClaim(world, actor, '/offers', present({ kind: args.kind, amountMinor, by: args.by }));
  }),
  accept_offer: command(record({}), async (world, actor) => onClaim(world, actor, await offerPath(world, 'accept'))),
  decline_offer: command(record({}), async (world, actor) => onClaim(world, actor, await offerPath(world, 'decline'))),
  escalate: command(record({}), (world, actor) => onClaim(world, actor, '/escalation')),
  withdraw_claim: command(record({}), (world, actor) => onClaim(world, actor, '/withdrawal')),
  determine: command(record({ overrides }), (world, actor, args) =>
    onClaim(world, actor, '/determination', present({ overrides: args.overrides })),
  ),
  determine_appeal: command(record({ overrides }), (world, actor, args) =>
    onClaim(world, actor, '/determination', present({ overrides: args.overrides })),
  ),
  approve: command(record({}), (world, actor) => onClaim(world, actor, '/approval')),
  appeal: command(record({ text, evidence }), (world, actor, args) =>
    onClaim(world, actor, '/appeal', present({ text: args.text, evidence: items(args.evidence) })),
  ),
  refund_paid: command(record({}), async (world, actor) => {
    const body = { refunds: await refundsRead(world) };
    return world.client.ask(personOf(world, actor), 'POST', orderPath(orderOf(world), '/refunds/paid'), { body });
  }),
};
