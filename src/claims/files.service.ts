/** Files of a claim: the original sealed, an image drawn anew for everybody to open. */
import { type Answer, type Call, type Context, replayOr } from '../context.ts';
import { contentDisposition } from '../documents/disposition.rules.ts';
import { keepShared } from '../documents/share.service.ts';
import { readDocument, serveBytes } from '../documents/store.ts';
import type { ServedFile, UploadedFile } from '../documents/types.ts';
import { must } from '../kernel/assert.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { openOrderFor, refusalOn } from '../orders/read.service.ts';
import { actingSide } from '../orders/rules.ts';
import { readContents } from '../orders/store.ts';
import type { Verb } from '../parties/access.ts';
import { keepable } from './intake.rules.ts';
import { claimById, claimsStates } from './rules.ts';
import { type ClaimPath, actOnClaim } from './service.ts';
import type { ClaimFile, ClaimsEvent } from './types.ts';

/** Why a person may not bring files here, or null: asked before the file is read, so that a stranger's bytes are not looked at. */
export const mayNotKeep = (ctx: Context, by: Call['by'], orderId: string): ReturnType<typeof refusalOn> =>
  refusalOn(ctx, by, 'claim.evidence', orderId);

/**
 * A side brings a file into an open claim, to be named by its evidence. Answers 201 with the file's id. Whatever can be
 * refused is refused before a byte is stored.
 */
export async function keepEvidenceFile(ctx: Context, call: Call, at: ClaimPath, file: UploadedFile): Promise<Answer> {
  const { orderId, claimId } = at;
  const opened = await openOrderFor(ctx, call.by, 'claim.evidence', orderId, async (_, order) => claimsStates(order.states));
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { more: before } = opened.value;
  const side = actingSide(before, call.by.companyId);
  if (!side.ok) return replayOr(ctx, call, side);
  const claim = claimById(before.claims, claimId);
  const can = claim.ok ? keepable(before.claims, claim.value, side.value) : claim;
  if (!can.ok) return replayOr(ctx, call, can);
  const about = { orderId, companyId: call.by.companyId, createdAt: call.receivedAt } as const;
  const kept = await keepShared(ctx, file, about);
  if (!kept.ok) return replayOr(ctx, call, kept);
  const { documentId, sharedId, sharedSha256 } = kept.value;
  const name = draftContent(ctx.ids, 'file_name', file.name);
  return actOnClaim(ctx, call, at, {
    name: 'claims.keep_file',
    verb: 'claim.evidence',
    who: 'party',
    status: 201,
    contents: [name],
    told: { fileId: documentId, sharedFileId: sharedId, sha256: kept.value.sha256, sharedSha256 },
    decide: (states, current) => {
      const still = keepable(states.claims, current, side.value);
      if (!still.ok) return still;
      if (states.claims.files.some((each) => each.claimId === claimId && each.documentId === documentId)) return ok({});
      const event: ClaimsEvent = {
        type: 'claims.file_kept',
        v: 1,
        data: { claimId, ...kept.value, name: refOf(name), by: side.value },
      };
      return ok({ events: [event] });
    },
  });
}

const named = (files: readonly ClaimFile[], claimId: string, fileId: string): ClaimFile | null =>
  files.find((file) => file.claimId === claimId && (file.documentId === fileId || file.sharedId === fileId)) ?? null;

/** The shared copy of a file, for saving: what both sides open, whoever brought it. */
export const fetchEvidenceFile = (ctx: Context, call: Call, at: ClaimPath, fileId: string): Promise<Result<ServedFile>> =>
  fetch(ctx, call, at, { fileId, verb: 'claim.read', which: ({ sharedId }) => sharedId });

/** The original of a file as it was brought, sealed: for operators who decide. */
export const fetchOriginal = (ctx: Context, call: Call, at: ClaimPath, fileId: string): Promise<Result<ServedFile>> =>
  fetch(ctx, call, at, { fileId, verb: 'claim.original', which: ({ documentId }) => documentId });

type Fetch = { readonly fileId: string; readonly verb: Verb; readonly which: (file: ClaimFile) => string };

async function fetch(ctx: Context, call: Call, at: ClaimPath, { fileId, verb, which }: Fetch): Promise<Result<ServedFile>> {
  const opened = await openOrderFor(ctx, call.by, verb, at.orderId, async (q, order) => {
    const file = named(claimsStates(order.states).claims.files, at.claimId, fileId);
    if (!file) return null;
    const document = must(await readDocument(q, at.orderId, which(file)), 'a kept file has its row');
    return { file, document, name: (await readContents(q, at.orderId)).get(file.name.contentId)?.body };
  });
  if (!opened.ok) return opened;
  const found = opened.value.more;
  if (!found) return refuse('claim.not_found');
  const bytes = await serveBytes(ctx.storage, found.document);
  if (!bytes.ok) return bytes;
  const disposition = contentDisposition(typeof found.name === 'string' ? found.name : fileId);
  return ok({ bytes: bytes.value, mediaType: found.document.mediaType, disposition });
}
