/** `check`: verifies every invariant, fold and hash chain of the database, while its server runs or without it. */
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openPools } from '../db/connect.ts';
import { readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { makeLog } from '../log.ts';
import { type CheckContext, type Tally, findingView, runCheck } from '../overview/check.service.ts';
import type { Finding } from '../overview/check.types.ts';
import { registry } from '../slices.ts';
import { migrationsOf, reachDatabase } from './database.ts';
import { FOUND, type Io, failing } from './io.ts';

export const USAGE =
  'usage: check [--freeze] [--json]   (--freeze closes broken orders for changes; --json prints one finding a line, then the summary)';

/** Answers 0 when everything holds, 1 when something is broken, each broken thing on its own line. Changes nothing without --freeze. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.some((word) => word !== '--json' && word !== '--freeze')) return failing(args, io)('cli.usage', USAGE);
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  if ((await migrationsOf(database.adminUrl)).length === 0) {
    await database.close();
    return failing(args, io)('check.no_tables', 'The database holds nothing yet: start the server or run migrate first.');
  }
  const pools = openPools({ url: database.url, secret: config.secret, log });
  try {
    const ctx: CheckContext = {
      registry,
      // What is found goes to the caller, not to the log.
      log: makeLog('silent'),
      clock: systemClock,
      read: (reader, queries) => readAs(pools.app, reader, queries),
      record: (input, writes) => record(pools.commit, input, writes),
    };
    return await check(ctx, { json: args.includes('--json'), freeze: args.includes('--freeze') }, io);
  } finally {
    await pools.close();
    await database.close();
  }
}

/** The command on a database that is open already. */
export async function check(
  ctx: CheckContext,
  { json, freeze }: { readonly json: boolean; readonly freeze: boolean },
  io: Io,
): Promise<number> {
  const tell = (finding: Finding): void => io.out(json ? JSON.stringify(findingView(finding)) : inWords(finding));
  const tally = await runCheck(ctx, { freeze, tell });
  io.out(json ? JSON.stringify(tally) : summary(tally));
  return tally.findings > 0 ? FOUND : 0;
}

const inWords = ({ invariant, code, stream, data }: Finding): string =>
  `${invariant} ${code} ${stream ? `${stream.kind} ${stream.id}` : 'platform'} ${JSON.stringify(data)}`;

function summary({ streams, events, contents, transfers, findings, frozen }: Tally): string {
  const seen = `checked ${streams} streams, ${events} events, ${contents} texts, ${transfers} transfers`;
  if (findings === 0) return `${seen}: everything holds`;
  return `${seen}: ${findings} broken${frozen > 0 ? `, ${frozen} orders frozen` : ''}`;
}
