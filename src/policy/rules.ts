/** What the programme policies mean in amounts and windows; callers ask here and never compare a policy's name. */
import { must } from '../kernel/assert.ts';
import type { PlainDate } from '../kernel/dates.ts';
import { type Minor, shareOf, sumMinor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { POLICIES } from './programmes.data.ts';
import type { ClaimGround, ClaimWindow, CoverKind, MoneyMode, Policy, PolicyName, PolicyRefusal } from './types.ts';

/** Names of the programmes that an operator can choose from, oldest first. */
export const POLICY_NAMES = ['classic', 'whole-order', 'rapid'] as const satisfies readonly PolicyName[];

export const isPolicyName = (text: string): text is PolicyName => (POLICY_NAMES as readonly string[]).includes(text);

/** The version an order is pinned to, by its dated id. Errors: policy.unknown. */
export function policyById(id: string): Result<Policy, 'policy.unknown'> {
  const policy = POLICIES.find((one) => one.id === id);
  return policy ? ok(policy) : refuse('policy.unknown', { policy: id.slice(0, 40), policies: POLICIES.map((one) => one.id) });
}

/** The version of a programme in force on a day. Errors: policy.unknown, policy.not_in_force (before its first version). */
export function policyAt(name: string, date: PlainDate): Result<Policy, PolicyRefusal> {
  const versions = POLICIES.filter((one) => one.name === name);
  const first = versions[0];
  if (!first) return refuse('policy.unknown', { policy: name.slice(0, 40), policies: POLICY_NAMES });
  const policy = versions.findLast((one) => one.inForceFrom <= date);
  return policy ? ok(policy) : refuse('policy.not_in_force', { policy: first.id, inForceFrom: first.inForceFrom });
}

/** The newest version of a programme. */
export function latest(name: PolicyName): Policy {
  return must(
    POLICIES.findLast((one) => one.name === name),
    `no policy ${name}`,
  );
}

/**
 * Whether an order checks and reserves the supplier's limit. In hold mode the money itself is the cover; under a
 * whole-order policy any granted limit qualifies.
 */
export function reservesLimit(policy: Policy, mode: MoneyMode): boolean {
  return mode === 'guarantee' && policy.coverage.cover === 'limit';
}

export type CoveredInput = {
  readonly cover: CoverKind;
  /** The assurance amount both sides agreed. */
  readonly agreedMinor: Minor;
  /** All that was ever paid through the programme for this order. */
  readonly paidMinor: Minor;
  /** The part of it that belongs to the first instalment. */
  readonly initialPaidMinor: Minor;
  /** Limit reserved for the order; null where none is (see reservesLimit). */
  readonly reservedMinor: Minor | null;
  /** What came back: refunds, settlements and chargebacks. */
  readonly returnedMinor: Minor;
};

/**
 * What the assurance covers now, in minor units: the least of the agreed amount, the payments the policy counts and the
 * reserved limit, less what came back, never below zero. Source: programme rules, covered amount.
 */
export function coveredAmount(policy: Policy, input: CoveredInput): Minor {
  const { cover, counts } = policy.coverage;
  const paid = counts[input.cover] === 'initial_payment' ? Math.min(input.initialPaidMinor, input.paidMinor) : input.paidMinor;
  const limit = cover === 'whole_order' || input.reservedMinor === null ? Number.POSITIVE_INFINITY : input.reservedMinor;
  return Math.max(0, Math.min(input.agreedMinor, paid, limit) - input.returnedMinor);
}

/**
 * What the supplier pays the programme when money is released, in minor units. Each tier's rate applies to the part of
 * the amount within it, half a unit rounded up per part, so a larger release never leaves the supplier with less.
 * @param amountMinor released before the fee: paid less refunded, >= 0
 */
export function supplierFee(policy: Policy, mode: MoneyMode, amountMinor: Minor): Minor {
  let below = 0;
  const parts = policy.supplierFee[mode].map(({ upToMinor, basisPoints }) => {
    const top = Math.max(below, Math.min(amountMinor, upToMinor ?? amountMinor));
    const part = shareOf(top - below, basisPoints);
    below = top;
    return part;
  });
  return sumMinor(parts);
}

/** When a claim on this ground may be opened. Source: programme rules, claim windows. */
export function windowFor(policy: Policy, ground: ClaimGround, cover: CoverKind): ClaimWindow {
  return policy.windows[ground][cover];
}

/**
 * Share of the late goods' price that goods earn the buyer which were shipped late before a claim, in basis points
 * (10,000 = all of it). A figure in the contract, where the policy lets it win, is the caller's to apply.
 * @param startedDaysLate calendar days begun since the shipping date ended, less what the buyer caused or granted
 */
export function lateShare(policy: Policy, startedDaysLate: number): number {
  if (startedDaysLate <= 0) return 0;
  const remedy = policy.lateRemedy;
  return remedy.kind === 'full' ? 10_000 : Math.min(remedy.capBasisPoints, remedy.basisPointsPerDay * startedDaysLate);
}
