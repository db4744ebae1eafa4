/** What happens to every request before its handler, in this order: rate, content type, person, key, version, clean text. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../kernel/limits.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import type { Principal } from '../parties/types.ts';
import { isPublic } from './access.ts';
import { MEDIA, mediaRefusal } from './errors.ts';
import { readIfMatch } from './etag.ts';
import { inputHashOf, readKey } from './idempotency.ts';
import { sendRefusal } from './problems.ts';
import type { Limiters } from './ratelimit.ts';
import { type RouteFacts, needsKey, writes } from './route.ts';
import { findUnsafe } from './text.ts';
import type { FieldError, Part } from './validate.ts';

export type PrincipalOf = (request: FastifyRequest) => Promise<Principal>;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const ANONYMOUS: Principal = { kind: 'anonymous' };

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** A body of a kind that this route does not read. Without a body there is nothing to refuse. */
function wrongMedia(request: FastifyRequest, facts: RouteFacts): boolean {
  const type = header(request, 'content-type');
  if (type === undefined || !writes(facts)) return false;
  return !MEDIA[facts.accepts ?? 'json'].includes(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** Reads the headers of a write; the first refusal, or null. */
function readHeaders(request: FastifyRequest, facts: RouteFacts): Refused | null {
  if (needsKey(facts)) {
    const key = readKey(request.headers['idempotency-key']);
    if (!key.ok) return key;
    request.idempotencyKey = key.value;
  }
  if (!facts.ifMatch) return null;
  const ifMatch = readIfMatch(header(request, 'if-match'));
  if (ifMatch.ok) request.ifMatch = ifMatch.value;
  else if (ifMatch.code === 'precondition.malformed' || facts.ifMatch === 'required') return ifMatch;
  return null;
}

function refuseUnsafe(request: FastifyRequest): Refused | null {
  const parts: readonly (readonly [Part, unknown])[] = [
    ['path', request.params],
    ['query', request.query],
    ['body', request.body],
  ];
  for (const [part, value] of parts) {
    const found = findUnsafe(value);
    const error: FieldError | null = found && { in: part, ...found };
    if (error) return refuse('request.invalid', { errors: [error] });
  }
  return null;
}

/** JSON as UTF-8 only: with replacement characters a fingerprint would be of a text that nobody sent. An empty body is none. */
function addParsers(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // A signature stands over the bytes as they came.
    if (request.routeOptions.config.facts?.accepts === 'signed') return done(null, body);
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = UTF8.decode(body as Buffer);
    } catch {
      return done(Object.assign(new Error('not UTF-8'), { code: 'FST_ERR_CTP_INVALID_JSON_BODY' }), undefined);
    }
    return parse(request, text, (error, value) => {
      done(error && Object.assign(error, { code: 'FST_ERR_CTP_INVALID_JSON_BODY' }), value);
    });
  });
  const xml = { parseAs: 'buffer', bodyLimit: LIMITS.bankFile } as const;
  app.addContentTypeParser(['application/xml', 'text/xml'], xml, (_request, body, done) => done(null, body));
}

/** Finds out who asks; null when that person may try. A signed-in person without a company reaches only routes for visitors. */
async function identify(request: FastifyRequest, facts: RouteFacts, principalOf: PrincipalOf): Promise<Refused | null> {
  if (isPublic(facts.access)) return null;
  request.principal = await principalOf(request);
  if (request.principal.kind === 'anonymous') return refuse('access.unauthenticated');
  return request.principal.kind === 'visitor' && !facts.access.visitors ? refuse('company.none_chosen') : null;
}

/** Decorates requests and adds parsers and hooks; call after the plugins and before the routes. */
export async function addHooks(app: FastifyInstance, principalOf: PrincipalOf, limiters: Limiters): Promise<void> {
  const admit = async (request: FastifyRequest, reply: FastifyReply, facts: RouteFacts): Promise<Refused | null> =>
    (await identify(request, facts, principalOf)) ??
    (await limiters.after(request, reply)) ??
    (wrongMedia(request, facts) ? mediaRefusal(request) : null) ??
    readHeaders(request, facts);

  addParsers(app);
  // Limits are given per upload by readUpload; this is only the outermost bound.
  await app.register(multipart, { limits: { fileSize: LIMITS.file, files: 1, parts: 11 } });
  app.decorateRequest('principal');
  app.decorateRequest('idempotency', null);
  app.decorateRequest('idempotencyKey', null);
  app.decorateRequest('ifMatch', null);

  app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    request.principal = ANONYMOUS;
    reply.header('X-Request-Id', request.id).header('Cache-Control', 'no-store');
    const facts = request.routeOptions.config.facts;
    const refused = (await limiters.before(request, reply)) ?? (facts ? await admit(request, reply, facts) : null);
    return refused ? sendRefusal(reply, refused) : undefined;
  });

  app.addHook('preValidation', async (request, reply): Promise<FastifyReply | undefined> => {
    const facts = request.routeOptions.config.facts;
    const refused = refuseUnsafe(request);
    if (refused) return sendRefusal(reply, refused);
    // No body and an empty object are the same question; a body that says `null` is neither.
    if (facts && writes(facts) && (facts.accepts ?? 'json') === 'json' && request.body === undefined) request.body = {};
    return undefined;
  });

  app.addHook('preHandler', async (request) => {
    if (request.idempotencyKey === null || request.isMultipart()) return;
    const inputHash = inputHashOf({ method: request.method, url: request.url, body: request.body });
    request.idempotency = { key: request.idempotencyKey, inputHash };
  });

  app.addHook('onResponse', async (request, reply) => {
    const { principal } = request;
    request.log.info(
      {
        method: request.method,
        // The pattern, not the path: ids and queries stay out of the log.
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(principal?.kind === 'person' ? { company: principal.companyId } : {}),
      },
      'answered',
    );
  });
}
