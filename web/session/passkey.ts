/** Passkeys: the browser makes and shows them, the server keeps their public halves. The secret never leaves the device. */
import { useHere } from '../ui/standing.ts';
import type { MessageKey } from '../words.data.ts';
import type { AuthOutcome } from './auth.ts';

export type Passkey = { readonly id: string; readonly name: string | null; readonly createdAt: string | null };

const BASE = '/api/auth/passkey';

/** Whether this browser can make and show passkeys at all. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** The same for a page, which the server draws as for most browsers. */
export const usePasskeys = (): boolean => useHere(hasPasskeys, true);

async function ask<T>(path: string, body?: object): Promise<{ readonly ok: boolean; readonly code: string; readonly answer: T }> {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${BASE}${path}`, { ...post, headers: { 'content-type': 'application/json' } });
  const answer = (await response.json().catch(() => ({}))) as T & { readonly code?: string };
  return { ok: response.ok, code: answer?.code ?? '', answer };
}

const refused = (code: string, otherwise: MessageKey): AuthOutcome => ({
  kind: 'refused',
  key: code === 'access.step_up' || code === 'SESSION_NOT_FRESH' ? 'session.passkey_step_up' : otherwise,
});

/** A person who turns the device's question down has done nothing wrong: that is told as what it is. */
const turnedDown = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** Signs in with whichever passkey the person chooses on the device. */
export async function signInWithPasskey(): Promise<AuthOutcome> {
  const asked = await ask<PublicKeyCredentialRequestOptionsJSON>('/generate-authenticate-options');
  if (!asked.ok) return refused(asked.code, 'session.failed');
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.answer);
    const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
    const told = await ask('/verify-authentication', { response: shown?.toJSON() });
    return told.ok ? { kind: 'done' } : refused(told.code, 'session.passkey_wrong');
  } catch (error) {
    if (turnedDown(error)) return { kind: 'refused', key: 'session.passkey_none' };
    throw error;
  }
}

/** Makes a passkey on this device for who is signed in. */
export async function addPasskey(name: string): Promise<AuthOutcome> {
  const asked = await ask<PublicKeyCredentialCreationOptionsJSON>('/generate-register-options');
  if (!asked.ok) return refused(asked.code, 'session.failed');
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.answer);
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
    const told = await ask('/verify-registration', { response: made?.toJSON(), name });
    return told.ok ? { kind: 'done' } : refused(told.code, 'session.failed');
  } catch (error) {
    if (turnedDown(error)) return { kind: 'refused', key: 'session.passkey_none' };
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      return { kind: 'refused', key: 'session.passkey_there' };
    throw error;
  }
}

export async function removePasskey(id: string): Promise<AuthOutcome> {
  const told = await ask('/delete-passkey', { id });
  return told.ok ? { kind: 'done' } : refused(told.code, 'session.failed');
}

export async function passkeys(): Promise<readonly Passkey[]> {
  const { ok, answer } = await ask<readonly Passkey[]>('/list-user-passkeys');
  return ok ? answer : [];
}
