/** Words of the server's own tables in the reader's language. */
import type { Saying } from '../../src/claims/reasons.data.ts';
import type { Lang } from '../ui/words.ts';

/** What a code is called; a code that the table does not know stands as it is. */
export const sayOf = (table: Readonly<Record<string, Saying>>, code: string, lang: Lang): string =>
  (Object.hasOwn(table, code) ? table[code]?.[lang] : undefined) ?? code;

/** Several of them, as a list. */
export const sayAll = (table: Readonly<Record<string, Saying>>, codes: readonly string[], lang: Lang): string =>
  codes.map((code) => sayOf(table, code, lang)).join(lang === 'zh' ? '、' : ', ');
