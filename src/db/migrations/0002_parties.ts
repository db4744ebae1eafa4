/** Sign-in tables in schema `auth`, companies and their numbers, operators' permissions, and the one view on membership. */
import { type Kysely, sql } from 'kysely';

/**
 * The tables better-auth works on, in its own names; a test asks better-auth whether anything is missing. The unique and
 * check constraints are ours: membership is decided under concurrency, and better-auth only looks before it writes.
 */
const AUTH_TABLES = [
  `create table auth."user" (
    id text primary key,
    name text not null,
    email text not null unique,
    "emailVerified" boolean not null,
    image text,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null default current_timestamp,
    "twoFactorEnabled" boolean
  )`,
  `create table auth.session (
    id text primary key,
    "expiresAt" timestamptz not null,
    token text not null unique,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null,
    "ipAddress" text,
    "userAgent" text,
    "userId" text not null references auth."user" (id) on delete cascade,
    "activeOrganizationId" text
  )`,
  'create index session_by_user on auth.session ("userId")',
  `create table auth.account (
    id text primary key,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references auth."user" (id) on delete cascade,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    scope text,
    password text,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null
  )`,
  'create index account_by_user on auth.account ("userId")',
  `create table auth.verification (
    id text primary key,
    identifier text not null,
    value text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null default current_timestamp
  )`,
  'create index verification_identifier on auth.verification (identifier)',
  `create table auth.organization (
    id text primary key,
    name text not null,
    slug text not null unique,
    logo text,
    "createdAt" timestamptz not null,
    metadata text
  )`,
  `create table auth.member (
    id text primary key,
    "organizationId" text not null references auth.organization (id) on delete cascade,
    "userId" text not null references auth."user" (id) on delete cascade,
    role text not null check (role in ('owner', 'member', 'viewer')),
    "createdAt" timestamptz not null,
    unique ("organizationId", "userId")
  )`,
  'create index member_by_user on auth.member ("userId")',
  `create table auth.invitation (
    id text primary key,
    "organizationId" text not null references auth.organization (id) on delete cascade,
    email text not null check (email = lower(email)),
    role text check (role in ('owner', 'member', 'viewer')),
    status text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp,
    "inviterId" text not null references auth."user" (id) on delete cascade
  )`,
  `create unique index invitation_pending on auth.invitation ("organizationId", email) where status = 'pending'`,
  'create index invitation_email on auth.invitation (email)',
  `create table auth."twoFactor" (
    id text primary key,
    secret text not null,
    "backupCodes" text not null,
    "userId" text not null references auth."user" (id) on delete cascade,
    verified boolean,
    "failedVerificationCount" integer,
    "lockedUntil" timestamptz
  )`,
  'create index two_factor_secret on auth."twoFactor" (secret)',
  'create index two_factor_by_user on auth."twoFactor" ("userId")',
  `create table auth.apikey (
    id text primary key,
    "configId" text not null,
    name text,
    start text,
    "referenceId" text not null,
    prefix text,
    key text not null unique,
    "refillInterval" integer,
    "refillAmount" integer,
    "lastRefillAt" timestamptz,
    enabled boolean,
    "rateLimitEnabled" boolean,
    "rateLimitTimeWindow" integer,
    "rateLimitMax" integer,
    "requestCount" integer,
    remaining integer,
    "lastRequest" timestamptz,
    "expiresAt" timestamptz,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null,
    permissions text,
    metadata text
  )`,
  'create index apikey_company on auth.apikey ("referenceId")',
  // Milliseconds since 1970. As bigint, which pg gives as text, better-auth would add a window to it by joining the digits.
  `create table auth."rateLimit" (
    id text primary key,
    key text not null unique,
    count integer not null,
    "lastRequest" double precision not null
  )`,
];

const COMPANY_TABLES = [
  `create table company (
    id text primary key,
    kind text not null check (kind in ('trader', 'agency', 'programme')),
    name text not null check (length(name) between 1 and 200),
    country text not null check (country ~ '^[A-Z]{2}$'),
    zone text not null,
    created_at timestamptz not null
  )`,
  `create unique index company_one_programme on company (kind) where kind = 'programme'`,
  `create table company_contact (
    company_id text not null references company (id),
    phone text not null check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
    since date not null,
    primary key (company_id, phone)
  )`,
  `create table staff_permission (
    user_id text not null,
    permission text not null check (permission in ('read_all', 'grant_limit', 'match_money', 'verify_suppliers', 'call_back',
      'decide', 'approve', 'edit_calendar', 'run_clock')),
    primary key (user_id, permission)
  )`,
];

/** Everyone may know who a company is; its telephone number only itself and operators. */
const POLICIES = [
  'create policy everyone_reads on company for select using (true)',
  'create policy commit_path on company for all to quayside_commit using (true) with check (true)',
  `create policy app_reads on company_contact for select to quayside_app using (
    current_setting('quayside.staff', true) = 'on'
    or company_id = any (string_to_array(current_setting('quayside.companies', true), ',')))`,
  'create policy commit_path on company_contact for all to quayside_commit using (true) with check (true)',
];

/**
 * auth.membership joins the two worlds and is granted to nobody. The app role gets its colleagues (by the reader's settings)
 * through the view, and, before a reader is known, the places of one person through the function.
 */
const MEMBERSHIP = [
  `create view auth.membership as
    select m."userId" as user_id, u.name as user_name, u.email, c.id as company_id, c.name as company_name,
      c.kind as company_kind, m.role, m."createdAt" as since,
      case when c.kind = 'programme'
        then array(select p.permission from public.staff_permission p where p.user_id = m."userId" order by 1)
        else array[]::text[] end as permissions
    from auth.member m
    join auth."user" u on u.id = m."userId"
    join public.company c on c.id = m."organizationId"`,
  `create view public.membership with (security_barrier) as
    select * from auth.membership
    where current_setting('quayside.staff', true) = 'on'
      or company_id = any (string_to_array(current_setting('quayside.companies', true), ','))`,
  `create function public.memberships_of(person text) returns setof auth.membership
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select * from auth.membership where user_id = person $$`,
  'revoke all on function public.memberships_of(text) from public',
];

const RIGHTS = [
  'grant usage on schema auth to quayside_auth',
  'grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification, auth.organization, ' +
    'auth.member, auth.invitation, auth."twoFactor", auth.apikey, auth."rateLimit" to quayside_auth',
  'grant select on company, company_contact, membership to quayside_app',
  'grant execute on function memberships_of(text) to quayside_app',
  'grant select, insert, update on company to quayside_commit',
  'grant select, insert on company_contact to quayside_commit',
  'grant select, insert, delete on staff_permission to quayside_commit',
];

/** Creates everything above; the roles exist already because they belong to the whole cluster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'create schema auth',
    ...AUTH_TABLES,
    ...COMPANY_TABLES,
    ...['company', 'company_contact'].flatMap((t) => [
      `alter table ${t} enable row level security`,
      `alter table ${t} force row level security`,
    ]),
    ...POLICIES,
    ...MEMBERSHIP,
    ...RIGHTS,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
