/** The pages as people see them: no barrier, no console error, nothing sticking out; and the ways through them within their budgets. */
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from '../e2e/stage.ts';
import { TASKS } from '../e2e/tasks.ts';
import { type View, nameOf, openView, see } from '../scripts/web/look.ts';
import { PAGES } from '../scripts/web/pages.ts';
import { PASSWORD } from '../src/cli/seed/parties.data.ts';
import { WORDS } from './words.data.ts';
import { type Demo, type Opened, openDemo, passwordIsOld } from '../test/demo.ts';

const patience = { timeout: 240_000 };
/** The two views that differ in everything, each for every other page; `npm run pictures` looks at every page in all eight. */
const SHORT: readonly View[] = [
  { lang: 'en', theme: 'light', width: 1440 },
  { lang: 'zh', theme: 'dark', width: 360 },
];

/** A small picture; each number gives another colour, so that no two are the same file. */
const picture = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: n * 40, g: 90, b: 160 } } })
    .png()
    .toBuffer();

let demo: Demo;
const openPage = (as: string | null, path: string): Promise<Opened> => demo.open(as, path);

beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

describe.each(SHORT.map((view, turn) => [nameOf(view), view, turn] as const))('in %s', (_name, view, turn) => {
  const contexts = new Map<string | null, BrowserContext>();
  afterAll(() => Promise.all([...contexts.values()].map((context) => context.close())));

  it.each(PAGES.filter((_, index) => index % SHORT.length === turn))(
    '$name has nothing wrong',
    patience,
    async ({ as, path, act }) => {
      const cookie = await demo.cookie(as);
      const context = contexts.get(as) ?? (await openView(demo.browser, demo.url, view, cookie));
      contexts.set(as, context);
      const { page, wrong } = await see(context, typeof path === 'string' ? path : await path(demo.url, cookie ?? ''), act);
      const lang = await page.evaluate('document.documentElement.lang');
      await page.close();
      expect(wrong).toEqual([]);
      expect(lang).toBe(view.lang === 'zh' ? 'zh-Hans' : 'en');
    },
  );
});

