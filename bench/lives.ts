/** Many lives of orders at once: the load of the benches. */
import type { Context } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import { openLife } from '../sim/life.ts';
import type { World } from '../sim/world.ts';

export type Ran = { readonly perSecond: number; readonly latencies: readonly number[] };

/** Steps of a whole life; the last one is the receipt of the goods. */
export const LAST_STEP = 9;

/** Lives of so many orders, so many steps in flight at a time, each up to a step; each order does one thing after the other. */
export async function live(world: World, ctx: Context, orders: number, inflight: number, steps = LAST_STEP): Promise<Ran> {
  const supplier = must(world.cast.suppliers[0], 'there is a supplier');
  const buyer = must(world.cast.buyers[0], 'there is a buyer').owner;
  let left = orders;
  const latencies: number[] = [];
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const life = openLife(world, buyer, supplier);
      for (let [goes, step] = [true, 1]; goes && step <= steps; step += 1) {
        const begun = performance.now();
        goes = await life.step(ctx);
        latencies.push(performance.now() - begun);
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: inflight }, lane));
  return { perSecond: (latencies.length / (performance.now() - begun)) * 1_000, latencies };
}
