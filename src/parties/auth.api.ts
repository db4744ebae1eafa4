/** Mounts sign-in at /api/auth: the addresses we use and no others, handed to better-auth as web requests. */
import type { FastifyRequest } from 'fastify';
import { addMillis } from '../kernel/dates.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import { type Identification, STEP_UP_MS, tokenOf } from './auth.principal.ts';
import { committed, type Method, route, type Route } from '../http/route.ts';
import { type Auth, CLIENT_HEADER } from './auth.ts';
import { TokenPath } from './schema.ts';

/** A list of what is open, so that a newer better-auth opens nothing by itself. Companies and keys go through /v1. */
const OPEN: readonly (readonly [Method, string])[] = [
  ['POST', '/sign-up/email'],
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['GET', '/list-sessions'],
  ['POST', '/revoke-session'],
  ['POST', '/revoke-sessions'],
  ['POST', '/revoke-other-sessions'],
  ['POST', '/change-password'],
  ['POST', '/update-user'],
  ['POST', '/request-password-reset'],
  ['GET', '/reset-password/:token'],
  ['POST', '/reset-password'],
  ['POST', '/send-verification-email'],
  ['GET', '/verify-email'],
  ['POST', '/organization/set-active'],
  ['POST', '/two-factor/enable'],
  ['POST', '/two-factor/disable'],
  ['POST', '/two-factor/get-totp-uri'],
  ['POST', '/two-factor/verify-totp'],
  ['POST', '/two-factor/verify-backup-code'],
  ['POST', '/two-factor/generate-backup-codes'],
  ['GET', '/passkey/generate-register-options'],
  ['POST', '/passkey/verify-registration'],
  ['GET', '/passkey/generate-authenticate-options'],
  ['POST', '/passkey/verify-authentication'],
  ['GET', '/passkey/list-user-passkeys'],
  ['POST', '/passkey/delete-passkey'],
];

/** Who adds or removes a way to sign in has signed in just now: a screen left open must not become a key for ever. */
const FRESH: ReadonlySet<string> = new Set([
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/delete-passkey',
]);

/** Nothing in sign-in is longer than a name, an address and a password. */
const BODY_BYTES = 16 * 1024;

/** Headers that better-auth reads. The host is ours by configuration, and nobody tells us their own address. */
const PASSED = ['authorization', 'cookie', 'origin', 'referer', 'user-agent', 'accept', 'accept-language'];

/**
 * By these better-auth tells a browser, which must then show its origin. Every browser sends the site with the others;
 * a program's fetch may send the mode alone, and has no origin to show.
 */
const BROWSER = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

/** The engine with its tables, the time that sessions are judged by, and where browsers reach it. */
type AuthAt = Identification & { readonly baseUrl: string };

/** The sign-in routes, all public: better-auth answers in its own form, which its clients read. */
export const authRoutes = ({ baseUrl, ...id }: AuthAt): readonly Route[] =>
  OPEN.map(([method, path]) => {
    const shared = {
      method,
      url: `/api/auth${path}`,
      access: { public: true },
      tags: ['Sign-in'],
      summary: `Sign-in: ${path}`,
      accepts: 'opaque',
      ...(method === 'POST' ? ({ rate: 'sign_in' } as const) : {}),
      bodyLimit: BODY_BYTES,
      hidden: true,
      responses: {},
      handler: async (call: { readonly request: FastifyRequest }) =>
        (FRESH.has(path) ? await notFresh(id, call.request) : null) ??
        named(path, await pass(id.auth, baseUrl, call.request, await bodyOf(id, path, call.request))),
    } as const;
    return path.includes(':') ? route({ ...shared, params: TokenPath }) : route(shared);
  });

/** Why the session is not fresh enough, or null. Who is not signed in is told so by the engine. */
async function notFresh({ auth, now }: Identification, request: FastifyRequest): Promise<Refused | null> {
  const found = await auth.api.getSession({ headers: passedHeaders(request) });
  const since = found?.session.createdAt.toISOString();
  return since !== undefined && addMillis(since, STEP_UP_MS) <= now() ? refuse('access.step_up', { verb: 'passkey' }) : null;
}

/**
 * Sessions are listed and ended by their ids. The engine lists their tokens: with the one of a device that signed in just now,
 * a screen left open elsewhere would pass for it, and do what wants a fresh password.
 */
async function bodyOf(at: Identification, path: string, request: FastifyRequest): Promise<unknown> {
  const { body } = request;
  const id: unknown = path === '/revoke-session' && typeof body === 'object' && body && 'token' in body ? body.token : null;
  if (typeof id !== 'string') return body;
  return { token: (await tokenOf(at, id)) ?? id };
}

type Passed = { readonly status: number; readonly text: string; readonly headers: Record<string, string | string[]> };

function named(path: string, { status, text, headers }: Passed): ReturnType<typeof committed> {
  const isList = path === '/list-sessions' && status === 200;
  const answer = isList ? JSON.stringify((JSON.parse(text) as { id: string }[]).map((one) => ({ ...one, token: one.id }))) : text;
  return committed({ kind: 'done', status, answer: answer === '' ? null : answer, replayed: false }, { headers });
}

function passedHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [CLIENT_HEADER]: request.ip });
  const passed = request.headers['sec-fetch-site'] === undefined ? PASSED : [...PASSED, ...BROWSER];
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

async function pass(auth: Auth, baseUrl: string, request: FastifyRequest, asked: unknown): Promise<Passed> {
  const headers = passedHeaders(request);
  // What asks for the head of an answer is asked as for the whole; the server leaves the body out.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const hasBody = method !== 'GET';
  if (hasBody) headers.set('content-type', 'application/json');
  const body = hasBody ? { body: JSON.stringify(asked ?? {}) } : {};
  const response = await auth.handler(new Request(new URL(request.url, baseUrl), { method, headers, ...body }));
  const text = await response.text();
  const told: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  // Each cookie is a header of its own: joined by commas, browsers misread their dates.
  if (cookies.length > 0) told['set-cookie'] = cookies;
  return { status: response.status, text, headers: told };
}
