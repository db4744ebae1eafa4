/** Orders offered for a bank line that names none: read for an operator, ranked by suggest.rules, booked only by a person. */
import type { Answer, Call, Context } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import { type Queryable, asOperator } from '../db/reads.ts';
import type { ContentRef, States } from '../kernel/decider.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import { type JsonObject, refuse } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { companiesById } from '../parties/store.ts';
import { type Owner, accountOwner, paidTo } from './bank.accounts.service.ts';
import { readLine } from './bank.store.ts';
import { openOf } from './fold.rules.ts';
import { PAYABLE, openInstalment } from './rules.ts';
import { paymentsStates } from './states.rules.ts';
import { readPayable, readWords } from './suggest.store.ts';
import { type Candidate, type Suggestion, suggestOrders } from './suggest.rules.ts';

type Payable = { readonly orderId: OrderId; readonly states: States };
type Names = ReadonlyMap<string, string>;

const refsOf = ({ states }: Payable): readonly ContentRef[] => {
  const { contracts, payments } = paymentsStates(states);
  const product = termsInForce(contracts).lines[0]?.product;
  return [...payments.declarations.flatMap(({ payer }) => payer ?? []), ...(product ? [product] : [])];
};

/** What is known of an order for the ranking; null where nothing is open, or where it is paid to another account. */
function candidateOf({ orderId, states }: Payable, owner: Owner, companies: Names, words: Names): Candidate | null {
  const all = paymentsStates(states);
  const { contracts, payments } = all;
  const next = openInstalment(payments);
  // Nobody's account today: it may have been the supplier's when the money came.
  if (!next || !(paidTo(all, owner) || (owner === null && all.orders.mode === 'guarantee'))) return null;
  const declared = payments.declarations.map(({ payer }) => (payer ? words.get(payer.contentId) : undefined));
  return {
    orderId,
    currency: termsInForce(contracts).currency,
    instalment: next.name,
    openMinor: openOf(next),
    dueOn: next.dueOn,
    totalOpenMinor: payments.instalments.reduce((sum, one) => sum + openOf(one), 0),
    knownPayers: [companies.get(contracts.buyerId), ...declared].filter((name) => name !== undefined),
  };
}

/** At most nine orders with the reasons for each, the likeliest first. Errors: access.denied, bank.line_unknown. */
export async function suggestFor(ctx: Context, call: Call, lineId: string): Promise<Answer> {
  const denied = can(call.by, 'bank.read', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const line = await ctx.read(asOperator(call.by), (q) => readLine(q, lineId));
  if (!line) return { kind: 'refused', refusal: refuse('bank.line_unknown', { lineId }) };
  const owner = await accountOwner(ctx, line.account);
  const items = await ctx.read(asOperator(call.by), async (q) => {
    const supplierId = owner !== null && owner !== 'programme' ? owner.supplierId : null;
    const orders = await readPayable(q, { supplierId, currency: line.currency, states: PAYABLE });
    const companies = await namesOf(q, orders);
    const ids = orders.map(({ orderId }) => orderId);
    const words = await readWords(
      q,
      ids,
      orders.flatMap(refsOf).map(({ contentId }) => contentId),
    );
    const candidates = orders.flatMap((order) => candidateOf(order, owner, companies, words) ?? []);
    const asked = { ...line, restMinor: line.amountMinor - line.bookedMinor };
    return suggestOrders(asked, candidates).map((one) => itemOf(one, orders, companies, words));
  });
  return { kind: 'done', status: 200, answer: { items }, replayed: false };
}

async function namesOf(q: Queryable, orders: readonly Payable[]): Promise<Names> {
  const ids = orders.flatMap(({ states }): CompanyId[] => {
    const { buyerId, supplierId } = paymentsStates(states).contracts;
    return [buyerId, supplierId];
  });
  return new Map((await companiesById(q, [...new Set(ids)])).map(({ id, name }) => [id, name]));
}

function itemOf(suggestion: Suggestion, orders: readonly Payable[], companies: Names, words: Names): JsonObject {
  const states = orders.find(({ orderId }) => orderId === suggestion.orderId)?.states ?? {};
  const { contracts } = paymentsStates(states);
  const product = termsInForce(contracts).lines[0]?.product;
  return {
    ...suggestion,
    because: [...suggestion.because],
    buyer: companies.get(contracts.buyerId) ?? null,
    supplier: companies.get(contracts.supplierId) ?? null,
    product: (product && words.get(product.contentId)) ?? null,
  };
}
