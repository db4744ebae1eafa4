/** Streams, events, transfers, deadlines and idempotency, with the roles' rights and the row policies from the first day. */
import { type Kysely, sql } from 'kysely';

/** Tables inside an order lead with `supplier_id`, the shard: every command touches one supplier's rows only. */
const TABLES = [
  `create table stream (
    supplier_id text not null,
    kind text not null check (kind in ('order', 'supplier', 'account', 'programme')),
    id text not null,
    version integer not null check (version >= 0),
    head text not null,
    state jsonb not null,
    frozen boolean not null default false,
    primary key (supplier_id, kind, id)
  )`,
  `create table stream_party (
    supplier_id text not null,
    kind text not null,
    stream_id text not null,
    company_id text not null,
    relation text not null check (relation in ('buyer', 'supplier', 'inspector', 'owner')),
    primary key (supplier_id, kind, stream_id, company_id, relation)
  )`,
  'create index stream_party_company on stream_party (company_id, kind, stream_id)',
  `create table event (
    supplier_id text not null,
    kind text not null,
    stream_id text not null,
    seq integer not null,
    type text not null,
    v integer not null,
    data jsonb not null,
    at timestamptz not null,
    received_at timestamptz not null,
    actor jsonb not null,
    prev text not null,
    hash text not null,
    primary key (supplier_id, kind, stream_id, seq)
  )`,
  `create table content (
    supplier_id text not null,
    kind text not null,
    stream_id text not null,
    content_id text not null,
    content_kind text not null,
    salt text,
    body jsonb,
    hash text not null,
    erased_at timestamptz,
    primary key (supplier_id, kind, stream_id, content_id)
  )`,
  `create table transfer (
    supplier_id text not null,
    intent_id text not null,
    kind text not null,
    stream_id text not null,
    seq integer not null,
    debit text not null,
    credit text not null check (credit <> debit),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    at timestamptz not null,
    primary key (supplier_id, intent_id)
  )`,
  'create index transfer_stream on transfer (supplier_id, kind, stream_id)',
  'create index transfer_debit on transfer (supplier_id, debit, currency)',
  'create index transfer_credit on transfer (supplier_id, credit, currency)',
  `create table deadline (
    supplier_id text not null,
    kind text not null,
    stream_id text not null,
    name text not null,
    due_at timestamptz not null,
    zone text not null,
    rule text not null,
    tzdata text not null,
    data jsonb not null,
    primary key (supplier_id, kind, stream_id, name)
  )`,
  'create index deadline_due on deadline (due_at, supplier_id, kind, stream_id, name)',
  `create table idempotency (
    company_id text not null,
    key text not null,
    input_hash text not null,
    status integer not null,
    answer jsonb not null,
    at timestamptz not null,
    primary key (company_id, key)
  )`,
  'create table controlled_clock (only_row boolean primary key default true check (only_row), at timestamptz not null)',
];

/** Whether the reader is a party of the stream, or staff: set per read transaction, empty for anonymous readers. */
const SEES = (stream: string): string => `(
  current_setting('quayside.staff', true) = 'on'
  or exists (select 1 from stream_party p where p.supplier_id = ${stream}.supplier_id and p.kind = ${stream}.kind
    and p.stream_id = ${stream === 'stream' ? 'stream.id' : `${stream}.stream_id`}
    and p.company_id = any (string_to_array(current_setting('quayside.companies', true), ',')))
)`;

/** The app role reads what its caller may see; a supplier's stream (limit, badges) and the programme's settings are public. */
const READ_POLICIES = [
  `create policy app_reads on stream for select to quayside_app using (kind in ('supplier', 'programme') or ${SEES('stream')})`,
  `create policy app_reads on stream_party for select to quayside_app using (
    current_setting('quayside.staff', true) = 'on'
    or company_id = any (string_to_array(current_setting('quayside.companies', true), ',')))`,
  ...['event', 'content', 'transfer', 'deadline'].map(
    (table) => `create policy app_reads on ${table} for select to quayside_app using (${SEES(table)})`,
  ),
  `create policy app_reads on idempotency for select to quayside_app using (
    company_id = any (string_to_array(current_setting('quayside.companies', true), ',')))`,
];

const GUARDED = ['stream', 'stream_party', 'event', 'content', 'transfer', 'deadline', 'idempotency'];

/** The commit role appends; it updates only streams (under its batch's lock) and deadlines. Nothing is ever deleted but deadlines. */
const COMMIT_RIGHTS = [
  'grant select, insert on stream, stream_party, event, content, transfer, deadline, idempotency to quayside_commit',
  'grant update (version, head, state, frozen) on stream to quayside_commit',
  'grant update (salt, body, erased_at) on content to quayside_commit',
  'grant update, delete on deadline to quayside_commit',
  'grant select, insert, update on controlled_clock to quayside_commit',
  'grant select on stream, stream_party, event, content, transfer, deadline, idempotency, controlled_clock to quayside_app',
  ...GUARDED.map((table) => `create policy commit_path on ${table} for all to quayside_commit using (true) with check (true)`),
];

/** Creates everything above; roles were created by the admin beforehand because they belong to the whole cluster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'revoke all on schema public from public',
    'grant usage on schema public to quayside_app, quayside_commit',
    ...TABLES,
    ...GUARDED.flatMap((t) => [`alter table ${t} enable row level security`, `alter table ${t} force row level security`]),
    ...READ_POLICIES,
    ...COMMIT_RIGHTS,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
