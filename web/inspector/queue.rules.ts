/** The queue of what must reach the server: what goes next, what an answer means, and what a visit still waits for. */
import type { Outgoing, Owner } from './types.ts';

/** sent: done, also where it was done before. refused: the person must change something. later: nothing is known, or not now. */
export type Outcome = 'sent' | 'refused' | 'later';

/**
 * What the server's status says. Who is not signed in, or comes too often, or meets a server with a fault, comes again with
 * the same key; every other refusal is final for this act.
 */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  return status === 401 || status === 408 || status === 425 || status === 429 || status >= 500 ? 'later' : 'refused';
}

const isPhotoOf =
  (bookingId: string) =>
  (item: Outgoing): boolean =>
    item.act.kind === 'photo' && item.bookingId === bookingId && item.state !== 'sent';

/** Acts after which a visit takes nothing more. */
const CLOSING: ReadonlySet<Outgoing['act']['kind']> = new Set(['report', 'decline', 'in_vain']);

/** What closes a visit waits until every photo of it has arrived: one that comes later is lost. */
const isHeld = (item: Outgoing, items: readonly Outgoing[]): boolean =>
  CLOSING.has(item.act.kind) && items.some(isPhotoOf(item.bookingId));

/** The oldest act of the owner that can go now, or null. */
export function nextToSend(items: readonly Outgoing[], owner: Owner): Outgoing | null {
  const own = items.filter((item) => item.owner === owner);
  const waiting = own.filter((item) => item.state === 'waiting' && !isHeld(item, own));
  return waiting.reduce<Outgoing | null>((first, item) => (first === null || item.seq < first.seq ? item : first), null);
}

/** Not at the server yet, for whatever reason. */
export const unsent = (items: readonly Outgoing[]): readonly Outgoing[] => items.filter((item) => item.state !== 'sent');

export const isAccepting = (items: readonly Outgoing[], bookingId: string): boolean =>
  items.some((item) => item.act.kind === 'accept' && item.bookingId === bookingId && item.state !== 'refused');

/** The report of a visit that was signed, whatever became of it; the newest where one was refused and signed anew. */
export const reportItem = (items: readonly Outgoing[], bookingId: string): Outgoing | null =>
  items.reduce<Outgoing | null>(
    (last, item) =>
      item.act.kind === 'report' && item.bookingId === bookingId && (last === null || item.seq > last.seq) ? item : last,
    null,
  );

/** Whether the visit is closed for entries on this phone: reported, declined or told to be in vain, and that was not refused. */
export const isClosing = (items: readonly Outgoing[], bookingId: string): boolean =>
  items.some((item) => item.bookingId === bookingId && CLOSING.has(item.act.kind) && item.state !== 'refused');

/** Milliseconds to wait after so many tries in a row that came to nothing: 2 s, doubling, at most a minute. */
export const pauseAfter = (tries: number): number => Math.min(60_000, 1_000 * 2 ** Math.min(tries, 6));
