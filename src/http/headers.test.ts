/** Entity tags, idempotency keys and cursors: what is read, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etagOf, isCurrent, readIfMatch, requireVersion } from './etag.ts';
import { inputHashOf, readKey } from './idempotency.ts';
import { cursorOf, pageOf, readCursor, sliceOf, type SortKey } from './paging.ts';

const read = (result: { readonly ok: boolean }): unknown =>
  'value' in result ? result.value : (result as { code?: string }).code;

const tag = (version: number) => ({ version, print: null });

describe('If-Match', () => {
  it.each([
    [undefined, 'precondition.required'],
    ['*', '*'],
    ['"v3"', [{ version: 3, print: null }]],
    [
      '"v3", "v4"',
      [
        { version: 3, print: null },
        { version: 4, print: null },
      ],
    ],
    ['W/"v3"', []],
    ['"abc"', []],
    ['"v3.5f2c"', [{ version: 3, print: '5f2c' }]],
    ['"v3.x"', []],
    ['"v0"', []],
    ['"v03"', []],
    ['v3', 'precondition.malformed'],
    ['3', 'precondition.malformed'],
    ['', 'precondition.malformed'],
    ['"v3" "v4"', 'precondition.malformed'],
  ])('%j is read as %j', (header, expected) => {
    expect(read(readIfMatch(header))).toEqual(expected);
  });

  it('reads back every tag it makes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (v) => {
        expect(read(readIfMatch(etagOf(v)))).toEqual([{ version: v, print: null }]);
      }),
    );
  });

  it.each([
    [null, 3, null],
    ['*', 3, null],
    [[tag(3)], 3, null],
    [[tag(2), tag(3)], 3, null],
    [[tag(2)], 3, 'precondition.failed'],
    [[], 3, 'precondition.failed'],
  ] as const)('%j against version %i: %s', (ifMatch, current, code) => {
    expect(requireVersion(ifMatch, current)?.code ?? null).toBe(code);
  });

  it('refuses with the code of the slice', () => {
    expect(requireVersion([tag(2)], 3, 'order.version_moved')).toMatchObject({
      code: 'order.version_moved',
      data: { current: 3, etag: '"v3"' },
    });
  });

  it.each([
    [undefined, false],
    ['"v3"', true],
    ['W/"v3"', true],
    ['"v2", "v3"', true],
    ['*', true],
    ['"v33"', false],
    ['v3', false],
  ])('If-None-Match %j is current for "v3": %s', (header, expected) => {
    expect(isCurrent(header, '"v3"')).toBe(expected);
  });
});

describe('Idempotency-Key', () => {
  it.each([
    ['0190c6f2-7a3e-7b1c-9d3f-2f6a1f0c9b11', '0190c6f2-7a3e-7b1c-9d3f-2f6a1f0c9b11'],
    ['k', 'k'],
    ['x'.repeat(255), 'x'.repeat(255)],
    [undefined, 'idempotency.missing'],
    ['', 'idempotency.malformed'],
    ['x'.repeat(256), 'idempotency.malformed'],
    ['two words', 'idempotency.malformed'],
    ['a, b', 'idempotency.malformed'],
    ['schlüssel', 'idempotency.malformed'],
    [['a', 'b'], 'idempotency.malformed'],
  ])('%j: %s', (header, expected) => {
    expect(read(readKey(header))).toBe(expected);
  });

  const asked = { method: 'POST', url: '/v1/orders?x=1', body: { a: 1, b: 2 } };
  it('does not mind the order of fields', () => {
    expect(inputHashOf({ ...asked, body: { b: 2, a: 1 } })).toBe(inputHashOf(asked));
  });

  it.each([
    ['method', { ...asked, method: 'PUT' }],
    ['path', { ...asked, url: '/v1/order?x=1' }],
    ['query', { ...asked, url: '/v1/orders?x=2' }],
    ['value', { ...asked, body: { a: 1, b: 3 } }],
    ['type', { ...asked, body: { a: 1, b: '2' } }],
    ['file', { ...asked, file: 'a'.repeat(64) }],
    ['raw body', { ...asked, body: Buffer.from('{"a":1,"b":2}') }],
  ])('tells another %s apart', (_name, other) => {
    expect(inputHashOf(other)).not.toBe(inputHashOf(asked));
  });
});

describe('pages', () => {
  const keys = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()), { minLength: 1, maxLength: 4 });

  it('reads back every cursor it makes, for the same list only', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const cursor = cursorOf('orders', key);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(read(readCursor('orders', cursor))).toEqual(key);
        expect(read(readCursor('suppliers', cursor))).toBe('paging.cursor_invalid');
      }),
    );
  });

  it('refuses a cursor with any character changed, and any text that is none', () => {
    const cursor = cursorOf('orders', ['2026-03-02T01:00:00.000Z', 'abcdefghjk']);
    fc.assert(
      fc.property(fc.nat(cursor.length - 2), fc.constantFrom(...'Ab09_-'), (at, other) => {
        fc.pre(cursor[at] !== other);
        const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
        expect(read(readCursor('orders', changed))).toBe('paging.cursor_invalid');
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(readCursor('orders', text))).toBe('paging.cursor_invalid');
      }),
    );
  });

  it('walks a list whole, once, whatever the page size', () => {
    const rows = Array.from({ length: 23 }, (_, id) => ({ id }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (limit) => {
        const seen: number[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < 30; page++) {
          const slice = sliceOf('rows', { limit, ...(cursor === undefined ? {} : { cursor }) });
          const after: SortKey | null = slice.ok ? slice.value.after : [99];
          const found = rows.filter((row) => after === null || row.id > Number(after[0])).slice(0, limit + 1);
          const { items, next } = pageOf('rows', found, limit, (row) => [row.id]);
          seen.push(...items.map((row) => row.id));
          if (next === null) break;
          cursor = next;
        }
        expect(seen).toEqual(rows.map((row) => row.id));
      }),
    );
  });

  it('shows fifty rows when nothing is said', () => {
    expect(read(sliceOf('rows', {}))).toEqual({ after: null, limit: 50 });
    expect(pageOf('rows', [], 50, () => ['x'])).toEqual({ items: [], next: null });
  });
});
