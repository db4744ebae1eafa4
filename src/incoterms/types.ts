/** Words of the Incoterms 2020 slice: rules, charges, who bears them, what shipped means and which paper proves it. */

/** The eleven rules, in the customary order from the least to the most the supplier does. */
export const RULES = ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'] as const;
export type Rule = (typeof RULES)[number];

/** Charges that turn up on the bills of a shipment, in the order of the journey. */
export const CHARGES = [
  'export_packing',
  'loading_at_seller',
  'pre_carriage',
  'export_clearance',
  'origin_terminal',
  'main_loading',
  'main_carriage',
  'carriage_surcharges',
  'insurance',
  'transit_formalities',
  'destination_terminal',
  'storage_demurrage',
  'documents_release',
  'import_clearance',
  'customs_exam',
  'import_duty_tax',
  'on_carriage',
  'unloading_at_place',
  'origin_import_service_fee',
] as const;
export type Charge = (typeof CHARGES)[number];

/** Who pays a charge in the end. `nobody`: neither is obliged. `depends`: a fact is needed that was not given. */
export type Bearer = 'supplier' | 'buyer' | 'nobody' | 'depends';

/** What decides the cells that depend. Every fact left out makes its cells answer `depends`. */
export type BearerFacts = {
  /** The freight that the supplier bought includes discharge and terminal handling at destination (liner terms). */
  readonly freightIncludesUnloading?: boolean;
  /** The named place of destination lies beyond the terminal: an inland depot, the buyer's door. */
  readonly placeBeyondTerminal?: boolean;
  /** FCA: the named place is the supplier's own premises, so that the buyer's carrier collects there. */
  readonly placeIsSellersPremises?: boolean;
  /** Who caused storage, demurrage or detention. `neither`: it simply arose after arrival. */
  readonly causedBy?: 'supplier' | 'buyer' | 'neither';
};

/** How the goods travel on the main leg. `sea` is break bulk or bulk, `sea_container` a full or shared container. */
export const TRANSPORTS = ['sea', 'sea_container', 'air', 'courier', 'road'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** The act by which the supplier has shipped. */
export type ShippedEvent = 'put_at_disposal' | 'carrier_receipt' | 'alongside' | 'on_board' | 'first_carrier_receipt';

/** The moment from which loss or damage is the buyer's. */
export type RiskPoint =
  | 'at_disposal'
  | 'to_carrier'
  | 'alongside'
  | 'on_board'
  | 'to_first_carrier'
  | 'ready_for_unloading'
  | 'unloaded';

export type TransportDocument =
  | 'disposal_notice'
  | 'collection_receipt'
  | 'dock_receipt'
  | 'mates_receipt'
  | 'bill_of_lading'
  | 'sea_waybill'
  | 'multimodal_transport_document'
  | 'forwarders_cargo_receipt'
  | 'air_waybill'
  | 'courier_receipt'
  | 'road_consignment_note';

/** What the paper must show besides its date: a signature for receipt, an on-board notation, or that notice was given. */
export type ProofMark = 'notice' | 'receipt' | 'on_board_notation';
export type Proof = { readonly document: TransportDocument; readonly mark: ProofMark };

/** A rule with its named place: `{ rule: 'FOB', place: 'Shenzhen' }`. */
export type NamedTerm = { readonly rule: Rule; readonly place: string };

export type IncotermRefusal =
  | 'incoterm.unknown'
  | 'incoterm.place_missing'
  | 'incoterm.place_malformed'
  | 'incoterm.charge_unknown';

/** What the terms of an order say about its carriage; `rule` may be empty while they are being written. */
export type TradeFacts = {
  readonly rule: string;
  readonly transport: Transport | null;
  readonly supplierCountry: string | null;
  readonly buyerCountry: string | null;
  /** The order has a charge line for freight. */
  readonly hasFreightCharge: boolean;
};
