/** Every message of the web application, from the tables of its folders. A message has both languages or does not compile. */
import { DRAFT_WORDS } from './draft/words.data.ts';
import { HOW_WORDS } from './how/words.data.ts';
import { HOME_WORDS } from './home/words.data.ts';
import { INSPECTOR_WORDS } from './inspector/words.data.ts';
import { ORDER_WORDS } from './orders/words.data.ts';
import { SESSION_WORDS } from './session/words.data.ts';
import { SUPPLIER_WORDS } from './suppliers/words.data.ts';
import { UI_WORDS } from './ui/words.data.ts';
import { VERIFY_WORDS } from './verify/words.data.ts';

export const WORDS = {
  ...UI_WORDS,
  ...HOME_WORDS,
  ...HOW_WORDS,
  ...SESSION_WORDS,
  ...SUPPLIER_WORDS,
  ...VERIFY_WORDS,
  ...ORDER_WORDS,
  ...DRAFT_WORDS,
  ...INSPECTOR_WORDS,
};

export type MessageKey = keyof typeof WORDS;
