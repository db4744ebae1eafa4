/** Reads the text out of a PDF of our own as a reader's software does: by each font's map from signs to characters. */
import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<number, { readonly dictionary: string; readonly stream: Buffer | null }>;

/** Every object of the file. Throws where the file is no PDF, or an object does not end. */
function objectsOf(bytes: Uint8Array): Objects {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  if (!text.startsWith('%PDF-1.') || !text.trimEnd().endsWith('%%EOF')) throw new Error('no PDF');
  const objects = new Map<number, { dictionary: string; stream: Buffer | null }>();
  for (const { index, 0: head, 1: id } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const from = index + head.length;
    const end = text.indexOf('endobj', from);
    if (end < 0) throw new Error(`object ${id} has no end`);
    const opens = text.indexOf('stream\n', from);
    const hasStream = opens >= 0 && opens < end;
    const dictionary = text.slice(from, hasStream ? opens : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = file.subarray(opens + 7, opens + 7 + length);
    const stream = hasStream ? (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw) : null;
    objects.set(Number(id), { dictionary, stream });
  }
  return objects;
}

const refs = (dictionary: string, name: string): number => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? -1);

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** From a font's sign numbers to characters. */
function mapOf(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, first = '', , list = ''] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    const signs = [...list.matchAll(/<(\w*)>/g)].map(([, hex = '']) => utf16(hex));
    for (const [index, sign] of signs.entries()) map.set(Number.parseInt(first, 16) + index, sign);
  }
  return map;
}

function fontsOf(objects: Objects): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = objects.get(refs(objects.get(Number(id))?.dictionary ?? '', 'ToUnicode'))?.stream;
      if (cmap) fonts.set(name, mapOf(cmap.toString('latin1')));
    }
  }
  return fonts;
}

/** A sign as it is drawn: the number of its glyph in its font, and the character it stands for. */
export type Drawn = { readonly font: string; readonly glyph: string; readonly sign: string };

/** The signs of each page in the order in which they were written, piece by piece. Characters no font knows are `?`. */
export function signsOfPdf(bytes: Uint8Array): readonly (readonly (readonly Drawn[])[])[] {
  const objects = objectsOf(bytes);
  const fonts = fontsOf(objects);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = objects.get(refs(dictionary, 'Contents'))?.stream?.toString('latin1') ?? '';
    let font = '';
    const pieces: Drawn[][] = [];
    for (const [, name, list = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = name;
      else {
        const glyphs = [...list.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        const sign = (glyph: string): string => fonts.get(font)?.get(Number.parseInt(glyph, 16)) ?? '?';
        pieces.push(glyphs.map((glyph) => ({ font, glyph, sign: sign(glyph) })));
      }
    }
    return pieces;
  });
}

/** Of each page, how many parts begin and end on it. */
export function partsOfPdf(bytes: Uint8Array): readonly { readonly begun: number; readonly ended: number }[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = objects.get(refs(dictionary, 'Contents'))?.stream?.toString('latin1') ?? '';
    return { begun: (content.match(/ (?:BDC|BMC)$/gm) ?? []).length, ended: (content.match(/^EMC$/gm) ?? []).length };
  });
}

/** Filled rectangles of all pages, in points: those of a code's modules. */
export function rectanglesOfPdf(bytes: Uint8Array): readonly (readonly [x: number, y: number, width: number, height: number])[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary));
  return pages.flatMap(({ dictionary }) => {
    const content = objects.get(refs(dictionary, 'Contents'))?.stream?.toString('latin1') ?? '';
    return [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(
      ([, x, y, width, height]) => [Number(x), Number(y), Number(width), Number(height)] as const,
    );
  });
}

/** The text of each page, a space between pieces. */
export const textOfPdf = (bytes: Uint8Array): readonly string[] =>
  signsOfPdf(bytes).map((pieces) => pieces.map((piece) => piece.map(({ sign }) => sign).join('')).join(' '));

/** Text without blanks, for comparing across line ends and changes of font. */
export const withoutBlanks = (text: string): string => text.replaceAll(/\s+/gu, '');
