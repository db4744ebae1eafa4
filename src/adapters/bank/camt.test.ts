/** What each kind of file says, field by field. */
import { describe, expect, it } from 'vitest';
import { parseStatementFile } from './camt.ts';
import { details, entry, message, statement } from './fixtures/message.ts';
import { fixture, refusal, statements } from './fixtures/read.ts';
import type { BankLine, BankRefusal } from './types.ts';

const lines = (...entries: readonly string[]): readonly BankLine[] =>
  statements(message([statement(entries.join(''))])).flatMap((each) => each.lines);

const line = (parts: Parameters<typeof entry>[0], ...more: readonly string[]): BankLine | undefined =>
  lines(entry({ ...parts, rest: (parts?.rest ?? '') + more.join('') }))[0];

describe('whole files', () => {
  it('version 2: text status, names under the party, amounts of the entry, PRCD overdraft', () => {
    const parsed = parseStatementFile(fixture('camt053-v2.xml'));
    expect(parsed).toMatchObject({
      ok: true,
      value: { format: 'camt.053', version: 2, messageId: 'HARBOUR-0001', createdAt: '2026-03-02T10:00:00.000Z' },
    });
    expect(statements(fixture('camt053-v2.xml'))).toMatchObject([
      {
        id: 'HB-2026-061',
        account: 'GB33BUKB20201555555555',
        currency: 'USD',
        openingMinor: -10000,
        closingMinor: 188750,
        lines: [
          {
            amountMinor: 200000,
            currency: 'USD',
            direction: 'credit',
            bookedOn: '2026-03-02',
            valueOn: '2026-03-03',
            reference: 'RF18539007547034',
            payer: 'Tent & Trail Ltd',
            payerAccount: 'NL91ABNA0417164300',
            text: 'deposit for order 14 & sons',
            status: 'BOOK',
            servicerReference: 'HBK77001',
            bankReference: 'HBK77001:200000',
          },
          {
            amountMinor: 1250,
            direction: 'debit',
            bookedOn: '2026-03-02',
            valueOn: null,
            reference: null,
            payer: null,
            text: 'charge taken back',
            status: 'reversed',
            bankReference: 'HBK77001:1250:debit:reversed',
          },
          { amountMinor: 4000, direction: 'credit', bookedOn: null, status: 'PDNG', servicerReference: null },
        ],
      },
    ]);
  });

  it('version 4 with prefixes in ISO-8859-1: own account number, yen, ultimate debtor, no offset', () => {
    const file = fixture('camt053-v4-prefixed.xml');
    expect(parseStatementFile(file)).toMatchObject({ ok: true, value: { version: 4, createdAt: null } });
    expect(statements(file)).toMatchObject([
      {
        account: '6220011',
        currency: 'JPY',
        openingMinor: null,
        closingMinor: null,
        lines: [{ amountMinor: 2700, reference: null, payer: 'Müller Söhne', text: 'Zahlung', payerAccount: null }],
      },
    ]);
  });

  it('camt.054 batch: one line per transaction over all details, own directions, no balances', () => {
    const [note] = statements(fixture('camt054-v8-batch.xml'));
    expect(note).toMatchObject({ currency: 'CHF', openingMinor: null, closingMinor: null });
    expect(note?.lines.map((each) => each.text)).toEqual(['collected', 'collected', 'collected', null]);
    expect(note?.lines).toMatchObject([
      { amountMinor: 1000, direction: 'credit', reference: 'A1', payer: '宁波户外用品有限公司', bankReference: 'BATCH1/1:1000' },
      { amountMinor: 1250, direction: 'credit', reference: 'A2', payer: 'Quay Bank', bankReference: 'BATCH1/2:1250' },
      { amountMinor: 750, direction: 'debit', reference: null, payer: null, bankReference: 'BATCH1/3:750:debit' },
      { amountMinor: 100, direction: 'debit', status: 'HOLD', bookedOn: null },
    ]);
  });

  const kinds = [
    ['052', 'camt.052'],
    ['053', 'camt.053'],
    ['054', 'camt.054'],
  ] as const;
  it.each(kinds)('camt.%s in every version', (kind, format) => {
    for (let version = 2; version <= 13; version += 1) {
      const file = message([statement(entry())], { kind, version: String(version).padStart(2, '0') });
      expect(parseStatementFile(file)).toMatchObject({ ok: true, value: { format, version } });
    }
  });

  it('a statement without entries or balances', () => {
    expect(statements(message([statement('')]))).toMatchObject([{ currency: 'EUR', openingMinor: null, lines: [] }]);
  });
});

