/** Lists of claims over HTTP: what waits for whom over all orders, each company its own, page by page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../kernel/result.ts';
import { type ClaimsDesk, type Who, openClaimsDesk } from './claims.fixture.ts';

let desk: ClaimsDesk;
beforeAll(async () => {
  desk = await openClaimsDesk();
  await desk.to('2026-06-15T09:00:00+08:00');
});
afterAll(() => desk.close());

type Row = {
  readonly orderId: string;
  readonly claimId: string;
  readonly state: string;
  readonly since: string;
  readonly finishedAt: string | null;
  readonly next: { readonly by: string; readonly what: string; readonly dueOn: string | null } | null;
  readonly [more: string]: unknown;
};
const page = async (who: Who, query = '') => {
  const { status, body } = await desk.ask(who, 'GET', `/v1/claims${query}`);
  return { status, items: (body['items'] ?? []) as readonly Row[], next: body['next'] as string | null };
};
const rows = async (who: Who, query = '') => (await page(who, query)).items;
const rowOf = async (who: Who, claim: string, query = '') =>
  (await rows(who, query)).find(({ orderId, claimId }) => claim === `/v1/orders/${orderId}/claims/${claimId}`);

/** An order whose supplier's limit stands for what was paid: a decision on it awards money. */
async function reserved(): Promise<string> {
  const path = await desk.order();
  const id = path.split('/')[3] ?? '';
  const at = desk.ctx.clock.now();
  await desk.ctx.commit({
    name: 'test.reserve',
    stream: { supplierId: 'spp0000000', kind: 'order', id },
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await desk.ctx.calendars() },
    decide: () => ok({ events: [{ type: 'orders.reserved', v: 1, data: { amountMinor: 400_000, currency: 'USD' } }] }),
    answer: () => null,
  });
  return path;
}

describe('what waits', () => {
  it('each unfinished claim once, with whose turn it is and until when', async () => {
    await desk.order();
    const [fresh, given] = [await desk.claim(), await desk.claim()];
    await desk.ask('supplier', 'POST', `${given}/answer`, { accept: false });
    expect(await rowOf('arbitrator', fresh)).toEqual({
      orderId: fresh.split('/')[3],
      claimId: fresh.split('/')[5],
      state: 'negotiating',
      grounds: ['quality'],
      amountMinor: 0,
      currency: 'USD',
      policy: 'classic@2015-01',
      buyer: { companyId: 'byr0000000', name: 'byr0000000', country: 'CN' },
      supplier: { companyId: 'spp0000000', name: 'spp0000000', country: 'CN' },
      openedAt: '2026-06-15T01:00:00.000Z',
      escalatedAt: null,
      finishedAt: null,
      since: '2026-06-15T01:00:00.000Z',
      next: { by: 'supplier', what: 'claim_answer', dueOn: '2026-06-23' },
    });
    expect((await rowOf('arbitrator', given))?.next).toMatchObject({ by: 'buyer', what: 'claim_escalate_or_offer' });
    expect((await rows('approver')).length).toBe(2);
  });

  it('a claim given to the platform waits for it, and is found by its state', async () => {
    const claim = await desk.claim();
    for (const who of ['buyer', 'supplier'] as const) await desk.ask(who, 'POST', `${claim}/escalation`, { early: true });
    const row = await rowOf('arbitrator', claim, '?state=escalated');
    expect(row).toMatchObject({ state: 'escalated', next: { by: 'platform', what: 'claim_decide', dueOn: null } });
    expect(row?.['escalatedAt']).toBe(row?.since);
    expect(await rowOf('arbitrator', claim, '?state=negotiating')).toBeUndefined();
  });

  it('a decision waits for its second person, and once approved for the bank', async () => {
    const claim = await desk.claim(await reserved());
    for (const who of ['buyer', 'supplier'] as const) await desk.ask(who, 'POST', `${claim}/escalation`, { early: true });
    const reason = 'The report says so';
    const decided = await desk.ask('arbitrator', 'POST', `${claim}/determination`, {
      overrides: { power: { finding: 'not_met', reason } },
    });
    expect(decided.code).toBe('201');
    expect((await rowOf('approver', claim, '?state=determined'))?.next).toMatchObject({ by: 'platform', what: 'claim_approve' });
    expect(await rowOf('approver', claim, '?state=approved')).toBeUndefined();
    expect((await desk.ask('approver', 'POST', `${claim}/approval`)).code).toBe('200');
    expect(await rowOf('approver', claim, '?state=determined')).toBeUndefined();
    const row = await rowOf('approver', claim, '?state=approved');
    expect(row?.next).toMatchObject({ by: 'bank', what: 'claim_pay_refund' });
    expect(row?.next?.dueOn).toMatch(/^2026-06-\d\d$/);
  });

  it('a promised remedy waits for the supplier until its day', async () => {
    const claim = await desk.claim();
    const offered = await desk.ask('supplier', 'POST', `${claim}/offers`, { kind: 'repair', by: '2026-07-10' });
    expect((await desk.ask('buyer', 'POST', `${claim}/offers/${String(offered.body['offerId'])}/accept`)).code).toBe('200');
    const row = await rowOf('operator', claim, '?state=settled');
    expect(row?.next).toEqual({ by: 'supplier', what: 'claim_perform', dueOn: '2026-07-10' });
  });

  it('an open offer waits for the other side until it expires; what is finished waits no more', async () => {
    const claim = await desk.claim();
    await desk.ask('supplier', 'POST', `${claim}/offers`, { kind: 'refund', amountMinor: 1_000, expiresInDays: 3 });
    expect((await rowOf('operator', claim))?.next).toEqual({ by: 'buyer', what: 'claim_answer_offer', dueOn: '2026-06-18' });
    expect((await desk.ask('buyer', 'POST', `${claim}/withdrawal`)).code).toBe('200');
    expect(await rowOf('operator', claim)).toBeUndefined();
    expect(await rowOf('buyer', claim)).toMatchObject({ state: 'withdrawn', next: null });
    expect((await rowOf('supplier', claim, '?state=withdrawn'))?.finishedAt).not.toBeNull();
    // A second claim on the same order: the one that is over stays out of the operators' list.
    await desk.claim(claim.split('/claims')[0]);
    const again = (await rows('operator')).filter(({ orderId }) => claim.includes(orderId));
    expect(again.map(({ state }) => state)).toEqual(['negotiating']);
  });
});

