/** Acts in claims that a deadline decides about. */
import { appointAgency, prepayFee } from '../../src/claims/appointment.service.ts';
import { appeal } from '../../src/claims/decision.service.ts';
import { askForEvidence, fileItems } from '../../src/claims/evidence.service.ts';
import { accept, answerClaim, decline, escalate, makeOffer, perform, withdraw } from '../../src/claims/negotiation.service.ts';
import { openAClaim } from '../../src/claims/open.service.ts';
import type { ClaimPath } from '../../src/claims/service.ts';
import type { Answer, Call, Context } from '../../src/context.ts';
import { must } from '../../src/kernel/assert.ts';
import { payOpenPayouts } from '../../src/payments/payouts.service.ts';
import { payOpenRefunds, readSeen } from '../../src/payments/refunds.service.ts';
import { receive } from '../../src/shipments/service.ts';
import { type Arena, TOTAL } from '../arena.ts';
import type { Supplier } from '../cast.ts';
import { type Court, done, idIn } from '../court.ts';
import { openPayouts, releasedOrder } from '../released.ts';
import { type DueAct, landed, onOrder } from './goods.ts';

const SGS = 2;

const onClaim =
  (
    bring: (court: Court, supplier: Supplier) => Promise<ClaimPath>,
    who: 'buyer' | 'supplier' | 'operator',
    act: (ctx: Context, call: Call, path: ClaimPath) => Promise<Answer>,
  ): DueAct['prepare'] =>
  async (arena, court, supplier) => {
    const path = await bring(court, supplier);
    const by = { buyer: arena.buyer().owner, supplier: supplier.owner, operator: court.operator(0) }[who];
    return onOrder(path.orderId, by, (ctx, call) => act(ctx, call, path));
  };

const negotiating = (court: Court, supplier: Supplier): Promise<ClaimPath> => court.negotiating(supplier);
const awarded = (court: Court, supplier: Supplier): Promise<ClaimPath> => court.awarded(supplier);

/** With an offer that the act answers. */
const offered =
  (
    offer:
      | { readonly kind: 'partial_refund'; readonly amountMinor: number }
      | { readonly kind: 'replacement'; readonly by: string },
  ) =>
  (answer: typeof accept): DueAct['prepare'] =>
  async (arena, court, supplier) => {
    const path = await court.negotiating(supplier);
    const offerId = idIn(await done(makeOffer(arena.world.ctx, court.later(supplier.owner), path, offer)), 'offerId');
    return onOrder(path.orderId, arena.buyer().owner, (ctx, call) => answer(ctx, call, path, offerId));
  };
const sum = offered({ kind: 'partial_refund', amountMinor: TOTAL / 4 });

/** A quality claim before the platform, an agency appointed and its fee not paid. */
async function appointed(arena: Arena, court: Court, supplier: Supplier): Promise<ClaimPath> {
  const { ctx, cast } = arena.world;
  const buyer = arena.buyer().owner;
  const orderId = await landed(arena, supplier, buyer);
  await done(receive(ctx, arena.call(buyer), orderId, arena.world.clock.now().slice(0, 10)));
  const claim = { ground: 'quality' as const, clauses: ['wall'] };
  const path = { orderId, claimId: idIn(await done(openAClaim(ctx, arena.call(buyer), orderId, claim)), 'claimId') };
  for (const side of [buyer, supplier.owner]) await done(escalate(ctx, arena.call(side), path, true));
  const agency = must(cast.agencies[SGS], 'there is an agency');
  await done(appointAgency(ctx, arena.call(court.operator(0)), path, { agencyId: agency.id, feeMinor: TOTAL / 5 }));
  return path;
}

