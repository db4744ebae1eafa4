/** Who takes part in the demonstration: companies, their people, what suppliers offer and what was checked about them. */
import type { BadgeKind, Checker, ScopeCode } from '../../suppliers/types.ts';
import type { Role } from '../../parties/types.ts';

/** Published, and therefore refused in production. */
export const PASSWORD = 'quayside-demo';

export type DemoPerson = { readonly email: string; readonly name: string; readonly role: Role };

export type DemoCompany = {
  readonly name: string;
  readonly country: string;
  readonly kind: 'trader' | 'agency';
  readonly phone: string;
  /** The first one opens the company and owns it. */
  readonly people: readonly [DemoPerson, ...DemoPerson[]];
};

export const OPERATORS: readonly [DemoPerson, DemoPerson] = [
  { email: 'operator@quayside.example', name: 'Ruth Adeyemi', role: 'owner' },
  { email: 'operator2@quayside.example', name: 'Jonas Lindqvist', role: 'member' },
];

export const BUYERS = {
  northquay: {
    name: 'Northquay Imports Ltd', country: 'GB', kind: 'trader', phone: '+44 117 496 0120',
    people: [
      { email: 'olivia@northquay.example', name: 'Olivia Marsh', role: 'owner' },
      { email: 'tom@northquay.example', name: 'Tom Beckett', role: 'viewer' },
    ],
  },
  cascade: {
    name: 'Cascade Outfitters LLC', country: 'US', kind: 'trader', phone: '+1 503 555 0142',
    people: [{ email: 'dana@cascade.example', name: 'Dana Whitfield', role: 'owner' }],
  },
} as const satisfies Readonly<Record<string, DemoCompany>>;

export type DemoBadge = {
  readonly badge: BadgeKind;
  readonly checkedBy: Checker;
  /** Days before the opening. */
  readonly checked: number;
  readonly scope: readonly ScopeCode[];
};

export type DemoProduct = {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  /** US cents. */
  readonly unitPriceMinor: number;
  readonly minimumQuantity: string;
  readonly hsCode: string;
};

export type DemoSupplier = DemoCompany & {
  readonly about: string;
  readonly categories: readonly string[];
  readonly account: { readonly number: string; readonly bank: string };
  /** US cents; null: not in the programme. */
  readonly limitMinor: number | null;
  readonly badges: readonly DemoBadge[];
  readonly products: readonly DemoProduct[];
};

