/** The checklists: what buyers of a category forget to write, and what it cost those who did. */
import { COMMON, DIMENSIONS, DURABILITY, INSPECTION, LAW, MATERIAL, PARTS_LIST, SUBSTANCES, type Topic } from './checklist-topics.data.ts';
import { CARE_CHECKLISTS } from './checklists-care.data.ts';
import { HOME_CHECKLISTS } from './checklists-home.data.ts';
import { KITCHEN_CHECKLISTS } from './checklists-kitchen.data.ts';
import { OUTDOOR_CHECKLISTS } from './checklists-outdoor.data.ts';
import { TECHNICAL_CHECKLISTS } from './checklists-technical.data.ts';
import { TRADE_CHECKLISTS } from './checklists-trade.data.ts';
import { WEAR_CHECKLISTS } from './checklists-wear.data.ts';

/** For a category without its own list. */
export const DEFAULT_CHECKLIST: readonly Topic[] = [
  MATERIAL, DIMENSIONS, DURABILITY, SUBSTANCES, PARTS_LIST, LAW, INSPECTION, ...COMMON,
];

/** Topics by category slug. Source: claims lost because the order was silent, standards, and laws of destination. */
export const CHECKLISTS: Readonly<Record<string, readonly Topic[]>> = {
  ...HOME_CHECKLISTS, ...KITCHEN_CHECKLISTS, ...OUTDOOR_CHECKLISTS, ...WEAR_CHECKLISTS, ...CARE_CHECKLISTS,
  ...TECHNICAL_CHECKLISTS, ...TRADE_CHECKLISTS,
};

/** Other names that traders give to a category. */
export const CATEGORY_NAMES: Readonly<Record<string, string>> = {
  tent: 'tents-and-outdoor', tents: 'tents-and-outdoor', outdoor: 'tents-and-outdoor', camping: 'tents-and-outdoor',
  led: 'led-lighting', lighting: 'led-lighting', lamps: 'led-lighting', lights: 'led-lighting',
  bottles: 'drinkware', tumblers: 'drinkware', 'vacuum-flasks': 'drinkware',
  apparel: 'apparel-textile', garments: 'apparel-textile', clothing: 'apparel-textile',
  grills: 'barbecue-grills', barbecue: 'barbecue-grills', bbq: 'barbecue-grills',
  electronics: 'consumer-electronics', machinery: 'machinery-food-processing', machines: 'machinery-food-processing',
  'food-machinery': 'machinery-food-processing', shipping: 'shipping-and-commercial-terms',
  'commercial-terms': 'shipping-and-commercial-terms',
  shoes: 'footwear', bags: 'bags-and-luggage', luggage: 'bags-and-luggage',
  kitchenware: 'kitchenware-and-cookware', cookware: 'kitchenware-and-cookware', cutlery: 'kitchenware-and-cookware',
  ceramics: 'ceramics-and-tableware', tableware: 'ceramics-and-tableware',
  bedding: 'home-textile', towels: 'home-textile', 'home-textiles': 'home-textile',
  tools: 'hand-and-power-tools', 'hand-tools': 'hand-and-power-tools', 'power-tools': 'hand-and-power-tools',
  bicycles: 'bicycles-and-e-scooters', bikes: 'bicycles-and-e-scooters', 'e-bikes': 'bicycles-and-e-scooters',
  'e-scooters': 'bicycles-and-e-scooters', scooters: 'bicycles-and-e-scooters',
  fitness: 'sports-and-fitness', sports: 'sports-and-fitness', treadmills: 'sports-and-fitness',
  pets: 'pet-products', 'pet-supplies': 'pet-products', baby: 'baby-products', strollers: 'baby-products',
  'cosmetic-packaging': 'cosmetics-packaging', stationery: 'stationery-and-paper', paper: 'stationery-and-paper',
  jewellery: 'jewellery-and-watches', jewelry: 'jewellery-and-watches', watches: 'jewellery-and-watches',
  garden: 'garden-tools', tiles: 'building-materials-and-tiles', flooring: 'building-materials-and-tiles',
  'building-materials': 'building-materials-and-tiles', solar: 'solar-and-batteries', batteries: 'solar-and-batteries',
  'solar-panels': 'solar-and-batteries', 'car-parts': 'auto-parts', automotive: 'auto-parts',
  medical: 'medical-disposables', gloves: 'medical-disposables', masks: 'medical-disposables',
  packaging: 'printing-and-packaging', printing: 'printing-and-packaging', boxes: 'printing-and-packaging',
  plastics: 'plastic-household', plastic: 'plastic-household', household: 'plastic-household',
};
