/** A structured requirement as a sentence, in English and Chinese, from the same data; and the Chinese one read back. */
import { CHARACTERISTICS, INSTRUMENTS_ZH, UNITS_ZH } from './terms-zh.data.ts';
import type { Requirement, Standard } from './requirement.types.ts';
import { UNITS } from './units.data.ts';

/** What both sentences say: the part of a requirement that a reader judges goods by. */
export type Statement = Pick<
  Requirement,
  'characteristic' | 'relation' | 'values' | 'unit' | 'nominal' | 'standards' | 'instruments'
>;

export type Lang = 'en' | 'zh';

const NAME_OF_UNIT: ReadonlyMap<string, string> = new Map(
  [...UNITS].reverse().map(([alias, { code }]): readonly [string, string] => [code, alias]),
);

/** How an English paper writes the unit: as traders do, such that the check reads the same unit again. */
function unitEn(unit: string): string {
  if (unit === '1') return '';
  const plain = unit.replace('[H2O]', '');
  if (plain === 'Cel') return ' °C';
  if (plain.startsWith('1/')) return ` per ${unitEn(plain.slice(2)).trim()}`;
  const over = /^(.+)\/(.+)$/u.exec(plain);
  const known = NAME_OF_UNIT.get(plain);
  if (known === undefined && over) return ` ${unitEn(over[1] ?? '').trim()}/${unitEn(over[2] ?? '').trim()}`;
  return known === undefined ? ` ${plain}` : ` ${UNITS.has(plain.toLowerCase()) ? plain : known}`;
}

const unitZh = (unit: string): string => (unit === '1' ? '' : ` ${UNITS_ZH.get(unit) ?? unit}`);

/** The unit's name; the English one reads as the same unit again. Empty for pure numbers. */
export const unitName = (unit: string, lang: Lang): string => (lang === 'en' ? unitEn(unit) : unitZh(unit)).trim();

const figure = (value: number): string => String(value);

/** `ISO 811:2018`, `EN 12546-1`. */
const standardName = ({ issuer, number, part, edition }: Standard): string =>
  `${issuer} ${number}${part === null ? '' : `-${part}`}${edition === null ? '' : `:${edition}`}`;

const tidy = (value: number): number => Number(value.toPrecision(12));

/** The amount with its tolerance, where both ends lie equally far from the nominal value. */
function toleranceOf({ values: [low = 0, high = 0], nominal }: Statement): number | null {
  if (nominal === null) return null;
  const [below, above] = [tidy(nominal - low), tidy(high - nominal)];
  return below === above && below > 0 ? below : null;
}

function amountEn(statement: Statement): string {
  const { relation, values, unit, nominal } = statement;
  const [first = 0, second = first] = values;
  const u = unitEn(unit);
  const even = toleranceOf(statement);
  switch (relation) {
    case '>=':
      return `at least ${figure(first)}${u}`;
    case '<=':
      return `at most ${figure(first)}${u}`;
    case '=':
      return `exactly ${figure(first)}${u}`;
    case 'in':
      return values.map(figure).join(' or ') + u;
    case 'between':
      return even === null || nominal === null
        ? `between ${figure(first)} and ${figure(second)}${u}`
        : `${figure(nominal)}${u} ± ${figure(even)}${u}`;
  }
}

