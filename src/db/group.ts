/** Group commit: commands that arrive while transactions are under way are decided together and written set-wise in the next one. */
import type { Command, Outcome } from './batch.ts';
import { type CommitDeps, commitOne, commitTogether } from './commit.ts';
import { streamKey } from './streams.ts';

/** As many transactions at once as keep both sides busy: one is decided here while another is written there, and one waits for the disk. */
const AT_ONCE = 3;
/** So that one batch's statements stay small enough for an answer in time, and what waits for its rows does not wait long. */
const MOST = 128;
/** How often a command whose row somebody else holds is left for the next batch before it waits for the row by itself. */
const PATIENCE = 3;

type Done = Exclude<Outcome, { kind: 'failed' }>;
type Waiting = {
  readonly command: Command;
  /** The rows it locks; batches under way never share one. */
  readonly locks: readonly string[];
  readonly resolve: (outcome: Done) => void;
  readonly reject: (error: unknown) => void;
  passedOver: number;
};

const locksOf = ({ stream, takesLimit, idempotency }: Command): readonly string[] => [
  streamKey(stream),
  ...(takesLimit ? [`${stream.supplierId}/supplier/${stream.supplierId}`] : []),
  // The same request twice is answered by the first one's answer, so the second waits for it.
  ...(idempotency ? [`${idempotency.companyId} ${idempotency.key}`] : []),
];

/**
 * The next batch out of the queue, and what stays in it. The oldest come first; a command whose row a batch under way holds
 * stays, and so does whatever comes after it on that row.
 */
function draw(queue: readonly Waiting[], held: ReadonlySet<string>): readonly [batch: readonly Waiting[], left: Waiting[]] {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  const behind = new Set<string>();
  for (const waiting of queue) {
    const free = batch.length < MOST && !waiting.locks.some((lock) => held.has(lock) || behind.has(lock));
    if (!free) for (const lock of waiting.locks) behind.add(lock);
    (free ? batch : left).push(waiting);
  }
  return [batch, left];
}

/**
 * One entrance for all commands of this process: the outcome of a command comes after its commit, thrown if it failed.
 * A command that comes alone starts at once and waits for nobody. Nothing is kept in memory between batches.
 */
export function groupCommit(deps: CommitDeps): (command: Command) => Promise<Done> {
  let queue: Waiting[] = [];
  const held = new Set<string>();
  const under = new Set<readonly Waiting[]>();
  let drawing = false;

  function drain(): void {
    drawing = false;
    while (under.size < AT_ONCE && queue.length > 0) {
      // A transaction beside the first is worth its cost only for about as many commands as the first has.
      const [first] = under;
      if (first && queue.length < Math.min(first.length, MOST / AT_ONCE)) return;
      const [batch, left] = draw(queue, held);
      if (batch.length === 0) return;
      queue = left;
      void carryOut(batch);
    }
  }

  /** After all that has arrived in this turn of the loop is in the queue. */
  function soon(): void {
    if (drawing) return;
    drawing = true;
    setImmediate(drain);
  }

  async function carryOut(batch: readonly Waiting[]): Promise<void> {
    under.add(batch);
    for (const { locks } of batch) for (const lock of locks) held.add(lock);
    try {
      await settle(batch);
    } finally {
      under.delete(batch);
      for (const { locks } of batch) for (const lock of locks) held.delete(lock);
      soon();
    }
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    const outcomes = await commitTogether(
      deps,
      batch.map(({ command }) => command),
      'pass-over',
    ).catch((error: unknown) => batch.map(() => ({ kind: 'failed', error }) as const));
    const again: Waiting[] = [];
    for (const [index, waiting] of batch.entries()) {
      const outcome = outcomes[index] ?? { kind: 'failed', error: new Error('a command without an outcome') };
      if (outcome.kind === 'failed') waiting.reject(outcome.error);
      else if (outcome.kind !== 'busy' && outcome.kind !== 'overdue') waiting.resolve(outcome);
      else if (outcome.kind === 'overdue' || waiting.passedOver >= PATIENCE)
        commitOne(deps, waiting.command).then(waiting.resolve, waiting.reject);
      else again.push(Object.assign(waiting, { passedOver: waiting.passedOver + 1 }));
    }
    queue = [...again, ...queue];
  }

  return (command) =>
    new Promise((resolve, reject) => {
      queue.push({ command, locks: locksOf(command), resolve, reject, passedOver: 0 });
      soon();
    });
}
