/** Bank statements: kept as they came, their lines booked as far as that is certain, and the queue of those that wait for a person. */
import { camtBank } from '../adapters/bank/camt.ts';
import { type Answer, type Call, type Context, actorOf, replayOr } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import type { Person } from '../parties/types.ts';
import { accountOwner } from './bank.accounts.service.ts';
import { bookOpenLines } from './bank.booking.service.ts';
import { type StoredLine, readFileLines, readUnmatched, storeFile } from './bank.store.ts';

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

/** The queue of lines that wait for a person. */
export async function readQueue(ctx: Context, by: Person, after: string | null, limit: number): Promise<Answer> {
  const denied = can(by, 'bank.read', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const lines = await ctx.read(asOperator(by), (q) => readUnmatched(q, after, limit));
  const next = lines.length === limit ? (lines.at(-1)?.lineId ?? null) : null;
  return { kind: 'done', status: 200, answer: { items: lines.map(lineView), next }, replayed: false };
}
