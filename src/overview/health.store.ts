/** SQL of the health page: what is overdue, waits or failed, as counts; it reads no content of anybody. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';

export type DueCounts = { readonly overdue: number; readonly oldestDueAt: Instant | null; readonly nextDueAt: Instant | null };

/** Deadlines whose instant has passed, and when the next one comes. */
export async function readDueCounts(q: Queryable, at: Instant): Promise<DueCounts> {
  const { rows } = await q.query<DueCounts>(
    `select (select count(*)::int from deadline where due_at <= $1) as overdue,
       (select min(due_at) from deadline where due_at <= $1) as "oldestDueAt",
       (select min(due_at) from deadline where due_at > $1) as "nextDueAt"`,
    [at],
  );
  return rows[0] ?? { overdue: 0, oldestDueAt: null, nextDueAt: null };
}

export type QueueCounts = {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  /** Tried as often as the queue allows, and given up. */
  readonly failed: number;
  readonly oldestWaitingAt: Instant | null;
};

/** Jobs by queue. Finished ones are dropped by the queue itself. */
export async function readQueueCounts(q: Queryable): Promise<readonly QueueCounts[]> {
  const { rows } = await q.query<QueueCounts>(
    `select u.name as queue, count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
       count(j.id) filter (where j.state = 'active')::int as active, count(j.id) filter (where j.state = 'failed')::int as failed,
       min(j.created_on) filter (where j.state in ('created', 'retry')) as "oldestWaitingAt"
     from pgboss.queue u left join pgboss.job j on j.name = u.name where u.name not like '\\_\\_%' group by u.name order by u.name`,
  );
  return rows;
}

export type BankCounts = { readonly lastImportAt: Instant | null; readonly unmatched: number; readonly unread: number };

/** When a statement was brought last, and lines that wait. */
export async function readBankCounts(q: Queryable): Promise<BankCounts> {
  const { rows } = await q.query<BankCounts>(
    `select (select max(received_at) from bank_file) as "lastImportAt",
       (select count(*)::int from bank_line where state = 'unmatched') as unmatched,
       (select count(*)::int from bank_line where state in ('new', 'assigned')) as unread`,
  );
  return rows[0] ?? { lastImportAt: null, unmatched: 0, unread: 0 };
}

/** Streams that a failed check has frozen: nothing is written to them before somebody looked. */
export async function countFrozen(q: Queryable): Promise<number> {
  const { rows } = await q.query<{ n: number }>('select count(*)::int as n from stream where frozen');
  return rows[0]?.n ?? 0;
}

/** The database's own version, such as `18.4`. */
export async function databaseVersion(q: Queryable): Promise<string> {
  const { rows } = await q.query<{ version: string }>(`select current_setting('server_version') as version`);
  return rows[0]?.version ?? '';
}
