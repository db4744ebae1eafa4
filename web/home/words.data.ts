/** What the first page says. */
import type { Words } from '../ui/words.types.ts';

export const HOME_WORDS = {
  'home.title': ['Trade assurance for cross-border orders', '跨境订单信用保障'],
  'home.lead': [
    'For a buyer and a supplier who do not know each other yet: a contract that can be measured, money that is protected, and a refund when it was not kept.',
    '面向素未谋面的买卖双方：可以衡量的合同、受保障的货款；对方未履约时，货款可以退回。',
  ],
  'home.find': ['Find a covered supplier', '查找受保障的供应商'],
  'home.find_hint': ['Product, category or company', '产品、类别或公司'],
  'home.agree': ['Agree', '约定'],
  'home.agree.text': [
    'Requirements with values, units and an exact shipping date. Both sides confirm the same text.',
    '要求写明数值、单位和确定的发货日期，双方确认同一份文本。',
  ],
  'home.pay': ['Pay', '付款'],
  'home.pay.text': [
    'Through the programme, to a payee that was checked. You see what is covered before you pay.',
    '通过本计划支付给经过核对的收款方；付款前即可看到受保障的金额。',
  ],
  'home.inspect': ['Inspect', '检验'],
  'home.inspect.text': [
    'An agency checks the goods against every clause, by a sampling plan, and seals what it passed.',
    '检验机构按抽样方案逐条核对货物，并对合格货物加封。',
  ],
  'home.settle': ['Settle', '了结'],
  'home.settle.text': [
    'Late or off-spec: claim, negotiate, and if that fails a decision clause by clause, with reasons.',
    '延迟或不符：先索赔、协商；协商不成，则逐条作出附理由的裁定。',
  ],
  'home.see_how': ['How it works, with real time limits', '运作方式与实际期限'],
  'home.see_fees': ['What it costs', '费用'],
  'home.see_verify': ['Verify a case file', '验证案卷'],
  'needs.title': ['Needs you', '待您处理'],
  'needs.lead': ['By deadline, the nearest first.', '按截止时间排列，最近的在前。'],
  'needs.empty': ['Nothing waits for you', '没有待办事项'],
  'needs.empty_text': [
    'What only you can do appears here with its deadline. What others must do stands below.',
    '只有您能处理的事项会连同截止时间显示在此处；需他人处理的事项列在下方。',
  ],
  'needs.others': ['Waiting for others', '等待他方'],
  'needs.none': ['No orders yet', '尚无订单'],
  'needs.none_text': [
    'An order begins with a supplier: choose one that takes part in the programme and draft the terms.',
    '订单从供应商开始：选择一家参与本计划的供应商，然后拟定条款。',
  ],
  'needs.find': ['Find a supplier', '查找供应商'],
  'needs.all': ['All orders', '全部订单'],
  'needs.no_company': ['You act for no company yet', '您尚未代表任何公司'],
  'needs.no_company_text': ['Open a company to trade, or choose one above if you belong to several.', '请开设公司以开始交易；如属于多家公司，请在上方选择。'],
  'needs.open_company': ['Open a company', '开设公司'],
} satisfies Words;
