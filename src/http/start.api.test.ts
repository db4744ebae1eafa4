/** What keeps the server shut: routes without a rule, shapes without a bound, rates switched off in production. */
import Fastify from 'fastify';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { watchRoutes } from './app.ts';
import { type Route, answer, route } from './route.ts';
import { sampleApp } from './testapp.ts';

describe('a server that would be half open does not start', () => {
  const bare = {
    method: 'GET',
    url: '/v1/x',
    tags: [],
    summary: 'x',
    responses: { 200: Type.Null() },
    handler: async () => answer(200, null),
  } as const;
  const public_ = { public: true } as const;
  const start = async (routes: readonly Route[]): Promise<unknown> =>
    sampleApp({ routes }).then(({ app: started }) => started.close());

  it.each<readonly [string, unknown, string]>([
    ['no rule', undefined, 'declares no access rule'],
    ['a half public one', { public: true, verb: 'x' }, 'says { public: true } and nothing else'],
    ['public: false', { public: false }, 'says { public: true } and nothing else'],
    ['no verb', { thing: 'none' }, 'names no verb'],
    ['an unknown thing', { verb: 'x', thing: 'ship' }, 'unknown thing'],
    ['a parameter that is not there', { verb: 'x', thing: 'order', param: 'orderId' }, 'not in the path'],
  ])('%s', async (_name, access, message) => {
    expect(() => route({ ...bare, access: access as { public: true } })).toThrow(message);
    await expect(start([{ ...bare, access: access as { public: true } }])).rejects.toThrow(message);
  });

  it('a route that a plugin slipped in', async () => {
    const app = Fastify();
    const table = watchRoutes(app);
    app.register(async (scope) => {
      scope.get('/metrics', async () => 'open to all');
    });
    await expect(app.ready()).rejects.toThrow('GET /metrics declares no access rule');
    expect(table).toEqual([]);
  });

  it('a path parameter without a shape', () => {
    expect(() => route({ ...bare, url: '/v1/x/:id', access: public_ })).toThrow('differ');
  });

  it('a text without a bound', async () => {
    const body = Type.Object({ a: Type.String() });
    await expect(start([route({ ...bare, method: 'POST', access: public_, body })])).rejects.toThrow('text without maxLength');
  });

  it('two routes at one address', async () => {
    await expect(start([route({ ...bare, access: public_ }), route({ ...bare, access: public_ })])).rejects.toThrow(
      'already declared',
    );
  });

  it('no rate limits in production', async () => {
    await expect(sampleApp({ production: true, rateLimits: 'off' })).rejects.toThrow('never off in production');
  });

  it('lists every route that it serves, with its rule', async () => {
    const { app } = await sampleApp();
    const urls = app.routeTable.map((entry) => `${entry.method} ${entry.url}`);
    expect(urls).toContain('POST /v1/orders/:orderId/confirm');
    expect(urls).toContain('GET /reference/js/scalar.js');
    expect(app.routeTable.filter((entry) => entry.url.startsWith('/v1/orders')).every((entry) => 'verb' in entry.access)).toBe(
      true,
    );
    await app.close();
  });
});
