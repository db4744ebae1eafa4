/** What people read about refusals that the published stories name and whose slices come later; each moves to its slice's file. */
import type { Problem } from './problem.ts';

export const FORTHCOMING = {
  'refund.exceeds_paid': {
    status: 422,
    title: { en: 'The refund is more than what was paid and is still there.', zh: '退款超过已付且尚存的金额。' },
    detail: { en: 'At most {maximumMinor} can be refunded.', zh: '最多可退 {maximumMinor}。' },
    advice: { en: 'Lower the amount.', zh: '请降低金额。' },
  },
  'fee.not_prepaid': {
    status: 409,
    title: { en: 'The inspection fee is not paid yet.', zh: '检验费尚未预付。' },
    advice: { en: 'The claimant prepays it; it comes back in full if the supplier is responsible.', zh: '由索赔方预付;如责任在供应商,将全额退还。' },
  },
  'claim.already_open': {
    status: 409,
    title: { en: 'A claim is already open on this order.', zh: '该订单已有进行中的索赔。' },
    advice: { en: 'Add your evidence to it, or withdraw it first.', zh: '请在该索赔中补充证据,或先撤回。' },
  },
  'claim.ground_not_covered': {
    status: 409,
    title: { en: 'The contract gives no such claim.', zh: '合同不支持此项索赔。' },
    advice: {
      en: 'A quality claim needs a measurable clause, a late claim an exact date that was missed. Name the clauses broken.',
      zh: '质量索赔须有可衡量的条款,延迟索赔须有已错过的确定日期。请写明所违反的条款。',
    },
  },
  'claim.no_inspection': {
    status: 409,
    title: { en: 'Under pre-shipment cover a quality claim needs an inspection before shipment.', zh: '发货前保障下,质量索赔须有发货前检验。' },
    advice: {
      en: 'Book an inspection before shipment, or agree post-delivery cover for the next order.',
      zh: '请在发货前预约检验,或在下一订单中约定收货后保障。',
    },
  },
  'claim.too_early': {
    status: 409,
    title: { en: 'It is too early for this claim.', zh: '尚不能提出此项索赔。' },
    detail: { en: 'This claim is open from {from}.', zh: '此项索赔自 {from} 起可提出。' },
    advice: { en: 'Come back when the date has passed; the order shows it.', zh: '请在该日期之后提出;订单页面会显示日期。' },
  },
  'claim.window_closed': {
    status: 409,
    title: { en: 'The time for this claim is over.', zh: '此项索赔的期限已过。' },
    detail: { en: 'It could be opened until {until}.', zh: '提出期限截至 {until}。' },
    advice: { en: 'Other grounds may still be open; the order lists them.', zh: '其他理由可能仍可提出;订单中有列明。' },
  },
  'claim.above_paid': {
    status: 422,
    title: { en: 'The claim is above what was paid through the programme.', zh: '索赔金额超过通过本计划支付的金额。' },
    detail: { en: 'At most {maximumMinor} can be claimed.', zh: '最多可索赔 {maximumMinor}。' },
    advice: { en: 'Lower the amount, or leave it out to claim all that is covered.', zh: '请降低金额,或不填金额以索赔全部受保障金额。' },
  },
  'negotiation.too_early': {
    status: 409,
    title: { en: 'The two sides still negotiate.', zh: '双方仍在协商期内。' },
    detail: { en: 'You may escalate from {from}.', zh: '自 {from} 起可申请平台介入。' },
    advice: {
      en: 'Answer or make an offer meanwhile; if both agree it can be escalated at once.',
      zh: '在此期间可以答复或提出方案;双方同意时可立即申请平台介入。',
    },
  },
} satisfies Record<string, Problem>;
