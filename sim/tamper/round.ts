/** Rounds of tampering: many orders altered at once behind the platform's back, one alteration each; who finds it, and who is accused. */
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { diskStorage } from '../../src/adapters/storage/disk.ts';
import { unpack } from '../../src/casefile/archive.rules.ts';
import { verifyCaseFile } from '../../src/casefile/report.service.ts';
import { makeCaseFile } from '../../src/casefile/service.ts';
import { isReady } from '../../src/casefile/tell.rules.ts';
import type { ClaimsState } from '../../src/claims/types.ts';
import type { ClaimPath } from '../../src/claims/service.ts';
import type { Context } from '../../src/context.ts';
import { withSettings } from '../../src/db/urls.ts';
import { TYPES } from '../../src/db/values.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { sha256 } from '../../src/kernel/canonical.ts';
import { checkAll } from '../../src/overview/check.service.ts';
import type { Random } from '../random.ts';
import { type World, look } from '../world.ts';
import { ALTERATIONS, type Bench } from './kinds.ts';

/** A world at rest, its files in a folder, and a connection that no right and no trigger stops. */
export type Scene = {
  readonly world: World;
  readonly folder: string;
  readonly admin: pg.Client;
  readonly orders: readonly string[];
  /** The case files that can be made, and what each holds while nobody has touched anything. */
  readonly claims: ReadonlyMap<string, Readable>;
  readonly close: () => Promise<void>;
};

type Readable = { readonly path: ClaimPath; readonly files: ReadonlyMap<string, string> };

export type Tally = {
  tampered: number;
  /** By the name of the alteration: how often it was made and found by the check. */
  readonly kinds: Map<string, { made: number; found: number }>;
  /** Of the alterations in orders with a case file: seen in it and found by its verification, or no file could be made; or not seen in it. */
  readonly caseFiles: { broken: number; notMade: number; notInIt: number };
  readonly missed: string[];
  readonly accused: string[];
};

export const newTally = (): Tally => ({
  tampered: 0,
  kinds: new Map(),
  caseFiles: { broken: 0, notMade: 0, notInIt: 0 },
  missed: [],
  accused: [],
});

/** Takes a world that has lived. The connection is the database owner's: a superuser, whom no policy and no trigger stops. */
export async function openScene(world: World, adminUrl: string, folder: string): Promise<Scene> {
  const admin = new pg.Client({
    connectionString: withSettings(adminUrl, { timezone: 'UTC', statement_timeout: '0' }),
    types: TYPES,
    pipeline: true,
  });
  // Heard, so that what went wrong before is told and not the end of the connection.
  admin.on('error', () => undefined);
  await admin.connect();
  const disk = diskStorage(folder);
  const { rows } = await admin.query<{ sha256: string }>('select distinct sha256 from document where erased_at is null');
  for (const { sha256: key } of rows) await disk.put(key, must(await world.ctx.storage.get(key), 'a noted file has its bytes'));
  const onDisk = { ...world, ctx: { ...world.ctx, storage: disk } };
  const states = await admin.query<{ id: string; claims: ClaimsState | null }>(
    `select id, state -> 'claims' as claims from stream where kind = 'order' order by id`,
  );
  const scene = { world: onDisk, folder, admin, orders: states.rows.map(({ id }) => id), close: () => admin.end() };
  const claims = new Map<string, Readable>();
  for (const { id: orderId, claims: held } of states.rows) {
    const claim = held?.claims.find(isReady);
    if (!claim) continue;
    const path = { orderId, claimId: claim.claimId };
    const bytes = await caseFile(onDisk.ctx, onDisk, path);
    const report = await verifyCaseFile(must(bytes, 'the case file of an order that nobody touched is made'), null);
    assert(report.valid, `the case file of ${orderId} verifies`);
    claims.set(orderId, { path, files: shownIn(must(bytes, 'it was made')) });
  }
  return { ...scene, claims };
}

/** The bytes of a case file, read by the programme's own operator; null where none can be made. */
async function caseFile(ctx: Context, { cast, clock }: World, path: ClaimPath): Promise<Uint8Array | null> {
  const by = must(cast.operators[0], 'there is an operator');
  const made = await makeCaseFile(ctx, { by, receivedAt: clock.now() }, path);
  return made.ok ? made.value : null;
}

/** What a reader of the file sees: everything but the printed letters and what is new at each making. */
function shownIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = unpack(bytes);
  assert(archive.ok, 'a case file is an archive');
  const files = archive.value.filter(({ path }) => !/\.pdf$|^manifest\.json$|^signature\.json$/.test(path));
  const manifest = must(
    archive.value.find(({ path }) => path === 'manifest.json'),
    'there is a manifest',
  );
  const { head } = JSON.parse(new TextDecoder().decode(manifest.bytes)) as { readonly head: string };
  return new Map([['head', head], ...files.map(({ path, bytes: data }) => [path, sha256(data)] as const)]);
}

const same = (one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): boolean =>
  one.size === two.size && [...one].every(([path, hash]) => two.get(path) === hash);

/** The platform's context on the one connection that has made the alterations and not committed them. */
function within({ world, admin }: Scene): Context {
  return {
    ...world.ctx,
    read: (_, queries) => queries(admin),
    record: async (_, writes) => {
      const told = await writes(admin as unknown as pg.PoolClient);
      return told.ok ? { kind: 'done', status: 200, answer: told.value, replayed: false } : { kind: 'refused', refusal: told };
    },
  };
}

