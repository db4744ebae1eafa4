/** `npm run sim -- deadlines`: the deadlines of the rules against an oracle that steps from day to day. */
import { type DeadlineVerdict, compareDeadlines } from '../deadlines/run.ts';
import type { Command } from './types.ts';

function told({ broken, ...verdict }: DeadlineVerdict, seconds: number): string {
  const kinds = Object.entries(verdict.kinds).map(([kind, count]) => `  ${kind.padEnd(22)} ${count}`);
  return [
    ...(broken
      ? [
          `DIFFERENT in seed ${verdict.seed}, case ${broken.case}: ${broken.what}`,
          `rules  ${broken.rules}`,
          `oracle ${broken.oracle}`,
          `asked  ${broken.asked}`,
        ]
      : []),
    'cases by the day they are about:',
    ...kinds,
    `${verdict.cases} cases in ${verdict.zones} zones, ${verdict.answers} answers; ${verdict.provisional} provisional, ${verdict.missing} with an unknown country or year; ${seconds.toFixed(0)} s`,
    broken ? 'the rules and the oracle differ' : 'the rules and the oracle agree',
    '',
  ].join('\n');
}

export const deadlines: Command = {
  name: 'deadlines',
  usage: '[--seed TEXT] [--cases NUMBER] [--json]',
  count: { name: 'cases', default: 10_000 },
  run: async ({ seed, count, json, progress }) => {
    const started = performance.now();
    const verdict = compareDeadlines(seed, count, progress);
    process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : told(verdict, (performance.now() - started) / 1_000));
    return verdict.broken === null;
  },
};