describe('encodings', () => {
  const text = message([statement(entry({ rest: '<AddtlNtryInf>Łódź 上海 €</AddtlNtryInf>' }))]);
  const utf16 = Buffer.from(text.replace('"1.0"', '"1.0" encoding="UTF-16"'), 'utf16le');
  it.each([
    ['text', text],
    ['text with a mark', `\ufeff${text}`],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 LE without', utf16],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['UTF-8 that says UTF-16', Buffer.from(text.replace('"1.0"', '"1.0" encoding="utf-16"'))],
  ])('%s', (_name, file) => {
    expect(statements(file)[0]?.lines[0]?.text).toBe('Łódź 上海 €');
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from(text.replace('€', 'é'), 'latin1')],
    ['an unknown encoding', Buffer.from(text.replace('"1.0"', '"1.0" encoding="klingon"'))],
  ])('refuses %s', (_name, file) => {
    expect(refusal(file).code).toBe('bank.not_xml');
  });
});

describe('amounts', () => {
  it.each([
    ['200000', 'SEK', 20000000],
    ['6.3', 'CHF', 630],
    ['8.85', 'EUR', 885],
    ['35.00', 'CHF', 3500],
    ['10.00000', 'EUR', 1000],
    ['2700', 'JPY', 2700],
    ['2700.00', 'JPY', 2700],
    ['1.234', 'BHD', 1234],
    ['0', 'EUR', 0],
    ['.5', 'EUR', 50],
    ['5.', 'EUR', 500],
    ['0001.10', 'EUR', 110],
    [' 1.10\n', 'EUR', 110],
    ['90071992547409.91', 'EUR', 9007199254740991],
  ])('%s %s is %i minor units', (amount, currency, minor) => {
    expect(line({ amount: `<Amt Ccy="${currency}">${amount}</Amt>` })).toMatchObject({ amountMinor: minor, currency });
  });

  it.each<[string, string, BankRefusal]>([
    ['8.855', 'EUR', 'bank.amount_precision'],
    ['0.5', 'JPY', 'bank.amount_precision'],
    ['1.00000000000000000001', 'EUR', 'bank.amount_precision'],
    ['-1', 'EUR', 'bank.amount_malformed'],
    ['+1', 'EUR', 'bank.amount_malformed'],
    ['1,00', 'EUR', 'bank.amount_malformed'],
    ['1e3', 'EUR', 'bank.amount_malformed'],
    ['0x10', 'EUR', 'bank.amount_malformed'],
    ['.', 'EUR', 'bank.amount_malformed'],
    ['1 000', 'EUR', 'bank.amount_malformed'],
    ['٣', 'EUR', 'bank.amount_malformed'],
    ['0'.repeat(5000), 'EUR', 'bank.amount_malformed'],
    ['8.<b>8</b>5', 'EUR', 'bank.field_missing'],
    ['', 'EUR', 'bank.field_missing'],
    ['90071992547409.92', 'EUR', 'bank.amount_range'],
    ['99999999999999999999', 'JPY', 'bank.amount_range'],
    ['1', 'eur', 'bank.currency_unknown'],
    ['1', 'XXX', 'bank.currency_unknown'],
  ])('%s %s is refused with %s', (amount, currency, code) => {
    const file = message([statement(entry() + entry({ amount: `<Amt Ccy="${currency}">${amount}</Amt>` }))]);
    expect(refusal(file)).toMatchObject({ code, data: { path: expect.stringMatching(/^Stmt\[1\]\/Ntry\[2\]\/Amt/) } });
  });

  const own = (text: string, currency: string): string => `<Amt Ccy="${currency}">${text}</Amt>`;
  const inDetails = (text: string, currency: string): string => `<AmtDtls><TxAmt>${own(text, currency)}</TxAmt></AmtDtls>`;
  it.each([
    ['its own', [own('3', 'EUR')], [[300, 'EUR']]],
    ['its own before the details', [own('3', 'EUR') + inDetails('4', 'EUR')], [[300, 'EUR']]],
    ['the details', [inDetails('4', 'EUR')], [[400, 'EUR']]],
    ['the details in the account currency before its own in another', [own('3', 'SEK') + inDetails('4', 'EUR')], [[400, 'EUR']]],
    ['the entry when it says nothing', [''], [[885, 'EUR']]],
    ['the entry when its own is in another currency', [own('0', 'SEK')], [[885, 'EUR']]],
    ['the entry when the details are in another currency', [inDetails('1', 'SEK')], [[885, 'EUR']]],
    ['another currency, also an unknown one, is not read', [own('x', 'XTS')], [[885, 'EUR']]],
    [
      'its own in another currency among several',
      [own('3', 'SEK'), own('4', 'SEK')],
      [
        [300, 'SEK'],
        [400, 'SEK'],
      ],
    ],
    ['one line for a batch without amounts', ['', own('3', 'EUR')], [[885, 'EUR']]],
  ])('a transaction takes %s', (_name, transactions, expected) => {
    expect(lines(entry({ rest: details(...transactions) })).map((each) => [each.amountMinor, each.currency])).toEqual(expected);
  });

  it('a batch without amounts claims no reference or payer', () => {
    const transaction = '<Refs><EndToEndId>A</EndToEndId></Refs><RltdPties><Dbtr><Nm>B</Nm></Dbtr></RltdPties>';
    const whole = { reference: null, payer: null, amountMinor: 885 };
    expect(lines(entry({ rest: details(transaction, transaction) }))).toMatchObject([whole]);
  });
});

