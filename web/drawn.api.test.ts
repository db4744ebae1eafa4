/** Pages that the server drew: read before any script came, taken over without a word, and of nobody's but their reader's matters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type View, openView } from '../scripts/web/look.ts';
import { type Demo, openDemo } from '../test/demo.ts';

const patience = { timeout: 120_000 };
const PHONE: View = { lang: 'en', theme: 'light', width: 360 };
const BUYER = 'olivia@northquay.example';
const OTHER = 'dana@cascade.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, 180_000);
afterAll(() => demo.close());

const html = async (as: string | null, path: string): Promise<string> => {
  const cookie = as === null ? '' : `quayside.session_token=${await demo.cookie(as)}`;
  return (await fetch(demo.url + path, { headers: { accept: 'text/html', cookie } })).text();
};

/**
 * The same, once it comes drawn: a busy server leaves that to the browser (`PATIENCE_MS`), and the first drawing takes longest.
 * Whoever then asks with a browser asks for what was drawn a moment ago.
 */
async function drawn(as: string | null, path: string): Promise<string> {
  const came: string[] = [];
  await expect
    .poll(async () => {
      came.push(await html(as, path));
      return came.at(-1);
    })
    .toContain('id="drawn"');
  return came.at(-1) ?? '';
}

describe('whose matters are in a page', () => {
  it('those of its reader, and of nobody else', patience, async () => {
    type Orders = { readonly items: readonly { readonly orderId: string }[] };
    const { items } = await demo.read<Orders>(BUYER, '/v1/orders?state=funded');
    const orderId = items[0]?.orderId ?? 'none';
    const [own, list, stranger, others, visitor] = await Promise.all([
      drawn(BUYER, `/orders/${orderId}`),
      drawn(BUYER, '/orders'),
      html(OTHER, `/orders/${orderId}`),
      drawn(OTHER, '/orders'),
      html(null, `/orders/${orderId}`),
    ]);
    for (const page of [own, list]) expect(page).toContain(`"orderId":"${orderId}"`);
    for (const page of [stranger, others, visitor]) expect(page).not.toContain(`"orderId":"${orderId}"`);
    expect(visitor).toContain('<div id="app"></div>');
  });
});

describe('on a slow network', () => {
  it('a page is read before any script came, and in the letters that the phone has', patience, async () => {
    await drawn(null, '/sign-in');
    const context = await openView(demo.browser, demo.url, PHONE, null);
    // A machine with Chinese letters, where two of them differ.
    await context.addInitScript(
      'let n = 0; CanvasRenderingContext2D.prototype.getImageData = () => ({ data: new Uint8ClampedArray([n++]) });',
    );
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(request.url()));
    let scripts = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      scripts = resolve;
    });
    await context.route('**/assets/*.js', async (route) => {
      await late;
      await route.continue();
    });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    const arrived = page.goto('/sign-in');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail address').fill(BUYER);
    await page.getByLabel('Password').fill('quayside-demo');
    // Sent before its script is there, a form goes nowhere: no password in an address.
    await page.keyboard.press('Enter');
    scripts();
    await arrived;
    expect(new URL(page.url()).search).toBe('');
    // What was typed is not lost.
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Needs you' }).waitFor();
    expect(wrong).toEqual([]);
    expect(asked.filter((url) => /\.woff2?$|noto/.test(url))).toEqual([]);
    await context.close();
  });

  it('what was typed and chosen in a long form is taken over whole', patience, async () => {
    type Suppliers = { readonly items: readonly { readonly supplierId: string }[] };
    const { items } = await demo.read<Suppliers>(BUYER, '/v1/suppliers?query=Brightway');
    const path = `/orders/new?supplier=${items[0]?.supplierId}`;
    await drawn(BUYER, path);
    const context = await openView(demo.browser, demo.url, PHONE, await demo.cookie(BUYER));
    let scripts = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      scripts = resolve;
    });
    await context.route('**/assets/*.js', async (route) => {
      await late;
      await route.continue();
    });
    const page = await context.newPage();
    const arrived = page.goto(path);
    const rule = page.getByLabel('Trade term');
    const place = page.getByLabel('Named place');
    const clause = page.getByLabel('Clause 1', { exact: true });
    await rule.selectOption('CIF');
    await place.fill('Felixstowe');
    await clause.fill('Length 300 cm');
    scripts();
    await arrived;
    // Another field makes the form draw itself from what it knows.
    await page.getByLabel('Currency').selectOption('EUR');
    expect([await rule.inputValue(), await place.inputValue(), await clause.inputValue()]).toEqual([
      'CIF',
      'Felixstowe',
      'Length 300 cm',
    ]);
    await context.close();
  });

  it('what was drawn is not asked again', patience, async () => {
    const context = await openView(demo.browser, demo.url, PHONE, await demo.cookie(BUYER));
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    const page = await context.newPage();
    for (const path of ['/', '/suppliers', '/fees', '/home', '/orders']) {
      // Asked for again where it did not come drawn.
      await expect
        .poll(async () => {
          asked.length = 0;
          await page.goto(path);
          return page.locator('#drawn').count();
        })
        .toBe(1);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([path, asked.splice(0).filter((one) => /^\/(?:v1|api)\//.test(one) && one !== '/v1/live')]).toEqual([path, []]);
    }
    await context.close();
  });
});
