/** Signing in, up and out at the sign-in library's routes. Its refusals are turned into the platform's own words. */
import type { MessageKey } from '../words.data.ts';

/** What a sign-in route answered: done, wants the second factor, or refused with the words that say why. */
export type AuthOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'two_factor' }
  | { readonly kind: 'refused'; readonly key: MessageKey };

// biome-ignore format: a table
const REFUSALS: Readonly<Record<string, MessageKey>> = {
  INVALID_EMAIL_OR_PASSWORD: 'session.wrong',
  INVALID_EMAIL: 'session.email_wrong',
  PASSWORD_TOO_SHORT: 'session.password_short',
  PASSWORD_TOO_LONG: 'session.password_long',
  USER_ALREADY_EXISTS: 'session.exists',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'session.exists',
  INVALID_CODE: 'session.code_wrong',
  INVALID_BACKUP_CODE: 'session.code_wrong',
  INVALID_TWO_FACTOR_COOKIE: 'session.code_late',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'session.code_late',
  INVALID_TOKEN: 'session.token_used',
};

async function post(path: string, body: object): Promise<AuthOutcome> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as { readonly code?: string; readonly twoFactorRedirect?: boolean };
  if (response.ok) return { kind: answer.twoFactorRedirect ? 'two_factor' : 'done' };
  if (response.status === 429) return { kind: 'refused', key: 'session.too_many' };
  return { kind: 'refused', key: REFUSALS[answer.code ?? ''] ?? 'session.failed' };
}

export const signIn = (email: string, password: string): Promise<AuthOutcome> => post('/sign-in/email', { email, password });

/** A code of the authenticator app has six digits; a backup code is anything else. */
export const verifyCode = (code: string): Promise<AuthOutcome> =>
  post(/^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', { code });

export const signUp = (name: string, email: string, password: string): Promise<AuthOutcome> =>
  post('/sign-up/email', { name, email, password });

export const signOut = (): Promise<AuthOutcome> => post('/sign-out', {});

/** Asks for a mail with a link to `/new-password`. Answered alike whether the address has an account or not. */
export const askNewPassword = (email: string): Promise<AuthOutcome> =>
  post('/request-password-reset', { email, redirectTo: '/new-password' });

/** Sets a password by the token of that link, once; everybody who was signed in with the old one is signed out. */
export const setNewPassword = (token: string, newPassword: string): Promise<AuthOutcome> =>
  post('/reset-password', { token, newPassword });
