/** The one client of the API: typed from its OpenAPI document, in the reader's language, acting for the chosen company. */
import createClient from 'openapi-fetch';
import type { paths } from '../../sdk/openapi.ts';
import { kept } from '../ui/kept.ts';
import { currentLang } from '../ui/words.ts';
import { ProblemError, isProblem } from './problem.ts';

export const api = createClient<paths>({ baseUrl: '/' });

/** The header by which an act is done once, however often it is sent. */
export const KEY_HEADER = 'Idempotency-Key';

api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', currentLang());
    const company = kept('company');
    if (company !== null) request.headers.set('Quayside-Company', company);
    // An act brings its own key (useAct); what only computes takes any.
    if (request.method !== 'GET' && !request.headers.has(KEY_HEADER)) request.headers.set(KEY_HEADER, crypto.randomUUID());
    return request;
  },
});

type Told<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** The body of an answer. Throws a ProblemError where the server refused. */
export async function told<T>(asked: Promise<Told<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (isProblem(error)) throw new ProblemError(error);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return data as T;
}
