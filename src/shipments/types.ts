/** The goods of an order on their way: ready, shipped, arrived, received, with the papers and seals that prove it. */
import type { CalendarBook, Deadline } from '../calendar/types.ts';
import type { ContractRefusal, Side } from '../contracts/types.ts';
import type { InspectionsRefusal, InspectionsState } from '../inspections/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { OrderStates, OrdersRefusal } from '../orders/types.ts';

export type Progress = { readonly producedPercent: number; readonly packedPercent: number };

/** A paper of the shipment. Type and form are what instalments wait for; names stand in contents beside the chain. */
export type Paper = {
  readonly paperId: string;
  readonly type: string;
  readonly form: 'original' | 'copy' | null;
  readonly datedOn: PlainDate | null;
  /** Issuer and other fields, as the paper has them. */
  readonly text: ContentRef | null;
};

/** Why the goods' leaving gave the buyer the rights of post-delivery cover. */
export type CoverBreach = 'shipped_before_inspection' | 'shipped_in_claim_days' | 'shipped_after_failed' | 'inspector_refused';

/**
 * A told fact: its day, and the day from which windows count: the later of its day and the day it was reported, so that
 * a backdated report closes nothing.
 */
export type ToldFact = { readonly on: PlainDate; readonly countsFrom: PlainDate };

export type Shipped = ToldFact & {
  readonly at: Instant;
  readonly seals: readonly string[];
  readonly containerSeal: string | null;
  readonly container: string | null;
  /** Goods tendered to the buyer's carrier, with notice; only where the buyer nominates it. */
  readonly tenderedOn: PlainDate | null;
};

export type Arrival = ToldFact & {
  readonly at: Instant;
  readonly toldBy: Side | 'presumption';
  /** The carrier's paper that shows it. */
  readonly paperId: string | null;
  /** Contested and not shown by a paper: counts as if the goods had not arrived. */
  readonly contested: boolean;
};

export type Receipt = ToldFact & { readonly at: Instant; readonly by: 'buyer' | 'silence' };

/** Seals shown at a link of the chain against those put on before it. */
export type SealsShown = {
  readonly link: 'loading' | 'arrival';
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
};

/** Days by which an act of the buyer was late; they do not count as the supplier's. */
export type BuyerDelay = {
  readonly cause: 'deposit';
  readonly dueOn: PlainDate;
  readonly doneOn: PlainDate;
  readonly days: number;
};

export type ShipmentsState = {
  readonly progress: Progress | null;
  /** The first report that all was produced and enough packed for a visit. */
  readonly readyOn: PlainDate | null;
  /** Under pre-shipment cover: until when the goods wait for an inspection or a waiver. */
  readonly inspectBy: Deadline | null;
  /** That time passed without either: the goods may go. */
  readonly inspectionLapsed: boolean;
  readonly shipped: Shipped | null;
  readonly papers: readonly Paper[];
  readonly arrival: Arrival | null;
  readonly receipt: Receipt | null;
  /** A later shipping date that the supplier asks for. */
  readonly delayAsked: PlainDate | null;
  readonly buyerDelays: readonly BuyerDelay[];
  readonly coverBreach: CoverBreach | null;
  readonly sealsShown: readonly SealsShown[];
};

export type ShipmentsEvent =
  /** All produced and enough packed: instalments due before shipment fall due. */
  | DomainEvent<'shipments.ready_reported', Progress & { readonly on: PlainDate; readonly inspectBy: Deadline | null }>
  /** Not yet so far that a visit makes sense. */
  | DomainEvent<'shipments.progress_reported', Progress>
  | DomainEvent<'shipments.inspection_lapsed', Record<never, never>>
  | DomainEvent<'shipments.shipped', Omit<Shipped, 'at'> & { readonly documents: readonly Paper[] }>
  | DomainEvent<'shipments.papers_added', { readonly documents: readonly Paper[] }>
  | DomainEvent<'shipments.cover_breached', { readonly because: CoverBreach }>
  | DomainEvent<'shipments.seals_shown', SealsShown>
  | DomainEvent<'shipments.delay_requested', { readonly shipBy: PlainDate }>
  | DomainEvent<'shipments.delay_granted', { readonly shipBy: PlainDate; readonly from: PlainDate | null }>
  | DomainEvent<'shipments.delay_declined', { readonly shipBy: PlainDate }>
  | DomainEvent<'shipments.buyer_delayed', BuyerDelay>
  | DomainEvent<'shipments.arrival_announced', { readonly presumedOn: PlainDate }>
  | DomainEvent<'shipments.arrived', ToldFact & Pick<Arrival, 'toldBy' | 'paperId'>>
  | DomainEvent<'shipments.arrival_contested', { readonly by: Side; readonly paperId: string | null }>
  | DomainEvent<'shipments.receipt_confirmed', ToldFact & Pick<Receipt, 'by'>>;

export type ShipmentsStates = OrderStates & { readonly inspections: InspectionsState; readonly shipments: ShipmentsState };

/** What an act is judged on besides the state. */
export type ActFacts = {
  readonly orderId: OrderId;
  /** Time of the act: receipt, or the due instant of a timer. */
  readonly at: Instant;
  readonly calendars: CalendarBook;
};

export type ShipmentsRefusal =
  | 'fact.in_future'
  | 'shipment.not_ready'
  | 'shipment.nothing_changed'
  | 'shipment.before_confirmed'
  | 'shipment.before_ready'
  | 'shipment.before_shipped'
  | 'shipment.delay_open'
  | 'shipment.delay_none'
  | 'shipment.delay_not_later'
  | 'shipment.arrival_proven'
  | 'shipment.paper_missing'
  | 'shipment.no_seals';

/** Everything that an act on a shipment or a visit can be refused with. */
export type ActRefusal = ShipmentsRefusal | InspectionsRefusal | OrdersRefusal | ContractRefusal;
