/** Times that a text names: written days, and months or their halves and thirds as trade practice has them. */
import { type PlainDate, addDays, addMonths, monthOf, parseDate } from '../kernel/dates.ts';
import { findDates } from './dates.rules.ts';
import type { Range } from './references.rules.ts';
import type { Token } from './tokens.rules.ts';

export type Moment = Range & {
  /** A day, or part of a month: then `first` and `last` differ. */
  readonly kind: 'day' | 'month';
  readonly first: PlainDate | null;
  readonly last: PlainDate | null;
  /** What keeps it from being one day or one part: its year, or one way to read it. */
  readonly lacks: 'year' | 'one reading' | null;
};

/** A month with what stands beside it, before its year is settled. */
type Draft = Range & {
  readonly month: number;
  readonly day: number | null;
  readonly part: Part;
  readonly year: number | null;
};

type Part = readonly [first: number, last: number | 'end'] | null;

const WHOLE: Part = [1, 'end'];

/** Source: trade practice as in the rules for documentary credits; first half ends on the 15th, the middle is 11 to 20. */
const PARTS: readonly (readonly [RegExp, Part])[] = [
  // Nobody has said on which day the first week of a month ends.
  [/ (?:week|wk) $/u, null],
  [/ (?:1 ?st|first) half $/u, [1, 15]],
  [/ (?:2 ?nd|second|latter|last) half $/u, [16, 'end']],
  [/ (?:begin|beginning|start|early) $/u, [1, 10]],
  [/ (?:mid|middle) $/u, [11, 20]],
  [/ (?:end|late) $/u, [21, 'end']],
];
const PART_BEHIND: ReadonlyMap<string, Part> = new Map([
  ['beginning', [1, 10]],
  ['early', [1, 10]],
  ['middle', [11, 20]],
  ['end', [21, 'end']],
]);

/** Between a part and its month: "end of the month of May". */
const LINKS = new Set(['of', 'the', 'in', '-', 'month']);
const RANGE_SIGNS = new Set(['-', '~', 'to', 'and', 'till', 'until', '/', '&', '...']);
const FILL = new Set(['-', '/', ',', '.', 'of', "'", 'st', 'nd', 'rd', 'th']);

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word';
const yearAt = (tokens: readonly Token[], at: number): number | null => {
  const text = tokens[at]?.text ?? '';
  return /^20\d\d$/u.test(text) ? Number(text) : null;
};
const dayAt = (token: Token | undefined): number | null => {
  const day = token?.kind === 'number' && /^\d{1,2}$/u.test(token.text) ? Number(token.text) : 0;
  return day >= 1 && day <= 31 ? day : null;
};

/** Where the words of a part that lead up to `at` begin, and which part they name. */
function partBefore(tokens: readonly Token[], at: number, floor: number): { readonly from: number; readonly part: Part } | null {
  let end = at;
  while (end > floor && end > at - 3 && LINKS.has(tokens[end - 1]?.text ?? '#')) end -= 1;
  const start = Math.max(floor, end - 3);
  const words = ` ${tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ')} `;
  const found = PARTS.find(([pattern]) => pattern.test(words));
  if (!found) return null;
  const length = (found[0].exec(words)?.[0] ?? '').trim().split(' ').length;
  // The number of a week belongs to it: "1 st week".
  return { from: found[1] === null ? start : end - length, part: found[1] };
}

/** The year behind a month, over a comma or a hyphen, and where it ends. */
function yearBehind(tokens: readonly Token[], at: number): { readonly year: number | null; readonly to: number } {
  let next = at;
  while (next < at + 2 && FILL.has(tokens[next]?.text ?? '#')) next += 1;
  const year = yearAt(tokens, next);
  return { year, to: year === null ? at : next + 1 };
}

