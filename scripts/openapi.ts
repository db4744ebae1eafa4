/** Writes openapi.json from the routes themselves; `--check` only says whether the committed file is true. */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { memoryStorage } from '../src/adapters/storage/memory.ts';
import { systemClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import { openPools } from '../src/db/connect.ts';
import { type App, createApp } from '../src/http/app.ts';
import { renderOpenapi } from '../src/http/openapi.ts';
import { makeLog } from '../src/log.ts';
import { makeContext } from '../src/main.ts';
import { makeLookups } from '../src/parties/auth.principal.ts';
import { createAuth } from '../src/parties/auth.ts';
import { allRoutes } from '../src/routes.ts';

export const FILE = new URL('../openapi.json', import.meta.url);

/** Everything the server can serve, the controlled clock included. Nothing is connected to or listened on. */
export async function unconnected(): Promise<App> {
  const log = makeLog('silent');
  const config = readConfig({ QUAYSIDE_SECRET: 'only routes are read, nothing is signed' });
  // Pools connect at their first query, and there is none; unconnected they need no closing.
  const pools = openPools({ url: 'postgres://127.0.0.1:1/none', secret: config.secret, log });
  const ctx = makeContext(config, log, pools, systemClock, memoryStorage());
  const sendMail = async (): Promise<void> => undefined;
  const auth = createAuth(pools.auth, {
    secret: config.secret,
    baseUrl: config.baseUrl,
    trustedOrigins: [],
    production: false,
    sendMail,
    log,
  });
  const identity = { auth, pools, lookups: makeLookups(pools), now: systemClock.now, sendMail, baseUrl: config.baseUrl };
  const clock = { now: systemClock.now, advance: async () => 0 };
  return createApp({
    log: log as never,
    production: false,
    routes: allRoutes(ctx, { ...ctx, identity }, clock),
    principalOf: async () => ({ kind: 'anonymous' }),
    rateLimits: 'off',
  });
}

/** The document of all of it. */
export async function openapi(): Promise<string> {
  const app = await unconnected();
  const text = renderOpenapi(app);
  await app.close();
  return text;
}

async function main(): Promise<void> {
  const text = await openapi();
  if (!process.argv.includes('--check')) return writeFile(FILE, text);
  if ((await readFile(FILE, 'utf8')) === text) return;
  process.stderr.write('openapi.json differs from the routes; run: npm run openapi\n');
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
