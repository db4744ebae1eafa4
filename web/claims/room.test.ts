/** Which buttons a reader sees in a claim, by its state and its side. */
import { expect, it } from 'vitest';
import { type May, mayOf, toneOf } from './room.ts';
import type { ClaimPage } from './shapes.ts';

const NOON = '2026-11-27T12:00:00.000Z';
const base = {
  state: 'negotiating',
  finishedAt: null,
  answered: null,
  decision: null,
  appeal: null,
  settlement: null,
} as unknown as ClaimPage;
const decided = { appealBy: { at: '2026-12-01T00:00:00.000Z', lastDay: '2026-11-30' } };
const names = (may: May): string =>
  Object.entries(may)
    .filter(([, yes]) => yes)
    .map(([name]) => name)
    .join(' ');

it.each([
  ['buyer', {}, 'offer file escalate withdraw'],
  ['supplier', {}, 'answer acceptAll offer file escalate'],
  ['supplier', { answered: { at: NOON, accepted: false, text: null } }, 'acceptAll offer file escalate'],
  [null, {}, ''],
  ['buyer', { state: 'escalated' }, 'offer file withdraw'],
  ['buyer', { state: 'determined' }, 'withdraw'],
  ['buyer', { state: 'determined', decision: decided }, 'appeal'],
  ['supplier', { state: 'determined', decision: decided, finishedAt: NOON }, 'appeal'],
  ['supplier', { state: 'determined', decision: { appealBy: { at: NOON, lastDay: '2026-11-26' } } }, ''],
  ['buyer', { state: 'settled', settlement: { kind: 'repair' } }, 'perform'],
  ['buyer', { state: 'settled', settlement: { kind: 'refund' } }, ''],
  ['buyer', { finishedAt: NOON }, ''],
] as const)('%s of %o may %s', (side, change, may) => {
  expect(names(mayOf({ ...base, ...change } as unknown as ClaimPage, side, NOON))).toBe(may);
});

it('a claim has one colour wherever its state is shown: violet while the platform acts', () => {
  expect((['negotiating', 'escalated', 'inspecting', 'appealed', 'settled'] as const).map(toneOf)).toEqual([
    'due',
    'platform',
    'platform',
    'platform',
    'good',
  ]);
});
