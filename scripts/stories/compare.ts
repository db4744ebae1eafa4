/** Compares what a story expects with what the server shows: money and dates by value, lists as sets. */
import { parseDate, parseInstant } from '../../src/kernel/dates.ts';
import { formatMoney, parseMoney } from '../../src/kernel/money.ts';
import type { Json } from '../../src/kernel/result.ts';
import { type Tree, isMapping } from './shape.ts';

/** What a line of differences says: `order.state: expected funded, came confirmed`. */
export const differs = (what: string, expected: string, came: string): string => `${what}: expected ${expected}, came ${came}`;

/** An amount the server showed; null where it shows none. */
export type Shown = { readonly amountMinor: number; readonly currency: string } | null;

/** Amounts are equal by value: `4000.0 USD` is `4000.00 USD`. Returns the differences. */
export function compareMoney(what: string, expected: Tree, came: Shown): readonly string[] {
  const wanted = typeof expected === 'string' ? parseMoney(expected) : null;
  if (!wanted?.ok) return [`${what}: ${JSON.stringify(expected)} is not an amount such as 1234.56 USD`];
  const same = came !== null && wanted.value.amountMinor === came.amountMinor && wanted.value.currency === came.currency;
  return same ? [] : [differs(what, formatMoney(wanted.value), came === null ? 'no amount' : formatMoney(came))];
}

/** A day or an instant that the server showed, each as it is; a date is compared with the day, an instant with the instant. */
export type ShownTime = { readonly on: string | null; readonly at: string | null };

export function compareTime(what: string, expected: Tree, came: ShownTime): readonly string[] {
  const wanted = typeof expected === 'string' ? expected : JSON.stringify(expected);
  if (wanted === 'none') return came.on === null && came.at === null ? [] : [differs(what, 'none', came.on ?? came.at ?? '')];
  const date = parseDate(wanted);
  if (date.ok) return date.value === came.on ? [] : [differs(what, wanted, came.on ?? 'no date')];
  const instant = parseInstant(wanted);
  if (!instant.ok) return [`${what}: "${wanted}" is neither a date nor an instant`];
  const at = came.at === null ? null : parseInstant(came.at);
  return at?.ok && at.value === instant.value ? [] : [differs(what, wanted, came.at ?? 'no instant')];
}

/** A word, a number or true and false. */
export function compareWord(what: string, expected: Tree, came: Json | undefined): readonly string[] {
  const shown = came === undefined || came === null ? 'none' : typeof came === 'object' ? JSON.stringify(came) : String(came);
  const wanted = typeof expected === 'string' ? expected : JSON.stringify(expected);
  return wanted === shown ? [] : [differs(what, wanted, shown)];
}

const wordsOf = (expected: Tree): readonly string[] =>
  (Array.isArray(expected) ? expected : [expected]).map((each: Tree) => (typeof each === 'string' ? each : JSON.stringify(each)));

const listed = (words: Iterable<string>): string => {
  const all = [...words];
  return all.length === 0 ? 'none' : all.join(', ');
};

/** Everything expected is there; more may be. */
export function compareAtLeast(what: string, expected: Tree, came: readonly string[]): readonly string[] {
  const missing = wordsOf(expected).filter((word) => !came.includes(word));
  return missing.length === 0 ? [] : [differs(what, `at least ${listed(wordsOf(expected))}`, listed(came))];
}

/** The same set, in any order. */
export function compareSet(what: string, expected: Tree, came: readonly string[]): readonly string[] {
  const wanted = new Set(wordsOf(expected));
  const shown = new Set(came);
  return wanted.symmetricDifference(shown).size === 0 ? [] : [differs(what, listed(wanted), listed(shown))];
}

/** Compares the keys a story lists, each by its own rule; a key without a rule is said to be unknown. */
export async function compareKeys(
  what: string,
  expected: Tree,
  rules: { readonly [key: string]: (wanted: Tree, what: string) => readonly string[] | Promise<readonly string[]> },
): Promise<readonly string[]> {
  if (!isMapping(expected)) return [`${what}: expected is a mapping of ${Object.keys(rules).join(', ')}`];
  const differences: string[] = [];
  for (const [key, wanted] of Object.entries(expected)) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    differences.push(...(rule ? await rule(wanted, `${what}.${key}`) : [`no such expectation "${what}.${key}"`]));
  }
  return differences;
}
