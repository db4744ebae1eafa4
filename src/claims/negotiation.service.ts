/** Acts of the two sides on an open claim: answering, offering, accepting, escalating, withdrawing. */
import { type Answer, type Call, type Context, replayOr } from '../context.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { parseDate } from '../kernel/dates.ts';
import { type Decided, merge } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { escalate as escalateRule } from './escalation.rules.ts';
import { evidenceDesk, filesOf } from './evidence.service.ts';
import { filedWith } from './intake.rules.ts';
import { answer, perform as performRule, withdraw as withdrawRule } from './negotiation.rules.ts';
import { acceptOffer, declineOffer, makeOffer as offerRule } from './offers.rules.ts';
import { contractOf } from './rules.ts';
import type { AnswerBody, OfferBody } from './schema.ts';
import { type ClaimPath, actOnClaim, sideIn } from './service.ts';

/** The supplier answers the claim, with evidence if it has any. */
export async function answerClaim(ctx: Context, call: Call, at: ClaimPath, body: AnswerBody): Promise<Answer> {
  const text = body.text === undefined ? null : draftContent(ctx.ids, 'answer', body.text);
  const desk = evidenceDesk(ctx, body.evidence ?? [], text ? [text] : []);
  const refundId = ctx.ids.short();
  return actOnClaim(ctx, call, at, {
    name: 'claims.answer',
    verb: 'claim.answer',
    who: 'supplier',
    takesLimit: true,
    contents: desk.contents,
    told: desk.told,
    decide: (states, claim, facts): Decided => {
      const composed = desk.compose('supplier', contractOf(states, claim), filesOf(states.claims.files, at.claimId));
      const decided = answer(states, claim, facts, { accept: body.accept, text: text ? refOf(text) : null, refundId });
      if (!decided.ok) return decided;
      const filed = filedWith(states, claim, facts, { by: 'supplier', ...composed });
      return filed.ok ? ok(merge(filed.value, decided.value)) : filed;
    },
  });
}

/** A side offers money or a remedy. Answers 201 with the offer's id. */
export async function makeOffer(ctx: Context, call: Call, at: ClaimPath, body: OfferBody): Promise<Answer> {
  const by = body.by === undefined ? null : parseDate(body.by);
  if (by && !by.ok) return replayOr(ctx, call, by);
  const offerId = ctx.ids.short();
  const note = body.note === undefined ? null : draftContent(ctx.ids, 'offer', body.note);
  return actOnClaim(ctx, call, at, {
    name: 'claims.offer',
    verb: 'claim.offer',
    who: 'party',
    status: 201,
    contents: note ? [note] : [],
    told: { offerId },
    decide: (states, claim, facts) =>
      offerRule(states, claim, facts, sideIn(facts), {
        offerId,
        kind: body.kind,
        amountMinor: body.amountMinor ?? null,
        performBy: by?.value ?? null,
        note: note ? refOf(note) : null,
        expiresInDays: body.expiresInDays ?? null,
      }),
  });
}

/** The addressee accepts the open offer. */
export const accept = (ctx: Context, call: Call, at: ClaimPath, offerId: string): Promise<Answer> => {
  const refundId = ctx.ids.short();
  return actOnClaim(ctx, call, at, {
    name: 'claims.accept_offer',
    verb: 'claim.offer',
    who: 'party',
    takesLimit: true,
    decide: (states, claim, facts) => acceptOffer(states, claim, facts, sideIn(facts), { offerId, refundId }),
  });
};

export const decline = (ctx: Context, call: Call, at: ClaimPath, offerId: string): Promise<Answer> =>
  actOnClaim(ctx, call, at, {
    name: 'claims.decline_offer',
    verb: 'claim.offer',
    who: 'party',
    decide: (_, claim, facts) => declineOffer(claim, facts, sideIn(facts), offerId),
  });

/** A side gives the claim to the platform, or asks for it before its time. */
export const escalate = (ctx: Context, call: Call, at: ClaimPath, early: boolean): Promise<Answer> =>
  actOnClaim(ctx, call, at, {
    name: 'claims.escalate',
    verb: 'claim.escalate',
    who: 'party',
    decide: (states, claim, facts) => escalateRule(states, claim, facts, sideIn(facts), early),
  });

/** The buyer withdraws its claim: the order goes on. */
export const withdraw = (ctx: Context, call: Call, at: ClaimPath): Promise<Answer> => {
  const refundId = ctx.ids.short();
  return actOnClaim(ctx, call, at, {
    name: 'claims.withdraw',
    verb: 'claim.withdraw',
    who: 'buyer',
    takesLimit: true,
    decide: (states, claim, facts) => withdrawRule(states, claim, facts, refundId),
  });
};

/** The buyer confirms that the promised remedy was performed. */
export const perform = (ctx: Context, call: Call, at: ClaimPath): Promise<Answer> => {
  const refundId = ctx.ids.short();
  return actOnClaim(ctx, call, at, {
    name: 'claims.perform',
    verb: 'claim.perform',
    who: 'buyer',
    takesLimit: true,
    decide: (states, claim, facts) => performRule(states, claim, facts, refundId),
  });
};
