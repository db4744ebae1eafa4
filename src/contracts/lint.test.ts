/** The measurability check on clauses as traders write them. */
import { describe, expect, it } from 'vitest';
import { lintClause } from './lint.rules.ts';
import type { Parsed, Problem } from './lint.types.ts';

const codes = (text: string, product?: string): readonly Problem[] =>
  lintClause(product === undefined ? { text } : { text, product }).problems.map(({ code }) => code);

/** Clauses of orders that were confirmed: each must bind. */
const CONFIRMED: readonly (readonly [text: string, parsed: Partial<Parsed> | null])[] = [
  [
    'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min',
    { characteristic: 'power draw', operator: 'between', value: [68.4, 75.6], unit: 'W', method: 'wattmeter', nominal: 72 },
  ],
  [
    'Power draw 72 W ± 5 % per 5 m strip at 24 V DC',
    { operator: 'between', value: [68.4, 75.6], unit: 'W', method: null, nominal: 72 },
  ],
  ['Each strip carries a printed label with batch number and CE mark', null],
  [
    'Clear height of the front entrance at least 200 cm',
    { characteristic: 'clear height of the front entrance', operator: '>=', value: 200, unit: 'cm' },
  ],
  [
    'Roof fabric hydrostatic head at least 3000 mm, ISO 811',
    { characteristic: 'roof fabric hydrostatic head', operator: '>=', value: 3000, unit: 'mm[H2O]', method: 'ISO 811' },
  ],
  [
    'Frame tube steel, outer diameter 25 mm ± 0.5 mm, wall thickness at least 1.2 mm',
    { characteristic: 'outer diameter', operator: 'between', value: [24.5, 25.5], unit: 'mm', nominal: 25 },
  ],
  [
    'Banner width 850 mm ± 5 mm',
    { characteristic: 'banner width', operator: 'between', value: [845, 855], unit: 'mm', nominal: 850 },
  ],
  ['Inner wall stainless steel grade 304 per ASTM A240, mill certificate with each heat number', null],
  ['Powder coat adhesion class 0 or 1, ISO 2409 cross-cut', { operator: 'in', value: [0, 1], unit: 'class', method: 'ISO 2409' }],
  [
    'Each carton contains all 14 parts listed in drawing GM-CY-07 rev B dated 2026-02-11',
    { operator: '=', value: 14, unit: 'pcs' },
  ],
  [
    'Inner wall stainless steel grade 304, chromium 17.5 to 19.5 % by XRF or OES',
    { characteristic: 'chromium', operator: 'between', value: [17.5, 19.5], unit: '%', method: 'XRF; OES' },
  ],
  [
    'Water at 95 °C is at least 65 °C after 6 h, lid closed, room 20 °C ± 2 °C, EN 12546-1',
    { characteristic: 'water at 95 °c', operator: '>=', value: 65, unit: 'Cel', method: 'EN 12546-1' },
  ],
  [
    'Legs solid oak (Quercus), moisture content 8 to 12 %, EN 13183-2',
    { characteristic: 'moisture content', operator: 'between', value: [8, 12], unit: '%', method: 'EN 13183-2' },
  ],
  ['Seat height 450 mm ± 3 mm', { operator: 'between', value: [447, 453], unit: 'mm', nominal: 450 }],
  ['Seat length 1200 mm ± 5 mm', { operator: 'between', value: [1195, 1205], unit: 'mm', nominal: 1200 }],
];

