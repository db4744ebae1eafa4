/** What lies beside a stream (movements, deadlines, parties, files) held against what its events vouch for. */
import type { Around, Found, NamedFile, Tell } from '../overview/check.types.ts';
import { type Moved, dueHash, movedHash } from '../kernel/chain.ts';
import type { Instant } from '../kernel/dates.ts';
import type { StreamRef } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import { type BesideSlabs, type FileRow, type Slab, pagesOf } from './audit.reads.ts';
import type { EventRow } from './events.ts';
import type { Queryable } from './reads.ts';

/** What the events of one stream vouch for, gathered while they are replayed. */
export class Vouched {
  /** Hash of its movements by event; null: the event is older than vouching. */
  readonly moved = new Map<number, string | null>();
  readonly due = new Map<string, readonly [dueAt: Instant, hash: string]>();
  readonly parties = new Set<string>();
  readonly files = new Map<string, NamedFile>();
  /** Some event is older than vouching: then a deadline or a party may stand without one that names it. */
  isPartly = false;

  add({ seq, beside }: EventRow, files: readonly NamedFile[]): void {
    for (const file of files) {
      const known = this.files.get(file.documentId);
      // An erasure names a file again by its hash alone.
      this.files.set(file.documentId, file.kind === null && known ? known : file);
    }
    if (beside === null) {
      this.isPartly = true;
      this.moved.set(seq, null);
      return;
    }
    if (beside.moved !== undefined) this.moved.set(seq, beside.moved);
    for (const [name, set] of Object.entries(beside.due ?? {})) {
      if (set === null) this.due.delete(name);
      // One that was altered into another form is told by its hash.
      else if (Array.isArray(set)) this.due.set(name, set);
    }
    if (Array.isArray(beside.parties)) for (const party of beside.parties) this.parties.add(party);
  }
}

/** Every movement, deadline and party stands as an event vouches for it, and none is missing. */
export async function checkBeside(
  q: Queryable,
  ref: StreamRef,
  slabs: BesideSlabs,
  vouched: Vouched,
  around: Around,
  tell: Tell,
): Promise<void> {
  const say = (invariant: Found['invariant'], code: string, data: JsonObject): void =>
    tell({ invariant, code, data, stream: ref });
  const moves = new Map<number, Moved[]>();
  for await (const page of pagesOf(q, slabs.transfers, ref))
    for (const row of page) moves.set(row.seq, [...(moves.get(row.seq) ?? []), row]);
  for (const seq of new Set([...vouched.moved.keys(), ...moves.keys()])) {
    const hash = vouched.moved.get(seq);
    const rows = moves.get(seq);
    if (hash !== null && hash !== (rows && movedHash(rows)))
      say('I13', 'check.movements_differ', { seq, rows: rows?.length ?? 0 });
  }
  await checkDeadlines(q, ref, slabs, vouched, around.now, say);
  const parties = new Set<string>();
  for await (const page of pagesOf(q, slabs.parties, ref))
    for (const party of page) {
      parties.add(party);
      if (!vouched.parties.has(party) && !vouched.isPartly) say('form', 'check.party_unvouched', { party });
    }
  for (const party of vouched.parties) if (!parties.has(party)) say('form', 'check.party_gone', { party });
}

async function checkDeadlines(
  q: Queryable,
  ref: StreamRef,
  slabs: BesideSlabs,
  { due, isPartly }: Vouched,
  now: Instant,
  say: (invariant: 'form', code: string, data: JsonObject) => void,
): Promise<void> {
  const standing = new Set<string>();
  for await (const page of pagesOf(q, slabs.deadlines, ref))
    for (const row of page) {
      standing.add(row.name);
      const set = due.get(row.name);
      if (!set) {
        if (!isPartly) say('form', 'check.deadline_unvouched', { name: row.name });
      } else if (set[1] !== hashOf(row))
        say('form', 'check.deadline_differs', { name: row.name, dueAt: row.dueAt, setFor: set[0] });
    }
  // One that fell due and decided nothing is consumed without an event.
  for (const [name, [dueAt]] of due)
    if (!standing.has(name) && dueAt > now) say('form', 'check.deadline_missing', { name, setFor: dueAt });
}

function hashOf(row: Parameters<typeof dueHash>[0]): string | null {
  try {
    return dueHash(row);
  } catch {
    return null;
  }
}

/** Every file that the events name has its row as they say, and its bytes, unless it was erased as an event says. */
export async function checkFiles(
  q: Queryable,
  ref: StreamRef,
  slab: Slab<FileRow>,
  { files: named }: Vouched,
  erased: readonly string[],
  around: Around,
  tell: Tell,
): Promise<void> {
  const say = (code: string, documentId: string): void => tell({ invariant: 'form', code, stream: ref, data: { documentId } });
  const said = new Set(erased);
  const there = new Set<string>();
  for await (const page of pagesOf(q, slab, ref))
    for (const row of page) {
      const file = named.get(row.documentId);
      // Stored, and then the act that would have named it was refused: nobody can ask for it.
      if (!file) continue;
      there.add(row.documentId);
      if (!agrees(row, file)) say('check.file_differs', row.documentId);
      if (row.erased !== said.has(row.documentId))
        say(row.erased ? 'check.file_erased_unsaid' : 'check.file_not_erased', row.documentId);
      if (row.erased) continue;
      const bytes = await around.bytesOf(file.sha256);
      if (bytes === 'damaged' || bytes === 'gone') say(`check.file_${bytes}`, row.documentId);
    }
  for (const documentId of named.keys()) if (!there.has(documentId)) say('check.file_missing', documentId);
}

const agrees = (row: FileRow, file: NamedFile): boolean =>
  row.sha256 === file.sha256 &&
  (file.kind === null || row.kind === file.kind) &&
  (file.mediaType === null || row.mediaType === file.mediaType) &&
  (file.sizeBytes === null || row.sizeBytes === file.sizeBytes);
