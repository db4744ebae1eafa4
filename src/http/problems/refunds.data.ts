/** What people read about refunds, chargebacks and the fund. */
import type { PaymentsRefusal } from '../../payments/types.ts';
import type { Problem } from './problem.ts';

type Codes = Extract<
  PaymentsRefusal,
  | `refund.${string}`
  | `repayment.${string}`
  | `fund.${string}`
  | 'payment.capture_unknown'
  | 'payment.dispute_known'
  | 'payment.refund_under_way'
>;

export const REFUNDS = {
  'payment.capture_unknown': {
    status: 404,
    title: { en: 'No card payment of this order has that number.', zh: '该订单没有此编号的银行卡付款。' },
    advice: { en: 'Check the number at the card processor.', zh: '请在支付服务商处核对编号。' },
  },
  'payment.dispute_known': {
    status: 409,
    title: { en: 'This chargeback is booked already.', zh: '该拒付已入账。' },
    advice: { en: 'Nothing is to be done.', zh: '无需处理。' },
  },
  'payment.refund_under_way': {
    status: 409,
    title: { en: 'A refund of this order is with the card processor.', zh: '该订单的一笔退款正由支付服务商处理。' },
    advice: { en: 'Tell the chargeback again once the refund is recorded.', zh: '退款入账后请再次通知该拒付。' },
  },
  'refund.none_open': {
    status: 409,
    title: { en: 'No refund of this order waits to be paid.', zh: '该订单没有待付的退款。' },
    advice: { en: 'Look at the order: it may be paid already, or not yet approved.', zh: '请查看订单：可能已支付，或尚未批准。' },
  },
  'refund.on_hold': {
    status: 409,
    title: { en: 'The refund waits for an appeal.', zh: '退款因申诉暂停。' },
    advice: { en: 'It can be paid once the appeal is decided and approved.', zh: '申诉决定并批准后方可支付。' },
  },
  'refund.changed': {
    status: 409,
    title: { en: 'The refund is not what was read any more.', zh: '退款与所读取的内容已不一致。' },
    detail: { en: 'Refund {refundId}.', zh: '退款 {refundId}。' },
    advice: {
      en: 'Nothing was recorded. Read the queue again before you pay: it may be paid by now, of another amount, or go elsewhere.',
      zh: '未记录任何内容。付款前请重新读取队列：该退款可能已支付、金额已变更或收款方不同。',
    },
  },
  'refund.card_refused': {
    status: 409,
    title: { en: 'The card processor refused to refund.', zh: '支付服务商拒绝退款。' },
    detail: { en: 'Payment {captureId}: {because}.', zh: '付款 {captureId}：{because}。' },
    advice: {
      en: 'Nothing was sent or recorded. Look at the payment at the processor, read the queue again, then say it again.',
      zh: '未退款，也未记录任何内容。请在支付服务商处查看该付款，重新读取队列后再次确认。',
    },
  },
  'refund.card_unanswered': {
    status: 503,
    title: { en: 'The card processor did not answer.', zh: '支付服务商没有应答。' },
    detail: {
      en: 'It is not known whether payment {captureId} was refunded: {because}.',
      zh: '尚不清楚付款 {captureId} 是否已退款：{because}。',
    },
    advice: {
      en: 'Say it again until it is answered, which may take a day: it is sent once, however often it is asked. Do not refund it at the processor or by wire.',
      zh: '请反复确认直至得到应答，可能需要一天：无论请求多少次，只会退款一次。请勿在支付服务商处或以电汇另行退款。',
    },
  },
  'repayment.exceeds_debt': {
    status: 422,
    title: { en: 'The repayment is more than the supplier owes for this order.', zh: '还款超过供应商在该订单下的欠款。' },
    detail: { en: 'It owes {owedMinor}.', zh: '欠款 {owedMinor}。' },
    advice: { en: 'Book the rest on the order it belongs to.', zh: '请将余额记入其所属订单。' },
  },
  'repayment.reference_used': {
    status: 409,
    title: { en: 'Another repayment of this order has that reference.', zh: '该订单已有使用此参考号的另一笔还款。' },
    detail: { en: 'Reference {reference}.', zh: '参考号 {reference}。' },
    advice: { en: "Use the bank's own reference of this payment.", zh: '请使用该笔付款的银行参考号。' },
  },
  'fund.amount_invalid': {
    status: 422,
    title: { en: 'This is no amount that can be given to the fund.', zh: '该金额不能存入保障基金。' },
    advice: { en: 'Give an amount above zero in minor units of a known currency.', zh: '请提供已知货币最小单位的正数金额。' },
  },
} as const satisfies Record<Codes, Problem>;
