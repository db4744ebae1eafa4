/** Evidence of a claim: who may file until when, what is late and when it counts, requests, and what can never be undone. */
import { describe, expect, it } from 'vitest';
import type { Side } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { amendable } from '../orders/amend.rules.ts';
import { type Goods, act, factsOf, states, to } from '../shipments/goods.fixture.ts';
import { claimsOf, delivered, escalated, onClaim, openedClaim, record } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import { asks, claimIn, draft, file, files, negotiating } from './evidence.testing.ts';
import { evidenceEvents, fileEvidence, filedWith, keepable, requestLapses } from './intake.rules.ts';
import { SITUATIONS } from './states.testing.ts';

describe('evidence is late', () => {
  // biome-ignore format: a table
  it.each<readonly [string, string, boolean, string | null]>([
    ['on the claim’s own day', '2026-06-27T10:00:00+08:00', false, null],
    ['on the last day of negotiation', '2026-07-31T23:59:59.999+08:00', false, null],
    // Three business days of both countries: Monday, Tuesday, Wednesday.
    ['at the instant negotiation ends', '2026-08-01T00:00:00+08:00', true, '2026-08-05'],
    ['afterwards', '2026-08-07T12:00:00+08:00', true, '2026-08-12'],
  ])('%s', (_name, moment, late, answerBy) => {
    const g = negotiating();
    to(g, moment);
    // Nobody closed the claim meanwhile: the fixture sets no deadlines of its own.
    expect(files(g, 'supplier', draft())).toBeNull();
    const [item] = claimIn(g).evidence;
    expect([item?.late, item?.answerBy?.lastDay ?? null, item?.by]).toEqual([late, answerBy, 'supplier']);
  });

  it('once the claim is with the platform, however early that was; with the claim itself or an appeal it never is', () => {
    const g = escalated();
    files(g, 'buyer', draft());
    expect(claimIn(g).evidence[0]).toMatchObject({ late: true, answerBy: { lastDay: '2026-07-06' } });
    const inTime = evidenceEvents(claimsOf(g), claimIn(g), factsOf(g), { by: 'buyer', drafts: [draft()], inTime: true });
    expect(inTime.ok && inTime.value[0]?.data).toMatchObject({ late: false, answerBy: null });
  });

  it('and counts at the instant at which the other side has had its days', () => {
    const g = escalated();
    files(g, 'buyer', draft());
    const given = (moment: string): boolean | undefined => {
      to(g, moment);
      return caseInput(claimsOf(g), claimIn(g), new Map(), factsOf(g))?.evidence.at(-1)?.answerTimeGiven;
    };
    expect([given('2026-07-06T23:59:59.999+08:00'), given('2026-07-07T00:00:00+08:00')]).toEqual([false, true]);
  });
});

describe('how much', () => {
  const many = (count: number) => Array.from({ length: count }, () => draft());

  it('two hundred items of each side, and nobody can fill the other’s place', () => {
    const g = negotiating();
    expect(files(g, 'buyer', ...many(199))).toBeNull();
    expect([files(g, 'buyer', ...many(2)), files(g, 'buyer', ...many(1)), files(g, 'buyer', ...many(1))]).toEqual([
      'evidence.too_many',
      null,
      'evidence.too_many',
    ]);
    expect([files(g, 'supplier', ...many(200)), files(g, 'supplier', ...many(1))]).toEqual([null, 'evidence.too_many']);
    const report = evidenceEvents(claimsOf(g), claimIn(g), factsOf(g), { by: 'platform', drafts: many(3) });
    expect(report.ok).toBe(true);
  });

  it('a hundred files of each side in one claim', () => {
    const g = negotiating();
    record(g, ...Array.from({ length: 100 }, (_, n) => ({ type: 'claims.file_kept' as const, v: 1, data: file(n) })));
    const code = (side: Side) => {
      const can = keepable(claimsOf(g).claims, claimIn(g), side);
      return can.ok ? null : can.code;
    };
    expect([code('buyer'), code('supplier')]).toEqual(['evidence.too_many', null]);
  });

  it('fifty requests of each side and of the platform', () => {
    const g = negotiating();
    for (let n = 0; n < 50; n += 1) asks(g, `r${n}`, 'buyer', 'supplier', 30);
    expect([asks(g, 'r50', 'buyer', 'supplier'), asks(g, 'r51', 'supplier', 'buyer'), asks(g, 'r52', 'buyer')]).toEqual([
      'evidence.too_many',
      null,
      null,
    ]);
  });
});

