/** The shapes that all slices share on the wire, each with its bounds from kernel/limits.ts. */
import Type, { type TSchema } from 'typebox';
import { LIMITS } from '../kernel/limits.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { CODE, ONE_LINE, VISIBLE } from '../kernel/text.ts';

/** Free text of 1 to `max` characters, at least one of them visible. */
export const text = (max: number = LIMITS.text, description?: string) =>
  Type.String({ minLength: 1, maxLength: max, pattern: VISIBLE, ...(description ? { description } : {}) });
/** What something is called: visible, on one line. */
export const name = (description?: string) =>
  Type.String({ minLength: 1, maxLength: LIMITS.name, pattern: ONE_LINE, ...(description ? { description } : {}) });
/** An id that a person chose: of a clause, a line, an instalment. */
export const code = (description?: string) =>
  Type.String({
    minLength: 1,
    maxLength: LIMITS.code,
    pattern: CODE,
    examples: ['power'],
    ...(description ? { description } : {}),
  });

export const companyId = () => Type.String({ maxLength: 10, pattern: '^[0-9a-hjkmnp-tv-z]{10}$', examples: ['7h2k9mq4xz'] });
export const orderId = () =>
  Type.String({ maxLength: 21, pattern: '^[0-9a-hjkmnp-tv-z]{10}-[0-9a-hjkmnp-tv-z]{10}$', examples: ['7h2k9mq4xz-3rt8wy5n0c'] });
/** Any other id that the platform made. */
export const id = () => Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9][A-Za-z0-9_.:-]*$' });

/** `2026-03-02`. Whether the day exists and lies in range is said by kernel/dates. */
export const plainDate = (description?: string) =>
  Type.String({
    maxLength: 10,
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    examples: ['2026-03-02'],
    ...(description ? { description } : {}),
  });
/** `2026-03-02T09:00:00+08:00`: an instant with its offset. */
export const instant = (description?: string) =>
  Type.String({ maxLength: 40, examples: ['2026-03-02T09:00:00+08:00'], ...(description ? { description } : {}) });

export const currency = () => Type.String({ maxLength: 3, pattern: '^[A-Z]{3}$', description: 'ISO 4217', examples: ['USD'] });
export const country = () =>
  Type.String({ maxLength: 2, pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', examples: ['CN'] });
export const zone = () =>
  Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone', examples: ['Asia/Shanghai'] });

/** An integer between bounds, both included. */
export const integer = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, ...(description ? { description } : {}) });
/** An amount in minor units, 0 or more. */
export const minor = (description = 'Minor units: 1234 is 12.34 USD') => integer(0, MAX_MINOR, description);
export const money = () => Type.Object({ amountMinor: minor(), currency: currency() }, { additionalProperties: false });

/** A list of at most `maxItems`. */
export const list = <T extends TSchema>(item: T, maxItems: number) => Type.Array(item, { maxItems });
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of some words. */
export const oneOf = <const W extends string[]>(words: readonly [...W], description?: string) =>
  Type.Enum([...words] as [...W], description ? { description } : {});

/** A remark on a command that succeeded. */
export const warning = () =>
  Type.Object({ code: Type.String(), data: Type.Optional(Type.Record(Type.String(), Type.Unknown())) });
/** The body of an answer without one (204). */
export const nothing = () => Type.Null();
/** A file as the body of an answer. */
export const binary = () => Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });
