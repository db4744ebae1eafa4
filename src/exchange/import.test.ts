/** From a UBL order to a draft: units, terms, days, charges, clauses, and what is told instead of guessed. */
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { CHARGES, DELIVERY, ITEM, PRICE, TERMS, line, ublOrder } from '../adapters/ubl/order.fixture.ts';
import { DEFAULT_INSTALMENTS, parseQuantity } from '../contracts/terms.rules.ts';
import { DraftBody } from '../orders/schema.ts';
import { importUbl } from './service.ts';
import type { ImportedOrder } from './types.ts';
import { CODE_BY_WORD, WORD_BY_CODE } from './units.data.ts';
import { SAY } from './words.data.ts';

function imported(parts: Parameters<typeof ublOrder>[0] = {}): ImportedOrder {
  const result = importUbl(ublOrder(parts), '2026-03-02');
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.data)}`);
  return result.value;
}
const codes = ({ problems }: ImportedOrder): readonly string[] => problems.map(({ code }) => code);
const quantity = (text: string, code: string | null): string =>
  line({ price: '', quantity: `<cbc:Quantity${code === null ? '' : ` unitCode="${code}"`}>${text}</cbc:Quantity>` });
const incoterm = (rule: string, place: string): string =>
  TERMS.replace('FOB', rule).replace('<cbc:Description>Shenzhen</cbc:Description>', place);
const charge = (adds: boolean, reason: string, code = ''): string =>
  CHARGES.replace('true', String(adds))
    .replace('Sea freight', reason)
    .replace('<cbc:AllowanceChargeReason>', `${code}<cbc:AllowanceChargeReason>`);
const dates = (inner: string): string =>
  DELIVERY.replace(/<cac:RequestedDeliveryPeriod>.*<\/cac:RequestedDeliveryPeriod>/, inner);
const period = (from: string | null, to: string | null): string =>
  `<cac:RequestedDeliveryPeriod>${from === null ? '' : `<cbc:StartDate>${from}</cbc:StartDate>`}${to === null ? '' : `<cbc:EndDate>${to}</cbc:EndDate>`}</cac:RequestedDeliveryPeriod>`;

describe('a whole order', () => {
  it('becomes the body of a draft, complete but for the counterparty', () => {
    const { draft, parties, document, problems } = imported();
    expect(problems).toEqual([]);
    expect(draft).toEqual({
      currency: 'USD',
      lines: [{ lineId: '1', product: 'LED strip 5 m', sku: 'LS-5', quantity: '500 pcs', unitPriceMinor: 800 }],
      charges: [{ chargeId: 'c1', kind: 'freight', label: 'Sea freight', amountMinor: 20_000 }],
      incoterm: 'FOB Shenzhen',
      shipBy: '2026-05-15',
      consigneeCountry: 'GB',
    });
    expect(Value.Check(DraftBody, { ...draft, counterparty: 'spp0000000' })).toBe(true);
    expect(document).toMatchObject({ id: 'PO-77', issuedOn: '2026-03-02', version: '2.1' });
    expect(parties.buyer).toEqual({
      name: 'Thames Lighting',
      legalName: null,
      ids: [{ scheme: 'GLN', id: '5060000000012' }],
      taxId: 'GB123456789',
      country: 'GB',
    });
  });

  it('that says almost nothing becomes a list of what to settle', () => {
    const bare = imported({
      currency: '',
      delivery: '',
      terms: '',
      charges: '',
      lines: line({ price: '', item: '<cac:Item/>', quantity: '<cbc:Quantity>10</cbc:Quantity>' }),
    });
    expect(bare.draft).toEqual({ lines: [{ lineId: '1', quantity: '10' }] });
    expect(codes(bare)).toEqual([
      'currency_missing',
      'product_missing',
      'unit_missing',
      'price_missing',
      'incoterm_missing',
      'ship_by_missing',
    ]);
    expect(codes(imported({ lines: line({ quantity: '' }) }))).toEqual(['quantity_missing']);
  });

  it('tells every problem in both languages, and which instalments stand where none are chosen', () => {
    for (const { name, shareBasisPoints } of DEFAULT_INSTALMENTS) {
      const { en, zh } = SAY.instalments_left_out;
      for (const say of [en, zh]) expect(say, name).toContain(`${shareBasisPoints / 100} %`);
    }
    for (const { en, zh } of Object.values(SAY)) expect([en.length > 10, /\p{Script=Han}/u.test(zh)]).toEqual([true, true]);
  });
});

describe('units', () => {
  it.each([
    ['500', 'C62', '500 pcs'],
    ['500', 'EA', '500 pcs'],
    ['500', 'PCE', '500 pcs'],
    ['2.5', 'KGM', '2.5 kg'],
    ['2.500', 'TNE', '2.5 t'],
    ['1200', 'MTR', '1200 m'],
    ['3', 'MTK', '3 m2'],
    ['40', 'PR', '40 pairs'],
    ['10', null, '10'],
  ])('%s %s is %s', (text, code, expected) => {
    expect(imported({ lines: quantity(text, code) }).draft.lines[0]?.quantity).toBe(expected);
  });

  it('a unit that two parties agreed between themselves is for a person to name', () => {
    const order = imported({ lines: quantity('5', 'ZZ') });
    expect([order.draft.lines[0]?.quantity, codes(order)]).toEqual(['5', ['unit_missing', 'price_missing']]);
  });

  it('a code in no table is refused', () => {
    expect(importUbl(ublOrder({ lines: quantity('5', 'Q99') }), null)).toMatchObject({
      code: 'ubl.unit_unknown',
      data: { text: 'Q99' },
    });
  });

  it('every word of the table is a unit of a contract, and comes back by its code', () => {
    for (const word of new Set(WORD_BY_CODE.values())) {
      expect(parseQuantity(`1 ${word}`).ok, word).toBe(true);
      expect(WORD_BY_CODE.get(CODE_BY_WORD.get(word) ?? ''), word).toBe(word);
    }
  });
});

describe('trade terms', () => {
  it.each([
    ['FOB', '<cbc:Description>Shenzhen</cbc:Description>', 'FOB Shenzhen', []],
    ['cif', '<cac:Address><cbc:CityName>Felixstowe</cbc:CityName></cac:Address>', 'CIF Felixstowe', []],
    ['FCA', '<cbc:ID>CNNGB</cbc:ID>', 'FCA CNNGB', []],
    ['FOB', '', undefined, ['incoterm_place_missing']],
    ['FOB', '<cbc:Description>-</cbc:Description>', undefined, ['incoterm_place_missing']],
    ['DAT', '<cbc:Description>Riga</cbc:Description>', undefined, ['incoterm_unknown']],
    ['FOT', '<cbc:Description>STO</cbc:Description>', undefined, ['incoterm_unknown']],
  ])('%s %s', (rule, place, expected, problems) => {
    const order = imported({ terms: incoterm(rule, place) });
    expect([order.draft.incoterm, codes(order)]).toEqual([expected, problems]);
    expect(order.notCarried.some(({ path }) => path === 'DeliveryTerms')).toBe(problems.length > 0);
  });

  const fob = incoterm('FOB', '<cbc:Description>Shenzhen</cbc:Description>');
  it.each<[string, string, string | undefined, readonly string[]]>([
    ['twice the same', fob + fob.replace('FOB', 'fob'), 'FOB Shenzhen', []],
    [
      'with special terms apart',
      `${fob}<cac:DeliveryTerms><cbc:SpecialTerms>Call</cbc:SpecialTerms></cac:DeliveryTerms>`,
      'FOB Shenzhen',
      [],
    ],
    ['two rules', fob + fob.replace('FOB', 'CIF'), undefined, ['incoterm_differs']],
    ['two places', fob + fob.replace('Shenzhen', 'Ningbo'), undefined, ['incoterm_differs']],
  ])('%s', (_name, terms, expected, problems) => {
    const order = imported({ terms });
    expect([order.draft.incoterm, codes(order)]).toEqual([expected, problems]);
  });

  it('proposes the rule that replaced an old one', () => {
    const { problems } = imported({ terms: incoterm('DAT', '<cbc:Description>Riga</cbc:Description>') });
    expect(problems[0]?.data).toEqual({ text: 'DAT Riga', suggest: 'DPU' });
  });
});

describe('days', () => {
  const despatch = '<cac:Despatch><cbc:RequestedDespatchDate>2026-05-01</cbc:RequestedDespatchDate></cac:Despatch>';
  it.each<[string, string, string, readonly [string?, string?], readonly string[]]>([
    ['a last day', 'FOB', period(null, '2026-05-15'), ['2026-05-15'], []],
    ['one day', 'FOB', period('2026-05-15', '2026-05-15'), ['2026-05-15'], []],
    ['a day with its zone', 'FOB', period(null, '2026-05-15+08:00'), ['2026-05-15'], []],
    ['a latest day', 'CIF', '<cbc:LatestDeliveryDate>2026-05-15</cbc:LatestDeliveryDate>', ['2026-05-15'], []],
    ['a range', 'FOB', period('2026-05-01', '2026-05-15'), [], ['ship_by_is_range']],
    ['a first day', 'FOB', period('2026-05-01', null), [], ['ship_by_is_range']],
    ['a day of despatch', 'FOB', despatch, ['2026-05-01'], []],
    ['arrival under a D rule', 'DAP', period(null, '2026-06-15'), [undefined, '2026-06-15'], ['ship_by_missing']],
    ['both under a D rule', 'DDP', period(null, '2026-06-15') + despatch, ['2026-05-01', '2026-06-15'], []],
    ['despatch and another day', 'FOB', period(null, '2026-06-15') + despatch, ['2026-05-01'], []],
    ['none', 'FOB', '', [], ['ship_by_missing']],
  ])('%s, %s', (_name, rule, inner, [shipBy, deliverBy], problems) => {
    const order = imported({ terms: incoterm(rule, '<cbc:Description>Shenzhen</cbc:Description>'), delivery: dates(inner) });
    expect([order.draft.shipBy, order.draft.deliverBy, codes(order)]).toEqual([shipBy, deliverBy, problems]);
  });

  it('that found no place are told with their text', () => {
    const left = imported({ delivery: dates(period('2026-05-01', '2026-05-15')) }).notCarried.find(
      ({ path }) => path === 'Delivery',
    );
    expect(left?.text).toBe('not before 2026-05-01, not after 2026-05-15');
    const two = imported({ delivery: dates(period(null, '2026-06-15') + despatch) }).notCarried.find(
      ({ path }) => path === 'Delivery',
    );
    expect(two?.text).toBe('despatch 2026-05-01, not after 2026-06-15');
  });

  it('of lines count where they agree', () => {
    const dated = (id: string, day: string) =>
      line({ id, notes: '', price: `<cac:Delivery>${period(null, day)}</cac:Delivery>${PRICE}` });
    const same = imported({ delivery: '', lines: dated('1', '2026-05-15') + dated('2', '2026-05-15') });
    expect([same.draft.shipBy, codes(same)]).toEqual(['2026-05-15', []]);
    const other = imported({ delivery: '', lines: dated('1', '2026-05-15') + dated('2', '2026-05-16') });
    expect([other.draft.shipBy, codes(other)]).toEqual([undefined, ['dates_differ']]);
  });

  const delivery = (inner: string): string => `<cac:Delivery>${inner}</cac:Delivery>`;
  const of = (day: string): string => delivery(period(null, day));
  const latest = (day: string): string => `<cbc:LatestDeliveryDate>${day}</cbc:LatestDeliveryDate>`;
  it.each<[string, string, string, string | undefined]>([
    ['two deliveries of one day', of('2026-05-15') + of('2026-05-15'), '', '2026-05-15'],
    ['the same day in other words', of('2026-05-15') + delivery(period('2026-05-15', '2026-05-15')), '', '2026-05-15'],
    ['a day of despatch in another delivery', delivery(despatch) + of('2026-05-15'), '', '2026-05-01'],
    ['the latest day is the last', delivery(latest('2026-05-15') + period(null, '2026-05-15')), '', '2026-05-15'],
    ['order and line agree', of('2026-05-15'), of('2026-05-15'), '2026-05-15'],
    ['two deliveries', of('2026-05-15') + of('2026-06-15'), '', undefined],
    ['two days of despatch', delivery(despatch) + delivery(despatch.replace('-01<', '-02<')), '', undefined],
    ['the latest day is another', delivery(latest('2026-05-20') + period(null, '2026-05-15')), '', undefined],
    ['order and line differ', of('2026-05-15'), of('2026-06-15'), undefined],
    ['two deliveries of a line', '', of('2026-05-15') + of('2026-06-15'), undefined],
  ])('%s', (_name, head, ofLine, shipBy) => {
    const order = imported({ delivery: head, lines: line({ price: `${ofLine}${PRICE}` }) });
    expect([order.draft.shipBy, codes(order)]).toEqual([shipBy, shipBy === undefined ? ['dates_differ'] : []]);
    const told = order.notCarried.filter(({ text }) => text?.includes('2026-'));
    // Where they differ, every day is told.
    if (shipBy === undefined) expect(told.length).toBe(2);
  });
});

describe('charges and totals', () => {
  it.each([
    ['Sea freight', '', 'freight'],
    ['Transport documents', '', 'other'],
    ['Mould for the housing', '', 'tooling'],
    ['Pre-production samples', '', 'sample'],
    ['Handling', '<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>', 'freight'],
    ['Handling', '<cbc:AllowanceChargeReasonCode listID="quayside:charge">tooling</cbc:AllowanceChargeReasonCode>', 'tooling'],
  ])('%s %s is %s', (reason, code, kind) => {
    expect(imported({ charges: charge(true, reason, code) }).draft.charges).toMatchObject([{ kind, label: reason }]);
  });

  it('a discount is left out and told, not netted', () => {
    const order = imported({ charges: charge(false, 'Spring discount') });
    expect([order.draft.charges, codes(order)]).toEqual([undefined, ['allowance_left_out']]);
    expect(order.notCarried).toContainEqual(expect.objectContaining({ path: 'AllowanceCharge', text: 'Spring discount' }));
  });

  it('a discount on a line is told, as its price would be another', () => {
    const off = charge(false, 'Second choice');
    for (const price of [`${off}${PRICE}`, PRICE.replace('</cac:Price>', `${off}</cac:Price>`)]) {
      const order = imported({ lines: line({ price }) });
      expect(codes(order)).toEqual(['line_charge_left_out']);
      expect(order.notCarried).toContainEqual(expect.objectContaining({ path: order.problems[0]?.path, text: null }));
    }
  });

  const payable = (amount: string): string =>
    `<cac:AnticipatedMonetaryTotal><cbc:PayableAmount currencyID="USD">${amount}</cbc:PayableAmount></cac:AnticipatedMonetaryTotal>`;
  it.each([
    ['4200.00', []],
    ['4200.01', ['total_differs']],
  ])('500 x 8.00 and 200.00 freight, said to be %s', (amount, problems) => {
    expect(codes(imported({ totals: payable(amount) }))).toEqual(problems);
  });

  it('a line whose total is another one is told with both', () => {
    const lines = line({ total: '<cbc:LineExtensionAmount currencyID="USD">3999.99</cbc:LineExtensionAmount>' });
    expect(imported({ lines }).problems).toMatchObject([
      { code: 'line_total_differs', data: { lineId: '1', statedMinor: 399_999, computedMinor: 400_000 } },
    ]);
  });
});

describe('payment terms', () => {
  const term = (id: string, note: string, percent: string): string =>
    `<cac:PaymentTerms><cbc:ID>${id}</cbc:ID><cbc:Note>${note}</cbc:Note><cbc:PaymentPercent>${percent}</cbc:PaymentPercent></cac:PaymentTerms>`;
  const ours = term('deposit', 'on_confirmation', '30') + term('balance', 'on_document: bill_of_lading copy', '70');

  it('are instalments where all of them are ours', () => {
    expect(imported({ payment: ours }).draft.instalments).toEqual([
      { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
      { name: 'balance', sharePercent: 70, due: 'on_document: bill_of_lading copy' },
    ]);
  });

  it.each([
    ['words', term('x', '30 days net', '100')],
    ['less than the whole', term('deposit', 'on_confirmation', '30')],
    ['ours and others', ours + term('x', '30 days net', '0')],
  ])('%s are told, and left to choose', (_name, payment) => {
    const order = imported({ payment });
    expect(order.draft.instalments).toBeUndefined();
    expect(codes(order)).toEqual(['instalments_left_out']);
    expect(order.notCarried.some(({ path }) => path.startsWith('PaymentTerms'))).toBe(true);
  });
});

describe('texts', () => {
  const item = ITEM.replace(
    '<cbc:Name>',
    '<cbc:Description>Rated power 25 W ± 5 %, measured at 12 V DC</cbc:Description><cbc:Name>',
  ).replace(
    '</cac:Item>',
    '<cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name><cbc:Value>warm</cbc:Value></cac:AdditionalItemProperty></cac:Item>',
  );

  it('are proposed as clauses of their line, each judged, none taken into the draft', () => {
    const notes = '<cbc:Note>Good quality.</cbc:Note>';
    const { clauses, draft } = imported({ notes, lines: line({ id: 'A', notes: '<cbc:Note>Packed well</cbc:Note>', item }) });
    expect(clauses.map(({ clauseId, text, lineId, verdict }) => [clauseId, text, lineId, verdict])).toEqual([
      ['u1', 'Good quality.', null, 'vague'],
      ['u2', 'Packed well', 'A', 'vague'],
      ['u3', 'Rated power 25 W ± 5 %, measured at 12 V DC', 'A', 'measurable'],
      ['u4', 'Colour: warm', 'A', 'vague'],
    ]);
    expect(draft).not.toHaveProperty('clauses');
  });

  it('a description stands for a name that is missing', () => {
    const only = imported({ lines: line({ item: '<cac:Item><cbc:Description>Falu red</cbc:Description></cac:Item>' }) });
    expect([only.draft.lines[0]?.product, only.clauses]).toEqual(['Falu red', []]);
  });

  it('more of them than an order has clauses are refused', () => {
    expect(importUbl(ublOrder({ notes: '<cbc:Note>Red</cbc:Note>'.repeat(201) }), null)).toMatchObject({
      code: 'ubl.too_many',
      data: { path: 'Note' },
    });
  });

  it('ids that a contract cannot hold are replaced for all lines alike', () => {
    const order = imported({ lines: line({ id: 'No. 1/2' }) + line({ id: '9' }) });
    expect([order.draft.lines.map(({ lineId }) => lineId), codes(order)]).toEqual([['1', '2'], ['line_ids_replaced']]);
  });

  it('a country that is none is told', () => {
    const order = imported({ delivery: DELIVERY.replace('>GB<', '>UK<') });
    expect([order.draft.consigneeCountry, codes(order)]).toEqual([undefined, ['country_unknown']]);
  });

  it('files are listed without their bytes', () => {
    const reference = `<cac:AdditionalDocumentReference><cbc:ID>D1</cbc:ID><cbc:DocumentType>Drawing</cbc:DocumentType><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">AAAA\nAAA=</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
    expect(imported({ notes: reference }).attachments).toEqual([
      {
        path: 'AdditionalDocumentReference',
        id: 'D1',
        type: 'Drawing',
        descriptions: [],
        uri: null,
        embedded: { mediaType: 'application/pdf', name: 'a.pdf', bytes: 5 },
      },
    ]);
  });
});
