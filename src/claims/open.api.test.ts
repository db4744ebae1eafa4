/** Opening a claim over HTTP: by whom, once whatever is repeated or raced, to the millisecond, and what it freezes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteEntry } from '../http/access.ts';
import { type ClaimsDesk, type Who, openClaimsDesk } from './claims.fixture.ts';

let desk: ClaimsDesk;
beforeAll(async () => {
  desk = await openClaimsDesk();
  await desk.to('2026-06-15T09:00:00+08:00');
});
afterAll(() => desk.close());

const QUALITY = { ground: 'quality', clauses: ['power'] };
const claimIdOf = (body: Readonly<Record<string, unknown>>): string => (body['claim'] as { claimId: string }).claimId;
/** What a problem says, but for the address and number of the request. */
const said = ({ instance: _, requestId: __, ...problem }: Readonly<Record<string, unknown>>) => problem;

describe('a claim is opened by the buyer alone', () => {
  it.each<readonly [Who, string]>([
    ['buyerViewer', '403 access.denied'],
    ['supplier', '403 order.not_party'],
    ['inspector', '403 order.not_party'],
    ['otherInspector', '404 access.not_found'],
    ['stranger', '404 access.not_found'],
    ['arbitrator', '403 access.denied'],
    ['operator', '403 access.denied'],
    ['cashier', '404 access.not_found'],
  ])('%s: %s', async (who, code) => {
    const path = await desk.order();
    const before = await desk.stored(path);
    expect((await desk.ask(who, 'POST', `${path}/claims`, QUALITY)).code).toBe(code);
    expect(await desk.stored(path)).toEqual(before);
  });

  it('a stranger hears of it exactly what it hears of an order that is missing', async () => {
    const path = await desk.claim();
    const order = path.split('/claims')[0] ?? '';
    const missing = order.replace(/.{4}$/, 'zzzz');
    const tries: readonly (readonly ['GET' | 'POST', string, object?])[] = [
      ['POST', '/claims', QUALITY],
      ['GET', '/claims'],
      ['GET', '/claims/grounds'],
      ['GET', path.slice(order.length)],
      ['POST', `${path.slice(order.length)}/evidence`, { evidence: [{ kind: 'statement', text: 'a' }] }],
      ['POST', `${path.slice(order.length)}/requests`, { of: 'buyer', what: 'more' }],
      ['GET', `${path.slice(order.length)}/files/f1`],
      ['GET', `${path.slice(order.length)}/files/f1/original`],
    ];
    for (const [method, rest, body] of tries) {
      const [foreign, none] = await Promise.all([order, missing].map((at) => desk.ask('stranger', method, at + rest, body)));
      expect([foreign?.code, said(foreign?.body ?? {})]).toEqual(['404 access.not_found', said(none?.body ?? {})]);
    }
  });
});

