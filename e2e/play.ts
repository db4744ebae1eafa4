/** What the stories have in common: the demonstration's clock, the order's own history, and what must hold. */
import { settle } from '../scripts/web/look.ts';
import type { Hand } from './hand.ts';
import type { Stage } from './stage.ts';

export const OPERATOR = 'operator@quayside.example';
const SECOND = 'operator2@quayside.example';
export const DAY_MS = 86_400_000;

/** Throws a sentence unless it holds. */
export function holds(what: boolean, sentence: string): void {
  if (!what) throw new Error(sentence);
}

/** Goes to an address as somebody who typed it. */
export const open = async ({ page }: Hand, path: string): Promise<void> => {
  await page.goto(path);
  await settle(page);
};

/** What the page says to a person whose act was refused. */
export const refused = (hand: Hand): Promise<string> => hand.page.getByRole('alert').first().innerText();

/** Asks the demonstration itself, which everybody may. */
export const tell = ({ demo }: Stage, path: string, body: object): Promise<Response> =>
  fetch(`${demo.url}/v1/demonstration${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const nowOf = async ({ demo }: Stage): Promise<string> =>
  (await demo.read<{ readonly now: string }>(OPERATOR, '/v1/demonstration')).now;

/** Moves the demonstration on to an instant; everything that falls due on the way happens. */
export async function until(stage: Stage, at: number): Promise<void> {
  const answer = await tell(stage, '/clock', { to: new Date(at).toISOString() });
  holds(answer.ok, `the clock did not move: ${answer.status}`);
}

export const later = async (stage: Stage, days: number): Promise<void> =>
  until(stage, Date.parse(await nowOf(stage)) + days * DAY_MS);

/** Waits until the order's own history tells its buyer that something happened, so often. */
export async function happened({ demo }: Stage, buyer: string, orderId: string, type: string, times = 1): Promise<void> {
  type History = { readonly items: readonly { readonly type: string }[] };
  for (let n = 0; n < 60; n += 1) {
    const { items } = await demo.read<History>(buyer, `/v1/orders/${orderId}/events?limit=100`);
    if (items.filter((event) => event.type === type).length >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${type} did not happen`);
}

/** An act by its address, to read the code of its refusal. */
export async function refusal({ demo }: Stage, as: string, path: string, body: object = {}): Promise<string> {
  const cookie = `quayside.session_token=${await demo.cookie(as)}`;
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': `refused${path}`.replaceAll('/', '-') };
  const answer = await fetch(`${demo.url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return ((await answer.json()) as { readonly code?: string }).code ?? String(answer.status);
}

/** What suppliers owe to the fund and what it paid for them, in US cents. */
export type Fund = { readonly owedMinor: number; readonly paidOutMinor: number };

export async function fundOf({ demo }: Stage): Promise<Fund> {
  type Answer = { readonly currencies: readonly (Fund & { readonly currency: string })[] };
  const { currencies } = await demo.read<Answer>(OPERATOR, '/v1/fund');
  return currencies.find(({ currency }) => currency === 'USD') ?? { owedMinor: 0, paidOutMinor: 0 };
}

/** Fails unless every debit has its credit, as the server computes it from all entries. */
export async function balances({ demo }: Stage): Promise<void> {
  const { balanced } = await demo.read<{ readonly balanced: boolean }>(OPERATOR, '/v1/ledger/trial-balance');
  holds(balanced, 'the trial balance does not balance');
}

/** One operator decides as computed, another approves, and the refund of that amount leaves the bank. */
export async function decide(stage: Stage, buyer: string, orderId: string, claimId: string, amount: string): Promise<void> {
  const casePath = `/desk/claims/${orderId}/${claimId}`;
  const operator = await stage.as(OPERATOR, casePath);
  await operator.press(operator.say('desk.decide'));
  await happened(stage, buyer, orderId, 'claims.determined');
  const second = await stage.as(SECOND, casePath);
  await second.press(second.say('desk.approve'));
  await happened(stage, buyer, orderId, 'claims.approved');
  await open(operator, '/desk/refunds');
  await operator.page.getByLabel(new RegExp(amount)).first().check();
  await operator.press(new RegExp(amount), operator.page.locator('main'));
  await happened(stage, buyer, orderId, 'payments.refund_paid');
  await open(operator, '/desk/balance');
  await operator.see(operator.say('desk.balanced'));
}
