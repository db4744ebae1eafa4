/** What would be decided, asked over HTTP: with an old password, as computed, and with findings that a person considers changing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Court, openCourt } from './court.fixture.ts';
import type { Determination } from './determination.types.ts';
import type { ClaimPath } from './service.ts';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
});
afterAll(() => court.close());

const url = ({ orderId, claimId }: ClaimPath): string => `/v1/orders/${orderId}/claims/${claimId}/determination`;
const foreseen = async (path: ClaimPath, query = '') => {
  const { code, body } = await court.ask('ann', 'GET', `${url(path)}/preview${query}`);
  return { code, determination: body['determination'] as Determination };
};

describe('a preview', () => {
  it('is read with an old password; deciding wants a fresh one', async () => {
    const path = await court.disputed();
    expect((await court.ask('annLater', 'GET', `${url(path)}/preview`)).code).toBe('200');
    expect((await court.ask('annLater', 'POST', url(path))).code).toBe('403 access.step_up');
  });

  it('says what findings changed by a person would make, exactly as deciding with them does', async () => {
    const path = await court.disputed();
    const computed = await foreseen(path);
    const considered = await foreseen(path, '?changed=late_shipment:met');
    expect(computed.determination.award.refundMinor).toBeGreaterThan(0);
    expect(considered.determination.award.refundMinor).toBe(0);
    expect((await court.claimOf(path)).decisions).toEqual([]);
    const overrides = { late_shipment: { finding: 'met', reason: 'The carrier wrote on 14 May' } };
    expect((await court.ask('ann', 'POST', url(path), { overrides })).code).toBe('201');
    expect((await court.claimOf(path)).decisions.at(-1)?.result).toEqual(considered.determination);
  });

  it('refuses what cannot be changed', async () => {
    const path = await court.disputed();
    expect((await foreseen(path, '?changed=door:met')).code).toBe('422 decision.override_unknown');
    expect((await foreseen(path, '?changed=late_shipment:fine')).code).toBe('422 request.invalid');
  });
});
