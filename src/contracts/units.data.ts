/** Trade units: how traders write them, the code (UCUM's where it has one), what they measure and how they convert. */
import { list } from './phrases.rules.ts';

export type Dimension =
  | 'length' | 'area' | 'volume' | 'mass' | 'time' | 'temperature' | 'electric' | 'power' | 'energy' | 'light' | 'sound' | 'ratio'
  | 'force' | 'torque' | 'pressure' | 'speed' | 'frequency' | 'surface_mass' | 'density' | 'content' | 'hardness'
  | 'material' | 'flow'
  | 'ordinal' | 'optical' | 'cycles' | 'count' | 'stitch' | 'data' | 'compound';

export type Unit = {
  readonly code: string;
  readonly dimension: Dimension;
  /** Size in the dimension's base unit (m, kg, s, V ...); only equal dimensions convert. */
  readonly factor: number;
};

/** [code, dimension, factor, aliases]; aliases are lower case, several words allowed. */
type Row = readonly [code: string, dimension: Dimension, factor: number, aliases: string];

const ROWS: readonly Row[] = [
  ['mm', 'length', 0.001, 'mm|millimeter|millimeters|millimetre|millimetres|m/m'],
  ['cm', 'length', 0.01, 'cm|cms|centimeter|centimeters|centimetre|centimetres'],
  ['m', 'length', 1, 'm|mtr|mtrs|meter|meters|metre|metres'],
  ['km', 'length', 1000, 'km'],
  ['um', 'length', 1e-6, 'um|micron|microns|mic|micrometer|micrometre'],
  ['nm', 'length', 1e-9, 'nanometer|nanometre|nanometers'],
  ['[mil_i]', 'length', 0.0000254, 'mil|mils'],
  ['[in_i]', 'length', 0.0254, '"|in|inch|inches'],
  ['[ft_i]', 'length', 0.3048, 'ft|feet|foot'],
  ['[yd_i]', 'length', 0.9144, 'yd|yard|yards|yds'],
  ['mm2', 'area', 1e-6, 'mm2|sq mm|sqmm'],
  ['cm2', 'area', 1e-4, 'cm2|sq cm|sqcm'],
  ['m2', 'area', 1, 'm2|sqm|sq m|square meter|square meters|square metre'],
  ['[sin_i]', 'area', 0.00064516, 'sq in|sq inch|square inch|square inches'],
  ['mL', 'volume', 1e-6, 'ml|cc|cm3|milliliter|millilitre'],
  ['L', 'volume', 1e-3, 'l|ltr|ltrs|liter|liters|litre|litres'],
  ['[foz_us]', 'volume', 2.95735295625e-5, 'fl oz|floz'],
  ['[gal_us]', 'volume', 3.785411784e-3, 'gal|gallon|gallons'],
  ['m3', 'volume', 1, 'm3|cbm|cubic meter|cubic metre'],
  ['[cin_i]', 'volume', 1.6387064e-5, 'in3|cu in|cuin|cubic inch|cubic inches'],
  ['[cft_i]', 'volume', 0.028316846592, 'cu ft|cuft|cubic feet'],
  ['mg', 'mass', 1e-6, 'mg'],
  ['g', 'mass', 1e-3, 'g|gr|gms|gram|grams|gm'],
  ['kg', 'mass', 1, 'kg|kgs|kilo|kilos|kilogram|kilograms'],
  ['t', 'mass', 1000, 'ton|tons|tonne|tonnes|mt'],
  ['[oz_av]', 'mass', 0.028349523125, 'oz|ounce|ounces'],
  ['[lb_av]', 'mass', 0.45359237, 'lb|lbs|pound|pounds'],
  ['ms', 'time', 0.001, 'ms|millisecond|milliseconds'],
  ['s', 'time', 1, 's|sec|secs|second|seconds'],
  ['min', 'time', 60, 'min|mins|minute|minutes'],
  ['h', 'time', 3600, 'h|hr|hrs|hour|hours'],
  ['d', 'time', 86400, 'day|days|working day|working days|business day|business days|calendar day|calendar days'],
  ['wk', 'time', 604800, 'week|weeks|wk|wks'],
  ['mo', 'time', 2629800, 'month|months|mth|mths'],
  ['a', 'time', 31557600, 'year|years|yr|yrs|y'],
  ['Cel', 'temperature', 1, '°c|℃|deg c|degc|celsius|degree celsius|degrees celsius|degree c|degrees c|c'],
  ['[degF]', 'temperature', 5 / 9, '°f|℉|deg f|degf|fahrenheit|f'],
  ['mV', 'electric', 0.001, 'mv'],
  ['V', 'electric', 1, 'v|volt|volts|vac|vdc|v ac|v dc'],
  ['kV', 'electric', 1000, 'kv'],
  ['uA', 'electric', 1e-6, 'ua'],
  ['mA', 'electric', 0.001, 'ma'],
  ['A', 'electric', 1, 'a|amp|amps|ampere|amperes'],
  ['mA.h', 'electric', 0.001, 'mah'],
  ['A.h', 'electric', 1, 'ah'],
  ['Ohm', 'electric', 1, 'ohm|ohms|ω'],
  ['MOhm', 'electric', 1e6, 'mω|mohm|megohm|megohms'],
  ['mW', 'power', 0.001, 'mw'],
  ['W', 'power', 1, 'w|watt|watts'],
  ['kW', 'power', 1000, 'kw|kilowatt|kilowatts'],
  ['[HP]', 'power', 745.6998715822702, 'hp|horsepower'],
  // Of air conditioners: the international table's, not the thermochemical one that plain [Btu] is.
  ['[Btu_IT]/h', 'power', 1055.05585262 / 3600, 'btu|btu/h|btu/hr'],
  ['W.h', 'energy', 1, 'wh'],
  ['kW.h', 'energy', 1000, 'kwh'],
  ['J', 'energy', 1 / 3600, 'j|joule|joules'],
  ['K', 'light', 1, 'k|kelvin'],
  ['lm', 'light', 1, 'lm|lumen|lumens'],
  ['lm/W', 'light', 1, 'lm/w|lpw'],
  ['lx', 'light', 1, 'lux|lx'],
  ['cd', 'light', 1, 'cd|candela'],
  ['cd/m2', 'light', 1, 'nit|nits|cd/m2'],
  ['SDCM', 'light', 1, 'sdcm|macadam'],
  ['dB', 'sound', 1, 'db'],
  ['dB(A)', 'sound', 1, 'db(a)|dba'],
  ['%', 'ratio', 0.01, '%|percent|pct|per cent|wt%|vol%'],
  ['[ppm]', 'content', 1e-6, 'ppm'],
  ['[ppb]', 'content', 1e-9, 'ppb'],
  ['mg/kg', 'content', 1e-6, 'mg/kg'],
  ['ug/kg', 'content', 1e-9, 'ug/kg'],
  ['ug/mL', 'content', 1e-6, 'ug/ml'],
  ['mg/L', 'content', 1e-6, 'mg/l'],
  ['mg/dm2', 'content', 1, 'mg/dm2'],
  ['mg/m3', 'content', 1e-9, 'mg/m3'],
  ['ug/cm2/wk', 'content', 1, 'ug/cm2/week'],
  ['N', 'force', 1, 'n|newton|newtons'],
  ['kN', 'force', 1000, 'kn'],
  ['gf', 'force', 0.00980665, 'gf'],
  ['kgf', 'force', 9.80665, 'kgf'],
  ['[lbf_av]', 'force', 4.4482216152605, 'lbf'],
  ['[in_i].[lbf_av]', 'torque', 4.4482216152605 * 0.0254, 'in·lb|in-lb|in.lb|inlb|in lb'],
  ['N.m', 'torque', 1, 'nm|n.m|n·m|newton meter|newton metre|newton meters'],
  ['N.cm', 'torque', 0.01, 'n.cm|ncm'],
  ['Pa', 'pressure', 1, 'pa'],
  ['kPa', 'pressure', 1000, 'kpa'],
  ['MPa', 'pressure', 1e6, 'mpa'],
  ['bar', 'pressure', 1e5, 'bar|bars'],
  ['mbar', 'pressure', 100, 'mbar|mbar abs|mbar g'],
  ['[psi]', 'pressure', 6894.757293168361, 'psi'],
  ['m/s', 'speed', 1, 'm/s'],
  ['mm/s', 'speed', 0.001, 'mm/s'],
  ['km/h', 'speed', 1 / 3.6, 'km/h|kmh|kph'],
  ['m/min', 'speed', 1 / 60, 'm/min'],
  ['cm/min', 'speed', 0.01 / 60, 'cm/min'],
  ['{rev}/min', 'frequency', 1 / 60, 'rpm|r/min'],
  ['Hz', 'frequency', 1, 'hz'],
  ['kHz', 'frequency', 1000, 'khz'],
  ['MHz', 'frequency', 1e6, 'mhz'],
  ['GHz', 'frequency', 1e9, 'ghz'],
  ['g/m2', 'surface_mass', 1, 'gsm|g/m2|g/sqm|gram per square meter'],
  ['[oz_av]/[syd_i]', 'surface_mass', 28.349523125 / 0.83612736, 'oz/yd2|oz/sq yd'],
  ['kg/m3', 'density', 1, 'kg/m3|kg/cbm'],
  ['g/cm3', 'density', 1000, 'g/cm3|g/cc'],
  ['L/min', 'flow', 1, 'l/min|lpm'],
  ['m3/h', 'flow', 1000 / 60, 'm3/h|cbm/h'],
  ['CFM', 'flow', 28.316846592, 'cfm'],
  ['kg/h', 'flow', 1, 'kg/h|kg/hr|kgs/hour|kg/hour|kg per hour|kgs/h'],
  ['{pcs}/h', 'flow', 1, 'pcs/h|pcs/hour|pcs/hr|pcs per hour|bph|bottles/hour'],
  ['{pcs}/min', 'flow', 60, 'bags/min|pcs/min|cans/min|bottles/min|pcs per minute'],
  ['HRC', 'hardness', 1, 'hrc'],
  ['HRB', 'hardness', 1, 'hrb'],
  ['HV', 'hardness', 1, 'hv'],
  ['HB', 'hardness', 1, 'hb'],
  ['Shore A', 'hardness', 1, 'shore a|sha'],
  ['Shore C', 'hardness', 1, 'shore c|shc'],
  ['Shore D', 'hardness', 1, 'shore d|shd'],
  // Names of a yarn or cloth: a customary designation, not a reading to which a tolerance belongs.
  ['denier', 'material', 1, 'd|denier|den'],
  ['dtex', 'material', 1, 'dtex'],
  ['threads', 'material', 1, 't|tc|thread count'],
  ['1/[in_i]', 'stitch', 1, 'stitches per inch|stitch per inch|stitches/inch|stitch/inch|spi|sts/inch|stitches per in'],
  ['{stitches}/cm', 'stitch', 2.54, 'stitches per cm|stitches/cm'],
  ['grade', 'ordinal', 1, 'grade|grades|class'],
  ['GU', 'optical', 1, 'gu|gloss units|gloss unit'],
  ['deg', 'optical', 1, 'deg|degree|degrees|°'],
  ['cycles', 'cycles', 1,
    'cycle|cycles|rub|rubs|times|washes|strokes|openings|actuations|insertions|clicks|pulses|flexes|bends|presses|mating cycles'],
  ['pcs', 'count', 1,
    'pc|pcs|piece|pieces|unit|units|ea|each|nos|items|item|sheets|sheet|pair|pairs|prs|set|sets|roll|rolls|specimen|specimens'],
  ['ctn', 'count', 1, 'ctn|ctns|carton|cartons|box|boxes'],
  ['plt', 'count', 1, 'pallet|pallets|plt|plts'],
  ['layers', 'count', 1, 'ply|layer|layers|coats'],
  ['doz', 'count', 12, 'doz|dozen'],
  ['GB', 'data', 1, 'gb'],
  ['MB', 'data', 0.001, 'mb'],
  ['TB', 'data', 1000, 'tb'],
  ['MP', 'data', 1, 'mp|megapixel|megapixels'],
  ['px', 'data', 1, 'px|pixel|pixels'],
  ['dpi', 'data', 1, 'dpi|ppi'],
];

