/** The only way to change a stream: a list of commands, locked, decided and written in one transaction. */
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import type { JobDraft, StreamRef } from '../kernel/decider.ts';
import { refuse } from '../kernel/result.ts';
import { Batch, type Command, type Outcome, type Postponed } from './batch.ts';
import {
  eraseRows,
  insertContents,
  insertIdempotency,
  insertParties,
  insertTransfers,
  overdueBefore,
  readIdempotency,
  standingDeadlines,
  writeDeadlines,
} from './effects.ts';
import { insertEvents } from './events.ts';
import type { Faults } from './faults.ts';
import type { Registry } from './registry.ts';
import { type Waiting, insertStreams, lockStreams, lockSuppliers, standings, updateStreams } from './streams.ts';

export type { Command, Outcome } from './batch.ts';

export type CommitDeps = {
  readonly pool: Pool;
  readonly registry: Registry;
  readonly faults: Faults;
  /** Enqueues side effects inside the given transaction. */
  readonly enqueue: (client: PoolClient, jobs: readonly JobDraft[]) => Promise<void>;
  /**
   * Carries out what has fallen due on a stream until an instant. Where it is given, no act is decided before the deadlines
   * that passed before it was received: what comes of it does not depend on how late the worker is.
   */
  readonly settleDue?: (stream: StreamRef, until: Instant) => Promise<unknown>;
};

/** Somebody else's commit came first (an intent or key that was free when we decided): decide again. */
class Clash extends Fault {
  readonly intent: boolean;
  constructor(what: string, intent: boolean) {
    super(what);
    this.intent = intent;
  }
}

/** The commit was sent and its answer is not known: what it wrote may stand, so nothing of it is done again. */
class Unanswered extends Fault {}

const TRIES = 4;

/**
 * Carries out commands in the order given and returns their outcomes in that order. A refused command writes nothing; a
 * command that fails for another reason (a clash, a fault) never harms its neighbours: the batch is rolled back and each
 * command is tried in a transaction of its own. Where the commit itself got no answer nothing is tried again: each command
 * is `failed` and may have happened, which its idempotency key tells. Outcomes are returned only after their commit.
 */
export async function commit(deps: CommitDeps, commands: readonly Command[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [place, outcome] of (await commitTogether(deps, commands, 'wait')).entries()) {
    // Nothing is passed over, so nothing is busy.
    const postponed = outcome.kind === 'overdue' || outcome.kind === 'busy';
    outcomes.push(postponed ? await orFailed(commitAlone(deps, commands[place] as Command)) : outcome);
  }
  return outcomes;
}

const orFailed = (outcome: Promise<Outcome>): Promise<Outcome> =>
  outcome.catch((error: unknown) => ({ kind: 'failed', error }) as const);

/**
 * As `commit`, but what is postponed is left to the caller. With `pass-over`, commands whose rows another transaction holds
 * are `busy`: nothing of them was decided.
 */
export async function commitTogether(
  deps: CommitDeps,
  commands: readonly Command[],
  waiting: Waiting,
): Promise<readonly (Outcome | Postponed)[]> {
  if (commands.length === 0) return [];
  try {
    return await inTransaction(deps, commands, waiting);
  } catch (error) {
    if (error instanceof Unanswered || (commands.length === 1 && !(error instanceof Clash)))
      return commands.map(() => ({ kind: 'failed', error }));
    // Which command was at fault is not knowable from the error; each alone finds out.
    const outcomes: Outcome[] = [];
    for (const command of commands) outcomes.push(await orFailed(commitAlone(deps, command)));
    return outcomes;
  }
}

/** One command, thrown errors included: what a service calls. */
export async function commitOne(deps: CommitDeps, command: Command): Promise<Exclude<Outcome, { kind: 'failed' }>> {
  const outcome = await commitAlone(deps, command);
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome;
}