function amountZh(statement: Statement): string {
  const { relation, values, unit, nominal } = statement;
  const [first = 0, second = first] = values;
  const u = unitZh(unit);
  const even = toleranceOf(statement);
  switch (relation) {
    case '>=':
      return `不低于 ${figure(first)}${u}`;
    case '<=':
      return `不高于 ${figure(first)}${u}`;
    case '=':
      return `等于 ${figure(first)}${u}`;
    case 'in':
      return `为 ${values.map(figure).join(' 或 ')}${u}`;
    case 'between':
      return even === null || nominal === null
        ? `介于 ${figure(first)} 与 ${figure(second)}${u}`
        : `${figure(nominal)} ± ${figure(even)}${u}`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The characteristic in Chinese; one that no table knows stands in its original between brackets. */
const characteristicZh = (words: string): string => CHARACTERISTICS.get(words) ?? `「${words}」`;

const instrumentZh = (words: string): string => INSTRUMENTS_ZH.get(words) ?? `「${words}」`;

/** The statement as one sentence. */
export function render(statement: Statement, lang: Lang): string {
  const standards = statement.standards.map(standardName);
  const { instruments } = statement;
  if (lang === 'en') {
    const by = [...standards, ...(instruments.length === 0 ? [] : [`measured by ${instruments.join(' and ')}`])];
    if (statement.unit === 'AQL') return [...by, `AQL ${statement.values.map(figure).join(' or ')}`].join(', ');
    // "Sound pressure at 1 m is at most 45 dB(A)": two figures side by side would be read as one.
    const link = /\d\s*\S{0,6}$/u.test(statement.characteristic) ? ' is' : '';
    return [`${capital(statement.characteristic)}${link} ${amountEn(statement)}`, ...by].join(', ');
  }
  const by = standards.length === 0 ? '' : `,按 ${standards.join('、')}`;
  const tool = instruments.length === 0 ? '' : `,用 ${instruments.map(instrumentZh).join('、')} 测量`;
  return `${characteristicZh(statement.characteristic)} ${amountZh(statement)}${by}${tool}`;
}

const ENGLISH = new Map([...CHARACTERISTICS].map(([en, zh]): readonly [string, string] => [zh, en]));
const TOOLS = new Map([...INSTRUMENTS_ZH].map(([en, zh]): readonly [string, string] => [zh, en]));
const CODES = new Map([...UNITS_ZH].map(([code, zh]): readonly [string, string] => [zh, code]));

const N = '(-?\\d+(?:\\.\\d+)?)';
const U = '(?: ([^,]+?))?';
const FORMS: readonly (readonly [RegExp, Requirement['relation'] | 'tolerance'])[] = [
  [new RegExp(`^不低于 ${N}${U}$`, 'u'), '>='],
  [new RegExp(`^不高于 ${N}${U}$`, 'u'), '<='],
  [new RegExp(`^等于 ${N}${U}$`, 'u'), '='],
  [new RegExp(`^介于 ${N} 与 ${N}${U}$`, 'u'), 'between'],
  [new RegExp(`^${N} ± ${N}${U}$`, 'u'), 'tolerance'],
];

const STANDARD_NAME = /^(?<issuer>.+) (?<number>[^ :-]+)(?:-(?<part>[^:]+))?(?::(?<edition>\d{4}))?$/u;

function standardIn(name: string): Standard | null {
  const found = STANDARD_NAME.exec(name)?.groups;
  if (!found) return null;
  return {
    issuer: found['issuer'] ?? '',
    number: found['number'] ?? '',
    part: found['part'] ?? null,
    edition: found['edition'] ?? null,
  };
}

type Amount = Pick<Statement, 'relation' | 'values' | 'unit' | 'nominal'>;

function amountIn(text: string): Amount | null {
  const list = /^为 (\d[\d. 或]*\d|\d)(?: (.+))?$/u.exec(text);
  const code = (unit: string | undefined): string => (unit === undefined ? '1' : (CODES.get(unit) ?? unit));
  if (list) return { relation: 'in', values: (list[1] ?? '').split(' 或 ').map(Number), unit: code(list[2]), nominal: null };
  for (const [form, relation] of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const [, a = '', b = '', c] = found;
    if (relation === 'between') return { relation, values: [Number(a), Number(b)], unit: code(c), nominal: null };
    if (relation === 'tolerance') {
      const [middle, half] = [Number(a), Number(b)];
      return { relation: 'between', values: [tidy(middle - half), tidy(middle + half)], unit: code(c), nominal: middle };
    }
    return { relation, values: [Number(a)], unit: code(found[2]), nominal: null };
  }
  return null;
}

/** A sentence that `render` wrote is short: a characteristic, an amount and its standards. */
const LONGEST = 500;

/** Reads a Chinese sentence that `render` wrote; null where it is another one. */
export function readChinese(sentence: string): Statement | null {
  if (sentence.length > LONGEST) return null;
  const [rest = '', tools = ''] = sentence.replace(/ 测量$/u, '').split(',用 ');
  const [main = '', by = ''] = rest.split(',按 ');
  const found = /^(「[^」]+」|[^ ]+(?: Ra)?) (.+)$/u.exec(main);
  const amount = found ? amountIn(found[2] ?? '') : null;
  if (!found || !amount) return null;
  const words = found[1] ?? '';
  const characteristic = words.startsWith('「') ? words.slice(1, -1) : ENGLISH.get(words);
  if (characteristic === undefined) return null;
  const standards = by === '' ? [] : by.split('、').flatMap((name) => standardIn(name) ?? []);
  const instruments = tools === '' ? [] : tools.split('、').map((name) => TOOLS.get(name) ?? name.replace(/^「|」$/gu, ''));
  return { characteristic, ...amount, standards, instruments };
}

/** The English of a Chinese sentence that `render` wrote; null where it is another text. */
export function englishOf(sentence: string): string | null {
  const statement = readChinese(sentence.trim());
  return statement && render(statement, 'en');
}