/** A month at `at` that stands in no written day: alone, in parts, or with a day and no year. */
function draftAt(tokens: readonly Token[], at: number, floor: number): Draft | null {
  const token = tokens[at];
  const month = isWord(token) ? monthOf(token.text) : 0;
  if (month === 0) return null;
  let before = at - 1;
  while (before >= floor && before > at - 4 && FILL.has(tokens[before]?.text ?? '#')) before -= 1;
  const dayBefore = before >= floor ? dayAt(tokens[before]) : null;
  const { year, to } = yearBehind(tokens, at + 1);
  if (dayBefore !== null) return { from: before, to, month, day: dayBefore, part: WHOLE, year };
  const dayBehind = dayAt(tokens[at + 1]);
  if (year === null && dayBehind !== null) return { from: at, to: at + 2, month, day: dayBehind, part: WHOLE, year };
  const ahead = partBefore(tokens, at, floor);
  const behind = ahead === null ? PART_BEHIND.get(tokens[to]?.text ?? '') : undefined;
  const goesOn = RANGE_SIGNS.has(tokens[at + 1]?.text ?? '#') && monthOf(tokens[at + 2]?.text ?? '') > 0;
  // "May" is also a verb: with nothing beside it, it is no month.
  if (token?.text === 'may' && year === null && ahead === null && behind === undefined && !goesOn) return null;
  const part = behind ?? (ahead === null ? WHOLE : ahead.part);
  return { from: ahead?.from ?? at, to: behind === undefined ? to : to + 1, month, day: null, part, year };
}

const two = (n: number): string => String(n).padStart(2, '0');

function settled({ from, to, month, day, part }: Draft, year: number | null): Moment {
  const kind = day === null ? 'month' : 'day';
  const none = { from, to, kind, first: null, last: null } as const;
  if (part === null) return { ...none, lacks: 'one reading' };
  if (year === null) return { ...none, lacks: 'year' };
  const begin = `${year}-${two(month)}-01`;
  if (day !== null) {
    const date = parseDate(`${year}-${two(month)}-${two(day)}`);
    return date.ok ? { ...none, first: date.value, last: date.value, lacks: null } : { ...none, lacks: 'one reading' };
  }
  const [first, last] = part;
  return {
    ...none,
    first: addDays(begin, first - 1),
    last: last === 'end' ? addDays(addMonths(begin, 1), -1) : addDays(begin, last - 1),
    lacks: null,
  };
}

/** "10" in "10-20 May 2026" and "10 to 20 May": a day that takes its month from the next one. */
function leadingDay(tokens: readonly Token[], moment: Moment, month: number, floor: number): Draft | null {
  const sign = moment.from - 1;
  if (moment.kind !== 'day' || sign < floor || !RANGE_SIGNS.has(tokens[sign]?.text ?? '#')) return null;
  let at = sign - 1;
  if (['st', 'nd', 'rd', 'th'].includes(tokens[at]?.text ?? '')) at -= 1;
  const day = at >= floor ? dayAt(tokens[at]) : null;
  const year = moment.first === null ? null : Number(moment.first.slice(0, 4));
  return day === null ? null : { from: at, to: sign, month, day, part: WHOLE, year };
}

/** A missing year is lent by the next moment within this many tokens: "10 May to 20 May 2026". */
const LENDING_REACH = 6;

/** The months' names and written days, in order, each with the month it lies in. */
function draftsOf(tokens: readonly Token[]): readonly (Moment | Draft)[] {
  const dates = new Map(findDates(tokens).map((written) => [written.from, written]));
  const found: (Moment | Draft)[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const floor = found.at(-1)?.to ?? 0;
    const date = dates.get(i);
    const draft = date ? null : draftAt(tokens, i, floor);
    if (date) {
      const day = { from: date.from, to: date.to, kind: 'day', first: date.date, last: date.date } as const;
      const moment: Moment = { ...day, lacks: date.date === null ? 'one reading' : null };
      // In figures, `05-10` before `2026-05-20` is no range of days.
      const isNamed = tokens.slice(date.from, date.to).some((token) => isWord(token) && monthOf(token.text) > 0);
      const lead = isNamed ? leadingDay(tokens, moment, Number(date.date?.slice(5, 7) ?? 0), floor) : null;
      found.push(...(lead && lead.month > 0 ? [lead] : []), moment);
    } else if (draft) found.push(draft);
    i = Math.max(i, (found.at(-1)?.to ?? 0) - 1);
  }
  return found;
}

/** Every time that the text names, in order. */
export function findMoments(tokens: readonly Token[]): readonly Moment[] {
  const drafts = draftsOf(tokens);
  const moments: Moment[] = [];
  let next: Moment | null = null;
  for (const draft of [...drafts].reverse()) {
    const near = next !== null && next.from - draft.to <= LENDING_REACH;
    const lent: number | null = near && next?.last ? Number(next.last.slice(0, 4)) : null;
    const moment: Moment = 'kind' in draft ? draft : settled(draft, draft.year ?? lent);
    moments.push(moment);
    next = moment;
  }
  return moments.reverse();
}
