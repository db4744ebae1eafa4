/** What each reason of a determination says in English and Chinese; words in braces are filled from the reason's data. */
import type { EvidenceClass, Finding, ReasonCode, SetAside } from './determination.types.ts';

export type Saying = { readonly en: string; readonly zh: string };

export const REASONS: Readonly<Record<ReasonCode, Saying>> = {
  not_measurable: {
    en: 'The clause could not be measured when both confirmed it, so it decides nothing. Missing: {missing}.',
    zh: '双方确认时该条款无法衡量,因此不作为裁定依据。缺少:{missing}。',
  },
  report_decides: {
    en: 'The report of the {class} decides ({says}), on {evidence}. No evidence of its class or above contradicts it.',
    zh: '以{class}的报告为准({says}),依据:{evidence}。没有同级或更高级别的证据与之矛盾。',
  },
  measurement_decides: {
    en: 'A party’s own measurement decides ({says}), on {evidence}: reading {reading} {unit}, gap {gap}, against three times the uncertainty {uncertainty} plus the tolerance {tolerance}.',
    zh: '以当事方自行测量为准({says}),依据:{evidence}:读数 {reading} {unit},差距 {gap},对比不确定度 {uncertainty} 的三倍加公差 {tolerance}。',
  },
  paper_decides: { en: 'The shipping document decides ({says}), on {evidence}.', zh: '以运输单据为准({says}),依据:{evidence}。' },
  photo_decides: {
    en: 'A photo shows that the thing is there or not ({says}), on {evidence}.',
    zh: '照片显示该物存在或缺失({says}),依据:{evidence}。',
  },
  contradicted: {
    en: 'The strongest evidence contradicts itself ({evidence}); the burden is on the claimant.',
    zh: '最强的证据相互矛盾({evidence});举证责任在索赔方。',
  },
  nothing_decides: { en: 'Nothing admitted decides; the burden is on the claimant.', zh: '所采纳的材料均不足以裁定;举证责任在索赔方。' },
  access_refused: {
    en: 'The supplier refused the appointed inspection, so the point is decided against it.',
    zh: '供应商拒绝指定检验,因此该项作对其不利的认定。',
  },
  inspection_refused: {
    en: 'The buyer refused the appointed inspection, so the point is not proven.',
    zh: '买方拒绝指定检验,因此该项未获证明。',
  },
  goods_disposed: {
    en: 'The buyer no longer had the goods, so the point is not proven.',
    zh: '买方已处置货物,因此该项未获证明。',
  },
  carriers_damage: {
    en: 'Damage of this kind ({nature}) happens on the way; under {rule} the risk had passed, so it is the carrier’s or its insurer’s.',
    zh: '此类损坏({nature})发生在运输途中;按 {rule} 风险已转移,应由承运人或保险人承担。',
  },
  overridden: {
    en: 'A person found otherwise and gave the reason in writing; computed was: {computed}.',
    zh: '由人工作出不同认定并书面说明理由;系统计算结果为:{computed}。',
  },
  packing_failed: {
    en: 'A packing clause is not met, so damage on the way ({nature}) is the supplier’s.',
    zh: '包装条款未达标,因此途中损坏({nature})由供应商承担。',
  },
  share_unknown: {
    en: 'How much of the goods is affected was neither claimed and proven nor shown by an inspected sample.',
    zh: '受影响货物的数量既未主张并证明,也未由检验样本显示。',
  },
  set_aside: { en: 'Not relied on: {evidence} ({class}): {why}.', zh: '未采信:{evidence}({class}):{why}。' },
  no_exact_date: { en: 'The contract fixed no exact shipping date.', zh: '合同未约定确切的发货日期。' },
  not_yet_due: {
    en: 'The goods were not due when the claim was opened: shipping date {shipBy}, buyer’s days {buyerDays}, agreed days {agreedDays}.',
    zh: '索赔提出时货物尚未到期:发货日期 {shipBy},买方延误 {buyerDays} 天,约定宽限 {agreedDays} 天。',
  },
  not_shipped: {
    en: 'The goods were not shipped when the claim was opened: {days} days after the last day in time; shipping date {shipBy}, buyer’s days {buyerDays}, agreed days {agreedDays}.',
    zh: '索赔提出时货物尚未发运,迟延 {days} 天:发货日期 {shipBy},买方延误 {buyerDays} 天,约定宽限 {agreedDays} 天。',
  },
  no_paper: {
    en: 'No paper proves the shipment by then; the supplier bears that burden, so the goods count as not shipped (shipping date {shipBy}, days late: {days}).',
    zh: '没有单据证明当时已发运;举证责任在供应商,视为未发运({shipBy},迟延 {days} 天)。',
  },
  shipped_late: {
    en: 'Shipped on {on}, days late: {days}, on {evidence}: shipping date {shipBy}, buyer’s days {buyerDays}, agreed days {agreedDays}.',
    zh: '{on} 发运,迟延 {days} 天,依据:{evidence}:发货日期 {shipBy},买方延误 {buyerDays} 天,约定宽限 {agreedDays} 天。',
  },
  arrived_late: {
    en: 'Delivered {days} days after the agreed delivery date; shipped on {on}, on {evidence}.',
    zh: '晚于约定交付日期 {days} 天;{on} 发运,依据:{evidence}。',
  },
  shipped_in_time: { en: 'Shipped on {on}, in time, on {evidence}.', zh: '{on} 发运,按时,依据:{evidence}。' },
  tendered_in_time: {
    en: 'Put at the disposal of the buyer’s carrier on {on} with notice and proof ({evidence}), which counts as shipped in time.',
    zh: '{on} 已通知并备妥交买方承运人({evidence}),视为按时发运。',
  },
  short: {
    en: '{missing} {unit} are missing, of {claimed} claimed, on {evidence}.',
    zh: '短少 {missing} {unit},主张短少 {claimed},依据:{evidence}。',
  },
  count_complete: { en: 'The count is complete, on {evidence}.', zh: '数量齐全,依据:{evidence}。' },
  count_unproven: {
    en: 'No admitted count proves the {claimed} {unit} claimed; the burden is on the claimant.',
    zh: '所主张短少的 {claimed} {unit} 没有清点证明;举证责任在索赔方。',
  },
  lost_on_the_way: {
    en: '{missing} {unit} were lost on the way after the risk had passed: the carrier’s or its insurer’s.',
    zh: '{missing} {unit} 在风险转移后于途中灭失:由承运人或保险人承担。',
  },
  charge_is_suppliers: { en: 'Under {rule} the supplier bears {charge}, on {evidence}.', zh: '按 {rule},{charge} 由供应商承担,依据:{evidence}。' },
  charge_is_buyers: { en: 'Under {rule} the supplier does not bear {charge}.', zh: '按 {rule},{charge} 不由供应商承担。' },
  charge_depends: {
    en: 'Under {rule} it depends on facts nobody showed who bears {charge}.',
    zh: '按 {rule},{charge} 由谁承担取决于尚无人举证的事实。',
  },
  nothing_named: {
    en: 'The claim names nothing of the kind, so there is nothing to judge.',
    zh: '索赔未指明此类内容,因此无从认定。',
  },
  bill_missing: { en: 'No bill was shown for {charge}.', zh: '未出示 {charge} 的账单。' },
};

