/** An inspector in a warehouse without a signal: entries, a photo and a signed report survive a reload, and arrive once. */
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openView } from '../../scripts/web/look.ts';
import { PASSWORD } from '../../src/cli/seed/parties.data.ts';
import { sha256 } from '../../src/kernel/canonical.ts';
import { type Demo, openDemo } from '../../test/demo.ts';
import { ask } from '../../test/server.ts';

const patience = { timeout: 240_000 };
const PHONE = { lang: 'en', theme: 'light', width: 360 } as const;
const INSPECTOR = 'inspector@sgs.example';

let demo: Demo;
let orderId = '';
let bookingId = '';
let photo: Buffer;

const tokenOf = async (email: string): Promise<string> =>
  String((await ask(demo.url, 'POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })).body['token']);

/** The tubes of the demonstration are made, and its buyer books a visit. */
async function bookVisit(): Promise<void> {
  const [buyer, supplier] = [await tokenOf('olivia@northquay.example'), await tokenOf('chen.wei@brightway.example')];
  const { body } = await ask(demo.url, 'GET', '/v1/orders?state=funded', { token: buyer });
  const [order] = body['items'] as readonly { readonly orderId: string }[];
  orderId = order?.orderId ?? '';
  const ready = { producedPercent: 100, packedPercent: 90 };
  await ask(demo.url, 'POST', `/v1/orders/${orderId}/ready`, { token: supplier, body: ready });
  const me = await ask(demo.url, 'GET', '/v1/me', { token: await tokenOf(INSPECTOR) });
  const { companyId: agencyId } = me.body['acting'] as { readonly companyId: string };
  const visit = { agencyId, kind: 'pre_shipment' };
  const booked = await ask(demo.url, 'POST', `/v1/orders/${orderId}/inspections`, { token: buyer, body: visit });
  bookingId = String(booked.body['bookingId']);
}

beforeAll(async () => {
  demo = await openDemo();
  photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toBuffer();
  await bookVisit();
}, patience.timeout);
afterAll(() => demo.close());

type Visits = {
  readonly bookings: readonly { readonly bookingId: string; readonly status: string }[];
  readonly reports: readonly Readonly<Record<string, unknown>>[];
  readonly photos: readonly Readonly<Record<string, unknown>>[];
};
/** What the buyer sees of the visit; by one sign-in, as one address may sign in so often a minute and this is asked again and again. */
const visits = (): Promise<Visits> => demo.read<Visits>('olivia@northquay.example', `/v1/orders/${orderId}/inspections`);

/** Presses what has a name, and counts how often a person pressed. */
function hand(page: Page) {
  let count = 0;
  const press = async (name: string | RegExp): Promise<void> => {
    count += 1;
    const named = { name, ...(typeof name === 'string' ? { exact: true } : {}) };
    await page.getByRole('button', named).or(page.getByRole('link', named)).first().click();
  };
  return { press, pressed: () => count };
}

const ready = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then(({ active }) => active?.state)');

/** Waits until the worker has put every file of the pages away and answers for them. */
async function settled(page: Page): Promise<void> {
  await ready(page);
  await page.waitForFunction('navigator.serviceWorker.controller?.state === "activated"');
}

describe('an inspector', () => {
  let context: BrowserContext;
  let page: Page;
  const clause = (text: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: text }) });
  beforeAll(async () => {
    context = await openView(demo.browser, demo.url, PHONE, await demo.cookie(INSPECTOR));
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    await page.goto('/', { waitUntil: 'networkidle' });
  }, patience.timeout);
  afterAll(() => context.close());

  it('accepts a job within 2 clicks', patience, async () => {
    const { press, pressed } = hand(page);
    await press('Jobs');
    await press(/^Accept: LED tube/);
    await page.getByRole('heading', { level: 2, name: 'To do' }).waitFor();
    expect(pressed()).toBeLessThanOrEqual(2);
    const status = async (): Promise<string | undefined> =>
      (await visits()).bookings.find((one) => one.bookingId === bookingId)?.status;
    await expect.poll(status).toBe('accepted');
    // The phone must have heard so: cut off before, it would send the acceptance again later.
    await page.getByText('Everything is sent').waitFor();
  });

  it('records a failed measurement with its photo within 3 clicks, without a connection', patience, async () => {
    await settled(page);
    await context.setOffline(true);
    const { press, pressed } = hand(page);
    await press('Jobs');
    await press('Begin');
    const power = clause('Power draw 24 W');
    await power.getByLabel('Reading in W').fill('26');
    await power.getByText('26 W is out of limits').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await power.getByText('Photo', { exact: true }).click();
    await (await chooser).setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
    await power.getByRole('img').waitFor();
    expect(pressed() + 1).toBeLessThanOrEqual(3);
    await power.getByText('Not met').waitFor();
    await power.getByText('waits').waitFor();
  });

  it('finds everything again after a reload without a connection', patience, async () => {
    await page.reload();
    const power = clause('Power draw 24 W');
    await power.getByText('26 W', { exact: true }).waitFor();
    await power.getByRole('img').waitFor();
    expect(await power.getByRole('img').getAttribute('title')).toBe(`SHA-256 ${sha256(photo)}`);
    const label = clause('Each tube carries');
    await label.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'One major more' }).click();
    await page.getByLabel('Container number').fill('MSKU 123456-5');
    await page.getByLabel('Carton seal').fill('sg 4410871');
    await page.getByLabel('Carton seal').press('Enter');
    // Kept one after the other: when this is on the phone, so is everything before it.
    await page.getByText('SG4410871').waitFor();
    expect((await visits()).photos).toEqual([]);
  });

  it('sees the verdict before it signs, and signs within 3 clicks', patience, async () => {
    await page.goto('/jobs');
    const { press, pressed } = hand(page);
    await press('Jobs');
    await press('Review and send');
    await page.getByText('The visit fails').waitFor();
    await press('Sign and send');
    expect(pressed()).toBeLessThanOrEqual(3);
    await page.getByText('Signed. It waits for the photos of this visit').waitFor();
    await page.reload();
    await page.getByText('Signed. It waits for the photos of this visit').waitFor();
    expect((await visits()).reports).toEqual([]);
  });

  it(
    'with a connection again, the photo and then the report arrive, each once, though the first answers are lost',
    patience,
    async () => {
      const lost = new Set<string>();
      const keys = new Map<string, Set<string>>();
      await context.route('**/v1/orders/*/inspections/**', async (route) => {
        const [path, key] = [new URL(route.request().url()).pathname, route.request().headers()['idempotency-key'] ?? ''];
        keys.set(path, (keys.get(path) ?? new Set()).add(key));
        if (lost.has(path)) return route.continue();
        lost.add(path);
        // The server does it, and its answer never comes.
        await route.fetch();
        return route.abort('connectionreset');
      });
      await context.setOffline(false);
      await page.getByText('Both sides see it now.').waitFor({ timeout: 60_000 });
      expect([...keys.values()].map((used) => used.size)).toEqual([1, 1]);
      const { reports, photos } = await visits();
      expect(photos).toEqual([expect.objectContaining({ bookingId, clauseId: 'power', sha256: sha256(photo) })]);
      expect(reports).toEqual([
        expect.objectContaining({ bookingId, passed: false, seals: ['SG4410871'], container: 'MSKU1234565' }),
      ]);
      await page.getByText('Everything is sent').waitFor();
    },
  );

  it('keeps no answer of the server in the worker, and leaves nothing behind when it signs out', patience, async () => {
    const kept = (await page.evaluate(`(async () => {
      const urls = [];
      for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
      return urls;
    })()`)) as readonly string[];
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.filter((path) => path !== '/jobs' && !path.startsWith('/assets/'))).toEqual([]);
    const { press } = hand(page);
    await press('Menu');
    await press('Sign out');
    await page.waitForURL(`${demo.url}/`);
    const left = await page.evaluate(`(async () => {
      const open = indexedDB.open('quayside-inspector');
      const db = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
      const count = (name) => new Promise((resolve) => { const asked = db.transaction(name).objectStore(name).count(); asked.onsuccess = () => resolve(asked.result); });
      const counts = await Promise.all([...db.objectStoreNames].map(count));
      db.close();
      return [counts.reduce((sum, n) => sum + n, 0), (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length];
    })()`);
    expect(left).toEqual([0, 0, 0]);
  });
});

it('the application can be installed: a manifest with icons that are there', patience, async () => {
  const manifest = (await (await fetch(`${demo.url}/manifest.webmanifest`)).json()) as {
    readonly start_url: string;
    readonly display: string;
    readonly icons: readonly { readonly src: string; readonly sizes: string }[];
  };
  expect([manifest.start_url, manifest.display]).toEqual(['/jobs', 'standalone']);
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await sharp(Buffer.from(await (await fetch(demo.url + src)).arrayBuffer())).metadata();
    expect(`${width}x${height}`).toBe(sizes);
  }
});
