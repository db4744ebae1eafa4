/** What is served beside the API: its reference (`/reference`), its document and the explanations of problems. */
import { createHash } from 'node:crypto';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { refuse } from '../kernel/result.ts';
import { PROBLEMS, isRefusalCode } from './problems.ts';
import type { Problem } from './problems/problem.ts';
import { type Route, answer, route } from './route.ts';
import { code } from './schema.ts';

/** Strict but for styles: the reference sets style attributes as it draws. Scripts: its own file, and its inline starter by hash. */
const referenceCsp = (hashes: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const inlineHashes = (html: string): readonly string[] =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1] ?? '')
    .filter((script) => script.trim() !== '')
    .map((script) => createHash('sha256').update(script).digest('base64'));

/** The paths that the reference plugin serves; the only routes that declare no rule of their own. */
export const isReference = (url: string): boolean => url === '/reference' || url.startsWith('/reference/');

/** Registers the reference page. It is served whole from this machine: nothing is fetched from the internet. */
export async function registerReference(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onSend', async (request, reply, payload) => {
      if (request.url.startsWith('/reference/js/')) reply.header('Cache-Control', 'public, max-age=3600');
      if (typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')) {
        reply.header('Content-Security-Policy', referenceCsp(inlineHashes(payload)));
      }
      return payload;
    });
    await scope.register(reference, {
      routePrefix: '/reference',
      configuration: {
        url: '/openapi.json',
        pageTitle: 'Quayside API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}

const problemShape = Type.Object({
  code: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  advice: Type.String(),
});

/** The platform's own public routes. `openapi` gives the document's text. */
export const pageRoutes = (openapi: () => Promise<string>): readonly Route[] => [
  route({
    method: 'GET',
    url: '/openapi.json',
    access: { public: true },
    hidden: true,
    summary: 'This API as OpenAPI 3.1',
    tags: ['pages'],
    responses: {},
    handler: async ({ reply }) => reply.type('application/json; charset=utf-8').send(await openapi()),
  }),
  route({
    method: 'GET',
    url: '/problems/:code',
    access: { public: true },
    summary: 'What a refusal means',
    tags: ['problems'],
    params: Type.Object({ code: code('The code of a problem document') }),
    responses: { 200: problemShape },
    handler: async ({ params, lang }) => {
      if (!isRefusalCode(params.code)) return refuse('access.not_found');
      const problem: Problem = PROBLEMS[params.code];
      return answer(200, { code: params.code, status: problem.status, title: problem.title[lang], advice: problem.advice[lang] });
    },
  }),
];
