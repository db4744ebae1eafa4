/** Passkeys: the public halves by which a person signs in without a password. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table auth.passkey (
    id text primary key,
    name text,
    "publicKey" text not null,
    "userId" text not null references auth."user" (id) on delete cascade,
    "credentialID" text not null,
    counter integer not null,
    "deviceType" text not null,
    "backedUp" boolean not null,
    transports text,
    "createdAt" timestamptz,
    aaguid text
  )`,
  'create index passkey_by_user on auth.passkey ("userId")',
  'create unique index passkey_credential on auth.passkey ("credentialID")',
  'grant select, insert, update, delete on auth.passkey to quayside_auth',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
