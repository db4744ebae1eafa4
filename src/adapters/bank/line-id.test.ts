/** The same line keeps its name in every file; lines that only look equal never share one. */
import { describe, expect, it } from 'vitest';
import { parseStatementFile } from './camt.ts';
import { details, entry, message, statement } from './fixtures/message.ts';

function names(...statements: readonly string[]): readonly string[] {
  const parsed = parseStatementFile(message(statements));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value.statements.flatMap((each) => each.lines.map((line) => line.bankReference));
}
const ref = (text: string, rest = ''): string => entry({ rest: `<AcctSvcrRef>${text}</AcctSvcrRef>${rest}` });
const own = (text: string): string => `<Refs><AcctSvcrRef>${text}</AcctSvcrRef></Refs><Amt Ccy="EUR">1</Amt>`;
const amount = '<Amt Ccy="EUR">1</Amt>';
const both = ref('B1') + ref('B2');
const charge = entry({ direction: '<CdtDbtInd>DBIT</CdtDbtInd>', rest: '<AcctSvcrRef>B1</AcctSvcrRef>' });
const announced = entry({ status: '<Sts>PDNG</Sts>', rest: '<AcctSvcrRef>B1</AcctSvcrRef>' });

describe("names from the bank's reference", () => {
  it.each([
    ['of the entry', [ref('B1')], ['B1:885']],
    ['of the entry when it has one transaction', [ref('B1', details(''))], ['B1:885']],
    ['of the entry with the place of each of several', [ref('B1', details(amount, amount))], ['B1/1:100', 'B1/2:100']],
    ['of the transaction', [ref('B1', details(own('T1'), own('T2')))], ['T1:100', 'T2:100']],
    ['repeated by the bank within a statement', [ref('B1') + ref('B1')], ['B1:885', 'B1:885#2']],
    ['in statements that overlap', [statement(ref('B1'), 'S1'), statement(both, 'S2')], ['B1:885', 'B1:885', 'B2:885']],
    ['shared by a payment and its charge', [ref('B1') + charge], ['B1:885', 'B1:885:debit']],
    ['announced and booked', [announced + ref('B1')], ['B1:885:PDNG', 'B1:885']],
  ])('%s', (_name, entries, expected) => {
    expect(names(...entries.map((each) => (each.startsWith('<Id>') ? each : statement(each))))).toEqual(expected);
  });

  it('does not depend on what else the file holds', () => {
    expect(names(statement(ref('A', '<AddtlNtryInf>x</AddtlNtryInf>') + ref('B1')))).toContain(names(statement(ref('B1')))[0]);
  });
});

describe('names from content', () => {
  const plain = (text: string, number = '1'): string =>
    entry({ rest: `<NtryRef>${number}</NtryRef><AddtlNtryInf>${text}</AddtlNtryInf>` });

  it('equal content is numbered, other content has another name', () => {
    const [first, second, third] = names(statement(plain('a') + plain('a') + plain('b')));
    expect(first).toMatch(/^content:[0-9a-f]{32}$/);
    expect(second).toBe(`${first}#2`);
    expect(third).not.toBe(first);
  });

  it('the running number of an entry and a filler are no reference', () => {
    expect(names(statement(plain('a', '7')))).toEqual(names(statement(plain('a', '8'))));
    expect(names(statement(ref('NOTPROVIDED')))[0]).toMatch(/^content:/);
  });

  it('two statements of one account count on; the same statement twice does not', () => {
    const [first] = names(statement(plain('a')));
    expect(names(statement(plain('a'), 'S1'), statement(plain('a'), 'S2'))).toEqual([first, `${first}#2`]);
    expect(names(statement(plain('a'), 'S1'), statement(plain('a'), 'S1'))).toEqual([first, first]);
  });

  it('end-to-end ids tell otherwise equal lines apart', () => {
    const sent = (id: string): string =>
      entry({ rest: details(`<Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>${id}</TxId></Refs>`) });
    expect(new Set(names(statement(sent('1') + sent('2')))).size).toBe(2);
  });
});
