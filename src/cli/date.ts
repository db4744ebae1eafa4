/** `date --text T`: which day or window words about a date come to, and what is missing. */
import { parseArgs } from 'node:util';
import { parseCalendarCode } from '../calendar/rules.ts';
import { seedBook } from '../calendar/seeds.ts';
import { compileDate } from '../contracts/compile-date.rules.ts';
import { isZone, parseDate, parseInstant } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Io, failing } from './io.ts';

export const USAGE =
  'usage: date --text "15 working days after deposit" [--trigger 2026-03-02] [--calendar CN] [--calendar GB] [--zone Asia/Shanghai] [--json]';

const OPTIONS = {
  text: { type: 'string' },
  trigger: { type: 'string' },
  calendar: { type: 'string', multiple: true },
  zone: { type: 'string', default: 'Asia/Shanghai' },
  json: { type: 'boolean', default: false },
} as const;

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    return null;
  }
}

/** The event's day or instant; null where it is neither. */
function triggerOf(text: string): string | null {
  const read = text.length === 10 ? parseDate(text) : parseInstant(text);
  return read.ok ? read.value : null;
}

/**
 * Runs the words after `date`. With --json prints the compiled date whole.
 * @returns 0 whatever it comes to; 2 for a wrong call
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const values = readArgs(args);
  const fail = failing(args, io);
  if (values?.text === undefined) return fail('date.usage', USAGE);
  const { text, zone } = values;
  if (text.length > LIMITS.name) return fail('date.too_long', `a date has at most ${LIMITS.name} characters`);
  if (!isZone(zone)) return fail('date.zone_unknown', `${zone.slice(0, 60)} is no time zone such as Asia/Shanghai`);
  const trigger = values.trigger === undefined ? undefined : triggerOf(values.trigger);
  if (trigger === null) return fail('date.malformed', 'the trigger is a day YYYY-MM-DD or an instant with its offset');
  const codes: string[] = [];
  for (const given of values.calendar ?? ['CN']) {
    const code = parseCalendarCode(given);
    if (!code.ok) return fail('calendar.code_malformed', 'a calendar is named by a country code of two letters, such as CN');
    codes.push(code.value);
  }
  const compiled = compileDate({ text, ...(trigger === undefined ? {} : { trigger }), calendars: seedBook(), codes, zone });
  io.out(values.json ? JSON.stringify(compiled) : compiled.says.en);
  return 0;
}
