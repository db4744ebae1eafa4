/** One line of a UBL order: what is ordered, how much, at which price, and the texts about it. */
import type { Currency } from '../../kernel/currency.ts';
import { amountAt, nameAt, quantityAt, textsAt, unitPriceAt } from './fields.ts';
import { readDates } from './parts.ts';
import { reject } from './refusals.ts';
import { type Node, many, one, take } from './tree.ts';
import type { UblLine, UblQuantity, UblText } from './types.ts';

/** Reads a line; refuses a quantity or price that is not exact. */
export function readLine(node: Node, currency: Currency | null): UblLine {
  const line = one(node, 'LineItem') ?? reject('ubl.field_missing', { path: `${node.path}/LineItem` });
  const item = one(line, 'Item');
  const quantity = readQuantity(one(line, 'Quantity'));
  return {
    path: node.path,
    id: take(one(line, 'ID')),
    name: nameAt(one(item, 'Name')),
    descriptions: textsAt(item, 'Description'),
    notes: [...textsAt(node, 'Note'), ...textsAt(line, 'Note')],
    properties: many(item, 'AdditionalItemProperty').flatMap(propertyOf),
    sellersId: idAt(one(item, 'SellersItemIdentification', 'ID')),
    buyersId: idAt(one(item, 'BuyersItemIdentification', 'ID')),
    standardId: idAt(one(item, 'StandardItemIdentification', 'ID')),
    quantity,
    unitPriceMinor: unitPriceAt(one(line, 'Price'), currency, quantity?.unitCode ?? null),
    totalMinor: amountAt(one(line, 'LineExtensionAmount'), currency),
    dates: many(line, 'Delivery').flatMap(readDates),
  };
}

function readQuantity(node: Node | null): UblQuantity | null {
  if (!node) return null;
  return { path: node.path, thousandths: quantityAt(node), unitCode: node.attributes.get('unitCode') || null };
}

function propertyOf(node: Node): readonly UblText[] {
  const name = nameAt(one(node, 'Name'));
  const value = nameAt(one(node, 'Value'), 2_000);
  return name === null || value === null ? [] : [{ path: node.path, text: `${name}: ${value}` }];
}

function idAt(node: Node | null): UblText | null {
  const text = take(node);
  return node === null || text === null ? null : { path: node.path, text };
}
