/** Draws a page before it is sent, as its reader sees it: the questions that it asks go to this server's own API, in the reader's name. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyRequest } from 'fastify';
import type { Lang } from '../http/language.ts';
import { isZone } from '../kernel/dates.ts';
import type { Ask, Drawer, Drawn } from './types.ts';

/** A page that is not drawn by then is drawn by the browser: a slow answer must not keep the frame waiting. */
const PATIENCE_MS = 2_500;

/** What the browser keeps for the server to know. */
export type Choices = {
  readonly lang: Lang | null;
  readonly theme: 'light' | 'dark' | null;
  readonly zone: Ask['zone'];
  readonly company: string | null;
};

/** Reads the choices out of a `Cookie` header; whatever else stands there is as nothing. */
export function choicesOf(cookie: string | undefined): Choices {
  const value = (name: string): string => {
    const start = `quayside.${name}=`;
    const found = (cookie ?? '').split(/; */).find((one) => one.startsWith(start)) ?? '';
    try {
      return decodeURIComponent(found.slice(start.length));
    } catch {
      return '';
    }
  };
  const [lang, theme, zone, company] = ['lang', 'theme', 'zone', 'company'].map(value) as [string, string, string, string];
  return {
    lang: lang === 'en' || lang === 'zh' ? lang : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    zone: isZone(zone) ? zone : ('UTC' as Ask['zone']),
    company: /^[\w-]{1,60}$/.test(company) ? company : null,
  };
}

export type Sheet = {
  readonly drawn: Drawn;
  /** Set by what was asked, as a session that was prolonged. */
  readonly cookies: readonly string[];
};

/** Null: the browser must draw this page. */
export type Draw = (request: FastifyRequest, ask: Ask, choices: Choices) => Promise<Sheet | null>;

type Reader = { readonly request: FastifyRequest; readonly ask: Ask; readonly choices: Choices; readonly cookies: string[] };

/** Headers by which the server knows who asks, from where, and at which address. */
const KEPT = ['cookie', 'host', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/** One question of a page to the API of the same process: with the reader's cookie, rates and rights. */
async function asked(question: Request, { request, ask, choices, cookies }: Reader): Promise<Response> {
  const { pathname, search } = new URL(question.url);
  if (question.method !== 'GET') throw new Error('drawing a page only reads');
  const kept = KEPT.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : []));
  const answer = await request.server.inject({
    method: 'GET',
    url: pathname + search,
    remoteAddress: request.socket.remoteAddress ?? '',
    headers: {
      ...Object.fromEntries(kept),
      accept: 'application/json',
      'accept-language': ask.lang,
      ...(choices.company === null ? {} : { 'quayside-company': choices.company }),
    },
  });
  cookies.push(...[answer.headers['set-cookie'] ?? []].flat());
  const headers = { 'content-type': String(answer.headers['content-type'] ?? '') };
  return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode, headers });
}

/** The program of a build that draws its pages. Throws where the build has none. */
export async function openDrawer(folder: string): Promise<Draw> {
  const drawer = (await import(pathToFileURL(join(folder, 'server', 'server.js')).href)) as Drawer;
  const readers = new AsyncLocalStorage<Reader>();
  drawer.sendBy(async (question) => {
    const reader = readers.getStore();
    if (!reader) throw new Error('nobody asks this');
    return asked(question, reader);
  });
  return async (request, ask, choices) => {
    const cookies: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, null);
    });
    try {
      const drawn = await readers.run({ request, ask, choices, cookies }, () => Promise.race([drawer.draw(ask), late]));
      return drawn && { drawn, cookies };
    } catch (error) {
      request.log.warn({ err: error }, 'a page could not be drawn here; the browser draws it');
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}
