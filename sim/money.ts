/** An independent, naive account of one order's money: what the platform books is compared with it after every step. */
import type { Minor } from '../src/kernel/money.ts';

export type Part = { readonly name: string; readonly amountMinor: Minor; readonly paidMinor: Minor };

export type Purse = {
  readonly currency: string;
  readonly parts: readonly Part[];
  readonly paidMinor: Minor;
  /** What the supplier said had come, and how much of that the bank has shown since. */
  readonly toldMinor: Minor;
  readonly provenMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  /** How many times money came in: each is one transfer. */
  readonly credits: number;
  /** What the programme takes of each release. */
  readonly feeBasisPoints: number;
  /** The order completed: what still comes in is the supplier's at once. */
  readonly completed: boolean;
};

export const openOf = (part: Part): Minor => Math.max(0, part.amountMinor - part.paidMinor);
export const openMinor = (purse: Purse): Minor => purse.parts.reduce((sum, part) => sum + openOf(part), 0);
export const heldMinor = (purse: Purse): Minor => purse.paidMinor - purse.releasedMinor - purse.feeMinor;
export const totalMinor = (purse: Purse): Minor => purse.parts.reduce((sum, part) => sum + part.amountMinor, 0);

export type Deal = Pick<Purse, 'currency' | 'feeBasisPoints'> & { readonly parts: readonly Omit<Part, 'paidMinor'>[] };

/** A contract without a payment. */
export const newPurse = ({ parts, ...deal }: Deal): Purse => ({
  ...deal,
  parts: parts.map(({ name, amountMinor }) => ({ name, amountMinor, paidMinor: 0 })),
  paidMinor: 0,
  toldMinor: 0,
  provenMinor: 0,
  releasedMinor: 0,
  feeMinor: 0,
  credits: 0,
  completed: false,
});

/** Fills the parts with an amount, first open first; a named one before the others. */
function fill(parts: readonly Part[], amountMinor: Minor, first: string | null): readonly Part[] {
  let left = amountMinor;
  const added = new Map<string, Minor>();
  for (const part of [...parts.filter((p) => p.name === first), ...parts.filter((p) => p.name !== first)]) {
    const share = Math.min(left, openOf(part));
    added.set(part.name, share);
    left -= share;
  }
  return parts.map((part) => ({ ...part, paidMinor: part.paidMinor + (added.get(part.name) ?? 0) }));
}

/** The contract was amended: parts keep what was paid for them, up to their new amounts; the rest goes to the first open. */
export function amended(purse: Purse, next: readonly Omit<Part, 'paidMinor'>[]): Purse {
  const paid = new Map(purse.parts.map((p) => [p.name, p.paidMinor]));
  const kept = next.map(({ name, amountMinor }) => ({
    name,
    amountMinor,
    paidMinor: Math.min(amountMinor, paid.get(name) ?? 0),
  }));
  const spare = purse.paidMinor - kept.reduce((sum, part) => sum + part.paidMinor, 0);
  return { ...purse, parts: fill(kept, spare, null) };
}

/** All that is held becomes the supplier's, less the fee (half up). */
function released(purse: Purse): Purse {
  const fee = Number((BigInt(heldMinor(purse)) * BigInt(purse.feeBasisPoints) + 5_000n) / 10_000n);
  return { ...purse, releasedMinor: purse.releasedMinor + heldMinor(purse) - fee, feeMinor: purse.feeMinor + fee };
}

const after = (purse: Purse): Purse => (purse.completed ? released(purse) : purse);

/** The order completed. */
export const completed = (purse: Purse): Purse => (purse.completed ? purse : { ...released(purse), completed: true });

/** The supplier says a part came: all that is open of it. */
export function told(purse: Purse, name: string): Purse {
  const amount = purse.parts.filter((p) => p.name === name).reduce((sum, part) => sum + openOf(part), 0);
  return after({
    ...purse,
    parts: fill(purse.parts, amount, name),
    paidMinor: purse.paidMinor + amount,
    toldMinor: purse.toldMinor + amount,
    credits: purse.credits + 1,
  });
}

/** The bank shows money: it proves what was told before, then pays what is open. `takenMinor` is both together. */
export function wired(
  purse: Purse,
  amountMinor: Minor,
  name: string | null,
): { readonly purse: Purse; readonly takenMinor: Minor } {
  const proven = Math.min(amountMinor, purse.toldMinor - purse.provenMinor);
  const fresh = Math.min(amountMinor - proven, openMinor(purse));
  return {
    takenMinor: proven + fresh,
    purse: after({
      ...purse,
      parts: fill(purse.parts, fresh, name),
      paidMinor: purse.paidMinor + fresh,
      provenMinor: purse.provenMinor + proven,
      credits: purse.credits + (fresh > 0 ? 1 : 0),
    }),
  };
}
