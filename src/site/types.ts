/** What passes between the server, the program that draws pages, and the browser that takes them over. */
import type { Instant, Zone } from '../kernel/dates.ts';

/** What a page is drawn by. */
export type Ask = {
  /** Path and query. */
  readonly url: string;
  readonly lang: 'en' | 'zh';
  readonly at: Instant;
  /** The reader's; UTC where it is not known yet. */
  readonly zone: Zone;
  /** How far the demonstration's clock runs ahead of the server's; null: no demonstration. */
  readonly aheadMs: number | null;
};

/** What the browser goes on with, as JSON in the page: the answers that were read for it, and what it was drawn by. */
export type Handover = {
  readonly answers: readonly (readonly [key: readonly unknown[], answer: unknown])[];
  readonly standing: Pick<Ask, 'at' | 'zone' | 'aheadMs'>;
};

export type Drawn = {
  readonly html: string;
  readonly title: string;
  /** The pattern of the address, `/orders/$orderId`. */
  readonly route: string;
  readonly handover: Handover;
};

/** The program that the build makes of the pages for the server. */
export type Drawer = {
  /** Says, once, how questions to the API are asked. */
  readonly sendBy: (send: (request: Request) => Promise<Response>) => void;
  /** Null: the browser must draw it, because the address leads elsewhere or is read from the device. Throws what a page throws. */
  readonly draw: (ask: Ask) => Promise<Drawn | null>;
};
