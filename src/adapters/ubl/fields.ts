/** Amounts, quantities, days and texts of a UBL document, each exact or refused with its path. */
import { type Currency, isCurrency, minorDigits } from '../../kernel/currency.ts';
import { type PlainDate, parseDate } from '../../kernel/dates.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { MAX_MINOR, type Minor } from '../../kernel/money.ts';
import { excerpt, isName, isVisible } from '../../kernel/text.ts';
import { reject } from './refusals.ts';
import { type Node, many, one, take } from './tree.ts';
import type { UblText } from './types.ts';

/** A decimal number without sign: `units` / 10^`scale`. */
type Decimal = { readonly units: bigint; readonly scale: number };

function decimalOf(text: string): Decimal | null {
  const match = /^\+?(\d{1,18})?(?:\.(\d{0,18}))?$/.exec(text);
  if (!match || (match[1] === undefined && !match[2])) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return { units: BigInt((match[1] ?? '0') + fraction), scale: fraction.length };
}

const ten = (power: number): bigint => 10n ** BigInt(power);

/** The currency of the document: named, or the one that all its amounts bear; null where there is neither name nor amount. */
export function currencyOf(root: Node): Currency | null {
  const stated = take(one(root, 'DocumentCurrencyCode'));
  const known = (code: string, path: string): Currency =>
    isCurrency(code) ? code : reject('ubl.currency_unknown', { path, text: excerpt(code, 20) });
  let currency = stated === null ? null : known(stated, 'DocumentCurrencyCode');
  for (const node of amountsIn(root)) {
    const code = node.attributes.get('currencyID');
    if (!code) continue;
    currency ??= known(code, node.path);
    // Sums over two currencies would be sums of nothing.
    if (known(code, node.path) !== currency) reject('ubl.currency_mixed', { path: node.path, found: code, currency });
  }
  return currency;
}

/** Taxes and rates of exchange may be in another currency, and are not carried. */
const OTHER_MONEY = new Set(['TaxTotal', 'TotalTaxAmount', 'TaxExchangeRate', 'PricingExchangeRate', 'PaymentExchangeRate']);

const amountsIn = (node: Node): readonly Node[] =>
  node.children.flatMap((child) => {
    if (OTHER_MONEY.has(child.name)) return [];
    return child.attributes.has('currencyID') ? [child] : amountsIn(child);
  });

/** The path with what was written there, for refusals. */
const shown = (node: Node) => ({ path: excerpt(node.path, 200), text: excerpt(node.text) });

function decimalAt(node: Node): Decimal {
  take(node);
  return decimalOf(node.text) ?? reject('ubl.amount_malformed', shown(node));
}

const needCurrency = (currency: Currency | null, node: Node): Currency =>
  currency ?? reject('ubl.currency_missing', { path: excerpt(node.path, 200) });

/** An amount of zero or more in minor units; null where the element is absent. */
export function amountAt(node: Node | null, currency: Currency | null): Minor | null {
  if (!node) return null;
  const unit = needCurrency(currency, node);
  const { units, scale } = decimalAt(node);
  const digits = minorDigits(unit);
  if (scale > digits) return reject('ubl.amount_precision', { ...shown(node), currency: unit, digits });
  return inRange(units * ten(digits - scale), node);
}

const inRange = (minor: bigint, node: Node): Minor =>
  minor <= BigInt(MAX_MINOR) ? Number(minor) : reject('ubl.amount_range', shown(node));

/** A quantity above zero in thousandths. Returns of goods are negative in UBL and no order here. */
export function quantityAt(node: Node): number {
  take(node);
  const decimal = decimalOf(node.text);
  const most = 1_000_000_000n;
  if (!decimal || decimal.units === 0n || decimal.scale > 3 || decimal.units >= most * ten(decimal.scale))
    return reject('ubl.quantity_invalid', shown(node));
  return Number(decimal.units * ten(3 - decimal.scale));
}

/**
 * The price of one unit: the price amount over its base quantity, which is in the same unit as the line. A price that is
 * no whole number of minor units is refused rather than rounded: rounded once, it is wrong five hundred times.
 */
export function unitPriceAt(price: Node | null, currency: Currency | null, unitCode: string | null): Minor | null {
  const amount = one(price, 'PriceAmount');
  if (!amount) return null;
  const unit = needCurrency(currency, amount);
  const { units, scale } = decimalAt(amount);
  const factor = one(price, 'OrderableUnitFactorRate');
  // The price would be for another unit than the one that is ordered.
  if (factor && Number(take(factor)) !== 1)
    return reject('ubl.unit_mismatch', { path: excerpt(factor.path, 200), found: excerpt(factor.text, 20), unit: '1' });
  const base = baseOf(one(price, 'BaseQuantity'), unitCode);
  const digits = minorDigits(unit);
  const dividend = units * ten(digits + base.scale);
  const divisor = base.units * ten(scale);
  if (dividend % divisor === 0n) return inRange(dividend / divisor, amount);
  const data = { ...shown(amount), currency: unit, digits };
  return reject(base.units === ten(base.scale) ? 'ubl.amount_precision' : 'ubl.price_inexact', data);
}

function baseOf(node: Node | null, unitCode: string | null): Decimal {
  if (!node) return { units: 1n, scale: 0 };
  const own = node.attributes.get('unitCode') || null;
  take(node);
  if (own !== null && unitCode !== null && own !== unitCode)
    return reject('ubl.unit_mismatch', { path: excerpt(node.path, 200), found: excerpt(own, 20), unit: excerpt(unitCode, 20) });
  const decimal = decimalOf(node.text);
  return decimal && decimal.units > 0n ? decimal : reject('ubl.quantity_invalid', shown(node));
}

/** A day; a zone after it, which XML allows, is left out: the contract's own zone counts. */
export function dayAt(node: Node | null): PlainDate | null {
  const text = take(node);
  if (!node || text === null) return null;
  const day = parseDate(text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, ''));
  return day.ok ? day.value : reject('ubl.date_malformed', shown(node));
}

/** A name on one line; refuses one too long, or written to be misread. */
export function nameAt(node: Node | null, most: number = LIMITS.name): string | null {
  const text = take(node);
  if (!node || text === null) return null;
  if (!isVisible(text)) return null;
  return isName(text, most) ? text : reject('ubl.text_refused', { path: excerpt(node.path, 200), most });
}

/** Free texts of that name, each with its path; line breaks kept. */
export const textsAt = (node: Node | null, name: string): readonly UblText[] =>
  many(node, name).flatMap((child) => {
    child.read = true;
    if (child.text.length > LIMITS.text) return reject('ubl.text_refused', { path: excerpt(child.path, 200), most: LIMITS.text });
    return isVisible(child.text) ? [{ path: child.path, text: child.text }] : [];
  });
