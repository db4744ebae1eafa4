/** The coach for anybody who writes requirements, with or without an order. */
import type { Context } from '../context.ts';
import { type Zone, isZone, parseDate } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { absentFor } from './checklists.rules.ts';
import { type Coached, coach } from './coach.rules.ts';
import type { CoachBody } from './coach.schema.ts';
import { compileDate } from './compile-date.rules.ts';
import type { CompiledDate } from './compile-date.types.ts';
import type { Words } from './coach.types.ts';

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

/** Judges clauses and a date. Errors: contract.zone_unknown; date.malformed, date.out_of_range (the event's day). */
export async function coachTexts(ctx: Pick<Context, 'calendars'>, body: CoachBody): Promise<Result<CoachAnswer>> {
  const { clauses = [], category, product, date } = body;
  const zone = date?.zone ?? USUAL_ZONE;
  if (!isZone(zone)) return refuse('contract.zone_unknown', { zone });
  const happened = date?.trigger === undefined ? null : parseDate(date.trigger);
  if (happened && !happened.ok) return happened;
  const compiled = date ? await compile(ctx, date, zone) : null;
  const latest = compiled?.latestOn ?? null;
  const about = {
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(latest === null ? {} : { dueOn: latest }),
  };
  return ok({
    clauses: clauses.map(({ id = null, text }) => ({ id, ...coach({ text, ...about }) })),
    absent: absentOf(body),
    date: compiled,
  });
}

/** Nothing where neither the trade nor the kind of order is told: any list would be a guess. */
function absentOf({ category, singleUnit = false, sampleOrder = false, clauses = [] }: CoachBody): readonly AbsentRow[] {
  if (category === undefined && !singleUnit && !sampleOrder) return [];
  const texts = clauses.map(({ text }) => text);
  return absentFor({ category: category ?? '', singleUnit, sampleOrder }, texts).map(({ slug, why, whyZh, source, clause }) => ({
    topic: slug,
    why,
    whyZh,
    source,
    clause,
  }));
}

async function compile(ctx: Pick<Context, 'calendars'>, date: NonNullable<CoachBody['date']>, zone: Zone): Promise<CompiledDate> {
  const { text, trigger, calendars: codes = ['CN'] } = date;
  return compileDate({ text, ...(trigger === undefined ? {} : { trigger }), calendars: await ctx.calendars(), codes, zone });
}
