/** Up to which event this browser has shown a contract to a side, so that what came since can be marked. */
import { useEffect, useState } from 'react';
import { keep, kept } from '../ui/kept.ts';

/** Older ones are forgotten: what is marked then is what the side itself last sent or confirmed. */
const MOST = 200;

type Seen = readonly (readonly [key: string, seq: number])[];

const isSeen = (value: unknown): value is Seen =>
  Array.isArray(value) && value.every((one) => Array.isArray(one) && typeof one[0] === 'string' && Number.isSafeInteger(one[1]));

/** What was kept; anything else that stands there is as nothing. */
export function readSeen(text: string | null): Seen {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return isSeen(value) ? value : [];
  } catch {
    return [];
  }
}

/** With one more, the newest last. */
export const withSeen = (seen: Seen, key: string, seq: number): Seen =>
  [...seen.filter(([other]) => other !== key), [key, seq] as const].slice(-MOST);

/**
 * The event up to which the contract was shown before this page was opened; null: never. `newest` is kept for next time.
 * @param newest null while it is not known
 */
export function useLookedAt(key: string, newest: number | null): number | null {
  const [before, setBefore] = useState<number | null>(null);
  // Once, and before the newest takes its place.
  useEffect(() => setBefore(readSeen(kept('looked')).find(([other]) => other === key)?.[1] ?? null), [key]);
  useEffect(() => {
    if (newest !== null) keep('looked', JSON.stringify(withSeen(readSeen(kept('looked')), key, newest)));
  }, [key, newest]);
  return before;
}
