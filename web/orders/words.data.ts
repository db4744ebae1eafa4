/** Orders: their lists, their pages, whose turn it is. */
import type { Words } from '../ui/words.types.ts';

export const ORDER_WORDS = {
  'orders.title': ['Orders', '订单'],
} satisfies Words;
