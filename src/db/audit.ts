/** Walks every stream on one snapshot and verifies what is written: hash chains, folds, texts and sums, in bounded memory. */
import { setImmediate as breath } from 'node:timers/promises';
import { contentHash } from '../kernel/content.ts';
import type { StreamRef, States } from '../kernel/decider.ts';
import type { AccountSum, Around, AuditRules, Found, Tell } from '../overview/check.types.ts';
import { Vouched, checkBeside, checkFiles } from './audit.beside.ts';
import {
  type BesideSlabs,
  type ContentRow,
  type Slab,
  readAccounts,
  readBatch,
  pagesOf,
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

/** Streams with the first rows beside each. */
type Page = {
  readonly batch: readonly StreamRow[];
  readonly events: Slab<EventRow>;
  readonly contents: Slab<ContentRow>;
  readonly accounts: readonly (readonly AccountSum[])[];
  readonly beside: BesideSlabs;
};

async function readPage(q: Queryable, after: StreamRef | null, limit: number): Promise<Page> {
  const batch = await readBatch(q, after, limit);
  const refs = batch.map((row) => row.ref);
  const [events, contents, accounts, beside] = await Promise.all([
    slabOfEvents(q, refs),
    slabOfContents(q, refs),
    readAccounts(q, refs),
    slabsBeside(q, refs),
  ]);
  return { batch, events, contents, accounts, beside };
}

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
  let asked = 0;
  let ended = false;
  const next = (after: StreamRef | null): Promise<Page> => {
    const limit = Math.min(BATCH, range.most - asked);
    asked += limit;
    return readPage(q, after, limit);
  };
  /** What comes after a page, as soon as it is there: the database reads on while what it gave is verified here. */
  const followingOf = (page: Promise<Page>): Promise<Page> => {
    const ahead = page.then((read) => {
      const last = read.batch.at(-1)?.ref;
      return last && !ended ? next(last) : read;
    });
    // Awaited in a later turn; should this one throw first, nobody else hears of its failure.
    ahead.catch(() => undefined);
    return ahead;
  };
  let reading = next(range.after);
  let following = followingOf(reading);
  try {
    for (;;) {
      const { batch, ...slabs } = await reading;
      if (batch.length === 0) return walked;
      reading = following;
      following = followingOf(reading);
      for (const [index, row] of batch.entries()) {
        // The answer that is on its way is taken in meanwhile: the database waits where nobody reads.
        await breath();
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
  } finally {
    // The connection is given back only once nothing is asked of it any more.
    ended = true;
    await Promise.allSettled([reading, following]);
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
  for await (const page of pagesOf(q, slab, row.ref))
    for (const event of page) {
      count += 1;
      if (event.seq !== count)
        say({ invariant: 'I13', code: 'check.sequence_broken', data: { expected: count, seq: event.seq } });
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
  return [...slices].filter((slice) => !isStoredAs(folded[slice], row.states[slice] ?? initial[slice]));
}

/** Whether jsonb keeps the first as it keeps the second: without undefined members, whatever the order of the names. */
function isStoredAs(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isStoredAs(item, other[index]))
    );
  const [left, right] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return (
    Object.keys(left).every((name) => isStoredAs(left[name], Object.hasOwn(right, name) ? right[name] : undefined)) &&
    Object.keys(right).every((name) => right[name] === undefined || Object.hasOwn(left, name))
  );
}

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
  for await (const page of pagesOf(q, slab, ref))
    for (const row of page) {
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
