/** A server for one story: its own database, a controlled clock, a free port, and an operator to set things up. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../src/kernel/dates.ts';
import { start } from '../../src/main.ts';
import { PASSWORD } from './client.ts';
import type { StoryDatabase } from './database.ts';

export const OPERATOR = { email: 'operator@programme.example', password: PASSWORD };

export type StoryServer = { readonly url: string; readonly dataDir: string; readonly stop: () => Promise<void> };

/** Starts a server whose clock stands at an instant. `stop` also removes its files; the database is the caller's. */
export async function startServer(database: Pick<StoryDatabase, 'url' | 'secret'>, clock: Instant): Promise<StoryServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quayside-story-'));
  const server = await start({
    production: false,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://127.0.0.1:4000',
    dataDir,
    rootsDir: join(dataDir, 'roots'),
    databaseUrl: database.url,
    databaseAdminUrl: null,
    secret: database.secret,
    controlledClock: clock,
    logLevel: process.env['LOG_LEVEL'] ?? 'fatal',
    smtpUrl: null,
    mailFrom: 'quayside@localhost',
    operator: OPERATOR,
    demo: false,
    web: false,
    trustProxy: [],
    signingKey: null,
    stripe: null,
    cardFee: { basisPoints: 290, fixedMinor: {} },
    faults: '',
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, dataDir, stop };
}
