/** The sign-in engine: passwords, passkeys, sessions, two factors, companies as organisations and API keys, in schema `auth`. */
import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer, organization, twoFactor } from 'better-auth/plugins';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { type Ids, makeIds } from '../kernel/ids.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Log } from '../log.ts';
import { resetPasswordMail, verifyEmailMail } from './mails.data.ts';
import type { SendMail } from './types.ts';

export type AuthConfig = {
  /** Signs cookies and encrypts second factors; at least 32 characters. */
  readonly secret: string;
  /** Where browsers reach the server: `https://trade.example`. With https, and in production, cookies are `secure`. */
  readonly baseUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly production: boolean;
  readonly sendMail: SendMail;
  readonly log: Log;
  readonly ids?: Ids;
};

/** What every API key begins with, so that a leaked one is recognised by scanners and by `Authorization: Bearer`. */
export const KEY_PREFIX = 'qk_';

/** Named by our own server from the connection, never taken from the caller: rate limits count by it. */
export const CLIENT_HEADER = 'x-quayside-client';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** How exact the last use of a session is: a page that is opened later than this after it writes it anew. */
const USE_SECONDS = 60 * 60;

/**
 * The better-auth instance.
 * @param pool of the role `quayside_auth`, with pg's default type parsers: better-auth compares dates as Date objects
 */
export function createAuth(pool: Pool, config: AuthConfig) {
  const ids = config.ids ?? makeIds();
  return betterAuth({
    appName: 'Quayside',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret: config.secret,
    trustedOrigins: [...config.trustedOrigins],
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'auth', transaction: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      // A person who resets a password fears that somebody else knows it: that somebody is signed out.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => config.sendMail(resetPasswordMail(user.email, url)),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: ({ user, url }) => config.sendMail(verifyEmailMail(user.email, url)),
    },
    databaseHooks: { user: { create: { before: checkUser }, update: { before: checkUser } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: USE_SECONDS, cookieCache: { enabled: false } },
    plugins: [
      organization({ allowUserToCreateOrganization: false, disableOrganizationDeletion: true }),
      twoFactor({ issuer: 'Quayside' }),
      // A passkey is two factors in one: the device, and the finger or code that unlocks it. So it must ask for that.
      passkey({
        rpID: new URL(config.baseUrl).hostname,
        rpName: 'Quayside',
        origin: config.baseUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // The engine asks for it and takes the answer without: a key that anybody may touch would be one factor alone.
        registration: { afterVerification: ({ verification }) => mustVerify(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => mustVerify(verification.authenticationInfo.userVerified) },
      }),
      bearer(),
      apiKey({
        defaultPrefix: KEY_PREFIX,
        references: 'organization',
        enableMetadata: true,
        requireName: true,
        maximumNameLength: LIMITS.name,
        startingCharactersConfig: { shouldStore: true, charactersLength: KEY_PREFIX.length + 6 },
        // Requests are limited once, for all kinds of callers, where requests come in.
        rateLimit: { enabled: false },
      }),
    ],
    rateLimit: { enabled: config.production, storage: 'database' },
    advanced: {
      cookiePrefix: 'quayside',
      useSecureCookies: config.production || config.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => ids.long(), joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => config.log[level]({ area: 'auth', details: details.map(printable) }, message),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

function mustVerify(userVerified: boolean | undefined): void {
  if (userVerified !== true)
    throw new APIError('UNAUTHORIZED', {
      code: 'USER_NOT_VERIFIED',
      message: 'The device must ask for a finger, a face or a code',
    });
}

/** better-auth takes names of any length. */
async function checkUser(user: { readonly name?: string | undefined }): Promise<void> {
  if (user.name === undefined) return;
  if (user.name.trim() === '' || user.name.length > LIMITS.name) {
    throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME', message: `A name has 1 to ${LIMITS.name} characters` });
  }
}

/** Errors print as their message alone: the engine's own objects may hold tokens. */
const printable = (detail: unknown): string => (detail instanceof Error ? detail.message : typeof detail);
