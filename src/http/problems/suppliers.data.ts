/** What people read about the directory, its badges and products, and settlement accounts. */
import type { PayeeApprovalRefusal, PayeeRefusal } from '../../suppliers/payee.types.ts';
import type { SuppliersRefusal } from '../../suppliers/types.ts';
import type { Problem } from './problem.ts';

export const SUPPLIERS = {
  'suppliers.exists': {
    status: 409,
    title: { en: 'The company is in the directory already.', zh: '该公司已在供应商名录中。' },
    advice: { en: 'Change its profile instead.', zh: '请改为修改其资料。' },
  },
  'suppliers.account_missing': {
    status: 409,
    title: { en: 'Taking part needs a registered settlement account.', zh: '参加本计划须先登记结算账户。' },
    advice: { en: 'Register the account of the company first, then enrol.', zh: '请先登记公司账户，再申请参加。' },
  },
  'suppliers.category_malformed': {
    status: 422,
    title: { en: 'This is not a category.', zh: '这不是有效的类别。' },
    detail: { en: '“{category}” is no word, or too long.', zh: '“{category}”不是文字，或过长。' },
    advice: { en: 'Write it in words, such as led-lighting.', zh: '请用文字书写，例如 led-lighting。' },
  },
  'suppliers.badge_dates': {
    status: 422,
    title: { en: 'The dates of the badge do not fit.', zh: '标志的日期不符合要求。' },
    detail: { en: 'Checked on {checkedOn}, until {expiresOn}; today is {today}.', zh: '核查日 {checkedOn}，有效至 {expiresOn}；今天是 {today}。' },
    advice: {
      en: 'The check lies behind, the end ahead, and at most three years lie between them.',
      zh: '核查日须已过，到期日须在未来，且两者相隔不超过三年。',
    },
  },
  'suppliers.badge_absent': {
    status: 409,
    title: { en: 'The supplier does not have this badge.', zh: '该供应商没有此标志。' },
    advice: { en: 'Read the supplier again; the badge may have been withdrawn.', zh: '请重新读取供应商资料；该标志可能已被撤销。' },
  },
  'suppliers.price_incomplete': {
    status: 422,
    title: { en: 'A price needs both an amount and a currency.', zh: '价格须同时包含金额和币种。' },
    advice: { en: 'Give both, or neither.', zh: '请同时填写，或都不填。' },
  },
  'suppliers.product_limit': {
    status: 409,
    title: { en: 'The directory holds no more products of one supplier.', zh: '该供应商的产品数量已达上限。' },
    detail: { en: 'A supplier shows at most {most} products.', zh: '每家供应商最多展示 {most} 个产品。' },
    advice: { en: 'Take out what you no longer offer.', zh: '请先移除不再供应的产品。' },
  },
  'payee.malformed': {
    status: 422,
    title: { en: 'This is not an account number.', zh: '这不是有效的账号。' },
    advice: { en: 'Give 4 to 34 letters and digits, as the bank writes them.', zh: '请按银行格式填写 4 至 34 位字母和数字。' },
  },
  'payee.registered': {
    status: 409,
    title: { en: 'A settlement account is registered already.', zh: '结算账户已登记。' },
    advice: { en: 'Ask for a change of it.', zh: '请提出账户变更申请。' },
  },
  'payee.other_name': {
    status: 422,
    title: { en: 'The account is not in the name of the company.', zh: '账户户名与公司名称不一致。' },
    advice: {
      en: 'Register an account of the company itself; another’s never becomes payable.',
      zh: '请登记公司本身的账户；他人账户不能成为收款账户。',
    },
  },
  'payee.none': {
    status: 409,
    title: { en: 'The supplier has no settlement account.', zh: '供应商没有结算账户。' },
    advice: { en: 'The supplier registers one before it can take part.', zh: '供应商须先登记结算账户方可参加。' },
  },
  'payee.cooling': {
    status: 409,
    title: { en: 'The new account is in its waiting time.', zh: '新账户处于等待期。' },
    detail: { en: 'The new account can be used from {until}.', zh: '新账户自 {until} 起可用。' },
    advice: {
      en: 'Until then the old account stays designated. Never pay an account sent by message.',
      zh: '在此之前仍以原账户为准。切勿向聊天消息中的账户付款。',
    },
  },
  'payee.not_verified': {
    status: 409,
    title: { en: 'The account is not verified.', zh: '账户尚未核实。' },
    advice: { en: 'Wait for the second person and the call-back; do not pay it before.', zh: '请等待第二人批准和回电核实；在此之前请勿付款。' },
  },
  'payee.same_account': {
    status: 409,
    title: { en: 'This account is the designated one already.', zh: '该账户已是指定账户。' },
    advice: { en: 'Nothing has to be changed.', zh: '无需变更。' },
  },
  'payee.change_open': {
    status: 409,
    title: { en: 'A change of the account is under way.', zh: '账户变更正在进行中。' },
    advice: { en: 'Let it come to its end, or stop it first.', zh: '请等待其完成，或先将其终止。' },
  },
  'payee.number_unknown': {
    status: 422,
    title: { en: 'The number called is not on file.', zh: '所拨号码未登记。' },
    advice: { en: 'Call a number that the company has had on file for 30 days.', zh: '请拨打公司已登记满 30 天的号码。' },
  },
  'payee.number_too_new': {
    status: 409,
    title: { en: 'The number called came on file too late.', zh: '所拨号码登记时间过短。' },
    detail: {
      en: 'It is on file since {since}; it must have been so {days} days before the request.',
      zh: '该号码自 {since} 起登记；须在申请前登记满 {days} 天。',
    },
    advice: { en: 'Call an older number, or reject the change.', zh: '请拨打登记更早的号码，或拒绝该变更。' },
  },
  'approval.same_person': {
    status: 409,
    title: { en: 'A second person must approve.', zh: '必须由第二人批准。' },
    advice: { en: 'Ask a colleague who did not take part so far.', zh: '请由未参与此前步骤的同事批准。' },
  },
  'approval.none_open': {
    status: 409,
    title: { en: 'Nothing is waiting for this step.', zh: '没有等待此步骤的事项。' },
    advice: { en: 'Read it again; it may have been decided.', zh: '请重新读取；可能已作出决定。' },
  },
} satisfies Record<SuppliersRefusal | PayeeRefusal | PayeeApprovalRefusal, Problem>;
