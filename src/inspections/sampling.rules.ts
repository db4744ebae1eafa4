/** How many units an inspector draws from a lot, and how many bad ones the lot may show: single sampling by attributes. */
import { must } from '../kernel/assert.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import {
  AQLS,
  DEFECT_CLASSES,
  type DefectClass,
  type InspectionLevel,
  LAST_AQL_OF_UNITS,
  LAST_ZERO_AQL,
  LETTERS,
  LETTERS_BY_LEVEL,
  LEVELS,
  LOT_ENDS,
  MAX_LOT,
  PLAN_TABLES,
  PLANS,
  type PlanName,
  type PlanTable,
  SAMPLE_SIZES,
  largestDiagonal,
} from './sampling.data.ts';
import type { JudgeRefusal, SamplingRefusal } from './types.ts';

export type SamplingPlan = {
  /** The code letter the plan was read from, after arrows: not always the lot's own. */
  readonly letter: string;
  /** Units to draw; never more than the lot. */
  readonly sampleSize: number;
  /** The lot passes with at most this many nonconforming. */
  readonly accept: number;
  /** The lot fails from this many: always accept + 1. */
  readonly reject: number;
  /** The sample would be the whole lot, so every unit is looked at. */
  readonly inspectAll: boolean;
};

export type SamplingRequest = {
  /** Units in the lot, 1 to MAX_LOT. */
  readonly lotSize: number;
  readonly level: string;
  /** A preferred AQL, or 0: accept none. */
  readonly aql: number;
  readonly plan: string;
};

const isLevel = (text: string): text is InspectionLevel => (LEVELS as readonly string[]).includes(text);
const isPlan = (text: string): text is PlanName => (PLANS as readonly string[]).includes(text);

/** Reads a level as people write it: `II`, `ii`, `S-1`, `s1`. */
export function readLevel(text: string): Result<InspectionLevel, 'aql.level_unknown'> {
  const level = text
    .trim()
    .toUpperCase()
    .replace(/^S([1-4])$/, 'S-$1');
  return isLevel(level) ? ok(level) : refuse('aql.level_unknown', { level: text.slice(0, 40), levels: LEVELS });
}

/** Reads an AQL as people write it: 2.5, `2.5`, `4.0`, `0.010`; 0 for critical defects. Other percentages have no plan. */
export function readAql(input: number | string): Result<number, 'aql.not_in_table'> {
  const aql = typeof input === 'number' ? input : /^\d{1,4}(\.\d{1,6})?$/.test(input) ? Number(input) : Number.NaN;
  if (aql === 0 || AQLS.includes(aql)) return ok(Math.abs(aql));
  return refuse('aql.not_in_table', { aql: String(input).slice(0, 40), aqls: AQLS });
}

/** The lot's own code letter as an index into LETTERS. */
function ownLetter(lotSize: number, level: InspectionLevel): number {
  const column = LOT_ENDS.findIndex((end) => lotSize <= end);
  return LETTERS.indexOf(LETTERS_BY_LEVEL[level].charAt(column < 0 ? LOT_ENDS.length : column));
}

/** The diagonal on which the plan stands that a cell of the table holds or points to. */
function landing(table: PlanTable, letter: number, aqlIndex: number): number {
  const own = letter + aqlIndex;
  if (own > largestDiagonal(aqlIndex)) return largestDiagonal(aqlIndex);
  const inTable = (diagonal: number): boolean => {
    const at = diagonal - aqlIndex;
    return at >= 0 && at <= table.lastLetter && (diagonal !== table.zero || aqlIndex <= LAST_ZERO_AQL);
  };
  const targets = own < table.zero ? [table.zero] : (table.arrows[own] ?? [own]);
  return must(targets.find(inTable), `no plan for letter ${letter} at AQL ${aqlIndex}`);
}

/** The letter and acceptance number that a cell of the plan table leads to. AQL 0 has no column: own letter, accept none. */
function lookUp(table: PlanTable, letter: number, aql: number): { readonly letter: number; readonly accept: number } {
  if (aql === 0) return { letter, accept: 0 };
  const aqlIndex = AQLS.indexOf(aql);
  const diagonal = landing(table, letter, aqlIndex);
  return { letter: diagonal - aqlIndex, accept: must(table.accept[diagonal], `diagonal ${diagonal} carries no plan`) };
}

/**
 * The single sampling plan for a lot. Arrows of the table are followed to the plan they lead to, whose sample size is
 * used; where that is at least the lot, every unit is inspected and the acceptance number stays the plan's.
 * Errors: aql.lot_invalid (not a whole number from 1 to MAX_LOT), aql.level_unknown, aql.not_in_table, aql.plan_unknown.
 * Source: ISO 2859-1 table values, normal and tightened.
 */
