/** What people read about contracts that cannot be written, confirmed or changed as asked. */
import type { ContractRefusal } from '../../contracts/types.ts';
import type { Problem } from './problem.ts';

export const CONTRACTS = {
  'contract.not_in_programme': {
    status: 409,
    title: { en: 'The supplier is not in the assurance programme.', zh: '该供应商未加入信用保障计划。' },
    advice: { en: 'Choose a supplier of the programme, or ask this one to enrol first.', zh: '请选择已加入计划的供应商，或请该供应商先行加入。' },
  },
  'contract.not_measurable': {
    status: 409,
    title: { en: 'Some clauses cannot be measured.', zh: '部分条款无法衡量。' },
    detail: { en: 'These clauses cannot be measured: {clauses}.', zh: '以下条款无法衡量：{clauses}。' },
    advice: {
      en: 'Give each a value, a unit and a tolerance. Or acknowledge them by id: they then give no quality claim.',
      zh: '请为每条款写明数值、单位和允差；或逐条确认知悉：此类条款不能作为质量索赔的依据。',
    },
  },
  'contract.date_not_fixed': {
    status: 409,
    title: { en: 'The shipping date is not a calendar date.', zh: '发货日期不是确定的日历日期。' },
    advice: {
      en: 'Set shipBy to an exact date. Or confirm with `ship_by` under acknowledge: there is then no claim for late shipment.',
      zh: '请将 shipBy 设为确定日期；或在确认时将 `ship_by` 列入 acknowledge:此时不能就延迟发货索赔。',
    },
  },
  'contract.over_limit': {
    status: 409,
    title: { en: 'The agreed amount is above what is left of the supplier’s limit.', zh: '约定的保障金额超过供应商的剩余额度。' },
    detail: { en: 'Only {remainingMinor} of the supplier’s limit is left.', zh: '供应商的剩余额度仅为 {remainingMinor}。' },
    advice: {
      en: 'Lower the assurance amount, split the order, or wait until an open order of the supplier ends.',
      zh: '请降低保障金额、拆分订单，或等待该供应商的进行中订单结束。',
    },
  },
  'contract.frozen': {
    status: 409,
    title: { en: 'The contract can no longer be edited.', zh: '合同已不能直接修改。' },
    advice: { en: 'Propose an amendment; it counts when both confirm it.', zh: '请提出变更；双方确认后生效。' },
  },
  'contract.clause_unknown': {
    status: 422,
    title: { en: 'There is no clause with this id.', zh: '没有该编号的条款。' },
    detail: { en: 'There is no clause “{clauseId}” in this version.', zh: '此版本中没有条款“{clauseId}”。' },
    advice: { en: 'Take the ids from the current version of the contract.', zh: '请使用当前合同版本中的条款编号。' },
  },
  'contract.clause_exists': {
    status: 409,
    title: { en: 'A clause with this id exists.', zh: '该编号的条款已存在。' },
    detail: { en: 'There is already a clause “{clauseId}”.', zh: '条款“{clauseId}”已存在。' },
    advice: {
      en: 'Change the clause, or choose another id. A request names each clause once.',
      zh: '请修改该条款，或另选编号。每次请求中每个条款只写一次。',
    },
  },
  'contract.line_unknown': {
    status: 422,
    title: { en: 'A clause is about a line that the order does not have.', zh: '有条款针对订单中不存在的行。' },
    detail: { en: 'Clause “{clauseId}” is about line “{lineId}”, which the order does not have.', zh: '条款“{clauseId}”针对行“{lineId}”，而订单中没有该行。' },
    advice: {
      en: 'Name a line of the order in lineId, or null for the whole order; change or remove the clause before its line.',
      zh: '请在 lineId 中填写订单中的行，或填 null 表示整份订单；删除行之前，请先修改或删除相关条款。',
    },
  },
  'contract.too_many': {
    status: 422,
    title: { en: 'The contract has too many entries.', zh: '合同条目过多。' },
    detail: { en: 'At most {most} {what} are possible.', zh: '最多允许 {most} 项({what})。' },
    advice: { en: 'Join entries that say the same, or split the order.', zh: '请合并相同内容的条目，或拆分订单。' },
  },
  'contract.quantity_invalid': {
    status: 422,
    title: { en: 'A line cannot be used as it stands.', zh: '某一行无法使用。' },
    detail: { en: 'Line “{lineId}” cannot be used as it stands.', zh: '行“{lineId}”无法使用。' },
    advice: {
      en: 'Each line needs its own id, a whole quantity above zero and a unit, such as 500 pcs.',
      zh: '每行须有唯一编号、大于零的整数数量及单位，例如 500 pcs。',
    },
  },
  'contract.amount_invalid': {
    status: 422,
    title: { en: 'An amount of the contract cannot be used.', zh: '合同中的某项金额无法使用。' },
    advice: {
      en: 'Check prices, charges and their sum: one currency per order, at most 10,000,000,000,000 minor units, and never below what is already paid.',
      zh: '请核对单价、费用及其总和：每份订单只用一种币种，最多 10,000,000,000,000 个最小货币单位，且不得低于已付金额。',
    },
  },
  'contract.assurance_above_total': {
    status: 422,
    title: { en: 'The assurance amount is above the order’s total.', zh: '保障金额超过订单总额。' },
    detail: { en: 'The order’s total is {totalMinor}.', zh: '订单总额为 {totalMinor}。' },
    advice: { en: 'Set it to at most the total.', zh: '请将其设为不超过订单总额。' },
  },
  'contract.instalments_invalid': {
    status: 422,
    title: { en: 'The instalments do not make up the whole.', zh: '各期付款安排有误。' },
    detail: { en: 'The shares sum to {sharePercent} percent.', zh: '各期比例之和为 {sharePercent}%。' },
    advice: { en: 'Give shares that sum to 100 percent, each instalment with its own name.', zh: '各期比例之和须为 100%，且每期名称不同。' },
  },
  'contract.trigger_unknown': {
    status: 422,
    title: { en: 'It is not clear when an instalment falls due.', zh: '某期付款的到期条件不明确。' },
    detail: { en: '“{trigger}” is not a known trigger.', zh: '“{trigger}”不是已知的到期条件。' },
    advice: {
      en: 'Use on_confirmation, before_shipment, on_inspection_passed, after_arrival, or on_document with the document’s name.',
      zh: '请使用 on_confirmation、before_shipment、on_inspection_passed、after_arrival，或 on_document 加单据名称。',
    },
  },
  'contract.date_past': {
    status: 422,
    title: { en: 'The date has already passed.', zh: '该日期已过。' },
    detail: { en: '{date} is before today, {today}.', zh: '{date} 早于今日({today})。' },
    advice: { en: 'Set today or a later day, as days count in the order’s time zone.', zh: '请按订单时区设定今日或之后的日期。' },
  },
  'contract.date_too_far': {
    status: 422,
    title: { en: 'The date lies too far ahead.', zh: '该日期过远。' },
    detail: { en: '{date} is after {latest}, the last day possible.', zh: '{date} 晚于可设定的最后日期 {latest}。' },
    advice: { en: 'Check the year; split an order that is really this long.', zh: '请核对年份；如确需如此之久，请拆分订单。' },
  },
  'contract.zone_unknown': {
    status: 422,
    title: { en: 'The time zone of the order is not known.', zh: '订单时区未知。' },
    detail: { en: '“{zone}” is not a time zone.', zh: '“{zone}”不是时区名称。' },
    advice: { en: 'Use an IANA name such as Asia/Shanghai.', zh: '请使用 IANA 时区名称，例如 Asia/Shanghai。' },
  },
  'contract.country_unknown': {
    status: 422,
    title: { en: 'The country of the consignee is not known.', zh: '收货人国家或地区未知。' },
    detail: { en: '“{country}” is not a country code.', zh: '“{country}”不是国家或地区代码。' },
    advice: { en: 'Use a two-letter ISO 3166-1 code such as GB.', zh: '请使用 ISO 3166-1 两字母代码，例如 GB。' },
  },
  'contract.inspector_unknown': {
    status: 422,
    title: { en: 'An inspector named in the contract is not in the directory.', zh: '合同中指定的检验机构不在名录内。' },
    advice: { en: 'Choose agencies from the directory.', zh: '请从检验机构名录中选择。' },
  },
  'contract.attachment_unknown': {
    status: 422,
    title: { en: 'An attachment does not exist or is not yours.', zh: '附件不存在或不属于您。' },
    advice: { en: 'Upload the file first and use the id you get.', zh: '请先上传文件，并使用返回的编号。' },
  },
  'contract.amendment_open': {
    status: 409,
    title: { en: 'An amendment is already waiting for an answer.', zh: '已有一项变更等待答复。' },
    advice: { en: 'Confirm or decline it first.', zh: '请先确认或拒绝该变更。' },
  },
  'contract.amendment_none': {
    status: 409,
    title: { en: 'No amendment is waiting for an answer.', zh: '没有等待答复的变更。' },
    advice: { en: 'Read the order again; the amendment may have been answered.', zh: '请重新读取订单；该变更可能已被答复。' },
  },
  'contract.nothing_changed': {
    status: 422,
    title: { en: 'This changes nothing.', zh: '没有任何变更。' },
    advice: { en: 'Send the fields that shall change, with their new values.', zh: '请发送需要变更的字段及其新值。' },
  },
  'contract.sampling_invalid': {
    status: 422,
    title: { en: 'The sampling plan does not exist in the tables.', zh: '抽样表中没有该抽样方案。' },
    detail: { en: 'There is no plan for level {level} at AQL {aql}.', zh: '没有检验水平 {level}、AQL {aql} 的方案。' },
    advice: {
      en: 'Use a level such as II and AQLs of the table, such as 2.5 and 4.0.',
      zh: '请使用表中的检验水平（如 II）和 AQL 值（如 2.5、4.0）。',
    },
  },
} satisfies Record<ContractRefusal, Problem>;
