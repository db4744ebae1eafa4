/** `bench http`: a command endpoint without its domain beside a bare one, and the whole way to the commit beside the service alone. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median, spread } from '../figures.ts';
import { print, readOptions } from '../options.ts';
import { type Asked, PATH, type Ready } from './wire.ts';

type Shot = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number; readonly failed: number };

async function shoot(url: string, { key, body }: Ready, connections: number, duration: number): Promise<Shot> {
  const result = await autocannon({
    url: `${url}${PATH}`,
    method: 'POST',
    connections,
    duration,
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify(body),
    requests: [
      {
        // Each is a command of its own.
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': randomBytes(12).toString('hex') },
        }),
      },
    ],
  });
  return {
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.errors + result.non2xx,
  };
}

/** @returns 0; 1 when a request failed or what was written does not verify; 2 for a wrong call */
export async function httpBench(args: readonly string[]): Promise<number> {
  const options = readOptions('http', args, { rounds: 5, seconds: 3, connections: 64 });
  if (!options) return 2;
  const { rounds, seconds, connections } = options;
  const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { stdio: 'inherit' });
  const told = async <T>(asked?: Asked): Promise<T> => {
    const heard = once(server, 'message') as Promise<[T]>;
    if (asked) server.send(asked);
    const gone = once(server, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${String(code)}`)));
    return (await Promise.race([heard, gone]))[0];
  };
  const ready = await told<Ready>();
  for (const url of [ready.bare, ready.stubbed, ready.real]) await shoot(url, ready, connections, 1);
  const ran: { bare: Shot; stubbed: Shot; real: Shot; inProcess: number }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const bare = await shoot(ready.bare, ready, connections, seconds);
    const stubbed = await shoot(ready.stubbed, ready, connections, seconds);
    const { perSecond: inProcess } = await told<{ perSecond: number }>({ what: 'in-process', connections, seconds });
    const real = await shoot(ready.real, ready, connections, seconds);
    ran.push({ bare, stubbed, real, inProcess });
    print(
      `round ${round}: bare ${bare.perSecond.toFixed(0)}/s, stubbed ${stubbed.perSecond.toFixed(0)}/s; ` +
        `service ${inProcess.toFixed(0)}/s, to the commit by HTTP ${real.perSecond.toFixed(0)}/s`,
    );
  }
  const { findings } = await told<{ findings: number }>({ what: 'check-and-end' });
  if (server.exitCode === null) await once(server, 'exit');
  const failed = ran.reduce((sum, { bare, stubbed, real }) => sum + bare.failed + stubbed.failed + real.failed, 0);
  const valid = findings === 0 && failed === 0;
  const [stub, whole] = [ran.map((r) => r.stubbed.perSecond / r.bare.perSecond), ran.map((r) => r.real.perSecond / r.inProcess)];
  const figures = {
    bench: 'http',
    ratio: median(stub),
    spread: spread(stub),
    toCommit: median(whole),
    toCommitSpread: spread(whole),
    p50Ms: median(ran.map((r) => r.real.p50Ms)),
    p99Ms: median(ran.map((r) => r.real.p99Ms)),
    valid,
  };
  const range = (values: readonly number[]): string => values.map((n) => n.toFixed(2)).join(' to ');
  print();
  print(`authenticated, validated, domain stubbed, over a bare endpoint: ${figures.ratio.toFixed(2)} (${range(figures.spread)})`);
  print(`by HTTP to the commit, over the service alone: ${figures.toCommit.toFixed(2)} (${range(figures.toCommitSpread)})`);
  print(`p50 ${figures.p50Ms.toFixed(0)} ms, p99 ${figures.p99Ms.toFixed(0)} ms with ${connections} connections`);
  print(valid ? 'every request was answered, and everything verifies' : `VOID: ${failed} requests failed, ${findings} findings`);
  if (options.json) print(JSON.stringify(figures));
  return valid ? 0 : 1;
}
