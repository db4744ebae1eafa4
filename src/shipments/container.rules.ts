/** Container numbers: four letters, six digits and a check digit. */

/** What each letter counts in the check digit: 10 upwards, leaving out multiples of eleven. */
const countOf = (letter: string): number => {
  const index = letter.charCodeAt(0) - 65;
  return 10 + index + Math.floor((index + 9) / 10);
};

/** Without spaces and dashes, in capitals. */
export const normaliseContainer = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/gu, '')
    .toUpperCase();

/**
 * Whether a number is well formed and its check digit right: the sum of each sign's value times a power of two, modulo 11,
 * where 10 counts as 0. Source: ISO 6346.
 */
export function isContainerNumber(number: string): boolean {
  if (!/^[A-Z]{3}[JUZ]\d{7}$/.test(number)) return false;
  const sum = [...number.slice(0, 10)].reduce(
    (total, sign, place) => total + (place < 4 ? countOf(sign) : Number(sign)) * 2 ** place,
    0,
  );
  return (sum % 11) % 10 === Number(number.charAt(10));
}
