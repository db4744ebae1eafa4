/** What the steps about claims do in the demonstration. */
import { appointAgency } from '../../claims/appointment.service.ts';
import { determine, approve } from '../../claims/decision.service.ts';
import { escalate, makeOffer } from '../../claims/negotiation.service.ts';
import { openAClaim } from '../../claims/open.service.ts';
import type { ClaimPath } from '../../claims/service.ts';
import type { Answer, Call, Context } from '../../context.ts';
import { must, never } from '../../kernel/assert.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { payOpenRefunds, readSeen } from '../../payments/refunds.service.ts';
import { done, type Player, type Players } from './cast.ts';
import type { ClaimStep } from './orders.data.ts';

/** Where a step about a claim is played. */
export type ClaimScene = {
  readonly ctx: Context;
  readonly name: string;
  readonly players: Players;
  readonly buyer: Player;
  readonly supplier: Player;
  readonly as: (player: Player) => Call;
  /** The claim of an order, by the order's name. */
  readonly claims: Map<string, string>;
};

/** Plays one step about a claim. */
export async function actOnClaim(scene: ClaimScene, orderId: OrderId, step: ClaimStep): Promise<Answer> {
  const { ctx, as, name, players, claims } = scene;
  const at = (): ClaimPath => ({ orderId, claimId: must(claims.get(name), `${name} has no claim`) });
  const operator: Call = { ...as(scene.buyer), by: players.operator };
  switch (step.act) {
    case 'open_claim': {
      const { clauses, text, measured } = step;
      const evidence = measured.map((one) => ({ kind: 'own_measurement' as const, ...one, values: [...one.values] }));
      const opened = await openAClaim(ctx, as(scene.buyer), orderId, {
        ground: 'quality',
        clauses: [...clauses],
        text,
        evidence,
      });
      const { claim } = done(opened, `${name} claim`) as { readonly claim: { readonly claimId: string } };
      claims.set(name, claim.claimId);
      return opened;
    }
    case 'offer':
      return makeOffer(ctx, as(scene.supplier), at(), { kind: 'partial_refund', amountMinor: step.amountMinor, note: step.note });
    case 'appoint': {
      const { companyId } = players.agencies[step.agency];
      return appointAgency(ctx, operator, at(), { agencyId: companyId, feeMinor: step.feeMinor });
    }
    case 'escalate':
      return escalate(ctx, as(scene.buyer), at(), false);
    case 'determine':
      return determine(ctx, operator, at(), {});
    case 'approve':
      return approve(ctx, { ...operator, by: players.second }, at());
    case 'pay_refund':
      return payOpenRefunds(ctx, operator, orderId, await readSeen(ctx, orderId));
    default:
      return never(step);
  }
}
