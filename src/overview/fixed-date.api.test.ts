/** A shipping date that hangs on the deposit, from the draft to the paper: shown before, written in when the money is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';

const STORY = `
story: Banner stands five days after the deposit
source: made for this test
policy: classic
now: 2026-02-02T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, zone: Asia/Shanghai, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Banner stand, category: furniture, quantity: 100 pcs, unit_price: 20.00 USD, incoterm: FCA Ningbo, ship_by: "4-5 days once deposit received", cover: pre_shipment }
  - buyer.add_clause: { id: width, text: "Banner width 850 mm ± 5 mm", class: major }
  - buyer.send: {}
  - supplier.confirm: { acknowledge: [ship_by] }
  - buyer.confirm: { acknowledge: [ship_by] }
  - bank.credits: { amount: 600.00 USD }
  - at: 2026-02-09T00:00:00+08:00
  - buyer.open_claim: { ground: not_shipped }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await stageOf(STORY);
}, 120_000);
afterAll(() => stage.stop());

type Order = {
  readonly shipBy: { readonly date: string | null; readonly rule?: object; readonly says?: { readonly en: string } };
  readonly contract: { readonly version: number; readonly agreed: { readonly fingerprint: string } | null };
};
const path = (more = ''): string => `/v1/orders/${stage.world.current?.orderId}${more}`;
const read = async (url: string) => JSON.parse((await stage.get(stage.world.people.buyer ?? null, url)).text) as unknown;
const order = async () => (await read(path())) as Order;

describe('a shipping date after the deposit', () => {
  it('is shown with its event, count and zone before anybody confirms', async () => {
    await stage.playUntil('buyer.send');
    const { shipBy } = await order();
    expect(shipBy).toMatchObject({ date: null, rule: { trigger: 'deposit', days: 5, in: 'calendar_days' } });
    expect(shipBy.says?.en).toContain('5 calendar days after the deposit is received');
    expect((await stage.get(stage.world.people.buyer ?? null, path('/contract/document?lang=en'))).text).toContain(
      '“4-5 days once deposit received”: 5 calendar days after the deposit is received',
    );
  });

  it('gets its day in the commit that books the deposit: the contract’s next version, told to both', async () => {
    await stage.playUntil('buyer.confirm');
    expect((await order()).contract.version).toBe(1);
    await stage.playUntil('bank.credits');
    const { shipBy, contract } = await order();
    expect([shipBy.date, shipBy.rule, contract.version]).toEqual(['2026-02-07', undefined, 2]);
    const { rows } = await stage.database.admin.query(
      `select distinct data ->> 'to' as company from pgboss.job where data ->> 'template' = 'date_fixed'`,
    );
    const { buyer, supplier } = stage.world.people;
    expect(rows.map(({ company }) => company).sort()).toEqual([buyer?.companyId, supplier?.companyId].sort());
  });

  it('is on the paper, whose fingerprint anybody can look up', async () => {
    const { text } = await stage.get(stage.world.people.supplier ?? null, path('/contract/document?lang=en'));
    expect(text).toContain('written in by the programme on 2026-02-02');
    const [, print = ''] = /^Fingerprint: ([0-9a-f]{64})$/m.exec(text) ?? [];
    expect(await read(`/v1/contracts/${print}`)).toMatchObject({ known: true, version: 2 });
  });

  it('is what a late claim is judged by, and the check of everything finds nothing', async () => {
    await stage.playToEnd();
    const check = await stage.get(stage.world.people.operator ?? null, '/v1/check?limit=200');
    expect((JSON.parse(check.text) as { findings: readonly unknown[] }).findings).toEqual([]);
  });
});
