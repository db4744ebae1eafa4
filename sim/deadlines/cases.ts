/** Generated questions about deadlines: every zone in turn, and days around which counting and clocks go wrong. */
import { Temporal } from 'temporal-polyfill';
import { applyOverrides } from '../../src/calendar/overrides.rules.ts';
import { seedBook, seededCodes } from '../../src/calendar/seeds.ts';
import { type CalendarBook, type CalendarCode, OVERRIDE_KINDS, type Overrides } from '../../src/calendar/types.ts';
import type { Random } from '../random.ts';
import { type Countries, type Known, later, mark } from './oracle.ts';

/** A book of calendars, and what an oracle knows of the same countries. */
export type Atlas = { readonly book: CalendarBook; readonly known: (codes: readonly CalendarCode[]) => Countries };

export type Case = {
  readonly kind: string;
  readonly zone: string;
  /** Day 0 as an instant, and another day for counts between two. */
  readonly received: string;
  readonly other: string;
  readonly codes: readonly CalendarCode[];
  readonly n: number;
  readonly atlas: Atlas;
};

export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Countries that trade most here, those whose weekends or feasts are peculiar, and two that no library knows. */
const USUAL = ['CN', 'GB', 'US', 'DE', 'VN', 'IN', 'AU', 'JP'];
const PECULIAR = ['AE', 'SA', 'IL', 'NP', 'BN', 'IR', 'EG', 'TR', 'MY', 'AQ', 'KP'];

function knownOf(book: CalendarBook, code: CalendarCode): Known {
  const calendar = book.calendars.get(code);
  return {
    off: new Set(calendar?.holidays.keys() ?? []),
    worked: new Set(calendar?.makeups ?? []),
    years: calendar ? [calendar.fromYear, calendar.toYear] : null,
    unsure: new Set(calendar?.provisionalYears ?? []),
  };
}

/** The calendars as they are, and as operators of some imaginary programmes have changed them. */
export function openAtlases(random: Random): readonly Atlas[] {
  const seed = seedBook();
  const bases = new Map<CalendarCode, Known>();
  const base = (code: CalendarCode): Known => {
    const known = bases.get(code) ?? knownOf(seed, code);
    bases.set(code, known);
    return known;
  };
  const plain: Atlas = { book: seed, known: (codes) => new Map(codes.map((code) => [code, base(code)])) };
  const changed = Array.from({ length: 5 }, (_, n): Atlas => {
    const overrides = drawOverrides(random.fork(`book ${n}`));
    const of = <T extends { readonly calendar: string }>(all: readonly T[], code: string): readonly T[] =>
      all.filter(({ calendar }) => calendar === code);
    const marked = new Map<CalendarCode, Known>();
    const known = (code: CalendarCode): Known => {
      const days = of(overrides.days, code);
      const years = of(overrides.years, code);
      const told = marked.get(code) ?? (days.length + years.length === 0 ? base(code) : mark(base(code), days, years));
      marked.set(code, told);
      return told;
    };
    return {
      book: applyOverrides(seed, overrides, n + 2),
      known: (codes) => new Map(codes.map((code) => [code, known(code)])),
    };
  });
  return [plain, ...changed];
}

function drawOverrides(random: Random): Overrides {
  const days = new Map<string, Overrides['days'][number]>();
  const years = new Map<string, Overrides['years'][number]>();
  for (let i = 0; i < 120; i += 1) {
    const calendar = random.pick([...USUAL, 'KP']);
    const date = later('2025-01-01', random.int(0, 1_500));
    days.set(`${calendar} ${date}`, { calendar, date, kind: random.pick(OVERRIDE_KINDS), name: 'As published' });
  }
  for (const calendar of ['CN', 'VN', 'KP']) {
    const year = random.int(2026, 2029);
    years.set(`${calendar} ${year}`, { calendar, year, provisional: random.chance(0.3) });
  }
  return { days: [...days.values()], years: [...years.values()] };
}

type Place = { readonly kind: string; readonly weight: number; readonly day: (random: Random, zone: string) => string };

const near = (random: Random, date: string, days: number): string => later(date, random.int(-days, days));
const LEAP_YEARS = [2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2032, 2036, 2096];
/** Weekend days that were worked, from the data. */
const madeUp = (random: Random): string => {
  const calendar = seedBook().calendars.get(random.chance(0.8) ? 'CN' : 'VN');
  return random.pick([...(calendar?.makeups ?? ['2026-10-10'])]);
};

/** A day whose clocks are changed; zones without such days give any day. */
function changeOfClocks(random: Random, zone: string): string {
  const from = Temporal.PlainDate.from(later('2000-01-01', random.int(0, 14_000))).toZonedDateTime(zone);
  return (from.getTimeZoneTransition('next') ?? from).toPlainDate().toString();
}

const PLACES: readonly Place[] = [
  { kind: 'any day', weight: 22, day: (random) => later('2018-01-01', random.int(0, 8_000)) },
  { kind: 'change of clocks', weight: 24, day: (random, zone) => near(random, changeOfClocks(random, zone), 2) },
  { kind: 'leap day', weight: 10, day: (random) => near(random, `${random.pick(LEAP_YEARS)}-02-29`, 3) },
  { kind: 'year end', weight: 12, day: (random) => near(random, `${random.int(2019, 2037)}-12-31`, 8) },
  { kind: 'Golden Week', weight: 12, day: (random) => near(random, `${random.int(2020, 2035)}-10-04`, 12) },
  { kind: 'Spring Festival', weight: 6, day: (random) => near(random, `${random.int(2020, 2035)}-02-05`, 20) },
  { kind: 'make-up day', weight: 10, day: (random) => near(random, madeUp(random), 3) },
  { kind: 'end of what is known', weight: 4, day: (random) => near(random, '2035-12-31', 60) },
];

/** Hours of the day in UTC that are midnight somewhere, to the millisecond around it; or any time. */
function drawTime(random: Random): number {
  if (random.chance(0.4)) return random.int(0, 86_399_999);
  return (random.int(0, 95) * 900_000 + random.int(-1, 1) + 86_400_000) % 86_400_000;
}

function drawCodes(random: Random): readonly CalendarCode[] {
  const any = (): CalendarCode =>
    random.pick(
      random.weighted([
        { weight: 70, from: USUAL },
        { weight: 18, from: PECULIAR },
        { weight: 12, from: seededCodes() },
      ]).from,
    );
  return random
    .weighted([
      { weight: 70, codes: () => ['CN', any()] },
      { weight: 15, codes: () => [any(), any()] },
      { weight: 10, codes: () => [any()] },
      { weight: 5, codes: () => [any(), any(), any()] },
    ])
    .codes();
}

const drawCount = (random: Random): number =>
  random
    .weighted([
      { weight: 70, n: () => random.int(0, 20) },
      { weight: 24, n: () => random.int(15, 70) },
      { weight: 5, n: () => random.int(60, 200) },
      { weight: 1, n: () => random.int(200, 1_000) },
    ])
    .n();

/** The n-th case of a run: the zones come one after the other, so that each is asked equally often. */
export function drawCase(random: Random, index: number, atlases: readonly Atlas[]): Case {
  const zone = ZONES[index % ZONES.length] ?? 'UTC';
  const place = random.weighted(PLACES);
  const day = place.day(random, zone);
  return {
    kind: place.kind,
    zone,
    received: new Date(Date.parse(day) + drawTime(random)).toISOString(),
    other: near(random, day, 45),
    codes: drawCodes(random),
    n: drawCount(random),
    atlas: random.chance(0.75) ? (atlases[0] as Atlas) : random.pick(atlases),
  };
}
