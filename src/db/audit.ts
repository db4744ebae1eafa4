/** Walks every stream on one snapshot and verifies what is written: hash chains, folds, texts and sums, in bounded memory. */
import { isDeepStrictEqual } from 'node:util';
import { contentHash } from '../kernel/content.ts';
import type { StreamRef, States } from '../kernel/decider.ts';
import type { Around, AuditRules, Found, Tell } from '../overview/check.types.ts';
import { Vouched, checkBeside, checkFiles } from './audit.beside.ts';
import {
  type ContentRow,
  type Slab,
  readAccounts,
  readBatch,
  rowsOf,
  slabOfContents,
  slabOfEvents,
  slabsBeside,
} from './audit.reads.ts';
import type { EventRow } from './events.ts';
import { GENESIS, eventHash } from '../kernel/chain.ts';
import type { Queryable } from './reads.ts';
import { type Registry, fold, initialStates } from './registry.ts';
import type { StreamRow } from './streams.ts';

export type Walked = {
  readonly streams: number;
  readonly events: number;
  readonly contents: number;
  readonly last: StreamRef | null;
};

/** Streams of one batch: with their first events and texts they fit in a few megabytes. */
const BATCH = 50;

/**
 * Walks streams in key order, from after `after`, at most `most` of them. Within a supplier all orders come before the
 * supplier's own stream. Broken data is told, never thrown.
 */
export async function walkStreams(
  q: Queryable,
  registry: Registry,
  rules: AuditRules,
  around: Around,
  tell: Tell,
  range: { readonly after: StreamRef | null; readonly most: number } = { after: null, most: Number.POSITIVE_INFINITY },
): Promise<Walked> {
  let walked: Walked = { streams: 0, events: 0, contents: 0, last: range.after };
  for (;;) {
    const batch = await readBatch(q, walked.last, Math.min(BATCH, range.most - walked.streams));
    if (batch.length === 0) return walked;
    const refs = batch.map((row) => row.ref);
    const slabs = {
      events: await slabOfEvents(q, refs),
      contents: await slabOfContents(q, refs),
      accounts: await readAccounts(q, refs),
      beside: await slabsBeside(q, refs),
    };
    for (const [index, row] of batch.entries()) {
      const replayed = await replay(q, registry, rules, row, slabs.events, tell);
      const contents = await checkContents(q, row.ref, slabs.contents, replayed, tell);
      await checkBeside(q, row.ref, slabs.beside, replayed.vouched, around, tell);
      await checkFiles(q, row.ref, slabs.beside.files, replayed.vouched, replayed.erased.files, around, tell);
      const accounts = slabs.accounts[index] ?? [];
      for (const found of guarded(() => rules.onStream({ ref: row.ref, states: row.states, accounts })))
        tell({ ...found, stream: row.ref });
      walked = {
        streams: walked.streams + 1,
        events: walked.events + replayed.count,
        contents: walked.contents + contents,
        last: row.ref,
      };
    }
  }
}

/** A rule that cannot even read broken data has found it broken. */
function guarded(rule: () => readonly Found[]): readonly Found[] {
  try {
    return rule();
  } catch (error) {
    return [
      { invariant: 'I13', code: 'check.unreadable', data: { error: error instanceof Error ? error.message : String(error) } },
    ];
  }
}

type Replayed = {
  readonly count: number;
  readonly refs: ReadonlyMap<string, string>;
  readonly erased: ReturnType<AuditRules['erasedIn']>;
  readonly vouched: Vouched;
};

