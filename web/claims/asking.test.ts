/** What a buyer typed becomes the body of a claim, with nothing that the ground does not ask. */
import { describe, expect, it } from 'vitest';
import { type Asked, missingOf, openBodyOf } from './asking.ts';

const asked: Asked = {
  ground: 'quality',
  picked: ['door'],
  quantity: '20 pcs',
  lineId: '1',
  bill: 'THC 185.00\n\n',
  text: ' low ',
  amount: '1,200.50',
  keepsGoods: true,
};

describe('the body of a claim', () => {
  it('rests on clauses for quality', () => {
    expect(openBodyOf(asked, 'USD')).toEqual({
      ground: 'quality',
      clauses: ['door'],
      quantity: '20 pcs',
      lineId: '1',
      amountMinor: 120_050,
      keepsGoods: true,
      text: 'low',
    });
  });
  it('has the bill for charges, and neither clauses nor goods', () => {
    expect(openBodyOf({ ...asked, ground: 'charges', amount: '' }, 'USD')).toEqual({
      ground: 'charges',
      bill: ['THC 185.00'],
      text: 'low',
    });
  });
});

it.each([
  [{}, null],
  [{ picked: [] }, 'pick_one'],
  [{ ground: 'shortage', picked: [] }, null],
  [{ ground: 'charges', bill: ' \n' }, 'bill_needed'],
  [{ amount: 'much' }, 'amount_wrong'],
] as const)('%o is missing %s', (change, missing) => {
  expect(missingOf({ ...asked, ...change }, 'USD')).toBe(missing);
});
