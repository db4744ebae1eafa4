/** What must always hold in an order and in a supplier's limit, told from events and states alone. */
import { contractDocument } from '../contracts/rules.ts';
import type { Agreed, ContractEvent, ContractState, Terms } from '../contracts/types.ts';
import { limitOf } from '../coverage/rules.ts';
import type { CoverageEvent, CoverageState } from '../coverage/types.ts';
import type { AccountSum, AuditedStream, Found } from './check.types.ts';
import { fingerprint } from '../kernel/canonical.ts';
import type { RecordedEvent, StreamRef, States } from '../kernel/decider.ts';
import { type Minor, mulDivHalfUp, sumMinor } from '../kernel/money.ts';
import { EDGES } from '../orders/rules.ts';
import type { OrderEvent, OrderState } from '../orders/types.ts';
import { heldAgainMinor } from '../payments/chargeback.rules.ts';
import { heldMinor } from '../payments/rules.ts';
import type { PaymentsEvent, PaymentsState } from '../payments/types.ts';
import { unless } from './found.rules.ts';
import { checkPayouts } from './payouts.rules.ts';
import { checkReturns } from './returns.rules.ts';
import { pageStates } from './view.rules.ts';

type Known =
  | RecordedEvent<OrderEvent>
  | RecordedEvent<ContractEvent>
  | RecordedEvent<PaymentsEvent>
  | RecordedEvent<CoverageEvent>;

/** Judges one event between the state before and the state after it. */
export function checkEvent(ref: StreamRef, recorded: RecordedEvent, before: States, after: States): readonly Found[] {
  const event = recorded as Known;
  switch (event.type) {
    case 'orders.moved':
      return checkMove(before['orders'] as OrderState, event);
    case 'contracts.drafted':
    case 'contracts.terms_set':
    case 'contracts.amendment_proposed':
      return checkSplits(event.data.terms, event.seq);
    case 'contracts.agreed':
      return checkAgreement(ref, before['contracts'] as ContractState, after['contracts'] as ContractState, event);
    case 'contracts.date_fixed':
      return checkDate(ref, before['contracts'] as ContractState, after['contracts'] as ContractState, event);
    case 'contracts.amendment_confirmed':
      return checkAmendment(ref, before['contracts'] as ContractState, after['contracts'] as ContractState, event);
    case 'payments.credited':
      return checkAllocations(event);
    case 'coverage.reserved':
      return checkReservation(after['coverage'] as CoverageState, event);
    default:
      return [];
  }
}

/** I10: a move follows a declared edge and says why. */
function checkMove(order: OrderState, { seq, data }: Extract<Known, { type: 'orders.moved' }>): readonly Found[] {
  return [
    ...unless(EDGES[order.status].includes(data.to), 'I10', 'edge_undeclared', { seq, from: order.status, to: data.to }),
    ...unless(data.because !== '', 'I10', 'reason_missing', { seq, to: data.to }),
  ];
}

/** The contract's fingerprint, computed anew from its document. */
const printOf = (ref: StreamRef, contract: ContractState, { version, terms, clauses }: Agreed): string =>
  fingerprint(contractDocument(contract, { orderId: ref.id, version, terms, clauses }));

/** I9: both confirmed the text that is the contract from now on. */
function checkAgreement(
  ref: StreamRef,
  before: ContractState,
  after: ContractState,
  { seq, data }: Extract<Known, { type: 'contracts.agreed' }>,
): readonly Found[] {
  const { buyer, supplier } = before.confirmations;
  const both = [buyer, supplier].every((c) => c?.fingerprint === data.fingerprint && c.version === data.version);
  return [
    ...unless(both, 'I9', 'confirmed_other_text', { seq }),
    ...unless(after.agreed !== null && printOf(ref, after, after.agreed) === data.fingerprint, 'I9', 'fingerprint_differs', {
      seq,
    }),
  ];
}

/** I9 of an amendment: the other side confirmed exactly what was proposed. */
function checkAmendment(
  ref: StreamRef,
  before: ContractState,
  after: ContractState,
  { seq, data }: Extract<Known, { type: 'contracts.amendment_confirmed' }>,
): readonly Found[] {
  const proposed = before.amendment;
  const same = proposed?.fingerprint === data.fingerprint && proposed.amendmentId === data.amendmentId && proposed.by !== data.by;
  return [
    ...unless(same, 'I9', 'confirmed_other_text', { seq }),
    ...unless(after.agreed !== null && printOf(ref, after, after.agreed) === data.fingerprint, 'I9', 'fingerprint_differs', {
      seq,
    }),
  ];
}

/** I9 of a day written in: it is the agreed rule's event, and nothing else of the text changed. */
function checkDate(
  ref: StreamRef,
  before: ContractState,
  after: ContractState,
  { seq, data }: Extract<Known, { type: 'contracts.date_fixed' }>,
): readonly Found[] {
  const asked = before.agreed?.terms.shipBy.rule?.trigger === data.trigger && data.version === before.version + 1;
  return [
    ...unless(asked, 'I9', 'confirmed_other_text', { seq }),
    ...unless(after.agreed !== null && printOf(ref, after, after.agreed) === data.fingerprint, 'I9', 'fingerprint_differs', {
      seq,
    }),
  ];
}

