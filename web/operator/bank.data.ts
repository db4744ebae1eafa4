/** Orders suggested for a bank line, and why. */
import type { Words } from '../ui/words.types.ts';

export const BANK_WORDS = {
  'desk.suggest': ['It may be for', '可能对应的订单'],
  'desk.suggest.help': ['Press the number, or choose one: the line is given to that order at once.', '按数字键或点选：该流水将立即分配给所选订单。'],
  'desk.suggest.none': ['No open order fits by amount, payer or text. Ask the bank or the buyer, then name the order.', '没有订单在金额、付款人或附言上相符。请向银行或买方查询后填写订单。'],
  'desk.suggest.other': ['Another order', '其他订单'],
  'desk.suggest.order_named': ['the text names it in part', '附言中含部分订单号'],
  'desk.suggest.amount_exact': ['exactly what is open', '金额与待付款一致'],
  'desk.suggest.amount_all': ['all that is open of the order', '金额等于订单全部待付款'],
  'desk.suggest.amount_less_fee': ['what is open less a bank’s fee', '待付款扣除银行手续费'],
  'desk.suggest.payer_known': ['from its buyer or a payer it declared', '来自其买方或已申报的付款人'],
  'desk.suggest.payer_like': ['the payer’s name is nearly the buyer’s', '付款人名称与买方相近'],
  'desk.suggest.due_near': ['due in these days', '到期日相近'],
  'desk.claim_parties': ['{buyer} to {supplier}', '{buyer} 付给 {supplier}'],
} satisfies Words;
