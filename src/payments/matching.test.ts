/** Which bank lines book by themselves, as a table. */
import { describe, expect, it } from 'vitest';
import { makeReference } from '../adapters/bank/reference.ts';
import { type LineFacts, type Match, matchLine, orderIdOf, referenceBody } from './matching.rules.ts';

const ORDER = 'spp0000000-0rder00000';
const order = {
  orderId: ORDER,
  currency: 'USD',
  accountMatches: true,
  knownPayers: ['Harbour Lights Ltd', 'FastPay Transfers Ltd'],
};
const line: LineFacts = {
  direction: 'credit',
  status: 'BOOK',
  amountMinor: 120_000,
  currency: 'USD',
  payer: 'HARBOUR LIGHTS LIMITED',
  certainId: true,
  order,
};
const book: Match = { kind: 'book', orderId: ORDER };
const waits = (because: Extract<Match, { kind: 'unmatched' }>['because']): Match => ({ kind: 'unmatched', because });

describe('a line', () => {
  const rows: readonly [string, Partial<LineFacts>, Match][] = [
    ['with reference, currency and the buyer as payer', {}, book],
    ['of a declared transfer company', { payer: 'FASTPAY TRANSFERS LTD.' }, book],
    ['of another payer', { payer: 'Harbour Light Ltd' }, waits('payer_undeclared')],
    ['without a payer', { payer: null }, waits('payer_undeclared')],
    ['whose payer is only punctuation', { payer: '...' }, waits('payer_undeclared')],
    ['without a reference of ours', { order: null }, waits('no_reference')],
    ['in another currency', { currency: 'EUR' }, waits('other_currency')],
    ['on another account', { order: { ...order, accountMatches: false } }, waits('other_account')],
    ['that may be a repeat', { certainId: false }, waits('uncertain_line')],
    ['that was reversed', { status: 'reversed' }, waits('reversed')],
    ['not yet booked', { status: 'PDNG' }, { kind: 'noted' }],
    ['for information', { status: 'INFO' }, { kind: 'noted' }],
    ['going out', { direction: 'debit' }, { kind: 'noted' }],
    ['of nothing', { amountMinor: 0 }, { kind: 'noted' }],
  ];
  it.each(rows)('%s', (_, change, expected) => {
    expect(matchLine({ ...line, ...change })).toEqual(expected);
  });
});

describe('the creditor reference', () => {
  it('names its order and survives upper case and check digits', () => {
    const reference = makeReference(referenceBody(ORDER));
    expect(reference).toMatch(/^RF\d\d[0-9A-Z]{20}$/);
    expect(orderIdOf(reference)).toBe(ORDER);
  });
  it('of somebody else names none', () => {
    expect(orderIdOf('RF18539007547034')).toBeNull();
  });
});
