/** The ladder of evidence: what class an item has, what it says of a clause, and which items decide. */
import { complies, limitOf, readReading } from '../inspections/readings.rules.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { CaseClause, CaseInput, Evidence, EvidenceClass, ReliedOn, Reason, SetAside } from './determination.types.ts';
import { instrumentOf, measure } from './measurement.rules.ts';
import { judgeUnits } from './sample.rules.ts';

/** Strongest first. Source: programme rules, section determination. */
const LADDER: readonly EvidenceClass[] = [
  'appointed_laboratory',
  'approved_agency',
  'directory_agency',
  'shipping_document',
  'own_measurement',
  'photo',
  'statement',
];

const AGENCIES: ReadonlySet<EvidenceClass> = new Set(['appointed_laboratory', 'approved_agency', 'directory_agency']);
export const isAgency = (name: EvidenceClass): boolean => AGENCIES.has(name);

/** What an item measured, where it measured nothing. */
export const NOTHING_MEASURED = {
  values: [],
  fact: null,
  units: null,
  affectedThousandths: null,
  counted: null,
  instrument: null,
  method: null,
  uncertainty: null,
} as const satisfies Partial<Evidence>;

/** An item in time about the goods as they are, of which nothing else is known. */
export const NOTHING_SAID = {
  ...NOTHING_MEASURED,
  clauseId: null,
  photos: 0,
  goods: 'current',
  sealsMatch: null,
  late: false,
  answerTimeGiven: true,
} as const satisfies Partial<Evidence>;

/** What is asked of an item: whether a clause with a number is kept, one without, or how many goods there are. */
type Question = 'limit' | 'fact' | 'quantity';

/** The question that an item's own figures answer. */
const toldBy = ({ values, counted }: Evidence): Question => (values.length === 0 && counted !== null ? 'quantity' : 'limit');

/**
 * What an item is worth as an answer, by who made it and how. A report by an agency nobody agreed is its party's own
 * measurement; a count of the goods measures no clause.
 */
export function classOf(item: Evidence, question: Question = toldBy(item)): EvidenceClass {
  if (item.kind === 'report' && item.issuer === 'appointed') return 'appointed_laboratory';
  if (item.kind === 'report' && item.issuer === 'approved') return 'approved_agency';
  if (item.kind === 'report' && item.issuer === 'directory') return 'directory_agency';
  if (item.kind === 'document' && item.issuer === 'carrier') return 'shipping_document';
  const measured = item.kind === 'report' || item.kind === 'own_measurement';
  const figure = question === 'limit' ? item.values.length > 0 : question === 'quantity' && item.counted !== null;
  if (measured && figure && isRepeatable(item)) return 'own_measurement';
  return item.kind === 'photo' || (measured && item.photos > 0) ? 'photo' : 'statement';
}

/** Instrument, method and uncertainty are stated, so that the other side can do it again. */
function isRepeatable({ instrument, method, uncertainty }: Evidence): boolean {
  const known = instrumentOf(instrument);
  return known !== null && method !== null && (uncertainty !== null || known.code === 'count');
}

/** Height on the ladder, greater is stronger. Photos put a measurement above one of its own class without them. */
export function strengthOf(name: EvidenceClass, { photos }: Pick<Evidence, 'photos'>): number {
  const height = (LADDER.length - LADDER.indexOf(name)) * 2;
  return name === 'own_measurement' && photos > 0 ? height + 1 : height;
}

export type Opinion = {
  readonly item: Evidence;
  readonly name: EvidenceClass;
  readonly strength: number;
  readonly says: 'met' | 'not_met' | null;
  /** Why it says nothing. */
  readonly why: SetAside | null;
  /** Failing units among the tested ones, where it looked at units. */
  readonly units: { readonly tested: number; readonly failing: number } | null;
  /** Figures the opinion rests on. */
  readonly data: JsonObject;
};

/**
 * Whether an item says two things at once: `pass` although units or readings of it fail, `fail` although none of the units
 * it looked at does. Nobody could tell for whom it speaks. A thing may fail beside what was measured of it.
 */
export function contradictsItself(
  clause: Pick<CaseClause, 'parsed'> | null,
  { fact, units, values }: Pick<Evidence, 'fact' | 'units' | 'values'>,
): boolean {
  if (fact === 'fail') return units !== null && units.tested > 0 && units.failing === 0;
  if (fact !== 'pass') return false;
  if (units !== null && units.failing > 0) return true;
  const limit = clause && limitOf(clause.parsed);
  if (!limit) return false;
  const readings = values.map((value) => readReading(value, limit.unit));
  return readings.some((reading) => reading.ok && !complies(limit, reading.value));
}

/** Admitted, but not to be weighed: late and not answerable, or about other goods for all that anyone can tell. */
export function barred(input: CaseInput, item: Evidence, name: EvidenceClass): SetAside | null {
  if (item.late && !item.answerTimeGiven && name !== 'appointed_laboratory') return 'late_unanswered';
  const moved = input.facts.consignments.some(({ shippedOn }) => shippedOn !== null);
  return item.goods === 'before_shipment' && moved && item.sealsMatch !== true ? 'unsealed_goods' : null;
}

/** What one item says of one clause. */
export function opinionOf(input: CaseInput, clause: CaseClause, item: Evidence): Opinion {
  const limit = limitOf(clause.parsed);
  const name = classOf(item, limit ? 'limit' : 'fact');
  const silent = (why: SetAside): Opinion => ({ ...speaking(item, name, null, null, {}), why });
  const why = barred(input, item, name);
  if (why) return silent(why);
  if (name === 'statement') return silent(item.kind === 'own_measurement' ? 'incomplete_measurement' : 'statement_alone');
  if (name === 'photo') return limit ? silent('photo_no_quantity') : factOpinion(input, clause, item, name);
  // What was noted beside a thing without a number takes nothing from what was found of it.
  if (item.values.length === 0 || (!limit && item.fact !== null)) return factOpinion(input, clause, item, name);
  return name === 'own_measurement' ? ownOpinion(input, clause, item) : readOpinion(input, clause, item, name);
}

