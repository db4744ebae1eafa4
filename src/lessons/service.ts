/** Reading the lessons of decided cases, for those who run the programme. */
import { setImmediate } from 'node:timers/promises';
import type { Call, Context } from '../context.ts';
import { evolveContract, initialContract } from '../contracts/rules.ts';
import type { Agreed, ContractEvent } from '../contracts/types.ts';
import { type Queryable, asOperator } from '../db/reads.ts';
import { type PlainDate, addDays } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { type Result, ok } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { lessonsOf, study, type Studied } from './rules.ts';
import { type DecidedRow, readBodies, readContractsOf, readDecided } from './store.ts';
import type { DecidedCase, Lessons } from './types.ts';

/** Days are of UTC, both included. */
export type LessonsAsk = {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly category: string | null;
  readonly limit: number;
};

export type LessonsAnswer = Lessons & {
  /** The day of the oldest case that was read where there are older ones; null where all were read. */
  readonly olderBefore: PlainDate | null;
};

const startOf = (day: PlainDate): string => `${day}T00:00:00.000Z`;

type Row = DecidedRow & { readonly text: Pick<Agreed, 'terms' | 'clauses'> };

/** The text that was judged, where another one is in force now. */
function judgedText(row: DecidedRow, events: readonly RecordedEvent<ContractEvent>[]): Row['text'] {
  let contract = initialContract;
  for (const event of events) {
    contract = evolveContract(contract, event);
    if (contract.agreed?.fingerprint === row.judged.fingerprint) return contract.agreed;
  }
  return row.agreed;
}

async function withTexts(q: Queryable, rows: readonly DecidedRow[]): Promise<readonly Row[]> {
  const moved = rows.filter(({ judged, agreed }) => judged.fingerprint !== agreed.fingerprint);
  const events = await readContractsOf(q, [...new Set(moved.map(({ orderId }) => orderId))]);
  const eventsOf = Map.groupBy(events, ({ orderId }) => orderId);
  return rows.map((row) => {
    const own = moved.includes(row) ? (eventsOf.get(row.orderId) ?? []) : [];
    return { ...row, text: own.length === 0 ? row.agreed : judgedText(row, own as unknown as RecordedEvent<ContractEvent>[]) };
  });
}

async function casesOf(q: Queryable, rows: readonly Row[]): Promise<readonly DecidedCase[]> {
  const refs = ({ orderId, text: { terms, clauses } }: Row) =>
    [...clauses.map(({ text }) => text), ...terms.lines.map(({ product }) => product), terms.shipBy.words]
      .filter((ref) => ref !== null)
      .map(({ contentId }) => ({ orderId, contentId }));
  const bodies = await readBodies(q, rows.flatMap(refs));
  return rows.map(({ orderId, claimId, approvedAt, findings, judged, text: { terms, clauses } }) => {
    const bodyOf = (ref: { readonly contentId: string } | null | undefined): string | null =>
      ref ? (bodies.get(`${orderId} ${ref.contentId}`) ?? null) : null;
    const productOf = (lineId: string | null) => (terms.lines.find((line) => line.lineId === lineId) ?? terms.lines[0])?.product;
    return {
      ...{ orderId, claimId, approvedAt, findings },
      version: judged.version,
      category: terms.category,
      shipBy: bodyOf(terms.shipBy.words),
      clauses: clauses.map(({ clauseId, text, lineId, parsed }) => ({
        clauseId,
        text: bodyOf(text),
        product: bodyOf(productOf(lineId)),
        characteristic: typeof parsed?.['characteristic'] === 'string' ? parsed['characteristic'] : null,
      })),
    };
  });
}

/** Studies case by case, and lets other requests in between. */
async function studied(cases: readonly DecidedCase[]): Promise<readonly Studied[]> {
  const all: Studied[] = [];
  for (const each of cases) {
    all.push(study(each));
    await setImmediate();
  }
  return all;
}

/**
 * What the latest decided cases of a time teach. Four round trips at most, whatever the number of cases; at most `limit` cases.
 * Errors: access.denied.
 */
export async function readLessons(ctx: Context, call: Call, ask: LessonsAsk): Promise<Result<LessonsAnswer>> {
  const denied = can(call.by, 'lessons.read', { kind: 'programme' });
  if (denied) return denied;
  const bounds = { from: ask.from && startOf(ask.from), to: ask.to && startOf(addDays(ask.to, 1)) };
  // An operator may decide without the right to read everything else of the orders.
  const { cases, more } = await ctx.read(asOperator(call.by), async (q) => {
    const rows = await readDecided(q, { ...bounds, category: ask.category, limit: ask.limit + 1 });
    return { cases: await casesOf(q, await withTexts(q, rows.slice(0, ask.limit))), more: rows.length > ask.limit };
  });
  const oldest = more ? (cases.at(-1)?.approvedAt.slice(0, 10) ?? null) : null;
  return ok({ ...lessonsOf(await studied(cases)), olderBefore: oldest as PlainDate | null });
}
