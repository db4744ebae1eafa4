/** What paying by card costs beside a wire, before anybody pays: the processor's fee, and who bears it. */
import { type Minor, shareOf } from '../kernel/money.ts';

/** The processor's price: a share of the amount, and a fixed part in minor units of each currency that has one. */
export type CardFee = { readonly basisPoints: number; readonly fixedMinor: Readonly<Record<string, Minor>> };

/** The processor's fee for an amount; its share is rounded half up. */
export const cardFee = ({ basisPoints, fixedMinor }: CardFee, amountMinor: Minor, currency: string): Minor =>
  shareOf(amountMinor, basisPoints) + (fixedMinor[currency] ?? 0);

export type Method = {
  readonly method: 'wire' | 'card';
  readonly available: boolean;
  /** Null: the payer's bank sets it, and nobody here knows it. */
  readonly feeMinor: Minor | null;
  readonly feeBorneBy: 'payer' | 'programme';
  /** What leaves the payer, without what the payer's own bank adds. */
  readonly totalMinor: Minor;
};

/**
 * The ways to pay an amount. By card exactly the open amount is charged: the buyer pays no fee of the programme, so the
 * processor's fee is the programme's. Source: programme rules, fees.
 */
export const methodsOf = (
  fee: CardFee,
  open: { readonly amountMinor: Minor; readonly currency: string },
  card: boolean,
): readonly Method[] => [
  { method: 'wire', available: true, feeMinor: null, feeBorneBy: 'payer', totalMinor: open.amountMinor },
  {
    method: 'card',
    available: card,
    feeMinor: cardFee(fee, open.amountMinor, open.currency),
    feeBorneBy: 'programme',
    totalMinor: open.amountMinor,
  },
];
