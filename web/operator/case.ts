/** A claim as the case page reads it: its points, what each side filed on them, and which determination is on the table. */
import type {
  Award,
  Determination,
  Evidence,
  Finding,
  Reason,
  SetAside,
  SubjectFinding,
  SubjectKind,
} from '../../src/claims/determination.types.ts';
import type { EvidenceBody, FiledEvidence } from '../../src/claims/evidence.types.ts';
import type { Claim, Offer } from '../../src/claims/types.ts';
import type { ClauseVerdict, Report } from '../../src/inspections/types.ts';
import type { PlainDate, Zone } from '../../src/kernel/dates.ts';
import type { ClaimPage } from '../claims/shapes.ts';

export type CaseFile = {
  /** Of what was brought; the original is saved under it. */
  readonly fileId: string;
  /** Of what both sides open. */
  readonly sharedFileId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** null: erased. */
  readonly name: string | null;
};

/** An item as the claim's page answers it; `says` is null where the text was erased. */
export type CaseItem = Omit<FiledEvidence, 'body' | 'files'> & {
  readonly says: EvidenceBody | null;
  readonly files: readonly CaseFile[];
};

export type Changed = { readonly subject: string; readonly finding: Finding; readonly reason: string | null };

type Decided = { readonly result: Determination; readonly overrides: readonly Changed[]; readonly at: string };

/** The answer of `GET /v1/orders/{orderId}/claims/{claimId}` to an operator (claims/view.rules). */
export type CaseClaim = Pick<
  Claim,
  'claimId' | 'grounds' | 'openedAt' | 'finishedAt' | 'points' | 'shortages' | 'charges' | 'keepsGoods' | 'amountMinor'
> &
  Pick<ClaimPage, 'clauses' | 'contractVersion' | 'requests' | 'appointment' | 'settlement'> & {
    readonly state: Claim['status'];
    readonly zone: Zone;
    readonly text: string | null;
    readonly escalatedAt: string | null;
    readonly answered: { readonly at: string; readonly accepted: boolean; readonly text: string | null } | null;
    readonly offers: readonly (Omit<Offer, 'note'> & { readonly note: string | null })[];
    readonly evidence: readonly CaseItem[];
    readonly decision:
      | (Decided & {
          readonly round: 'first' | 'appeal';
          readonly approvedAt: string | null;
          readonly appealBy: { readonly lastDay: PlainDate } | null;
        })
      | null;
    readonly pending: (Decided & { readonly round: 'first' | 'appeal'; readonly by: string }) | null;
    readonly sentBack: readonly { readonly decisionId: string; readonly reason: string | null; readonly at: string }[] | null;
    readonly appeal: { readonly by: 'buyer' | 'supplier'; readonly ground: string; readonly text: string | null } | null;
    readonly award: {
      readonly currency: string | null;
      readonly refundMinor: number;
      readonly refundDue: PlainDate | null;
    } | null;
  };

export type Subject = {
  /** The clause's id, or the kind. */
  readonly subject: string;
  readonly kind: SubjectKind;
  /** null while nothing is computed. */
  readonly judged: SubjectFinding | null;
};

/** What the claim is about, in the order in which it is judged; before anything is computed, as it was claimed. */
export function subjectsOf(
  claim: Pick<CaseClaim, 'points' | 'shortages' | 'charges' | 'grounds'>,
  result: Determination | null,
): readonly Subject[] {
  if (result) return result.findings.map((judged) => ({ subject: judged.subject, kind: judged.kind, judged }));
  const one = (kind: SubjectKind): Subject => ({ subject: kind, kind, judged: null });
  const isLate = claim.grounds.some((ground) => ground === 'late_shipment' || ground === 'not_shipped');
  return [
    ...claim.points.map(({ clauseId }): Subject => ({ subject: clauseId, kind: 'clause', judged: null })),
    ...(isLate ? [one('late_shipment')] : []),
    ...(claim.shortages.length > 0 ? [one('shortage')] : []),
    ...(claim.charges.length > 0 ? [one('charges')] : []),
  ];
}

/** Whether an item is about a subject; one that names no clause is about all of the claim. */
export function isAbout(
  { clauseId, says }: Pick<CaseItem, 'clauseId' | 'says'>,
  { subject, kind }: Pick<Subject, 'subject' | 'kind'>,
): boolean {
  if (kind === 'clause') return clauseId === subject || (clauseId === null && (says?.counted ?? null) === null);
  if (kind === 'shortage') return clauseId === null;
  return clauseId === null && (says?.counted ?? null) === null;
}

/** What a determination made of an item for a subject: relied on, or set aside and why; null where it does not name it. */
export type Use = { readonly kind: 'relied_on' } | { readonly kind: 'set_aside'; readonly why: SetAside };

