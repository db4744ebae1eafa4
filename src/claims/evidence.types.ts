/** Evidence in a claim as it stands in the order's stream: its files, what was filed and what was asked for. */
import type { Deadline } from '../calendar/types.ts';
import type { Side } from '../contracts/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { EvidenceIssuer, EvidenceKind } from './determination.types.ts';

/** A file shown as evidence: the original is sealed, what the parties open is the shared copy (an image drawn anew). */
export type EvidenceFile = {
  readonly documentId: string;
  readonly sha256: string;
  /** The same as the original where the file is no image. */
  readonly sharedId: string;
  readonly sharedSha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly name: ContentRef;
};

/** One item of evidence. What it says (readings, instrument, method, words) is a content beside the chain: `EvidenceBody`. */
export type FiledEvidence = {
  readonly evidenceId: string;
  readonly by: Side | 'platform';
  readonly kind: EvidenceKind;
  readonly issuer: EvidenceIssuer | null;
  readonly clauseId: string | null;
  readonly body: ContentRef;
  readonly files: readonly EvidenceFile[];
  readonly filedAt: Instant;
  /** Filed after negotiation ended. */
  readonly late: boolean;
  /** Of late evidence: until when the other side may answer before it counts. */
  readonly answerBy: Deadline | null;
  /** The request that it answers. */
  readonly requestId: string | null;
};

/** What a content of kind `evidence` holds: the parts of a case's evidence that people wrote. */
export type EvidenceBody = {
  readonly values: readonly string[];
  readonly fact: 'pass' | 'fail' | null;
  readonly units: { readonly tested: number; readonly failing: number } | null;
  readonly affectedThousandths: number | null;
  readonly counted: { readonly lineId: string; readonly thousandths: number } | null;
  readonly instrument: string | null;
  readonly method: string | null;
  readonly uncertainty: string | null;
  readonly text: string | null;
};

export type EvidenceRequest = {
  readonly requestId: string;
  readonly of: Side;
  readonly by: Side | 'platform';
  readonly what: ContentRef;
  readonly due: Deadline;
  readonly status: 'open' | 'answered' | 'lapsed';
};
