/** Names of transport papers as trade writes them, and which papers a carrier gives when goods arrive. */
import type { TransportDocument } from '../incoterms/types.ts';

/** A paper that can prove the shipped event, or the customs release that some programmes mean by shipped. */
export type ProvingPaper = TransportDocument | 'export_declaration';

/** Other names of a paper, in lower case with underscores. */
export const PAPER_NAMES: Readonly<Record<string, ProvingPaper>> = {
  bl: 'bill_of_lading',
  b_l: 'bill_of_lading',
  'b/l': 'bill_of_lading',
  ocean_bill_of_lading: 'bill_of_lading',
  master_bill_of_lading: 'bill_of_lading',
  house_bill_of_lading: 'bill_of_lading',
  express_bill_of_lading: 'bill_of_lading',
  telex_release: 'bill_of_lading',
  seaway_bill: 'sea_waybill',
  swb: 'sea_waybill',
  fbl: 'multimodal_transport_document',
  combined_transport_document: 'multimodal_transport_document',
  fcr: 'forwarders_cargo_receipt',
  forwarder_cargo_receipt: 'forwarders_cargo_receipt',
  cargo_receipt: 'forwarders_cargo_receipt',
  awb: 'air_waybill',
  mawb: 'air_waybill',
  hawb: 'air_waybill',
  courier_waybill: 'courier_receipt',
  courier_slip: 'courier_receipt',
  cmr: 'road_consignment_note',
  consignment_note: 'road_consignment_note',
  tender_notice: 'disposal_notice',
  notice_of_readiness: 'disposal_notice',
  customs_declaration: 'export_declaration',
  export_customs_declaration: 'export_declaration',
};

/** Papers of a carrier or terminal that show when goods arrived. */
export const ARRIVAL_PAPERS: ReadonlySet<string> = new Set([
  'arrival_notice', 'delivery_order', 'proof_of_delivery', 'pod', 'terminal_receipt', 'tracking_record', 'discharge_report', 'outturn_report',
]);
