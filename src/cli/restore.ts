/** `restore`: fills an empty database and data folder with a backup, all of it or nothing. */
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { prepare } from '../db/connect.ts';
import { UnfitDump, isEmpty } from '../db/dump.ts';
import { QUEUES } from '../jobs/mail.ts';
import { makeLog } from '../log.ts';
import { readBackup, readManifest } from './backup.folder.ts';
import { reachDatabase } from './database.ts';
import { type Io, failing } from './io.ts';

export const USAGE =
  'usage: restore FOLDER [--json]   (into the empty database of DATABASE_URL, or of a new QUAYSIDE_DATA; run check afterwards)';

/** With --json prints `{folder, at, tables, rows, files}`. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  const words = args.filter((word) => word !== '--json');
  const [folder] = words;
  if (folder === undefined || words.length > 1 || folder.startsWith('-')) return fail('cli.usage', USAGE);
  const source = resolve(folder);
  const manifest = await readManifest(source);
  if (!manifest) return fail('backup.unknown', `${source} is no backup: it has no manifest of this format`);
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  try {
    await prepare({ adminUrl: database.adminUrl, secret: config.secret, log, queues: QUEUES });
    if (!(await isEmpty(database.adminUrl)))
      return fail('backup.not_empty', 'The database has companies or orders: restore into an empty one, nothing is overwritten.');
    await readBackup(source, manifest, database.adminUrl, config.dataDir);
  } catch (error) {
    if (error instanceof UnfitDump) return fail(error.code, `${error.message}: nothing was restored.`);
    throw error;
  } finally {
    await database.close();
  }
  const { at, tables, files } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const told = { folder: source, at, tables: tables.length, rows, files: Object.keys(files).length };
  const sentence = `restored ${rows} rows of ${told.tables} tables and ${told.files} files, as they were at ${at}; now run check`;
  io.out(args.includes('--json') ? JSON.stringify(told) : sentence);
  return 0;
}
