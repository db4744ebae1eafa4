/** SQL over the API keys in schema `auth` beside better-auth. */
import type { Pool } from 'pg';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Json } from '../kernel/result.ts';
import { iso, memberIs } from './auth.store.ts';

export type Key = {
  readonly id: string;
  readonly name: string;
  /** The first characters, by which people tell keys apart. */
  readonly start: string;
  /** As better-auth stores them. */
  readonly permissions: Json;
  readonly madeBy: UserId;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant | null;
};

export const keysOf = async (pool: Pool, by: UserId, companyId: CompanyId): Promise<readonly Key[]> =>
  (
    await pool.query<Key>(
      `select id, name, start, permissions::jsonb as permissions, metadata::jsonb ->> 'userId' as "madeBy",
       ${iso('"createdAt"')} as "createdAt", ${iso('"lastRequest"')} as "lastUsedAt", ${iso('"expiresAt"')} as "expiresAt"
     from auth.apikey where "referenceId" = $1 and ${memberIs('$1', '$2')} order by "createdAt", id`,
      [companyId, by],
    )
  ).rows;

/** Deletes a key of the company; it stops working with the next request. Again changes nothing. */
export const deleteKey = async (pool: Pool, by: UserId, companyId: CompanyId, id: string): Promise<void> => {
  await pool.query(`delete from auth.apikey where id = $1 and "referenceId" = $2 and ${memberIs('$2', '$3')}`, [
    id,
    companyId,
    by,
  ]);
};

/** Deletes what an earlier try of the same request left: its secret was never told to anybody. */
export const forgetTries = async (pool: Pool, companyId: CompanyId, request: string): Promise<void> => {
  await pool.query(`delete from auth.apikey where "referenceId" = $1 and metadata::jsonb ->> 'request' = $2`, [
    companyId,
    request,
  ]);
};

export type KeyFound = {
  readonly id: string;
  readonly companyId: CompanyId;
  readonly userId: UserId | null;
  readonly permissions: Json;
};

/**
 * The living keys with these hashes, in their order; null where there is none. One round trip; a last use is written at most
 * once a minute, so that a busy key is no contended row.
 */
export async function findKeys(pool: Pool, hashes: readonly string[]): Promise<readonly (KeyFound | null)[]> {
  const { rows } = await pool.query<KeyFound & { readonly hash: string }>({
    name: 'keys',
    text: `with used as (
       update auth.apikey set "lastRequest" = now() where id in (
         select id from auth.apikey where key = any ($1) and ("lastRequest" is null or "lastRequest" < now() - interval '1 minute')
         for update skip locked)
     )
     select key as hash, id, "referenceId" as "companyId", metadata::jsonb ->> 'userId' as "userId", permissions::jsonb as permissions
     from auth.apikey where key = any ($1) and enabled and ("expiresAt" is null or "expiresAt" > now())`,
    values: [[...new Set(hashes)]],
  });
  const byHash = new Map(rows.map(({ hash, ...key }) => [hash, key]));
  return hashes.map((hash) => byHash.get(hash) ?? null);
}
