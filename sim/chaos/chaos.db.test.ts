/** A short run of `npm run chaos`: each thing that can be killed is killed once in the midst of trade, and once while deadlines are settled. */
import { expect, it } from 'vitest';
import { runChaos } from './run.ts';

it('what is killed in the midst of trade loses nothing, does nothing twice, and leaves no order stuck', async () => {
  const { kills, orders, acknowledged, lost, wrong, findings } = await runChaos({
    seed: 'short',
    lanes: 4,
    isEnough: (n) => n >= 3,
    pause: [50, 300],
    tell: () => undefined,
  });
  expect(Math.min(kills.server, kills.postgres, kills.backend)).toBeGreaterThan(0);
  expect(orders).toBeGreaterThan(0);
  expect(acknowledged).toBeGreaterThan(orders);
  expect({ lost, wrong, findings }).toEqual({ lost: [], wrong: [], findings: 0 });
}, 300_000);