export const SUPPLIERS = {
  brightway: {
    name: 'Shenzhen Brightway Co Ltd', country: 'CN', kind: 'trader', phone: '+86 755 5550 0188',
    people: [
      { email: 'chen.wei@brightway.example', name: 'Chen Wei', role: 'owner' },
      { email: 'liu.yan@brightway.example', name: 'Liu Yan', role: 'member' },
    ],
    about: 'LED tubes, strips and panels since 2009. Own integrating sphere and ageing room; 140 people in Bao\'an.',
    categories: ['led-lighting'],
    account: { number: '6222021102011188', bank: 'Pearl River Commercial Bank' },
    limitMinor: 1_500_000,
    badges: [
      { badge: 'gold', checkedBy: 'quayside', checked: 30, scope: ['business_licence', 'legal_person', 'bank_account'] },
      { badge: 'onsite_check', checkedBy: 'sgs', checked: 20, scope: ['premises', 'machinery', 'headcount'] },
    ],
    products: [
      {
        name: 'LED tube T8 120 cm, 24 W', category: 'led-lighting', description: 'Aluminium and polycarbonate, 4000 K, 2600 lm, single-ended.',
        unitPriceMinor: 640, minimumQuantity: '200 pcs', hsCode: '853952',
      },
      {
        name: 'LED strip 5 m, 24 V', category: 'led-lighting', description: '72 W per reel, 120 diodes per metre, IP20.',
        unitPriceMinor: 800, minimumQuantity: '300 pcs', hsCode: '940542',
      },
      {
        name: 'LED panel 60 x 60 cm, 36 W', category: 'led-lighting', description: 'UGR below 19, backlit, driver included.',
        unitPriceMinor: 1_550, minimumQuantity: '100 pcs', hsCode: '940511',
      },
    ],
  },
  canvas: {
    name: 'Zhejiang Canvas Works', country: 'CN', kind: 'trader', phone: '+86 571 5550 0126',
    people: [{ email: 'wu.jing@canvasworks.example', name: 'Wu Jing', role: 'owner' }],
    about: 'Family and event tents, awnings and tarpaulins. Cutting, sewing and seam taping under one roof in Hangzhou.',
    categories: ['tents-and-outdoor'],
    account: { number: '6217001540006126', bank: 'West Lake Bank' },
    limitMinor: 2_000_000,
    badges: [{ badge: 'gold', checkedBy: 'quayside', checked: 25, scope: ['business_licence', 'bank_account'] }],
    products: [
      {
        name: 'Tunnel tent for 6 persons', category: 'tents-and-outdoor', description: 'Polyester fly 3000 mm, aluminium poles, two rooms.',
        unitPriceMinor: 7_400, minimumQuantity: '40 pcs', hsCode: '630622',
      },
      {
        name: 'Awning 3 x 2.5 m', category: 'tents-and-outdoor', description: 'Solution-dyed acrylic, hand crank, wall brackets.',
        unitPriceMinor: 5_200, minimumQuantity: '30 pcs', hsCode: '630612',
      },
    ],
  },
  steelware: {
    name: 'Yongkang Steelware', country: 'CN', kind: 'trader', phone: '+86 579 5550 0173',
    people: [{ email: 'zhao.lei@steelware.example', name: 'Zhao Lei', role: 'owner' }],
    about: 'Insulated bottles and food jars, 304 steel, powder coating line and leak test of every piece.',
    categories: ['drinkware'],
    account: { number: '6228480339005173', bank: 'Hardware City Bank' },
    limitMinor: 3_000_000,
    badges: [
      {
        badge: 'assessed', checkedBy: 'tuv-rheinland', checked: 12,
        scope: ['business_licence', 'premises', 'machinery', 'quality_system', 'production_capacity', 'test_equipment'],
      },
    ],
    products: [
      {
        name: 'Insulated bottle 500 ml', category: 'drinkware', description: 'Double wall 304 inside, powder coated, leakproof lid.',
        unitPriceMinor: 450, minimumQuantity: '1000 pcs', hsCode: '961700',
      },
      {
        name: 'Food jar 700 ml', category: 'drinkware', description: 'Wide mouth, folding spoon, 6 h hot.',
        unitPriceMinor: 610, minimumQuantity: '500 pcs', hsCode: '961700',
      },
    ],
  },
  homeware: {
    name: 'Ningbo Homeware', country: 'CN', kind: 'trader', phone: '+86 574 5550 0164',
    people: [{ email: 'sun.min@homeware.example', name: 'Sun Min', role: 'owner' }],
    about: 'Bamboo and silicone kitchen goods. In the directory, not in the programme: its orders are not covered.',
    categories: ['kitchenware'],
    account: { number: '6230580000014164', bank: 'Yong River Bank' },
    limitMinor: null,
    badges: [],
    products: [
      {
        name: 'Bamboo cutting board 40 x 30 cm', category: 'kitchenware', description: 'Vertical grain, juice groove, oiled.',
        unitPriceMinor: 390, minimumQuantity: '500 pcs', hsCode: '441911',
      },
    ],
  },
} as const satisfies Readonly<Record<string, DemoSupplier>>;

export type DemoAgency = DemoCompany & { readonly visitMinor: number };

export const AGENCIES = {
  sgs: {
    name: 'SGS', country: 'CH', kind: 'agency', phone: '+41 22 555 01 11', visitMinor: 29_800,
    people: [{ email: 'inspector@sgs.example', name: 'Huang Rui', role: 'owner' }],
  },
  tuv: {
    name: 'TUV Rheinland', country: 'DE', kind: 'agency', phone: '+49 221 555 0166', visitMinor: 32_000,
    people: [{ email: 'inspector@tuv.example', name: 'Katrin Vogel', role: 'owner' }],
  },
  veritas: {
    name: 'Bureau Veritas', country: 'FR', kind: 'agency', phone: '+33 1 55 55 01 33', visitMinor: 28_500,
    people: [{ email: 'inspector@veritas.example', name: 'Lin Tao', role: 'owner' }],
  },
} as const satisfies Readonly<Record<string, DemoAgency>>;

export type BuyerName = keyof typeof BUYERS;
export type SupplierName = keyof typeof SUPPLIERS;
export type AgencyName = keyof typeof AGENCIES;
