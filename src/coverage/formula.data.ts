/** The published numbers of underwriting: anybody can compute a limit from them with a pencil. */

/** A factor: the first row whose `upTo` is not below the value counts, beyond all of them the last. Shares in basis points (1 % = 100), results in percent. */
export type Step = { readonly upTo: number; readonly percent: number };

export const FORMULA = {
  /** Trade counts that was completed within so many days. */
  windowDays: 180,
  /** One buyer counts with at most this share of all counted trade: a friend's orders raise nothing. */
  buyerSharePercent: 25,
  /** The limit before factors, of the counted trade. */
  tradePercent: 25,
  /** Days since the supplier came to the directory. */
  tenureDays: [
    { upTo: 29, percent: 0 },
    { upTo: 179, percent: 50 },
    { upTo: 364, percent: 75 },
    { upTo: 36_500, percent: 100 },
  ],
  /** Disputes lost per completed order. */
  disputesLost: [
    { upTo: 0, percent: 100 },
    { upTo: 200, percent: 70 },
    { upTo: 500, percent: 40 },
    { upTo: 10_000, percent: 0 },
  ],
  /** Late shipments per completed order. */
  lateShare: [
    { upTo: 500, percent: 100 },
    { upTo: 1_000, percent: 80 },
    { upTo: 2_000, percent: 50 },
    { upTo: 10_000, percent: 20 },
  ],
  /** A limit grows at most `growthFactor`-fold within so many days; it falls at once. */
  growthDays: 90,
  growthFactor: 2,
  /** Where nothing was granted within those days there is nothing to double: the first step is this share of the result. */
  firstStepPercent: 50,
  /** Whole hundreds of the currency's major unit, rounded down. */
  roundedToMajor: 100,
} as const satisfies { readonly [key: string]: number | readonly Step[] };
