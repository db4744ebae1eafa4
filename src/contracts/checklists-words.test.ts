/** Which clauses speak of a topic: three that do and two that only look so, for each trade. */
import { describe, expect, it } from 'vitest';
import { CHECKLISTS } from './checklists.data.ts';
import { absentTopics } from './checklists.rules.ts';

type Row = readonly [topic: string, clause: string];
/** Clauses as traders write them; the check of measurability is not asked here. */
type Cases = { readonly speak: readonly Row[]; readonly seem: readonly Row[] };

// biome-ignore format: a table
const CASES: Readonly<Record<string, Cases>> = {
  'tents-and-outdoor': {
    speak: [
      ['water_resistance', 'Fly sheet H/H not less than 3000mm, AATCC 127'],
      ['door_height', 'Entrance of the front at least 190 cm high'],
      ['dimensions', 'Size of inner when pitched: L 300 / W 210 / H 190 cm, tolerance +/-2cm'],
    ],
    seem: [
      ['dimensions', 'Pole alu 7001-T6, O.D. 9.5 +/-0.1mm, check w/ caliper in 3 places'],
      ['packing', 'Packed weight of one tent at most 2.65 kg'],
    ],
  },
  'led-lighting': {
    speak: [
      ['power', 'P ≤150W at full load'],
      ['light_output', 'Flux min 3600lm'],
      ['ingress_protection', 'Luminaire IP 65 with gland'],
    ],
    seem: [
      ['light_output', 'CCT 4000K +/-150K (LM-79)'],
      ['power', 'Power factor ≥0.95 @230V'],
    ],
  },
  furniture: {
    speak: [
      ['moisture_content', 'Oak kiln dried, 8-12%'],
      ['flammability', 'FR foam needed w/ certificate'],
      ['assembly', 'Assemble shall be done by one lady'],
    ],
    seem: [
      ['dimensions', 'Carton size 60*40*35 cm, 5 ply'],
      ['packing', 'Moisture by pin meter before lacquer and before packing'],
    ],
  },
  drinkware: {
    speak: [
      ['capacity', '500ml +/-10ml brim-full'],
      ['heat_retention', 'Keeps hot 12 h above 60 °C'],
      ['coating', 'Powder coated matt black, no peeling'],
    ],
    seem: [
      ['capacity', 'No drop after 10 min upside down, filled to the brim'],
      ['decoration', 'No change of surface or print after 125 cycles'],
    ],
  },
  'barbecue-grills': {
    speak: [
      ['parts_list', 'Hardware bag: 8 bolts M6x35, 8 washers, 1 allen key'],
      ['corrosion', 'Chrome grid 48 h NSS without red rust'],
      ['gas_safety', 'Burner certified to EN 498'],
    ],
    seem: [
      ['steel_thickness', 'Coating thickness 60 to 80 um'],
      ['parts_list', 'Warranty until 2029-12-31 on all other parts'],
    ],
  },
  'apparel-textile': {
    speak: [
      ['composition', '60% cotton 40% polyester'],
      ['measurements', 'Half chest 54 cm +/- 1 cm in size L'],
      ['care_label', 'Main label at neck, care label at side seam'],
    ],
    seem: [
      ['composition', 'Logo by silk screen, 2 colours'],
      ['packing', 'Needle detector record by carton number'],
    ],
  },
  'machinery-food-processing': {
    speak: [
      ['throughput', '1200 bottles per hour on 500 ml'],
      ['power_supply', 'Motor 380V 50Hz 3 phase'],
      ['machine_safety', 'Guards with interlock'],
    ],
    seem: [
      ['power_supply', 'Hi-pot 1500 V for 1 s'],
      ['acceptance_test', 'Works with milk of 3.5 % fat content'],
    ],
  },
  toys: {
    speak: [
      ['toy_safety', 'Report of EN71 by SGS'],
      ['small_parts', 'Eyes must not come off at 90 N'],
      ['age_grade', 'For children from 3 years old'],
    ],
    seem: [
      ['restricted_substances', 'Lead time 45 days'],
      ['age_grade', 'Warranty 2 years'],
    ],
  },
  'consumer-electronics': {
    speak: [
      ['battery_capacity', '5000mAh real'],
      ['accessories', 'With USB-C cable and UK plug'],
      ['transport_test', 'MSDS and UN38.3 for the air freight'],
    ],
    seem: [
      ['function', 'Logo by silk screen print'],
      ['packing', 'Battery pack with IEC 62133-2 report'],
    ],
  },
  'shipping-and-commercial-terms': {
    speak: [
      ['ship_date', 'ETD Ningbo between 03-Mar-2026 and 10-Mar-2026'],
      ['incoterm', 'FOB Yantian Incoterms 2020'],
      ['late_penalty', '1 % deducted for each full week of delay'],
    ],
    seem: [
      ['acceptance_sampling', '70 % against copy of the inspection report'],
      ['price_and_currency', 'Short quantity credited at its unit price'],
    ],
  },
  footwear: {
    speak: [
      ['size_run', 'Sizes EU 36-41, last no. 2207'],
      ['sole_bond', 'Sole must not open, bonding test 3 N/mm'],
      ['mould', 'Silica gel 2 g in each shoe box, no mildew'],
    ],
    seem: [
      ['size_run', 'Carton size 60 x 40 x 35 cm'],
      ['slip_resistance', 'Slip on model without lace'],
    ],
  },
  'bags-and-luggage': {
    speak: [
      ['zipper', 'YKK #5 on main pocket'],
      ['handle_and_strap', 'Shoulder strap holds 20 kg'],
      ['dimensions', '45 x 30 x 15 cm +/- 1 cm'],
    ],
    seem: [
      ['handle_and_strap', 'PP strapping on each master carton'],
      ['hardware', 'Polyester lining 150 g/m2'],
    ],
  },
  'kitchenware-and-cookware': {
    speak: [
      ['heat_source', 'Suitable for induction and gas stove'],
      ['nonstick_coating', 'Two layers of non-stick, PFOA free'],
      ['edge_and_hardness', 'Blade 56 HRC'],
    ],
    seem: [
      ['edge_and_hardness', 'Carton edge crush 7 kN/m'],
      ['heat_source', 'Thickness by magnetic gauge'],
    ],
  },
  'ceramics-and-tableware': {
    speak: [
      ['lead_and_cadmium', 'Prop 65 report for the glaze'],
      ['microwave', 'Microwavable 2 min at 700 W'],
      ['dimensions', 'Dinner plate diameter 27 cm'],
    ],
    seem: [
      ['lead_and_cadmium', 'Lead time 60 days'],
      ['decoration', 'Weight of one plate 780 g +/- 5 %, 4 pieces of each decor'],
    ],
  },
  'home-textile': {
    speak: [
      ['fabric_weight', 'Terry 450gsm'],
      ['filling', '90/10 goose down 800 g'],
      ['shrinkage', 'Pre-shrunk, max 3 %'],
    ],
    seem: [
      ['shrinkage', 'Each set in shrink wrap'],
      ['dimensions', 'Dimensional change at most 4 %'],
    ],
  },
  'hand-and-power-tools': {
    speak: [
      ['steel_and_hardness', 'CR-V, 42 HRC'],
      ['motor_power', 'Input 850W, 2800 rpm'],
      ['battery', '18 V pack of 4.0Ah'],
    ],
    seem: [
      ['steel_and_hardness', 'Measured with a steel tape'],
      ['guards_and_safety', 'Guarantee of 2 years'],
    ],
  },
  'bicycles-and-e-scooters': {
    speak: [
      ['brakes', 'Disc brake Tektro front and rear'],
      ['motor_and_speed', '250W rear hub, max speed 25 km/h'],
      ['lights_and_reflectors', 'Bell and reflectors as StVZO'],
    ],
    seem: [
      ['frame_and_fork', 'Frame number listed in the packing list'],
      ['lights_and_reflectors', 'Light weight aluminium rims'],
    ],
  },
  'sports-and-fitness': {
    speak: [
      ['motor', 'Treadmill 2.0 HP continuous'],
      ['motor_warranty', 'Guarantee for the motor until 2031-01-31'],
      ['load_rating', 'Max user 150 kg'],
    ],
    seem: [
      ['motor', 'Warranty on the motor until 2031-01-31'],
      ['load_rating', 'Noise at rated load below 65 dB'],
    ],
  },
  'pet-products': {
    speak: [
      ['strength', 'Leash breaking strength 120 kg'],
      ['bite_and_small_parts', 'Squeaker cannot be chewed out, no small parts'],
      ['litter_and_absorption', 'Pads absorb 800 ml'],
    ],
    seem: [
      ['restricted_substances', 'Lead time 30 days'],
      ['food_contact', 'Blade heat treated'],
    ],
  },
  'baby-products': {
    speak: [
      ['product_standard', 'Stroller tested to EN 1888-2'],
      ['entrapment', 'Gap between slats 50 mm'],
      ['locks_and_brakes', '5 point harness with buckle'],
    ],
    seem: [
      ['product_standard', 'Mattress passes 16 CFR 1632'],
      ['warnings_and_age', 'Colour fast after ageing'],
    ],
  },
  'cosmetics-packaging': {
    speak: [
      ['dispensing', 'Pump output 0.2 ml per stroke'],
      ['leak_tightness', 'Vacuum test -60 kPa 10 min'],
      ['dimensions', 'Neck finish 24/410'],
    ],
    seem: [
      ['leak_tightness', 'As sealed sample no. S-01'],
      ['capacity', 'Dose 0.20 ml'],
    ],
  },
  'stationery-and-paper': {
    speak: [
      ['grammage', 'Offset 80gsm'],
      ['page_count', '96 sheets ruled'],
      ['binding', 'Perfect bound with PUR glue'],
    ],
    seem: [
      ['page_count', 'ISO 536, 10 sheets per lot'],
      ['print_quality', 'Label printed on the carton'],
    ],
  },
  'jewellery-and-watches': {
    speak: [
      ['metal_fineness', 'Sterling silver 925'],
      ['nickel_release', 'Nickel free posts'],
      ['movement', 'Miyota quartz'],
    ],
    seem: [
      ['nickel_release', 'Beads of nickel silver'],
      ['stones', 'Surface crystal clear under 10x'],
    ],
  },
  'garden-tools': {
    speak: [
      ['handle', 'Ash handle 120 cm'],
      ['corrosion', 'Blade powder coated, 48 h salt spray'],
      ['noise', 'Sound power 96 dB(A) on label'],
    ],
    seem: [
      ['warranty', 'Guaranteed sound power 96 dB(A)'],
      ['cutting_performance', 'Salt spray 48 h'],
    ],
  },
  'building-materials-and-tiles': {
    speak: [
      ['water_absorption', 'Porcelain, absorption below 0.5%'],
      ['slip_resistance', 'R10 anti-slip'],
      ['shade_and_calibre', 'One shade per container'],
    ],
    seem: [
      ['strength', 'Loaded height at most 1450 mm'],
      ['slip_resistance', 'Pallets with slip sheets'],
    ],
  },
  'solar-and-batteries': {
    speak: [
      ['power_tolerance', '550Wp 0/+5W'],
      ['battery_capacity', 'LFP 51.2 V 100Ah'],
      ['supply_chain', 'UFLPA trace documents'],
    ],
    seem: [
      ['cycle_life', 'IEC 61215 with 200 thermal cycles'],
      ['packing', 'Battery pack of 16 cells'],
    ],
  },
  'auto-parts': {
    speak: [
      ['fitment', 'OE number 8K0698151, fits Audi A4 B8'],
      ['type_approval', 'E-mark R90 on each pad'],
      ['process_control', 'PPAP level 3'],
    ],
    seem: [
      ['fitment', 'Part number marked 3 mm high'],
      ['dimensions', 'Marked at least 3 mm high'],
    ],
  },
  'medical-disposables': {
    speak: [
      ['registration', 'FDA 510(k) for this glove'],
      ['barrier_performance', 'Type IIR mask, BFE 98%'],
      ['shelf_life', 'Expiry 5 years from production date'],
    ],
    seem: [
      ['shelf_life', 'Force at break 6 N after ageing'],
      ['barrier_performance', 'EN 455-2 size M'],
    ],
  },
  'printing-and-packaging': {
    speak: [
      ['board_grade', '350gsm SBS'],
      ['dimensions', 'Box size 20 x 15 x 10 cm'],
      ['print_colour', 'PMS 186 C, delta E below 2'],
    ],
    seem: [
      ['board_grade', 'Oxygen 2 ml/m2 and water 1 g/m2 in 24 h'],
      ['moisture_and_odour', 'BCT after 24 h at 50 % relative humidity'],
    ],
  },
  'plastic-household': {
    speak: [
      ['resin', '100% virgin PP'],
      ['unit_weight', 'Each box 640 g'],
      ['lid_fit', 'Lid closes airtight'],
    ],
    seem: [
      ['resin', 'After approval of the PP sample'],
      ['colour', '1 pc in a colour box'],
    ],
  },
};

const rows = Object.entries(CASES).flatMap(([category, { speak, seem }]) => [
  ...speak.map(([topic, clause]) => ({ category, topic, clause, absent: false })),
  ...seem.map(([topic, clause]) => ({ category, topic, clause, absent: true })),
]);

describe('words that cover a topic', () => {
  it('every category has three clauses that speak of a topic and two that only seem to', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(CHECKLISTS).sort());
    for (const { speak, seem } of Object.values(CASES)) expect([speak.length, seem.length]).toEqual([3, 2]);
  });

  it.each(rows)('$category: "$clause": $topic absent: $absent', ({ category, topic, clause, absent }) => {
    expect(absentTopics(category, [])).toContain(topic);
    expect(absentTopics(category, [clause]).includes(topic)).toBe(absent);
  });
});
