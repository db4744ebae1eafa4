/** Files that belong to an order: what is known of them besides their bytes. */
import type { StoragePort } from '../adapters/storage/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';

/** `attachment`: a part of the contract's text. `evidence`: shows a fact, such as a photograph or a paper of the shipment. */
export type DocumentKind = 'attachment' | 'evidence';

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

/** Where bytes are put and found. */
export type FileStorage = Pick<StoragePort, 'put' | 'get'>;
