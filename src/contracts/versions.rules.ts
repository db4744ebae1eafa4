/** The versions that a contract went through, folded from its history, and what one changed of another. */
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef, RecordedEvent } from '../kernel/decider.ts';
import { evolveContract, initialContract } from './rules.ts';
import type { Clause, ContractEvent, ContractState, Side, Terms } from './types.ts';

export type Text = { readonly terms: Terms; readonly clauses: readonly Clause[] };

/** A text at a moment: how it came to stand, by whom, and the event after which it stood. */
export type Version = Text & {
  readonly version: number;
  readonly seq: number;
  readonly at: Instant;
  readonly how: 'sent' | 'agreed' | 'amended' | 'dated';
  /** null: the platform wrote it, when the event of a date rule happened. */
  readonly by: Side | null;
};

const HOW = {
  'contracts.sent': 'sent',
  'contracts.agreed': 'agreed',
  'contracts.amendment_confirmed': 'amended',
  'contracts.date_fixed': 'dated',
} as const;

type Marking = keyof typeof HOW;
const isMarking = (type: string): type is Marking => Object.hasOwn(HOW, type);

/** Whether an event is one of the contract's own. */
export const isContractEvent = (event: { readonly type: string }): event is RecordedEvent<ContractEvent> =>
  event.type.startsWith('contracts.');

function textOf({ agreed, terms, clauses }: ContractState): Text | null {
  return agreed ?? (terms && { terms, clauses });
}

/** Who wrote what stands after the event: an amendment is its proposer's, though the other side's yes put it in force. */
function writerOf(event: RecordedEvent<ContractEvent>, before: ContractState): Side | null {
  if (event.type === 'contracts.sent') return event.data.by;
  if (event.type === 'contracts.amendment_confirmed') return before.amendment?.by ?? null;
  return event.type === 'contracts.agreed' ? before.author : null;
}

/** Every text that was sent, agreed, amended or dated, oldest first. Two of one version are one: the later way it stands. */
export function versionsOf(events: readonly RecordedEvent<ContractEvent>[]): readonly Version[] {
  const versions: Version[] = [];
  let state = initialContract;
  for (const event of events) {
    const before = state;
    state = evolveContract(state, event);
    const text = textOf(state);
    if (!text || !isMarking(event.type)) continue;
    const version = state.agreed?.version ?? state.version;
    const { terms, clauses } = text;
    const made = { version, terms, clauses, seq: event.seq, at: event.at, how: HOW[event.type], by: writerOf(event, before) };
    if (versions.at(-1)?.version === version) versions.pop();
    versions.push(made);
  }
  return versions;
}

/** The text as it stood after an event; null: nothing was written yet. */
export function textAfter(events: readonly RecordedEvent<ContractEvent>[], seq: number): Text | null {
  return textOf(events.filter((event) => event.seq <= seq).reduce(evolveContract, initialContract));
}

/**
 * The newest event by which a side knew the text: it sent, confirmed, proposed or wrote it. null: it never did.
 * What came after it is new to that side.
 */
export function knownTo(side: Side, events: readonly RecordedEvent<ContractEvent>[]): number | null {
  const last = events.findLast(({ type, data }) => {
    if (type === 'contracts.confirmed') return data.side === side;
    if (type === 'contracts.drafted') return data.author === side;
    return 'by' in data && data.by === side && type !== 'contracts.declined' && type !== 'contracts.amendment_declined';
  });
  return last?.seq ?? null;
}

export type ClauseChange = {
  readonly clauseId: string;
  readonly kind: 'same' | 'new' | 'gone' | 'changed';
  readonly before: Clause | null;
  readonly after: Clause | null;
};

/**
 * Each clause of either text once: those of the later text in their order, those that went behind the one they followed.
 * @param words of a text; two writings of the same words are the same clause. Its verdict follows from them.
 */
export function clauseChanges(
  before: readonly Clause[],
  after: readonly Clause[],
  words: (ref: ContentRef) => string,
): readonly ClauseChange[] {
  const reads = ({ text, defectClass, lineId }: Clause): string => JSON.stringify([words(text), defectClass, lineId]);
  const changes: ClauseChange[] = after.map((clause) => {
    const old = before.find(({ clauseId }) => clauseId === clause.clauseId) ?? null;
    const kind = old === null ? 'new' : reads(old) === reads(clause) ? 'same' : 'changed';
    return { clauseId: clause.clauseId, kind, before: old, after: clause };
  });
  before.forEach((clause, index) => {
    if (after.some(({ clauseId }) => clauseId === clause.clauseId)) return;
    const previous = before[index - 1]?.clauseId;
    const at = previous === undefined ? 0 : changes.findIndex(({ clauseId }) => clauseId === previous) + 1;
    changes.splice(at, 0, { clauseId: clause.clauseId, kind: 'gone', before: clause, after: null });
  });
  return changes;
}
