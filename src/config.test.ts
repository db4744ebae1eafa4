/** Settings: what each variable may be, and the sentence that stops the server when it is not. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'quayside-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SECRET = 's'.repeat(32);
const LIVE = 'sk_live_0123456789';
const TEST = 'sk_test_0123456789';
const env = (more: Record<string, string> = {}): Record<string, string> => ({
  QUAYSIDE_DATA: folder,
  QUAYSIDE_SECRET: SECRET,
  ...more,
});

describe('settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig(env())).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 4000,
      baseUrl: 'http://127.0.0.1:4000',
      databaseUrl: null,
      controlledClock: null,
      smtpUrl: null,
      operator: null,
      demo: true,
      trustProxy: [],
      stripe: null,
      cardFee: { basisPoints: 290, fixedMinor: { USD: 30 } },
      web: true,
      faults: '',
    });
  });

  it('make a secret once and keep it for themselves', () => {
    const first = readConfig({ QUAYSIDE_DATA: folder }).secret;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(readConfig({ QUAYSIDE_DATA: folder }).secret).toBe(first);
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
  });

  it('read addresses, a proxy list and a controlled clock', () => {
    expect(readConfig(env({ HOST: '::1', PORT: '0' })).baseUrl).toBe('http://[::1]:0');
    expect(readConfig(env({ QUAYSIDE_TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' })).trustProxy).toEqual(['10.0.0.0/8', '127.0.0.1']);
    const controlled = readConfig(env({ QUAYSIDE_CLOCK: 'controlled', QUAYSIDE_CLOCK_START: '2026-03-02T09:00:00+08:00' }));
    expect([controlled.controlledClock, controlled.demo]).toEqual(['2026-03-02T01:00:00.000Z', false]);
  });

  it('read the card processor’s keys and its price', () => {
    expect(readConfig(env({ STRIPE_SECRET_KEY: LIVE, STRIPE_WEBHOOK_SECRET: 'whsec_1' })).stripe).toEqual({
      secretKey: LIVE,
      webhookSecret: 'whsec_1',
    });
    const restricted = LIVE.replace('sk_', 'rk_');
    expect(readConfig(env({ STRIPE_SECRET_KEY: restricted })).stripe).toEqual({ secretKey: restricted, webhookSecret: null });
    expect(readConfig(env({ NODE_ENV: 'production', STRIPE_SECRET_KEY: LIVE })).stripe).not.toBeNull();
    expect(readConfig(env({ CARD_FEE: '1.55%, EUR:25, GBP:20' })).cardFee).toEqual({
      basisPoints: 155,
      fixedMinor: { EUR: 25, GBP: 20 },
    });
    expect(readConfig(env({ CARD_FEE: '0%' })).cardFee).toEqual({ basisPoints: 0, fixedMinor: {} });
  });

  it('show the demonstration where no real card is charged, and nowhere else', () => {
    expect(readConfig(env({ STRIPE_SECRET_KEY: TEST })).demo).toBe(true);
    expect(readConfig(env({ STRIPE_SECRET_KEY: LIVE })).demo).toBe(false);
  });

  it('never show a key in the sentence that refuses it', () => {
    for (const wrong of ['pk_live_0123456789', 'secret-of-ours', TEST])
      expect(() => readConfig(env({ NODE_ENV: 'production', STRIPE_SECRET_KEY: wrong }))).not.toThrow(wrong);
  });

  it.each([
    [{ STRIPE_SECRET_KEY: 'pk_live_0123456789' }, 'STRIPE_SECRET_KEY'],
    [{ STRIPE_SECRET_KEY: '' }, 'STRIPE_SECRET_KEY'],
    [{ NODE_ENV: 'production', STRIPE_SECRET_KEY: TEST }, 'STRIPE_SECRET_KEY'],
    [{ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'STRIPE_SECRET_KEY'],
    [{ STRIPE_SECRET_KEY: LIVE, STRIPE_WEBHOOK_SECRET: '' }, 'STRIPE_WEBHOOK_SECRET'],
    [{ CARD_FEE: '2.9' }, 'CARD_FEE'],
    [{ CARD_FEE: '2.9%,30' }, 'CARD_FEE'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ QUAYSIDE_DEMO: 'yes' }, 'QUAYSIDE_DEMO'],
    [{ QUAYSIDE_WEB: 'no' }, 'QUAYSIDE_WEB'],
    [{ QUAYSIDE_CLOCK: 'fast' }, 'QUAYSIDE_CLOCK'],
    [{ QUAYSIDE_CLOCK: 'controlled', QUAYSIDE_CLOCK_START: 'yesterday' }, 'QUAYSIDE_CLOCK_START'],
    [{ QUAYSIDE_SECRET: 'short' }, 'QUAYSIDE_SECRET'],
    [{ QUAYSIDE_OPERATOR_EMAIL: 'a@b.example' }, 'QUAYSIDE_OPERATOR_PASSWORD'],
    [{ QUAYSIDE_OPERATOR_EMAIL: 'a@b.example', QUAYSIDE_OPERATOR_PASSWORD: 'short' }, 'QUAYSIDE_OPERATOR_PASSWORD'],
    [{ NODE_ENV: 'production', QUAYSIDE_CLOCK: 'controlled' }, 'QUAYSIDE_CLOCK'],
    [{ NODE_ENV: 'production', QUAYSIDE_FAULTS: 'before-commit:kill' }, 'QUAYSIDE_FAULTS'],
    [{ NODE_ENV: 'production', QUAYSIDE_DEMO: 'on' }, 'QUAYSIDE_DEMO'],
    [{ STRIPE_SECRET_KEY: LIVE, QUAYSIDE_DEMO: 'on' }, 'QUAYSIDE_DEMO'],
    [{ STRIPE_SECRET_KEY: LIVE, QUAYSIDE_CLOCK: 'controlled' }, 'QUAYSIDE_CLOCK'],
  ])('%j is refused with a sentence that names it', (more, named) => {
    expect(() => readConfig(env(more))).toThrow(ConfigError);
    expect(() => readConfig(env(more))).toThrow(named);
  });

  it('want a secret in production', () => {
    expect(() => readConfig({ QUAYSIDE_DATA: folder, NODE_ENV: 'production' })).toThrow('QUAYSIDE_SECRET');
  });
});
