/** A file that shows a fact, kept twice: sealed as it was brought, and as what others open. */
import { type ImageKind, redraw } from '../adapters/images/redraw.ts';
import { sha256 } from '../kernel/canonical.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import { type Result, ok } from '../kernel/result.ts';
import { type Keeper, keepFile } from './store.ts';
import type { SharedPair, UploadedFile } from './types.ts';

const IMAGES: Readonly<Record<string, ImageKind>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' };

/** What is shared of a file: an image drawn anew, anything else as it is. Errors: evidence.unreadable_image. */
async function sharedCopy(file: UploadedFile): Promise<Result<UploadedFile, 'evidence.unreadable_image'>> {
  const kind = IMAGES[file.mediaType];
  if (kind === undefined) return ok(file);
  const drawn = await redraw(file.bytes, kind);
  return drawn.ok ? ok({ ...file, bytes: drawn.value, sha256: sha256(drawn.value) }) : drawn;
}

/**
 * Keeps a file and what is shared of it; the same bytes again give the same ids. Call it before the commit that names them.
 * Errors: evidence.unreadable_image, before a byte is stored.
 */
export async function keepShared(
  ctx: Keeper,
  file: UploadedFile,
  at: { readonly orderId: OrderId; readonly companyId: CompanyId; readonly createdAt: Instant },
): Promise<Result<SharedPair, 'evidence.unreadable_image'>> {
  const shared = await sharedCopy(file);
  if (!shared.ok) return shared;
  const documentId = await keepFile(ctx, file, { ...at, kind: 'evidence' });
  const same = shared.value.sha256 === file.sha256;
  return ok({
    documentId,
    sha256: file.sha256,
    sharedId: same ? documentId : await keepFile(ctx, shared.value, { ...at, kind: 'evidence_copy' }),
    sharedSha256: shared.value.sha256,
    mediaType: file.mediaType,
    sizeBytes: file.bytes.length,
  });
}
