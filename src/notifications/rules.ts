/** Which notices follow from an event of an order, and to whom they go. */
import { knownTo, termsInForce } from '../contracts/rules.ts';
import type { ContractEvent } from '../contracts/types.ts';
import type { InspectionsEvent } from '../inspections/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { CompanyId, OrderId } from '../kernel/ids.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import type { MessagesEvent } from '../messages/types.ts';
import type { OrderEvent } from '../orders/types.ts';
import { openOf } from '../payments/fold.rules.ts';
import type { PaymentsEvent } from '../payments/types.ts';
import type { ShipmentsEvent } from '../shipments/types.ts';
import { CLAIM_NOTICES } from './claims.rules.ts';
import { BOTH, type Told, tell, tellOther } from './told.rules.ts';
import type { Notice, NoticedStates } from './types.ts';

type Event = ContractEvent | OrderEvent | PaymentsEvent | ShipmentsEvent | InspectionsEvent | MessagesEvent;
type DataOf<T extends Event['type']> = Extract<Event, { type: T }>['data'];

type Table = { readonly [T in Event['type']]?: (data: DataOf<T>, states: NoticedStates) => readonly Told[] };

/** An instalment that is due and not fully paid: the buyer is told what is open. */
function due(states: NoticedStates, name: string, dueOn: string): readonly Told[] {
  const instalment = states.payments.instalments.find((i) => i.name === name);
  const openMinor = instalment ? openOf(instalment) : 0;
  return openMinor > 0 ? tell('payment_due', ['buyer'], { instalment: name, openMinor, dueOn }) : [];
}

const CONTRACT: Table = {
  'contracts.sent': ({ by, version }) => tellOther('contract_sent', by, { version }),
  // The second confirmation makes the contract, and both are told of that.
  'contracts.confirmed': ({ side, version }, { contracts }) =>
    contracts.agreed?.version === version ? [] : tellOther('contract_confirmed', side, { version }),
  'contracts.agreed': ({ version }, { contracts }) =>
    tell('contract_agreed', BOTH, { version, totalMinor: termsInForce(contracts).totalMinor }),
  // The event names the version that follows; the one declined is the one before it.
  'contracts.declined': ({ by, version }) => tellOther('contract_declined', by, { version: version - 1 }),
  'contracts.amendment_proposed': ({ by }) => tellOther('amendment_proposed', by),
  'contracts.amendment_confirmed': ({ version }) => tell('amendment_agreed', BOTH, { version }),
  'contracts.date_fixed': ({ version, shipBy }) => tell('date_fixed', BOTH, { version, shipBy }),
  'contracts.amendment_declined': ({ by }) => tellOther('amendment_off', by),
  'orders.cancelled': ({ by, because }) =>
    by === 'platform' ? tell(because === 'unpaid' ? 'order_lapsed' : 'order_cancelled', BOTH) : tellOther('order_cancelled', by),
  'orders.moved': ({ to }) =>
    to === 'completed' ? tell('order_completed', BOTH) : to === 'refunded' ? tell('order_refunded', BOTH) : [],
};

const MONEY: Table = {
  'payments.scheduled': ({ instalments }, states) =>
    instalments.flatMap((i) => (i.dueOn === null ? [] : due(states, i.name, i.dueOn))),
  'payments.fell_due': ({ instalment, dueOn }, states) => due(states, instalment, dueOn),
  'payments.wire_declared': ({ instalment }) => tell('wire_announced', ['supplier'], { instalment }),
  'payments.credited': ({ amountMinor }) => tell('payment_received', BOTH, { amountMinor }),
  'payments.released': ({ amountMinor }) => tell('payment_released', ['supplier'], { amountMinor }),
  'payments.payout_paid': ({ amountMinor, reference }) => tell('payout_sent', ['supplier'], { amountMinor, reference }),
};