describe('a request for evidence', () => {
  const requested = (): Goods => {
    const g = negotiating();
    asks(g, 'r1', 'supplier');
    return g;
  };
  const status = (g: Goods) => claimIn(g).requests.map((request) => request.status);

  it('is due at the end of its last day', () => {
    const [request] = claimIn(requested()).requests;
    expect(request).toMatchObject({
      of: 'supplier',
      by: 'platform',
      due: { lastDay: '2026-07-02', at: '2026-07-02T16:00:00.000Z' },
    });
  });

  it('is answered by who was asked, once, and its deadline goes', () => {
    const g = requested();
    expect(files(g, 'buyer', draft({ requestId: 'r1' }))).toBe('evidence.request_unknown');
    expect([status(g), g.deadlines.has('claims.request_due:claim00001:r1')]).toEqual([['open'], true]);
    expect(files(g, 'supplier', draft({ requestId: 'r1' }))).toBeNull();
    expect([status(g), g.deadlines.has('claims.request_due:claim00001:r1')]).toEqual([['answered'], false]);
    expect(files(g, 'supplier', draft({ requestId: 'r1' }))).toBe('evidence.request_unknown');
    expect(files(g, 'supplier', draft({ requestId: 'r9' }))).toBe('evidence.request_unknown');
  });

  it('is answered by what an answer to the claim or an appeal brings as well', () => {
    const g = requested();
    const filing = { by: 'supplier', drafts: [draft({ requestId: 'r1' })] } as const;
    expect(onClaim(g, (s, claim, facts) => filedWith(s, claim, facts, filing))).toBeNull();
    expect([status(g), g.deadlines.has('claims.request_due:claim00001:r1')]).toEqual([['answered'], false]);
  });

  it('lapses at its instant, which proves nothing; an answer at that instant is late', () => {
    const g = requested();
    to(g, '2026-07-02T23:59:59.999+08:00');
    expect(status(g)).toEqual(['open']);
    const held = { ...factsOf(g), at: '2026-07-02T16:00:00.000Z' };
    const late = fileEvidence(claimsOf(g), claimIn(g), held, 'supplier', [draft({ requestId: 'r1' })]);
    expect(late).toMatchObject({ ok: false, code: 'evidence.request_unknown' });
    to(g, '2026-07-03T00:00:00+08:00');
    expect([status(g), claimIn(g).evidence]).toEqual([['lapsed'], []]);
    expect(files(g, 'supplier', draft())).toBeNull();
    expect(requestLapses(claimIn(g), 'r1')).toEqual({});
  });
});

describe('what is frozen', () => {
  // biome-ignore format: a table
  const MAY_FILE: Readonly<Record<string, string | null>> = {
    negotiating: null,
    escalated: null,
    'inspecting, fee open': null,
    'inspecting, fee paid': null,
    determined: 'evidence.frozen',
    'determined, approved': 'evidence.frozen',
    'determined, over': 'evidence.frozen',
    appealed: null,
    'settled, money': 'evidence.frozen',
    'settled, remedy': 'evidence.frozen',
    withdrawn: 'claim.wrong_state',
    closed: 'claim.wrong_state',
  };
  it.each(Object.keys(SITUATIONS))('evidence and files in a claim that is %s', (situation) => {
    const g = must(SITUATIONS[situation], 'a situation')('classic');
    const filing = act(g, () => fileEvidence(claimsOf(g), claimIn(g), factsOf(g), 'supplier', [draft()]));
    const keeping = keepable(claimsOf(g).claims, claimIn(g), 'supplier');
    expect([filing, keeping.ok ? null : keeping.code]).toEqual([MAY_FILE[situation], MAY_FILE[situation]]);
  });

  it('the contract from the opening of a claim to its end', () => {
    const g = delivered();
    const code = () => {
      const can = amendable(states(g));
      return can.ok ? null : can.code;
    };
    expect(code()).toBeNull();
    record(g, openedClaim({}));
    act(g, () => ({ ok: true, value: { events: [{ type: 'orders.contested', v: 1, data: { contested: true } }] } }));
    expect(code()).toBe('contract.frozen');
  });

  it('what was filed: nothing that is filed later changes it', () => {
    const g = negotiating();
    files(g, 'buyer', draft());
    const first = JSON.stringify(claimIn(g).evidence[0]);
    for (const side of ['supplier', 'buyer'] as const) files(g, side, draft(), draft());
    to(g, '2026-08-03T00:00:00+08:00');
    files(g, 'supplier', draft());
    expect([JSON.stringify(claimIn(g).evidence[0]), claimIn(g).evidence.length]).toEqual([first, 6]);
  });
});
