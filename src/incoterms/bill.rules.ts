/** Checks an arrival bill: which charge each line means, and who bears it under the order's Incoterm. */
import { isCurrency } from '../kernel/currency.ts';
import { type Money, parseAmount } from '../kernel/money.ts';
import { type BillName, BILL_NAMES, END_HINTS, END_IN_NAME, END_WORDS, type End } from './bill.data.ts';
import { parseRule, whoBears } from './rules.ts';
import type { Bearer, BearerFacts, Charge, Rule } from './types.ts';

/** What tells the ends of the journey apart: the trade term with its place, and the two countries (ISO 3166-1 alpha-2). */
export type BillFacts = {
  readonly rule: string;
  readonly place: string;
  readonly supplierCountry: string;
  readonly buyerCountry: string;
  /** What else is known of the carriage; what is not known makes its charges depend. */
  readonly known?: BearerFacts;
};

/** One line of a bill. `charge` is null for a name that nobody knows, and then `bears` is `depends`. */
export type BillLine = {
  readonly text: string;
  /** The words before the amount. */
  readonly name: string;
  readonly charge: Charge | null;
  readonly bears: Bearer;
  /** The last amount in the line; null where there is none. */
  readonly amount: Money | null;
};

const FIGURE = '(\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?)';
/** `85.00 AUD` and `AUD 85.00`: two searches, because the three letters before a figure may be the name's (THC 85.00 AUD). */
const AFTER = new RegExp(`(?<![\\d.,])${FIGURE}\\s?([A-Z]{3})\\b`, 'g');
const BEFORE = new RegExp(`\\b([A-Z]{3})\\s?${FIGURE}(?![\\d.,]*\\d)`, 'g');

type Found = { readonly at: number; readonly money: Money };

function moneyAt(at: number, figure: string | undefined, currency: string | undefined): readonly Found[] {
  // Three letters that are no currency (2 CBM, 1 PCS) are no money.
  if (figure === undefined || currency === undefined || !isCurrency(currency)) return [];
  const amount = parseAmount(figure.replace(/[, ]/g, ''), currency);
  return amount.ok ? [{ at, money: { amountMinor: amount.value, currency } }] : [];
}

/** The last money of the line and where it begins. */
function lastMoney(text: string): Found | null {
  const after = [...text.matchAll(AFTER)].flatMap((m) => moneyAt(m.index, m[1], m[2]));
  const before = [...text.matchAll(BEFORE)].flatMap((m) => moneyAt(m.index, m[2], m[1]));
  return [...before, ...after].sort((a, b) => a.at - b.at).at(-1) ?? null;
}

/** Lower case, one form for each character, one blank between words. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

const countryName = (code: string): string =>
  plain(new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code);

/** Rules whose named place lies where the goods set out; under the others it is where they go. */
const NAMED_AT_ORIGIN: ReadonlySet<Rule> = new Set(['EXW', 'FCA', 'FAS', 'FOB']);

const ENDS: readonly End[] = ['origin', 'destination'];

/**
 * The end at which a charge arose: words of the trade first, then the named place and the countries. A line that says
 * nothing stands on a bill for goods that arrived: destination.
 */
function endOf(name: string, rule: Rule, facts: BillFacts): End {
  const says = (word: string): boolean => word !== '' && ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
  const told = [END_IN_NAME, END_WORDS, END_HINTS].flatMap((words) => ENDS.find((end) => words[end].test(name)) ?? [])[0];
  if (told) return told;
  const [place = ''] = plain(facts.place).split(/[,(]/);
  const placeEnd: End = NAMED_AT_ORIGIN.has(rule) ? 'origin' : 'destination';
  if (says(place.trim())) return placeEnd;
  return says(countryName(facts.supplierCountry)) && facts.supplierCountry !== facts.buyerCountry ? 'origin' : 'destination';
}

/** Unloading, delivery and pick-up are words of an end and names of a charge; the name is looked at first. */
const nameOf = (name: string): BillName | undefined => BILL_NAMES.find(({ words }) => words.test(name));

/** The charge that a line means, or null where nobody knows its name. */
function chargeOf(name: string, rule: Rule, facts: BillFacts): Charge | null {
  const known = nameOf(name);
  if (!known) return null;
  return typeof known.charge === 'string' ? known.charge : known.charge[endOf(name, rule, facts)];
}

/**
 * Reads one line such as `LCL arrival fee 85.00 AUD`. Never refuses: what cannot be read depends.
 * Source: Incoterms 2020, costs of each rule; names by trade usage.
 */
export function checkBillLine(line: string, facts: BillFacts): BillLine {
  const text = line.trim();
  const money = lastMoney(text);
  const name = (money && text.slice(0, money.at).trim() ? text.slice(0, money.at) : text).trim();
  const rule = parseRule(facts.rule);
  const charge = rule.ok ? chargeOf(plain(name), rule.value, facts) : null;
  const bears = rule.ok && charge !== null ? whoBears(rule.value, charge, facts.known) : 'depends';
  return { text, name, charge, bears, amount: money?.money ?? null };
}

/** All lines of a bill. */
export const checkBill = (lines: readonly string[], facts: BillFacts): readonly BillLine[] =>
  lines.map((line) => checkBillLine(line, facts));
