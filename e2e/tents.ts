/** The story of the display tents, played wholly in the pages: both sides at once, each in its language, two operators, and the bank. */
import type { Hand } from './hand.ts';
import {
  DAY_MS,
  type Fund,
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
  tell,
  until,
} from './play.ts';
import { type Stage, photo } from './stage.ts';

const BUYER = 'olivia@northquay.example';
const SUPPLIER = 'wu.jing@canvasworks.example';

const VAGUE = 'Good quality tent, strong frame, suitable for outdoor events';
const EXACT = [
  'Clear height of the front entrance at least 200 cm',
  'Roof fabric hydrostatic head at least 3000 mm, ISO 811',
  'Frame tube steel, outer diameter 25 mm ± 0.5 mm, wall thickness at least 1.2 mm',
];
const TOTAL = '4,800.00';

type Told = {
  readonly guided: {
    readonly orderId: string;
    readonly claimId: string | null;
    readonly due: readonly { readonly name: string; readonly dueAt: string }[];
  } | null;
};

const happened = (stage: Stage, orderId: string, type: string, times = 1): Promise<void> =>
  happenedTo(stage, BUYER, orderId, type, times);

/** Plays it all; answers in a sentence what came of it. */
export async function playTents(stage: Stage): Promise<string> {
  const before = await fundOf(stage);
  const buyer = await stage.as(BUYER, '/home', { lang: 'zh', theme: 'dark', width: 360 });
  const supplier = await stage.as(SUPPLIER, '/supply', { lang: 'en', theme: 'light', width: 1440 });
  const orderId = await agree(stage, buyer, supplier);

  const paid = await tell(stage, '/wires', { orderId });
  holds(paid.ok, `the wire was not booked: ${await paid.text()}`);
  await buyer.page.getByText(TOTAL).first().waitFor();
  await ship(stage, supplier, orderId);
  await later(stage, 37);
  await open(supplier, `/orders/${orderId}/arrival`);
  await supplier.press(supplier.say('supply.arrival.send'));
  await happened(stage, orderId, 'shipments.arrived');
  await later(stage, 3);
  const claimPath = await claim(buyer, orderId);
  await open(supplier, claimPath);
  await supplier.fill(supplier.say('claims.answer.text'), 'The tent was not assembled properly');
  await supplier.press(supplier.say('claims.answer.send'));
  await happened(stage, orderId, 'claims.answered');

  await escalate(stage, buyer, claimPath, orderId);
  await decide(stage, BUYER, orderId, claimPath.split('/').at(-1) ?? '', TOTAL);
  return settled(stage, buyer, orderId, before);
}

/** From a vague draft that nobody can confirm to one text that both confirmed. Answers the order's id. */
async function agree(stage: Stage, buyer: Hand, supplier: Hand): Promise<string> {
  const { items } = await stage.demo.read<{ readonly items: readonly { readonly supplierId: string }[] }>(
    BUYER,
    '/v1/suppliers?query=Zhejiang',
  );
  await open(buyer, `/orders/new?supplier=${items[0]?.supplierId}`);
  const now = await nowOf(stage);
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

async function ship(stage: Stage, supplier: Hand, orderId: string): Promise<void> {
  await later(stage, 67);
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
  const code = await refusal(stage, BUYER, `${claimPath}/escalation`);
  holds(code === 'negotiation.too_early', `escalating early gave ${code}`);
  const { guided } = await demo.read<Told>(BUYER, '/v1/demonstration');
  holds(guided?.orderId === orderId, 'the guide follows another order');
  const ends = guided?.due.find((row) => row.name.startsWith('claims.negotiation'))?.dueAt ?? '';
  await until(stage, Date.parse(ends) + 60_000);
  await open(buyer, claimPath);
  await buyer.press(name);
  await buyer.press(name);
  await happened(stage, orderId, 'claims.escalated');
}

type Decided = {
  readonly decision: { readonly findings: Readonly<Record<string, string>> };
  readonly clauses: readonly { readonly clauseId: string; readonly text: { readonly text: string | null } }[];
};

/** The door was proven by its readings and the roof by nothing; the fund paid, and the supplier owes it. */
async function found(stage: Stage, orderId: string, claimId: string, before: Fund): Promise<void> {
  const { decision, clauses } = await stage.demo.read<Decided>(BUYER, `/v1/orders/${orderId}/claims/${claimId}`);
  const of = (text = ''): string | undefined =>
    decision.findings[clauses.find((clause) => clause.text.text === text)?.clauseId ?? ''];
  const findings = [of(EXACT[0]), of(EXACT[1])].join(', ');
  holds(findings === 'not_met, unproven', `door and roof were found ${findings}: ${JSON.stringify(decision.findings)}`);
  const { paidOutMinor, owedMinor } = await fundOf(stage);
  const [paid, owed] = [paidOutMinor - before.paidOutMinor, owedMinor - before.owedMinor];
  holds(paid === 480_000 && owed === 480_000, `the fund paid ${paid}, the supplier owes ${owed}`);
  await balances(stage);
}

type View = {
  readonly state: string;
  readonly money: { readonly refundedMinor: number };
  readonly claims: readonly { readonly claimId: string }[];
};

/** The order's page says what the API says, and the case file proves it in the page for anybody. */
async function settled(stage: Stage, buyer: Hand, orderId: string, before: Fund): Promise<string> {
  const { demo } = stage;
  const { state, money, claims } = await demo.read<View>(BUYER, `/v1/orders/${orderId}`);
  holds(state === 'refunded' && money.refundedMinor === 480_000, `the API says ${state}, ${money.refundedMinor}`);
  await found(stage, orderId, claims[0]?.claimId ?? '', before);
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
