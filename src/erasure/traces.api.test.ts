/** No trace is left: after everything of an order was erased, its words and bytes are in no table and in no file. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimPath, orderOf, orderPath } from '../../scripts/stories/world.ts';
import { type Stage, filePhoto, photoWith, stageOf } from '../../stories/stage.fixture.ts';
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

let stage: Stage;
let photo: Buffer;

beforeAll(async () => {
  photo = await photoWith(WORD);
  stage = await stageOf(STORY);
  await stage.playUntil('supplier.respond');
  const filed = { bytes: photo, name: `${WORD}.jpg`, clause: 'door', text: `the ${WORD} beside the door` };
  await filePhoto(stage, stage.world.people.buyer, filed);
  await stage.playToEnd();
}, 120_000);
afterAll(() => stage.stop());

/** Tables of every schema in which the word stands. */
async function tables(): Promise<readonly string[]> {
  const { rows } = await stage.database.admin.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await stage.database.admin.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${WORD}%`]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found;
}

/** The server's files: those that bear the word, and those that hold the photo or its copy. */
async function files(): Promise<readonly string[]> {
  const all = await readdir(stage.server.dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of all.filter((entry) => entry.isFile())) {
    // A letter that is being written gets its name meanwhile, and is read under that one or the next time.
    const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    if (bytes.includes(WORD) || file.parentPath.includes('files')) found.push(file.name);
  }
  return found;
}

const orderUrl = (): string => orderPath(orderOf(stage.world));

describe('everything of an order, erased', () => {
  it('was there before, in one table and as two files', async () => {
    expect(await tables()).toEqual(['public.content']);
    expect(await files()).toEqual(expect.arrayContaining([sha256(photo)]));
    expect(await files()).toHaveLength(2);
  });

  it('leaves no trace in any table or file, and a chain that verifies', async () => {
    const { orderId } = orderOf(stage.world);
    const ids = async (column: string, table: string, of: string): Promise<readonly string[]> =>
      (
        await stage.database.admin.query<{ id: string }>(`select ${column} as id from ${table} where ${of} = $1`, [orderId])
      ).rows.map(({ id }) => id);
    const contents = await ids('content_id', 'content', 'stream_id');
    const documents = await ids('document_id', 'document', 'order_id');
    const body = { contents, files: documents, reason: 'data_subject_request' } as never;
    expect(await stage.client.ask(stage.world.people.operator, 'POST', `${orderUrl()}/erasures`, { body })).toMatchObject({
      ok: true,
    });
    // Bytes go after the commit; the queue looks every two seconds.
    for (let turn = 0; turn < 100 && (await files()).length > 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await tables()).toEqual([]);
    expect(await files()).toEqual([]);
    expect(await stage.client.get(stage.world.people.operator, '/v1/check')).toMatchObject({ findings: [] });
    const page = await stage.client.get(stage.world.people.buyer, orderUrl());
    expect(JSON.stringify(page)).not.toContain(WORD);
  }, 60_000);

  it('is told by the case file, which stays valid, and by whoever asks for a file', async () => {
    const { bytes } = await stage.get(stage.world.people.buyer, await claimPath(stage.world, '/case-file'));
    expect(Buffer.from(bytes).includes(WORD)).toBe(false);
    expect(await verifyCaseFile(bytes, null)).toMatchObject({ valid: true, sameResult: null });
    const [fileId] = (await stage.database.admin.query<{ id: string }>('select document_id as id from document')).rows.map(
      ({ id }) => id,
    );
    const path = await claimPath(stage.world, `/files/${fileId}`);
    const gone = await stage.client.ask(stage.world.people.supplier, 'GET', path);
    expect(gone).toMatchObject({ ok: false, status: 410, code: 'document.erased' });
  });
});
