/** A text as it is typed: its terms as fields hold them, the request that they become, and what they come to by the server's own rules. */
import type { PatchV1OrdersOrderIdBody, PostV1OrdersBody } from '../../sdk/openapi.ts';
import { FIRST_TERMS, composeTerms, parseQuantity, parseTrigger } from '../../src/contracts/terms.rules.ts';
import type { DefectClass, Terms, Transport } from '../../src/contracts/types.ts';
import { ungrouped } from '../../src/kernel/money.ts';
import { type Extras, FIRST_EXTRAS, extraTerms, extrasBody, wrongInExtras } from './extras.ts';
import { minorOf, monthsOf, percentOf } from './figures.ts';

/** A clause while it is written. */
export type DraftClause = {
  readonly id: string;
  readonly text: string;
  readonly defectClass: DefectClass;
  /** The line it is about; null: all. */
  readonly lineId: string | null;
};

export type LineDraft = {
  readonly lineId: string;
  readonly product: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly sku: string | null;
  readonly lot: string | null;
};

/** An instalment: its share in per cent, and when it falls due as the API writes it. */
export type ShareDraft = { readonly id: string; readonly name: string; readonly share: string; readonly due: string };

export type DraftTerms = Extras & {
  readonly currency: string;
  readonly category: string;
  readonly lines: readonly LineDraft[];
  readonly rule: string;
  readonly place: string;
  readonly transport: Transport | '';
  /** A day, or words. */
  readonly shipBy: string;
  readonly deliverBy: string;
  readonly shares: readonly ShareDraft[];
  readonly cover: 'pre_shipment' | 'post_delivery';
  /** Empty: the whole order. */
  readonly assurance: string;
  readonly remedy: 'full_refund' | 'pro_rata';
  /** Months; empty: no warranty. */
  readonly warranty: string;
  readonly warrantyRemedy: 'repair' | 'replacement' | 'parts' | 'refund';
  readonly warrantyParts: boolean;
};

export const emptyLine = (lineId: string): LineDraft => ({
  lineId,
  product: '',
  quantity: '',
  unit: 'pcs',
  price: '',
  sku: null,
  lot: null,
});

export const FIRST_DRAFT: DraftTerms = {
  currency: 'USD',
  category: '',
  lines: [emptyLine('1')],
  rule: 'FOB',
  place: '',
  transport: '',
  shipBy: '',
  deliverBy: '',
  shares: [
    { id: '1', name: 'deposit', share: '30', due: 'on_confirmation' },
    { id: '2', name: 'balance', share: '70', due: 'before_shipment' },
  ],
  cover: 'post_delivery',
  assurance: '',
  remedy: 'full_refund',
  warranty: '',
  warrantyRemedy: 'repair',
  warrantyParts: true,
  ...FIRST_EXTRAS,
};

/** The first whole number that is not among these ids, as an id. */
export function freshId(taken: readonly string[], prefix = ''): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The fields that a text cannot be saved with as they are: of a line, an instalment, a charge or a paper by its id. */
export function wrongIn(terms: DraftTerms): ReadonlySet<string> {
  const isQuantity = ({ quantity, unit }: LineDraft): boolean => {
    const read = parseQuantity(`${ungrouped(quantity)} ${unit.trim() || 'pcs'}`);
    return read.ok && read.value.thousandths > 0;
  };
  const judged: readonly (readonly [key: string, holds: boolean])[] = [
    ...terms.lines.flatMap((line) => [
      [`product ${line.lineId}`, line.product.trim() !== ''] as const,
      [`quantity ${line.lineId}`, isQuantity(line)] as const,
      [`unit ${line.lineId}`, parseQuantity(`1 ${line.unit.trim()}`).ok] as const,
      [`price ${line.lineId}`, minorOf(line.price, terms.currency) !== null] as const,
    ]),
    ['place', terms.place.trim() !== ''],
    ['shipBy', terms.shipBy.trim() !== ''],
    ...terms.shares.flatMap(({ id, name, share }) => [
      [`name ${id}`, name.trim() !== ''] as const,
      [`share ${id}`, percentOf(share) !== null] as const,
    ]),
    ['assurance', terms.assurance.trim() === '' || minorOf(terms.assurance, terms.currency) !== null],
    ['warranty', terms.warranty.trim() === '' || monthsOf(terms.warranty) !== null],
  ];
  return new Set([...judged.flatMap(([key, holds]) => (holds ? [] : [key])), ...wrongInExtras(terms, terms.currency)]);
}

type Body = Omit<PostV1OrdersBody, 'counterparty' | 'as' | 'clauses'> & NonNullable<ReturnType<typeof extrasBody>>;
type LineBody = Body['lines'][number];

