/** No card processor is configured: nothing is charged, refunded or heard, and everybody is told so. */
import { refuse } from '../../kernel/result.ts';
import type { CardsPort } from './types.ts';

const off = async () => refuse('card.off');

export const cardsOff: CardsPort = { name: 'off', capture: off, refund: off, find: off, since: off, readEvent: off };
