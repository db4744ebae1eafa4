/** Makes actions on claims: the latest claim of an order, in a situation where the act makes sense, by whom it behoves. */
import type { TSchema } from 'typebox';
import type { ClaimPath } from '../../src/claims/service.ts';
import type { Claim } from '../../src/claims/types.ts';
import type { Answer, Call, Context } from '../../src/context.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import type { OrderStatus } from '../../src/orders/types.ts';
import type { Scope } from '../../src/parties/types.ts';
import { situationOf } from '../claim-model.ts';
import { claimsOf } from '../follow.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';
import { type Acting, type Duty, type Who, drawOperator } from './acting.ts';
import { type Sent, onOrder } from './on-order.ts';

export const CLAIMABLE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'] as const;
/** A refund may have ended the order: an appeal still comes. */
export const CLAIMED: readonly OrderStatus[] = [...CLAIMABLE, 'refunded'];

export type ClaimActionSpec<B> = {
  readonly name: string;
  /** Row of the table of claims. */
  readonly act: string;
  readonly weight: number;
  /** A side, an operator's duty, or somebody that the claim itself names. */
  readonly who: Who | Duty | ((world: World, random: Random, order: SimOrder, claim: Claim) => Acting | null);
  readonly scope?: Scope;
  /** Columns of the table of claims in which it makes sense. */
  readonly in: readonly string[];
  /** More than the situation tells whether it makes sense. */
  readonly fits?: (claim: Claim, world: World) => boolean;
  readonly schema?: TSchema;
  /** Takes several transactions, so it races in parallel ones only. */
  readonly alone?: true;
  readonly partly?: readonly string[];
  readonly draw: (
    claim: Claim,
    random: Random,
    order: SimOrder,
    world: World,
  ) => { readonly body: B; readonly args?: JsonObject } | null;
  readonly run: (ctx: Context, call: Call, at: ClaimPath, sent: Sent<B>) => Promise<Answer>;
};

/** The claim that acts are about: the latest one. */
const latestClaim = ({ states }: SimOrder): Claim | null => states.claims.claims.at(-1) ?? null;

const NEGOTIABLE = ['negotiating', 'escalated', 'inspecting, fee open', 'inspecting, fee paid'];
export const SITUATIONS = { negotiable: NEGOTIABLE, open: [...NEGOTIABLE, 'appealed'] };

/** Of an act on a claim that is not there. */
const UNKNOWN_CLAIM = 0.015;

export function onClaim<B>(spec: ClaimActionSpec<B>): Action {
  const { name, act, weight, who, scope, schema, alone, partly } = spec;
  const fits = (order: SimOrder, world: World): boolean => {
    const claim = latestClaim(order);
    const model = claimsOf(world, order.orderId).find((c) => c.claimId === claim?.claimId);
    return (
      claim !== null && model !== undefined && spec.in.includes(situationOf(model) ?? '') && (spec.fits?.(claim, world) ?? true)
    );
  };
  const side = typeof who === 'string' ? who : 'either';
  return onOrder<B, { readonly claimId: string } & JsonObject>({
    name,
    weight,
    who: side,
    ...(scope ? { scope } : {}),
    ...(typeof who === 'string' ? {} : { acting: actingOf(who) }),
    ...(alone ? {} : { races: true }),
    ...(partly ? { partly } : {}),
    states: CLAIMED,
    fits,
    ...(schema ? { schema } : {}),
    claim: (_, { claimId }) => ({ claimId, act }),
    draw: (order, random, world) => {
      const claim = latestClaim(order);
      const drawn = claim && spec.draw(claim, random, order, world);
      if (!drawn) return null;
      const claimId = random.chance(UNKNOWN_CLAIM) ? '0000000000' : claim.claimId;
      return { body: drawn.body, args: { ...drawn.args, claimId } };
    },
    run: (ctx, call, orderId, { body, args }) => spec.run(ctx, call, { orderId, claimId: args.claimId }, { body, args }),
  });
}

const actingOf =
  (who: Exclude<ClaimActionSpec<never>['who'], Who>) =>
  (world: World, random: Random, order: SimOrder): Acting | null => {
    const claim = latestClaim(order);
    if (!claim) return null;
    return typeof who === 'function' ? who(world, random, order, claim) : drawOperator(world, random, order, who);
  };
