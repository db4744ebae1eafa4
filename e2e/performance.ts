/** `npm run performance`: an order with 500 events and 100 photos beside a short one, as a browser feels them; ratios of one run. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openView, settle } from '../scripts/web/look.ts';
import { type Demo, openDemo } from '../test/demo.ts';

const BUYER = 'dana@cascade.example';
const INSPECTOR = 'inspector@sgs.example';
const EVENTS = 500;
const PHOTOS = 100;
/** Each page is opened so often; the median counts. */
const TIMES = 5;

type Visits = { readonly bookings: readonly { readonly bookingId: string; readonly status: string }[] };
type Listed = { readonly items: readonly { readonly orderId: string; readonly title: string | null }[] };

async function orderCalled(demo: Demo, title: string): Promise<string> {
  const { items } = await demo.read<Listed>(BUYER, '/v1/orders?limit=50');
  const order = items.find((one) => one.title === title);
  if (!order) throw new Error(`the demonstration has no ${title}`);
  return order.orderId;
}

/** Photos of the visit one by one, then messages until the order has its events. */
async function grow(demo: Demo, orderId: string): Promise<number> {
  const { bookings } = await demo.read<Visits>(BUYER, `/v1/orders/${orderId}/inspections`);
  const { bookingId } = bookings[0] ?? { bookingId: '' };
  const post = async (as: string, path: string, key: string, body: string | FormData): Promise<void> => {
    const cookie = `quayside.session_token=${await demo.cookie(as)}`;
    const headers = {
      cookie,
      'idempotency-key': key,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    };
    const response = await fetch(`${demo.url}/v1/orders/${orderId}${path}`, { method: 'POST', headers, body });
    if (response.status !== 429) {
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return;
    }
    // As a program does that is told to wait.
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after') ?? 1) * 1_000));
    await post(as, path, key, body);
  };
  for (let n = 0; n < PHOTOS; n += 1) {
    const background = { r: n * 2, g: 120, b: 255 - n * 2 };
    const bytes = await sharp({
      create: { width: 1600, height: 1200, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `visit-${n}.jpg`);
    await post(INSPECTOR, `/inspections/${bookingId}/photos`, `photo-${n}`, form);
  }
  const count = async (): Promise<number> => {
    const { chain } = await demo.read<{ readonly chain: { readonly length: number } }>(
      BUYER,
      `/v1/orders/${orderId}/events?limit=1`,
    );
    return chain.length;
  };
  for (let n = await count(); n < EVENTS; n += 1)
    await post(BUYER, '/messages', `message-${n}`, JSON.stringify({ text: `Packing list, part ${n}` }));
  return count();
}

/** Told by the browser itself while the page is used; times in ms. */
export type Felt = {
  /** Until the largest thing on the first screen was painted. */
  readonly paint: number;
  /** Work that kept the page from answering, beyond 50 ms each. */
  readonly blocked: number;
  /** How far things moved by themselves: the cumulative layout shift. */
  readonly shift: number;
  /** The longest that a press waited for its paint. */
  readonly press: number;
  /** The 95th percentile of the time between two frames while scrolling from top to bottom. */
  readonly frame: number;
};

const WATCH = `(() => {
  const felt = { paint: 0, blocked: 0, shift: 0, press: 0 };
  const on = (type, add, more) => new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true, ...more });
  on('largest-contentful-paint', (e) => { felt.paint = e.startTime; });
  on('longtask', (e) => { felt.blocked += e.duration - 50; });
  on('layout-shift', (e) => { if (!e.hadRecentInput) felt.shift += e.value; });
  on('event', (e) => { if (e.interactionId) felt.press = Math.max(felt.press, e.duration); }, { durationThreshold: 16 });
  window.felt = felt;
})()`;

const SCROLL = `new Promise((resolve) => {
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    scrollBy(0, 120);
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    if (end || frames.length > 600) resolve(frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)]);
    else requestAnimationFrame(step);
  };
  scrollTo(0, 0);
  requestAnimationFrame(step);
})`;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Opens a page some times and gives the median of each figure. */
async function feel(demo: Demo, as: string | null, path: string, use: (page: Page) => Promise<void>): Promise<Felt> {
  const all: Felt[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const context = await openView(demo.browser, demo.url, { lang: 'en', theme: 'light', width: 1440 }, await demo.cookie(as));
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(path);
    await settle(page);
    await use(page);
    const frame = Number(await page.evaluate(SCROLL));
    all.push({ ...((await page.evaluate('felt')) as Omit<Felt, 'frame'>), frame });
    await context.close();
  }
  const of = (key: keyof Felt): number => median(all.map((one) => one[key]));
  return { paint: of('paint'), blocked: of('blocked'), shift: of('shift'), press: of('press'), frame: of('frame') };
}

/** Shows the whole history, then one kind of it. */
async function useOrder(page: Page): Promise<void> {
  const more = page
    .getByRole('button', { name: 'Show more', exact: true })
    .or(page.getByRole('button', { name: /^More/ }))
    .last();
  await more.click();
  await page.getByText('#1', { exact: true }).waitFor({ state: 'attached' });
}

/** More than this readers notice as things that jump. */
const MOST_SHIFT = 0.1;

/** A line of the table. A page that jumps makes the run fail, on however slow a machine; times are for reading only. */
function row(name: string, felt: Felt): string {
  if (felt.shift > MOST_SHIFT) process.exitCode = 1;
  return `${name.padEnd(28)} paint ${felt.paint.toFixed(0).padStart(5)} ms  blocked ${felt.blocked.toFixed(0).padStart(5)} ms  shift ${felt.shift.toFixed(3)}  press ${felt.press.toFixed(0).padStart(4)} ms  frame ${felt.frame.toFixed(1).padStart(5)} ms`;
}

const ratio = (large: number, small: number): string => (large / Math.max(small, 1)).toFixed(1);

const demo = await openDemo();
try {
  const long = await orderCalled(demo, 'Event tent 4 x 4 m');
  const short = await orderCalled(demo, 'Beach shelter 2 x 2 m');
  const events = await grow(demo, long);
  const small = await feel(demo, BUYER, `/orders/${short}`, useOrder);
  const large = await feel(demo, BUYER, `/orders/${long}`, useOrder);
  process.stdout.write(`${row('a short order', small)}\n${row(`${events} events, ${PHOTOS} photos`, large)}\n`);
  const parts = (['paint', 'blocked', 'press', 'frame'] as const).map((key) => `${key} ${ratio(large[key], small[key])}`);
  process.stdout.write(`long against short: ${parts.join(', ')}\n`);
  const still = async (): Promise<void> => undefined;
  for (const [as, path] of [
    [null, '/'],
    [null, '/suppliers'],
    [null, '/how-it-works'],
    [null, '/fees'],
    [null, '/verify'],
    [null, '/sign-in'],
    [null, '/demo'],
    [BUYER, '/home'],
    [BUYER, '/orders'],
    ['operator@quayside.example', '/desk'],
  ] as const)
    process.stdout.write(`${row(path, await feel(demo, as, path, still))}\n`);
} finally {
  await demo.close();
}
