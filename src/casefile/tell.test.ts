/** From when on there is a case file, and what of an order's history it keeps to itself. */
import { describe, expect, it } from 'vitest';
import {
  accepts,
  answers,
  claim,
  decided,
  decides,
  disputed,
  offers,
  returns,
  toPlatform,
  withdraws,
} from '../claims/dispute.testing.ts';
import type { Goods } from '../shipments/goods.fixture.ts';
import { isReady } from './tell.rules.ts';

const after = (...acts: readonly ((g: Goods) => unknown)[]): boolean => {
  const g = disputed();
  for (const act of acts) act(g);
  return isReady(claim(g));
};
const pays = (g: Goods) => offers(g, 'supplier');
const takes = (g: Goods) => accepts(g, 'buyer');

describe('a case file', () => {
  it.each<readonly [string, boolean, readonly ((g: Goods) => unknown)[]]>([
    ['none while the two negotiate', false, []],
    ['none with the platform', false, [toPlatform]],
    ['none while a decision waits for its second person', false, [toPlatform, decides]],
    ['none once it was sent back', false, [toPlatform, decides, returns]],
    ['once it was approved', true, [toPlatform, decided]],
    ['once the two settled, before the money left', true, [pays, takes]],
    ['once they settled after a decision was sent back', true, [toPlatform, decides, returns, pays, takes]],
    ['once the answer was yes', true, [(g) => answers(g, true)]],
    ['once it was withdrawn', true, [withdraws]],
    ['once it was withdrawn from a decision that waited', true, [toPlatform, decides, withdraws]],
  ])('%s', (_, ready, acts) => expect(after(...acts)).toBe(ready));
});
