/** What may be erased and when: never an input of an open case, never the text of an order that still runs. */
import { standingDecision } from '../claims/rules.ts';
import type { Claim } from '../claims/types.ts';
import { photosOf } from '../inspections/rules.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decided, RecordedEvent, States } from '../kernel/decider.ts';
import { ok, refuse } from '../kernel/result.ts';
import { refsOf } from '../orders/clone.rules.ts';
import { isEnded } from '../orders/rules.ts';
import type { ErasureEvent, ErasureReason, ErasureRefusal, ErasureState, ErasureStates } from './types.ts';

export const initialErasure: ErasureState = { contents: [], files: [] };

export const erasureStates = (states: States): ErasureStates =>
  ({ erasure: initialErasure, ...states }) as unknown as ErasureStates;

/** Folds erasures. */
export function evolveErasure(state: ErasureState, event: RecordedEvent<ErasureEvent>): ErasureState {
  switch (event.type) {
    case 'erasure.erased':
      return { contents: [...state.contents, ...event.data.contents], files: [...state.files, ...event.data.files] };
  }
}

/** What the database holds of the order beside its chain: the kind of each text, and the hash of each file. */
export type Beside = {
  readonly kinds: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
};

export type Ask = {
  readonly contents: readonly string[];
  readonly files: readonly string[];
  readonly reason: ErasureReason;
};

/** Messages prove nothing and change no contract, so they may go at any time. Source: programme rules, R93. */
const FREE: ReadonlySet<string> = new Set(['message']);

/** Whether what a claim rests on must still stand: it is not over, or its decision can be appealed. */
function isOpen(claim: Claim, at: Instant): boolean {
  const approved = standingDecision(claim)?.approved ?? null;
  return claim.finishedAt === null || (approved !== null && claim.appeal === null && at < approved.appealBy.at);
}

/** Texts and files of the order's claims: where all of those are over, they may go while the order runs. */
const ofClaims = ({ claims }: ErasureStates): ReadonlySet<string> =>
  new Set([
    ...refsOf(claims).map(({ contentId }) => contentId),
    ...claims.files.flatMap(({ documentId, sharedId }) => [documentId, sharedId]),
  ]);

/**
 * A file, what is shared of it, and its names, which tell of it, go together. A copy that is shared of another file too
 * (two photos of the same pixels) stays until the last of them goes; naming the copy itself names them all.
 */
function withCopies(
  states: ErasureStates,
  files: readonly string[],
  beside: Beside,
): Pick<ErasureEvent['data'], 'contents' | 'files'> {
  const kept = [...states.claims.files, ...photosOf(states.inspections)];
  const pairs = kept.filter(({ documentId, sharedId }) => files.includes(documentId) || files.includes(sharedId));
  const { terms, agreed, replaced, amendment } = states.contracts;
  const attached = [terms, agreed?.terms, amendment?.terms, ...replaced.map((each) => each.terms)].flatMap(
    (each) => each?.attachments ?? [],
  );
  const named = [...pairs, ...attached.filter(({ attachmentId }) => files.includes(attachmentId))];
  const originals = new Set([...files, ...pairs.map(({ documentId }) => documentId)]);
  const gone = new Set(states.erasure.files.map(({ documentId }) => documentId));
  const isLast = (copy: string): boolean =>
    kept.every(({ documentId, sharedId }) => sharedId !== copy || originals.has(documentId) || gone.has(documentId));
  const ids = new Set([...originals, ...pairs.map(({ sharedId }) => sharedId).filter(isLast)]);
  return {
    contents: named.flatMap((each) => ('name' in each ? [each.name.contentId] : [])),
    files: [...ids].map((documentId) => ({ documentId, sha256: beside.files.get(documentId) ?? '' })),
  };
}

/**
 * Erases texts and files of an order. What was erased before is left out; nothing new is no event. Salt and words go in
 * this commit, bytes by a job after it. Errors: erasure.nothing_named; erasure.unknown; erasure.case_open;
 * erasure.order_open (what is no claim's, while the order runs: its contract, and papers that a claim may yet need).
 */
export function erase(states: ErasureStates, at: Instant, ask: Ask, beside: Beside): Decided<ErasureRefusal> {
  const named = [...ask.contents, ...ask.files];
  if (named.length === 0) return refuse('erasure.nothing_named');
  const unknown = [...ask.contents.filter((id) => !beside.kinds.has(id)), ...ask.files.filter((id) => !beside.files.has(id))];
  if (unknown.length > 0) return refuse('erasure.unknown', { unknown });
  const bound = named.filter((id) => !FREE.has(beside.kinds.get(id) ?? ''));
  if (bound.length > 0 && states.claims.claims.some((claim) => isOpen(claim, at))) return refuse('erasure.case_open');
  const claimed = ofClaims(states);
  if (bound.some((id) => !claimed.has(id)) && !isEnded(states.orders.status))
    return refuse('erasure.order_open', { state: states.orders.status });
  const gone = new Set([...states.erasure.contents, ...states.erasure.files.map(({ documentId }) => documentId)]);
  const whole = withCopies(states, ask.files, beside);
  const contents = [...new Set([...ask.contents, ...whole.contents])].filter((id) => !gone.has(id));
  const files = whole.files.filter(({ documentId }) => !gone.has(documentId));
  if (contents.length + files.length === 0) return ok({});
  const event: ErasureEvent = { type: 'erasure.erased', v: 1, data: { reason: ask.reason, contents, files } };
  return ok({
    events: [event],
    erasures: [
      ...contents.map((id) => ({ of: 'content' as const, id })),
      ...files.map(({ documentId }) => ({ of: 'file' as const, id: documentId })),
    ],
    jobs: [...new Set(files.map(({ sha256 }) => sha256))].map((sha256) => ({ queue: 'erase_bytes', data: { sha256 } })),
  });
}
