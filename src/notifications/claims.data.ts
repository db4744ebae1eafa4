/** The words of notices about claims, in both languages. What was said in a case is never in a mail. */
import type { ClaimTemplateId, Template } from './types.ts';

export const CLAIM_TEMPLATES = {
  claim_opened: {
    en: {
      subject: '{other} opened a claim of {amountMinor}',
      body: '{other} opened a claim of {amountMinor} on this order. Read it and answer by {replyByOn}: accept it, offer something else, or say what is wrong with it and show why. If you stay silent the claimant may give it to the platform.',
    },
    zh: {
      subject: '{other}提出索赔 {amountMinor}',
      body: '{other}就本订单提出索赔 {amountMinor}。请阅读并于 {replyByOn} 前答复：接受、提出其他方案，或说明理由并举证。如不答复，索赔方可提交平台处理。',
    },
  },
  claim_answered: {
    en: { subject: '{other} answered your claim', body: '{other} answered your claim and does not accept it as it stands. Read the answer on the order’s page; you may make an offer or wait for one.' },
    zh: { subject: '{other}已答复您的索赔', body: '{other}已答复您的索赔，未予接受。请在订单页面查看；您可提出方案或等待对方方案。' },
  },
  offer_made: {
    en: { subject: '{other} made an offer', body: '{other} made an offer to end the claim. Accept, decline or counter it by {answerByOn}; unanswered it counts as declined.' },
    zh: { subject: '{other}提出和解方案', body: '{other}提出了结案方案。请于 {answerByOn} 前接受、拒绝或还价；逾期视为拒绝。' },
  },
  offer_ends_soon: {
    en: { subject: 'The offer ends on {answerByOn}', body: 'The offer to end the claim waits for your answer until {answerByOn}. Accept, decline or counter it; unanswered it counts as declined.' },
    zh: { subject: '方案将于 {answerByOn} 到期', body: '结案方案等待您的答复，截止 {answerByOn}。请接受、拒绝或还价；逾期视为拒绝。' },
  },
  offer_declined: {
    en: { subject: '{other} declined your offer', body: '{other} declined your offer. The claim goes on as before.' },
    zh: { subject: '{other}拒绝了您的方案', body: '{other}拒绝了您的方案。索赔照常进行。' },
  },
  offer_lapsed: {
    en: { subject: 'An offer was not answered in time', body: 'The open offer was not answered in time and counts as declined. The claim goes on as before.' },
    zh: { subject: '方案逾期未答复', body: '未决方案逾期未获答复，视为拒绝。索赔照常进行。' },
  },
  settled_money: {
    en: { subject: 'The claim is settled at {amountMinor}', body: 'Both sides agreed on {amountMinor} to the buyer. The programme pays it within its service level; the order’s page shows the day.' },
    zh: { subject: '索赔已和解：{amountMinor}', body: '双方同意向买方支付 {amountMinor}。平台将在服务期限内支付，日期见订单页面。' },
  },
  settled_remedy: {
    en: { subject: 'The claim is settled: a remedy by {performByOn}', body: 'Both sides agreed on a remedy that the supplier performs by {performByOn}. If the buyer does not confirm it by then, the claim stands where it stood.' },
    zh: { subject: '索赔已和解：{performByOn} 前补救', body: '双方同意由供应商于 {performByOn} 前完成补救。如买方届时未确认完成，索赔恢复原状。' },
  },
  remedy_due_soon: {
    en: { subject: 'The remedy is due by {performByOn}', body: 'The remedy that both agreed on is due by {performByOn}. Once it is performed the buyer confirms it on the order’s page; without that the claim stands again where it stood.' },
    zh: { subject: '补救应于 {performByOn} 前完成', body: '双方约定的补救应于 {performByOn} 前完成。完成后请买方在订单页面确认；否则索赔恢复原状。' },
  },
  remedy_confirmed: {
    en: { subject: 'The remedy was performed', body: 'The buyer confirmed that the remedy was performed. The claim ends as both agreed, and the order goes on.' },
    zh: { subject: '补救已完成', body: '买方已确认补救完成。索赔按双方约定了结，订单继续。' },
  },
  claim_resumed: {
    en: { subject: 'The remedy was not performed', body: 'The remedy that was promised was not confirmed by its day. The claim stands where it stood, and the promise is part of the evidence.' },
    zh: { subject: '补救未履行', body: '所承诺的补救未在期限内确认完成。索赔恢复原状，该承诺作为证据。' },
  },
  evidence_filed: {
    en: { subject: '{other} filed evidence', body: '{other} filed evidence in the claim. Read it on the order’s page and answer it in time.' },
    zh: { subject: '{other}提交了证据', body: '{other}在索赔中提交了证据。请在订单页面查看并及时回应。' },
  },
  evidence_filed_late: {
    en: { subject: '{other} filed late evidence', body: '{other} filed evidence after the negotiation had ended. It is marked as late, and counts once you had until {answerByOn} to answer it.' },
    zh: { subject: '{other}逾期提交了证据', body: '{other}在协商期结束后提交了证据，已标记为逾期。您可在 {answerByOn} 前回应，此后方予采信。' },
  },
  evidence_asked: {
    en: { subject: 'Evidence is asked of you by {answerByOn}', body: 'Something is asked of you in the claim by {answerByOn}. The order’s page says what. Silence proves nothing, and the case goes on without it.' },
    zh: { subject: '请于 {answerByOn} 前补充证据', body: '索赔中要求您于 {answerByOn} 前补充材料，内容见订单页面。不答复不作为证明，案件照常进行。' },
  },
  negotiation_ended: {
    en: { subject: 'The negotiation has ended', body: 'The days to negotiate are over. Either side may give the claim to the platform by {escalateByOn}; after that day it is closed.' },
    zh: { subject: '协商期已结束', body: '协商期已结束。任何一方可于 {escalateByOn} 前提交平台；逾期索赔关闭。' },
  },
  claim_closes_soon: {
    en: { subject: 'The claim closes after {escalateByOn}', body: 'Nobody has given the claim to the platform yet. Either side may do so by {escalateByOn}; after that day it is closed without a decision.' },
    zh: { subject: '索赔将于 {escalateByOn} 后关闭', body: '索赔尚未提交平台。任何一方可于 {escalateByOn} 前提交；逾期索赔不经裁定而关闭。' },
  },
  escalation_asked: {
    en: { subject: '{other} wants the platform to decide', body: '{other} asks to give the claim to the platform before its time. If you ask for it, too, it goes at once.' },
    zh: { subject: '{other}希望由平台裁定', body: '{other}请求提前将索赔提交平台。如您也请求，将立即提交。' },
  },
  claim_escalated: {
    en: { subject: 'The claim is with the platform', body: 'The claim is with the platform, which decides it clause by clause. Evidence filed from now on may be late; you may still settle.' },
    zh: { subject: '索赔已提交平台', body: '索赔已提交平台逐条裁定。此后提交的证据可能视为逾期；双方仍可和解。' },
  },
  claim_withdrawn: {
    en: { subject: '{other} withdrew the claim', body: '{other} withdrew the claim. The order goes on.' },
    zh: { subject: '{other}撤回了索赔', body: '{other}撤回了索赔。订单继续。' },
  },
  claim_unescalated: {
    en: { subject: 'The claim is closed: nobody escalated it', body: 'The negotiation ended, and nobody gave the claim to the platform in time. It is closed without a decision, and the order goes on.' },
    zh: { subject: '索赔已关闭：无人提交平台', body: '协商期结束后无人按期将索赔提交平台。索赔未经裁定而关闭，订单继续。' },
  },
  fee_to_prepay: {
    en: { subject: 'Prepay {feeMinor} by {prepayByOn}', body: 'An inspection of the disputed goods was appointed. Prepay its fee of {feeMinor} by {prepayByOn}; who loses bears it. If it is not paid, the claim is decided on the evidence at hand.' },
    zh: { subject: '请于 {prepayByOn} 前预付 {feeMinor}', body: '已指定对争议货物进行检验。请于 {prepayByOn} 前预付费用 {feeMinor}，最终由败诉方承担。如未支付，将依现有证据裁定。' },
  },
  inspection_appointed: {
    en: { subject: 'An inspection was appointed', body: 'The platform appointed an inspection of the disputed goods. The claimant prepays it. Let the inspector in: a refusal decides the point.' },
    zh: { subject: '已指定检验', body: '平台已指定对争议货物进行检验，费用由索赔方预付。请配合检验人员；拒绝将导致该点被裁定。' },
  },
  appointment_made: {
    en: { subject: 'You are appointed to inspect', body: 'The platform appointed you to inspect the goods of a claim. Begin once the fee is paid; you will be told. The order’s page shows what is to be tested.' },
    zh: { subject: '贵机构被指定检验', body: '平台指定贵机构检验索赔所涉货物。费用支付后开始，届时另行通知。检验内容见订单页面。' },
  },
  appointment_paid: {
    en: { subject: 'The fee is paid: inspect', body: 'The fee of the appointed inspection is paid. Draw your own sample, test what you were appointed for, and file the report.' },
    zh: { subject: '费用已付，请检验', body: '指定检验的费用已支付。请自行抽样，检验指定项目并提交报告。' },
  },
  fee_lapsed: {
    en: { subject: 'The inspection does not take place', body: 'The fee of the appointed inspection was not paid in time. The claim is decided on the evidence at hand.' },
    zh: { subject: '检验不再进行', body: '指定检验的费用未按期支付。将依现有证据裁定。' },
  },
  inspection_hindered: {
    en: { subject: 'The appointed inspection ended without a report', body: 'The appointed inspection ended without a report. The order’s page says why and what it means.' },
    zh: { subject: '指定检验未能出具报告', body: '指定检验未能出具报告。原因及后果见订单页面。' },
  },
  appointed_report: {
    en: { subject: 'The appointed agency’s report is in', body: 'The report of the appointed agency is in. Read on the order’s page what was found, clause by clause.' },
    zh: { subject: '指定机构的报告已提交', body: '指定机构的报告已提交。逐条结果见订单页面。' },
  },
  decision_made: {
    en: { subject: 'The claim is decided', body: 'The claim is decided: {amountMinor} to the buyer. The decision letter on the order’s page gives the reasons for each clause. Either side may appeal by {appealByOn}, once.' },
    zh: { subject: '索赔已裁定', body: '索赔已裁定：向买方支付 {amountMinor}。裁定书逐条说明理由，见订单页面。任何一方可于 {appealByOn} 前申诉一次。' },
  },
  claim_appealed: {
    en: { subject: '{other} appealed the decision', body: '{other} appealed the decision. Other people of the platform decide once more. Money that was not sent yet waits.' },
    zh: { subject: '{other}对裁定提出申诉', body: '{other}对裁定提出申诉。将由平台其他人员再次裁定。尚未支付的款项暂缓。' },
  },
  appeal_decided: {
    en: { subject: 'The appeal is decided', body: 'The claim is decided once more: {amountMinor} to the buyer in all. The decision letter on the order’s page gives the reasons for each clause. There is no second appeal. A refund that was already sent is never taken back.' },
    zh: { subject: '申诉已裁定', body: '索赔已再次裁定：共向买方支付 {amountMinor}。裁定书逐条说明理由，见订单页面。不得再次申诉。已支付的退款不予追回。' },
  },
  refund_sent: {
    en: { subject: 'A refund of {amountMinor} was sent', body: 'The programme sent {amountMinor} back to the buyer, to the account or card that had paid. Banks may take some days.' },
    zh: { subject: '退款 {amountMinor} 已发出', body: '平台已将 {amountMinor} 退回买方原付款账户或卡。银行处理可能需要数日。' },
  },
  charged_back: {
    en: { subject: 'The card bank took back {amountMinor}', body: 'The buyer’s card bank took back {amountMinor} of this order. It counts as money that came back: what came back once is not refunded again.' },
    zh: { subject: '发卡行收回 {amountMinor}', body: '买方发卡行收回了本订单的 {amountMinor}。该款视为已退回，不会重复退款。' },
  },
  chargeback_returned: {
    en: { subject: 'The card bank gave back {amountMinor}', body: 'A dispute of this order was decided, and the card bank gave back {amountMinor}. It is protected again, or belongs to the supplier where the order has ended. What was to be refunded and the card bank had paid instead is to be refunded again.' },
    zh: { subject: '发卡行退还 {amountMinor}', body: '本订单的拒付争议已有结果，发卡行退还了 {amountMinor}。该款重新受到保障；订单已结束的，归供应商所有。原应退款而由发卡行代为退回的部分，将再次退款。' },
  },
} satisfies Readonly<Record<ClaimTemplateId, Template>>;
