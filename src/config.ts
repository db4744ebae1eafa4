/** Settings from the environment, checked once at the start: a wrong one stops the server with a sentence that says which. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Instant, parseInstant } from './kernel/dates.ts';

export type Config = {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach this server; sign-in cookies and links are made for it. */
  readonly baseUrl: string;
  readonly dataDir: string;
  /** Where signed roots over all orders are written; best on storage that the database's machine can only add to. */
  readonly rootsDir: string;
  /** An owner's URL; null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Runs migrations and makes roles instead of `databaseUrl`'s user. */
  readonly databaseAdminUrl: string | null;
  /** Signs sessions and derives the database roles' passwords. */
  readonly secret: string;
  /** Start of the controlled clock; null: the machine's clock. */
  readonly controlledClock: Instant | null;
  readonly logLevel: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly operator: { readonly email: string; readonly password: string } | null;
  /** Fill an empty database with the demonstration programme. */
  readonly demo: boolean;
  /** Serve the web pages too; off: the API only. */
  readonly web: boolean;
  /** Addresses or subnets of proxies whose X-Forwarded-For is believed; rates are counted per caller, so name yours. */
  readonly trustProxy: readonly string[];
  /** The card processor's keys; null: cards are off, or the test double where nothing is real. */
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string | null } | null;
  /** The processor's price, shown before a card is charged. */
  readonly cardFee: { readonly basisPoints: number; readonly fixedMinor: Readonly<Record<string, number>> };
  /** A private P-256 JWK that signs case files; null: one is made in the data folder. */
  readonly signingKey: string | null;
  /** Fault injection; empty in normal life. */
  readonly faults: string;
};

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings. Throws a ConfigError naming the variable and what it may be. */
export function readConfig(env: Env): Config {
  const production = env['NODE_ENV'] === 'production';
  const dataDir = resolve(env['QUAYSIDE_DATA'] ?? '.data');
  const port = portOf(env['PORT'] ?? '4000');
  const controlled = clockOf(env, production);
  const faults = env['QUAYSIDE_FAULTS'] ?? '';
  if (production && faults !== '') throw new ConfigError('QUAYSIDE_FAULTS is refused in production');
  const host = env['HOST'] ?? '127.0.0.1';
  const stripe = stripeOf(env, production);
  const isReal = stripe?.secretKey.includes('_live_') === true;
  if (isReal && controlled !== null) throw new ConfigError('QUAYSIDE_CLOCK=controlled is refused with a live STRIPE_SECRET_KEY');
  return {
    production,
    host,
    port,
    baseUrl: env['QUAYSIDE_URL'] ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    dataDir,
    rootsDir: resolve(env['QUAYSIDE_ROOTS'] ?? join(dataDir, 'roots')),
    databaseUrl: env['DATABASE_URL'] ?? null,
    databaseAdminUrl: env['DATABASE_ADMIN_URL'] ?? null,
    secret: secretOf(env, production, dataDir),
    controlledClock: controlled,
    logLevel: env['LOG_LEVEL'] ?? (production ? 'info' : 'warn'),
    smtpUrl: env['SMTP_URL'] ?? null,
    mailFrom: env['MAIL_FROM'] ?? 'quayside@localhost',
    operator: operatorOf(env),
    demo: demoOf(env, { production, isReal, controlled: controlled !== null }),
    web: flag(env, 'QUAYSIDE_WEB', true),
    trustProxy: (env['QUAYSIDE_TRUST_PROXY'] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    stripe,
    cardFee: cardFeeOf(env['CARD_FEE'] ?? '2.9%,USD:30'),
    signingKey: signingKeyOf(env),
    faults,
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT is a number from 0 to 65535, not "${text}"`);
  return port;
}

function flag(env: Env, name: string, fallback: boolean): boolean {
  const text = env[name];
  if (text === undefined) return fallback;
  if (text !== 'on' && text !== 'off') throw new ConfigError(`${name} is on or off, not "${text}"`);
  return text === 'on';
}

/** The demonstration's passwords are published; and under a controlled clock somebody tells a story of their own. */
function demoOf(
  env: Env,
  { production, isReal, controlled }: { readonly production: boolean; readonly isReal: boolean; readonly controlled: boolean },
): boolean {
  const demo = flag(env, 'QUAYSIDE_DEMO', !production && !isReal && !controlled);
  if (isReal && demo)
    throw new ConfigError('QUAYSIDE_DEMO is refused with a live STRIPE_SECRET_KEY: everybody knows its passwords');
  if (production && demo) throw new ConfigError('QUAYSIDE_DEMO is refused in production: everybody knows its passwords');
  return demo;
}

/** `QUAYSIDE_CLOCK=controlled` lets tests and stories move time; with real money that would be a theft tool. */
function clockOf(env: Env, production: boolean): Instant | null {
  const kind = env['QUAYSIDE_CLOCK'] ?? 'system';
  if (kind === 'system') return null;
  if (kind !== 'controlled') throw new ConfigError(`QUAYSIDE_CLOCK is system or controlled, not "${kind}"`);
  if (production) throw new ConfigError('QUAYSIDE_CLOCK=controlled is refused in production');
  const start = parseInstant(env['QUAYSIDE_CLOCK_START'] ?? '2026-01-01T00:00:00Z');
  if (!start.ok) throw new ConfigError('QUAYSIDE_CLOCK_START is an instant such as 2026-03-02T09:00:00+08:00');
  return start.value;
}

/** In production the secret is given; elsewhere one is made once and kept, so that sessions survive a restart. */
function secretOf(env: Env, production: boolean, dataDir: string): string {
  const given = env['QUAYSIDE_SECRET'];
  if (given !== undefined) {
    if (given.length < 32) throw new ConfigError('QUAYSIDE_SECRET has at least 32 characters');
    return given;
  }
  if (production) throw new ConfigError('QUAYSIDE_SECRET is required in production (at least 32 characters)');
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** With a test key anybody pays with the card numbers of the processor's documentation. The message never holds the key. */
function stripeOf(env: Env, production: boolean): Config['stripe'] {
  const secretKey = env['STRIPE_SECRET_KEY'];
  const webhookSecret = env['STRIPE_WEBHOOK_SECRET'] ?? null;
  if (webhookSecret !== null && !webhookSecret.startsWith('whsec_'))
    throw new ConfigError('STRIPE_WEBHOOK_SECRET begins with whsec_');
  if (secretKey === undefined) {
    if (webhookSecret !== null) throw new ConfigError('STRIPE_WEBHOOK_SECRET needs STRIPE_SECRET_KEY');
    return null;
  }
  const [, mode] = /^[sr]k_(test|live)_\w{8,}$/.exec(secretKey) ?? [];
  if (mode === undefined) throw new ConfigError('STRIPE_SECRET_KEY is a secret or restricted key: sk_live_..., rk_live_...');
  if (production && mode === 'test') throw new ConfigError('STRIPE_SECRET_KEY is a test key, which is refused in production');
  return { secretKey, webhookSecret };
}

/** `2.9%,USD:30,EUR:25`: a share, then fixed parts in minor units of their currencies. */
function cardFeeOf(text: string): Config['cardFee'] {
  const [share = '', ...parts] = text.split(',').map((part) => part.trim());
  const percent = /^(\d{1,2})(?:\.(\d{1,2}))?%$/.exec(share);
  const fixed = parts.map((part) => /^([A-Z]{3}):(\d{1,6})$/.exec(part));
  if (!percent || fixed.includes(null))
    throw new ConfigError(`CARD_FEE is a share and fixed parts in minor units, such as 2.9%,USD:30, not "${text}"`);
  return {
    basisPoints: Number(percent[1]) * 100 + Number((percent[2] ?? '').padEnd(2, '0')),
    fixedMinor: Object.fromEntries(fixed.map((part) => [part?.[1], Number(part?.[2])])),
  };
}

function signingKeyOf(env: Env): string | null {
  const given = env['QUAYSIDE_SIGNING_KEY'];
  if (given === undefined) return null;
  try {
    const { kty, crv, d } = JSON.parse(given) as Readonly<Record<string, unknown>>;
    if (kty === 'EC' && crv === 'P-256' && typeof d === 'string') return given;
  } catch {
    // Told below, without the key.
  }
  throw new ConfigError('QUAYSIDE_SIGNING_KEY is a private JSON Web Key of the curve P-256');
}

function operatorOf(env: Env): Config['operator'] {
  const email = env['QUAYSIDE_OPERATOR_EMAIL'];
  const password = env['QUAYSIDE_OPERATOR_PASSWORD'];
  if (email === undefined && password === undefined) return null;
  if (!email || !password || password.length < 10) {
    throw new ConfigError('QUAYSIDE_OPERATOR_EMAIL and QUAYSIDE_OPERATOR_PASSWORD (at least 10 characters) go together');
  }
  return { email, password };
}
