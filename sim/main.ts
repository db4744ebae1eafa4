/** `npm run sim -- --seed S --steps N [--json]`: one simulated world; exit 1 when an invariant breaks. */
import { parseArgs } from 'node:util';
import { openDatabase } from './database.ts';
import { type Verdict, simulate } from './run.ts';

const USAGE = 'npm run sim -- [--seed TEXT] [--steps NUMBER] [--json]\n';

function readArguments(): { readonly seed: string; readonly steps: number; readonly json: boolean } | null {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        steps: { type: 'string', default: '1000' },
        json: { type: 'boolean', default: false },
      },
    });
    const steps = Number(values.steps);
    return Number.isSafeInteger(steps) && steps > 0 ? { seed: values.seed, steps, json: values.json } : null;
  } catch {
    return null;
  }
}

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

const asked = readArguments();
if (asked) {
  const database = await openDatabase(process.env['DATABASE_URL']);
  const started = performance.now();
  try {
    const { seed, steps, json } = asked;
    const progress = (done: number): void =>
      void (process.stderr.isTTY && done % 50 === 0 && process.stderr.write(`\r${done} of ${steps} `));
    const verdict = await simulate({ pools: database.pools, seed, steps, progress });
    process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : told(verdict, (performance.now() - started) / 1_000));
    process.exitCode = verdict.broken ? 1 : 0;
  } finally {
    await database.close();
  }
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
