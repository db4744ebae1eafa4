/** The card processor of a simulated world: the platform's own test double, which may be out of reach for a while. */
import { type FakeCards, fakeCards } from '../src/adapters/cards/fake.ts';
import type { CardsPort } from '../src/adapters/cards/types.ts';
import type { Instant } from '../src/kernel/dates.ts';
import { refuse } from '../src/kernel/result.ts';

export type Cards = {
  /** What the platform reaches. */
  readonly port: CardsPort;
  /** The processor itself, for looking into its books. */
  readonly processor: FakeCards;
  /** While it lasts, nothing that the platform asks is answered. */
  readonly outage: { lasts: boolean };
};

/** Opens it with the platform's clock, which judges the age of its events. */
export function openCards(secret: string, now: () => Instant): Cards {
  const processor = fakeCards(secret, now);
  const outage = { lasts: false };
  const away = refuse('card.unavailable');
  const port: CardsPort = {
    ...processor,
    capture: async (charge) => (outage.lasts ? away : processor.capture(charge)),
    refund: async (order) => (outage.lasts ? away : processor.refund(order)),
    find: async (captureId) => (outage.lasts ? away : processor.find(captureId)),
    since: async (from) => (outage.lasts ? away : processor.since(from)),
  };
  return { port, processor, outage };
}
