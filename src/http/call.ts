/** From an HTTP call to the call a service takes: who, when it was received, and under which idempotency key. */
import type { Call as ServiceCall, Context } from '../context.ts';
import type { Person } from '../parties/types.ts';
import type { Idempotency } from './route.ts';

type HttpCall = { readonly principal: Person; readonly idempotency: Idempotency };

/** For writes. Receipt is now: routing and body parsing are over, the decision has not begun. */
export function callOf(ctx: Context, call: HttpCall): ServiceCall {
  const { key, inputHash } = call.idempotency;
  return { by: call.principal, receivedAt: ctx.clock.now(), idempotency: { key, inputHash } };
}

/** For reads and pure computations, which have no key. */
export const readCallOf = (ctx: Context, call: { readonly principal: Person }): ServiceCall => ({
  by: call.principal,
  receivedAt: ctx.clock.now(),
});
