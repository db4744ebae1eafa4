/** A client that never gives up: it asks the same under the same key until it is answered, whatever dies meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly replayed: boolean };

/** A request with the answer that was acknowledged for it. */
export type Told = {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly key: string;
  readonly token: string | null;
  readonly body: object;
  readonly answer: Answered;
};

/** Beyond it a request counts as lost on its way and is sent again. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 100;

type Sends = (path: string, body: object, token: string | null) => Promise<Readonly<Record<string, unknown>>>;

export type Client = {
  readonly post: Sends;
  readonly put: Sends;
  /** Everything that was acknowledged, in order. */
  readonly told: readonly Told[];
  /** How often a request was sent again. */
  readonly repeats: () => number;
};

/**
 * @param url of the server, as it is now
 * @param address as which a proxy would name the client: each has its own rate limits
 * @param isOver ends the waiting for a server that never comes back
 */
export function makeClient(url: () => string, name: string, address: string, isOver: () => boolean): Client {
  const told: Told[] = [];
  let [keys, repeats] = [0, 0];
  const sends =
    (method: Told['method']): Sends =>
    async (path, body, token) => {
      keys += 1;
      const key = `${name}-${keys}`;
      for (;;) {
        const answer = await attempt(url(), { method, path, body, token, key }, address);
        if (answer && answer.status < 300) {
          told.push({ method, path, key, token, body, answer });
          return answer.body;
        }
        // Below 500 the server judged the request, which is a right one.
        if (answer && answer.status < 500 && answer.status !== 429)
          throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        if (isOver()) throw new Error(`${path} was never answered: ${answer ? JSON.stringify(answer.body) : 'no server'}`);
        repeats += 1;
        await sleep(PAUSE_MS);
      }
    };
  return { told, repeats: () => repeats, post: sends('POST'), put: sends('PUT') };
}

/** One try; null where no answer came. */
export async function attempt(
  url: string,
  { method, path, key, token, body }: Omit<Told, 'answer'>,
  address: string,
): Promise<Answered | null> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-forwarded-for': address,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? {} : (JSON.parse(text) as Answered['body']),
      replayed: response.headers.get('idempotency-replayed') === 'true',
    };
  } catch {
    return null;
  }
}
