/** Ways of operators, agencies and suppliers through the pages, each seen by the others and recorded by the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../../src/cli/seed/parties.data.ts';
import { type Demo, openDemo } from '../../test/demo.ts';
import { releasedInHold } from './payouts.fixture.ts';

const patience = { timeout: 240_000 };
const OPERATOR = 'operator@quayside.example';
const SECOND = 'operator2@quayside.example';
const CLAIMANT = 'dana@cascade.example';
const DEFENDANT = 'zhao.lei@steelware.example';
const INSPECTOR = 'inspector@sgs.example';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
}, patience.timeout);
afterAll(() => demo.close());

type Items<T> = { readonly items: readonly T[] };
type ClaimRow = { readonly orderId: string; readonly claimId: string };

/** The first claim that is in a state. */
async function claimIn(state: string): Promise<ClaimRow> {
  const { items } = await demo.read<Items<ClaimRow>>(OPERATOR, `/v1/claims?state=${state}`);
  const [found] = items;
  if (!found) throw new Error(`no claim is ${state}`);
  return found;
}

describe('an appointed inspection', () => {
  it('is asked for too early, prepaid, reported, decided by it and approved, all in the browser', patience, async () => {
    const { orderId, claimId } = await claimIn('inspecting');
    const room = `/orders/${orderId}/claims/${claimId}`;
    const api = `/v1${room}`;

    const agency = await demo.open(INSPECTOR, '/jobs');
    await agency.press(/^Insulated bottle 750 ml$/);
    await agency.page.getByText('The fee is not prepaid yet').waitFor();
    await agency.page.getByLabel('Readings', { exact: true }).fill('13.9; 14.1');
    await agency.page.getByText('2 readings break the limit.').waitFor();
    await agency.press(/^Sign and file the report$/);
    await agency.page.getByRole('alert').waitFor();
    type Appointment = { readonly status: string };
    expect(await demo.read<Appointment>(INSPECTOR, `${api}/appointment`)).toMatchObject({ status: 'waits_for_fee' });

    const buyer = await demo.open(CLAIMANT, room);
    await buyer.press(/^Prepay 450\.00/);
    await buyer.press(/^Prepay 450\.00/);
    await buyer.page.getByText('waits for the report').waitFor();
    await buyer.page.context().close();

    await agency.press(/^Sign and file the report$/);
    await agency.page.getByText('Your report is filed').waitFor();
    await agency.page.context().close();

    const desk = await demo.open(OPERATOR, `/desk/claims/${orderId}/${claimId}`);
    await desk.page.getByText('13.9 % · 14.1 %').waitFor();
    await desk.press(/^Decide as computed$/);
    const dialog = desk.page.getByRole('dialog');
    await desk.page.getByText('You decided this').or(dialog).waitFor();
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Password').fill(PASSWORD);
      await desk.press(/^Go on$/);
      await desk.page.getByText('You decided this').waitFor();
    }
    await desk.page.context().close();
    const second = await demo.open(SECOND, `/desk/claims/${orderId}/${claimId}`);
    await second.press(/^Approve$/);
    await second.page.getByRole('button', { name: 'Letter in English (PDF)' }).waitFor();
    await second.page.context().close();

    const supplier = await demo.open(DEFENDANT, room);
    await supplier.page.getByText(/^Decided: /).waitFor();
    await supplier.page.context().close();
    type Decided = {
      readonly decision: { readonly findings: Readonly<Record<string, string>> };
      readonly refunds: readonly { readonly feeMinor: number }[];
    };
    const decided = await demo.read<Decided>(CLAIMANT, api);
    expect(decided.decision.findings).toMatchObject({ chromium: 'not_met' });
    // The fee comes back on top, as the supplier lost.
    expect(decided.refunds.map(({ feeMinor }) => feeMinor)).toEqual([45_000]);
  });
});

