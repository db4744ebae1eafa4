/** The story of the display tents, played wholly in the pages: both sides at once, each in its language, two operators, and the bank. */
import { settle } from '../scripts/web/look.ts';
import type { Hand } from './hand.ts';
import { type Stage, photo } from './stage.ts';

const BUYER = 'olivia@northquay.example';
const SUPPLIER = 'wu.jing@canvasworks.example';
const OPERATOR = 'operator@quayside.example';
const SECOND = 'operator2@quayside.example';
const DAY_MS = 86_400_000;

const VAGUE = 'Good quality tent, strong frame, suitable for outdoor events';
const EXACT = [
  'Clear height of the front entrance at least 200 cm',
  'Roof fabric hydrostatic head at least 3000 mm, ISO 811',
  'Frame tube steel, outer diameter 25 mm ± 0.5 mm, wall thickness at least 1.2 mm',
];
const TOTAL = '4,800.00';

type Told = {
  readonly now: string;
  readonly guided: {
    readonly orderId: string;
    readonly claimId: string | null;
    readonly due: readonly { readonly name: string; readonly dueAt: string }[];
  } | null;
};

/** Throws a sentence unless it holds. */
function holds(what: boolean, sentence: string): void {
  if (!what) throw new Error(sentence);
}

const open = async ({ page }: Hand, path: string): Promise<void> => {
  await page.goto(path);
  await settle(page);
};

