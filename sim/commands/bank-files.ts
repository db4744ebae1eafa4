/** `npm run sim -- bank-files`: bank files in disorder against the same lines in order. */
import { type BankFilesVerdict, playBankFiles } from '../bank-files/run.ts';
import { openDatabase } from '../database.ts';
import type { Command } from './types.ts';

function told({ broken, kinds, ...v }: BankFilesVerdict, seconds: number): string {
  return [
    ...(broken === null ? [] : [`BROKEN in seed ${v.seed} after ${v.files} files: ${broken}`]),
    ...Object.entries(kinds).map(([kind, count]) => `  ${kind.padEnd(12)} ${count}`),
    `${v.files} files delivered against ${v.inOrder} in order; ${v.brokenOff} imports broken off; ${v.lines} lines, ${v.bookedMinor} booked, ${v.waitingMinor} waiting; ${seconds.toFixed(0)} s`,
    broken === null ? 'both worlds are equal to the cent' : 'the worlds differ',
    '',
  ].join('\n');
}

export const bankFiles: Command = {
  name: 'bank-files',
  usage: '[--seed TEXT] [--files NUMBER] [--json]',
  count: { name: 'files', default: 100 },
  run: async ({ seed, count: files, json, progress }) => {
    const url = process.env['DATABASE_URL'];
    const [one, other] = [await openDatabase(url), await openDatabase(url)];
    const started = performance.now();
    try {
      const verdict = await playBankFiles([one.pools, other.pools], { seed, files, progress });
      process.stdout.write(json ? `${JSON.stringify(verdict)}\n` : told(verdict, (performance.now() - started) / 1_000));
      return verdict.broken === null;
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  },
};
