/** The contract on paper over HTTP: who reads it, in which language and form, and what anybody learns of a fingerprint. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { textOfPdf, withoutBlanks } from '../adapters/pdf/text.testing.ts';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';

// Chinese fonts are 10 MB each to open: slow where the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const STORY = `
story: A tent whose contract is printed before and after it is confirmed and amended
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: 浙江帆布制品有限公司, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery, instalments: [ { name: full, share: 100, due: on_confirmation } ] }
  - buyer.add_clause: { id: door, text: "Clear height of the front entrance at least 150 cm", class: major }
  - buyer.send: {}
  - supplier.confirm: {}
  - buyer.confirm: {}
  - supplier.amend: { set: { ship_by: 2026-03-27 } }
  - buyer.confirm_amendment: {}
  - supplier.amend: { add_clauses: [ { id: feel, text: "Canvas of a nice feel", class: minor } ] }
  - buyer.confirm_amendment: { acknowledge: [feel] }
  - supplier.amend: { change_clauses: [ { id: feel, text: "Canvas of a very nice feel", class: minor } ] }
  - buyer.confirm_amendment: { acknowledge: [feel] }
  - buyer.amend: { set: { ship_by: 2026-04-03 } }
  - supplier.confirm_amendment: {}
`;

let stage: Stage;
let first = '';

const documentPath = (): string => `/v1/orders/${stage.world.current?.orderId}/contract/document`;
const fingerprintIn = (text: string): string => /^Fingerprint: ([0-9a-f]{64})$/m.exec(text)?.[1] ?? '';

beforeAll(async () => {
  stage = await stageOf(STORY);
}, 120_000);
afterAll(() => stage.stop());

describe('the paper of a contract', () => {
  it('is marked as not confirmed while it is on the table, and its fingerprint is unknown', async () => {
    await stage.playUntil('supplier.confirm');
    const { buyer } = stage.world.people;
    const { text } = await stage.get(buyer, documentPath());
    expect(text).toContain('Status: not confirmed: this text binds nobody');
    expect(text).toContain('* Supplier confirmed (version 1)');
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^NOT CONFIRMED/);
    first = fingerprintIn(text);
    expect(JSON.parse((await stage.get(null, `/v1/contracts/${first}`)).text)).toEqual({
      known: false,
      confirmedAt: null,
      version: null,
    });
  });

  it('is the same for both sides once both confirmed, and its address answers anybody without a name', async () => {
    await stage.playUntil('buyer.confirm');
    const { buyer, supplier } = stage.world.people;
    const [mine, theirs] = [await stage.get(buyer, documentPath()), await stage.get(supplier, documentPath())];
    expect(mine.text).toBe(theirs.text);
    expect(fingerprintIn(mine.text)).toBe(first);
    expect(mine.text).toContain('Read as: Clear height of the front entrance at least 150 cm.');
    expect(mine.text).toContain('1 | Display tent');
    const address = /^Verify at: (\S+)$/m.exec(mine.text)?.[1] ?? '';
    const known = await stage.get(null, new URL(address).pathname);
    expect(known.status).toBe(200);
    const answer = JSON.parse(known.text) as Record<string, unknown>;
    expect(Object.keys(answer).sort()).toEqual(['confirmedAt', 'known', 'version']);
    expect(answer).toMatchObject({ known: true, version: 1 });
    expect(mine.text).toContain(String(answer['confirmedAt']).replace('T', ' ').replace('Z', ''));
  });

  it('names events and hashes that the history of the order has', async () => {
    const { buyer } = stage.world.people;
    const { text } = await stage.get(buyer, documentPath());
    const events = JSON.parse((await stage.get(buyer, `/v1/orders/${stage.world.current?.orderId}/events?limit=100`)).text) as {
      items: { seq: number; type: string; hash: string }[];
    };
    const told = events.items.filter(({ type }) => type === 'contracts.confirmed' || type === 'contracts.agreed');
    expect(told).toHaveLength(3);
    for (const { seq, hash } of told) expect(text).toMatch(new RegExp(`vent: ${seq}\\nIts hash: ${hash}`));
  });

  it('comes in English, in Chinese and in both, as text and as PDF', async () => {
    const { supplier } = stage.world.people;
    const zh = await stage.get(supplier, documentPath(), { 'accept-language': 'zh-CN' });
    expect(zh.headers.get('content-language')).toBe('zh');
    expect(zh.text).toContain('解读为：前门净高 不低于 150 cm。');
    const both = await stage.get(supplier, `${documentPath()}?lang=both&format=pdf`);
    expect(both.headers.get('content-type')).toBe('application/pdf');
    expect(both.headers.get('content-disposition')).toContain('-both.pdf"');
    const printed = withoutBlanks(textOfPdf(both.bytes).join(''));
    expect(printed).toContain('浙江帆布制品有限公司');
    expect(printed).toContain('Requirements/要求');
    expect((await stage.get(supplier, `${documentPath()}?lang=fr`)).status).toBe(422);
  });

  it('is nobody else’s', async () => {
    expect((await stage.get(null, documentPath())).status).toBe(401);
    const { buyer } = stage.world.people;
    expect((await stage.get(buyer, '/v1/orders/aaaaaaaaaa-bbbbbbbbbb/contract/document')).status).toBe(404);
    expect((await stage.get(null, '/v1/contracts/abc')).status).toBe(422);
  });

  it('of an amended contract tells who proposed and who confirmed; the former fingerprint stays known', async () => {
    await stage.playUntil('buyer.confirm_amendment');
    const { text } = await stage.get(stage.world.people.buyer, documentPath());
    expect(text).toContain('* Supplier proposed the amendment (version 2)');
    expect(text).toContain('* Buyer confirmed the amendment (version 2)');
    expect(text).toContain('Ship by: 2026-03-27');
    const second = fingerprintIn(text);
    expect(second).not.toBe(first);
    const answers = [await stage.get(null, `/v1/contracts/${first}`), await stage.get(null, `/v1/contracts/${second}`)];
    expect(answers.map(({ text: told }) => JSON.parse(told) as object)).toMatchObject([
      { known: true, version: 1 },
      { known: true, version: 2 },
    ]);
  });

  it('of a later version shows who acknowledged which of its clauses', async () => {
    const { buyer } = stage.world.people;
    for (const version of [3, 4, 5]) {
      if (version === 5) await stage.playToEnd();
      else await stage.playUntil('buyer.confirm_amendment', version - 1);
      const { text } = await stage.get(buyer, documentPath());
      expect(text).toContain(`by version ${version} since`);
      expect(text).toMatch(/nothing can be claimed on it\. Acknowledged by the buyer\.$/m);
    }
  });
});
