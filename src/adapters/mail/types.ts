/** How mail leaves the platform. */

export type Mail = {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The same for every attempt at the same mail; it makes the Message-ID, so that a second delivery shows as a duplicate. */
  readonly idempotencyKey: string;
};

/**
 * `sent`: the next server (or the folder) took it. `refused`: it never will (no such address, content refused): do not try
 * again. `retry`: try again later.
 */
export type MailOutcome = 'sent' | 'refused' | 'retry';

export type MailPort = {
  readonly send: (mail: Mail) => Promise<MailOutcome>;
  /** Gives back connections. */
  readonly close: () => void;
};
