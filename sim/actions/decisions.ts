/** The platform decides: determined with and without a person's own findings, approved by another, sent back, appealed. */
import { appeal, approve, determine, returnDecision } from '../../src/claims/decision.service.ts';
import { AppealBody, DetermineBody, ReturnBody } from '../../src/claims/decision.schema.ts';
import type { Claim } from '../../src/claims/types.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';
import { type Acting, type Duty, drawOperator } from './acting.ts';
import { onClaim } from './on-claim.ts';
import { evidence, measurableOf } from './proofs.ts';

const DECIDE: Duty = { permission: 'decide', scope: null, stepUp: true };
const APPROVE: Duty = { permission: 'approve', scope: null, stepUp: true };

/** Mostly somebody else than who decided; now and then the same person, who must be refused. */
const other =
  (duty: Duty, decidedBy: (claim: Claim) => string | undefined, same: readonly string[]) =>
  (world: World, random: Random, order: SimOrder, claim: Claim): Acting => {
    const drawn = drawOperator(world, random, order, duty);
    if (drawn.illegal) return drawn;
    const before = decidedBy(claim);
    const own = world.cast.operators.find((o) => o.userId === before);
    if (own && random.chance(0.1)) return { by: own, illegal: same };
    const others = world.cast.operators.filter((o) => o.userId !== before);
    return { by: random.pick(others) };
  };

const first = (claim: Claim): string | undefined =>
  claim.status === 'appealed' ? claim.decisions.find((d) => d.round === 'first')?.by : undefined;
const last = (claim: Claim): string | undefined => claim.decisions.at(-1)?.by;

/** Refusals of the same person once more, whatever the claim's state has become. */
const NOT_AGAIN = ['appeal.same_person', 'claim.wrong_state', 'claim.not_found'];
const NOT_ALONE = ['approval.same_person', 'claim.wrong_state', 'decision.none', 'claim.not_found'];

const FINDINGS = ['met', 'not_met', 'not_met', 'unproven', 'excluded'] as const;

/** Findings of the operator's own, mostly about what is claimed. */
function overrides(order: SimOrder, random: Random): DetermineBody['overrides'] {
  const subjects = [...measurableOf(order).map((c) => c.clauseId), 'late_shipment', 'shortage', 'charges', 'no-such'];
  const chosen = random.shuffle(subjects).slice(0, random.int(1, 2));
  return Object.fromEntries(chosen.map((subject) => [subject, { finding: random.pick(FINDINGS), reason: 'Seen on the video' }]));
}

const deciding = onClaim<DetermineBody>({
  name: 'claims.determine',
  act: 'decided',
  weight: 14,
  who: other(DECIDE, first, NOT_AGAIN),
  in: ['escalated', 'appealed'],
  schema: DetermineBody,
  draw: (claim, random, order) => {
    // There is time to show and to look before anything is decided.
    const early = claim.points.length > 0 && !claim.appointment ? 0.8 : 0.5;
    if (claim.status === 'escalated' && random.chance(early)) return null;
    return { body: random.chance(0.45) ? { overrides: overrides(order, random) } : {} };
  },
  run: (ctx, call, at, { body }) => determine(ctx, call, at, body),
});

const approving = onClaim<null>({
  name: 'claims.approve',
  act: 'approved',
  weight: 16,
  who: other(APPROVE, last, NOT_ALONE),
  in: ['determined'],
  draw: () => ({ body: null }),
  run: (ctx, call, at) => approve(ctx, call, at),
});

const returning = onClaim<{ reason: string }>({
  name: 'claims.send_back',
  act: 'sent back',
  weight: 4,
  who: other(APPROVE, last, NOT_ALONE),
  in: ['determined'],
  schema: ReturnBody,
  draw: () => ({ body: { reason: 'The report was not read' } }),
  run: (ctx, call, at, { body }) => returnDecision(ctx, call, at, body.reason),
});

const appealing = onClaim<AppealBody>({
  name: 'claims.appeal',
  act: 'appealed',
  weight: 14,
  who: 'either',
  in: ['determined, approved', 'determined, over'],
  fits: (claim, { clock }) => (claim.decisions.at(-1)?.approved?.appealBy.at ?? '') > clock.now(),
  schema: AppealBody,
  draw: (claim, random, order) => ({
    body: {
      text: 'The second reading was left out',
      ...(random.chance(0.4) ? { ground: random.pick(['named_error', 'new_evidence'] as const) } : {}),
      ...(random.chance(0.4) ? { evidence: evidence(order, random, claim, 2) } : {}),
    },
  }),
  run: (ctx, call, at, { body }) => appeal(ctx, call, at, body),
});

export const DECISION_ACTIONS: readonly Action[] = [deciding, approving, returning, appealing];
