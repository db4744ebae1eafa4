/** What the naive model knows of one order's money: where it stands, what is to go back, who owes whom. */
import type { Minor } from '../src/kernel/money.ts';

export type Part = {
  readonly name: string;
  readonly amountMinor: Minor;
  readonly paidMinor: Minor;
  /** What decisions took off it. */
  readonly setOffMinor: Minor;
};

/** What a contract says of a part. */
export type PartTerms = Pick<Part, 'name' | 'amountMinor'>;

/** Money that came in: a bank line, the supplier's word, a card. Each is one transfer. */
export type Credit = { readonly id: string; readonly channel: 'wire' | 'told' | 'card'; readonly amountMinor: Minor };

/** Of a prepaid inspection fee, what goes back: out of what is still held, or from the fund because the supplier lost. */
export type FeeShare = { readonly heldMinor: Minor; readonly fundMinor: Minor };

/** An instruction to pay the buyer back. */
export type Refund = {
  readonly claimId: string;
  readonly because: 'settlement' | 'determination' | 'appeal';
  readonly amountMinor: Minor;
  readonly fee: FeeShare;
  readonly parts: readonly { readonly creditId: string; readonly amountMinor: Minor }[];
  /** Of a settlement: what the supplier owes for it since it agreed. */
  readonly owedMinor: Minor;
  readonly status: 'open' | 'held' | 'sending' | 'paid' | 'cancelled';
};

/** What a card bank has taken and not given back. */
export type Taking = {
  readonly moveId: string;
  readonly disputeId: string;
  readonly captureId: string;
  readonly amountMinor: Minor;
  /** Of it: had been refunded before, came from what was held, from what had been released; the rest the fund paid. */
  readonly lostMinor: Minor;
  readonly heldMinor: Minor;
  readonly releasedMinor: Minor;
  /** By how much it made instructions smaller, by their place in the list. */
  readonly lessened: readonly { readonly at: number; readonly amountMinor: Minor }[];
};

/** A fee that a claimant prepaid: it waits, is the agency's once it reported, or has gone back. */
export type Fee = {
  readonly claimId: string;
  readonly captureId: string;
  readonly amountMinor: Minor;
  readonly at: 'held' | 'agency' | 'back';
};

export type Purse = {
  readonly currency: string;
  readonly mode: 'guarantee' | 'hold';
  /** What the programme takes of each release. */
  readonly feeBasisPoints: number;
  readonly parts: readonly Part[];
  readonly credits: readonly Credit[];
  /** By claim, what decisions took off the unpaid price. */
  readonly setOffs: ReadonlyMap<string, Minor>;
  readonly paidMinor: Minor;
  /** What the supplier said had come, and how much of that the bank has shown since. */
  readonly toldMinor: Minor;
  readonly provenMinor: Minor;
  readonly heldMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  /** The order ended: what still comes in is the supplier's at once. */
  readonly ended: boolean;

  readonly refunds: readonly Refund[];
  readonly takings: readonly Taking[];
  readonly fees: readonly Fee[];
  readonly refundedMinor: Minor;
  /** Guarantee mode: protection that ended because the fund paid the buyer. */
  readonly unprotectedMinor: Minor;
  /** Of prepaid fees, what went back to the buyer. */
  readonly feeBackMinor: Minor;
  /** Out of the fund, less what card banks gave it back. */
  readonly fundMinor: Minor;
  readonly repaid: ReadonlyMap<string, Minor>;
  /** Hold mode: what the supplier was paid of its releases, by their number. */
  readonly paidOut: ReadonlyMap<string, Minor>;
  /** What the supplier owes, and what of it uses its limit. */
  readonly owedMinor: Minor;
  readonly advancedMinor: Minor;
};

export type Deal = Pick<Purse, 'currency' | 'feeBasisPoints'> & {
  readonly mode?: Purse['mode'];
  readonly parts: readonly PartTerms[];
};

/** A contract without a payment. */
export const newPurse = ({ parts, mode = 'guarantee', ...deal }: Deal): Purse => ({
  ...deal,
  mode,
  parts: parts.map(({ name, amountMinor }) => ({ name, amountMinor, paidMinor: 0, setOffMinor: 0 })),
  credits: [],
  setOffs: new Map(),
  paidMinor: 0,
  toldMinor: 0,
  provenMinor: 0,
  heldMinor: 0,
  releasedMinor: 0,
  feeMinor: 0,
  ended: false,
  refunds: [],
  takings: [],
  fees: [],
  refundedMinor: 0,
  unprotectedMinor: 0,
  feeBackMinor: 0,
  fundMinor: 0,
  repaid: new Map(),
  paidOut: new Map(),
  owedMinor: 0,
  advancedMinor: 0,
});

export const sum = <T>(list: readonly T[], of: (item: T) => Minor): Minor => list.reduce((total, item) => total + of(item), 0);

export const openOf = (part: Part): Minor => Math.max(0, part.amountMinor - part.paidMinor - part.setOffMinor);
export const openMinor = (purse: Purse): Minor => sum(purse.parts, openOf);
export const totalMinor = (purse: Purse): Minor => sum(purse.parts, (p) => p.amountMinor);

/** Taken back by card banks, and of it what did not go out twice. */
type Taken = Pick<Purse, 'takings'>;
export const takenMinor = ({ takings }: Taken): Minor => sum(takings, (t) => t.amountMinor);
export const lostMinor = ({ takings }: Taken): Minor => sum(takings, (t) => t.lostMinor);
export const chargedBackMinor = (purse: Taken): Minor => takenMinor(purse) - lostMinor(purse);
export const takenReleasedMinor = ({ takings }: Taken): Minor => sum(takings, (t) => t.releasedMinor);

/** Paid and still there: it has not come back to the buyer, whoever has it now. */
export const leftMinor = (purse: Taken & Pick<Purse, 'paidMinor' | 'refundedMinor'>): Minor =>
  purse.paidMinor - purse.refundedMinor - chargedBackMinor(purse);

export const isOpen = ({ status }: Refund): boolean => status === 'open' || status === 'held' || status === 'sending';
export const paidOutMinor = ({ paidOut }: Purse): Minor => sum([...paidOut.values()], (minor) => minor);
export const repaidMinor = ({ repaid }: Purse): Minor => sum([...repaid.values()], (minor) => minor);