export function plan(request: SamplingRequest): Result<SamplingPlan, SamplingRefusal> {
  const { lotSize } = request;
  if (!Number.isInteger(lotSize) || lotSize < 1 || lotSize > MAX_LOT) return refuse('aql.lot_invalid', { max: MAX_LOT });
  const level = readLevel(request.level);
  if (!level.ok) return level;
  const aql = readAql(request.aql);
  if (!aql.ok) return aql;
  const name = request.plan;
  if (!isPlan(name)) return refuse('aql.plan_unknown', { plan: name.slice(0, 40), plans: PLANS });

  const { letter, accept } = lookUp(PLAN_TABLES[name], ownLetter(lotSize, level.value), aql.value);
  const size = must(SAMPLE_SIZES[letter], `no sample size for letter ${letter}`);
  const inspectAll = size >= lotSize;
  return ok({
    letter: LETTERS.charAt(letter),
    sampleSize: inspectAll ? lotSize : size,
    accept,
    reject: accept + 1,
    inspectAll,
  });
}

/** Up to AQL 10 a unit is good or bad; above it every defect counts, several on one unit too. */
export type Counting = 'units' | 'defects';
export const countingOf = (aql: number): Counting => (aql > LAST_AQL_OF_UNITS ? 'defects' : 'units');

export type ClassPlan = SamplingPlan & { readonly aql: number; readonly counting: Counting };
export type PerClass<T> = Readonly<Record<DefectClass, T>>;

export type VisitPlan = {
  /** Units to draw in this one visit: the largest sample any class asks for. */
  readonly draw: number;
  readonly classes: PerClass<ClassPlan>;
};

export type VisitRequest = Omit<SamplingRequest, 'aql'> & { readonly aql: PerClass<number> };

/** Computes a value for each class; the one place that builds the record, so that no class is forgotten. */
const perClass = <T>(value: (name: DefectClass) => T): PerClass<T> => ({
  critical: value('critical'),
  major: value('major'),
  minor: value('minor'),
});

/**
 * One visit for all three classes of defects: the largest sample is drawn once and each class is judged on its own
 * first units. Errors: as `plan`.
 */
export function visitPlan(request: VisitRequest): Result<VisitPlan, SamplingRefusal> {
  const plans = perClass((name) => plan({ ...request, aql: request.aql[name] }));
  for (const name of DEFECT_CLASSES) {
    const one = plans[name];
    if (!one.ok) return one;
  }
  const classes = perClass((name): ClassPlan => {
    const one = plans[name];
    return {
      ...must(one.ok ? one.value : null, 'refused above'),
      aql: request.aql[name],
      counting: countingOf(request.aql[name]),
    };
  });
  return ok({ draw: Math.max(...DEFECT_CLASSES.map((name) => classes[name].sampleSize)), classes });
}

/** Defects seen on one drawn unit, by class. */
export type UnitFindings = PerClass<number>;

/**
 * Counts what each class is judged on, from the units in the order they were drawn. A class looks at its own first units
 * only. Where units are counted, a unit counts once, under the worst class that looks at it; where defects are counted,
 * each one does.
 */
export function countFound(visit: VisitPlan, units: readonly UnitFindings[]): PerClass<number> {
  const found: Record<DefectClass, number> = { critical: 0, major: 0, minor: 0 };
  units.forEach((unit, index) => {
    let counted = false;
    for (const name of DEFECT_CLASSES) {
      const { sampleSize, counting } = visit.classes[name];
      if (index >= sampleSize || unit[name] === 0) continue;
      if (counting === 'defects') found[name] += unit[name];
      else if (!counted) {
        found[name] += 1;
        counted = true;
      }
    }
  });
  return found;
}

export type ClassVerdict = { readonly found: number; readonly accept: number; readonly passed: boolean };
export type VisitVerdict = { readonly passed: boolean; readonly classes: PerClass<ClassVerdict> };

/**
 * Judges a visit from the counts of each class on its own first units: it passes when every class does.
 * Errors: aql.found_invalid for a count below zero, not whole, or of more nonconforming units than that class looked at.
 */
export function judgeVisit(visit: VisitPlan, found: PerClass<number>): Result<VisitVerdict, JudgeRefusal> {
  for (const name of DEFECT_CLASSES) {
    const { counting, sampleSize } = visit.classes[name];
    const max = counting === 'units' ? sampleSize : Number.MAX_SAFE_INTEGER;
    if (!Number.isSafeInteger(found[name]) || found[name] < 0 || found[name] > max) {
      return refuse('aql.found_invalid', { class: name, max });
    }
  }
  const classes = perClass((name): ClassVerdict => {
    const { accept } = visit.classes[name];
    return { found: found[name], accept, passed: found[name] <= accept };
  });
  return ok({ passed: DEFECT_CLASSES.every((name) => classes[name].passed), classes });
}
