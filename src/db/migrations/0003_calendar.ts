/** The versioned calendar table: the seed's identity as version 1, and operators' days and years as the versions after it. */
import { type Kysely, sql } from 'kysely';

/** The libraries whose days version 1 means. When they change, a later migration adds a version that says so. */
export const SEED_NOTE = 'seed: chinese-days 1.5.7, date-holidays 3.37.0';

const STATEMENTS = [
  `create table calendar_version (
    version integer primary key check (version >= 1),
    created_at timestamptz not null,
    created_by text not null,
    note text not null
  )`,
  `create table calendar_override (
    calendar text not null check (calendar ~ '^[A-Z]{2}$'),
    date date not null,
    version integer not null references calendar_version,
    kind text not null check (kind in ('holiday', 'makeup', 'workday', 'plain')),
    name text not null,
    primary key (calendar, date, version)
  )`,
  `create table calendar_year_override (
    calendar text not null check (calendar ~ '^[A-Z]{2}$'),
    year integer not null check (year between 2000 and 2199),
    version integer not null references calendar_version,
    provisional boolean not null,
    primary key (calendar, year, version)
  )`,
  `insert into calendar_version (version, created_at, created_by, note)
   values (1, '2026-11-22T00:00:00Z', 'seed', '${SEED_NOTE}')`,
  'grant select on calendar_version, calendar_override, calendar_year_override to quayside_app, quayside_commit',
  'grant insert on calendar_version, calendar_override, calendar_year_override to quayside_commit',
];

/** Creates the tables. Rows are added and never changed: no role has the right to update or delete them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
