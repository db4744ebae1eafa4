/** Disputes over HTTP, as an attacker tries them: the other side's acts, one's own offers, a decision not yet approved, frozen evidence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeen } from '../payments/refunds.service.ts';
import { type Court, type Who, callAt, code, openCourt } from './court.fixture.ts';
import { determine } from './decision.service.ts';
import { fileItems } from './evidence.service.ts';
import type { ClaimPath } from './service.ts';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
});
afterAll(() => court.close());

const url = ({ orderId, claimId }: ClaimPath): string => `/v1/orders/${orderId}/claims/${claimId}`;
const post = (who: Who, path: string, body: object = {}, key?: string) => court.ask(who, 'POST', path, body, key);
/** What the queue shows of an order's refunds; of another one's where it shows nothing. */
const read = async ({ orderId }: ClaimPath) => {
  const seen = await readSeen(court.ctx, orderId);
  return { refunds: seen.length > 0 ? seen : [{ refundId: 'of-another', amountMinor: 1, feeMinor: 0, attempt: 0 }] };
};
const view = async (path: ClaimPath, who: Who) => (await court.ask(who, 'GET', url(path))).body;
const OFFER = { kind: 'partial_refund', amountMinor: 50_000 };

/** Makes an offer and gives its id. */
async function offered(path: ClaimPath, who: 'buyer' | 'supplier'): Promise<string> {
  const { body, code: told } = await post(who, `${url(path)}/offers`, OFFER);
  expect(told).toBe('201');
  return String(body['offerId']);
}

describe('a dispute from offer to money', () => {
  it('is settled by the offer of the other side, paid once, and ends the order', async () => {
    const path = await court.disputed({ escalated: false });
    const offerId = await offered(path, 'supplier');
    expect(await view(path, 'buyer')).toMatchObject({ openOffer: offerId, next: { by: 'buyer', what: 'claim_answer_offer' } });
    const accepted = await post('buyer', `${url(path)}/offers/${offerId}/accept`);
    expect(accepted).toMatchObject({ code: '200', body: { claim: { state: 'settled', finishedAt: null } } });
    expect(await view(path, 'supplier')).toMatchObject({
      settlement: { offerId, amountMinor: 50_000 },
      award: { refundMinor: 50_000, refundDue: '2026-05-28' },
      refunds: [{ amountMinor: 50_000, status: 'open' }],
    });
    expect((await post('cas', `/v1/orders/${path.orderId}/refunds/paid`, await read(path))).code).toBe('200');
    expect((await court.statesOf(path.orderId)).orders.status).toBe('completed');
    expect((await view(path, 'buyer'))['finishedAt']).not.toBeNull();
  });

  it('tells the loser of a race what the claim has become', async () => {
    const path = await court.disputed({ escalated: false });
    const offerId = await offered(path, 'supplier');
    await post('buyer', `${url(path)}/offers/${offerId}/accept`);
    expect(await post('buyer', `${url(path)}/escalation`)).toMatchObject({
      status: 409,
      body: { code: 'claim.wrong_state', detail: 'It is settled.', state: 'settled' },
    });
  });
});

describe('whoever is not the one', () => {
  type Row = readonly [act: string, who: Who, expected: string];
  const rows: readonly Row[] = [
    ['answer', 'buyer', '403 order.not_party'],
    ['answer', 'stranger', '404 access.not_found'],
    ['answer', 'ann', '403 access.denied'],
    ['offers', 'stranger', '404 access.not_found'],
    ['offers', 'ann', '403 access.denied'],
    ['escalation', 'stranger', '404 access.not_found'],
    ['escalation', 'ann', '403 access.denied'],
    ['withdrawal', 'supplier', '403 order.not_party'],
    ['withdrawal', 'stranger', '404 access.not_found'],
    ['performance', 'supplier', '403 order.not_party'],
    ['evidence', 'ann', '403 access.denied'],
    ['evidence', 'stranger', '404 access.not_found'],
    ['determination', 'buyer', '403 order.not_party'],
    ['determination', 'supplier', '403 order.not_party'],
    ['determination', 'stranger', '404 access.not_found'],
    ['determination', 'reader', '403 access.denied'],
    ['approval', 'buyer', '403 order.not_party'],
    ['approval', 'reader', '403 access.denied'],
    ['return', 'supplier', '403 order.not_party'],
    ['appeal', 'ann', '403 access.denied'],
    ['appeal', 'stranger', '404 access.not_found'],
  ];
  const bodies: Readonly<Record<string, object>> = {
    answer: { accept: true },
    offers: OFFER,
    evidence: { evidence: [{ kind: 'statement', text: 'so it is' }] },
    return: { reason: 'no' },
    appeal: { text: 'no' },
  };
  it('does nothing at all', async () => {
    const path = await court.disputed();
    const before = await court.stored(path.orderId);
    for (const [act, who, expected] of rows)
      expect((await post(who, `${url(path)}/${act}`, bodies[act])).code, `${act} by ${who}`).toBe(expected);
    expect(await court.stored(path.orderId)).toEqual(before);
  });
});

