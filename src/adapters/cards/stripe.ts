/** Cards through Stripe: one PaymentIntent per charge, created and confirmed in one request under the charge's own key. */
import Stripe from 'stripe';
import { systemClock } from '../../clock.ts';
import { Fault } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import { type Instant, toMillis } from '../../kernel/dates.ts';
import { type Refused, type Result, ok, refuse } from '../../kernel/result.ts';
import { amountAt } from './amounts.ts';
import { captureOf, foundBy, foundOf, paramsOf } from './stripe-charges.ts';
import { eventOf } from './stripe-events.ts';
import { isLost, refundKeyOf, refundParamsOf, sentBefore } from './stripe-refunds.ts';
import type { CardCapture, CardsPort, CardsRefusal, ChargeFound } from './types.ts';

/** What went wrong between us and the processor, for the log: no key, no token, no person. */
export type Trouble = {
  readonly asked: string;
  readonly type: string;
  readonly code: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
};

export type StripeOptions = {
  readonly secretKey: string;
  /** Null: the endpoint for events is off. */
  readonly webhookSecret: string | null;
  /** What the age of an event is judged by. */
  readonly now?: () => Instant;
  readonly onTrouble?: (trouble: Trouble) => void;
  /** Where the processor is, for tests. */
  readonly host?: { readonly name: string; readonly port: number };
  readonly timeoutMs?: number;
  /** How often a request without an answer is sent again, under the same key. */
  readonly retries?: number;
};

type Refusal = Refused<CardsRefusal>;
/** How the refusals of one kind of request are named. */
type Naming = (code: string) => Refusal;

const TIMEOUT_MS = 20_000;
const RETRIES = 2;

/** Keys of ours may hold any text; the processor takes a header of at most 255 characters. */
const headerKey = (key: string): string => `quayside-${sha256(key)}`;

/**
 * Stripe as the card processor. A request without an answer is repeated under the same key by Stripe's own client; when
 * none comes, the outcome is not known and the refusal is card.unavailable, never a failure.
 */
export function stripeCards(options: StripeOptions): CardsPort {
  const { webhookSecret, now = systemClock.now, onTrouble = () => undefined, host } = options;
  const stripe = new Stripe(options.secretKey, {
    maxNetworkRetries: options.retries ?? RETRIES,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    telemetry: false,
    ...(host ? { host: host.name, port: host.port, protocol: 'http' } : {}),
  });
  const ask = async <T>(asked: string, naming: Naming, request: () => Promise<T>): Promise<Result<T, CardsRefusal>> => {
    try {
      return ok(await request());
    } catch (error) {
      return refusalOf(error, naming, (trouble) => onTrouble({ asked, ...trouble }));
    }
  };
  const retrieve = (captureId: string) =>
    ask('charge', unknown(captureId), () => stripe.paymentIntents.retrieve(captureId, { expand: ['latest_charge'] }));
  return {
    name: 'stripe',
    capture: async (charge) => {
      const amount = amountAt(charge.amountMinor, charge.currency);
      if (amount === null)
        return refuse('card.amount_unsupported', { currency: charge.currency, amountMinor: charge.amountMinor });
      const made = await ask('capture', declined, () =>
        stripe.paymentIntents.create(paramsOf(charge, amount), { idempotencyKey: headerKey(charge.key) }),
      );
      if (!made.ok || made.value.status === 'succeeded') return made.ok ? ok(captureOf(made.value)) : made;
      // The answer may be a repeated one of an earlier request: what the buyer's bank said since then counts.
      const current = await retrieve(made.value.id);
      return current.ok ? outcomeOf(current.value) : current;
    },
    refund: async (order) => {
      const { captureId, amountMinor, currency } = order;
      const amount = amountAt(amountMinor, currency);
      if (amount === null) return refuse('card.amount_unsupported', { currency, amountMinor });
      // Its key is forgotten after a day and keeps an answer that was an error: only the payment's own refunds tell what was sent.
      const sent = await ask('refund', notRefunded(captureId), async () => {
        const all: Stripe.Refund[] = [];
        for await (const each of stripe.refunds.list({ payment_intent: captureId, limit: 100 })) all.push(each);
        const idempotencyKey = headerKey(refundKeyOf(order));
        return sentBefore(all, order, amount) ?? stripe.refunds.create(refundParamsOf(order, amount), { idempotencyKey });
      });
      if (!sent.ok) return sent;
      const { id: refundId, status, failure_reason: because } = sent.value;
      return isLost(sent.value) ? refuse('card.not_refundable', { captureId, because: because ?? status }) : ok({ refundId });
    },
    find: async (captureId) => {
      const current = await retrieve(captureId);
      if (!current.ok) return current;
      const found = foundOf(current.value);
      return found ? ok(found) : refuse('card.capture_unknown', { captureId });
    },
    since: async (from) =>
      ask('charges', declined, async () => {
        const found: ChargeFound[] = [];
        const created = { gte: Math.floor(toMillis(from) / 1_000) };
        // By charge: one that its buyer's bank confirmed is newer than its intent, however long ago that was made.
        const pages = stripe.charges.list({ created, limit: 100, expand: ['data.payment_intent'] });
        for await (const charge of pages) found.push(...[foundBy(charge)].filter((each) => each !== null));
        return found;
      }),
    readEvent: async (raw, signature) => {
      if (webhookSecret === null) return refuse('card.off');
      const event = genuine(() =>
        stripe.webhooks.constructEvent(Buffer.from(raw), signature, webhookSecret, undefined, undefined, toMillis(now())),
      );
      return event ? ok(eventOf(event)) : refuse('card.event_invalid');
    },
  };
}

/** Null for what is not signed with this secret, too old (300 seconds by Stripe's default), or no JSON. */
function genuine(read: () => Stripe.Event): Stripe.Event | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** What became of a charge that was not paid at once. */
function outcomeOf(intent: Stripe.PaymentIntent): Result<CardCapture, CardsRefusal> {
  const { id: captureId, status, client_secret: clientSecret, last_payment_error: error } = intent;
  switch (status) {
    case 'succeeded':
      return ok(captureOf(intent));
    case 'requires_action':
      return refuse('card.confirmation_needed', { captureId, clientSecret });
    case 'requires_payment_method':
    case 'canceled':
      return refuse('card.declined', { because: error?.decline_code || error?.code || status });
    default:
      return refuse('card.unavailable');
  }
}

const declined: Naming = (because) => refuse('card.declined', { because });
const unknown =
  (captureId: string): Naming =>
  () =>
    refuse('card.capture_unknown', { captureId });
const notRefunded =
  (captureId: string): Naming =>
  (because) =>
    because === 'resource_missing'
      ? refuse('card.capture_unknown', { captureId })
      : refuse('card.not_refundable', { captureId, because });

/** A refusal of ours for an error of the processor. Only what it refused for certain is a failure. Source: Stripe, error types. */
function refusalOf(error: unknown, naming: Naming, tell: (trouble: Omit<Trouble, 'asked'>) => void): Refusal {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { type, code = null, statusCode: status = null, requestId = null } = error;
  // The client leaves a text that was not sent empty.
  if (error instanceof Stripe.errors.StripeCardError) return naming(error.decline_code || code || 'card_declined');
  tell({ type, code, status, requestId });
  if (error instanceof Stripe.errors.StripeIdempotencyError) throw new Fault('a key names one charge');
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return naming(code ?? 'invalid_request');
  const closed = error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripePermissionError;
  return refuse(closed ? 'card.off' : 'card.unavailable');
}
