/** The demonstration programme: a hundred days of trade, played through the same services as any other on a clock of its own. */
import { controlledClock } from '../../clock.ts';
import type { Context } from '../../context.ts';
import type { Queryable } from '../../db/reads.ts';
import { runDue } from '../../jobs/timers.ts';
import { type Instant, addDays, dayOf, startOfDay } from '../../kernel/dates.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { PartiesContext } from '../../parties/service.ts';
import { timers } from '../../slices.ts';
import { perform, type Stage } from './acts.ts';
import { ZONE, agendaOf } from './agenda.ts';
import { assemble, keyOf, withoutMail } from './cast.ts';
import { openMarket } from './market.ts';
import { ORDERS } from './orders.data.ts';
import { AGENCIES, BUYERS, type DemoCompany, OPERATORS, PASSWORD, SUPPLIERS } from './parties.data.ts';

/** `foreign`: the database holds something else, and nothing was changed. */
export type DemoState = 'seeded' | 'there' | 'foreign';

/** Companies opened and were checked so long ago; the first order comes later. */
const OPENED_DAYS_AGO = 130;

/**
 * Fills an empty database; one that holds the demonstration already, or anything else, is left as it is. A start that
 * was killed half-way is completed by the next: every act has an idempotency key. Throws a Fault when an act is refused.
 */
export async function seedDemo(ctx: Context, parties: PartiesContext): Promise<DemoState> {
  if ((await mark(ctx, 'ended', async () => false)) === 'marked') return 'there';
  if ((await mark(ctx, 'begun', isEmpty)) === 'unmarked') return 'foreign';
  const now = ctx.clock.now();
  const today = dayOf(now, ZONE);
  const clock = controlledClock(startOfDay(addDays(today, -OPENED_DAYS_AGO), ZONE));
  const players = await assemble(withoutMail({ ...parties, clock }, ctx.config, ctx.log), clock);
  const stage: Stage = {
    ctx: { ...ctx, clock },
    clock,
    today,
    players,
    orders: new Map(),
    bookings: new Map(),
    claims: new Map(),
    banks: new Map(),
  };
  await openMarket(stage);
  for (const entry of agendaOf(ORDERS, await ctx.calendars(), now)) {
    await advance(stage, entry.at);
    await perform(stage, entry);
  }
  await advance(stage, now);
  await mark(ctx, 'ended', async () => true);
  return 'seeded';
}

/** Notes once and for all how far the demonstration came, if it may; a mark that stands is kept. */
async function mark(
  ctx: Context,
  what: 'begun' | 'ended',
  may: (tx: Queryable) => Promise<boolean>,
): Promise<'marked' | 'unmarked'> {
  const idempotency = { companyId: 'demonstration', ...keyOf(what) };
  const outcome = await ctx.record({ idempotency, at: ctx.clock.now() }, async (tx) =>
    (await may(tx)) ? ok(null) : refuse('cli.not_empty'),
  );
  return outcome.kind === 'done' ? 'marked' : 'unmarked';
}

/** Nothing but what every first start makes: the programme, its settings and perhaps its first operator. */
async function isEmpty(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ used: boolean }>(
    `select exists (select from company where kind <> 'programme') or exists (select from stream where kind <> 'programme') as used`,
  );
  return rows[0]?.used === false;
}

/** Lets the deadlines on the way fall due, each at its own instant. */
async function advance({ ctx, clock }: Stage, to: Instant): Promise<void> {
  await runDue(ctx, timers, to, { batch: 1, onRow: (dueAt) => dueAt > clock.now() && clock.set(dueAt) });
  clock.set(to);
}

/** What to print beside the address: who can sign in, and as whom. */
export function demoNotice(url: string): readonly string[] {
  const people = [
    ...OPERATORS.map((person) => ({ ...person, of: 'the programme' })),
    ...[BUYERS, SUPPLIERS, AGENCIES]
      .flatMap((group) => Object.values<DemoCompany>(group))
      .flatMap(({ name, people: own }) => own.map((person) => ({ ...person, of: name }))),
  ];
  const widest = Math.max(...people.map(({ email }) => email.length));
  return [
    `The demonstration programme is on: ${Object.keys(ORDERS).length} orders, one in each state. Sign in with the password ${PASSWORD} as`,
    ...people.map(({ email, role, of }) => `  ${email.padEnd(widest)}  ${role} of ${of}`),
    `API reference: ${url}/reference/`,
  ];
}
