/** Scores of a clause check on labelled clauses: verdicts, problems, and the numbers it lifted. */
import { PROBLEMS, type Parsed, type Problem, type Verdict } from '../../src/contracts/lint.types.ts';
import { UNITS } from '../../src/contracts/units.data.ts';

/** A labelled clause: could an inspector who sees only it, the goods and public standards decide it, and if not, why not? */
export type Gold = {
  readonly id: string;
  readonly category: string;
  readonly product: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
  readonly parsed: Omit<Parsed, 'nominal'> | null;
};

/** What a check says of a clause. */
export type Said = { readonly verdict: Verdict; readonly problems: readonly Problem[]; readonly parsed: Parsed | null };
export type Judged = { readonly gold: Gold; readonly said: Said };

const VERDICTS: readonly Verdict[] = ['measurable', 'incomplete', 'vague'];

export type Score = {
  readonly rows: number;
  readonly accuracy: number;
  /** Mean of the F1 of the three verdicts. */
  readonly verdictMacroF1: number;
  /** F1 over all (clause, problem) pairs. */
  readonly problemMicroF1: number;
  /** Of labelled numbers: value and unit as labelled, where both are given in convertible units. */
  readonly parsedRight: number;
  readonly byVerdict: Readonly<Record<Verdict, { readonly precision: number; readonly recall: number }>>;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const f1 = (hits: number, said: number, labelled: number): number => ratio(2 * hits, said + labelled);

/** Kinds of figures without a physical unit: pieces, sets, places on a scale, plan figures. A name for one is a matter of taste. */
const BARE: ReadonlySet<string> = new Set<string>(['count', 'ordinal', 'cycles']);

/** Another spelling of a unit: an exponent or a fraction, brackets or none. */
const plain = (unit: string): string => unit.toLowerCase().replace(/^(.+)-1$/u, '1/$1');

/** The amount in the base unit of its dimension, so that 1.5 m and 1500 mm are one; an unknown unit stands for itself. */
function inBase(value: number, unit: string): readonly [number, string] {
  const water = unit.endsWith('[H2O]');
  const name = water ? unit.replace('[H2O]', '') : unit;
  const known = [...UNITS.values()].find(({ code }) => code === name) ?? UNITS.get(name.toLowerCase());
  if (!known || known.dimension === 'stitch') return [value, unit === '1' || unit === 'AQL' ? 'bare' : plain(unit)];
  return [value * known.factor, water ? 'water' : BARE.has(known.dimension) ? 'bare' : known.dimension];
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether a lifted number is the labelled one: every value, in order, in convertible units. */
export function isRight(said: Parsed | null, gold: NonNullable<Gold['parsed']>): boolean {
  if (!said) return false;
  const values = [said.value].flat();
  const wanted = [gold.value].flat();
  if (values.length !== wanted.length) return false;
  return values.every((value, i) => {
    const [a, unitA] = inBase(value, said.unit);
    const [b, unitB] = inBase(wanted[i] ?? Number.NaN, gold.unit);
    return near(a, b) && unitA === unitB;
  });
}

/** Scores of judged clauses. */
export function scoreOf(judged: readonly Judged[]): Score {
  const count = (test: (row: Judged) => boolean): number => judged.filter(test).length;
  const rows = VERDICTS.map((verdict) => {
    const hits = count(({ gold, said }) => gold.verdict === verdict && said.verdict === verdict);
    const [said, labelled] = [count((row) => row.said.verdict === verdict), count((row) => row.gold.verdict === verdict)];
    return { verdict, precision: ratio(hits, said), recall: ratio(hits, labelled), f1: f1(hits, said, labelled) };
  });
  const pairs = PROBLEMS.flatMap((code) =>
    judged.map(({ gold, said }) => [gold.problems.includes(code), said.problems.includes(code)]),
  );
  const numbered = judged.flatMap(({ gold, said }) => (gold.parsed ? [isRight(said.parsed, gold.parsed)] : []));
  return {
    rows: judged.length,
    accuracy: ratio(
      count(({ gold, said }) => gold.verdict === said.verdict),
      judged.length,
    ),
    verdictMacroF1: rows.reduce((sum, row) => sum + row.f1, 0) / VERDICTS.length,
    problemMicroF1: f1(
      pairs.filter(([a, b]) => a && b).length,
      pairs.filter(([, said]) => said).length,
      pairs.filter(([gold]) => gold).length,
    ),
    parsedRight: ratio(numbered.filter(Boolean).length, numbered.length),
    byVerdict: Object.fromEntries(
      rows.map(({ verdict, precision, recall }) => [verdict, { precision, recall }]),
    ) as Score['byVerdict'],
  };
}