describe('a bank line that names no order', () => {
  it('is given to the suggested order within 2 clicks from the desk, and by one key', patience, async () => {
    const buyer = 'olivia@northquay.example';
    type Orders = { readonly items: readonly { readonly orderId: string }[] };
    const { items } = await demo.read<Orders>(buyer, '/v1/orders?state=confirmed');
    const orderId = items[0]?.orderId ?? '';
    type Instructions = {
      readonly payee: { readonly number: string };
      readonly amountMinor: number;
      readonly instalment: string;
    };
    const { payee } = await demo.read<Instructions>(buyer, `/v1/orders/${orderId}/payment-instructions`);
    type Open = { readonly instalments: readonly { readonly openMinor: number }[] };
    const order = await demo.read<Open>(buyer, `/v1/orders/${orderId}`);
    const openMinor = order.instalments.find((one) => one.openMinor > 0)?.openMinor ?? 0;
    const first = Math.floor(openMinor / 2);
    const bank = await demo.open(OPERATOR, '/desk/bank');
    const give = async (n: number, minor: number): Promise<void> => {
      const buffer = Buffer.from(statementTo(payee.number, n, minor));
      await bank.page.locator('input[type=file]').setInputFiles({ name: `s${n}.xml`, mimeType: 'application/xml', buffer });
      await bank.page.getByText('1 line', { exact: true }).waitFor();
    };
    await give(1, first);
    await bank.page.context().close();

    const { page, press, pressed } = await demo.open(OPERATOR, '/desk');
    await press(/^Northquay Imports Ltd.*No reference/s);
    await page.getByRole('region', { name: 'It may be for' }).waitFor();
    await press(/^1.*from its buyer/s);
    expect(pressed()).toBe(2);
    await page.getByText(`went to order ${orderId}`).waitFor();

    // The rest exactly: now the amount speaks as well, and the key 1 picks it.
    const rest = openMinor - first;
    const buffer = Buffer.from(statementTo(payee.number, 2, rest));
    await page.locator('input[type=file]').setInputFiles({ name: 's2.xml', mimeType: 'application/xml', buffer });
    await page.getByText('1 line', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^Northquay Imports Ltd/ })
      .first()
      .click();
    await page.getByText(/exactly what is open, from its buyer/).waitFor();
    await page.keyboard.press('1');
    await page.getByText(/exactly what is open, from its buyer/).waitFor({ state: 'detached' });
    const after = await demo.read<Open>(buyer, `/v1/orders/${orderId}`);
    expect(after.instalments[0]?.openMinor).toBe(0);
    await page.context().close();
  });
});

