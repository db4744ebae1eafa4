/** What a case file holds, made from the order's events and the texts beside them: by the programme, and again by whoever verifies it. */
import type { CaseInput } from '../claims/determination.types.ts';
import { claimById, contractOf, standingDecision } from '../claims/rules.ts';
import type { Claim, ClaimsStates } from '../claims/types.ts';
import { contractDocument } from '../contracts/rules.ts';
import { evolveErasure, initialErasure } from '../erasure/rules.ts';
import type { ErasureEvent } from '../erasure/types.ts';
import { must } from '../kernel/assert.ts';
import { canonical, sha256 } from '../kernel/canonical.ts';
import type { ContentRef, RecordedEvent } from '../kernel/decider.ts';
import type { Json } from '../kernel/result.ts';
import { letterFacts, statesThen } from '../letters/facts.rules.ts';
import { foldEvents } from '../letters/fold.rules.ts';
import { letterOf } from '../letters/letter.rules.ts';
import { plainText } from '../letters/text.rules.ts';
import type { LetterNames, Printable } from '../letters/types.ts';
import { type Entry, type EvidenceRow, FORMAT, type Manifest, type StoredText } from './types.ts';

const encoder = new TextEncoder();

/** A JSON file in its canonical form, so that the same values are the same bytes. */
export const jsonEntry = (path: string, value: unknown): Entry => ({ path, bytes: encoder.encode(canonical(value)) });

export const textEntry = (path: string, text: string): Entry => ({ path, bytes: encoder.encode(text) });

/** The manifest of entries; its own canonical bytes are what is signed. */
export function manifestOf(entries: readonly Entry[], about: Omit<Manifest, 'format' | 'files'>): Manifest {
  const files = entries
    .map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { format: FORMAT, ...about, files };
}

/** What everything else of a case file follows from. */
export type Source = {
  readonly orderId: string;
  readonly claimId: string;
  /** All of the order, oldest first. */
  readonly events: readonly RecordedEvent[];
  readonly texts: readonly StoredText[];
  readonly names: LetterNames;
};

/** The claim now, and the order as it stood when the claim was decided or settled. */
export type Standing = { readonly claim: Claim; readonly order: ClaimsStates };

/** A Fault where the events hold no such claim. */
export function standingOf({ events, claimId }: Pick<Source, 'events' | 'claimId'>): Standing {
  const found = claimById(foldEvents(events).claims, claimId);
  const claim = must(found.ok ? found.value : null, 'the claim of a case file');
  return { claim, order: statesThen(events, claim) };
}

const bodyIn =
  (texts: readonly StoredText[]) =>
  ({ contentId }: ContentRef): Json => {
    const text = texts.find((each) => each.contentId === contentId);
    return text === undefined || text.erased ? null : (text.body as Json);
  };

/** The contract as both had confirmed it when the claim was opened. */
export function contractFile(orderId: string, { claim, order }: Standing) {
  const { version, fingerprint, terms, clauses } = contractOf(order, claim);
  return { fingerprint, document: contractDocument(order.contracts, { orderId, version, terms, clauses }) };
}

/** The decision that stands, with its case as it was frozen; a case whose text was erased is told by its hash. null: none. */
export function decisionFile(claim: Claim, texts: readonly StoredText[]) {
  const decision = standingDecision(claim);
  if (!decision) return null;
  const input = bodyIn(texts)(decision.case) as unknown as CaseInput | null;
  const overrides = decision.overrides.map(({ subject, finding }) => ({ subject, finding }));
  const { decisionId, round, at, result, approved } = decision;
  return { decisionId, round, at, approved, case: decision.case, input, overrides, result };
}

/** What the order's events say was erased. An erasure that no event tells of is an alteration. */
export function erasedBy(events: readonly RecordedEvent[]): {
  readonly texts: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
} {
  const erasures = events.filter(({ type }) => type === 'erasure.erased') as unknown as readonly RecordedEvent<ErasureEvent>[];
  const { contents, files } = erasures.reduce(evolveErasure, initialErasure);
  return { texts: new Set(contents), files: new Set(files.map(({ documentId }) => documentId)) };
}

/** The claim's files of evidence, each with the path of its shared copy; one that was erased, or whose copy was, has none. */
export function evidenceRows(claim: Claim, events: readonly RecordedEvent[]): readonly EvidenceRow[] {
  const { files: erased } = erasedBy(events);
  return claim.evidence.flatMap(({ evidenceId, files }) =>
    files.map(({ documentId, sharedId, sha256: original, sharedSha256, mediaType }) => ({
      evidenceId,
      documentId,
      sha256: original,
      sharedSha256,
      mediaType,
      path: erased.has(documentId) || erased.has(sharedId) ? null : `evidence/${sharedId.toLowerCase()}`,
    })),
  );
}

export const LETTER_LANGS = ['en', 'zh'] as const;
type LetterLang = (typeof LETTER_LANGS)[number];
export const letterPath = (lang: LetterLang, ending: 'txt' | 'pdf'): string => `letters/${lang}.${ending}`;

/** The claim's letters in both languages, before they take a form. Empty where it ended without a decision or a settlement. */
export function lettersIn(source: Source): readonly Printable[] {
  const facts = letterFacts({ ...source, textOf: bodyIn(source.texts) });
  return facts.ok ? LETTER_LANGS.map((lang) => letterOf(facts.value, lang)) : [];
}

/** The letters as text files: what a verifier writes again and compares. */
export const textLetters = (letters: readonly Printable[]): readonly Entry[] =>
  letters.map((letter) => textEntry(letterPath(letter.lang, 'txt'), plainText(letter)));
