/** SQL over companies, their telephone numbers, operators' permissions and the view on membership. */
import type { PoolClient } from 'pg';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Address } from './address.types.ts';
import type { Company, Membership, Phone, StaffPermission } from './types.ts';

type Queryable = Pick<PoolClient, 'query'>;

const SINCE = `to_char(since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since`;
const MEMBERSHIP = `user_id as "userId", user_name as "userName", email, company_id as "companyId", company_name as "companyName",
  company_kind as "companyKind", role, ${SINCE}, permissions`;

/** All places of each person, in the order asked. One round trip, before a reader is known. */
export async function placesOf(q: Queryable, userIds: readonly UserId[]): Promise<readonly (readonly Membership[])[]> {
  const { rows } = await q.query<Membership>({
    name: 'places',
    text: `select ${MEMBERSHIP} from unnest($1::text[]) as asked (person) cross join lateral memberships_of(person) order by since, company_id`,
    values: [[...new Set(userIds)]],
  });
  return userIds.map((userId) => rows.filter((row) => row.userId === userId));
}

/** All places of one person. */
export const membershipsOf = async (q: Queryable, userId: UserId): Promise<readonly Membership[]> =>
  (await placesOf(q, [userId]))[0] ?? [];

/** The members of a company, as far as the reader's row policy shows them. */
export const membersOf = async (q: Queryable, companyId: CompanyId): Promise<readonly Membership[]> =>
  (
    await q.query<Membership>(`select ${MEMBERSHIP} from membership where company_id = $1 order by since, user_name, user_id`, [
      companyId,
    ])
  ).rows;

/** The company, or null. */
export const readCompany = async (q: Queryable, id: CompanyId): Promise<Company | null> =>
  (
    await q.query<Company>({
      name: 'company',
      text: 'select id, kind, name, country, zone from company where id = $1',
      values: [id],
    })
  ).rows[0] ?? null;

/** Several companies at once, for lists; unknown ids are left out. */
export const companiesById = async (q: Queryable, ids: readonly CompanyId[]): Promise<readonly Company[]> =>
  (await q.query<Company>('select id, kind, name, country, zone from company where id = any ($1) order by id', [ids])).rows;

/** The programme's own company, or null before the first operator exists. */
export const programmeCompany = async (q: Queryable): Promise<Company | null> =>
  (await q.query<Company>(`select id, kind, name, country, zone from company where kind = 'programme'`)).rows[0] ?? null;

/** The numbers on file, oldest first; empty where the row policy shows none. */
export const phonesOf = async (q: Queryable, companyId: CompanyId): Promise<readonly Phone[]> =>
  (
    await q.query<Phone>(
      `select phone, to_char(since, 'YYYY-MM-DD') as since from company_contact where company_id = $1 order by since, phone`,
      [companyId],
    )
  ).rows;

/** The registered address, or null before one is on file. */
export const addressOf = async (q: Queryable, id: CompanyId): Promise<Address | null> =>
  (await q.query<{ address: Address | null }>('select address from company where id = $1', [id])).rows[0]?.address ?? null;

/** Puts the registered address on file, in place of the one before. */
export const writeAddress = async (tx: Queryable, id: CompanyId, address: Address): Promise<void> => {
  await tx.query('update company set address = $2 where id = $1', [id, JSON.stringify(address)]);
};

/** Stores a company; a repeat of the same opening changes nothing. */
export const insertCompany = async (tx: Queryable, company: Company, at: Instant): Promise<void> => {
  await tx.query(
    'insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing',
    [company.id, company.kind, company.name, company.country, company.zone, at],
  );
};

/** Puts a number on file. One that is on file keeps its older date. */
export const insertPhone = async (tx: Queryable, companyId: CompanyId, phone: string, since: PlainDate): Promise<void> => {
  await tx.query('insert into company_contact (company_id, phone, since) values ($1, $2, $3) on conflict do nothing', [
    companyId,
    phone,
    since,
  ]);
};

/** Gives an operator exactly these permissions. */
export const replacePermissions = async (
  tx: Queryable,
  userId: UserId,
  permissions: readonly StaffPermission[],
): Promise<void> => {
  await tx.query('delete from staff_permission where user_id = $1 and permission <> all ($2)', [userId, permissions]);
  await tx.query('insert into staff_permission (user_id, permission) select $1, unnest($2::text[]) on conflict do nothing', [
    userId,
    permissions,
  ]);
};
