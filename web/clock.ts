/** The page's own reading of the time: only to say how long is left. What is late is decided by the server's clock. */
import type { Instant } from '../src/kernel/dates.ts';
import { standing } from './ui/standing.ts';

/** What the server wrote into the page: how far the demonstration's clock runs ahead; nothing where there is no demonstration. */
const told = (): string => {
  const by = standing();
  if (by) return String(by.aheadMs ?? '');
  return globalThis.document?.querySelector<HTMLMetaElement>('meta[name=quayside-demonstration]')?.content ?? '';
};

/** Whether this server shows the demonstration, where everybody may be anybody and time can be moved. */
export const isDemonstration = (): boolean => /^\d+$/.test(told());

let ahead: number | null = null;

/** Told by the server what time it is there: the demonstration's clock may have been moved since the page was opened. */
export const setAhead = (there: Instant): void => {
  ahead = Date.parse(there) - Date.now();
};

/** The instant now by this machine, as far ahead of it as the demonstration's clock was when the page was opened. */
export const now = (): Instant =>
  standing()?.at ?? (new Date(Date.now() + (ahead ?? (Number(told()) || 0))).toISOString() as Instant);