describe('one with an account on either side', () => {
  it('cannot accept or decline its own side’s offer', async () => {
    const path = await court.disputed({ escalated: false });
    const offerId = await offered(path, 'buyer');
    // Ann is a member of the buyer's company too: her offer is the buyer's.
    expect((await post('annForBuyer', `${url(path)}/offers/${offerId}/accept`)).code).toBe('409 offer.own');
    expect((await post('buyer', `${url(path)}/offers/${offerId}/decline`)).code).toBe('409 offer.own');
    const other = await offered(path, 'supplier');
    expect((await post('buyer', `${url(path)}/offers/${offerId}/accept`)).code).toBe('409 offer.none_open');
    expect((await post('buyer', `${url(path)}/offers/${other}/accept`)).code).toBe('200');
  });

  it('cannot escalate for the other: neither by a word in the body nor by asking twice', async () => {
    const path = await court.disputed({ escalated: false });
    expect((await post('supplier', `${url(path)}/escalation`, { early: true, by: 'buyer' })).code).toBe('422 request.invalid');
    expect((await post('supplier', `${url(path)}/escalation`, { early: true })).code).toBe('200');
    expect((await post('supplier', `${url(path)}/escalation`, { early: true })).code).toBe('409 negotiation.already_asked');
    expect((await post('supplier', `${url(path)}/escalation`)).code).toBe('409 negotiation.too_early');
    expect((await view(path, 'buyer'))['state']).toBe('negotiating');
  });

  it('cannot act on the claim of one order through another', async () => {
    const [one, other] = [await court.disputed(), await court.disputed()];
    const mixed = { orderId: one.orderId, claimId: other.claimId };
    expect((await post('buyer', `${url(mixed)}/offers`, OFFER)).code).toBe('404 claim.not_found');
    expect((await post('ann', `${url(mixed)}/determination`)).code).toBe('404 claim.not_found');
  });
});

