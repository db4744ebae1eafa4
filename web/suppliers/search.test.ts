/** The search that an address holds: what is of another form is left out, whoever typed it. */
import { expect, it } from 'vitest';
import { readSearch } from './search.ts';

it.each<readonly [string, Readonly<Record<string, unknown>>, object]>([
  ['nothing', {}, {}],
  [
    'everything',
    { query: 'tent', gold: true, country: 'CN', category: 'led-lighting', minCoverMinor: 500_000 },
    { query: 'tent', gold: true, country: 'CN', category: 'led-lighting', minCoverMinor: 500_000, currency: 'USD' },
  ],
  ['flags that are off or words', { gold: false, assessed: 'true' }, {}],
  ['a country that is none', { country: 'china' }, {}],
  ['an amount that is none', { minCoverMinor: '5000' }, {}],
  ['a negative amount', { minCoverMinor: -1 }, {}],
  ['a currency alone', { currency: 'USD' }, {}],
  ['a long query', { query: 'x'.repeat(101) }, {}],
  ['other members', { cursor: 'x', limit: 9, __proto__x: 1 }, {}],
  [
    'suppliers to compare, each once, four at most',
    { compare: ['aaaaaaaaaa', 'aaaaaaaaaa', 'bbbbbbbbbb', 'no', 'cccccccccc', 'dddddddddd', 'eeeeeeeeee'] },
    { compare: ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd'] },
  ],
])('of %s', (_what, given, expected) => {
  expect(readSearch(given)).toEqual(expected);
});
