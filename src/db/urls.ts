/** Connection addresses: one server and database, entered as one role or another. */
import { createHmac } from 'node:crypto';

/** The roles that serve; none owns anything. */
export const ROLES = ['quayside_app', 'quayside_commit', 'quayside_auth'] as const;
export type Role = (typeof ROLES)[number];

/** The role's password, the same for all servers that share QUAYSIDE_SECRET; kept nowhere. */
export const passwordOf = (role: Role, secret: string): string =>
  createHmac('sha256', secret).update(`database role ${role}`).digest('hex');

/** The address entered as the role. Host, port, database and TLS parameters stay; a `?host=/run/postgresql` socket too. */
export function asRole(url: string, role: Role, secret: string): string {
  return withoutParameters(withUser(url, `${role}:${passwordOf(role, secret)}`), ['user', 'password']);
}

/** The address with settings for each session (`-c name=value`), behind those it already has. */
export function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const { head, parameters } = split(url);
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  parameters.set('options', [parameters.get('options'), ...flags].filter(Boolean).join(' '));
  return join({ head, parameters });
}

/** The same server and role, another database. */
export const withDatabase = (url: string, database: string): string =>
  url.replace(/^([^:]+:\/\/[^/?]*)\/?[^?]*/, `$1/${database}`);

/** The address without its password, for logs and messages. */
export const redacted = (url: string): string =>
  withoutParameters(url.replace(/^([^:]+:\/\/)([^/?#]*?)(:[^/?#]*)?@/, '$1$2@'), ['password']);

// Not URL's own setters: they do nothing for an address without a host, which PostgreSQL allows (a socket's).
const withUser = (url: string, user: string): string => url.replace(/^([^:]+:\/\/)(?:[^/?#]*@)?/, `$1${user}@`);

type Parts = { readonly head: string; readonly parameters: URLSearchParams };

function split(url: string): Parts {
  const [head = '', query = ''] = url.split(/\?(.*)/s);
  return { head, parameters: new URLSearchParams(query) };
}

function join({ head, parameters }: Parts): string {
  // URLSearchParams writes a space as +; pg and libpq alike read %20.
  const query = parameters.toString().replaceAll('+', '%20');
  return query === '' ? head : `${head}?${query}`;
}

function withoutParameters(url: string, names: readonly string[]): string {
  const { head, parameters } = split(url);
  for (const name of names) parameters.delete(name);
  return join({ head, parameters });
}