export function madeOf(judged: SubjectFinding | null, evidenceId: string): Use | null {
  const reasons = judged?.reasons ?? [];
  const named = ({ reliedOn }: Reason): boolean =>
    [...reliedOn.buyer, ...reliedOn.supplier, ...reliedOn.platform].includes(evidenceId);
  if (reasons.some(named)) return { kind: 'relied_on' };
  const aside = reasons.find(({ code, data }) => code === 'set_aside' && data['evidence'] === evidenceId);
  return aside ? { kind: 'set_aside', why: aside.data['why'] as SetAside } : null;
}

export type Table = {
  /** preview: computed now, on what is filed. pending: waits for its second person. decision: both sides have it. */
  readonly kind: 'preview' | 'pending' | 'decision' | 'none';
  readonly result: Determination | null;
  readonly changed: readonly Changed[];
};

/** What may be decided now: given to the platform, and nobody has decided yet. */
export const isDecidable = ({ state }: Pick<CaseClaim, 'state'>): boolean => state === 'escalated' || state === 'appealed';

/** Whether a preview is of use: while the claim is open and no decision waits for its second person. */
export const isForeseeable = ({ state, finishedAt, pending }: Pick<CaseClaim, 'state' | 'finishedAt' | 'pending'>): boolean =>
  finishedAt === null && pending === null && ['negotiating', 'escalated', 'inspecting', 'appealed'].includes(state);

/** The determination on the table: the one that waits for its second person, else the preview of an open claim, else what was decided. */
export function onTable(claim: Pick<CaseClaim, 'pending' | 'decision'>, preview: Determination | null): Table {
  if (claim.pending) return { kind: 'pending', result: claim.pending.result, changed: claim.pending.overrides };
  if (preview) return { kind: 'preview', result: preview, changed: [] };
  if (claim.decision) return { kind: 'decision', result: claim.decision.result, changed: claim.decision.overrides };
  return { kind: 'none', result: null, changed: [] };
}

/** An inspection of before the claim, as it speaks about one clause. */
export type EarlierFinding = {
  readonly evidenceId: string;
  readonly agencyId: string;
  readonly dated: PlainDate;
  readonly verdict: ClauseVerdict['verdict'];
  readonly values: readonly string[];
};

/** What agencies reported on a clause before it was in dispute. The order's page leaves the shape of its inspections open. */
export function earlierOn(inspections: unknown, subject: string): readonly EarlierFinding[] {
  const { reports = [] } = (inspections ?? {}) as { readonly reports?: readonly Report[] };
  return reports.flatMap(({ bookingId, agencyId, dated, clauses }) =>
    clauses
      .filter(({ clauseId }) => clauseId === subject)
      .map(({ clauseId, verdict, values, unit }) => ({
        // As claims/casefacts.rules names it in the case.
        evidenceId: `${bookingId}:${clauseId}` satisfies Evidence['evidenceId'],
        agencyId,
        dated,
        verdict,
        values: values.map((value) => (unit === null ? String(value) : `${value} ${unit}`)),
      })),
  );
}

/** The lines of an award as they are added up, with what stands after each. */
export function steps({
  lines,
}: Pick<Award, 'lines'>): readonly { readonly line: Award['lines'][number]; readonly afterMinor: number }[] {
  let sum = 0;
  return lines.map((line) => {
    sum += line.amountMinor;
    return { line, afterMinor: sum };
  });
}

/** Whether every change has its reason, so that it may be sent. */
export const areReasoned = (changed: readonly Changed[]): boolean =>
  changed.every(({ reason }) => reason !== null && reason.trim() !== '');

/** What the items of a case are called in it, by their ids: `B1` is the first that the buyer filed. */
export function labelsOf(claim: Pick<CaseClaim, 'evidence'>, inspections: unknown): ReadonlyMap<string, string> {
  const counts = { buyer: 0, supplier: 0, platform: 0 };
  const letters = { buyer: 'B', supplier: 'S', platform: 'P' } as const;
  const { reports = [] } = (inspections ?? {}) as { readonly reports?: readonly Report[] };
  const earlier = reports.flatMap(({ bookingId, clauses }) => clauses.map(({ clauseId }) => `${bookingId}:${clauseId}`));
  const label = (side: keyof typeof counts): string => {
    counts[side] += 1;
    return `${letters[side]}${counts[side]}`;
  };
  return new Map([
    ...earlier.map((id): readonly [string, string] => [id, label('platform')]),
    ...claim.evidence.map(({ evidenceId, by }): readonly [string, string] => [evidenceId, label(by)]),
  ]);
}

/** A sentence with the items' short names in place of their ids. */
export const withLabels = (sentence: string, labels: ReadonlyMap<string, string>): string =>
  [...labels].reduce((text, [id, label]) => text.replaceAll(id, label), sentence);
