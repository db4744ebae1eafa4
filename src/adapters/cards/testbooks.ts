/** The books of the card processor for tests: payment intents and refunds, and Stripe's answers about them. */
import { must } from '../../kernel/assert.ts';

export type Params = Readonly<Record<string, string>>;
/** `kept`: whether it is given again to the same key. What never began to be carried out is not. Source: Stripe, idempotent requests. */
export type Reply = { readonly status: number; readonly body: object; readonly kept?: false };

type Intent = {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Params;
  readonly created: number;
  /** When its charge was made: later than the intent where the buyer's bank was asked first. Null: none was. */
  readonly charged: number | null;
  readonly declined: string | null;
  readonly status: 'succeeded' | 'requires_action' | 'requires_payment_method';
};

type Refund = {
  readonly id: string;
  readonly payment_intent: string;
  readonly amount: number;
  readonly metadata: Params;
  readonly status: 'succeeded' | 'failed';
};
export type Books = { readonly intents: Intent[]; readonly refunds: Refund[] };

/** What becomes of a card, by the token the processor documents for it. Any other token is unknown. */
const CARDS: Params = {
  pm_card_visa: 'pays',
  tok_visa: 'pays',
  ctoken_visa: 'pays',
  pm_card_authenticationRequired: 'asks',
  pm_card_visa_chargeDeclined: 'generic_decline',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_chargeDeclinedExpiredCard: 'expired_card',
};

/** An error object. Source: Stripe, errors. */
export const failure = (status: number, type: string, code: string | null, more: object = {}): Reply => ({
  status,
  body: { error: { type, message: `the test server says ${code ?? type}`, ...(code === null ? {} : { code }), ...more } },
});

const invalid = (code: string | null, param: string): Reply => failure(400, 'invalid_request_error', code, { param });
/** Parameters that make no request: nothing was begun. */
const malformed = (code: string, param: string): Reply => ({ ...invalid(code, param), kept: false });
const missing = (param: string): Reply => failure(404, 'invalid_request_error', 'resource_missing', { param });

const refundedOf = ({ refunds }: Books, id: string): number =>
  refunds.filter((r) => r.payment_intent === id && r.status === 'succeeded').reduce((sum, r) => sum + r.amount, 0);

/** The members of an object that was sent form-encoded: `metadata[quayside_order]=...`. */
const member = (params: Params, of: string): Params =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const inner = new RegExp(`^${of}\\[(\\w+)\\]$`).exec(name)?.[1];
      return inner === undefined ? [] : [[inner, value]];
    }),
  );

/** A payment intent as the processor writes it. */
export function shown(books: Books, id: string, expanded: boolean): object {
  const i = must(
    books.intents.find((each) => each.id === id),
    'the intent exists',
  );
  const charge = chargeShown(books, i);
  return {
    ...{ id: i.id, object: 'payment_intent', amount: i.amount, currency: i.currency, created: i.created, metadata: i.metadata },
    amount_received: i.status === 'succeeded' ? i.amount : 0,
    status: i.status,
    client_secret: `${i.id}_secret_of_the_buyer`,
    last_payment_error: i.declined === null ? null : { type: 'card_error', code: i.declined },
    latest_charge: expanded ? charge : (charge?.id ?? null),
    next_action: i.status === 'requires_action' ? { type: 'use_stripe_sdk', use_stripe_sdk: {} } : null,
  };
}

/** The charge that an intent came to; it fails where the card does. Source: Stripe, a confirmed intent makes its charge. */
const chargeShown = (books: Books, { id, charged, status }: Intent) =>
  charged === null
    ? null
    : {
        id: `ch_${id}`,
        object: 'charge',
        payment_intent: id,
        created: charged,
        status: status === 'succeeded' ? 'succeeded' : 'failed',
        amount_refunded: refundedOf(books, id),
      };

const STATUS: Readonly<Record<string, Intent['status']>> = { pays: 'succeeded', asks: 'requires_action' };