describe('ways through the pages', () => {
  it(
    'a buyer finds a covered supplier and starts a draft within 4 clicks; the draft is checked, saved and sent',
    patience,
    async () => {
      const { page, press, pressed } = await openPage('olivia@northquay.example', '/home');
      await press(/^Suppliers$/);
      await press(/Shenzhen Brightway/);
      await press(/^Draft an order$/);
      await page.getByLabel('Product').fill('LED tube T8 120 cm');
      expect(pressed()).toBeLessThanOrEqual(4);
      await page.getByLabel('Quantity').fill('500');
      await page.getByLabel(/Price per unit/).fill('6.40');
      await page.getByLabel('Named place').fill('Shenzhen');
      await page.getByLabel('Ship by').fill('2027-06-30');
      await page.getByText('3,200.00').first().waitFor();
      const clause = page.getByLabel('Clause 1', { exact: true });
      await clause.fill('The finish must be beautiful');
      await page.getByText('Vague').waitFor();
      await press(/^Use this wording$/);
      await page.getByText('1 of 1 clauses can be measured').waitFor();
      await press(/^Save the draft$/);
      await page.getByRole('heading', { level: 1, name: 'LED tube T8 120 cm' }).waitFor();
      await press(/^Send version 1 to Shenzhen Brightway/);
      await page.getByRole('heading', { name: /Shenzhen Brightway Co Ltd: confirm the version/ }).waitFor();
      await page.context().close();
    },
  );

  it('a buyer opens a quality claim with 5 photos on 2 clauses within 7 clicks, and both sides see them', patience, async () => {
    const { page, press, pressed } = await openPage('dana@cascade.example', '/home');
    await press(/Tunnel tent for 6 persons/);
    await press(/^Open a claim$/);
    const tick = (name: RegExp) => page.getByRole('checkbox', { name }).click();
    await tick(/^Door zip/);
    await tick(/^Pole diameter/);
    const photo = async (n: number) => ({ name: `photo-${n}.png`, mimeType: 'image/png', buffer: await picture(n) });
    // A press on the button and the choice of files: one click each.
    await page
      .locator('input[type=file]')
      .nth(0)
      .setInputFiles(await Promise.all([1, 2, 3].map(photo)));
    await page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles(await Promise.all([4, 5].map(photo)));
    await page.getByLabel('Readings of failing units').first().fill('148, 149');
    await page
      .getByLabel(/^Its uncertainty/)
      .first()
      .fill('0.5');
    await page.getByLabel('How you measured').first().fill('Pitched and taut, from the groundsheet up');
    await page.getByText('Proves the clause broken: the best reading 149 cm is 16 cm off, more than 1.5 cm.').waitFor();
    await press(/^Open the claim$/);
    expect(pressed() + 4).toBeLessThanOrEqual(7);
    await page.getByRole('heading', { level: 1, name: 'Claim: Not as agreed' }).waitFor();
    // Each picture is fetched for itself, in any order.
    for (const n of [1, 2, 3, 4, 5]) await page.getByRole('img', { name: `photo-${n}.png` }).waitFor();
    expect(await page.getByRole('img').count()).toBe(5);
    const other = await openPage('wu.jing@canvasworks.example', new URL(page.url()).pathname);
    await other.page.getByRole('img', { name: 'photo-5.png' }).waitFor();
    await other.press(/^Enlarge photo-1/);
    await other.page.getByText('Hash of the original', { exact: true }).waitFor();
    await page.context().close();
    await other.page.context().close();
  });

  // Those that no test here walks further; all ten, in all views and by keyboard: npm run e2e.
  it.each(TASKS.filter(({ short }) => short))('$name within $budget presses', patience, async ({ budget, run }) => {
    const stage = await openStage(SHORT[0] as View, 'pointer', demo);
    expect(await run(stage)).toBeLessThanOrEqual(budget);
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  it('a supplier reports its goods ready within 3 clicks', patience, async () => {
    const { page, press, pressed } = await openPage('chen.wei@brightway.example', '/supply');
    await press(/report the goods ready/);
    await page.getByLabel('Packed (%)').fill('85');
    await press(/^Report$/);
    expect(pressed()).toBeLessThanOrEqual(3);
    await page.getByText('It is on record.').waitFor();
    await page.context().close();
  });

  it('a supplier whose password is old gives it anew to change its account; a wrong one changes nothing', patience, async () => {
    const { page, press } = await openPage('zhao.lei@steelware.example', '/supply/account');
    await passwordIsOld(page, '**/account/change');
    await press(/another account/);
    await page.getByLabel('Beneficiary').fill('Yongkang Steelware');
    await page.getByLabel(/^Account number/).fill('6217 0099 8877 6655');
    await page.getByLabel('Bank', { exact: true }).fill('Harbour Bank');
    await page
      .locator('form')
      .getByRole('button', { name: /another account/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password').fill('not the password');
    await press(/^Go on$/);
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Password').fill(PASSWORD);
    await press(/^Go on$/);
    await page.getByRole('button', { name: 'Stop the change' }).waitFor();
    await page.context().close();
  });

  it('a refusal says what was wrong and what to do, in the language of the reader', patience, async () => {
    const { page } = await openPage(null, '/sign-in');
    await page.getByLabel('E-mail address').fill('olivia@northquay.example');
    await page.getByLabel('Password').fill('not the password');
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText('Address or password is wrong').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('alert').getByText('邮箱或密码不正确').waitFor();
    await page.getByLabel('密码').fill(PASSWORD);
    await page.locator('main').getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '待您处理' }).waitFor();
    await page.context().close();
  });

  it('a visitor who opens an order is asked to sign in and comes to the order afterwards', patience, async () => {
    const { page } = await openPage(null, '/orders?state=draft');
    await page.getByLabel('E-mail address').fill('olivia@northquay.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    expect(new URL(page.url()).search).toBe('?state=draft');
    await page.context().close();
  });

  it('a sign-in page sends nobody to another site', patience, async () => {
    const { page } = await openPage(null, '/sign-in?next=https%3A%2F%2Fevil.example');
    await page.getByLabel('E-mail address').fill('olivia@northquay.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Needs you' }).waitFor();
    expect(new URL(page.url()).origin).toBe(demo.url);
    await page.context().close();
  });

  it.each([
    [
      'pointing',
      async (page: Page) => {
        // A pointer comes from somewhere.
        await page.mouse.move(5, 5);
        await page.getByRole('button', { name: 'Assured' }).first().hover();
      },
    ],
    ['focus', async (page: Page) => page.getByRole('button', { name: 'Assured' }).first().focus()],
    ['a tap', async (page: Page) => page.getByRole('button', { name: 'Assured' }).first().click()],
  ])('the exact amount of the cover shows on %s, and goes with Escape', patience, async (_how, act) => {
    const { page } = await openPage(null, '/suppliers?query=Brightway');
    await act(page);
    await page.getByRole('tooltip').waitFor();
    expect((await page.getByRole('tooltip').innerText()).replaceAll('\u00a0', ' ')).toMatch(
      /[\d,]+\.\d\d USD can be covered now, of a limit of 15,000\.00 USD/,
    );
    await page.keyboard.press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('by keyboard alone: skip to the content, then on', patience, async () => {
    const { page } = await openPage(null, '/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.locator('#content:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
    await page.keyboard.type('tent');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Zhejiang Canvas Works' }).waitFor();
    await page.context().close();
  });
});

describe('a document', () => {
  /** The case file of a claim of the demonstration that was decided. */
  async function caseFile(): Promise<Buffer> {
    const BUYER = 'olivia@northquay.example';
    type Listed = { readonly items: readonly { readonly orderId: string; readonly state: string }[] };
    const { items } = await demo.read<Listed>(BUYER, '/v1/orders?limit=50');
    const { orderId = '' } = items.find(({ state }) => state === 'refunded') ?? {};
    const { claims } = await demo.read<{ readonly claims: readonly { readonly claimId: string }[] }>(
      BUYER,
      `/v1/orders/${orderId}`,
    );
    const headers = { cookie: `quayside.session_token=${await demo.cookie(BUYER)}` };
    const file = await fetch(`${demo.url}/v1/orders/${orderId}/claims/${claims[0]?.claimId}/case-file`, { headers });
    return Buffer.from(await file.arrayBuffer());
  }

  it('is verified in the page: whole, and altered after one flipped byte', patience, async () => {
    const bytes = await caseFile();
    const { page } = await openPage(null, '/verify');
    const give = (buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name: 'case.zip', mimeType: 'application/zip', buffer });
    await give(bytes);
    await page.locator('[data-state=valid]').waitFor();
    expect(await page.locator('[data-state=valid]').innerText()).toContain('one of this programme’s published keys');
    const altered = Buffer.from(bytes);
    const at = Math.floor(altered.length / 2);
    altered[at] = (altered[at] ?? 0) ^ 1;
    await give(altered);
    await page.locator('[data-state=altered]').waitFor();
    await page.context().close();
  });
});

describe('the first page', () => {
  it('brings at most 150 KB of script (gzip), and works without anything from elsewhere', patience, async () => {
    const context = await openView(demo.browser, demo.url, SHORT[0] as View, null);
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    const elsewhere: string[] = [];
    page.on('response', (response) => {
      if (!response.url().startsWith(demo.url)) elsewhere.push(response.url());
      if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    const text = await page.locator('body').innerText();
    expect(
      Object.keys(WORDS).filter((key) => text.includes(key)),
      'messages that come with a later page',
    ).toEqual([]);
    const sizes = await Promise.all(scripts);
    await context.close();
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150 * 1024);
    expect(elsewhere).toEqual([]);
  });
});

describe('the desk', () => {
  const OPERATOR = 'operator@quayside.example';

  it(
    'a claim is decided within 6 clicks once the password was given again; another person approves, and the refund is paid',
    patience,
    async () => {
      const { page, press, pressed } = await openPage(OPERATOR, '/home');
      await passwordIsOld(page, '**/determination');
      await press(/Northquay Imports Ltd against/);
      await press(/^Decide as computed$/);
      await page.getByRole('dialog').getByLabel('Password').fill(PASSWORD);
      await press(/^Go on$/);
      await page.getByText('You decided this').waitFor();
      expect(pressed()).toBeLessThanOrEqual(6);
      await page.context().close();

      const second = await openPage('operator2@quayside.example', '/desk');
      await second.press(/Northquay Imports Ltd against/);
      await second.press(/^Approve$/);
      await second.page.getByRole('button', { name: 'Letter in English (PDF)' }).waitFor();
      await second.press(/^Refunds$/);
      await second.page.getByLabel(/left the bank$/).check();
      await second.press(/^Mark 1 as paid/);
      await second.page.getByText('recorded as paid').waitFor();
      await second.page.context().close();
    },
  );

  it('a statement is imported, and a line without a reference is given to its order by keyboard', patience, async () => {
    type Orders = { readonly items: readonly { readonly orderId: string }[] };
    const { items } = await demo.read<Orders>('olivia@northquay.example', '/v1/orders?state=confirmed');
    const orderId = items[0]?.orderId ?? '';
    const { payee } = await demo.read<{ readonly payee: { readonly number: string } }>(
      'olivia@northquay.example',
      `/v1/orders/${orderId}/payment-instructions`,
    );
    const { page } = await openPage(OPERATOR, '/desk/bank');
    const statement = Buffer.from(statementTo(payee.number));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'statement.xml', mimeType: 'application/xml', buffer: statement });
    await page.getByText('1 line').waitFor();
    await page.goto('/desk', { waitUntil: 'networkidle' });
    const row = page.getByRole('link', { name: /FastPay Transfers/ });
    await row.waitFor();
    for (let at = 0; at < 20 && !(await row.evaluate('(e) => e === document.activeElement')); at += 1)
      await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    // The keyboard goes to the field once it is known that no order is suggested.
    await page.getByLabel('Order', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(orderId);
    await page.keyboard.press('Enter');
    await page.getByText(`50.00\u00a0USD went to order ${orderId}`).waitFor();
    await page.context().close();
  });
});

/** A camt.053 file with one credit that names no order. */
const statementTo = (account: string): string => `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T18:00:00Z</CreDtTm></GrpHdr><Stmt><Id>S1</Id><CreDtTm>2026-11-20T18:00:00Z</CreDtTm>
<Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>USD</Ccy></Acct><Ntry><Amt Ccy="USD">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>B2</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls><RltdPties>
<Dbtr><Pty><Nm>FastPay Transfers Ltd</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>deposit for tents</Ustrd></RmtInf></TxDtls></NtryDtls>
</Ntry></Stmt></BkToCstmrStmt></Document>`;
