/** A person gives a bank line, or the rest of one, to an order: once, whoever else is at it and wherever it was cut off. */
import { type Answer, type Call, type Context, actorOf } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import { isOrderId } from '../kernel/ids.ts';
import type { Refused } from '../kernel/result.ts';
import { refuse } from '../kernel/result.ts';
import { readOrder } from '../orders/store.ts';
import { can } from '../parties/access.ts';
import { accountOwner, paidTo } from './bank.accounts.service.ts';
import { type By, assign, bookOn, settle } from './bank.booking.service.ts';
import { type StoredLine, readLine } from './bank.store.ts';
import { takenFrom } from './rules.ts';
import { creditIdOf } from './sources.rules.ts';
import { paymentsStates } from './states.rules.ts';

/** An operator gives an unmatched line (or the rest of one) to an order's instalment. */
export async function matchCredit(
  ctx: Context,
  call: Call,
  lineId: string,
  to: { readonly orderId: string; readonly instalment: string | null },
): Promise<Answer> {
  const denied = can(call.by, 'bank.match', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  if (!isOrderId(to.orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  const before = await ctx.read(asOperator(call.by), (q) => readLine(q, lineId));
  if (!before) return { kind: 'refused', refusal: refuse('bank.line_unknown', { lineId }) };
  if (before.direction !== 'credit' || before.bankStatus === 'reversed')
    return { kind: 'refused', refusal: refuse('bank.line_not_credit', { lineId }) };
  const elsewhere = await otherAccount(ctx, before, to.orderId);
  if (elsewhere) return { kind: 'refused', refusal: elsewhere };
  const by: By = { actor: actorOf(call.by), name: call.by.userId };
  const key = call.idempotency ? { companyId: call.by.companyId, ...call.idempotency } : undefined;
  const assigned =
    (await assign(ctx, lineId, ['unmatched'], { ...to, by: call.by.userId })) ?? (await interrupted(ctx, lineId, to));
  // Taken by somebody else, or by this very request before its answer was lost: the stored answer tells which.
  if (!assigned) return matchedElsewhere(ctx, key, before);
  const outcome = await bookOn(ctx, assigned, by, key);
  if (outcome.kind === 'refused') {
    await settle(ctx, assigned, { state: 'unmatched', because: before.because, bookedMinor: assigned.bookedMinor });
    return outcome;
  }
  // A replayed answer tells of an earlier part of the line; what this part brought, only the order knows.
  const bookedMinor = assigned.bookedMinor + (await takenBy(ctx, assigned));
  const excess = bookedMinor < assigned.amountMinor;
  await settle(ctx, assigned, { state: excess ? 'unmatched' : 'booked', because: excess ? 'excess' : null, bookedMinor });
  return outcome;
}

/** The line as an earlier try of the same match left it, when it was cut off before it was noted what became of it. */
async function interrupted(
  ctx: Context,
  lineId: string,
  to: { readonly orderId: string; readonly instalment: string | null },
): Promise<StoredLine | null> {
  const line = await ctx.read({ kind: 'platform' }, (q) => readLine(q, lineId));
  return line?.state === 'assigned' && line.orderId === to.orderId && line.instalment === to.instalment ? line : null;
}

/** What an order has taken of the part of a line that is assigned to it. */
async function takenBy(ctx: Context, line: StoredLine): Promise<number> {
  const row = await ctx.read({ kind: 'platform' }, (q) => readOrder(q, line.orderId ?? ''));
  return row ? takenFrom(paymentsStates(row.states).payments, creditIdOf(line)) : 0;
}

/** Money that came to another account is not this order's, whoever says so: the ledger would show it where it never was. */
async function otherAccount(
  ctx: Context,
  line: StoredLine,
  orderId: string,
): Promise<Refused<'payment.other_account' | 'access.not_found'> | null> {
  const row = await ctx.read({ kind: 'platform' }, (q) => readOrder(q, orderId));
  if (!row) return refuse('access.not_found');
  const states = paymentsStates(row.states);
  const owner = await accountOwner(ctx, line.account);
  // Nobody's today: it may have been the supplier's when the money came, which a person can tell.
  const own = paidTo(states, owner) || (owner === null && states.orders.mode === 'guarantee');
  return own ? null : refuse('payment.other_account', { account: line.account, mode: states.orders.mode });
}

async function matchedElsewhere(
  ctx: Context,
  key: { companyId: string; key: string; inputHash: string } | undefined,
  line: StoredLine,
): Promise<Answer> {
  const lost = refuse('bank.line_matched', { lineId: line.lineId, state: line.state });
  return ctx.record({ at: ctx.clock.now(), ...(key ? { idempotency: key } : {}) }, async () => lost);
}
