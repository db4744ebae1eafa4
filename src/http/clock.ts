/** The controlled clock's routes, for stories, simulations and demonstrations; they do not exist on the system clock. */
import Type from 'typebox';
import type { Instant } from '../kernel/dates.ts';
import { parseInstant } from '../kernel/dates.ts';
import { refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { type Route, answer, route } from './route.ts';
import { instant } from './schema.ts';

export type ClockRefusal = 'clock.backwards' | 'clock.too_far';

export type ClockControl = {
  readonly now: () => Instant;
  /** Moves to an instant, running everything that falls due on the way; returns how many deadlines ran. */
  readonly advance: (to: Instant) => Promise<number>;
};

const Shape = Type.Object({ now: Type.String(), ran: Type.Integer() });

/** Reading and moving the platform's clock. Time only goes forward, at most ten years at once. */
export const clockRoutes = (clock: ClockControl): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/clock',
    tags: ['clock'],
    summary: "The platform's controlled time",
    access: { public: true },
    responses: { 200: Shape },
    handler: async () => answer(200, { now: clock.now(), ran: 0 }),
  }),
  route({
    method: 'POST',
    url: '/v1/clock',
    tags: ['clock'],
    summary: 'Move the clock forward, running whatever falls due',
    idempotent: false,
    access: { verb: 'clock.move', thing: 'programme' },
    body: Type.Object({ to: instant() }, { additionalProperties: false }),
    responses: { 200: Shape },
    handler: async (call) => {
      const denied = can(call.principal, 'clock.move', { kind: 'programme' });
      if (denied) return denied;
      const to = parseInstant(call.body.to);
      if (!to.ok) return to;
      const now = clock.now();
      if (to.value < now) return refuse('clock.backwards', { now });
      if (Date.parse(to.value) - Date.parse(now) > 10 * 366 * 86_400_000) return refuse('clock.too_far', { now });
      const ran = await clock.advance(to.value);
      return answer(200, { now: clock.now(), ran });
    },
  }),
];
