/** Acts that are seldom needed, each by hand in the pages: the folded parts of a draft, visits that went wrong, what runs the programme. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/seed/parties.data.ts';
import { type Demo, openDemo } from '../../test/demo.ts';
import { ask } from '../../test/server.ts';

const patience = { timeout: 240_000 };
const BUYER = 'olivia@northquay.example';
const BRIGHTWAY = 'chen.wei@brightway.example';
const INSPECTOR = 'inspector@veritas.example';
const OPERATOR = 'operator@quayside.example';
const SECOND = 'operator2@quayside.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

/** What the folded parts of the form make of a draft. */
const EXTRAS = {
  currency: 'EUR',
  charges: [{ kind: 'freight', amountMinor: 24_050, covered: false }],
  consigneeCountry: 'DE',
  documents: [{ type: 'packing_list', form: 'original', latestOn: '2027-07-01' }],
  sampling: { level: 'III', plan: 'tightened', aql: { critical: 0, major: 1.5, minor: 4 } },
  lateFigure: { basisPointsPerDay: 50, capBasisPoints: 1_000 },
  totalMinor: 24_050 + 51_200,
} as const;

type Items<T> = { readonly items: readonly T[] };

/** What somebody does to a form by its labels. */
function hand(page: Page) {
  const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  };
  const choose = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).selectOption(value);
  };
  const unfold = async (title: RegExp): Promise<void> => {
    await page.locator('summary', { hasText: title }).focus();
    await page.keyboard.press('Enter');
  };
  return { fill, choose, unfold };
}

it(
  'a draft takes charges, consignee, papers, sampling, inspectors, lateness and another currency, by keyboard and on a phone',
  patience,
  async () => {
    const { items } = await demo.read<Items<{ readonly supplierId: string }>>(BUYER, '/v1/suppliers?query=Brightway');
    const { page, press } = await demo.open(BUYER, `/orders/new?supplier=${items[0]?.supplierId}`, {
      lang: 'en',
      theme: 'light',
      width: 360,
    });
    const { fill, choose, unfold } = hand(page);
    await choose({ Currency: 'EUR', 'Trade term': 'CIF' });
    await fill({
      Product: 'LED batten',
      Quantity: '80',
      'Price per unit (EUR)': '6.40',
      'Named place': 'Hamburg',
      'Ship by': '2027-06-30',
    });
    await unfold(/^Charges beside the goods/);
    await press(/^Add a charge$/);
    await unfold(/^Consignee and papers/);
    await fill({ Consignee: 'Lagerhaus Süd\nAm Kai 3, Hamburg' });
    await choose({ 'Country of destination': 'DE' });
    await press(/^Ask for a paper$/);
    await unfold(/^Inspection: sampling/);
    await choose({ Level: 'III', Plan: 'tightened', 'AQL, major': '1.5' });
    await page.getByText(/For 80 units that is \d+ drawn/).waitFor();
    await page
      .getByRole('group', { name: /^Agencies whose report counts/ })
      .getByRole('checkbox')
      .first()
      .check();
    await unfold(/^Further terms/);
    await fill({ 'Late goods earn per day, in %': '0.5' });
    // Saved too early: what is missing is told in words, and the keyboard stands in the first of it, unfolded.
    await press(/^Save the draft$/);
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(4);
    await fill({
      'What it is called': 'Sea freight',
      'Amount (EUR)': '240.50',
      'and at most, in %': '10',
      'Dated at the latest': '2027-07-01',
    });
    await page.getByLabel('The assurance covers it, too').uncheck();
    await choose({ Paper: 'packing_list', Form: 'original' });
    await press(/^Save the draft$/);
    await page.getByRole('heading', { level: 1, name: 'LED batten' }).waitFor();
    const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    type Draft = {
      readonly contract: {
        readonly terms: { readonly consignee: { readonly text: string }; readonly approvedInspectors: readonly string[] };
      };
    };
    const { contract } = await demo.read<Draft>(BUYER, `/v1/orders/${orderId}`);
    expect(contract.terms).toMatchObject(EXTRAS);
    expect([contract.terms.consignee.text, contract.terms.approvedInspectors.length]).toEqual([
      'Lagerhaus Süd\nAm Kai 3, Hamburg',
      1,
    ]);
    // Not as usual, so unfolded when it is taken up again; nothing of it is changed by a look.
    await press(/^Change the contract$/);
    expect(await page.getByLabel('What it is called').inputValue()).toBe('Sea freight');
    await press(/^Save the changes$/);
    await page.getByText('Nothing differs from what stands.').waitFor();
    await page.context().close();
  },
);

