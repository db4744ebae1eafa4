/** `seed`: fills an empty database with the demonstration programme, as the first start does where it is on. */
import { readConfig } from '../config.ts';
import { makeLog } from '../log.ts';
import { reachDatabase } from './database.ts';
import { type Io, failing } from './io.ts';

export const USAGE =
  'usage: seed [--json]   (an empty database only; refused in production, because the passwords are published)';

/** @returns 0; 2 with `cli.not_empty` where the database holds orders or companies, `cli.production` in production */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  if (args.some((word) => word !== '--json')) return fail('cli.usage', USAGE);
  const config = readConfig(process.env);
  if (config.production)
    return fail('cli.production', 'the demonstration is refused in production: everybody knows its passwords');
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  try {
    const [{ open }, { demoNotice, seedDemo }] = await Promise.all([import('../main.ts'), import('./seed/demo.ts')]);
    const { ctx, parties, close } = await open(
      { ...config, databaseUrl: database.url, databaseAdminUrl: database.adminUrl },
      log,
    );
    try {
      const state = await seedDemo(ctx, parties);
      if (state !== 'seeded') return fail('cli.not_empty', 'the database is not empty; nothing was changed');
      for (const line of args.includes('--json') ? [JSON.stringify({ seeded: true })] : demoNotice(config.baseUrl)) io.out(line);
      return 0;
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}
