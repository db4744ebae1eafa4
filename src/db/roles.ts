/** Login roles: made by the administrator, checked before serving. */
import pg from 'pg';
import type { Log } from '../log.ts';
import { ROLES, type Role, asRole, passwordOf, redacted } from './urls.ts';

/** Makes the roles that are missing and gives them the password of our secret. Roles belong to the whole database server. */
export async function ensureRoles(admin: pg.Client, url: string, secret: string, log: Log): Promise<void> {
  const database = pg.escapeIdentifier(
    (await admin.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '',
  );
  for (const role of ROLES) {
    await ensureRole(admin, role, url, secret, log);
    await admin.query(`grant connect on database ${database} to ${role}`);
  }
}

/** Another server may do the same at the same moment: then its role is ours, and its password as well. */
const CONCURRENT = ['42710', '23505', 'XX000'];

async function ensureRole(admin: pg.Client, role: Role, url: string, secret: string, log: Log): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) {
    await asAdmin(
      admin,
      role,
      `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password`,
      secret,
    );
    log.info({ role }, 'made the database role');
  }
  // Asked first, because a changed password is a write in the catalogue, and servers restart often.
  const problem = await loginProblem(asRole(url, role, secret));
  if (problem === 'wrong password') {
    await asAdmin(admin, role, `alter role ${role} login password`, secret);
    log.info({ role }, 'gave the database role the password of QUAYSIDE_SECRET');
    const still = await loginProblem(asRole(url, role, secret));
    if (still !== null) throw new Error(`role ${role} cannot log in at ${redacted(url)}: ${still}`);
  } else if (problem !== null) {
    throw new Error(`role ${role} cannot log in at ${redacted(url)}: ${problem}`);
  }
}

async function asAdmin(admin: pg.Client, role: Role, statement: string, secret: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The password is hexadecimal, so it needs no quoting.
      await admin.query(`${statement} '${passwordOf(role, secret)}'`);
      return;
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      if (code === '42501') {
        throw new Error(
          `the owner in DATABASE_URL may not make role ${role} or set its password (${message}): ` +
            'set DATABASE_ADMIN_URL to a role with CREATEROLE',
        );
      }
      if (code === '42710' || code === '23505') return;
      if (!CONCURRENT.includes(code ?? '') || attempt >= 5) throw error;
    }
  }
}

async function loginProblem(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    return code === '28P01' ? 'wrong password' : message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The oldest major version whose features our SQL may use. */
const OLDEST = 15;

type Durability = {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly version: number;
};

/**
 * Refuses a server that may forget what it acknowledged, or is too old. Throws with the setting's name.
 * Asked on the pool that commits, since a role or database can carry a setting of its own.
 */
export async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Durability>(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('server_version_num')::int as version`,
  );
  const found = rows[0];
  if (!found) throw new Error('the database does not tell its settings');
  if (found.version < OLDEST * 10_000) {
    throw new Error(`PostgreSQL ${Math.trunc(found.version / 10_000)} is too old: Quayside needs ${OLDEST} or newer`);
  }
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (found[setting] === 'off') {
      throw new Error(`PostgreSQL runs with ${setting} = off: a crash could lose acknowledged payments. Set ${setting} = on`);
    }
  }
}

/**
 * Refuses to serve as a role that row policies do not bind: a superuser, one with BYPASSRLS, an owner of our tables, or a
 * member of such a role. Throws with the reason.
 */
export async function assertServingRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; power: string | null; owned: string | null }>(
    `select current_user as role,
       (select r.rolname from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(r.oid, 'member') limit 1) as power,
       (select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and pg_has_role(c.relowner, 'member') limit 1) as owned`,
  );
  const { role, power, owned } = rows[0] ?? { role: 'unknown', power: null, owned: null };
  const why =
    power !== null
      ? `it is or may become ${power}, a superuser or a role with BYPASSRLS`
      : owned !== null
        ? `it owns table ${owned}`
        : null;
  if (why !== null) throw new Error(`will not serve as role ${role}: ${why}, so row policies would not bind it`);
}
