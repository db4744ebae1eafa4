/** One act on a claim in a process of its own, which an injected fault may kill: what a server does that dies in the middle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Answer, Context } from '../context.ts';
import { openPools } from '../db/connect.ts';
import type { Json } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { payOpenRefunds, readSeen } from '../payments/refunds.service.ts';
import { callAt, code } from './court.fixture.ts';
import { approve } from './decision.service.ts';
import type { ClaimPath } from './service.ts';

export type Step = {
  readonly url: string;
  readonly secret: string;
  /** `before-commit:kill`; empty: none. */
  readonly faults: string;
  readonly act: 'approve' | 'pay';
  readonly path: ClaimPath;
  readonly key: string;
  readonly at: string;
  /** Where every refund that the card processor was asked for is written down, a line each. */
  readonly asked: string;
};

/** What became of it: killed, or the code and whether it was answered from memory. */
export type Ended = { readonly killed: boolean; readonly code: string; readonly replayed: boolean; readonly answer: Json };

const FILE = fileURLToPath(import.meta.url);

/** Runs the step as a new process and waits for its end. */
export async function inNewProcess(step: Step): Promise<Ended> {
  const child = spawn(process.execPath, [FILE, JSON.stringify(step)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === 'SIGKILL') return { killed: true, code: '', replayed: false, answer: null };
  if (said.out === '') throw new Error(said.err);
  return JSON.parse(said.out) as Ended;
}

/** The keys under which the processor was asked to give money back, and how much under each. */
export const askedOf = async (file: string): Promise<readonly string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

/** The act itself; every refund that the processor is asked for is written down before it is asked. */
export async function perform(
  given: Context,
  { act, path, key, at, asked }: Omit<Step, 'url' | 'secret' | 'faults'>,
): Promise<Ended> {
  const refund: Context['cards']['refund'] = async (order) => {
    await appendFile(asked, `${order.key} ${order.amountMinor}\n`);
    return given.cards.refund(order);
  };
  const ctx: Context = { ...given, cards: { ...given.cards, refund } };
  // A key is the acting company's, over all orders.
  const call = callAt(at, act === 'approve' ? 'bob' : 'cas', `${key} of ${path.claimId}`);
  const answer: Answer = await (act === 'approve'
    ? approve(ctx, call, path)
    : payOpenRefunds(ctx, call, path.orderId, await readSeen(ctx, path.orderId)));
  return {
    killed: false,
    code: code(answer),
    replayed: answer.kind === 'done' && answer.replayed,
    answer: answer.kind === 'done' ? answer.answer : null,
  };
}

async function run(step: Step): Promise<void> {
  const log = makeLog('silent');
  const pools = openPools({ url: step.url, secret: step.secret, log, sizes: { app: 1, commit: 1, auth: 1 } });
  const config = readConfig({ QUAYSIDE_SECRET: step.secret, QUAYSIDE_FAULTS: step.faults });
  const ctx = makeContext(config, log, pools, controlledClock(step.at), memoryStorage());
  const ended = await perform(ctx, step);
  process.stdout.write(JSON.stringify(ended));
  await pools.close();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await run(JSON.parse(process.argv[2] ?? '{}') as Step);
