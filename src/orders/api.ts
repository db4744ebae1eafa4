/** Routes of an order's contract: draft, clone, edit, attach, send, confirm, decline, cancel, amend. */
import type { Static } from 'typebox';
import type { Answer, Context } from '../context.ts';
import type { Refused } from '../kernel/result.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type IfMatch, etagOf } from '../http/etag.ts';
import { type Committed, type Route, answer, committed, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { MEDIA_TYPES, readUpload } from '../http/upload.ts';
import { acceptAmendment, amend, rejectAmendment } from './amend.service.ts';
import { attachFile, detachFile, fetchFile } from './attach.service.ts';
import { cloneOrder } from './clone.service.ts';
import { refusalOn } from './read.service.ts';
import { editText } from './edit.service.ts';
import {
  AmendBody,
  AmendmentAnswerBody,
  AttachAnswer,
  AttachFields,
  AttachmentParams,
  ClauseBody,
  ClauseParams,
  CloneBody,
  ConfirmBody,
  DraftBody,
  OrderAnswer,
  OrderParams,
  ReasonBody,
  TextPatch,
} from './schema.ts';
import { TEXT_DIGITS } from './seen.data.ts';
import type { Seen } from './types.ts';
import { cancel, confirm, decline, draftOrder, dropClause, send, writeClause } from './service.ts';

const tags = ['orders'];
const responses = { 200: OrderAnswer };
const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;

/** The text that If-Match names; `*` names none in particular, and a tag that is none of ours one that does not exist. */
function seenOf(ifMatch: IfMatch | null): Seen | null {
  if (ifMatch === null || ifMatch === '*') return null;
  const { version, print } = ifMatch[0] ?? { version: 0, print: null };
  return { version, text: print?.slice(0, TEXT_DIGITS) ?? null };
}

/** The answer with the tag of the text as it stands now, for the writer's next change. */
function tagged(answer: Answer): Committed | Refused {
  if (answer.kind !== 'done') return committed(answer);
  const { version, textPrint } = (answer.answer as Static<typeof OrderAnswer>).order;
  // An answer that was stored before texts were told apart names the version.
  return committed(answer, { etag: etagOf(version, textPrint) });
}

/** Files of the contract. They are a part of the text that both confirm. */
const attachmentRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/attachments',
    tags,
    summary: 'Attach a file to the contract',
    accepts: 'upload',
    description:
      'Multipart with one file, and `precedence`: `clauses` (default) or `file`. The same file again changes its precedence.',
    ifMatch: 'optional',
    access: on('order.attach'),
    params: OrderParams,
    responses: { 201: AttachAnswer },
    handler: async (call) => {
      const denied = await refusalOn(ctx, call.principal, 'order.attach', call.params.orderId);
      if (denied) return denied;
      const upload = await readUpload(call.request, { fields: AttachFields });
      if (!upload.ok) return upload;
      const { bytes, sha256, kind, name, fields } = upload.value;
      const file = { bytes, sha256, name, mediaType: MEDIA_TYPES[kind] };
      const input = { file, precedence: fields.precedence ?? 'clauses', seen: seenOf(call.ifMatch) };
      return tagged(await attachFile(ctx, callOf(ctx, call), call.params.orderId, input));
    },
  }),
  route({
    method: 'DELETE',
    url: '/v1/orders/:orderId/attachments/:attachmentId',
    tags,
    summary: 'Take a file out of the contract',
    ifMatch: 'optional',
    access: on('order.attach'),
    params: AttachmentParams,
    responses,
    handler: async (call) => {
      const { orderId, attachmentId } = call.params;
      return tagged(await detachFile(ctx, callOf(ctx, call), orderId, attachmentId, seenOf(call.ifMatch)));
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/attachments/:attachmentId/file',
    tags,
    summary: 'Save a file of the contract',
    access: on('order.read'),
    params: AttachmentParams,
    responses: { 200: binary() },
    handler: async (call) => {
      const file = await fetchFile(ctx, readCallOf(ctx, call), call.params.orderId, call.params.attachmentId);
      if (!file.ok) return file;
      const { bytes, mediaType, disposition } = file.value;
      return answer(200, bytes, { headers: { 'Content-Type': mediaType, 'Content-Disposition': disposition } });
    },
  }),
];

