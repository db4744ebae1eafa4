/** The demonstration's own routes, which exist only where nothing is real; they are no part of the API and of its client. */
import { queryOptions } from '@tanstack/react-query';
import type { Instant } from '../../src/kernel/dates.ts';
import { ProblemError, isProblem } from '../api/problem.ts';
import { setAhead } from '../clock.ts';
import { currentLang } from '../ui/words.ts';
import type { Guided } from './steps.ts';

export type DemoPerson = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly company: string;
  readonly kind: string;
};

export type Demonstration = {
  readonly now: Instant;
  /** Published: the accounts are ordinary ones with the same password. */
  readonly password: string;
  readonly people: readonly DemoPerson[];
  readonly guided: Guided | null;
};

async function ask<T extends { readonly now?: Instant }>(path: string, body?: object): Promise<T> {
  const headers = { 'accept-language': currentLang(), ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(`/v1/demonstration${path}`, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  const answer = (await response.json()) as unknown;
  if (isProblem(answer)) throw new ProblemError(answer);
  const told = answer as T;
  if (told.now !== undefined) setAhead(told.now);
  return told;
}

/** Where the demonstration stands. Read anew after every act, as everything else is. */
export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  staleTime: 2_000,
  queryFn: () => ask<Demonstration>(''),
});

/** Moves the demonstration on; whatever falls due on the way happens. */
export const moveTime = (to: Instant): Promise<{ readonly now: Instant }> => ask('/clock', { to });

/** The buyer's bank pays what is open on an order. */
export const payOpen = (orderId: string): Promise<object> => ask('/wires', { orderId });
