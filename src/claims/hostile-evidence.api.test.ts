/** Files that mean harm, sent over a real connection: each is refused with its code before a byte is kept. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../kernel/limits.ts';
import { type ClaimsDesk, FORM_END, FORM_TYPE, formHead, nextKey, openClaimsDesk } from './claims.fixture.ts';
import { HTML, SVG, TIFF, canvas, page, pdf, pngOf } from './hostile.testing.ts';

let desk: ClaimsDesk;
let claim: string;
let jpeg: Buffer;
beforeAll(async () => {
  desk = await openClaimsDesk();
  await desk.to('2026-06-15T09:00:00+08:00');
  claim = await desk.claim();
  jpeg = await canvas(320, 200).jpeg().toBuffer();
});
afterAll(() => desk.close());

type Hostile = readonly [
  name: string,
  file: () => { readonly bytes: Buffer | string; readonly name: string; readonly type?: string },
  code: string,
];
const HOSTILE: readonly Hostile[] = [
  ['an SVG with a script', () => ({ bytes: SVG, name: 'a.svg', type: 'image/svg+xml' }), '415 upload.type_refused'],
  ['an SVG named PNG', () => ({ bytes: SVG, name: 'a.png', type: 'image/png' }), '415 upload.type_refused'],
  ['an SVG named JPEG', () => ({ bytes: SVG, name: 'a.jpg', type: 'image/jpeg' }), '415 upload.type_refused'],
  ['an SVG said to be text', () => ({ bytes: SVG, name: 'a.txt', type: 'text/plain' }), '415 upload.type_refused'],
  [
    'an SVG behind an XML declaration',
    () => ({ bytes: `<?xml version="1.0"?>${SVG}`, name: 'a.png' }),
    '415 upload.type_refused',
  ],
  ['an SVG behind a comment', () => ({ bytes: `<!-- photo -->${SVG}`, name: 'a.png' }), '415 upload.type_refused'],
  ['an SVG behind a byte-order mark', () => ({ bytes: `\ufeff${SVG}`, name: 'a.png' }), '415 upload.type_refused'],
  ['an SVG under a prefix', () => ({ bytes: SVG.replaceAll('svg', 'x:svg'), name: 'a.png' }), '415 upload.type_refused'],
  ['an SVG in UTF-16', () => ({ bytes: Buffer.from(`\ufeff${SVG}`, 'utf16le'), name: 'a.png' }), '415 upload.type_refused'],
  ['an SVG packed', () => ({ bytes: gzipSync(SVG), name: 'a.svgz' }), '415 upload.type_refused'],
  ['HTML named JPEG', () => ({ bytes: HTML, name: 'a.jpg', type: 'image/jpeg' }), '415 upload.type_refused'],
  ['HTML without its first line', () => ({ bytes: HTML.slice(15), name: 'a.jpg' }), '415 upload.type_refused'],
  ['HTML behind blanks', () => ({ bytes: ` \r\n\t${HTML}`, name: 'a.jpg' }), '415 upload.type_refused'],
  [
    'a GIF that is a script',
    () => ({ bytes: 'GIF89a=1;alert(1)//', name: 'a.gif', type: 'image/gif' }),
    '415 upload.type_refused',
  ],
  ['PostScript', () => ({ bytes: '%!PS-Adobe-3.0\n(/etc/passwd) run\n', name: 'a.txt' }), '415 upload.type_refused'],
  ['a rich text with objects', () => ({ bytes: '{\\rtf1\\object}', name: 'a.txt' }), '415 upload.type_refused'],
  ['a picture of many pages', () => ({ bytes: TIFF, name: 'a.tif', type: 'image/tiff' }), '415 upload.type_refused'],
  ['a program', () => ({ bytes: Buffer.from('4d5a90000300000004000000', 'hex'), name: 'a.jpg' }), '415 upload.type_refused'],
  [
    'an archive that unfolds',
    () => ({ bytes: Buffer.from(zipSync({ 'a.xml': new Uint8Array(40_000_000) })), name: 'a.zip' }),
    '415 upload.type_refused',
  ],
  [
    'an archive named PDF',
    () => ({ bytes: Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(9) })), name: 'a.pdf' }),
    '415 upload.type_refused',
  ],
  ['nothing', () => ({ bytes: '', name: 'a.jpg' }), '422 upload.empty'],
  ['a PNG of 400 megapixels', () => ({ bytes: pngOf(20_000, 20_000), name: 'a.png' }), '422 evidence.unreadable_image'],
  [
    'a PNG that claims 4 billion pixels',
    () => ({ bytes: pngOf(65_535, 65_535, 1), name: 'a.png' }),
    '422 evidence.unreadable_image',
  ],
  ['a PNG with half its rows', () => ({ bytes: pngOf(2_000, 2_000, 900), name: 'a.png' }), '422 evidence.unreadable_image'],
  [
    'a JPEG cut in the middle',
    () => ({ bytes: jpeg.subarray(0, jpeg.length / 2), name: 'a.jpg' }),
    '422 evidence.unreadable_image',
  ],
  ['a JPEG of its first bytes', () => ({ bytes: jpeg.subarray(0, 20), name: 'a.jpg' }), '422 evidence.unreadable_image'],
  [
    'a WebP that is none',
    () => ({ bytes: Buffer.from('RIFF\x24\0\0\0WEBPVP8 aaaaaaaaaaaaaaaaaaaa', 'latin1'), name: 'a.webp' }),
    '422 evidence.unreadable_image',
  ],
  [
    'a PDF with a script',
    () => ({ bytes: pdf('<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'), name: 'a.pdf' }),
    '422 upload.pdf_active',
  ],
  [
    'a PDF that starts a program',
    () => ({ bytes: pdf('<< /S /Launch /F (cmd.exe) >>'), name: 'a.pdf' }),
    '422 upload.pdf_active',
  ],
  ['a PDF of 501 pages', () => ({ bytes: pdf(page.repeat(501)), name: 'a.pdf' }), '422 upload.pdf_pages'],
  ['a PDF behind a password', () => ({ bytes: pdf('<< /Encrypt 9 0 R >>'), name: 'a.pdf' }), '422 upload.pdf_locked'],
  ['a byte too much', () => ({ bytes: Buffer.alloc(LIMITS.file + 1, 'a'), name: 'a.txt' }), '413 upload.too_large'],
];

describe('refused, and nothing is written', () => {
  it.each(HOSTILE)('%s', async (_name, file, code) => {
    const before = await desk.stored(claim);
    expect((await desk.upload('buyer', `${claim}/files`, file())).code).toBe(code);
    expect(await desk.stored(claim)).toEqual(before);
  });

  it('two files in one form', async () => {
    const before = await desk.stored(claim);
    const two = Buffer.concat([jpeg, Buffer.from('\r\n'), formHead({ name: 'b.jpg' }), jpeg]);
    expect((await desk.upload('buyer', `${claim}/files`, { bytes: two })).code).toBe('400 upload.malformed');
    expect(await desk.stored(claim)).toEqual(before);
  });
});

type Streamed = { readonly code: string; readonly sent: number; readonly grown: number };
const PIECE = Buffer.alloc(64 * 1024, 'a');

/** Sends a file of `size` bytes piece by piece, deaf to what is answered, until the server cuts it; tells how far it came. */
function stream(size: number, announce: boolean): Promise<Streamed> {
  const head = formHead({ name: 'huge.txt' });
  const lines = [
    `POST ${claim}/files HTTP/1.1`,
    'Host: x',
    'x-as: buyer',
    `idempotency-key: ${nextKey()}`,
    `content-type: ${FORM_TYPE}`,
    announce ? `content-length: ${head.length + size + FORM_END.length}` : 'transfer-encoding: chunked',
  ];
  const framed = (piece: Buffer): Buffer =>
    announce ? piece : Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  const piece = framed(PIECE);
  const held = (): number => process.memoryUsage().arrayBuffers;
  const start = held();
  return new Promise((resolve) => {
    let [sent, most, heard] = [0, 0, ''];
    const socket = connect(desk.port, '127.0.0.1', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      socket.write(framed(head));
      more();
    });
    const more = (): void => {
      while (sent < size && !socket.destroyed) {
        sent += PIECE.length;
        most = Math.max(most, held());
        if (!socket.write(piece)) return void socket.once('drain', () => setImmediate(more));
      }
    };
    socket.on('data', (part) => {
      heard += part.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
      resolve({ code: `${status} ${/"code":"([a-z_.]+)"/.exec(heard)?.[1]}`, sent, grown: most - start });
    });
  });
}

describe('a file of five gigabytes', () => {
  const FIVE = 5 * 1024 ** 3;
  it.each([
    ['that says so', true, 0],
    ['that says nothing', false, LIMITS.file],
  ])('%s is refused early, cut, and held in no memory', async (_name, announce, read) => {
    const before = await desk.stored(claim);
    const { code, sent, grown } = await stream(FIVE, announce);
    expect(code).toBe('413 upload.too_large');
    // What was read before the answer, what is dropped after it, and what lies in the sockets between the two.
    expect(sent).toBeLessThan(read + 2 * LIMITS.file + 32 * 1024 * 1024);
    expect(grown).toBeLessThan(4 * LIMITS.file);
    expect(await desk.stored(claim)).toEqual(before);
    expect((await desk.ask('buyer', 'GET', claim)).status).toBe(200);
  });
});