/** All routes that write a contract. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/orders',
    tags,
    summary: 'Start an order with a supplier, or draft one for a buyer',
    access: { verb: 'order.draft', thing: 'none' },
    body: DraftBody,
    responses: { 201: OrderAnswer },
    handler: async (call) => tagged(await draftOrder(ctx, callOf(ctx, call), call.body)),
  }),
  route({
    method: 'PATCH',
    url: '/v1/orders/:orderId',
    tags,
    summary: 'Change terms and clauses of a draft or sent order',
    description: 'All of it or nothing, and one version whatever it touches. A list of the terms is replaced as a whole.',
    ifMatch: 'optional',
    access: on('order.edit'),
    params: OrderParams,
    body: TextPatch,
    responses,
    handler: async (call) => tagged(await editText(ctx, callOf(ctx, call), call.params.orderId, call.body, seenOf(call.ifMatch))),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/clauses/:clauseId',
    tags,
    summary: 'Add a clause',
    ifMatch: 'optional',
    access: on('order.edit'),
    params: ClauseParams,
    body: ClauseBody,
    responses: { 201: OrderAnswer },
    handler: async (call) => {
      const { orderId, clauseId } = call.params;
      const input = { clauseId, body: call.body, how: 'add' as const, seen: seenOf(call.ifMatch) };
      return tagged(await writeClause(ctx, callOf(ctx, call), orderId, input));
    },
  }),
  route({
    method: 'PUT',
    url: '/v1/orders/:orderId/clauses/:clauseId',
    tags,
    summary: 'Change a clause',
    ifMatch: 'optional',
    access: on('order.edit'),
    params: ClauseParams,
    body: ClauseBody,
    responses,
    handler: async (call) => {
      const { orderId, clauseId } = call.params;
      const input = { clauseId, body: call.body, how: 'change' as const, seen: seenOf(call.ifMatch) };
      return tagged(await writeClause(ctx, callOf(ctx, call), orderId, input));
    },
  }),
  route({
    method: 'DELETE',
    url: '/v1/orders/:orderId/clauses/:clauseId',
    tags,
    summary: 'Remove a clause',
    ifMatch: 'optional',
    access: on('order.edit'),
    params: ClauseParams,
    responses,
    handler: async (call) =>
      tagged(await dropClause(ctx, callOf(ctx, call), call.params.orderId, call.params.clauseId, seenOf(call.ifMatch))),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/clone',
    tags,
    summary: 'Draft a repeat order with the same text and a new shipping date',
    access: on('order.clone'),
    params: OrderParams,
    body: CloneBody,
    responses: { 201: OrderAnswer },
    handler: async (call) => tagged(await cloneOrder(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  ...attachmentRoutes(ctx),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/send',
    tags,
    summary: 'Offer this version to the other side (not a confirmation)',
    ifMatch: 'optional',
    access: on('order.send'),
    params: OrderParams,
    responses,
    handler: async (call) => tagged(await send(ctx, callOf(ctx, call), call.params.orderId, seenOf(call.ifMatch))),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/confirm',
    tags,
    summary: 'Confirm the version that was sent last',
    ifMatch: 'optional',
    description:
      'Name the version you read, in the body or as If-Match; if the text moved on since, the confirmation is refused.',
    access: on('order.confirm'),
    params: OrderParams,
    body: ConfirmBody,
    responses,
    handler: async (call) =>
      committed(await confirm(ctx, callOf(ctx, call), call.params.orderId, call.body, seenOf(call.ifMatch))),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/decline',
    tags,
    summary: 'Decline the version that was sent last',
    access: on('order.decline'),
    params: OrderParams,
    body: ReasonBody,
    responses,
    handler: async (call) => committed(await decline(ctx, callOf(ctx, call), call.params.orderId, call.body.reason ?? null)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/cancel',
    tags,
    summary: 'Cancel while nothing is paid',
    access: on('order.cancel'),
    params: OrderParams,
    body: ReasonBody,
    responses,
    handler: async (call) => committed(await cancel(ctx, callOf(ctx, call), call.params.orderId, call.body.reason ?? null)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/amendments',
    tags,
    summary: 'Propose an amendment of the contract in force',
    access: on('order.amend'),
    params: OrderParams,
    body: AmendBody,
    responses: { 201: OrderAnswer },
    handler: async (call) => committed(await amend(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/amendments/confirm',
    tags,
    summary: "Confirm the other side's amendment",
    access: on('order.amend'),
    params: OrderParams,
    body: AmendmentAnswerBody,
    responses,
    handler: async (call) => committed(await acceptAmendment(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/amendments/decline',
    tags,
    summary: "Decline the other side's amendment, or take your own back",
    access: on('order.amend'),
    params: OrderParams,
    body: AmendmentAnswerBody,
    responses,
    handler: async (call) => committed(await rejectAmendment(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
];
