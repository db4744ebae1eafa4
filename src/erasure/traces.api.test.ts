/** No trace is left: after everything of an order was erased, its words and bytes are in no table and in no file. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type Person, makeClient } from '../../scripts/stories/client.ts';
import { playSteps } from '../../scripts/stories/play.ts';
import { type StoryServer, startServer } from '../../scripts/stories/server.ts';
import { setUp, setupBegins } from '../../scripts/stories/setup.ts';
import { type Story, readStory } from '../../scripts/stories/story.ts';
import { type World, claimPath, orderOf, orderPath } from '../../scripts/stories/world.ts';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { verifyCaseFile } from '../casefile/report.service.ts';
import { sha256 } from '../kernel/canonical.ts';

/** A word that stands in everything a person writes here, and nowhere else. */
const WORD = 'quagga';

const STORY = `
story: A tent whose papers are full of one word
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery, instalments: [ { name: full, share: 100, due: on_confirmation } ] }
  - buyer.add_clause: { id: door, text: "Clear height of the front entrance at least 200 cm, agreed with Mr ${WORD}", class: major }
  - buyer.add_clause: { id: nice, text: "A nice ${WORD} look of good ${WORD} quality, as soon as possible", class: minor }
  - buyer.message: { text: "Will the ${WORD} freight of 240 USD be included, to my personal ${WORD} account?" }
  - buyer.send: {}
  - supplier.decline: { reason: the ${WORD} look }
  - buyer.remove_clause: { id: nice }
  - buyer.send: {}
  - supplier.confirm: {}
  - buyer.confirm: {}
  - bank.credits: { amount: 4800.00 USD }
  - at: 2026-03-18T10:00:00+08:00
  - supplier.ship: { on: 2026-03-18, documents: [ { type: bill_of_lading, dated: 2026-03-18, issuer: "${WORD} lines" } ] }
  - at: 2026-04-25T09:00:00+01:00
  - supplier.arrived: { on: 2026-04-24 }
  - at: 2026-04-28T09:00:00+01:00
  - buyer.open_claim: { ground: quality, clauses: [door], evidence: [ { kind: own_measurement, clause: door, values: ["148 cm", "149 cm"], instrument: steel tape, uncertainty: "0.5 cm", method: floor to lowest ${WORD} point of the frame, text: "as my ${WORD} shows" } ] }
  - supplier.respond: { accept: false, text: "the ${WORD} was not assembled properly" }
  - at: 2026-05-23T09:00:00+08:00
  - buyer.escalate: {}
  - operator.determine: {}
  - operator2.approve: {}
  - operator.refund_paid: {}
  - at: 2026-07-01T09:00:00+08:00
`;
/** Steps until the claim is answered. */
const OPENING = 17;

let database: TestDatabase;
let server: StoryServer;
let client: Client;
let world: World;
let photo: Buffer;

async function play(story: Story, from: number, to?: number): Promise<void> {
  const problems: string[] = [];
  await playSteps({ ...world, story: { ...story, steps: story.steps.slice(from, to) } }, (played) =>
    problems.push(...played.problems),
  );
  expect(problems).toEqual([]);
  world.current = world.orders.at(-1) ?? null;
}

async function filePhoto(who: Person): Promise<void> {
  const path = await claimPath(world);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), `${WORD}.jpg`);
  const headers = { authorization: `Bearer ${who.token}`, 'quayside-company': who.companyId, 'idempotency-key': 'photo-1' };
  const reply = await fetch(`${server.url}${path}/files`, { method: 'POST', headers, body: form });
  const { fileId } = (await reply.json()) as { fileId: string };
  const evidence = [{ kind: 'photo', clause: 'door', text: `the ${WORD} beside the door`, fileIds: [fileId] }];
  expect(await client.ask(who, 'POST', `${path}/evidence`, { body: { evidence } })).toMatchObject({ ok: true });
}

beforeAll(async () => {
  photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 90, b: 10 } } })
    .withExif({ IFD0: { Copyright: WORD } })
    .jpeg()
    .toBuffer();
  const story = readStory(STORY);
  database = await freshDatabase();
  server = await startServer({ url: database.adminUrl, secret: database.secret }, setupBegins(story.now));
  client = makeClient(server.url);
  world = await setUp(client, story, database.secret);
  await play(story, 0, OPENING);
  await filePhoto(world.people.buyer);
  await play(story, OPENING);
}, 120_000);
afterAll(async () => {
  await client.quiet();
  await server.stop();
  await database.drop();
});

/** Tables of every schema in which the word stands. */
async function tables(): Promise<readonly string[]> {
  const { rows } = await database.admin.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await database.admin.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${WORD}%`]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found;
}

/** The server's files: those that bear the word, and those that hold the photo or its copy. */
async function files(): Promise<readonly string[]> {
  const all = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of all.filter((entry) => entry.isFile())) {
    // A letter that is being written gets its name meanwhile, and is read under that one or the next time.
    const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    if (bytes.includes(WORD) || file.parentPath.includes('files')) found.push(file.name);
  }
  return found;
}

const orderUrl = (): string => orderPath(orderOf(world));

describe('everything of an order, erased', () => {
  it('was there before, in one table and as two files', async () => {
    expect(await tables()).toEqual(['public.content']);
    expect(await files()).toEqual(expect.arrayContaining([sha256(photo)]));
    expect(await files()).toHaveLength(2);
  });

  it('leaves no trace in any table or file, and a chain that verifies', async () => {
    const { orderId } = orderOf(world);
    const ids = async (column: string, table: string, of: string): Promise<readonly string[]> =>
      (await database.admin.query<{ id: string }>(`select ${column} as id from ${table} where ${of} = $1`, [orderId])).rows.map(
        ({ id }) => id,
      );
    const contents = await ids('content_id', 'content', 'stream_id');
    const documents = await ids('document_id', 'document', 'order_id');
    const body = { contents, files: documents, reason: 'data_subject_request' } as never;
    expect(await client.ask(world.people.operator, 'POST', `${orderUrl()}/erasures`, { body })).toMatchObject({ ok: true });
    // Bytes go after the commit; the queue looks every two seconds.
    for (let turn = 0; turn < 100 && (await files()).length > 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await tables()).toEqual([]);
    expect(await files()).toEqual([]);
    expect(await client.get(world.people.operator, '/v1/check')).toMatchObject({ findings: [] });
    const page = await client.get(world.people.buyer, orderUrl());
    expect(JSON.stringify(page)).not.toContain(WORD);
  }, 60_000);

  it('is told by the case file, which stays valid, and by whoever asks for a file', async () => {
    const { bytes } = await client.download(world.people.buyer, await claimPath(world, '/case-file'));
    expect(Buffer.from(bytes).includes(WORD)).toBe(false);
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: null });
    const [fileId] = (await database.admin.query<{ id: string }>('select document_id as id from document')).rows.map(
      ({ id }) => id,
    );
    const path = await claimPath(world, `/files/${fileId}`);
    const gone = await client.ask(world.people.supplier, 'GET', path);
    expect(gone).toMatchObject({ ok: false, status: 410, code: 'document.erased' });
  });
});
