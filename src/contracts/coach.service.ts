/** The coach for anybody who writes requirements, with or without an order. */
import { setImmediate as others } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { type PlainDate, type Zone, dayOf, isZone, parseDate } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { absentFor } from './checklists.rules.ts';
import { type Coached, coach } from './coach.rules.ts';
import type { CoachBody } from './coach.schema.ts';
import { compileDate } from './compile-date.rules.ts';
import type { CompiledDate } from './compile-date.types.ts';
import type { Words } from './coach.types.ts';
import { wordsInYearOf } from './wordings.rules.ts';

/** A topic that no clause mentions, with a wording to start from. */
export type AbsentRow = {
  readonly topic: string;
  readonly why: string;
  readonly whyZh: string;
  readonly source: string;
  readonly clause: Words;
};

export type CoachAnswer = {
  readonly clauses: readonly (Coached & { readonly id: string | null })[];
  readonly absent: readonly AbsentRow[];
  readonly date: CompiledDate | null;
};

const USUAL_ZONE: Zone = 'Asia/Shanghai';

type Effects = Pick<Context, 'calendars' | 'clock'>;

/**
 * Judges clauses and a date.
 * Errors: contract.too_many (characters of all clauses together); contract.zone_unknown; date.malformed, date.out_of_range (the event's day).
 */
export async function coachTexts(ctx: Effects, body: CoachBody): Promise<Result<CoachAnswer>> {
  const { clauses = [], category, product, date } = body;
  const length = clauses.reduce((sum, { text }) => sum + text.length, 0);
  if (length > LIMITS.lintText) return refuse('contract.too_many', { what: 'characters', most: LIMITS.lintText });
  const zone = date?.zone ?? USUAL_ZONE;
  if (!isZone(zone)) return refuse('contract.zone_unknown', { zone });
  const happened = date?.trigger === undefined ? null : parseDate(date.trigger);
  if (happened && !happened.ok) return happened;
  const compiled = date ? await compile(ctx, date, zone) : null;
  const today = dayOf(ctx.clock.now(), zone);
  const latest = compiled?.latestOn ?? null;
  const about = {
    today,
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(latest === null ? {} : { dueOn: latest }),
  };
  const coached: CoachAnswer['clauses'][number][] = [];
  for (const { id = null, text } of clauses) {
    // Judging takes milliseconds; whoever else waits for this process comes in between.
    await others();
    coached.push({ id, ...coach({ text, ...about }) });
  }
  return ok({ clauses: coached, absent: absentOf(body, today), date: compiled });
}

/** Nothing where neither the trade nor the kind of order is told: any list would be a guess. */
function absentOf(body: CoachBody, today: PlainDate): readonly AbsentRow[] {
  const { category, singleUnit = false, sampleOrder = false, clauses = [] } = body;
  if (category === undefined && !singleUnit && !sampleOrder) return [];
  const texts = clauses.map(({ text }) => text);
  return absentFor({ category: category ?? '', singleUnit, sampleOrder }, texts).map(({ slug, why, whyZh, source, clause }) => ({
    topic: slug,
    why,
    whyZh,
    source,
    clause: wordsInYearOf(clause, today),
  }));
}

async function compile(ctx: Effects, date: NonNullable<CoachBody['date']>, zone: Zone): Promise<CompiledDate> {
  const { text, trigger, calendars: codes = ['CN'] } = date;
  return compileDate({ text, ...(trigger === undefined ? {} : { trigger }), calendars: await ctx.calendars(), codes, zone });
}
