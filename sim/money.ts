/** An independent, naive account of one order's money: how it comes in and how it is released. What goes back is in returns. */
import type { Minor } from '../src/kernel/money.ts';
import { type Credit, type Part, type PartTerms, type Purse, openMinor, openOf, sum } from './purse.ts';

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
export function amended(purse: Purse, next: readonly PartTerms[]): Purse {
  const paid = new Map(purse.parts.map((p) => [p.name, p.paidMinor]));
  const kept = next.map(({ name, amountMinor }) => ({
    name,
    amountMinor,
    paidMinor: Math.min(amountMinor, paid.get(name) ?? 0),
    setOffMinor: 0,
  }));
  const spare = purse.paidMinor - sum(kept, (part) => part.paidMinor);
  return lowered({ ...purse, parts: fill(kept, spare, null) });
}

/** All that is set off, taken from what is open, the first part first. */
function lowered(purse: Purse): Purse {
  let left = sum([...purse.setOffs.values()], (minor) => minor);
  const parts = purse.parts.map((part) => {
    const setOffMinor = Math.min(left, Math.max(0, part.amountMinor - part.paidMinor));
    left -= setOffMinor;
    return { ...part, setOffMinor };
  });
  return { ...purse, parts };
}

/** A decision took this much off what is unpaid, in place of what the claim took off before. */
export const setOff = (purse: Purse, claimId: string, amountMinor: Minor): Purse =>
  lowered({ ...purse, setOffs: new Map(purse.setOffs).set(claimId, amountMinor) });

/** All that is held becomes the supplier's, less the fee (half up). */
export function released(purse: Purse): Purse {
  const { heldMinor, feeBasisPoints } = purse;
  const fee = Number((BigInt(heldMinor) * BigInt(feeBasisPoints) + 5_000n) / 10_000n);
  return { ...purse, heldMinor: 0, releasedMinor: purse.releasedMinor + heldMinor - fee, feeMinor: purse.feeMinor + fee };
}

/** The order completed, or everything came back: nothing is held any more. */
export const ended = (purse: Purse): Purse => (purse.ended ? purse : { ...released(purse), ended: true });

/** Money came in for parts; what comes after the end is the supplier's at once. */
function came(purse: Purse, credit: Credit, first: string | null): Purse {
  const after = {
    ...purse,
    parts: fill(purse.parts, credit.amountMinor, first),
    paidMinor: purse.paidMinor + credit.amountMinor,
    heldMinor: purse.heldMinor + credit.amountMinor,
    credits: [...purse.credits, credit],
  };
  return purse.ended ? released(after) : after;
}

/** All that is open of a part. */
export const openPart = ({ parts }: Pick<Purse, 'parts'>, name: string): Minor => {
  const part = parts.find((p) => p.name === name);
  return part ? openOf(part) : 0;
};

/** The supplier says a part came: all that is open of it. */
export function told(purse: Purse, name: string): Purse {
  const amountMinor = openPart(purse, name);
  const id = `told ${purse.credits.length}`;
  return came({ ...purse, toldMinor: purse.toldMinor + amountMinor }, { id, channel: 'told', amountMinor }, name);
}

/** The bank shows money: it proves what was told before, then pays what is open. `takenMinor` is both together. */
export function wired(
  purse: Purse,
  amountMinor: Minor,
  name: string | null,
  lineId = '',
): { readonly purse: Purse; readonly takenMinor: Minor } {
  const proven = Math.min(amountMinor, purse.toldMinor - purse.provenMinor);
  const fresh = Math.min(amountMinor - proven, openMinor(purse));
  const shown = { ...purse, provenMinor: purse.provenMinor + proven };
  const credit = { id: lineId, channel: 'wire', amountMinor: fresh } as const;
  return { takenMinor: proven + fresh, purse: fresh > 0 ? came(shown, credit, name) : shown };
}

/** A card was charged for all that is open of a part. */
export const charged = (purse: Purse, captureId: string, amountMinor: Minor, name: string | null): Purse =>
  came(purse, { id: captureId, channel: 'card', amountMinor }, name);
