/** The stream of changes over a real connection: what is told, to whom, and how it ends. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Stage, stageOf } from '../../stories/stage.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const STORY = `
story: An order that somebody watches
source: made for this test
policy: classic
now: 2026-01-12T09:00:00+08:00
setup:
  buyer: { name: Fairground Displays Ltd, country: GB }
  supplier: { name: Zhejiang Canvas Works Co Ltd, country: CN, limit: 8000.00 USD }
steps:
  - buyer.start_order: { product: Display tent, category: tents-and-outdoor, quantity: 20 pcs, unit_price: 240.00 USD, incoterm: FOB Ningbo, ship_by: 2026-03-20, cover: post_delivery }
  - buyer.add_clause: { id: door, text: "Clear height of the front entrance at least 150 cm", class: major }
  - buyer.send: {}
  - supplier.confirm: {}
`;

let stage: Stage;
beforeAll(async () => {
  stage = await stageOf(STORY);
  await stage.playUntil('buyer.add_clause');
}, 120_000);

let stopped = false;
const stop = async (): Promise<void> => {
  if (stopped) return;
  stopped = true;
  await stage.stop();
};
afterAll(stop);

type Who = 'buyer' | 'supplier' | 'stranger' | 'operator';
const order = (): string => stage.world.current?.orderId ?? '';
const MISSING = 'spp0000000-0000000000';

async function listen(who: Who | null, orders: readonly string[]) {
  const person = who && stage.world.people[who];
  const off = new AbortController();
  const headers: Record<string, string> = person
    ? { authorization: `Bearer ${person.token}`, 'quayside-company': person.companyId }
    : {};
  const query = orders.map((id) => `order=${id}`).join('&');
  const response = await fetch(`${stage.server.url}/v1/live?${query}`, { headers, signal: off.signal });
  let text = '';
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  const reading = (async () => {
    for (;;) {
      const read = await reader?.read().catch(() => ({ done: true, value: undefined }));
      if (!read || read.done) return;
      text += decoder.decode(read.value as Uint8Array, { stream: true });
    }
  })();
  const told = () => [...text.matchAll(/event: version\ndata: (.*)\n\n/g)].map(([, data]) => JSON.parse(data ?? '') as object);
  const until = (test: () => boolean) => vi.waitFor(() => expect(test()).toBe(true), { timeout: 10_000, interval: 50 });
  const code = () => (JSON.parse(text) as { code: string }).code;
  return { response, code, told, until, text: () => text, ended: reading, stop: () => off.abort() };
}

describe('the stream', () => {
  it('tells who may see the order, and is silent to a stranger as about an order that is not there', async () => {
    const [writer, other] = [await listen('buyer', [order(), MISSING]), await listen('stranger', [order(), MISSING])];
    // The draft was not sent: the other side does not know of it, either.
    const seller = await listen('supplier', [order()]);
    await writer.until(() => writer.told().length === 1);
    expect(writer.told()).toEqual([expect.objectContaining({ orderId: order() })]);
    expect(seller.told()).toEqual([]);
    await stage.playUntil('buyer.send');
    await writer.until(() => writer.told().length > 1);
    expect([other.response.status, other.told()]).toEqual([200, []]);
    const asked = await listen('supplier', [order()]);
    await asked.until(() => asked.told().length === 1);
    asked.stop();
    writer.stop();
    other.stop();
    seller.stop();
  });

  it('tells the version at once, and again when the other side acts', async () => {
    const heard = await listen('buyer', [order()]);
    expect(heard.response.status).toBe(200);
    expect(heard.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(heard.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    await heard.until(() => heard.told().length === 1);
    const [{ version: before } = { version: 0 }] = heard.told() as { version: number }[];
    await stage.playUntil('supplier.confirm');
    await heard.until(() => heard.told().length === 2);
    expect(heard.told().at(-1)).toMatchObject({ orderId: order() });
    expect((heard.told().at(-1) as { version: number }).version).toBeGreaterThan(before);
    heard.stop();
  });

  it.each<readonly [string, Who | null, readonly string[], number]>([
    ['who is not signed in', null, [MISSING], 401],
    ['no order', 'buyer', [], 422],
    ['what is no order', 'buyer', ['nonsense'], 422],
    ['more orders than a page shows', 'buyer', Array.from({ length: 51 }, () => MISSING), 422],
  ])('is refused to %s', async (_, who, orders, status) => {
    const heard = await listen(who, orders);
    expect(heard.response.status).toBe(status);
    heard.stop();
  });

  it('is refused beyond twelve at once, and given again once one has ended', async () => {
    const open = await Promise.all(Array.from({ length: 12 }, () => listen('operator', [order()])));
    expect(open.map(({ response }) => response.status)).toEqual(open.map(() => 200));
    const refused = await listen('operator', [order()]);
    await refused.ended;
    expect([refused.response.status, refused.code()]).toEqual([429, 'live.too_many']);
    open[0]?.stop();
    const freed = async (): Promise<void> => {
      const again = await listen('operator', [order()]);
      expect(again.response.status).toBe(200);
      again.stop();
    };
    await vi.waitFor(freed, { timeout: 10_000, interval: 50 });
    for (const each of open) each.stop();
  });

  it('ends with the server, which does not wait for readers', async () => {
    const heard = await listen('buyer', [order()]);
    await heard.until(() => heard.told().length > 0);
    await stop();
    await heard.ended;
    expect(heard.text()).toContain(': open');
  });
});
