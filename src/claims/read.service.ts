/** Reading claims: under the reader's row policies and the table of verbs, texts joined beside what names them. */
import type { Answer, Call, Context } from '../context.ts';
import { sideOf } from '../contracts/rules.ts';
import type { ContentRef } from '../kernel/decider.ts';
import { dayOf } from '../kernel/dates.ts';
import { type Json, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { type ContentRow, readContents } from '../orders/store.ts';
import { zoneOf } from '../shipments/rules.ts';
import { claimById, claimsStates } from './rules.ts';
import type { ClaimPath } from './service.ts';
import { type Reader, type TextOf, businessDaysLeft, claimView } from './view.rules.ts';

/** The body of a text; null where it was erased or is not the reader's. */
export const textsOf =
  (contents: ReadonlyMap<string, ContentRow>): TextOf =>
  ({ contentId }: ContentRef): Json =>
    contents.get(contentId)?.body ?? null;

async function openClaims(ctx: Context, call: Call, orderId: string) {
  const opened = await openOrderFor(ctx, call.by, 'claim.read', orderId, (q) => readContents(q, orderId));
  if (!opened.ok) return opened;
  const states = claimsStates(opened.value.order.states);
  const reader: Reader = sideOf(states.contracts, call.by.companyId) ?? 'operator';
  return { ok: true, states, reader, textOf: textsOf(opened.value.more) } as const;
}

const done = (answer: Json): Answer => ({ kind: 'done', status: 200, answer, replayed: false });

/** All claims of an order, newest last. */
export async function readClaims(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const opened = await openClaims(ctx, call, orderId);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { states, textOf, reader } = opened;
  return done({ items: states.claims.claims.map((claim) => claimView(states, claim, textOf, reader)) });
}

/** One claim, with the business days left; an unknown one answers `claim.not_found` to who sees the order. */
export async function readClaim(ctx: Context, call: Call, { orderId, claimId }: ClaimPath): Promise<Answer> {
  const opened = await openClaims(ctx, call, orderId);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const claim = claimById(opened.states.claims, claimId);
  if (!claim.ok) return { kind: 'refused', refusal: refuse('claim.not_found') };
  const { states } = opened;
  const today = dayOf(call.receivedAt, zoneOf(states));
  const left = businessDaysLeft(states, claim.value, await ctx.calendars(), today);
  return done({ ...claimView(states, claim.value, opened.textOf, opened.reader), businessDaysLeft: left });
}
