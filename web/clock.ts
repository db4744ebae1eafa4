/** The page's own reading of the time: only to say how long is left. What is late is decided by the server's clock. */
import type { Instant } from '../src/kernel/dates.ts';

/** The instant now by this machine. */
export const now = (): Instant => new Date().toISOString() as Instant;