describe('who reads it', () => {
  it.each<readonly [Who, number]>([
    ['inspector', 403],
    ['cashier', 403],
    ['stranger', 200],
  ])('%s: nothing', async (who, status) => {
    await desk.claim();
    expect(await page(who)).toMatchObject({ status, items: [] });
  });

  it('both sides the same rows of their own', async () => {
    const claim = await desk.claim();
    const [buyer, viewer, supplier] = await Promise.all((['buyer', 'buyerViewer', 'supplier'] as const).map((who) => rows(who)));
    expect(buyer?.some(({ claimId }) => claim.endsWith(claimId))).toBe(true);
    expect([viewer, supplier]).toEqual([buyer, buyer]);
  });
});

it('page by page nothing is missed and nothing told twice, the latest first', async () => {
  for (let n = 0; n < 4; n += 1) await desk.claim();
  for (const who of ['operator', 'buyer'] as const) {
    const all = await rows(who, '?limit=100');
    const walked: Row[] = [];
    let cursor = '';
    do {
      const { items, next } = await page(who, `?limit=3${cursor}`);
      walked.push(...items);
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(walked).toEqual(all);
    expect(all.map(({ since }) => since)).toEqual(
      all
        .map(({ since }) => since)
        .toSorted()
        .reverse(),
    );
  }
  const { next } = await page('operator', '?limit=1');
  expect((await desk.ask('buyer', 'GET', `/v1/claims?cursor=${String(next)}`)).code).toBe('422 paging.cursor_invalid');
});

it('the operators’ list is read from the index of orders with claims', async () => {
  await desk.ask('buyer', 'POST', `${await desk.claim()}/withdrawal`);
  await desk.order();
  await desk.db.admin.query('set enable_seqscan = off');
  const { rows: plan } = await desk.db.admin.query<Record<string, string>>(
    `explain select 1 from stream s where s.kind = 'order' and s.claims = 'open'`,
  );
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('stream_claims');
  await desk.claim();
  const { rows: told } = await desk.db.admin.query<{ claims: string | null }>(
    `select distinct claims from stream where kind = 'order' order by 1`,
  );
  expect(told.map(({ claims }) => claims)).toEqual(['open', 'over', null]);
});
