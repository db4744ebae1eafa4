/** The phone's own database: everything an inspector enters stands here before anything else happens to it. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { now } from '../clock.ts';
import { queryClient } from '../api/queries.ts';
import type { Job, Notes, Outgoing, Owner, Photo, Reason, SendState } from './types.ts';

type Tables = DBSchema & {
  readonly jobs: { readonly key: string; readonly value: Job; readonly indexes: { readonly owner: string } };
  readonly notes: { readonly key: string; readonly value: Notes };
  readonly photos: { readonly key: string; readonly value: Photo; readonly indexes: { readonly bookingId: string } };
  readonly queue: { readonly key: string; readonly value: Outgoing; readonly indexes: { readonly owner: string } };
  /** Who worked here last, for when the server cannot be asked. */
  readonly owner: { readonly key: 'last'; readonly value: { readonly owner: Owner; readonly name: string } };
};

const NAME = 'quayside-inspector';
let opened: Promise<IDBPDatabase<Tables>> | null = null;

/** The database, opened once; a tab with a newer version, or a sign-out elsewhere, may take it away at any time. */
function database(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('jobs', { keyPath: 'bookingId' }).createIndex('owner', 'owner');
      db.createObjectStore('notes', { keyPath: 'bookingId' });
      db.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('bookingId', 'bookingId');
      db.createObjectStore('queue', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('owner');
    },
    blocking: (_now, _next, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

/** Everything read from here has a key that begins so; after a write, all of it is read anew. */
const LOCAL = 'phone';
const elsewhere = new BroadcastChannel('quayside-inspector');
elsewhere.addEventListener('message', () => void queryClient.invalidateQueries({ queryKey: [LOCAL] }));

async function told(): Promise<void> {
  elsewhere.postMessage('changed');
  await queryClient.invalidateQueries({ queryKey: [LOCAL] });
}

/** A read of this database as a query: it works without a connection, and is never older than the last write. */
export const localQuery = <T>(what: readonly string[], read: () => Promise<T>) => ({
  queryKey: [LOCAL, ...what],
  queryFn: read,
  networkMode: 'always' as const,
  staleTime: 0,
});

/** The jobs of an owner, the newest booking first. */
export const readJobs = async (owner: Owner): Promise<readonly Job[]> =>
  (await (await database()).getAllFromIndex('jobs', 'owner', owner)).sort((a, b) => (a.bookedAt < b.bookedAt ? 1 : -1));

/** A job with what was found on it; null where it is not on this phone, or not this owner's. */
export async function readJob(
  owner: Owner,
  bookingId: string,
): Promise<{ readonly job: Job; readonly notes: Notes | null } | null> {
  const db = await database();
  const [job, notes] = await Promise.all([db.get('jobs', bookingId), db.get('notes', bookingId)]);
  return job?.owner === owner ? { job, notes: notes?.owner === owner ? notes : null } : null;
}

/** Puts what the server said of some jobs in place of what was known of them. */
export async function writeJobs(jobs: readonly Job[]): Promise<void> {
  const tx = (await database()).transaction(['jobs', 'owner'], 'readwrite');
  // Who signed out while this was asked for leaves nothing here.
  const isLeft = (await tx.objectStore('owner').get('last')) === undefined;
  if (!isLeft) await Promise.all(jobs.map((job) => tx.objectStore('jobs').put(job)));
  await tx.done;
  await told();
}

/**
 * Changes what was found, on what stands there at that moment: two quick presses are two changes. `make` gives what to begin
 * with. Resolves when it is on the disk of the phone.
 */
export async function changeNotes(bookingId: string, make: (before: Notes | null) => Notes): Promise<void> {
  const tx = (await database()).transaction('notes', 'readwrite', { durability: 'strict' });
  await tx.store.put(make((await tx.store.get(bookingId)) ?? null));
  await tx.done;
  await told();
}

/** The notes of several jobs of an owner, by booking. */
export async function readNotes(owner: Owner): Promise<ReadonlyMap<string, Notes>> {
  const all = await (await database()).getAll('notes');
  return new Map(all.filter((notes) => notes.owner === owner).map((notes) => [notes.bookingId, notes]));
}

export const readPhotos = async (owner: Owner, bookingId: string): Promise<readonly Photo[]> =>
  (await (await database()).getAllFromIndex('photos', 'bookingId', bookingId))
    .filter((photo) => photo.owner === owner)
    .sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));

