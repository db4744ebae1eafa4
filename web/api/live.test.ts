/** Reading a stream of events that arrives in pieces. */
import { describe, expect, it } from 'vitest';
import { eventsIn } from './live.ts';

const told = (orderId: string, version: number): string => `event: version\ndata: ${JSON.stringify({ orderId, version })}\n\n`;

describe('events in a text', () => {
  it('are those that are whole; comments and other events are none', () => {
    const text = `: open\n\n${told('a', 1)}event: later\ndata: {}\n\n${told('b', 2)}event: ver`;
    expect(eventsIn(text)).toEqual({
      events: [
        { orderId: 'a', version: 1 },
        { orderId: 'b', version: 2 },
      ],
      rest: 'event: ver',
    });
  });

  it('come out the same however the text is cut', () => {
    const whole = `: beat\n\n${told('a', 1)}${told('b', 7)}`;
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const first = eventsIn(whole.slice(0, cut));
      const second = eventsIn(first.rest + whole.slice(cut));
      expect([...first.events, ...second.events].map(({ version }) => version)).toEqual([1, 7]);
    }
  });
});
