/** What PostgreSQL writes and what we read, side by side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMillis } from '../kernel/dates.ts';
import { TYPES, date, int8, timestamptz } from './values.ts';

describe('timestamptz', () => {
  it.each([
    ['2026-03-02 01:00:00+00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02 01:00:00.5+00', '2026-03-02T01:00:00.500Z'],
    ['2026-03-02 01:00:00.123456+00', '2026-03-02T01:00:00.123Z'],
    ['2026-03-02 01:00:00.9999+00', '2026-03-02T01:00:00.999Z'],
  ])('%s is %s', (text, instant) => expect(timestamptz(text)).toBe(instant));

  it.each(['2026-03-02 09:00:00+08', 'infinity', '0044-03-15 00:00:00+00 BC', '12026-03-02 01:00:00+00'])(
    '%s is a fault',
    (text) => {
      expect(() => timestamptz(text)).toThrow('not an instant in UTC');
    },
  );

  it('gives back any instant to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 7_258_118_399_999 }), (ms) => {
        const instant = fromMillis(ms);
        expect(timestamptz(instant.replace('T', ' ').replace('Z', '+00'))).toBe(instant);
      }),
    );
  });
});

describe('bigint', () => {
  it('is a number', () => expect(int8('10000000000000')).toBe(10_000_000_000_000));
  it('is a fault where a number would lose a unit', () => expect(() => int8('9007199254740993')).toThrow('safe integer'));
});

describe('date', () => {
  it('is its text', () => expect(date('2026-03-02')).toBe('2026-03-02'));
  it.each(['infinity', '-infinity', '0044-03-15 BC', '12026-03-02'])('%s is a fault', (text) =>
    expect(() => date(text)).toThrow('not a day'),
  );
});

describe('by type id', () => {
  it.each<[string, number, string, unknown]>([
    ['bigint', 20, '5', 5],
    ['bigint[]', 1016, '{5,NULL}', [5, null]],
    ['date[]', 1182, '{2026-03-02}', ['2026-03-02']],
    ['timestamptz[]', 1185, '{"2026-03-02 01:00:00+00"}', ['2026-03-02T01:00:00.000Z']],
    ['numeric', 1700, '0.10', '0.10'],
    ['numeric[]', 1231, '{0.10}', ['0.10']],
    ['timestamp', 1114, '2026-03-02 01:00:00', '2026-03-02 01:00:00'],
    ['jsonb', 3802, '{"a":[1]}', { a: [1] }],
    ['integer', 23, '7', 7],
    ['boolean', 16, 't', true],
  ])('%s', (_name, id, text, value) => expect(TYPES.getTypeParser(id, 'text')(text)).toEqual(value));
});