async function commitAlone(deps: CommitDeps, command: Command): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [outcome] = await inTransaction(deps, [command], 'wait');
      if (outcome?.kind !== 'overdue') return outcome as Outcome;
    } catch (error) {
      if (!(error instanceof Clash)) throw error;
      // Decided twice on fresh state and the intent is still spent: its money moved long ago and moves no second time.
      if (error.intent && attempt > 1) return { kind: 'refused', refusal: refuse('ledger.intent_spent') };
      if (attempt >= TRIES) throw error;
      continue;
    }
    await deps.settleDue?.(command.stream, command.facts.receivedAt);
    // A deadline that cannot be carried out holds up nobody.
    return commitAlone(deps, { ...command, afterDue: true });
  }
}

async function inTransaction(
  deps: CommitDeps,
  commands: readonly Command[],
  waiting: Waiting,
): Promise<readonly (Outcome | Postponed)[]> {
  const client = await deps.pool.connect();
  let broken = false;
  let sent = false;
  try {
    const batch = await load(deps, client, commands, waiting);
    await batch.decideAll(client);
    await write(deps, client, batch);
    deps.faults.hit('before-commit');
    sent = true;
    await client.query('commit');
    deps.faults.hit('after-commit-before-answer');
    return batch.outcomes();
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw sent ? new Unanswered(error instanceof Error ? error.message : String(error), { cause: error }) : error;
  } finally {
    // A connection that could not even roll back is thrown away; the server has rolled back for us.
    client.release(broken);
  }
}

/**
 * Waits for all statements before it throws the first error: they are sent without waiting for one another (one round
 * trip), and a client must not be given back while answers are still on their way.
 */
async function together<T extends readonly unknown[]>(statements: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(statements);
  const failed = settled.find((s) => s.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((s) => (s as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/**
 * Locks and reads everything the decisions need, in one round trip. The server runs the statements in this order: rows are
 * locked first, and what must be seen after a lock was waited for (answers, standings) is read by later statements.
 */
async function load(deps: CommitDeps, client: PoolClient, commands: readonly Command[], waiting: Waiting): Promise<Batch> {
  const existing = commands.filter((c) => !c.create).map((c) => ({ ref: c.stream, actor: c.actor }));
  const limits = [...new Set(commands.filter((c) => c.takesLimit).map((c) => c.stream.supplierId))];
  const keys = commands.flatMap((c) => (c.idempotency ? [c.idempotency] : []));
  const timers = commands.flatMap((c) => (c.timer ? [{ ...c.timer, stream: c.stream }] : []));
  const late = deps.settleDue ? commands.flatMap(overdueOf) : [];
  const [, streams, suppliers, standing, answered, dueTimers, overdue] = await together([
    client.query('begin'),
    lockStreams(client, existing, waiting),
    lockSuppliers(client, limits, waiting),
    standings(client, existing),
    readIdempotency(client, keys),
    standingDeadlines(client, timers),
    overdueBefore(client, late),
  ]);
  return new Batch(deps.registry, commands, {
    streams: [...streams, ...suppliers],
    standings: standing,
    answered,
    dueTimers,
    overdue,
    passedOver: waiting === 'pass-over',
  });
}

/** What may have to wait for deadlines of its stream. */
const overdueOf = ({ timer, create, afterDue, stream, facts }: Command, place: number) =>
  timer || create || afterDue ? [] : [{ stream, receivedAt: facts.receivedAt, place }];

/** All writes of the batch in one round trip; the commit follows only once the counts are known. */
async function write(deps: CommitDeps, client: PoolClient, batch: Batch): Promise<void> {
  const w = batch.writes();
  const [, , , , , moved, , , answered] = await together([
    insertStreams(client, w.created),
    updateStreams(client, w.updated),
    insertParties(client, w.parties),
    insertEvents(client, w.events),
    insertContents(client, w.contents),
    insertTransfers(client, w.transfers),
    writeDeadlines(client, w.cleared, w.deadlines),
    deps.enqueue(client, w.jobs),
    insertIdempotency(client, w.answers),
    eraseRows(client, w.erasures, w.events[0]?.at ?? ''),
  ]);
  if (moved !== w.transfers.length) throw new Clash('a business intent has already moved its money', true);
  if (answered !== w.answers.length) throw new Clash('an idempotency key was used at the same moment', false);
}
