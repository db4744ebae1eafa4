/** What the search offers to whom, and what it finds. */
import { describe, expect, it } from 'vitest';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { type Entry, matching, offered } from './entries.ts';

const person = (companyKind: 'trader' | 'agency' | 'programme', role: 'owner' | 'viewer'): GetV1Me200 => ({
  user: { id: 'u', name: 'Ann', email: 'ann@a.example', twoFactor: false },
  acting: { companyId: 'c', role, scopes: null, permissions: [] },
  memberships: [{ companyId: 'c', companyName: 'C', companyKind, role, since: '2026-03-02T00:00:00Z' }],
});
const addresses = (me: GetV1Me200 | null) => offered(me, (key) => key).map(({ to }) => to);

describe('offered', () => {
  it('to a visitor is what is public, and the way in', () => {
    expect(addresses(null)).toEqual(['/suppliers', '/how-it-works', '/fees', '/verify', '/sign-in', '/sign-up']);
  });
  it('to an owner of a trader are acts too; to a viewer none that only owners do', () => {
    expect(addresses(person('trader', 'owner'))).toEqual(
      expect.arrayContaining(['/suppliers?tradeAssurance=true', '/company#invitations', '/orders']),
    );
    expect(addresses(person('trader', 'viewer'))).not.toContain('/company#invitations');
  });
  it('to an agency are its jobs, to an operator the desk, to neither orders of its own', () => {
    expect(addresses(person('agency', 'owner'))).toContain('/jobs');
    expect(addresses(person('programme', 'owner'))).toContain('/desk');
    expect(addresses(person('agency', 'owner'))).not.toContain('/orders');
  });
  it('has no address twice', () => {
    for (const kind of ['trader', 'agency', 'programme'] as const) {
      const all = addresses(person(kind, 'owner'));
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('matching', () => {
  const entries: readonly Entry[] = [
    { group: 'suppliers', to: '/1', text: 'Shenzhen Brightway Co Ltd' },
    { group: 'orders', to: '/2', text: 'LED strip 5 m', hint: 'Shenzhen Brightway Co Ltd 7h2k9mq4xz-3rt8wy5n0c' },
    { group: 'orders', to: '/3', text: '订单：保温瓶 500 毫升' },
    { group: 'orders', to: '/4', text: 'A strip of LEDs' },
  ];
  const found = (typed: string) => matching(entries, typed).map(({ to }) => to);
  it.each([
    ['led', ['/2', '/4']],
    ['BRIGHTWAY led', ['/2']],
    ['3rt8wy', ['/2']],
    ['保温瓶', ['/3']],
    ['ＬＥＤ', ['/2', '/4']],
    ['nothing such', []],
    ['', ['/2', '/3', '/4', '/1']],
  ])('%s finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });
});
