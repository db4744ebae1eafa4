/** A server in a process of its own, which a test may kill, and a client that speaks to it as a program would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_MS = 60_000;

export type Server = {
  readonly url: string;
  /** Everything it printed so far, for tests of what a person sees. */
  readonly lines: readonly string[];
  /** Waits until the process is gone, whatever ended it. */
  readonly gone: Promise<unknown>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and the exit code of a clean stop. */
  readonly stop: () => Promise<number | null>;
};

/** Only what the test says, and nothing of the run's own settings. */
const environment = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  PORT: '0',
  LOG_LEVEL: 'silent',
  QUAYSIDE_DEMO: 'off',
  QUAYSIDE_WEB: 'off',
  ...env,
});

/** Starts `node src/main.ts` and waits until it listens. Throws with its words when it ends before. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<Server> {
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: ROOT, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      // Left alive, it would hold the database against every later start.
      child.kill('SIGKILL');
      reject(new Error(`the server did not listen in ${START_MS} ms`));
    }, START_MS);
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const listening = /^Quayside listens at (\S+)/.exec(line)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${lines.join('\n')}`)));
    child.once('exit', () => clearTimeout(late));
    child.stdout.once('data', () => clearTimeout(late));
  });
  return {
    url,
    lines,
    gone,
    kill: () => end(child, gone, 'SIGKILL').then(() => undefined),
    stop: () => end(child, gone, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, gone: Promise<unknown>, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  child.kill(signal);
  await gone;
  return child.exitCode;
}

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `node src/cli/main.ts ...` to its end. */
export async function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

export type Reply = { readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly replayed: boolean };
export type Ask = { readonly token?: string; readonly key?: string; readonly body?: unknown };

let asked = 0;

/** One request. Rejects when the connection breaks, as when the server is killed meanwhile. */
export async function ask(url: string, method: string, path: string, { token, key, body }: Ask = {}): Promise<Reply> {
  asked += 1;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? `ask-${asked}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Reply['body']),
    replayed: response.headers.get('idempotency-replayed') === 'true',
  };
}
