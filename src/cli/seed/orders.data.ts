/** The orders of the demonstration, one in each state worth seeing, and the day by day story that brings each one there. */
import type { Side } from '../../contracts/types.ts';
import type { DraftBody, TextPatch } from '../../orders/schema.ts';
import type { OrderStatus } from '../../orders/types.ts';
import type { AgencyName, BuyerName, SupplierName } from './parties.data.ts';

/** A reading of the buyer's own, as evidence. */
type Measured = {
  readonly clause: string;
  readonly values: readonly string[];
  readonly instrument: string;
  readonly uncertainty: string;
  readonly method: string;
};

/** One act on a claim. */
export type ClaimStep =
  | { readonly act: 'open_claim'; readonly clauses: readonly string[]; readonly text: string; readonly measured: readonly Measured[] }
  | { readonly act: 'offer'; readonly amountMinor: number; readonly note: string }
  | { readonly act: 'appoint'; readonly agency: AgencyName; readonly feeMinor: number }
  | { readonly act: 'escalate' | 'determine' | 'approve' | 'pay_refund' };

/** One act; `act` says what, `by` who where it is not plain. */
export type Step =
  | { readonly act: 'draft'; readonly by: Side }
  | { readonly act: 'send' | 'confirm'; readonly by: Side }
  | { readonly act: 'change'; readonly by: Side; readonly to: TextPatch }
  | { readonly act: 'cancel'; readonly by: Side; readonly reason: string }
  | { readonly act: 'declare_wire' | 'wire'; readonly instalment: string }
  | { readonly act: 'report_ready' }
  | { readonly act: 'book_inspection' | 'accept_inspection'; readonly agency: AgencyName }
  | {
      readonly act: 'report_inspection';
      readonly agency: AgencyName;
      readonly defects: { readonly critical: number; readonly major: number; readonly minor: number };
      readonly measured: Readonly<Record<string, readonly string[]>>;
      readonly passed: readonly string[];
      readonly seals: readonly string[];
    }
  | { readonly act: 'ship'; readonly carrier: string; readonly seals: readonly string[]; readonly container: string }
  | { readonly act: 'arrive' | 'receive' }
  | ClaimStep;

/** Days from today (negative: before), Shanghai time. A day that is no working day in China moves to the one before. */
export type Scheduled = { readonly day: number; readonly time: string } & Step;

export type DemoOrder = {
  /** The state it is left in. */
  readonly state: OrderStatus;
  readonly buyer: BuyerName;
  readonly supplier: SupplierName;
  readonly terms: Omit<DraftBody, 'as' | 'counterparty' | 'shipBy'>;
  /** Shipping date, days from today. */
  readonly shipBy: number;
  readonly story: readonly Scheduled[];
};

const TUBE_CLAUSES = [
  { clauseId: 'power', text: 'Power draw 24 W ± 5 % per tube at 230 V AC, measured with an AC power meter after 15 min of burning' },
  { clauseId: 'flux', text: 'Luminous flux at least 2500 lm, measured in an integrating sphere per IEC 62612' },
  { clauseId: 'label', text: 'Each tube carries a printed label with batch number and CE mark', defectClass: 'minor' },
] as const;

const TENT_CLAUSES = [
  { clauseId: 'door', text: 'Door zip opening at least 165 cm high, measured with a steel tape' },
  { clauseId: 'water', text: 'Water column of the fly sheet at least 3000 mm per ISO 811' },
  { clauseId: 'poles', text: 'Pole diameter 9.5 mm ± 0.2 mm, measured with a caliper', defectClass: 'minor' },
] as const;

const BOTTLE_CLAUSES = [
  { clauseId: 'steel', text: 'Inner wall stainless steel grade 304, outer wall grade 201', defectClass: 'critical' },
  { clauseId: 'volume', text: 'Net capacity 500 ml ± 10 ml, measured by filling to the rim with water at 20 °C' },
  { clauseId: 'coat', text: 'Powder coat thickness at least 60 µm, measured with a coating thickness gauge', defectClass: 'minor' },
] as const;

const FLASK_CLAUSES = [
  { clauseId: 'chromium', text: 'Inner wall stainless steel with 17.5 to 19.5 % chromium, measured by XRF', defectClass: 'critical' },
  { clauseId: 'mark', text: 'Each bottle carries a laser mark with batch number and steel grade', defectClass: 'minor' },
] as const;

const line = (product: string, quantity: string, unitPriceMinor: number): DraftBody['lines'] => [{ product, quantity, unitPriceMinor }];