describe('a supplier', () => {
  const BUYER = 'olivia@northquay.example';
  const CANVAS = 'wu.jing@canvasworks.example';
  type Orders = { readonly items: readonly { readonly orderId: string }[] };

  it('reports the shipment with the paper that proves it within 3 clicks', patience, async () => {
    const { page, press, pressed } = await demo.open(DEFENDANT, '/orders');
    await press(/Insulated bottle 500 ml/);
    await press(/^Shipment$/);
    await page
      .getByLabel('Date on the paper')
      .first()
      .fill(await page.getByLabel('Shipped on').inputValue());
    await page.getByLabel('Container', { exact: true }).fill('MSKU4458210');
    await press(/^Report the shipment$/);
    expect(pressed()).toBeLessThanOrEqual(3);
    await page.getByText(/^Shipped on \d/).waitFor();
    await page.context().close();
    const { items } = await demo.read<Orders>(BUYER, '/v1/orders?state=shipped');
    expect(items.length).toBeGreaterThan(0);
  });

  it('answers a claim clause by clause; both give it to the platform; the buyer withdraws it', patience, async () => {
    const { items } = await demo.read<Items<ClaimRow>>(CLAIMANT, '/v1/claims?state=negotiating');
    const { orderId = '', claimId = '' } = items[0] ?? {};
    const room = `/orders/${orderId}/claims/${claimId}`;
    type Claim = {
      readonly state: string;
      readonly answered: { readonly accepted: boolean; readonly text: string } | null;
      readonly evidence: readonly {
        readonly by: string;
        readonly clauseId: string | null;
        readonly says: { readonly values: readonly string[] };
      }[];
    };
    const supplier = await demo.open(CANVAS, room);
    await supplier.press(/^Answer this clause$/);
    const answer = supplier.page.locator('#answer');
    await answer.getByLabel(/^Readings/).fill('166; 167');
    await answer.getByLabel('Instrument').fill('steel tape');
    await answer.getByLabel(/^Its uncertainty/).fill('0.5');
    await answer.getByLabel('Your answer as a whole').fill('Measured on three of ours before packing');
    await supplier.press(/^Contest the claim$/);
    await supplier.page.getByText('It contests the claim.').waitFor();
    const told = await demo.read<Claim>(CLAIMANT, `/v1${room}`);
    expect(told.answered).toMatchObject({ accepted: false, text: 'Measured on three of ours before packing' });
    expect(told.evidence.filter(({ by }) => by === 'supplier')).toMatchObject([
      { clauseId: 'door', says: { values: ['166 cm', '167 cm'] } },
    ]);

    const early = /^Ask for it early$/;
    await supplier.press(early);
    await supplier.press(early);
    await supplier.page.getByText(/You asked for the platform early/).waitFor();
    const buyer = await demo.open(CLAIMANT, room);
    await buyer.press(early);
    await buyer.press(early);
    await buyer.page.getByText('with the platform').waitFor();
    expect((await demo.read<Claim>(CANVAS, `/v1${room}`)).state).toBe('escalated');

    const desk = await demo.open(OPERATOR, `/desk/claims/${orderId}/${claimId}`);
    await desk.press(/^Ask a side for evidence$/);
    await desk.page.getByLabel('What you need').fill('The packing list');
    await desk.press(/^Send the request$/);
    await desk.page.getByText('Platform asks Supplier').waitFor();
    await desk.press(/^Appoint an agency$/);
    await desk.page.getByLabel('Agency').selectOption({ index: 1 });
    await desk.page.getByLabel('Fee in USD').fill('9,000.00');
    await desk.press(/^Appoint$/);
    // More than the goods are worth: the server says what it would take.
    await desk.page.getByRole('alert').waitFor();
    await desk.page.context().close();

    await buyer.page.reload();
    await buyer.page.getByText('Platform asks Supplier').waitFor();
    await buyer.press(/^Withdraw the claim$/);
    await buyer.press(/^Withdraw the claim$/);
    await buyer.page.getByText('withdrawn', { exact: true }).waitFor();
    expect((await demo.read<Claim>(CANVAS, `/v1${room}`)).state).toBe('withdrawn');
    await buyer.page.context().close();
    await supplier.page.context().close();
  });

  it('appeals the decision that an agency’s report made', patience, async () => {
    const { items } = await demo.read<Items<ClaimRow>>(DEFENDANT, '/v1/claims?state=approved');
    const { orderId = '', claimId = '' } = items.find((one) => one.orderId !== '') ?? {};
    const room = `/orders/${orderId}/claims/${claimId}`;
    const { page, press } = await demo.open(DEFENDANT, room);
    await press(/^Appeal$/);
    await page.getByLabel(/^Which error/).fill('The sample was drawn from another lot');
    await press(/^Appeal$/);
    await page.getByText('appealed', { exact: true }).waitFor();
    type Appealed = { readonly state: string; readonly appeal: { readonly by: string; readonly text: string } };
    expect(await demo.read<Appealed>(CLAIMANT, `/v1${room}`)).toMatchObject({
      state: 'appealed',
      appeal: { by: 'supplier', text: 'The sample was drawn from another lot' },
    });
    await page.context().close();
  });

  it('changes a product, and sees what was granted to it and why', patience, async () => {
    const { page, press } = await demo.open(DEFENDANT, '/supply/profile');
    await press(/^Change/);
    await page.getByLabel('Price').fill('4.95');
    await press(/^Save the product$/);
    await page.getByText('4.95\u00a0USD').waitFor();
    await page.goto('/supply/limit');
    await page.getByText(/trade so far · by the programme/).waitFor();
    await page.context().close();
  });
});

