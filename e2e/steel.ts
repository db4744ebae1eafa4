/** The story of the bottles that are not of the agreed steel: rapid cover, an appointed laboratory, and the fee that comes back on top. */
import { writeCamt053 } from '../src/adapters/bank/writer.ts';
import { PASSWORD } from '../src/cli/seed/parties.data.ts';
import type { Hand } from './hand.ts';
import {
  DAY_MS,
  type Fund,
  OPERATOR,
  balances,
  decide,
  fundOf,
  happened as happenedTo,
  holds,
  later,
  nowOf,
  open,
  refusal,
  refused,
  until,
} from './play.ts';
import type { Stage } from './stage.ts';

const BUYER = 'dana@cascade.example';
const SUPPLIER = 'zhao.lei@steelware.example';
const AGENCY = 'inspector@sgs.example';

const PRODUCT = 'Insulated bottle 750 ml, brushed';
const STEEL = 'Inner wall stainless steel grade 304, chromium 17.5 to 19.5 % by XRF or OES';
const HEAT = 'Water at 95 °C is at least 65 °C after 6 h, lid closed, room 20 °C ± 2 °C, EN 12546-1';
const FEE = /850\.00/;
const TOTAL_MINOR = 2_000_000;
const FEE_MINOR = 85_000;

const happened = (stage: Stage, orderId: string, type: string, times = 1): Promise<void> =>
  happenedTo(stage, BUYER, orderId, type, times);

/** Plays it all; answers in a sentence what came of it. */
export async function playSteel(stage: Stage): Promise<string> {
  const before = await fundOf(stage);
  const { items } = await stage.demo.read<{ readonly items: readonly { readonly supplierId: string }[] }>(
    BUYER,
    '/v1/suppliers?query=Yongkang',
  );
  await prepare(stage);
  const buyer = await stage.as(BUYER, `/orders/new?supplier=${items[0]?.supplierId}`, { lang: 'en', theme: 'light', width: 360 });
  const supplier = await stage.as(SUPPLIER, '/supply', { lang: 'zh', theme: 'dark', width: 1440 });
  const orderId = await agree(stage, buyer, supplier);
  await pay(stage, orderId, 600_000);
  await later(stage, 85);
  await ship(supplier, orderId);
  await pay(stage, orderId, 1_400_000);
  await later(stage, 35);
  await open(supplier, `/orders/${orderId}/arrival`);
  await supplier.press(supplier.say('supply.arrival.send'));
  await happened(stage, orderId, 'shipments.arrived');
  await later(stage, 1);
  await open(buyer, `/orders/${orderId}`);
  await buyer.press(buyer.say('receipt.title'));
  await happened(stage, orderId, 'shipments.receipt_confirmed');
  await later(stage, 9);
  const claimId = await claim(buyer, orderId);
  const room = `/orders/${orderId}/claims/${claimId}`;
  await open(supplier, room);
  await supplier.fill(supplier.say('claims.answer.text'), '我们的钢材全部为 304');
  await supplier.press(supplier.say('claims.answer.send'));
  await happened(stage, orderId, 'claims.answered');
  await escalate(stage, buyer, room, orderId);
  await inspect(stage, buyer, room, orderId);
  await decide(stage, BUYER, orderId, claimId, '20,850.00');
  return settled(stage, buyer, room, orderId, before);
}

/** The programme's owner pins new orders to the rapid policy, and gives the supplier a limit that holds this one. */
async function prepare(stage: Stage): Promise<void> {
  const operator = await stage.as(OPERATOR, '/desk/policies');
  await operator.choose(operator.say('desk.policies.policy'), 'rapid');
  await operator.press(operator.say('desk.policies.save'));
  await stepUp(operator, operator.say('desk.policies.saved'));
  await open(operator, '/desk/limits');
  await operator.press(/^Yongkang Steelware/);
  await operator.press(operator.say('desk.grant'));
  const form = operator.page.locator('main form');
  await operator.fill(operator.say('desk.grant.amount'), '60,000', form);
  await operator.press(operator.say('desk.grant'), form);
  await form.waitFor({ state: 'detached' });
  await operator.page.context().close();
}

/** Waits for a text; where the page asks for the password again, it is given. */
async function stepUp(hand: Hand, text: string): Promise<void> {
  const dialog = hand.page.getByRole('dialog');
  await hand.page.getByText(text).or(dialog).first().waitFor();
  if (!(await dialog.isVisible())) return;
  await dialog.locator('input[type=password]').fill(PASSWORD);
  await hand.page.keyboard.press('Enter');
  await hand.see(text);
}