describe('fields of a line', () => {
  const remit = (inner: string): string =>
    details(`<Refs><EndToEndId>E2E</EndToEndId></Refs><RmtInf>${inner}</RmtInf><AddtlTxInf>tx</AddtlTxInf>`);
  const ref = (text: string): string => `<Strd><CdtrRefInf><Ref>${text}</Ref></CdtrRefInf></Strd>`;
  it.each([
    ['structured', remit(ref('R1')), 'R1'],
    ['first that is not empty', remit(`${ref(' ')}<Strd/>${ref('R2')}${ref('R3')}`), 'R2'],
    ['end-to-end id', remit(''), 'E2E'],
    ['none', details('<Refs><EndToEndId> notprovided </EndToEndId></Refs>'), null],
    ['no details', '', null],
    ['not a number', remit(ref('00012')), '00012'],
  ])('reference: %s', (_name, rest, reference) => {
    expect(line({ rest })?.reference).toBe(reference);
  });

  it.each([
    ['Ustrd joined', remit('<Ustrd>a</Ustrd><Ustrd> b </Ustrd>'), 'a b'],
    ['AddtlTxInf', remit(''), 'tx'],
    ['AddtlNtryInf', `${details('')}<AddtlNtryInf>entry</AddtlNtryInf>`, 'entry'],
    ['nothing', '', null],
    ['entities, comments and CDATA', remit('<Ustrd>a &lt;&#x4e2d;<!-- x --> <![CDATA[<&amp;>]]></Ustrd>'), 'a <中 <&amp;>'],
  ])('text: %s', (_name, rest, text) => {
    expect(line({ rest })?.text).toBe(text);
  });

  const party = (inner: string): string => details(`<RltdPties>${inner}</RltdPties>`);
  it.each([
    ['name', '<Dbtr><Nm>A</Nm></Dbtr>', 'A'],
    ['party name', '<Dbtr><Pty><Nm>A</Nm></Pty></Dbtr>', 'A'],
    ['bank', '<Dbtr><Agt><FinInstnId><Nm>B</Nm></FinInstnId></Agt></Dbtr>', 'B'],
    ['ultimate', '<Dbtr><Pty/></Dbtr><UltmtDbtr><Pty><Nm>U</Nm></Pty></UltmtDbtr>', 'U'],
    ['debtor before ultimate', '<UltmtDbtr><Nm>U</Nm></UltmtDbtr><Dbtr><Nm>A</Nm></Dbtr>', 'A'],
    ['not the initiator', '<InitgPty><Nm>I</Nm></InitgPty><Cdtr><Nm>C</Nm></Cdtr>', null],
  ])('payer: %s', (_name, inner, payer) => {
    expect(line({ rest: party(inner) })?.payer).toBe(payer);
  });

  it.each([
    ['<Sts>PDNG</Sts>', '', 'PDNG'],
    ['<Sts><Cd>INFO</Cd></Sts>', '', 'INFO'],
    ['<Sts><Prtry>FUTR</Prtry></Sts>', '', 'FUTR'],
    ['<Sts>BOOK</Sts>', '<RvslInd>true</RvslInd>', 'reversed'],
    ['<Sts>BOOK</Sts>', '<RvslInd>1</RvslInd>', 'reversed'],
    ['<Sts>BOOK</Sts>', '<RvslInd>false</RvslInd>', 'BOOK'],
  ])('status %s %s is %s', (status, rest, expected) => {
    expect(line({ status, rest })).toMatchObject({ status: expected, direction: 'credit' });
  });

  it.each([
    ['<Dt>2026-03-02</Dt>', '2026-03-02'],
    ['<Dt>2026-03-02Z</Dt>', '2026-03-02'],
    ['<DtTm>2026-03-02T00:30:00+14:00</DtTm>', '2026-03-02'],
    ['<DtTm>2026-03-02T23:59:59.999</DtTm>', '2026-03-02'],
  ])('booked %s', (date, expected) => {
    expect(line({ rest: `<BookgDt>${date}</BookgDt>` })?.bookedOn).toBe(expected);
  });

  it.each([['2026-02-29'], ['2026-3-2'], ['02.03.2026'], ['2026-03-02 10:00'], ['1026-03-02']])('refuses the day %s', (date) => {
    const file = message([statement(entry({ rest: `<BookgDt><Dt>${date}</Dt></BookgDt>` }))]);
    expect(refusal(file)).toEqual({ code: 'bank.date_malformed', data: { path: 'Stmt[1]/Ntry[1]/BookgDt/Dt', text: date } });
  });
});

