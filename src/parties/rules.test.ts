/** Companies, telephone numbers, scopes and the table of countries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone } from '../kernel/dates.ts';
import { capitalZone, COUNTRIES, isCountry } from './countries.rules.ts';
import { checkCompany, permissionsOf, readPhone, scopesOf } from './rules.ts';
import { SCOPES } from './types.ts';

describe('a company draft', () => {
  it.each([
    [
      'a factory',
      { name: ' Ningbo   Valve Co., Ltd ', country: 'CN' },
      { name: 'Ningbo Valve Co., Ltd', zone: 'Asia/Shanghai', phone: null },
    ],
    ['its own zone', { name: 'Desert Parts', country: 'US', zone: 'America/Phoenix' }, { zone: 'America/Phoenix' }],
    [
      'a number',
      { name: 'Rīga Tools SIA', country: 'LV', phone: '+371 67-000-100' },
      { zone: 'Europe/Riga', phone: '+37167000100' },
    ],
  ])('is taken: %s', (_, draft, expected) => {
    expect(checkCompany(draft)).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    ['no name', { name: ' \t ', country: 'CN' }, 'company.name_missing'],
    ['a code that is no country', { name: 'A', country: 'XX' }, 'company.country_unknown'],
    ['a country in small letters', { name: 'A', country: 'cn' }, 'company.country_unknown'],
    ['a zone that is none', { name: 'A', country: 'CN', zone: 'Asia/Peking' }, 'company.zone_unknown'],
    ['an offset', { name: 'A', country: 'CN', zone: '+08:00' }, 'company.zone_unknown'],
    ['a national number', { name: 'A', country: 'CN', phone: '021 5555 0100' }, 'company.phone_malformed'],
    ['letters', { name: 'A', country: 'CN', phone: '+86 CALL ME' }, 'company.phone_malformed'],
  ])('is refused: %s', (_, draft, code) => {
    expect(checkCompany(draft)).toMatchObject({ ok: false, code });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.option(fc.string(), { nil: undefined }),
        fc.option(fc.string(), { nil: undefined }),
        (name, country, zone, phone) => {
          expect(typeof checkCompany({ name, country, zone, phone }).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('a telephone number', () => {
  it('reads back as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9][0-9]{6,14}$/), (phone) => {
        expect(readPhone(phone)).toEqual({ ok: true, value: phone });
      }),
    );
  });
});

describe('countries', () => {
  it('are the 249 of ISO 3166-1, each with a zone that exists', () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(COUNTRIES.filter((code) => !isZone(capitalZone(code) ?? ''))).toEqual([]);
  });

  it.each([
    ['CN', 'Asia/Shanghai'],
    ['GB', 'Europe/London'],
    ['US', 'America/New_York'],
    ['AU', 'Australia/Sydney'],
    ['CA', 'America/Toronto'],
    ['BR', 'America/Sao_Paulo'],
    ['RU', 'Europe/Moscow'],
    ['VN', 'Asia/Ho_Chi_Minh'],
    ['IN', 'Asia/Kolkata'],
    ['LV', 'Europe/Riga'],
  ])('%s keeps %s in its capital', (country, zone) => {
    expect(capitalZone(country)).toBe(zone);
  });

  it.each(['EU', 'XX', 'UK', 'cn', '', 'toString'])('%s is none', (code) => {
    expect(isCountry(code)).toBe(false);
  });
});

describe('scopes of a key', () => {
  it('survive being stored', () => {
    fc.assert(
      fc.property(fc.subarray([...SCOPES]), (scopes) => {
        expect(scopesOf(permissionsOf(scopes))).toEqual(scopes);
      }),
    );
  });

  it.each([null, 'orders:read', [], { orders: 'read' }, { orders: ['delete'] }, { __proto__: { orders: ['read'] } }])(
    '%j gives none',
    (stored) => {
      expect(scopesOf(stored)).toEqual([]);
    },
  );
});
