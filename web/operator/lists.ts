/** What the desk's lists have in common. */
import type { Unmatched } from '../../src/payments/matching.rules.ts';
import type { MessageKey } from '../words.data.ts';

type Pages<T> = { readonly pages: readonly { readonly items: readonly T[] }[] };

/** All rows read so far; undefined before the first answer. */
export const itemsOf = <T>(data: Pages<T> | undefined): readonly T[] | undefined => data?.pages.flatMap(({ items }) => items);

// biome-ignore format: a table
const BECAUSE: Readonly<Record<Unmatched, MessageKey>> = {
  no_reference: 'desk.because.no_reference',
  other_account: 'desk.because.other_account',
  other_currency: 'desk.because.other_currency',
  payer_undeclared: 'desk.because.payer_undeclared',
  reversed: 'desk.because.reversed',
  uncertain_line: 'desk.because.uncertain_line',
  nothing_open: 'desk.because.nothing_open',
  wrong_state: 'desk.because.wrong_state',
  excess: 'desk.because.excess',
};

/** Why a bank line waits for a person. */
export const becauseKey = (because: string | null): MessageKey => BECAUSE[(because ?? 'no_reference') as Unmatched];
