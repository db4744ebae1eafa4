/** Whose damage it is: presumed present at shipment, or happened on the way after the risk had passed. */
import { deliversAtPlace } from '../incoterms/rules.ts';
import type { CaseInput, Nature } from './determination.types.ts';
import type { Opinion } from './evidence.rules.ts';

/** Happens to goods on the way. Everything else was in them when they left. Source: programme rules, attribution. */
const ON_THE_WAY: ReadonlySet<Nature> = new Set<Nature>(['breakage', 'wetting', 'dents', 'loss']);

/** Whether goods that left are the buyer's risk while they travel: not where the supplier bears it to the named place. */
function travelsAtBuyersRisk(input: CaseInput): boolean {
  return !deliversAtPlace(input.contract.rule) && input.facts.consignments.some((c) => c.shippedOn !== null);
}

/**
 * Whether damage is the carrier's or its insurer's: it is of a kind that happens on the way, the goods travelled at the
 * buyer's risk, and nothing admitted showed it before they left.
 */
export function isCarriers(input: CaseInput, nature: Nature | null, opinions: readonly Opinion[]): boolean {
  if (nature === null || !ON_THE_WAY.has(nature) || !travelsAtBuyersRisk(input)) return false;
  return !opinions.some(({ says, item }) => says === 'not_met' && item.goods === 'before_shipment');
}
