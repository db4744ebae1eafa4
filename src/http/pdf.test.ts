/** What is told of a PDF without opening it: pages, locks, and things that would run. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { MAX_PAGES, pdfRefusal } from './pdf.ts';

/** A file of these objects; a real one has tables behind them, which nobody here reads. */
const pdf = (...objects: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.map((object, n) =>
      Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
    ),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);

const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
/** The same objects as a modern writer keeps them. */
const packed = (text: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer =>
  stream(dictionary, deflateSync(Buffer.from(text)));

const SCRIPT = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>';
const pages = (count: number): readonly string[] => Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R >>');

/** A document as a program writes it. */
const written = (count: number, options: object = {}): Promise<Buffer> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    const made = new PDFDocument({ autoFirstPage: false, ...options });
    made.on('data', (part: Buffer) => parts.push(part));
    made.on('end', () => resolve(Buffer.concat(parts)));
    for (let n = 0; n < count; n += 1) made.addPage().text(`Report, page ${n + 1}`);
    made.end();
  });

describe('a PDF is', { timeout: 30_000 }, () => {
  it.each<readonly [string, Buffer, string | null]>([
    ['taken with one page', pdf(...pages(1)), null],
    ['taken with no pages that anybody can see', pdf('<< /Type /Catalog >>'), null],
    ['taken with the most pages', pdf(...pages(MAX_PAGES)), null],
    ['refused with one page more', pdf(...pages(MAX_PAGES + 1)), 'upload.pdf_pages'],
    [
      'refused with one page listed many times',
      pdf('<< /Type /Pages /Count 100000 /Kids [3 0 R] >>', ...pages(1)),
      'upload.pdf_pages',
    ],
    ['refused with its pages packed', pdf(packed(pages(MAX_PAGES + 1).join('\n'))), 'upload.pdf_pages'],
    ['taken with a long outline', pdf('<< /Type /Outlines /Count 9000 >>', ...pages(1)), null],
    ['refused with a script', pdf(...pages(1), SCRIPT), 'upload.pdf_active'],
    ['refused with a script under an escaped name', pdf(SCRIPT.replace('JavaScript', 'Java#53cript')), 'upload.pdf_active'],
    ['refused with a script packed away', pdf(packed(`1 0 ${SCRIPT}`)), 'upload.pdf_active'],
    [
      'refused with a script packed away, filter first',
      pdf(packed(`1 0 ${SCRIPT}`, '/Filter /FlateDecode /Type /ObjStm')),
      'upload.pdf_active',
    ],
    ['refused where it starts a program', pdf('<< /S /Launch /F (cmd.exe) >>'), 'upload.pdf_active'],
    ['refused with media', pdf('<< /Subtype /RichMedia >>'), 'upload.pdf_active'],
    ['taken where a word only begins like one', pdf('<< /JavaScripted true /Launchpad 1 >>'), null],
    ['refused when it is locked', pdf(...pages(1), '<< /Size 9 /Encrypt 7 0 R >>'), 'upload.pdf_locked'],
    ['taken with an object stream of another kind', pdf(stream('/Type /ObjStm /Filter /LZWDecode', Buffer.from('abc'))), null],
    ['taken when it is cut off in an object stream', pdf(packed(SCRIPT)).subarray(0, 100), null],
    ['refused when an object stream unfolds without end', pdf(packed(' '.repeat(40 * 1024 * 1024))), 'upload.pdf_pages'],
    [
      'refused when many object streams do',
      pdf(...Array.from({ length: 5 }, () => packed(' '.repeat(8 * 1024 * 1024)))),
      'upload.pdf_pages',
    ],
  ])('%s', (_name, bytes, code) => {
    expect(pdfRefusal(bytes)).toBe(code);
  });

  it.each([
    'stream\nendstream',
    '/Type /ObjStm>>stream\nendstream',
    '/Type         ',
    '#20',
    '/Encrypt 1111111111 11111 ',
    '/Count 9',
  ])('looked through once, however often it says %j', (word) => {
    const bytes = Buffer.from(word.repeat(Math.floor(8_000_000 / word.length)));
    expect([null, 'upload.pdf_pages']).toContain(pdfRefusal(pdf(bytes)));
  });

  it('judged alike when a program wrote it', async () => {
    expect(pdfRefusal(await written(3))).toBeNull();
    expect(pdfRefusal(await written(MAX_PAGES + 1))).toBe('upload.pdf_pages');
    expect(pdfRefusal(await written(1, { userPassword: 'open' }))).toBe('upload.pdf_locked');
    expect(pdfRefusal(await written(1, { ownerPassword: 'print' }))).toBe('upload.pdf_locked');
  });

  it('never a crash, whatever its bytes', () => {
    const words = ['/ObjStm', '/FlateDecode', '>>', '<<', 'stream\n', 'endstream', '/Type /Page', '/Count 9', '#4', '/Encrypt'];
    const piece = fc.oneof(
      fc.constantFrom(...words).map((w) => Buffer.from(w)),
      fc.uint8Array({ maxLength: 20 }).map((b) => Buffer.from(b)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const code = pdfRefusal(pdf(Buffer.concat(parts)));
        expect([null, 'upload.pdf_locked', 'upload.pdf_active', 'upload.pdf_pages']).toContain(code);
      }),
    );
  });
});
