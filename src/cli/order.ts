/** `order import`, `order export`, `order requirements`: orders and requirements from and to other systems. */
import { createReadStream } from 'node:fs';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openPools } from '../db/connect.ts';
import { readAs } from '../db/reads.ts';
import { checkRequirements, exportAsPlatform, importUbl } from '../exchange/service.ts';
import type { Exported, ImportedOrder } from '../exchange/types.ts';
import { isRefusalCode, problemOf } from '../http/problems.ts';
import { dayOf } from '../kernel/dates.ts';
import { formatAmount } from '../kernel/money.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Refused, Result } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { migrationsOf, reachDatabase } from './database.ts';
import { type Fail, type Io, failing } from './io.ts';

export const USAGE =
  'usage: order import FILE.xml [--json], order requirements FILE.csv [--json] (FILE - reads standard input), or order export ID --ubl [--response] [--json]';

/**
 * Runs the words after `order`. `import` and `requirements` need no database and write nothing.
 * @returns 0; 2 for a wrong call, or a file or order that is refused (the code is on `err`)
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  const [verb, what, ...rest] = args.filter((word) => word !== '--json');
  const fail = failing(args, io);
  if (what === undefined || /^-./.test(what)) return fail('order.usage', USAGE);
  if (verb === 'export') return exportOrder(what, { rest, json }, io, fail);
  if ((verb !== 'import' && verb !== 'requirements') || rest.length > 0) return fail('order.usage', USAGE);
  const bytes = await read(what);
  if (typeof bytes === 'string') return fail('order.unreadable', bytes);
  return verb === 'import'
    ? tell(importUbl(bytes, dayOf(systemClock.now(), 'UTC')), { json, say: orderInWords }, io, fail)
    : tell(checkRequirements(bytes), { json, say: (rows) => rows.map(rowInWords) }, io, fail);
}

type Telling<T> = { readonly json: boolean; readonly say: (value: T) => readonly string[] };

function tell<T>(result: Result<T>, { json, say }: Telling<T>, io: Io, fail: Fail): number {
  if (!result.ok) return fail(result.code, sentenceOf(result));
  for (const line of json ? [JSON.stringify(result.value)] : say(result.value)) io.out(line);
  return 0;
}

/** What happened and what to do, in the words that the server uses. */
function sentenceOf({ code, data }: Refused): string {
  if (!isRefusalCode(code)) return code;
  const { detail, advice } = problemOf(code, data, 'en');
  return `${detail} ${advice}`;
}

/** The file's bytes, one more than the limit at most; or the sentence why it cannot be read. */
async function read(file: string): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      size += bytes.length;
      if (size > LIMITS.orderFile) break;
    }
  } catch (error) {
    return error instanceof Error ? error.message : `${file} cannot be read`;
  }
  return Buffer.concat(chunks);
}

type Words = { readonly rest: readonly string[]; readonly json: boolean };

/** Reads as whoever runs the platform: the one at its database sees every order. */
async function exportOrder(orderId: string, { rest, json }: Words, io: Io, fail: Fail): Promise<number> {
  const known = ['--ubl', '--response'];
  if (!rest.includes('--ubl') || rest.some((word) => !known.includes(word))) return fail('order.usage', USAGE);
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const database = await reachDatabase(config, log);
  try {
    if ((await migrationsOf(database.adminUrl)).length === 0)
      return fail('order.no_tables', 'The database holds nothing yet: start the server or run migrate first.');
    const pools = openPools({ url: database.url, secret: config.secret, log });
    try {
      const which = rest.includes('--response') ? 'response' : 'order';
      const read: Parameters<typeof exportAsPlatform>[0]['read'] = (reader, queries) => readAs(pools.app, reader, queries);
      const exported: Result<Exported> = await exportAsPlatform({ read }, orderId, which);
      return tell(exported, { json, say: ({ xml }) => [xml.trimEnd()] }, io, fail);
    } finally {
      await pools.close();
    }
  } finally {
    await database.close();
  }
}

function orderInWords({
  document,
  parties,
  draft,
  clauses,
  attachments,
  notCarried,
  problems,
}: ImportedOrder): readonly string[] {
  const amount = (minor: number | undefined): string =>
    minor === undefined
      ? 'no price'
      : draft.currency === undefined
        ? String(minor)
        : `${formatAmount(minor, draft.currency)} ${draft.currency}`;
  const named = ({ name, legalName, ids }: ImportedOrder['parties']['buyer']): string =>
    name ?? legalName ?? ids[0]?.id ?? 'not named';
  return [
    `Order ${document.id ?? 'without a number'} of ${document.issuedOn ?? 'no day'}: ${named(parties.buyer)} buys from ${named(parties.seller)}`,
    `  ${draft.incoterm ?? 'no trade term'}, ship by ${draft.shipBy ?? 'no day'}`,
    ...draft.lines.map(
      ({ lineId, product, quantity, unitPriceMinor }) =>
        `  ${lineId}  ${quantity ?? 'no quantity'}  ${product ?? 'no product'}  at ${amount(unitPriceMinor)}`,
    ),
    ...(draft.charges ?? []).map(({ kind, label, amountMinor }) => `  ${kind}  ${label}  ${amount(amountMinor)}`),
    ...list(
      'To settle:',
      problems.map(({ path, say }) => `${path}: ${say.en}`),
    ),
    ...list(
      'Clauses to consider:',
      clauses.map(({ verdict, text }) => `${verdict}: ${text.replace(/\s+/g, ' ')}`),
    ),
    ...list(
      'Files named:',
      attachments.map(({ id, type, uri }) => [id, type, uri].filter((part) => part !== null).join('  ')),
    ),
    ...list(
      'Not carried:',
      notCarried.map(({ path, why, times }) => `${path}${times > 1 ? ` (${times} times)` : ''}: ${why}`),
    ),
  ];
}

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

const rowInWords = ({
  id,
  verdict,
  problems,
  rewrite,
}: {
  id: string;
  verdict: string;
  problems: readonly string[];
  rewrite: string | null;
}): string =>
  `${id}  ${verdict}${problems.length === 0 ? '' : `  ${problems.join(', ')}`}${rewrite === null ? '' : `  for example: ${rewrite}`}`;
