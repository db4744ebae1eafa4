/** Ready wordings by what a clause talks about: what a judgement usually wants to say, said so that it can be measured. */
import { list } from './phrases.rules.ts';

export type Template = {
  readonly topic: string;
  /** Words that tell the topic; the first template with one wins. */
  readonly words: readonly string[];
  readonly text: string;
};

const t = (topic: string, words: string, text: string): Template => ({ topic, words: list(words), text });

/**
 * Sources of the figures: customary limits of the named standards; visual checks at 60 cm at 1000 lux as inspection
 * agencies do them. They are proposals that a buyer adapts. `{Y+1}` and `{day}` are filled in by wordings.rules.
 */
export const TEMPLATES: readonly Template[] = [
  t('price', 'price*|cost*|cheap*', 'Unit price fixed at the price of this order until {Y+1}-12-31'),
  t('service', 'service*|complaint*|after sales|support|spare*|warranty|answer', 'Spare parts supplied free of charge until {Y+2}-12-31 for defects of material and workmanship'),
  t('loading', 'load with*|loading|container|stuff*|tidy', 'Cartons stand upright, at most 8 layers, 100 % of the floor covered; 6 photos of the loading with the container number'),
  t('packing', 'pack*|carton*|ctn*|box*|protect*|export|seaworthy|pallet*|transport', 'Each packed carton passes ISTA 1A drops without visible damage to the goods; 5-ply carton, edge crush at least 7 kN/m, ISO 3037'),
  t('documents', 'documents|docs|customs|paperwork', '3 originals each of commercial invoice and packing list showing the order number and the same quantities'),
  t('delivery', 'ship|shipment|shipping|deliver*|asap|urgent*|soon|season|etd|schedule|partial', 'Goods are on board not later than {day}'),
  t('odour', 'smell*|odor*|odour*', 'Odour grade 3 or lower by VDA 270 variant C3, 3 test persons'),
  t('noise', 'quiet*|silent*|noise*|noiseless*|hum', 'Sound pressure at 1 m is at most 45 dB(A), ISO 3744, at rated load'),
  t('zipper', 'zip*|zipper*', 'Zipper endures at least 500 cycles of full opening and closing to ASTM D2062'),
  t('emission', 'formaldehyde|emission*|voc', 'Formaldehyde emission at most 0.1 ppm, EN 717-1'),
  t('protection', 'ip|zone|outdoor lamp', 'Degree of protection IP65, IEC 60529'),
  t('wind', 'wind*', 'Set up with all pegs and ropes it keeps standing for 10 min at 10 m/s, measured by anemometer at 1.5 m height, EN 13782'),
  t('water', 'waterproof*|rain*|leak*|water', 'No drop of water passes after 30 min of spray at 10 l/min per m2, measured on 3 units, ISO 811 at least 1500 mm'),
  t('rust', 'rust*|corros*', 'No red rust after 48 h neutral salt spray, ISO 9227'),
  t('weight', 'weight|light weight|lightweight|heavy', 'Packed weight of one unit is at most 2.65 kg, weighed on a calibrated scale'),
  t('accessories', 'accessor*|peg|pegs|rope|hook', 'Each unit contains all parts of parts list PL-01, counted; pegs bend at most 5 mm under 200 N, measured by force gauge'),
  t('seams', 'stitch*|seam*|sewing|sewn|thread', 'Seams 8 to 10 stitches per inch, counted over 3 inch at 4 positions; no open, skipped or broken stitch visible at 60 cm at 1000 lux'),
  t('heat', 'heat|hot|cool*|dissipation', 'Surface temperature is at most 60 °C after 2 h at rated load, 25 °C room, measured by thermocouple'),
  t('uniformity', 'uniform*|even|dark corner', 'Illuminance uniformity (minimum over mean) at least 0.6 by EN 12464-1, measured on a grid of 9 points by lux meter'),
  t('battery', 'battery|charge*|charging', 'Battery capacity at least 2000 mAh, IEC 61960-3, 0.2 C discharge at 23 °C'),
  t('app', 'app|bluetooth|wifi|connect*|pairing', 'Pairs within 10 s with iOS 17 and Android 14, 10 of 10 attempts at 5 m, timed by stopwatch'),
  t('assembly', 'assembl*|set up|setup|install*|put together', 'One person assembles it with the enclosed tools by the enclosed manual in at most 30 min, timed on 3 units by stopwatch'),
  t('manual', 'manual*|instruction*|understand*', 'Manual in English and German with 1 drawing per step and a parts list, printed on A5'),
  t('print', 'print*|logo*|label*|mark*|text|legible', 'Printed text is complete and legible at 40 cm at 500 lux; position within ± 2 mm of artwork no. A-01'),
  t('colour', 'color*|colour*|shade*|stain|dye*|white|yellow|glow', 'Colour difference to sealed swatch no. SW-01 at most 1.0 DE CMC(2:1), measured by spectrophotometer D65/10'),
  t('grain', 'grain|timber|wood|veneer', 'No knot wider than 10 mm, crack or sapwood on visible faces; moisture content 8 to 12 %, pin type meter'),
  t('coating', 'coat*|powder|paint*|lacquer*|plating|plated|chrome|enamel', 'Coating thickness 60 to 80 um, ISO 2808; cross-cut adhesion class 0 or 1, ISO 2409'),
  t('roominess', 'roomy|spacious|space|room for', 'Inner length at least 210 cm, inner width at least 240 cm, clear height at least 180 cm, measured with a steel tape'),
  t('light', 'brightness|bright|lamp|lamps|bulb|led|leds|lumen*|lighting', 'Luminous flux at least 800 lm by IES LM-79-19 at 25 °C after 30 min'),
  t('ventilation', 'ventilat*|breath*', 'Ventilation openings together at least 0.3 m2, measured by steel tape'),
  t('comfort', 'comfort*|cosy|cozy|seat|foam|cushion|soft seat|soft foam|soft cushion|soft mattress', 'Indentation hardness 40 % is 140 N ± 20 N, ISO 2439 method B'),
  t('safety', 'safe*|child*|toxic', 'Meets EN 71-1 and EN 71-3, report of an ISO 17025 laboratory no older than {Y-1}-01-01'),
  t('taste', 'tast*|fresh*|flavour|flavor', 'Sensory panel of 5 trained persons finds no off-taste, ISO 4121 score at least 4 of 5'),
  t('strength', 'strong*|sturdy|robust|durable|durability|stable|firm*|solid*|joint*|screw*|frame|load|rigid|wobble|shak*', 'Static load of 120 kg for 10 min at the centre leaves a permanent deformation of at most 5 mm and no crack'),
  t('material', 'material*|fabric*|cloth|hand feel|handfeel|soft touch|soft feel|leather|wood|timber|steel|foam|plastic|glue|adhesive', 'Material as sealed sample no. S-01; mass per area within ± 5 % of it, ISO 3801, 5 specimens'),
  t('surface', 'surface*|finish*|scratch*|polish*|smooth*|burr*|edge*|look*|appearance|stylish|luxury|beautiful', 'No scratch longer than 5 mm, dent, burr or stain on visible faces, viewed from 60 cm for 10 s at 1000 lux'),
  t('use', 'easy|simple|convenient|handy|friendly', 'Operating force at most 30 N, measured by force gauge on 5 units'),
  t('workmanship', 'workmanship|brand new|grade a|quality', 'New goods without visible damage, dirt, missing or wrong part, viewed from 60 cm for 10 s at 1000 lux; ISO 2859-1 level II, AQL 2.5'),
];