describe('the four eyes', () => {
  it('are two persons, whatever company one of them acts for', async () => {
    const path = await court.disputed();
    expect((await post('ann', `${url(path)}/determination`)).code).toBe('201');
    for (const [who, expected] of [
      ['ann', '409 approval.same_person'],
      ['annForBuyer', '403 order.not_party'],
      ['annElsewhere', '404 access.not_found'],
    ] as const) {
      expect((await post(who, `${url(path)}/approval`)).code).toBe(expected);
      expect((await post(who, `${url(path)}/return`, { reason: 'no' })).code).toBe(expected);
    }
    expect((await post('bob', `${url(path)}/approval`)).code).toBe('200');
    expect((await post('bob', `${url(path)}/approval`)).code).toBe('409 decision.none');
  });

  it('do not belong to one of the two companies', async () => {
    const path = await court.disputed();
    expect((await post('eve', `${url(path)}/determination`)).code).toBe('403 decision.own_case');
    await post('ann', `${url(path)}/determination`);
    expect((await post('eve', `${url(path)}/approval`)).code).toBe('403 decision.own_case');
    expect((await post('eve', `${url(path)}/return`, { reason: 'mine' })).code).toBe('403 decision.own_case');
  });

  it('of an appeal are others than the one who decided first', async () => {
    const path = await court.disputed();
    await post('ann', `${url(path)}/determination`);
    await post('bob', `${url(path)}/approval`);
    expect((await post('supplier', `${url(path)}/appeal`, { text: 'shipped in time' })).code).toBe('200');
    expect((await post('buyer', `${url(path)}/appeal`, { text: 'more' })).code).toBe('409 appeal.already');
    expect((await post('cas', `/v1/orders/${path.orderId}/refunds/paid`, await read(path))).code).toBe('409 refund.on_hold');
    expect((await post('ann', `${url(path)}/determination`)).code).toBe('403 appeal.same_person');
    expect((await post('bob', `${url(path)}/determination`)).code).toBe('201');
    expect((await post('bob', `${url(path)}/approval`)).code).toBe('409 approval.same_person');
    expect((await post('ann', `${url(path)}/approval`)).code).toBe('200');
    expect((await view(path, 'buyer'))['decision']).toMatchObject({ round: 'appeal', appealBy: null });
  });

  it('need a reason for every finding that they change', async () => {
    const path = await court.disputed();
    const overrides = (change: object) => post('ann', `${url(path)}/determination`, { overrides: { late_shipment: change } });
    expect((await overrides({ finding: 'met' })).code).toBe('422 request.invalid');
    expect((await overrides({ finding: 'met', reason: '' })).code).toBe('422 request.invalid');
    expect((await overrides({ finding: 'met', reason: ' ' })).code).toBe('422 request.invalid');
    expect((await overrides({ finding: 'met', reason: 'the carrier wrote on 14 May' })).code).toBe('201');
  });
});

describe('a decision before its approval', () => {
  const SECRET = 'seen by the operator alone';
  const pages = ({ orderId, claimId }: ClaimPath): readonly string[] => [
    `/v1/orders/${orderId}/claims/${claimId}`,
    `/v1/orders/${orderId}/claims`,
    `/v1/orders/${orderId}`,
    `/v1/orders/${orderId}/events?limit=100`,
    `/v1/orders/${orderId}/deadlines`,
    `/v1/orders/${orderId}/statement`,
    `/v1/orders/${orderId}/claims/${claimId}/case-file`,
    `/v1/orders/${orderId}/claims/${claimId}/letter`,
    `/v1/orders/${orderId}/claims/${claimId}/determination/preview`,
    '/v1/refunds',
  ];
  const decidedIn = async (path: ClaimPath): Promise<string> => {
    const overrides = { late_shipment: { finding: 'not_met', reason: SECRET } };
    expect((await post('ann', `${url(path)}/determination`, { overrides })).code).toBe('201');
    return (await court.claimOf(path)).decisions.at(-1)?.decisionId ?? '';
  };
  const isTold = async (path: ClaimPath, who: Who, decisionId: string): Promise<readonly string[]> => {
    const told = [];
    for (const page of pages(path)) {
      const { text } = await court.ask(who, 'GET', page);
      if ([SECRET, decisionId, 'not_met', '120000,"fee"', 'refundMinor":120000'].some((word) => text.includes(word)))
        told.push(page);
    }
    return told;
  };

  it('is on no page of the two sides, and on those of operators', async () => {
    const path = await court.disputed();
    const decisionId = await decidedIn(path);
    expect(await isTold(path, 'buyer', decisionId)).toEqual([]);
    expect(await isTold(path, 'supplier', decisionId)).toEqual([]);
    const [claim, , , events] = pages(path);
    expect(await isTold(path, 'bob', decisionId)).toEqual(expect.arrayContaining([claim, events]));
  });

  it('stays there when it is sent back, with its reason', async () => {
    const path = await court.disputed();
    const decisionId = await decidedIn(path);
    expect((await post('bob', `${url(path)}/return`, { reason: SECRET })).code).toBe('200');
    for (const who of ['buyer', 'supplier'] as const) expect(await isTold(path, who, decisionId)).toEqual([]);
  });

  it('is not in the case file of another claim on the order either', async () => {
    const path = await court.disputed();
    await post('buyer', `${url(path)}/withdrawal`);
    expect((await court.ask('buyer', 'GET', `${url(path)}/case-file`)).code).toBe('200');
    const opened = await post('buyer', `/v1/orders/${path.orderId}/claims`, { ground: 'not_shipped' });
    const second = { orderId: path.orderId, claimId: String((opened.body['claim'] as { claimId: string }).claimId) };
    for (const who of ['buyer', 'supplier'] as const) await post(who, `${url(second)}/escalation`, { early: true });
    const tells = async (): Promise<readonly unknown[]> => {
      const { code, text } = await court.ask('buyer', 'GET', `${url(path)}/case-file`);
      return [code, text.includes(SECRET), text.includes('not_met')];
    };
    await decidedIn(second);
    expect(await tells()).toEqual(['200', false, false]);
    await post('bob', `${url(second)}/return`, { reason: SECRET });
    expect(await tells()).toEqual(['200', false, false]);
    await post('ann', `${url(second)}/determination`);
    await post('bob', `${url(second)}/approval`);
    // What was approved is told; the one before it, and why it was sent back, never.
    expect(await tells()).toEqual(['200', false, true]);
  });

  it('is told once it is approved', async () => {
    const path = await court.disputed();
    const decisionId = await decidedIn(path);
    await post('bob', `${url(path)}/approval`);
    const told = await isTold(path, 'buyer', decisionId);
    expect(told).toEqual(expect.arrayContaining([pages(path)[0], pages(path)[3]]));
    expect(await view(path, 'supplier')).toMatchObject({
      decision: { decisionId, overrides: [{ reason: SECRET }] },
      award: { refundMinor: 120_000, refundDue: '2026-05-28' },
    });
  });

  it('leaves the chain of the history whole', async () => {
    const path = await court.disputed();
    await decidedIn(path);
    const { body } = await court.ask('buyer', 'GET', pages(path)[3] ?? '');
    expect(body['chain']).toMatchObject({ verified: true });
    const items = body['items'] as readonly { readonly type: string; readonly data: unknown }[];
    expect(items.find(({ type }) => type === 'claims.determined')?.data).toBeNull();
  });
});

