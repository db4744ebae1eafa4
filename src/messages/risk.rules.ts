/** Signs of risk in a message: money past the programme, other accounts, refused assurance. A flag tells; it blocks nothing. */
import { isValidIBAN } from 'ibantools';
import {
  ASSURANCE_REFUSED,
  FEE_SHIFTED,
  IBAN_LIKE,
  NEW_BANK,
  OFF_PLATFORM,
  PAYMENT_NAMES,
  REFUSING,
  SHIP_FROM_OTHER,
} from './signals.data.ts';
import { plainText, unleeted } from './text.rules.ts';
import type { Signal } from './types.ts';

const GAP = '[ ._*~-]{0,2}';

/** A name with nothing, or one and the same filling, between all its letters; or with anything small between its parts. */
function nameOf(parts: readonly string[]): RegExp {
  const letters = Array.from(parts.join('').replace(/\W/g, ''));
  const spread = letters.map((letter, i) => (i === 0 ? letter : i === 1 ? `([ ._*~-]{1,2})${letter}` : `\\1${letter}`)).join('');
  return new RegExp(`(?<![a-z0-9])(?:${spread}|${parts.join(GAP)})(?![a-z0-9])`, 'g');
}

const NAMES: readonly RegExp[] = PAYMENT_NAMES.map(nameOf);

/** Whether the name stands somewhere without being refused just before. */
const namedToPay = (plain: string, name: RegExp): boolean =>
  [...plain.matchAll(name)].some(({ index }) => !REFUSING.test(plain.slice(0, index)));

const matches = (plain: string, patterns: readonly RegExp[]): boolean =>
  patterns.some((pattern) =>
    [...plain.matchAll(new RegExp(pattern, 'g'))].some(({ index }) => !REFUSING.test(plain.slice(0, index))),
  );

function holdsIban(plain: string): boolean {
  // Whatever follows the number may be a word of four letters: the longest valid beginning counts.
  return [...plain.matchAll(IBAN_LIKE)].some(([found]) => {
    const words = found.toUpperCase().split(' ');
    return words.some((_, cut) => isValidIBAN(words.slice(0, words.length - cut).join('')));
  });
}

type Sign = { readonly code: Signal; readonly shows: (plain: string) => boolean };

const SIGNS: readonly Sign[] = [
  {
    code: 'message.off_platform_payment',
    shows: (plain) => {
      const letters = unleeted(plain);
      return NAMES.some((name) => namedToPay(plain, name) || namedToPay(letters, name)) || matches(plain, OFF_PLATFORM);
    },
  },
  { code: 'message.new_bank_details', shows: (plain) => matches(plain, NEW_BANK) || holdsIban(plain) },
  // A refusal is what is looked for here, so it is not taken as turning the sentence round.
  { code: 'message.assurance_refused', shows: (plain) => ASSURANCE_REFUSED.some((pattern) => pattern.test(plain)) },
  { code: 'message.fee_shifted', shows: (plain) => matches(plain, FEE_SHIFTED) },
  { code: 'message.ship_from_other', shows: (plain) => matches(plain, SHIP_FROM_OTHER) },
];

/** What a message is flagged for, in a fixed order. Source: programme rules, catalogued risk signals. */
export function signalsIn(text: string): readonly Signal[] {
  const plain = plainText(text);
  return SIGNS.filter(({ shows }) => shows(plain)).map(({ code }) => code);
}
