/** Expectations compare by value: amounts, days and instants; lists are sets. */
import { describe, expect, it } from 'vitest';
import { compareAtLeast, compareKeys, compareMoney, compareSet, compareTime, compareWord } from './compare.ts';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('amounts', () => {
  it.each([
    ['4000.00 USD', usd(400_000), []],
    ['4000 USD', usd(400_000), []],
    ['0.00 USD', usd(0), []],
    ['4000.00 EUR', usd(400_000), ['paid: expected 4000.00 EUR, came 4000.00 USD']],
    ['10 JPY', { amountMinor: 10, currency: 'JPY' }, []],
    ['40.00 USD', usd(4_001), ['paid: expected 40.00 USD, came 40.01 USD']],
    ['40.00 USD', null, ['paid: expected 40.00 USD, came no amount']],
    ['forty', usd(4_000), ['paid: "forty" is not an amount such as 1234.56 USD']],
  ])('%s', (expected, came, differences) => expect(compareMoney('paid', expected, came)).toEqual(differences));
});

describe('days and instants', () => {
  const came = { on: '2026-05-22', at: '2026-05-22T16:00:00.000Z' };
  it.each([
    ['2026-05-22', []],
    ['2026-05-23', ['due: expected 2026-05-23, came 2026-05-22']],
    ['2026-05-23T00:00:00+08:00', []],
    ['2026-05-23T00:00:00Z', ['due: expected 2026-05-23T00:00:00Z, came 2026-05-22T16:00:00.000Z']],
    ['none', ['due: expected none, came 2026-05-22']],
    ['soon', ['due: "soon" is neither a date nor an instant']],
  ])('%s', (expected, differences) => expect(compareTime('due', expected, came)).toEqual(differences));

  it('nothing is due', () => {
    expect(compareTime('due', 'none', { on: null, at: null })).toEqual([]);
    expect(compareTime('due', '2026-05-22', { on: null, at: null })).toEqual(['due: expected 2026-05-22, came no date']);
  });
});

describe('words', () => {
  it.each([
    ['funded', 'funded', []],
    ['2', 2, []],
    ['true', true, []],
    ['none', null, []],
    ['none', undefined, []],
    ['true', false, ['state: expected true, came false']],
    ['funded', 'confirmed', ['state: expected funded, came confirmed']],
  ])('%s', (expected, came, differences) => expect(compareWord('state', expected, came)).toEqual(differences));
});

describe('lists', () => {
  it('at least these', () => {
    expect(compareAtLeast('warnings', ['a.b'], ['c.d', 'a.b'])).toEqual([]);
    expect(compareAtLeast('warnings', 'a.b', ['a.b'])).toEqual([]);
    expect(compareAtLeast('warnings', ['a.b', 'e.f'], ['a.b'])).toEqual(['warnings: expected at least a.b, e.f, came a.b']);
    expect(compareAtLeast('warnings', ['a.b'], [])).toEqual(['warnings: expected at least a.b, came none']);
  });

  it('exactly these, in any order', () => {
    expect(compareSet('lint.door', ['no_unit', 'no_limit'], ['no_limit', 'no_unit'])).toEqual([]);
    expect(compareSet('lint.door', [], [])).toEqual([]);
    expect(compareSet('lint.door', ['no_unit'], ['no_limit', 'no_unit'])).toEqual([
      'lint.door: expected no_unit, came no_limit, no_unit',
    ]);
  });
});

describe('keys', () => {
  const rules = { state: (wanted: Parameters<typeof compareWord>[1], what: string) => compareWord(what, wanted, 'funded') };

  it('only what is listed is compared', async () => expect(await compareKeys('order', {}, rules)).toEqual([]));
  it('all differences are told', async () =>
    expect(await compareKeys('order', { state: 'sent', mood: 'good' }, rules)).toEqual([
      'order.state: expected sent, came funded',
      'no such expectation "order.mood"',
    ]));
  it('a word is no mapping', async () =>
    expect(await compareKeys('order', 'funded', rules)).toEqual(['order: expected is a mapping of state']));
});
