/** From a UBL order to the draft of a contract: what it says exactly, what a person must settle, and what has no place here. */
import { coach } from '../contracts/coach.rules.ts';
import { parseIncoterm } from '../incoterms/rules.ts';
import type { PlainDate } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { excerpt, isCode, isName } from '../kernel/text.ts';
import { isCountry } from '../parties/countries.rules.ts';
import { datesOf } from './dates.rules.ts';
import { type Problem, left, problem, whyOf } from './found.rules.ts';
import { chargesOf, instalmentsOf, lineTotal, totalProblems } from './money.rules.ts';
import type {
  DraftLine,
  ImportProblem,
  ImportRefusal,
  ImportedOrder,
  ProposedClause,
  UblLine,
  UblOrder,
  UblUnread,
} from './types.ts';
import { OWN_UNIT, WORD_BY_CODE } from './units.data.ts';
import { SAY } from './words.data.ts';

/**
 * Maps a whole order. A draft without a problem is one that `POST /v1/orders` takes, whoever the supplier is. Refuses a unit
 * that is in no table, and more lines with charges, or texts, than an order holds.
 * @param today in UTC; null where an old day may stand
 */
export function importOrder(order: UblOrder, today: PlainDate | null): Result<ImportedOrder, ImportRefusal> {
  const unknown = order.lines.find(({ quantity }) => quantity?.unitCode && !isKnownUnit(quantity.unitCode))?.quantity;
  if (unknown) return refuse('ubl.unit_unknown', { path: unknown.path, text: excerpt(unknown.unitCode ?? '', 20) });
  const added = order.charges.filter(({ adds }) => adds);
  if (order.lines.length + added.length > LIMITS.linesPerOrder)
    return refuse('ubl.too_many', { path: 'OrderLine + AllowanceCharge', most: LIMITS.linesPerOrder });
  const numbered = lineIds(order.lines);
  const lines = order.lines.map((line, index) => importLine(line, numbered.ids[index] ?? ''));
  const texts = textsOf(order, numbered.ids);
  // Before any is judged: judging is the costly part.
  if (texts.length > LIMITS.clausesPerOrder) return refuse('ubl.too_many', { path: 'Note', most: LIMITS.clausesPerOrder });
  const charges = chargesOf(order.charges, numbered.ids);
  const term = termOf(order);
  const dates = datesOf(order, term.rule, today);
  const instalments = instalmentsOf(order.payments);
  const country = countryOf(order.consigneeCountry);
  const { version, customization, profile, id, issuedOn, buyer, seller } = order;
  const problems = [
    ...(order.currency === null ? [problem('currency_missing', 'DocumentCurrencyCode')] : []),
    ...numbered.problems,
    ...lines.flatMap((line) => line.problems),
    ...term.problems,
    ...dates.problems,
    ...country.problems,
    ...charges.problems,
    ...order.unread.flatMap(lineChargeProblem),
    ...instalments.problems,
    ...totalProblems(order),
  ];
  const leftOut = [...lines.flatMap((line) => line.left), ...charges.left, ...instalments.left, ...country.left, ...term.left];
  return ok({
    document: { id, issuedOn, version, customization, profile },
    parties: { buyer, seller },
    draft: {
      ...(order.currency === null ? {} : { currency: order.currency }),
      lines: lines.map(({ line }) => line),
      ...(charges.charges.length > 0 ? { charges: charges.charges } : {}),
      ...(term.incoterm === null ? {} : { incoterm: term.incoterm }),
      ...(dates.shipBy === null ? {} : { shipBy: dates.shipBy }),
      ...(dates.deliverBy === null ? {} : { deliverBy: dates.deliverBy }),
      ...(instalments.instalments.length > 0 ? { instalments: instalments.instalments } : {}),
      ...(order.consignee === null ? {} : { consignee: order.consignee }),
      ...(country.code === null ? {} : { consigneeCountry: country.code }),
    },
    clauses: texts.map(proposed),
    attachments: order.references,
    notCarried: [
      ...leftOut,
      ...dates.left.map(({ path, text }) => left(path, text)),
      ...order.unread.map(({ path, text, times }) => ({ path, why: whyOf(path), text, times })),
    ],
    problems: problems.map((each) => ({ ...each, say: SAY[each.code] })),
  });
}

/** In the table, or agreed between two parties: then it is a unit, and a person says which. */
const isKnownUnit = (unitCode: string): boolean => WORD_BY_CODE.has(unitCode) || unitCode === OWN_UNIT;

/** The lines' own ids where all of them can stand in a contract; else numbers, so that clauses still name their line. */
function lineIds(lines: readonly UblLine[]): { readonly ids: readonly string[]; readonly problems: readonly Problem[] } {
  const own = lines.flatMap(({ id }) => (id !== null && isCode(id) ? [id] : []));
  if (own.length === lines.length && new Set(own).size === own.length) return { ids: own, problems: [] };
  return { ids: lines.map((_, index) => String(index + 1)), problems: [problem('line_ids_replaced', 'OrderLine/LineItem/ID')] };
}

/** `2.5`: thousandths as digits, without zeros that say nothing. */
export const digitsOf = (thousandths: number): string =>
  `${Math.floor(thousandths / 1_000)}.${String(thousandths % 1_000).padStart(3, '0')}`.replace(/\.?0+$/, '');

