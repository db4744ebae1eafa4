/** The short form of the fuzz over routes: some thousand hostile requests, and proof that its laws see what is wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../sim/random.ts';
import { openMatrix } from '../../test/access.fixture.ts';
import { type Trading, openTrading } from '../../test/bad-input.fixture.ts';
import { type Case, caseMaker } from './cases.ts';
import { findings, tryRoutes } from './fuzz.ts';
import { faultsOf } from './laws.ts';
import { AIMS, type Places } from './places.ts';

let trading: Trading;
beforeAll(async () => {
  trading = await openTrading(await openMatrix());
}, 60_000);
afterAll(() => trading.close());

const place = { orderId: 'spp0000000-0wn0000000', bookingId: 'booking000', claimId: 'claim00000' };
const places = Object.fromEntries(AIMS.map((aim) => [aim, [place]])) as unknown as Places;

describe('hostile requests', () => {
  it('break no law, whatever the route, and leave books that verify', async () => {
    const { broken, asked, done, codes } = await tryRoutes(trading, { cases: 2_000, seed: 'short' });
    expect(broken.slice(0, 5)).toEqual([]);
    expect(await findings(trading)).toEqual([]);
    // It reached most routes, came to many decisions and was refused for many reasons.
    expect(asked.size).toBeGreaterThan(150);
    expect(done.size).toBeGreaterThan(60);
    expect(codes.size).toBeGreaterThan(60);
  }, 240_000);

  it('come out the same from the same seed', () => {
    const [one, again] = [caseMaker(trading.routes), caseMaker(trading.routes)];
    for (let index = 0; index < 200; index += 1)
      expect(one(index, places, seeded(`a/${index}`))).toEqual(again(index, places, seeded(`a/${index}`)));
  });
});

describe('the laws', () => {
  const name = 'POST /v1/orders/:orderId/arrival';
  const route = (): Case['route'] => {
    const found = trading.routes.find(({ method, url }) => `${String(method)} ${url}` === name);
    if (!found) throw new Error(name);
    return found;
  };
  const asked = (body: string): Case => ({
    route: route(),
    name,
    as: 'buyerOwner',
    method: 'POST',
    url: '/v1/a',
    headers: {},
    body,
  });
  const problem = (document: object): string =>
    JSON.stringify({ title: 'No.', detail: 'No.', advice: 'Do otherwise.', code: 'request.invalid', ...document });
  const field = { in: 'body', pointer: '/on', reason: 'type', message: 'This must be of type string.' };
  const type = 'application/problem+json';

  it.each<readonly [string, string, number, string, string]>([
    ['a fault', '{"on":1}', 500, problem({ code: 'fault' }), 'answered 500'],
    ['a wrong shape that was taken', '{"on":1}', 200, '{}', 'done with 200'],
    ['a code that nobody declared', '{"on":1}', 422, problem({ code: 'no.such_code' }), 'not in the catalogue'],
    ['the wrong status for its code', '{"on":1}', 400, problem({ errors: [field] }), 'with status 400'],
    ['no field', '{"on":1}', 422, problem({ errors: [] }), 'names no field'],
    ['a field that is not there', '{"on":1}', 422, problem({ errors: [{ ...field, pointer: '/off' }] }), 'no such place'],
    ['a hollow word', '{"on":1}', 422, problem({ errors: [field], detail: 'undefined is wrong' }), 'detail'],
    ['another reason than the shape', '{"on":1}', 409, problem({ code: 'order.wrong_state' }), 'in the wrong shape'],
  ])('see %s', (_, body, status, text, told) => {
    expect(faultsOf(asked(body), { status, type, text }).join()).toContain(told);
  });

  it('pass what is right', () => {
    expect(faultsOf(asked('{"on":1}'), { status: 422, type, text: problem({ errors: [field] }) })).toEqual([]);
    expect(faultsOf(asked('{"on":"2026-03-02"}'), { status: 200, type: 'application/json', text: '{}' })).toEqual([]);
  });

  it('see a request that reached the prototype of all objects', () => {
    Object.defineProperty(Object.prototype, 'admin', { value: true, configurable: true });
    try {
      expect(faultsOf(asked('{}'), { status: 422, type, text: problem({ errors: [field] }) }).join()).toContain('every object');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'admin');
    }
  });
});
