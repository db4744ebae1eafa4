/** A contract amended before a claim, or after it was decided: each claim is judged by the text it was opened on. */
import { describe, expect, it } from 'vitest';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Clause, Terms } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { apply } from '../orders/orders.fixture.ts';
import { type Goods, act, books, factsOf, reports, reportsReady, ships, to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import { checkCase } from './case.rules.ts';
import { caseInput } from './casefacts.rules.ts';
import { appeals, approves, claim, decided, decides, disputed, stateOf, toPlatform } from './dispute.testing.ts';
import { draft } from './evidence.testing.ts';
import { PLANS, askFor, named } from './open.testing.ts';
import { open } from './open.rules.ts';
import { contractOf } from './rules.ts';

/** Both confirm another text. */
function amends(g: Goods, to: { readonly clauses?: readonly Clause[]; readonly terms?: Partial<Terms> }): null {
  const { contracts } = claimsOf(g);
  const terms = { ...termsInForce(contracts), ...to.terms };
  const clauses = to.clauses ?? clausesInForce(contracts);
  const amendment = { amendmentId: 'a', by: 'supplier' as const, terms, clauses, fingerprint: 'f2' };
  const version = contracts.version + 1;
  const confirmed = { amendmentId: 'a', by: 'buyer' as const, version, fingerprint: 'f2' };
  apply(g, {
    events: [
      { type: 'contracts.amendment_proposed', v: 1, data: amendment },
      { type: 'contracts.amendment_confirmed', v: 1, data: confirmed },
    ],
  });
  return null;
}

const without = (g: Goods, clauseId: string): readonly Clause[] =>
  clausesInForce(claimsOf(g).contracts).filter((clause) => clause.clauseId !== clauseId);

const caseNow = (g: Goods, claimId = CLAIM) => {
  const states = claimsOf(g);
  const found = must(states.claims.claims.find((each) => each.claimId === claimId) ?? null, 'a claim');
  return must(caseInput(states, found, new Map(), factsOf(g)), 'a case');
};

const clauseIds = (g: Goods): readonly string[] => caseNow(g).contract.clauses.map(({ clauseId }) => clauseId);

/** The power of delivered goods claimed on 16 June 2026 and not proven: nothing to pay, and the order went on. */
function lost(): Goods {
  const ask = askFor('quality', { points: named('power') });
  const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', plan: PLANS.arrived, ask });
  to(g, '2026-06-17T10:00:00+08:00');
  return decided(toPlatform(g));
}

describe('a clause amended away', () => {
  it('before the claim: what was reported of it is no part of the case', () => {
    const plan = [
      ['2026-05-04T09:00:00+08:00', (g: Goods) => reportsReady(g)],
      ['2026-05-04T10:00:00+08:00', (g: Goods) => books(g, 'visit')],
      [
        '2026-05-04T11:00:00+08:00',
        (g: Goods) => reports(g, 'visit', { facts: { label: 'pass' }, measured: { power: ['25 W'] } }),
      ],
      ['2026-05-06T09:00:00+08:00', (g: Goods) => amends(g, { clauses: without(g, 'power') })],
      ['2026-05-12T18:00:00+08:00', (g: Goods) => ships(g, '2026-05-12')],
      ...PLANS.arrived.slice(-1),
    ] as const;
    const ask = askFor('quality', { points: named('label') });
    const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', plan, ask });
    expect(clauseIds(g)).toEqual(['label', 'neat']);
    expect(caseNow(g).evidence.map(({ evidenceId }) => evidenceId)).toEqual(['visit:label']);
    expect(checkCase(caseNow(g))).toMatchObject({ ok: true });
    expect(decides(toPlatform(g))).toBeNull();
  });

  it('after the claim was decided: an appeal is judged, and shown evidence of, the text it was opened on', () => {
    const g = lost();
    const before = caseNow(g).contract;
    amends(g, { clauses: without(g, 'power') });
    expect(clausesInForce(claimsOf(g).contracts).map(({ clauseId }) => clauseId)).toEqual(['label', 'neat']);
    const shown = draft({ kind: 'photo', clauseId: 'power' });
    expect(appeals(g, 'buyer', { ground: 'new_evidence', drafts: [shown] })).toBeNull();
    expect(caseNow(g).contract).toEqual(before);
    expect(checkCase(caseNow(g))).toMatchObject({ ok: true });
    expect(decides(g, { by: 'second', overrides: { power: 'not_met' } }) ?? approves(g, 'first')).toBeNull();
    expect([stateOf(g), claim(g).decisions.at(-1)?.result.award.refundMinor]).toEqual(['determined', 120_000]);
  });

  it('whatever was amended how often: each claim keeps its own', () => {
    const g = lost();
    amends(g, { clauses: without(g, 'power') });
    amends(g, { clauses: without(g, 'neat') });
    const second = askFor('quality', { claimId: 'claim00002', points: named('label') });
    expect(act(g, (_, facts) => open(claimsOf(g), facts, second))).toBeNull();
    const [first, last] = claimsOf(g).claims.claims;
    const clausesOf = (each: typeof first) => contractOf(claimsOf(g), must(each, 'a claim')).clauses.map((c) => c.clauseId);
    expect([clausesOf(first), clausesOf(last)]).toEqual([['power', 'label', 'neat'], ['label']]);
    expect(caseNow(g, 'claim00002').contract.version).toBe(must(first, 'a claim').contractVersion + 2);
  });

  it('leaves the money as it is now: what is still owed follows the price in force', () => {
    const g = lost();
    const { totalMinor } = termsInForce(claimsOf(g).contracts);
    expect(caseNow(g).facts.unpaidMinor).toBe(totalMinor - 120_000);
    amends(g, { terms: { totalMinor: totalMinor - 50_000 } });
    expect(caseNow(g).facts.unpaidMinor).toBe(totalMinor - 170_000);
  });
});