describe('who runs the programme', () => {
  it('grants a limit, which the supplier then has', patience, async () => {
    const { page, press } = await demo.open(OPERATOR, '/desk/limits');
    await press(/^Yongkang Steelware/);
    await press(/^Grant a limit$/);
    await page.getByRole('textbox', { name: 'Limit' }).fill('31,000');
    await page.getByLabel('Why').selectOption('review');
    await page.locator('form').getByRole('button', { name: 'Grant a limit' }).click();
    await page.getByText(/review · by Ruth Adeyemi/).waitFor();
    await page.context().close();
  });
});

/** Last, as it moves the demonstration's time. */
describe('money that the programme held', () => {
  it('is to come for the supplier, is paid by an operator, and is then paid', patience, async () => {
    const orderId = await releasedInHold(demo, { operator: OPERATOR, buyer: CLAIMANT, supplier: DEFENDANT });
    const supplier = await demo.open(DEFENDANT, '/supply');
    await supplier.press(/^When, and where to$/);
    await supplier.page.getByText(`Order ${orderId}`).waitFor();
    await supplier.page.getByText('Hardware City Bank, account ending in 5173').first().waitFor();
    await expect.poll(() => supplier.page.getByText('950.00\u00a0USD').count()).toBe(2);
    await supplier.page.getByText('Nothing was paid yet.').waitFor();

    const desk = await demo.open(OPERATOR, '/desk');
    await desk.press(new RegExp(`^Yongkang Steelware.*${orderId}`, 's'));
    await desk.page.getByText('6228480339005173').waitFor();
    await desk.page.getByText('950.00\u00a0USD left the bank').click();
    await desk.press(/^Mark 1 as paid: 950\.00/);
    const dialog = desk.page.getByRole('dialog');
    const recorded = desk.page.getByText('recorded as paid');
    await recorded.or(dialog).waitFor();
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Password').fill(PASSWORD);
      await desk.press(/^Go on$/);
      await recorded.waitFor();
    }
    await desk.page.getByText('Nothing is to be paid', { exact: true }).waitFor();
    await desk.page.context().close();

    await supplier.page.reload();
    await supplier.page.getByText('Nothing is to come').waitFor();
    await supplier.page.getByText('to Hardware City Bank, account ending in 5173').waitFor();
    type Statement = {
      readonly paidOutMinor: number;
      readonly balanced: boolean;
      readonly lines: readonly { readonly what: string }[];
    };
    const statement = await demo.read<Statement>(DEFENDANT, `/v1/orders/${orderId}/statement`);
    expect([statement.paidOutMinor, statement.balanced, statement.lines.at(-1)?.what]).toEqual([95_000, true, 'payout']);
    await supplier.page.goto(`/orders/${orderId}`);
    await supplier.page.getByText('The supplier was paid').first().waitFor();
    await supplier.page.context().close();
  });
});

/** A camt.053 file with one credit of the buyer that names no order. */
const statementTo = (account: string, n: number, minor: number): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>D${n}</MsgId>
<CreDtTm>2026-11-20T18:00:00Z</CreDtTm></GrpHdr><Stmt><Id>D${n}</Id><CreDtTm>2026-11-20T18:00:00Z</CreDtTm><Acct><Id><Othr><Id>${account}</Id>
</Othr></Id><Ccy>USD</Ccy></Acct><Ntry><Amt Ccy="USD">${(minor / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>DESK${n}</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls><RltdPties><Dbtr><Pty>
<Nm>Northquay Imports Ltd</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>our payment</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt>
</BkToCstmrStmt></Document>`;