const MEASURABLE: readonly string[] = [
  'Brim-full capacity 750 ml ± 15 ml, weighed with water at 20 °C',
  'Powder coating thickness 60-90 um, ISO 2808, 5 points per bottle',
  'Logo laser engraved, 40 mm x 12 mm +/-1 mm, position per artwork BT-112 rev 3 dated 2025-11-04',
  'Lid torque to open between 1.2 and 2.0 N.m, torque meter, 13 bottles',
  'Silicone gasket complies with LFGB section 30/31, report dated after 2025-06-01',
  'Color fastness to washing min. grade 4, ISO 105-C06 A2S',
  'Pantone 19-4052 TCX, delta E CMC 2:1 max 1.0 against lab dip LD-2207 approved 2026-01-15, D65',
  'Zipper YKK No. 5 nylon coil, puller marked YKK',
  'No broken needle: each garment passes a needle detector set to 1.2 mm Fe ball, record per carton',
  'Care label in EN, DE and FR, fibre content printed "100% COTTON"',
  'Chrome grid: 48 h neutral salt spray ISO 9227, no red rust',
  'Carton contains 1 hardware bag: 24 screws M6x12, 24 nuts, 4 wing nuts and 1 spanner; packing photo per lot',
  'Rated power 2.2 kW max, supply 400 V 50 Hz 3-phase, power analyser',
  'A-weighted emission sound pressure max 75 dB(A) at operator position, ISO 11201, full load',
  'Eyes withstand 90 N tension for 10 s, EN 71-1 clause 8.4, 13 pcs',
  'Rated capacity min 5000 mAh, discharge 0.2C to 3.0 V, IEC 61960-3',
  'Protection IP67, IEC 60529, report with model no. SP-20',
  'Warming rack: 15 kg in the centre for 10 min, sag max 3 mm',
  'Ship on board not later than 2026-07-15',
  'Partial shipment prohibited',
  'AQL critical 0, major 2.5, minor 4.0, ISO 2859-1 level II',
  'Frame colour RAL 7016 matt',
  'No PVC in any part of the packaging',
  // a test told with its outcome: its other figures are circumstances
  'Inverted for 15 min filled with water at 60 °C, cap closed with 1.5 N.m, no drip',
  'Handle jerk test: 12 kg, 500 times, 25 cm lift, no thread open',
  'Corner drop 80 cm on steel plate, 8 drops, any crack = reject',
  // names and settings are no measures
  'Drawcord not permitted in size 92 to 128, EN 14682',
  'Sound power max 75 dB(A), ISO 3744, speed 2',
  'Certificate in the name of LX-40G, copy with the invoice, IEC 62368-1',
  'Size run 36-37-38-39, 12 pairs per carton',
  'Rod ø6.0 mm -0/+0.1, caliper at 3 places',
  'Water 90 °C filled, room 23 ± 2 °C, after 6 h at least 60 °C by thermocouple',
  'Band PMS Black 6 C, buckle PMS 197 C, box RAL 9010',
  'Shrinkage 3 % max in length and width, ISO 6330 4N',
  // judgement words that demand nothing
  'Dear friend, good day! Please make sure the seat height is 450 mm +/-5 mm, thanks a lot',
  'Customer "Fine & Strong Co., Ltd." logo printed in PMS 186 C on front, 50 mm wide +-1 mm',
  'Only 24 pcs/ctn counts, nice or plain colour of the tape does not matter',
  'Approx. 3 kg is for the catalogue, but net weight shall be no more than 3.2 kg',
  'Forwarder named Bright Fast Lines, FOB Ningbo Incoterms 2020',
];

const INCOMPLETE: readonly (readonly [text: string, problems: readonly Problem[]])[] = [
  // no limit, no method
  ['Must be BPA free', ['no_limit', 'no_method']],
  ['Bottle leakproof', ['no_limit', 'no_method']],
  ['Packing drop test required', ['no_limit', 'no_method']],
  ['Silicone ring food grade', ['no_limit', 'no_method']],
  ['Hydrostatic head according to ISO 811', ['no_limit']],
  ['Penalty for late delivery applies', ['no_limit']],
  ['Net weight to be advised', ['no_limit']],
  ['Frame color grey', ['no_limit']],
  // a figure without its method
  ['Keep hot 12 hours', ['no_limit', 'no_method']],
  ['Color fastness grade 4', ['no_method']],
  ['Shrinkage max 5%', ['no_method']],
  ['Noise below 75 dB', ['no_method']],
  ['Battery life 10 hours', ['no_method']],
  ['Salt spray 48 h', ['no_method']],
  ['Strap can bear 30 kg', ['no_method']],
  ['Mould life 200,000 times', ['no_method']],
  ['Output at least 300 kg/h', ['no_method']],
  ['Charging time 3 h', ['no_tolerance', 'no_method']],
  ['Sole non slip', ['no_limit', 'no_method']],
  ['Wand heats to 200 °C within 30 s', ['no_method']],
  ['Lid colour follow swatch', ['undefined_reference']],
  ['Blade hardness HRC 56', ['no_tolerance']],
  ['Fits most phones, tablets and other devices', ['open_ended']],
  ['Cover reaches 30000 rubs', ['no_method']],
  // tolerance and unit
  ['Capacity 500ml', ['no_tolerance']],
  ['Steel thickness 0.8mm', ['no_tolerance']],
  ['Cable length 1.2', ['no_unit', 'no_tolerance']],
  ['Carton size 60*40*35', ['no_unit', 'no_tolerance']],
  ['Pallet height max 1.8', ['no_unit']],
  // dates, references, ends, amounts
  ['Delivery 30 days after deposit', ['relative_date']],
  ['Warranty 2 years', ['relative_date']],
  ['Logo position same as last time', ['undefined_reference']],
  ['As discussed on WeChat', ['undefined_reference']],
  ['Shade as approved lab dip sample', ['undefined_reference']],
  ['Industry standard packaging', ['undefined_reference']],
  ['Hinges Blum or equivalent', ['open_ended']],
  ['All hardware such as screws, nuts etc. included', ['open_ended']],
  ['Filling weight about 250g', ['vague_quantity']],
  ['Net weight ~ 250 g', ['vague_quantity']],
  // a size word on a scale lacks its figure
  ['Hardness to be high', ['subjective_term', 'no_limit', 'no_method']],
  // a limit beside a wish: the wish decides nothing and must go
  ['Seat height 450 mm ± 3 mm, nice finish', ['subjective_term']],
  ['Wall at least 2 mm, thicker if possible', ['escape_clause']],
];

