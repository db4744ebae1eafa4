/** Mounts sign-in at /api/auth: the addresses we use and no others, handed to better-auth as web requests. */
import type { FastifyRequest } from 'fastify';
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
];

/** Nothing in sign-in is longer than a name, an address and a password. */
const BODY_BYTES = 16 * 1024;

/** Headers that better-auth reads. The host is ours by configuration, and nobody tells us their own address. */
const PASSED = ['authorization', 'cookie', 'origin', 'referer', 'user-agent', 'accept', 'accept-language'];

/**
 * By these better-auth tells a browser, which must then show its origin. Every browser sends the site with the others;
 * a program's fetch may send the mode alone, and has no origin to show.
 */
const BROWSER = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

/** The sign-in routes, all public: better-auth answers in its own form, which its clients read. */
export const authRoutes = (auth: Auth, baseUrl: string): readonly Route[] =>
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
      handler: async (call: { readonly request: FastifyRequest }) => pass(auth, baseUrl, call.request),
    } as const;
    return path.includes(':') ? route({ ...shared, params: TokenPath }) : route(shared);
  });

async function pass(auth: Auth, baseUrl: string, request: FastifyRequest): Promise<ReturnType<typeof committed>> {
  const headers = new Headers({ [CLIENT_HEADER]: request.ip });
  const passed = request.headers['sec-fetch-site'] === undefined ? PASSED : [...PASSED, ...BROWSER];
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = request.method !== 'GET';
  if (hasBody) headers.set('content-type', 'application/json');
  const body = hasBody ? { body: JSON.stringify(request.body ?? {}) } : {};
  const response = await auth.handler(new Request(new URL(request.url, baseUrl), { method: request.method, headers, ...body }));
  const text = await response.text();
  const told: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  // Each cookie is a header of its own: joined by commas, browsers misread their dates.
  if (cookies.length > 0) told['set-cookie'] = cookies;
  return committed(
    { kind: 'done', status: response.status, answer: text === '' ? null : text, replayed: false },
    { headers: told },
  );
}