function lineOf({ lineId, product, quantity, unit, price, sku, lot }: LineDraft, currency: string): LineBody | null {
  const unitPriceMinor = minorOf(price, currency);
  const measured = parseQuantity(`${ungrouped(quantity)} ${unit.trim()}`);
  if (product.trim() === '' || unitPriceMinor === null || !measured.ok || measured.value.thousandths === 0) return null;
  const written = `${measured.value.thousandths / 1_000} ${measured.value.unit}`;
  return { lineId, product: product.trim(), quantity: written, unitPriceMinor, sku, lot };
}

/** Every term that the form holds, as the API takes it; null while something is missing that the server needs. */
export function termsBody(terms: DraftTerms): Body | null {
  const { currency, category, rule, place, transport, shipBy, deliverBy, cover, assurance, remedy, warranty } = terms;
  const lines = terms.lines.map((line) => lineOf(line, currency));
  const instalments = terms.shares.map(({ name, share, due }) => ({ name: name.trim(), sharePercent: percentOf(share), due }));
  const assuranceMinor = assurance.trim() === '' ? null : minorOf(assurance, currency);
  const months = monthsOf(warranty);
  const extras = extrasBody(terms, currency);
  const isMissing =
    lines.length === 0 ||
    lines.includes(null) ||
    instalments.some(({ name, sharePercent }) => name === '' || sharePercent === null) ||
    place.trim() === '' ||
    shipBy.trim() === '' ||
    (assurance.trim() !== '' && assuranceMinor === null) ||
    (warranty.trim() !== '' && months === null);
  if (isMissing || extras === null) return null;
  return {
    currency,
    category: category === '' ? null : category,
    lines: lines.filter((line) => line !== null),
    incoterm: `${rule} ${place.trim()}`,
    transport: transport === '' ? null : transport,
    shipBy: shipBy.trim(),
    deliverBy: deliverBy === '' ? null : deliverBy,
    cover,
    assuranceMinor,
    instalments: instalments.map((one) => ({ ...one, sharePercent: one.sharePercent ?? 0 })),
    remedy,
    warranty: months === null ? null : { months, parts: terms.warrantyParts, remedy: terms.warrantyRemedy },
    ...extras,
  };
}

type ClauseBody = NonNullable<PatchV1OrdersOrderIdBody['addClauses']>[number];

/** A clause as the API takes it. */
export const clauseBody = ({ id, text, defectClass, lineId }: DraftClause): ClauseBody => ({
  clauseId: id,
  text: text.trim(),
  defectClass,
  lineId,
});

/** The request of a new order, or null while something is missing. Empty clauses are left out. */
export function bodyOf(counterparty: string, terms: DraftTerms, clauses: readonly DraftClause[]): PostV1OrdersBody | null {
  const body = termsBody(terms);
  if (!body) return null;
  return { counterparty, ...body, clauses: clauses.filter(({ text }) => text.trim() !== '').map(clauseBody) };
}

const NO_TEXT = { contentId: '', hash: '' };
/** Whether a shipping date is a day, and not words. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What the terms come to, derived as the server derives it; null while a figure is missing or does not fit the others. */
export function composed(terms: DraftTerms, zone = 'UTC'): Terms | null {
  const body = termsBody({ ...terms, place: terms.place || '-', shipBy: terms.shipBy || '-' });
  if (!body) return null;
  const lines = body.lines.flatMap(({ lineId = '', quantity, unitPriceMinor, sku, lot }) => {
    const measured = parseQuantity(quantity);
    const known = { lineId, product: NO_TEXT, unitPriceMinor, sku: sku ?? null, lot: lot ?? null };
    return measured.ok ? [{ ...known, quantity: measured.value }] : [];
  });
  const instalments = (body.instalments ?? []).flatMap(({ name, sharePercent, due }) => {
    const trigger = parseTrigger(due);
    return trigger.ok ? [{ name, shareBasisPoints: Math.round(sharePercent * 100), due: trigger.value }] : [];
  });
  const date = isDay(terms.shipBy) ? terms.shipBy : null;
  const base = {
    ...FIRST_TERMS,
    currency: terms.currency,
    category: body.category ?? null,
    lines,
    instalments,
    incoterm: { rule: terms.rule, place: terms.place },
    transport: body.transport ?? null,
    shipBy: { date, words: null, problems: date === null ? ['no_limit'] : [] },
    shipZone: zone,
    deliverBy: body.deliverBy ?? null,
    cover: terms.cover,
    assuranceMinor: body.assuranceMinor ?? null,
    remedy: terms.remedy,
    warranty: body.warranty ?? null,
    ...extraTerms(body),
  };
  const made = composeTerms(base, null);
  return made.ok ? made.value : null;
}
