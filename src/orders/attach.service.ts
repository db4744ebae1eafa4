/** Acts on the files of a contract: attach one, take one away, fetch one. */
import type { Attachment } from '../contracts/types.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Answer, Call, Context } from '../context.ts';
import { contentDisposition } from '../documents/disposition.rules.ts';
import { keepFile, readDocument, serveBytes } from '../documents/store.ts';
import type { ServedFile, UploadedFile } from '../documents/types.ts';
import { must } from '../kernel/assert.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { attach, detach, findAttachment } from './attach.rules.ts';
import { contentWriter } from './compose.service.ts';
import { setTerms, writable } from './contract.rules.ts';
import { openOrderFor } from './read.service.ts';
import { orderStates } from './rules.ts';
import type { Seen } from './types.ts';
import { actOnOrder, warned, withWarnings } from './service.ts';
import { readContents } from './store.ts';

export type AttachInput = {
  readonly file: UploadedFile;
  readonly precedence: Attachment['precedence'];
  /** The text that the writer looked at; null: none in particular. */
  readonly seen: Seen | null;
};

/**
 * Attaches a file to a draft or sent contract, or changes the precedence of one that is attached. An edit of the text like
 * any other: after a send it begins the next version, and both confirm hash and precedence with the rest.
 */
export async function attachFile(
  ctx: Context,
  call: Call,
  orderId: string,
  { file, precedence, seen }: AttachInput,
): Promise<Answer> {
  // Asked before the bytes are stored, so that nobody fills another company's order with files; the commit asks again.
  const opened = await openOrderFor(ctx, call.by, 'order.attach', orderId, async () => null);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const about = { orderId, kind: 'attachment', companyId: call.by.companyId, createdAt: call.receivedAt } as const;
  const attachmentId = await keepFile(ctx, file, about);
  const { sha256, mediaType, bytes, name } = file;
  const facts = { attachmentId, sha256, bytes: bytes.length, mediaType, precedence };
  const writer = contentWriter(ctx.ids);
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.attach',
    verb: 'order.attach',
    contents: writer.drafts,
    status: 201,
    told: { attachment: facts },
    decide: (states, by) => {
      writer.clear();
      const can = writable(orderId, states, seen);
      if (!can.ok) return can;
      const terms = attach(termsInForce(states.contracts), { ...facts, name: writer.write('file_name', name), by });
      if (!terms.ok) return terms;
      return withWarnings(setTerms(states, by, terms.value), warned(states, terms.value, clausesInForce(states.contracts)));
    },
  });
}

/** Takes a file out of a draft or sent contract. Its bytes stay: an earlier version may name them. */
export async function detachFile(
  ctx: Context,
  call: Call,
  orderId: string,
  attachmentId: string,
  seen: Seen | null,
): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'orders.detach',
    verb: 'order.attach',
    decide: (states, by) => {
      const can = writable(orderId, states, seen);
      if (!can.ok) return can;
      const terms = detach(termsInForce(states.contracts), attachmentId);
      return terms.ok ? setTerms(states, by, terms.value) : terms;
    },
  });
}

/** A file of the contract for saving: the parties, an inspector of the order and staff may. */
export async function fetchFile(ctx: Context, call: Call, orderId: string, attachmentId: string): Promise<Result<ServedFile>> {
  const opened = await openOrderFor(ctx, call.by, 'order.read', orderId, async (q, order) => {
    const attachment = findAttachment(orderStates(order.states).contracts, attachmentId);
    if (!attachment) return null;
    const document = must(await readDocument(q, orderId, attachmentId), 'an attached file has its row');
    return { attachment, document, name: (await readContents(q, orderId)).get(attachment.name.contentId)?.body };
  });
  if (!opened.ok) return opened;
  const found = opened.value.more;
  if (!found) return refuse('access.not_found');
  const bytes = await serveBytes(ctx.storage, found.document);
  if (!bytes.ok) return bytes;
  // A name that was erased leaves the file: what the contract fixes is its hash.
  const disposition = contentDisposition(typeof found.name === 'string' ? found.name : attachmentId);
  return ok({ bytes: bytes.value, mediaType: found.document.mediaType, disposition });
}
