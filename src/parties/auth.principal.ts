/** From a request's headers to who stands behind it: a session or an API key, acting for one company. */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { addMillis, type Instant } from '../kernel/dates.ts';
import { gather } from '../db/gather.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Auth, KEY_PREFIX } from './auth.ts';
import { type KeyFound, findKeys } from './auth.keys.store.ts';
import { tokenOfSession } from './auth.store.ts';
import { scopesOf } from './rules.ts';
import { placesOf } from './store.ts';
import type { Membership, Person, Principal } from './types.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What every request asks for; those that come at the same time are asked together. */
export type Lookups = {
  readonly key: (hash: string) => Promise<KeyFound | null>;
  readonly places: (userId: UserId) => Promise<readonly Membership[]>;
};

export const makeLookups = (pools: { readonly auth: Pool; readonly app: Pool }): Lookups => ({
  key: gather((hashes: readonly string[]) => findKeys(pools.auth, hashes)),
  places: gather((userIds: readonly UserId[]) => placesOf(pools.app, userIds)),
});

export type Identification = {
  readonly auth: Auth;
  readonly pools: { readonly auth: Pool; readonly app: Pool };
  readonly lookups: Lookups;
  /** The real clock, also where the platform's clock is controlled: sign-in never travels in time. */
  readonly now: () => Instant;
};

/** Names the company somebody acts for; without it the session's active company, else the only one. */
const COMPANY_HEADER = 'quayside-company';

/** How long a password counts as just given. */
export const STEP_UP_MS = 5 * 60 * 1000;

/**
 * Resolves a request's credentials: an API key where one is given, else the session of the cookie or bearer token. A
 * credential that is not (or no longer) valid counts as none. Nothing is cached: a revoked session or key, a changed role
 * and a removed member count from the next request on. Two round trips with a credential, shared by the requests that come at
 * the same time; none without.
 */
export async function principalOf(id: Identification, headers: Headers): Promise<Principal> {
  const key = keyIn(headers);
  if (key !== null) return byKey(id, key, one(headers[COMPANY_HEADER]));
  if (headers['cookie'] === undefined && headers['authorization'] === undefined) return { kind: 'anonymous' };
  return bySession(id, headers);
}

function keyIn(headers: Headers): string | null {
  const header = one(headers['x-api-key']);
  if (header !== undefined) return header;
  const [scheme = '', token = ''] = (one(headers['authorization']) ?? '').split(' ', 2);
  return scheme.toLowerCase() === 'bearer' && token.startsWith(KEY_PREFIX) ? token : null;
}

/** What is stored of a key: its SHA-256, as the plugin stores it. The plugin's own function takes ten times as long for it. */
const hashOfKey = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

async function byKey(id: Identification, secret: string, asked: string | undefined): Promise<Principal> {
  const key = await id.lookups.key(hashOfKey(secret));
  // A key belongs to one company: naming another is a mistake that must not act for either.
  if (!key?.userId || (asked !== undefined && asked !== key.companyId)) return { kind: 'anonymous' };
  // It acts as the person who made it, with that person's role of today, and dies with the membership.
  const place = (await id.lookups.places(key.userId)).find((m) => m.companyId === key.companyId);
  return place ? { ...personAt(place), scopes: scopesOf(key.permissions), keyId: key.id } : { kind: 'anonymous' };
}

async function bySession(id: Identification, headers: Headers): Promise<Principal> {
  const found = await id.auth.api.getSession({ headers: fetchHeaders(headers), query: { disableRefresh: true } });
  if (!found) return { kind: 'anonymous' };
  const places = await id.lookups.places(found.user.id);
  const place = choose(places, one(headers[COMPANY_HEADER]), found.session.activeOrganizationId ?? undefined);
  if (!place) return { kind: 'visitor', userId: found.user.id };
  const steppedUp = addMillis(found.session.createdAt.toISOString(), STEP_UP_MS) > id.now();
  return { ...personAt(place), scopes: null, steppedUp };
}

/** A company named in the header is that one or none; a session's active company may have been left since. */
function choose(
  places: readonly Membership[],
  asked: CompanyId | undefined,
  active: CompanyId | undefined,
): Membership | undefined {
  if (asked !== undefined) return places.find((m) => m.companyId === asked);
  return places.find((m) => m.companyId === active) ?? (places.length === 1 ? places[0] : undefined);
}

const personAt = (place: Membership): Omit<Person, 'scopes'> => ({
  kind: 'person',
  userId: place.userId,
  companyId: place.companyId,
  companyKind: place.companyKind,
  role: place.role,
  permissions: place.permissions,
});

/** What a session is ended by at the engine; null: there is none. */
export const tokenOf = ({ pools }: Identification, sessionId: string): Promise<string | null> =>
  tokenOfSession(pools.auth, sessionId);

/** A header sent twice is as good as none: which of them was meant? */
const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

function fetchHeaders(headers: Headers): globalThis.Headers {
  const result = new globalThis.Headers();
  for (const name of ['cookie', 'authorization']) {
    const value = one(headers[name]);
    if (value !== undefined) result.set(name, value);
  }
  return result;
}
