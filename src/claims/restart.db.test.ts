/** A server that dies between a decision and its answer: asked again, by whatever key, the buyer is paid once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Court, callAt, code, openCourt } from './court.fixture.ts';
import { approve, determine } from './decision.service.ts';
import type { ClaimPath } from './service.ts';
import { type Ended, type Step, askedOf, inNewProcess, perform } from './step.fixture.ts';

// A process is started for each death; a busy machine may take its time.
const patience = { timeout: 120_000 };

let court: Court;
let folder: string;
beforeAll(async () => {
  court = await openCourt();
  folder = await mkdtemp(join(tmpdir(), 'quayside-refunds-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await court.close();
});

const at = (): string => court.clock.now();
const asked = (path: ClaimPath): string => join(folder, path.orderId);
const facts = (act: Step['act'], path: ClaimPath, key: string) => ({ act, path, key, at: at(), asked: asked(path) });
/** In a process that dies at the fault. */
const killed = async (act: Step['act'], path: ClaimPath, key: string, faults: string): Promise<void> => {
  const ended = await inNewProcess({ url: court.db.url, secret: court.db.secret, faults, ...facts(act, path, key) });
  expect(ended.killed).toBe(true);
};
/** By another server, which knows nothing but what is stored. */
const again = (act: Step['act'], path: ClaimPath, key: string): Promise<Ended> => perform(court.ctx, facts(act, path, key));

async function decided(channel: 'wire' | 'card', mode: 'guarantee' | 'hold' = 'guarantee'): Promise<ClaimPath> {
  const path = await court.disputed({ channel, mode });
  expect(code(await determine(court.ctx, callAt(at(), 'ann'), path, {}))).toBe('done');
  return path;
}
async function approved(channel: 'wire' | 'card', mode?: 'guarantee' | 'hold'): Promise<ClaimPath> {
  const path = await decided(channel, mode);
  expect(code(await approve(court.ctx, callAt(at(), 'bob'), path))).toBe('done');
  return path;
}

/** Instructions, payments and movements of the refund, as they are stored. */
async function counted(path: ClaimPath) {
  const { events, intents } = await court.stored(path.orderId);
  return {
    instructed: events['payments.refund_instructed'] ?? 0,
    paid: events['payments.refund_paid'] ?? 0,
    moved: intents.filter((intent) => intent.startsWith('refund')).length,
  };
}

describe('the second person’s approval', () => {
  it('killed before its commit did nothing; asked again under the same key it is done once', patience, async () => {
    const path = await decided('wire');
    await killed('approve', path, 'k1', 'before-commit:kill');
    expect(await counted(path)).toEqual({ instructed: 0, paid: 0, moved: 0 });
    expect(await again('approve', path, 'k1')).toMatchObject({ code: 'done', replayed: false });
    expect(await counted(path)).toEqual({ instructed: 1, paid: 0, moved: 0 });
  });

  it('killed after its commit was done: the same key is answered, a new one finds nothing to approve', patience, async () => {
    const path = await decided('wire');
    await killed('approve', path, 'k2', 'after-commit-before-answer:kill');
    expect(await counted(path)).toEqual({ instructed: 1, paid: 0, moved: 0 });
    expect(await again('approve', path, 'k2')).toMatchObject({ code: 'done', replayed: true });
    expect(await again('approve', path, 'k3')).toMatchObject({ code: 'decision.none' });
    expect(await counted(path)).toEqual({ instructed: 1, paid: 0, moved: 0 });
  });
});

describe('a refund by wire', () => {
  it.each(['guarantee', 'hold'] as const)('is booked once, wherever the server died (%s)', patience, async (mode) => {
    const path = await approved('wire', mode);
    await killed('pay', path, 'p1', 'before-commit:kill');
    expect(await counted(path)).toEqual({ instructed: 1, paid: 0, moved: 0 });
    await killed('pay', path, 'p1', 'after-commit-before-answer:kill');
    expect(await counted(path)).toEqual({ instructed: 1, paid: 1, moved: 1 });
    const answer = await again('pay', path, 'p1');
    expect(answer).toMatchObject({ code: 'done', replayed: true });
    expect(answer.answer).toMatchObject({ refunds: [{ amountMinor: 120_000, status: 'paid' }] });
    expect(await again('pay', path, 'p2')).toMatchObject({ code: 'refund.none_open' });
    expect(await counted(path)).toEqual({ instructed: 1, paid: 1, moved: 1 });
    expect((await court.statesOf(path.orderId)).orders.status).toBe('refunded');
  });
});

describe('a refund by card', () => {
  // Three steps: marked as on its way, sent to the processor, recorded. Killed after each of them.
  it.each([
    ['before it is marked', 'before-commit:kill:1', 0],
    ['after it is marked', 'after-commit-before-answer:kill:1', 0],
    ['after it was sent, before it is recorded', 'after-bank-send-before-record:kill', 1],
    ['while it is recorded', 'before-commit:kill:2', 1],
    ['after it is recorded', 'after-commit-before-answer:kill:2', 1],
  ])('goes to the processor under one key: killed %s', patience, async (_, faults, sent) => {
    const path = await approved('card');
    await killed('pay', path, 'c1', faults);
    expect(await askedOf(asked(path))).toHaveLength(sent);
    // The operator tries again, with a new click.
    const recorded = faults.startsWith('after-commit') && faults.endsWith(':2');
    expect(await again('pay', path, 'c2')).toMatchObject({ code: recorded ? 'refund.none_open' : 'done' });
    expect(await counted(path)).toEqual({ instructed: 1, paid: 1, moved: 1 });
    const keys = await askedOf(asked(path));
    expect([new Set(keys).size, keys[0]?.endsWith(' 120000')]).toEqual([1, true]);
    expect((await court.statesOf(path.orderId)).payments.refundedMinor).toBe(120_000);
  });
});