type Says = Opinion['says'];

function speaking(item: Evidence, name: EvidenceClass, says: Says, units: Opinion['units'], data: JsonObject): Opinion {
  return { item, name, strength: strengthOf(name, item), says, why: says === null ? 'too_few_failures' : null, units, data };
}

/** There or not. An inspector's fact is about the lot unless it says on how many units. */
function factOpinion(input: CaseInput, clause: CaseClause, item: Evidence, name: EvidenceClass): Opinion {
  if (item.fact === null) return { ...speaking(item, name, null, null, {}), why: 'says_nothing' };
  const units = name === 'photo' ? onPhotos(item) : item.units;
  if (!units) return speaking(item, name, item.fact === 'fail' ? 'not_met' : 'met', null, { fact: item.fact });
  return speaking(item, name, judgeUnits(input.contract, clause, units.tested, units.failing), units, { ...units });
}

/** Each photo shows one unit that fails, whatever is said of others. Told without files, it is one. */
function onPhotos({ fact, units, photos }: Evidence): NonNullable<Opinion['units']> {
  const { tested, failing } = units ?? { tested: 1, failing: fact === 'fail' ? 1 : 0 };
  return { tested, failing: Math.min(failing, Math.max(1, photos)) };
}

/** Readings of somebody competent: a unit fails when its reading breaks the limit. */
function readOpinion(input: CaseInput, clause: CaseClause, item: Evidence, name: EvidenceClass): Opinion {
  const limit = limitOf(clause.parsed);
  const readings = limit ? item.values.map((value) => readReading(value, limit.unit)) : [];
  if (!limit || readings.some((r) => !r.ok)) return { ...speaking(item, name, null, null, {}), why: 'unreadable' };
  const values = readings.flatMap((r) => (r.ok ? [r.value] : []));
  const broken = values.filter((value) => !complies(limit, value)).length;
  const tested = Math.max(item.units?.tested ?? 0, values.length);
  const units = { tested, failing: Math.max(item.units?.failing ?? 0, broken) };
  // An inspector that says `fail` of a thing it also measured keeps its word.
  const says = item.fact === 'fail' ? 'not_met' : judgeUnits(input.contract, clause, units.tested, units.failing);
  return speaking(item, name, says, units, { values: item.values, ...units });
}

/** Readings of a party: each counts only as far as the one nearest to compliance is beyond doubt. */
function ownOpinion(input: CaseInput, clause: CaseClause, item: Evidence): Opinion {
  const name = 'own_measurement';
  const measured = measure(clause, item);
  const silent = (why: SetAside): Opinion => ({ ...speaking(item, name, null, null, {}), why });
  if (measured.kind === 'unreadable') return silent('unreadable');
  if (measured.kind === 'unsuited') return silent('instrument_unsuited');
  const { nearest } = measured;
  const data = { ...nearest };
  const tested = Math.max(item.units?.tested ?? 0, item.values.length);
  if (measured.complies) return speaking(item, name, 'met', { tested, failing: 0 }, data);
  if (!measured.proves) return { ...silent('within_uncertainty'), data };
  // Only units with a reading are proven to fail.
  const units = { tested, failing: item.values.length };
  return speaking(item, name, judgeUnits(input.contract, clause, units.tested, units.failing), units, { ...data, ...units });
}

export type Weighed = {
  readonly says: 'met' | 'not_met' | 'contradicted' | null;
  /** Those that decide: of the highest class that says anything. */
  readonly decisive: readonly Opinion[];
  readonly opinions: readonly Opinion[];
};

/** The strongest items that say anything decide, unless they contradict each other. */
export function weigh(opinions: readonly Opinion[]): Weighed {
  const telling = opinions.filter(({ says }) => says !== null);
  const top = Math.max(...telling.map(({ strength }) => strength));
  const decisive = telling.filter(({ strength }) => strength === top);
  const words = new Set(decisive.map(({ says }) => says));
  const [only = null] = words;
  return { says: words.size > 1 ? 'contradicted' : only, decisive, opinions };
}

/** Ids by who filed them, sorted, so that the order of filing changes nothing. */
export function relyOn(items: readonly Evidence[]): ReliedOn {
  const of = (side: Evidence['side']): readonly string[] =>
    [...new Set(items.filter((item) => item.side === side).map(({ evidenceId }) => evidenceId))].sort();
  return { buyer: of('buyer'), supplier: of('supplier'), platform: of('platform') };
}

/** The claim has the ground, and nothing that belongs to it. */
export const NOTHING_NAMED: Reason = { code: 'nothing_named', data: {}, reliedOn: relyOn([]) };

/**
 * One reason for each item that decided nothing, so that neither side wonders whether it was read.
 * @param instead why even the strongest decided nothing; left out, they did
 */
export function asideReasons({ opinions, decisive }: Weighed, instead: SetAside | null = null): readonly Reason[] {
  return opinions
    .filter((opinion) => instead !== null || !decisive.includes(opinion))
    .map(({ item, name, why }): Reason => {
      const data = { evidence: item.evidenceId, class: name, why: why ?? instead ?? 'outranked' };
      return { code: 'set_aside', data, reliedOn: relyOn([]) };
    })
    .sort((a, b) => (String(a.data['evidence']) < String(b.data['evidence']) ? -1 : 1));
}
