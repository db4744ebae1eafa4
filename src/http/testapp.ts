/** A small server of sample routes, by which the API tests exercise everything that stands around real ones. */
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import Type from 'typebox';
import { refuse } from '../kernel/result.ts';
import type { Principal } from '../parties/types.ts';
import { type App, type AppOptions, createApp } from './app.ts';
import { etagOf, requireVersion } from './etag.ts';
import { PAGE_FIELDS, pageOf, pageShape, sliceOf } from './paging.ts';
import { type Route, answer, committed, route } from './route.ts';
import { code, integer, money, nothing, oneOf, text } from './schema.ts';
import { readUpload } from './upload.ts';

const tags = ['samples'];
const order = { verb: 'order.read', thing: 'order', param: 'orderId' } as const;
const none = { verb: 'order.draft', thing: 'none' } as const;
const Params = Type.Object({ orderId: code('The order') });
const Echo = Type.Object({ key: Type.String(), inputHash: Type.String(), companyId: Type.String() });

/** Thrown by the sample that fails; its words must never leave the server. */
export const SECRET_WORDS = 'connect ECONNREFUSED postgres://owner:hunter2@db';

const reads: readonly Route[] = [
  route({
    method: 'GET',
    url: '/v1/ping',
    tags,
    summary: 'Anyone',
    access: { public: true },
    responses: { 200: Type.Object({ kind: Type.String() }) },
    handler: async ({ principal }) => answer(200, { kind: principal.kind }),
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId',
    tags,
    summary: 'Read',
    access: order,
    params: Params,
    responses: { 200: Type.Object({ id: Type.String(), by: Type.String() }) },
    handler: async ({ params, principal }) => {
      if (params.orderId === 'missing') return refuse('access.not_found');
      // The response shape does not name `secret`: it must be cut off.
      const row = { id: params.orderId, by: principal.companyId, secret: 'x' };
      return answer(200, row, { etag: etagOf(3) });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders',
    tags,
    summary: 'List',
    access: none,
    query: Type.Object({ ...PAGE_FIELDS, gold: Type.Optional(Type.Boolean()) }),
    responses: { 200: pageShape(Type.Integer()) },
    handler: async ({ query }) => {
      const slice = sliceOf('orders', query);
      if (!slice.ok) return slice;
      const after = Number(slice.value.after?.[0] ?? 0);
      const rows = [1, 2, 3, 4, 5].filter((n) => n > after).slice(0, slice.value.limit + 1);
      return answer(
        200,
        pageOf('orders', rows, slice.value.limit, (n) => [n]),
      );
    },
  }),
  route({
    method: 'GET',
    url: '/v1/fails',
    tags,
    summary: 'A fault',
    access: { public: true },
    responses: { 200: nothing() },
    handler: async () => {
      throw Object.assign(new Error(SECRET_WORDS), { statusCode: 400 });
    },
  }),
];

const writes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/v1/orders',
    tags,
    summary: 'Draft',
    access: none,
    body: Type.Object({
      product: text(200),
      quantity: Type.Optional(integer(1, 1_000)),
      price: Type.Optional(money()),
      cover: oneOf(['pre', 'post']),
    }),
    responses: { 201: Echo },
    handler: async ({ idempotency }) => answer(201, idempotency, { headers: { Location: '/v1/orders/x' } }),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/confirm',
    tags,
    summary: 'Confirm',
    access: order,
    params: Params,
    ifMatch: 'required',
    responses: { 200: Echo },
    handler: async ({ ifMatch, idempotency }) => requireVersion(ifMatch, 3, 'order.version_moved') ?? answer(200, idempotency),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/send',
    tags,
    summary: 'As a commit tells it',
    access: order,
    params: Params,
    responses: { 200: Echo },
    handler: async ({ params, idempotency }) => {
      if (params.orderId === 'reused') return committed({ kind: 'refused', refusal: refuse('idempotency.key_reused') });
      return params.orderId === 'refused'
        ? committed({ kind: 'refused', refusal: refuse('order.wrong_state', { state: 'sent' }) })
        : committed({ kind: 'done', status: 200, answer: idempotency, replayed: params.orderId === 'replayed' });
    },
  }),
  route({
    method: 'POST',
    url: '/v1/lint',
    tags,
    summary: 'Computes only',
    access: none,
    idempotent: false,
    body: Type.Object({ text: text() }),
    responses: { 200: Type.Object({ length: Type.Integer() }) },
    handler: async ({ body }) => answer(200, { length: body.text.length }),
  }),
  route({
    method: 'DELETE',
    url: '/v1/orders/:orderId',
    tags,
    summary: 'Remove',
    access: order,
    params: Params,
    responses: { 204: nothing() },
    handler: async () => answer(204, null),
  }),
  route({
    method: 'POST',
    url: '/v1/companies',
    tags,
    summary: 'Found a company',
    access: { verb: 'company.create', thing: 'none', visitors: true },
    responses: { 200: Echo },
    handler: async ({ idempotency }) => answer(200, idempotency),
  }),
  route({
    method: 'POST',
    url: '/api/auth/*',
    tags,
    summary: 'Sign in',
    access: { public: true },
    accepts: 'opaque',
    rate: 'sign_in',
    hidden: true,
    responses: {},
    handler: async ({ body, reply }) => reply.send({ got: body ?? null }),
  }),
];

const Stored = Type.Object({
  sha256: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  fields: Type.Unknown(),
  inputHash: Type.String(),
});
const uploads: readonly Route[] = [
  route({
    method: 'POST',
    url: '/v1/files',
    tags,
    summary: 'Attach',
    access: none,
    accepts: 'upload',
    responses: { 201: Stored },
    handler: async (call) => {
      const file = await readUpload(call.request, { maxBytes: 1_000, fields: Type.Object({ title: Type.Optional(text(20)) }) });
      if (!file.ok) return file;
      const { bytes: _bytes, ...shown } = file.value;
      return answer(201, { ...shown, inputHash: call.idempotency.inputHash });
    },
  }),
  route({
    method: 'POST',
    url: '/v1/statements',
    tags,
    summary: 'Import',
    access: none,
    accepts: 'statement',
    responses: { 201: Stored },
    handler: async (call) => {
      const file = await readUpload(call.request, { maxBytes: 1_000, kinds: ['xml'] });
      if (!file.ok) return file;
      const { bytes: _bytes, ...shown } = file.value;
      return answer(201, { ...shown, inputHash: call.idempotency.inputHash });
    },
  }),
];

const SAMPLES: readonly Route[] = [...reads, ...writes, ...uploads];

/** Who a test says it is: `x-as: buyer`, `x-as: visitor`, nobody without it. */
async function principalOf(request: FastifyRequest): Promise<Principal> {
  const as = request.headers['x-as'];
  if (as === 'visitor') return { kind: 'visitor', userId: 'u-visitor' };
  if (typeof as !== 'string') return { kind: 'anonymous' };
  return {
    kind: 'person',
    userId: `u-${as}`,
    companyId: as,
    companyKind: 'trader',
    role: 'member',
    permissions: [],
    scopes: null,
  };
}

/** The server; `lines` gathers what it logs. */
export async function sampleApp(options: Partial<AppOptions> = {}): Promise<{ readonly app: App; readonly lines: string[] }> {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  let count = 0;
  const requestId = (): string => `request-${++count}`;
  const app = await createApp({ log, principalOf, routes: SAMPLES, production: false, rateLimits: 'off', requestId, ...options });
  return { app, lines };
}
