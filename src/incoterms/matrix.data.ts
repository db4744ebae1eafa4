/** Who bears which charge under the eleven Incoterms 2020 rules, as a table. Facts in our own words; no rule text. */
import { type Charge, type RiskPoint, RULES, type Rule, type ShippedEvent } from './types.ts';

/**
 * One cell: S supplier, B buyer, N nobody obliged, `c` as in the contract of carriage, `p` by the named place,
 * `w` whoever caused it, `?` no answer without the paper behind the charge.
 */
export type Cell = 'S' | 'B' | 'N' | 'c' | 'p' | 'w' | '?';

const row = (cells: string): Readonly<Record<Rule, Cell>> => {
  const letters = cells.split(' ');
  return Object.fromEntries(RULES.map((rule, column) => [rule, letters[column]])) as Readonly<Record<Rule, Cell>>;
};

const MAIN_CARRIAGE = row('B B B B S S S S S S S');
const IMPORT_CLEARANCE = row('B B B B B B B B B B S');

/** Source: Incoterms 2020, articles A9/B9 (costs) of each rule, read as facts. */
export const MATRIX: Readonly<Record<Charge, Readonly<Record<Rule, Cell>>>> = {
  //                             EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP
  export_packing: /*          */ row('S S S S S S S S S S S'),
  loading_at_seller: /*       */ row('B S S S S S S S S S S'),
  pre_carriage: /*            */ row('B p S S S S S S S S S'),
  export_clearance: /*        */ row('B S S S S S S S S S S'),
  origin_terminal: /*         */ row('B B S S S S S S S S S'),
  main_loading: /*            */ row('B B B S S S S S S S S'),
  main_carriage: /*           */ MAIN_CARRIAGE,
  carriage_surcharges: /*     */ MAIN_CARRIAGE,
  insurance: /*               */ row('N N N N N S N S N N N'),
  transit_formalities: /*     */ row('B B B B B B B B S S S'),
  destination_terminal: /*    */ row('B B B B c c p p p S p'),
  storage_demurrage: /*       */ row('w w w w w w w w w w w'),
  documents_release: /*       */ row('? ? ? ? ? ? ? ? ? ? ?'),
  import_clearance: /*        */ IMPORT_CLEARANCE,
  customs_exam: /*            */ IMPORT_CLEARANCE,
  import_duty_tax: /*         */ row('B B B B B B B B B B S'),
  on_carriage: /*             */ row('B B B B B B S S S S S'),
  unloading_at_place: /*      */ row('B B B B c c c c B S B'),
  origin_import_service_fee: row('? ? ? ? ? ? ? ? ? ? ?'),
};

/** Source: Incoterms 2020, articles A2/B2 (delivery) of each rule. */
export const SHIPPED: Readonly<Record<Rule, ShippedEvent>> = {
  EXW: 'put_at_disposal',
  FCA: 'carrier_receipt',
  FAS: 'alongside',
  FOB: 'on_board',
  CFR: 'on_board',
  CIF: 'on_board',
  CPT: 'first_carrier_receipt',
  CIP: 'first_carrier_receipt',
  DAP: 'first_carrier_receipt',
  DPU: 'first_carrier_receipt',
  DDP: 'first_carrier_receipt',
};

/** Source: Incoterms 2020, articles A3/B3 (transfer of risk) of each rule. */
export const RISK: Readonly<Record<Rule, RiskPoint>> = {
  EXW: 'at_disposal',
  FCA: 'to_carrier',
  FAS: 'alongside',
  FOB: 'on_board',
  CFR: 'on_board',
  CIF: 'on_board',
  CPT: 'to_first_carrier',
  CIP: 'to_first_carrier',
  DAP: 'ready_for_unloading',
  DPU: 'unloaded',
  DDP: 'ready_for_unloading',
};

/** Rules made for goods that are handed over at a ship's side or rail, and what to take when they are not. */
export const SEA_ONLY: Readonly<Partial<Record<Rule, Rule>>> = { FAS: 'FCA', FOB: 'FCA', CFR: 'CPT', CIF: 'CIP' };

/** Words of older editions and of trade slang, and the rule of 2020 that is meant. */
export const FORMER: Readonly<Record<string, Rule>> = {
  DAT: 'DPU',
  DEQ: 'DPU',
  DAF: 'DAP',
  DES: 'DAP',
  DDU: 'DAP',
  CNF: 'CFR',
  'C&F': 'CFR',
  'C+F': 'CFR',
};
