/** Proposes a wording that keeps what the buyer wants and can be measured. */
import { type PlainDate, addDays } from '../kernel/dates.ts';
import { lintClause } from './lint.rules.ts';
import type { ClauseInput, LintProblem, Problem } from './lint.types.ts';
import { METHOD_PROPERTIES } from './methods.data.ts';
import { findPhrases, lexicon, say } from './phrases.rules.ts';
import { tokenise } from './tokens.rules.ts';
import { GENERAL_TEMPLATE, TEMPLATES, USUAL_LIMIT } from './topics.data.ts';
import { inYearOf } from './wordings.rules.ts';

export type RewriteInput = ClauseInput & {
  /** The day that a proposal names where a clause hangs its day on an event: the order's shipping date. */
  readonly dueOn?: PlainDate;
  /** The day of asking; where no `dueOn` is known, proposals name a day so long after it. */
  readonly today?: PlainDate;
};

/** About what making and loading an order takes. */
const USUAL_DAYS = 90;

const proposedDay = ({ dueOn, today }: RewriteInput): PlainDate | null =>
  dueOn ?? (today === undefined ? null : addDays(today, USUAL_DAYS));

/** A clause is read anew after each repair: so many characters are read for one proposal, and so many parts looked at. */
const MOST_READ = 8_000;
const MOST_EDITS = 12;
const MOST_PARTS = 60;
/** Characters of a clause that is repaired part by part: what is longer is no clause that a person wrote. */
const MOST_IN_PARTS = 800;

/** Units that figures after a noun usually have. */
const USUAL_UNIT: readonly (readonly [RegExp, string])[] = [
  [/temp|°|heat|comfort|range|climate/i, '°C'],
  [/weight|g\.?w|n\.?w|load|kg/i, 'kg'],
  [/speed/i, 'mm/s'],
  [/power|watt/i, 'W'],
  [/voltage/i, 'V'],
  [/noise|sound/i, 'dB(A)'],
  [/coating|plating|thk|film/i, 'um'],
  [/height|length|width|size|pallet|ctn|carton/i, 'cm'],
];

/** What a maker of such goods usually keeps. */
const USUAL_TOLERANCE = '± 5 %';

