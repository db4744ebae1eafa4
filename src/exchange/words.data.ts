/** Why an element of a UBL order has no place in a contract here, and what a problem of the import asks of a person. */
import type { ImportProblem, Words } from './types.ts';

/** By a part of the element's path, the first that fits; the last row fits all. */
export const WHY: readonly (readonly [RegExp, string])[] = [
  [/^UBLExtensions/, 'Extensions belong to their writer; what they mean is not known here.'],
  [/(?:TaxTotal|TotalTaxAmount|TaxCategory|TaxScheme|Tax\w*)(?:$|\/)/, 'Contracts here are without tax; who bears duties and taxes follows from the Incoterm.'],
  [/DeliveryTerms/, 'A contract here has one trade term with its place; write special terms as clauses.'],
  [/AllowanceCharge/, 'Only charges on the whole order are carried; agree a discount or a charge on a line as another unit price.'],
  [/(?:Contact|Person)(?:\/|$)/, 'People are members of the companies here, and sign in with their own names.'],
  [/(?:PostalAddress|RegistrationAddress|Address|DeliveryLocation|Party)(?:\/|$)/, 'Companies stand in the directory with their own data; of a party only names, ids and country are shown.'],
  [/(?:PaymentMeans|PaymentTerms|FinancialAccount)/, 'Payment goes by instalments to the account that the programme knows; choose the instalments.'],
  [/(?:Time|Period)(?:\/|$)/, 'A contract here counts in whole days and has one shipping day.'],
  [/Delivery/, 'A contract here has one delivery with one shipping day.'],
  [/(?:DocumentReference|LineReference|OrderReference|CatalogueReference|ProjectReference|CustomerReference)/, 'References to other documents are not kept; attach the document to the order where it matters.'],
  [/AccountingCost/, 'Bookkeeping codes are not kept.'],
  [/(?:Item|Certificate|Dimension|Hazardous|Brand|Model)/, 'Write what must hold of the goods as a clause that can be measured.'],
  [/(?:Amount|Total)/, 'Totals are computed anew from lines and charges.'],
  [/./, 'There is no field for it in a contract here.'],
];

/** Sentences of the problems, each ending in what to do. */
export const SAY: Readonly<Record<ImportProblem, Words>> = {
  currency_missing: { en: 'The order names no currency: choose one.', zh: '订单未注明币种:请选择。' },
  product_missing: { en: 'The line does not say what is ordered: write the product.', zh: '该行未写明产品:请填写。' },
  quantity_missing: { en: 'The line has no quantity: write it.', zh: '该行没有数量:请填写。' },
  unit_missing: { en: 'The quantity names no unit that is known here: add one.', zh: '数量没有可识别的单位:请补充。' },
  price_missing: { en: 'The line has no price: write it.', zh: '该行没有价格:请填写。' },
  line_ids_replaced: { en: 'The lines’ own ids could not be used, so they were numbered.', zh: '各行的原编号无法使用,已重新编号。' },
  incoterm_missing: { en: 'The order has no trade term: choose an Incoterm and its place.', zh: '订单没有贸易术语:请选择 Incoterm 及地点。' },
  incoterm_differs: { en: 'The order names several trade terms: choose one.', zh: '订单写有多个贸易术语:请选择一个。' },
  incoterm_unknown: { en: 'The trade term is none of Incoterms 2020: choose one.', zh: '贸易术语不属于 Incoterms 2020:请重新选择。' },
  incoterm_place_missing: { en: 'The trade term has no place: name it.', zh: '贸易术语没有地点:请注明。' },
  incoterm_place_malformed: { en: 'The place of the trade term is too long or cannot be read: write it anew, shorter.', zh: '贸易术语的地点过长或无法读取:请重新填写,缩短文字。' },
  ship_by_missing: { en: 'The order has no shipping day: agree an exact one.', zh: '订单没有装运日期:请约定确切日期。' },
  ship_by_is_range: { en: 'The order names a range of days: agree the last day for shipping.', zh: '订单写的是日期区间:请约定最迟装运日。' },
  dates_differ: { en: 'The order names different days: agree one, or make an order for each.', zh: '订单写有不同的日期:请约定一个日期,或分开下单。' },
  date_past: { en: 'The day is past, or ends within hours: agree a later one.', zh: '该日期已过或数小时内结束:请约定更晚的日期。' },
  date_too_far: { en: 'The day is more than ten years ahead: agree an earlier one.', zh: '该日期在十年以后:请约定更早的日期。' },
  country_unknown: { en: 'The country of delivery is no ISO code: choose it.', zh: '交货国家不是 ISO 代码:请选择。' },
  allowance_left_out: { en: 'A discount was left out: agree lower unit prices.', zh: '折扣未带入:请约定更低的单价。' },
  line_charge_left_out: { en: 'A charge or discount on a line was left out: agree another unit price.', zh: '行内的费用或折扣未带入:请约定其他单价。' },
  instalments_left_out: { en: 'The payment terms could not become instalments: choose them, or 30 % and 70 % will stand.', zh: '付款条件无法转为分期付款:请选择分期,否则按 30 % 和 70 %。' },
  amount_out_of_range: { en: 'The order comes to more than one order may: ask for it in parts.', zh: '订单总额超出单笔订单上限:请拆分订单。' },
  line_total_differs: { en: 'The line’s total is not quantity times price: ask which holds.', zh: '该行总额不等于数量乘单价:请核实。' },
  total_differs: { en: 'The order’s total is not what lines and charges come to: ask which holds.', zh: '订单总额与各行及费用之和不符:请核实。' },
};
