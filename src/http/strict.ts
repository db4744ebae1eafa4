/** Makes request schemas strict when a route is registered: closed objects, and nothing without an upper bound. */
import type { TSchema } from 'typebox';
import { Fault } from '../kernel/assert.ts';

type Node = { readonly [key: string]: unknown };

/** Formats whose pattern bounds the text by itself. */
const BOUNDED_FORMATS = new Set(['date', 'uuid', 'ipv4', 'ipv6']);
const ONE = ['items', 'additionalProperties', 'contains'] as const;
const MANY = ['anyOf', 'oneOf', 'prefixItems'] as const;
const NAMED = ['properties', 'patternProperties', '$defs'] as const;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy that keeps TypeBox's hidden markers, with some members replaced. */
function copyWith(node: Node, changes: Node): Node {
  const copy = Object.create(Object.getPrototypeOf(node), Object.getOwnPropertyDescriptors(node)) as Record<string, unknown>;
  return Object.assign(copy, changes);
}

function assertBounded(node: Node, where: string): void {
  const lacks = (what: string): never => {
    throw new Fault(`${where}: ${what}; what anyone may send has an upper bound (kernel/limits.ts)`);
  };
  if ('const' in node || 'enum' in node) return;
  if (node.type === 'string' && !('maxLength' in node) && !BOUNDED_FORMATS.has(String(node.format)))
    lacks('text without maxLength');
  if ((node.type === 'integer' || node.type === 'number') && !('maximum' in node && 'minimum' in node)) {
    lacks('number without minimum and maximum');
  }
  if (node.type === 'array' && !('maxItems' in node)) lacks('list without maxItems');
  const open = 'patternProperties' in node || isNode(node.additionalProperties);
  if (node.type === 'object' && open && !('maxProperties' in node)) lacks('map without maxProperties');
  const says = ['type', 'anyOf', 'oneOf', 'allOf', '$ref', 'not'].some((key) => key in node);
  if (!says) lacks('a schema that accepts anything');
}

/**
 * The schema with every object closed to unknown fields. A Fault names the place of a text, number, list or map without
 * bounds. `open` leaves this level open: a branch of an intersection is closed by the whole.
 */
export function strict(schema: TSchema, where: string, open = false): TSchema {
  const node = schema as Node;
  assertBounded(node, where);
  const changes: Record<string, unknown> = {};
  for (const key of NAMED) {
    const named = node[key];
    if (!isNode(named)) continue;
    const entries = Object.entries(named).map(([name, inner]) => [name, strict(inner as TSchema, `${where}/${name}`)]);
    changes[key] = Object.fromEntries(entries);
  }
  for (const key of ONE) if (isNode(node[key])) changes[key] = strict(node[key] as TSchema, `${where}/${key}`);
  for (const key of MANY) {
    if (Array.isArray(node[key])) changes[key] = node[key].map((inner: TSchema, i) => strict(inner, `${where}/${key}/${i}`));
  }
  if (Array.isArray(node.allOf)) {
    changes.allOf = node.allOf.map((inner: TSchema, i) => strict(inner, `${where}/allOf/${i}`, true));
    if (!open) changes.unevaluatedProperties = false;
  } else if (node.type === 'object' && !open && !isNode(node.additionalProperties)) {
    changes.additionalProperties = false;
  }
  return copyWith(node, changes) as TSchema;
}
