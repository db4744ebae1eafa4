/** Two commands at the same moment, without giving up repetition: both are decided on what each saw, and meet in one commit. */
import { type Command, type CommitDeps, commit } from '../src/db/commit.ts';
import type { Context } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import type { Random } from './random.ts';

export type Gate = {
  /** The commit function of one participant: its first command waits for the others, later ones pass. */
  readonly enter: (participant: number) => Context['commit'];
  /** This participant will send no (more) command. */
  readonly leave: (participant: number) => void;
  /** Participants in the order in which their commands were decided. */
  readonly order: () => readonly number[];
};

type Waiting = {
  readonly participant: number;
  readonly command: Command;
  readonly resolve: (o: Outcome) => void;
  readonly reject: (e: unknown) => void;
};
type Outcome = Awaited<ReturnType<Context['commit']>>;

/**
 * Holds each participant's first command until all have arrived or left, then commits them as one list in a drawn order.
 * The order is the seed's, not the scheduler's; real parallel transactions are raced in races.db.test.ts.
 */
export function openGate(deps: CommitDeps, participants: number, random: Random): Gate {
  const waiting: Waiting[] = [];
  const gone = new Set<number>();
  let order: readonly number[] | null = null;

  const flush = async (): Promise<void> => {
    const queue = random.shuffle([...waiting].sort((a, b) => a.participant - b.participant));
    order = queue.map((w) => w.participant);
    const outcomes = await commit(
      deps,
      queue.map((w) => w.command),
    ).catch((error: unknown) => queue.map(() => ({ kind: 'failed' as const, error })));
    for (const [index, { resolve, reject }] of queue.entries()) {
      const outcome = must(outcomes[index], 'every command has an outcome');
      if (outcome.kind === 'failed') reject(outcome.error);
      else resolve(outcome);
    }
  };
  const check = (): void => {
    if (
      order === null &&
      waiting.length > 0 &&
      waiting.length + [...gone].filter((p) => waiting.every((w) => w.participant !== p)).length >= participants
    ) {
      void flush();
    }
  };
  const pass = async (command: Command): Promise<Outcome> => {
    const outcome = must((await commit(deps, [command]))[0], 'every command has an outcome');
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome;
  };
  return {
    enter: (participant) => (command) => {
      if (order !== null) return pass(command);
      return new Promise<Outcome>((resolve, reject) => {
        waiting.push({ participant, command, resolve, reject });
        check();
      });
    },
    leave: (participant) => {
      gone.add(participant);
      check();
    },
    order: () => [
      ...(order ?? []),
      ...Array.from({ length: participants }, (_, p) => p).filter((p) => !(order ?? []).includes(p)),
    ],
  };
}
