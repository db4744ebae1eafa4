/** Deadlines falling due on a real database: in order, once, judged at their due instant, none lost to a neighbour. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../orders/desk.fixture.ts';
import type { StreamRef } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { runDue } from './timers.ts';
import type { Timer } from './types.ts';

let desk: Desk;
let stream: StreamRef;
beforeAll(async () => {
  desk = await openDesk();
  const orderId = await desk.draft();
  stream = { supplierId: orderId.split('-')[0] ?? '', kind: 'order', id: orderId };
});
afterAll(() => desk.close());

/** Sets deadlines on the order, as an act would. */
async function setDue(...due: readonly (readonly [name: string, dueAt: string])[]): Promise<void> {
  const at = desk.ctx.clock.now();
  await desk.ctx.commit({
    name: 'test.set',
    stream,
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await desk.ctx.calendars() },
    decide: () => ok({ events: [NOTED], setDeadlines: due.map(([name, dueAt]) => ({ name, dueAt, zone: 'UTC', rule: 'test' })) }),
    answer: () => null,
  });
}
/** Something that happened: without an event no deadline is set. */
const NOTED = { type: 'orders.protected', v: 1, data: { amountMinor: 0 } };
const left = async (): Promise<readonly string[]> =>
  (
    await desk.db.admin.query<{ name: string }>(
      `select name from deadline where stream_id = $1 and name like 'test.%' order by 1`,
      [stream.id],
    )
  ).rows.map((r) => r.name);

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T00:00:00.000Z`;

describe('due deadlines', () => {
  it('run in order of due time, at their own instant, including what falls due because of them', async () => {
    const ran: [string, string][] = [];
    const timers: readonly Timer[] = [
      {
        name: 'test.note',
        decide: (view, row) => {
          ran.push([row.name, view.facts.at]);
          const again = row.name === 'test.note:a' ? [{ name: 'test.note:c', dueAt: day(4), zone: 'UTC', rule: 'test' }] : [];
          return ok(again.length > 0 ? { events: [NOTED], setDeadlines: again } : {});
        },
      },
    ];
    await setDue(['test.note:b', day(5)], ['test.note:a', day(3)], ['test.note:later', day(9)]);
    expect(await runDue(desk.ctx, timers, day(6), { batch: 1 })).toBe(3);
    expect(ran).toEqual([
      ['test.note:a', day(3)],
      ['test.note:c', day(4)],
      ['test.note:b', day(5)],
    ]);
    expect(await left()).toEqual(['test.note:later']);
    expect(await runDue(desk.ctx, timers, day(6))).toBe(0);
    await runDue(desk.ctx, timers, day(9));
  });

  it('half-open: not a millisecond before, at the instant, and any time after', async () => {
    const timers: readonly Timer[] = [{ name: 'test.edge', decide: () => ok({}) }];
    await setDue(['test.edge', day(12)]);
    expect(await runDue(desk.ctx, timers, '2026-03-11T23:59:59.999Z')).toBe(0);
    expect(await runDue(desk.ctx, timers, day(12))).toBe(1);
  });

  it('that fail or that nobody knows stay and harm no neighbour; a refusal is consumed', async () => {
    const timers: readonly Timer[] = [
      {
        name: 'test.bad',
        decide: () => {
          throw new Error('broken');
        },
      },
      { name: 'test.no', decide: () => ({ ok: false, code: 'order.wrong_state', data: {} }) },
      { name: 'test.good', decide: () => ok({}) },
    ];
    await setDue(['test.bad', day(14)], ['test.unknown', day(15)], ['test.no', day(16)], ['test.good', day(17)]);
    expect(await runDue(desk.ctx, timers, day(18))).toBe(2);
    expect(await left()).toEqual(['test.bad', 'test.unknown']);
    await desk.db.admin.query(`delete from deadline where name like 'test.%'`);
  });

  it('of a stream that is gone stay too, and the run ends', async () => {
    const timers: readonly Timer[] = [{ name: 'test.gone', decide: () => ok({}) }];
    await desk.db.admin.query(
      `insert into deadline (supplier_id, kind, stream_id, name, due_at, zone, rule, tzdata, data)
       values ('gone000000', 'order', 'gone', 'test.gone', $1, 'UTC', 'test', 'test', '{}')`,
      [day(19)],
    );
    expect(await runDue(desk.ctx, timers, day(19))).toBe(0);
    await desk.db.admin.query(`delete from deadline where name like 'test.%'`);
  });

  it('of one stream run in order of due time, though a page of them is run at once', async () => {
    const ran: string[] = [];
    const timers: readonly Timer[] = [
      {
        name: 'test.order',
        decide: (_, row) => {
          ran.push(row.name);
          return ok({});
        },
      },
    ];
    await setDue(...[3, 1, 2].map((n) => [`test.order:${n}`, day(19 + n)] as const));
    expect(await runDue(desk.ctx, timers, day(23))).toBe(3);
    expect(ran).toEqual(['test.order:1', 'test.order:2', 'test.order:3']);
  });

  it('run once when two workers meet', async () => {
    let ran = 0;
    const timers: readonly Timer[] = [
      {
        name: 'test.once',
        decide: () => {
          ran += 1;
          return ok({});
        },
      },
    ];
    await setDue(...Array.from({ length: 10 }, (_, i) => [`test.once:${i}`, day(24)] as const));
    await Promise.all([runDue(desk.ctx, timers, day(25)), runDue(desk.ctx, timers, day(25))]);
    expect(ran).toBe(10);
  });
});
