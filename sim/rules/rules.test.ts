/** A short run of the rules alone: no law broken, nothing done where nothing may be; and planted bugs that the laws see. */
import { describe, expect, it } from 'vitest';
import type { Goods } from '../../src/shipments/goods.fixture.ts';
import { seeded } from '../random.ts';
import { CLAIM_ACTS } from './acts-on-claims.ts';
import { ORDER_ACTS } from './acts.ts';
import { CELLS } from './cells.ts';
import { checkWhole, judge } from './laws.ts';
import { simulateRules } from './run.ts';
import { type Sample, beginnings, copyOf, statusOf } from './sample.ts';

describe('the rules alone', () => {
  it('hold in every cell that a short run comes to', () => {
    const verdict = simulateRules({ seed: 'short', steps: 30_000 });
    expect([verdict.broken, verdict.missing]).toEqual([null, []]);
    const reached = [...verdict.possible, ...verdict.impossible].filter(([, times]) => times > 0);
    expect(reached.length / CELLS.length).toBeGreaterThan(0.9);
  }, 120_000);

  it('have a cell for each act in each state', () => {
    expect(new Set(CELLS.map((cell) => cell.act))).toEqual(new Set([...Object.keys(ORDER_ACTS), ...Object.keys(CLAIM_ACTS)]));
    expect(new Set(CELLS.map((cell) => cell.name)).size).toBe(CELLS.length);
  });
});

/** An order that is paid, and the same with something done to it that no rule did. */
function tampered(change: (g: Goods) => void): () => void {
  const random = seeded('tampered');
  const paid = copyOf(beginnings[2] as Sample);
  for (let tries = 0; statusOf(paid.g) !== 'funded' && tries < 200; tries += 1)
    for (const act of ['version sent', 'version confirmed', 'money came in']) ORDER_ACTS[act]?.(paid.g, random);
  expect(statusOf(paid.g)).toBe('funded');
  checkWhole(paid);
  const after = copyOf(paid);
  ORDER_ACTS['ready reported']?.(after.g, random);
  change(after.g);
  return () => {
    judge(paid, after.g, null);
    checkWhole(after);
  };
}

describe('the laws', () => {
  it.each<[string, (g: Goods) => void, RegExp | null]>([
    ['find nothing in a sound step', () => undefined, null],
    [
      'see money that is moved twice',
      (g) => g.transfers.push({ ...(g.transfers[0] as Goods['transfers'][number]) }),
      /moves twice/,
    ],
    [
      'see money that nothing says',
      (g) => g.transfers.push({ ...(g.transfers[0] as Goods['transfers'][number]), intentId: 'in:more' }),
      /the order says/,
    ],
    [
      'see a state that no event made',
      (g) => {
        g.states = { ...g.states, orders: { ...(g.states['orders'] as object), reservedMinor: 1 } };
      },
      /fold to another state/,
    ],
    [
      'see a claim that holds nothing',
      (g) => {
        g.states = { ...g.states, orders: { ...(g.states['orders'] as object), contested: true } };
      },
      /no claim is open/,
    ],
  ])('%s', (_, change, what) => {
    const judged = tampered(change);
    if (what) expect(judged).toThrow(what);
    else expect(judged).not.toThrow();
  });
});
