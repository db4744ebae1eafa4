/** From a UBL order to the draft of a contract: what it says exactly, what a person must settle, and what has no place here. */
import { coach } from '../contracts/coach.rules.ts';
import { parseTrigger } from '../contracts/terms.rules.ts';
import { parseIncoterm } from '../incoterms/rules.ts';
import { LIMITS } from '../kernel/limits.ts';
import { mulDivHalfUp } from '../kernel/money.ts';
import { type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { isCountry } from '../parties/countries.rules.ts';
import { datesOf } from './dates.rules.ts';
import type {
  DraftCharge,
  DraftInstalment,
  DraftLine,
  ImportProblem,
  ImportRefusal,
  ImportedOrder,
  NotCarried,
  ProposedClause,
  UblCharge,
  UblLine,
  UblOrder,
  UblPayment,
} from './types.ts';
import { WORD_BY_CODE } from './units.data.ts';
import { SAY, WHY } from './words.data.ts';

type Problem = { readonly code: ImportProblem; readonly path: string; readonly data: JsonObject };

const problem = (code: ImportProblem, path: string, data: JsonObject = {}): Problem => ({ code, path, data });

const whyOf = (path: string): string => WHY.find(([pattern]) => pattern.test(path))?.[1] ?? '';
const left = (path: string, text: string | null, why = whyOf(path)): NotCarried => ({ path, why, text, times: 1 });

/** Ids that people choose here: of lines, charges and goods. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;
const isCode = (text: string | null): text is string => text !== null && CODE.test(text);

/** Maps a whole order. Refuses a unit that is in no table, and more texts than an order has clauses. */
export function importOrder(order: UblOrder): Result<ImportedOrder, ImportRefusal> {
  const unknown = order.lines.find(({ quantity }) => quantity?.unitCode && !WORD_BY_CODE.has(quantity.unitCode))?.quantity;
  if (unknown) return refuse('ubl.unit_unknown', { path: unknown.path, text: unknown.unitCode?.slice(0, 20) ?? '' });
  const numbered = lineIds(order.lines);
  const lines = order.lines.map((line, index) => importLine(line, numbered.ids[index] ?? ''));
  const texts = textsOf(order, numbered.ids);
  // Before any is judged: judging is the costly part.
  if (texts.length > LIMITS.clausesPerOrder) return refuse('ubl.too_many', { path: 'Note', most: LIMITS.clausesPerOrder });
  const charges = chargesOf(order.charges);
  const term = termOf(order);
  const dates = datesOf(order, term.rule);
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

/** The lines' own ids where all of them can stand in a contract; else numbers, so that clauses still name their line. */
function lineIds(lines: readonly UblLine[]): { readonly ids: readonly string[]; readonly problems: readonly Problem[] } {
  const own = lines.map(({ id }) => id);
  if (own.every(isCode) && new Set(own).size === own.length) return { ids: own, problems: [] };
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
  const computed = quantity && unitPriceMinor !== null ? mulDivHalfUp(unitPriceMinor, quantity.thousandths, 1_000) : null;
  const at = { lineId };
  const problems = [
    ...(product === null ? [problem('product_missing', path, at)] : []),
    ...(quantity === null ? [problem('quantity_missing', path, at)] : []),
    ...(quantity && unit === undefined ? [problem('unit_missing', quantity.path, at)] : []),
    ...(unitPriceMinor === null ? [problem('price_missing', path, at)] : []),
    ...(computed !== null && totalMinor !== null && computed !== totalMinor
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

/** A description that is short enough to be a name stands for a name that is missing. */
function nameFrom({ descriptions }: UblLine): string | null {
  const text = descriptions[0]?.text.replace(/\s+/g, ' ') ?? null;
  return text !== null && text.length <= LIMITS.name ? text : null;
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

/** UNTDID 7161: freight service, and transport charges. */
const FREIGHT_CODES = new Set(['FC', 'SAA', 'ABP']);
const KINDS = ['freight', 'tooling', 'sample', 'other'] as const;
const KIND_WORDS: readonly (readonly [DraftCharge['kind'], RegExp])[] = [
  ['freight', /\b(?:freight|carriage|shipping|transport(?:ation)?(?! documents?))\b|运费/i],
  ['tooling', /\b(?:tool(?:ing)?|mou?lds?|dies?)\b|模具/i],
  ['sample', /\bsamples?\b|样品/i],
];

/** The list in which an exported order names the kinds of this platform. */
export const CHARGE_CODES = 'quayside:charge';

function kindOf({ code, codeList, reason }: UblCharge): DraftCharge['kind'] {
  const own = codeList === CHARGE_CODES ? KINDS.find((kind) => kind === code) : undefined;
  if (own) return own;
  if (code !== null && FREIGHT_CODES.has(code)) return 'freight';
  return KIND_WORDS.find(([, words]) => words.test(reason ?? ''))?.[0] ?? 'other';
}

function chargesOf(all: readonly UblCharge[]) {
  const adds = all.filter((charge) => charge.adds);
  const ids = adds.map(({ id }) => id);
  const own = ids.every(isCode) && new Set(ids).size === ids.length;
  const charges = adds.map((charge, index): DraftCharge => {
    const kind = kindOf(charge);
    const chargeId = own ? (charge.id ?? '') : `c${index + 1}`;
    return { chargeId, kind, label: charge.reason ?? kind, amountMinor: charge.amountMinor };
  });
  const allowances = all.filter((charge) => !charge.adds && charge.amountMinor > 0);
  return {
    charges,
    problems: allowances.map(({ path, amountMinor }) => problem('allowance_left_out', path, { amountMinor })),
    left: allowances.map(({ path, reason }) => left(path, reason)),
  };
}

function termOf({ terms }: UblOrder) {
  const none = { incoterm: null, rule: null, left: [] };
  if (!terms || terms.rule === null) return { ...none, problems: [problem('incoterm_missing', 'DeliveryTerms')] };
  const { path, rule, place } = terms;
  const parsed = parseIncoterm(place === null ? rule : `${rule} ${place}`);
  if (parsed.ok)
    return { ...none, incoterm: `${parsed.value.rule} ${parsed.value.place}`, rule: parsed.value.rule, problems: [] };
  const codes: Readonly<Record<typeof parsed.code, ImportProblem>> = {
    'incoterm.unknown': 'incoterm_unknown',
    'incoterm.charge_unknown': 'incoterm_unknown',
    'incoterm.place_missing': 'incoterm_place_missing',
    'incoterm.place_malformed': 'incoterm_place_malformed',
  };
  const words = [rule, place].filter((word) => word !== null).join(' ');
  const suggest = parsed.data['suggest'] ?? null;
  return {
    ...none,
    rule: parsed.code === 'incoterm.unknown' ? null : rule,
    problems: [problem(codes[parsed.code], path, { text: words.slice(0, 80), ...(suggest === null ? {} : { suggest }) })],
    left: [left(path, words, 'The trade term is not one of Incoterms 2020 with its place.')],
  };
}

/** Instalments where every payment term is one of ours; else the terms are told as left out, whole. */
function instalmentsOf(payments: readonly UblPayment[]): {
  readonly instalments: readonly DraftInstalment[];
  readonly left: readonly NotCarried[];
} {
  const read = payments.flatMap(({ id, note, percent }): readonly DraftInstalment[] => {
    const fits = isCode(id) && note !== null && parseTrigger(note).ok && /^\d{1,3}(?:\.\d{1,2}0*)?$/.test(percent ?? '');
    return fits ? [{ name: id, sharePercent: Number(percent), due: note }] : [];
  });
  const whole = read.reduce((sum, { sharePercent }) => sum + Math.round(sharePercent * 100), 0) === 10_000;
  const many = payments.length > LIMITS.instalmentsPerOrder;
  if (read.length === payments.length && whole && !many) return { instalments: read, left: [] };
  return { instalments: [], left: payments.map(({ path, note }) => left(path, note?.slice(0, 120) ?? null)) };
}

function countryOf(code: string | null) {
  if (code === null || isCountry(code)) return { code, problems: [], left: [] };
  const path = 'Delivery/DeliveryLocation/Address/Country/IdentificationCode';
  return {
    code: null,
    problems: [problem('country_unknown', path, { text: code.slice(0, 20) })],
    left: [left(path, code.slice(0, 120))],
  };
}

/** Compared only where every line has quantity and price: else the difference says nothing new. */
function totalProblems({ lines, charges, payableMinor }: UblOrder): readonly Problem[] {
  if (payableMinor === null) return [];
  let sum = 0;
  for (const { quantity, unitPriceMinor } of lines) {
    if (quantity === null || unitPriceMinor === null) return [];
    sum += mulDivHalfUp(unitPriceMinor, quantity.thousandths, 1_000);
  }
  // Allowances are problems of their own, so they are no difference here.
  for (const { adds, amountMinor } of charges) sum += adds ? amountMinor : -amountMinor;
  if (sum === payableMinor) return [];
  const path = 'AnticipatedMonetaryTotal/PayableAmount';
  return [problem('total_differs', path, { statedMinor: payableMinor, computedMinor: sum })];
}
