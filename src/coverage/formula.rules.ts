/** Underwriting: from completed trade to a limit, with every factor told, what it cost and what would raise it. */
import { minorDigits } from '../kernel/currency.ts';
import { MAX_MINOR, type Minor, mulDivHalfUp, sumMinor } from '../kernel/money.ts';
import { FORMULA, type Step } from './formula.data.ts';

/** What underwriting knows of a supplier in one currency, all within the window. */
export type TradeFacts = {
  readonly currency: string;
  readonly tenureDays: number;
  /** Completed trade of each buyer. */
  readonly buyers: readonly { readonly buyerId: string; readonly amountMinor: Minor }[];
  readonly completed: number;
  readonly late: number;
  readonly disputesLost: number;
  /** The lowest limit that stood within the days of growth; 0 where none did. */
  readonly lowestMinor: Minor;
};

/** One factor: its value (days, or basis points), what it leaves in percent, and the value from which it would leave more. */
export type Factor = {
  readonly factor: 'tenure' | 'disputes_lost' | 'late';
  readonly value: number;
  readonly percent: number;
  readonly next: { readonly value: number; readonly percent: number } | null;
};

export type Assessment = {
  readonly currency: string;
  readonly tradeMinor: Minor;
  /** Trade with each buyer's share capped. */
  readonly countedMinor: Minor;
  readonly factors: readonly Factor[];
  /** The formula's result before growth is bounded. */
  readonly computedMinor: Minor;
  /** The most that growth allows now. */
  readonly ceilingMinor: Minor;
  readonly limitMinor: Minor;
  /** What would raise it, most telling first. */
  readonly raisedBy: readonly ('more_trade' | 'more_buyers' | 'tenure' | 'fewer_disputes' | 'fewer_late' | 'time')[];
};

const stepAt = (steps: readonly Step[], value: number): number => {
  const at = steps.findIndex((s) => value <= s.upTo);
  return at < 0 ? steps.length - 1 : at;
};

/** Time makes tenure better; fewer cases make shares better: the next step lies above the one, below the other. */
function factorOf(factor: Factor['factor'], steps: readonly Step[], value: number, better: 'higher' | 'lower'): Factor {
  const at = stepAt(steps, value);
  const percent = steps[at]?.percent ?? 0;
  const next = better === 'higher' ? steps[at + 1] : steps[at - 1];
  const from = better === 'higher' ? (steps[at]?.upTo ?? 0) + 1 : (next?.upTo ?? 0);
  return { factor, value, percent, next: next ? { value: from, percent: next.percent } : null };
}

/** Share of `part` in `whole` in basis points, rounded up; cases without completed orders are the worst share. */
const shareBp = (part: number, whole: number): number =>
  part === 0 ? 0 : whole === 0 ? 10_000 : Math.min(10_000, Math.ceil((part * 10_000) / whole));

const percentOf = (amount: Minor, percent: number): Minor => mulDivHalfUp(amount, percent, 100);

function roundedDown(amount: Minor, currency: string): Minor {
  const unit = FORMULA.roundedToMajor * 10 ** minorDigits(currency);
  return Math.floor(Math.min(amount, MAX_MINOR) / unit) * unit;
}

/**
 * The limit that the published formula gives. It is a proposal: an operator's grant stands until an operator changes it.
 * Source: programme rules, limits; the numbers stand in formula.data.ts.
 */
export function assess(facts: TradeFacts): Assessment {
  const { currency, completed, lowestMinor } = facts;
  const tradeMinor = sumMinor(facts.buyers.map((b) => b.amountMinor));
  const cap = Math.floor((tradeMinor * FORMULA.buyerSharePercent) / 100);
  const countedMinor = sumMinor(facts.buyers.map((b) => Math.min(b.amountMinor, cap)));
  const factors = [
    factorOf('tenure', FORMULA.tenureDays, facts.tenureDays, 'higher'),
    factorOf('disputes_lost', FORMULA.disputesLost, shareBp(facts.disputesLost, completed), 'lower'),
    factorOf('late', FORMULA.lateShare, shareBp(facts.late, completed), 'lower'),
  ];
  const beforeFactors = percentOf(countedMinor, FORMULA.tradePercent);
  const computedMinor = roundedDown(
    factors.reduce((amount, f) => percentOf(amount, f.percent), beforeFactors),
    currency,
  );
  const grown = lowestMinor > 0 ? lowestMinor * FORMULA.growthFactor : percentOf(computedMinor, FORMULA.firstStepPercent);
  const ceilingMinor = roundedDown(grown, currency);
  const limitMinor = Math.min(computedMinor, ceilingMinor);
  const raisedBy = raises(factors, { capped: countedMinor < tradeMinor, bounded: limitMinor < computedMinor });
  return { currency, tradeMinor, countedMinor, factors, computedMinor, ceilingMinor, limitMinor, raisedBy };
}

const WORDS = { tenure: 'tenure', disputes_lost: 'fewer_disputes', late: 'fewer_late' } as const;

/** What costs most comes first; more trade always helps in the end. */
function raises(
  factors: readonly Factor[],
  { capped, bounded }: { readonly capped: boolean; readonly bounded: boolean },
): Assessment['raisedBy'] {
  const costly = factors.filter((f) => f.percent < 100).sort((a, b) => a.percent - b.percent);
  return [
    ...(bounded ? ['time' as const] : []),
    ...costly.map((f) => WORDS[f.factor]),
    ...(capped ? ['more_buyers' as const] : []),
    'more_trade',
  ];
}
