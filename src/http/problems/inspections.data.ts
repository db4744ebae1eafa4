/** What people read about visits of inspectors, the directory of agencies, and sampling plans that are not possible. */
import type { InspectionsRefusal, JudgeRefusal, SamplingRefusal } from '../../inspections/types.ts';
import type { Problem } from './problem.ts';

export const INSPECTIONS = {
  'inspection.agency_unknown': {
    status: 422,
    title: { en: 'This agency is not in the directory.', zh: '名录中没有该检验机构。' },
    advice: { en: 'Choose one from the directory of agencies.', zh: '请从检验机构名录中选择。' },
  },
  'inspection.already_booked': {
    status: 409,
    title: { en: 'Such a visit is already booked.', zh: '已预约同类检验。' },
    advice: { en: 'Wait for its report, or cancel it first.', zh: '请等待其报告，或先取消预约。' },
  },
  'inspection.not_booked': {
    status: 409,
    title: { en: 'No such visit is open.', zh: '没有进行中的该项检验预约。' },
    advice: { en: 'Book a visit first; one that was declined, cancelled or reported is over.', zh: '请先预约；已拒绝、取消或已报告的预约已结束。' },
  },
  'inspection.not_inspector': {
    status: 403,
    title: { en: 'Another agency was booked.', zh: '预约的是另一家机构。' },
    advice: { en: 'Only the agency booked answers and reports.', zh: '只有被预约的机构可以答复和提交报告。' },
  },
  'inspection.already_waived': {
    status: 409,
    title: { en: 'The inspection is already waived.', zh: '已放弃检验。' },
    advice: { en: 'The goods may go; nothing more is needed.', zh: '货物可以发货，无需其他操作。' },
  },
  'inspection.not_failed': {
    status: 409,
    title: { en: 'No failed inspection holds the goods.', zh: '没有未通过的检验扣留货物。' },
    advice: { en: 'A visit is repeated at the supplier’s cost only after a failed report.', zh: '仅在检验未通过后，方可由供应商承担费用复检。' },
  },
  'inspection.reinspection_spent': {
    status: 409,
    title: { en: 'The supplier’s repeat is used up.', zh: '供应商的复检机会已用完。' },
    detail: { en: 'There are at most {most}.', zh: '最多 {most} 次。' },
    advice: { en: 'The buyer may book another visit, or waive it, or claim.', zh: '买方可再次预约、放弃检验或提出索赔。' },
  },
  'inspection.too_late': {
    status: 409,
    title: { en: 'The shipping date has passed.', zh: '发货日期已过。' },
    detail: { en: 'The goods were to be shipped by {shipBy}.', zh: '约定发货日期为 {shipBy}。' },
    advice: { en: 'Ask the buyer for a later shipping date first.', zh: '请先向买方请求延期。' },
  },
  'inspection.clause_unknown': {
    status: 422,
    title: { en: 'The report speaks of a clause that the contract does not have.', zh: '报告涉及合同中不存在的条款。' },
    detail: { en: 'The contract has no clause “{id}”.', zh: '合同中没有条款“{id}”。' },
    advice: { en: 'Use the clause ids of the confirmed contract.', zh: '请使用已确认合同中的条款编号。' },
  },
  'inspection.no_limit': {
    status: 422,
    title: { en: 'The clause has no limit to hold a reading against.', zh: '该条款没有可对照读数的限值。' },
    detail: { en: 'Clause “{id}” is there or it is not.', zh: '条款“{id}”只能判断符合与否。' },
    advice: { en: 'Report it as a fact: pass or fail.', zh: '请以事实方式报告：pass 或 fail。' },
  },
  'inspection.reading_invalid': {
    status: 422,
    title: { en: 'A reading cannot be read.', zh: '读数无法识别。' },
    detail: { en: 'Clause “{id}”, reading “{reading}”: its unit is {unit} ({reason}).', zh: '条款“{id}”，读数“{reading}”：单位应为 {unit}({reason})。' },
    advice: {
      en: 'Write a figure with a decimal point and its unit, such as 71 W or 9.8 %; no comma.',
      zh: '请填写带小数点的数字和单位，例如 71 W 或 9.8 %；勿用逗号。',
    },
  },
  'inspection.nothing_reported': {
    status: 422,
    title: { en: 'The report judges nothing.', zh: '报告未作任何判定。' },
    advice: { en: 'Count the defects, or report on a measurable clause.', zh: '请统计缺陷数量，或对可衡量的条款作出报告。' },
  },
  'inspection.photos_enough': {
    status: 422,
    title: { en: 'The visit has as many photos as it may have.', zh: '该次检验的照片数量已达上限。' },
    detail: { en: 'At most {most}.', zh: '最多 {most} 张。' },
    advice: { en: 'File the report; the photos that are there count.', zh: '请提交报告；已有照片均有效。' },
  },
  'inspection.photo_unknown': {
    status: 404,
    title: { en: 'There is no such photo.', zh: '没有该照片。' },
    advice: { en: 'Use an id from the list of visits.', zh: '请使用检验列表中的编号。' },
  },
  'seals.malformed': {
    status: 422,
    title: { en: 'A seal’s code cannot be read.', zh: '封条编号无法识别。' },
    detail: { en: '“{seal}” is no code.', zh: '“{seal}”不是有效编号。' },
    advice: { en: 'Use letters, digits, dots, dashes and slashes, at most 40.', zh: '请使用字母、数字、点、连字符和斜线，最多 40 个字符。' },
  },
  'agency.firm_unknown': {
    status: 422,
    title: { en: 'No programme appoints this firm.', zh: '没有任何计划指定该公司。' },
    detail: { en: '“{firm}” is none of: {firms}.', zh: '“{firm}”不属于：{firms}。' },
    advice: { en: 'Use the firm’s name as the programmes have it.', zh: '请使用计划中列明的公司名称。' },
  },
  'agency.price_twice': {
    status: 422,
    title: { en: 'The list has two prices for the same visit.', zh: '同一检验有两个价格。' },
    detail: { en: 'It names {kind} in {country} twice.', zh: '{country} 的 {kind} 出现两次。' },
    advice: { en: 'Give one price for each kind of visit in a country.', zh: '每个国家的每类检验只能有一个价格。' },
  },
  'agency.country_unknown': {
    status: 422,
    title: { en: 'This country is not known.', zh: '未知国家。' },
    detail: { en: '“{country}” is no country code.', zh: '“{country}”不是国家代码。' },
    advice: { en: 'Use the two-letter code, such as CN.', zh: '请使用两个字母的国家代码，例如 CN。' },
  },
  'aql.lot_invalid': {
    status: 422,
    title: { en: 'The lot size is not a whole number of units.', zh: '批量不是整数单位。' },
    detail: { en: 'The lot size is a whole number from 1 to {max}.', zh: '批量须为 1 至 {max} 的整数。' },
    advice: { en: 'Give the number of units in the lot.', zh: '请填写批中的单位数量。' },
  },
  'aql.level_unknown': {
    status: 422,
    title: { en: 'This inspection level is not known.', zh: '未知检验水平。' },
    detail: { en: '“{level}” is none of: {levels}.', zh: '“{level}”不属于：{levels}。' },
    advice: { en: 'Use one of the levels named; II is usual.', zh: '请使用所列检验水平；通常为 II。' },
  },
  'aql.not_in_table': {
    status: 422,
    title: { en: 'This AQL is not in the table.', zh: '表中没有该 AQL 值。' },
    detail: { en: '“{aql}” is none of: {aqls}.', zh: '“{aql}”不属于：{aqls}。' },
    advice: { en: 'Use a value of the table, such as 2.5 or 4.0; 0 for critical defects.', zh: '请使用表中的值，例如 2.5 或 4.0；致命缺陷用 0。' },
  },
  'aql.plan_unknown': {
    status: 422,
    title: { en: 'This kind of plan is not known.', zh: '未知抽样方案类型。' },
    detail: { en: '“{plan}” is none of: {plans}.', zh: '“{plan}”不属于：{plans}。' },
    advice: { en: 'Use normal or tightened.', zh: '请使用 normal 或 tightened。' },
  },
  'aql.found_invalid': {
    status: 422,
    title: { en: 'The count of defects is not possible.', zh: '缺陷数量不成立。' },
    detail: { en: 'For the class {class} at most {max} units were looked at.', zh: '{class} 类最多检验了 {max} 个单位。' },
    advice: { en: 'Count whole units, at most as many as were looked at.', zh: '请填写整数，且不超过所检验的数量。' },
  },
} satisfies Record<InspectionsRefusal | SamplingRefusal | JudgeRefusal, Problem>;
