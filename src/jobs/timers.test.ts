/** The order in which due rows reach the commit path, without a database. */
import { expect, it } from 'vitest';
import type { CalendarBook } from '../calendar/types.ts';
import type { Context } from '../context.ts';
import { ok } from '../kernel/result.ts';
import { runDue } from './timers.ts';

const BOOK: CalendarBook = { version: 1, calendars: new Map() };

/** A context whose table holds these rows, in order; committing takes them out. */
function contextWith(rows: readonly { readonly order: string; readonly name: string }[], calendars: Context['calendars']) {
  const committed: string[] = [];
  const left = () => rows.filter(({ order, name }) => !committed.includes(`${order} ${name}`));
  const raw = () =>
    left().map(({ order, name }, n) => ({
      supplier_id: 's',
      kind: 'order',
      stream_id: order,
      name,
      due_at: `2026-03-02T01:00:00.00${n}Z`,
      rule: 'test',
      data: {},
    }));
  const ctx = {
    calendars,
    read: async (_: unknown, queries: (q: unknown) => unknown) => queries({ query: async () => ({ rows: raw() }) }),
    commit: async ({ stream, name }: { readonly stream: { readonly id: string }; readonly name: string }) => {
      committed.push(`${stream.id} ${name}`);
      return { kind: 'done', status: 200, answer: null, replayed: false };
    },
  };
  return { ctx: ctx as unknown as Context, committed };
}

const TIMERS = [{ name: 'test', decide: () => ok({}) }];

it('rows reach the commit path in order of due time, though the calendars are just being read anew', async () => {
  let asked = 0;
  const calendars = async (): Promise<CalendarBook> => {
    asked += 1;
    // Whoever finds the book too old waits for it; those who ask meanwhile get the one before.
    if (asked === 1) await new Promise((resolve) => setTimeout(resolve, 20));
    return BOOK;
  };
  const rows = ['a', 'b', 'c'].map((order) => ({ order, name: 'test' }));
  const { ctx, committed } = contextWith(rows, calendars);
  expect(await runDue(ctx, TIMERS, '2026-03-03T00:00:00.000Z')).toBe(3);
  expect(committed).toEqual(['a test', 'b test', 'c test']);
});

it('an order that comes again waits for what is due on it before, and so do those after it', async () => {
  const { ctx, committed } = contextWith(
    [
      { order: 'a', name: 'test:1' },
      { order: 'b', name: 'test:1' },
      { order: 'a', name: 'test:2' },
      { order: 'c', name: 'test:1' },
    ],
    async () => BOOK,
  );
  expect(await runDue(ctx, TIMERS, '2026-03-03T00:00:00.000Z')).toBe(4);
  expect(committed).toEqual(['a test:1', 'b test:1', 'a test:2', 'c test:1']);
});