/** Waits until the order's own history tells that something happened, so often. */
async function happened({ demo }: Stage, orderId: string, type: string, times = 1): Promise<void> {
  type History = { readonly items: readonly { readonly type: string }[] };
  for (let n = 0; n < 60; n += 1) {
    const { items } = await demo.read<History>(BUYER, `/v1/orders/${orderId}/events?limit=100`);
    if (items.filter((event) => event.type === type).length >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${type} did not happen`);
}

/** What the page says to a person whose act was refused. */
const refused = (hand: Hand): Promise<string> => hand.page.getByRole('alert').first().innerText();

/** Plays it all; answers in a sentence what came of it. */
export async function playTents(stage: Stage): Promise<string> {
  const { demo } = stage;
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${demo.url}/v1/demonstration${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const told = (): Promise<Told> => demo.read<Told>(BUYER, '/v1/demonstration');
  const later = async (days: number): Promise<void> => {
    const { now } = await told();
    await post('/clock', { to: new Date(Date.parse(now) + days * DAY_MS).toISOString() });
  };

  const buyer = await stage.as(BUYER, '/home', { lang: 'zh', theme: 'dark', width: 360 });
  const supplier = await stage.as(SUPPLIER, '/supply', { lang: 'en', theme: 'light', width: 1440 });
  const orderId = await agree(stage, buyer, supplier);

  const paid = await post('/wires', { orderId });
  holds(paid.ok, `the wire was not booked: ${await paid.text()}`);
  await buyer.page.getByText(TOTAL).first().waitFor();
  await ship(supplier, orderId, later);
  await later(37);
  await open(supplier, `/orders/${orderId}/arrival`);
  await supplier.press(supplier.say('supply.arrival.send'));
  await happened(stage, orderId, 'shipments.arrived');
  await later(3);
  const claimPath = await claim(buyer, orderId);
  await open(supplier, claimPath);
  await supplier.fill(supplier.say('claims.answer.text'), 'The tent was not assembled properly');
  await supplier.press(supplier.say('claims.answer.send'));
  await happened(stage, orderId, 'claims.answered');

  await escalate(stage, buyer, claimPath, orderId);
  await decide(stage, orderId, claimPath.replace(/^\/orders\/(.*)\/claims\//, '/desk/claims/$1/'));
  return settled(stage, buyer, orderId);
}

/** From a vague draft that nobody can confirm to one text that both confirmed. Answers the order's id. */
async function agree(stage: Stage, buyer: Hand, supplier: Hand): Promise<string> {
  const { items } = await stage.demo.read<{ readonly items: readonly { readonly supplierId: string }[] }>(
    BUYER,
    '/v1/suppliers?query=Zhejiang',
  );
  await open(buyer, `/orders/new?supplier=${items[0]?.supplierId}`);
  const { now } = await stage.demo.read<Told>(BUYER, '/v1/demonstration');
  await buyer.fill(buyer.say('draft.product'), 'Display tent 3 x 6 m');
  await buyer.fill(buyer.say('draft.quantity'), '20');
  await buyer.fill(buyer.say('draft.price', { currency: 'USD' }), '240.00');
  await buyer.choose(buyer.say('draft.category'), 'tents-and-outdoor');
  await buyer.fill(buyer.say('draft.place'), 'Ningbo');
  await buyer.fill(buyer.say('draft.ship_by'), new Date(Date.parse(now) + 70 * DAY_MS).toISOString().slice(0, 10));
  await buyer.press(buyer.say('draft.share_remove', { n: 2 }));
  await buyer.fill(buyer.say('draft.share'), '100');
  await buyer.fill(buyer.say('draft.clause', { n: 1 }), VAGUE);
  await buyer.see(buyer.say('clauses.vague'));
  await buyer.press(buyer.say('draft.save'));
  const send = (n: number): string => buyer.say('draft.send', { n, name: 'Zhejiang Canvas Works' });
  await buyer.press(send(1));
  const orderId = new URL(buyer.page.url()).pathname.split('/')[2] ?? '';
  await happened(stage, orderId, 'contracts.sent');

  await open(supplier, `/orders/${orderId}`);
  await supplier.press(supplier.say('contract.confirm', { n: 1 }));
  const why = await refused(supplier);
  holds(/measur/.test(why), `the vague clause was not refused by name: ${why}`);

  await buyer.press(buyer.say('edit.title'));
  await buyer.press(buyer.say('draft.add'));
  await buyer.press(buyer.say('draft.remove', { n: 1 }));
  await buyer.fill(buyer.say('draft.clause', { n: 1 }), EXACT[0] ?? '');
  for (const n of [2, 3]) {
    await buyer.press(buyer.say('draft.add'));
    await buyer.fill(buyer.say('draft.clause', { n }), EXACT[n - 1] ?? '');
  }
  await buyer.see(buyer.say('draft.score', { measurable: 3, n: 3 }));
  await buyer.press(buyer.say('edit.save'));
  await buyer.press(send(2));
  await happened(stage, orderId, 'contracts.sent', 2);

  await open(supplier, `/orders/${orderId}`);
  await supplier.press(supplier.say('contract.confirm', { n: 2 }));
  await happened(stage, orderId, 'contracts.confirmed');
  await open(buyer, `/orders/${orderId}`);
  await buyer.press(buyer.say('contract.confirm', { n: 2 }));
  await happened(stage, orderId, 'contracts.agreed');
  return orderId;
}

async function ship(supplier: Hand, orderId: string, later: (days: number) => Promise<void>): Promise<void> {
  await later(67);
  await open(supplier, `/orders/${orderId}/ship`);
  const on = await supplier.page.getByLabel(supplier.say('supply.ship.on'), { exact: true }).inputValue();
  await supplier.fill(supplier.say('supply.paper.dated'), on);
  await supplier.press(supplier.say('supply.ship.send'));
  await supplier.see(new RegExp(supplier.say('supply.shipped_on', { day: '.+' })));
}

/** A reading for the door, a photo for the roof. Answers the claim's address. */
async function claim(buyer: Hand, orderId: string): Promise<string> {
  await open(buyer, `/orders/${orderId}/claims/new`);
  await buyer.tick(/^Clear height/);
  await buyer.tick(/^Roof fabric/);
  await buyer.fill(buyer.say('claims.values'), '148, 149');
  await buyer.fill(buyer.say('claims.instrument'), 'steel tape');
  await buyer.fill(buyer.say('claims.uncertainty'), '0.5');
  await buyer.fill(buyer.say('claims.method'), 'Floor to the lowest point of the frame');
  await buyer.attach(buyer.page.locator('input[type=file]').nth(1), [await photo(1)]);
  await buyer.press(buyer.say('claims.send'), buyer.page.locator('form'));
  await buyer.page.waitForURL(/\/claims\/(?!new)/);
  return new URL(buyer.page.url()).pathname;
}

/** Too early while the two may still agree: the page says so, and the API refuses it. Afterwards it is pressed. */
async function escalate(stage: Stage, buyer: Hand, claimPath: string, orderId: string): Promise<void> {
  const { demo } = stage;
  const name = buyer.say('claims.escalate');
  await open(buyer, claimPath);
  await buyer.press(name);
  await buyer.press(name);
  const why = await refused(buyer);
  holds(why.trim() !== '', 'the page does not say why it is too early');
  const cookie = `quayside.session_token=${await demo.cookie(BUYER)}`;
  const early = await fetch(`${demo.url}/v1${claimPath}/escalation`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': 'early' },
    body: '{}',
  });
  const { code } = (await early.json()) as { readonly code?: string };
  holds(code === 'negotiation.too_early', `escalating early gave ${early.status} ${code}`);
  const { guided } = await demo.read<Told>(BUYER, '/v1/demonstration');
  holds(guided?.orderId === orderId, 'the guide follows another order');
  const ends = guided?.due.find((row) => row.name.startsWith('claims.negotiation'))?.dueAt ?? '';
  await fetch(`${demo.url}/v1/demonstration/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: new Date(Date.parse(ends) + 60_000).toISOString() }),
  });
  await open(buyer, claimPath);
  await buyer.press(name);
  await buyer.press(name);
  await happened(stage, orderId, 'claims.escalated');
}

