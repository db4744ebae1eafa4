/** Which order a card capture paid: the card processor's events name the capture only. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table card_capture (
    capture_id text primary key check (length(capture_id) between 3 and 200),
    supplier_id text not null,
    order_id text not null,
    purpose text not null check (purpose in ('instalment', 'inspection_fee')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    captured_at timestamptz not null,
    request text not null check (request ~ '^[0-9a-f]{64}$')
  )`,
  'create index card_capture_request on card_capture (request)',
  'grant select, insert on card_capture to quayside_commit',
  'grant select on card_capture to quayside_app',
  'alter table card_capture enable row level security',
  'alter table card_capture force row level security',
  `create policy app_reads on card_capture for select to quayside_app using (current_setting('quayside.staff', true) = 'on')`,
  'create policy commit_path on card_capture for all to quayside_commit using (true) with check (true)',
];

/** Written before the capture is booked, so that no payment is ever without its order. `request`: the hash of what asked for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
