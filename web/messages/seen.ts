/** How many messages of each conversation this browser has shown: what is above that is new. */
import { keep, kept } from '../ui/kept.ts';
import { useHere } from '../ui/standing.ts';

/** More conversations than this are not remembered: the oldest are forgotten first, and show as new at worst. */
const MOST = 300;

function all(): Readonly<Record<string, number>> {
  try {
    const read: unknown = JSON.parse(kept('seen') ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, number>) : {};
  } catch {
    return {};
  }
}

/** How many of a conversation's messages were not shown here yet; `id` is an order's or a company's. */
export const unreadOf = (id: string, count: number): number => Math.max(0, count - (Number(all()[id]) || 0));

/** The same for a page, which the server draws without knowing it. */
export const useUnread = (id: string, count: number): number => useHere(() => unreadOf(id, count), 0);

/** Notes that all messages of a conversation were shown. */
export function markSeen(id: string, count: number): void {
  const { [id]: _, ...others } = all();
  const entries = [...Object.entries(others), [id, count] as const].slice(-MOST);
  keep('seen', JSON.stringify(Object.fromEntries(entries)));
}
