/** What is promised in chats, and whether the contract says the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terms } from '../orders/orders.fixture.ts';
import { contradicts, promisesIn } from './promises.rules.ts';

const TODAY = '2026-03-02';
const said = (text: string): string =>
  promisesIn(text, TODAY)
    .map((p) =>
      'on' in p ? `${p.kind} ${p.on}` : 'months' in p ? `${p.kind} ${p.months}` : 'cover' in p ? `${p.kind} ${p.cover}` : p.kind,
    )
    .join(', ');

describe('a message promises', () => {
  it.each([
    ['Yes dear the shipping 240 USD is delivered to your door, nothing more to pay', 'to_door, all_included'],
    ['Door-to-door service, all included', 'to_door, all_included'],
    ['No extra fees, dear', 'all_included'],
    ['We pay the customs and duty for you', 'customs_paid'],
    ['The price is DDP', 'customs_paid'],
    ['VAT included', 'customs_paid'],
    ['双清包税,送货上门', 'to_door, customs_paid'],
    ['We ship by 10 May', 'ship_by 2026-05-10'],
    ['Goods will be shipped before May 10th, 2026', 'ship_by 2026-05-09'],
    ['We can send it no later than 2026-05-10', 'ship_by 2026-05-10'],
    ['We ship by 10 January', 'ship_by 2027-01-10'],
    ['5月10日发货', 'ship_by 2026-05-10'],
    ['5月10日前发货', 'ship_by 2026-05-09'],
    ['2 years warranty', 'warranty 24'],
    ['Warranty is 18 months', 'warranty 18'],
    ['两年质保', 'warranty 24'],
    ['post-delivery cover ok', 'cover post_delivery'],
    ['Free inspection and free spare parts', 'free_inspection, free_spares'],
    ['We ship by 10 May. Sorry, we ship by 20 May', 'ship_by 2026-05-20'],
  ])('%s', (text, promises) => expect(said(text)).toBe(promises));

  it.each([
    'Is it delivered to my door?',
    'It is not delivered to your door',
    'We do not pay customs',
    'DDP is not possible',
    'There is no warranty of 2 years, only parts',
    'We do not accept post-delivery cover',
    'What is post-delivery cover',
    'The sample of 10 May was fine',
    'Shipping takes about 30 days',
    'We ship by 10/05',
    'Please open the door of the oven',
    'The warehouse is in Foshan',
    'Our founder was born on 10 May, we like to ship',
    '',
  ])('nothing: %s', (text) => expect(said(text)).toBe(''));

  it('any text is read; each kind at most once', () => {
    const word = fc.constantFrom(
      'ship',
      'by',
      '31',
      'feb',
      '10 May',
      '2 years',
      'warranty',
      'ddp',
      '。',
      '.',
      'not',
      '5月40日',
      'post-delivery cover ok',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const kinds = promisesIn(text, TODAY).map(({ kind }) => kind);
          expect(new Set(kinds).size).toBe(kinds.length);
        },
      ),
    );
  });
});

describe('the contract', () => {
  const fob = { ...terms(), incoterm: { rule: 'FOB', place: 'Shenzhen' }, warranty: null, cover: 'pre_shipment' as const };
  const under = (rule: string) => ({ ...fob, incoterm: { rule, place: 'Brisbane' } });
  const dated = (date: string | null) => ({ ...fob, shipBy: { date, words: null, problems: [] } });
  const warranted = (months: number) => ({ ...fob, warranty: { months, parts: true, remedy: 'repair' as const } });

  it.each([
    ['the door, under FOB', { kind: 'to_door' }, fob, { rule: 'FOB', place: 'Shenzhen', charge: 'on_carriage', bears: 'buyer' }],
    ['the door, under DAP', { kind: 'to_door' }, under('DAP'), 'kept'],
    [
      'nothing more to pay, under DAP',
      { kind: 'all_included' },
      under('DAP'),
      { rule: 'DAP', place: 'Brisbane', charge: 'import_duty_tax', bears: 'buyer' },
    ],
    ['nothing more to pay, under DDP', { kind: 'all_included' }, under('DDP'), 'kept'],
    [
      'customs, under CIF',
      { kind: 'customs_paid' },
      under('CIF'),
      { rule: 'CIF', place: 'Brisbane', charge: 'import_duty_tax', bears: 'buyer' },
    ],
    ['a rule not chosen yet', { kind: 'to_door' }, under(''), 'kept'],
    ['an earlier day', { kind: 'ship_by', on: '2026-05-10' }, dated('2026-05-20'), { on: '2026-05-20' }],
    ['a later day', { kind: 'ship_by', on: '2026-05-30' }, dated('2026-05-20'), { on: '2026-05-20' }],
    ['the same day', { kind: 'ship_by', on: '2026-05-20' }, dated('2026-05-20'), 'kept'],
    ['a day where the contract has none', { kind: 'ship_by', on: '2026-05-20' }, dated(null), null],
    ['two years, the contract one', { kind: 'warranty', months: 24 }, warranted(12), { months: 12 }],
    ['two years, the contract three', { kind: 'warranty', months: 24 }, warranted(36), 'kept'],
    ['two years, the contract none', { kind: 'warranty', months: 24 }, fob, null],
    ['post-delivery cover', { kind: 'cover', cover: 'post_delivery' }, fob, { cover: 'pre_shipment' }],
    ['the cover agreed', { kind: 'cover', cover: 'pre_shipment' }, fob, 'kept'],
    ['free spares', { kind: 'free_spares' }, fob, 'kept'],
  ] as const)('%s', (_, promised, judged, contract) => {
    const found = contradicts(promised, judged);
    expect(found === null ? 'kept' : found.contract).toEqual(contract);
    if (found) expect(found.promise).toBe(promised.kind);
  });
});
