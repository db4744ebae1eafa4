/** Disputes in real parallel transactions: both outcomes occur, one side wins, the other is told what the claim has become. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../context.ts';
import { must } from '../kernel/assert.ts';
import { payOpenRefunds, readSeen } from '../payments/refunds.service.ts';
import { type Court, type Who, callAt, code, openCourt } from './court.fixture.ts';
import { appeal, approve, determine, returnDecision } from './decision.service.ts';
import { accept, escalate, makeOffer, withdraw } from './negotiation.service.ts';
import type { ClaimPath } from './service.ts';

/** More by `SIM_ROUNDS=1000`. */
const ROUNDS = Math.ceil(Number(process.env['SIM_ROUNDS'] ?? 100) / 4);
const MINUTES = 60_000 * Math.max(1, ROUNDS / 25);

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.db.admin.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
});
afterAll(() => court.close());

const by = (who: Who, key?: string) => callAt(court.clock.now(), who, key);
const done = async (answer: Promise<Answer>): Promise<Answer> => {
  const told = await answer;
  expect(code(told)).toBe('done');
  return told;
};
const offer = async (path: ClaimPath, who: 'buyer' | 'supplier', amountMinor = 50_000): Promise<string> => {
  const told = await done(makeOffer(court.ctx, by(who), path, { kind: 'partial_refund', amountMinor }));
  return told.kind === 'done' ? String((told.answer as { offerId: string }).offerId) : '';
};
const decide = (path: ClaimPath, who: Who = 'ann') => determine(court.ctx, by(who), path, {});
const pay = async (path: ClaimPath, key?: string) =>
  payOpenRefunds(court.ctx, by('cas', key), path.orderId, await readSeen(court.ctx, path.orderId));

/** What the loser is told: the code, and the state that the claim is in now. */
const told = (answer: Answer): string => {
  if (answer.kind === 'done') return 'done';
  const { state } = answer.refusal.data as { readonly state?: string };
  return state === undefined ? answer.refusal.code : `${answer.refusal.code}, ${state}`;
};

type Round = { readonly path: ClaimPath; readonly first: () => Promise<Answer>; readonly second: () => Promise<Answer> };

/** Plays the rounds; whoever came first gives the other a little more of a lead next time, so that both outcomes occur. */
async function duel(arrange: () => Promise<Round>, holds: (path: ClaimPath, outcome: string) => Promise<void>) {
  const outcomes = new Map<string, number>();
  let lead = 0;
  const after = async (ms: number, go: () => Promise<Answer>): Promise<Answer> => {
    if (ms >= 1) await sleep(ms);
    return go();
  };
  for (let n = 0; n < ROUNDS || (outcomes.size < 2 && n < ROUNDS * 10); n += 1) {
    const { path, first, second } = await arrange();
    const order: string[] = [];
    const run = async (name: string, ms: number, go: () => Promise<Answer>): Promise<Answer> => {
      const answer = await after(ms, go);
      order.push(name);
      return answer;
    };
    const [one, two] = await Promise.all([run('first', -lead, first), run('second', lead, second)]);
    const outcome = `${told(one)} / ${told(two)}`;
    await holds(path, outcome);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    lead += (order[0] === 'first' ? -1 : 1) * ((n % 5) / 2 + 0.4);
  }
  return [...outcomes.keys()].sort();
}

