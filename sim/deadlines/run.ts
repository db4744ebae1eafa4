/** Asks the rules and the oracle the same questions about deadlines, and tells the first on which they differ. */
import {
  addBusinessDays,
  businessDaysBefore,
  businessDaysBetween,
  businessDeadline,
  calendarDeadline,
  isBusinessDay,
  nextBusinessDay,
} from '../../src/calendar/rules.ts';
import { fixedDay } from '../../src/contracts/date-rule.rules.ts';
import type { Transport } from '../../src/contracts/types.ts';
import { canonical } from '../../src/kernel/canonical.ts';
import { addMonths, dayOf, endOfDay, startOfDay } from '../../src/kernel/dates.ts';
import { latest } from '../../src/policy/rules.ts';
import { contestedArrival, receiptCounts, untoldArrival } from '../../src/shipments/deadlines.rules.ts';
import { seeded } from '../random.ts';
import { type Case, drawCase, openAtlases } from './cases.ts';
import {
  type Countries,
  dayEnds,
  later,
  monthsLater,
  shownDay,
  stepTo,
  workingBetween,
  workingFrom,
  worksInAll,
} from './oracle.ts';

export type DeadlineVerdict = {
  readonly seed: string;
  readonly cases: number;
  readonly zones: number;
  /** Cases by what their day is near to, answers by how sure they are. */
  readonly kinds: { readonly [kind: string]: number };
  readonly answers: number;
  readonly provisional: number;
  readonly missing: number;
  /** The first difference, as both told it. */
  readonly broken: {
    readonly case: number;
    readonly what: string;
    readonly rules: string;
    readonly oracle: string;
    readonly asked: string;
  } | null;
};

/** An answer of the rules beside the oracle's. */
type Pair = readonly [what: string, rules: unknown, oracle: unknown];

const { life } = latest('classic');

/** How long an untold arrival waits, by how the goods travel. */
const TRAVELS: readonly (readonly [Transport | null, number])[] = [
  ['sea', life.presumedArrivalDays.sea],
  ['air', life.presumedArrivalDays.other],
  [null, life.presumedArrivalDays.sea],
];

/** The counts of business and calendar days, from and to a day. */
function counts({ atlas: { book }, codes, n, other }: Case, countries: Countries, day: string): readonly Pair[] {
  const between = workingBetween(countries, day, other);
  const [code = 'CN'] = codes;
  const alone: Countries = new Map([...countries].slice(0, 1));
  const rule = { trigger: 'deposit', days: n } as const;
  const sure = { provisional: false, missing: [] };
  return [
    ['business days after', addBusinessDays(book, codes, day, n), stepTo(countries, day, n)],
    ['business days before', businessDaysBefore(book, codes, day, n), stepTo(countries, day, n, -1)],
    ['business day on or after', nextBusinessDay(book, codes, day), workingFrom(countries, day)],
    ['business days between', businessDaysBetween(book, codes, day, other), other < day ? -between : between],
    ['a business day', isBusinessDay(book, codes, other), worksInAll(countries, Date.parse(other) / 86_400_000)],
    ['months', addMonths(day, n % 60), monthsLater(day, n % 60)],
    ['days of a contract', fixedDay({ ...rule, in: 'business_days' }, day, book, code), stepTo(alone, day, n)],
    [
      'calendar days of a contract',
      fixedDay({ ...rule, in: 'calendar_days' }, day, book, code),
      { date: later(day, n), ...sure },
    ],
  ];
}

/** The instants at which terms are over, in the zone. */
function ends(asked: Case, countries: Countries, day: string): readonly Pair[] {
  const { atlas, codes, n, zone, received } = asked;
  const { date, ...sure } = stepTo(countries, day, n);
  const business = { lastDay: date, at: dayEnds(date, zone), ...sure };
  const lastDay = later(day, n);
  const calendar = { lastDay, at: dayEnds(lastDay, zone) };
  const end = businessDeadline(atlas.book, codes, received, n, zone);
  const ms = Date.parse(end.at);
  const [transport, days] = TRAVELS[n % TRAVELS.length] ?? [null, 0];
  const notice = dayEnds(later(day, life.announceArrivalDays), zone);
  const usual = dayEnds(later(asked.other, days), zone);
  return [
    ['the day of the receipt', dayOf(received, zone), day],
    ['business deadline', end, business],
    ['business deadline from a date', businessDeadline(atlas.book, codes, day, n, zone), business],
    ['calendar deadline', calendarDeadline(received, n, zone), calendar],
    ['the millisecond before is in time', shownDay(ms - 1, zone) <= end.lastDay, true],
    ['the instant itself is late', shownDay(ms, zone) > end.lastDay, true],
    ['a day ends where the next begins', startOfDay(later(date, 1), zone), endOfDay(date, zone)],
    [
      'an untold arrival',
      untoldArrival(life, transport, day, zone).map((d) => d.dueAt),
      [dayEnds(later(day, days - life.announceArrivalDays), zone), dayEnds(later(day, days), zone)],
    ],
    [
      'a contested arrival',
      contestedArrival(life, transport, asked.other, received, zone).dueAt,
      usual > notice ? usual : notice,
    ],
    ['receipt that counts', receiptCounts(life, day, zone).dueAt, dayEnds(later(day, life.receiptConfirmedDays), zone)],
  ];
}

/** Runs so many cases; equal seeds ask the same. Stops at the first difference. */
export function compareDeadlines(seed: string, cases: number, progress?: (done: number) => void): DeadlineVerdict {
  const random = seeded(`deadlines ${seed}`);
  const atlases = openAtlases(random.fork('atlases'));
  const kinds = new Map<string, number>();
  const zones = new Set<string>();
  let [answers, provisional, missing] = [0, 0, 0];
  let broken: DeadlineVerdict['broken'] = null;
  let index = 0;
  for (; index < cases && broken === null; index += 1) {
    const asked = drawCase(random, index, atlases);
    kinds.set(asked.kind, (kinds.get(asked.kind) ?? 0) + 1);
    zones.add(asked.zone);
    const countries = asked.atlas.known(asked.codes);
    const day = shownDay(Date.parse(asked.received), asked.zone);
    const pairs = [...counts(asked, countries, day), ...ends(asked, countries, day)];
    answers += pairs.length;
    const sure = pairs[0]?.[2] as { readonly provisional: boolean; readonly missing: readonly string[] };
    if (sure.provisional) provisional += 1;
    if (sure.missing.length > 0) missing += 1;
    broken = firstDifference(pairs, asked, index);
    if (index % 1_000 === 0) progress?.(index);
  }
  return {
    seed,
    cases: index,
    zones: zones.size,
    kinds: Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1))),
    answers,
    provisional,
    missing,
    broken,
  };
}

function firstDifference(pairs: readonly Pair[], asked: Case, index: number): DeadlineVerdict['broken'] {
  for (const [what, rules, oracle] of pairs) {
    if (canonical(rules) === canonical(oracle)) continue;
    const { atlas, ...rest } = asked;
    const of = canonical({ ...rest, book: atlas.book.version });
    return { case: index, what, rules: canonical(rules), oracle: canonical(oracle), asked: of };
  }
  return null;
}
