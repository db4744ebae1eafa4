/** Words of the supplier's payouts. */
import type { Words } from '../ui/words.types.ts';

export const PAYOUT_WORDS = {
  'supply.payouts': ['Payouts', '放款'],
  'supply.payouts.lead': ['What the programme holds for you after an order has ended, and what it has paid you.', '订单结束后平台应付贵公司的款项及已付款项。'],
  'supply.payouts.when': ['When, and where to', '时间与去向'],
  'supply.payouts.to_come': ['To come', '待付'],
  'supply.payouts.paid': ['Paid', '已付'],
  'supply.payouts.nothing': ['Nothing is to come', '没有待付款项'],
  'supply.payouts.nothing.text': ['Where the programme holds the buyer’s money, the end of an order releases it, and it stands here until it is paid. Where buyers pay to your own account, nothing passes through here.', '由平台代管买方款项的订单，完成后款项会在此列出，直至付清。买方直接付至贵公司账户的订单不在此列。'],
  'supply.payouts.none_paid': ['Nothing was paid yet.', '尚未付款。'],
  'supply.payouts.by': ['paid by {day}', '{day} 前付款'],
  'supply.payouts.late': ['late since {day}', '自 {day} 起逾期'],
  'supply.payouts.order': ['Order {order}', '订单 {order}'],
  'supply.payouts.reference': ['Reference on the wire {reference}', '电汇附言 {reference}'],
  'supply.payouts.to': ['to {bank}, account ending in {ending}', '付至{bank}，账户尾号 {ending}'],
  'supply.payouts.erased': ['to an account that was erased since', '付至其后已删除的账户'],
  'supply.payouts.where': ['Where it goes', '付至何处'],
  'supply.payouts.account': ['{bank}, account ending in {ending}', '{bank}，账户尾号 {ending}'],
  'supply.payouts.no_account': ['No account is registered, so nothing can be paid', '尚未登记账户，无法付款'],
  'supply.payouts.register': ['Register it', '登记账户'],
  'supply.payouts.change': ['Change the account', '变更账户'],
  'supply.payouts.change_open': ['Another account was asked for. Until the change is over, the one above is paid.', '已申请变更账户。变更完成前仍付至上述账户。'],
  'supply.payouts.follow': ['Follow the change', '查看变更进度'],
  'supply.payouts.waits.frozen': ['waits: the order is being looked into', '暂缓：订单正在核查'],
  'supply.payouts.waits.no_account': ['waits for your account', '暂缓：等待登记账户'],
  'supply.payouts.waits.other_name': ['waits for an account in your company’s name', '暂缓：须为本公司名下账户'],
} as const satisfies Words;
