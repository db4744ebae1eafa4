/** Ways of negotiating through the pages: each side changes the text, sees word by word what the other changed, and confirms what it read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/kernel/dates.ts';
import { type Demo, openDemo } from '../../test/demo.ts';
import { day } from '../ui/figures.ts';

const patience = { timeout: 240_000 };
const BUYER = 'olivia@northquay.example';
const SUPPLIER = 'chen.wei@brightway.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

type Page = {
  readonly state: string;
  readonly version: number;
  readonly amendment: { readonly by: string } | null;
  readonly contract: {
    readonly terms: {
      readonly cover: string;
      readonly shipBy: { readonly date: string | null };
      readonly lines: readonly unknown[];
    };
    readonly clauses: readonly { readonly clauseId: string; readonly by: string; readonly text: { readonly text: string } }[];
  };
};

const order = (orderId: string): Promise<Page> => demo.read<Page>(BUYER, `/v1/orders/${orderId}`);

/** An act by the API on an order. */
const act = (
  as: string,
  path: string,
  body: unknown,
  method = 'POST',
): Promise<{ readonly order: { readonly orderId: string } }> => demo.act(as, method, path, body);

const CLAUSES = [
  { clauseId: 'power', text: 'Power draw 24 W ± 5 % at 230 V AC, measured with an AC power meter' },
  { clauseId: 'label', text: 'Each tube carries a printed label with batch number and CE mark', defectClass: 'minor' },
];

/** An order that the buyer drafted and sent. */
async function sent(product: string): Promise<string> {
  const { items } = await demo.read<{ readonly items: readonly { readonly supplierId: string }[] }>(
    BUYER,
    '/v1/suppliers?query=Brightway',
  );
  const made = await act(BUYER, '/v1/orders', {
    counterparty: items[0]?.supplierId,
    currency: 'USD',
    category: 'led-lighting',
    lines: [{ product, quantity: '100 pcs', unitPriceMinor: 500 }],
    incoterm: 'FOB Shenzhen',
    shipBy: '2027-06-30',
    clauses: CLAUSES,
  });
  await act(BUYER, `/v1/orders/${made.order.orderId}/send`, {});
  return made.order.orderId;
}