/** One text that both confirm at once. Answers the order's id. */
async function agree(stage: Stage, buyer: Hand, supplier: Hand): Promise<string> {
  const { page, say } = buyer;
  await buyer.fill(say('draft.product'), PRODUCT);
  await buyer.fill(say('draft.quantity'), '4000');
  await buyer.fill(say('draft.price', { currency: 'USD' }), '5.00');
  await buyer.choose(say('draft.category'), 'drinkware');
  await buyer.choose(say('draft.rule'), 'FCA');
  await buyer.fill(say('draft.place'), 'Ningbo');
  const shipBy = Date.parse(await nowOf(stage)) + 88 * DAY_MS;
  await buyer.fill(say('draft.ship_by'), new Date(shipBy).toISOString().slice(0, 10));
  const balance = page.getByRole('group', { name: say('draft.share_n', { n: 2 }) });
  await balance.getByLabel(say('draft.share_due')).selectOption('on_document: bill_of_lading copy');
  await page.getByText(say('draft.more'), { exact: true }).click();
  await buyer.choose(say('draft.transport'), 'sea_container');
  await buyer.fill(say('draft.clause', { n: 1 }), STEEL);
  await buyer.choose(say('draft.class'), 'critical');
  await buyer.press(say('draft.add'));
  await buyer.fill(say('draft.clause', { n: 2 }), HEAT);
  await buyer.see(say('draft.score', { measurable: 2, n: 2 }));
  await buyer.press(say('draft.save'));
  await buyer.press(say('draft.send', { n: 1, name: 'Yongkang Steelware' }));
  const orderId = new URL(page.url()).pathname.split('/')[2] ?? '';
  await happened(stage, orderId, 'contracts.sent');
  await open(supplier, `/orders/${orderId}`);
  await supplier.press(supplier.say('contract.confirm', { n: 1 }));
  await happened(stage, orderId, 'contracts.confirmed');
  await open(buyer, `/orders/${orderId}`);
  await buyer.press(say('contract.confirm', { n: 1 }));
  await happened(stage, orderId, 'contracts.agreed');
  return orderId;
}

/** The bank's file with the buyer's wire, brought to the desk by an operator; it finds its order by its reference. */
async function pay(stage: Stage, orderId: string, amountMinor: number): Promise<void> {
  type Instructions = { readonly reference: string; readonly payee: { readonly number: string } };
  const { reference, payee } = await stage.demo.read<Instructions>(BUYER, `/v1/orders/${orderId}/payment-instructions`);
  const at = await nowOf(stage);
  const file = writeCamt053({
    messageId: `STEEL${amountMinor}`,
    createdAt: at,
    account: { number: payee.number, currency: 'USD' },
    openingMinor: 0,
    lines: [
      {
        ...{ amountMinor, direction: 'credit', bookedOn: at.slice(0, 10), reference },
        ...{ payer: 'Cascade Outfitters LLC', bankReference: `STEEL${amountMinor}` },
      },
    ],
  });
  const { page, see } = await stage.as(OPERATOR, '/desk/bank');
  const buffer = Buffer.from(file);
  await page.locator('input[type=file]').setInputFiles({ name: 'statement.xml', mimeType: 'application/xml', buffer });
  await see('1 line');
  await page.context().close();
  type Paid = { readonly money: { readonly coveredMinor: number } | null };
  const { money } = await stage.demo.read<Paid>(BUYER, `/v1/orders/${orderId}`);
  const covered = amountMinor === 600_000 ? amountMinor : TOTAL_MINOR;
  holds(money?.coveredMinor === covered, `${money?.coveredMinor} are covered, not ${covered}`);
}

async function ship(supplier: Hand, orderId: string): Promise<void> {
  const { page, say } = supplier;
  await open(supplier, `/orders/${orderId}/ship`);
  await supplier.choose(say('supply.paper.type'), 'bill_of_lading');
  await supplier.choose(say('supply.paper.form'), 'copy');
  const on = await page.getByLabel(say('supply.ship.on'), { exact: true }).inputValue();
  await supplier.fill(say('supply.paper.dated'), on);
  await supplier.press(say('supply.ship.send'));
  await supplier.see(new RegExp(say('supply.shipped_on', { day: '.+' })));
}

/** Words alone, about one clause of two. Answers the claim's id. */
async function claim(buyer: Hand, orderId: string): Promise<string> {
  await open(buyer, `/orders/${orderId}/claims/new`);
  await buyer.tick(/^Inner wall/);
  await buyer.fill(buyer.say('claims.words'), 'The wall attracts a magnet and rusts');
  await buyer.press(buyer.say('claims.send'), buyer.page.locator('form'));
  await buyer.page.waitForURL(/\/claims\/(?!new)/);
  return new URL(buyer.page.url()).pathname.split('/').at(-1) ?? '';
}