/** What any judgement on looks or quality comes to where no template fits: the check that inspection agencies do. */
export const GENERAL_TEMPLATE =
  'No visible damage, dirt, missing or wrong part, viewed from 60 cm for 10 s at 1000 lux; ISO 2859-1 level II, AQL 2.5';

/** The limit that usually goes with a property whose result depends on its method, where a clause gives none. */
export const USUAL_LIMIT: Readonly<Record<string, string>> = {
  water_resistance: 'hydrostatic head at least 1500 mm, ISO 811',
  leakage: 'no drop after 10 min upside down, filled with water at 20 °C',
  slip_resistance: 'coefficient at least 0.30, EN ISO 13287',
  fill_power: 'at least 600 in3 per 30 g, EN 12130',
  barcode: 'grade at least 2.5, ISO/IEC 15416',
  dust: 'IP5X, IEC 60529',
  colour_fastness: 'grade at least 4, ISO 105-X12',
  pilling: 'grade at least 4 after 2000 rubs, ISO 12945-2',
  shrinkage: 'at most 3 % after 3 washes, ISO 5077',
  fabric_strength: 'at least 100 N, ISO 13934-1',
  abrasion: 'at least 20000 cycles, ISO 12947-2',
  uv_protection: 'UPF at least 50, EN 13758-1',
  breathability: 'at least 3000 g/m2 in 24 h, JIS L 1099',
  antibacterial: 'activity value at least 2.0, ISO 20743',
  thermal_rating: 'comfort temperature at most 5 °C, ISO 23537-1',
  salt_spray: 'no red rust after 48 h, ISO 9227',
  coating_adhesion: 'class 0 or 1, ISO 2409',
  coating_hardness: 'at least 2H, ISO 15184',
  heat_resistance: 'no change after 2 h at 150 °C, ISO 3248',
  flammability: 'EN 1021-1',
  food_contact: 'Regulation EU 10/2011',
  restricted_substances: 'REACH Annex XVII',
  toy_safety: 'EN 71-1',
  electrical_safety: 'IEC 60335-1',
  emc: 'EN 55014-1',
  surge: 'at least 2 kV, IEC 61000-4-5',
  machine_safety: 'ISO 12100',
  service_life: 'at least 10000 cycles at rated load, EN 60068-2-14',
  load: 'at least 120 kg for 10 min, EN 12520',
  drop_test: 'ISTA 1A',
  wind: 'at least 10 m/s for 10 min, EN 13782',
  noise: 'at most 45 dB(A) at 1 m, ISO 3744',
  heat_retention: 'at least 60 °C after 6 h from 95 °C, EN 12546-1',
  dishwasher: 'no change after 125 cycles, EN 12875-1',
  photometry: 'at least 800 lm, IES LM-79-19',
  temperature_range: 'from -10 °C to 45 °C, IEC 60068-2-1',
  run_time: 'at least 6 h at rated load, timed by stopwatch on 3 units',
  accuracy: 'within ± 2 % of a calibrated reference, measured at 3 settings',
  efficiency: 'at least 90 % at rated load, measured by power meter',
  timing: 'at most 30 min, timed by stopwatch on 3 units',
  battery: 'at least 2000 mAh, IEC 61960-3',
  radio_range: 'at least 10 m in open field, measured by steel tape',
  throughput: 'at least 100 kg/h over 60 min, weighed on a calibrated scale',
  strength_rating: 'at least 500 N, measured by force gauge',
  emission: 'at most 0.1 ppm, EN 717-1',
  sampling: 'ISO 2859-1 level II, AQL 2.5',
  withstanding: 'at least 100 N for 1 min, measured by force gauge',
  unnamed_test: 'ISO 2859-1 level II, AQL 2.5',
};
