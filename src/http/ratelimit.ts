/** How often one may ask: by address before anyone is known, by company afterwards, strictly where one signs in. */
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assert } from '../kernel/assert.ts';
import { type Refused, refuse } from '../kernel/result.ts';

/** At most `max` requests in each window of `seconds`. */
export type Rate = { readonly max: number; readonly seconds: number };
export type RateLimits = {
  /** Per address (IPv6: per /64), every request but for files of the pages. */
  readonly address: Rate;
  /** Per acting company, over all its people and keys. */
  readonly company: Rate;
  /** Per address, requests to sign-in routes. */
  readonly signIn: Rate;
};

export const DEFAULT_RATES: RateLimits = {
  address: { max: 900, seconds: 60 },
  company: { max: 1_200, seconds: 60 },
  signIn: { max: 20, seconds: 60 },
};

/** Distinct keys remembered; the oldest is forgotten beyond it. */
const REMEMBERED = 50_000;

type Check = (request: FastifyRequest) => ReturnType<ReturnType<FastifyInstance['createRateLimit']>>;
/** Counts the request; the refusal when the rate is exceeded, else null. Sets the RateLimit headers. */
export type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<Refused<'rate.limited'> | null>;
export type Limiters = { readonly before: Limiter; readonly after: Limiter };

const FREE: Limiters = { before: async () => null, after: async () => null };

async function enforce(check: Check, request: FastifyRequest, reply: FastifyReply): Promise<Refused<'rate.limited'> | null> {
  const state = await check(request);
  if (state.isAllowed) return null;
  reply.header('RateLimit-Limit', state.max);
  reply.header('RateLimit-Remaining', state.remaining);
  reply.header('RateLimit-Reset', state.ttlInSeconds);
  if (!state.isExceeded) return null;
  reply.header('Retry-After', state.ttlInSeconds);
  return refuse('rate.limited', { seconds: state.ttlInSeconds });
}

/**
 * The limiters of an app: `before` runs before anyone is known, `after` once the principal is. They use the real clock,
 * also where the platform's clock is controlled. 'off' is for trials and stories; a Fault in production.
 */
export async function makeLimiters(app: FastifyInstance, limits: RateLimits | 'off', production: boolean): Promise<Limiters> {
  assert(!(production && limits === 'off'), 'rate limits are never off in production');
  if (limits === 'off') return FREE;
  await app.register(fastifyRateLimit, { global: false });
  const of = (rate: Rate, keyGenerator?: (request: FastifyRequest) => string): Check =>
    app.createRateLimit({
      max: rate.max,
      timeWindow: rate.seconds * 1_000,
      cache: REMEMBERED,
      ...(keyGenerator ? { keyGenerator } : {}),
    } as Parameters<FastifyInstance['createRateLimit']>[0]);
  const byAddress = of(limits.address);
  const signIn = of(limits.signIn);
  const byCompany = of(limits.company, ({ principal }) => (principal.kind === 'person' ? principal.companyId : ''));
  return {
    before: async (request, reply) => {
      const rate = request.routeOptions.config.facts?.rate;
      if (rate === 'free') return null;
      const strict = rate === 'sign_in';
      return (await enforce(byAddress, request, reply)) ?? (strict ? enforce(signIn, request, reply) : null);
    },
    after: async (request, reply) => (request.principal.kind === 'person' ? enforce(byCompany, request, reply) : null),
  };
}
