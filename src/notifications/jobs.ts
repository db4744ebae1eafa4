/** Notices as side effects: queued in the commit that they tell of, spread to people and sent after it. */
import type { Job, PgBoss } from 'pg-boss';
import type { MailPort } from '../adapters/mail/types.ts';
import type { Context } from '../context.ts';
import type { Reactor } from '../db/registry.ts';
import type { Timer } from '../jobs/types.ts';
import type { Decision } from '../kernel/decider.ts';
import { type JsonObject, ok } from '../kernel/result.ts';
import { REMINDED, REMINDERS, reminded, remindersOf } from './reminders.rules.ts';
import { NOTICED, addressed, noticesOf } from './rules.ts';
import { letterJobId, lettersOf, sendLetter } from './service.ts';
import type { Notice, NoticeLetter, NoticedStates } from './types.ts';

/** Notices to companies, and the letters to people that they become. */
const NOTICES = 'notice';
const LETTERS = 'notice_letter';

const queued = (notices: readonly Notice[]): Decision => ({
  jobs: notices.map((notice) => ({ queue: NOTICES, data: notice as unknown as JsonObject })),
});

export const reactors: readonly Reactor[] = [
  { on: NOTICED, react: (event, view) => queued(noticesOf(event, view.stream.id, view.states as NoticedStates)) },
  {
    on: REMINDED,
    react: (event, view) =>
      remindersOf(event as unknown as Parameters<typeof remindersOf>[0], view.states as NoticedStates, view.facts),
  },
];

/** A reminder changes nothing: its row only tells again what stands in the order. */
export const timers: readonly Timer[] = Object.values(REMINDERS).map((name) => ({
  name,
  decide: ({ stream, states, version, facts }, row) => {
    const about = { orderId: stream.id, seq: version, at: facts.at };
    const noticed = states as NoticedStates;
    return ok(queued(addressed(reminded(row.name, noticed), about, noticed)));
  },
}));

type NoticeContext = Pick<Context, 'read' | 'config' | 'log'>;

/** Queues a letter for each reader of a notice. A notice that is worked off again adds none: a letter's job id is its content. */
export async function spreadNotice(boss: Pick<PgBoss, 'insert'>, ctx: NoticeContext, notice: Notice): Promise<void> {
  const letters = await lettersOf(ctx, notice);
  if (letters.length > 0)
    await boss.insert(
      LETTERS,
      letters.map((letter) => ({ id: letterJobId(letter), data: letter })),
    );
}

/** Sends one letter. Throws where the mail server asks to be tried again. */
export async function deliverLetter(ctx: NoticeContext, mail: MailPort, letter: NoticeLetter): Promise<void> {
  const outcome = await sendLetter(ctx, mail, letter);
  if (outcome === 'retry') throw new Error('the mail server is away');
  if (outcome === 'refused')
    ctx.log.warn({ user: letter.userId, template: letter.notice.template }, 'a notice was refused for good');
}

/** Each job of a batch on its own: one that fails is tried again alone. */
async function each<T>(
  ctx: NoticeContext,
  jobs: readonly { readonly id: string; readonly data: T }[],
  work: (data: T) => Promise<void>,
) {
  return Promise.all(
    jobs.map(async ({ id, data }) => {
      try {
        await work(data);
        return { id, status: 'completed' as const };
      } catch (error) {
        ctx.log.warn({ err: error, job: id }, 'a notice failed and will be tried again');
        return { id, status: 'failed' as const, output: { message: error instanceof Error ? error.message : String(error) } };
      }
    }),
  );
}

/** Works off both queues until pg-boss is stopped. */
export async function startNoticeWorkers(boss: PgBoss, mail: MailPort, ctx: NoticeContext): Promise<void> {
  const options = { pollingIntervalSeconds: 2, burstWhenBatchFull: true, perJobResults: true } as const;
  await boss.work(NOTICES, { ...options, batchSize: 20 }, async (jobs: readonly Job<Notice>[]) =>
    each(ctx, jobs, (notice) => spreadNotice(boss, ctx, notice)),
  );
  // Few at once: a mail server that is slow must not outlast the time a job may take.
  await boss.work(LETTERS, { ...options, batchSize: 4 }, async (jobs: readonly Job<NoticeLetter>[]) =>
    each(ctx, jobs, (letter) => deliverLetter(ctx, mail, letter)),
  );
}
