/** Names under which forwarders, terminals and customs brokers write charges on a bill, and the charge that each means. */
import type { Charge } from './types.ts';

/** Where a line of a bill arose, as far as its words tell. */
export type End = 'origin' | 'destination';

/** One name: words that stand in the line, and the charge at either end (one charge where the end does not matter). */
export type BillName = { readonly words: RegExp; readonly charge: Charge | Readonly<Record<End, Charge>> };

const same = (words: RegExp, charge: Charge): BillName => ({ words, charge });
const byEnd = (words: RegExp, origin: Charge, destination: Charge): BillName => ({ words, charge: { origin, destination } });

/**
 * The first name that fits decides, so what is special stands before what is general. Source: trade usage, as tariffs of
 * ocean carriers, consolidators (CFS), port operators and customs brokers name their charges.
 */
export const BILL_NAMES: readonly BillName[] = [
  // A fee that origin agents bill to consignees for nothing that the matrix knows.
  same(/\borigin import service\b|\bchina import service\b|\bcisf\b/, 'origin_import_service_fee'),
  same(/\b(customs?|port health|quarantine|biosecurity)\b.*\b(exam|examination|inspection|hold|x-?ray)\b/, 'customs_exam'),
  same(/\b(x-?ray|vacis|tailgate exam|intensive exam|exam fee)\b/, 'customs_exam'),
  same(/\b(duty|duties|tariffs?|vat|gst|hst|iva|mwst|sales tax|import tax(es)?|excise)\b/, 'import_duty_tax'),
  // Filed by the carrier with the manifest; the importer's own filing is part of clearing the goods.
  same(/\b(ams|ens|aci|afr|ics2)\b|\bmanifest\b/, 'carriage_surcharges'),
  same(/\bisf\b|\b10 ?\+ ?2\b|\bimporter security filing\b|\bcustoms bond\b|\b(import|customs) entry\b/, 'import_clearance'),
  same(/\bcargo insurance\b|\binsurance\b/, 'insurance'),
  same(/\b(demurrage|detention|storage|per diem|container rent(al)?|plug-?in|warehouse rent)\b/, 'storage_demurrage'),
  same(
    /\b(baf|caf|pss|gri|lss|ebs|ecrs|eis|cic|bunker|peak season|low sulphur|low sulfur|fuel surcharge|war risk|currency adjustment|emergency|congestion|equipment imbalance|container imbalance|rate increase)\b/,
    'carriage_surcharges',
  ),
  same(/\bvgm\b|\bverified gross mass\b/, 'origin_terminal'),
  same(/\bt1\b|\btransit (document|declaration|bond|customs|formalit)/, 'transit_formalities'),
  same(/\bexport\b.*\b(clearance|declaration|customs|licen[cs]e|formalit)/, 'export_clearance'),
  byEnd(
    /\bcustoms\b|\b(clearance|declaration|brokerage|broker fee|entry fee)\b/,
    'export_clearance',
    'import_clearance',
  ),
  // Release of goods against papers; the delivery order itself is the terminal's or the consolidator's.
  same(/\b(delivery order|d\/?o( fee| charge)?)\b/, 'destination_terminal'),
  same(
    /\b(documentation|document|documents|doc|docs|b\/?l|bill of lading|telex( release)?|surrender|seaway ?bill|courier of documents)\b/,
    'documents_release',
  ),
  same(/\b(ocean|sea|air|main|international|basic|lcl|fcl) ?freight\b|\bfreight (charges?|collect|prepaid)\b/, 'main_carriage'),
  byEnd(
    /\b(thc|othc|dthc|terminal handling|terminal|cfs|lcl|wharfage|ddc|orc|seal fee|destination delivery charge|origin receiving charge|port (charges?|dues|fees?|construction)|unstuffing|destuffing|devanning|deconsolidation|consolidation|stuffing|isps|handling|arrival( notice)?|local charges?|(origin|destination) (charges?|fees?))\b/,
    'origin_terminal',
    'destination_terminal',
  ),
  same(/\b(loading on board|load on board|stowage|lashing|stevedor\w*)\b/, 'main_loading'),
  byEnd(/\b(unloading|off-?loading|tail ?lift|hand ?unload)\b/, 'origin_terminal', 'unloading_at_place'),
  same(/\bloading\b/, 'loading_at_seller'),
  byEnd(
    /\b(trucking|truck|chassis|drayage|cartage|haulage|inland|last mile|door delivery|delivery to door|pick ?up|collection|transport|delivery)\b/,
    'pre_carriage',
    'on_carriage',
  ),
  same(/\b(packing|crating|pallets?|palletis\w*|palletiz\w*|fumigation|cartons?)\b/, 'export_packing'),
  same(/\b(freight|shipping)\b/, 'main_carriage'),
];

/** Names that say their end in their first letter. */
export const END_IN_NAME: Readonly<Record<End, RegExp>> = { origin: /\bothc\b/, destination: /\bdthc\b/ };

/** Words that tell at which end a charge arose. */
export const END_WORDS: Readonly<Record<End, RegExp>> = {
  origin: /\b(origin|export|port of loading|loading port|pol|departure|shipper)\b/,
  destination: /\b(destination|import|arrival|port of discharge|discharge port|pod|consignee|inbound)\b/,
};

/** Words that tell it where none of the others does: a container is picked up at both ends. */
export const END_HINTS: Readonly<Record<End, RegExp>> = {
  origin: /\b(pick ?up|collection|from factory|factory)\b/,
  destination: /\b(delivery|last mile|door|warehouse)\b/,
};
