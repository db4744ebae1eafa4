/** The directory's rules: categories, taking part, badges that expire. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decided } from '../kernel/decider.ts';
import { BADGES, CHECKER_NAMES, SCOPES } from './badges.data.ts';
import {
  badgesOn,
  checkProduct,
  enrol,
  evolveSupplier,
  grantBadge,
  initialSupplier,
  leave,
  readCategories,
  registerSupplier,
  setProfile,
  slugOf,
  withdrawBadge,
} from './rules.ts';
import { PROPERTY_EVENT } from './suppliers.fixture.ts';
import { BADGE_KINDS, type Badge, CHECKERS, SCOPE_CODES, type SupplierEvent, type SupplierState } from './types.ts';

const badge = (checkedOn: string, expiresOn: string, kind: Badge['badge'] = 'gold'): Badge => ({
  badge: kind,
  checkedBy: 'sgs',
  checkedOn,
  expiresOn,
  scope: ['premises'],
});
const codeOf = (decided: Decided): string => (decided.ok ? 'ok' : decided.code);
const folded = (state: SupplierState, decided: Decided): SupplierState => {
  if (!decided.ok) throw new Error(decided.code);
  return (decided.value.events ?? []).reduce(
    (s, event) => evolveSupplier(s, { ...(event as SupplierEvent), ...PROPERTY_EVENT }),
    state,
  );
};

describe('categories', () => {
  it.each([
    ['LED lighting', 'led-lighting'],
    [' Tents & outdoor! ', 'tents-outdoor'],
    ['家具', '家具'],
    ['ＬＥＤ', 'led'],
    ['--', ''],
    // One letter that is eighteen: what grows too long is none.
    ['\uFDFA'.repeat(4), ''],
  ])('%j is %j', (word, slug) => {
    expect(slugOf(word)).toBe(slug);
  });
  it('stand in order, each once', () => {
    expect(readCategories(['b', 'A b', 'B'])).toEqual({ ok: true, value: ['a-b', 'b'] });
    expect(readCategories(['ok', '?'])).toMatchObject({ code: 'suppliers.category_malformed', data: { category: '?' } });
  });
  it('are slugs of themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        const slug = slugOf(word);
        expect(slugOf(slug)).toBe(slug);
        expect(slug.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('taking part', () => {
  const registered = folded(initialSupplier, registerSupplier({ categories: ['led'], about: null }));
  it('needs an account, and happens once', () => {
    expect(codeOf(enrol(registered, false))).toBe('suppliers.account_missing');
    const enrolled = folded(registered, enrol(registered, true));
    expect(enrolled).toMatchObject({ enrolled: true, enrolledAt: PROPERTY_EVENT.at, categories: ['led'] });
    expect(enrol(enrolled, false)).toEqual({ ok: true, value: {} });
    const left = folded(enrolled, leave(enrolled));
    expect(left).toEqual(registered);
    expect(leave(left)).toEqual({ ok: true, value: {} });
  });
  it('does not depend on what the supplier says of itself', () => {
    const enrolled = folded(registered, enrol(registered, true));
    expect(folded(enrolled, setProfile({ categories: [], about: null }))).toMatchObject({ enrolled: true, categories: [] });
  });
});

describe('badges', () => {
  const TODAY = '2026-03-02';
  it.each([
    ['checked today', badge(TODAY, '2026-03-03'), 'ok'],
    ['of three years', badge('2026-03-02', '2029-03-02'), 'ok'],
    ['checked tomorrow', badge('2026-03-03', '2027-01-01'), 'suppliers.badge_dates'],
    ['that ends today', badge('2026-01-01', TODAY), 'suppliers.badge_dates'],
    ['of four years', badge('2026-01-01', '2030-01-01'), 'suppliers.badge_dates'],
  ])('%s', (_, given, expected) => {
    expect(codeOf(grantBadge(given, 'op', TODAY))).toBe(expected);
  });

  it.each([
    ['2026-01-31', 0],
    ['2026-02-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 0],
  ])('checked on 1 February and ending on the 28th, on %s count %i', (day, count) => {
    expect(badgesOn([badge('2026-02-01', '2026-02-28')], day)).toHaveLength(count);
  });

  it('are replaced by kind and withdrawn by kind', () => {
    const granted = [
      badge('2026-01-01', '2026-12-31'),
      badge('2026-02-01', '2027-01-31'),
      badge('2026-02-01', '2027-01-31', 'assessed'),
    ].reduce((state, b) => folded(state, grantBadge(b, 'op', TODAY)), initialSupplier);
    expect(granted.badges.map((b) => [b.badge, b.checkedOn])).toEqual([
      ['gold', '2026-02-01'],
      ['assessed', '2026-02-01'],
    ]);
    const withdrawn = folded(granted, withdrawBadge(granted, 'gold', 'op', 'check_failed'));
    expect(withdrawn.badges.map((b) => b.badge)).toEqual(['assessed']);
    expect(codeOf(withdrawBadge(withdrawn, 'gold', 'op', 'check_failed'))).toBe('suppliers.badge_absent');
  });

  it('never stand twice, whatever happens', () => {
    const act = fc.record({ kind: fc.constantFrom(...BADGE_KINDS), give: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let state = initialSupplier;
        for (const { kind, give } of acts) {
          const decided = give
            ? grantBadge(badge('2026-01-01', '2026-12-31', kind), 'op', TODAY)
            : withdrawBadge(state, kind, 'op', 'check_failed');
          if (decided.ok) state = folded(state, decided);
          expect(new Set(state.badges.map((b) => b.badge)).size).toBe(state.badges.length);
          expect(state.badges.some((b) => b.badge === kind)).toBe(give);
        }
      }),
    );
  });

  it('say in both languages what they do not prove', () => {
    const sentences = [...BADGE_KINDS.flatMap((kind) => Object.values(BADGES[kind])), ...SCOPE_CODES.map((code) => SCOPES[code])];
    for (const { en, zh } of sentences) {
      expect(en).toMatch(/[a-z]{3}/);
      expect(zh).toMatch(/[\u4e00-\u9fff]{2}/);
    }
    expect(CHECKERS.map((checker) => CHECKER_NAMES[checker])).not.toContain(undefined);
  });
});

describe('products', () => {
  const draft = {
    name: 'Lamp',
    category: 'LED',
    description: null,
    unitPriceMinor: 100,
    currency: 'USD',
    minimumQuantity: null,
    hsCode: null,
  };
  it.each([
    ['in full', {}, 'led'],
    ['without a price', { unitPriceMinor: null, currency: null }, 'led'],
    ['with half a price', { currency: null }, 'suppliers.price_incomplete'],
    ['with the other half', { unitPriceMinor: null }, 'suppliers.price_incomplete'],
    ['without a category', { category: ' ' }, 'suppliers.category_malformed'],
  ])('%s', (_, change, expected) => {
    const checked = checkProduct({ ...draft, ...change });
    expect(checked.ok ? checked.value.category : checked.code).toBe(expected);
  });
});
