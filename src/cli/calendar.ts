/** `calendar add` and `calendar business-days`: counts business days on the seed calendars, without a database. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { MAX_DAYS, addBusinessDays, businessDaysOf, parseCalendarCode } from '../calendar/rules.ts';
import { seedBook } from '../calendar/seeds.ts';
import type { CalendarCode, CalendarRefusal, Certainty } from '../calendar/types.ts';
import { type DateRefusal, parseDate } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { type Io, REFUSED } from './io.ts';

/** Asked for: everything one count needs, as it came. */
type Count = { readonly from: unknown; readonly days: unknown; readonly calendars: unknown };

/** What the rules refuse, and what only a command line can have wrong. */
type Code =
  | CalendarRefusal
  | DateRefusal
  | 'calendar.days_malformed'
  | 'calendar.year_malformed'
  | 'calendar.usage'
  | 'calendar.file_unreadable'
  | 'calendar.line_malformed';

export const USAGE =
  'usage: calendar add --from YYYY-MM-DD --days N --calendar CN [--calendar GB] [--json] | calendar add --jsonl FILE | ' +
  'calendar business-days --calendar CN [--calendar GB] --year YYYY [--json]';

const SENTENCES: Partial<Readonly<Record<Code, string>>> = {
  'calendar.code_malformed': 'A calendar is named by a country code of two letters, such as CN.',
  'calendar.days_malformed': `The number of days is whole, from 1 to ${MAX_DAYS}.`,
  'calendar.year_malformed': 'The year has four digits, from 2000 to 2199.',
  'calendar.line_malformed': 'A line is a JSON object with id, from, days and calendars.',
  'date.malformed': 'The date does not exist or is not written YYYY-MM-DD.',
  'date.out_of_range': 'The date lies outside 2000 to 2199.',
  'calendar.usage': USAGE,
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readCodes(calendars: unknown): Result<readonly CalendarCode[], CalendarRefusal> {
  if (!Array.isArray(calendars) || calendars.length === 0) return refuse('calendar.code_malformed');
  const codes: CalendarCode[] = [];
  for (const entry of calendars) {
    const code = parseCalendarCode(text(entry));
    if (!code.ok) return code;
    codes.push(code.value);
  }
  return ok(codes);
}

/** Certainty is shown only where there is something to say. */
const doubts = ({ provisional, missing }: Certainty): object => ({
  ...(provisional ? { provisional } : {}),
  ...(missing.length > 0 ? { missing } : {}),
});

type Counted = { readonly date: string; readonly provisional?: true; readonly missing?: readonly CalendarCode[] };

function count({ from, days, calendars }: Count): Result<Counted, Code> {
  const date = parseDate(text(from));
  if (!date.ok) return date;
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    return refuse('calendar.days_malformed');
  const codes = readCodes(calendars);
  if (!codes.ok) return codes;
  const counted = addBusinessDays(seedBook(), codes.value, date.value, days);
  return ok({ date: counted.date, ...doubts(counted) });
}

/** A warning for the terminal; with --json the answer itself carries it. */
function warn(io: Io, { provisional, missing }: Partial<Certainty>): void {
  if (missing) io.err(`Without holidays, only weekends left out: ${missing.join(', ')} (calendar.missing)`);
  if (provisional) io.err('The official calendar is not published for every year counted. (calendar.provisional)');
}

type Fail = (code: Code, message?: string) => number;

function add(io: Io, fail: Fail, json: boolean, asked: Count): number {
  const result = count(asked);
  if (!result.ok) return fail(result.code);
  if (json) io.out(JSON.stringify(result.value));
  else io.out(result.value.date);
  if (!json) warn(io, result.value);
  return 0;
}

/** One line's answer: `{id, date}` or `{id, error}`; `id` is null where the line has none. */
function answerLine(line: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, error: 'calendar.line_malformed' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { id: null, error: 'calendar.line_malformed' };
  const { id = null, from, days, calendars } = parsed as Readonly<Record<string, unknown>>;
  const result = count({ from, days, calendars });
  return result.ok ? { id, ...result.value } : { id, error: result.code };
}

async function addLines(io: Io, fail: Fail, file: string): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') io.out(JSON.stringify(answerLine(line)));
    }
    return 0;
  } catch (error) {
    return fail('calendar.file_unreadable', error instanceof Error ? error.message : `${file} cannot be read`);
  }
}

function businessDays(io: Io, fail: Fail, json: boolean, year: string, calendars: readonly string[]): number {
  if (!/^2[01]\d\d$/.test(year)) return fail('calendar.year_malformed');
  const codes = readCodes(calendars);
  if (!codes.ok) return fail(codes.code);
  const { days, ...certainty } = businessDaysOf(seedBook(), codes.value, Number(year));
  if (json) io.out(JSON.stringify({ days, ...doubts(certainty) }));
  else for (const day of days) io.out(day);
  if (!json) warn(io, doubts(certainty));
  return 0;
}

const OPTIONS = {
  from: { type: 'string' },
  days: { type: 'string' },
  calendar: { type: 'string', multiple: true },
  year: { type: 'string' },
  jsonl: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    return null;
  }
}

/**
 * Runs the words after `calendar`. FILE may be `-` for standard input; codes may be in lower case. With --jsonl every
 * line is answered in order and a bad line is answered with its refusal code: the exit code stays 0.
 * @returns 0, or 2 for a refused call (a sentence with the code on `err`, with --json `{code, message}`)
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = readArgs(args);
  const json = parsed?.values.json ?? args.includes('--json');
  const fail: Fail = (code, message = SENTENCES[code] ?? code) => {
    io.err(json ? JSON.stringify({ code, message }) : `${message} (${code})`);
    return REFUSED;
  };
  if (parsed?.positionals.length !== 1) return fail('calendar.usage');
  const { from, days, calendar, year, jsonl } = parsed.values;
  const [verb] = parsed.positionals;
  if (verb === 'add' && jsonl !== undefined) {
    return (from ?? days ?? calendar ?? year) ? fail('calendar.usage') : addLines(io, fail, jsonl);
  }
  if (verb === 'add' && from !== undefined && days !== undefined && calendar && year === undefined) {
    return add(io, fail, json, { from, days: /^\d{1,6}$/.test(days) ? Number(days) : null, calendars: calendar });
  }
  if (
    verb === 'business-days' &&
    year !== undefined &&
    calendar &&
    from === undefined &&
    days === undefined &&
    jsonl === undefined
  ) {
    return businessDays(io, fail, json, year, calendar);
  }
  return fail('calendar.usage');
}
