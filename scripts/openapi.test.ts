/** The committed OpenAPI document is the one that the routes give. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { FILE, openapi } from './openapi.ts';

it('openapi.json is true to the routes', async () => {
  const text = await openapi();
  const document = JSON.parse(text) as { readonly openapi: string; readonly paths: object };
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(document.paths).length).toBeGreaterThan(40);
  expect(text === (await readFile(FILE, 'utf8')), 'openapi.json differs from the routes; run: npm run openapi').toBe(true);
});
