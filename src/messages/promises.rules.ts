/** Reads promises out of messages and compares them with the terms in force: chat changes no contract, an amendment does. */
import type { Cover, Terms } from '../contracts/types.ts';
import { parseRule, whoBears } from '../incoterms/rules.ts';
import type { Bearer, Charge } from '../incoterms/types.ts';
import { type PlainDate, SHORT_MONTHS, addDays, monthOf, parseDate } from '../kernel/dates.ts';
import type { JsonObject } from '../kernel/result.ts';
import {
  AGREES,
  COVER,
  DAY_WORDS,
  NEGATED_AFTER,
  NEGATED_BEFORE,
  NEGATED_WITHIN,
  NUMBER_WORDS,
  PLAIN_PROMISES,
  SHIPPING,
  WARRANTY,
} from './promises.data.ts';
import { plainText, sentencesOf } from './text.rules.ts';
import type { Promised } from './types.ts';

/** What a message promises, each kind once (the last one said). `today`: the day of receipt; a day without a year is the next such day. */
export function promisesIn(text: string, today: PlainDate): readonly Promised[] {
  const found = sentencesOf(plainText(text))
    .filter(({ asks }) => !asks)
    .flatMap((sentence) => promisesOf(sentence.text, today));
  return [...new Map(found.map((promised) => [promised.kind, promised])).values()];
}

function promisesOf(sentence: string, today: PlainDate): readonly Promised[] {
  const promises: Promised[] = PLAIN_PROMISES.filter(({ words }) => isSaid(sentence, words)).map(({ kind }) => ({ kind }));
  const on = shipDay(sentence, today);
  if (on !== null) promises.push({ kind: 'ship_by', on });
  const months = warrantyMonths(sentence);
  if (months !== null) promises.push({ kind: 'warranty', months });
  const cover = coverAgreed(sentence);
  if (cover !== null) promises.push({ kind: 'cover', cover });
  return promises;
}

/** Whether the words stand in the sentence without being turned round. */
function isSaid(sentence: string, words: RegExp): boolean {
  return [...sentence.matchAll(new RegExp(words, 'g'))].some(
    ({ 0: said, index }) =>
      !NEGATED_WITHIN.test(said) &&
      !NEGATED_BEFORE.test(sentence.slice(0, index)) &&
      !NEGATED_AFTER.test(sentence.slice(index + said.length)),
  );
}

const ISO = /\b(20\d{2})[-/](\d{1,2})[-/](\d{1,2})\b/;
const MONTH = `(${SHORT_MONTHS.join('|')})[a-z]*\\.?`;
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},?(?: (20\\d{2}))?\\b`);
const MONTH_DAY = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (20\\d{2}))?`);
const CHINESE = /(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})[日号]/;

type Written = { readonly at: number; readonly year: string | undefined; readonly month: number; readonly day: string };

/** The first day written in a sentence. Figures alone (10/05) read two ways and are no day. */
function writtenDay(sentence: string): Written | null {
  const iso = ISO.exec(sentence);
  if (iso) return { at: iso.index, year: iso[1], month: Number(iso[2]), day: iso[3] ?? '' };
  const chinese = CHINESE.exec(sentence);
  if (chinese) return { at: chinese.index, year: chinese[1], month: Number(chinese[2]), day: chinese[3] ?? '' };
  const dm = DAY_MONTH.exec(sentence);
  if (dm) return { at: dm.index, year: dm[3], month: monthOf(dm[2] ?? ''), day: dm[1] ?? '' };
  const md = MONTH_DAY.exec(sentence);
  return md && { at: md.index, year: md[3], month: monthOf(md[1] ?? ''), day: md[2] ?? '' };
}

const two = (figure: string | number): string => String(figure).padStart(2, '0');

/** The day by which shipping is promised, or null. "Before" a day excludes it. */
function shipDay(sentence: string, today: PlainDate): PlainDate | null {
  const written = writtenDay(sentence);
  if (!written) return null;
  const head = sentence.slice(0, written.at);
  const part = `${/[^,;,]*$/.exec(head)?.[0] ?? ''}${/^[^,;,]*/.exec(sentence.slice(written.at))?.[0] ?? ''}`;
  if (!isSaid(part, SHIPPING)) return null;
  const word = DAY_WORDS.exec(head)?.[1] ?? null;
  // In Chinese the day stands before its word: 5月10日前发货.
  const chinese = /[一-鿿]/.test(sentence);
  if (word === null && !chinese) return null;
  const date = dateOf(written, today);
  const excluded = word === 'before' || (chinese && /^[^,。,]{0,4}[日号](?:之|以)?前/.test(sentence.slice(written.at + 1)));
  return date !== null && excluded ? addDays(date, -1) : date;
}

