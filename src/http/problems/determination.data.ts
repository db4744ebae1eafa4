/** What people read about a case that cannot be decided as it is written. */
import type { DeterminationRefusal } from '../../claims/determination.types.ts';
import type { Problem } from './problem.ts';

export const DETERMINATION = {
  'determination.rule_set_unknown': {
    status: 422,
    title: { en: 'There is no such rule set.', zh: '没有该规则集。' },
    advice: { en: 'Use the release whose rule set the case names.', zh: '请使用案件所注明规则集的版本。' },
  },
  'determination.malformed': {
    status: 422,
    title: { en: 'The case is not as a case is written.', zh: '案件格式不正确。' },
    detail: { en: 'At {path}.', zh: '位置：{path}。' },
    advice: { en: 'Put the field right; the reference on determinations lists them.', zh: '请更正该字段；字段见裁定参考文档。' },
  },
  'determination.reference_unknown': {
    status: 422,
    title: { en: 'The contract has no clause or line of this name.', zh: '合同中没有该条款或货品行。' },
    detail: { en: 'At {path}.', zh: '位置：{path}。' },
    advice: {
      en: 'Name clauses and lines as the contract of the case does; what the claimant added must be among what was tested.',
      zh: '请按案件所载合同中的名称填写条款和货品行；索赔方增加的条款须在检验项目之内。',
    },
  },
  'determination.twice': {
    status: 422,
    title: { en: 'This stands in the case twice.', zh: '案件中重复出现。' },
    detail: { en: 'At {path}.', zh: '位置：{path}。' },
    advice: { en: 'Leave one of the two out.', zh: '请删除其中一项。' },
  },
  'determination.figures_contradict': {
    status: 422,
    title: { en: 'Figures of the case contradict each other.', zh: '案件中的数字相互矛盾。' },
    detail: { en: 'At {path}.', zh: '位置：{path}。' },
    advice: { en: 'Check them against the order: no more can be shipped, used or returned than there was.', zh: '请与订单核对：发货、使用或退回不得多于实有。' },
  },
  'determination.evidence_contradicts': {
    status: 422,
    title: { en: 'An item of evidence says two things at once.', zh: '某项证据自相矛盾。' },
    detail: { en: 'At {path}.', zh: '位置：{path}。' },
    advice: {
      en: 'Leave `fact` out where units or readings tell, or make it agree with them: a unit or reading that fails is no `pass`.',
      zh: '如件数或读数已能说明，请略去 `fact`,或使其与之一致：有不合格的件或读数即不是 `pass`。',
    },
  },
} satisfies Record<DeterminationRefusal, Problem>;
