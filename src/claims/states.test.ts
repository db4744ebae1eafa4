/** The published table of a claim's states is what the rules do: every act in every situation, played. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { BUYER, SUPPLIER } from '../orders/orders.fixture.ts';
import { type Verb, can } from '../parties/access.ts';
import { type Person, type Principal, SCOPES, STAFF_PERMISSIONS, type StaffPermission } from '../parties/types.ts';
import { ACTS, SITUATIONS, byOf, outcome, statesTable } from './states.testing.ts';

const page = readFileSync(new URL('../../docs/reference/states.md', import.meta.url), 'utf8');
const section = page.split('## States of a claim\n')[1] ?? '';
const tables = [...section.matchAll(/(?:^\|.*\|$\n?)+/gm)].map(([table]) => table.trim());

describe('docs/reference/states.md', () => {
  it('holds the table that the rules give', () => {
    expect(tables[1], statesTable()).toBe(statesTable());
  });

  it('says what each state of a claim means', () => {
    const told = [...(tables[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    expect(told).toEqual([...new Set(Object.keys(SITUATIONS).map((name) => name.split(', ')[0]))]);
  });
});

describe('a claim that is over', () => {
  it.each(['withdrawn', 'closed'])('and %s can have nothing more done to it', (situation) => {
    expect(Object.keys(ACTS).filter((name) => outcome(situation, name) !== '-')).toEqual([]);
  });
});

describe('the column of who may do an act', () => {
  const sides = { buyerId: BUYER, supplierId: SUPPLIER, agencyIds: ['gnc0000000'] } as const;
  const person = (
    companyId: string,
    companyKind: Person['companyKind'],
    permissions: readonly StaffPermission[] = [],
  ): Person => {
    return { kind: 'person', userId: 'u', companyId, companyKind, role: 'member', permissions, scopes: null, steppedUp: true };
  };
  const people: Readonly<Record<string, Person>> = {
    buyer: person(BUYER, 'trader'),
    supplier: person(SUPPLIER, 'trader'),
    inspector: person('gnc0000000', 'agency'),
    stranger: person('byr1111111', 'trader'),
    ...Object.fromEntries(STAFF_PERMISSIONS.map((one) => [`\`${one}\``, person('prg0000000', 'programme', [one])])),
  };
  const may = (by: Principal, verb: Verb): boolean => can(by, verb, { kind: 'order', ...sides }) === null;

  it.each(Object.entries(ACTS))('%s: is what the access rules say of each of them', (name, { verb }) => {
    if (verb === undefined) {
      expect(byOf(name)).toBe('the clock');
      return;
    }
    const allowed = Object.keys(people).filter((who) => may(must(people[who], who), verb));
    expect(allowed.sort()).toEqual(byOf(name).replace(' °', '').split(', ').sort());
    for (const by of Object.values(people)) {
      // A viewer only reads, an API key decides nothing, a password that is not fresh is not enough where ° stands.
      expect(may({ ...by, role: 'viewer' }, verb)).toBe(false);
      if (byOf(name).endsWith('°')) {
        expect(may({ ...by, steppedUp: false }, verb)).toBe(false);
        expect(may({ ...by, scopes: SCOPES, keyId: 'k' }, verb)).toBe(false);
      }
    }
  });
});
