/** Kinds of files by their bytes, and names made fit to be shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, kindOf } from './upload.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
  Buffer.from([0xff, 0xd9]),
]);
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(24)]);

describe('kindOf', () => {
  it.each<readonly [string, Buffer, string | null]>([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'pdf'],
    ['a PNG', png, 'png'],
    ['a JPEG', jpeg, 'jpeg'],
    ['a WebP', webp, 'webp'],
    ['XML', Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<Document/>'), 'xml'],
    ['XML after a byte-order mark', Buffer.from('\ufeff<?xml version="1.0"?><Document/>'), 'xml'],
    ['XML without a declaration', Buffer.from('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>'), 'xml'],
    ['a table with commas', Buffer.from('sku,qty\nLED-5M,500\n'), 'csv'],
    ['a table with semicolons', Buffer.from('sku;qty\r\nLED-5M;500\r\n'), 'csv'],
    ['text', Buffer.from('Measured 25 W, meter Fluke 43B.\n'), 'txt'],
    ['Chinese text', Buffer.from('实测功率 25 W。\n'), 'txt'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1'), null],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), null],
    ['a ZIP', Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), null],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), null],
    ['HTML without a doctype', Buffer.from('  <HTML><body onload=x>'), null],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), null],
    ['text with NUL', Buffer.from('a\0b'), null],
    ['text in another encoding', Buffer.from([0xb2, 0xe2, 0xca, 0xd4]), null],
  ])('%s', async (_name, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });

  it('judges any bytes without a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const kind = await kindOf(Buffer.from(bytes));
        expect([null, 'pdf', 'png', 'jpeg', 'webp', 'csv', 'txt', 'xml']).toContain(kind);
      }),
      { numRuns: 200 },
    );
  });
});

describe('cleanName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['检验报告.pdf', '检验报告.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\report.pdf', 'report.pdf'],
    ['in\u202evoice_fdp.exe', 'invoice_fdp.exe.pdf'],
    ['a\r\nb\0.pdf', 'ab.pdf'],
    ['REPORT.PDF', 'REPORT.pdf'],
    ['report.html', 'report.html.pdf'],
    ['report.pdf.', 'report.pdf..pdf'],
    ['.pdf', 'file.pdf'],
    ['', 'file.pdf'],
    [undefined, 'file.pdf'],
    ['..', 'file.pdf'],
    ['/', 'file.pdf'],
    ['x'.repeat(300), `${'x'.repeat(196)}.pdf`],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j becomes %j', (name, shown) => {
    expect(cleanName(name, 'pdf')).toBe(shown);
  });

  it.each([
    ['invoice.bat', 'txt', 'invoice.bat.txt'],
    ['page.html', 'txt', 'page.html.txt'],
    ['readings.csv', 'txt', 'readings.csv'],
    ['readings.xlsm', 'csv', 'readings.xlsm.csv'],
    ['photo.JPEG', 'jpeg', 'photo.jpeg'],
    ['photo', 'jpeg', 'photo.jpg'],
    ['photo.svg', 'png', 'photo.svg.png'],
  ] as const)('%s of kind %s is shown as %s: it opens as what it is', (name, kind, shown) => {
    expect(cleanName(name, kind)).toBe(shown);
  });

  it('is always short and without a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = cleanName(name, 'txt');
        expect(shown).not.toMatch(/[/\\\0\r\n\u202e]/);
        expect(Array.from(shown).length).toBeLessThanOrEqual(200);
        expect(shown.length).toBeGreaterThan(0);
      }),
    );
  });
});
