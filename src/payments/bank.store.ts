/** Bank files and lines: stored once, assigned by exactly one, shown to operators until nothing waits. */
import type { Queryable } from '../db/reads.ts';
import type { BankFile } from '../adapters/bank/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import type { SeenLine } from './types.ts';

export type LineState = 'new' | 'noted' | 'unmatched' | 'assigned' | 'booked';

export type StoredLine = {
  readonly lineId: string;
  readonly account: string;
  readonly sha256: string;
  readonly direction: 'credit' | 'debit';
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly bookedOn: PlainDate | null;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly text: string | null;
  readonly bankStatus: string;
  readonly certainId: boolean;
  readonly state: LineState;
  readonly because: string | null;
  readonly orderId: string | null;
  readonly instalment: string | null;
  readonly bookedMinor: Minor;
};

type RawLine = {
  line_id: string;
  account: string;
  sha256: string;
  direction: 'credit' | 'debit';
  amount_minor: number;
  currency: string;
  booked_on: PlainDate | null;
  reference: string | null;
  payer: string | null;
  body_text: string | null;
  bank_status: string;
  certain_id: boolean;
  state: LineState;
  because: string | null;
  order_id: string | null;
  instalment: string | null;
  booked_minor: number;
};

const COLUMNS = `line_id, account, sha256, direction, amount_minor, currency, booked_on, reference, payer, body_text, bank_status,
  certain_id, state, because, order_id, instalment, booked_minor`;

const toLine = (r: RawLine): StoredLine => ({
  lineId: r.line_id,
  account: r.account,
  sha256: r.sha256,
  direction: r.direction,
  amountMinor: r.amount_minor,
  currency: r.currency,
  bookedOn: r.booked_on,
  reference: r.reference,
  payer: r.payer,
  text: r.body_text,
  bankStatus: r.bank_status,
  certainId: r.certain_id,
  state: r.state,
  because: r.because,
  orderId: r.order_id,
  instalment: r.instalment,
  bookedMinor: r.booked_minor,
});

/**
 * Stores a file, its statements and those of its lines that are not known yet. The same file or an overlapping one adds
 * nothing twice. A line that the bank gave no reference of its own and that looks like a known one of another file may be
 * a repeat or a second payment: it is kept under a name of its own and marked uncertain, for a person. So is every line of
 * an entry whose parts do not add up to it.
 */
