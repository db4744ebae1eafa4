/** Checks requests against their schemas and says, field by field, what is wrong. */
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Lang, Sentence } from './language.ts';
import { ONE_LINE, VISIBLE } from '../kernel/text.ts';
import { pointerToken } from './text.ts';

/** Where a field stood: the body, the query string or the path. */
export type Part = 'body' | 'query' | 'path' | 'header';

/** One wrong field: a JSON Pointer into its part, a stable reason, and the bound or choices that were broken. */
export type FieldError = { readonly in: Part; readonly pointer: string; readonly reason: string; readonly expected?: string };

/** What a schema library reports; the common part of TypeBox's and Fastify's types. */
export type Violation = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: object;
};

type Fields = { readonly [key: string]: unknown };
type Node = { readonly type?: unknown; readonly items?: Node; readonly properties?: { readonly [key: string]: Node } };

/** A query or path value in the type its schema asks for; what does not look like it stays text and fails the check. */
function coerce(schema: Node, value: unknown): unknown {
  if (schema.type === 'array') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((item) => coerce(schema.items ?? {}, item));
  }
  if (typeof value !== 'string') return value;
  if (schema.type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (schema.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** The values of a query string or path, which are all text, in their schema's types. */
export function fromText(schema: TSchema, values: unknown): unknown {
  const fields = (schema as Node).properties ?? {};
  const entries = Object.entries((values ?? {}) as Fields);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, coerce(Object.hasOwn(fields, key) ? (fields[key] ?? {}) : {}, value)]),
  );
}

/** Fastify's validator: TypeBox's compiled check; only query, path and headers are converted, a JSON body means what it says. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (value: unknown) => {
    const read = httpPart === 'body' ? value : fromText(schema, value);
    return validator.Check(read) ? { value: read } : { error: withExamples(schema, validator.Errors(read)) };
  };
};

/** The violations of a value, for shapes that are checked outside Fastify (the fields of an upload). */
export function violationsOf(schema: TSchema, value: unknown): readonly Violation[] {
  const validator = Compile(schema);
  return validator.Check(value) ? [] : withExamples(schema, validator.Errors(value));
}

/** A form is best told by something that has it: the first example of the field that was broken. */
function withExamples<V extends Violation>(schema: TSchema, violations: readonly V[]): V[] {
  return violations.map((violation) => {
    if (violation.keyword !== 'pattern') return violation;
    const tokens = violation.schemaPath.split('/').slice(1);
    const at = tokens.reduce<unknown>((node, token) => (node as Fields | undefined)?.[token], schema);
    const example: unknown = (at as { readonly examples?: readonly unknown[] } | undefined)?.examples?.[0];
    return { ...violation, params: { ...violation.params, example } };
  });
}

const REASONS: { readonly [keyword: string]: string } = {
  type: 'type',
  const: 'choice',
  enum: 'choice',
  anyOf: 'form',
  oneOf: 'form',
  maxLength: 'too_long',
  minLength: 'too_short',
  maximum: 'too_large',
  exclusiveMaximum: 'too_large',
  minimum: 'too_small',
  exclusiveMinimum: 'too_small',
  maxItems: 'too_many',
  minItems: 'too_few',
  maxProperties: 'too_many',
  minProperties: 'too_few',
  uniqueItems: 'repeated',
  format: 'format',
  pattern: 'format',
  multipleOf: 'step',
};

/** Patterns that have a sentence of their own; of any other only the form is told. */
const PATTERNS: { readonly [pattern: string]: string } = { [VISIBLE]: 'blank', [ONE_LINE]: 'one_line' };

const reasonOf = ({ keyword, params }: Violation): string =>
  (keyword === 'pattern' && PATTERNS[String((params as Fields).pattern)]) || (REASONS[keyword] ?? 'invalid');

function expectedOf(params: Fields): string | undefined {
  const first =
    params.limit ??
    params.allowedValues ??
    params.allowedValue ??
    params.type ??
    params.format ??
    params.multipleOf ??
    params.example;
  if (first === undefined) return undefined;
  return (Array.isArray(first) ? first : [first]).map(String).join(', ');
}

function errorsOf(violation: Violation, part: Part): readonly FieldError[] {
  const params = violation.params as Fields;
  const at = violation.instancePath;
  const each = (names: unknown, reason: string): readonly FieldError[] =>
    (Array.isArray(names) ? names : []).map((name) => ({ in: part, pointer: `${at}/${pointerToken(String(name))}`, reason }));
  if (violation.keyword === 'required') return each(params.requiredProperties, 'required');
  if (violation.keyword === 'additionalProperties') return each(params.additionalProperties, 'unknown');
  if (violation.keyword === 'unevaluatedProperties') return each(params.unevaluatedProperties, 'unknown');
  // TypeBox reports an unknown field twice: as "schema is false" on the field, and by name on the object, which comes last and is
  // cut off after eight others.
  if (violation.keyword === 'boolean') return [{ in: part, pointer: at, reason: 'unknown' }];
  const expected = expectedOf(params);
  const error = { in: part, pointer: at, reason: reasonOf(violation) };
  return [expected === undefined ? error : { ...error, expected }];
}

