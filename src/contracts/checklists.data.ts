/** The checklists: what buyers of a category forget to write, and what it cost those who did. */
import { DIMENSIONS, INSPECTION, MARKING, MATERIAL, PACKING, SAMPLE, type Topic } from './checklist-topics.data.ts';
import { HOME_CHECKLISTS } from './checklists-home.data.ts';
import { TRADE_CHECKLISTS } from './checklists-trade.data.ts';

/** For a category without its own list. */
export const DEFAULT_CHECKLIST: readonly Topic[] = [MATERIAL, DIMENSIONS, MARKING, PACKING, INSPECTION, SAMPLE];

/** Topics by category slug. Source: claims lost because the order was silent, and common importer practice. */
export const CHECKLISTS: Readonly<Record<string, readonly Topic[]>> = { ...HOME_CHECKLISTS, ...TRADE_CHECKLISTS };
