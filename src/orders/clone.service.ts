/** A repeat order: the text of an old one as the draft of a new one, with a new shipping date. */
import { clausesInForce, sideOf, termsInForce } from '../contracts/rules.ts';
import type { Attachment, Clause, Terms } from '../contracts/types.ts';
import { contractWarnings } from '../contracts/warnings.rules.ts';
import { type Answer, type Call, type Context, act, replayOr } from '../context.ts';
import { noteFiles, readDocument } from '../documents/store.ts';
import { must } from '../kernel/assert.ts';
import { dayOf } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { Queryable } from '../db/reads.ts';
import { type OrderId, orderIdOf } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { readCompany } from '../parties/store.ts';
import { leftBehind, refsOf, undated, withRefs } from './clone.rules.ts';
import { type ContentWriter, composeClause, composePatch, contentWriter } from './compose.service.ts';
import { openOrder, partiesOf } from './contract.rules.ts';
import { initialProgramme } from './programme.rules.ts';
import { readProgramme } from './programme.store.ts';
import { openOrderFor } from './read.service.ts';
import { orderStates } from './rules.ts';
import type { CloneBody } from './schema.ts';
import { orderAnswer, orderStream } from './service.ts';
import { type ContentRow, readContents } from './store.ts';

type Texts = ReadonlyMap<string, ContentRow>;

/** A text by its reference; refuses `order.text_erased` where somebody had it erased. */
function textOf(texts: Texts, ref: ContentRef): Result<string> {
  const row = texts.get(ref.contentId);
  return typeof row?.body === 'string' ? ok(row.body) : refuse('order.text_erased', { kind: row?.kind ?? 'text' });
}

/** The terms with every text written anew: the new order's texts can be erased without touching the old one's. */
function copyTerms(terms: Terms, texts: Texts, writer: ContentWriter): Result<Terms> {
  const copies = new Map<string, ContentRef>();
  for (const ref of refsOf(terms)) {
    const text = textOf(texts, ref);
    if (!text.ok) return text;
    copies.set(ref.contentId, writer.write(texts.get(ref.contentId)?.kind ?? 'text', text.value));
  }
  return ok(withRefs(terms, (ref) => must(copies.get(ref.contentId), 'every text was copied')));
}

/** The clauses, written and measured anew: what both confirm is judged as of today. The side that wrote one stays its author. */
function copyClauses(
  clauses: readonly Clause[],
  category: string | null,
  texts: Texts,
  writer: ContentWriter,
): Result<readonly Clause[]> {
  const copies: Clause[] = [];
  for (const { clauseId, text: ref, defectClass, lineId, by } of clauses) {
    const text = textOf(texts, ref);
    if (!text.ok) return text;
    copies.push(composeClause(clauseId, { text: text.value, defectClass, lineId }, by, category, writer));
  }
  return ok(copies);
}

/** Whether one of the attached files was erased: then nothing of it may live on in another order. */
async function isFileErased(q: Queryable, orderId: OrderId, files: readonly Attachment[]): Promise<boolean> {
  for (const { attachmentId } of files) if ((await readDocument(q, orderId, attachmentId))?.erasedAt) return true;
  return false;
}

/** The attached files in the new order: the same bytes under ids of their own. */
const takenOver = (ctx: Context, files: readonly Attachment[]): readonly Attachment[] =>
  files.map((file) => ({ ...file, attachmentId: ctx.ids.short() }));

async function noteTakenOver(ctx: Context, call: Call, orderId: OrderId, files: readonly Attachment[]): Promise<boolean> {
  const about = { orderId, kind: 'attachment', companyId: call.by.companyId, createdAt: call.receivedAt } as const;
  const noted = await noteFiles(
    ctx,
    files.map(({ attachmentId: documentId, sha256, bytes: sizeBytes, mediaType }) => ({
      ...about,
      documentId,
      sha256,
      sizeBytes,
      mediaType,
    })),
  );
  return noted.ok;
}

/**
 * Drafts a new order between the same two companies with the lines, terms, clauses, files and approved inspectors of an old
 * one, in whatever state that is. Dates are never taken over. Answers 201 with the new order's id.
 */
export async function cloneOrder(ctx: Context, call: Call, from: string, body: CloneBody): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'order.clone', from, async (q, { states }) => {
    const { contracts } = orderStates(states);
    const [buyer, supplier] = [await readCompany(q, contracts.buyerId), await readCompany(q, contracts.supplierId)];
    const isGone = await isFileErased(q, from, termsInForce(contracts).attachments);
    return {
      buyer,
      supplier,
      isGone,
      texts: await readContents(q, from),
      programme: (await readProgramme(q)) ?? initialProgramme,
    };
  });
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { order, more } = opened.value;
  const { contracts } = orderStates(order.states);
  const author = must(sideOf(contracts, call.by.companyId), 'only a party may clone');
  const [buyer, supplier] = [must(more.buyer, 'a party is a company'), must(more.supplier, 'a party is a company')];
  const writer = contentWriter(ctx.ids);
  const old = termsInForce(contracts);
  const fileErased = refuse('order.text_erased', { kind: 'file' });
  if (more.isGone) return replayOr(ctx, call, fileErased);
  const copied = copyTerms({ ...undated(old), attachments: takenOver(ctx, old.attachments) }, more.texts, writer);
  if (!copied.ok) return replayOr(ctx, call, copied);
  const terms = composePatch(copied.value, body, writer, dayOf(call.receivedAt, old.shipZone));
  if (!terms.ok) return replayOr(ctx, call, terms);
  const clauses = copyClauses(clausesInForce(contracts), old.category, more.texts, writer);
  if (!clauses.ok) return replayOr(ctx, call, clauses);
  const draft = {
    buyerId: buyer.id,
    supplierId: supplier.id,
    buyerCountry: buyer.country,
    supplierCountry: supplier.country,
    author,
    terms: terms.value,
    clauses: clauses.value,
    clonedFrom: from,
  };
  const orderId = orderIdOf(supplier.id, ctx.ids);
  if (!(await noteTakenOver(ctx, call, orderId, terms.value.attachments))) return replayOr(ctx, call, fileErased);
  const warnings = [...leftBehind(old, terms.value), ...contractWarnings(draft, terms.value, clauses.value)];
  return act(ctx, call, {
    name: 'orders.clone',
    stream: orderStream(orderId),
    create: { parties: partiesOf(draft, [author]) },
    contents: writer.drafts,
    decide: () => ok({ ...openOrder(draft, more.programme), warnings }),
    answer: (view, told) => orderAnswer(orderId, view, told),
    status: 201,
  });
}
