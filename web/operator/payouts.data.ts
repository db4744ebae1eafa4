/** Words of the operators' queue of payouts to suppliers. */
import type { Words } from '../ui/words.types.ts';

export const PAYOUT_DESK_WORDS = {
  'desk.nav.payouts': ['Payouts', '放款付款'],
  'desk.payouts': ['Payouts to suppliers', '待付供应商款项'],
  'desk.payouts.lead': ['Make each wire at your bank first, to the account that stands here and no other. Then say here what left.', '请先在银行向此处所列账户（切勿付至其他账户）付款，再在此标记已付出的款项。'],
  'desk.payouts.empty': ['Nothing is to be paid', '没有待付款项'],
  'desk.payouts.none': ['Nothing is to be paid. In hold mode the end of an order puts its payout here.', '没有待付款项。托管模式下，订单完成后会在此产生待付款项。'],
  'desk.payout.release': ['Order {order}, release {n}', '订单 {order}，第 {n} 次放款'],
  'desk.payout.to': ['To', '收款账户'],
  'desk.payout.reference': ['Write on the wire', '电汇附言'],
  'desk.payout.since': ['Designated since {day}', '自 {day} 起为指定账户'],
  'desk.payout.change': ['The supplier asked for another account. Until that is confirmed and has cooled, this one is paid.', '供应商已申请变更账户。在确认并经过冷静期之前，仍付至此账户。'],
  'desk.payout.waits.frozen': ['The order is closed for changes: a check found it broken. Pay nothing until somebody has looked.', '订单已冻结：校验发现异常。核查前请勿付款。'],
  'desk.payout.waits.no_account': ['The supplier has registered no account yet. It reads so on its own page.', '供应商尚未登记账户，其页面已有提示。'],
  'desk.payout.waits.other_name': ['The account is not in the company’s own name. Pay nothing to it.', '账户户名与公司名称不符，请勿付款。'],
} as const satisfies Words;
