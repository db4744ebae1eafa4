/** Sets of an order's states that several acts share, and by which pages show what can be done. */
import type { OrderStatus } from './types.ts';

/** A contract is in force and may still be amended. */
export const AMENDABLE: readonly OrderStatus[] = ['confirmed', 'funded', 'ready', 'shipped', 'arrived'];

/** Both confirmed, and the goods have not left. */
export const UNSHIPPED: readonly OrderStatus[] = ['confirmed', 'funded', 'ready'];
