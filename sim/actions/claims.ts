/** Between buyer and supplier: a claim opened, shown, answered, offered about, given to the platform, withdrawn, performed. */
import { askForEvidence, fileItems } from '../../src/claims/evidence.service.ts';
import { accept, answerClaim, decline, escalate, makeOffer, perform, withdraw } from '../../src/claims/negotiation.service.ts';
import { groundsFor } from '../../src/claims/open.rules.ts';
import { CLAIM_GROUNDS } from '../../src/policy/types.ts';
import { openAClaim } from '../../src/claims/open.service.ts';
import { AnswerBody, EscalateBody, EvidenceBodySchema, OfferBody, OpenBody, RequestBody } from '../../src/claims/schema.ts';
import { type Claim, type Offer, OFFER_KINDS } from '../../src/claims/types.ts';
import { addDays } from '../../src/kernel/dates.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import { unfinished } from '../follow.ts';
import type { Action } from '../move.ts';
import { leftMinor } from '../purse.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';
import { type Acting, drawActing } from './acting.ts';
import { CLAIMABLE, SITUATIONS, onClaim } from './on-claim.ts';
import { onOrder } from './on-order.ts';
import { clausesOf, evidence, measurableOf } from './proofs.ts';

const BILL = [
  'THC 180 USD',
  'Export clearance 95 USD',
  'Import duty 4 % 310 USD',
  'Ocean freight 900 USD',
  'Storage 40 USD',
  'x',
];

/** Mostly on a ground that the order offers now. */
function drawGrounds({ states }: SimOrder, random: Random, at: string): OpenBody['grounds'] {
  const offered = groundsFor(states, at).filter((g) => g.open);
  // Charges are offered all along: what is about the goods comes first.
  const ranked = offered.map((g) => ({ ...g, weight: g.ground === 'quality' ? 9 : g.ground === 'charges' ? 0.5 : 2 }));
  const one = offered.length > 0 && random.chance(0.9) ? random.weighted(ranked).ground : random.pick(CLAIM_GROUNDS);
  const more = random.chance(0.12) ? [random.pick(CLAIM_GROUNDS)] : [];
  return [...new Set([one, ...more])];
}

function openBody(order: SimOrder, random: Random, { clock, purses }: World): OpenBody {
  const grounds = drawGrounds(order, random, clock.now());
  const left = Math.max(1, leftMinor(purses.get(order.orderId) ?? { paidMinor: 0, refundedMinor: 0, takings: [] }));
  const clauses = random.chance(0.9) ? measurableOf(order) : clausesOf(order);
  const lines = order.states.contracts.agreed?.terms.lines ?? [];
  return {
    ...(random.chance(0.7) && grounds?.length === 1 ? { ground: grounds[0] } : { grounds }),
    ...(clauses.length > 0 && random.chance(0.4) ? { clauses: [random.pick(clauses).clauseId] } : {}),
    ...(random.chance(0.25) ? { quantity: random.pick(['5 pcs', '1 pcs', '20 pcs', '900000 pcs', '3 kg', 'some']) } : {}),
    ...(lines.length > 0 && random.chance(0.3) ? { lineId: random.pick(lines).lineId } : {}),
    ...(random.chance(0.3) ? { amountMinor: random.pick([1, left, left + 1, random.int(1, left)]) } : {}),
    ...(grounds?.includes('charges') ? { bill: random.shuffle(BILL).slice(0, random.int(1, 3)) } : {}),
    ...(random.chance(0.15) ? { keepsGoods: random.chance(0.6) } : {}),
    ...(random.chance(0.15) ? { usedMinor: random.pick([0, 100, random.int(1, left), 9_000_000_000_000]) } : {}),
    ...(random.chance(0.4) ? { text: 'The goods are not what we agreed' } : {}),
    ...(random.chance(0.7) ? { evidence: evidence(order, random, null) } : {}),
  };
}

const paid = ({ orderId }: SimOrder, { purses }: World): boolean => (purses.get(orderId)?.paidMinor ?? 0) > 0;

