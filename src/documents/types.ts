/** Files that belong to an order: what is known of them besides their bytes. */
import type { StoragePort } from '../adapters/storage/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';

/**
 * `attachment`: a part of the contract's text. `evidence`: shows a fact, as it was brought, sealed. `evidence_copy`: what
 * the parties open of it, an image drawn anew.
 */
export type DocumentKind = 'attachment' | 'evidence' | 'evidence_copy';

/** A file of an order. Its name is a content beside the order's chain, held by whatever refers to the file. */
export type StoredDocument = {
  readonly documentId: string;
  readonly orderId: OrderId;
  readonly kind: DocumentKind;
  /** SHA-256 of the bytes, lower-case hex: the key under which storage holds them. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** The company that brought the file into the order first. */
  readonly companyId: CompanyId;
  readonly createdAt: Instant;
  /** When its bytes were erased; null: they are there. */
  readonly erasedAt?: Instant | null;
};

/** A file that shows a fact: the original, sealed, and what others open of it; equal where the file is no image. */
export type SharedPair = {
  readonly documentId: string;
  readonly sha256: string;
  readonly sharedId: string;
  readonly sharedSha256: string;
  readonly mediaType: string;
  /** Of the original. */
  readonly sizeBytes: number;
};

/** A file as it was uploaded: judged by its bytes, its name fit to be shown. */
export type UploadedFile = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mediaType: string;
  readonly name: string;
};

/** A file as it is handed out; `disposition` is the Content-Disposition header that offers it for saving. */
export type ServedFile = { readonly bytes: Buffer; readonly mediaType: string; readonly disposition: string };

/** Where bytes are put, found and taken away. */
export type FileStorage = StoragePort;

/** The row and the hash of an erased file stay; its bytes are gone for good. */
export type DocumentsRefusal = 'document.erased';