export async function storeFile(
  tx: Queryable,
  file: BankFile,
  given: { readonly sha256: string; readonly at: Instant; readonly by: string },
): Promise<void> {
  await tx.query(
    `insert into bank_file (sha256, format, message_id, received_at, by_user) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [given.sha256, file.format, file.messageId, given.at, given.by],
  );
  // Two files at once would each miss the other's nameless lines, and one of two equal payments would be taken for a repeat.
  for (const account of [...new Set(file.statements.map((each) => each.account))].sort())
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('bank ' || $1, 0))`, [account]);
  for (const statement of file.statements) {
    await tx.query(
      `insert into bank_statement (account, statement_id, sha256, currency, opening_minor, closing_minor)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [statement.account, statement.id, given.sha256, statement.currency, statement.openingMinor, statement.closingMinor],
    );
    const { lines } = statement;
    const col = <T>(pick: (line: (typeof lines)[number]) => T): T[] => lines.map(pick);
    await tx.query(
      `insert into bank_line (line_id, account, sha256, received_at, position, direction, amount_minor, currency, booked_on, reference,
         payer, body_text, bank_status, certain_id, payer_account, state)
       select case when l.certain or not exists (select 1 from bank_line o where o.line_id = $1 || '/' || l.ref and o.sha256 <> $2)
                   then $1 || '/' || l.ref else $1 || '/' || l.ref || '~' || left($2, 12) end,
         $1, $2, $3, l.position::int, l.direction, l.amount, l.currency, l.booked_on, l.reference, l.payer, l.body_text, l.status,
         l.sums_up and (l.certain or not exists (select 1 from bank_line o where o.line_id = $1 || '/' || l.ref and o.sha256 <> $2)),
         l.payer_account, 'new'
       from unnest($4::text[], $5::boolean[], $6::text[], $7::bigint[], $8::text[], $9::date[], $10::text[], $11::text[], $12::text[], $13::text[], $14::boolean[],
           $15::text[])
         with ordinality as l (ref, certain, direction, amount, currency, booked_on, reference, payer, body_text, status, sums_up, payer_account,
           position)
       order by l.position
       on conflict (line_id) do nothing`,
      [
        statement.account,
        given.sha256,
        given.at,
        col((l) => l.bankReference),
        col((l) => l.servicerReference !== null),
        col((l) => l.direction),
        col((l) => l.amountMinor),
        col((l) => l.currency),
        col((l) => l.bookedOn),
        col((l) => l.reference),
        col((l) => l.payer),
        col((l) => l.text),
        col((l) => l.status),
        col((l) => l.sumsUp),
        col((l) => l.payerAccount),
      ],
    );
  }
}

/** Lines that nobody has looked at yet, and those whose booking was interrupted; in the order in which they arrived. */
export async function readOpenLines(q: Queryable, limit: number): Promise<readonly StoredLine[]> {
  const { rows } = await q.query<RawLine>(
    `select ${COLUMNS} from bank_line where state in ('new', 'assigned') order by arrived limit $1`,
    [limit],
  );
  return rows.map(toLine);
}

/** Lines of one file, in its order; those that an earlier file had brought stand under that file. */
export async function readFileLines(q: Queryable, sha256: string): Promise<readonly StoredLine[]> {
  const { rows } = await q.query<RawLine>(`select ${COLUMNS} from bank_line where sha256 = $1 order by position, line_id`, [
    sha256,
  ]);
  return rows.map(toLine);
}

/** Lines that wait for a person, oldest first. */
export async function readUnmatched(q: Queryable, after: string | null, limit: number): Promise<readonly StoredLine[]> {
  const { rows } = await q.query<RawLine>(
    `select ${COLUMNS} from bank_line l where state = 'unmatched'
       and ($1::text is null or arrived > (select a.arrived from bank_line a where a.line_id = $1))
     order by arrived limit $2`,
    [after, limit],
  );
  return rows.map(toLine);
}

export async function readLine(q: Queryable, lineId: string): Promise<StoredLine | null> {
  const { rows } = await q.query<RawLine>(`select ${COLUMNS} from bank_line where line_id = $1`, [lineId]);
  return rows[0] ? toLine(rows[0]) : null;
}

/**
 * The lines of an order: what was booked on it, and what waits for a person and bears its reference. What waits is few, so
 * those are looked through.
 */
export async function readSeenLines(q: Queryable, orderId: string, reference: string): Promise<readonly SeenLine[]> {
  const { rows } = await q.query<RawLine & { readonly received_at: Instant }>(
    `select ${COLUMNS}, received_at from bank_line where order_id = $1 and state = 'booked' and direction = 'credit'
     union all
     select ${COLUMNS}, received_at from bank_line where state = 'unmatched' and direction = 'credit'
       and strpos(upper(regexp_replace(coalesce(reference, '') || ' ' || coalesce(body_text, ''), '\\s', '', 'g')), $2) > 0
     limit 200`,
    [orderId, reference],
  );
  return rows.map((r) => ({
    lineId: r.line_id,
    receivedAt: r.received_at,
    bookedOn: r.booked_on,
    amountMinor: r.amount_minor - (r.state === 'unmatched' ? r.booked_minor : 0),
    because: r.state === 'unmatched' ? r.because : null,
  }));
}

export type Assignment = { readonly orderId: string; readonly instalment: string | null; readonly by: string };

/** Gives a line to one order; null when somebody else has it. */
export async function assignLine(
  tx: Queryable,
  lineId: string,
  from: readonly LineState[],
  to: Assignment,
): Promise<StoredLine | null> {
  const { rows } = await tx.query<RawLine>(
    `update bank_line set state = 'assigned', because = null, order_id = $3, instalment = $4, matched_by = $5
     where line_id = $1 and state = any ($2) returning ${COLUMNS}`,
    [lineId, from, to.orderId, to.instalment, to.by],
  );
  return rows[0] ? toLine(rows[0]) : null;
}

/**
 * Where a line ended: booked, noted, or waiting for a person with the reason. Only from where it was read: who comes late
 * (another server, an import beside a person's match) must not put back a line that was booked meanwhile.
 */
export async function settleLine(
  tx: Queryable,
  from: Pick<StoredLine, 'lineId' | 'state' | 'orderId' | 'bookedMinor'>,
  to: { readonly state: LineState; readonly because: string | null; readonly bookedMinor: Minor },
): Promise<void> {
  await tx.query(
    `update bank_line set state = $5, because = $6, booked_minor = $7, order_id = case when $5 = 'booked' then order_id else null end
     where line_id = $1 and state = $2 and order_id is not distinct from $3 and booked_minor = $4`,
    [from.lineId, from.state, from.orderId, from.bookedMinor, to.state, to.because, to.bookedMinor],
  );
}
