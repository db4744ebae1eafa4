/** What an operator does with a case besides deciding it: asking for evidence, appointing an agency, and what to know before. */
import type { Words } from '../ui/words.types.ts';

export const CASE_WORDS = {
  'desk.inspecting': ['At an agency', '指定检验中'],
  'desk.inspecting.none': ['No agency inspects disputed goods now.', '目前没有进行中的指定检验。'],
  'desk.warning.answer_time': ['The other side may still answer', '另一方仍可答复'],
  'desk.warning.answer_time.text': [
    'Late and set aside now: {items}. Once the days to answer are over it counts. Waiting may change the result.',
    '逾期且目前未采信：{items}。答复期满后将予采信，等待可能改变结果。',
  ],
  'desk.inspection.none': ['No agency is appointed. Appoint one where nothing admitted decides a point.', '尚未指定检验机构。现有证据无法裁定某项时，可指定检验。'],
  'desk.appoint': ['Appoint an agency', '指定检验机构'],
  'desk.appoint.agency': ['Agency', '检验机构'],
  'desk.appoint.agency.help': ['Laboratories of the programme’s list stand first. Who inspected these goods before may not be appointed.', '平台名单内的实验室排在前面。曾检验过该批货物的机构不得指定。'],
  'desk.appoint.choose': ['Choose', '请选择'],
  'desk.appoint.listed': ['{name}: on the programme’s list', '{name}：平台名单内'],
  'desk.appoint.fee': ['Fee in {currency}', '检验费（{currency}）'],
  'desk.appoint.fee.help': ['What the agency asks. Above 30 % of the amount in dispute it needs the claimant’s wish.', '机构报价。超过争议金额的 30% 须索赔方要求。'],
  'desk.appoint.tested': ['What it tests', '检测项目'],
  'desk.appoint.tested.help': ['Nothing ticked: every disputed point that nothing admitted decides.', '不勾选：所有现有证据无法裁定的争议项。'],
  'desk.appoint.insisted': ['The claimant wants it although it is out of proportion', '索赔方坚持要求，尽管费用不成比例'],
  'desk.appoint.disposed': ['The buyer no longer has the goods', '买方已不再持有货物'],
  'desk.appoint.send': ['Appoint', '指定'],
  'desk.appoint.then': ['The claimant then has five business days to prepay; nobody inspects before.', '此后索赔方须在五个工作日内预付；预付前不进行检验。'],
} satisfies Words;
