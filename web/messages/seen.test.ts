/** What is new in a conversation, by what this browser has shown of it. */
import { expect, it } from 'vitest';
import { markSeen, unreadOf } from './seen.ts';

it('all of a conversation is new until it was shown, then only what came since', () => {
  expect(unreadOf('a', 2)).toBe(2);
  markSeen('a', 2);
  expect(unreadOf('a', 2)).toBe(0);
  expect(unreadOf('a', 5)).toBe(3);
  expect(unreadOf('b', 1)).toBe(1);
  // An erased conversation, or another browser's count, never gives less than nothing.
  expect(unreadOf('a', 1)).toBe(0);
});

it('forgets the conversations that were shown longest ago', () => {
  for (let n = 0; n < 301; n += 1) markSeen(`o${n}`, 1);
  expect(unreadOf('o0', 1)).toBe(1);
  expect(unreadOf('o300', 1)).toBe(0);
});