/** Joins the choices or types of one field into one error, and drops "none of the allowed forms" where another error says why. */
function condense(errors: readonly FieldError[]): readonly FieldError[] {
  const joined = new Map<string, readonly string[]>();
  const keyOf = (e: FieldError): string => `${e.reason} ${e.pointer}`;
  for (const e of errors)
    joined.set(keyOf(e), [...(joined.get(keyOf(e)) ?? []), ...(e.expected === undefined ? [] : [e.expected])]);
  const first = new Map(errors.map((e) => [keyOf(e), e] as const).reverse());
  const explained = (one: FieldError): boolean => {
    // Where something must be null or within bounds, it is the bounds that were meant.
    if (one.reason === 'type' && one.expected === 'null')
      return errors.some((e) => e.pointer === one.pointer && !['form', 'type'].includes(e.reason));
    // An empty text is too short; that it cannot be seen either helps nobody.
    if (one.reason === 'blank' || one.reason === 'one_line') return first.has(keyOf({ ...one, reason: 'too_short' }));
    const inside = (e: FieldError): boolean => e.pointer === one.pointer || e.pointer.startsWith(`${one.pointer}/`);
    return one.reason === 'form' && errors.some((e) => e.reason !== 'form' && inside(e));
  };
  return [...new Set(errors.map(keyOf))].flatMap((key) => {
    const error = first.get(key);
    if (!error || explained(error)) return [];
    const expected = [...new Set(joined.get(key))].join(', ');
    return [expected === '' ? error : { ...error, expected }];
  });
}

/** What a person is told: at most some dozen fields, each once. */
export function fieldErrors(violations: readonly Violation[], part: Part): readonly FieldError[] {
  return condense(violations.flatMap((violation) => errorsOf(violation, part)));
}

const MESSAGES: { readonly [reason: string]: Sentence } = {
  required: { en: 'This field is required.', zh: '此字段为必填项。' },
  unknown: { en: 'There is no such field.', zh: '没有这个字段。' },
  type: { en: 'This must be of type {expected}.', zh: '类型必须是 {expected}。' },
  choice: { en: 'This must be one of: {expected}.', zh: '只能是以下之一:{expected}。' },
  form: { en: 'This has none of the allowed forms.', zh: '不符合任何允许的形式。' },
  too_long: { en: 'At most {expected} characters.', zh: '最多 {expected} 个字符。' },
  too_short: { en: 'At least {expected} characters.', zh: '至少 {expected} 个字符。' },
  too_large: { en: 'At most {expected}.', zh: '不得大于 {expected}。' },
  too_small: { en: 'At least {expected}.', zh: '不得小于 {expected}。' },
  too_many: { en: 'Number of entries: at most {expected}.', zh: '最多 {expected} 项。' },
  too_few: { en: 'Number of entries: at least {expected}.', zh: '至少 {expected} 项。' },
  repeated: { en: 'Each entry may stand here once only.', zh: '各项不得重复。' },
  format: { en: 'This is not in the required format.', zh: '格式不符合要求。' },
  format_like: { en: 'This is not in the required format, such as {expected}.', zh: '格式不符合要求,例如 {expected}。' },
  blank: { en: 'Write something that can be seen.', zh: '请填写可见的文字。' },
  one_line: {
    en: 'Write this on one line, without marks for control or direction.',
    zh: '请写在一行内,不得含控制符或文字方向符。',
  },
  step: { en: 'This must be a multiple of {expected}.', zh: '必须是 {expected} 的整数倍。' },
  text: { en: 'The text holds NUL or a broken character.', zh: '文本含有空字符(NUL)或残缺字符。' },
  depth: { en: 'This is nested too deeply.', zh: '嵌套层次过深。' },
  number: { en: 'This number is beyond the range of numbers.', zh: '数值超出范围。' },
  invalid: { en: 'This is not valid.', zh: '内容无效。' },
};

/** One sentence about a wrong field. */
export function fieldMessage(error: FieldError, lang: Lang): string {
  const sentence =
    (error.reason === 'format' && error.expected ? MESSAGES.format_like : MESSAGES[error.reason]) ?? MESSAGES.invalid;
  return (sentence?.[lang] ?? '').replace('{expected}', error.expected ?? '');
}
