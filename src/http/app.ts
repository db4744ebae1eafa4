/** Builds the HTTP server from routes that are values: nothing is served that has no access rule. */
import helmet from '@fastify/helmet';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import Type, { type TSchema } from 'typebox';
import { must } from '../kernel/assert.ts';
import { makeIds } from '../kernel/ids.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Refused } from '../kernel/result.ts';
import { type RouteEntry, assertAccess } from './access.ts';
import { onClientError, onError, onNotFound } from './errors.ts';
import { isCurrent } from './etag.ts';
import { type PrincipalOf, addHooks } from './hooks.ts';
import { langOf } from './language.ts';
import { registerOpenapi, renderOpenapi } from './openapi.ts';
import { isReference, pageRoutes, registerReference } from './pages.ts';
import { sendRefusal } from './problems.ts';
import { type RateLimits, DEFAULT_RATES, makeLimiters } from './ratelimit.ts';
import { type Answer, type Call, type Idempotency, type Route, methodsOf, writes } from './route.ts';
import { addStreams } from './stream.ts';
import { strict } from './strict.ts';
import { validatorCompiler } from './validate.ts';

/** Answers an address that is no route with the page of the web application; null: not for a person, so with a problem document. */
export type Shell = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply> | null;

export type AppOptions = {
  readonly log: FastifyBaseLogger;
  /** None: a wrong address is always a problem document. */
  readonly shell?: Shell;
  readonly principalOf: PrincipalOf;
  readonly routes: readonly Route[];
  /** Production: strict transport security, and rate limits cannot be switched off. */
  readonly production: boolean;
  /** Default DEFAULT_RATES; 'off' for trials and stories only. */
  readonly rateLimits?: RateLimits | 'off';
  /** Addresses or subnets of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy?: string | readonly string[] | false;
  /** Version shown in the OpenAPI document. */
  readonly version?: string;
  /** Ids of requests; random by default. */
  readonly requestId?: () => string;
};

export type App = FastifyInstance & { readonly routeTable: readonly RouteEntry[] };

const API_CSP = {
  useDefaults: false,
  directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
};

const EMPTY = Type.Object({}, { additionalProperties: false });

/** The request schemas, closed and bounded; the response schemas as they are: they cut off what was not declared. */
function schemasOf(route: Route): Record<string, unknown> {
  const where = `${String(route.method)} ${route.url}`;
  const closed = (schema: TSchema | undefined, part: string): TSchema | undefined => schema && strict(schema, `${where} ${part}`);
  const isJson = (route.accepts ?? 'json') === 'json';
  const body = writes(route) && isJson ? closed(route.body ?? EMPTY, 'body') : undefined;
  const parts = { params: closed(route.params, 'path'), querystring: closed(route.query ?? EMPTY, 'query'), body };
  const given = Object.entries(parts).filter(
    ([key, schema]) => schema !== undefined && !(key === 'querystring' && route.accepts === 'opaque'),
  );
  return { ...Object.fromEntries(given), ...(Object.keys(route.responses).length > 0 ? { response: route.responses } : {}) };
}

function callOf(request: FastifyRequest, reply: FastifyReply): Call<unknown, unknown, unknown> {
  const { params, query, body, principal, ifMatch } = request;
  return {
    params,
    query,
    body,
    ifMatch,
    request,
    reply,
    lang: langOf(request.headers['accept-language']),
    principal: principal as Call<unknown, unknown, unknown>['principal'],
    get idempotency(): Idempotency {
      // Keys are unique per acting company; who has none yet has keys of its own.
      const companyId = principal.kind === 'person' ? principal.companyId : principal.kind === 'visitor' ? principal.userId : '';
      const { key, inputHash } = must(
        request.idempotency,
        'no idempotency key here: the route takes none, or its upload was not read',
      );
      return { companyId, key, inputHash };
    },
  };
}

function sendAnswer(request: FastifyRequest, reply: FastifyReply, { status, body, extras }: Answer): FastifyReply {
  reply.code(status);
  for (const [name, value] of Object.entries(extras.headers ?? {})) reply.header(name, value);
  if (extras.replayed) reply.header('Idempotency-Replayed', 'true');
  if (extras.etag) {
    reply.header('ETag', extras.etag);
    if (request.method === 'GET' && isCurrent(request.headers['if-none-match'], extras.etag)) return reply.code(304).send();
  }
  return body === null || body === undefined ? reply.send() : reply.send(body);
}

function addRoute(app: FastifyInstance, route: Route): void {
  app.route({
    method: [...methodsOf(route)],
    url: route.url,
    schema: schemasOf(route),
    config: { facts: route },
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    handler: async (request, reply) => {
      // The values passed this route's schemas, so they have the handler's types.
      const call = callOf(request, reply) as unknown as Parameters<Route['handler']>[0];
      // Awaiting a reply waits until it was sent and gives nothing: the handler answered by itself.
      const result: Answer | Refused | undefined = await route.handler(call);
      if (result === undefined || reply.sent) return reply;
      return 'ok' in result ? sendRefusal(reply, result) : sendAnswer(request, reply, result);
    },
  });
}

/** Records what is really served, plugins included, and throws for a route without a rule. Call before anything is registered. */
export function watchRoutes(app: FastifyInstance): readonly RouteEntry[] {
  const table: RouteEntry[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      const rule: unknown = config?.facts?.access ?? (isReference(url) ? { public: true } : undefined);
      assertAccess(rule, one, url);
      table.push({ method: one, url, access: rule });
    }
  });
  return table;
}

/**
 * The server, ready to listen or to be injected. Throws a Fault for a route without an access rule, a schema without
 * bounds, two routes at one address, or rate limits off in production.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const {
    production,
    principalOf,
    routes,
    shell,
    rateLimits = DEFAULT_RATES,
    version = '0.1.0',
    requestId = makeIds().long,
  } = options;
  const app = Fastify({
    loggerInstance: options.log,
    // Our own line per answer (hooks.ts) replaces Fastify's two, which hold whole addresses.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: LIMITS.jsonBody,
    trustProxy: options.trustProxy === undefined ? false : (options.trustProxy as string | string[] | false),
    requestTimeout: 120_000,
    // An idle connection must not hold up a stop for more than a moment.
    keepAliveTimeout: 5_000,
    frameworkErrors: onError,
    clientErrorHandler: onClientError,
  });
  app.withTypeProvider<TypeBoxTypeProvider>().setValidatorCompiler(validatorCompiler);
  const routeTable = watchRoutes(app);
  app.setErrorHandler(onError);
  await app.register(helmet, {
    contentSecurityPolicy: API_CSP,
    strictTransportSecurity: production ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  addStreams(app);
  await addHooks(app, principalOf, await makeLimiters(app, rateLimits, production));
  await registerOpenapi(app, version);
  let document: Promise<string> | null = null;
  const openapi = (): Promise<string> => (document ??= renderOpenapi(app));
  for (const route of [...pageRoutes(openapi), ...routes]) addRoute(app, route);
  await registerReference(app);
  app.setNotFoundHandler(onNotFound(routeTable, shell));
  app.decorate('routeTable', routeTable);
  await app.ready();
  return app as unknown as App;
}
