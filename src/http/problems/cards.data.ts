/** What people read about cards: what was charged, what was not, and what is not known. */
import type { CardsRefusal } from '../../adapters/cards/types.ts';
import type { PaymentsRefusal } from '../../payments/types.ts';
import type { Problem } from './problem.ts';

type Codes = CardsRefusal | Extract<PaymentsRefusal, `payment.card_${string}` | 'payment.charge_given_back'>;

export const CARDS = {
  'payment.card_unavailable': {
    status: 503,
    title: { en: 'Cards are not taken here now.', zh: '目前无法使用银行卡付款。' },
    advice: {
      en: 'This request charged nothing. Where an earlier one was not answered, send that again under its idempotency key; else pay by wire, or try again later.',
      zh: '本次请求未扣款。若先前的请求未获应答，请以其幂等键重新发送；否则请改用电汇，或稍后重试。',
    },
  },
  'payment.card_unanswered': {
    status: 503,
    title: { en: 'The card processor did not answer.', zh: '银行卡支付服务商没有应答。' },
    detail: {
      en: 'It is not known whether the card was charged.',
      zh: '尚不清楚是否已扣款。',
    },
    advice: {
      en: 'Send the same request again under the same idempotency key, within a day: the card is charged at most once. After that look at the order first: by then the charge has paid it, or was given back.',
      zh: '请在一天内以相同的幂等键重新发送同一请求：最多扣款一次。此后请先查看订单：届时该扣款已入账或已退回。',
    },
  },
  'payment.card_amount_unsupported': {
    status: 422,
    title: { en: 'This amount cannot be charged to a card in its currency.', zh: '该币种的此金额无法用银行卡支付。' },
    detail: { en: '{amountMinor} cannot be charged to a card.', zh: '{amountMinor} 无法用银行卡支付。' },
    advice: { en: 'Nothing was charged. Pay by wire.', zh: '未扣款。请改用电汇。' },
  },
  'payment.card_declined': {
    status: 402,
    title: { en: 'The card was declined.', zh: '银行卡被拒。' },
    detail: { en: 'The card was declined: {because}.', zh: '银行卡被拒：{because}。' },
    advice: { en: 'Nothing was charged. Use another card, ask your bank, or pay by wire.', zh: '未扣款。请换卡、咨询发卡行，或改用电汇。' },
  },
  'payment.card_unconfirmed': {
    status: 402,
    title: { en: 'The card needs its bank’s confirmation.', zh: '该银行卡需要发卡行确认。' },
    advice: {
      en: 'Nothing is charged yet. Confirm with the bank where the card was entered, then send the same request again under the same idempotency key; or pay by wire.',
      zh: '尚未扣款。请在输入卡片处完成银行验证，再以相同的幂等键重新发送同一请求；或改用电汇。',
    },
  },
  'payment.charge_given_back': {
    status: 409,
    title: { en: 'This card charge was given back.', zh: '该笔银行卡扣款已退回。' },
    advice: {
      en: 'It came when it could not be booked. Look at the order; to pay again, send a new request under a new idempotency key.',
      zh: '该笔扣款到达时无法入账。请查看订单；如需再次付款，请以新的幂等键发送新请求。',
    },
  },
  'card.off': {
    status: 503,
    title: { en: 'No card processor is connected.', zh: '未连接银行卡支付服务商。' },
    advice: { en: 'Set the processor’s keys in the settings.', zh: '请在设置中填写支付服务商的密钥。' },
  },
  'card.event_invalid': {
    status: 400,
    title: { en: 'The event is not signed by the card processor, or is old.', zh: '该事件没有支付服务商的签名，或已过期。' },
    advice: { en: 'Check the webhook secret in the settings.', zh: '请检查设置中的 webhook 密钥。' },
  },
  'card.amount_unsupported': {
    status: 422,
    title: { en: 'The card processor does not know this amount in its currency.', zh: '支付服务商不支持该币种的此金额。' },
    advice: { en: 'Use another amount, or a wire.', zh: '请使用其他金额，或改用电汇。' },
  },
  'card.capture_unknown': {
    status: 404,
    title: { en: 'The card processor does not know this payment.', zh: '支付服务商没有此付款。' },
    advice: { en: 'Check the number.', zh: '请核对编号。' },
  },
  'card.not_refundable': {
    status: 409,
    title: { en: 'The card payment cannot be refunded by that amount.', zh: '该银行卡付款不能按此金额退款。' },
    advice: { en: 'Look at what was refunded or disputed at the processor.', zh: '请在支付服务商处查看已退款或争议金额。' },
  },
  'card.declined': {
    status: 402,
    title: { en: 'The card was declined.', zh: '银行卡被拒。' },
    advice: { en: 'Use another card, or pay by wire.', zh: '请换卡或改用电汇。' },
  },
  'card.confirmation_needed': {
    status: 402,
    title: { en: 'The card needs its bank’s confirmation.', zh: '该银行卡需要发卡行确认。' },
    advice: { en: 'Confirm with the bank, then ask again under the same key.', zh: '请先完成银行验证，再以相同的键重试。' },
  },
  'card.unavailable': {
    status: 503,
    title: { en: 'The card processor did not answer.', zh: '支付服务商没有应答。' },
    advice: { en: 'Ask again under the same key: nothing happens twice.', zh: '请以相同的键重试：不会重复执行。' },
  },
} as const satisfies Record<Codes, Problem>;