const cut = (text: string, [start, end]: readonly [number, number], by: string): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`;

/** What the repair of a date leaves behind, said as people say it. */
const DATED: readonly (readonly [RegExp, string])[] = [
  [/(?<![\d.])[\d.]{1,12} ?[-~] ?not later than/u, 'not later than'],
  [/\b(?:lead|production|delivery) time(?: of| is)? not later than/iu, 'Ready for shipment not later than'],
];

/** Without the signs at its ends that a cut left over. A pattern for the end would be tried from every sign of a long run. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && ' ,;.&-'.includes(text.charAt(from))) from += 1;
  while (to > from && ' ,;&-'.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function tidy(text: string): string {
  const plain = DATED.reduce((told, [found, said]) => told.replace(found, said), text.replace(/\s+/gu, ' '))
    .replace(/ +/gu, ' ')
    .replace(/ ([,;.])/gu, '$1')
    .replace(/([,;])(?: ?[,;])+/gu, '$1');
  return trimmed(plain)
    .replace(/\( ?\)/gu, '')
    .trim();
}

const slugOf = ({ data }: LintProblem): string | null =>
  typeof data['characteristic'] === 'string' ? data['characteristic'] : null;

/** The first standard of the property that a claim could be decided by. */
function standardOf(slug: string | null): string {
  const standards = METHOD_PROPERTIES.find((property) => property.slug === slug)?.standards.join(', ') ?? '';
  return (
    /(?:ISO|EN|IEC|ASTM|AATCC|IES|ISTA|JIS)[ /][A-Z]*\s?[\w-]*\d[\w-]*/u.exec(standards)?.[0] ?? 'ISO 17025 laboratory report'
  );
}

/** The span with everything up to the next comma on both sides: a part of the sentence. */
function partAround(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const before = Math.max(text.lastIndexOf(', ', start), text.lastIndexOf(';', start), text.lastIndexOf('. ', start));
  const after = /,\s|;|\.\s/u.exec(text.slice(end));
  return [before < 0 ? 0 : before, after === null ? text.length : end + after.index];
}

const unitFor = (before: string): string => USUAL_UNIT.find(([noun]) => noun.test(before))?.[1] ?? 'mm';

type Edit = (text: string, problem: LintProblem, input: RewriteInput) => string | null;

/** Words for a time in which a promise holds: such a clause owes its duration, not a day. */
const PERIOD = /\b(?:warrant(?:y|ies|ed)|guarant(?:ee|eed|y)|shelf life|valid(?:ity)?)\b/iu;
const DURATION =
  /(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?(?: ?- ?| )?(?:(?:calendar|full) )?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)\b/iu;
const COUNTED_FROM = /\b(?:(?:starting|counted|calculated|counting) )?(?:from|after|since|upon|following|as of|of)\b/iu;
/** "From the date of delivery | of the goods": what is left of the event behind the word that names it. */
const REST_OF_EVENT = /^(?: (?:of|to|at|by|in|on) (?:the |each |our |your )?[\p{L}-]{1,30}){1,2}/u;

/** "Warranty 24 months from delivery" keeps its 24 months and gets the day from which they count; null: no such clause. */
function withPeriod(text: string, [start, end]: readonly [number, number], day: PlainDate): string | null {
  const [from, to] = [text.lastIndexOf('. ', start), text.indexOf('. ', end)];
  const inside = text.slice(start, end);
  const duration = DURATION.exec(inside);
  if (duration === null || !PERIOD.test(text.slice(Math.max(0, from), to < 0 ? text.length : to))) return null;
  const kept = duration.index + duration[0].length;
  const link = COUNTED_FROM.exec(inside.slice(kept));
  if (link !== null) {
    const rest = REST_OF_EVENT.exec(text.slice(end, end + 80))?.[0].length ?? 0;
    return cut(text, [start + kept + link.index, end + rest], `from ${day}`);
  }
  // "After delivery, warranty of 24 months": the event stands first and goes.
  const head = inside.slice(0, duration.index);
  const noun = PERIOD.exec(head)?.index ?? head.length;
  const [, partEnd] = partAround(text, [start, end]);
  const told = `${inside.slice(noun)}${text.slice(end, partEnd)} from ${day}`;
  return `${text.slice(0, start)}${told}${text.slice(partEnd)}`;
}

const atSpan =
  (edit: (text: string, span: readonly [number, number], problem: LintProblem, input: RewriteInput) => string): Edit =>
  (text, problem, input) =>
    problem.span === null ? null : edit(text, problem.span, problem, input);

const HOURS = /(?<![\d.,])\d{1,3}(?= ?h(?:ours?|rs?)?\b)/iu;

/** The usual limit of a property, for as long as the clause says: "hot 12 hours" is asked after 12 h, not after the usual 6. */
function usualLimit(slug: string, text: string): string | null {
  const limit = USUAL_LIMIT[slug] ?? null;
  const hours = slug === 'heat_retention' ? HOURS.exec(text)?.[0] : undefined;
  return hours === undefined ? limit : (limit?.replace(HOURS, hours) ?? null);
}

/** One repair for each problem, where the clause can be repaired and need not be said anew. */
const EDITS: Readonly<Record<Problem, Edit>> = {
  subjective_term: atSpan((text, span) => cut(text, partAround(text, span), '')),
  escape_clause: atSpan((text, span) => cut(text, span, '')),
  open_ended: atSpan((text, span) => cut(text, span, '')),
  undefined_reference: atSpan((text, span) => cut(text, span, 'as sealed sample no. S-01')),
  relative_date: (text, { span }, input) => {
    const day = proposedDay(input);
    if (span === null || day === null) return null;
    // What hangs on the event goes; what is owed stays.
    return withPeriod(text, span, day) ?? cut(text, [span[0], partAround(text, span)[1]], ` not later than ${day}`);
  },
  vague_quantity: (text, { span }) => {
    if (span === null) return null;
    const figure = /^[^\d]*\d[\d.,]*\s?[^\s,;]*/u.exec(text.slice(span[1]))?.[0];
    return figure === undefined
      ? cut(text, span, '')
      : `${text.slice(0, span[0])}${figure.trim()} ± 10 %${text.slice(span[1] + figure.length)}`;
  },
  no_limit: (text, problem) => {
    const limit = usualLimit(slugOf(problem) ?? '', text);
    if (limit !== null) return `${text}; ${limit}`;
    return problem.span === null ? null : cut(text, problem.span, '');
  },
  no_unit: atSpan((text, [start, end]) => `${text.slice(0, end)} ${unitFor(text.slice(0, start))}${text.slice(end)}`),
  no_tolerance: atSpan((text, [, end]) => `${text.slice(0, end)} ${USUAL_TOLERANCE}${text.slice(end)}`),
  no_method: (text, problem) => `${text}; ${standardOf(slugOf(problem))}`,
  multiple_requirements: () => null,
};

/** Repairs problem after problem; null where the text is used up or does not come right. */
function repaired(input: RewriteInput): string | null {
  let { text } = input;
  const edits = Math.min(MOST_EDITS, Math.floor(MOST_READ / (text.length + 1)));
  for (let n = 0; n < edits; n += 1) {
    const { verdict, problems } = lintClause({ ...input, text });
    if (verdict === 'measurable') return text;
    if (verdict === 'vague') return null;
    const next = problems.flatMap((problem) => EDITS[problem.code](text, problem, input) ?? [])[0];
    if (next === undefined) return null;
    const tidied = tidy(next);
    if (tidied === '' || tidied === text) return null;
    text = tidied;
  }
  return null;
}

const holds = (input: RewriteInput, text: string | null): text is string =>
  text !== null && lintClause({ ...input, text }).verdict === 'measurable';

/** Parts of the clause that can be measured as they stand. */
function soundParts(input: RewriteInput): string | null {
  if (input.text.length > MOST_IN_PARTS) return null;
  const parts = input.text.split(/[;]|,\s|\.\s/u, MOST_PARTS).map(tidy);
  const sound = parts.filter((part) => part !== '' && lintClause({ ...input, text: part }).parsed !== null);
  const text = sound.length === 0 ? null : sound.join('; ');
  return holds(input, text) ? text : null;
}

const PREPARED = TEMPLATES.map(({ words, text }) => ({ words: lexicon(say(...words)), text }));

/** Part by part: what is sound stays, the rest is repaired or said as usual by its own words; what is mere praise goes. */
function byParts(input: RewriteInput): string | null {
  if (input.text.length > MOST_READ) return null;
  const parts = input.text
    .split(/[;]|,\s|\.\s/u, MOST_PARTS)
    .map(tidy)
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  const said = parts.flatMap((text) => {
    const part = { ...input, text };
    return lintClause(part).parsed === null ? (repaired(part) ?? ownTemplate(part) ?? []) : text;
  });
  const text = [...new Set(said)].join('; ');
  return said.length > 0 && holds(input, text) ? text : null;
}

/** A period that the clause promises, in its own figure and unit; what is promised for it is said as usual. */
function periodIn(text: string, day: PlainDate): string | null {
  if (!PERIOD.test(text)) return null;
  const duration = DURATION.exec(text)?.[0].toLowerCase();
  return duration === undefined
    ? null
    : `Warranty ${duration} from ${day}, replacement of each defective part free of charge, freight paid by the supplier`;
}

/** The ready wording of what some words are about, in the order of the table. */
function wordingOf(words: string): string | null {
  const tokens = tokenise(words);
  return PREPARED.find((one) => findPhrases(one.words, tokens).length > 0)?.text ?? null;
}

/** The ready wording of what the clause itself is about. */
function ownTemplate(input: RewriteInput): string | null {
  const wording = wordingOf(input.text);
  return wording === null ? null : filledIn(wording, input);
}

/** The ready wording of what the clause, or else its product, talks about; null where it names a day and none is known. */
function template(input: RewriteInput): string | null {
  const { text, product = '' } = input;
  const day = proposedDay(input);
  const period = day === null ? null : periodIn(text, day);
  return holds(input, period) ? period : filledIn(wordingOf(text) ?? wordingOf(product) ?? GENERAL_TEMPLATE, input);
}

/** A ready wording with its days; null where it names one and none is known. */
function filledIn(ready: string, input: RewriteInput): string | null {
  const day = proposedDay(input);
  const wording = ready.replace('{day}', day ?? '{day}');
  const dated = input.today ?? day;
  const filled = dated === null ? wording : inYearOf(wording, dated);
  return filled.includes('{') ? null : filled;
}

/** Whether what the clause lacks is a day: without one, any proposal would be about something else. */
const wantsDay = (input: RewriteInput): boolean =>
  proposedDay(input) === null && lintClause(input).problems.some(({ code }) => code === 'relative_date');

/**
 * A wording of the clause that the check finds measurable; the clause itself where it is so already. It is a proposal: its
 * figures are the usual ones and the buyer's to change. Null only where it would have to name a day, and neither `dueOn` nor
 * `today` is given. Reads at most a fixed number of characters besides the clause.
 */
export const rewriteOf = (input: RewriteInput): string | null =>
  wantsDay(input) ? null : (repaired(input) ?? byParts(input) ?? soundParts(input) ?? template(input));
