/** The shell of the exchange: files in, documents out. Importing writes nothing; exporting reads one order. */
import { parseOrder } from '../adapters/ubl/read.ts';
import { writeOrder, writeResponse } from '../adapters/ubl/write.ts';
import { coach } from '../contracts/coach.rules.ts';
import type { Call, Context } from '../context.ts';
import type { Queryable } from '../db/reads.ts';
import { must } from '../kernel/assert.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import { isOrderId } from '../kernel/ids.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { orderStates } from '../orders/rules.ts';
import { type OrderRow, readContents, readEvents, readOrder } from '../orders/store.ts';
import { can } from '../parties/access.ts';
import { readCompany } from '../parties/store.ts';
import { readRequirements } from './csv.rules.ts';
import { type Answered, type ExportFacts, orderDocument, refsOf, responseDocument } from './export.rules.ts';
import { importOrder } from './import.rules.ts';
import type { Exported, ImportedOrder, Requirement } from './types.ts';

/** A UBL order as the draft of an order, to be looked through. Writes nothing. `today`: in UTC; null: an old day may stand. */
export function importUbl(file: Uint8Array | string, today: PlainDate | null): Result<ImportedOrder> {
  const parsed = parseOrder(file);
  return parsed.ok ? importOrder(parsed.value, today) : parsed;
}

/** The same for somebody who may draft orders. Errors: access.*, ubl.*. */
export function importFor(call: Pick<Call, 'by' | 'receivedAt'>, file: Uint8Array): Result<ImportedOrder> {
  return can(call.by, 'order.draft', { kind: 'none' }) ?? importUbl(file, dayOf(call.receivedAt, 'UTC'));
}

export type UblDocument = 'order' | 'response';

/** The order as a UBL document, for somebody who may read it. Errors: access.not_found, ubl.not_confirmed, ubl.not_answered, order.text_erased. */
export async function exportUbl(
  ctx: Pick<Context, 'read'>,
  call: Pick<Call, 'by'>,
  orderId: string,
  which: UblDocument,
): Promise<Result<Exported>> {
  const opened = await openOrderFor(ctx, call.by, 'order.read', orderId, (q, order) => readExport(q, order, which));
  return opened.ok ? opened.value.more : opened;
}

/** The same for whoever runs the platform and sits at its database. */
export async function exportAsPlatform(
  ctx: Pick<Context, 'read'>,
  orderId: string,
  which: UblDocument,
): Promise<Result<Exported>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  return ctx.read({ kind: 'platform' }, async (q) => {
    const order = await readOrder(q, orderId);
    return order ? readExport(q, order, which) : refuse('access.not_found');
  });
}

async function readExport(q: Queryable, order: OrderRow, which: UblDocument): Promise<Result<Exported>> {
  const { orderId } = order;
  const { contracts: contract, orders } = orderStates(order.states);
  const answered = await answerOf(q, order);
  if (which === 'order' && !contract.agreed) return refuse('ubl.not_confirmed');
  if (which === 'response' && answered === null) return refuse('ubl.not_answered');
  const texts = await readContents(q, orderId);
  const erased =
    which === 'order' ? refsOf(contract).find(({ contentId }) => typeof texts.get(contentId)?.body !== 'string') : undefined;
  if (erased) return refuse('order.text_erased', { kind: texts.get(erased.contentId)?.kind ?? 'text' });
  const facts: ExportFacts = {
    orderId,
    status: orders.status,
    contract,
    buyer: must(await readCompany(q, contract.buyerId), 'a party is a company'),
    seller: must(await readCompany(q, contract.supplierId), 'a party is a company'),
    textOf: ({ contentId }) => String(texts.get(contentId)?.body ?? ''),
  };
  if (which === 'order') {
    const { order: written, notCarried } = orderDocument(facts);
    return ok({ xml: writeOrder(written), notCarried });
  }
  return ok({ xml: writeResponse(responseDocument(facts, must(answered, 'refused above'))), notCarried: [] });
}

/** Events of an order's contract before it was agreed: an order that is talked over for years has some hundred. */
const MOST_EVENTS = 10_000;

/** Confirmed by both; or declined and not sent again since. null: nobody has answered. */
async function answerOf(q: Queryable, { orderId, states }: OrderRow): Promise<Answered | null> {
  const { contracts } = orderStates(states);
  if (contracts.agreed) {
    const { at, version } = contracts.agreed;
    return { code: 'AP', on: dayOf(at, contracts.zone), version };
  }
  const events = await readEvents(q, orderId, 0, MOST_EVENTS);
  const last = events.findLast(({ type }) => type === 'contracts.sent' || type === 'contracts.declined');
  if (last?.type !== 'contracts.declined') return null;
  // Folded by contracts already, so it has the shape that contracts wrote.
  const { version, reason } = last.data as { readonly version: number; readonly reason: { readonly contentId: string } | null };
  const text = reason && (await readContents(q, orderId)).get(reason.contentId)?.body;
  return {
    code: 'RE',
    on: dayOf(last.at, contracts.zone),
    version: Math.max(1, version - 1),
    reason: typeof text === 'string' ? text : null,
  };
}

/** A requirement with what the measurability check says of it. */
export type CheckedRequirement = Requirement & {
  readonly verdict: string;
  readonly problems: readonly string[];
  readonly rewrite: string | null;
};

/** Every row of a list judged. Refuses `csv.*`: a list in another encoding, or a row that cannot be read, refuses the whole. */
export function checkRequirements(file: Uint8Array): Result<readonly CheckedRequirement[]> {
  if (file.length > LIMITS.orderFile) return refuse('csv.too_large', { maxBytes: LIMITS.orderFile });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return refuse('csv.encoding_refused');
  }
  const rows = readRequirements(text);
  if (!rows.ok) return rows;
  return ok(
    rows.value.map((row) => {
      const { verdict, problems, rewrite } = coach({
        text: row.text,
        ...(row.category === null ? {} : { category: row.category }),
      });
      return { ...row, verdict, problems: problems.map(({ code }) => code), rewrite };
    }),
  );
}
