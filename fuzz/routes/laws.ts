/** What must hold of the answer to any request at all. */
import { Compile } from 'typebox/compile';
import Type, { type TSchema } from 'typebox';
import type { Route } from '../../src/http/route.ts';
import { strict } from '../../src/http/strict.ts';
import { PROBLEMS, PROBLEM_TYPE, isRefusalCode } from '../../src/http/problems.ts';
import type { Case } from './cases.ts';

export type Answered = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
};

type Fault = { readonly in?: unknown; readonly pointer?: unknown; readonly reason?: unknown; readonly message?: unknown };

const CHECKS = new WeakMap<Route, { readonly Check: (value: unknown) => boolean }>();

/** Whether a body has the shape that its route declares. */
function fits(route: Route, value: unknown): boolean {
  const known = CHECKS.get(route) ?? Compile(strict((route.body ?? Type.Object({})) as TSchema, route.url));
  CHECKS.set(route, known);
  return known.Check(value);
}

const NOT_JSON = Symbol('not JSON');

function parsed(text: string | Buffer): unknown {
  try {
    // A mark of byte order is no part of the text; the server reads it so, too.
    const whole = new TextDecoder('utf-8', { fatal: true }).decode(typeof text === 'string' ? Buffer.from(text) : text);
    return whole === '' ? {} : JSON.parse(whole);
  } catch {
    return NOT_JSON;
  }
}

const token = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~');

/** Whether a JSON Pointer leads to a place of the value; for a missing field, to the object that lacks it. */
function leads(value: unknown, pointer: string, reason: unknown): boolean {
  if (pointer === '') return true;
  const tokens = pointer.split('/').slice(1).map(token);
  if (reason === 'required') tokens.pop();
  let at = value;
  for (const one of tokens) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, one)) return false;
    at = (at as Readonly<Record<string, unknown>>)[one];
  }
  return true;
}

function fieldFaults(errors: unknown, body: unknown): readonly string[] {
  if (!Array.isArray(errors) || errors.length === 0) return ['request.invalid names no field'];
  return (errors as readonly Fault[]).flatMap(({ in: part, pointer, reason, message }) => {
    if (typeof pointer !== 'string' || typeof reason !== 'string' || typeof message !== 'string' || message === '')
      return [`a field without place, reason or words: ${JSON.stringify({ part, pointer, reason, message })}`];
    if (!['body', 'query', 'path', 'header'].includes(String(part))) return [`a field in ${String(part)}`];
    return part === 'body' && body !== NOT_JSON && !leads(body, pointer, reason) ? [`no such place: ${pointer} (${reason})`] : [];
  });
}

/** Codes that may come before the body is looked at. */
const BEFORE = /^(access\.unauthenticated|company\.none_chosen|idempotency\.|precondition\.|route\.|request\.|upload\.)/;

function problemFaults({ type, text, status }: Answered, asked: Case, sent: unknown): readonly string[] {
  if (!type.startsWith(PROBLEM_TYPE)) return [`${status} is no problem document but ${type}`];
  const problem = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const code = String(problem['code']);
  if (!isRefusalCode(code)) return [`${code} is not in the catalogue`];
  const wrong = PROBLEMS[code].status === status ? [] : [`${code} with status ${status}`];
  for (const part of ['title', 'detail', 'advice']) {
    const words = problem[part];
    // A word of the request may be told back.
    const hollow = /undefined|\[object/.exec(String(words))?.[0];
    const echoed = hollow !== undefined && `${asked.url} ${asked.body?.toString() ?? ''}`.includes(hollow);
    if (typeof words !== 'string' || words === '' || (hollow && !echoed)) wrong.push(`${part}: ${String(words)}`);
  }
  return code === 'request.invalid' ? [...wrong, ...fieldFaults(problem['errors'], sent)] : wrong;
}

const isOwn = ({ route }: Case): boolean => route.accepts !== 'opaque';

/** A body in the wrong shape is refused, and for that. */
function shapeFaults(asked: Case, { status, text }: Answered, sent: unknown): readonly string[] {
  const isJson = (asked.route.accepts ?? 'json') === 'json' && asked.body !== undefined;
  if (!isJson || (sent !== NOT_JSON && fits(asked.route, sent))) return [];
  if (status < 400) return [`done with ${status} although its body has the wrong shape`];
  const { code } = JSON.parse(text) as { readonly code?: string };
  return BEFORE.test(code ?? '') ? [] : [`${String(code)} for a body in the wrong shape`];
}

/** The names that every object has; a request that adds one has reached them all. */
const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort().join();

/** What is wrong with an answer, in words; nothing when it is as it must be. */
export function faultsOf(asked: Case, answered: Answered): readonly string[] {
  const reached = Object.getOwnPropertyNames(Object.prototype).sort().join() !== PROTOTYPE || 'admin' in {};
  const wrong = reached ? ['a field of the request is on every object'] : [];
  if (answered.status >= 500) return [...wrong, `answered ${answered.status}: ${answered.text.slice(0, 300)}`];
  const isHead = asked.method === 'HEAD' || asked.method === 'OPTIONS';
  if (isHead || !isOwn(asked)) return wrong;
  const sent = asked.body === undefined ? {} : parsed(asked.body);
  if (answered.status >= 400) wrong.push(...problemFaults(answered, asked, sent));
  return asked.method === asked.name.split(' ')[0] ? [...wrong, ...shapeFaults(asked, answered, sent)] : wrong;
}
