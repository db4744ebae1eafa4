/** Opening a claim in any history: what the buyer is offered is what is accepted, at every instant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMillis, dayOf } from '../kernel/dates.ts';
import {
  type Goods,
  act,
  arrives,
  books,
  contests,
  factsOf,
  paper,
  pay,
  receives,
  reports,
  reportsReady,
  ships,
  to,
  waives,
} from '../shipments/goods.fixture.ts';
import { visitInVain } from '../shipments/visits.rules.ts';
import { violationsOf } from '../http/validate.ts';
import { must } from '../kernel/assert.ts';
import { apply } from '../orders/orders.fixture.ts';
import { CLAIM, claimsOf, openedClaim } from './appointment.fixture.ts';
import { checkCase } from './case.rules.ts';
import { caseInput } from './casefacts.rules.ts';
import { determine } from './determination.rules.ts';
import { CaseFile } from './determination.schema.ts';
import { claimIn } from './evidence.testing.ts';
import { CLAIM_GROUNDS } from '../policy/types.ts';
import { answerTo, askFor, confirmed, named, offerOf, openedOn, pieces } from './open.testing.ts';

const POLICIES = ['classic', 'whole-order', 'rapid'] as const;
const BOTH = ['pre_shipment', 'post_delivery'] as const;

const STEPS: readonly ((g: Goods, n: number) => string | null)[] = [
  (g) => reportsReady(g, 100, 85),
  (g, n) => books(g, `b${n % 3}`),
  (g, n) => reports(g, `b${n % 3}`, { facts: { power: n % 2 ? 'fail' : 'pass' } }),
  (g) => waives(g),
  (g, n) => act(g, (s) => visitInVain(s, `b${n % 3}`, 'agc0000000', 'access_refused')),
  (g, n) => ships(g, today(g), { documents: n % 3 ? [paper('bill_of_lading', today(g))] : [] }),
  (g, n) => arrives(g, addDays(today(g), -(n % 2))),
  (g) => contests(g, 'buyer'),
  (g) => receives(g, today(g)),
  (g, n) => pay(g, 1 + (n % 4) * 70_000),
  (g) => act(g, () => ({ ok: true, value: { events: [openedClaim({ amountMinor: 1 })] } })),
  (g) => act(g, () => ({ ok: true, value: { events: [{ type: 'claims.withdrawn', v: 1, data: { claimId: CLAIM } }] } })),
];
const today = (g: Goods): string => dayOf(g.at, 'Asia/Shanghai');

describe('in any history', () => {
  const history = fc.array(fc.tuple(fc.nat({ max: STEPS.length - 1 }), fc.nat({ max: 99 }), fc.constantFrom(0, 1, 5, 20, 45)), {
    maxLength: 14,
  });
  const opening = fc.record({
    policy: fc.constantFrom(...POLICIES),
    cover: fc.constantFrom(...BOTH),
    warranty: fc.constantFrom(null, { months: 12, parts: true, remedy: 'repair' as const }),
    deliverBy: fc.constantFrom(null, null, '2026-06-20'),
  });

  it('what the buyer is offered is what is accepted, and no refusal is told out of its order', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(opening, history, fc.nat({ max: 86_400_000 }), ({ policy, cover, warranty, deliverBy }, steps, millis) => {
        const g = confirmed({ policy, cover, terms: { warranty, deliverBy } });
        for (const [step, n, days] of steps) {
          STEPS[step]?.(g, n);
          to(g, addMillis(g.at, days * 86_400_000 + millis));
          for (const ground of CLAIM_GROUNDS) {
            const said = answerTo(g, askFor(ground));
            const offer = offerOf(g, ground);
            expect([ground, offer.open, offer.because]).toEqual([ground, said === 'open', said === 'open' ? null : said]);
            // An open window holds the instant; half-open at its end.
            if (said === 'open') {
              expect(offer.opensAt !== null && offer.opensAt <= g.at).toBe(true);
              expect(offer.closesAt === null || g.at < offer.closesAt).toBe(true);
            }
            // What is asked for too much is told only where the claim itself could be opened.
            const greedy = answerTo(g, askFor(ground, { amountMinor: 99_999_999 }));
            expect(greedy).toBe(said === 'open' ? 'claim.above_paid' : said);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  const asked = fc.record({
    clauses: fc.option(fc.subarray(['power', 'label', 'neat', 'nope'], { minLength: 1 })),
    count: fc.option(fc.integer({ min: 0, max: 600 })),
    unit: fc.constantFrom('pcs', 'pcs', 'pieces', 'kg'),
    usedMinor: fc.constantFrom(0, 0, 1, 400_000, 400_001),
    amountMinor: fc.option(fc.integer({ min: 1, max: 150_000 })),
    keepsGoods: fc.boolean(),
  });

  /** The case of a claim on all grounds that are open now; null where none is, or what is asked is refused. */
  function caseNow(g: Goods, { clauses, count, unit, ...rest }: typeof asked extends fc.Arbitrary<infer A> ? A : never) {
    const grounds = CLAIM_GROUNDS.filter((ground) => offerOf(g, ground).open);
    const quantity = count === null ? null : pieces(count, unit);
    const points = clauses && named(...clauses);
    const data = openedOn(g, askFor(grounds, { ...rest, quantity, points, claimId: CLAIM }));
    if (!data) return null;
    const claimed: Goods = { ...g, deadlines: new Map(g.deadlines), transfers: [...g.transfers] };
    apply(claimed, { events: [{ type: 'claims.opened', v: 1, data }] });
    return must(caseInput(claimsOf(claimed), claimIn(claimed), new Map(), factsOf(claimed)), 'a case');
  }

  it('what is accepted can be decided: the case is one that a file can hold and contradicts itself in nothing', {
    timeout: 30_000,
  }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(opening, history, asked, ({ policy, cover, warranty, deliverBy }, steps, ask) => {
        const g = confirmed({ policy, cover, terms: { warranty, deliverBy } });
        pay(g, 120_000, '2026-03-06');
        for (const [step, n, days] of steps) {
          STEPS[step]?.(g, n);
          to(g, addMillis(g.at, days * 86_400_000));
          const input = caseNow(g, ask);
          if (!input) continue;
          accepted += 1;
          expect(checkCase(input)).toEqual({ ok: true, value: input });
          const contract = { ...input.contract, fingerprint: '0'.repeat(64) };
          expect(violationsOf(CaseFile, { ...input, contract, policy: input.policy.id })).toEqual([]);
          const { award } = determine(input);
          expect(award.refundMinor).toBeLessThanOrEqual(input.facts.paidMinor - input.facts.returnedMinor);
        }
      }),
      { numRuns: 100 },
    );
    expect(accepted).toBeGreaterThan(30);
  });
});
