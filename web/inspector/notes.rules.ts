/** What an inspector entered, judged by the server's own rules: each reading at once, each clause, and the whole report. */
import { type Judged, judgeReport } from '../../src/inspections/report.rules.ts';
import { complies, limitOf, readReading } from '../../src/inspections/readings.rules.ts';
import { readSeals } from '../../src/inspections/seals.rules.ts';
import type { ClauseVerdict, InspectionsRefusal, JudgeRefusal } from '../../src/inspections/types.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { type Result, ok } from '../../src/kernel/result.ts';
import { isContainerNumber, normaliseContainer } from '../../src/shipments/container.rules.ts';
import type { Counts, Job, JobClause, Notes, ReportBody } from './types.ts';

export const emptyNotes = (job: Pick<Job, 'bookingId' | 'owner'>): Notes => ({
  bookingId: job.bookingId,
  owner: job.owner,
  readings: {},
  facts: {},
  defects: null,
  seals: [],
  container: '',
  containerSeal: '',
  dated: null,
});

export const readingsOf = ({ readings }: Notes, clauseId: string): readonly string[] =>
  Object.hasOwn(readings, clauseId) ? (readings[clauseId] ?? []) : [];

export const factOf = ({ facts }: Notes, clauseId: string): 'pass' | 'fail' | null =>
  Object.hasOwn(facts, clauseId) ? (facts[clauseId] ?? null) : null;

/** A bare figure gets the clause's own unit, as the field shows it beside the figure; a comma stays and is refused. */
export const withUnit = (text: string, unit: string): string =>
  unit !== '1' && /^[+\-−]?[\d.,]+$/u.test(text.trim()) ? `${text.trim()} ${unit.replace(/\[H2O\]$/u, '')}` : text.trim();

/** One reading held against its clause: the value in the clause's unit, and whether it keeps the limit. */
export type Seen = { readonly value: number; readonly keeps: boolean };

/** Errors: inspection.no_limit, inspection.reading_invalid. */
export function judgeReading(
  clause: JobClause,
  text: string,
): Result<Seen, 'inspection.no_limit' | 'inspection.reading_invalid'> {
  const limit = limitOf(clause.parsed);
  if (!limit) return { ok: false, code: 'inspection.no_limit', data: { id: clause.clauseId } };
  const value = readReading(text, limit.unit);
  return value.ok ? ok({ value: value.value, keeps: complies(limit, value.value) }) : value;
}

type NotesChange = Partial<Pick<Notes, 'readings' | 'facts' | 'defects' | 'seals' | 'container' | 'containerSeal' | 'dated'>>;

/** A change; the first one also fixes the day of the visit. */
export const changed = (notes: Notes, change: NotesChange, today: PlainDate): Notes => ({
  ...notes,
  dated: notes.dated ?? today,
  ...change,
});

export const withReading = (notes: Notes, clauseId: string, text: string): NotesChange => ({
  readings: { ...notes.readings, [clauseId]: [...readingsOf(notes, clauseId), text] },
});

/** Without the reading at a place; a clause without any is not reported on. */
export function withoutReading(notes: Notes, clauseId: string, at: number): NotesChange {
  const left = readingsOf(notes, clauseId).filter((_, index) => index !== at);
  const { [clauseId]: _before, ...others } = notes.readings;
  return { readings: left.length > 0 ? { ...others, [clauseId]: left } : others };
}

/** The same answer again takes it back. */
export function withFact(notes: Notes, clauseId: string, fact: 'pass' | 'fail'): NotesChange {
  const { [clauseId]: before, ...others } = notes.facts;
  return { facts: before === fact ? others : { ...others, [clauseId]: fact } };
}

const NONE: Counts = { critical: 0, major: 0, minor: 0 };

/** One more or one less; the first count says that defects were counted at all. */
export const withDefects = (notes: Notes, name: keyof Counts, by: number): NotesChange => {
  const before = notes.defects ?? NONE;
  return { defects: { ...before, [name]: Math.max(0, before[name] + by) } };
};

/** Seals as they will be filed, each once. Errors: seals.malformed. */
export const withSeal = (notes: Notes, text: string): Result<NotesChange, 'seals.malformed'> => {
  const seals = readSeals([...notes.seals, text]);
  return seals.ok ? ok({ seals: seals.value }) : seals;
};

/** Whether a container number that was typed cannot be one (ISO 6346); an empty one is not typed. */
export const isContainerOdd = (text: string): boolean => text.trim() !== '' && !isContainerNumber(normaliseContainer(text));

/** What was found on one clause, judged; null where nothing was entered, or where it cannot be read. */
export function clauseVerdict(job: Job, notes: Notes, clause: JobClause): ClauseVerdict | null {
  const { clauseId } = clause;
  const [readings, fact] = [readingsOf(notes, clauseId), factOf(notes, clauseId)];
  if (readings.length === 0 && fact === null) return null;
  const judged = judgeReport([clause], job.plan, {
    defects: null,
    measured: { [clauseId]: readings },
    facts: fact === null ? {} : { [clauseId]: fact },
  });
  return judged.ok ? (judged.value.clauses[0] ?? null) : null;
}

/** The whole report as the server will judge it. Errors: those of judgeReport. */
export const judgeNotes = (job: Job, notes: Notes): Result<Judged, InspectionsRefusal | JudgeRefusal> =>
  judgeReport(job.clauses, job.plan, { defects: notes.defects, measured: notes.readings, facts: notes.facts });

/** Clauses that can be judged and on which nothing was entered yet. */
export const untouched = (job: Job, notes: Notes): readonly JobClause[] =>
  job.clauses.filter(
    (clause) =>
      clause.verdict === 'measurable' &&
      readingsOf(notes, clause.clauseId).length === 0 &&
      factOf(notes, clause.clauseId) === null,
  );

/** Whether the report says anything: as the server asks of each kind of visit. */
export function saysSomething(job: Job, notes: Notes, { sampling, clauses }: Judged): boolean {
  if (sampling !== null || clauses.some(({ verdict }) => verdict !== 'excluded')) return true;
  if (job.kind === 'pre_shipment') return false;
  return clauses.length > 0 || notes.seals.length > 0 || notes.containerSeal.trim() !== '';
}

/** The report as it is sent; what was not entered is left out. */
export function reportOf(notes: Notes): ReportBody {
  const { readings, facts, defects, seals, dated } = notes;
  const [container, containerSeal] = [normaliseContainer(notes.container), notes.containerSeal.trim()];
  return {
    ...(defects === null ? {} : { defects }),
    ...(Object.keys(readings).length === 0 ? {} : { measured: readings }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(seals.length === 0 ? {} : { seals }),
    ...(container === '' ? {} : { container }),
    ...(containerSeal === '' ? {} : { containerSeal }),
    ...(dated === null ? {} : { dated }),
  };
}
