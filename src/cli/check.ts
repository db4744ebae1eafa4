/** `check`: verifies every invariant, fold and hash chain of the database, while its server runs or without it. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rootsIn } from '../adapters/roots/folder.ts';
import { fileSigner, givenSigner } from '../adapters/signing/keys.ts';
import { diskStorage } from '../adapters/storage/disk.ts';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { openPools } from '../db/connect.ts';
import { readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { makeLog } from '../log.ts';
import { type CheckContext, type Looks, type Tally, findingView, runCheck } from '../overview/check.service.ts';
import type { Finding } from '../overview/check.types.ts';
import { registry } from '../slices.ts';
import { migrationsOf, reachDatabase } from './database.ts';
import { FOUND, type Fail, type Io, failing } from './io.ts';

export const USAGE =
  'usage: check [--freeze] [--without-files] [--roots FOLDER] [--json]   (--freeze closes broken orders for changes; --without-files: stored files lie elsewhere; --roots: signed roots of another folder than the own one; --json prints one finding a line, then the summary)';

type Asked = { readonly json: boolean; readonly freeze: boolean; readonly withoutFiles: boolean; readonly roots: string | null };

function readWords(args: readonly string[]): Asked | null {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const options = { json: flag, freeze: flag, 'without-files': flag, roots: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const { json, freeze, roots } = values;
    return { json, freeze, withoutFiles: values['without-files'], roots: roots ?? null };
  } catch {
    return null;
  }
}

/** Answers 0 when everything holds, 1 when something is broken, each broken thing on its own line. Changes nothing without --freeze. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const asked = readWords(args);
  const fail = failing(args, io);
  if (!asked) return fail('cli.usage', USAGE);
  const config = readConfig(process.env);
  const roots = rootsIn(asked.roots === null ? config.rootsDir : resolve(asked.roots));
  // The own folder may have none yet; one that was named must be what it was named for.
  if (asked.roots !== null && (await roots.numbers()).length === 0)
    return fail('check.no_roots', `${resolve(asked.roots)} holds no roots: name the folder that root or the server writes to`);
  const { json, freeze } = asked;
  return onDatabase(config, fail, (ctx) => check(ctx, { json, freeze, files: asked.withoutFiles ? 'none' : 'bytes', roots }, io));
}

/** Runs something on the configured database, whose server may run meanwhile. Refused where it holds nothing yet. */
export async function onDatabase(config: Config, fail: Fail, does: (ctx: CheckContext) => Promise<number>): Promise<number> {
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  if ((await migrationsOf(database.adminUrl)).length === 0) {
    await database.close();
    return fail('check.no_tables', 'The database holds nothing yet: start the server or run migrate first.');
  }
  const pools = openPools({ url: database.url, secret: config.secret, log });
  try {
    return await does({
      registry,
      // What is found goes to the caller, not to the log.
      log: makeLog('silent'),
      clock: systemClock,
      storage: diskStorage(join(config.dataDir, 'files')),
      signer: config.signingKey ? givenSigner(config.signingKey) : fileSigner(join(config.dataDir, 'keys', 'case-files.jwk')),
      read: (reader, queries) => readAs(pools.app, reader, queries),
      record: (input, writes) => record(pools.commit, input, writes),
    });
  } finally {
    await pools.close();
    await database.close();
  }
}

/** The command on a database that is open already. */
export async function check(
  ctx: CheckContext,
  { json, freeze, ...looks }: Looks & { readonly json: boolean; readonly freeze: boolean },
  io: Io,
): Promise<number> {
  const tell = (finding: Finding): void => io.out(json ? JSON.stringify(findingView(finding)) : inWords(finding));
  const tally = await runCheck(ctx, { freeze, tell, ...looks });
  io.out(json ? JSON.stringify(tally) : summary(tally));
  return tally.findings > 0 ? FOUND : 0;
}

export const inWords = ({ invariant, code, stream, data }: Finding): string =>
  `${invariant} ${code} ${stream ? `${stream.kind} ${stream.id}` : 'platform'} ${JSON.stringify(data)}`;

function summary({ streams, events, contents, transfers, findings, frozen, root }: Tally): string {
  const since = root
    ? `, root ${root.number} of ${root.at}${root.restarted === null ? '' : ` (begun anew: ${root.restarted})`}`
    : '';
  const seen = `checked ${streams} streams, ${events} events, ${contents} texts, ${transfers} transfers${since}`;
  if (findings === 0) return `${seen}: everything holds`;
  return `${seen}: ${findings} broken${frozen > 0 ? `, ${frozen} orders frozen` : ''}`;
}
