/** Units of quantity: codes of UN/ECE Recommendation 20 (and 21 for packages) beside the words that contracts use. */

/**
 * The first code of a row is written, all are read. Source: UN/ECE Recommendation 20 revision 17, Recommendation 21 (codes
 * of packages with X before them, as UBL lists them); PCE, CT and the like are of older editions and still sent.
 */
const ROWS: readonly (readonly [word: string, codes: string, alsoWritten: string])[] = [
  ['pcs', 'C62 H87 EA PCE XPP NMB', 'pc piece pieces unit units ea each'],
  ['pairs', 'PR', 'pair'],
  ['sets', 'SET', 'set'],
  ['kits', 'KT', 'kit'],
  ['doz', 'DZN DZ', 'dozen'],
  ['dozen-pairs', 'DPR', ''],
  ['gross', 'GRO', ''],
  ['hundred', 'CEN', ''],
  ['thousand', 'MIL', ''],
  ['sheets', 'ST XST', 'sheet'],
  ['rolls', 'XRO RO', 'roll'],
  ['lots', 'LO', 'lot'],
  ['packs', 'XPK PK NMP XPA', 'pack package packages packets'],
  ['cartons', 'XCT CT', 'carton ctn ctns'],
  ['boxes', 'XBX BX', 'box'],
  ['bags', 'XBG BG', 'bag'],
  ['bottles', 'XBO BO', 'bottle'],
  ['cans', 'XCX XCA CA', 'can'],
  ['drums', 'XDR DR', 'drum'],
  ['pallets', 'XPX PF', 'pallet plt'],
  ['reels', 'XRL RL', 'reel'],
  ['coils', 'XCL', 'coil'],
  ['bundles', 'XBE BE', 'bundle'],
  ['mg', 'MGM', ''],
  ['g', 'GRM', 'gram grams'],
  ['kg', 'KGM', 'kgs kilogram kilograms'],
  ['t', 'TNE', 'ton tons tonne tonnes mt'],
  ['lb', 'LBR', 'lbs pound pounds'],
  ['oz', 'ONZ', 'ounce ounces'],
  ['mm', 'MMT', ''],
  ['cm', 'CMT', ''],
  ['m', 'MTR', 'meter meters metre metres'],
  ['km', 'KMT', ''],
  ['in', 'INH', 'inch inches'],
  ['ft', 'FOT', 'foot feet'],
  ['yd', 'YRD', 'yard yards yds'],
  ['cm2', 'CMK', 'cm²'],
  ['m2', 'MTK', 'm² sqm'],
  ['sqft', 'FTK', ''],
  ['mL', 'MLT', 'ml'],
  ['L', 'LTR', 'l liter liters litre litres'],
  ['m3', 'MTQ', 'm³ cbm'],
  ['cuft', 'FTQ', ''],
  ['gal', 'GLL', 'gallon gallons'],
  ['kWh', 'KWH', ''],
  ['hours', 'HUR', 'hour h'],
  ['days', 'DAY', 'day'],
];

/** The word of a contract by the code. */
export const WORD_BY_CODE: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([word, codes]) => codes.split(' ').map((code): readonly [string, string] => [code, word])),
);

/** The code by the word of a contract, also in its other spellings; letters large or small as they stand, then small. */
export const CODE_BY_WORD: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([word, codes, also]) =>
    [word, ...also.split(' ').filter((each) => each !== '')].map((each): readonly [string, string] => [each, codes.split(' ')[0] ?? '']),
  ),
);

/** What Recommendation 20 has for units that two parties agreed between themselves. */
export const OWN_UNIT = 'ZZ';
