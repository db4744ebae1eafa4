/** A draft as it is typed, and the request that it becomes. */
import type { PostV1OrdersBody } from '../../sdk/openapi.ts';
import { type Minor, allocate, parseAmount } from '../../src/kernel/money.ts';
import type { DraftClause } from './ClauseEditor.tsx';

export const CURRENCY = 'USD';

export type DraftTerms = {
  readonly product: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly category: string;
  readonly rule: string;
  readonly place: string;
  readonly shipBy: string;
  readonly deposit: string;
  readonly cover: 'pre_shipment' | 'post_delivery';
};

export const FIRST_DRAFT: DraftTerms = {
  product: '',
  quantity: '',
  unit: 'pcs',
  price: '',
  category: '',
  rule: 'FOB',
  place: '',
  shipBy: '',
  deposit: '30',
  cover: 'post_delivery',
};

/** Whole per cent of the deposit; null for anything else. 0 and 100 mean one instalment. */
const shareOf = (text: string): number | null => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null);

export type Figures = { readonly totalMinor: Minor; readonly depositMinor: Minor; readonly balanceMinor: Minor };

/** What the order comes to, reckoned as the server does; null while a figure is missing. */
export function figuresOf({ quantity, price, deposit }: DraftTerms): Figures | null {
  const unit = parseAmount(price.replaceAll(',', '').trim(), CURRENCY);
  const share = shareOf(deposit.trim());
  if (!unit.ok || share === null || !/^\d{1,9}$/.test(quantity.trim())) return null;
  const totalMinor = unit.value * Number(quantity);
  if (!Number.isSafeInteger(totalMinor) || totalMinor === 0) return null;
  const [depositMinor = 0, balanceMinor = 0] =
    share === 0 ? [0, totalMinor] : share === 100 ? [totalMinor, 0] : allocate(totalMinor, [share, 100 - share]);
  return { totalMinor, depositMinor, balanceMinor };
}

/** The instalments that a deposit of so many per cent makes. */
function instalmentsOf(share: number): PostV1OrdersBody['instalments'] {
  const rows = [
    { name: 'deposit', sharePercent: share, due: 'on_confirmation' },
    { name: 'balance', sharePercent: 100 - share, due: 'before_shipment' },
  ];
  return rows.filter(({ sharePercent }) => sharePercent > 0);
}

/** The request, or null while something is missing that the server needs. Empty clauses are left out. */
export function bodyOf(counterparty: string, terms: DraftTerms, clauses: readonly DraftClause[]): PostV1OrdersBody | null {
  const figures = figuresOf(terms);
  const share = shareOf(terms.deposit.trim());
  const unit = parseAmount(terms.price.replaceAll(',', '').trim(), CURRENCY);
  const product = terms.product.trim();
  const place = terms.place.trim();
  if (!figures || share === null || !unit.ok || product === '' || place === '' || terms.shipBy === '' || terms.unit.trim() === '')
    return null;
  return {
    counterparty,
    currency: CURRENCY,
    ...(terms.category === '' ? {} : { category: terms.category }),
    lines: [{ product, quantity: `${terms.quantity.trim()} ${terms.unit.trim()}`, unitPriceMinor: unit.value }],
    incoterm: `${terms.rule} ${place}`,
    shipBy: terms.shipBy,
    cover: terms.cover,
    instalments: instalmentsOf(share) ?? [],
    clauses: clauses
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, text, defectClass }) => ({ clauseId: id, text: text.trim(), defectClass })),
  };
}
