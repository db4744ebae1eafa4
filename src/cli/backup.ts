/** `backup`: the whole programme as of one instant, while its server runs: tables, files, keys, and a manifest of their hashes. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { makeLog } from '../log.ts';
import { writeBackup } from './backup.folder.ts';
import { migrationsOf, reachDatabase } from './database.ts';
import { type Io, failing } from './io.ts';

export const USAGE =
  'usage: backup FOLDER [--json]   (a folder that does not exist; the secret is not in it: keep QUAYSIDE_SECRET elsewhere)';

/** With --json prints `{folder, at, tables, rows, files}`. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  const words = args.filter((word) => word !== '--json');
  const [folder] = words;
  if (folder === undefined || words.length > 1 || folder.startsWith('-')) return fail('cli.usage', USAGE);
  const target = resolve(folder);
  if (await stat(target).catch(() => null)) return fail('backup.exists', `${target} exists already: name a new folder`);
  const config = readConfig(process.env);
  const database = await reachDatabase(config, makeLog(config.logLevel));
  try {
    if ((await migrationsOf(database.adminUrl)).length === 0)
      return fail('backup.no_tables', 'The database holds nothing yet: there is nothing to back up.');
    const { at, tables, files } = await writeBackup(database.adminUrl, config.dataDir, target, systemClock.now());
    const told = {
      folder: target,
      at,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      files: Object.keys(files).length,
    };
    const sentence = `${target}: ${told.rows} rows of ${told.tables} tables and ${told.files} files, as of ${at}`;
    io.out(args.includes('--json') ? JSON.stringify(told) : sentence);
    return 0;
  } finally {
    await database.close();
  }
}
