/** The published table of a claim's states is what the rules do: every act in every situation, played. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Verb, can } from '../parties/access.ts';
import { type Principal, SCOPES } from '../parties/types.ts';
import { ACTS, ROLE_NAMES, SIDES, SITUATIONS, asked, byOf, outcome, statesTable } from './states.testing.ts';

const page = readFileSync(new URL('../../docs/reference/states.md', import.meta.url), 'utf8');
const section = page.split('## States of a claim\n')[1] ?? '';
const tables = [...section.matchAll(/(?:^\|.*\|$\n?)+/gm)].map(([table]) => table.trim());

describe('docs/reference/states.md', () => {
  it('holds the table that the rules give', () => {
    expect(tables[1], 'run: node scripts/docs.ts').toBe(statesTable());
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
  const may = (by: Principal, verb: Verb): boolean => can(by, verb, SIDES) === null;

  it.each(Object.entries(ACTS))('%s: is what the access rules say of each of them', (name, { verb }) => {
    if (verb === undefined) {
      expect(byOf(name)).toBe('the clock');
      return;
    }
    const allowed = ROLE_NAMES.filter((role) => may(asked(role), verb));
    expect([...allowed].sort()).toEqual(byOf(name).replace(' °', '').split(', ').sort());
    for (const role of ROLE_NAMES) {
      // A viewer only reads, an API key decides nothing, a password that is not fresh is not enough where ° stands.
      expect(may({ ...asked(role), role: 'viewer' }, verb)).toBe(false);
      if (byOf(name).endsWith('°')) {
        expect(may({ ...asked(role), steppedUp: false }, verb)).toBe(false);
        expect(may({ ...asked(role), scopes: SCOPES, keyId: 'k' }, verb)).toBe(false);
      }
    }
  });
});