describe('negotiating', () => {
  it(
    'a supplier changes a sent version and sends the next; the buyer sees each word, confirms within 4 clicks and gets the wire instructions',
    patience,
    async () => {
      const orderId = await sent('LED batten 60 cm');
      const supplier = await demo.open(SUPPLIER, `/orders/${orderId}`);
      await supplier.press(/^Change the contract$/);
      await supplier.page.getByLabel('Clause 1', { exact: true }).fill(CLAUSES[0]?.text.replace('24 W', '26 W') ?? '');
      await supplier.press(/^Remove clause 2$/);
      await supplier.press(/^Add a clause$/);
      await supplier.page.getByLabel('Ship by').fill('2027-07-15');
      await supplier.page.getByLabel('Clause 2', { exact: true }).fill('Length 600 mm ± 2 mm, measured with a steel tape');
      // What is reckoned follows what is typed a moment later, all of it at once: when the last clause is judged, it is of this text.
      await supplier.page.getByText('2 of 2 clauses can be measured').waitFor();
      await supplier.page.getByText('What each bad event would yield').click();
      const shown = await supplier.page.locator('tbody tr').allInnerTexts();
      await supplier.press(/^Save the changes$/);
      // What was reckoned while it was being written is what the server reckons on what was saved.
      await supplier.page.getByRole('heading', { level: 1, name: 'LED batten 60 cm' }).waitFor();
      type Line = { readonly event: { readonly en: string }; readonly coveredBy: string; readonly upToMinor: number };
      const { items } = await demo.read<{ readonly items: readonly Line[] }>(BUYER, `/v1/orders/${orderId}/cover-preview`);
      expect(shown.map((row) => row.split(/\s*\t\s*|\n/)[0])).toEqual(items.map(({ event }) => event.en));
      expect(
        shown.map((row) => /([\d,.]+)\s*USD\s*$/.exec(row.replaceAll('\u00a0', ' '))?.[1]?.replace(',', '') ?? '0.00'),
      ).toEqual(items.map(({ coveredBy, upToMinor }) => (coveredBy === 'nobody' ? 0 : upToMinor / 100).toFixed(2)));
      await supplier.press(/^Send version 2 to Northquay/);
      await supplier.page.getByRole('heading', { name: /Northquay Imports Ltd: confirm the version/ }).waitFor();
      const text = await order(orderId);
      expect([text.state, text.version, text.contract.terms.shipBy.date]).toEqual(['sent', 2, '2027-07-15']);
      expect(text.contract.clauses.map(({ clauseId, by }) => [clauseId, by])).toEqual([
        ['power', 'supplier'],
        ['c2', 'supplier'],
      ]);
      await act(SUPPLIER, `/v1/orders/${orderId}/confirm`, { version: 2 });
      await supplier.page.context().close();

      const { page, press, pressed } = await demo.open(BUYER, '/home');
      await press(/LED batten 60 cm/);
      const changes = page.locator('#changes');
      await changes.getByText('4 changes').waitFor();
      const marks = async (mark: 'del' | 'ins') => (await changes.locator(mark).allInnerTexts()).join(' | ');
      expect(await marks('del')).toContain('24');
      expect(await marks('del')).toContain('printed label');
      expect(await marks('ins')).toContain('26');
      expect(await marks('ins')).toContain('Length 600 mm');
      await press(/^Confirm version 2$/);
      await press(/wire instructions/);
      await page.getByRole('term').filter({ hasText: 'Reference' }).waitFor();
      expect(pressed()).toBeLessThanOrEqual(4);
      expect((await order(orderId)).state).toBe('confirmed');
      await page.context().close();
    },
  );

  it('a version that moved while it was read is not confirmed before it was read anew', patience, async () => {
    const orderId = await sent('LED batten 90 cm');
    const { page, press } = await demo.open(SUPPLIER, `/orders/${orderId}`);
    await page.getByRole('button', { name: 'Confirm version 1' }).waitFor();
    await act(BUYER, `/v1/orders/${orderId}`, { cover: 'pre_shipment' }, 'PATCH');
    await act(BUYER, `/v1/orders/${orderId}/send`, {});
    await page.getByText('Version 2 took the place of version 1 while you were reading.').waitFor();
    expect(await page.getByRole('button', { name: /^Confirm version/ }).count()).toBe(0);
    await press(/^I have read version 2$/);
    await press(/^Confirm version 2$/);
    await page.getByText('Shenzhen Brightway Co Ltd confirmed').waitFor();
    await page.context().close();
  });

  it(
    'a clause that cannot be measured is named where the confirmation is refused, and taken as it is by a tick',
    patience,
    async () => {
      const orderId = await sent('LED batten 120 cm');
      await act(BUYER, `/v1/orders/${orderId}`, { addClauses: [{ clauseId: 'nice', text: 'Nice finish' }] }, 'PATCH');
      await act(BUYER, `/v1/orders/${orderId}/send`, {});
      const { page, press } = await demo.open(SUPPLIER, `/orders/${orderId}`);
      await press(/^Confirm version 2$/);
      await page.getByText('Tick it to take it as it is, or change it.').waitFor();
      await page.getByRole('checkbox', { name: 'Nice finish' }).check();
      await press(/^Confirm version 2$/);
      await page.getByText('Shenzhen Brightway Co Ltd confirmed').waitFor();
      await page.context().close();
    },
  );

  it('a writer learns that the other side changed the text, takes it in and loses no own word', patience, async () => {
    const orderId = await sent('LED batten 150 cm');
    const { page, press } = await demo.open(SUPPLIER, `/orders/${orderId}/edit`);
    await page.getByLabel('Named place').fill('Ningbo');
    await act(BUYER, `/v1/orders/${orderId}`, { shipBy: '2027-08-01', removeClauses: ['label'] }, 'PATCH');
    await page.getByText('The contract was changed while you were writing.').waitFor();
    expect(await page.getByRole('button', { name: 'Save the changes' }).isDisabled()).toBe(true);
    await press(/^Take the changes in$/);
    expect(await page.getByLabel('Named place').inputValue()).toBe('Ningbo');
    expect(await page.getByLabel('Ship by').inputValue()).toBe('2027-08-01');
    await press(/^Save the changes$/);
    await page.getByRole('heading', { level: 1, name: 'LED batten 150 cm' }).waitFor();
    const { contract, version } = await order(orderId);
    expect([version, contract.terms.shipBy.date, contract.clauses.length]).toEqual([2, '2027-08-01', 1]);
    await page.context().close();
  });

  it('an amendment is proposed, seen word by word, taken back, proposed again and confirmed', patience, async () => {
    const orderId = await sent('LED batten 200 cm');
    await act(SUPPLIER, `/v1/orders/${orderId}/confirm`, { version: 1 });
    await act(BUYER, `/v1/orders/${orderId}/confirm`, { version: 1 });
    const supplier = await demo.open(SUPPLIER, `/orders/${orderId}`);
    for (const again of [true, false]) {
      await supplier.press(/^Propose an amendment$/);
      await supplier.page.getByLabel('Ship by').fill('2027-09-01');
      await supplier.press(/^Propose the amendment$/);
      await supplier.page.getByText(/^Amendment proposed by Shenzhen Brightway/).waitFor();
      if (!again) break;
      await supplier.press(/^Take the amendment back$/);
      await supplier.page.getByText('The contract in force stands as it is.').waitFor();
      await supplier.press(/^Take the amendment back$/);
      await supplier.page.getByText(/^Amendment proposed by/).waitFor({ state: 'detached' });
    }
    await supplier.page.context().close();
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    const part = page.locator('#amendment');
    await part.getByText('1 change').waitFor();
    expect((await part.locator('ins').allInnerTexts()).join()).toContain('2027-09-01');
    await press(/^Confirm the amendment as version 2$/);
    await part.waitFor({ state: 'detached' });
    const { version, contract, amendment } = await order(orderId);
    expect([version, contract.terms.shipBy.date, amendment]).toEqual([2, '2027-09-01', null]);
    await page.context().close();
  });

  it('a later date that the supplier asks for stands on the order’s page, and the buyer grants it', patience, async () => {
    const { items } = await demo.read<{ readonly items: readonly { readonly orderId: string }[] }>(
      SUPPLIER,
      '/v1/orders?state=funded',
    );
    const { orderId = '' } = items[0] ?? {};
    const until = addDays((await order(orderId)).contract.terms.shipBy.date ?? '', 20);
    const supplier = await demo.open(SUPPLIER, `/orders/${orderId}/delay`);
    await supplier.page.getByLabel('New shipping date').fill(until);
    await supplier.press(/^Ask the buyer$/);
    await supplier.page.getByText(`Asked for: ${day(until, 'en')}`).waitFor();
    await supplier.page.context().close();
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    await page.getByText(`Shenzhen Brightway Co Ltd asks to ship by ${day(until, 'en')} instead`).waitFor();
    await press(/^Grant or decline it$/);
    await press(/^Grant it$/);
    await press(/^Grant it$/);
    await page.getByText('No later date is asked for').waitFor();
    expect((await order(orderId)).contract.terms.shipBy.date).toBe(until);
    await page.context().close();
  });

  it('a version is declined with a reason, and the order cancelled and drafted again', patience, async () => {
    const orderId = await sent('LED batten 240 cm');
    const supplier = await demo.open(SUPPLIER, `/orders/${orderId}`);
    await supplier.press(/^Decline version 1$/);
    await supplier.page.getByLabel(/^Why/).fill('The date is too early for us');
    await supplier.press(/^Decline version 1$/);
    await supplier.page.getByRole('heading', { name: /finish the draft and send it/ }).waitFor();
    await supplier.page.context().close();
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    await press(/^Cancel the order$/);
    await press(/^Cancel the order$/);
    await page.getByText('Nothing to do').first().waitFor();
    expect((await order(orderId)).state).toBe('cancelled');
    await press(/^Order the same again$/);
    await page.getByLabel('Ship by').fill('2027-10-01');
    await press(/^Draft the repeat order$/);
    await page.getByRole('heading', { level: 1, name: 'Change the contract' }).waitFor();
    expect(await page.getByLabel('Product').inputValue()).toBe('LED batten 240 cm');
    expect(await page.getByLabel('Ship by').inputValue()).toBe('2027-10-01');
    await page.context().close();
  });

  it('a file is attached to a draft, stands in it with its hash, and is taken out again', patience, async () => {
    const orderId = await sent('LED batten 300 cm');
    const { page, press } = await demo.open(BUYER, `/orders/${orderId}`);
    const file = { name: 'artwork.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await page.getByLabel('If the file contradicts the clauses').selectOption('file');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Save artwork.pdf' }).waitFor();
    expect((await order(orderId)).version).toBe(2);
    await press(/^Take artwork.pdf out$/);
    await page.getByRole('button', { name: 'Save artwork.pdf' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('a claim is offered only where a ground is open', patience, async () => {
    const orderId = await sent('LED batten 30 cm');
    await act(SUPPLIER, `/v1/orders/${orderId}/confirm`, { version: 1 });
    await act(BUYER, `/v1/orders/${orderId}/confirm`, { version: 1 });
    const { page } = await demo.open(BUYER, `/orders/${orderId}`);
    await page.getByRole('link', { name: 'Propose an amendment' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open a claim' }).count()).toBe(0);
    await page.context().close();
  });
});
