/** Photos of a visit: brought by its agency, opened by everybody who sees the order. */
import { type Answer, type Call, type Context, replayOr } from '../context.ts';
import { contentDisposition } from '../documents/disposition.rules.ts';
import { keepShared } from '../documents/share.service.ts';
import { readDocument, serveBytes } from '../documents/store.ts';
import type { ServedFile, UploadedFile } from '../documents/types.ts';
import { photosOf } from '../inspections/rules.ts';
import { must } from '../kernel/assert.ts';
import { parseInstant } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { openOrderFor, refusalOn } from '../orders/read.service.ts';
import { actOnVisit } from './inspections.service.ts';
import { keepPhoto, photographable } from './photos.rules.ts';
import { shipmentsStates } from './rules.ts';

export type VisitPath = { readonly orderId: string; readonly bookingId: string };
/** What is said beside the file. */
export type PhotoTold = { readonly clauseId: string | null; readonly takenAt: string | null };

/** Why a person may not bring photos here, or null: asked before the file is read, so that a stranger's bytes are not looked at. */
export const mayNotBring = (ctx: Context, by: Call['by'], orderId: string): ReturnType<typeof refusalOn> =>
  refusalOn(ctx, by, 'inspection.report', orderId);

/**
 * The agency brings a photo of its visit. Answers 201 with its ids and the hash of the bytes as they came. Whatever can be
 * refused is refused before a byte is stored.
 */
export async function bringPhoto(ctx: Context, call: Call, at: VisitPath, file: UploadedFile, told: PhotoTold): Promise<Answer> {
  const { orderId, bookingId } = at;
  const agencyId = call.by.companyId;
  const takenAt = told.takenAt === null ? ok(null) : parseInstant(told.takenAt);
  if (!takenAt.ok) return { kind: 'refused', refusal: takenAt };
  const opened = await openOrderFor(ctx, call.by, 'inspection.report', orderId, async (_, order) => order);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { order } = opened.value;
  const can = photographable(shipmentsStates(order.states), { bookingId, clauseId: told.clauseId, agencyId });
  if (!can.ok) return replayOr(ctx, call, can);
  const kept = await keepShared(ctx, file, { orderId: order.orderId, companyId: agencyId, createdAt: call.receivedAt });
  if (!kept.ok) return replayOr(ctx, call, kept);
  const { documentId, sharedId, sha256, sharedSha256 } = kept.value;
  return actOnVisit(ctx, call, orderId, {
    name: 'inspections.bring_photo',
    verb: 'inspection.report',
    status: 201,
    more: { photo: { photoId: documentId, sharedPhotoId: sharedId, sha256, sharedSha256 } },
    decide: (states) =>
      keepPhoto(states, agencyId, { bookingId, clauseId: told.clauseId, takenAt: takenAt.value, ...kept.value }),
  });
}

/** A photo as it is shared: its pixels, and nothing that the camera wrote beside them. Errors: inspection.photo_unknown. */
export async function fetchPhoto(ctx: Context, call: Call, at: VisitPath, photoId: string): Promise<Result<ServedFile>> {
  const opened = await openOrderFor(ctx, call.by, 'order.read', at.orderId, async (q, order) => {
    const photo = photosOf(shipmentsStates(order.states).inspections).find(
      ({ bookingId, documentId, sharedId }) => bookingId === at.bookingId && (documentId === photoId || sharedId === photoId),
    );
    return photo ? must(await readDocument(q, order.orderId, photo.sharedId), 'a kept photo has its row') : null;
  });
  if (!opened.ok) return opened;
  const document = opened.value.more;
  if (!document) return refuse('inspection.photo_unknown', { photoId });
  const bytes = await serveBytes(ctx.storage, document);
  if (!bytes.ok) return bytes;
  const { mediaType } = document;
  const name = `${photoId}.${mediaType.split('/').at(-1)}`;
  return ok({ bytes: bytes.value, mediaType, disposition: contentDisposition(name) });
}
