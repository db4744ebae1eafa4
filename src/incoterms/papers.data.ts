/** Which transport documents prove that the goods were shipped, by what shipped means and how they travel. */
import type { Proof, ShippedEvent, Transport } from './types.ts';

const ROAD: readonly Proof[] = [{ document: 'road_consignment_note', mark: 'receipt' }];
const AIR: readonly Proof[] = [{ document: 'air_waybill', mark: 'receipt' }];
const COURIER: readonly Proof[] = [{ document: 'courier_receipt', mark: 'receipt' }];

/** Papers that show the vessel took the goods. A received-for-shipment bill without the notation does not. */
const ON_BOARD: readonly Proof[] = [
  { document: 'bill_of_lading', mark: 'on_board_notation' },
  { document: 'sea_waybill', mark: 'on_board_notation' },
];

/** Papers that show a sea carrier or its agent took the goods in charge. */
const SEA_RECEIPT: readonly Proof[] = [
  { document: 'bill_of_lading', mark: 'receipt' },
  { document: 'sea_waybill', mark: 'receipt' },
  { document: 'multimodal_transport_document', mark: 'receipt' },
  { document: 'dock_receipt', mark: 'receipt' },
  { document: 'forwarders_cargo_receipt', mark: 'receipt' },
];

const CARRIER: Readonly<Record<Transport, readonly Proof[]>> = {
  sea: SEA_RECEIPT,
  sea_container: SEA_RECEIPT,
  air: AIR,
  courier: COURIER,
  // Lorries of a combined carriage travel under one document for all legs.
  road: [...ROAD, { document: 'multimodal_transport_document', mark: 'receipt' }, { document: 'forwarders_cargo_receipt', mark: 'receipt' }],
};

const DISPOSAL: readonly Proof[] = [
  { document: 'disposal_notice', mark: 'notice' },
  { document: 'collection_receipt', mark: 'receipt' },
];

const ALONGSIDE: readonly Proof[] = [
  { document: 'dock_receipt', mark: 'receipt' },
  { document: 'mates_receipt', mark: 'receipt' },
  ...ON_BOARD,
];

const LOADED: readonly Proof[] = [...ON_BOARD, { document: 'mates_receipt', mark: 'receipt' }];

/** A container is on board when its combined document says so too; the mate signs for break bulk only. */
const LOADED_CONTAINER: readonly Proof[] = [...ON_BOARD, { document: 'multimodal_transport_document', mark: 'on_board_notation' }];

/** A sea rule used for other carriage (warned about) is proven by that carrier's receipt: there is no ship's rail to pass. */
const WITHOUT_SHIP = { air: AIR, courier: COURIER, road: ROAD } as const;

export const PROOFS: Readonly<Record<ShippedEvent, Readonly<Record<Transport, readonly Proof[]>>>> = {
  put_at_disposal: { sea: DISPOSAL, sea_container: DISPOSAL, air: DISPOSAL, courier: DISPOSAL, road: DISPOSAL },
  carrier_receipt: CARRIER,
  first_carrier_receipt: CARRIER,
  alongside: { sea: ALONGSIDE, sea_container: ALONGSIDE, ...WITHOUT_SHIP },
  on_board: { sea: LOADED, sea_container: LOADED_CONTAINER, ...WITHOUT_SHIP },
};