const GOODS: Table = {
  'shipments.ready_reported': ({ on, inspectBy }) =>
    inspectBy
      ? tell('goods_ready_inspect', ['buyer'], { readyOn: on, inspectByOn: inspectBy.lastDay })
      : tell('goods_ready', ['buyer'], { readyOn: on }),
  'shipments.inspection_lapsed': () => tell('inspection_lapsed', BOTH),
  'shipments.shipped': ({ on }) => tell('goods_shipped', ['buyer'], { shippedOn: on }),
  'shipments.papers_added': () => tell('papers_added', ['buyer']),
  'shipments.cover_breached': () => tell('cover_extended', BOTH),
  'shipments.delay_requested': ({ shipBy }) => tell('delay_requested', ['buyer'], { shipByOn: shipBy }),
  'shipments.delay_granted': ({ shipBy }) => tell('delay_granted', ['supplier'], { shipByOn: shipBy }),
  'shipments.delay_declined': ({ shipBy }) => tell('delay_declined', ['supplier'], { shipByOn: shipBy }),
  'shipments.arrival_announced': ({ presumedOn }) => tell('arrival_announced', BOTH, { presumedOn }),
  'shipments.arrived': ({ on, toldBy }) =>
    toldBy === 'presumption'
      ? tell('goods_arrived', BOTH, { arrivedOn: on })
      : tellOther('goods_arrived', toldBy, { arrivedOn: on }),
  'shipments.arrival_contested': ({ by }) => tellOther('arrival_contested', by),
  'shipments.receipt_confirmed': ({ on, by }) =>
    by === 'silence'
      ? tell('receipt_by_silence', BOTH, { receivedOn: on })
      : tell('receipt_confirmed', ['supplier'], { receivedOn: on }),
};

const VISITS: Table = {
  'inspections.booked': ({ agencyId, by }) => [...tell('visit_asked', [{ agencyId }]), ...tellOther('visit_booked', by)],
  'inspections.accepted': () => tell('visit_accepted', BOTH),
  'inspections.declined': () => tell('visit_declined', BOTH),
  'inspections.cancelled': ({ bookingId }, { inspections }) => {
    const agencies = inspections.bookings.filter((b) => b.bookingId === bookingId).map(({ agencyId }) => ({ agencyId }));
    return [...tell('visit_called_off', agencies), ...tell('visit_cancelled', BOTH)];
  },
  'inspections.waived': () => tell('inspection_waived', ['supplier']),
  'inspections.visited_in_vain': () => tell('visit_in_vain', BOTH),
  'inspections.reported': ({ passed, dated, claimBy }) => {
    if (passed) return tell('report_passed', BOTH, { dated });
    return claimBy
      ? tell('report_failed_claim', BOTH, { dated, claimByOn: claimBy.lastDay })
      : tell('report_failed', BOTH, { dated });
  },
};

/** That something was written, never what: a mail must not carry a bank account that somebody slipped into a message. */
const CHAT: Table = {
  'messages.sent': ({ by, flags }) => tellOther(flags.length > 0 ? 'message_flagged' : 'message_received', by),
};

const TABLE = { ...CONTRACT, ...MONEY, ...GOODS, ...VISITS, ...CHAT, ...CLAIM_NOTICES };

/** The events that somebody is told of. */
export const NOTICED: readonly string[] = Object.keys(TABLE);

/** What a notice is about: the order's event by its number, and when. */
type About = { readonly orderId: OrderId; readonly seq: number; readonly at: Instant };

/** Notices with their addresses, one per company. Of a draft that was never sent the side that did not write it learns nothing. */
export function addressed(told: readonly Told[], about: About, { contracts }: NoticedStates): readonly Notice[] {
  const { currency } = termsInForce(contracts);
  const companyOf = (to: Told['to'][number]): CompanyId =>
    to === 'buyer' ? contracts.buyerId : to === 'supplier' ? contracts.supplierId : to.agencyId;
  const known = knownTo(contracts);
  const mayKnow = (to: Told['to'][number]): boolean => typeof to !== 'string' || known.includes(to);
  return told.flatMap(({ template, to, data }) =>
    to.filter(mayKnow).map((audience): Notice => ({ template, ...about, to: companyOf(audience), data: { ...data, currency } })),
  );
}

/** The notices that follow from an event, one per company. `states`: after all events of the same decision. */
export function noticesOf(event: RecordedEvent, orderId: OrderId, states: NoticedStates): readonly Notice[] {
  const told = (TABLE as Readonly<Record<string, unknown>>)[event.type] as
    | ((data: unknown, states: NoticedStates) => readonly Told[])
    | undefined;
  return addressed(told?.(event.data, states) ?? [], { orderId, seq: event.seq, at: event.at }, states);
}