const table = new Map<string, Unit>();
for (const [code, dimension, factor, aliases] of ROWS) {
  for (const alias of aliases.split('|')) table.set(alias, { code, dimension, factor });
}

/** Units by alias. */
export const UNITS: ReadonlyMap<string, Unit> = table;

/**
 * Codes of the trade's own: UCUM has no such unit (cartons, hardness scales, names of yarns), or means something else by the
 * letters (GB is a gigabel there, MP a megapoise). Every other code of the table is UCUM's, and a test holds its factor
 * against the library of the National Library of Medicine (docs/adr/0026).
 */
export const TRADE_CODES: ReadonlySet<string> = new Set(list(
  'pcs|ctn|plt|layers|doz|cycles|grade|threads|denier|HRC|HRB|HV|HB|Shore A|Shore C|Shore D|SDCM|GU|dB(A)|CFM',
  'GB|MB|TB|MP|px|dpi',
));

/** Aliases that are also common words: taken as a unit only right after the figure ("5A", "10in"). */
export const GLUED_UNITS: ReadonlySet<string> = new Set(list(
  'a|in|c|f|d|t|y|each|box|class|boxes|item|sheet|hb|times|tb|tc|sha',
));

/** Dimensions whose figures are exact as written: counting needs no tolerance. */
export const EXACT: ReadonlySet<Dimension> = new Set<Dimension>(['count', 'ordinal', 'data']);

