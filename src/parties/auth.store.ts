/** SQL over schema `auth` beside better-auth: memberships and invitations, decided under the organisation's row lock. */
import type { Pool, PoolClient } from 'pg';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { PartiesRefusal, Role } from './types.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** An instant as the kernel writes it, whatever type parsers the pool has. */
export const iso = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One transaction; a refusal rolls back like a fault. */
async function transact<T, C extends PartiesRefusal>(
  pool: Pool,
  work: (tx: Queryable) => Promise<Result<T, C>>,
): Promise<Result<T, C>> {
  const client = await pool.connect();
  let done = false;
  try {
    await client.query('begin');
    const result = await work(client);
    if (result.ok) {
      await client.query('commit');
      done = true;
    }
    return result;
  } finally {
    if (!done) await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** Serialises everything that changes who belongs to a company: the last owner is counted under this lock. */
const lockOrganisation = (tx: Queryable, companyId: CompanyId): Promise<unknown> =>
  tx.query('select 1 from auth.organization where id = $1 for update', [companyId]);

export type Opening = {
  /** What makes a repeat the same: the same request finds the organisation that an earlier try opened. */
  readonly request: string;
  readonly newId: CompanyId;
  readonly memberId: string;
  readonly name: string;
  readonly ownerId: UserId;
  readonly at: Instant;
};

/** Opens an organisation with its first owner, or finds the one that the same request opened before. */
export async function openOrganisation(pool: Pool, opening: Opening): Promise<CompanyId> {
  const { rows } = await pool.query<{ id: CompanyId }>(
    `with opened as (
       insert into auth.organization (id, name, slug, "createdAt") values ($1, $2, $3, $6)
       on conflict (slug) do update set slug = excluded.slug returning id
     ), owner as (
       insert into auth.member (id, "organizationId", "userId", role, "createdAt")
       select $4, id, $5, 'owner', $6::timestamptz from opened
       on conflict ("organizationId", "userId") do nothing
     )
     select id from opened`,
    [opening.newId, opening.name, opening.request, opening.memberId, opening.ownerId, opening.at],
  );
  return (rows[0] as { readonly id: CompanyId }).id;
}

/** What a session is ended by at the engine, which looks whose it is. */
export const tokenOfSession = async (pool: Pool, id: string): Promise<string | null> =>
  (await pool.query<{ token: string }>('select token from auth.session where id = $1', [id])).rows[0]?.token ?? null;

export type User = { readonly id: UserId; readonly name: string; readonly email: string; readonly twoFactor: boolean };

const USER = `select id, name, email, coalesce("twoFactorEnabled", false) as "twoFactor" from auth."user"`;

export const userById = async (pool: Pool, id: UserId): Promise<User | null> =>
  (await pool.query<User>(`${USER} where id = $1`, [id])).rows[0] ?? null;

/** better-auth keeps addresses in lower case. */
export const userByEmail = async (pool: Pool, email: string): Promise<User | null> =>
  (await pool.query<User>(`${USER} where email = lower($1)`, [email])).rows[0] ?? null;

export type Invitation = { readonly id: string; readonly email: string; readonly role: Role; readonly expiresAt: Instant };

export type Inviting = {
  readonly companyId: CompanyId;
  readonly email: string;
  readonly role: Role;
  readonly inviterId: UserId;
  readonly newId: string;
  /** Of the real clock. */
  readonly expiresAt: Instant;
};

const INVITATION = `id, email, role, ${iso('"expiresAt"')} as "expiresAt"`;

/**
 * The second wall of sign-in's own tables: an act on a company's people or keys finds its rows only where the acting person is
 * a member there, whatever was decided before.
 */
export const memberIs = (company: string, person: string): string =>
  `exists (select 1 from auth.member acting where acting."organizationId" = ${company} and acting."userId" = ${person})`;

/** Invites an address; a pending invitation of it is renewed, so a repeat makes no second one. Refuses who belongs already. */
export const invite = (pool: Pool, inviting: Inviting): Promise<Result<Invitation, 'member.already' | 'access.not_found'>> =>
  transact(pool, async (tx) => {
    await lockOrganisation(tx, inviting.companyId);
    const member = await tx.query(
      `select 1 from auth.member m join auth."user" u on u.id = m."userId" where m."organizationId" = $1 and u.email = lower($2)`,
      [inviting.companyId, inviting.email],
    );
    if (member.rowCount !== 0) return refuse('member.already', { email: inviting.email });
    const { rows } = await tx.query<Invitation>(
      `insert into auth.invitation (id, "organizationId", email, role, status, "expiresAt", "inviterId")
       select $1, $2, lower($3), $4, 'pending', $5::timestamptz, $6 where ${memberIs('$2', '$6')}
       on conflict ("organizationId", email) where status = 'pending'
         do update set role = excluded.role, "expiresAt" = excluded."expiresAt", "inviterId" = excluded."inviterId"
       returning ${INVITATION}`,
      [inviting.newId, inviting.companyId, inviting.email, inviting.role, inviting.expiresAt, inviting.inviterId],
    );
    return rows[0] ? ok(rows[0]) : refuse('access.not_found');
  });

export const pendingInvitations = async (pool: Pool, by: UserId, companyId: CompanyId): Promise<readonly Invitation[]> =>
  (
    await pool.query<Invitation>(
      `select ${INVITATION} from auth.invitation
     where "organizationId" = $1 and status = 'pending' and "expiresAt" > now() and ${memberIs('$1', '$2')} order by email`,
      [companyId, by],
    )
  ).rows;

/** Withdraws a pending invitation; a second time changes nothing. */
export const withdrawInvitation = async (pool: Pool, by: UserId, companyId: CompanyId, id: string): Promise<void> => {
  await pool.query(
    `update auth.invitation set status = 'canceled'
     where id = $1 and "organizationId" = $2 and status = 'pending' and ${memberIs('$2', '$3')}`,
    [id, companyId, by],
  );
};

export type Offered = {
  readonly companyId: CompanyId;
  readonly role: Role;
  readonly expiresAt: Instant;
  readonly inviterName: string;
  readonly state: 'pending' | 'accepted' | 'expired';
};

/** The invitation as the person whose address was invited may see it; who else holds the link learns nothing of it. */
export async function offeredTo(
  pool: Pool,
  id: string,
  userId: UserId,
): Promise<Result<Offered, 'invitation.not_found' | 'invitation.other_address'>> {
  const { rows } = await pool.query<Offered & { readonly own: boolean }>(
    `select i."organizationId" as "companyId", i.role, ${iso('i."expiresAt"')} as "expiresAt", inviter.name as "inviterName",
       case when i.status = 'pending' and i."expiresAt" <= now() then 'expired' else i.status end as state, i.email = u.email as own
     from auth.invitation i join auth."user" inviter on inviter.id = i."inviterId", auth."user" u
     where i.id = $1 and u.id = $2 and i.status in ('pending', 'accepted')`,
    [id, userId],
  );
  const found = rows[0];
  if (!found) return refuse('invitation.not_found');
  const { own, ...offered } = found;
  return own ? ok(offered) : refuse('invitation.other_address');
}

export type Accepting = { readonly id: string; readonly userId: UserId; readonly memberId: string; readonly at: Instant };
export type Accepted = { readonly companyId: CompanyId; readonly role: Role };

/** Accepts an invitation for the signed-in user, whose address must be the invited one; again gives the same answer. */
export const acceptInvitation = (
  pool: Pool,
  accepting: Accepting,
): Promise<Result<Accepted, 'invitation.not_found' | 'invitation.expired' | 'invitation.other_address'>> =>
  transact(pool, async (tx) => {
    const { rows } = await tx.query<{ companyId: CompanyId; role: Role; status: string; expired: boolean; own: boolean }>(
      `select i."organizationId" as "companyId", i.role, i.status, i."expiresAt" <= now() as expired, i.email = u.email as own
       from auth.invitation i, auth."user" u where i.id = $1 and u.id = $2 for update of i`,
      [accepting.id, accepting.userId],
    );
    const found = rows[0];
    if (!found || (found.status !== 'pending' && found.status !== 'accepted')) return refuse('invitation.not_found');
    if (!found.own) return refuse('invitation.other_address');
    const place = { companyId: found.companyId, role: found.role };
    if (found.status === 'accepted') return ok(place);
    if (found.expired) return refuse('invitation.expired');
    await lockOrganisation(tx, found.companyId);
    await tx.query(
      `insert into auth.member (id, "organizationId", "userId", role, "createdAt") values ($1, $2, $3, $4, $5)
       on conflict ("organizationId", "userId") do nothing`,
      [accepting.memberId, found.companyId, accepting.userId, found.role, accepting.at],
    );
    await tx.query(`update auth.invitation set status = 'accepted' where id = $1`, [accepting.id]);
    return ok(place);
  });

/** Null where a company keeps an owner although this member stops being one. */
async function lastOwner(
  tx: Queryable,
  companyId: CompanyId,
  userId: UserId,
): Promise<'member.unknown_user' | 'member.last_owner' | null> {
  const { rows } = await tx.query<{ role: Role | null; others: number }>(
    `select (select role from auth.member where "organizationId" = $1 and "userId" = $2) as role,
       (select count(*)::int from auth.member where "organizationId" = $1 and "userId" <> $2 and role = 'owner') as others`,
    [companyId, userId],
  );
  const row = rows[0];
  if (!row?.role) return 'member.unknown_user';
  return row.role === 'owner' && row.others === 0 ? 'member.last_owner' : null;
}

/** Gives a member another role. Setting the same role again is no change. */
export const setRole = (
  pool: Pool,
  by: UserId,
  companyId: CompanyId,
  userId: UserId,
  role: Role,
): Promise<Result<null, 'member.unknown_user' | 'member.last_owner'>> =>
  transact(pool, async (tx) => {
    await lockOrganisation(tx, companyId);
    const hindrance = await lastOwner(tx, companyId, userId);
    if (hindrance === 'member.unknown_user' || (hindrance === 'member.last_owner' && role !== 'owner')) return refuse(hindrance);
    const { rowCount } = await tx.query(
      `update auth.member set role = $3 where "organizationId" = $1 and "userId" = $2 and ${memberIs('$1', '$4')}`,
      [companyId, userId, role, by],
    );
    return rowCount === 1 ? ok(null) : refuse('member.unknown_user');
  });

/** Ends a membership with the keys the person made for the company. */
export const removeMember = (
  pool: Pool,
  by: UserId,
  companyId: CompanyId,
  userId: UserId,
): Promise<Result<null, 'member.unknown_user' | 'member.last_owner'>> =>
  transact(pool, async (tx) => {
    await lockOrganisation(tx, companyId);
    const hindrance = await lastOwner(tx, companyId, userId);
    if (hindrance) return refuse(hindrance);
    const { rowCount } = await tx.query(
      `delete from auth.member where "organizationId" = $1 and "userId" = $2 and ${memberIs('$1', '$3')}`,
      [companyId, userId, by],
    );
    if (rowCount !== 1) return refuse('member.unknown_user');
    await tx.query(`delete from auth.apikey where "referenceId" = $1 and metadata::jsonb ->> 'userId' = $2`, [companyId, userId]);
    return ok(null);
  });
