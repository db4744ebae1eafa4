/** `migrate`: makes the roles, runs the migrations that are missing, makes the job queues; the server does the same at its start. */
import { readConfig } from '../config.ts';
import { prepare } from '../db/connect.ts';
import { redacted } from '../db/urls.ts';
import { QUEUES } from '../jobs/mail.ts';
import { makeLog } from '../log.ts';
import { migrationsOf, reachDatabase } from './database.ts';
import { type Io, failing } from './io.ts';

export const USAGE = 'usage: migrate [--json]   (DATABASE_URL, or the embedded PostgreSQL under QUAYSIDE_DATA)';

/** With --json prints `{database, before, after, applied}`: names of migrations, null before the first. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.some((word) => word !== '--json')) return failing(args, io)('cli.usage', USAGE);
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  try {
    const before = await migrationsOf(database.adminUrl);
    await prepare({ adminUrl: database.adminUrl, secret: config.secret, log, queues: QUEUES });
    const after = await migrationsOf(database.adminUrl);
    const applied = after.filter((name) => !before.includes(name));
    const told = { database: redacted(database.url), before: before.at(-1) ?? null, after: after.at(-1) ?? null, applied };
    for (const line of args.includes('--json') ? [JSON.stringify(told)] : inWords(told)) io.out(line);
    return 0;
  } finally {
    await database.close();
  }
}

function inWords(told: {
  database: string;
  before: string | null;
  after: string | null;
  applied: readonly string[];
}): readonly string[] {
  const now = `${told.database} is at ${told.after ?? 'no migration'}`;
  if (told.applied.length === 0) return [`${now}, nothing to do`];
  return [`${now}, was at ${told.before ?? 'nothing'}; ran:`, ...told.applied.map((name) => `  ${name}`)];
}
