/** API keys: made by an owner for a company, narrowed by scopes, shown once. */
import type { Recorded } from '../db/record.ts';
import type { CompanyId } from '../kernel/ids.ts';
import { type JsonObject, type Result, ok } from '../kernel/result.ts';
import { can } from './access.ts';
import { deleteKey, forgetTries, type Key, keysOf } from './auth.keys.store.ts';
import { permissionsOf, scopesOf } from './rules.ts';
import { keyOf, type PartiesContext, type PersonCall, refused, requestOf } from './service.ts';
import type { PartiesRefusal, Person, Scope } from './types.ts';

export type KeyDraft = { readonly name: string; readonly scopes: readonly Scope[]; readonly expiresInDays?: number | undefined };

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Makes a key. Its secret is in this one answer and nowhere else: only its hash is stored, and the stored answer of the
 * request has `secret: null`. What an interrupted try of the same request made is deleted first, since nobody knows it.
 */
export async function createKey(ctx: PartiesContext, call: PersonCall, companyId: CompanyId, draft: KeyDraft): Promise<Recorded> {
  const refusal = can(call.by, 'company.keys', { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  const { auth, pools } = ctx.identity;
  const request = requestOf(ctx, call, 'company.keys');
  let secret: string | null = null;
  const done = await ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 201 }, async () => {
    await forgetTries(pools.auth, companyId, request);
    const made = await auth.api.createApiKey({
      body: {
        name: draft.name,
        organizationId: companyId,
        userId: call.by.userId,
        permissions: permissionsOf(draft.scopes),
        metadata: { userId: call.by.userId, request },
        ...(draft.expiresInDays === undefined ? {} : { expiresIn: draft.expiresInDays * DAY_SECONDS }),
      },
    });
    secret = made.key;
    return ok(answerOf(made, draft, call.by));
  });
  if (done.kind === 'refused' || done.replayed || secret === null) return done;
  return { ...done, answer: { ...(done.answer as JsonObject), secret } };
}

type Made = { readonly id: string; readonly start: string | null; readonly createdAt: Date; readonly expiresAt: Date | null };

const answerOf = (made: Made, draft: KeyDraft, by: Person): JsonObject => ({
  id: made.id,
  name: draft.name,
  start: made.start,
  scopes: draft.scopes,
  madeBy: by.userId,
  createdAt: made.createdAt.toISOString(),
  lastUsedAt: null,
  expiresAt: made.expiresAt?.toISOString() ?? null,
  secret: null,
});

export type KeyView = Omit<Key, 'permissions'> & { readonly scopes: readonly Scope[] };

/** The company's keys without their secrets, for owners. */
export async function readKeys(
  ctx: PartiesContext,
  by: Person,
  companyId: CompanyId,
): Promise<Result<readonly KeyView[], PartiesRefusal>> {
  const refusal = can(by, 'company.keys', { kind: 'company', companyId });
  if (refusal) return refusal;
  const keys = await keysOf(ctx.identity.pools.auth, by.userId, companyId);
  return ok(keys.map(({ permissions, ...key }) => ({ ...key, scopes: scopesOf(permissions) })));
}

/** Ends a key with immediate effect. */
export async function revokeKey(ctx: PartiesContext, call: PersonCall, companyId: CompanyId, id: string): Promise<Recorded> {
  const refusal = can(call.by, 'company.keys', { kind: 'company', companyId });
  if (refusal) return refused(refusal);
  return ctx.record({ ...keyOf(call, call.by.companyId), at: call.receivedAt, status: 204 }, async () => {
    await deleteKey(ctx.identity.pools.auth, call.by.userId, companyId, id);
    return ok(null);
  });
}
