/** Bank lines matched and booked to the order their reference names, as far as that is certain; the rest waits for a person. */
import { findReferences, isReference, normaliseReference } from '../adapters/bank/reference.ts';
import type { Answer, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Actor } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import { ok } from '../kernel/result.ts';
import { orderStates } from '../orders/rules.ts';
import { orderStream } from '../orders/service.ts';
import { readContents, readOrder } from '../orders/store.ts';
import { readCompany } from '../parties/store.ts';
import { accountOwner, paidTo } from './bank.accounts.service.ts';
import { type StoredLine, assignLine, readOpenLines, settleLine } from './bank.store.ts';
import { type LineFacts, matchLine, orderIdOf } from './matching.rules.ts';
import { bookCredit, takenFrom } from './rules.ts';
import { creditIdOf } from './sources.rules.ts';
import { paymentsStates } from './states.rules.ts';

export type By = { readonly actor: Actor; readonly name: string };

/** Matches and books everything that waits and needs no person; safe to run at any time, by any number of servers. */
export async function bookOpenLines(ctx: Context, by: By): Promise<readonly JsonObject[]> {
  const warnings: JsonObject[] = [];
  for (;;) {
    const lines = await ctx.read({ kind: 'platform' }, (q) => readOpenLines(q, 200));
    let moved = 0;
    for (const line of lines) {
      const told = await bookLine(ctx, line, by);
      ctx.faults.hit('mid-file-import');
      if (told === null) continue;
      moved += 1;
      warnings.push(...told);
    }
    if (lines.length < 200 || moved === 0) return warnings;
  }
}

/** One line to its end; null when another server took it meanwhile. */
async function bookLine(ctx: Context, line: StoredLine, by: By): Promise<readonly JsonObject[] | null> {
  if (line.state === 'assigned') return post(ctx, line, by);
  const match = matchLine(await factsOf(ctx, line));
  if (match.kind !== 'book') {
    const because = match.kind === 'unmatched' ? match.because : null;
    const state = match.kind === 'unmatched' ? ('unmatched' as const) : ('noted' as const);
    await ctx.record({ at: ctx.clock.now() }, async (tx) => {
      await settleLine(tx, line, { state, because, bookedMinor: 0 });
      return ok(null);
    });
    return because ? [{ code: `bank.${because}`, data: { lineId: line.lineId } }] : [];
  }
  const assigned = await assign(ctx, line.lineId, ['new'], { orderId: match.orderId, instalment: null, by: by.name });
  return assigned ? post(ctx, assigned, by) : null;
}

export async function assign(
  ctx: Context,
  lineId: string,
  from: Parameters<typeof assignLine>[2],
  to: Parameters<typeof assignLine>[3],
): Promise<StoredLine | null> {
  let assigned: StoredLine | null = null;
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    assigned = await assignLine(tx, lineId, from, to);
    return ok(null);
  });
  return assigned;
}

/** Everything the match needs to know about the order that a line names. */
async function factsOf(ctx: Context, line: StoredLine): Promise<LineFacts> {
  const orderId = namedOrder(line);
  const base = { ...line, status: line.bankStatus };
  if (!orderId) return { ...base, order: null };
  const owner = await accountOwner(ctx, line.account);
  return ctx.read({ kind: 'platform' }, async (q) => {
    const row = await readOrder(q, orderId);
    if (!row) return { ...base, order: null };
    const { contracts, payments } = paymentsStates(row.states);
    const buyer = await readCompany(q, contracts.buyerId);
    const texts = await readContents(q, orderId);
    const declared = payments.declarations.flatMap((d) => (d.payer ? [texts.get(d.payer.contentId)?.body] : []));
    const accountMatches = paidTo(paymentsStates(row.states), owner);
    const names = [buyer?.name, ...declared].filter((name): name is string => typeof name === 'string');
    return { ...base, order: { orderId, currency: termsInForce(contracts).currency, accountMatches, knownPayers: names } };
  });
}

/** The one order whose creditor reference the line carries, structured or in its text; two candidates are none. */
function namedOrder(line: StoredLine): string | null {
  const structured = line.reference === null ? null : normaliseReference(line.reference);
  if (structured !== null && isReference(structured)) return orderIdOf(structured);
  const named = [
    ...new Set(
      findReferences(line.text ?? '')
        .map((r) => orderIdOf(r))
        .filter((id) => id !== null),
    ),
  ];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Books an assigned line on its order, then notes on the line what became of it. */
async function post(ctx: Context, line: StoredLine, by: By): Promise<readonly JsonObject[]> {
  const outcome = await bookOn(ctx, line, by, undefined);
  if (outcome.kind === 'refused') {
    await settle(ctx, line, { state: 'unmatched', because: reasonOf(outcome.refusal.code), bookedMinor: line.bookedMinor });
    return [{ code: outcome.refusal.code, data: { lineId: line.lineId } }];
  }
  const { takenMinor, warnings } = outcome.answer as { takenMinor: number; warnings: JsonObject[] };
  const bookedMinor = line.bookedMinor + takenMinor;
  const excess = bookedMinor < line.amountMinor;
  await settle(ctx, line, { state: excess ? 'unmatched' : 'booked', because: excess ? 'excess' : null, bookedMinor });
  return warnings;
}

const reasonOf = (code: string): string =>
  code === 'payment.nothing_open' ? 'nothing_open' : code === 'payment.currency_differs' ? 'other_currency' : 'wrong_state';

export const settle = async (ctx: Context, line: StoredLine, to: Parameters<typeof settleLine>[2]): Promise<void> => {
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    await settleLine(tx, line, to);
    return ok(null);
  });
};

export async function bookOn(
  ctx: Context,
  line: StoredLine,
  by: By,
  idempotency: { companyId: string; key: string; inputHash: string } | undefined,
): Promise<Answer> {
  const orderId = line.orderId ?? '';
  const at = ctx.clock.now();
  const creditId = creditIdOf(line);
  ctx.faults.hit('after-record-before-event');
  return ctx.commit({
    name: 'payments.book_credit',
    stream: orderStream(orderId),
    actor: by.actor,
    facts: { receivedAt: at, at, calendars: await ctx.calendars() },
    ...(idempotency ? { idempotency } : {}),
    decide: (view) =>
      bookCredit(paymentsStates(view.states), {
        orderId,
        creditId,
        channel: 'wire',
        amountMinor: line.amountMinor - line.bookedMinor,
        currency: line.currency,
        bookedOn: line.bookedOn,
        instalment: line.instalment,
      }),
    answer: (view, warnings) => ({
      orderId,
      state: orderStates(view.states).orders.status,
      lineId: line.lineId,
      takenMinor: takenFrom(paymentsStates(view.states).payments, creditId),
      warnings: warnings as unknown as Json,
    }),
  });
}