/** Creates and confirms a payment intent. */
function charge(books: Books, params: Params, created: number): Reply {
  if ('payment_method_types[0]' in params) return malformed('payment_method_types_no_longer_supported', 'payment_method_types');
  if (params['automatic_payment_methods[allow_redirects]'] !== 'never' && !params['return_url'])
    return malformed('parameter_missing', 'return_url');
  const { payment_method, confirmation_token, currency = '' } = params;
  const card = CARDS[params['payment_method_data[card][token]'] ?? payment_method ?? confirmation_token ?? ''];
  if (!card) return invalid('resource_missing', 'payment_method');
  const amount = Number(params['amount']);
  if (!Number.isSafeInteger(amount) || amount < 1) return malformed('parameter_invalid_integer', 'amount');
  if (amount > 99_999_999) return invalid('amount_too_large', 'amount');
  const id = `pi_${String(books.intents.length + 1).padStart(6, '0')}`;
  const status = STATUS[card] ?? 'requires_payment_method';
  const charged = status === 'requires_action' ? null : created;
  books.intents.push({ id, amount, currency, metadata: member(params, 'metadata'), created, charged, declined: null, status });
  const payment_intent = shown(books, id, false);
  if (status !== 'requires_payment_method') return { status: 200, body: payment_intent };
  // A card that ran out says so itself; what the bank says is a decline with its reason.
  return card === 'expired_card'
    ? failure(402, 'card_error', card, { payment_intent })
    : failure(402, 'card_error', 'card_declined', { decline_code: card, payment_intent });
}

function refund(books: Books, params: Params): Reply {
  const intent = books.intents.find((i) => i.id === params['payment_intent'] && i.status === 'succeeded');
  if (!intent) return missing('payment_intent');
  const [amount, left] = [Number(params['amount']), intent.amount - refundedOf(books, intent.id)];
  if (left === 0) return invalid('charge_already_refunded', 'payment_intent');
  if (amount > left) return invalid(null, 'amount');
  const id = `re_${books.refunds.length + 1}`;
  const made = { id, payment_intent: intent.id, amount, metadata: member(params, 'metadata'), status: 'succeeded' } as const;
  books.refunds.push(made);
  return { status: 200, body: refundShown(made) };
}

const refundShown = (refund: Refund): object => ({
  ...refund,
  object: 'refund',
  failure_reason: refund.status === 'failed' ? 'lost_or_stolen_card' : null,
});

/** The newest first, in small pages, so that they are turned. */
function pageOf<T extends { readonly id: string }>(
  url: string,
  oldest: readonly T[],
  params: Params,
  show: (each: T) => object,
): Reply {
  const newest = oldest.toReversed();
  const from = newest.findIndex(({ id }) => id === params['starting_after']) + 1;
  const page = newest.slice(from, from + 2);
  return { status: 200, body: { object: 'list', url, has_more: from + page.length < newest.length, data: page.map(show) } };
}

function list(books: Books, path: string, params: Params): Reply {
  if (path === '/v1/refunds') {
    const own = books.refunds.filter((r) => r.payment_intent === params['payment_intent']);
    return pageOf(path, own, params, refundShown);
  }
  const since = Number(params['created[gte]'] ?? 0);
  const made = books.intents.flatMap((i) => chargeShown(books, i) ?? []).filter(({ created }) => created >= since);
  const inOrder = made.toSorted((a, b) => a.created - b.created);
  return pageOf(path, inOrder, params, (each) => {
    return params['expand[0]'] === 'data.payment_intent'
      ? { ...each, payment_intent: shown(books, each.payment_intent, false) }
      : each;
  });
}

/** The answer to a request that is carried out now. */
export function carryOut(
  books: Books,
  { method, path, params }: { readonly method: string; readonly path: string; readonly params: Params },
  seconds: number,
): Reply {
  if (method === 'POST' && path === '/v1/payment_intents') return charge(books, params, seconds);
  if (method === 'POST' && path === '/v1/refunds') return refund(books, params);
  if (method === 'GET' && (path === '/v1/charges' || path === '/v1/refunds')) return list(books, path, params);
  const id = /^\/v1\/payment_intents\/(\w+)$/.exec(path)?.[1];
  if (method !== 'GET' || !id || !books.intents.some((i) => i.id === id)) return missing('intent');
  return { status: 200, body: shown(books, id, params['expand[0]'] === 'latest_charge') };
}

/** The buyer's bank sends back what was refunded to it. */
export function bounce({ refunds }: Books): void {
  for (const [at, refund] of refunds.entries()) refunds[at] = { ...refund, status: 'failed' };
}

/** The buyer's bank confirms a payment, or does not. */
export function confirm({ intents }: Books, id: string, confirmed: boolean, seconds: number): void {
  const at = intents.findIndex((i) => i.id === id);
  const intent = must(intents[at], 'the intent exists');
  intents[at] = confirmed
    ? { ...intent, charged: seconds, status: 'succeeded' }
    : { ...intent, status: 'requires_payment_method', declined: 'payment_intent_authentication_failure' };
}
