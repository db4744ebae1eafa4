/** The pattern of every act on a claim: access first, then the claim, one decision, one commit, one answer. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { sideOf } from '../contracts/rules.ts';
import type { Side } from '../contracts/types.ts';
import type { View } from '../db/registry.ts';
import type { ContentDraft, Decided } from '../kernel/decider.ts';
import { must } from '../kernel/assert.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type JsonObject, refuse } from '../kernel/result.ts';
import { actingSide, authorise, orderStates } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import type { Verb } from '../parties/access.ts';
import { actFacts } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { claimById, claimsStates } from './rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

/** What an act on a claim is judged on besides the state. `side` is null for operators and inspectors. */
export type ClaimFacts = ActFacts & { readonly side: Side | null; readonly view: View };

export type ClaimAct = {
  readonly name: string;
  readonly verb: Verb;
  /** `party`: one of the two sides; a side: only that one; `other`: an operator or an inspector, told by the verb. */
  readonly who: Side | 'party' | 'other';
  /** Acts that can end the order or its reservation take the supplier's limit lock. */
  readonly takesLimit?: boolean;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (states: ClaimsStates, claim: Claim, facts: ClaimFacts) => Decided;
  readonly status?: number;
  /** Told beside the order and the claim. */
  readonly told?: JsonObject;
};

/** The side that acts: an act of `who` party always has one. */
export const sideIn = ({ side }: Pick<ClaimFacts, 'side'>): Side => must(side, 'an act of a party has a side');

/** The claim as every act answers it: its id and state; its page has the rest. */
export const claimAnswer = (view: View, claimId: string): JsonObject => {
  const claim = claimById(claimsStates(view.states).claims, claimId);
  if (!claim.ok) return {};
  const { status, finishedAt, amountMinor } = claim.value;
  return { claim: { claimId, state: status, finishedAt, amountMinor } };
};

/** Commits one act on an existing claim. A foreign order answers as a missing one. */
export async function actOnClaim(ctx: Context, call: Call, at: ClaimPath, spec: ClaimAct): Promise<Answer> {
  const { orderId, claimId } = at;
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  return act(ctx, call, {
    name: spec.name,
    stream: orderStream(orderId),
    ...(spec.takesLimit ? { takesLimit: true } : {}),
    ...(spec.contents ? { contents: spec.contents } : {}),
    ...(spec.status ? { status: spec.status } : {}),
    decide: (view) => {
      const denied = authorise(call.by, spec.verb, view);
      if (denied) return denied;
      const states = claimsStates(view.states);
      const side = sideFor(spec.who, states, call.by.companyId);
      if (!side.ok) return side;
      const claim = claimById(states.claims, claimId);
      return claim.ok ? spec.decide(states, claim.value, { ...actFacts(view), side: side.value, view }) : claim;
    },
    answer: (view, warnings) => ({ ...orderAnswer(orderId, view, warnings), ...claimAnswer(view, claimId), ...spec.told }),
  });
}

export type ClaimPath = { readonly orderId: string; readonly claimId: string };

function sideFor(who: ClaimAct['who'], states: ClaimsStates, companyId: string) {
  if (who === 'other') return { ok: true, value: sideOf(states.contracts, companyId) } as const;
  return who === 'party' ? actingSide(orderStates(states), companyId) : actingSide(orderStates(states), companyId, who);
}