/** Without a year: this year's day, or the next one's where this year's is over. */
function dateOf({ year, month, day }: Written, today: PlainDate): PlainDate | null {
  const inYear = (y: string | number): PlainDate | null => {
    const date = parseDate(`${y}-${two(month)}-${two(day)}`);
    return date.ok ? date.value : null;
  };
  if (year !== undefined) return inYear(year);
  const thisYear = Number(today.slice(0, 4));
  const date = inYear(thisYear);
  return date !== null && date >= today ? date : inYear(thisYear + 1);
}

function warrantyMonths(sentence: string): number | null {
  const words = WARRANTY.find((pattern) => isSaid(sentence, pattern));
  const [, figure = '', unit = ''] = words?.exec(sentence) ?? [];
  const count = NUMBER_WORDS[figure] ?? Number(figure);
  if (!words || !Number.isSafeInteger(count) || count === 0) return null;
  return /^y|年/.test(unit) ? count * 12 : count;
}

function coverAgreed(sentence: string): Cover | null {
  if (!AGREES.test(sentence) || !isSaid(sentence, COVER)) return null;
  return COVER.exec(sentence)?.[1] === 'post' ? 'post_delivery' : 'pre_shipment';
}

/** What the contract says where a promise says more or something else. `contract` is null where it says nothing. */
export type Contradiction = {
  readonly promise: Promised['kind'];
  readonly promised: JsonObject;
  readonly contract: JsonObject | null;
};

type Judged = Pick<Terms, 'incoterm' | 'shipBy' | 'warranty' | 'cover'>;

const CHARGE_OF: Readonly<Record<'to_door' | 'all_included' | 'customs_paid', Charge>> = {
  to_door: 'on_carriage',
  // Under every rule but DDP something is left to pay at the border.
  all_included: 'import_duty_tax',
  customs_paid: 'import_duty_tax',
};

/** The cost side of a promise: contradicted where the rule puts the charge on the buyer or on nobody. */
function againstRule(kind: keyof typeof CHARGE_OF, { incoterm }: Judged): Contradiction | null {
  const rule = parseRule(incoterm.rule);
  const charge = CHARGE_OF[kind];
  const bears: Bearer = rule.ok ? whoBears(rule.value, charge) : 'depends';
  if (bears === 'supplier' || bears === 'depends') return null;
  return { promise: kind, promised: {}, contract: { rule: incoterm.rule, place: incoterm.place, charge, bears } };
}

/**
 * Whether the terms say otherwise than the promise; null where they keep it. Terms without a word about what was promised
 * contradict it too: only what both confirm in the contract or an amendment counts. Source: programme rules, messages.
 */
export function contradicts(promised: Promised, terms: Judged): Contradiction | null {
  switch (promised.kind) {
    case 'to_door':
    case 'all_included':
    case 'customs_paid':
      return againstRule(promised.kind, terms);
    case 'ship_by': {
      const { date } = terms.shipBy;
      const kept = date === promised.on;
      return kept ? null : { promise: 'ship_by', promised: { on: promised.on }, contract: date === null ? null : { on: date } };
    }
    case 'warranty': {
      const months = terms.warranty?.months ?? 0;
      if (months >= promised.months) return null;
      return { promise: 'warranty', promised: { months: promised.months }, contract: months === 0 ? null : { months } };
    }
    case 'cover': {
      // Post-delivery cover holds whatever pre-shipment cover would.
      if (terms.cover === promised.cover || promised.cover === 'pre_shipment') return null;
      return { promise: 'cover', promised: { cover: promised.cover }, contract: { cover: terms.cover } };
    }
    // The terms have no place for these: they stand in a clause or nowhere, and the clause is for people to read.
    case 'free_inspection':
    case 'free_spares':
      return null;
  }
}