export const ON_CLAIMS: readonly DueAct[] = [
  {
    name: 'the claimant escalates because nobody replied',
    deadline: 'claims.reply_due',
    before: 'negotiation.too_early',
    after: ['done'],
    prepare: onClaim(negotiating, 'buyer', (ctx, call, path) => escalate(ctx, call, path, false)),
  },
  {
    name: 'the supplier replies',
    deadline: 'claims.reply_due',
    before: 'done',
    after: ['done'],
    prepare: onClaim(negotiating, 'supplier', (ctx, call, path) => answerClaim(ctx, call, path, { accept: false, text: 'No' })),
  },
  {
    name: 'the supplier escalates because negotiation is over',
    deadline: 'claims.negotiation_ends',
    before: 'negotiation.too_early',
    after: ['done'],
    prepare: onClaim(negotiating, 'supplier', (ctx, call, path) => escalate(ctx, call, path, false)),
  },
  {
    name: 'evidence is filed in time or late',
    deadline: 'claims.negotiation_ends',
    before: 'done',
    after: ['done'],
    prepare: onClaim(negotiating, 'buyer', (ctx, call, path) =>
      fileItems(ctx, call, path, [{ kind: 'statement', text: 'So it was' }]),
    ),
  },
  {
    name: 'the claimant escalates in its last days',
    deadline: 'claims.unescalated_closes',
    before: 'done',
    after: ['claim.wrong_state'],
    prepare: onClaim(negotiating, 'buyer', (ctx, call, path) => escalate(ctx, call, path, false)),
  },
  {
    name: 'an offer is made before the claim closes',
    deadline: 'claims.unescalated_closes',
    before: 'done',
    after: ['claim.wrong_state'],
    prepare: onClaim(negotiating, 'supplier', (ctx, call, path) => makeOffer(ctx, call, path, { kind: 'refund' })),
  },
  {
    name: 'the claimant withdraws before the claim closes',
    deadline: 'claims.unescalated_closes',
    before: 'done',
    after: ['claim.wrong_state'],
    prepare: onClaim(negotiating, 'buyer', (ctx, call, path) => withdraw(ctx, call, path)),
  },
  {
    name: 'an offer is accepted',
    deadline: 'claims.offer_expires',
    before: 'done',
    after: ['offer.none_open'],
    prepare: sum(accept),
  },
  {
    name: 'an offer is declined',
    deadline: 'claims.offer_expires',
    before: 'done',
    after: ['offer.none_open'],
    prepare: sum(decline),
  },
  {
    name: 'a promised remedy is confirmed',
    deadline: 'claims.remedy_due',
    before: 'done',
    after: ['claim.wrong_state'],
    prepare: async (arena, court, supplier) => {
      const promise = offered({ kind: 'replacement', by: '2026-06-10' });
      const agreed = await promise(accept)(arena, court, supplier);
      await done(agreed.act(arena.world.ctx, court.later(agreed.by)));
      const [claim] = (await arena.statesOf(agreed.stream.id)).claims.claims;
      const path = { orderId: agreed.stream.id, claimId: must(claim, 'a claim').claimId };
      return { ...agreed, act: (ctx, call) => perform(ctx, call, path) };
    },
  },
  {
    name: 'evidence that was asked for is filed',
    deadline: 'claims.request_due',
    before: 'done',
    after: ['evidence.request_unknown'],
    prepare: async (arena, court, supplier) => {
      const path = await court.negotiating(supplier);
      const asked = askForEvidence(arena.world.ctx, court.later(arena.buyer().owner), path, {
        of: 'supplier',
        what: 'Bill of lading',
      });
      const requestId = idIn(await done(asked), 'requestId');
      return onOrder(path.orderId, supplier.owner, (ctx, call) =>
        fileItems(ctx, call, path, [{ kind: 'statement', text: 'Here it is', requestId }]),
      );
    },
  },
  {
    name: 'the fee of an inspection is prepaid',
    deadline: 'claims.prepay_due',
    before: 'done',
    // Told before the card is charged, whether or not the worker has closed the inspection.
    after: ['claim.wrong_state', 'fee.too_late'],
    prepare: async (arena, court, supplier) => {
      const path = await appointed(arena, court, supplier);
      return onOrder(path.orderId, arena.buyer().owner, (ctx, call) => prepayFee(ctx, call, path, { token: 'tok_visa' }));
    },
  },
  {
    name: 'a decision is appealed',
    deadline: 'claims.appeal_closes',
    before: 'done',
    after: ['appeal.too_late'],
    prepare: onClaim(awarded, 'supplier', (ctx, call, path) => appeal(ctx, call, path, { text: 'It was shipped in time' })),
  },
  {
    name: 'a refund leaves by its day',
    deadline: 'payments.refund_due',
    before: 'done',
    after: ['done'],
    prepare: onClaim(awarded, 'operator', async (ctx, call, { orderId }) =>
      payOpenRefunds(ctx, call, orderId, await readSeen(ctx, orderId as never)),
    ),
  },
  {
    name: 'a supplier is paid out by its day',
    deadline: 'payments.payout_due',
    before: 'done',
    after: ['done'],
    prepare: async (arena, court, supplier) => {
      const orderId = await releasedOrder(arena, supplier);
      const paid = await openPayouts(arena, supplier, orderId);
      return onOrder(orderId, court.operator(0), (ctx, call) => payOpenPayouts(ctx, call, orderId, paid));
    },
  },
];
