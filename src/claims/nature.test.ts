/** What a clause is about, told by its words and unit: packing, papers, the goods, or what happens to them on the way. */
import { describe, expect, it } from 'vitest';
import { lintClause } from '../contracts/lint.rules.ts';
import type { JsonObject } from '../kernel/result.ts';
import { clause } from '../orders/orders.fixture.ts';
import { packingClauses, wholeLotClauses } from './casefacts.rules.ts';
import { natureOf } from './nature.rules.ts';

describe('a clause, told by what it measures', () => {
  const read = (text: string) => clause('c', { parsed: (lintClause({ text }).parsed as unknown as JsonObject) ?? null });
  // biome-ignore format: a table
  it.each<readonly [text: string, packing: boolean, aboutLot: boolean, nature: string | null]>([
    ['Rated power 25 W, tolerance plus or minus 5 %, measured at 12 V DC', false, false, 'function'],
    ['Door height at least 150 cm', false, false, 'dimension'],
    ['Steel 304, nickel content 8 % min', false, false, 'material'],
    ['Moisture content at most 12 % by weight', false, false, 'material'],
    ['Each set contains 14 parts', false, false, 'count'],
    ['Packed 20 pcs per carton', true, false, 'count'],
    ['Pallet height max 180 cm', true, false, 'dimension'],
    ['Battery pack voltage 11.1 V to 12.6 V', false, false, 'function'],
    ['Commercial invoice in 3 originals', false, true, 'count'],
    ['Packing list 2 copies with each delivery', false, true, 'count'],
    ['Delivery of spare parts 10 pcs', false, true, 'count'],
    ['Delivery hose length at least 5 m', false, false, 'dimension'],
    ['Steel container wall thickness 0.5 mm min', false, false, 'dimension'],
    ['Dents at most 2 mm deep', false, false, 'dents'],
    ['Breakage at most 2 %', false, false, 'breakage'],
    ['User manual in English in each carton', false, false, null],
  ])('%s', (text, packing, aboutLot, nature) => {
    const c = read(text);
    expect([packingClauses([c]).length > 0, wholeLotClauses([c]).length > 0, natureOf(c)]).toEqual([packing, aboutLot, nature]);
  });
});
