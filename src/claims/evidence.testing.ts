/** A claim in negotiation for the tests of evidence, and the acts of filing and asking for it. */
import type { Side } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { type Goods, to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf, delivered, onClaim, openedClaim, record } from './appointment.fixture.ts';
import { type EvidenceDraft, fileEvidence, requestEvidence } from './intake.rules.ts';
import { claimById } from './rules.ts';
import type { Claim, ClaimFile } from './types.ts';

export const ref = (text: string) => ({ contentId: text, hash: text });
/** The claim, whatever became of it. */
export const claimIn = (g: Goods): Claim => {
  const claim = claimById(claimsOf(g).claims, CLAIM);
  return must(claim.ok ? claim.value : null, 'the claim');
};
/** A quality claim of 27 June 2026 whose negotiation ends with 31 July, in China. */
export const negotiating = (): Goods => {
  const g = delivered();
  to(g, '2026-06-27T09:00:00+08:00');
  record(g, openedClaim({ points: ['power'] }));
  return g;
};
let made = 0;
/** An item that says nothing but that it was filed. */
export const draft = (change: Partial<EvidenceDraft> = {}): EvidenceDraft => {
  made += 1;
  const evidenceId = `evidence-${made}`;
  return {
    evidenceId,
    kind: 'statement',
    issuer: null,
    clauseId: null,
    body: ref(evidenceId),
    files: [],
    requestId: null,
    ...change,
  };
};
/** A side files items; the refusal's code, or null. */
export const files = (g: Goods, side: Side, ...drafts: readonly EvidenceDraft[]): string | null =>
  onClaim(g, (s, claim, facts) => fileEvidence(s, claim, facts, side, drafts));
/** A request for evidence; the refusal's code, or null. */
export const asks = (g: Goods, requestId: string, of: Side, by: Side | 'platform' = 'platform', days = 5): string | null =>
  onClaim(g, (s, claim, facts) => requestEvidence(s, claim, facts, { requestId, of, by, what: ref('more'), days }));

/** A file as it stands in the claim; by default a photo of the buyer's. */
export const file = (n: number, by: Side = 'buyer', mediaType = 'image/jpeg'): ClaimFile => {
  const documentId = `file-${by}-${n}`;
  const facts = { documentId, sha256: documentId, sharedId: `shared-${n}`, sharedSha256: `s${n}`, mediaType, sizeBytes: 9 };
  return { claimId: CLAIM, by, ...facts, name: ref('name') };
};
