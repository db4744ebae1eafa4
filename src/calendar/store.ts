/** The versioned calendar table: what operators have said about days and years, never changed, only added to. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { CalendarOverride, Overrides, YearMark } from './types.ts';

/** Who adds a version, when, and why; kept for ever. */
export type OverrideBatch = Overrides & {
  readonly by: string;
  readonly at: Instant;
  readonly note: string;
  /** The version the operator looked at: nobody writes over what they have not seen. */
  readonly after: number;
};

/** SQLSTATE of a row that is there already. */
const UNIQUE_VIOLATION = '23505';

/** The newest version. Version 1 is the seed alone. */
export async function currentVersion(q: Queryable): Promise<number> {
  const { rows } = await q.query<{ version: number }>('select max(version) as version from calendar_version');
  return rows[0]?.version ?? 0;
}

/** The versions that somebody may have counted by since an instant: the one in force then, and every later one. */
export async function versionsSince(q: Queryable, since: Instant): Promise<readonly number[]> {
  const { rows } = await q.query<{ version: number }>(
    `select version from calendar_version
     where version >= coalesce((select max(version) from calendar_version where created_at <= $1), 1) order by version`,
    [since],
  );
  return rows.map(({ version }) => version);
}

/** Everything said up to a version: for each day and each year the latest word. */
export async function loadOverrides(q: Queryable, version: number): Promise<Overrides> {
  const days = await q.query<CalendarOverride>(
    `select distinct on (o.calendar, o.date) o.calendar, to_char(o.date, 'YYYY-MM-DD') as date, o.kind, o.name
     from calendar_override o where o.version <= $1 order by o.calendar, o.date, o.version desc`,
    [version],
  );
  const years = await q.query<YearMark>(
    `select distinct on (calendar, year) calendar, year, provisional
     from calendar_year_override where version <= $1 order by calendar, year, version desc`,
    [version],
  );
  return { days: days.rows, years: years.rows };
}

/**
 * Adds days and years that checkOverrides accepted as the version after `after`, in one statement.
 * @returns the new version, or `calendar.changed_meanwhile` when another version was added first
 */
export async function addOverrides(
  q: Queryable,
  { days, years, by, at, note, after }: OverrideBatch,
): Promise<Result<number, 'calendar.changed_meanwhile'>> {
  try {
    const { rows } = await q.query<{ version: number }>(
      `with added as (
         insert into calendar_version (version, created_at, created_by, note)
         select $1::integer + 1, $2::timestamptz, $3, $4 where $1 = (select max(version) from calendar_version)
         returning version
       ), added_days as (
         insert into calendar_override (calendar, date, version, kind, name)
         select d.calendar, d.date, added.version, d.kind, d.name
         from added, jsonb_to_recordset($5::jsonb) as d (calendar text, date date, kind text, name text)
       ), added_years as (
         insert into calendar_year_override (calendar, year, version, provisional)
         select y.calendar, y.year, added.version, y.provisional
         from added, jsonb_to_recordset($6::jsonb) as y (calendar text, year integer, provisional boolean)
       )
       select version from added`,
      [after, at, by, note, JSON.stringify(days), JSON.stringify(years)],
    );
    const version = rows[0]?.version;
    return version === undefined ? refuse('calendar.changed_meanwhile', { after }) : ok(version);
  } catch (error) {
    // Two operators at the same moment: both saw `after`, one row won.
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
      return refuse('calendar.changed_meanwhile', { after });
    }
    throw error;
  }
}
