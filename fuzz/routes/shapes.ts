/** Values out of a schema: right ones, and such as stand on its bounds. */
import type { Random } from '../../sim/random.ts';
import { SAMPLES, TEXTS } from './values.data.ts';

export type Shape = {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly unknown[];
};

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

/** Which samples a pattern takes; patterns are few and asked for often. */
const fitting = new Map<string, readonly string[]>();

function samplesFor(pattern: string): readonly string[] {
  const known = fitting.get(pattern);
  if (known) return known;
  const test = new RegExp(pattern, 'u');
  const found = [...SAMPLES, ...TEXTS].filter((text) => text.isWellFormed() && test.test(text));
  fitting.set(pattern, found);
  return found;
}

function textOf(shape: Shape, random: Random): string {
  const { minLength = 0, maxLength = 200 } = shape;
  const examples = (shape.examples ?? []).filter((one) => typeof one === 'string');
  if (examples.length > 0 && random.chance(0.6)) return random.pick(examples);
  const texts = shape.pattern === undefined ? [...SAMPLES, ...TEXTS] : samplesFor(shape.pattern);
  const fits = texts.filter((text) => text.length >= minLength && text.length <= maxLength);
  if (shape.pattern === undefined && random.chance(0.05)) return 'x'.repeat(maxLength);
  return fits.length > 0 ? random.pick(fits) : 'sample';
}

function numberOf({ minimum = 0, maximum = 1_000, type }: Shape, random: Random): number {
  const near = [minimum, maximum, Math.min(maximum, minimum + 1), random.int(minimum, Math.min(maximum, minimum + 1_000))];
  const whole = random.pick(near);
  return type === 'number' && random.chance(0.3) ? Math.min(maximum, whole + 0.5) : whole;
}

function listOf(shape: Shape, random: Random, depth: number): readonly unknown[] {
  const { minItems = 0, maxItems = 3, items = {} } = shape;
  const many = random.chance(0.02) ? Math.min(maxItems, 200) : random.int(minItems, Math.min(maxItems, minItems + 2));
  return Array.from({ length: many }, () => sampleOf(items, random, depth + 1));
}

function objectOf(shape: Shape, random: Random, depth: number): Readonly<Record<string, unknown>> {
  const share = random.pick([0.2, 0.5, 1]);
  const entries = Object.entries(shape.properties ?? {})
    .filter(([key]) => shape.required?.includes(key) || random.chance(share))
    .map(([key, inner]) => [key, sampleOf(inner, random, depth + 1)] as const);
  const open = shape.additionalProperties ?? Object.values(shape.patternProperties ?? {})[0];
  const more = isShape(open)
    ? Array.from({ length: random.int(0, 2) }, () => [random.pick(SAMPLES), sampleOf(open, random, depth + 1)] as const)
    : [];
  return Object.fromEntries([...entries, ...more]);
}

/** A value that the schema takes, or nearly: a pattern may want what no sample has. */
export function sampleOf(shape: Shape, random: Random, depth = 0): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return random.pick(shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return sampleOf(random.pick(choices), random, depth);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => sampleOf(part, random, depth)));
  switch (shape.type) {
    case 'object':
      return objectOf(shape, random, depth);
    case 'array':
      return listOf(shape, random, depth);
    case 'integer':
    case 'number':
      return numberOf(shape, random);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return textOf(shape, random);
  }
}
