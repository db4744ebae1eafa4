/** Which files are refused, with which code, and that no file can crash or stall the reader. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../kernel/limits.ts';
import { parseStatementFile } from './camt.ts';
import { entry, message, statement } from './fixtures/message.ts';
import { fixture, refusal, statements } from './fixtures/read.ts';
import type { BankRefusal } from './types.ts';

describe('files that are refused', () => {
  const good = message([statement(entry())]);
  it.each<[string, Uint8Array | string, BankRefusal]>([
    ['nothing', '', 'bank.empty'],
    ['no bytes', new Uint8Array(), 'bank.empty'],
    ['white space', ' \n\t', 'bank.empty'],
    ['too large', new Uint8Array(LIMITS.bankFile + 1), 'bank.too_large'],
    ['a table', 'date;amount\n2026-03-02;8.85', 'bank.not_xml'],
    ['zeros', new Uint8Array(100), 'bank.not_xml'],
    ['text after the end', `${good}x`, 'bank.not_xml'],
    ['two documents', good + good.replace(/<\?.*?\?>/, ''), 'bank.not_xml'],
    ['CDATA after the end', `${good}<![CDATA[x]]>`, 'bank.not_xml'],
    ['a comment left open', `${good}<!-- `, 'bank.not_xml'],
    ['crossed elements', good.replace('</Ntry></Stmt>', '</Stmt></Ntry>'), 'bank.not_xml'],
    ['an unknown entity', good.replace('8.85', '&eur;8.85'), 'bank.not_xml'],
    ['a bare ampersand', good.replace('>M1<', '>A & B<'), 'bank.not_xml'],
    ['the character zero', good.replace('M1', '&#0;'), 'bank.not_xml'],
    ['a control character', good.replace('M1', '\u0007'), 'bank.not_xml'],
    ['half an emoji', good.replace('M1', '\ud83d'), 'bank.not_xml'],
    ['names of the language', '<a><__proto__>1</__proto__></a>', 'bank.not_xml'],
    ['HTML', '<!doctype html><html></html>', 'bank.doctype'],
    ['a DOCTYPE inside', good.replace('<Stmt>', '<!DOCTYPE a><Stmt>'), 'bank.doctype'],
    ['another message', good.replaceAll('camt.053', 'pain.001'), 'bank.not_camt'],
    ['no namespace', good.replace(/ xmlns="[^"]*"/, ''), 'bank.not_camt'],
    ['another root', good.replaceAll('Document', 'Envelope'), 'bank.not_camt'],
    ['namespace and body that disagree', good.replace('camt.053', 'camt.054'), 'bank.not_camt'],
    ['version 1', message([statement('')], { version: '01' }), 'bank.version_unknown'],
    ['version 99', message([statement('')], { version: '99' }), 'bank.version_unknown'],
    ['no statement', message([]), 'bank.no_statement'],
    ['no header', good.replace(/<GrpHdr>.*<\/GrpHdr>/, ''), 'bank.field_missing'],
    ['an instant that is none', good.replace('2026-03-02T10:00:00Z', 'today'), 'bank.date_malformed'],
    ['no account', message([statement(entry(), 'S', '')]), 'bank.field_missing'],
    ['no status', message([statement(entry({ status: '<Sts/>' }))]), 'bank.field_missing'],
    ['no amount', message([statement(entry({ amount: '' }))]), 'bank.field_missing'],
    ['no currency', message([statement(entry({ amount: '<Amt>1</Amt>' }))]), 'bank.field_missing'],
    ['no direction', message([statement(entry({ direction: '' }))]), 'bank.field_missing'],
    ['an empty booking day', message([statement(entry({ rest: '<BookgDt/>' }))]), 'bank.field_missing'],
    ['two amounts', message([statement(entry({ rest: '<Amt Ccy="EUR">1</Amt>' }))]), 'bank.field_repeated'],
    ['a message with a name of 71', good.replace('M1', 'M'.repeat(71)), 'bank.text_too_long'],
    [
      'a line with a name of 71',
      message([statement(entry({ rest: `<AcctSvcrRef>${'B'.repeat(71)}</AcctSvcrRef>` }))]),
      'bank.text_too_long',
    ],
    ['a third direction', message([statement(entry({ direction: '<CdtDbtInd>BOTH</CdtDbtInd>' }))]), 'bank.direction_unknown'],
    ['an account in no currency', good.replace('<Ccy>EUR', '<Ccy>ZZZ'), 'bank.currency_unknown'],
  ])('%s', (_name, file, code) => {
    expect(refusal(file).code).toBe(code);
  });

  it('entity bombs are refused before anything is expanded', () => {
    const bomb = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(20)}">`).join('');
    expect(refusal(`<?xml version="1.0"?><!-- x --><!DOCTYPE d [<!ENTITY e0 "ha">${bomb}]><d>&e20;</d>`)).toEqual({
      code: 'bank.doctype',
      data: { line: 1, column: 32 },
    });
  });

  it.each([
    ['deep nesting', '<a>'.repeat(200_000) + '</a>'.repeat(200_000)],
    ['open elements', '<a>'.repeat(200_000)],
    ['an endless tag', `<a ${'b="1" '.repeat(200_000)}/>`],
    ['open comments', '<!--'.repeat(200_000)],
    ['ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
  ])('%s ends at once', (_name, file) => {
    // Time of this thread's own work: what else the machine does makes nobody fail.
    const start = process.threadCpuUsage();
    expect(refusal(file).code).toBe('bank.not_xml');
    expect(process.threadCpuUsage(start).user / 1_000).toBeLessThan(2_000);
  });

  it("more entities than a parser's defence allows are no attack in a long honest statement", () => {
    const many = entry({ rest: `<AddtlNtryInf>${'R&amp;D '.repeat(20)}</AddtlNtryInf>` }).repeat(200);
    expect(statements(message([statement(many)]))[0]?.lines).toHaveLength(200);
  });
});

describe('properties', () => {
  const original = Buffer.from(fixture('camt053-v2.xml'));
  const end = original.lastIndexOf('>') + 1;
  type Edit = { readonly at: number; readonly remove: number; readonly insert: Uint8Array };
  const change = (file: Uint8Array, { at, remove, insert }: Edit): Uint8Array =>
    Buffer.concat([file.subarray(0, at), insert, file.subarray(at + remove)]);

  it('a file cut at any byte is refused', () => {
    for (let length = 0; length < end; length += 1) {
      expect(parseStatementFile(original.subarray(0, length)).ok, `cut at ${length}`).toBe(false);
    }
  });

  it('changed bytes never crash it', () => {
    const pieces = fc.constantFrom('<', '</Ntry>', '&', ']]>', '"', '<!--').map((text) => Buffer.from(text));
    const insert = fc.oneof(fc.uint8Array({ maxLength: 8 }), pieces);
    const edit = fc.record({ at: fc.nat(end), remove: fc.nat(40), insert });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const parsed = parseStatementFile(edits.reduce(change, original));
        expect(parsed.ok || parsed.code.startsWith('bank.')).toBe(true);
        expect(() => JSON.stringify(parsed)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('an element written twice gives exact lines or a refusal', () => {
    const text = original.toString();
    const elements = [...text.matchAll(/<(\w+)(?: [^>]*)?>[^<]*<\/\1>/g)];
    expect(elements.length).toBeGreaterThan(30);
    for (const found of elements) {
      const at = found.index;
      const parsed = parseStatementFile(text.slice(0, at) + found[0] + text.slice(at));
      if (!parsed.ok) expect(parsed.code).toBe('bank.field_repeated');
      else expect(parsed.value.statements[0]?.lines.map((each) => each.amountMinor)).toEqual([200000, 1250, 4000]);
    }
  });
});
