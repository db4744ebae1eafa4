/** A charge as Stripe's PaymentIntent: what is asked, and what is read of one. */
import type Stripe from 'stripe';
import { Fault } from '../../kernel/assert.ts';
import { fromMillis } from '../../kernel/dates.ts';
import { amountFrom } from './amounts.ts';
import type { CardCapture, CardCharge, ChargeFound, ChargePurpose } from './types.ts';

/** Stripe.js hands out confirmation tokens, payment methods, or the older card tokens. */
function methodOf(token: string): Partial<Stripe.PaymentIntentCreateParams> {
  if (token.startsWith('ctoken_')) return { confirmation_token: token };
  // A card's own token is documented for payment_method_data[card], which the client's types leave out.
  if (token.startsWith('tok_')) return { payment_method_data: { type: 'card', card: { token } } as never };
  return { payment_method: token };
}

const ORDER = 'quayside_order';
const PURPOSE = 'quayside_purpose';
const INSTALMENT = 'quayside_instalment';
const REQUEST = 'quayside_request';

const metadataOf = ({ reference, purpose, instalment, request }: ChargePurpose): Record<string, string> => ({
  [ORDER]: reference,
  [PURPOSE]: purpose,
  [REQUEST]: request,
  ...(instalment === null ? {} : { [INSTALMENT]: instalment }),
});

/** The request that charges a card: created and confirmed at once. */
export const paramsOf = (charge: CardCharge, amount: number): Stripe.PaymentIntentCreateParams => ({
  amount,
  currency: charge.currency.toLowerCase(),
  confirm: true,
  // Nothing that sends the buyer elsewhere; a bank's question is answered by Stripe.js where the buyer is.
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  allowed_payment_method_types: ['card'],
  use_stripe_sdk: true,
  description: `Order ${charge.reference}`,
  metadata: metadataOf(charge),
  ...methodOf(charge.token),
});

/** What a charge of this platform pays for; null for anybody else's. */
export function purposeOf(metadata: Readonly<Record<string, string>>): ChargePurpose | null {
  const reference = metadata[ORDER];
  const purpose = metadata[PURPOSE];
  const request = metadata[REQUEST] ?? '';
  if (reference === undefined || !/^[0-9a-f]{64}$/.test(request) || (purpose !== 'instalment' && purpose !== 'inspection_fee'))
    return null;
  return { reference, purpose, instalment: metadata[INSTALMENT] ?? null, request };
}

export function captureOf({ id, amount_received, currency: lower }: Stripe.PaymentIntent): CardCapture {
  const currency = lower.toUpperCase();
  const amountMinor = amountFrom(amount_received, currency);
  if (amountMinor === null) throw new Fault(`the processor took an amount that ${currency} does not have`);
  return { captureId: id, amountMinor, currency };
}

/** A charge as it is now; null where nothing was taken, or nothing of ours. */
export function foundOf(intent: Stripe.PaymentIntent): ChargeFound | null {
  const purpose = purposeOf(intent.metadata);
  if (intent.status !== 'succeeded' || !purpose) return null;
  const capture = captureOf(intent);
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const refundedMinor = amountFrom(charge?.amount_refunded ?? 0, capture.currency) ?? 0;
  // Confirmed by the buyer's bank, it was paid later than it was asked for.
  const capturedAt = fromMillis((charge?.created ?? intent.created) * 1_000);
  return { ...capture, ...purpose, capturedAt, refundedMinor };
}

/** The capture that a charge came to; null for one that failed, and for nothing of ours. Its intent is within it. */
export function foundBy(charge: Stripe.Charge): ChargeFound | null {
  const { payment_intent: intent, status } = charge;
  if (status !== 'succeeded' || typeof intent !== 'object' || intent === null) return null;
  return foundOf({ ...intent, latest_charge: charge });
}