describe('evidence of a claim that was decided', () => {
  it('is changed, added to and taken back by nobody', async () => {
    const path = await court.disputed();
    const filed = await post('buyer', `${url(path)}/evidence`, { evidence: [{ kind: 'statement', text: 'nothing came' }] });
    const [evidenceId = ''] = filed.body['evidenceIds'] === undefined ? [] : (filed.body['evidenceIds'] as string[]);
    await post('ann', `${url(path)}/determination`);
    const before = await court.stored(path.orderId);
    const body = { evidence: [{ kind: 'statement', text: 'more' }] };
    for (const who of ['buyer', 'supplier'] as const) {
      expect((await post(who, `${url(path)}/evidence`, body)).code).toBe('409 evidence.frozen');
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await court.ask(who, method, `${url(path)}/evidence/${evidenceId}`, body)).status).toBe(404);
    }
    expect((await post('supplier', `${url(path)}/answer`, { accept: false, ...body })).code).toBe('409 claim.wrong_state');
    expect(await court.stored(path.orderId)).toEqual(before);
  });

  it('that is filed while the case is put together makes it to be decided again', async () => {
    const path = await court.disputed();
    const at = court.clock.now();
    const ctx: Court['ctx'] = {
      ...court.ctx,
      commit: async (command) => {
        const item = { kind: 'statement', text: 'it was shipped' } as const;
        expect(code(await fileItems(court.ctx, callAt(at, 'supplier'), path, [item]))).toBe('done');
        return court.ctx.commit(command);
      },
    };
    expect(code(await determine(ctx, callAt(at, 'ann'), path, {}))).toBe('decision.case_moved');
    expect((await court.claimOf(path)).status).toBe('escalated');
    expect(code(await determine(court.ctx, callAt(at, 'ann'), path, {}))).toBe('done');
  });
});

describe('the same request again', () => {
  it('is answered alike, and an offer is made once', async () => {
    const path = await court.disputed({ escalated: false });
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await post('supplier', `${url(path)}/offers`, OFFER, `offer-${path.orderId}`));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await court.claimOf(path)).offers).toHaveLength(1);
    const other = await post('supplier', `${url(path)}/offers`, { ...OFFER, amountMinor: 1 }, `offer-${path.orderId}`);
    expect(other.body['code']).toBe('idempotency.key_reused');
  });
});
