/** A card processor for tests: speaks as much of Stripe's REST protocol over HTTP as the adapter needs, and moves no money. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { must } from '../../kernel/assert.ts';
import { type Instant, addMillis, toMillis } from '../../kernel/dates.ts';
import { sign } from './signature.ts';
import { type Books, type Params, type Reply, bounce, carryOut, confirm, failure, shown } from './testbooks.ts';

/**
 * How it treats a request that charges or refunds. hangs: no answer, nothing done. loses: done, and the line is cut.
 * fails: 503, nothing done. breaks: begun and not done, answered 500, and so to every repetition. fails_after: the same,
 * but done. is_busy: 429. is_asked_twice: 409. talks_nonsense: done, and something between answers in its place.
 */
export type Manner = 'hangs' | 'loses' | 'fails' | 'breaks' | 'fails_after' | 'is_busy' | 'is_asked_twice' | 'talks_nonsense';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly params: Params;
  readonly headers: Readonly<Record<string, unknown>>;
};

export type CardServer = {
  readonly host: { readonly name: string; readonly port: number };
  readonly asked: readonly Asked[];
  /** How the next requests are treated, one word each; afterwards all is well again. */
  readonly behave: (...manners: readonly Manner[]) => void;
  /** The buyer's bank confirms a payment, or does not. */
  readonly confirm: (intentId: string, confirmed?: boolean) => void;
  /** The buyer's bank sends back every refund so far. */
  readonly bounce: () => void;
  /** An event as it is posted, with its signature. */
  readonly event: (type: string, object: object, at: Instant) => { readonly raw: Buffer; readonly signature: string };
  /** The object of an intent, as events carry it. */
  readonly intent: (intentId: string) => object;
  readonly close: () => Promise<void>;
};

const KEY = 'sk_test_of_the_test_server';
const SECRET = 'whsec_of_the_test_server';
export const TEST_KEYS = { secretKey: KEY, webhookSecret: SECRET } as const;

/** How long an answer is given again to the same key. Source: Stripe, idempotent requests: keys are pruned after 24 hours. */
export const KEY_LIFE_MS = 24 * 60 * 60 * 1_000;

type Saved = Reply & { readonly asked: string; readonly at: Instant };

/** What is remembered between requests. */
type State = {
  readonly books: Books;
  readonly keys: Map<string, Saved>;
  readonly manners: Manner[];
  readonly asked: Asked[];
  readonly now: () => Instant;
};

const printOf = ({ path, params }: Asked): string => JSON.stringify([path, params]);

const save = ({ keys, now }: State, asked: Asked, reply: Reply): Reply => {
  if (asked.key !== null && reply.kept !== false) keys.set(asked.key, { ...reply, asked: printOf(asked), at: now() });
  return reply;
};

/** What the key was answered before, as long as that is kept. */
function savedFor({ keys, now }: State, { key }: Asked): Saved | null {
  const saved = key === null ? undefined : keys.get(key);
  return saved && now() < addMillis(saved.at, KEY_LIFE_MS) ? saved : null;
}

/** The same key again gives the first answer, an error too; with other parameters it is refused. Source: Stripe, idempotent requests. */
function answer(state: State, asked: Asked): Reply {
  if (asked.headers['authorization'] !== `Bearer ${KEY}`) return failure(401, 'invalid_request_error', null);
  if (asked.method === 'POST' && asked.headers['content-type'] !== 'application/x-www-form-urlencoded')
    return failure(400, 'invalid_request_error', null);
  const saved = savedFor(state, asked);
  if (saved) return saved.asked === printOf(asked) ? saved : failure(400, 'idempotency_error', null);
  return save(state, asked, carryOut(state.books, asked, Math.floor(toMillis(state.now()) / 1_000)));
}

/** One request in a manner of its own; null where it gets no answer. */
function treat(state: State, asked: Asked, manner: Manner | undefined): Reply | null {
  switch (manner) {
    case 'hangs':
      return null;
    case 'loses':
      answer(state, asked);
      return null;
    case 'fails':
      return failure(503, 'api_error', null);
    case 'breaks':
      return save(state, asked, failure(500, 'api_error', null));
    case 'fails_after':
      answer(state, asked);
      return save(state, asked, failure(500, 'api_error', null));
    case 'is_busy':
      return failure(429, 'invalid_request_error', 'rate_limit');
    case 'is_asked_twice':
      return failure(409, 'invalid_request_error', 'idempotency_key_in_use');
    default:
      return answer(state, asked);
  }
}

/** Form-encoded bodies, and queries alike. */
async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const form = request.method === 'GET' ? url.search : Buffer.concat(chunks).toString('utf8');
  const key = request.headers['idempotency-key'];
  return {
    method: request.method ?? '',
    path: url.pathname,
    key: typeof key === 'string' ? key : null,
    params: Object.fromEntries(new URLSearchParams(form)),
    headers: request.headers,
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = await read(request);
  state.asked.push(asked);
  const manner = asked.method === 'POST' ? state.manners.shift() : undefined;
  const reply = treat(state, asked, manner);
  if (manner === 'loses') request.socket.destroy();
  if (!reply) return;
  response.writeHead(reply.status, { 'content-type': 'application/json', 'request-id': `req_${state.asked.length}` });
  response.end(manner === 'talks_nonsense' ? '<html>something between</html>' : JSON.stringify(reply.body));
}

/** Starts the processor on a free port of the loopback. */
export async function startCardServer(now: () => Instant): Promise<CardServer> {
  const state: State = { books: { intents: [], refunds: [] }, keys: new Map(), manners: [], asked: [], now };
  const server: Server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = must(server.address(), 'the server listens') as AddressInfo;
  return {
    host: { name: '127.0.0.1', port },
    asked: state.asked,
    behave: (...next) => void state.manners.push(...next),
    confirm: (id, confirmed = true) => confirm(state.books, id, confirmed, Math.floor(toMillis(state.now()) / 1_000)),
    bounce: () => bounce(state.books),
    event: (type, object, at) => {
      const raw = Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } }));
      return { raw, signature: sign(SECRET, raw, at) };
    },
    intent: (id) => shown(state.books, id, false),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