export const readPhoto = async (photoId: string): Promise<Photo | null> =>
  (await (await database()).get('photos', photoId)) ?? null;

export const readQueue = async (owner: Owner): Promise<readonly Outgoing[]> =>
  (await (await database()).getAllFromIndex('queue', 'owner', owner)).sort((a, b) => a.seq - b.seq);

type NewAct = Pick<Outgoing, 'owner' | 'orderId' | 'bookingId' | 'act'>;

const outgoing = (act: NewAct, seq: number): Outgoing => ({
  ...act,
  id: crypto.randomUUID(),
  seq,
  state: 'waiting',
  reason: null,
});

/** Greater than every one before, also where the clock was set back. */
const nextSeq = (items: readonly Outgoing[]): number => Math.max(Date.parse(now()), ...items.map(({ seq }) => seq + 1));

/** Puts an act into the queue; one that was refused before gives way to it. */
export async function enqueue(act: NewAct): Promise<void> {
  const tx = (await database()).transaction('queue', 'readwrite', { durability: 'strict' });
  const items = await tx.store.index('owner').getAll(act.owner);
  const replaced = items.filter(
    (item) =>
      item.state === 'refused' && item.act.kind === act.act.kind && item.bookingId === act.bookingId && act.act.kind !== 'photo',
  );
  await Promise.all([...replaced.map(({ id }) => tx.store.delete(id)), tx.store.put(outgoing(act, nextSeq(items))), tx.done]);
  await told();
}

/** Keeps a photo and the act that sends it, both or neither. */
export async function keepPhoto(photo: Photo, orderId: string): Promise<void> {
  const tx = (await database()).transaction(['photos', 'queue'], 'readwrite', { durability: 'strict' });
  const { owner, bookingId, photoId } = photo;
  const items = await tx.objectStore('queue').index('owner').getAll(owner);
  const act = outgoing({ owner, bookingId, orderId, act: { kind: 'photo', photoId } }, nextSeq(items));
  await Promise.all([tx.objectStore('photos').put(photo), tx.objectStore('queue').put(act), tx.done]);
  await told();
}

/** Takes away a photo that the server would not have, or has not got yet. */
export async function dropPhoto(photoId: string): Promise<void> {
  const tx = (await database()).transaction(['photos', 'queue'], 'readwrite');
  const items = await tx.objectStore('queue').getAll();
  const acts = items.filter(({ act, state }) => act.kind === 'photo' && act.photoId === photoId && state !== 'sent');
  if (acts.length > 0)
    await Promise.all([tx.objectStore('photos').delete(photoId), ...acts.map(({ id }) => tx.objectStore('queue').delete(id))]);
  await tx.done;
  await told();
}

/** Notes what became of an act. One that was taken away meanwhile stays away. */
export async function settle(id: string, state: SendState, reason: Reason | null): Promise<void> {
  const tx = (await database()).transaction('queue', 'readwrite', { durability: 'strict' });
  const item = await tx.store.get(id);
  if (item) await tx.store.put({ ...item, state, reason });
  await tx.done;
  await told();
}

/** Tries a refused act again, as a new one: the old key has its answer. */
export async function retry(item: Outgoing): Promise<void> {
  const tx = (await database()).transaction('queue', 'readwrite', { durability: 'strict' });
  const items = await tx.store.getAll();
  await Promise.all([tx.store.delete(item.id), tx.store.put(outgoing(item, nextSeq(items))), tx.done]);
  await told();
}

export const readOwner = async (): Promise<{ readonly owner: Owner; readonly name: string } | null> =>
  (await (await database()).get('owner', 'last')) ?? null;

export async function writeOwner(owner: Owner, name: string): Promise<void> {
  await (await database()).put('owner', { owner, name }, 'last');
}

/** Empties the phone, whoever's it was: sign-out leaves nothing of an order behind. */
export async function forgetAll(): Promise<void> {
  const db = await database();
  const names = ['jobs', 'notes', 'photos', 'queue', 'owner'] as const;
  const tx = db.transaction(names, 'readwrite');
  await Promise.all([...names.map((name) => tx.objectStore(name).clear()), tx.done]);
  elsewhere.postMessage('changed');
}

/** Acts of anybody that are not at the server yet. */
export const countUnsent = async (): Promise<number> =>
  (await (await database()).getAll('queue')).filter(({ state }) => state !== 'sent').length;
