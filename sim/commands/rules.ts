/** `npm run sim -- rules`: the rules alone, in memory, a million steps a minute; every cell of both tables, or it fails. */
import { type RulesVerdict, simulateRules } from '../rules/run.ts';
import type { Command } from './types.ts';

const LEAST = 10;

function told(verdict: RulesVerdict): string {
  const { seed, steps, stepsAMinute, possible, impossible, missing, broken } = verdict;
  const least = (cells: RulesVerdict['possible']): string[] =>
    cells.slice(0, LEAST).map(([cell, times]) => `  ${String(times).padStart(7)}  ${cell}`);
  return [
    ...(broken === null ? [] : [`BROKEN in seed ${seed}: ${broken}`]),
    `cells that can be: ${possible.length}, done least often:`,
    ...least(possible),
    `cells that cannot be: ${impossible.length}, tried least often:`,
    ...least(impossible),
    ...missing.map((cell) => `MISSING ${cell}`),
    `seed ${seed}: ${steps} steps, ${stepsAMinute} a minute of one core`,
    broken === null && missing.length === 0 ? 'all laws hold, in every cell' : 'a law is broken, or a cell is missing',
    '',
  ].join('\n');
}

export const rules: Command = {
  name: 'rules',
  usage: '[--seed TEXT] [--steps NUMBER] [--json]',
  count: { name: 'steps', default: 100_000 },
  run: async ({ seed, count: steps, json, progress }) => {
    const verdict = simulateRules({ seed, steps, progress });
    process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : told(verdict));
    return verdict.broken === null && verdict.missing.length === 0;
  },
};