/** Alters about half of the orders, has everything checked, and takes it all back. */
export async function playRound(scene: Scene, random: Random, most: number, tally: Tally): Promise<void> {
  const { admin, orders } = scene;
  const altered = new Map<string, string>();
  const undo: (() => Promise<void>)[] = [];
  await admin.query('begin');
  try {
    await admin.query('set local session_replication_role = replica');
    for (const orderId of random.shuffle(orders).slice(0, Math.ceil(orders.length / 2))) {
      if (altered.size >= most) break;
      const name = await alter(scene, random, orderId, undo);
      if (name !== null) altered.set(orderId, name);
    }
    const named = new Set<string>();
    await checkAll(within(scene), ({ stream, code }) => {
      if (stream?.kind !== 'order') return;
      named.add(stream.id);
      if (!altered.has(stream.id)) tally.accused.push(`${code} ${stream.id}`);
    });
    for (const [orderId, name] of altered) {
      const kind = tally.kinds.get(name) ?? { made: 0, found: 0 };
      tally.kinds.set(name, { made: kind.made + 1, found: kind.found + (named.has(orderId) ? 1 : 0) });
      tally.tampered += 1;
      if (!named.has(orderId)) tally.missed.push(`check: ${name} in ${orderId}`);
    }
    for (const [orderId, readable] of scene.claims) await judgeCaseFile(scene, orderId, readable, altered.get(orderId), tally);
  } finally {
    await admin.query('rollback');
    for (const back of undo) await back();
  }
}

/** One alteration of the order, drawn until one fits; its name, or null. */
async function alter(scene: Scene, random: Random, orderId: string, undo: (() => Promise<void>)[]): Promise<string | null> {
  const { admin: q, orders, world } = scene;
  const supplier = orderId.split('-')[0] ?? '';
  const others = orders.filter((id) => id !== orderId && id.startsWith(`${supplier}-`));
  const bench: Bench = { q, orderId, random, now: world.clock.now(), other: others.length > 0 ? random.pick(others) : orderId };
  for (let tries = 0; tries < 40; tries += 1) {
    const { name, alter: act } = random.pick([
      ...ALTERATIONS,
      ...ON_DISK.map((file) => ({ name: file.name, alter: () => file.act(scene, bench, undo) })),
    ]);
    await q.query('savepoint alteration');
    // Some alterations the database itself refuses, such as a second row under one key.
    const done = await act(bench).catch((error: unknown) => {
      if (error instanceof pg.DatabaseError) return false;
      throw error;
    });
    if (done) return name;
    await q.query('rollback to savepoint alteration');
  }
  return null;
}

type OnDisk = {
  readonly name: string;
  readonly act: (scene: Scene, bench: Bench, undo: (() => Promise<void>)[]) => Promise<boolean>;
};

/** A stored file that no other order names, altered where it lies. */
const onDisk = (name: string, change: (bytes: Buffer, random: Random) => Buffer | null): OnDisk => ({
  name: `file: ${name}`,
  act: async ({ folder, admin }, { orderId, random }, undo) => {
    const { rows } = await admin.query<{ sha256: string }>(
      `select d.sha256 from document d where d.order_id = $1 and d.erased_at is null
         and exists (select 1 from event e where e.stream_id = $1 and strpos(e.data::text, d.document_id) > 0)
         and not exists (select 1 from document o where o.sha256 = d.sha256 and o.order_id <> d.order_id) order by 1`,
      [orderId],
    );
    if (rows.length === 0) return false;
    const { sha256: key } = random.pick(rows);
    const path = join(folder, key.slice(0, 2), key.slice(2, 4), key);
    const bytes = await readFile(path);
    undo.push(() => writeFile(path, bytes));
    const changed = change(bytes, random);
    await (changed === null ? rm(path) : writeFile(path, changed));
    return true;
  },
});

const ON_DISK: readonly OnDisk[] = [
  onDisk('a byte', (bytes, random) => {
    const at = random.int(0, bytes.length - 1);
    return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ (1 << random.int(0, 7)) : byte)));
  }),
  onDisk('cut short', (bytes, random) => bytes.subarray(0, random.int(0, bytes.length - 1))),
  onDisk('longer', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])),
  onDisk('another file in its place', () => randomBytes(200)),
  onDisk('deleted', () => null),
];

/** What whoever holds the case file finds without us: everything that is altered in it, and nothing in one that nobody touched. */
async function judgeCaseFile(
  scene: Scene,
  orderId: string,
  { path, files }: Readable,
  name: string | undefined,
  tally: Tally,
): Promise<void> {
  const { admin, world } = scene;
  await admin.query('savepoint case_file');
  const bytes = await caseFile(within(scene), world, path).catch(() => null);
  await admin.query('rollback to savepoint case_file');
  if (name === undefined) {
    const valid = bytes !== null && (await verifyCaseFile(bytes, null)).valid;
    if (!valid) tally.accused.push(`case file ${orderId}`);
    return;
  }
  if (bytes === null) {
    tally.caseFiles.notMade += 1;
    return;
  }
  const { valid } = await verifyCaseFile(bytes, null);
  if (!valid) tally.caseFiles.broken += 1;
  else if (same(shownIn(bytes), files)) tally.caseFiles.notInIt += 1;
  else tally.missed.push(`case file: ${name} in ${orderId}`);
}

/** Orders and events, for the report. */
export const sizeOf = (scene: Scene): Promise<{ readonly orders: number; readonly events: number }> =>
  look(scene.world, async (q) => {
    const { rows } = await q.query<{ n: number }>('select count(*)::int as n from event');
    return { orders: scene.orders.length, events: rows[0]?.n ?? 0 };
  });
