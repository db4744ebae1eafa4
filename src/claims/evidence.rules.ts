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

/** What an item is worth by who made it and how. A report by an agency nobody agreed is its party's own measurement. */
export function classOf(item: Evidence): EvidenceClass {
  if (item.kind === 'report' && item.issuer === 'appointed') return 'appointed_laboratory';
  if (item.kind === 'report' && item.issuer === 'approved') return 'approved_agency';
  if (item.kind === 'report' && item.issuer === 'directory') return 'directory_agency';
  if (item.kind === 'document' && item.issuer === 'carrier') return 'shipping_document';
  const measured = item.kind === 'report' || item.kind === 'own_measurement';
  if (measured && isCompleteMeasurement(item)) return 'own_measurement';
  return item.kind === 'photo' || (measured && item.photos > 0) ? 'photo' : 'statement';
}

/** It has a figure, and instrument, method and uncertainty are stated, so that the other side can repeat it. */
function isCompleteMeasurement({ instrument, method, uncertainty, values, counted }: Evidence): boolean {
  const known = instrumentOf(instrument);
  if (values.length === 0 && counted === null) return false;
  return known !== null && method !== null && (uncertainty !== null || known.code === 'count');
}

/** Height on the ladder, greater is stronger. Photos put a measurement above one of its own class without them. */
export function strengthOf(item: Evidence): number {
  const name = classOf(item);
  const height = (LADDER.length - LADDER.indexOf(name)) * 2;
  return name === 'own_measurement' && item.photos > 0 ? height + 1 : height;
}

export type Opinion = {
  readonly item: Evidence;
  readonly strength: number;
  readonly says: 'met' | 'not_met' | null;
  /** Why it says nothing. */
  readonly why: SetAside | null;
  /** Failing units among the tested ones, where it looked at units. */
  readonly units: { readonly tested: number; readonly failing: number } | null;
  /** Figures the opinion rests on. */
  readonly data: JsonObject;
};

/** Admitted, but not to be weighed: late and not answerable, or about other goods for all that anyone can tell. */
export function barred(input: CaseInput, item: Evidence): SetAside | null {
  if (item.late && !item.answerTimeGiven && classOf(item) !== 'appointed_laboratory') return 'late_unanswered';
  const moved = input.facts.consignments.some(({ shippedOn }) => shippedOn !== null);
  return item.goods === 'before_shipment' && moved && item.sealsMatch !== true ? 'unsealed_goods' : null;
}

/** What one item says of one clause. */
export function opinionOf(input: CaseInput, clause: CaseClause, item: Evidence): Opinion {
  const name = classOf(item);
  const silent = (why: SetAside): Opinion => ({ item, strength: strengthOf(item), says: null, why, units: null, data: {} });
  const why = barred(input, item);
  if (why) return silent(why);
  if (name === 'statement') return silent(item.kind === 'own_measurement' ? 'incomplete_measurement' : 'statement_alone');
  if (name === 'photo') return limitOf(clause.parsed) ? silent('photo_no_quantity') : factOpinion(input, clause, item, true);
  if (item.values.length === 0) return factOpinion(input, clause, item, false);
  return name === 'own_measurement' ? ownOpinion(input, clause, item) : readOpinion(input, clause, item);
}

function speaking(item: Evidence, says: 'met' | 'not_met' | null, units: Opinion['units'], data: JsonObject): Opinion {
  return { item, strength: strengthOf(item), says, why: says === null ? 'too_few_failures' : null, units, data };
}

/** There or not. A photo shows one unit unless it says how many; an inspector's fact is about the lot. */
function factOpinion(input: CaseInput, clause: CaseClause, item: Evidence, isPhoto: boolean): Opinion {
  if (item.fact === null) return { ...speaking(item, null, null, {}), why: 'says_nothing' };
  const failed = item.fact === 'fail' ? 1 : 0;
  const units = item.units ?? (isPhoto ? { tested: 1, failing: failed } : null);
  if (!units) return speaking(item, failed ? 'not_met' : 'met', null, { fact: item.fact });
  return speaking(item, judgeUnits(input.contract, clause, units.tested, units.failing), units, { ...units });
}

/** Readings of somebody competent: a unit fails when its reading breaks the limit. */
function readOpinion(input: CaseInput, clause: CaseClause, item: Evidence): Opinion {
  const limit = limitOf(clause.parsed);
  const readings = limit ? item.values.map((value) => readReading(value, limit.unit)) : [];
  if (!limit || readings.some((r) => !r.ok)) return { ...speaking(item, null, null, {}), why: 'unreadable' };
  const values = readings.flatMap((r) => (r.ok ? [r.value] : []));
  const broken = values.filter((value) => !complies(limit, value)).length;
  const tested = Math.max(item.units?.tested ?? 0, values.length);
  const units = { tested, failing: Math.max(item.units?.failing ?? 0, broken) };
  // An inspector that says `fail` of a thing it also measured keeps its word.
  const says = item.fact === 'fail' ? 'not_met' : judgeUnits(input.contract, clause, units.tested, units.failing);
  return speaking(item, says, units, { values: item.values, ...units });
}

/** Readings of a party: each counts only as far as the one nearest to compliance is beyond doubt. */
function ownOpinion(input: CaseInput, clause: CaseClause, item: Evidence): Opinion {
  const measured = measure(clause, item);
  const silent = (why: SetAside): Opinion => ({ ...speaking(item, null, null, {}), why });
  if (measured.kind === 'unreadable') return silent('unreadable');
  if (measured.kind === 'unsuited') return silent('instrument_unsuited');
  const { nearest } = measured;
  const data = { ...nearest };
  const tested = Math.max(item.units?.tested ?? 0, item.values.length);
  if (measured.complies) return speaking(item, 'met', { tested, failing: 0 }, data);
  if (!measured.proves) return { ...silent('within_uncertainty'), data };
  // Only units with a reading are proven to fail.
  const units = { tested, failing: item.values.length };
  return speaking(item, judgeUnits(input.contract, clause, units.tested, units.failing), units, { ...data, ...units });
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

/** One reason for each item that decided nothing, so that neither side wonders whether it was read. */
export function asideReasons({ opinions, decisive }: Weighed): readonly Reason[] {
  return opinions
    .filter((opinion) => !decisive.includes(opinion))
    .map(({ item, why }): Reason => {
      const data = { evidence: item.evidenceId, class: classOf(item), why: why ?? 'outranked' };
      return { code: 'set_aside', data, reliedOn: relyOn([]) };
    })
    .sort((a, b) => (String(a.data['evidence']) < String(b.data['evidence']) ? -1 : 1));
}
