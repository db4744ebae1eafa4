/** What people read when money or a date cannot be read. */
import type { DateRefusal } from '../../kernel/dates.ts';
import type { MoneyRefusal } from '../../kernel/money.ts';
import type { Problem } from './problem.ts';

export const KERNEL = {
  'money.malformed': {
    status: 422,
    title: { en: 'This is not an amount.', zh: '这不是有效的金额。' },
    detail: { en: '“{text}” is not an amount.', zh: '“{text}”不是有效的金额。' },
    advice: { en: 'Write digits with a point, such as 1234.56, and the currency apart.', zh: '请用数字和小数点书写，例如 1234.56，币种另行填写。' },
  },
  'money.currency_unknown': {
    status: 422,
    title: { en: 'This currency is not known.', zh: '未知币种。' },
    detail: { en: '“{currency}” is not a currency in circulation.', zh: '“{currency}”不是流通中的币种。' },
    advice: { en: 'Use a three-letter ISO 4217 code such as USD, CNY or EUR.', zh: '请使用 ISO 4217 三字母代码，例如 USD、CNY 或 EUR。' },
  },
  'money.too_precise': {
    status: 422,
    title: { en: 'The amount has more decimals than its currency.', zh: '金额的小数位数超过该币种的规定。' },
    detail: { en: '“{text}” has more than {digits} decimals.', zh: '“{text}”的小数超过 {digits} 位。' },
    advice: { en: 'Round the amount to the smallest unit of the currency.', zh: '请将金额取整到该币种的最小单位。' },
  },
  'money.out_of_range': {
    status: 422,
    title: { en: 'The amount is too large.', zh: '金额过大。' },
    advice: { en: 'Check the number of digits; split an order that is really this large.', zh: '请核对位数；如订单金额确实如此之大，请拆分订单。' },
  },
  'date.malformed': {
    status: 422,
    title: { en: 'This is not a date that exists.', zh: '该日期不存在。' },
    detail: { en: '“{text}” is not a date that exists.', zh: '“{text}”不是存在的日期。' },
    advice: {
      en: 'Write a day as 2026-03-02, a moment as 2026-03-02T09:00:00+08:00.',
      zh: '日期请写作 2026-03-02，时刻请写作 2026-03-02T09:00:00+08:00。',
    },
  },
  'date.out_of_range': {
    status: 422,
    title: { en: 'The date lies too far away.', zh: '日期过远。' },
    advice: { en: 'Use a date between 2000 and 2199; check the year.', zh: '请使用 2000 年至 2199 年之间的日期，并核对年份。' },
  },
} satisfies Record<MoneyRefusal | DateRefusal, Problem>;
