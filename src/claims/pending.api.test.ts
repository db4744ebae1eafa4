/** What waits for its second person over HTTP: operators read the reasons of their colleagues, the two sides nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClaimsDesk, type Who, openClaimsDesk } from './claims.fixture.ts';

let desk: ClaimsDesk;
beforeAll(async () => {
  desk = await openClaimsDesk();
  await desk.to('2026-06-15T09:00:00+08:00');
});
afterAll(() => desk.close());

const view = async (claim: string, who: Who) => (await desk.ask(who, 'GET', claim)).body;

/** A claim that both gave to the platform, decided with a finding that a person changed. */
async function overridden(reason: string): Promise<string> {
  const claim = await desk.claim();
  for (const who of ['buyer', 'supplier'] as const) await desk.ask(who, 'POST', `${claim}/escalation`, { early: true });
  const overrides = { power: { finding: 'not_met', reason } };
  expect((await desk.ask('arbitrator', 'POST', `${claim}/determination`, { overrides })).code).toBe('201');
  return claim;
}

describe('a decision that waits for its second person', () => {
  it('shows operators what was computed, what was changed and why; the two sides do not see it', async () => {
    const claim = await overridden('the lamp was seen to burn through');
    const pending = (await view(claim, 'operator'))['pending'];
    expect(pending).toMatchObject({
      round: 'first',
      findings: { power: 'not_met' },
      overrides: [{ subject: 'power', finding: 'not_met', reason: 'the lamp was seen to burn through' }],
      result: { findings: [{ subject: 'power', reasons: [{ code: 'overridden', data: { computed: 'unproven' } }, {}] }] },
    });
    for (const who of ['buyer', 'supplier'] as const) expect((await view(claim, who))['pending']).toBeNull();
  });

  it('sent back, tells operators the reason; the two sides do not see that either', async () => {
    const claim = await overridden('nobody measured');
    expect((await desk.ask('approver', 'POST', `${claim}/return`, { reason: 'then it is unproven' })).code).toBe('200');
    const seen = await view(claim, 'operator');
    expect([seen['pending'], seen['sentBack']]).toEqual([null, [expect.objectContaining({ reason: 'then it is unproven' })]]);
    for (const who of ['buyer', 'supplier'] as const) expect((await view(claim, who))['sentBack']).toBeNull();
  });
});
