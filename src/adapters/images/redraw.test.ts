/** Pictures drawn anew: pixels stay, all else goes, and what is no whole picture of its kind is refused. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type ImageKind, redraw } from './redraw.ts';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 10, g: 200, b: 60 } } });
const KINDS = ['png', 'jpeg', 'webp'] as const satisfies readonly ImageKind[];
const drawn = async (bytes: Uint8Array, kind: ImageKind): Promise<Buffer | string> => {
  const result = await redraw(bytes, kind);
  return result.ok ? result.value : result.code;
};

describe('a picture', () => {
  it.each(KINDS)('of kind %s stays one of its kind and size, in the colours it had', async (kind) => {
    const before = await canvas(30, 20).toFormat(kind).toBuffer();
    const after = (await drawn(before, kind)) as Buffer;
    const { format, width, height } = await sharp(after).metadata();
    expect([format, width, height]).toEqual([kind, 30, 20]);
    const [red = 0, green = 0, blue = 0] = await sharp(after).raw().toBuffer();
    for (const [is, was] of [
      [red, 10],
      [green, 200],
      [blue, 60],
    ] as const)
      expect(Math.abs(is - was)).toBeLessThan(6);
  });

  it.each(KINDS)('of kind %s loses what its camera wrote of it', async (kind) => {
    const before = await canvas(30, 20)
      .withExif({ IFD0: { Make: 'SpyCam' } })
      .withIccProfile('p3')
      .toFormat(kind)
      .toBuffer();
    const { exif, icc, xmp } = await sharp((await drawn(before, kind)) as Buffer).metadata();
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
  });

  it('gives the same bytes every time, so that it is kept once', async () => {
    const before = await canvas(300, 200).jpeg().toBuffer();
    expect(await drawn(before, 'jpeg')).toEqual(await drawn(before, 'jpeg'));
  });

  it.each(KINDS)('of kind %s that is cut off is refused, wherever it is cut', async (kind) => {
    const whole = await sharp({
      create: { width: 90, height: 90, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .toFormat(kind)
      .toBuffer();
    for (const part of [0.1, 0.3, 0.6, 0.9]) {
      expect(await drawn(whole.subarray(0, Math.floor(whole.length * part)), kind)).toBe('evidence.unreadable_image');
    }
  });

  it.each<readonly [string, string]>([
    ['nothing', ''],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    ['a GIF', 'GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n'],
  ])('is not %s, which nobody here reads', async (_name, text) => {
    for (const kind of KINDS) expect(await drawn(Buffer.from(text, 'latin1'), kind)).toBe('evidence.unreadable_image');
  });

  it('of 60 megapixels is drawn, a row more is not', { timeout: 30_000 }, async () => {
    const wide = (height: number) =>
      sharp({ create: { width: 10_000, height, channels: 3, background: 'white' } })
        .png({ compressionLevel: 1 })
        .toBuffer();
    expect(typeof (await drawn(await wide(6_000), 'png'))).toBe('object');
    expect(await drawn(await wide(6_001), 'png')).toBe('evidence.unreadable_image');
  });

  it('waits its turn among many, and one that is refused holds up nobody', { timeout: 30_000 }, async () => {
    const good = await canvas(400, 300).jpeg().toBuffer();
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, n) => drawn(n % 3 === 0 ? good.subarray(0, 200) : good, 'jpeg')),
    );
    expect(results.map((result) => typeof result)).toEqual(results.map((_, n) => (n % 3 === 0 ? 'string' : 'object')));
  });
});
