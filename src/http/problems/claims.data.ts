/** What people read about claims: opening, evidence, negotiation, decisions and appeals. */
import type { ClaimsRefusal } from '../../claims/refusals.types.ts';
import type { Problem } from './problem.ts';

export const CLAIMS = {
  'claim.already_open': {
    status: 409,
    title: { en: 'A claim is already open on this order.', zh: '该订单已有进行中的索赔。' },
    advice: { en: 'Add your evidence to it, or withdraw it first.', zh: '请在该索赔中补充证据，或先撤回。' },
  },
  'claim.ground_not_covered': {
    status: 409,
    title: { en: 'The contract gives no such claim.', zh: '合同不支持此项索赔。' },
    advice: {
      en: 'A quality claim needs a measurable clause, a late claim an exact date that was missed. Name the clauses broken.',
      zh: '质量索赔须有可衡量的条款，延迟索赔须有已错过的确定日期。请写明所违反的条款。',
    },
  },
  'claim.no_inspection': {
    status: 409,
    title: { en: 'Under pre-shipment cover a quality claim needs an inspection before shipment.', zh: '发货前保障下，质量索赔须有发货前检验。' },
    advice: {
      en: 'Book an inspection before shipment, or agree post-delivery cover for the next order.',
      zh: '请在发货前预约检验，或在下一订单中约定收货后保障。',
    },
  },
  'claim.too_early': {
    status: 409,
    title: { en: 'It is too early for this claim.', zh: '尚不能提出此项索赔。' },
    detail: { en: 'This claim is open from {from}.', zh: '此项索赔自 {from} 起可提出。' },
    advice: { en: 'Come back when the date has passed; the order shows it.', zh: '请在该日期之后提出；订单页面会显示日期。' },
  },
  'claim.window_closed': {
    status: 409,
    title: { en: 'The time for this claim is over.', zh: '此项索赔的期限已过。' },
    detail: { en: 'It could be opened until {until}.', zh: '提出期限截至 {until}。' },
    advice: { en: 'Other grounds may still be open; the order lists them.', zh: '其他理由可能仍可提出；订单中有列明。' },
  },
  'claim.above_paid': {
    status: 422,
    title: { en: 'The claim is above what was paid through the programme.', zh: '索赔金额超过通过本计划支付的金额。' },
    detail: { en: 'At most {maximumMinor} can be claimed.', zh: '最多可索赔 {maximumMinor}。' },
    advice: { en: 'Lower the amount, or leave it out to claim all that is covered.', zh: '请降低金额，或不填金额以索赔全部受保障金额。' },
  },
  'negotiation.too_early': {
    status: 409,
    title: { en: 'The two sides still negotiate.', zh: '双方仍在协商期内。' },
    detail: { en: 'You may escalate from {from}.', zh: '自 {from} 起可申请平台介入。' },
    advice: {
      en: 'Answer or make an offer meanwhile; if both agree it can be escalated at once.',
      zh: '在此期间可以答复或提出方案；双方同意时可立即申请平台介入。',
    },
  },
  'refund.exceeds_paid': {
    status: 422,
    title: { en: 'The refund is more than what was paid and is still there.', zh: '退款超过已付且尚存的金额。' },
    detail: { en: 'At most {maximumMinor} can be refunded.', zh: '最多可退 {maximumMinor}。' },
    advice: { en: 'Lower the amount.', zh: '请降低金额。' },
  },
  'claim.not_found': {
    status: 404,
    title: { en: 'There is no such claim on this order.', zh: '该订单没有此索赔。' },
    advice: { en: 'List the claims of the order and take the id from there.', zh: '请列出该订单的索赔并使用其中的编号。' },
  },
  'claim.wrong_state': {
    status: 409,
    title: { en: 'The claim is not at that point.', zh: '索赔当前状态不允许此操作。' },
    detail: { en: 'It is {state}.', zh: '当前状态为 {state}。' },
    advice: { en: 'Look at the claim: its next step says who does what.', zh: '请查看索赔：其“下一步”说明由谁做什么。' },
  },
  'claim.point_invalid': {
    status: 422,
    title: { en: 'The goods or quantity named are not in the contract.', zh: '所列货物或数量不在合同中。' },
    advice: { en: 'Name a line of the contract and a quantity in its unit, at most what was ordered.', zh: '请写明合同中的行项目和以其单位表示的数量，且不超过订购量。' },
  },
  'claim.answered': {
    status: 409,
    title: { en: 'The claim was answered already.', zh: '该索赔已答复。' },
    advice: { en: 'Make an offer, file evidence, or accept the claim.', zh: '请提出方案、提交证据，或接受索赔。' },
  },
  'negotiation.too_late': {
    status: 409,
    title: { en: 'The days to escalate are over.', zh: '提请平台处理的期限已过。' },
    detail: { en: 'They ended on {until}.', zh: '期限于 {until} 结束。' },
    advice: { en: 'The claim is closed. Other grounds may still be open; the order lists them.', zh: '该索赔已关闭。其他理由可能仍可提出；订单中有列明。' },
  },
  'negotiation.already_asked': {
    status: 409,
    title: { en: 'You asked for early escalation already.', zh: '您已请求提前提请平台处理。' },
    advice: { en: 'It goes to the platform once the other side asks too, or when its time comes.', zh: '待对方同意或到期后即提请平台处理。' },
  },
  'offer.none_open': {
    status: 409,
    title: { en: 'This offer is not open.', zh: '该方案已不再有效。' },
    advice: { en: 'It was answered, replaced or has lapsed. Look at the open offer, or make one.', zh: '该方案已答复、被替换或已过期。请查看有效方案或提出新方案。' },
  },
  'offer.own': {
    status: 409,
    title: { en: 'An offer is answered by the other side.', zh: '方案须由对方答复。' },
    advice: { en: 'Make another offer to change yours.', zh: '如需更改，请另提方案。' },
  },
  'offer.too_many': {
    status: 409,
    title: { en: 'You have made as many offers in this claim as there can be.', zh: '您在该索赔中提出的方案数量已达上限。' },
    detail: { en: 'At most {most}.', zh: '最多 {most} 个。' },
    advice: { en: 'Answer the offer of the other side, or let the platform decide.', zh: '请答复对方的方案，或提请平台处理。' },
  },
  'offer.amount_needed': {
    status: 422,
    title: { en: 'A refund names an amount above zero.', zh: '退款方案须写明大于零的金额。' },
    advice: { en: 'Say how much is offered.', zh: '请写明金额。' },
  },
  'offer.date_needed': {
    status: 422,
    title: { en: 'A promised remedy names its day.', zh: '补救承诺须写明完成日期。' },
    advice: { en: 'Say by which day it is performed.', zh: '请写明完成日期。' },
  },
  'offer.date_past': {
    status: 422,
    title: { en: 'The day of the remedy has passed.', zh: '补救日期已过。' },
    advice: { en: 'Name today or a later day.', zh: '请选择今天或之后的日期。' },
  },
  'evidence.frozen': {
    status: 409,
    title: { en: 'Nothing more can be filed in this claim.', zh: '该索赔不再接受证据。' },
    advice: { en: 'It was decided or settled. New evidence that could not be had before belongs in an appeal.', zh: '该索赔已决定或和解。此前无法取得的新证据可在申诉中提交。' },
  },
  'evidence.too_many': {
    status: 422,
    title: { en: 'A claim takes no more of these from one side.', zh: '该方在本索赔中的数量已达上限。' },
    detail: { en: 'At most {most} {what} of one side.', zh: '每方最多 {most} 项({what})。' },
    advice: {
      en: 'Put related readings into one item, several pages into one file, several questions into one request.',
      zh: '请将相关读数合并为一项，多页合并为一个文件，多个问题合并为一项要求。',
    },
  },

  'evidence.request_unknown': {
    status: 404,
    title: { en: 'No such request for evidence is open.', zh: '没有此项有效的举证要求。' },
    advice: { en: 'Leave the request out, or name an open one.', zh: '请不填写要求编号，或填写有效编号。' },
  },
  'evidence.unreadable_image': {
    status: 422,
    title: { en: 'The picture cannot be opened.', zh: '无法打开该图片。' },
    advice: {
      en: 'Send a whole JPEG, PNG or WebP of at most 60 megapixels. A phone’s HEIC picture is saved as JPEG first. Nothing was kept.',
      zh: '请发送完整的 JPEG、PNG 或 WebP 图片，不超过 6000 万像素。手机 HEIC 图片请先另存为 JPEG。未保存任何内容。',
    },
  },
  'evidence.invalid': {
    status: 422,
    title: { en: 'An item of evidence cannot be read.', zh: '某项证据无法读取。' },
    advice: { en: 'Name a clause of the contract, a quantity with its unit, and files that were uploaded to this claim.', zh: '请写明合同条款、带单位的数量以及已上传到本索赔的文件。' },
  },
  'evidence.contradicts_itself': {
    status: 422,
    title: { en: 'An item of evidence says two things at once.', zh: '某项证据自相矛盾。' },
    advice: {
      en: 'Leave `fact` out where units or readings tell, or make it agree with them: a unit or reading that fails is no `pass`.',
      zh: '如件数或读数已能说明，请略去 `fact`,或使其与之一致：有不合格的件或读数即不是 `pass`。',
    },
  },
  'decision.none': {
    status: 409,
    title: { en: 'There is no decision for this.', zh: '没有可供此操作的决定。' },
    advice: { en: 'Look at the claim: a decision may be missing, waiting or already approved.', zh: '请查看索赔：决定可能尚未作出、待批准或已批准。' },
  },
  'decision.case_moved': {
    status: 409,
    title: { en: 'The claim changed while it was being decided.', zh: '作出决定期间索赔内容发生变化。' },
    advice: { en: 'Nothing was decided. Decide again on what is filed now.', zh: '尚未作出决定。请按现有材料重新决定。' },
  },
  'decision.override_unknown': {
    status: 422,
    title: { en: 'This finding cannot be changed.', zh: '该认定不能更改。' },
    detail: { en: 'Subject {subject}.', zh: '事项 {subject}。' },
    advice: { en: 'Name a subject of the case; where the amount hangs on a share, the claim must say how many units.', zh: '请写明本案的认定事项；如金额取决于受影响比例，索赔须写明数量。' },
  },
  'decision.own_case': {
    status: 403,
    title: { en: 'You belong to a company of this case.', zh: '您属于本案一方的公司。' },
    advice: { en: 'Leave it to an operator who has no part in it.', zh: '请由与本案无关的运营人员处理。' },
  },
  'appeal.too_late': {
    status: 409,
    title: { en: 'The days to appeal are over.', zh: '申诉期已过。' },
    detail: { en: 'They ended on {until}.', zh: '申诉期于 {until} 结束。' },
    advice: {
      en: 'The decision is final here. The claim’s case file holds it with every reason, to be shown elsewhere.',
      zh: '该决定在平台为终局决定。索赔的案件档案载有决定及全部理由，可供他处使用。',
    },
  },
  'appeal.already': {
    status: 409,
    title: { en: 'This claim was appealed already.', zh: '该索赔已申诉过一次。' },
    advice: {
      en: 'There is one appeal per claim, of either side. While it is open, add your evidence to it; once decided, it is final.',
      zh: '每项索赔仅可由任一方申诉一次。申诉审理期间可补充证据；作出决定后即为终局。',
    },
  },
  'appeal.same_person': {
    status: 403,
    title: { en: 'Another operator decides an appeal.', zh: '申诉须由其他运营人员决定。' },
    advice: { en: 'Ask an operator who did not decide first.', zh: '请由未参与首次决定的运营人员处理。' },
  },
} as const satisfies Partial<Record<ClaimsRefusal, Problem>>;
