/** The OpenAPI 3.1 document, made from the routes themselves: shapes, access rules and required headers. */
import swagger, { type SwaggerTransform } from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { isPublic } from './access.ts';
import { IDEMPOTENCY_KEY } from './idempotency.ts';
import { PROBLEM_TYPE } from './problems.ts';
import { type RouteFacts, needsKey } from './route.ts';

type Tree = { readonly [key: string]: unknown };

/** How callers prove who they are, for the reference. */
const SECURITY_SCHEMES = {
  session: { type: 'apiKey', in: 'cookie', name: 'quayside.session_token', description: 'A signed-in session' },
  apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'A key of a member, narrowed by scopes' },
} as const;

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457 problem document, in English or Chinese by Accept-Language; the data of the refusal are further members',
  required: ['type', 'title', 'status', 'detail', 'code', 'advice'],
  properties: {
    type: { type: 'string', description: 'Address of the explanation: /problems/{code}' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened this time' },
    code: { type: 'string', description: 'Stable; decide by it' },
    advice: { type: 'string', description: 'What can be done now' },
    instance: { type: 'string', description: 'Id of the request' },
    errors: {
      type: 'array',
      description: 'With request.invalid: the wrong fields',
      items: {
        type: 'object',
        properties: {
          in: { enum: ['body', 'query', 'path', 'header'] },
          pointer: { type: 'string', description: 'JSON Pointer' },
          reason: { type: 'string' },
          expected: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;

const HEADERS = {
  [IDEMPOTENCY_KEY]: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    description: 'Fresh per act, the same when the act is repeated',
  },
  'If-Match': { type: 'string', description: 'ETag of the version that was read, such as "v3"' },
  'Accept-Language': { type: 'string', description: 'Language of problem documents: en (default) or zh' },
} as const;

function headersOf(facts: RouteFacts): Tree {
  const properties: Record<string, Tree> = { 'Accept-Language': HEADERS['Accept-Language'] };
  if (needsKey(facts)) properties[IDEMPOTENCY_KEY] = HEADERS[IDEMPOTENCY_KEY];
  if (facts.ifMatch) properties['If-Match'] = HEADERS['If-Match'];
  const required = [...(needsKey(facts) ? [IDEMPOTENCY_KEY] : []), ...(facts.ifMatch === 'required' ? ['If-Match'] : [])];
  return { type: 'object', properties, required };
}

const UPLOAD = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } as const;

/** What the operation's body may be; uploads are not checked by Fastify, so they are described here. */
function bodyOf(facts: RouteFacts, schema: FastifySchema): Tree {
  if (facts.accepts === 'upload') return { body: UPLOAD, consumes: ['multipart/form-data'] };
  if (facts.accepts === 'statement') return { body: UPLOAD, consumes: ['multipart/form-data', 'application/xml'] };
  const fields = (schema.body as { readonly properties?: object } | undefined)?.properties;
  return fields && Object.keys(fields).length === 0 ? { body: undefined } : {};
}

/** `post_v1_orders_orderId_confirm`: stable names for generated clients. */
const operationIdOf = (facts: RouteFacts): string =>
  `${String(facts.method).toLowerCase()}${facts.url}`.replaceAll(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '');

const describe: SwaggerTransform = ({ schema, url, route }) => {
  const facts = route.config?.facts;
  if (!facts || facts.hidden) return { schema: { ...schema, hide: true }, url };
  const access = isPublic(facts.access) ? 'public' : facts.access;
  return {
    url,
    schema: {
      ...schema,
      ...bodyOf(facts, schema),
      headers: headersOf(facts),
      summary: facts.summary,
      tags: facts.tags,
      operationId: operationIdOf(facts),
      security: access === 'public' ? [] : [{ session: [] }, { apiKey: [] }],
      ...(facts.description ? { description: facts.description } : {}),
      'x-access': access,
    } as FastifySchema,
  };
};

/** Every operation can be refused: one shared answer, so that the document stays short. */
function addProblems(document: Tree): Tree {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, Tree>>).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [
        method,
        { ...operation, responses: { ...(operation.responses as Tree), default: { $ref: '#/components/responses/Problem' } } },
      ]),
    ),
  ]);
  const components = (document.components ?? {}) as Record<string, Tree>;
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: {
      ...components,
      schemas: { ...components.schemas, Problem: PROBLEM_SCHEMA },
      responses: {
        Problem: {
          description: 'Refused, nothing was changed',
          content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** Registers the generator; call before the routes. */
export async function registerOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Quayside',
        version,
        description:
          'Trade assurance for cross-border orders. Amounts are integers in minor units; every write carries an Idempotency-Key.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    convertConstToEnum: false,
    transform: describe,
    transformObject: (given) => addProblems(('openapiObject' in given ? given.openapiObject : {}) as Tree) as never,
  });
}

/** Keys in order at every level, so that the committed file changes only where the API does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

/** The document as stable, pretty JSON text with a final newline: what /openapi.json serves and the repository keeps. */
export async function renderOpenapi(app: FastifyInstance): Promise<string> {
  await app.ready();
  return `${JSON.stringify(sorted(app.swagger()), null, 2)}\n`;
}
