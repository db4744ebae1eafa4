/** What people read about payouts to suppliers. */
import type { PayoutRefusal } from '../../payments/payouts.types.ts';
import type { Problem } from './problem.ts';

export const PAYOUTS = {
  'payout.none_open': {
    status: 409,
    title: { en: 'Nothing of this order waits to be paid to the supplier.', zh: '该订单没有待付给供应商的款项。' },
    advice: {
      en: 'Read the queue again: it may be paid already, or nothing was released yet.',
      zh: '请重新读取队列：可能已支付，或尚未放款。',
    },
  },
  'payout.no_account': {
    status: 409,
    title: { en: 'The supplier has no designated account.', zh: '供应商没有指定收款账户。' },
    advice: {
      en: 'Nothing was recorded. The supplier registers its settlement account first; pay to no other.',
      zh: '未记录任何内容。供应商须先登记结算账户；请勿付至其他账户。',
    },
  },
  'payout.other_name': {
    status: 409,
    title: { en: 'The account is not in the company’s own name.', zh: '该账户户名与公司名称不符。' },
    advice: {
      en: 'Nothing was recorded. Pay nothing to it; the supplier changes its settlement account to its own.',
      zh: '未记录任何内容。请勿付款；供应商须将结算账户更改为本公司账户。',
    },
  },
  'payout.changed': {
    status: 409,
    title: { en: 'The payout is not what was read any more.', zh: '该付款与所读取的内容已不一致。' },
    detail: { en: 'Payout {payoutId}.', zh: '付款 {payoutId}。' },
    advice: {
      en: 'Nothing was recorded. Read the queue again before you pay: it may be paid by now, of another amount, or go to another account.',
      zh: '未记录任何内容。付款前请重新读取队列：该款项可能已支付、金额已变更或收款账户已变更。',
    },
  },
} as const satisfies Record<PayoutRefusal, Problem>;
