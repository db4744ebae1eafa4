/** The calendar book in force: the seeds with what operators have said on top. */
import type { Queryable, Reader } from '../db/reads.ts';
import { applyOverrides } from './overrides.rules.ts';
import { seedBook } from './seeds.ts';
import type { Instant } from '../kernel/dates.ts';
import { currentVersion, loadOverrides, versionsSince } from './store.ts';
import type { CalendarBook } from './types.ts';

type Read = <T>(reader: Reader, queries: (q: Queryable) => Promise<T>) => Promise<T>;

/** How long a server may count by a book that another server has just replaced. */
const FRESH_MS = 1_000;

/**
 * Gives the book in force. Its version is looked up at most once a second, so that a command costs no round trip for it;
 * the seeds are computed per country when first asked for.
 * @param sinceMs a monotonic clock in milliseconds
 */
export function bookKeeper(read: Read, sinceMs: () => number): () => Promise<CalendarBook> {
  const seed = seedBook();
  let book: CalendarBook | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (book && sinceMs() - checkedAt < FRESH_MS) return book;
    checkedAt = sinceMs();
    book = await read({ kind: 'platform' }, async (q) => {
      const version = await currentVersion(q);
      return book?.version === version ? book : applyOverrides(seed, await loadOverrides(q, version), version);
    });
    return book;
  };
}

/** Every book that was in force at or after an instant, oldest first: what a later reader counts old deadlines by. */
export async function booksSince(q: Queryable, since: Instant): Promise<readonly CalendarBook[]> {
  const seed = seedBook();
  const versions = await versionsSince(q, since);
  return Promise.all(versions.map(async (version) => applyOverrides(seed, await loadOverrides(q, version), version)));
}