const open = onOrder<OpenBody, Record<string, never>>({
  name: 'claims.open',
  weight: 26,
  who: 'buyer',
  races: true,
  states: CLAIMABLE,
  // Of orders that are over few are looked at again, and of those with a claim under way only now and then one.
  fits: (order, world) =>
    paid(order, world) &&
    !unfinished(world, order.orderId) &&
    (order.states.orders.endedAt === null || groundsFor(order.states, world.clock.now()).some((g) => g.open)),
  schema: OpenBody,
  draw: (order, random, world) => {
    const offered =
      order.states.contracts.agreed === null ? [] : groundsFor(order.states, world.clock.now()).filter((g) => g.open);
    const goods = offered.some((g) => g.ground !== 'charges');
    return random.chance(goods ? 1 : 0.02) ? { body: openBody(order, random, world), args: {} } : null;
  },
  run: (ctx, call, orderId, { body }) => openAClaim(ctx, call, orderId, body),
  learn: (world, _, { body }, answer) => {
    const claimId = (answer['claim'] as JsonObject | undefined)?.['claimId'];
    if (typeof claimId === 'string' && body.amountMinor !== undefined) world.asked.set(claimId, body.amountMinor);
  },
});

const show = onClaim<{ evidence: ReturnType<typeof evidence> }>({
  name: 'claims.file_evidence',
  act: 'evidence filed',
  weight: 12,
  who: 'either',
  in: SITUATIONS.open,
  schema: EvidenceBodySchema,
  draw: (claim, random, order) => ({ body: { evidence: evidence(order, random, claim) } }),
  run: (ctx, call, at, { body }) => fileItems(ctx, call, at, body.evidence),
});

/** A side or an operator who decides. */
const asker = (world: World, random: Random, order: SimOrder): Acting | null => {
  if (random.chance(0.35)) return { by: random.pick(world.cast.operators) };
  const acting = drawActing(world, random, order, 'either', 'orders:write');
  return acting?.by.companyId === world.cast.programme.id && acting.by.permissions.includes('decide')
    ? { by: acting.by }
    : acting;
};

const request = onClaim<RequestBody>({
  name: 'claims.request_evidence',
  act: 'evidence asked for',
  weight: 6,
  who: asker,
  in: SITUATIONS.open,
  schema: RequestBody,
  draw: (_, random) => ({
    body: {
      of: random.pick(['buyer', 'supplier'] as const),
      what: 'Photos of the cartons',
      ...(random.chance(0.5) ? { dueInDays: random.int(1, 9) } : {}),
    },
  }),
  run: (ctx, call, at, { body }) => askForEvidence(ctx, call, at, body),
});

const answering = (yes: boolean): Action =>
  onClaim<AnswerBody>({
    name: yes ? 'claims.answer_yes' : 'claims.answer_no',
    act: yes ? 'answered: yes' : 'answered: no',
    weight: yes ? 1.5 : 9,
    who: 'supplier',
    in: SITUATIONS.negotiable,
    fits: (claim) => yes || claim.answered === null,
    schema: AnswerBody,
    draw: (claim, random, order) => ({
      body: {
        accept: yes,
        ...(random.chance(0.5) ? { text: yes ? 'You are right' : 'The goods were in order' } : {}),
        ...(random.chance(0.3) ? { evidence: evidence(order, random, claim, 2) } : {}),
      },
    }),
    run: (ctx, call, at, { body }) => answerClaim(ctx, call, at, body),
  });

function offerBody(order: SimOrder, random: Random, { clock, purses }: World): OfferBody {
  const kind = random.pick(OFFER_KINDS);
  const left = Math.max(1, leftMinor(purses.get(order.orderId) ?? { paidMinor: 0, refundedMinor: 0, takings: [] }));
  const money = ['refund', 'partial_refund', 'return_and_refund'].includes(kind);
  const amount = money ? random.chance(kind === 'partial_refund' ? 0.9 : 0.5) : random.chance(0.05);
  const day = money ? random.chance(0.05) : random.chance(0.95);
  const today = clock.now().slice(0, 10);
  return {
    kind,
    ...(amount ? { amountMinor: random.pick([1, left, random.int(1, left), random.int(1, left), left + 1]) } : {}),
    ...(day ? { by: random.chance(0.05) ? addDays(today, -2) : addDays(today, random.int(0, 15)) } : {}),
    ...(random.chance(0.3) ? { note: 'With our apologies' } : {}),
    ...(random.chance(0.4) ? { expiresInDays: random.int(1, 12) } : {}),
  };
}

