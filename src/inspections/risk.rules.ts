/** What a sample can and cannot tell: the chance that a lot passes, and how many failures are no accident. */
import { assert } from '../kernel/assert.ts';
import { type Counting, countingOf } from './sampling.rules.ts';

/** Failures this unlikely in a lot at its AQL prove that the lot is worse. Source: programme rules, section determination. */
const SIGNIFICANT = 0.01;
/** Room for rounding, so that a chance of exactly 1 % counts as at most 1 %. */
const ROUNDING = 1e-12;

/** log of the binomial coefficient, in min(k, n - k) steps. */
function logChoose(n: number, k: number): number {
  const steps = Math.min(k, n - k);
  let log = 0;
  for (let t = 0; t < steps; t++) log += Math.log((n - t) / (t + 1));
  return log;
}

/** A distribution of counts: the log of the chance of its first value, and p(k + 1) / p(k). */
type Counts = { readonly first: number; readonly logFirst: number; readonly ratio: (k: number) => number };

/**
 * Cumulative chances, one by one from the first value on. The terms stay in logarithms: the first ones of a large
 * sample are too small for a float.
 */
function* cumulative({ first, logFirst, ratio }: Counts): Generator<number, never> {
  let log = logFirst;
  let sum = 0;
  for (let k = first; ; k++) {
    sum += Math.exp(log);
    yield Math.min(1, sum);
    log += Math.log(ratio(k));
  }
}

function chanceUpTo(last: number, counts: Counts): number {
  let k = counts.first;
  for (const chance of cumulative(counts)) if (k++ === last) return chance;
  return 1;
}

/** Bad units among those drawn from a stream of goods; the rate lies strictly between 0 and 1. */
const binomial = (sampleSize: number, rate: number): Counts => ({
  first: 0,
  logFirst: sampleSize * Math.log1p(-rate),
  ratio: (k) => ((sampleSize - k) / (k + 1)) * (rate / (1 - rate)),
});

/** Defects on the units drawn, when a unit may carry several. */
const poisson = (expected: number): Counts => ({ first: 0, logFirst: -expected, ratio: (k) => expected / (k + 1) });

/**
 * Chance of at most `accept` bad units in a sample from a stream of goods with that share of bad ones (binomial).
 * @param sampleSize units drawn, whole, >= 0
 * @param defectRate 0 to 1
 */
export function chanceFromStream(sampleSize: number, accept: number, defectRate: number): number {
  assert(Number.isSafeInteger(sampleSize) && sampleSize >= 0, 'a sample is a whole number of units');
  assert(defectRate >= 0 && defectRate <= 1, 'a defect rate is a share from 0 to 1');
  if (accept < 0) return 0;
  if (accept >= sampleSize || defectRate === 0) return 1;
  if (defectRate === 1) return 0;
  return chanceUpTo(accept, binomial(sampleSize, defectRate));
}

/**
 * Chance of at most `accept` bad units in a sample drawn without putting back from one lot (hypergeometric). Every
 * unit of a small lot that was drawn is one less that is unknown, so this is the exact figure for a one-off order.
 * @param badUnits bad units in the lot, whole, 0 to lotSize
 */
export function chanceFromLot(lotSize: number, badUnits: number, sampleSize: number, accept: number): number {
  assert(
    [lotSize, badUnits, sampleSize].every((n) => Number.isSafeInteger(n) && n >= 0),
    'units are whole numbers',
  );
  assert(badUnits <= lotSize && sampleSize <= lotSize, 'a lot holds its bad units and its sample');
  const good = lotSize - badUnits;
  const first = Math.max(0, sampleSize - good);
  const largest = Math.min(badUnits, sampleSize);
  if (accept < first) return 0;
  if (accept >= largest) return 1;
  return chanceUpTo(accept, {
    first,
    logFirst: logChoose(badUnits, first) + logChoose(good, sampleSize - first) - logChoose(lotSize, sampleSize),
    ratio: (k) => ((badUnits - k) * (sampleSize - k)) / ((k + 1) * (good - sampleSize + k + 1)),
  });
}

/** Chance of at most `accept` defects when units carry `defectsPerUnit` on average and may carry several (Poisson). */
export function chanceOfDefects(sampleSize: number, accept: number, defectsPerUnit: number): number {
  assert(defectsPerUnit >= 0 && Number.isSafeInteger(sampleSize) && sampleSize >= 0, 'defects and units are not negative');
  if (accept < 0) return 0;
  if (sampleSize === 0 || defectsPerUnit === 0) return 1;
  return chanceUpTo(accept, poisson(sampleSize * defectsPerUnit));
}

export type RiskPoint = {
  /** Bad units in a hundred; for a plan that counts defects: defects in a hundred units. */
  readonly defectPercent: number;
  /** Chance, 0 to 1, that goods that bad pass: what the supplier can hope for and the buyer must fear. */
  readonly passChance: number;
  /** The same for exactly this lot, its bad units rounded to whole ones; null where defects are counted. */
  readonly passChanceOfLot: number | null;
};

export type RiskPlan = {
  readonly lotSize: number;
  readonly sampleSize: number;
  readonly accept: number;
  readonly counting: Counting;
};

/** Shares of bad goods at which the risk is shown when nobody asks for others, in percent. */
const SHOWN_DEFECT_PERCENTS: readonly number[] = [0.5, 1, 1.5, 2.5, 4, 5, 6.5, 8, 10, 12.5, 15, 20, 25, 30];

/**
 * The operating characteristic of a plan: for each share of bad goods the chance that the lot passes all the same.
 * @param defectPercents 0 to 100 where units are counted; any number >= 0 where defects are
 */
export function riskCurve(plan: RiskPlan, defectPercents = SHOWN_DEFECT_PERCENTS): readonly RiskPoint[] {
  const { lotSize, sampleSize, accept } = plan;
  return defectPercents.map((defectPercent): RiskPoint => {
    const rate = defectPercent / 100;
    if (plan.counting === 'defects') {
      return { defectPercent, passChance: chanceOfDefects(sampleSize, accept, rate), passChanceOfLot: null };
    }
    return {
      defectPercent,
      passChance: chanceFromStream(sampleSize, accept, rate),
      passChanceOfLot: chanceFromLot(lotSize, Math.round(lotSize * rate), sampleSize, accept),
    };
  });
}

/**
 * The smallest number of failures in a sample that has at most a 1 % chance in goods at their AQL, so that it speaks
 * against the goods and not against luck. AQL 0: one. Null where even a sample of nothing but failures could be luck
 * (one failed unit of one tested, at AQL 2.5).
 * @param sampleSize units tested, whole, >= 0
 * @param aqlPercent bad units in a hundred, up to 10; above it defects in a hundred units
 */
export function significantFailures(sampleSize: number, aqlPercent: number): number | null {
  assert(Number.isSafeInteger(sampleSize) && sampleSize >= 0, 'a sample is a whole number of units');
  assert(aqlPercent >= 0, 'an AQL is not negative');
  if (sampleSize === 0) return null;
  if (aqlPercent === 0) return 1;
  const rate = aqlPercent / 100;
  const ofUnits = countingOf(aqlPercent) === 'units';
  let failures = 1;
  for (const fewer of cumulative(ofUnits ? binomial(sampleSize, rate) : poisson(sampleSize * rate))) {
    if (1 - fewer <= SIGNIFICANT + ROUNDING) return failures;
    if (ofUnits && failures === sampleSize) return null;
    failures += 1;
  }
  return null;
}
