/** Refusals as values: what a decision says when it will not do what was asked. */

/** Plain JSON, the only shape that events, answers and refusal data may take. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export type Ok<T> = { readonly ok: true; readonly value: T };

/** A refusal: a code from a slice's closed union, and the data that explains it to the person. */
export type Refused<C extends string = string> = { readonly ok: false; readonly code: C; readonly data: JsonObject };

export type Result<T, C extends string = string> = Ok<T> | Refused<C>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = <C extends string>(code: C, data: JsonObject = {}): Refused<C> => ({ ok: false, code, data });
