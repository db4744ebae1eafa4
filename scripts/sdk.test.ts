/** The committed types are those of the committed OpenAPI document, and a schema becomes the type that it means. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { FILE, sdk, typeOf } from './sdk.ts';

it('sdk/openapi.ts is true to openapi.json', async () => {
  const text = await sdk();
  expect(text.match(/^ {2}"\/v1\//gm)?.length).toBeGreaterThan(80);
  expect(text === (await readFile(FILE, 'utf8')), 'sdk/openapi.ts differs; run: npm run sdk').toBe(true);
});

describe('a schema as a type', () => {
  it.each<readonly [Parameters<typeof typeOf>[0], string]>([
    [{ type: 'integer' }, 'number'],
    [{ enum: ['buyer', 'supplier'] }, '"buyer" | "supplier"'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, '(string | null)[]'],
    [
      { type: 'object', properties: { a: { type: 'string' }, 'b-c': { type: 'boolean' } }, required: ['a'] },
      '{ readonly a: string; readonly "b-c"?: boolean }',
    ],
    [{ type: 'object', patternProperties: { '^.*$': { type: 'integer' } } }, '{ readonly [key: string]: number }'],
    [{ type: 'object' }, 'Readonly<Record<string, unknown>>'],
    [{ $ref: '#/components/schemas/Problem' }, 'Problem'],
    [{}, 'unknown'],
  ])('%j', (schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });
});
