/** `root`: signs how far every order has come and writes it outside of the database, so that a check finds one that was set back. */
import { parseArgs } from 'node:util';
import { rootsIn } from '../adapters/roots/folder.ts';
import { readConfig } from '../config.ts';
import { findingView } from '../overview/check.service.ts';
import { takeRoot } from '../overview/roots.service.ts';
import { inWords, onDatabase } from './check.ts';
import { FOUND, type Io, failing } from './io.ts';

export const USAGE =
  'usage: root [--restart REASON] [--json]   (writes the next root to QUAYSIDE_ROOTS, unless the last one is contradicted; --restart: what stands now counts from here on, such as after a backup was restored)';

type Asked = { readonly json: boolean; readonly restart: string | null };

function readWords(args: readonly string[]): Asked | null {
  try {
    const options = { json: { type: 'boolean', default: false }, restart: { type: 'string' } } as const;
    const { json, restart } = parseArgs({ args: [...args], options }).values;
    return restart === undefined ? { json, restart: null } : restart.trim() === '' ? null : { json, restart: restart.trim() };
  } catch {
    return null;
  }
}

/** Answers 0 with the root, or that nothing changed; 1 with what contradicts the last root, and then writes nothing. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const asked = readWords(args);
  const fail = failing(args, io);
  if (!asked) return fail('cli.usage', USAGE);
  const config = readConfig(process.env);
  return onDatabase(config, fail, async (ctx) => {
    const taken = await takeRoot(ctx, rootsIn(config.rootsDir), asked.restart);
    if (taken.kind === 'broken') {
      for (const finding of taken.findings) io.out(asked.json ? JSON.stringify(findingView(finding)) : inWords(finding));
      return FOUND;
    }
    const told = taken.kind === 'none' ? null : { folder: config.rootsDir, ...taken.root, sha256: taken.sha256 };
    if (asked.json) io.out(JSON.stringify(told));
    else if (!told) io.out('nothing changed since the last root');
    else
      io.out(
        `root ${told.number} over ${told.streams} streams, ${told.heads.lines} lines in ${told.folder}, sha256 ${told.sha256}`,
      );
    return 0;
  });
}
