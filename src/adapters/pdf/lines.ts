/** Breaking text into lines: at spaces, between Chinese characters, never before a closing mark; a long word is cut. */

/** Characters that stand alone on a line as words do, so a line may end after each of them. */
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Marks that close: a line does not begin with them. */
const CLOSING = /^[,.:;!?)\]}%…”’、。，．：；！？）》〉」』】〕］｝％‰]/;
/** Marks that open: a line does not end with them. */
const OPENING = /[([{“‘（《〈「『【〔［｛]$/;

/** Between two letters of a word joined by it, a line may end after a slash or a hyphen; in dates and amounts it may not. */
const JOINT = /(?<=\p{L}[/-])(?=\p{L})/u;

/** The pieces of a line that are never cut while they fit on one: `space` stands before a piece unless it begins a line. */
type Piece = { readonly text: string; readonly space: boolean };

/** A word without spaces as pieces: runs of letters, and each Chinese character by itself with the marks that belong to it. */
function piecesOf(word: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of word.split(JOINT)) {
    let joined = false;
    for (const sign of part) {
      const last = pieces.at(-1);
      // Only its last character decides: after an opening bracket of Chinese a figure stays whole.
      const alone = HAN.test(sign) || HAN.test(Array.from(last ?? '').at(-1) ?? '');
      const glued = last !== undefined && joined && (CLOSING.test(sign) || OPENING.test(last) || !alone);
      if (glued) pieces[pieces.length - 1] = last + sign;
      else pieces.push(sign);
      joined = true;
    }
  }
  return pieces;
}

const inPieces = (paragraph: string): readonly Piece[] =>
  paragraph
    .split(/[ \t\u00a0]+/)
    .filter((word) => word !== '')
    .flatMap((word) => piecesOf(word).map((text, index) => ({ text, space: index === 0 })));

type Measure = (text: string) => number;

/** A piece that is wider than a line, in parts that fit; each has one character at least. */
function cut(piece: string, width: number, measure: Measure): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const sign of piece) {
    const more = measure(sign);
    if (part !== '' && used + more > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += sign;
    used += more;
  }
  return [...parts, part];
}

/** Without characters that move the text around them: what turns the reading direction, and controls. */
const visible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');

function breakParagraph(paragraph: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const blank = measure(' ');
  for (const { text, space } of inPieces(visible(paragraph.replaceAll('\t', ' ')))) {
    // Pieces are measured by themselves: a line is measured once for each piece, not once for each beginning of it.
    const wide = measure(text);
    const gap = line === '' || !space ? 0 : blank;
    if (used + gap + wide <= width) {
      line += (gap > 0 ? ' ' : '') + text;
      used += gap + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = wide > width ? cut(text, width, measure) : [text];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
    used = measure(line);
  }
  return [...lines, line];
}

/**
 * The lines of a text, each at most `width` wide; line ends in the text stay. An empty text is one empty line.
 * @param measure the width of a text on one line
 */
export const breakLines = (text: string, width: number, measure: Measure): readonly string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => breakParagraph(paragraph, width, measure));
