/** A story is checked against the vocabulary before it is played, and each step has a title. */
import { describe, expect, it } from 'vitest';
import { commandOf } from './commands/table.ts';
import { checkStory, titleOf } from './play.ts';
import { readStory } from './story.ts';
import { linesOf } from './trouble.ts';

const story = (...steps: readonly string[]) =>
  readStory(`
story: one line
policy: rapid
mode: hold
now: 2026-03-02T09:00:00+08:00
setup: { buyer: { name: B, country: GB }, supplier: { name: S, country: CN } }
steps:
${steps.map((step) => `  - ${step}`).join('\n')}
`);

const told = (...steps: readonly string[]): string => {
  try {
    checkStory(story(...steps));
  } catch (error) {
    return linesOf(error).join(' | ');
  }
  return 'fine';
};

describe('the vocabulary', () => {
  it.each([
    [
      'any party may try any command',
      ['stranger.confirm: {}', 'supplier2.open_claim: { ground: quality }', 'operator.cancel: { reason: x }'],
    ],
    [
      'names beside the arguments',
      ['buyer.cancel: { order: first, reason: changed plans }', 'buyer.lint: { order: first, as: again, claim: c }'],
    ],
    [
      'all of a first draft',
      [
        'buyer.start_order: { as: first, product: P, quantity: 1 pcs, unit_price: 4.00 USD, incoterm: FOB Shenzhen, ship_by: soon, cover: pre_shipment, transport: air, remedy: pro_rata, assurance: 3.00 USD, approved_inspectors: [SGS], ship_from: X, ship_zone: Asia/Shanghai, consignee_country: DE, category: tents, instalments: [ { name: full, share: 100, due: after_arrival } ] }',
      ],
    ],
    [
      'the bank',
      [
        'bank.credits: { amount: 1.00 USD, reference: none, payer: UNKNOWN, booked_on: 2026-03-06, account: 0012 }',
        'bank.resend: {}',
      ],
    ],
    [
      'expectations',
      ['expect: { order: {}, limit: {}, ledger: {}, payee: match, lint: {}, results: [], warnings: [], claim: {}, bill: {} }'],
    ],
  ])('%s', (_, steps) => expect(told(...steps)).toBe('fine'));

  it.each([
    ['an unknown command', ['buyer.send: {}', 'buyer.dance: {}'], 'step 2: no such command "buyer.dance"'],
    ['an unknown actor', ['lawyer.send: {}'], 'step 1: no such command "lawyer.send"'],
    ['a party as the bank', ['buyer.credits: { amount: 1.00 USD }'], 'step 1: no such command "buyer.credits"'],
    ['the bank as a party', ['bank.confirm: {}'], 'step 1: no such command "bank.confirm"'],
    ['a name that every object has', ['buyer.constructor: {}'], 'step 1: no such command "buyer.constructor"'],
    ['an unknown expectation', ['expect: { weather: fine }'], 'step 1: no such expectation "weather"'],
    ['an unknown argument', ['buyer.send: { now: true }'], 'step 1: buyer.send has no "now"; it takes version'],
    [
      'an argument too many',
      ['supplier.approve_account: { by: me }'],
      'step 1: supplier.approve_account has no "by": it takes nothing',
    ],
    ['a missing argument', ['buyer.declare_wire: {}'], 'step 1: buyer.declare_wire.instalment is missing: a text'],
    [
      'an argument deep inside',
      ['supplier.ship: { on: 2026-05-12, documents: [ { type: fcr }, { kind: fcr } ] }'],
      'step 1: supplier.ship.documents[2] has no "kind"; it takes type, original, issuer, dated, fields',
    ],
    [
      'an amount as a number',
      ['bank.credits: { amount: 100 }'],
      'step 1: bank.credits.amount is an amount such as 1234.56 USD, not "100"',
    ],
    [
      'a field that cannot be set',
      ['buyer.edit: { set: { price: 1 } }'],
      'step 1: buyer.edit.set has no "price"; it takes product, quantity, unit_price',
    ],
  ])('%s', (_, steps, sentence) => expect(told(...steps)).toContain(sentence));

  it('a command belongs to those who may give it', () => {
    expect(commandOf('buyer', 'open_claim')).toMatchObject({});
    expect(commandOf('bank', 'open_claim')).toBeUndefined();
    expect(commandOf('inspector', 'report')).toMatchObject({});
  });
});

it('a step is printed by its command, its instant or what it expects', () => {
  const { steps } = story('buyer.send: {}', 'at: 2026-05-04T09:00:00+08:00', 'expect: { payee: match, warnings: [] }');
  expect(steps.map(titleOf)).toEqual(['buyer.send', 'at 2026-05-04T01:00:00.000Z', 'expect payee, warnings']);
});
