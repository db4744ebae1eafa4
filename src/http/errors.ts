/** Turns what Fastify and its plugins throw into problem documents; what nobody foresaw becomes a fault without detail. */
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../kernel/limits.ts';
import { type Refused, refuse } from '../kernel/result.ts';
import type { RouteEntry } from './access.ts';
import { PROBLEM_TYPE, problemOf, sendRefusal } from './problems.ts';
import type { Accepts } from './route.ts';
import { type Part, type Violation, fieldErrors } from './validate.ts';

/** The content types that each kind of route reads. */
export const MEDIA: Readonly<Record<Accepts, readonly string[]>> = {
  json: ['application/json'],
  upload: ['multipart/form-data'],
  statement: ['multipart/form-data', 'application/xml', 'text/xml'],
  opaque: ['application/json'],
  signed: ['application/json'],
};

const PARTS: Readonly<Record<string, Part>> = { body: 'body', querystring: 'query', params: 'path', headers: 'header' };

const acceptsOf = (request: FastifyRequest): readonly string[] => MEDIA[request.routeOptions.config?.facts?.accepts ?? 'json'];

/** The refusal of a route that does not read this content type. */
export const mediaRefusal = (request: FastifyRequest): Refused => refuse('request.media_type', { accepts: acceptsOf(request) });

/** The refusal behind an error of the framework, or null when it is a fault of ours. */
function refusalOf(error: FastifyError, request: FastifyRequest): Refused | null {
  if (error.validation) {
    const part = PARTS[error.validationContext ?? 'body'] ?? 'body';
    return refuse('request.invalid', { errors: fieldErrors(error.validation as readonly Violation[], part) });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': {
      const facts = request.routeOptions.config?.facts;
      // A file that is the whole body is as large as the same file in a form.
      const code = facts?.accepts === 'statement' ? 'upload.too_large' : 'request.too_large';
      return refuse(code, { maxBytes: facts?.bodyLimit ?? LIMITS.jsonBody });
    }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return mediaRefusal(request);
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return refuse('request.malformed');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return refuse('route.not_found');
    default:
      return null;
  }
}

/** Fastify's error handler. */
export function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusalOf(error, request);
  if (refused) return sendRefusal(reply, refused);
  request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'fault');
  // Headers of an answer that did not come about would speak of something else.
  for (const header of ['etag', 'location', 'content-disposition', 'content-encoding']) reply.removeHeader(header);
  return sendRefusal(reply, refuse('fault'));
}

/** A pattern such as `/v1/orders/:orderId` as a test on paths. */
function matcher(url: string): RegExp {
  const escaped = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${escaped.join('/')}$`);
}

/** Fastify's not-found handler: 405 with Allow where the address exists for another method, a page for a person, else 404. */
export function onNotFound(
  routes: readonly RouteEntry[],
  shell: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply> | null = () => null,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply> {
  const table = routes.map((entry) => ({ method: entry.method, test: matcher(entry.url) }));
  return (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allow = [...new Set(table.filter((entry) => entry.test.test(path)).map((entry) => entry.method))].sort();
    if (allow.length === 0) return shell(request, reply) ?? sendRefusal(reply, refuse('route.not_found'));
    return sendRefusal(reply.header('Allow', allow.join(', ')), refuse('route.method_not_allowed', { allow }));
  };
}

/** Answers bytes that are no HTTP, while there is still somebody to answer; no request exists, so no language and no id. */
export function onClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemOf('request.malformed', {}, 'en'));
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