const tokenOf = async (email: string): Promise<string> =>
  String((await ask(demo.url, 'POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })).body['token']);

type Visits = {
  readonly bookings: readonly {
    readonly bookingId: string;
    readonly status: string;
    readonly reinspection: boolean;
    readonly feeBorneBy: string;
  }[];
  readonly waivedAt: string | null;
};

describe('a visit', () => {
  it('is in vain at the agency’s word, repeated at the supplier’s and waived at the buyer’s', patience, async () => {
    const [buyer, supplier, inspector] = [await tokenOf(BUYER), await tokenOf(BRIGHTWAY), await tokenOf(INSPECTOR)];
    const { items } = await demo.read<Items<{ readonly orderId: string }>>(BUYER, '/v1/orders?state=funded');
    const path = `/v1/orders/${items[0]?.orderId}`;
    const done = async (token: string, at: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
      const reply = await ask(demo.url, 'POST', path + at, { token, body });
      expect(reply.body).not.toHaveProperty('code');
      return reply.body;
    };
    const visits = (): Promise<Visits> => demo.read<Visits>(BUYER, `${path}/inspections`);
    await done(supplier, '/ready', { producedPercent: 100, packedPercent: 90 });
    const me = await ask(demo.url, 'GET', '/v1/me', { token: inspector });
    const { companyId: agencyId } = me.body['acting'] as { readonly companyId: string };
    const book = async (): Promise<string> => {
      const { bookingId } = await done(buyer, '/inspections', { agencyId, kind: 'pre_shipment' });
      await done(inspector, `/inspections/${String(bookingId)}/accept`, {});
      return String(bookingId);
    };

    const first = await book();
    const job = await demo.open(INSPECTOR, `/jobs/${first}`);
    await job.page.locator('summary', { hasText: 'The visit does not take place' }).click();
    await job.press(/^Goods are not ready$/);
    await expect.poll(async () => (await visits()).bookings.map(({ status }) => status)).toEqual(['in_vain']);
    await job.page.context().close();

    const second = await book();
    await done(inspector, `/inspections/${second}/report`, {
      measured: { power: ['31 W', '32 W', '33 W'] },
      facts: { label: 'pass' },
      defects: { critical: 1, major: 9, minor: 0 },
    });
    const seller = await demo.open(BRIGHTWAY, `${path.slice(3)}`);
    await seller.press(/^Have it inspected again$/);
    await seller.page.getByText('Same agency, same sample, at your cost, once.').waitFor();
    expect((await visits()).bookings.some(({ reinspection }) => reinspection)).toBe(false);
    await seller.press(/^Have it inspected again$/);
    await expect
      .poll(async () => (await visits()).bookings.find(({ reinspection }) => reinspection)?.feeBorneBy)
      .toBe('supplier');
    await seller.page.context().close();

    const reader = await demo.open(BUYER, `${path.slice(3)}`);
    await reader.press(/^Let the goods go without$/);
    await reader.page.getByText(/^The supplier may ship, whatever a report says/).waitFor();
    expect((await visits()).waivedAt).toBeNull();
    await reader.press(/^Let the goods go without$/);
    await reader.page.getByText('The buyer let the goods go without a further inspection.').waitFor();
    expect((await visits()).waivedAt).not.toBeNull();
    await reader.page.context().close();
  });
});

/** Waits until it is done; where the page asks for the password first, it is given. */
async function stepUp(page: Page, done: Locator): Promise<void> {
  const dialog = page.getByRole('dialog');
  await done.or(dialog).first().waitFor();
  if (await dialog.isVisible()) {
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
  }
  await done.waitFor();
}

describe('who runs the programme', () => {
  it('gives money to the fund, once for a reference', patience, async () => {
    type Fund = { readonly currencies: readonly { readonly currency: string; readonly capitalMinor: number }[] };
    const given = async (): Promise<number> =>
      (await demo.read<Fund>(OPERATOR, '/v1/fund')).currencies.find(({ currency }) => currency === 'USD')?.capitalMinor ?? 0;
    const before = await given();
    const { page } = await demo.open(OPERATOR, '/desk/fund');
    const form = page.locator('section', { hasText: 'Record a deposit' });
    const deposit = async (amount: string): Promise<void> => {
      await form.getByLabel('Amount').fill(amount);
      await form.getByLabel('Reference at the bank').fill('GIFT-2026-11');
      await form.getByRole('button', { name: 'Record it' }).click();
    };
    await deposit('2,500.00');
    await stepUp(page, form.getByText('It is on record'));
    expect(await given()).toBe(before + 250_000);
    await deposit('2,500.00');
    await form.getByRole('alert').waitFor();
    expect(await given()).toBe(before + 250_000);
    await page.context().close();
  });

  it('grants a badge after a check, and withdraws it for a reason', patience, async () => {
    const { page, press } = await demo.open(OPERATOR, '/desk/limits');
    await press(/^Yongkang Steelware/);
    await page.waitForURL(({ searchParams }) => searchParams.has('supplier'));
    const supplierId = new URL(page.url()).searchParams.get('supplier') ?? '';
    const badges = async (): Promise<readonly string[]> => {
      type Supplier = { readonly badges: readonly { readonly badge: string }[] };
      return (await demo.read<Supplier>(OPERATOR, `/v1/suppliers/${supplierId}`)).badges.map(({ badge }) => badge);
    };
    const before = await badges();
    await press(/^Grant a badge$/);
    await page.getByLabel('Badge', { exact: true }).selectOption('assessed');
    await page.getByLabel('Checked on').fill('2026-11-02');
    await page.getByLabel('Stands until').fill('2027-11-02');
    await page.getByRole('group', { name: 'What was checked' }).getByRole('checkbox').first().check();
    await page.locator('form').getByRole('button', { name: 'Grant a badge' }).click();
    await expect.poll(badges).toEqual(expect.arrayContaining([...before, 'assessed']));
    const because = page.getByLabel(/^Withdraw: Assessed/);
    await because.selectOption({ index: 1 });
    await page.getByRole('listitem').filter({ has: because }).last().getByRole('button', { name: 'Withdraw' }).click();
    await expect.poll(badges).toEqual(before.filter((badge) => badge !== 'assessed'));
    await page.context().close();
  });

  it('sets the policy of new orders, and takes it back', patience, async () => {
    const strict = async (): Promise<boolean> =>
      (await demo.read<{ readonly strict: boolean }>(OPERATOR, '/v1/programme')).strict;
    const before = await strict();
    const { page, press } = await demo.open(OPERATOR, '/desk/policies');
    const tick = page.getByLabel('Confirming needs every clause to be measurable');
    for (const wanted of [!before, before]) {
      await tick.setChecked(wanted);
      await press(/^Set it for new orders$/);
      await page.getByText('New orders are pinned to this').waitFor();
      await expect.poll(strict).toBe(wanted);
    }
    await page.context().close();
  });

  it('sets a day that differs from the published calendar, with its source', patience, async () => {
    type Overrides = { readonly version: number; readonly days: readonly { readonly date: string; readonly kind: string }[] };
    const { page, press } = await demo.open(OPERATOR, '/desk/policies');
    await page.getByLabel('Day', { exact: true }).fill('2027-05-04');
    await page.getByLabel('It is').selectOption('holiday');
    await page.getByLabel('Name', { exact: true }).fill('Youth Day');
    await page.getByLabel('Source').fill('State Council notice 2026-21');
    await press(/^Set the day$/);
    await page.getByText('Youth Day').waitFor();
    const { days } = await demo.read<Overrides>(OPERATOR, '/v1/calendar-overrides');
    expect(days).toContainEqual(expect.objectContaining({ calendar: 'CN', date: '2027-05-04', kind: 'holiday' }));
    await page.context().close();
  });

  it('takes a permission from a colleague and gives it back', patience, async () => {
    type Staff = Items<{ readonly email: string; readonly permissions: readonly string[] }>;
    const held = async (): Promise<readonly string[]> =>
      (await demo.read<Staff>(OPERATOR, '/v1/staff')).items.find(({ email }) => email === SECOND)?.permissions ?? [];
    const before = await held();
    const isHeld = before.includes('edit_calendar');
    const { page } = await demo.open(OPERATOR, '/desk/people');
    const person = page.locator('section', { hasText: SECOND });
    for (const wanted of [!isHeld, isHeld]) {
      await person.getByLabel('Edit the calendar').setChecked(wanted);
      await person.getByRole('button', { name: 'Give exactly these' }).click();
      // The boxes begin anew with what is held now, and the button waits for another choice: one made before would be lost.
      await stepUp(page, person.getByRole('button', { name: 'Give exactly these', disabled: true }));
      expect((await held()).includes('edit_calendar')).toBe(wanted);
    }
    expect((await held()).toSorted()).toEqual(before.toSorted());
    await page.context().close();
  });
});
