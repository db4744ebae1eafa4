/** The terms of an order as stories write them, and as the API takes them. */
import type { Money } from '../../../src/kernel/money.ts';
import type { Json, JsonObject } from '../../../src/kernel/result.ts';
import { either, flag, list, money, number, oneOf, optional, record, text } from '../shape.ts';
import { StoryTrouble } from '../trouble.ts';
import { type OrderMemo, type World, agencyOf } from '../world.ts';

const instalment = record({ name: text, share: number, due: text });

const none = oneOf('none');

/** Every term but the four that a first draft must have. */
export const OPTIONAL_TERMS = {
  category: optional(text),
  ship_zone: optional(text),
  transport: optional(oneOf('sea', 'sea_container', 'air', 'courier', 'road')),
  cover: optional(oneOf('pre_shipment', 'post_delivery')),
  assurance: optional(money),
  instalments: optional(list(instalment)),
  consignee_country: optional(text),
  approved_inspectors: optional(either(none, list(text))),
  remedy: optional(oneOf('full_refund', 'pro_rata')),
  ship_from: optional(text),
  deliver_by: optional(text),
  sample: optional(flag),
};

/** What `edit` and `amend` may set: the fields of a first draft, each alone. */
export const termsPatch = record({
  product: optional(text),
  quantity: optional(text),
  unit_price: optional(money),
  incoterm: optional(text),
  ship_by: optional(text),
  ...OPTIONAL_TERMS,
});
export type TermsPatch = ReturnType<typeof termsPatch>;

/** A clause as it is added or changed. */
export const clause = record({ id: text, text, class: optional(oneOf('critical', 'major', 'minor')) });

/** The body of a clause; major unless said. */
export const clauseBody = (given: ReturnType<typeof clause>): JsonObject => ({
  text: given.text,
  defectClass: given.class ?? 'major',
});

/** Minor units of an amount in the order's currency. */
export function minorIn(currency: string, amount: Money): number {
  if (amount.currency !== currency) throw new StoryTrouble(`the order is in ${currency}, the amount in ${amount.currency}`);
  return amount.amountMinor;
}

/** The terms of the patch, in the API's words; absent ones are left out. Its line is written by `lineOf`. */
export function termsBody(world: World, currency: string, patch: Partial<TermsPatch>): JsonObject {
  const { approved_inspectors: approved } = patch;
  const inspectors =
    approved === undefined || approved === 'none' ? [] : approved.map((name) => agencyOf(world, name).company.id);
  return present({
    incoterm: patch.incoterm,
    shipBy: patch.ship_by,
    category: patch.category,
    shipZone: patch.ship_zone,
    transport: patch.transport,
    cover: patch.cover,
    assuranceMinor: patch.assurance && minorIn(currency, patch.assurance),
    instalments: patch.instalments?.map(({ name, share, due }) => ({ name, sharePercent: share, due })),
    consigneeCountry: patch.consignee_country,
    approvedInspectors: approved === undefined ? undefined : inspectors,
    remedy: patch.remedy,
    shipFrom: patch.ship_from,
    deliverBy: patch.deliver_by,
    kind: patch.sample === undefined ? undefined : patch.sample ? 'sample' : 'bulk',
  });
}

/** The order's one line after a change of its product, quantity or price. */
export function lineOf(before: OrderMemo['line'], currency: string, patch: Partial<TermsPatch>): OrderMemo['line'] {
  return {
    product: patch.product ?? before.product,
    quantity: patch.quantity ?? before.quantity,
    unitPriceMinor: patch.unit_price ? minorIn(currency, patch.unit_price) : before.unitPriceMinor,
  };
}

/** Whether the patch says something about the line. */
export const touchesLine = (patch: Partial<TermsPatch>): boolean =>
  patch.product !== undefined || patch.quantity !== undefined || patch.unit_price !== undefined;

/** An object without its undefined members. */
export const present = (fields: { readonly [key: string]: Json | undefined }): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
