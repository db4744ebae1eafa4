/** What people read about the supplier’s assurance limit. */
import type { CoverageRefusal } from '../../coverage/types.ts';
import type { Problem } from './problem.ts';

export const COVERAGE = {
  'limit.amount_invalid': {
    status: 422,
    title: { en: 'The limit is not a usable amount.', zh: '额度金额无法使用。' },
    advice: { en: 'Give whole minor units, 0 or more.', zh: '请填写不小于 0 的整数最小货币单位。' },
  },
  'limit.review_past': {
    status: 422,
    title: { en: 'The review would never come.', zh: '复核日期无效。' },
    detail: { en: '{reviewOn} has come already.', zh: '{reviewOn} 已经到来。' },
    advice: { en: 'Give a later day, or none.', zh: '请填写更晚的日期，或不填。' },
  },
  'limit.supplier_unknown': {
    status: 404,
    title: { en: 'There is no such supplier.', zh: '没有该供应商。' },
    advice: { en: 'Take the supplier’s id from the directory.', zh: '请使用供应商名录中的编号。' },
  },
  'limit.currency_unknown': {
    status: 422,
    title: { en: 'The currency of the limit is not known.', zh: '额度币种未知。' },
    advice: { en: 'Use a three-letter ISO 4217 code; a minimum cover goes with its currency.', zh: '请使用 ISO 4217 三字母代码；最低额度须注明币种。' },
  },
} satisfies Record<CoverageRefusal, Problem>;