/** Both agree on one day: drafted and sent in the morning, confirmed by the supplier, then by the buyer. */
const agreed = (day: number): readonly Scheduled[] => [
  { day, time: '09:30', act: 'draft', by: 'buyer' },
  { day, time: '09:50', act: 'send', by: 'buyer' },
  { day, time: '14:10', act: 'confirm', by: 'supplier' },
  { day, time: '16:20', act: 'confirm', by: 'buyer' },
];

/** Announced on the day, on the supplier's account three days later. */
const wired = (day: number, instalment: string): readonly Scheduled[] => [
  { day, time: '17:00', act: 'declare_wire', instalment },
  { day: day + 3, time: '11:00', act: 'wire', instalment },
];

/** Agreed, made, paid in full, shipped and arrived. */
const delivered = (from: number, shipped: number, arrived: number): readonly Scheduled[] => [
  ...agreed(from),
  ...wired(from + 1, 'deposit'),
  { day: shipped - 7, time: '09:40', act: 'report_ready' },
  ...wired(shipped - 6, 'balance'),
  { day: shipped, time: '18:00', act: 'ship', carrier: 'Ocean Carrier Ltd', seals: [], container: 'MSKU4458210' },
  { day: arrived, time: '09:15', act: 'arrive' },
];

const DOOR: Measured = {
  clause: 'door', values: ['148 cm', '149 cm', '148 cm'], instrument: 'steel tape', uncertainty: '0.5 cm',
  method: 'From the floor to the lowest point of the zip, pitched on flat ground',
};

const POWER: Measured = {
  clause: 'power', values: ['25 W', '26 W', '25 W'], instrument: 'DC wattmeter', uncertainty: '1 W', method: '24 V DC after 30 min',
};

const STRIP_CLAUSES = [
  { clauseId: 'power', text: 'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min' },
  { clauseId: 'label', text: 'Each strip carries a printed label with batch number and CE mark', defectClass: 'minor' },
] as const;

