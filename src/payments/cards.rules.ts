/** Card charges: booked where exactly their amount is open, or given back; never both, and never half. */
import type { Decided, Decision } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { OrdersRefusal } from '../orders/types.ts';
import { openOf } from './fold.rules.ts';
import { bookCredit } from './rules.ts';
import type { PaymentsEvent, PaymentsRefusal, PaymentsState, PaymentsStates } from './types.ts';

export type Charged = {
  readonly orderId: OrderId;
  readonly captureId: string;
  readonly amountMinor: Minor;
  readonly currency: string;
};

export const isGivenBack = ({ givenBack }: PaymentsState, captureId: string): boolean => givenBack.includes(captureId);
export const isBooked = ({ credits }: PaymentsState, captureId: string): boolean => credits.some((c) => c.creditId === captureId);

/**
 * Books a charge to its instalment. Booked already it is nothing to do. A card is charged for what is open of its
 * instalment, or not at all: when something else was paid meanwhile, the refusal is payment.nothing_open. Errors also:
 * payment.charge_given_back, and as bookCredit.
 */
export function bookCharge(
  states: PaymentsStates,
  charged: Charged,
  instalment: string | null,
): Decided<PaymentsRefusal | OrdersRefusal> {
  const { captureId, amountMinor } = charged;
  if (isBooked(states.payments, captureId)) return ok({});
  if (isGivenBack(states.payments, captureId)) return refuse('payment.charge_given_back', { captureId });
  const row = states.payments.instalments.find((i) => i.name === instalment);
  if (row && openOf(row) !== amountMinor) return refuse('payment.nothing_open', { instalment });
  return bookCredit(states, { ...charged, creditId: captureId, channel: 'card', bookedOn: null, instalment });
}

/** The charge goes back to the card: said once, and no longer after it was booked. The processor is asked after the commit. */
export function giveBack({ payments }: PaymentsStates, { captureId, amountMinor }: Charged, because: string): Decision {
  if (isBooked(payments, captureId) || isGivenBack(payments, captureId)) return {};
  const event: PaymentsEvent = { type: 'payments.charge_given_back', v: 1, data: { captureId, amountMinor, because } };
  return { events: [event] };
}

/** What becomes of a charge whose request never came back: booked if it still can be, else given back. */
export function settleCharge(states: PaymentsStates, charged: Charged, instalment: string | null): Decision {
  const booked = bookCharge(states, charged, instalment);
  return booked.ok ? booked.value : giveBack(states, charged, booked.code);
}
