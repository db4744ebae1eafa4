/** Only addresses of this site are gone to after signing in. */
import { expect, it } from 'vitest';
import { ownAddress } from './next.ts';

it.each<readonly [unknown, boolean]>([
  ['/orders', true],
  ['/orders/new?supplier=r0qp9mz00r', true],
  ['/', true],
  ['https://evil.example', false],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['/x\\evil', false],
  ['/\t/evil.example', false],
  ['javascript:alert(1)', false],
  ['orders', false],
  ['', false],
  [undefined, false],
  [['/orders'], false],
])('%j: %s', (next, own) => {
  expect(ownAddress(next)).toBe(own ? next : undefined);
});
