/** `npm run fuzz -- routes --cases N [--seed TEXT]`: hostile requests to every route of the server, over a real database. */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../../sim/database.ts';
import { seeded } from '../../sim/random.ts';
import { prepareBoss } from '../../src/db/boss.ts';
import { endPool } from '../../src/db/connect.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { runCheck } from '../../src/overview/check.service.ts';
import { ORDERS, openMatrix } from '../../test/access.fixture.ts';
import { type Trading, openTrading } from '../../test/bad-input.fixture.ts';
import { type Case, caseMaker } from './cases.ts';
import { type Answered, faultsOf } from './laws.ts';
import { makePlaces } from './places.ts';

export type Broken = { readonly index: number; readonly law: string; readonly asked: Case };

export type Run = {
  readonly cases: number;
  readonly broken: readonly Broken[];
  /** How many were answered with each status, and each refusal's code. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly codes: ReadonlyMap<string, number>;
  /** Routes that were asked, and those that did what they were asked at least once. */
  readonly asked: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  readonly slowestMs: number;
};

/** Orders are made anew after so many cases: what was accepted has moved them on. */
const FRESH_AFTER = 1_500;
/** Requests under way at once. */
const LANES = 6;
/** Without an answer for so long a request hangs; a busy machine may take a while over its neighbours. */
const HANGS_MS = 60_000;
/** The processor's time that one request alone may take; what took longer beside others is asked once more alone. */
const CPU_MS = 1_500;
const SLOW_MS = 2_500;

async function send({ app }: Trading, { as, method, url, headers, body, route }: Case): Promise<Answered> {
  const response = await app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, 'x-as': as },
    ...(body === undefined ? {} : { payload: body }),
    payloadAsStream: true,
  });
  const type = String(response.headers['content-type'] ?? '');
  const stream = response.stream();
  // What stays open is heard to begin, and left.
  if (type.startsWith('text/event-stream')) {
    stream.destroy();
    return { status: response.statusCode, type, text: '' };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { status: response.statusCode, type, text: route.accepts === 'opaque' ? '' : Buffer.concat(chunks).toString() };
}

