/** Bank statements: kept as they came, each line booked at most once to the order its reference names, the rest for a person. */
import { camtBank } from '../adapters/bank/camt.ts';
import { findReferences, isReference, normaliseReference } from '../adapters/bank/reference.ts';
import { type Answer, type Call, type Context, actorOf, replayOr } from '../context.ts';
import { readOrder, readContents } from '../orders/store.ts';
import { orderStates } from '../orders/rules.ts';
import { orderStream } from '../orders/service.ts';
import { termsInForce } from '../contracts/rules.ts';
import { readProgramme } from '../orders/programme.store.ts';
import type { Json, JsonObject, Refused } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { isOrderId } from '../kernel/ids.ts';
import { can } from '../parties/access.ts';
import { readCompany } from '../parties/store.ts';
import type { Person } from '../parties/types.ts';
import type { Actor } from '../kernel/decider.ts';
import { supplierByAccount } from '../suppliers/payee.store.ts';
import { type LineFacts, matchLine, orderIdOf } from './matching.rules.ts';
import {
  type StoredLine,
  assignLine,
  readFileLines,
  readLine,
  readOpenLines,
  readUnmatched,
  settleLine,
  storeFile,
} from './bank.store.ts';
import { bookCredit, takenFrom } from './rules.ts';
import { creditIdOf } from './sources.rules.ts';
import type { PaymentsStates } from './types.ts';

/** A line as operators see it. */
const lineView = (line: StoredLine): JsonObject => ({
  lineId: line.lineId,
  account: line.account,
  direction: line.direction,
  amountMinor: line.amountMinor,
  currency: line.currency,
  bookedOn: line.bookedOn,
  reference: line.reference,
  payer: line.payer,
  text: line.text,
  bankStatus: line.bankStatus,
  state: line.state,
  because: line.because,
  orderId: line.orderId,
  bookedMinor: line.bookedMinor,
});

/**
 * Imports a statement file. The file and its lines are stored first, in one transaction; then each line is matched and
 * booked in a transaction of its order. A crash in between loses nothing: the next import or start goes on.
 */
export async function importStatement(
  ctx: Context,
  call: Call,
  upload: { readonly bytes: Uint8Array; readonly sha256: string },
): Promise<Answer> {
  const denied = can(call.by, 'bank.import', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const file = camtBank.parse(upload.bytes);
  if (!file.ok) return { kind: 'refused', refusal: file };
  for (const statement of file.value.statements) {
    const known = await accountOwner(ctx, statement.account);
    if (!known) return replayOr(ctx, call, refuse('bank.account_unknown', { account: statement.account }));
  }
  const { by, receivedAt: at, idempotency } = call;
  const stored = await ctx.record(
    { at, status: 201, ...(idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {}) },
    async (tx) => {
      await storeFile(tx, file.value, { sha256: upload.sha256, at, by: by.userId });
      return ok({ sha256: upload.sha256 });
    },
  );
  if (stored.kind === 'refused') return stored;
  const warnings = await bookOpenLines(ctx, { actor: actorOf(by), name: by.userId });
  const lines = await ctx.read({ kind: 'platform' }, (q) => readFileLines(q, upload.sha256));
  const answer = { sha256: upload.sha256, lines: lines.map(lineView), warnings: warnings as unknown as Json };
  return { kind: 'done', status: 201, answer, replayed: stored.replayed };
}

type Owner = 'programme' | { readonly supplierId: string } | null;

/** Whether an order is paid to the account of this owner. */
const paidTo = ({ orders, contracts }: PaymentsStates, owner: Owner): boolean =>
  orders.mode === 'hold'
    ? owner === 'programme'
    : owner !== null && owner !== 'programme' && owner.supplierId === contracts.supplierId;

/** Whose account a statement is of: the programme's own, or a supplier's designated one. */
async function accountOwner(ctx: Context, account: string): Promise<Owner> {
  return ctx.read({ kind: 'platform' }, async (q) => {
    const programme = await readProgramme(q);
    if (programme?.account && sameAccount(programme.account.number, account)) return 'programme' as const;
    const supplierId = await supplierByAccount(q, account);
    return supplierId === null ? null : { supplierId };
  });
}

const sameAccount = (a: string, b: string): boolean =>
  a.replace(/[^0-9A-Za-z]/g, '').toUpperCase() === b.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

type By = { readonly actor: Actor; readonly name: string };

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

async function assign(
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
    const { contracts, payments } = row.states as unknown as PaymentsStates;
    const buyer = await readCompany(q, contracts.buyerId);
    const texts = await readContents(q, orderId);
    const declared = payments.declarations.flatMap((d) => (d.payer ? [texts.get(d.payer.contentId)?.body] : []));
    const accountMatches = paidTo(row.states as unknown as PaymentsStates, owner);
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

const settle = async (ctx: Context, line: StoredLine, to: Parameters<typeof settleLine>[2]): Promise<void> => {
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    await settleLine(tx, line, to);
    return ok(null);
  });
};

async function bookOn(
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
      bookCredit(view.states as unknown as PaymentsStates, {
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
      takenMinor: takenFrom((view.states as unknown as PaymentsStates).payments, creditId),
      warnings: warnings as unknown as Json,
    }),
  });
}

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
  const before = await ctx.read({ kind: 'platform' }, (q) => readLine(q, lineId));
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
  return row ? takenFrom((row.states as unknown as PaymentsStates).payments, creditIdOf(line)) : 0;
}

/** Money that came to another account is not this order's, whoever says so: the ledger would show it where it never was. */
async function otherAccount(
  ctx: Context,
  line: StoredLine,
  orderId: string,
): Promise<Refused<'payment.other_account' | 'access.not_found'> | null> {
  const row = await ctx.read({ kind: 'platform' }, (q) => readOrder(q, orderId));
  if (!row) return refuse('access.not_found');
  const states = row.states as unknown as PaymentsStates;
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

/** The queue of lines that wait for a person. */
export async function readQueue(ctx: Context, by: Person, after: string | null, limit: number): Promise<Answer> {
  const denied = can(by, 'bank.read', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const lines = await ctx.read({ kind: 'platform' }, (q) => readUnmatched(q, after, limit));
  const next = lines.length === limit ? (lines.at(-1)?.lineId ?? null) : null;
  return { kind: 'done', status: 200, answer: { items: lines.map(lineView), next }, replayed: false };
}