const VAGUE: readonly (readonly [text: string, problems: readonly Problem[]])[] = [
  ['Good quality tent, strong frame, suitable for outdoor events', ['subjective_term']],
  ['Powder coat evenly, nice handfeel', ['subjective_term']],
  ['Fabric soft and comfortable, good sewing, no bad smell', ['subjective_term']],
  ['Grill body stable and strong, easy assembly', ['subjective_term']],
  ['Machine easy to clean and operate', ['subjective_term']],
  ['Painting lively, slight difference is okay', ['subjective_term']],
  ['Motor of famous brand', ['subjective_term']],
  ['We will try our best to keep one dye lot', ['escape_clause']],
  ['Delivery as soon as possible', ['subjective_term']],
  ['Light as possible, 2 kg if possible', ['escape_clause']],
  ['Factory will do its best effort', ['escape_clause']],
  ['Try your best to ship fast', ['subjective_term', 'escape_clause']],
  ['Strong pegs, ropes etc.', ['subjective_term', 'open_ended']],
  ['Comfortable for 4 to 6 persons', ['subjective_term']],
  ['Stable when an adult of 80 kg climbs up', ['subjective_term']],
  ['Quick set up by one person in more or less 5 minutes', ['subjective_term', 'vague_quantity']],
];

describe('lintClause', () => {
  it.each(CONFIRMED)('binds: %s', (text, parsed) => {
    const lint = lintClause({ text });
    expect(lint).toMatchObject({ verdict: 'measurable', problems: [] });
    if (parsed === null) expect(lint.parsed).toBeNull();
    else expect(lint.parsed).toMatchObject(parsed);
  });

  it.each(MEASURABLE)('is measurable: %s', (text) => {
    expect(lintClause({ text })).toMatchObject({ verdict: 'measurable', problems: [] });
  });

  it.each(INCOMPLETE)('is incomplete: %s', (text, problems) => {
    expect(codes(text)).toEqual(problems);
    expect(lintClause({ text })).toMatchObject({ verdict: 'incomplete', parsed: null });
  });

  it.each(VAGUE)('is vague: %s', (text, problems) => {
    expect(codes(text)).toEqual(problems);
    expect(lintClause({ text })).toMatchObject({ verdict: 'vague', parsed: null });
  });

  it('points at the words', () => {
    const text = 'The roof is waterproof and the frame is very strong';
    const [problem] = lintClause({ text }).problems;
    expect(problem).toMatchObject({ code: 'subjective_term', data: { words: ['very', 'strong'] } });
    expect(problem?.span && text.slice(...problem.span)).toBe('very');
  });

  it('names the standards that would complete the clause', () => {
    const problem = lintClause({ text: 'Noise below 75 dB' }).problems.find(({ code }) => code === 'no_method');
    expect(problem?.data).toMatchObject({ characteristic: 'noise' });
    expect(JSON.stringify(problem?.data)).toContain('ISO 3744');
  });

  it("the product's own name is no judgement", () => {
    expect(codes('Quiet fan blade at least 30 cm', 'Quiet fan')).toEqual([]);
    expect(codes('Comfortable chair in each carton')).toContain('subjective_term');
    expect(codes('1 comfortable chair in each carton', 'Comfortable chair')).toEqual([]);
  });

  it.each(['', '   ', '?', '±', '5'])('says that "%s" holds no requirement or at least does not pass it', (text) => {
    expect(lintClause({ text }).verdict).not.toBe('vague');
    if (text !== '5') expect(codes(text)).toEqual(['no_limit']);
  });
});
