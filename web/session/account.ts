/** One's own account at the sign-in library's routes: signed-in devices, password, second factor. */
import type { MessageKey } from '../words.data.ts';

export type Session = {
  /** Names the session to the route that ends it. */
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly userAgent: string | null;
};

/** What an act answered, or the words that say why not. */
export type Told<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly key: MessageKey };

// biome-ignore format: a table
const REFUSALS: Readonly<Record<string, MessageKey>> = {
  INVALID_PASSWORD: 'account.password_wrong',
  PASSWORD_TOO_SHORT: 'session.password_short',
  PASSWORD_TOO_LONG: 'session.password_long',
  INVALID_CODE: 'session.code_wrong',
};

async function ask<T>(path: string, body?: object): Promise<Told<T>> {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`/api/auth${path}`, { ...post, headers: { 'content-type': 'application/json' } });
  const answer = (await response.json().catch(() => null)) as (T & { readonly code?: string }) | null;
  if (response.ok) return { ok: true, answer: answer as T };
  if (response.status === 429) return { ok: false, key: 'session.too_many' };
  return { ok: false, key: REFUSALS[answer?.code ?? ''] ?? 'session.failed' };
}

/** Every device that is signed in, the last used first, and which of them this one is. */
export async function sessions(): Promise<{ readonly own: string | null; readonly all: readonly Session[] }> {
  const [listed, here] = await Promise.all([
    ask<readonly Session[]>('/list-sessions'),
    ask<{ readonly session: { readonly id: string } } | null>('/get-session'),
  ]);
  if (!listed.ok || !here.ok) throw new Error('the sessions could not be read');
  return {
    own: here.answer?.session.id ?? null,
    all: listed.answer.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
  };
}

/** What names this session, before another one takes its place. */
export async function ownSession(): Promise<string | null> {
  const here = await ask<{ readonly session: { readonly id: string } } | null>('/get-session');
  return here.ok ? (here.answer?.session.id ?? null) : null;
}

export const endSession = (id: string): Promise<Told<unknown>> => ask('/revoke-session', { token: id });

export const endOtherSessions = (): Promise<Told<unknown>> => ask('/revoke-other-sessions', {});

/** Whoever knew the old password is signed out everywhere else. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<Told<unknown>> =>
  ask('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });

export type Enrolment = { readonly totpURI: string; readonly backupCodes: readonly string[] };

/** Begins a second factor; it counts once a code of the app was told to `confirmFactor`. */
export const beginFactor = (password: string): Promise<Told<Enrolment>> => ask('/two-factor/enable', { password });

export const confirmFactor = (code: string): Promise<Told<unknown>> => ask('/two-factor/verify-totp', { code });

export const endFactor = (password: string): Promise<Told<unknown>> => ask('/two-factor/disable', { password });

/** New backup codes; the old ones open nothing any more. */
export const newBackupCodes = (password: string): Promise<Told<{ readonly backupCodes: readonly string[] }>> =>
  ask('/two-factor/generate-backup-codes', { password });
