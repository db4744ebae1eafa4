/** Starts Quayside: database, commit path, API, worker; everything is put together here and nowhere else. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fakeCards } from './adapters/cards/fake.ts';
import { cardsOff } from './adapters/cards/off.ts';
import { stripeCards } from './adapters/cards/stripe.ts';
import { folderMail } from './adapters/mail/folder.ts';
import { smtpMail } from './adapters/mail/smtp.ts';
import type { MailPort } from './adapters/mail/types.ts';
import { rootsIn } from './adapters/roots/folder.ts';
import { fileSigner, givenSigner } from './adapters/signing/keys.ts';
import { diskStorage } from './adapters/storage/disk.ts';
import { bookKeeper } from './calendar/service.ts';
import { feeIsBooked } from './claims/appointment.service.ts';
import type { DemoState } from './cli/seed/demo.ts';
import { type AheadClock, type ControlledClock, aheadClock, controlledClock, systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { enqueue, startBoss } from './db/boss.ts';
import type { CommitDeps } from './db/commit.ts';
import { groupCommit } from './db/group.ts';
import { type Pools, assertDurable, assertServingRole, openPools, prepare } from './db/connect.ts';
import { type Embedded, startEmbedded } from './db/embedded.ts';
import { makeFaults } from './db/faults.ts';
import { readAs } from './db/reads.ts';
import { record } from './db/record.ts';
import { type App, createApp } from './http/app.ts';
import { startErasing } from './erasure/jobs.ts';
import { QUEUES, startMailWorker } from './jobs/mail.ts';
import { readAhead, readClock, saveAhead, saveClock } from './jobs/clock.ts';
import { runDue } from './jobs/timers.ts';
import { startWorker } from './jobs/worker.ts';
import type { Instant } from './kernel/dates.ts';
import { makeIds } from './kernel/ids.ts';
import { type Log, makeLog } from './log.ts';
import { startNoticeWorkers } from './notifications/jobs.ts';
import { runCheck } from './overview/check.service.ts';
import { logRoot } from './overview/roots.service.ts';
import { ensureProgrammeStream } from './orders/programme.service.ts';
import { publishedBy } from './orders/published.service.ts';
import { createAuth } from './parties/auth.ts';
import { makeLookups, principalOf } from './parties/auth.principal.ts';
import type { PartiesContext } from './parties/service.ts';
import { bookOpenLines } from './payments/bank.booking.service.ts';
import { startReconciling } from './payments/cards.jobs.ts';
import { ensureProgramme } from './parties/staff.service.ts';
import { allRoutes } from './routes.ts';
import { siteRoutes, siteShell } from './site/pages.ts';
import { noSite, openSite } from './site/site.ts';
import { registry, timers } from './slices.ts';

export type Quayside = {
  readonly ctx: Context;
  readonly app: App;
  readonly pools: Pools;
  /** Where it listens, `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly demo: DemoState | 'off';
  readonly stop: () => Promise<void>;
};

/** The database to serve from: the given one, or the embedded PostgreSQL. Migrated, with roles, checked for durability. */
async function openDatabase(config: Config, log: Log): Promise<{ pools: Pools; url: string; embedded: Embedded | null }> {
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const url = config.databaseUrl ?? embedded?.adminUrl ?? '';
  await prepare({ adminUrl: config.databaseAdminUrl ?? url, secret: config.secret, log, queues: QUEUES });
  const pools = openPools({ url, secret: config.secret, log });
  await assertDurable(pools.app);
  await assertServingRole(pools.app);
  await assertServingRole(pools.commit);
  return { pools, url, embedded };
}

/** The card processor of this run. The double pays without money, so it serves only where nothing is real: demonstration, stories. */
function openCards(config: Config, log: Log, clock: Context['clock']): Context['cards'] {
  const { stripe, production, demo, controlledClock: told } = config;
  if (stripe) {
    if (stripe.webhookSecret === null) log.warn('STRIPE_WEBHOOK_SECRET is not set: chargebacks are not heard');
    return stripeCards({
      ...stripe,
      onTrouble: (trouble) => log.warn({ trouble }, 'the card processor did not do what it was asked'),
    });
  }
  return !production && (demo || told !== null) ? fakeCards(config.secret, clock.now) : cardsOff;
}

/** The effects of this process, not yet connected to anything. */
export function makeContext(
  config: Config,
  log: Log,
  pools: Pools,
  clock: Context['clock'],
  storage: Context['storage'],
): Context {
  const faults = makeFaults(config.faults);
  const deps: CommitDeps = {
    pool: pools.commit,
    registry,
    faults,
    enqueue,
    settleDue: (stream, until) => runDue(ctx, timers, until, { stream }),
  };
  const read: Context['read'] = (reader, queries) => readAs(pools.app, reader, queries);
  const ctx: Context = {
    config,
    clock,
    log,
    registry,
    storage,
    cards: openCards(config, log, clock),
    signer: config.signingKey ? givenSigner(config.signingKey) : fileSigner(join(config.dataDir, 'keys', 'case-files.jwk')),
    faults,
    read,
    published: publishedBy(read),
    ids: makeIds(),
    commit: groupCommit(deps),
    record: (input, writes) => record(pools.commit, input, writes),
    calendars: bookKeeper(read, () => performance.now()),
  };
  return ctx;
}

type MovableClock = ControlledClock | AheadClock;

/**
 * The clock of this run. One that people move goes on where a killed server left it. Throws where the demonstration's
 * clock was set ahead and the demonstration is off: time would run backwards over everything that was done since.
 */
