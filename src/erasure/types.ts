/** Erasing: what was taken out of an order beside its chain, and why. */
import type { ClaimsStates } from '../claims/types.ts';
import type { DomainEvent } from '../kernel/decider.ts';

/** Why something is erased: a person's right, a court's order, or an upload that should never have been. */
export const ERASURE_REASONS = ['data_subject_request', 'court_order', 'mistaken_upload', 'retention_ended'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

export type ErasedFile = { readonly documentId: string; readonly sha256: string };

export type ErasureState = { readonly contents: readonly string[]; readonly files: readonly ErasedFile[] };

export type ErasureStates = ClaimsStates & { readonly erasure: ErasureState };

export type ErasureEvent = DomainEvent<
  'erasure.erased',
  { readonly reason: ErasureReason; readonly contents: readonly string[]; readonly files: readonly ErasedFile[] }
>;

/** In precedence order where several apply. */
export type ErasureRefusal = 'erasure.nothing_named' | 'erasure.unknown' | 'erasure.case_open' | 'erasure.order_open';
