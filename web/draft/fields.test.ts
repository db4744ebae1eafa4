/** Terms to fields and back: an order that was made by the API stands in the form as it is, and is saved as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, PLANS } from '../../src/inspections/sampling.data.ts';
import { must } from '../../src/kernel/assert.ts';
import { type Currency, minorDigits } from '../../src/kernel/currency.ts';
import { makeIds } from '../../src/kernel/ids.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import { composeDraft, contentWriter } from '../../src/orders/compose.service.ts';
import type { DraftBody } from '../../src/orders/schema.ts';
import { joinTexts } from '../../src/overview/texts.rules.ts';
import { draftOf } from './change.ts';
import { FIRST_DRAFT, bodyOf, termsBody, wrongIn } from './draft.ts';
import { FIRST_EXTRAS, planOf, wrongInExtras } from './extras.ts';

const SUPPLIER = 'r0qp9mz00r';

/** Words on one line without a space at their ends, as a name has them. */
const words = fc
  .stringMatching(/^[A-Za-z0-9µ货物’&.,/-]{1,12}( [A-Za-z0-9%±]{1,8}){0,2}$/u)
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const minor = fc.integer({ min: 0, max: 2_000_000 });
const day = fc.constantFrom('2027-03-01', '2027-12-31', '2028-02-29');
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const AQLS = [0, 0.1, 0.65, 1, 1.5, 2.5, 4, 6.5, 10];
const aql = fc.constantFrom(...AQLS);

const numbered = <T extends object>(rows: readonly T[], key: string, prefix: string): (T & Record<string, string>)[] =>
  rows.map((row, index) => ({ [key]: `${prefix}${index + 1}`, ...row })) as (T & Record<string, string>)[];

/** Shares with two decimals that make 100 %. */
const shares = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 3 }).map((cuts) => {
  const ends = [...cuts.toSorted((a, b) => a - b), 10_000];
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0)) / 100);
});

/** Every key that the form holds; what it does not hold stays as it stands. */
const bodies: fc.Arbitrary<DraftBody> = fc
  .record({
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CNY'),
    category: orNull(fc.constantFrom('led-lighting', 'own-goods')),
    lines: fc
      .array(
        fc.record({
          product: words,
          quantity: fc.constantFrom('500 pcs', '2.5 t', '0.125 kg', '12 sets'),
          unitPriceMinor: minor,
          sku: orNull(fc.constantFrom('LED-5')),
          lot: orNull(fc.constantFrom('A1')),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((rows) => numbered(rows, 'lineId', '')),
    charges: fc
      .array(
        fc.record({
          kind: fc.constantFrom('freight', 'tooling', 'sample', 'other'),
          label: words,
          amountMinor: minor,
          covered: fc.boolean(),
        }),
        { maxLength: 3 },
      )
      .map((rows) => numbered(rows, 'chargeId', 'c')),
    incoterm: fc.constantFrom('FOB Shenzhen', 'DDP Hamburg, Am Kai 3'),
    transport: orNull(fc.constantFrom('sea', 'air', 'road')),
    shipBy: fc.oneof(day, fc.constant('45 days after deposit')),
    deliverBy: orNull(day),
    cover: fc.constantFrom('pre_shipment', 'post_delivery'),
    assuranceMinor: orNull(fc.constant(0)),
    instalments: shares.map((parts) =>
      parts.map((sharePercent, index) => ({
        name: `part-${index + 1}`,
        sharePercent,
        due: ['on_confirmation', 'on_document: bill_of_lading copy', 'on_document: packing_list', 'after_arrival'][index] ?? '',
      })),
    ),
    consigneeCountry: orNull(fc.constantFrom('DE', 'US')),
    consignee: orNull(fc.tuple(words, words).map(([name, street]) => `${name}\n${street}`)),
    approvedInspectors: fc.uniqueArray(fc.constantFrom('gnc0000000', 'gnc1111111', 'gnc2222222')),
    remedy: fc.constantFrom('full_refund', 'pro_rata'),
    sampling: fc.record({
      level: fc.constantFrom(...LEVELS),
      plan: fc.constantFrom(...PLANS),
      aql: fc.record({ critical: aql, major: aql, minor: aql }),
    }),
    warranty: orNull(
      fc.record({
        months: fc.integer({ min: 1, max: 600 }),
        parts: fc.boolean(),
        remedy: fc.constantFrom('repair', 'replacement', 'parts', 'refund'),
      }),
    ),
    lateFigure: orNull(fc.record({ basisPointsPerDay: basisPoints, capBasisPoints: basisPoints })),
    documents: fc.array(
      fc.record({
        type: fc.constantFrom('bill_of_lading', 'packing_list', 'mill_certificate'),
        form: orNull(fc.constantFrom('original', 'copy')),
        issuer: orNull(words),
        latestOn: orNull(day),
      }),
      { maxLength: 3 },
    ),
  })
  .map((body) => ({ counterparty: SUPPLIER, ...body }) as unknown as DraftBody);

/** The terms of the order that a request makes, as its page tells them; null where the server refuses it. */
function standing(body: DraftBody): JsonObject | null {
  const writer = contentWriter(makeIds());
  const made = composeDraft(body, writer, { today: '2027-01-15', defaultZone: 'Asia/Shanghai' });
  if (!made.ok) return null;
  const texts = new Map(writer.drafts.map((draft) => [draft.contentId, { ...draft, erased: false }]));
  return joinTexts(made.value as unknown as JsonObject, texts as never) as JsonObject;
}

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, item: unknown) => (['contentId', 'hash', 'salt'].includes(key) ? undefined : item)));