const late = (): { readonly over: Promise<never>; readonly stop: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${HANGS_MS} ms`)), HANGS_MS);
  });
  return { over, stop: () => clearTimeout(timer) };
};

async function answerOf(trading: Trading, asked: Case): Promise<Answered | Error> {
  const { over, stop } = late();
  try {
    return await Promise.race([send(trading, asked), over]);
  } catch (error) {
    return error as Error;
  } finally {
    stop();
  }
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Asks one after the other what took long, so that only its own time counts. */
async function tooDear(trading: Trading, slow: readonly (readonly [number, Case])[]): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (const [index, asked] of slow) {
    const begun = process.cpuUsage();
    await answerOf(trading, {
      ...asked,
      headers: { ...asked.headers, ...('idempotency-key' in asked.headers ? { 'idempotency-key': `slow-${index}` } : {}) },
    });
    const { user, system } = process.cpuUsage(begun);
    const ms = (user + system) / 1_000;
    if (ms > CPU_MS) broken.push({ index, law: `took ${ms.toFixed(0)} ms of the processor`, asked });
  }
  return broken;
}

/** Asks cases `from` to `from + cases - 1` of a seed and judges each answer; afterwards everything that was written. */
export async function tryRoutes(
  trading: Trading,
  options: { readonly cases: number; readonly seed: string; readonly from?: number },
  told: (done: number, broken: readonly Broken[]) => void = () => undefined,
): Promise<Run> {
  const { cases, seed, from = 0 } = options;
  const make = caseMaker(trading.routes);
  const broken: Broken[] = [];
  const slow: (readonly [number, Case])[] = [];
  const statuses = new Map<number, number>();
  const codes = new Map<string, number>();
  const [asked, done] = [new Set<string>(), new Set<string>()];
  let [next, finished, slowestMs] = [from, 0, 0];
  const one = async (index: number, places: Awaited<ReturnType<typeof makePlaces>>): Promise<void> => {
    const request = make(index, places, seeded(`${seed}/${index}`));
    const begun = performance.now();
    const answered = await answerOf(trading, request);
    const ms = performance.now() - begun;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > SLOW_MS && request.route.accepts !== 'opaque') slow.push([index, request]);
    asked.add(request.name);
    if (answered instanceof Error) broken.push({ index, law: answered.message, asked: request });
    else {
      broken.push(...faultsOf(request, answered).map((law) => ({ index, law, asked: request })));
      add(statuses, answered.status);
      if (answered.status < 400) done.add(request.name);
      else if (answered.text !== '') add(codes, /"code":"([a-z_.]+)"/.exec(answered.text)?.[1] ?? 'none');
    }
    finished += 1;
    told(finished, broken);
  };
  while (next < from + cases) {
    const places = await makePlaces(trading, 3);
    const end = Math.min(next + FRESH_AFTER, from + cases);
    const lane = async (): Promise<void> => {
      while (next < end) await one(next++, places);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  broken.push(...(await tooDear(trading, slow)));
  return { cases: finished, broken, statuses, codes, asked, done, slowestMs };
}

/** What the platform's own check finds in everything that the cases wrote. */
export async function findings(trading: Trading): Promise<readonly string[]> {
  const found: string[] = [];
  const tell = ({
    invariant,
    code,
    stream,
  }: {
    readonly invariant: string;
    readonly code: string;
    readonly stream: { readonly id: string } | null;
  }): void => void found.push(`${invariant} ${code} ${stream?.id ?? ''}`);
  await runCheck(trading.ctx, { freeze: false, tell: tell as never });
  // The orders of the access matrix stand in the database without their texts.
  const bare = Object.values(ORDERS).map((id) => `form check.text_missing ${id}`);
  return found.filter((line) => !bare.includes(line));
}

const print = (line = ''): void => void process.stdout.write(`${line}\n`);

const shown = ({ asked: { name, as, method, url, headers, body } }: Broken): string =>
  JSON.stringify({
    name,
    as,
    method,
    url: url.slice(0, 300),
    headers,
    body: body === undefined ? null : body.toString().slice(0, 600),
  });

/** Broken cases are shown as they come, so many of them. */
const MOST_TOLD = 40;
const tell = (one: Broken | undefined): void => void (one && print(`case ${one.index}: ${one.law}\n  ${shown(one)}`));

async function open(): Promise<{ readonly trading: Trading; readonly close: () => Promise<void> }> {
  const database = await openDatabase(process.env['DATABASE_URL']);
  await prepareBoss(database.adminUrl, QUEUES);
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  const drop = async (): Promise<void> => {
    await endPool(admin);
    await database.close();
  };
  const db = {
    adminUrl: database.adminUrl,
    url: database.adminUrl,
    secret: 'a secret for hostile input, 32 letters',
    admin,
    pools: database.pools,
    drop,
  };
  const trading = await openTrading(await openMatrix({ rows: true }, db));
  return { trading, close: trading.close };
}

/** @returns 0 when all laws hold, 1 when one is broken, 2 for a wrong call */
export async function routesFuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
    },
  });
  const [cases, from] = [Number(values.cases), Number(values.from)];
  if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(from) || from < 0) {
    process.stderr.write('npm run fuzz -- routes [--cases NUMBER] [--seed TEXT] [--from NUMBER]\n');
    return 2;
  }
  const { trading, close } = await open();
  try {
    const begun = performance.now();
    let told = 0;
    const run = await tryRoutes(trading, { cases, from, seed: values.seed }, (done, broken) => {
      for (; told < Math.min(broken.length, MOST_TOLD); told += 1) tell(broken[told]);
      if (done % 5_000 === 0)
        print(`${done} cases, ${broken.length} broken, ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
    });
    for (const one of run.broken.slice(told, MOST_TOLD)) tell(one);
    const found = await findings(trading);
    for (const line of found.slice(0, 20)) print(`check: ${line}`);
    print();
    print(
      `${run.cases} cases of seed "${values.seed}" over ${run.asked.size} routes in ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
    );
    print(
      `statuses: ${[...run.statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, n]) => `${status}: ${n}`)
        .join(', ')}`,
    );
    print(
      `${run.codes.size} kinds of refusal; ${run.done.size} routes did what they were asked; slowest answer ${run.slowestMs.toFixed(0)} ms`,
    );
    print(`${run.broken.length} broken, ${found.length} found by the check afterwards`);
    return run.broken.length + found.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}
