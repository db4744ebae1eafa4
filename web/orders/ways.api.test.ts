/** What buyers and suppliers do on an order's page besides its steps: paying, inspections, messages, papers, exports, paper. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/seed/parties.data.ts';
import { sha256 } from '../../src/kernel/canonical.ts';
import { type Demo, openDemo } from '../../test/demo.ts';
import { now } from '../clock.ts';
import { ask } from '../../test/server.ts';

const patience = { timeout: 240_000 };
const BUYER = 'olivia@northquay.example';
const BRIGHTWAY = 'chen.wei@brightway.example';
const STEELWARE = 'zhao.lei@steelware.example';
const INSPECTOR = 'inspector@veritas.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

type Items<T> = { readonly items: readonly T[] };

const tokenOf = async (email: string): Promise<string> =>
  String((await ask(demo.url, 'POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })).body['token']);

async function orderOf(goods: string): Promise<string> {
  const { items } = await demo.read<Items<{ readonly orderId: string; readonly title: string; readonly state: string }>>(
    BUYER,
    '/v1/orders?limit=50&state=confirmed&state=funded&state=ready',
  );
  const found = items.find(({ title }) => title.startsWith(goods));
  if (!found) throw new Error(`no order of ${goods}`);
  return found.orderId;
}

/** What a press saves, as text. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path(), 'utf8');
}

it(
  'a card is chosen with its fee in sight; declined it pays nothing, and an answer that got lost pays once',
  patience,
  async () => {
    const orderId = await orderOf('Tunnel tent');
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    await page.getByText('26.05 USD, borne by the programme').waitFor();
    await page.getByText('what your bank takes for a wire; you bear it').waitFor();
    await press(/^Pay by card$/);
    const pay = page.getByRole('button', { name: /^Pay 888.00 USD by card$/ });
    await page.getByLabel('Card', { exact: true }).selectOption('tok_declined');
    await pay.click();
    await page.getByRole('alert').waitFor();
    expect(await demo.read(BUYER, `/v1/orders/${orderId}`)).toMatchObject({ state: 'confirmed', money: { paidMinor: 0 } });
    await page.getByLabel('Card', { exact: true }).selectOption('tok_lost');
    await pay.click();
    await press(/^Ask again: it is charged once$/);
    await page.getByRole('heading', { name: /report the goods ready/ }).waitFor();
    expect(await demo.read(BUYER, `/v1/orders/${orderId}`)).toMatchObject({ state: 'funded', money: { paidMinor: 88_800 } });
    const { lines } = await demo.read<{ readonly lines: readonly unknown[] }>(BUYER, `/v1/orders/${orderId}/statement`);
    expect(lines).toMatchObject([{ what: 'in', amountMinor: 88_800 }]);
    await page.goto(`${demo.url}/orders/${orderId}/statement`);
    const line = page.getByRole('row').filter({ hasText: 'Payment came in' });
    await line.waitFor();
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['When', 'What', 'In', 'Out', 'Held after']);
    expect(await line.getByRole('cell').nth(2).innerText()).toMatch(/\+888\.00\sUSD/);
    expect(await line.getByRole('cell').nth(3).innerText()).toBe('');
    expect(await page.locator('main').innerText()).not.toContain(`in:${orderId}`);
    await page.context().close();
  },
);

it(
  'a wire is announced with who pays it, and its steps are shown; a payee is checked; seals are compared on arrival',
  patience,
  async () => {
    const orderId = await orderOf('Insulated bottle');
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    const check = async (name: string, number: string): Promise<void> => {
      await page.getByLabel('Beneficiary', { exact: true }).fill(name);
      await page.getByLabel('Account number').fill(number);
      await press(/^Compare$/);
    };
    await page.getByText('Check an account you were given').click();
    await check('Yongkang Steelware', '6228 4803 3900 5173');
    await page.getByText('It is the registered account').waitFor();
    await check('Yongkang Steelware', '6228 4803 3900 9999');
    await page.getByText('It is not the registered account: do not pay').waitFor();
    await press(/^Show wire instructions$/);
    await page.getByRole('checkbox', { name: /Somebody else sends the wire/ }).click();
    await page.getByLabel(/^Name of the payer/).fill('Quick Transfer Ltd');
    await press(/^I have sent the wire$/);
    await page.getByRole('heading', { name: /The bank: the announced wire for the balance arrives/ }).waitFor();
    await page.getByText('Paid by somebody else, as declared').waitFor();
    const wires = await demo.read<Items<unknown>>(BUYER, `/v1/orders/${orderId}/wires`);
    expect(wires.items.at(-1)).toMatchObject({ instalment: 'balance', thirdParty: true, seenAt: null, matchedAt: null });

    // The supplier sees the money before the platform reads a statement.
    const theirs = await demo.open(STEELWARE, `/orders/${orderId}`);
    await theirs.press(/^6,300.00 USD arrived on our account$/);
    await theirs.page.getByText('It counts as paid from now on').waitFor();
    await theirs.page
      .getByRole('button', { name: /arrived on our account$/ })
      .last()
      .click();
    await theirs.page.getByRole('heading', { name: /^You: ship the goods/ }).waitFor();
    await theirs.page.context().close();
    await page.getByText('6,300.00 USD of 6,300.00 USD').waitFor();

    // Shipped under the inspector's seals: told by the API, as the supplier's own system would.
    const supplier = await tokenOf(STEELWARE);
    const on = now().slice(0, 10);
    const shipped = { on, documents: [{ type: 'other_document' }], seals: ['SG4410871', 'SG4410872'] };
    expect(
      (await ask(demo.url, 'POST', `/v1/orders/${orderId}/shipment`, { token: supplier, body: shipped })).body,
    ).not.toHaveProperty('code');
    await page.getByLabel('Seals on the goods').fill('SG4410871, XX1');
    await press(/^Compare the seals that arrived$/);
    await page.getByText('On arrival: missing: SG4410872; unknown: XX1').waitFor();
    await page.getByText('Seals are missing or unknown: treat the goods as not the inspected ones').waitFor();
    await page.context().close();
  },
);

it('an inspection is booked at a price, and what it finds stands beside the clause with its photo', patience, async () => {
  const orderId = await orderOf('LED tube');
  const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
  await press(/^Book an inspection$/);
  await page.getByText('Counts in a determination').first().waitFor();
  await page.getByText('285.00 USD a day, 1 day for 80 units').waitFor();
  await press(/^Book Bureau Veritas$/);
  // One press commits to nothing: what it costs, who bears it and what it counts for stand before the second.
  await page.getByText(/^The visit costs 285\.00\sUSD\. You bear it;.* decides a clause by itself\.$/).waitFor();
  const before = await demo.read<{ readonly bookings: readonly { readonly status: string }[] }>(
    BUYER,
    `/v1/orders/${orderId}/inspections`,
  );
  expect(before.bookings.filter(({ status }) => status === 'booked')).toEqual([]);
  await press(/^Book Bureau Veritas$/);
  await page.getByText('Bureau Veritas is booked for this visit.').waitFor();
  await page.getByRole('status').getByRole('link').click();
  await page.getByText('285.00 USD, borne by Northquay Imports Ltd').waitFor();

  const { bookings } = await demo.read<{ readonly bookings: readonly { readonly bookingId: string; readonly kind: string }[] }>(
    BUYER,
    `/v1/orders/${orderId}/inspections`,
  );
  const bookingId = bookings.find(({ kind }) => kind === 'during_production')?.bookingId ?? '';
  const visit = `/v1/orders/${orderId}/inspections/${bookingId}`;
  const token = await tokenOf(INSPECTOR);
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('clauseId', 'power');
  form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/png' }), 'power.png');
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'photo-of-power' };
  expect((await fetch(`${demo.url}${visit}/photos`, { method: 'POST', headers, body: form })).status).toBe(201);
  const report = { measured: { power: ['24.1 W', '24.3 W', '26.4 W'] }, facts: { label: 'pass' } };
  expect((await ask(demo.url, 'POST', `${visit}/report`, { token, body: report })).body).not.toHaveProperty('code');

  // The page is open all the while: it hears of it.
  const clause = page.getByRole('listitem').filter({ hasText: /^Power draw 24 W/ });
  await clause.getByText('24.1, 24.3, 26.4 W · 1 of 3 out of limits').waitFor();
  await clause.getByText('Not met').waitFor();
  await clause.getByRole('button', { name: /Power draw 24 W/ }).click();
  await page.getByRole('dialog').getByText(sha256(photo)).first().waitFor();
  await page.getByRole('dialog').getByText('Bureau Veritas').waitFor();
  await page.keyboard.press('Escape');
  await press(/^Book an inspection$/);
  await page.getByLabel('What is looked at').selectOption('loading');
  await press(/^Book SGS$/);
  await press(/^Book SGS$/);
  await page.getByRole('status').getByRole('link').click();
  await press(/^Cancel the visit$/);
  await page.getByText('The agency is told at once.').waitFor();
  await page
    .getByRole('button', { name: /^Cancel the visit$/ })
    .last()
    .click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  await page.context().close();
});

it('a message arrives by itself, with what it is flagged for and what it promises without the contract', patience, async () => {
  const orderId = await orderOf('LED tube');
  const path = `/orders/${orderId}/messages`;
  const [mine, theirs] = await Promise.all([demo.open(BUYER, path), demo.open(BRIGHTWAY, path)]);
  await theirs.page.getByLabel('Your message').fill('Our account changed, please pay the new one. 2 years warranty.');
  await theirs.press(/^Send$/);
  await mine.page.getByText('Our account changed, please pay the new one.').waitFor();
  await mine.page.getByText('A message names an account, or says that it changed.').waitFor();
  await mine.page.getByText('Promised: a warranty of 24 months.').waitFor();
  await mine.page.goto('/messages');
  await mine.page.getByText('1 message', { exact: true }).waitFor();
  expect(await mine.page.getByText('1 new').count()).toBe(0);
  await Promise.all([mine.page.context().close(), theirs.page.context().close()]);
});

it('who has no order yet writes to a supplier, which finds the question among its messages', patience, async () => {
  const { items } = await demo.read<Items<{ readonly supplierId: string }>>(BUYER, '/v1/suppliers?query=Steelware');
  const { page, press } = await demo.open('dana@cascade.example', `/suppliers/${items[0]?.supplierId}`);
  await press(/^Write to the supplier$/);
  await page.getByLabel('Your message').fill('Do you make jars of 900 ml?');
  await press(/^Send$/);
  await page.getByRole('article').getByText('Do you make jars of 900 ml?').waitFor();
  await page.context().close();
  const theirs = await demo.open(STEELWARE, '/messages');
  await theirs.page.getByText('1 new').waitFor();
  await theirs.press(/^Cascade Outfitters LLC$/);
  await theirs.page.getByText('Do you make jars of 900 ml?').waitFor();
  await theirs.page.context().close();
});

it('the case file is saved as the archive it is', patience, async () => {
  const { items } = await demo.read<Items<{ readonly orderId: string }>>(BUYER, '/v1/orders?state=refunded');
  const { page, press } = await demo.open(BUYER, `/orders/${items[0]?.orderId}`);
  const [download] = await Promise.all([page.waitForEvent('download'), press(/^Sealed case file$/)]);
  expect(download.suggestedFilename()).toMatch(/^quayside-case-.+\.zip$/);
  await page.context().close();
});

it('statements, orders and events leave as files, and the order prints whole', patience, async () => {
  const { page, press } = await demo.open(BUYER, '/statements');
  await page.getByText('Debits and credits are equal').waitFor();
  expect(await saved(page, () => press(/^Save as CSV$/))).toMatch(/^at,order,what,debit,credit,currency,amount,intent\r\n/);
  await page.goto('/orders');
  const orders = await saved(page, () => press(/^Save as CSV$/));
  expect(orders).toMatch(/^\uFEFForder,goods,state,/);
  expect(orders).toContain('LED tube T8 120 cm');
  const { items } = await demo.read<Items<{ readonly orderId: string }>>(BUYER, '/v1/orders?state=completed');
  const orderId = items[0]?.orderId ?? '';
  const { chain } = await demo.read<{ readonly chain: { readonly length: number; readonly head: string } }>(
    BUYER,
    `/v1/orders/${orderId}/events`,
  );
  await page.goto(`/orders/${orderId}#event-2`);
  await page.locator('#event-2').waitFor();
  const events = await saved(page, () => press(/^Save as CSV$/));
  expect(events.trim().split('\r\n')).toHaveLength(chain.length + 1);
  expect(events).toContain(chain.head);
  await page.getByLabel('Kind of events').selectOption('inspection');
  await page.getByText('The inspection passed · Bureau Veritas').waitFor();
  expect(await page.getByText('Money was released to the supplier').count()).toBe(0);
  await page.goto(`/orders/${orderId}`);
  await page.locator(`#event-${chain.length}`).waitFor();
  expect(await page.locator('#event-1').count()).toBe(0);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.locator('#event-1').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
  await page.context().close();
});