/** Too early while the two may still agree; a day after that it is taken. */
async function escalate(stage: Stage, buyer: Hand, room: string, orderId: string): Promise<void> {
  const name = buyer.say('claims.escalate');
  await open(buyer, room);
  await buyer.press(name);
  await buyer.press(name);
  const why = await refused(buyer);
  holds(why.trim() !== '', 'the page does not say why it is too early');
  const code = await refusal(stage, BUYER, `${room}/escalation`);
  holds(code === 'negotiation.too_early', `escalating early gave ${code}`);
  const { mayEscalateFrom } = await stage.demo.read<{ readonly mayEscalateFrom: string }>(BUYER, `/v1${room}`);
  await until(stage, Date.parse(mayEscalateFrom) + 2 * DAY_MS);
  await open(buyer, room);
  await buyer.press(name);
  await buyer.press(name);
  await happened(stage, orderId, 'claims.escalated');
}

/** SGS is appointed, waits for its fee, is paid by the buyer, and reports what it measured. */
async function inspect(stage: Stage, buyer: Hand, room: string, orderId: string): Promise<void> {
  const desk = await stage.as(OPERATOR, `/desk/claims/${orderId}/${room.split('/').at(-1)}`);
  await desk.press(desk.say('desk.appoint'));
  const agencies = desk.page.getByLabel(desk.say('desk.appoint.agency'), { exact: true });
  const sgs = agencies.locator('option', { hasText: /^SGS/ }).first();
  await sgs.waitFor({ state: 'attached' });
  await agencies.selectOption(await sgs.getAttribute('value'));
  await desk.fill(desk.say('desk.appoint.fee', { currency: 'USD' }), '850.00');
  await desk.press(desk.say('desk.appoint.send'));
  await happened(stage, orderId, 'claims.appointed');
  await desk.page.context().close();

  const agency = await stage.as(AGENCY, '/jobs');
  await agency.press(PRODUCT);
  await agency.see(agency.say('appointed.waits'));
  await agency.fill(agency.say('appointed.readings'), '13.9 %; 14.1 %');
  await agency.press(agency.say('appointed.sign'));
  await refused(agency);
  const code = await refusal(stage, AGENCY, `${room}/appointment/report`, { measured: { c1: ['13.9 %'] } });
  holds(code === 'fee.not_prepaid', `reporting before the fee gave ${code}`);

  await open(buyer, room);
  await buyer.press(FEE);
  await buyer.press(FEE);
  await buyer.see(buyer.say('inspection.status.waits_for_report'));
  await agency.press(agency.say('appointed.sign'));
  await agency.see(agency.say('appointed.filed'));
  await agency.page.context().close();
}

type Settled = {
  readonly decision: { readonly findings: Readonly<Record<string, string>> };
  readonly clauses: readonly { readonly clauseId: string; readonly text: { readonly text: string | null } }[];
  readonly refunds: readonly { readonly amountMinor: number; readonly feeMinor: number }[];
};
type View = { readonly state: string; readonly money: { readonly refundedMinor: number } };

/** What everybody reads at the end is what the API says: the price, the fee on top, and the supplier's debt of both. */
async function settled(stage: Stage, buyer: Hand, room: string, orderId: string, before: Fund): Promise<string> {
  const { demo } = stage;
  const { state, money } = await demo.read<View>(BUYER, `/v1/orders/${orderId}`);
  holds(state === 'refunded' && money.refundedMinor === TOTAL_MINOR, `the API says ${state}, ${money.refundedMinor}`);
  const { decision, clauses, refunds } = await demo.read<Settled>(BUYER, `/v1${room}`);
  const steel = clauses.find(({ text }) => text.text === STEEL)?.clauseId ?? '';
  holds(decision.findings[steel] === 'not_met', `the steel was found ${JSON.stringify(decision.findings)}`);
  const fee = refunds.reduce((sum, { feeMinor }) => sum + feeMinor, 0);
  holds(fee === FEE_MINOR, `of the fee ${fee} came back`);
  const owed = (await fundOf(stage)).owedMinor - before.owedMinor;
  holds(owed === TOTAL_MINOR + FEE_MINOR, `the supplier owes ${owed}`);
  await balances(stage);
  await open(buyer, `/orders/${orderId}`);
  await buyer.see(buyer.say('state.refunded'));
  return 'refunded 20,000.00 USD and the fee of 850.00, which the supplier owes';
}
