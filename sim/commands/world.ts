/** `npm run sim -- world`: one simulated world on a database of its own, through services and commit path. */
import { openDatabase } from '../database.ts';
import { type Verdict, simulate } from '../run.ts';
import type { Command } from './types.ts';

const lines = (counts: { readonly [name: string]: number }): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** The verdict for people. */
function told(verdict: Verdict, seconds: number): string {
  const { seed, steps, hash, orders, coverage, broken } = verdict;
  const commands = Object.entries(coverage.commands).map(([name, counts]) => `  ${name.padEnd(28)} ${lines(counts)}`);
  return [
    ...(broken
      ? [
          `BROKEN in seed ${seed} at step ${broken.step}: ${broken.what}`,
          ...(broken.orderId ? [`order ${broken.orderId}`] : []),
          ...broken.history.map((h) => `  ${h}`),
          'its events:',
          ...broken.events.map((e) => `  ${e}`),
          '',
        ]
      : []),
    'commands:',
    ...commands,
    `deliveries: ${lines(coverage.deliveries)}`,
    `states reached: ${lines(coverage.states)}`,
    `claims on: ${lines(coverage.claims.grounds)}`,
    `acts on claims: ${Object.keys(coverage.claims.done).length} of ${coverage.claims.possible} in the table done, ${coverage.claims.refused} of ${coverage.claims.impossible} others refused`,
    ...coverage.claims.missing.map((cell) => `  not done: ${cell}`),
    ...coverage.neverAccepted.map((name) => `warning: ${name} was never accepted`),
    `seed ${seed}: ${steps} steps, ${orders} orders, ${(steps / seconds).toFixed(0)} steps/s, state ${hash}`,
    broken ? 'an invariant is broken' : 'all invariants hold',
    '',
  ].join('\n');
}

/** Steps of a random history through services, commit path and database. */
export const world: Command = {
  name: 'world',
  usage: '[--seed TEXT] [--steps NUMBER] [--json]',
  count: { name: 'steps', default: 1_000 },
  run: async ({ seed, count: steps, json, progress }) => {
    const database = await openDatabase(process.env['DATABASE_URL']);
    const started = performance.now();
    try {
      const verdict = await simulate({ pools: database.pools, seed, steps, progress });
      process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : told(verdict, (performance.now() - started) / 1_000));
      return verdict.broken === null;
    } finally {
      await database.close();
    }
  },
};
