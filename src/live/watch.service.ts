/** Who waits for which order to change: one question to the database each second for all of them, none while nobody waits. */
import type { Context } from '../context.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Person } from '../parties/types.ts';
import { authorise } from '../orders/rules.ts';
import { readFollowed, readVersions } from './store.ts';

export type Told = (orderId: OrderId, version: number) => void;

export type Watch = {
  /** Orders among these that the person may see, with their versions; from now on `tell` hears of each change. */
  readonly follow: (by: Person, orderIds: readonly OrderId[], tell: Told) => Promise<() => void>;
};

type Follower = { readonly tell: Told; readonly seen: Map<OrderId, number> };

/** How soon a change is told. Any server's commit is found, since the question goes to the database. */
const EVERY_MS = 1_000;

/**
 * Rights are read once, under the person's row policies and the table of verbs, when somebody begins to follow: whoever holds the stream ends it
 * after some minutes. What is told is a version and no more, so a page reads the order anew under its own rights.
 */
export function makeWatch(ctx: Pick<Context, 'read' | 'log'>, everyMs = EVERY_MS): Watch {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | null = null;

  const look = async (): Promise<void> => {
    const wanted = [...new Set([...followers].flatMap(({ seen }) => [...seen.keys()]))];
    if (wanted.length === 0) return;
    const versions = await ctx.read({ kind: 'platform' }, (q) => readVersions(q, wanted));
    for (const { seen, tell } of followers)
      for (const [orderId, before] of seen) {
        const version = versions.get(orderId) ?? before;
        if (version === before) continue;
        seen.set(orderId, version);
        tell(orderId, version);
      }
  };

  const goOn = (): void => {
    timer ??= setTimeout(() => {
      look()
        .catch((error: unknown) => ctx.log.warn({ error }, 'orders that are followed could not be read'))
        .finally(() => {
          timer = null;
          if (followers.size > 0) goOn();
        });
    }, everyMs);
    timer.unref();
  };

  return {
    follow: async (by, orderIds, tell) => {
      const rows = await ctx.read(by, (q) => readFollowed(q, orderIds, by.companyId));
      // The second wall hides the rows; the first, of the application, says it again.
      const seen = new Map(
        rows.filter((row) => authorise(by, 'order.read', row) === null).map(({ orderId, version }) => [orderId, version]),
      );
      for (const [orderId, version] of seen) tell(orderId, version);
      const follower = { tell, seen };
      followers.add(follower);
      goOn();
      return () => void followers.delete(follower);
    },
  };
}
