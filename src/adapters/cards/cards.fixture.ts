/** Card processors for one suite: the one in memory, Stripe's client against a server that speaks as Stripe does, the sandbox. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../kernel/dates.ts';
import type { Result } from '../../kernel/result.ts';
import { fakeCards } from './fake.ts';
import { sign } from './signature.ts';
import { stripeCards } from './stripe.ts';
import { type CardServer, TEST_KEYS, startCardServer } from './testserver.ts';
import type { CardCapture, CardCharge, CardsPort } from './types.ts';

export const NOW: Instant = '2026-03-02T01:00:00.000Z';
export const ORDER = 'spp0000000-0rder00000';
export const REQUEST = '0123456789abcdef'.repeat(4);

const cleanups: (() => Promise<void>)[] = [];
/** Stops what a test started; for `afterEach`. */
export async function stopAll(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

export type Signed = { readonly raw: Buffer; readonly signature: string };

/** A processor, the tokens it documents, and what can be made to happen at it. */
export type Way = {
  readonly port: CardsPort;
  readonly tokens: { readonly pays: string; readonly declined: string; readonly asks: string };
  readonly confirm: (captureId: string) => void;
  /** Turns the processor's clock, which begins at NOW. */
  readonly later: (now: Instant) => void;
  readonly events: {
    readonly charged: (captureId: string, at: Instant) => Signed;
    readonly dispute: (capture: CardCapture, at: Instant) => Signed;
    readonly won: (capture: CardCapture, at: Instant) => Signed;
    readonly other: (at: Instant) => Signed;
    readonly noJson: (at: Instant) => Signed;
  };
};

async function viaFake(): Promise<Way> {
  const clock = { now: NOW };
  const fake = fakeCards('of a test', () => clock.now);
  const noJson = Buffer.from('{"kind":');
  return {
    port: fake,
    tokens: { pays: 'tok_visa', declined: 'tok_declined', asks: 'tok_confirm' },
    confirm: fake.confirm,
    later: (now) => {
      clock.now = now;
    },
    events: {
      ...fake,
      other: (at) => fake.event({ kind: 'other' }, at),
      noJson: (at) => ({ raw: noJson, signature: sign('of a test', noJson, at) }),
    },
  };
}

export async function server(now: () => Instant = () => NOW): Promise<CardServer> {
  const started = await startCardServer(now);
  cleanups.push(started.close);
  return started;
}

export const withdrawal = { id: 'txn_1', amount: -150_000, currency: 'usd', created: 1 };
export const return_ = { id: 'txn_2', amount: 150_000, currency: 'usd', created: 2 };
/** A dispute as Stripe writes it. */
export const dispute = ({ captureId }: Pick<CardCapture, 'captureId'>, change: object = {}) => ({
  id: 'dp_1',
  object: 'dispute',
  amount: 150_000,
  currency: 'usd',
  payment_intent: captureId,
  status: 'needs_response',
  balance_transactions: [withdrawal],
  ...change,
});

export async function viaStripe(): Promise<Way & { readonly server: CardServer }> {
  const clock = { now: NOW };
  const started = await server(() => clock.now);
  const { event, intent } = started;
  const noJson = Buffer.from('{"id":');
  return {
    server: started,
    port: stripeCards({ ...TEST_KEYS, now: () => NOW, host: started.host, timeoutMs: 500, retries: 1 }),
    tokens: { pays: 'pm_card_visa', declined: 'pm_card_visa_chargeDeclined', asks: 'pm_card_authenticationRequired' },
    confirm: started.confirm,
    later: (now) => {
      clock.now = now;
    },
    events: {
      charged: (captureId, at) => event('payment_intent.succeeded', intent(captureId), at),
      dispute: (capture, at) => event('charge.dispute.funds_withdrawn', dispute(capture), at),
      won: (capture, at) =>
        event(
          'charge.dispute.funds_reinstated',
          dispute(capture, { status: 'won', balance_transactions: [withdrawal, return_] }),
          at,
        ),
      other: (at) => event('charge.succeeded', { id: 'ch_1' }, at),
      noJson: (at) => ({ raw: noJson, signature: sign(TEST_KEYS.webhookSecret, noJson, at) }),
    },
  };
}

/** The processor's own sandbox, only where somebody gives its key. */
async function viaSandbox(secretKey: string): Promise<Way> {
  const { events } = await viaFake();
  return {
    port: stripeCards({ secretKey, webhookSecret: null }),
    tokens: { pays: 'pm_card_visa', declined: 'pm_card_visa_chargeDeclined', asks: 'pm_card_authenticationRequired' },
    confirm: () => undefined,
    later: () => undefined,
    events,
  };
}

const run = randomUUID();
let made = 0;
export const charge = (token: string, change: Partial<CardCharge> = {}): CardCharge => ({
  key: `key-${run}-${++made}`,
  amountMinor: 150_000,
  currency: 'USD',
  token,
  reference: ORDER,
  purpose: 'instalment',
  instalment: 'deposit',
  request: REQUEST,
  ...change,
});

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
export const told = (result: Result<unknown>) => (result.ok ? 'done' : [result.code, result.data['because']]);

const sandboxKey = process.env['STRIPE_TEST_KEY'];
export const WAYS: readonly (readonly [string, () => Promise<Way>])[] = [
  ['in memory', viaFake],
  ['of Stripe', viaStripe],
  ...(sandboxKey ? ([['in Stripe’s sandbox', () => viaSandbox(sandboxKey)]] as const) : []),
];
