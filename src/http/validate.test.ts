/** Strict schemas, what wrong fields are called, and text that no field may hold. */
import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { code, integer, list, money, name, nullable, oneOf, plainDate, text } from './schema.ts';
import { strict } from './strict.ts';
import { findUnsafe } from './text.ts';
import { fieldErrors, fieldMessage, fromText, violationsOf } from './validate.ts';

const errors = (schema: TSchema, value: unknown): readonly unknown[] =>
  fieldErrors(violationsOf(strict(schema, 'test'), value), 'body').map(({ in: _in, ...rest }) => rest);

const Line = Type.Object({ sku: code(), quantity: integer(1, 1_000_000), price: money() });
const Draft = Type.Object({
  product: text(20),
  shipBy: Type.Optional(plainDate()),
  cover: oneOf(['pre_shipment', 'post_delivery']),
  lines: list(Line, 2),
  note: Type.Optional(nullable(text(10))),
});
const line = { sku: 'LED-5M', quantity: 500, price: { amountMinor: 400, currency: 'USD' } };
const draft = { product: 'LED strip', shipBy: '2026-05-11', cover: 'pre_shipment', lines: [line] };

describe('wrong fields are named one by one', () => {
  it.each<readonly [string, unknown, readonly unknown[]]>([
    ['a good draft', draft, []],
    ['null where it may be', { ...draft, note: null }, []],
    ['nothing at all', undefined, [{ pointer: '', reason: 'type', expected: 'object' }]],
    [
      'missing',
      { ...draft, cover: undefined, product: undefined },
      [
        { pointer: '/product', reason: 'required' },
        { pointer: '/cover', reason: 'required' },
      ],
    ],
    ['unknown', { ...draft, discount: 1 }, [{ pointer: '/discount', reason: 'unknown' }]],
    ['unknown with a slash', { ...draft, 'a/b~c': 1 }, [{ pointer: '/a~1b~0c', reason: 'unknown' }]],
    ['unknown inside a list', { ...draft, lines: [{ ...line, hs: '9405' }] }, [{ pointer: '/lines/0/hs', reason: 'unknown' }]],
    ['too long', { ...draft, product: 'x'.repeat(21) }, [{ pointer: '/product', reason: 'too_long', expected: '20' }]],
    ['empty', { ...draft, product: '' }, [{ pointer: '/product', reason: 'too_short', expected: '1' }]],
    ['nothing to see', { ...draft, product: ' \n\u200b' }, [{ pointer: '/product', reason: 'blank' }]],
    ['no choice', { ...draft, cover: 'all' }, [{ pointer: '/cover', reason: 'choice', expected: 'pre_shipment, post_delivery' }]],
    [
      'no number',
      { ...draft, lines: [{ ...line, quantity: '500' }] },
      [{ pointer: '/lines/0/quantity', reason: 'type', expected: 'integer' }],
    ],
    ['too many', { ...draft, lines: [line, line, line] }, [{ pointer: '/lines', reason: 'too_many', expected: '2' }]],
    ['a broken pattern', { ...draft, shipBy: '11 May' }, [{ pointer: '/shipBy', reason: 'format', expected: '2026-03-02' }]],
    [
      'too long where it may be null',
      { ...draft, note: 'x'.repeat(11) },
      [{ pointer: '/note', reason: 'too_long', expected: '10' }],
    ],
    ['either of two types', { ...draft, note: 5 }, [{ pointer: '/note', reason: 'type', expected: 'string, null' }]],
    [
      'a negative amount',
      { ...draft, lines: [{ ...line, price: { amountMinor: -1, currency: 'USD' } }] },
      [{ pointer: '/lines/0/price/amountMinor', reason: 'too_small', expected: '0' }],
    ],
    [
      'half a cent',
      { ...draft, lines: [{ ...line, price: { amountMinor: 0.5, currency: 'USD' } }] },
      [{ pointer: '/lines/0/price/amountMinor', reason: 'type', expected: 'integer' }],
    ],
  ])('%s', (_name, value, expected) => {
    // JSON leaves out what is undefined, as a client's request would.
    const sent: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    expect(errors(Draft, sent)).toEqual(expected);
  });

  it.each([
    ['LED strip 5 m "warm" 灯带 🚢', []],
    ['', ['too_short']],
    ['  ', ['one_line']],
    ['\u200b\u2060', ['one_line']],
    ['two\nlines', ['one_line']],
    ['a bell\u0007', ['one_line']],
    ['turned \u202exe.fdp', ['one_line']],
    ['x'.repeat(201), ['too_long']],
    [`${'x'.repeat(500_000)}\u202e`, ['too_long', 'one_line']],
  ])('a name such as %.20j has %j wrong', (value, reasons) => {
    const found = errors(Type.Object({ name: name() }), { name: value }) as readonly { readonly reason: string }[];
    expect(found.map((e) => e.reason)).toEqual(reasons);
  });

  it('says each in both languages', () => {
    const error = { in: 'body', pointer: '/product', reason: 'too_long', expected: '20' } as const;
    expect(fieldMessage(error, 'en')).toBe('At most 20 characters.');
    expect(fieldMessage(error, 'zh')).toBe('最多 20 个字符。');
    expect(fieldMessage({ in: 'body', pointer: '', reason: 'format', expected: 'USD' }, 'en')).toBe(
      'This is not in the required format, such as USD.',
    );
    expect(fieldMessage({ in: 'body', pointer: '', reason: 'unheard of' }, 'en')).toBe('This is not valid.');
  });

  it('names fields where there are more unknown ones than are told', () => {
    for (const many of [8, 9, 20_000]) {
      const body = { ...draft, ...Object.fromEntries(Array.from({ length: many }, (_, i) => [`k${i}`, 0])) };
      expect(errors(Draft, body).slice(0, 1), String(many)).toEqual([{ pointer: '/k0', reason: 'unknown' }]);
    }
  });

  it('never lets an unknown field through', () => {
    const validator = Compile(strict(Draft, 'test'));
    const known = new Set(Object.keys(Draft.properties));
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (key, value) => {
        fc.pre(!known.has(key) && key !== '__proto__');
        expect(validator.Check({ ...draft, [key]: value })).toBe(false);
      }),
    );
  });
});

