/** One database entered as several roles: what changes in its address and what must not. */
import { describe, expect, it } from 'vitest';
import { asRole, passwordOf, redacted, withDatabase, withSettings } from './urls.ts';

const password = passwordOf('quayside_app', 'secret');

describe('asRole', () => {
  it.each([
    ['postgres://owner:pw@db.example:5433/trade', `postgres://quayside_app:${password}@db.example:5433/trade`],
    ['postgresql://db.example/trade?sslmode=require', `postgresql://quayside_app:${password}@db.example/trade?sslmode=require`],
    ['postgres://owner:p%40ss@[::1]/trade', `postgres://quayside_app:${password}@[::1]/trade`],
    ['postgres://owner@/trade?host=/run/postgresql', `postgres://quayside_app:${password}@/trade?host=%2Frun%2Fpostgresql`],
    ['postgres://db/trade?user=owner&password=pw', `postgres://quayside_app:${password}@db/trade`],
  ])('%s', (url, expected) => expect(asRole(url, 'quayside_app', 'secret')).toBe(expected));

  it('gives each role and each secret another password', () => {
    const passwords = ['a', 'b'].flatMap((s) => [passwordOf('quayside_app', s), passwordOf('quayside_commit', s)]);
    expect(new Set(passwords).size).toBe(4);
  });
});

describe('withSettings', () => {
  it.each([
    ['postgres://db/trade', 'postgres://db/trade?options=-c%20timezone%3DUTC'],
    ['postgres://db/trade?options=-c%20jit%3Doff', 'postgres://db/trade?options=-c%20jit%3Doff%20-c%20timezone%3DUTC'],
  ])('%s', (url, expected) => expect(withSettings(url, { timezone: 'UTC' })).toBe(expected));
});

describe('withDatabase', () => {
  it.each([
    ['postgres://u:p@h:1/a', 'postgres://u:p@h:1/b'],
    ['postgres://u:p@h', 'postgres://u:p@h/b'],
    ['postgres://u:p@h/a?sslmode=require', 'postgres://u:p@h/b?sslmode=require'],
    ['postgres://u@/a?host=/run/x', 'postgres://u@/b?host=/run/x'],
  ])('%s', (url, expected) => expect(withDatabase(url, 'b')).toBe(expected));
});

describe('redacted', () => {
  it.each([
    ['postgres://owner:pw@db/trade', 'postgres://owner@db/trade'],
    ['postgres://db/trade?password=pw&sslmode=require', 'postgres://db/trade?sslmode=require'],
  ])('%s', (url, expected) => expect(redacted(url)).toBe(expected));
});
