/** What a hostile client does to a JSON body: pieces replaced, left out, doubled, added; or the whole text broken. */
import type { Random } from '../../sim/random.ts';
import { BROKEN, KEYS, NUMBERS, TEXTS } from './values.data.ts';

/** A value that is written as it stands, without being JSON's own. */
class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Fields as a list, because JSON may name one twice and name one `__proto__`. */
class Fields {
  readonly list: readonly (readonly [string, unknown])[];
  constructor(list: readonly (readonly [string, unknown])[]) {
    this.list = list;
  }
}

const open = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(open)
    : typeof value === 'object' && value !== null
      ? new Fields(Object.entries(value).map(([key, inner]) => [key, open(inner)]))
      : value;

function write(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Fields) return `{${value.list.map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  return JSON.stringify(value ?? null);
}

const nested = (depth: number, list: boolean): string =>
  list ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Anything at all, as it stands in a JSON text. */
function anything(random: Random): Raw {
  const text = random.weighted([
    { weight: 5, make: () => JSON.stringify(random.pick(TEXTS)) },
    { weight: 3, make: () => random.pick(NUMBERS) },
    { weight: 2, make: () => random.pick(['null', 'true', 'false', '{}', '[]', '[[]]', '[null]', '{"":null}']) },
    {
      weight: 1,
      make: () =>
        JSON.stringify(
          random
            .pick(TEXTS)
            .repeat(random.pick([50, 500, 5_000]))
            .slice(0, 100_000),
        ),
    },
    { weight: 1, make: () => `{${JSON.stringify(random.pick(KEYS))}:{"admin":true}}` },
    { weight: 1, make: () => nested(random.pick([60, 70, 1_000, 5_000]), random.chance(0.5)) },
    { weight: 1, make: () => `[${Array.from({ length: random.pick([5, 300, 10_000]) }, () => '0').join(',')}]` },
    { weight: 0.5, make: () => random.pick(BROKEN) },
  ]);
  return new Raw(text.make());
}

/** Something near to what stood there. */
function near(value: unknown, random: Random): unknown {
  if (typeof value === 'number')
    return random.pick([
      value + 1,
      value - 1,
      -value,
      value * 10,
      value / 10,
      value + 0.5,
      String(value),
      new Raw(`${value}e0`),
      new Raw(`${value}.0`),
    ]);
  if (typeof value === 'boolean') return random.pick<unknown>([!value, String(value), Number(value)]);
  if (typeof value !== 'string') return anything(random);
  const at = random.int(0, value.length);
  return random.pick([
    value.slice(0, at) + random.pick(TEXTS) + value.slice(at),
    value.slice(0, at),
    value.normalize('NFD'),
    value.toUpperCase(),
    ` ${value} `,
    value.repeat(random.pick([2, 50, 500])).slice(0, 50_000),
    [...value].reverse().join(''),
    random.pick(TEXTS),
  ]);
}

type Twist = (value: unknown, random: Random) => unknown;

/** What may be done to any one place. */
const TWISTS: readonly { readonly weight: number; readonly twist: Twist }[] = [
  { weight: 4, twist: (_, random) => anything(random) },
  { weight: 4, twist: near },
  { weight: 1, twist: (value) => [value] },
  { weight: 1, twist: (value, random) => new Fields([[random.pick(KEYS), value]]) },
  {
    weight: 3,
    twist: (value, random) => {
      const key = random.pick(KEYS);
      return value instanceof Fields ? new Fields([...value.list, [key, anything(random)]]) : anything(random);
    },
  },
  {
    weight: 2,
    twist: (value, random) =>
      value instanceof Fields && value.list.length > 0
        ? new Fields(value.list.toSpliced(random.int(0, value.list.length - 1), 1))
        : near(value, random),
  },
  {
    weight: 1,
    twist: (value, random) => {
      if (Array.isArray(value)) return Array.from({ length: random.pick([2, 20, 300]) }, () => value).flat();
      return value instanceof Fields && value.list.length > 0
        ? new Fields([...value.list, random.pick(value.list)])
        : near(value, random);
    },
  },
  {
    weight: 1,
    twist: (value, random) => {
      if (Array.isArray(value)) return random.shuffle(value).slice(0, random.int(0, value.length));
      const list = value instanceof Fields ? value.list : [];
      const values = random.shuffle(list.map(([, inner]) => inner));
      return list.length > 1 ? new Fields(list.map(([key], i) => [key, values[i]])) : near(value, random);
    },
  },
];

/** Does something to one place, found by walking down as long as chance will. */
function twistOnce(value: unknown, random: Random, first = true): unknown {
  const inner = Array.isArray(value) ? value.length : value instanceof Fields ? value.list.length : 0;
  if (inner > 0 && random.chance(first ? 0.85 : 0.6)) {
    const at = random.int(0, inner - 1);
    if (Array.isArray(value)) return value.with(at, twistOnce(value[at], random, false));
    const { list } = value as Fields;
    return new Fields(list.map((pair, i) => (i === at ? [pair[0], twistOnce(pair[1], random, false)] : pair)));
  }
  return random.weighted(TWISTS).twist(value, random);
}

/** A JSON text with so many places twisted. */
export function twisted(body: unknown, times: number, random: Random): string {
  let value = open(body);
  for (let i = 0; i < times; i += 1) value = twistOnce(value, random);
  return write(value);
}

const LARGE = 10 * 1024 * 1024;

/** A whole body that is wrong before its fields are. */
export function brokenBody(text: string, random: Random): string | Buffer {
  return random
    .weighted<{ weight: number; make: () => string | Buffer }>([
      { weight: 3, make: () => text.slice(0, random.int(0, Math.max(0, text.length - 1))) },
      { weight: 2, make: () => text + random.pick(['{}', ',', '\u0000', '\ufeff', ']', '//', '\n\n{}']) },
      { weight: 2, make: () => random.pick(['\ufeff', ' ', '\u0000', '\u200b', ")]}',\n"]) + text },
      { weight: 1, make: () => Buffer.from(text, 'utf16le') },
      {
        weight: 2,
        make: () => Buffer.from(text).map((byte) => (random.chance(0.02) ? byte ^ (1 << random.int(0, 7)) : byte)) as Buffer,
      },
      { weight: 1, make: () => Buffer.from(random.bytes(random.int(1, 400))) },
      { weight: 1, make: () => random.pick(['', 'null', '[]', '""', '0', 'true', '{', '[', '"', '{}{}', ...BROKEN]) },
      { weight: 1, make: () => nested(random.pick([100, 10_000, 100_000]), random.chance(0.5)) },
      { weight: 0.2, make: () => `{"a":"${'x'.repeat(LARGE)}"}` },
      { weight: 0.2, make: () => `[${'1,'.repeat(LARGE / 2)}1]` },
      { weight: 0.2, make: () => ' '.repeat(LARGE) + text },
      { weight: 0.5, make: () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":0`).join(',')}}` },
    ])
    .make();
}
