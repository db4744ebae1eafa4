/** The numbers of attribute sampling: code letters, sample sizes, preferred AQLs and where the two single plans accept. */

/** How much inspection: four special levels for costly tests, three general ones. II is the trade's default. */
export const LEVELS = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof LEVELS)[number];

/** Normal inspection, or tightened after bad lots. Reduced inspection is left out: it suits no one-off order. */
export const PLANS = ['normal', 'tightened'] as const;
export type PlanName = (typeof PLANS)[number];

/** Code letters in order (I and O are not used). S exists for tightened inspection only. */
export const LETTERS = 'ABCDEFGHJKLMNPQRS';

/** Units drawn for each letter of LETTERS. */
export const SAMPLE_SIZES: readonly number[] = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150];

/** Preferred AQLs: percent nonconforming up to 10, above it nonconformities per hundred units. Zero is not one of them. */
export const AQLS: readonly number[] = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100, 150, 250, 400, 650,
  1000,
];

/** The last AQL that counts nonconforming units; beyond it a unit may hold several defects and each one counts. */
export const LAST_AQL_OF_UNITS = 10;

/** The largest lot that can be asked about: the largest whole number the database column holds. */
export const MAX_LOT = 2_147_483_647;

/** Largest lot of each column of LETTERS_BY_LEVEL; the last column has no upper end. Source: ISO 2859-1 table values. */
export const LOT_ENDS: readonly number[] = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000];

/** Code letter by level and lot column. Source: ISO 2859-1 table values. */
export const LETTERS_BY_LEVEL: Readonly<Record<InspectionLevel, string>> = {
  'S-1': 'AAAABBBBCCCCDDD',
  'S-2': 'AAABBBCCCDDDEEE',
  'S-3': 'AABBCCDDEEFFGGH',
  'S-4': 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
};

/**
 * A plan table in closed form. Letters and AQLs both grow by about the same factor, so every plan on one diagonal has the
 * same acceptance number. The diagonal is d = letter index + AQL index (A = 0, AQL 0.010 = 0).
 */
export type PlanTable = {
  /** Acceptance number by diagonal, for the diagonals that carry a plan. */
  readonly accept: Readonly<Record<number, number>>;
  /** The diagonal that accepts zero: also where every smaller diagonal leads. */
  readonly zero: number;
  /** Where an arrow leads: the diagonals to try in order, the second where the first would leave the table. */
  readonly arrows: Readonly<Record<number, readonly number[]>>;
  /** Index of the largest letter the table has. */
  readonly lastLetter: number;
};

export const PLAN_TABLES: Readonly<Record<PlanName, PlanTable>> = {
  normal: {
    accept: { 14: 0, 17: 1, 18: 2, 19: 3, 20: 5, 21: 7, 22: 10, 23: 14, 24: 21, 25: 30, 26: 44 },
    zero: 14,
    arrows: { 15: [14, 17], 16: [17, 14] },
    lastLetter: LETTERS.indexOf('R'),
  },
  tightened: {
    accept: { 15: 0, 18: 1, 19: 2, 20: 3, 21: 5, 22: 8, 23: 12, 24: 18, 25: 27, 26: 41 },
    zero: 15,
    // A sample of A would have to accept 0 at AQL 10: there the table leads on to larger letters.
    arrows: { 15: [15, 18], 16: [18, 15], 17: [18, 15] },
    lastLetter: LETTERS.indexOf('S'),
  },
};

/** Index of the last AQL (6.5) at which any plan accepts zero. */
export const LAST_ZERO_AQL = AQLS.indexOf(6.5);

/** The largest diagonal with a plan, by AQL index: beyond it the table sends to smaller letters. */
export const largestDiagonal = (aqlIndex: number): number => (aqlIndex <= 20 ? 24 : aqlIndex === 21 ? 25 : 26);

/** Classes of defects, worst first: the order in which a unit is counted. */
export const DEFECT_CLASSES = ['critical', 'major', 'minor'] as const;
export type DefectClass = (typeof DEFECT_CLASSES)[number];

/** What a contract that says nothing else is inspected by. AQL 0: no critical defect is accepted. */
export const SAMPLING_DEFAULTS = {
  level: 'II',
  plan: 'normal',
  aql: { critical: 0, major: 2.5, minor: 4 },
} as const satisfies { level: InspectionLevel; plan: PlanName; aql: Record<DefectClass, number> };

/** When a pre-shipment visit may begin: everything produced, most of it packed, or the draw is not random. */
export const READY_FOR_VISIT = { producedPercent: 100, packedPercent: 80 } as const;