export const ORDERS: Readonly<Record<string, DemoOrder>> = {
  panels: {
    state: 'draft', buyer: 'northquay', supplier: 'brightway', shipBy: 45,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED panel 60 x 60 cm, 36 W', '200 pcs', 1_550), incoterm: 'FOB Shenzhen',
      transport: 'sea', cover: 'post_delivery',
      // Left vague on purpose: the draft shows what the measurability check says.
      clauses: [{ clauseId: 'finish', text: 'Good quality and nice even light' }],
    },
    story: [{ day: -1, time: '15:30', act: 'draft', by: 'buyer' }],
  },
  awnings: {
    state: 'sent', buyer: 'cascade', supplier: 'canvas', shipBy: 40,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Awning 3 x 2.5 m', '40 pcs', 5_200), incoterm: 'FCA Hangzhou', transport: 'sea_container',
      cover: 'post_delivery', clauses: [{ clauseId: 'fabric', text: 'Fabric weight at least 290 g/m² per ISO 3801' }],
    },
    story: [
      { day: -3, time: '10:00', act: 'draft', by: 'supplier' },
      { day: -3, time: '10:40', act: 'send', by: 'supplier' },
      {
        day: -2, time: '10:15', act: 'change', by: 'buyer',
        to: {
          changeClauses: [{ clauseId: 'fabric', text: 'Fabric weight at least 310 g/m² per ISO 3801' }],
          addClauses: [{ clauseId: 'water', text: 'Water column of the roof at least 3000 mm per ISO 811' }],
        },
      },
      { day: -2, time: '10:20', act: 'send', by: 'buyer' },
      // The supplier gives way on the fabric, asks for more, and adds what only it knows.
      {
        day: -2, time: '16:30', act: 'change', by: 'supplier',
        to: {
          lines: line('Awning 3 x 2.5 m', '40 pcs', 5_450), removeClauses: ['water'],
          changeClauses: [{ clauseId: 'fabric', text: 'Fabric weight at least 300 g/m² per ISO 3801' }],
          addClauses: [{ clauseId: 'mass', text: '每套净重 18 kg ± 0.5 kg，用分度值 0.1 kg 的台秤称量' }],
        },
      },
      { day: -2, time: '16:40', act: 'send', by: 'supplier' },
    ],
  },
  tents: {
    state: 'confirmed', buyer: 'northquay', supplier: 'canvas', shipBy: 50,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Tunnel tent for 6 persons', '40 pcs', 7_400), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'post_delivery', clauses: [...TENT_CLAUSES],
    },
    story: agreed(-2),
  },
  tubes: {
    state: 'funded', buyer: 'northquay', supplier: 'brightway', shipBy: 30,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED tube T8 120 cm, 24 W', '800 pcs', 640), incoterm: 'FOB Shenzhen', transport: 'sea',
      cover: 'pre_shipment', clauses: [...TUBE_CLAUSES],
    },
    story: [...agreed(-10), ...wired(-8, 'deposit')],
  },
  shelters: {
    state: 'ready', buyer: 'cascade', supplier: 'canvas', shipBy: 25,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Beach shelter 2 x 2 m', '60 pcs', 3_100), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'pre_shipment', clauses: [{ clauseId: 'uv', text: 'Sun protection factor of the fabric at least UPF 50 per AS/NZS 4399' }],
    },
    // An inspector has a job to accept.
    story: [
      ...agreed(-26),
      ...wired(-24, 'deposit'),
      { day: -2, time: '09:30', act: 'report_ready' },
      { day: -1, time: '10:40', act: 'book_inspection', agency: 'sgs' },
    ],
  },
  marquees: {
    state: 'ready', buyer: 'cascade', supplier: 'canvas', shipBy: 20,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Event tent 4 x 4 m', '20 pcs', 11_500), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'pre_shipment', clauses: [...TENT_CLAUSES],
    },
    // An inspector has a job to do.
    story: [
      ...agreed(-30),
      ...wired(-28, 'deposit'),
      { day: -4, time: '09:50', act: 'report_ready' },
      { day: -3, time: '10:20', act: 'book_inspection', agency: 'sgs' },
      { day: -2, time: '11:10', act: 'accept_inspection', agency: 'sgs' },
    ],
  },
  bottles: {
    state: 'ready', buyer: 'northquay', supplier: 'steelware', shipBy: 14,
    terms: {
      category: 'drinkware', currency: 'USD', lines: line('Insulated bottle 500 ml', '2000 pcs', 450), incoterm: 'FCA Yongkang', transport: 'sea_container',
      cover: 'pre_shipment', clauses: [...BOTTLE_CLAUSES],
    },
    story: [
      ...agreed(-45),
      ...wired(-43, 'deposit'),
      { day: -6, time: '09:10', act: 'report_ready' },
      { day: -5, time: '10:30', act: 'book_inspection', agency: 'sgs' },
      { day: -4, time: '09:10', act: 'accept_inspection', agency: 'sgs' },
      {
        day: -2, time: '16:45', act: 'report_inspection', agency: 'sgs', defects: { critical: 0, major: 2, minor: 5 },
        measured: { volume: ['498 ml', '502 ml', '505 ml'], coat: ['68 µm', '71 µm', '66 µm'] }, passed: ['steel'], seals: ['SG4410871', 'SG4410872'],
      },
    ],
  },
  jars: {
    state: 'shipped', buyer: 'cascade', supplier: 'steelware', shipBy: -6,
    terms: {
      category: 'drinkware', currency: 'USD', lines: line('Food jar 700 ml', '1500 pcs', 610), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'post_delivery', clauses: [{ clauseId: 'hot', text: 'Keeps 95 °C water at 65 °C or more after 6 h at 20 °C room temperature, per EN 12546-1' }],
    },
    story: [
      ...agreed(-60),
      ...wired(-58, 'deposit'),
      { day: -24, time: '09:20', act: 'report_ready' },
      ...wired(-22, 'balance'),
      { day: -9, time: '18:00', act: 'ship', carrier: 'Ocean Carrier Ltd', seals: [], container: 'MSKU4458210' },
    ],
  },
  camping: {
    state: 'arrived', buyer: 'cascade', supplier: 'canvas', shipBy: -35,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Tunnel tent for 6 persons', '40 pcs', 7_200), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'post_delivery', clauses: [...TENT_CLAUSES],
    },
    story: [
      ...agreed(-85),
      ...wired(-83, 'deposit'),
      { day: -50, time: '09:40', act: 'report_ready' },
      ...wired(-48, 'balance'),
      { day: -39, time: '18:00', act: 'ship', carrier: 'Blue Anchor Line', seals: [], container: 'TGHU7719035' },
      { day: -2, time: '09:15', act: 'arrive' },
    ],
  },
  strips: {
    state: 'completed', buyer: 'northquay', supplier: 'brightway', shipBy: -50,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED strip 5 m, 24 V', '500 pcs', 800), incoterm: 'FOB Shenzhen', transport: 'sea',
      cover: 'pre_shipment', clauses: [
        { clauseId: 'power', text: 'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min' },
        { clauseId: 'label', text: 'Each strip carries a printed label with batch number and CE mark', defectClass: 'minor' },
      ],
    },
    story: [
      ...agreed(-98),
      ...wired(-96, 'deposit'),
      { day: -68, time: '09:00', act: 'report_ready' },
      { day: -67, time: '11:20', act: 'book_inspection', agency: 'veritas' },
      { day: -66, time: '10:05', act: 'accept_inspection', agency: 'veritas' },
      {
        day: -64, time: '17:10', act: 'report_inspection', agency: 'veritas', defects: { critical: 0, major: 1, minor: 3 },
        measured: { power: ['71 W', '72 W', '73 W'] }, passed: ['label'], seals: ['BV0093311', 'BV0093312'],
      },
      ...wired(-63, 'balance'),
      { day: -55, time: '18:30', act: 'ship', carrier: 'Ocean Carrier Ltd', seals: ['BV0093311', 'BV0093312'], container: 'MSKU1234565' },
      { day: -22, time: '10:00', act: 'arrive' },
      { day: -20, time: '12:00', act: 'receive' },
    ],
  },
  gazebos: {
    state: 'arrived', buyer: 'cascade', supplier: 'canvas', shipBy: -40,
    terms: {
      category: 'tents-and-outdoor', currency: 'USD', lines: line('Garden pavilion 3 x 3 m', '20 pcs', 9_600), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'post_delivery', clauses: [...TENT_CLAUSES],
    },
    // Still between the two: the supplier has offered a part.
    story: [
      ...delivered(-86, -44, -4),
      { day: -4, time: '15:10', act: 'open_claim', clauses: ['door'], text: 'The door opening is lower than agreed on every pavilion we set up', measured: [DOOR] },
      { day: -1, time: '10:20', act: 'offer', amountMinor: 40_000, note: 'We can take 20.00 USD off each pavilion' },
    ],
  },
  lamps: {
    state: 'arrived', buyer: 'northquay', supplier: 'brightway', shipBy: -70,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED strip 5 m, 24 V', '60 pcs', 900), incoterm: 'FOB Shenzhen', transport: 'sea',
      cover: 'post_delivery', clauses: [...STRIP_CLAUSES],
    },
    // Given to the platform: operators have a case to decide.
    story: [
      ...delivered(-112, -74, -33),
      { day: -33, time: '14:30', act: 'open_claim', clauses: ['power'], text: 'The strips draw a third of the power that was agreed', measured: [POWER] },
      { day: -9, time: '09:40', act: 'escalate' },
    ],
  },
  flasks: {
    state: 'arrived', buyer: 'cascade', supplier: 'steelware', shipBy: -70,
    terms: {
      category: 'drinkware', currency: 'USD', lines: line('Insulated bottle 750 ml', '500 pcs', 500), incoterm: 'FOB Ningbo', transport: 'sea',
      cover: 'post_delivery', clauses: [...FLASK_CLAUSES],
    },
    // Nothing that was filed decides it: a laboratory is appointed, and waits for its fee.
    story: [
      ...delivered(-112, -74, -33),
      { day: -33, time: '16:30', act: 'open_claim', clauses: ['chromium', 'mark'], text: 'The wall attracts a magnet and rusts after a week', measured: [] },
      { day: -9, time: '10:40', act: 'escalate' },
      { day: -2, time: '11:20', act: 'appoint', agency: 'sgs', feeMinor: 45_000 },
    ],
  },
  reels: {
    state: 'refunded', buyer: 'northquay', supplier: 'brightway', shipBy: -95,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED strip 5 m, 24 V', '60 pcs', 850), incoterm: 'FOB Shenzhen', transport: 'sea',
      cover: 'post_delivery', clauses: [...STRIP_CLAUSES],
    },
    // Decided by one operator, approved by another, refunded: its letter and case file can be read.
    story: [
      ...delivered(-120, -99, -70),
      { day: -70, time: '14:30', act: 'open_claim', clauses: ['power'], text: 'The strips draw a third of the power that was agreed', measured: [POWER] },
      { day: -46, time: '09:40', act: 'escalate' },
      { day: -44, time: '10:10', act: 'determine' },
      { day: -43, time: '16:00', act: 'approve' },
      { day: -40, time: '11:30', act: 'pay_refund' },
    ],
  },
  floodlights: {
    state: 'cancelled', buyer: 'cascade', supplier: 'brightway', shipBy: 20,
    terms: {
      category: 'led-lighting', currency: 'USD', lines: line('LED floodlight 50 W', '120 pcs', 1_180), incoterm: 'FOB Shenzhen', transport: 'sea',
      cover: 'post_delivery', clauses: [{ clauseId: 'ip', text: 'Enclosure IP65 per IEC 60529' }],
    },
    story: [...agreed(-21), { day: -16, time: '15:00', act: 'cancel', by: 'buyer', reason: 'Our customer has put the project off until next year' }],
  },
};
