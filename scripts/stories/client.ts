/** Speaks to the server as a person does: signs in, sends JSON with a fresh idempotency key, reads answers and problems. */
import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../src/kernel/result.ts';
import { StoryTrouble } from './trouble.ts';

/** Somebody who can sign in. The token is replaced when a fresh password is asked for. */
export type Person = {
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  token: string;
  /** For which company this person acts; empty until there is one. */
  companyId: string;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Given = {
  readonly body?: Json;
  /** Sent instead of JSON. */
  readonly xml?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the server answered: the body, or the problem with its code. */
export type Reply =
  | { readonly ok: true; readonly status: number; readonly body: JsonObject }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly detail: string; readonly body: JsonObject };

export type Client = {
  /** One request. `who` null: without signing in. Faults of the server are thrown, refusals are returned. */
  readonly ask: (who: Person | null, method: Method, path: string, given?: Given) => Promise<Reply>;
  /** Like `ask`, for what must succeed: a refusal is thrown. */
  readonly get: (who: Person | null, path: string) => Promise<JsonObject>;
  readonly signUp: (name: string, email: string) => Promise<Person>;
  readonly signIn: (email: string, password: string) => Promise<Person>;
  /** A file that must be there. */
  readonly download: (who: Person, path: string) => Promise<Reply & { readonly bytes: Uint8Array }>;
  /** When no request is under way any more: a server that stops waits long for one that is. */
  readonly quiet: () => Promise<void>;
};

export const PASSWORD = 'a password of the stories';

/** A client of the server at an address. */
export function makeClient(url: string): Client {
  const underWay = new Set<Promise<Reply>>();
  const request = async (who: Person | null, method: Method, path: string, given: Given, key: string): Promise<Reply> => {
    const body = given.xml ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
    const response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(who === null ? {} : { authorization: `Bearer ${who.token}` }),
        ...(who === null || who.companyId === '' ? {} : { 'quayside-company': who.companyId }),
        ...(body === undefined ? {} : { 'content-type': given.xml === undefined ? 'application/json' : 'application/xml' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...given.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    return replyOf(response.status, await response.text(), `${method} ${path}`);
  };
  const send: typeof request = async (...asked) => {
    const reply = request(...asked);
    underWay.add(reply);
    return reply.finally(() => underWay.delete(reply));
  };
  const download = async (who: Person, path: string): Promise<Reply & { readonly bytes: Uint8Array }> => {
    const headers = {
      authorization: `Bearer ${who.token}`,
      ...(who.companyId === '' ? {} : { 'quayside-company': who.companyId }),
    };
    const response = await fetch(url + path, { headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { ...replyOf(response.status, json ? new TextDecoder().decode(bytes) : '{}', `GET ${path}`), bytes };
  };
  const quiet = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  const enter = async (path: string, body: JsonObject, password: string): Promise<Person> => {
    const { user, token } = (await said(send(null, 'POST', path, { body }, randomUUID()), path)) as {
      user: JsonObject;
      token: string;
    };
    return { email: String(user['email']), password, userId: String(user['id']), token, companyId: '' };
  };
  const signIn: Client['signIn'] = (email, password) => enter('/api/auth/sign-in/email', { email, password }, password);
  const ask: Client['ask'] = async (who, method, path, given = {}) => {
    const key = randomUUID();
    const reply = await send(who, method, path, given, key);
    if (who === null || reply.ok || reply.code !== 'access.step_up') return reply;
    // A slow machine: the password was given more than five minutes ago. A person would type it again.
    who.token = (await signIn(who.email, who.password)).token;
    return send(who, method, path, given, key);
  };
  return {
    ask,
    download,
    quiet,
    signIn,
    get: (who, path) => said(ask(who, 'GET', path), `GET ${path}`),
    signUp: (name, email) => enter('/api/auth/sign-up/email', { name, email, password: PASSWORD }, PASSWORD),
  };
}

function replyOf(status: number, text: string, what: string): Reply {
  const body = bodyOf(text, status, what);
  if (status < 400) return { ok: true, status, body };
  const { code, detail, title, message } = body;
  const words = [detail, title, message].find((each) => typeof each === 'string' && each !== '');
  if (status >= 500) throw new StoryTrouble(`the server failed: ${what} answered ${status} ${String(words ?? '')}`);
  return { ok: false, status, code: String(code ?? `http.${status}`), detail: String(words ?? ''), body };
}

function bodyOf(text: string, status: number, what: string): JsonObject {
  if (text === '') return {};
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw new StoryTrouble(`${what} answered ${status} with something that is not JSON: ${text.slice(0, 80)}`);
  }
}

/** The body of a reply that must be no refusal; `what` says what was tried. */
export async function said(reply: Promise<Reply> | Reply, what: string): Promise<JsonObject> {
  const got = await reply;
  if (got.ok) return got.body;
  throw new StoryTrouble(`${what} was refused: ${refusalLine(got)}`);
}

type Problem = Extract<Reply, { readonly ok: false }>;

/** `order.wrong_state: The order is ...`, with the wrong fields where there are some. */
export function refusalLine({ code, detail, body }: Problem): string {
  const errors = Array.isArray(body['errors']) ? ` ${JSON.stringify(body['errors'])}` : '';
  return detail === '' ? code + errors : `${code} (${detail})${errors}`;
}
