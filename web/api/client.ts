/** The one client of the API: typed from its OpenAPI document, in the reader's language, acting for the chosen company. */
import createClient from 'openapi-fetch';
import type { paths } from '../../sdk/openapi.ts';
import { kept } from '../ui/kept.ts';
import { currentLang } from '../ui/words.ts';
import { ProblemError, isProblem } from './problem.ts';

/** How a question leaves: the server, when it draws a page, asks itself. */
type Send = (request: Request) => Promise<Response>;
let send: Send = (request) => fetch(request);
export const sendBy = (way: Send): void => {
  send = way;
};

/** Any host: on the server it is only there to make an address whole. */
const HERE = import.meta.env.SSR ? 'http://quayside' : '';

/** Asks an address beside the API in the same way. */
export const ask = (path: string): Promise<Response> => send(new Request(`${HERE}${path}`));

export const api = createClient<paths>({ baseUrl: `${HERE}/`, fetch: (request) => send(request) });

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
