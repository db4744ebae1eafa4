/** Orders of the demonstration whose money the programme holds, brought over the API to the day on which they are released. */
import { type Instant, addMillis, dayOf } from '../../src/kernel/dates.ts';
import type { Demo } from '../../test/demo.ts';

type Told = { readonly order: { readonly orderId: string } };
const DAY_MS = 24 * 60 * 60 * 1_000;
export type People = { readonly operator: string; readonly buyer: string; readonly supplier: string };

/** 1,000.00 USD paid by card into the programme's keeping, shipped and received, all claims late: 950.00 are the supplier's. */
export async function releasedInHold(demo: Demo, { operator, buyer, supplier }: People): Promise<string> {
  type Me = { readonly acting: { readonly companyId: string } };
  const { acting } = await demo.read<Me>(supplier, '/v1/me');
  const settings = {
    policy: 'classic',
    strict: false,
    account: { beneficiary: 'Quayside', number: '9000000001', bank: 'Harbour Bank' },
  };
  await demo.act(operator, 'PUT', '/v1/programme', { ...settings, mode: 'hold' });
  const { order } = await demo.act<Told>(buyer, 'POST', '/v1/orders', {
    counterparty: acting.companyId,
    currency: 'USD',
    incoterm: 'FOB Ningbo',
    shipBy: '2027-05-14',
    cover: 'pre_shipment',
    lines: [{ product: 'Cork coaster', quantity: '1000 pcs', unitPriceMinor: 100 }],
    clauses: [{ clauseId: 'thick', text: 'Thickness 4.0 mm ± 0.2 mm, measured with a caliper' }],
    instalments: [{ name: 'all', sharePercent: 100, due: 'on_confirmation' }],
  });
  await demo.act(operator, 'PUT', '/v1/programme', { ...settings, mode: 'guarantee' });
  const url = `/v1/orders/${order.orderId}`;
  const { now } = await demo.read<{ readonly now: Instant }>(buyer, '/v1/demonstration');
  const today = dayOf(now, 'Asia/Shanghai');
  const steps: readonly (readonly [as: string, path: string, body?: unknown])[] = [
    [buyer, '/send'],
    [supplier, '/confirm'],
    [buyer, '/confirm'],
    [buyer, '/instalments/all/card', { token: 'tok_visa' }],
    [supplier, '/ready', { producedPercent: 100, packedPercent: 100 }],
    [supplier, '/shipment', { on: today, documents: [{ type: 'bill_of_lading' }] }],
  ];
  for (const [as, path, body] of steps) await demo.act(as, 'POST', url + path, body);
  // A day later it is that day where the buyer is, too.
  await demo.act(operator, 'POST', '/v1/demonstration/clock', { to: addMillis(now, DAY_MS) });
  await demo.act(buyer, 'POST', `${url}/receipt`, { on: today });
  // What can still be claimed after the receipt keeps the money until its last window closes.
  type Deadlines = { readonly items: readonly { readonly name: string; readonly dueAt: Instant }[] };
  const { items } = await demo.read<Deadlines>(buyer, `${url}/deadlines`);
  const to = items.find(({ name }) => name === 'shipments.windows_close')?.dueAt;
  await demo.act(operator, 'POST', '/v1/demonstration/clock', { to });
  return order.orderId;
}
