/** Whether the cost of reading a text grows as its length does: twice the text costs twice as much, not four times. */
import { absentFor } from '../../src/contracts/checklists.rules.ts';
import { coach } from '../../src/contracts/coach.rules.ts';
import { compileDate } from '../../src/contracts/compile-date.rules.ts';
import { lintShipBy } from '../../src/contracts/lint.rules.ts';
import { seeded } from '../../sim/random.ts';
import type { TextKind } from './texts.ts';

const BOOK = { version: 1, calendars: new Map() };

/** What a text is given to, by name. */
export type Readers = Readonly<Record<string, (text: string) => unknown>>;

/** Every way a caller can have a text read. */
const READERS: Readers = {
  coach: (text) => coach({ text, product: text, category: text, today: '2026-03-02' }),
  'shipping date': lintShipBy,
  date: (text) => compileDate({ text, trigger: '2026-09-28', calendars: BOOK, codes: ['CN'], zone: 'UTC' }),
  checklist: (text) => absentFor({ category: 'furniture' }, [text]),
};

/** The share of linear growth that is let pass: a quadratic reader costs four times as much for twice the text. */
export const MOST_RATIO = 2.6;

const LEAST_LENGTH = 1_000;
const MOST_LENGTH = 64_000;
/** Below this cost, in microseconds, the clock of the processor decides the ratio. */
const LEAST_COST = 500;
const REPEATS = 3;
const DOUBLINGS = 3;
const TRIES = 4;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Microseconds of this process's own time, the median of some repeats: what other processes do is not counted. */
function cost(read: (text: string) => unknown, text: string): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return median(times);
}

export type Growth = { readonly reader: string; readonly kind: string; readonly ratio: number };

/** The median of the ratios over some doublings from the first length that costs enough to be told. */
function ratioOf(read: (text: string) => unknown, kind: TextKind, seed: string): number {
  const text = (length: number): string => kind.make(seeded(`${seed} ${kind.name}`), length);
  const ratios: number[] = [];
  let last = 0;
  // A reader that is cheap at any length that anybody can send has nothing to tell.
  for (let length = LEAST_LENGTH; length <= MOST_LENGTH && ratios.length < DOUBLINGS; length *= 2) {
    const next = cost(read, text(length));
    if (last >= LEAST_COST) ratios.push(next / last);
    last = next;
  }
  return ratios.length === 0 ? 1 : median(ratios);
}

/** Readers whose cost grows too fast with the length of a kind of text; measured anew before it is believed. */
export function growing(kinds: readonly TextKind[], seed: string, readers = READERS): readonly Growth[] {
  return kinds.flatMap((kind) =>
    Object.entries(readers).flatMap(([reader, read]): readonly Growth[] => {
      let best = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < TRIES && best > MOST_RATIO; attempt += 1) best = Math.min(best, ratioOf(read, kind, seed));
      return best > MOST_RATIO ? [{ reader, kind: kind.name, ratio: best }] : [];
    }),
  );
}

/** Kinds that cost far more at eight times the length than eight times as much; a coarse sieve for very many kinds. */
export function suspects(kinds: readonly TextKind[], seed: string): readonly TextKind[] {
  const read = (text: string): void => {
    for (const reader of Object.values(READERS)) reader(text);
  };
  return kinds.filter((kind) => {
    const make = (length: number): string => kind.make(seeded(`${seed} ${kind.name}`), length);
    const measure = (length: number): number => {
      const start = process.cpuUsage();
      read(make(length));
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    return measure(8_000) > 14 * Math.max(500, measure(1_000));
  });
}