async function openClock(config: Config, pools: Pools): Promise<Context['clock'] | MovableClock> {
  if (config.controlledClock !== null) return controlledClock((await readClock(pools.app)) ?? config.controlledClock);
  const aheadMs = await readAhead(pools.app);
  if (config.demo) return aheadClock(aheadMs);
  if (aheadMs > 0)
    throw new ConfigError('the clock of this database was set ahead in the demonstration: QUAYSIDE_DEMO=on, or another database');
  return systemClock;
}

const isMovable = (clock: Context['clock']): clock is MovableClock => clock.kind !== 'system';

/** Moves a clock forward; it stands at each due instant while that deadline runs. One that runs on goes on from there. */
const advancer =
  (ctx: Context, clock: MovableClock, pools: Pools) =>
  async (to: Instant): Promise<number> => {
    const ran = await runDue(ctx, timers, to, { batch: 1, onRow: (dueAt) => dueAt > clock.now() && clock.set(dueAt) });
    clock.set(to);
    await (clock.kind === 'controlled' ? saveClock(pools.commit, to) : saveAhead(pools.commit, to, clock.aheadMs()));
    return ran;
  };

export type Opened = {
  readonly ctx: Context;
  readonly parties: PartiesContext;
  readonly pools: Pools;
  readonly boss: Boss;
  /** Moves the clock and runs what falls due; null on the machine's clock. */
  readonly advance: ((to: Instant) => Promise<number>) | null;
  readonly close: () => Promise<void>;
};

type Boss = Awaited<ReturnType<typeof startBoss>>;

/** Everything but the API and the workers: what the command line, the demonstration data and the simulator need. */
export async function open(config: Config, log: Log = makeLog(config.logLevel)): Promise<Opened> {
  await mkdir(config.dataDir, { recursive: true });
  const { pools, url, embedded } = await openDatabase(config, log);
  const clock = await openClock(config, pools);
  const ctx = makeContext(config, log, pools, clock, diskStorage(join(config.dataDir, 'files')));
  const boss = await startBoss({ url, secret: config.secret, log });
  const sendMail = async (letter: { to: string; subject: string; text: string }): Promise<void> => {
    await boss.send('mail', { ...letter, idempotencyKey: ctx.ids.long() });
  };
  const { baseUrl, production, secret } = config;
  const auth = createAuth(pools.auth, { secret, baseUrl, trustedOrigins: [baseUrl], production, sendMail, log });
  const identity = { auth, pools, lookups: makeLookups(pools), now: systemClock.now, sendMail, baseUrl };
  const parties: PartiesContext = { ...ctx, identity };
  if (config.operator) await ensureProgramme(parties, config.operator);
  await ensureProgrammeStream(ctx);
  const close = async (): Promise<void> => {
    await boss.stop({ graceful: true, timeout: 5_000 });
    await pools.close();
    await embedded?.stop();
  };
  return { ctx, parties, pools, boss, advance: isMovable(clock) ? advancer(ctx, clock, pools) : null, close };
}

/** Starts everything and listens. Throws where a setting, the database or the port is not usable. */
export async function start(config: Config, log: Log = makeLog(config.logLevel)): Promise<Quayside> {
  const opened = await open(config, log);
  const { ctx, parties, pools, boss, advance } = opened;
  const { identity } = parties;
  const controlled = ctx.clock.kind === 'controlled' && advance ? { now: ctx.clock.now, advance } : null;
  const demo = config.demo ? await (await loadDemo()).openDemo(ctx, parties, advance) : OFF;
  const mail: MailPort = config.smtpUrl
    ? smtpMail(config.smtpUrl, config.mailFrom)
    : folderMail(join(config.dataDir, 'mail'), config.mailFrom);
  const site = config.web ? await openSite({ production: config.production, log }) : noSite;
  const app = await createApp({
    log: log as never,
    shell: siteShell(site, { aheadMs: demo.aheadMs, now: ctx.clock.now }),
    production: config.production,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    routes: [...allRoutes(ctx, parties, controlled), ...demo.routes, ...siteRoutes(site)],
    principalOf: (request) => principalOf(identity, request.headers),
    ...(controlled ? { rateLimits: 'off' as const } : {}),
  });
  await bookOpenLines(ctx, { actor: { kind: 'timer' }, name: 'start' });
  const roots = rootsIn(config.rootsDir);
  const check = () => runCheck(ctx, { freeze: true, files: 'presence', roots });
  const worker = controlled ? null : startWorker(ctx, { timers, check, root: () => logRoot(ctx, roots) });
  const reconciling = controlled ? null : startReconciling(ctx, feeIsBooked);
  await startMailWorker(boss, mail, ctx);
  await startNoticeWorkers(boss, mail, ctx);
  await startErasing(boss, ctx);
  const url = await app.listen({ host: config.host, port: config.port });
  const stop = async (): Promise<void> => {
    site.close();
    await app.close();
    await worker?.stop();
    await reconciling?.stop();
    await opened.close();
    mail.close();
  };
  return { ctx, app, pools, url, demo: demo.state, stop };
}

/** Without the demonstration: no routes of its own, and no way to move the clock. */
const OFF = { state: 'off', routes: [], aheadMs: () => null } as const;

/** Loaded only where it is shown: a server in production knows nothing of it. */
const loadDemo = () => import('./cli/seed/guide.ts');

/** The process: settings from the environment, a clean stop on SIGINT and SIGTERM. Throws when it cannot start. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const server = await start(readConfig(env));
  const notice = server.demo === 'seeded' || server.demo === 'there' ? (await loadDemo()).demoNotice(server.url) : [];
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  // Last: who reads the line may send a signal at once.
  process.stdout.write([`Quayside listens at ${server.url}`, ...notice, ''].join('\n'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  serve(process.env).catch((error: unknown) => {
    process.stderr.write(
      `Quayside does not start: ${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  });
}
