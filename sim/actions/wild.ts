/** Values that nobody sends on purpose. */
import type { Json } from '../../src/kernel/result.ts';
import type { Random } from '../random.ts';

const NASTY: readonly Json[] = [
  -1,
  0,
  1.5,
  1e15,
  2 ** 53,
  -(2 ** 53),
  '',
  ' ',
  'x'.repeat(5_000),
  '\u0000',
  '💥',
  null,
  true,
  [],
  {},
  '2026-02-30',
  '2025-01-01',
  '2199-12-31',
  '-5 pcs',
  '999999999 pcs',
  '0 pcs',
  'USD',
  'XXX',
  '__proto__',
];

/** The value with one of its leaves, drawn at any depth, replaced by something nasty; or with a field too many. */
export function wild(random: Random, value: Json): Json {
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return random.pick(NASTY);
    const at = random.int(0, value.length - 1);
    return (value as readonly Json[]).map((item, index) => (index === at ? wild(random, item) : item));
  }
  if (typeof value !== 'object' || value === null) return random.pick(NASTY);
  const keys = Object.keys(value);
  if (keys.length === 0 || random.chance(0.1)) return { ...value, surplus: 1 };
  const key = random.pick(keys);
  return { ...value, [key]: wild(random, (value as { readonly [key: string]: Json })[key] ?? null) };
}