describe('a batch', () => {
  const batch = (whole: string, ...parts: readonly string[]): readonly boolean[] =>
    lines(entry({ amount: `<Amt Ccy="EUR">${whole}</Amt>`, rest: details(...parts) })).map((each) => each.sumsUp);
  const eur = (amount: string, direction = ''): string => `<Amt Ccy="EUR">${amount}</Amt>${direction}`;
  it.each([
    ['whose parts are the entry', batch('30.00', eur('10.00'), eur('20.00')), [true, true]],
    ['that would book more than the bank moved', batch('30.00', eur('10.00'), eur('21.00')), [false, false]],
    ['with a charge taken out of it', batch('29.00', eur('30.00'), eur('1.00', '<CdtDbtInd>DBIT</CdtDbtInd>')), [true, true]],
    ['of a single part that differs', batch('30.00', eur('10.00')), [false]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('balances and currency', () => {
  const balance = (code: string, amount: string, direction = 'CRDT', currency = 'EUR'): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt>` +
    `<CdtDbtInd>${direction}</CdtDbtInd></Bal>`;
  const dollars = entry({ amount: '<Amt Ccy="USD">1</Amt>' });
  it.each([
    ['OPBD before PRCD', balance('PRCD', '1') + balance('OPBD', '2'), 200, null],
    ['PRCD', balance('PRCD', '1'), 100, null],
    ['the first of a kind', balance('CLBD', '1') + balance('CLBD', '2'), null, 100],
    ['overdrawn', balance('OPBD', '1', 'DBIT') + balance('CLBD', '0', 'DBIT'), -100, 0],
    ['interim and available ones do not count', balance('ITBD', '1') + balance('CLAV', '2') + balance('XPCD', '3'), null, null],
    ['other kinds are not even read', balance('OPAV', 'x', '?', 'XXX'), null, null],
  ])('%s', (_name, balances, openingMinor, closingMinor) => {
    expect(statements(message([statement(balances)]))[0]).toMatchObject({ openingMinor, closingMinor });
  });

  it.each([
    ['of the account', '<Ccy>SEK</Ccy>', balance('OPBD', '1'), 'SEK'],
    ['of the opening', '', balance('CLBD', '1', 'CRDT', 'CHF') + balance('OPBD', '1') + dollars, 'EUR'],
    ['of the closing', '', balance('CLBD', '1', 'CRDT', 'CHF') + entry(), 'CHF'],
    ['of the first entry', '', dollars + entry(), 'USD'],
    ['of nothing', '', '', null],
  ])('currency %s', (_name, stated, inner, currency) => {
    const account = `<Acct><Id><Othr><Id>1</Id></Othr></Id>${stated}</Acct>`;
    expect(statements(message([statement(inner, 'S', account)]))[0]?.currency).toBe(currency);
  });
});