/** Replays one stream: each hash computed anew, each event following the one before, and the fold equal to what is stored. */
async function replay(
  q: Queryable,
  registry: Registry,
  rules: AuditRules,
  row: StreamRow,
  slab: Slab<EventRow>,
  tell: Tell,
): Promise<Replayed> {
  const say = (found: Found): void => tell({ ...found, stream: row.ref });
  const refs = new Map<string, string>();
  const vouched = new Vouched();
  let states: States | null = initialStates(registry, row.ref.kind);
  let [count, head] = [0, GENESIS];
  for await (const event of rowsOf(q, slab, row.ref)) {
    count += 1;
    if (event.seq !== count) say({ invariant: 'I13', code: 'check.sequence_broken', data: { expected: count, seq: event.seq } });
    if (event.prev !== head) say({ invariant: 'I13', code: 'check.chain_broken', data: { seq: event.seq } });
    if (hashOf(event) !== event.hash)
      say({ invariant: 'I13', code: 'check.event_altered', data: { seq: event.seq, type: event.type } });
    [count, head] = [event.seq, event.hash];
    for (const ref of rules.refsIn(event.data)) refs.set(ref.contentId, ref.hash);
    vouched.add(event, rules.filesIn(event.data));
    const before: States | null = states;
    const after: States | null = before && step(registry, row.ref, before, event, say);
    if (before && after) for (const found of guarded(() => rules.onEvent(row.ref, event, before, after))) say(found);
    states = after;
  }
  if (count !== row.version || head !== row.head) {
    say({ invariant: 'I13', code: 'check.head_differs', data: { version: row.version, events: count } });
  }
  if (states)
    for (const slice of differing(registry, row, states)) say({ invariant: 'I13', code: 'check.state_differs', data: { slice } });
  return { count, refs, erased: rules.erasedIn(states ?? row.states), vouched };
}

/** The hash an event should have; an event that has no canonical form cannot be what was written. */
function hashOf(event: EventRow): string | null {
  try {
    return eventHash(event);
  } catch {
    return null;
  }
}

/** The state after an event; null, told once, where the event cannot be folded (what follows it cannot be judged). */
function step(registry: Registry, ref: StreamRef, states: States, event: EventRow, say: (found: Found) => void): States | null {
  try {
    return fold(registry, ref.kind, states, event);
  } catch (error) {
    say({
      invariant: 'I13',
      code: 'check.fold_failed',
      data: { seq: event.seq, type: event.type, error: error instanceof Error ? error.message : '' },
    });
    return null;
  }
}

/** Slices whose stored state is not what their events fold to. A slice that came later counts as its beginning. */
function differing(registry: Registry, row: StreamRow, folded: States): readonly string[] {
  const initial = initialStates(registry, row.ref.kind);
  const slices = new Set([...Object.keys(row.states), ...Object.keys(folded)]);
  return [...slices].filter(
    (slice) => !isDeepStrictEqual(asStored(folded[slice]), asStored(row.states[slice] ?? initial[slice])),
  );
}

/** As jsonb keeps it: without undefined members. */
const asStored = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));

/** Every text has the hash its event names, or was erased whole as an event says. Returns how many there are. */
async function checkContents(
  q: Queryable,
  ref: StreamRef,
  slab: Slab<ContentRow>,
  { refs: named, erased }: Replayed,
  tell: Tell,
): Promise<number> {
  const said = new Set(erased.contents);
  const say = (code: string, contentId: string): void => tell({ invariant: 'form', code, stream: ref, data: { contentId } });
  const there = new Set<string>();
  for await (const row of rowsOf(q, slab, ref)) {
    there.add(row.contentId);
    const { salt, body } = row;
    const whole = row.erased ? salt === null && body === null : salt !== null && contentHash(salt, body) === row.hash;
    if (!whole) say(row.erased ? 'check.text_half_erased' : 'check.text_altered', row.contentId);
    else if (row.erased !== said.has(row.contentId))
      say(row.erased ? 'check.text_erased_unsaid' : 'check.text_not_erased', row.contentId);
    const hash = named.get(row.contentId);
    if (hash !== undefined && hash !== row.hash) say('check.text_exchanged', row.contentId);
    if (hash === undefined) say('check.text_unnamed', row.contentId);
  }
  for (const contentId of named.keys()) if (!there.has(contentId)) say('check.text_missing', contentId);
  return there.size;
}