/** Dimensions whose reading depends on how it is taken, whatever the words around. */
export const METHOD_DIMENSIONS: ReadonlySet<Dimension> = new Set<Dimension>(['sound', 'force', 'energy', 'cycles', 'flow']);

/** Nouns with a scale: a bare figure after them lacks its unit, a size word after them lacks its figure. */
export const SCALED_NOUNS: readonly string[] = list(
  'length|width|height|ht|ø|loading|depth|thickness|thk|thick|diameter|dia|size|sizes|dims|dim|dimension|dimensions|meas',
  'measurement|weight|mass|gw|nw|temperature|temp|power|wattage|voltage|current|capacity|volume|speed|pressure',
  'force|torque|load|distance|gap|clearance|moisture|area|density|gauge|radius|od|id|circumference|chest|waist',
  'sleeve|inseam|tube|sheet|panel|wall|cable|cord|noise|hardness|runtime|range|comfort|gsm|tension|strength|coating',
  'shrinkage|resistance|frequency|flow|throughput|output|stroke|pitch|brightness|luminance|energy',
);

/** Characteristics that have a scale in a public system, for "high", "low" and "enough" without a figure. */
export const RATED_NOUNS: readonly string[] = list(
  'ip|ik|upf|spf|cri|aql|formaldehyde|emission|grade|class|lead|cadmium|phthalate|ph',
);

