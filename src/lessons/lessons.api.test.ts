/** Lessons over HTTP: a case is played to its decision, and those who run the programme see which wording decided nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';
import type { LessonsAnswer } from './service.ts';

const STORY = `
story: A tent of good quality that leaked, twice
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery, instalments: [ { name: full, share: 100, due: on_confirmation } ] }
    warns: [terms.all_upfront]
  - buyer.add_clause: { id: quality, text: "Good quality tent, strong frame", class: major }
  - buyer.add_clause: { id: water, text: "Roof fabric hydrostatic head at least 3000 mm, ISO 811", class: major }
  - buyer.send: {}
  - supplier.confirm: { acknowledge: [quality] }
  - buyer.confirm: { acknowledge: [quality] }
  - bank.credits: { amount: 4800.00 USD }
  - at: 2026-03-18T10:00:00+08:00
  - supplier.ship: { on: 2026-03-18, documents: [ { type: bill_of_lading, dated: 2026-03-18 } ] }
  - at: 2026-04-25T09:00:00+01:00
  - supplier.arrived: { on: 2026-04-24 }
  - at: 2026-04-28T09:00:00+01:00
  - buyer.open_claim:
      ground: quality
      clauses: [quality, water]
      evidence: [ { kind: photo, clause: water, text: water inside after rain } ]
  - supplier.respond: { accept: false, text: tent was not assembled properly }
  - at: 2026-05-23T09:00:00+08:00
  - buyer.escalate: {}
  - operator.determine: {}
  - operator2.approve: {}
`;

let stage: Stage;
beforeAll(async () => {
  stage = await stageOf(STORY);
}, 120_000);
afterAll(() => stage.stop());

type Who = keyof Stage['world']['people'];
const ask = (who: Who | null, query = '') => stage.get(who && (stage.world.people[who] ?? null), `/v1/lessons${query}`);
const learn = async (query = '') => JSON.parse((await ask('operator', query)).text) as LessonsAnswer;

describe('lessons', () => {
  it('are none while a decision waits for its second person', async () => {
    await stage.playUntil('operator.determine');
    expect(await learn()).toMatchObject({ cases: 0, lessons: [], olderBefore: null });
  });

  it('tell which words decided nothing, why, and how to say it', async () => {
    await stage.playUntil('operator2.approve');
    const { cases, findings, lessons } = await learn();
    expect([cases, findings]).toEqual([1, { met: 0, not_met: 0, unproven: 1, excluded: 1 }]);
    const orderId = stage.world.current?.orderId;
    expect(lessons.find(({ cause }) => cause === 'subjective_term')).toMatchObject({
      finding: 'excluded',
      wordings: [{ words: 'good', decided: 0, caughtToday: 1, examples: [{ orderId, clauseId: 'quality', verdict: 'vague' }] }],
    });
    expect(lessons.find(({ cause }) => cause === 'photo_no_quantity')).toMatchObject({
      finding: 'unproven',
      wordings: [{ caughtToday: 0, examples: [{ clauseId: 'water', verdict: 'measurable', rewrite: null }] }],
    });
  });

  it('tell the words that were judged, though both have written others since', async () => {
    const before = await learn();
    // As a later amendment leaves the order's state; an order that goes on after a decision may be amended.
    await stage.database.admin.query(
      `update stream set state = jsonb_set(state, '{contracts,agreed}',
         state #> '{contracts,agreed}' || '{"version": 2, "fingerprint": "later", "clauses": []}') where id = $1`,
      [stage.world.current?.orderId],
    );
    expect(await learn()).toEqual(before);
  });

  it.each([
    ['?from=2026-05-23&to=2026-05-23', 1],
    ['?from=2026-05-24', 0],
    ['?to=2026-05-22', 0],
    ['?category=tents-and-outdoor', 1],
    ['?category=toys', 0],
  ])('of %s: %i', async (query, cases) => {
    expect((await learn(query)).cases).toBe(cases);
  });

  it.each([
    ['?from=2026-02-30', 'date.malformed'],
    ['?from=yesterday', 'request.invalid'],
    ['?limit=0', 'request.invalid'],
    ['?limit=100000', 'request.invalid'],
    ['?claims=all', 'request.invalid'],
  ])('refuse %s', async (query, code) => {
    expect((await ask('operator', query)).code).toBe(code);
  });

  it.each<readonly [Who | null, string]>([
    ['buyer', 'access.denied'],
    ['supplier', 'access.denied'],
    [null, 'access.unauthenticated'],
  ])('are not for %s', async (who, code) => {
    expect((await ask(who)).code).toBe(code);
  });
});