describe('terms of an order', () => {
  it('stand in the fields and become the request that made them', () => {
    let made = 0;
    fc.assert(
      fc.property(bodies, (body) => {
        const terms = standing(body);
        if (terms === null) return;
        made += 1;
        const { terms: fields } = draftOf({ terms, clauses: [] } as never);
        expect([...wrongIn(fields)]).toEqual([]);
        const { counterparty: _, ...asked } = body;
        expect(termsBody(fields)).toEqual(asked);
      }),
      { numRuns: 300 },
    );
    // What the server refuses is no order: most are none of that.
    expect(made).toBeGreaterThan(200);
  });

  it('that were left out stand as the server fills them in, and are saved as that', () => {
    const line = { product: 'LED strip', quantity: '500 pcs', unitPriceMinor: 800 };
    const least: DraftBody = {
      counterparty: SUPPLIER,
      currency: 'USD',
      incoterm: 'FOB Shenzhen',
      shipBy: '2027-05-15',
      lines: [line],
    };
    const terms = must(standing(least), 'it is an order');
    const { terms: fields } = draftOf({ terms, clauses: [] } as never);
    const again = must(bodyOf(SUPPLIER, fields, []), 'nothing is missing') as DraftBody;
    expect(withoutIds(standing(again))).toEqual(withoutIds(terms));
    // And a form that nobody touched says the same of them.
    expect(FIRST_EXTRAS).toEqual(Object.fromEntries(Object.keys(FIRST_EXTRAS).map((key) => [key, fields[key as never]])));
  });
});

describe('what the folded fields cannot be saved with', () => {
  const charge = { id: 'c1', kind: 'freight', label: 'Sea freight', amount: '240.00', covered: true } as const;
  const paper = { id: '1', type: 'bill_of_lading', form: '', issuer: '', latestOn: '' } as const;
  const { sampling } = FIRST_EXTRAS;
  it.each<readonly [Partial<typeof FIRST_EXTRAS>, readonly string[]]>([
    [{}, []],
    [{ charges: [charge], papers: [paper], lateDay: '1', lateCap: '20' }, []],
    [{ charges: [{ ...charge, label: ' ', amount: '2,40' }] }, ['charge c1', 'amount c1']],
    [{ charges: [{ ...charge, label: 'two\nlines' }] }, ['charge c1']],
    [{ papers: [{ ...paper, type: '' }] }, ['paper 1']],
    [{ papers: [{ ...paper, type: 'mill certificate' }] }, ['paper 1']],
    [{ lateDay: '1' }, ['lateCap']],
    [{ lateDay: '0', lateCap: '101' }, ['lateDay', 'lateCap']],
    [{ sampling: { ...sampling, aql: { ...sampling.aql, major: '3', minor: '' } } }, ['aql major', 'aql minor']],
    [{ sampling: { ...sampling, level: 'IV' } }, ['aql critical', 'aql major', 'aql minor']],
  ])('%j: %j', (change, expected) => {
    expect(wrongInExtras({ ...FIRST_EXTRAS, ...change }, 'USD')).toEqual(expected);
    const terms = {
      ...FIRST_DRAFT,
      lines: [{ ...must(FIRST_DRAFT.lines[0], 'a first line'), product: 'LED', quantity: '5', price: '1' }],
    };
    expect(termsBody({ ...terms, place: 'Ningbo', shipBy: '2027-05-15', ...change }) === null).toBe(expected.length > 0);
  });

  it('amounts have as many decimals as the currency', () => {
    const digits = (currency: Currency): number => minorDigits(currency);
    expect(['USD', 'JPY', 'KWD'].map(digits)).toEqual([2, 0, 3]);
    const amounts = (currency: string) => wrongInExtras({ ...FIRST_EXTRAS, charges: [{ ...charge, amount: '2.40' }] }, currency);
    expect([amounts('USD'), amounts('JPY'), amounts('KWD')]).toEqual([[], ['amount c1'], []]);
  });
});

it('a plan says what an inspector draws: 500 units on level II', () => {
  const found = (of: 'critical' | 'major' | 'minor') => planOf(FIRST_EXTRAS.sampling, of, 500);
  expect([found('major'), found('minor')]).toMatchObject([
    { sampleSize: 50, accept: 3 },
    { sampleSize: 50, accept: 5 },
  ]);
  expect(found('critical')).toMatchObject({ accept: 0 });
});
