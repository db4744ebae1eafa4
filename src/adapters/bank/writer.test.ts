/** What is written is read back, and the test bank's accidents are what they claim to be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../kernel/assert.ts';
import { statements } from './fixtures/read.ts';
import { testBank } from './testbank.ts';
import type { BankStatement } from './types.ts';
import { type DraftLine, type DraftStatement, closingOf, writeCamt053 } from './writer.ts';

function read(file: string): BankStatement {
  const [statement] = statements(file);
  if (!statement) throw new Error('no statement');
  return statement;
}

const awkward = fc.constantFrom(
  '深圳 & Söhne',
  '<b>"x"</b>',
  "O'Neil ]]> &amp;",
  '🚢 Ltd',
  'a\tb\nc\rd',
  'é',
  '٣ شركة',
  '{"a":1}',
  '\u00a0x\u00a0y',
);
const words = (longest: number): fc.Arbitrary<string> =>
  fc
    .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: longest }))
    .map((text) => [...text.trim()].slice(0, longest).join('').trim())
    .filter((text) => text !== '' && text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text));
const reference = words(35).filter((text) => text.toUpperCase() !== 'NOTPROVIDED');
const bankReference = fc.stringMatching(/^B[0-9A-Z]{1,20}$/);

const draftLine: fc.Arbitrary<DraftLine> = fc.record(
  {
    amountMinor: fc.integer({ min: 0, max: 10_000_000_000_000 }),
    direction: fc.constantFrom('credit', 'debit'),
    bookedOn: fc.constantFrom('2026-01-01', '2026-02-28', '2028-02-29'),
    reference: fc.option(reference),
    payer: fc.option(words(140)),
    payerAccount: fc.constantFrom('NL91ABNA0417164300', '6222001234'),
    text: words(140),
    bankReference: fc.option(bankReference),
    reversed: fc.boolean(),
  },
  { requiredKeys: ['amountMinor', 'direction', 'bookedOn', 'reference', 'payer', 'bankReference'] },
);
const draft: fc.Arbitrary<DraftStatement> = fc.record({
  messageId: words(35),
  createdAt: fc.constantFrom('2026-03-02T10:00:00.000Z', '2030-12-31T23:59:59.999Z'),
  account: fc.constantFrom(
    { number: 'DE89370400440532013000', currency: 'EUR' },
    { number: '622001', currency: 'JPY', ownerName: '<&>' },
    { number: 'KW1', currency: 'KWD' },
  ),
  openingMinor: fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }),
  lines: fc.array(draftLine, { maxLength: 6 }),
});

const plainLine: DraftLine = {
  amountMinor: 1,
  direction: 'credit',
  bookedOn: '2026-03-02',
  reference: null,
  payer: null,
  bankReference: 'B',
};
const oneLine = (change: Partial<DraftLine>): DraftStatement => ({
  messageId: 'M',
  createdAt: '2026-03-02T10:00:00.000Z',
  account: { number: '1', currency: 'EUR' },
  openingMinor: 0,
  lines: [{ ...plainLine, ...change }],
});

describe('writing', () => {
  it('reading gives back every statement written', () => {
    fc.assert(
      fc.property(draft, (statement) => {
        const back = read(writeCamt053(statement));
        const { account, openingMinor, messageId, lines } = statement;
        const { number, currency } = account;
        const closingMinor = closingOf(openingMinor, lines);
        expect(back).toMatchObject({ id: messageId, account: number, currency, openingMinor, closingMinor });
        expect(back.lines.map(({ bankReference: _name, ...line }) => line)).toEqual(
          lines.map((line) => ({
            amountMinor: line.amountMinor,
            currency,
            direction: line.direction,
            bookedOn: line.bookedOn,
            valueOn: line.bookedOn,
            reference: line.reference,
            payer: line.payer,
            payerAccount: line.payerAccount ?? null,
            text: line.text ?? null,
            status: line.reversed ? 'reversed' : 'BOOK',
            servicerReference: line.bankReference,
            sumsUp: true,
          })),
        );
        expect(new Set(back.lines.map((line) => line.bankReference)).size).toBe(lines.length);
      }),
      { numRuns: 200 },
    );
  });

  it('long remittance text is cut at spaces and joined again', () => {
    const text = 'thirty percent deposit '.repeat(30).trim();
    const file = writeCamt053(oneLine({ text }));
    expect(file.match(/<Ustrd>/g)?.length).toBeGreaterThan(3);
    expect(read(file).lines[0]?.text).toBe(text);
  });

  it.each([
    ['a control character', { payer: 'a\u0007' }],
    ['a long reference', { reference: 'R'.repeat(36) }],
    ['a negative amount', { amountMinor: -1 }],
    ['a fraction', { amountMinor: 0.5 }],
  ])('%s is a fault, not a file', (_name, change) => {
    expect(() => writeCamt053(oneLine(change))).toThrow(Fault);
  });
});

describe('the test bank', () => {
  const at = '2026-03-02T10:00:00.000Z';
  const payment = { amountMinor: 100, bookedOn: '2026-03-02', payer: 'Buyer' } as const;
  const named = (file: string): readonly string[] => read(file).lines.map((line) => line.bankReference);

  it('states each line once, and carries the balance on', () => {
    const bank = testBank({ number: '1', currency: 'USD' }, 50);
    bank.credit(payment);
    bank.debit({ ...payment, amountMinor: 30 });
    const directions = [{ direction: 'credit' }, { direction: 'debit' }];
    expect(read(bank.statement(at))).toMatchObject({ openingMinor: 50, closingMinor: 120, lines: directions });
    bank.credit(payment);
    expect(read(bank.statement(at))).toMatchObject({ openingMinor: 120, closingMinor: 220, lines: [{ amountMinor: 100 }] });
    expect(read(bank.statement(at))).toMatchObject({ openingMinor: 220, closingMinor: 220, lines: [] });
    expect(bank.balanceMinor()).toBe(220);
  });

  it('repeats lines under the same names: resend, reissue, overlap', () => {
    const bank = testBank({ number: '1', currency: 'USD' });
    expect(() => bank.resend()).toThrow();
    bank.credit(payment);
    bank.credit(payment);
    const first = bank.statement(at);
    expect(named(first)).toEqual(['TB00000001:100', 'TB00000002:100']);
    expect(bank.resend()).toBe(first);
    const again = bank.reissue(at);
    expect(again).not.toBe(first);
    expect(named(again)).toEqual(named(first));
    bank.credit({ ...payment, unreferenced: true });
    const overlapping = bank.overlap(at);
    expect(named(overlapping)).toEqual([...named(first), expect.stringMatching(/^content:/)]);
    expect(named(bank.overlap(at))).toEqual(named(overlapping));
    expect(read(bank.resend())).toMatchObject({ openingMinor: 0, closingMinor: 300 });
  });

  it('books a line back', () => {
    const bank = testBank({ number: '1', currency: 'USD' });
    bank.reverse(bank.credit(payment), '2026-03-03');
    const back = { status: 'reversed', direction: 'debit', bookedOn: '2026-03-03' };
    expect(read(bank.statement(at))).toMatchObject({ closingMinor: 0, lines: [{ status: 'BOOK' }, back] });
  });
});
