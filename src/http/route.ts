/** A route as a value: method, path, access rule, shapes and handler, typed from its own schemas. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { assert } from '../kernel/assert.ts';
import type { JsonObject, Refused } from '../kernel/result.ts';
import type { Person, Principal, SignedIn } from '../parties/types.ts';
import { type AccessRule, assertAccess } from './access.ts';
import type { IfMatch } from './etag.ts';
import type { Lang } from './language.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What a route reads as body. `json`: JSON by its schema (none declared: an empty object). `upload`: multipart, read by
 * readUpload. `statement`: multipart or an XML document as the body, read by readUpload. `opaque`: JSON of any shape, for
 * the sign-in library, which checks its own.
 */
export type Accepts = 'json' | 'upload' | 'statement' | 'opaque' | 'signed';

type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
type StaticOf<S extends TSchema | undefined, None> = S extends TSchema ? Static<S> : None;

export type AnswerExtras = {
  /** Strong entity tag, already quoted: etagOf(version). */
  readonly etag?: string;
  /** The stored answer of an earlier request with this idempotency key. */
  readonly replayed?: boolean;
  readonly headers?: Readonly<Record<string, string | string[]>>;
};

/** What a handler answers; `null` bodies are sent empty. */
export type Answer<S extends number = number, B = unknown> = {
  readonly status: S;
  readonly body: B;
  readonly extras: AnswerExtras;
};

export type Responses = { readonly [status: number]: TSchema };
type AnswerOf<R extends Responses> = { [S in keyof R & number]: Answer<S, DeepReadonly<Static<R[S]>>> }[keyof R & number];

/** An answer with its status; the status and body must be ones that the route declares. */
export const answer = <const S extends number, const B>(status: S, body: B, extras: AnswerExtras = {}): Answer<S, B> => ({
  status,
  body,
  extras,
});

/** What a commit told: done with an answer, perhaps a replayed one, or refused. Structural, so that http needs no db. */
export type CommitOutcome =
  | { readonly kind: 'done'; readonly status: number; readonly answer: unknown; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refused };

/** The answer of a commit: its status and body as they are stored under the idempotency key. */
export function committed(outcome: CommitOutcome, extras: AnswerExtras = {}): Committed | Refused {
  if (outcome.kind === 'refused') return outcome.refusal;
  return { status: outcome.status, body: outcome.answer, extras: { ...extras, replayed: outcome.replayed }, committed: true };
}
/** An answer whose body was typed where it was decided; its shape is held by the response schema at run time. */
export type Committed = Answer & { readonly committed: true };

/** Whose idempotency key, which one, and the fingerprint of what was asked with it: the form that db/commit takes. */
export type Idempotency = { readonly companyId: string; readonly key: string; readonly inputHash: string };

/** What a handler is given. */
export type Call<P, Q, B, A extends AccessRule = AccessRule> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly principal: A extends { readonly public: true } ? Principal : A extends { readonly visitors: true } ? SignedIn : Person;
  /** A Fault on routes without an idempotency key, and on uploads before readUpload. */
  readonly idempotency: Idempotency;
  /** Versions the caller will accept; null where the header is absent and optional. */
  readonly ifMatch: IfMatch | null;
  readonly lang: Lang;
  readonly request: FastifyRequest;
  /** For what is no JSON (streams, the sign-in library): send it and return it. */
  readonly reply: FastifyReply;
};

/** What a route says about itself beside shapes and handler. */
export type RouteFacts = {
  readonly method: Method | readonly Method[];
  /** Path with `:params`; ids are the parameters. */
  readonly url: string;
  readonly access: AccessRule;
  /** One line for the reference. */
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  /** false: computes and writes nothing, so needs no Idempotency-Key. */
  readonly idempotent?: false;
  readonly accepts?: Accepts;
  readonly ifMatch?: 'required' | 'optional';
  /** Sign-in routes get the strict rate; files of the pages, which come from memory, are not counted: one page may need a hundred. */
  readonly rate?: 'sign_in' | 'free';
  /** Largest body in bytes; default LIMITS.jsonBody. Uploads have their own limits. */
  readonly bodyLimit?: number;
  /** Not in the published reference (the sign-in library describes itself). */
  readonly hidden?: true;
};

type Shapes = {
  readonly params?: TSchema | undefined;
  readonly query?: TSchema | undefined;
  readonly body?: TSchema | undefined;
  readonly responses: Responses;
};

/** A route whose shapes are forgotten by the type system; they are still enforced. */
export type Route = RouteFacts &
  Shapes & { readonly handler: (call: Call<never, never, never>) => Promise<Answer | Refused | FastifyReply> };

type RouteSpec<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends TSchema | undefined,
  R extends Responses,
  A extends AccessRule,
> = RouteFacts & {
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly responses: R;
  readonly handler: (
    call: Call<StaticOf<P, JsonObject>, StaticOf<Q, JsonObject>, StaticOf<B, unknown>, A>,
  ) => Promise<AnswerOf<R> | Committed | Refused | FastifyReply>;
};

/** Declares a route. A Fault when the rule is missing or does not fit, or when path and params disagree. */
export function route<
  R extends Responses,
  const A extends AccessRule,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(spec: RouteSpec<P, Q, B, R, A>): Route {
  const where = `${String(spec.method)} ${spec.url}`;
  assertAccess(spec.access, String(spec.method), spec.url);
  const inPath = [...spec.url.matchAll(/:(\w+)/g)].map((m) => m[1]).sort();
  const declared = Object.keys((spec.params as { readonly properties?: object } | undefined)?.properties ?? {}).sort();
  assert(inPath.join() === declared.join(), `${where}: the path's parameters and the params schema differ`);
  // The handler is only ever called with values that passed this route's own schemas (app.ts).
  return spec as unknown as Route;
}

/** The methods of a route as a list. */
export const methodsOf = (facts: RouteFacts): readonly Method[] =>
  typeof facts.method === 'string' ? [facts.method] : facts.method;

/** Whether the route writes: such a route wants an Idempotency-Key unless it says otherwise. */
export const writes = (facts: RouteFacts): boolean => methodsOf(facts).some((method) => method !== 'GET');

/** Whether a request to the route must carry an Idempotency-Key: every write below /v1 that does not opt out. */
export const needsKey = (facts: RouteFacts): boolean =>
  writes(facts) &&
  facts.url.startsWith('/v1/') &&
  facts.idempotent !== false &&
  facts.accepts !== 'opaque' &&
  facts.accepts !== 'signed';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent on routes of plugins, which are only the public documents of app.ts. */
    readonly facts?: RouteFacts;
  }
  interface FastifyRequest {
    principal: Principal;
    /** Null without a key, and on uploads until their bytes were read and hashed. */
    idempotency: { readonly key: string; readonly inputHash: string } | null;
    /** The checked key, before the input was hashed. */
    idempotencyKey: string | null;
    ifMatch: IfMatch | null;
  }
}
