/** What people read about instalments, payments and the matching of bank lines. */
import type { PaymentsRefusal } from '../../payments/types.ts';
import type { Problem } from './problem.ts';

export const PAYMENTS = {
  'payment.instalment_unknown': {
    status: 422,
    title: { en: 'The order has no such instalment.', zh: '订单没有该期付款。' },
    detail: { en: 'The order has no instalment “{instalment}”.', zh: '订单没有付款期“{instalment}”。' },
    advice: { en: 'Take the instalment’s name from the order.', zh: '请使用订单中的付款期名称。' },
  },
  'payment.nothing_open': {
    status: 409,
    title: { en: 'Nothing is left to pay here.', zh: '此处没有待付款项。' },
    advice: { en: 'Do not pay again. Read the statement of the order.', zh: '请勿重复付款。请查看订单对账单。' },
  },
  'payment.currency_differs': {
    status: 422,
    title: { en: 'The currency is not the order’s.', zh: '币种与订单不符。' },
    detail: { en: 'The payment is in {currency}, the order is not.', zh: '款项币种为 {currency}，与订单币种不同。' },
    advice: { en: 'Use the currency of the order.', zh: '请使用订单币种。' },
  },
  'payment.other_account': {
    status: 409,
    title: { en: 'The money came to another account than the order is paid to.', zh: '款项进入的账户并非该订单的收款账户。' },
    advice: {
      en: 'Match the line to an order that is paid to this account, or have the money sent back.',
      zh: '请将该笔记录匹配到以此账户收款的订单，或安排退回款项。',
    },
  },
  'payment.not_at_supplier': {
    status: 409,
    title: { en: 'The supplier does not hold this money.', zh: '该款项不在供应商处。' },
    advice: { en: 'In this mode the bank statement shows the receipt; the supplier confirms nothing.', zh: '在此模式下以银行对账单为准，供应商无需确认。' },
  },
  'payment.no_account': {
    status: 409,
    title: { en: 'There is no account to pay to yet.', zh: '尚无可付款的账户。' },
    advice: { en: 'The supplier registers a settlement account first.', zh: '请由供应商先登记结算账户。' },
  },
  'bank.line_unknown': {
    status: 404,
    title: { en: 'There is no such line of a bank statement.', zh: '没有该笔对账单记录。' },
    advice: { en: 'Read the queue again; the line may have been matched.', zh: '请重新读取队列；该笔可能已匹配。' },
  },
  'bank.line_matched': {
    status: 409,
    title: { en: 'The line is no longer waiting to be matched.', zh: '该笔记录已不在待匹配状态。' },
    detail: { en: 'The line is “{state}”.', zh: '该笔记录当前状态为“{state}”。' },
    advice: { en: 'Read the queue again.', zh: '请重新读取队列。' },
  },
  'bank.account_unknown': {
    status: 422,
    title: { en: 'The statement is of an account that the programme does not know.', zh: '对账单所属账户不在本计划内。' },
    detail: { en: 'The account {account} is not known.', zh: '账户 {account} 未知。' },
    advice: { en: 'Check the account number; register the account first. Nothing was booked.', zh: '请核对账号，并先登记该账户。未入账任何款项。' },
  },
  'bank.line_not_credit': {
    status: 422,
    title: { en: 'The line is not money that came in.', zh: '该笔不是入账记录。' },
    advice: { en: 'Match credits only.', zh: '只能匹配入账款项。' },
  },
} satisfies Partial<Record<PaymentsRefusal, Problem>>;
