/** Who sees which page of the desk. */
import { describe, expect, it } from 'vitest';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { isStaff } from './staff.ts';
import { mayAtDesk } from './standing.ts';

type Permission = NonNullable<GetV1Me200['acting']>['permissions'][number];
const me = (companyKind: 'programme' | 'trader', permissions: Permission[], role: 'viewer' | 'member' = 'member') =>
  ({
    user: { id: 'u', email: 'u@people.example', name: 'U', twoFactor: false },
    acting: { companyId: 'c', permissions, role, scopes: null },
    memberships: [{ companyId: 'c', companyKind, companyName: 'C', role, since: '2026-01-01T00:00:00.000Z' }],
  }) as unknown as GetV1Me200;

describe('the desk', () => {
  it.each([
    ['who decides reads the queue of claims', me('programme', ['decide']), 'claims.read', true],
    ['and no bank lines', me('programme', ['decide']), 'bank.read', false],
    ['who matches money reads bank lines', me('programme', ['match_money']), 'bank.read', true],
    ['and pays refunds', me('programme', ['match_money']), 'refund.pay', true],
    ['a viewer does not', me('programme', ['match_money'], 'viewer'), 'refund.pay', false],
    ['a case is read by who reads all', me('programme', ['read_all']), 'claim.read', true],
    ['and decided by who decides', me('programme', ['read_all']), 'claim.determine', false],
    ['a trader has no desk, though it may list its own claims', me('trader', []), 'claims.read', false],
    ['permissions of an operator who acts for a trader do not count', me('trader', ['read_all']), 'check.run', false],
    ['nobody', null, 'claims.read', false],
  ] as const)('%s', (_what, person, verb, may) => {
    expect(mayAtDesk(person, verb)).toBe(may);
  });

  it('is shown to who acts for the programme', () => {
    expect(isStaff(me('programme', []))).toBe(true);
    expect(isStaff(me('trader', ['decide']))).toBe(false);
    expect(isStaff(null)).toBe(false);
  });
});
