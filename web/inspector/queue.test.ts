/** What goes next, what an answer means, and that a report never overtakes a photo of its visit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { job, outgoing } from './inspector.fixture.ts';
import { isAccepting, isClosing, nextToSend, outcomeOf, pauseAfter, reportItem, unsent } from './queue.rules.ts';
import type { Outgoing } from './types.ts';

const next = (items: readonly Outgoing[]): string | null => nextToSend(items, job.owner)?.id ?? null;

describe('the queue', () => {
  it('sends in the order of making', () => {
    expect(next([outgoing(3, 'photo'), outgoing(1, 'accept'), outgoing(2, 'photo')])).toBe('act-1');
    expect(next([outgoing(1, 'accept', { state: 'sent' }), outgoing(3, 'photo'), outgoing(2, 'photo')])).toBe('act-2');
    expect(next([outgoing(1, 'accept', { state: 'sent' })])).toBeNull();
  });

  it.each([
    ['waits', 'waiting', 'act-2'],
    ['was refused', 'refused', null],
    ['has arrived', 'sent', 'act-1'],
  ] as const)('a report, when a photo of its visit %s', (_how, state, goes) => {
    expect(next([outgoing(1, 'report'), outgoing(2, 'photo', { state })])).toBe(goes);
  });

  it('does not hold the report of one visit for a photo of another, nor one act for a refused one', () => {
    expect(next([outgoing(1, 'photo', { bookingId: 'other', state: 'refused' }), outgoing(2, 'report')])).toBe('act-2');
  });

  it('sends nothing of somebody else', () => {
    expect(
      next([outgoing(1, 'accept', { owner: 'u2/agc0000000' }), outgoing(2, 'photo', { owner: 'u1/agc1111111' })]),
    ).toBeNull();
  });

  it('comes to an end with every photo before its report, whatever was made when', () => {
    const kinds = fc.array(fc.constantFrom<Outgoing['act']['kind']>('photo', 'report', 'accept', 'in_vain', 'decline'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(kinds, (made) => {
        let items: readonly Outgoing[] = made.map((kind, seq) => outgoing(seq, kind));
        const sent: string[] = [];
        for (let item = nextToSend(items, job.owner); item; item = nextToSend(items, job.owner)) {
          const { id } = item;
          sent.push(item.act.kind);
          items = items.map((each) => (each.id === id ? { ...each, state: 'sent' } : each));
        }
        expect(unsent(items)).toEqual([]);
        expect(sent.length).toBe(made.length);
        expect(sent.lastIndexOf('photo') < (sent.indexOf('report') + 1 || Number.POSITIVE_INFINITY)).toBe(true);
      }),
    );
  });
});

describe('an answer', () => {
  // biome-ignore format: a table
  it.each([
    [200, 'sent'], [201, 'sent'], [400, 'refused'], [401, 'later'], [403, 'refused'], [404, 'refused'], [408, 'later'], [409, 'refused'],
    [413, 'refused'], [422, 'refused'], [425, 'later'], [429, 'later'], [500, 'later'], [502, 'later'], [503, 'later'], [302, 'refused'],
  ] as const)('%i means %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome));
});

describe('a visit', () => {
  it('is accepted on the phone until that was refused', () => {
    const is = (state: Outgoing['state']) => isAccepting([outgoing(1, 'accept', { state })], job.bookingId);
    expect([is('waiting'), is('sent'), is('refused'), isAccepting([], job.bookingId)]).toEqual([true, true, false, false]);
  });

  it('is closed for entries by a signed report, and open again when it was refused', () => {
    const refused = outgoing(1, 'report', { state: 'refused' });
    expect([
      isClosing([], job.bookingId),
      isClosing([outgoing(1, 'report')], job.bookingId),
      isClosing([refused], job.bookingId),
    ]).toEqual([false, true, false]);
    expect(reportItem([refused, outgoing(2, 'report')], job.bookingId)?.id).toBe('act-2');
  });
});

it('waits longer after each vain try, and never longer than a minute', () => {
  const pauses = Array.from({ length: 12 }, (_, tries) => pauseAfter(tries + 1));
  expect(pauses.slice(0, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
  expect(Math.max(...pauses)).toBe(60_000);
});