function importLine(line: UblLine, lineId: string) {
  const { quantity, unitPriceMinor, totalMinor, path } = line;
  const product = line.name ?? nameFrom(line);
  const unit = quantity?.unitCode ? WORD_BY_CODE.get(quantity.unitCode) : undefined;
  const ids = [line.sellersId, line.buyersId, line.standardId].flatMap((id) => (id ? [id] : []));
  const sku = ids.find(({ text }) => isCode(text)) ?? null;
  const amount = quantity && digitsOf(quantity.thousandths);
  const computed = lineTotal(line);
  const at = { lineId };
  const problems = [
    ...(product === null ? [problem('product_missing', path, at)] : []),
    ...(quantity === null ? [problem('quantity_missing', path, at)] : []),
    ...(quantity && unit === undefined ? [problem('unit_missing', quantity.path, at)] : []),
    ...(unitPriceMinor === null ? [problem('price_missing', path, at)] : []),
    ...(computed !== null && computed <= MAX_MINOR && totalMinor !== null && computed !== totalMinor
      ? [problem('line_total_differs', path, { ...at, statedMinor: totalMinor, computedMinor: computed })]
      : []),
  ];
  const draft: DraftLine = {
    lineId,
    ...(product === null ? {} : { product }),
    ...(sku === null ? {} : { sku: sku.text }),
    ...(amount === null ? {} : { quantity: unit === undefined ? amount : `${amount} ${unit}` }),
    ...(unitPriceMinor === null ? {} : { unitPriceMinor }),
  };
  const others = ids
    .filter((id) => id !== sku)
    .map(({ path: where, text }) => left(where, text, 'A line has one article number.'));
  return { line: draft, problems, left: others };
}

/** A description that could be a name stands for a name that is missing. */
function nameFrom({ descriptions }: UblLine): string | null {
  const text = descriptions[0]?.text.replace(/\s+/g, ' ') ?? null;
  return text !== null && isName(text) ? text : null;
}

type Text = { readonly path: string; readonly text: string; readonly lineId: string | null };

/** Notes, descriptions and properties, which may be clauses. */
function textsOf(order: UblOrder, ids: readonly string[]): readonly Text[] {
  return [
    ...order.notes.map((note) => ({ ...note, lineId: null })),
    ...order.lines.flatMap((line, index) => {
      const usedAsName = line.name === null && nameFrom(line) !== null;
      const descriptions = line.descriptions.filter(({ text }, at) => text !== line.name && !(usedAsName && at === 0));
      return [...line.notes, ...descriptions, ...line.properties].map((text) => ({ ...text, lineId: ids[index] ?? null }));
    }),
  ];
}

/** A clause to consider: judged, and not taken into the draft by itself. */
function proposed({ path, text, lineId }: Text, index: number): ProposedClause {
  const { verdict, problems, rewrite } = coach({ text });
  return { clauseId: `u${index + 1}`, text, lineId, path, verdict, problems: problems.map(({ code }) => code), rewrite };
}

/** A charge or discount on a line changes what the line costs, and nothing here reads it. */
const lineChargeProblem = ({ path }: UblUnread): readonly Problem[] =>
  /^OrderLine\b.*\/AllowanceCharge(?:\[\d+\])?$/.test(path) ? [problem('line_charge_left_out', path)] : [];

const TERM_PROBLEMS = {
  'incoterm.unknown': 'incoterm_unknown',
  'incoterm.charge_unknown': 'incoterm_unknown',
  'incoterm.place_missing': 'incoterm_place_missing',
  'incoterm.place_malformed': 'incoterm_place_malformed',
} as const satisfies Readonly<Record<string, ImportProblem>>;

/** The trade term in the words of the draft. The edition is left out, as often as it was written. */
function readTerm(text: string): ReturnType<typeof parseIncoterm> {
  const parsed = parseIncoterm(text);
  if (!parsed.ok) return parsed;
  const term = `${parsed.value.rule} ${parsed.value.place}`;
  if (term.length > LIMITS.incoterm) return refuse('incoterm.place_malformed', { rule: parsed.value.rule });
  return term.length < text.length ? readTerm(term) : parsed;
}

function termOf({ terms }: UblOrder) {
  const none = { incoterm: null, rule: null, left: [] };
  const [first] = terms;
  if (!first) return { ...none, problems: [problem('incoterm_missing', 'DeliveryTerms')] };
  const words = ({ rule, place }: typeof first): string => (place === null ? rule : `${rule} ${place}`);
  if (new Set(terms.map((each) => words(each).toUpperCase())).size > 1) {
    const told = terms.map((each) => left(each.path, words(each)));
    return { ...none, problems: [problem('incoterm_differs', first.path)], left: told };
  }
  const { path, rule } = first;
  const parsed = readTerm(words(first));
  if (parsed.ok)
    return { ...none, incoterm: `${parsed.value.rule} ${parsed.value.place}`, rule: parsed.value.rule, problems: [] };
  const suggest = parsed.data['suggest'] ?? null;
  return {
    ...none,
    rule: parsed.code === 'incoterm.unknown' ? null : rule,
    problems: [
      problem(TERM_PROBLEMS[parsed.code], path, { text: excerpt(words(first), 80), ...(suggest === null ? {} : { suggest }) }),
    ],
    left: [left(path, words(first), 'The trade term is not one of Incoterms 2020 with its place.')],
  };
}

function countryOf(code: string | null) {
  if (code === null || isCountry(code)) return { code, problems: [], left: [] };
  const path = 'Delivery/DeliveryLocation/Address/Country/IdentificationCode';
  return {
    code: null,
    problems: [problem('country_unknown', path, { text: excerpt(code, 20) })],
    left: [left(path, code)],
  };
}