describe('one claim', () => {
  it('of two at the same moment, over two connections, time after time', async () => {
    for (let round = 0; round < 8; round += 1) {
      const path = await desk.order();
      const replies = await Promise.all([0, 1].map(() => desk.ask('buyer', 'POST', `${path}/claims`, QUALITY)));
      expect(replies.map(({ code }) => code).sort()).toEqual(['201', '409 claim.already_open']);
      const won = replies.find(({ status }) => status === 201);
      const { body } = await desk.ask('buyer', 'GET', `${path}/claims`);
      expect((body['items'] as readonly { claimId: string }[]).map((c) => c.claimId)).toEqual([claimIdOf(won?.body ?? {})]);
    }
  });

  it('of the same request twice, one after the other or at once: the same answer', async () => {
    const path = await desk.order();
    const first = await desk.ask('buyer', 'POST', `${path}/claims`, QUALITY, 'same-1');
    const again = await desk.ask('buyer', 'POST', `${path}/claims`, QUALITY, 'same-1');
    expect([first.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    const other = await desk.ask('buyer', 'POST', `${path}/claims`, { ground: 'shortage' }, 'same-1');
    expect(other.code).toBe('409 idempotency.key_reused');

    const raced = await desk.order();
    const twins = await Promise.all([0, 1].map(() => desk.ask('buyer', 'POST', `${raced}/claims`, QUALITY, 'same-2')));
    expect(twins.map(({ status }) => status)).toEqual([201, 201]);
    expect(twins[0]?.body).toEqual(twins[1]?.body);
    expect(((await desk.ask('buyer', 'GET', `${raced}/claims`)).body['items'] as readonly unknown[]).length).toBe(1);
  });

  it('after another that was withdrawn', async () => {
    const path = await desk.claim();
    const order = path.split('/claims')[0] ?? '';
    expect((await desk.ask('buyer', 'POST', `${order}/claims`, QUALITY)).code).toBe('409 claim.already_open');
    expect((await desk.ask('buyer', 'POST', `${path}/withdrawal`)).status).toBe(200);
    expect((await desk.ask('buyer', 'POST', `${order}/claims`, QUALITY)).status).toBe(201);
  });
});

describe('what is wrong is told in the published order, and changes nothing', () => {
  const bad = { quantity: 'many', evidence: [{ kind: 'statement', affected: 'many' }], amountMinor: 999_999_999 };
  it.each<readonly [string, 'draft' | 'funded' | 'arrived', object, string]>([
    ['nothing paid', 'draft', { ...QUALITY, ...bad }, '409 order.wrong_state'],
    ['no ground', 'arrived', bad, '409 claim.ground_not_covered'],
    ['no such clause', 'arrived', { ground: 'quality', clauses: ['nope'], ...bad }, '409 claim.ground_not_covered'],
    ['shipped in time', 'arrived', { ground: 'late_shipment', ...bad }, '409 claim.ground_not_covered'],
    ['no bill', 'arrived', { ground: 'charges', ...bad }, '409 claim.ground_not_covered'],
    [
      'a bill in another currency',
      'arrived',
      { ground: 'charges', bill: ['THC 85.00 GBP'], ...bad },
      '409 claim.ground_not_covered',
    ],
    ['not arrived', 'funded', { ...QUALITY, ...bad }, '409 claim.too_early'],
    ['above what was paid', 'arrived', { ...QUALITY, ...bad }, '422 claim.above_paid'],
    ['a quantity nobody can read', 'arrived', { ...QUALITY, ...bad, amountMinor: 1 }, '422 claim.point_invalid'],
    ['more goods used than sold', 'arrived', { ...QUALITY, usedMinor: 400_001 }, '422 claim.point_invalid'],
    ['evidence nobody can read', 'arrived', { ...QUALITY, evidence: bad.evidence }, '422 evidence.invalid'],
    [
      'evidence about no clause',
      'arrived',
      { ...QUALITY, evidence: [{ kind: 'photo', clause: 'nope' }] },
      '422 evidence.invalid',
    ],
    [
      'an answer to no request',
      'arrived',
      { ...QUALITY, evidence: [{ kind: 'photo', requestId: 'r' }] },
      '404 evidence.request_unknown',
    ],
  ])('%s', async (_name, until, body, code) => {
    const path = await desk.order(until);
    const before = await desk.stored(path);
    expect((await desk.ask('buyer', 'POST', `${path}/claims`, body)).code).toBe(code);
    expect(await desk.stored(path)).toEqual(before);
  });
});

describe('the grounds that the page offers', () => {
  it('are those that are accepted', async () => {
    const { body } = await desk.ask('buyer', 'GET', `${await desk.order()}/claims/grounds`);
    const grounds = body['grounds'] as readonly { ground: string; open: boolean; because: string | null }[];
    expect(grounds.map(({ ground }) => ground)).toEqual([
      'late_shipment',
      'not_shipped',
      'quality',
      'shortage',
      'charges',
      'warranty',
    ]);
    for (const { ground, because } of grounds) {
      const bill = ground === 'charges' ? { bill: ['Origin terminal handling 55.00 USD'] } : {};
      const reply = await desk.ask('buyer', 'POST', `${await desk.order()}/claims`, { ground, ...bill });
      expect([ground, reply.status < 300 ? null : reply.body['code']]).toEqual([ground, because]);
    }
  });
});

describe('a bill', () => {
  it('is read line by line and kept as evidence as it was written, however long', async () => {
    const path = await desk.order();
    const long = Array.from({ length: 49 }, (_, n) => `Something nobody knows, item ${n} ${'x'.repeat(200)} 1.00 USD`);
    const bill = [...long, 'Origin terminal handling 55.00 USD'];
    const { body, status } = await desk.ask('buyer', 'POST', `${path}/claims`, { ground: 'charges', bill });
    expect(status).toBe(201);
    const view = (await desk.ask('supplier', 'GET', `${path}/claims/${claimIdOf(body)}`)).body;
    const [item] = view['evidence'] as readonly { evidenceId: string; says: { text: string } }[];
    expect(item?.says.text).toBe(bill.join('\n'));
    expect(view['charges']).toEqual([{ charge: 'origin_terminal', amountMinor: 5_500, billId: item?.evidenceId }]);
  });
});

describe('while a claim is open the contract is frozen', () => {
  const shipBy = { set: { shipBy: '2026-07-30' } };
  it('no amendment is proposed, and one proposed before is not confirmed', async () => {
    const path = await desk.order();
    expect((await desk.ask('supplier', 'POST', `${path}/amendments`, shipBy)).status).toBeLessThan(300);
    const claim = await desk.claim(path);
    expect((await desk.ask('buyer', 'POST', `${path}/amendments/confirm`, {})).code).toBe('409 contract.frozen');
    const other = await desk.order();
    await desk.claim(other);
    expect((await desk.ask('supplier', 'POST', `${other}/amendments`, shipBy)).code).toBe('409 contract.frozen');
    await desk.ask('buyer', 'POST', `${claim}/withdrawal`);
    // Free again: what is missing now is something else.
    expect((await desk.ask('buyer', 'POST', `${path}/amendments/confirm`, {})).code).not.toBe('409 contract.frozen');
  });

  it('no delay is asked for, and one asked for before is not granted', async () => {
    const path = await desk.order('funded');
    expect((await desk.ask('supplier', 'POST', `${path}/delay-requests`, { shipBy: '2026-07-30' })).status).toBeLessThan(300);
    const other = await desk.order('funded');
    // Within thirty days of the shipping date no more: a bill is what can still be claimed.
    const bill = { ground: 'charges', bill: ['Origin terminal handling 55.00 USD'] };
    for (const each of [path, other]) expect((await desk.ask('buyer', 'POST', `${each}/claims`, bill)).status).toBe(201);
    expect((await desk.ask('buyer', 'POST', `${path}/delay-requests/accept`)).code).toBe('409 contract.frozen');
    expect((await desk.ask('supplier', 'POST', `${other}/delay-requests`, { shipBy: '2026-07-30' })).code).toBe(
      '409 contract.frozen',
    );
  });

  it('nothing that was filed has an address at which it could be changed or taken back', () => {
    const writes = (desk.app.routeTable as readonly RouteEntry[]).filter(
      ({ url, method }) => /\/claims/.test(url) && !['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method),
    );
    expect(writes).toEqual([]);
  });
});

describe('to the millisecond', () => {
  it('a claim in its first instant, a millisecond earlier, in its last one, and at the instant itself', async () => {
    const late = { ground: 'not_shipped' };
    const early = await openClaimsDesk();
    try {
      const [first = '', second = '', last = '', over = ''] = await Promise.all(
        Array.from({ length: 4 }, () => early.order('funded')),
      );
      const at = async (moment: string, path: string) => {
        await early.to(moment);
        return (await early.ask('buyer', 'POST', `${path}/claims`, late)).code;
      };
      expect([
        await at('2026-05-15T23:59:59.999+08:00', first),
        await at('2026-05-16T00:00:00.000+08:00', second),
        await at('2026-06-14T23:59:59.999+08:00', last),
        await at('2026-06-15T00:00:00.000+08:00', over),
      ]).toEqual(['409 claim.too_early', '201', '201', '409 claim.window_closed']);
    } finally {
      await early.close();
    }
  });

  it('seven days after arrival', async () => {
    const [last, over] = [await desk.order(), await desk.order()];
    await desk.to('2026-06-21T23:59:59.999+08:00');
    expect((await desk.ask('buyer', 'POST', `${last}/claims`, QUALITY)).code).toBe('201');
    await desk.to('2026-06-22T00:00:00.000+08:00');
    const refused = await desk.ask('buyer', 'POST', `${over}/claims`, QUALITY);
    expect([refused.code, refused.body['detail']]).toEqual([
      '409 claim.window_closed',
      expect.stringContaining('2026-06-21T16:00:00.000Z'),
    ]);
  });
});
