/** How PostgreSQL's values become ours: amounts are safe integers, days and instants are the kernel's texts. */
import pg from 'pg';
import { assert, must } from '../kernel/assert.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';

/** bigint as a number; a Fault beyond the safe integers, where a unit of money would be lost without a word. */
export function int8(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `bigint ${text} is not a safe integer`);
  return value;
}

const TIMESTAMPTZ = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** timestamptz as an Instant; what is finer than a millisecond is cut off. Sessions run in UTC, so any other offset is a Fault. */
export function timestamptz(text: string): Instant {
  const match = must(TIMESTAMPTZ.exec(text), `timestamptz ${text} is not an instant in UTC`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
}

/** date as a PlainDate; `infinity` and years before Christ are Faults. */
export function date(text: string): PlainDate {
  assert(/^\d{4}-\d\d-\d\d$/.test(text), `date ${text} is not a day`);
  return text;
}

const text = (value: string): string => value;

/** The type id of text[], which the typings of pg do not list. */
const TEXT_ARRAY = 1009 as never;

/** PostgreSQL's array text, read by pg's parser of text[], each element by ours. */
const arrayOf =
  <T>(element: (value: string) => T) =>
  (value: string): readonly (T | null)[] => {
    const parse = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (value: string) => (string | null)[];
    return parse(value).map((item) => (item === null ? null : element(item)));
  };

/** By type id (catalogue pg_type). numeric stays text; timestamp without zone, which we never store, too. */
const PARSERS: ReadonlyMap<number, (value: string) => unknown> = new Map<number, (value: string) => unknown>([
  [20, int8],
  [1016, arrayOf(int8)],
  [1082, date],
  [1182, arrayOf(date)],
  [1114, text],
  [1115, arrayOf(text)],
  [1184, timestamptz],
  [1185, arrayOf(timestamptz)],
  [1700, text],
  [1231, arrayOf(text)],
]);

/** For a pool's `types`: ours above, pg's for all others. Per pool, because pg-boss and better-auth expect pg's own. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(id)) ??
    pg.types.getTypeParser(id, format ?? 'text')) as typeof pg.types.getTypeParser,
};
