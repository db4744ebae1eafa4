/** Messages between two companies before they have an order; those of an order are events of its stream. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // The two companies in the order of their ids: one thread, whoever began it. Flags and promises are codes and dates.
  `create table message (
    company_a text not null references company,
    company_b text not null references company check (company_b > company_a),
    message_id text not null,
    from_company text not null check (from_company in (company_a, company_b)),
    user_id text not null,
    at timestamptz not null,
    -- Which of two messages of one millisecond came first.
    number bigint generated always as identity,
    text text check (length(text) between 1 and 4000),
    flags text[] not null,
    promises jsonb not null,
    erased_at timestamptz,
    primary key (company_a, company_b, message_id),
    check ((text is null) = (erased_at is not null))
  )`,
  'create index message_thread on message (company_a, company_b, at, number)',
  // What every page of an order looks for is rare among the messages.
  `create index message_remark on message (company_a, company_b, at) where flags <> '{}' or promises <> '[]'`,
  'grant select, insert on message to quayside_commit',
  'grant update (text, erased_at) on message to quayside_commit',
  'grant select on message to quayside_app',
  'alter table message enable row level security',
  'alter table message force row level security',
  `create policy app_reads on message for select to quayside_app using (
    current_setting('quayside.staff', true) = 'on'
    or company_a = any (string_to_array(current_setting('quayside.companies', true), ','))
    or company_b = any (string_to_array(current_setting('quayside.companies', true), ',')))`,
  'create policy commit_path on message for all to quayside_commit using (true) with check (true)',
];

/** The two companies and staff read a thread; nobody removes a row, and only the text can be erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
