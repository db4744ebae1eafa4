/** The sentences that tell both sides, in the contract, what saying nothing will do; numbers are filled in from the policy. */
import type { SilenceCode } from './types.ts';

export const SILENCE_TEXTS: Readonly<Record<SilenceCode, { readonly en: string; readonly zh: string }>> = {
  order_unpaid: {
    en: 'Nothing is paid within {days} after both sides confirmed: the order is cancelled.',
    zh: '双方确认后 {days}内未付任何款项：订单取消。',
  },
  deposit_overdue: {
    en: 'The first instalment is {days} overdue: the supplier may cancel.',
    zh: '首期款逾期 {days}：供应商可以取消订单。',
  },
  inspection_not_arranged: {
    en:
      'Under pre-shipment cover the buyer neither inspects nor waives within {days} after the goods were reported ready: ' +
      'the supplier may ship, and quality claims end with shipment.',
    zh: '发货前保障：报告备妥后 {days}内买方既未验货也未放弃验货：供应商可以发货，质量索赔权随发货终止。',
  },
  arrival_untold: {
    en: 'Nobody reports arrival: the goods count as arrived {days} after shipment by sea, {otherDays} by other means.',
    zh: '无人报告到货：海运发货后 {days}、其他运输方式发货后 {otherDays}视为已到货。',
  },
  receipt_unconfirmed: {
    en: 'The buyer does not confirm receipt: it counts as confirmed {days} after arrival.',
    zh: '买方未确认收货：到货后 {days}视为已确认收货。',
  },
  claim_unanswered: {
    en: 'A claim is not answered within {days}: the claimant may escalate it at once.',
    zh: '索赔 {days}内未获答复：索赔方可立即提请平台处理。',
  },
  claim_not_escalated: {
    en: 'A claim is not escalated within {days} after negotiation ended: it is closed.',
    zh: '协商结束后 {days}内未提请平台处理：索赔关闭。',
  },
  negotiation_ended: {
    en: 'Negotiation brings no agreement within {days}: the case goes to the platform by itself.',
    zh: '协商 {days}内未达成一致：案件自动转交平台处理。',
  },
  fee_not_prepaid: {
    en: 'The fee of an appointed inspection is not prepaid within {days}: the case is decided on the evidence at hand.',
    zh: '指定检验费用 {days}内未预付：按现有证据作出决定。',
  },
  offer_unanswered: {
    en: 'An offer is not answered by its date: it counts as declined.',
    zh: '和解提议到期未答复：视为拒绝。',
  },
  remedy_not_performed: {
    en: 'A promised remedy is not performed by its date: the claim resumes where it stood, with the promise as evidence.',
    zh: '承诺的补救到期未履行：索赔从中止处恢复，该承诺作为证据。',
  },
  award_not_appealed: {
    en: 'A decision is not appealed within {days} after its approval: it is final.',
    zh: '决定批准后 {days}内未申诉：该决定为终局决定。',
  },
};
