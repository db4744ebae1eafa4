/** Writing on pages: text in the right family, its width, new pages, and the marks by which a reader's software knows parts. */
import PDFDocument from 'pdfkit';
import { type Family, type Weight, fontBytes } from './fonts.ts';
import { breakLines } from './lines.ts';
import type { Printable } from './types.ts';

/** A4 in points, and what is left blank around the text. */
export const PAGE = { width: 595.28, height: 841.89, side: 56, top: 56, bottom: 76 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

export type Style = { readonly size: number; readonly weight: Weight; readonly colour: string; readonly tabular?: boolean };

/** Lines stand one and a half sizes apart, which Chinese needs. */
const LEADING = 1.5;
export const lineHeight = ({ size }: Style): number => size * LEADING;
/** From the top of a line to the foot of its letters. */
const BASELINE = 1.1;

/** What stands for a character that neither family can draw. The plain text of a document has them all. */
const NO_SIGN = '□';

/**
 * No contextual forms: Inter would print the x of an id between two figures as a sign of multiplication, and a hyphen before
 * a `>` as an arrow. Figures of one width in columns. (The library's types know a list, which only adds forms.)
 */
const featuresOf = ({ tabular = false }: Style) =>
  ({ calt: false, tnum: tabular }) as unknown as PDFKit.Mixins.OpenTypeFeatures[];

type Doc = PDFKit.PDFDocument;
type Run = { readonly family: Family; readonly text: string };

/** pdfkit keeps the opened font here; what it can draw is not told anywhere else. */
type Opened = { readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } } };

export type Pen = {
  readonly doc: Doc;
  /** The lines of a text within a width. */
  readonly lines: (text: string, width: number, style: Style) => readonly string[];
  readonly width: (line: string, style: Style) => number;
  /** One line, its top at `y`. */
  readonly line: (line: string, x: number, y: number, style: Style) => void;
  readonly rule: (x: number, y: number, width: number) => void;
};

const HAIRLINE = '#D5DCE3';

/** Quotation marks and dashes have another form among Chinese characters than among letters. */
const OPENING_MARK = /[“‘]/;
const OTHER_MARK = /[”’—…]/;
const LETTER = /[\p{L}\p{N}](?<!\p{Script=Han})/u;

/** Whether a mark stands among letters: an opening one is told by what follows it, another by what it follows. */
function isAmongLetters(signs: readonly string[], index: number): boolean {
  const beside = signs[OPENING_MARK.test(signs[index] ?? '') ? index + 1 : index - 1];
  return beside !== undefined && LETTER.test(beside);
}

function runsOf(line: string, familyOf: (sign: string, wide: boolean) => Family | null): readonly Run[] {
  const runs: Run[] = [];
  const signs = Array.from(line);
  for (const [index, sign] of signs.entries()) {
    const isMark = OPENING_MARK.test(sign) || OTHER_MARK.test(sign);
    const wide = isMark && !isAmongLetters(signs, index);
    const family = sign === ' ' ? (runs.at(-1)?.family ?? 'latin') : familyOf(sign, wide);
    const text = family === null ? NO_SIGN : sign;
    const used = family ?? 'han';
    const last = runs.at(-1);
    if (last?.family === used) runs[runs.length - 1] = { family: used, text: last.text + text };
    else runs.push({ family: used, text });
  }
  return runs;
}

/** A document without a page yet, its times and id taken from what it prints. */
function newDocument({ title, lang, madeAt }: Printable): Doc {
  const at = new Date(madeAt);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    info: { Title: title, CreationDate: at, ModDate: at, Producer: 'Quayside', Creator: 'Quayside' },
  });
  for (const weight of ['regular', 'semibold'] as const)
    for (const family of ['latin', 'han'] as const) doc.registerFont(`${family}-${weight}`, fontBytes(family, weight));
  return doc;
}

export function makePen(printable: Printable): Pen {
  const doc = newDocument(printable);
  const prefersHan = printable.lang === 'zh';
  const canDraw = (family: Family, sign: string): boolean =>
    (doc.font(`${family}-regular`) as unknown as Opened)._font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  const known = new Map<string, Family | null>();
  const familyOf = (sign: string, wide: boolean): Family | null => {
    const key = `${sign}${prefersHan && wide}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const order: readonly Family[] = prefersHan && wide ? ['han', 'latin'] : ['latin', 'han'];
    const family = order.find((each) => canDraw(each, sign)) ?? null;
    known.set(key, family);
    return family;
  };
  const widths = new Map<string, number>();
  const widthOfRun = ({ family, text }: Run, style: Style): number => {
    const { size, weight, tabular } = style;
    const key = `${family}-${weight} ${size} ${tabular} ${text}`;
    const measured = (): number =>
      doc
        .font(`${family}-${weight}`)
        .fontSize(size)
        .widthOfString(text, { features: featuresOf(style) });
    const kept = widths.get(key) ?? measured();
    widths.set(key, kept);
    return kept;
  };
  const width = (line: string, style: Style): number =>
    runsOf(line, familyOf).reduce((sum, run) => sum + widthOfRun(run, style), 0);
  return {
    doc,
    width,
    lines: (text, most, style) => breakLines(text, most, (line) => width(line, style)),
    line: (line, x, y, style) => {
      let left = x;
      for (const run of runsOf(line, familyOf)) {
        doc.font(`${run.family}-${style.weight}`).fontSize(style.size).fillColor(style.colour);
        doc.text(run.text, left, y + BASELINE * style.size, {
          lineBreak: false,
          baseline: 'alphabetic',
          features: featuresOf(style),
        });
        left += widthOfRun(run, style);
      }
    },
    rule: (x, y, length) => {
      doc
        .lineWidth(0.5)
        .strokeColor(HAIRLINE)
        .moveTo(x, y)
        .lineTo(x + length, y)
        .stroke();
    },
  };
}
