/** How the web application is served: hashed files for ever, and its page for every address that a person may have typed. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Shell } from '../http/app.ts';
import { langOf } from '../http/language.ts';
import { type Route, route } from '../http/route.ts';
import { refuse } from '../kernel/result.ts';
import { FIXED, type FixedName, type SiteFile, encodedFor } from './files.ts';
import type { Site } from './site.ts';
import { waitingPage } from './waiting.ts';

/** Own files only. Styles: own files and what bears this answer's nonce (pressable elements bring one rule); nothing inline. */
const siteCsp = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Addresses below these belong to programs, and a wrong one is answered as a program reads it. */
const PROGRAMS = /^\/(?:v1|api|assets|problems|reference|openapi\.json)(?:[/?]|$)/;

/**
 * `GET /assets/<file>`: named by their content, so a browser keeps them for a year. The service worker and the manifest have
 * one address each and are asked for every time.
 */
export const siteRoutes = (site: Site): readonly Route[] => [
  route({
    method: 'GET',
    url: '/assets/:file',
    access: { public: true },
    hidden: true,
    rate: 'free',
    summary: 'A file of the web pages',
    tags: ['pages'],
    params: Type.Object({ file: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
    responses: {},
    handler: async ({ params, request, reply }) => {
      const state = site.state();
      const file = state.kind === 'built' ? state.built.assets.get(params.file) : undefined;
      if (!file) return refuse('route.not_found');
      return sent(request, reply, file, 'public, max-age=31536000, immutable');
    },
  }),
  ...(Object.keys(FIXED) as FixedName[]).map((name) =>
    route({
      method: 'GET',
      url: `/${name}`,
      access: { public: true },
      hidden: true,
      summary: 'A file of the web pages that has one address for ever',
      tags: ['pages'],
      responses: {},
      handler: async ({ request, reply }) => {
        const state = site.state();
        const file = state.kind === 'built' ? state.built.fixed.get(name) : undefined;
        // A worker may reach this server only, as the pages do.
        if (file) reply.header('Content-Security-Policy', "default-src 'none'; connect-src 'self'; script-src 'self'");
        return file ? sent(request, reply, file, 'no-cache') : refuse('route.not_found');
      },
    }),
  ),
];

/** The file in the smallest form that the caller takes. */
function sent(request: FastifyRequest, reply: FastifyReply, file: SiteFile, cacheControl: string): FastifyReply {
  const { bytes, encoding } = encodedFor(file, request.headers['accept-encoding']);
  if (encoding !== null) reply.header('Content-Encoding', encoding);
  return reply.header('Cache-Control', cacheControl).header('Vary', 'Accept-Encoding').type(file.type).send(bytes);
}

/**
 * The page for an address that is no route: the application decides what it shows there. Null: not for a person.
 * @param aheadMs how far the demonstration's clock runs ahead, which the page is told before it counts days; null: no demonstration
 */
export const siteShell =
  (site: Site, aheadMs: () => number | null = () => null): Shell =>
  (request: FastifyRequest, reply: FastifyReply) => {
    const readable = request.method === 'GET' || request.method === 'HEAD';
    const wantsPage = (request.headers.accept ?? '*/*').split(',').some((part) => /^\s*(?:text\/html|\*\/\*)/.test(part));
    if (!readable || !wantsPage || PROGRAMS.test(request.url)) return null;
    const state = site.state();
    const nonce = randomBytes(16).toString('base64');
    const lang = langOf(request.headers['accept-language']);
    const html =
      state.kind === 'built'
        ? state.built.page.replaceAll('__NONCE__', nonce).replace('__AHEAD_MS__', String(aheadMs() ?? ''))
        : waitingPage(state.kind, lang, nonce);
    // A page that comes again by itself must not be kept; and a new build has new names for its files.
    // With no referrer at all, browsers leave the origin out of what a page posts, and the sign-in refuses it.
    return reply
      .code(state.kind === 'built' ? 200 : 503)
      .header('Content-Security-Policy', siteCsp(nonce))
      .header('Referrer-Policy', 'same-origin')
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  };
