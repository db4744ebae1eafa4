/** Shapes give the texts of a story their meaning, and say where a wrong one stands. */
import { describe, expect, it } from 'vitest';
import * as Shape from './shape.ts';
import type { Tree } from './shape.ts';
import { StoryTrouble } from './trouble.ts';

const said = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof StoryTrouble) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('scalars', () => {
  it.each<readonly [string, Shape.Shape<unknown>, Tree, unknown]>([
    ['text', Shape.text, 'FOB Shenzhen', 'FOB Shenzhen'],
    ['an account number with zeros in front', Shape.text, '0012', '0012'],
    ['flag', Shape.flag, 'false', false],
    ['number', Shape.number, '2.5', 2.5],
    ['whole', Shape.whole, '85', 85],
    ['money', Shape.money, '1234.56 USD', { amountMinor: 123_456, currency: 'USD' }],
    ['money without cents', Shape.money, '735 USD', { amountMinor: 73_500, currency: 'USD' }],
    ['date', Shape.date, '2026-05-15', '2026-05-15'],
    ['instant', Shape.instant, '2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['date or instant', Shape.dateOrInstant, '2026-05-12T18:00:00+08:00', '2026-05-12T18:00:00+08:00'],
    ['one of', Shape.oneOf('sea', 'air'), 'air', 'air'],
  ])('%s', (_, shape, tree, value) => expect(shape(tree, 'here')).toEqual(value));

  it.each<readonly [string, Shape.Shape<unknown>, Tree | undefined, string]>([
    ['an absent text', Shape.text, undefined, 'here is missing: a text'],
    ['an empty one', Shape.text, '', 'here is missing: a text'],
    ['a list as text', Shape.text, ['a'], 'here is a text, not ["a"]'],
    ['a flag in another word', Shape.flag, 'yes', 'here is true or false, not "yes"'],
    ['words as a number', Shape.number, '1e3', 'here is a number, not "1e3"'],
    ['money without currency', Shape.money, '12.00', 'here is an amount such as 1234.56 USD, not "12.00"'],
    ['money with a third decimal', Shape.money, '1.005 USD', 'here is an amount such as 1234.56 USD, not "1.005 USD"'],
    ['a day that does not exist', Shape.date, '2026-02-30', 'here is a date such as 2026-05-15, not "2026-02-30"'],
    [
      'an instant without offset',
      Shape.instant,
      '2026-03-02T09:00:00',
      'here is an instant such as 2026-03-02T09:00:00+08:00, not "2026-03-02T09:00:00"',
    ],
    ['another word', Shape.oneOf('sea', 'air'), 'rail', 'here is one of sea, air, not "rail"'],
  ])('refuses %s', (_, shape, tree, sentence) => expect(said(() => shape(tree, 'here'))).toBe(sentence));
});

describe('lists and mappings', () => {
  const clause = Shape.record({ id: Shape.text, class: Shape.optional(Shape.oneOf('major', 'minor')) });

  it('a record has its keys, absent ones undefined', () =>
    expect(clause({ id: 'power' }, 'here')).toEqual({ id: 'power', class: undefined }));
  it('a key without a value counts as absent', () => expect(clause({ id: 'power', class: '' }, 'here').class).toBeUndefined());
  it('one value alone is a list of one', () => expect(Shape.list(Shape.text)('SGS', 'here')).toEqual(['SGS']));
  it('a mapping keeps its keys', () =>
    expect(Shape.mapOf(Shape.list(Shape.text))({ power: ['71 W'] }, 'here')).toEqual(new Map([['power', ['71 W']]])));
  it('the first shape that fits is taken', () => expect(Shape.either(Shape.whole, Shape.text)('two', 'here')).toBe('two'));

  it.each<readonly [string, () => unknown, string]>([
    ['a key that is not there', () => clause({}, 'here'), 'here.id is missing: a text'],
    ['an unknown key', () => clause({ id: 'a', klass: 'major' }, 'here'), 'here has no "klass"; it takes id, class'],
    ['any key of an empty record', () => Shape.record({})({ a: '1' }, 'here'), 'here has no "a": it takes nothing'],
    ['a text as a mapping', () => clause('power', 'here'), 'here is a mapping, not "power"'],
    ['the second of a list', () => Shape.list(clause)([{ id: 'a' }, { id: [] }], 'here'), 'here[2].id is a text, not []'],
    [
      'neither shape',
      () => Shape.either(Shape.whole, Shape.date)('soon', 'here'),
      'here is a date such as 2026-05-15, not "soon"',
    ],
    [
      'a name that every object has',
      () => clause({ id: 'a', constructor: 'b' }, 'here'),
      'here has no "constructor"; it takes id, class',
    ],
  ])('refuses %s', (_, act, sentence) => expect(said(act)).toBe(sentence));
});
