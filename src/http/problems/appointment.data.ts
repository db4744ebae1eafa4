/** What people read about appointed inspections: who can be appointed, the prepaid fee, the report. */
import type { ClaimsRefusal } from '../../claims/refusals.types.ts';
import type { Problem } from './problem.ts';

export const APPOINTMENT = {
  'appointment.none': {
    status: 404,
    title: { en: 'No inspection was appointed on this claim.', zh: '该索赔没有指定检验。' },
    advice: { en: 'An operator appoints one once the claim was escalated, where nothing admitted decides.', zh: '索赔提交平台后，如现有证据不足以判定，由平台人员指定。' },
  },
  'appointment.exists': {
    status: 409,
    title: { en: 'An inspection was already appointed on this claim.', zh: '该索赔已指定过检验。' },
    advice: { en: 'There is one per claim. Wait for its report, or decide on the evidence at hand.', zh: '每项索赔只指定一次。请等待其报告，或根据现有证据判定。' },
  },
  'appointment.nothing_tested': {
    status: 422,
    title: { en: 'There is nothing that an inspection could test.', zh: '没有可供检验的条款。' },
    detail: { en: 'Not a measurable clause of the contract: {clauses}.', zh: '不是合同中可衡量的条款：{clauses}。' },
    advice: { en: 'Name measurable clauses of the confirmed contract.', zh: '请写明已确认合同中可衡量的条款。' },
  },
  'appointment.not_needed': {
    status: 409,
    title: { en: 'The evidence decides already; no inspection is needed.', zh: '现有证据已足以判定，无需检验。' },
    detail: { en: 'Decided: {clauses}.', zh: '已可判定：{clauses}。' },
    advice: { en: 'Determine the claim. A claimant may insist on testing what was decided against it.', zh: '请作出裁定。索赔方可坚持对判定不利于己的条款进行检验。' },
  },
  'appointment.firm_unknown': {
    status: 422,
    title: { en: 'This agency cannot be appointed.', zh: '不能指定该机构。' },
    detail: { en: 'The order’s policy appoints {firms}.', zh: '该订单的政策指定：{firms}。' },
    advice: {
      en: 'Choose a branch of these firms. Another agency of the directory is appointed only where their fee is above 30 % of the amount in dispute.',
      zh: '请选择上述公司的分支机构。仅当其费用超过争议金额的 30 % 时，方可指定名录中的其他机构。',
    },
  },
  'appointment.not_independent': {
    status: 409,
    title: { en: 'The agency inspected these goods before.', zh: '该机构此前检验过这批货物。' },
    detail: { en: '{agency}, or another branch of its firm, reported on this order.', zh: '{agency} 或其同一公司的其他分支机构已就本订单出具过报告。' },
    advice: { en: 'Appoint one that has not seen the lot.', zh: '请指定未检验过该批货物的机构。' },
  },
  'appointment.out_of_proportion': {
    status: 409,
    title: { en: 'The fee is out of proportion to the amount in dispute.', zh: '检验费与争议金额不成比例。' },
    detail: {
      en: 'A laboratory may cost {mostMinor} here. The cheapest competent agency is {agency} at {agencyFeeMinor}.',
      zh: '此处实验室费用最高为 {mostMinor}。费用最低的合格机构为 {agency}，费用 {agencyFeeMinor}。',
    },
    advice: {
      en: 'Appoint the cheapest competent agency of the directory; a laboratory is possible if the claimant insists and prepays it.',
      zh: '请指定名录中费用最低的合格机构；如索赔方坚持并预付费用，可指定实验室。',
    },
  },
  'fee.prepaid': {
    status: 409,
    title: { en: 'The inspection fee is already paid.', zh: '检验费已支付。' },
    advice: { en: 'Nothing more is to be paid; the agency reports next.', zh: '无需再付款；接下来由检验机构提交报告。' },
  },
  'fee.too_late': {
    status: 409,
    title: { en: 'The time to prepay the inspection fee is over.', zh: '预付检验费的期限已过。' },
    detail: { en: 'The last day was {until}.', zh: '最后一天为 {until}。' },
    advice: { en: 'The claim is decided on the evidence at hand.', zh: '将根据现有证据作出裁定。' },
  },
  'fee.not_prepaid': {
    status: 409,
    title: { en: 'The inspection fee is not paid yet.', zh: '检验费尚未预付。' },
    detail: { en: 'The claimant may pay it until {until}.', zh: '索赔方可在 {until} 前支付。' },
    advice: { en: 'The claimant prepays it; it comes back in full if the supplier is responsible.', zh: '由索赔方预付；如责任在供应商，将全额退还。' },
  },
  'report.nothing_tested': {
    status: 422,
    title: { en: 'The report does not answer what it was appointed for.', zh: '报告没有回答指定检验的内容。' },
    detail: { en: 'To be tested: {tested}.', zh: '应检验：{tested}。' },
    advice: {
      en: 'Report a reading or an observation on those clauses, and on no others.',
      zh: '请仅就上述条款报告读数或观察结果。',
    },
  },
  'report.other_lot': {
    status: 422,
    title: { en: 'The report is about other goods than those in dispute.', zh: '报告所涉货物并非争议货物。' },
    advice: {
      en: 'The sample is drawn after the appointment, from cartons with this order’s seals or lot marking, and held against this contract’s clauses.',
      zh: '样品须在指定之后，从带有本订单封条或批次标识的纸箱中抽取，并对照本合同条款检验。',
    },
  },
} satisfies Partial<Record<ClaimsRefusal, Problem>>;
