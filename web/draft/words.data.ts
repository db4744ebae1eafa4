/** Drafting an order with the coach. */
import type { Words } from '../ui/words.types.ts';

export const DRAFT_WORDS = {
  'draft.title': ['Draft an order', '拟定订单'],
} satisfies Words;
