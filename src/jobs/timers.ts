/** Deadlines falling due: each becomes a command judged on the facts then, with its due instant as the time of the act. */
import type { CalendarBook } from '../calendar/types.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../kernel/dates.ts';
import type { StreamKind, StreamRef } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import { streamKey } from '../db/streams.ts';
import type { DueRow, Timer } from './types.ts';

type Raw = {
  supplier_id: string;
  kind: StreamKind;
  stream_id: string;
  name: string;
  due_at: Instant;
  rule: string;
  data: JsonObject;
};

/** Rows read and run at once: as many as one transaction takes. */
const AT_ONCE = 256;

/** Due rows in order of due time; ties by stream, so that every run is the same. */
async function readDue(
  ctx: Context,
  until: Instant,
  skip: readonly string[],
  { batch = AT_ONCE, stream }: RunOptions,
): Promise<readonly DueRow[]> {
  const only = stream ? 'and (supplier_id, kind, stream_id) = ($4, $5, $6)' : '';
  return ctx.read({ kind: 'platform' }, async (q) => {
    const { rows } = await q.query<Raw>(
      `select supplier_id, kind, stream_id, name, due_at, rule, data from deadline
       where due_at <= $1 and not (supplier_id || '/' || kind || '/' || stream_id || '/' || name = any ($2)) ${only}
       order by due_at, supplier_id, kind, stream_id, name limit $3`,
      [until, skip, batch, ...(stream ? [stream.supplierId, stream.kind, stream.id] : [])],
    );
    return rows.map((r) => ({
      stream: { supplierId: r.supplier_id, kind: r.kind, id: r.stream_id },
      id: r.stream_id,
      name: r.name,
      dueAt: r.due_at,
      rule: r.rule,
      data: r.data,
    }));
  });
}

const keyOf = (row: DueRow): string => `${streamKey(row.stream)}/${row.name}`;

/** The timer that a deadline's name belongs to: `payments.overdue:deposit` is of `payments.overdue`. */
const timerOf = (timers: readonly Timer[], row: DueRow): Timer | undefined =>
  timers.find((t) => t.name === row.name.split(':')[0]);

/** Refusals before a decision: the row stands as it was. */
const KEPT: readonly string[] = ['order.frozen', 'access.not_found'];

/** Runs one due row. False when it failed and stays. */
async function runRow(ctx: Context, timers: readonly Timer[], row: DueRow, calendars: CalendarBook): Promise<boolean> {
  const timer = timerOf(timers, row);
  if (!timer) {
    ctx.log.error({ deadline: row.name, stream: row.id }, 'a deadline that no slice knows stays untouched');
    return false;
  }
  try {
    const outcome = await ctx.commit({
      name: row.name,
      stream: row.stream,
      actor: { kind: 'timer' },
      facts: { receivedAt: row.dueAt, at: row.dueAt, calendars },
      timer: { name: row.name, dueAt: row.dueAt },
      ...(timer.takesLimit ? { takesLimit: true } : {}),
      decide: (view) => timer.decide(view, row),
      answer: () => null,
    });
    // The commit consumed the row even if the decision was to do nothing; only a stream that is frozen or gone keeps it.
    return outcome.kind === 'done' || !KEPT.includes(outcome.refusal.code);
  } catch (error) {
    ctx.log.error({ err: error, deadline: row.name, stream: row.id }, 'a deadline failed and will be tried again');
    return false;
  }
}

/** Rows in their order, cut where a stream comes again: what is run at once is committed together, each stream at most once. */
function runsOf(rows: readonly DueRow[]): readonly (readonly DueRow[])[] {
  const runs: DueRow[][] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const stream = streamKey(row.stream);
    if (runs.length === 0 || seen.has(stream)) {
      runs.push([]);
      seen.clear();
    }
    seen.add(stream);
    runs.at(-1)?.push(row);
  }
  return runs;
}

async function runRows(ctx: Context, timers: readonly Timer[], rows: readonly DueRow[]): Promise<ReadonlyMap<DueRow, boolean>> {
  const ran = new Map<DueRow, boolean>();
  for (const run of runsOf(rows)) {
    // Asked for once: a row that waited for the calendars while others did not would be committed after later ones.
    const calendars = await ctx.calendars();
    await Promise.all(run.map(async (row) => ran.set(row, await runRow(ctx, timers, row, calendars))));
  }
  return ran;
}

export type RunOptions = {
  /** Rows read at once. One, where a timer's own new deadlines must come before later ones (controlled clock). */
  readonly batch?: number;
  /** Only what is due on this stream. */
  readonly stream?: StreamRef;
  /** Told before each row is run, so that a controlled clock can stand at its due instant. */
  readonly onRow?: (dueAt: Instant) => void;
};

/**
 * Runs everything due until an instant, in order of due time, including what falls due because of it. Rows read at once are
 * handed to the commit path in that order, and the next are read when all of them are settled. A failing row is logged,
 * skipped in this run and tried again in the next. Returns how many ran.
 */
export async function runDue(ctx: Context, timers: readonly Timer[], until: Instant, options: RunOptions = {}): Promise<number> {
  const skip: string[] = [];
  let ran = 0;
  for (;;) {
    const rows = await readDue(ctx, until, skip, options);
    if (rows.length === 0) return ran;
    for (const row of rows) options.onRow?.(row.dueAt);
    const outcomes = await runRows(ctx, timers, rows);
    for (const row of rows) {
      if (outcomes.get(row)) ran += 1;
      else skip.push(keyOf(row));
    }
  }
}