describe('strict', () => {
  it.each<readonly [string, TSchema, string]>([
    ['text', Type.Object({ a: Type.String() }), 'test/a: text without maxLength'],
    ['numbers', Type.Object({ a: Type.Integer({ minimum: 0 }) }), 'test/a: number without minimum and maximum'],
    ['lists', Type.Object({ a: Type.Array(code()) }), 'test/a: list without maxItems'],
    ['inner text', Type.Object({ a: list(Type.Object({ b: Type.String() }), 3) }), 'test/a/items/b: text without maxLength'],
    ['maps', Type.Object({ a: Type.Record(Type.String(), code()) }), 'test/a: map without maxProperties'],
    ['anything', Type.Object({ a: Type.Unknown() }), 'test/a: a schema that accepts anything'],
    ['one of two', Type.Object({ a: nullable(Type.String()) }), 'test/a/anyOf/0: text without maxLength'],
  ])('does not start with unbounded %s', (_name, schema, message) => {
    expect(() => strict(schema, 'test')).toThrow(message);
  });

  it('closes an intersection as a whole', () => {
    const both = Type.Intersect([Type.Object({ a: code() }), Type.Object({ b: code() })]);
    const validator = Compile(strict(both, 'test'));
    expect(validator.Check({ a: 'x', b: 'y' })).toBe(true);
    expect(validator.Check({ a: 'x', b: 'y', c: 'z' })).toBe(false);
  });

  it('leaves the schema it was given as it was', () => {
    const schema = Type.Object({ a: code() });
    strict(schema, 'test');
    expect(schema).not.toHaveProperty('additionalProperties');
  });
});

describe('values of a query string', () => {
  const Query = Type.Object({
    limit: Type.Optional(integer(1, 100)),
    gold: Type.Optional(Type.Boolean()),
    tag: Type.Optional(list(code(), 3)),
    q: Type.Optional(text(9)),
  });
  it.each([
    [
      { limit: '5', gold: 'true', q: '12' },
      { limit: 5, gold: true, q: '12' },
    ],
    [{ tag: 'a' }, { tag: ['a'] }],
    [{ tag: ['a', 'b'] }, { tag: ['a', 'b'] }],
    // What only looks like a number or a truth stays text, and is refused by the schema.
    [{ limit: '5.5' }, { limit: '5.5' }],
    [{ limit: '' }, { limit: '' }],
    [{ limit: '0x10' }, { limit: '0x10' }],
    [{ limit: '1e2' }, { limit: '1e2' }],
    [{ gold: '1' }, { gold: '1' }],
    [{ limit: ['1', '2'] }, { limit: ['1', '2'] }],
  ])('%j is read as %j', (given, read) => {
    expect(fromText(Query, given)).toEqual(read);
  });
});

describe('text that nobody can store or hash', () => {
  const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
  it.each<readonly [string, unknown, unknown]>([
    ['plain', { a: ['b', 1, null, true] }, null],
    ['Chinese and emoji', { a: '定金 🚢' }, null],
    ['NUL', { a: { b: ['x', 'y\0'] } }, { pointer: '/a/b/1', reason: 'text' }],
    ['half a character', { a: '\ud83d' }, { pointer: '/a', reason: 'text' }],
    ['NUL in a key', { a: { 'b\0': 1 } }, { pointer: '/a', reason: 'text' }],
    ['a number beyond numbers', JSON.parse('{"a":1e999}'), { pointer: '/a', reason: 'number' }],
    ['64 levels', deep(64), null],
    ['a thousand levels', deep(1_000), { pointer: '/0'.repeat(64), reason: 'depth' }],
  ])('%s', (_name, value, expected) => {
    expect(findUnsafe(value)).toEqual(expected);
  });

  it('lets through all JSON that is well-formed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u0000|\\ud[89ab]/i.test(text));
        expect(findUnsafe(value)).toBeNull();
      }),
    );
  });
});
