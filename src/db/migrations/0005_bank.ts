/** Bank files as they came and their lines, each line once whatever file repeats it. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table bank_file (
    sha256 text primary key,
    format text not null,
    message_id text not null,
    received_at timestamptz not null,
    by_user text not null
  )`,
  `create table bank_statement (
    account text not null,
    statement_id text not null,
    sha256 text not null references bank_file,
    currency text,
    opening_minor bigint,
    closing_minor bigint,
    primary key (account, statement_id, sha256)
  )`,
  `create table bank_line (
    line_id text primary key,
    arrived bigint generated always as identity,
    account text not null,
    sha256 text not null references bank_file,
    received_at timestamptz not null,
    position integer not null,
    direction text not null check (direction in ('credit', 'debit')),
    amount_minor bigint not null check (amount_minor >= 0),
    currency text not null,
    booked_on date,
    reference text,
    payer text,
    body_text text,
    bank_status text not null,
    certain_id boolean not null,
    state text not null check (state in ('new', 'noted', 'unmatched', 'assigned', 'booked')),
    because text,
    order_id text,
    instalment text,
    booked_minor bigint not null default 0 check (booked_minor >= 0 and booked_minor <= amount_minor),
    matched_by text
  )`,
  `create index bank_line_waiting on bank_line (arrived) where state in ('new', 'unmatched', 'assigned')`,
  'create index bank_line_order on bank_line (order_id) where order_id is not null',
  'grant select, insert on bank_file, bank_statement to quayside_commit',
  'grant select, insert on bank_line to quayside_commit',
  'grant update (bank_status, booked_on, state, because, order_id, instalment, booked_minor, matched_by) on bank_line to quayside_commit',
  'grant select on bank_file, bank_statement, bank_line to quayside_app',
  ...['bank_file', 'bank_statement', 'bank_line'].flatMap((t) => [
    `alter table ${t} enable row level security`,
    `alter table ${t} force row level security`,
    `create policy staff_reads on ${t} for select to quayside_app using (current_setting('quayside.staff', true) = 'on')`,
    `create policy commit_path on ${t} for all to quayside_commit using (true) with check (true)`,
  ]),
];

/** Bank lines are not distributed by supplier: an unmatched line belongs to nobody yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