/** Things a clause can state, and be checked on, once it says which: colours, materials, papers, prices, marks. */
export const CHECKABLE_NOUNS: readonly string[] = list(
  'color|colour|colors|colours|shade|grey|gray|black|white|red|blue|green|silver|brown|pantone|ral|material|materials|fabric',
  'steel|stainless|aluminium|aluminum|wood|glass|leather|rubber|plastic|artwork|label|labels|logo|mark|marking|barcode',
  'certificate|certificates|report|reports|invoice|document|documents|docs|manual|language|languages|penalty|fee|fees|cost',
  'costs|price|charge|charges|payment|deposit|refund|compensation|compensated|warranty|guarantee|insurance|quantity|qty|moq',
  'date|delivery|shipment|lead|carton|cartons|box|boxes|pallet|packing|package|packaging|polybag|spare|parts|accessories',
  'plug|connector|adapter|fuse|battery|motor|pump|valve|lock|key|zipper|button|thread|needle|stitch|stitching|seam|handle',
  'approval|approvals|certif|drawing|drawings|layout|functions|software|firmware|menu|language|grade|class|allowance',
  'test|tests|tested|inspection|sample|samples|version|model|brand|origin|code|number|serial|standard|tolerance|limit',
);

/** Characteristics that are pure numbers. */
export const PURE_NUMBERS: readonly string[] = list(
  'pf|factor|cri|ra|r9|ph|de|pstlm|svm|ratio|upf|spf|index|aql|ac|re|critical|major|minor|cpk|score|count|fill|slip|cof|friction|coefficient',
);