/** I12: lines and charges make the total, instalments split it to the last unit. */
function checkSplits(terms: Terms, seq: number): readonly Found[] {
  const lines = terms.lines.every((l) => mulDivHalfUp(l.unitPriceMinor, l.quantity.thousandths, 1_000) === l.totalMinor);
  const whole = sumMinor([...terms.lines.map((l) => l.totalMinor), ...terms.charges.map((c) => c.amountMinor)]);
  const parts = sumMinor(terms.instalments.map((i) => i.amountMinor));
  return unless(lines && whole === terms.totalMinor && parts === terms.totalMinor, 'I12', 'split_differs', {
    seq,
    totalMinor: terms.totalMinor,
    linesMinor: whole,
    instalmentsMinor: parts,
  });
}

/** I12: a credit is booked to instalments whole. */
function checkAllocations({ seq, data }: Extract<Known, { type: 'payments.credited' }>): readonly Found[] {
  const bookedMinor = sumMinor(data.allocations.map((a) => a.amountMinor));
  return unless(bookedMinor === data.amountMinor, 'I12', 'split_differs', { seq, totalMinor: data.amountMinor, bookedMinor });
}

/** I7: at the moment of a reservation all reservations are within the grant. */
function checkReservation(
  coverage: CoverageState,
  { seq, data }: Extract<Known, { type: 'coverage.reserved' }>,
): readonly Found[] {
  const { grantedMinor, reservedMinor } = limitOf(coverage, data.currency);
  return unless(reservedMinor <= grantedMinor, 'I7', 'limit_exceeded', {
    seq,
    currency: data.currency,
    grantedMinor,
    reservedMinor,
  });
}

/** Judges a stream as it stands: its stored state against the sums of its transfers. */
export function checkStream({ ref, states, accounts }: AuditedStream): readonly Found[] {
  if (ref.kind !== 'order') return [];
  const { contracts, orders, payments } = pageStates(states);
  const currency = (contracts.agreed?.terms ?? contracts.terms)?.currency;
  return [
    ...checkHeld(ref, payments, accounts),
    ...unless(orders.protectedMinor === heldMinor(payments), 'I3', 'protected_differs', {
      protectedMinor: orders.protectedMinor,
      heldMinor: heldMinor(payments),
    }),
    ...unless(heldMinor(payments) >= 0, 'I4', 'more_out_than_in', { paidMinor: payments.paidMinor }),
    ...checkReturns(ref, payments, accounts),
    ...checkPayouts(ref, payments, accounts),
    ...unless(
      accounts.every((a) => a.currency === currency),
      'I1',
      'currency_differs',
      { currency: currency ?? null },
    ),
    ...unless(
      contracts.agreed === null || printOf(ref, contracts, contracts.agreed) === contracts.agreed.fingerprint,
      'I9',
      'fingerprint_differs',
      {},
    ),
    ...checkSchedule(contracts, payments),
  ];
}

/** I3: what came into and left the order's held account is what the order's state says. */
function checkHeld(ref: StreamRef, payments: PaymentsState, accounts: readonly AccountSum[]): readonly Found[] {
  const held = accounts.filter((a) => a.account === `held:${ref.id}`);
  const inMinor = sumMinor(held.map((a) => a.creditMinor));
  const outMinor = sumMinor(held.map((a) => a.debitMinor));
  // What a won dispute gave back came in a second time.
  const cameMinor = payments.paidMinor + heldAgainMinor(payments);
  const leftMinor = cameMinor - heldMinor(payments);
  return [
    ...unless(inMinor === cameMinor, 'I3', 'paid_differs', { paidMinor: cameMinor, ledgerMinor: inMinor }),
    ...unless(outMinor === leftMinor, 'I3', 'held_differs', { leftMinor, ledgerMinor: outMinor }),
  ];
}

/** I12: once the contract stands, the schedule splits its total. */
function checkSchedule({ agreed }: ContractState, { instalments }: PaymentsState): readonly Found[] {
  if (!agreed) return [];
  const scheduledMinor = sumMinor(instalments.map((i) => i.amountMinor));
  return unless(scheduledMinor === agreed.terms.totalMinor, 'I12', 'split_differs', {
    totalMinor: agreed.terms.totalMinor,
    scheduledMinor,
  });
}

/** What an order holds, and what it uses of its supplier's limit: its reservation and what the fund advanced for it. */
export type OrderAmounts = { readonly currency: string; readonly heldMinor: Minor; readonly reservedMinor: Minor };

export function amountsOf(states: States): OrderAmounts | null {
  const { contracts, orders, payments } = pageStates(states);
  const currency = (contracts.agreed?.terms ?? contracts.terms)?.currency;
  return currency === undefined
    ? null
    : { currency, heldMinor: heldMinor(payments), reservedMinor: orders.reservedMinor + payments.advancedMinor };
}

/** I7: what of a supplier's limit is used is what its orders reserve and the fund advanced. `ofOrders`: their sum by currency. */
export function checkReserved(coverage: CoverageState | undefined, ofOrders: ReadonlyMap<string, Minor>): readonly Found[] {
  const currencies = new Set([...Object.keys(coverage?.limits ?? {}), ...ofOrders.keys()]);
  return [...currencies].flatMap((currency) => {
    const reservedMinor = coverage?.limits[currency]?.reservedMinor ?? 0;
    const ordersMinor = ofOrders.get(currency) ?? 0;
    return unless(reservedMinor === ordersMinor, 'I7', 'reserved_differs', { currency, reservedMinor, ordersMinor });
  });
}