describe('at the same moment', () => {
  it(
    'a settlement and an escalation: settled either way, by the two or before the platform',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed({ escalated: false });
          const offerId = await offer(path, 'supplier');
          await done(escalate(court.ctx, by('buyer'), path, true));
          return {
            path,
            first: () => accept(court.ctx, by('buyer'), path, offerId),
            second: () => escalate(court.ctx, by('supplier'), path, true),
          };
        },
        async (path, outcome) => {
          const { status, settlement } = await court.claimOf(path);
          expect([status, settlement?.from]).toEqual(['settled', outcome === 'done / done' ? 'escalated' : 'negotiating']);
        },
      );
      expect(outcomes).toEqual(['done / claim.wrong_state, settled', 'done / done']);
    },
    MINUTES,
  );

  it(
    'a decision and a settlement: one of them',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed();
          const offerId = await offer(path, 'supplier');
          return { path, first: () => decide(path), second: () => accept(court.ctx, by('buyer'), path, offerId) };
        },
        async (path, outcome) => {
          const { status, decisions, settlement } = await court.claimOf(path);
          const decided = outcome.startsWith('done');
          expect([status, decisions.length, settlement !== null]).toEqual(
            decided ? ['determined', 1, false] : ['settled', 0, true],
          );
        },
      );
      expect(outcomes).toEqual(['claim.wrong_state, settled / done', 'done / claim.wrong_state, determined']);
    },
    MINUTES,
  );

  it(
    'two operators deciding: one decision',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed();
          return { path, first: () => decide(path, 'ann'), second: () => decide(path, 'bob') };
        },
        async (path) => expect((await court.claimOf(path)).decisions).toHaveLength(1),
      );
      expect(outcomes).toEqual(['claim.wrong_state, determined / done', 'done / claim.wrong_state, determined']);
    },
    MINUTES,
  );

  it(
    'an approval and a withdrawal: money, or none',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed();
          await done(decide(path));
          return { path, first: () => approve(court.ctx, by('bob'), path), second: () => withdraw(court.ctx, by('buyer'), path) };
        },
        async (path, outcome) => {
          const { events } = await court.stored(path.orderId);
          const refunds = events['payments.refund_instructed'] ?? 0;
          expect([(await court.claimOf(path)).status, refunds]).toEqual(
            outcome.startsWith('done') ? ['determined', 1] : ['withdrawn', 0],
          );
        },
      );
      expect(outcomes).toEqual(['decision.none / done', 'done / claim.wrong_state, determined']);
    },
    MINUTES,
  );

  it(
    'an approval and a decision sent back: one of them',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed();
          await done(decide(path));
          return {
            path,
            first: () => approve(court.ctx, by('bob'), path),
            second: () => returnDecision(court.ctx, by('bob'), path, 'look again'),
          };
        },
        async (path, outcome) => {
          const { status, decisions } = await court.claimOf(path);
          expect([status, decisions.length]).toEqual(outcome.startsWith('done') ? ['determined', 1] : ['escalated', 0]);
        },
      );
      expect(outcomes).toEqual(['decision.none / done', 'done / decision.none']);
    },
    MINUTES,
  );

  it(
    'an acceptance and another offer: what was accepted is what was offered',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed({ escalated: false });
          const offerId = await offer(path, 'supplier', 90_000);
          return {
            path,
            first: () => accept(court.ctx, by('buyer'), path, offerId),
            second: () => makeOffer(court.ctx, by('supplier'), path, { kind: 'partial_refund', amountMinor: 10 }),
          };
        },
        async (path, outcome) => {
          const { settlement } = await court.claimOf(path);
          expect(settlement?.amountMinor ?? null).toBe(outcome.startsWith('done') ? 90_000 : null);
        },
      );
      expect(outcomes).toEqual(['done / claim.wrong_state, settled', 'offer.none_open / done']);
    },
    MINUTES,
  );

  it(
    'an appeal and the refund: on hold, or gone and never taken back',
    async () => {
      const outcomes = await duel(
        async () => {
          const path = await court.disputed();
          await done(decide(path));
          await done(approve(court.ctx, by('bob'), path));
          return {
            path,
            first: () => appeal(court.ctx, by('supplier'), path, { text: 'shipped in time' }),
            second: () => pay(path),
          };
        },
        async (path, outcome) => {
          const { payments } = await court.statesOf(path.orderId);
          const paid = outcome === 'done / done';
          expect([(await court.claimOf(path)).status, payments.refundedMinor]).toEqual(['appealed', paid ? 120_000 : 0]);
          expect(must(payments.refunds[0], 'a refund').status).toBe(paid ? 'paid' : 'held');
        },
      );
      expect(outcomes).toEqual(['done / done', 'done / refund.on_hold']);
    },
    MINUTES,
  );
});

describe('a hundred clients', () => {
  const hundred = (ask: (n: number) => Promise<Answer>): Promise<readonly Answer[]> =>
    Promise.all(Array.from({ length: 100 }, (_, n) => ask(n)));
  const tally = (answers: readonly Answer[]): Readonly<Record<string, number>> => {
    const codes = answers.map(code);
    return Object.fromEntries([...new Set(codes)].map((each) => [each, codes.filter((one) => one === each).length]));
  };

  it('approving one decision make one refund', async () => {
    const path = await court.disputed();
    await done(decide(path));
    expect(tally(await hundred(() => approve(court.ctx, by('bob'), path)))).toEqual({ done: 1, 'decision.none': 99 });
    expect((await court.stored(path.orderId)).events).toMatchObject({ 'claims.approved': 1, 'payments.refund_instructed': 1 });
  });

  it('approving under one key are answered alike, and one refund is made', async () => {
    const path = await court.disputed();
    await done(decide(path));
    const answers = await hundred(() => approve(court.ctx, by('bob', `approve ${path.orderId}`), path));
    expect(tally(answers)).toEqual({ done: 100 });
    expect(answers.filter((each) => each.kind === 'done' && !each.replayed)).toHaveLength(1);
    expect((await court.stored(path.orderId)).events).toMatchObject({ 'claims.approved': 1, 'payments.refund_instructed': 1 });
  });

  it('accepting one offer make one settlement', async () => {
    const path = await court.disputed({ escalated: false });
    const offerId = await offer(path, 'supplier');
    const answers = await hundred(() => accept(court.ctx, by('buyer'), path, offerId));
    expect(tally(answers)).toEqual({ done: 1, 'claim.wrong_state': 99 });
    expect((await court.stored(path.orderId)).events).toMatchObject({ 'claims.settled': 1, 'payments.refund_instructed': 1 });
  });

  it.each(['guarantee', 'hold'] as const)('saying that one refund left the bank book it once (%s)', async (mode) => {
    const path = await court.disputed({ mode });
    await done(decide(path));
    await done(approve(court.ctx, by('bob'), path));
    expect(tally(await hundred(() => pay(path)))).toEqual({ done: 1, 'refund.none_open': 99 });
    const { events, intents } = await court.stored(path.orderId);
    expect([events['payments.refund_instructed'], events['payments.refund_paid']]).toEqual([1, 1]);
    expect(intents.filter((intent) => intent.startsWith('refund:'))).toHaveLength(1);
    expect((await court.statesOf(path.orderId)).orders.status).toBe('refunded');
  });
});
