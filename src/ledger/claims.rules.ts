/** The transfers of claims: refunds, inspection fees, chargebacks, what suppliers owe the fund, and the fund's own capital. */
import { assert } from '../kernel/assert.ts';
import type { TransferDraft } from '../kernel/decider.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { MoneyMode } from '../policy/types.ts';
import { movement } from './movement.rules.ts';

/** No movement for nothing: an amount of 0 gives none. */
function movements(
  currency: string,
  ...moves: readonly (readonly [intentId: string, debit: string, credit: string, amountMinor: Minor])[]
): readonly TransferDraft[] {
  return moves
    .filter(([, , , amountMinor]) => amountMinor !== 0)
    .map(([intentId, debit, credit, amountMinor]) => movement(intentId, debit, credit, currency, amountMinor));
}

const accounts = (orderId: OrderId) => {
  const supplierId = supplierOf(orderId);
  return {
    held: `held:${orderId}`,
    released: `released:${orderId}`,
    designated: `designated:${orderId}`,
    returned: `returned:${orderId}`,
    chargedBack: `charged_back:${orderId}`,
    feeHeld: `fee_held:${orderId}`,
    feeReturned: `fee_returned:${orderId}`,
    bank: `bank:${supplierId}`,
    fund: `fund:${supplierId}`,
    agencies: `agencies:${supplierId}`,
    advance: `advance:${supplierId}`,
    debt: `debt:${supplierId}`,
  };
};

export type RefundFigures = {
  readonly refundId: string;
  /** Out of money that the programme holds (hold mode). */
  readonly fromHeldMinor: Minor;
  /** Paid by the fund for the supplier, without the fee. */
  readonly fromFundMinor: Minor;
  /** Protection that ends because its money came back from the fund (guarantee mode). */
  readonly unprotectedMinor: Minor;
  readonly fee: { readonly fromHeldMinor: Minor; readonly fromFundMinor: Minor };
};

/**
 * A refund that left the bank. In guarantee mode the fund pays, and the protected figure of the order goes: the money at
 * the supplier's account is then its own, against its debt. In hold mode held money pays, and the fund what it lacks.
 */
export function refunded(orderId: OrderId, currency: string, f: RefundFigures): readonly TransferDraft[] {
  const a = accounts(orderId);
  const key = `${orderId}:${f.refundId}`;
  // The intent of the refund itself is on its only movement, or where both pay (hold mode) on what was held.
  const fund = f.fromHeldMinor > 0 ? 'refund-fund' : 'refund';
  return movements(
    currency,
    [`refund:${key}`, a.held, a.returned, f.fromHeldMinor],
    [`${fund}:${key}`, a.fund, a.returned, f.fromFundMinor],
    [`unprotect:${key}`, a.held, a.designated, f.unprotectedMinor],
    [`fee-back:${key}`, a.feeHeld, a.feeReturned, f.fee.fromHeldMinor],
    [`fee-fund:${key}`, a.fund, a.feeReturned, f.fee.fromFundMinor],
  );
}

/** What a supplier owes changes. `key` makes the intent unique within the order. */
export function owed(orderId: OrderId, currency: string, key: string, deltaMinor: Minor): readonly TransferDraft[] {
  const { advance, debt } = accounts(orderId);
  const intentId = `debt:${orderId}:${key}`;
  return deltaMinor >= 0
    ? movements(currency, [intentId, advance, debt, deltaMinor])
    : movements(currency, [intentId, debt, advance, -deltaMinor]);
}

/** The supplier repaid: its debt falls, the fund has the money again. */
export function repaid(orderId: OrderId, currency: string, key: string, amountMinor: Minor): readonly TransferDraft[] {
  const a = accounts(orderId);
  return movements(
    currency,
    [`repaid:${orderId}:${key}`, a.debt, a.advance, amountMinor],
    [`repaid-in:${orderId}:${key}`, a.bank, a.fund, amountMinor],
  );
}

const one = (intentId: string, debit: string, credit: string, currency: string, amountMinor: Minor): TransferDraft => {
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, `a fee is above zero: ${amountMinor}`);
  return { intentId, debit, credit, currency, amountMinor };
};

/** The claimant prepaid the fee of an appointed inspection (above zero). */
export const feePrepaid = (orderId: OrderId, captureId: string, currency: string, amountMinor: Minor): TransferDraft =>
  one(`fee-in:${orderId}:${captureId}`, accounts(orderId).bank, accounts(orderId).feeHeld, currency, amountMinor);

/** The firm reported: the prepaid fee is its money. */
export const feeToAgency = (orderId: OrderId, appointmentId: string, currency: string, amountMinor: Minor): TransferDraft =>
  one(`fee-out:${orderId}:${appointmentId}`, accounts(orderId).feeHeld, accounts(orderId).agencies, currency, amountMinor);

export type ChargebackFigures = {
  /** The processor's id of the movement. */
  readonly moveId: string;
  readonly fromHeldMinor: Minor;
  /** Guarantee mode, after release: the supplier's account was debited, a figure changes. */
  readonly fromReleasedMinor: Minor;
  /** What neither holds: the fund's loss until it is recovered. */
  readonly fromFundMinor: Minor;
};

/** The card bank took a payment back. */
export function chargedBack(orderId: OrderId, currency: string, f: ChargebackFigures): readonly TransferDraft[] {
  const a = accounts(orderId);
  const key = `${orderId}:${f.moveId}`;
  return movements(
    currency,
    [`chargeback:${key}`, a.held, a.chargedBack, f.fromHeldMinor],
    [`chargeback-released:${key}`, a.released, a.chargedBack, f.fromReleasedMinor],
    [`chargeback-fund:${key}`, a.fund, a.chargedBack, f.fromFundMinor],
  );
}

export type DisputeWonFigures = {
  readonly moveId: string;
  readonly toHeldMinor: Minor;
  readonly toReleasedMinor: Minor;
  readonly toFundMinor: Minor;
};

/** The dispute was won and the card bank gave the money back: each gets what it had borne. */
export function chargebackReturned(orderId: OrderId, currency: string, f: DisputeWonFigures): readonly TransferDraft[] {
  const a = accounts(orderId);
  const key = `${orderId}:${f.moveId}`;
  return movements(
    currency,
    [`dispute-won:${key}`, a.chargedBack, a.held, f.toHeldMinor],
    [`dispute-won-released:${key}`, a.chargedBack, a.released, f.toReleasedMinor],
    [`dispute-won-fund:${key}`, a.chargedBack, a.fund, f.toFundMinor],
  );
}

/** Money given to the fund by who runs the programme. */
export const fundGiven = (reference: string, currency: string, amountMinor: Minor): readonly TransferDraft[] =>
  movements(currency, [`capital:${reference}`, 'capital:programme', 'fund:programme', amountMinor]);

/** The mode in which money stands tells where a refund comes from. */
export function refundSources(mode: MoneyMode, heldMinor: Minor, amountMinor: Minor): Omit<RefundFigures, 'refundId' | 'fee'> {
  const within = Math.min(Math.max(0, heldMinor), amountMinor);
  return mode === 'hold'
    ? { fromHeldMinor: within, fromFundMinor: amountMinor - within, unprotectedMinor: 0 }
    : { fromHeldMinor: 0, fromFundMinor: amountMinor, unprotectedMinor: within };
}
