/** Words of case files: what lies in one, and what a verification says. */
import type { PlainDate, Zone } from '../kernel/dates.ts';
import type { JsonObject } from '../kernel/result.ts';

/** The form of case files of this release. */
export const FORMAT = 'quayside-case-file-1';

/** A file of the archive: its path within and its bytes. */
export type Entry = { readonly path: string; readonly bytes: Uint8Array };

export type ManifestFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** What is signed: every file by its hash, and what the whole is about. */
export type Manifest = {
  readonly format: typeof FORMAT;
  readonly orderId: string;
  readonly claimId: string;
  readonly madeAt: string;
  /** Head of the order's event chain when the file was made. */
  readonly head: string;
  /** By which rules the decision was made; null: there is none. */
  readonly ruleSet: number | null;
  /** In which wording the letters are; null: the claim ended without one. */
  readonly letterForm: number | null;
  readonly files: readonly ManifestFile[];
};

/** One text beside the chain. Erased: neither salt nor body is left, the hash stands. */
export type StoredText = {
  readonly contentId: string;
  readonly kind: string;
  readonly salt: string | null;
  readonly body: unknown;
  readonly hash: string;
  readonly erased: boolean;
};

/** The business days of both countries from the order's first counted term to the claim's last, by each version of the calendars. */
export type DaysFile = {
  readonly countries: readonly string[];
  readonly zone: Zone;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly calendars: readonly CalendarDays[];
};

/** The days of one version of the calendar table that are business days in every country. */
export type CalendarDays = { readonly version: number; readonly business: readonly PlainDate[] };

/** One file of evidence: the sealed original by its hash, the shared copy by its hash and, unless erased, its path. */
export type EvidenceRow = {
  readonly evidenceId: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly sharedSha256: string;
  readonly mediaType: string;
  readonly path: string | null;
};

/** In the order in which they are told. */
export type CheckCode =
  | 'archive'
  | 'manifest'
  | 'files'
  | 'events'
  | 'contract'
  | 'policy'
  | 'days'
  | 'texts'
  | 'claim'
  | 'evidence'
  | 'decision'
  | 'replay'
  | 'letter'
  | 'signature'
  | 'key';

export type Check = { readonly code: CheckCode; readonly ok: boolean; readonly detail: string };

export type Report = {
  /** Nothing in the file was altered since it was signed, and what it says follows from what it holds. */
  readonly valid: boolean;
  /** The decision, made again from its case, is the same to the hash; null: the file holds no decision, or its case was erased. */
  readonly sameResult: boolean | null;
  readonly manifest: Manifest | null;
  /** RFC 7638 thumbprint of the key that signed. */
  readonly key: string | null;
  /** Whether that key is one the reader trusts; null: the reader named none. */
  readonly trusted: boolean | null;
  readonly resultHash: string | null;
  /** Ids of texts and files of evidence that were erased: told, and no sign of alteration. */
  readonly erased: readonly string[];
  readonly checks: readonly Check[];
};

/** A compact JWS over the manifest's bytes, and the public key that checks it. */
export type Signature = { readonly jws: string; readonly key: JsonObject };

/** not_yet answers a request; the others are what a verifier says of a file. */
export type CaseFileRefusal = 'casefile.not_yet' | 'casefile.unreadable' | 'casefile.too_large';
