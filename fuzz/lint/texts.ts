/** Texts that nobody should write and somebody will: each kind grows to any length, and follows from its seed. */
import type { Random } from '../../sim/random.ts';
import { DATE_WORDS, GRAMMAR, PIECES } from './grammar.ts';

/** A kind of text; `make` gives `length` UTF-16 units. */
export type TextKind = { readonly name: string; readonly make: (random: Random, length: number) => string };

/** Blocks of Unicode, first and last code point: scripts left to right and right to left, marks, signs, pictures. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x530, 0x58f],
  [0x590, 0x5ff],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x10a0, 0x10ff],
  [0x1100, 0x11ff],
  [0x2000, 0x206f],
  [0x2070, 0x209f],
  [0x2150, 0x218f],
  [0x2200, 0x22ff],
  [0x2460, 0x24ff],
  [0x3040, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfe00, 0xfe0f],
  [0xff01, 0xff5e],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1f64f],
  [0x20000, 0x2a6d6],
  [0xe0100, 0xe01ef],
];

const SPACES = [' ', ' ', ' ', '', '  ', '\t', '\n', '\r\n', '\u00a0', '\u2003', '\u200b', '\ufeff', ', ', '; ', '. ', '-', '/'];

/** Appends whole pieces while they fit, and spaces for the rest: half a word could be read as another one. */
function fill(length: number, piece: () => string): string {
  const pieces: string[] = [];
  let size = 0;
  for (let next = piece() || ' '; size + next.length <= length; next = piece() || ' ') {
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('').padEnd(length);
}

const point = (random: Random): string => {
  const [first, last] = random.pick(BLOCKS);
  return String.fromCodePoint(random.int(first, last));
};

const cycle = (name: string, ...pieces: readonly string[]): TextKind => ({
  name,
  make: (_, length) => {
    let at = 0;
    return fill(length, () => pieces[at++ % pieces.length] ?? ' ');
  },
});

/** Half of the length opens, half closes, and something may stand in the middle. */
const nested = (name: string, open: string, close: string, core: string): TextKind => ({
  name,
  make: (_, length) => {
    const depth = Math.max(1, Math.floor((length - core.length) / (open.length + close.length)));
    return `${open.repeat(depth)}${core}${close.repeat(depth)}`.slice(0, length).padEnd(length);
  },
});

/** A long run between a beginning and an end, as of a sentence that does not come to its point. */
const between = (name: string, head: string, piece: string, tail: string): TextKind => ({
  name,
  make: (_, length) => {
    const run = Math.max(0, length - head.length - tail.length);
    return `${head}${piece.repeat(Math.floor(run / piece.length))}${tail}`.slice(0, length).padEnd(length);
  },
});

const CLAUSES = [
  'Clear height of the front entrance at least 200 cm, ',
  'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min; ',
  'Colour as per approved sample dated 2026-03-01. ',
  'Goods ready 35-40 days after deposit, if possible; ',
  'Warranty 24 months from delivery and spare parts 5 % or similar, etc. ',
];

/** Kinds whose text differs at each draw. */
const DRAWN: readonly TextKind[] = [
  { name: 'words of the grammar', make: (r, n) => fill(n, () => r.pick(GRAMMAR) + r.pick(SPACES)) },
  { name: 'words and pieces', make: (r, n) => fill(n, () => r.pick(r.chance(0.5) ? GRAMMAR : PIECES) + r.pick(SPACES)) },
  { name: 'words about days', make: (r, n) => fill(n, () => `${r.pick(DATE_WORDS)} `) },
  { name: 'words about days, close', make: (r, n) => fill(n, () => r.pick(DATE_WORDS) + r.pick(SPACES)) },
  { name: 'pieces', make: (r, n) => fill(n, () => r.pick(PIECES) + (r.chance(0.5) ? ' ' : '')) },
  { name: 'every script', make: (r, n) => fill(n, () => point(r)) },
  {
    name: 'one script',
    make: (r, n) => {
      const [first, last] = r.pick(BLOCKS);
      return fill(n, () => (r.chance(0.15) ? ' ' : String.fromCodePoint(r.int(first, last))));
    },
  },
  { name: 'UTF-16 units', make: (r, n) => fill(n, () => String.fromCharCode(r.int(0, 0xffff))) },
  { name: 'halves of pairs', make: (r, n) => fill(n, () => String.fromCharCode(r.int(0xd800, 0xdfff))) },
  { name: 'digits and signs', make: (r, n) => fill(n, () => r.pick([...'0123456789.,-/x%±+*()°"\' '])) },
  {
    name: 'a clause with slips',
    make: (r, n) =>
      fill(n, () => {
        const clause = r.pick(CLAUSES);
        const at = r.int(0, clause.length);
        const slip = r.pick([point(r), r.pick(PIECES), '', clause.slice(0, at)]);
        return `${clause.slice(0, at)}${slip}${clause.slice(at + r.int(0, 2))}`;
      }),
  },
  {
    name: 'one word of the grammar, over and over',
    make: (r, n) => {
      const [word, space] = [r.pick(GRAMMAR), r.pick(SPACES)];
      return fill(n, () => word + space);
    },
  },
  {
    name: 'two words of the grammar in turn',
    make: (r, n) => {
      const [one, two, space] = [r.pick(GRAMMAR), r.pick(r.chance(0.5) ? GRAMMAR : PIECES), r.pick(SPACES)];
      return fill(n, () => `${one}${space}${two}${space}`);
    },
  },
];

/** Kinds that break careless patterns: each piece begins a path of the grammar that does not end. */
const FIXED: readonly TextKind[] = [
  nested('nested brackets', '(', ')', '5 mm'),
  nested('nested brackets and figures', '(5 ', ')', 'mm'),
  nested('nested quotation marks', '"', '"', 'good'),
  nested('nested corners', '「', '」', '5'),
  nested('an overridden direction', '\u202e', '\u202c', 'max 5 mm'),
  nested('mixed brackets', '([{', '}])', '±'),
  between('a day far from its count', '5 days ', 'before ', ' 2026-05-15'),
  between('fillers before a day', 'after ', 'the ', ' 15 May 2026'),
  between('signs before a day', 'after ', '- ', ' 15 May 2026'),
  between('hyphens inside', 'good ', '-', ' a'),
  between('spaces inside', 'max 5', ' ', 'mm'),
  between('digits before a word', 'at most ', '1', ' not later than'),
  between('a unit far from its figure', '5 ', '(', ' mm'),
  between('a quotation without an end', 'Label reads "', 'good ', '.'),
  between('a warranty far from its time', 'warranty ', 'of ', '24 months from delivery'),
  cycle('one long word', 'a'),
  cycle('one long figure', '1'),
  cycle('zeros', '0'),
  cycle('spaces', ' '),
  cycle('lines', '\n'),
  cycle('hyphens', '-'),
  cycle('hyphens and a letter', '-'.repeat(50), 'a'),
  cycle('points', '.'),
  cycle('commas', ','),
  cycle('commas and spaces', ', '),
  cycle('semicolons', '; '),
  cycle('thousands', '1,111'),
  cycle('decimals', '1.1.'),
  cycle('combining marks', 'e\u0301'),
  cycle('marks alone', '\u0301'),
  cycle('joined pictures', '\u{1f469}\u200d\u{1f4bb}'),
  cycle('Hebrew and figures', 'אבג 5 '),
  cycle('sides of a box', '1 x '),
  cycle('sides without spaces', '1x'),
  cycle('tolerances', '±1 '),
  cycle('open tolerances', 'tolerance of ( '),
  cycle('ranges', '1-'),
  cycle('fractions', '1/2" '),
  cycle('hyphened codes', 'a1-'),
  cycle('standards', 'iso '),
  cycle('standards joined', 'en/iso-'),
  cycle('standards numbered', 'EN 71-1 '),
  cycle('limits', 'max 5 mm, '),
  cycle('negations', 'no not never '),
  cycle('judgements', 'good, '),
  cycle('decibels', 'noise 5 dB, '),
  cycle('vague amounts', 'about 5 '),
  cycle('waits', '5 days after '),
  cycle('waits on a day', '5 days before before '),
  cycle('months', 'may 5 '),
  cycle('months with years', 'May 2026 to '),
  cycle('days', '15 May 2026, '),
  cycle('many days', ...Array.from({ length: 13_680 }, (_, i) => `20${10 + (i % 80)}-0${1 + (i % 9)}-${10 + (i % 19)} `)),
  cycle('bounds', 'not before or not later than '),
  cycle('units over units', 'kg/m'),
  cycle('warranties', 'warranty 24 months from delivery. '),
  cycle('Chinese days', '2026年5月'),
  cycle('Chinese counts', '后30个'),
  cycle('Chinese numerals', '一百二十'),
  cycle('Chinese sentences', '长度 不低于 5 mm,按 ISO 1、'),
  cycle('names of objects', 'constructor __proto__ toString '),
  cycle('full width', '５ｍｍ、'),
];

export const KINDS: readonly TextKind[] = [...DRAWN, ...FIXED];

/** One word over and over, alone and with a figure before each. */
export const repeated = (word: string): readonly TextKind[] => [cycle(`${word} `, `${word} `), cycle(`5 ${word} `, `5 ${word} `)];

/** Mostly the lengths of clauses, now and then of letters and of whole files. */
export function lengthOf(random: Random, longest: number): number {
  const most = random.weighted([
    { weight: 600, most: 60 },
    { weight: 340, most: 400 },
    { weight: 50, most: 4_000 },
    { weight: 9, most: 20_000 },
    { weight: 1, most: 100_000 },
  ]).most;
  return random.int(0, Math.min(most, longest));
}
