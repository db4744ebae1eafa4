/** Claims brought to a point by both sides and the operators, for races and faults. */
import { approve, determine } from '../src/claims/decision.service.ts';
import { escalate, makeOffer } from '../src/claims/negotiation.service.ts';
import { openAClaim } from '../src/claims/open.service.ts';
import type { OpenBody } from '../src/claims/schema.ts';
import type { ClaimPath } from '../src/claims/service.ts';
import type { Claim } from '../src/claims/types.ts';
import type { Answer, Call } from '../src/context.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { Instant } from '../src/kernel/dates.ts';
import type { Person } from '../src/parties/types.ts';
import { payByCard } from '../src/payments/cards.service.ts';
import { confirmReceipt } from '../src/payments/service.ts';
import { type Arena, TOTAL, code } from './arena.ts';
import type { Supplier } from './cast.ts';

/** The goods of every order here were due on 15 May 2026; a Monday after. */
export const LATER = '2026-05-18T02:00:00.000Z';
export const NOT_SHIPPED: OpenBody = { ground: 'not_shipped' };

/** The answer, which must be that it is done. */
export async function done(answer: Promise<Answer>): Promise<Answer> {
  const told = await answer;
  assert(told.kind === 'done', `it is done: ${code(told)}`);
  return told;
}

/** An id out of an answer, of the claim or beside it. */
export const idIn = (answer: Answer, name: string): string => {
  const told = (answer.kind === 'done' ? answer.answer : {}) as { readonly [key: string]: unknown };
  const claim = told['claim'] as { readonly [key: string]: unknown } | undefined;
  return String(told[name] ?? claim?.[name]);
};

export type Court = ReturnType<typeof openCourt>;

export function openCourt(arena: Arena) {
  const { ctx } = arena.world;
  const operator = (n: number): Person => must(arena.world.cast.operators[n], 'there is an operator');
  const later = (by: Person, at: Instant = LATER): Call => arena.call(by, undefined, at);
  const claimOf = async ({ orderId, claimId }: ClaimPath): Promise<Claim> =>
    must(
      (await arena.statesOf(orderId)).claims.claims.find((c) => c.claimId === claimId),
      'the claim exists',
    );
  /** Paid in full on the day it was confirmed, and nothing shipped. */
  const paid = async (supplier: Supplier, by: 'wire' | 'card' = 'wire'): Promise<string> => {
    const orderId = await arena.confirmedOrder(supplier);
    const told =
      by === 'wire'
        ? confirmReceipt(ctx, arena.call(supplier.owner), orderId, 'all')
        : payByCard(ctx, arena.call(arena.buyer().owner), orderId, 'all', 'tok_visa');
    await done(told);
    return orderId;
  };
  const claimOn = async (orderId: string): Promise<ClaimPath> => ({
    orderId,
    claimId: idIn(await done(openAClaim(ctx, later(arena.buyer().owner), orderId, NOT_SHIPPED)), 'claimId'),
  });
  const negotiating = async (supplier: Supplier): Promise<ClaimPath> => claimOn(await paid(supplier));
  const escalated = async (supplier: Supplier, by?: 'card'): Promise<ClaimPath> => {
    const path = await claimOn(await paid(supplier, by));
    await done(escalate(ctx, later(arena.buyer().owner), path, true));
    await done(escalate(ctx, later(supplier.owner), path, true));
    return path;
  };
  /** Everything is awarded, and nothing sent yet. */
  const awarded = async (supplier: Supplier, by?: 'card'): Promise<ClaimPath> => {
    const path = await escalated(supplier, by);
    await done(determine(ctx, later(operator(0)), path, {}));
    await done(approve(ctx, later(operator(1)), path));
    return path;
  };
  const offered = async (path: ClaimPath, supplier: Supplier): Promise<string> =>
    idIn(await done(makeOffer(ctx, later(supplier.owner), path, { kind: 'partial_refund', amountMinor: TOTAL / 4 })), 'offerId');
  return { operator, later, claimOf, paid, claimOn, negotiating, escalated, awarded, offered };
}
