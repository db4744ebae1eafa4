/** A clause cut into words, numbers and signs, once, in linear time; every later rule works on these. */
import type { Span } from './lint.types.ts';

export type Token = {
  readonly kind: 'word' | 'number' | 'sign';
  /** Folded: lower case, one form of dashes, quotes and full-width characters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Grows at commas, semicolons and the like: words of one part belong together. */
  readonly part: number;
  /** Grows at full stops. A new sentence is always a new part. */
  readonly sentence: number;
};

/** No alternative repeats a repetition, so no input makes the scan slow. */
const TOKEN = new RegExp(
  [
    // "plus or minus", "plus/minus": one sign in words
    '(?<!\\p{L})plus\\s{0,9}(?:/|or)\\s{0,9}minus(?!\\p{L})',
    'dba\\b|db\\(a\\)|\\.\\.\\.',
    // a number with thousands commas, with a decimal point or comma, or plain
    '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+\\.\\d+|\\d+,\\d{1,2}(?![\\d,])|\\d+',
    // the x between two numbers, before a word could swallow it
    '(?<=\\d\\s{0,9})x(?=\\s{0,9}\\d)',
    '°\\s{0,9}[cf](?!\\p{L})|℃|℉',
    // the sign of a diameter, before the word that it would begin
    'ø(?=\\s?\\d)',
    '\\p{L}[\\p{L}\\p{M}\\p{N}]*',
    '\\+\\s{0,9}/\\s{0,9}-|\\+-|<=|>=|=<|=>',
    '\\S',
  ].join('|'),
  'gu',
);

/** One character for one character: offsets in the folded text are offsets in the original. */
const FOLDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '″': '"',
    '‘': "'",
    '’': "'",
    '′': "'",
    '–': '-',
    '—': '-',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '×': 'x',
    '∼': '~',
    '～': '~',
    '⌀': 'ø',
    º: '°',
    '≦': '≤',
    '≧': '≥',
    '⩽': '≤',
    '⩾': '≥',
    '²': '2',
    '³': '3',
    µ: 'u',
    μ: 'u',
    '，': ',',
    '。': '.',
    '；': ';',
    '：': ':',
    '、': ',',
    '´': "'",
  }),
);

/** Lower case and one form for look-alike characters; the length never changes. */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charAt(i);
    const code = text.charCodeAt(i);
    const wide = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
    const known = FOLDS.get(unit) ?? wide;
    const lower = known.toLowerCase();
    folded += lower.length === 1 ? lower : known;
  }
  return folded;
}

/** One spelling per sign, whatever the writer's keyboard had. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['≤', '<='],
  ['=<', '<='],
  ['≥', '>='],
  ['=>', '>='],
  ['+-', '±'],
  ['…', '...'],
]);

const signOf = (text: string): string => (/^(?:\+.*-|plus.*minus)$/u.test(text) ? '±' : (SIGNS.get(text) ?? text));

/** A full stop after these ends an abbreviation, not a sentence. */
const ABBREVIATIONS = new Set(
  (
    'approx max min no incl dia acc tol temp sec rev qty pcs ref vs mr mrs ms dr nr art col fig wt thk resp ca ctn ctns ' +
    'g w n o d ' +
    'i e h hr hrs temps avg vol cert std spec ver dwg'
  ).split(' '),
);

const BREAKS = new Set([',', ';', '|', '!', '?']);

/** Whether the sign at `i` separates parts, and whether it ends a sentence too. */
function breakAt(raw: readonly RawToken[], i: number): 'none' | 'part' | 'sentence' {
  const here = raw[i];
  if (here === undefined) return 'none';
  if (here.kind === 'word') return here.text === 'but' ? 'part' : 'none';
  const before = raw[i - 1];
  const after = raw[i + 1];
  if (BREAKS.has(here.text)) return here.text === '!' || here.text === '?' ? 'sentence' : 'part';
  const spaced = after === undefined || after.start > here.end;
  if (here.text === '.') return spaced && !(before?.kind === 'word' && ABBREVIATIONS.has(before.text)) ? 'sentence' : 'none';
  // "exactly 20 ctns - photos do not matter" is two parts, "8 - 12 mm" is one range.
  // A star between words is a bullet, between figures a times sign.
  const bullet = here.text === '-' || here.text === '--' || (here.text === '*' && before?.kind !== 'number');
  const dash = bullet && spaced && (before === undefined || before.end < here.start);
  const figures = here.text === '*' && before?.kind === 'number';
  return (dash || (figures && spaced)) && after?.kind === 'word' ? 'part' : 'none';
}

/** More digits than a number can hold exactly: such a figure is a name, such as a serial number. */
const MOST_DIGITS = 15;

function kindOf(text: string): Token['kind'] {
  if (/^\d/.test(text)) return text.length > MOST_DIGITS && text.replace(/\D/g, '').length > MOST_DIGITS ? 'word' : 'number';
  return /^(?:\p{L}|[°℃℉])/u.test(text) && text !== 'x' && signOf(text) === text ? 'word' : 'sign';
}

type RawToken = Pick<Token, 'kind' | 'text' | 'start' | 'end'>;

function scan(folded: string): readonly RawToken[] {
  const raw: RawToken[] = [];
  for (const match of folded.matchAll(TOKEN)) {
    const text = match[0];
    const kind = kindOf(text);
    const end = match.index + text.length;
    raw.push({ kind, text: kind === 'sign' ? signOf(text) : text.replace(/\s/gu, ''), start: match.index, end });
  }
  return raw;
}

/** The clause as tokens, in order, with the part and sentence each belongs to. */
export function tokenise(text: string): readonly Token[] {
  const raw = scan(fold(text));
  const tokens: Token[] = [];
  let part = 0;
  let sentence = 0;
  raw.forEach((token, i) => {
    tokens.push({ ...token, part, sentence });
    const ends = breakAt(raw, i);
    if (ends === 'none') return;
    part += 1;
    if (ends === 'sentence') sentence += 1;
  });
  return tokens;
}

/** The number a token holds: thousands commas dropped, a decimal comma read as a point. */
export function numberOf(token: Token): number {
  const grouped = /^\d{1,3}(?:,\d{3})+/.test(token.text);
  return Number(grouped ? token.text.replaceAll(',', '') : token.text.replace(',', '.'));
}

/** Whether nothing stands between two tokens. */
export const glued = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && a.end === b.start;

/** The characters from token `from` up to but not including token `to`. */
export function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
}