/** One operator decides as computed, another approves, and the refund leaves the bank. */
async function decide(stage: Stage, orderId: string, casePath: string): Promise<void> {
  const operator = await stage.as(OPERATOR, casePath);
  await operator.press(operator.say('desk.decide'));
  await happened(stage, orderId, 'claims.determined');
  const second = await stage.as(SECOND, casePath);
  const approve = second.say('desk.approve');
  await second.press(approve);
  await happened(stage, orderId, 'claims.approved');
  await open(operator, '/desk/refunds');
  await operator.page
    .getByLabel(/4,800\.00/)
    .first()
    .check();
  await operator.press(/4,800\.00/, operator.page.locator('main'));
  await happened(stage, orderId, 'payments.refund_paid');
  await open(operator, '/desk/balance');
  await operator.see(operator.say('desk.balanced'));
}

type View = {
  readonly state: string;
  readonly money: { readonly refundedMinor: number };
  readonly claims: readonly { readonly claimId: string }[];
};

/** The order's page says what the API says, and the case file proves it in the page for anybody. */
async function settled(stage: Stage, buyer: Hand, orderId: string): Promise<string> {
  const { demo } = stage;
  const { state, money, claims } = await demo.read<View>(BUYER, `/v1/orders/${orderId}`);
  holds(state === 'refunded' && money.refundedMinor === 480_000, `the API says ${state}, ${money.refundedMinor}`);
  await open(buyer, `/orders/${orderId}`);
  await buyer.see(buyer.say('state.refunded'));
  const cookie = `quayside.session_token=${await demo.cookie(BUYER)}`;
  const file = await fetch(`${demo.url}/v1/orders/${orderId}/claims/${claims[0]?.claimId}/case-file`, { headers: { cookie } });
  await open(buyer, '/verify');
  await buyer.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'case.zip', mimeType: 'application/zip', buffer: Buffer.from(await file.arrayBuffer()) });
  await buyer.page.locator('[data-state=valid]').waitFor();
  return `refunded ${TOTAL} USD, the case file verifies`;
}
