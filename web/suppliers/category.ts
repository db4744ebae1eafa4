/** What a trade is called to a reader; the API and the addresses know it by its slug. */
import type { Say } from '../ui/words.ts';
import { CATEGORY_WORDS } from './categories.data.ts';

type CategoryKey = keyof typeof CATEGORY_WORDS;

const isKey = (key: string): key is CategoryKey => key in CATEGORY_WORDS;

/** `LED lighting` of `led-lighting`; a trade that has no name here is called as its supplier wrote it. */
export function categoryName(t: Say, slug: string): string {
  const key = `category.${slug.replaceAll('-', '_')}`;
  return isKey(key) ? t(key) : slug.replaceAll('-', ' ');
}
