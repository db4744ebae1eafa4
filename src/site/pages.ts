/** How the web application is served: hashed files for ever, and its page for every address that a person may have typed. */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Shell } from '../http/app.ts';
import { type Lang, langOf } from '../http/language.ts';
import { type Route, route } from '../http/route.ts';
import type { Instant } from '../kernel/dates.ts';
import { refuse } from '../kernel/result.ts';
import { choicesOf } from './draw.ts';
import { type Built, FIXED, type FixedName, type SiteFile, encodedFor, encodingOf } from './files.ts';
import type { Site, SiteState } from './site.ts';
import type { Drawn } from './types.ts';
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
    // Forms are sent by their scripts alone: one that is sent before they came would write its fields into the address.
    "form-action 'none'",
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

/** Where the page stands in index.html, and what goes before it into the head. */
const PLACE = '<div id="app"></div>';

/** JSON that no HTML can end. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type Look = { readonly lang: Lang; readonly theme: string | null; readonly nonce: string; readonly aheadMs: number | null };

/** The tags by which the build starts its scripts. */
const STARTS = /[ \t]*<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>\n/g;

/** index.html as this reader gets it: in its language, with the names of all scripts that it needs, and with the page drawn. */
export function pageOf({ page, scripts }: Built, { lang, theme, nonce, aheadMs }: Look, drawn: Drawn | null): string {
  const { first, rest } = scripts.words[lang];
  const shell = page
    .replaceAll('__NONCE__', nonce)
    .replace('__AHEAD_MS__', String(aheadMs ?? ''))
    .replace('<html lang="en">', `<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}"${theme ? ` data-theme="${theme}"` : ''}>`);
  if (!drawn) {
    const names = first.map((href) => `<link rel="modulepreload" crossorigin href="${href}" nonce="${nonce}">`);
    return shell.replace('</head>', `${names.join('')}</head>`);
  }
  const { html, title, route: at, handover } = drawn;
  const runs = [...page.matchAll(STARTS)].map(([, src]) => src);
  const needs = [...runs, ...first, ...(at === '/' ? [] : [...rest, ...(scripts.routes[at] ?? [])])];
  const data = `<script type="application/json" id="drawn">${json(handover)}</script>`;
  const start = `<script type="module" src="${scripts.start}" id="start" data-needs="${needs.join(' ')}" data-runs="${runs.join(' ')}"></script>`;
  return shell
    .replaceAll(STARTS, '')
    .replace('<title>Quayside</title>', () => `<title>${escaped(title)}</title>`)
    .replace(PLACE, () => `<div id="app">${html}</div>${data}`)
    .replace('</head>', () => `${start}</head>`);
}

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** Fast rather than small: it is done for every page. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

async function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> {
  const encoding = encodingOf(request.headers['accept-encoding'], ['br', 'gzip']);
  if (encoding === null) return reply.send(html);
  const bytes = await (encoding === 'br' ? compressed.br(html, BROTLI) : compressed.gzip(html));
  return reply.header('Content-Encoding', encoding).header('Vary', 'Accept-Encoding').send(bytes);
}

type Facts = {
  /** How far the demonstration's clock runs ahead, which the page is told before it counts days; null: no demonstration. */
  readonly aheadMs: () => number | null;
  readonly now: () => Instant;
};

/** The page for an address that is no route: drawn here, or by the application in it. Null: not for a person. */
export const siteShell =
  (site: Site, { aheadMs, now }: Facts): Shell =>
  (request: FastifyRequest, reply: FastifyReply) => {
    const readable = request.method === 'GET' || request.method === 'HEAD';
    const wantsPage = (request.headers.accept ?? '*/*').split(',').some((part) => /^\s*(?:text\/html|\*\/\*)/.test(part));
    if (!readable || !wantsPage || PROGRAMS.test(request.url)) return null;
    return answer(request, reply, site.state(), { aheadMs: aheadMs(), at: now() });
  };

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  state: SiteState,
  { aheadMs, at }: { readonly aheadMs: number | null; readonly at: Instant },
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  const choices = choicesOf(request.headers.cookie);
  const lang = choices.lang ?? langOf(request.headers['accept-language']);
  // A page that comes again by itself must not be kept; and a new build has new names for its files.
  // With no referrer at all, browsers leave the origin out of what a page posts, and the sign-in refuses it.
  reply
    .code(state.kind === 'built' ? 200 : 503)
    .header('Content-Security-Policy', siteCsp(nonce))
    .header('Referrer-Policy', 'same-origin')
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8');
  if (state.kind !== 'built') return reply.send(waitingPage(state.kind, lang, nonce));
  const sheet = await state.draw(request, { url: request.url, lang, at, zone: choices.zone, aheadMs }, choices);
  if (sheet && sheet.cookies.length > 0) reply.header('Set-Cookie', sheet.cookies);
  const look = { lang, theme: choices.theme, nonce, aheadMs };
  return sendPage(request, reply, pageOf(state.built, look, sheet?.drawn ?? null));
}
