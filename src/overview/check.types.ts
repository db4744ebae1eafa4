/** Words of the check: what it looks at, what the slices add to it, what it finds. */
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef, RecordedEvent, StreamRef, States } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import type { DocumentKind } from '../documents/types.ts';

/** The numbered promises of the platform; `form` is what the storage itself must keep (texts, parties, rows without a stream), `roots` what was signed outside of it. */
export type Invariant = 'roots' | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I7' | 'I8' | 'I9' | 'I10' | 'I12' | 'I13' | 'form';

/** Something found broken. `stream` is null where it belongs to no single one. */
export type Finding = {
  readonly invariant: Invariant;
  readonly code: string;
  readonly stream: StreamRef | null;
  readonly data: JsonObject;
};
export type Found = Omit<Finding, 'stream'>;

/** What an account of one stream's transfers was debited and credited with. */
export type AccountSum = {
  readonly account: string;
  readonly currency: string;
  readonly debitMinor: Minor;
  readonly creditMinor: Minor;
};

export type AuditedStream = { readonly ref: StreamRef; readonly states: States; readonly accounts: readonly AccountSum[] };

/** What an event says of a file; null where it does not say. */
export type NamedFile = {
  readonly documentId: string;
  readonly sha256: string;
  readonly kind: DocumentKind | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
};

/** What the slices know of their streams beyond the form; pure. */
export type AuditRules = {
  readonly onEvent: (ref: StreamRef, event: RecordedEvent, before: States, after: States) => readonly Found[];
  readonly onStream: (stream: AuditedStream) => readonly Found[];
  /** The texts that an event's data name. */
  readonly refsIn: (data: Json) => readonly ContentRef[];
  readonly filesIn: (data: Json) => readonly NamedFile[];
  /** The texts and files that the events say were erased. */
  readonly erasedIn: (states: States) => { readonly contents: readonly string[]; readonly files: readonly string[] };
};

/** What is known of the bytes of a file: `unread` where nobody looked. */
export type BytesKnown = 'whole' | 'damaged' | 'gone' | 'unread';

/** What the audit asks of the world besides the database. */
export type Around = {
  readonly now: Instant;
  readonly bytesOf: (sha256: string) => Promise<BytesKnown>;
};

export type Tell = (finding: Finding) => void;
