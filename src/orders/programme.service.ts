/** Setting the programme: an operator's act, in force for orders opened from then on. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { PROGRAMME } from '../kernel/decider.ts';
import { checkOverrides } from '../calendar/overrides.rules.ts';
import { addOverrides, currentVersion, loadOverrides } from '../calendar/store.ts';
import type { Overrides } from '../calendar/types.ts';
import { ok } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { readNumber } from '../suppliers/payee.rules.ts';
import { PROGRAMME_STREAM, initialProgramme } from './programme.rules.ts';
import type { ProgrammeEvent, ProgrammeSettings } from './programme.types.ts';

/** Makes the settings' stream at the first start; at later starts it does nothing. */
export async function ensureProgrammeStream(ctx: Context): Promise<void> {
  const at = ctx.clock.now();
  const exists = await ctx.read({ kind: 'platform' }, async (q) => {
    const { rowCount } = await q.query(`select 1 from stream where supplier_id = $1 and kind = 'programme'`, [PROGRAMME]);
    return rowCount === 1;
  });
  if (exists) return;
  const event: ProgrammeEvent = { type: 'orders.programme_set', v: 1, data: initialProgramme };
  await ctx.commit({
    name: 'orders.first_settings',
    stream: PROGRAMME_STREAM,
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await ctx.calendars() },
    create: { parties: [] },
    decide: () => ok({ events: [event] }),
    answer: () => null,
  });
}

/** Chooses policy, money mode and strictness for new orders. */
export async function setProgramme(ctx: Context, call: Call, settings: ProgrammeSettings): Promise<Answer> {
  const denied = can(call.by, 'programme.edit', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const number = settings.account ? readNumber(settings.account.number) : ok('');
  if (!number.ok) return { kind: 'refused', refusal: number };
  return act(ctx, call, {
    name: 'orders.set_programme',
    stream: PROGRAMME_STREAM,
    decide: () => {
      const event: ProgrammeEvent = { type: 'orders.programme_set', v: 1, data: settings };
      return ok({ events: [event] });
    },
    answer: (view) => ({ ...(view.states['orders'] as ProgrammeSettings) }),
  });
}

export type CalendarChange = Overrides & {
  readonly note: string;
  /** The calendar version the operator looked at. */
  readonly after: number;
};

/** An operator's word on holidays and make-up days, as a new version. Deadlines that are already set stay where they are. */
export async function overrideCalendar(ctx: Context, call: Call, change: CalendarChange): Promise<Answer> {
  const denied = can(call.by, 'calendar.override', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const checked = checkOverrides({ days: change.days, years: change.years });
  if (!checked.ok) return { kind: 'refused', refusal: checked };
  const { by, receivedAt: at, idempotency } = call;
  const key = idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {};
  return ctx.record({ at, status: 201, ...key }, async (tx) => {
    const version = await addOverrides(tx, { ...checked.value, by: by.userId, at, note: change.note, after: change.after });
    return version.ok ? ok({ version: version.value }) : version;
  });
}

/** The calendar version in force, and what operators have said so far. */
export async function readCalendarChanges(ctx: Context): Promise<Overrides & { readonly version: number }> {
  return ctx.read({ kind: 'platform' }, async (q) => {
    const version = await currentVersion(q);
    return { version, ...(await loadOverrides(q, version)) };
  });
}
