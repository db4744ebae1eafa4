/** What the other side gets of a file: a picture's pixels and nothing else, under a name that opens as what it is. */
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../kernel/canonical.ts';
import { type ClaimsDesk, openClaimsDesk } from './claims.fixture.ts';
import { HTML, canvas, chunk, pngOf } from './hostile.testing.ts';

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

describe('what is shared of a picture', () => {
  const shared = async (bytes: Buffer, name = 'a.jpg') => {
    const kept = await desk.upload('buyer', `${claim}/files`, { bytes, name });
    expect(kept.code).toBe('201');
    const path = `${claim}/files/${String(kept.body['fileId'])}`;
    const [copy, original] = [await desk.ask('supplier', 'GET', path), await desk.ask('arbitrator', 'GET', `${path}/original`)];
    return { copy, original, kept };
  };

  it('has no place, camera or time; the original is sealed with them, under its hash', async () => {
    const gps = {
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
    };
    const taken = await canvas(80, 60)
      .withExif({ IFD0: { Make: 'SpyCam', Model: 'Warehouse 7' }, ...gps })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
      )
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { copy, original, kept } = await shared(taken);
    const { exif, xmp, iptc, icc } = await sharp(copy.bytes).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    for (const secret of ['SpyCam', 'Warehouse', 'Exif', 'GPS', 'adobe']) expect(copy.bytes.includes(secret)).toBe(false);
    expect([sha256(original.bytes), kept.body['sha256']]).toEqual([sha256(taken), sha256(taken)]);
    expect(original.bytes.includes('SpyCam')).toBe(true);
  });

  it('stands as its camera held it', async () => {
    const turned = await canvas(80, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await sharp((await shared(turned)).copy.bytes).metadata();
    expect([width, height]).toEqual([60, 80]);
  });

  it('has its pixels only, and nothing that hung behind or between them', async () => {
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, HTML.length + 2]), Buffer.from(HTML)]);
    const polyglot = Buffer.concat([
      jpeg.subarray(0, 2),
      comment,
      jpeg.subarray(2),
      Buffer.from(HTML),
      Buffer.from(zipSync({ a: new Uint8Array(9) })),
    ]);
    const { copy, original } = await shared(polyglot);
    expect([copy.bytes.includes('<script'), copy.bytes.includes('PK\x03\x04')]).toEqual([false, false]);
    expect(original.bytes.equals(polyglot)).toBe(true);
    const text = chunk('tEXt', Buffer.from(`Comment\0${HTML}`));
    const png = pngOf(64, 64);
    const carrier = Buffer.concat([png.subarray(0, 33), text, png.subarray(33), Buffer.from(HTML)]);
    expect((await shared(carrier, 'a.png')).copy.bytes.includes('<script')).toBe(false);
  });

  it('is the first of the pictures where it moves', async () => {
    const frames = await Promise.all([canvas(40, 40), canvas(40, 40).negate()].map((frame) => frame.png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2);
    const { copy } = await shared(moving, 'a.webp');
    const { pages = 1, width, height } = await sharp(copy.bytes, { animated: true }).metadata();
    expect([pages, width, height]).toEqual([1, 40, 40]);
  });

  it('is drawn for many at once, each its own', async () => {
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        canvas(1_500 + n, 1_000)
          .jpeg()
          .toBuffer(),
      ),
    );
    const kept = await Promise.all(many.map((bytes) => desk.upload('buyer', `${claim}/files`, { bytes })));
    const widths = await Promise.all(
      kept.map(
        async ({ body }) =>
          (await sharp((await desk.ask('supplier', 'GET', `${claim}/files/${body['fileId']}`)).bytes).metadata()).width,
      ),
    );
    expect(widths).toEqual([1_500, 1_501, 1_502, 1_503, 1_504, 1_505]);
  });
});

describe('a name', () => {
  let count = 0;
  // Each of another content, or the first name would stand for all.
  const fresh = (): string => {
    count += 1;
    return `note ${count}\n`;
  };
  it.each<readonly [string, string, string]>([
    ['that climbs', '../../../etc/passwd.txt', 'passwd.txt'],
    ['that climbs on Windows', '..\\..\\system32\\note.txt', 'note.txt'],
    ['that is turned around', 'fdp.\u202etxt', 'fdp.txt'],
    ['of 300 characters', `${'n'.repeat(300)}.txt`, `${'n'.repeat(196)}.txt`],
    ['with NUL', 'a\0.jpg.txt', 'file.txt'],
    ['that ends as a script', 'invoice.bat', 'invoice.bat.txt'],
    ['that ends as a page', 'invoice.html', 'invoice.html.txt'],
    ['of dots', '...', 'file.txt'],
    ['of Chinese characters', '检验.txt', '检验.txt'],
  ])('%s is shown harmless and saved, never opened', async (_name, given, shown) => {
    const kept = await desk.upload('buyer', `${claim}/files`, { bytes: fresh(), name: given });
    expect(kept.code).toBe('201');
    const got = await desk.ask('supplier', 'GET', `${claim}/files/${String(kept.body['fileId'])}`);
    const disposition = String(got.headers.get('content-disposition'));
    expect(disposition).toMatch(/^attachment; filename="[^"\\/\r\n]+"/);
    const told = disposition.includes("''")
      ? decodeURIComponent(disposition.split("''")[1] ?? '')
      : /"(.*)"/.exec(disposition)?.[1];
    expect(told).toBe(shown);
    expect([
      got.headers.get('x-content-type-options'),
      got.headers.get('content-type'),
      got.headers.get('cache-control'),
    ]).toEqual(['nosniff', 'text/plain; charset=utf-8', 'no-store']);
    expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('with a line break is no second header', async () => {
    const name = 'a.txt"\r\nContent-Type: text/html\r\nX-Evil: "1';
    const reply = await desk.upload('buyer', `${claim}/files`, { bytes: fresh(), name });
    expect([201, 400]).toContain(reply.status);
    if (reply.status === 201) {
      const got = await desk.ask('buyer', 'GET', `${claim}/files/${String(reply.body['fileId'])}`);
      expect([got.headers.get('x-evil'), got.headers.get('content-type')]).toEqual([null, 'text/plain; charset=utf-8']);
    }
  });
});