export const CLASSES: Readonly<Record<EvidenceClass, Saying>> = {
  appointed_laboratory: { en: 'appointed laboratory', zh: '指定实验室' },
  approved_agency: { en: 'agency approved in the contract', zh: '合同认可的检验机构' },
  directory_agency: { en: 'agency from the directory', zh: '名录内检验机构' },
  shipping_document: { en: 'shipping document', zh: '运输单据' },
  own_measurement: { en: 'own measurement', zh: '自行测量' },
  photo: { en: 'photo', zh: '照片' },
  statement: { en: 'statement', zh: '陈述' },
};

export const ASIDE: Readonly<Record<SetAside, Saying>> = {
  late_unanswered: { en: 'late, and the other side had no time to answer', zh: '逾期提交,且对方没有答复时间' },
  unsealed_goods: { en: 'about earlier goods, and the seals do not tie them to these', zh: '针对较早的货物,封条无法证明为同一批' },
  unreadable: { en: 'its readings have no number in the clause’s unit', zh: '读数无法换算为条款单位' },
  instrument_unsuited: { en: 'the instrument does not measure this, or its uncertainty cannot be read', zh: '仪器不适用,或不确定度无法读取' },
  incomplete_measurement: { en: 'instrument, method or uncertainty is missing', zh: '缺少仪器、方法或不确定度' },
  photo_no_quantity: { en: 'a photo alone proves no quantity', zh: '仅凭照片不能证明数值' },
  statement_alone: { en: 'a statement alone proves nothing', zh: '仅凭陈述不能证明' },
  within_uncertainty: { en: 'the gap is not beyond the doubt of the measurement', zh: '差距未超出测量的不确定范围' },
  too_few_failures: { en: 'so few failures may be an accident in goods that are as agreed', zh: '不合格数量过少,可能属偶然' },
  says_nothing: { en: 'it shows nothing about the clause', zh: '未显示与条款有关的内容' },
  refused: { en: 'the inspection that would have tested this was refused', zh: '本可查明此点的检验被拒绝' },
  outranked: { en: 'stronger evidence decides', zh: '有更强的证据' },
};

export const FINDINGS: Readonly<Record<Finding, Saying>> = {
  met: { en: 'met', zh: '达标' },
  not_met: { en: 'not met', zh: '未达标' },
  unproven: { en: 'unproven', zh: '未获证明' },
  excluded: { en: 'excluded', zh: '不予裁定' },
};