const openOffer = (claim: Claim): Offer | undefined => claim.offers.find((o) => o.status === 'open');

const offer = onClaim<OfferBody>({
  name: 'claims.offer',
  act: 'offer made',
  weight: 14,
  who: 'either',
  in: SITUATIONS.negotiable,
  // An open offer is mostly answered; a counter offer takes its place.
  schema: OfferBody,
  draw: (claim, random, order, world) =>
    openOffer(claim) && random.chance(0.6) ? null : { body: offerBody(order, random, world) },
  run: (ctx, call, at, { body }) => makeOffer(ctx, call, at, body),
});

/** Mostly the open offer, now and then an old one or none. */
function drawOffer(claim: Claim, random: Random): { readonly body: null; readonly args: { readonly offerId: string } } | null {
  const named = openOffer(claim);
  const odd = random.chance(0.06) ? (claim.offers[0]?.offerId ?? '0000000000') : null;
  return named || odd !== null || random.chance(0.1)
    ? { body: null, args: { offerId: odd ?? named?.offerId ?? '0000000000' } }
    : null;
}

/** Mostly by the side that did not make the offer. */
const addressee = (world: World, random: Random, order: SimOrder, claim: Claim): Acting | null => {
  const by = openOffer(claim)?.by;
  const drawn = drawActing(world, random, order, 'either', 'orders:write');
  if (!drawn || drawn.illegal || !by || random.chance(0.08)) return drawn;
  const to = by === 'buyer' ? order.supplier : order.buyer;
  return { by: random.pick([to.owner, to.member]) };
};

const accepting = onClaim<null>({
  name: 'claims.accept_offer',
  act: 'offer of money accepted',
  weight: 6,
  who: addressee,
  in: SITUATIONS.negotiable,
  fits: (claim) => openOffer(claim) !== undefined,
  draw: drawOffer,
  run: (ctx, call, at, { args }) => accept(ctx, call, at, String(args['offerId'])),
});

const declining = onClaim<null>({
  name: 'claims.decline_offer',
  act: 'offer declined',
  weight: 9,
  who: addressee,
  in: SITUATIONS.negotiable,
  fits: (claim) => openOffer(claim) !== undefined,
  draw: drawOffer,
  run: (ctx, call, at, { args }) => decline(ctx, call, at, String(args['offerId'])),
});

const giving = onClaim<{ early?: boolean }>({
  name: 'claims.escalate',
  act: 'escalated in time',
  weight: 26,
  who: 'either',
  in: ['negotiating'],
  schema: EscalateBody,
  draw: (_, random) => ({ body: random.chance(0.65) ? { early: true } : random.chance(0.5) ? {} : { early: false } }),
  run: (ctx, call, at, { body }) => escalate(ctx, call, at, body.early ?? false),
});

const withdrawing = onClaim<null>({
  name: 'claims.withdraw',
  act: 'withdrawn',
  weight: 2.5,
  who: 'buyer',
  in: [...SITUATIONS.negotiable, 'determined'],
  draw: () => ({ body: null }),
  run: (ctx, call, at) => withdraw(ctx, call, at),
});

const performing = onClaim<null>({
  name: 'claims.perform',
  act: 'remedy confirmed',
  weight: 7,
  who: 'buyer',
  in: ['settled, remedy'],
  draw: (_, random) => (random.chance(0.5) ? { body: null } : null),
  run: (ctx, call, at) => perform(ctx, call, at),
});

export const CLAIM_ACTIONS: readonly Action[] = [
  open,
  show,
  request,
  answering(false),
  answering(true),
  offer,
  accepting,
  declining,
  giving,
  withdrawing,
  performing,
];
