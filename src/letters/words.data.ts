/** The words of letters in English and Chinese. Braces are filled from the same data in both; a sentence lists the same ones in each. */
import type { AwardLineKind, EvidenceIssuer, EvidenceKind, Fault, Nature, SubjectKind } from '../claims/determination.types.ts';
import type { Saying } from '../claims/reasons.data.ts';
import type { AppealGround, OfferKind } from '../claims/types.ts';
import type { Problem } from '../contracts/lint.types.ts';
import type { DefectClass, Side } from '../contracts/types.ts';
import type { Charge } from '../incoterms/types.ts';
import type { ClaimGround } from '../policy/types.ts';

type Table<K extends string> = Readonly<Record<K, Saying>>;

export const SIDES: Table<Side> = {
  buyer: { en: 'the buyer', zh: '买方' },
  supplier: { en: 'the supplier', zh: '供应商' },
};

/** Who filed an item of evidence. */
export const FILERS: Table<Side | 'platform'> = {
  buyer: { en: 'buyer', zh: '买方' },
  supplier: { en: 'supplier', zh: '供应商' },
  platform: { en: 'inspection', zh: '检验方' },
};

export const GROUNDS: Table<ClaimGround> = {
  late_shipment: { en: 'shipped late', zh: '迟延发货' },
  not_shipped: { en: 'not shipped', zh: '未发货' },
  quality: { en: 'quality', zh: '质量不符' },
  shortage: { en: 'shortage', zh: '数量短少' },
  charges: { en: 'charges', zh: '费用' },
  warranty: { en: 'warranty', zh: '质保' },
};

/** What a finding is about; of a clause its id is filled in. */
export const SUBJECTS: Table<SubjectKind> = {
  clause: { en: 'Clause {id}', zh: '条款 {id}' },
  late_shipment: { en: 'Shipment in time', zh: '按时发货' },
  shortage: { en: 'Quantity', zh: '数量' },
  charges: { en: 'Charges on arrival', zh: '到货费用' },
};

export const CLASSES_OF_DEFECT: Table<DefectClass> = {
  critical: { en: 'critical', zh: '致命' },
  major: { en: 'major', zh: '主要' },
  minor: { en: 'minor', zh: '次要' },
};

export const NATURES: Table<Nature> = {
  material: { en: 'material', zh: '材质' },
  dimension: { en: 'dimension', zh: '尺寸' },
  count: { en: 'count', zh: '数量' },
  function: { en: 'function', zh: '功能' },
  breakage: { en: 'breakage', zh: '破损' },
  wetting: { en: 'wetting', zh: '受潮' },
  dents: { en: 'dents', zh: '凹陷' },
  loss: { en: 'loss', zh: '灭失' },
};

export const FAULTS: Table<Fault> = {
  supplier: { en: 'The supplier did not keep the contract.', zh: '供应商未履行合同。' },
  carrier: { en: 'What was shown happened on the way, after the risk had passed: it is for the carrier or its insurer.', zh: '所证明的情况发生在风险转移之后的运输途中：应由承运人或其保险人承担。' },
  none: { en: 'It was not shown that the supplier did not keep the contract.', zh: '未能证明供应商未履行合同。' },
};

/** What kept a clause from being measurable. */
export const PROBLEMS: Table<Problem> = {
  subjective_term: { en: 'a word of judgement', zh: '含主观用语' },
  escape_clause: { en: 'words that leave a way out', zh: '含规避性用语' },
  open_ended: { en: 'an open end', zh: '表述没有界限' },
  undefined_reference: { en: 'a reference to something that is not there', zh: '引用不明确' },
  relative_date: { en: 'a date that hangs on another', zh: '日期为相对日期' },
  vague_quantity: { en: 'a vague quantity', zh: '数量含糊' },
  no_limit: { en: 'no limit', zh: '没有限值' },
  no_unit: { en: 'no unit', zh: '没有单位' },
  no_tolerance: { en: 'no tolerance', zh: '没有公差' },
  no_method: { en: 'no method', zh: '没有检测方法' },
  multiple_requirements: { en: 'several requirements in one', zh: '一条含多项要求' },
};

export const CHARGES: Table<Charge> = {
  export_packing: { en: 'export packing', zh: '出口包装' },
  loading_at_seller: { en: 'loading at the seller', zh: '卖方处装货' },
  pre_carriage: { en: 'carriage to the port or terminal', zh: '前程运输' },
  export_clearance: { en: 'export clearance', zh: '出口清关' },
  origin_terminal: { en: 'terminal at origin', zh: '起运港码头费' },
  main_loading: { en: 'loading for the main carriage', zh: '主运输装载' },
  main_carriage: { en: 'main carriage', zh: '主运输' },
  carriage_surcharges: { en: 'surcharges of the carriage', zh: '运输附加费' },
  insurance: { en: 'cargo insurance', zh: '货物保险' },
  transit_formalities: { en: 'formalities in transit', zh: '过境手续' },
  destination_terminal: { en: 'terminal at destination', zh: '目的港码头费' },
  storage_demurrage: { en: 'storage and demurrage', zh: '仓储及滞期费' },
  documents_release: { en: 'release of documents', zh: '换单费' },
  import_clearance: { en: 'import clearance', zh: '进口清关' },
  customs_exam: { en: 'customs examination', zh: '海关查验' },
  import_duty_tax: { en: 'import duty and tax', zh: '进口关税及税费' },
  on_carriage: { en: 'carriage from the port or terminal', zh: '后程运输' },
  unloading_at_place: { en: 'unloading at the place', zh: '目的地卸货' },
  origin_import_service_fee: { en: '“origin import service fee”', zh: '“起运地进口服务费”' },
};

export const EVIDENCE_KINDS: Table<EvidenceKind> = {
  report: { en: 'report', zh: '检验报告' },
  document: { en: 'document', zh: '文件' },
  own_measurement: { en: 'own measurement', zh: '自行测量' },
  photo: { en: 'photo', zh: '照片' },
  statement: { en: 'statement', zh: '陈述' },
};

export const ISSUERS: Table<Exclude<EvidenceIssuer, 'other'>> = {
  appointed: { en: 'appointed by the programme', zh: '平台指定' },
  approved: { en: 'approved in the contract', zh: '合同认可' },
  directory: { en: 'of the directory', zh: '名录内' },
  carrier: { en: 'of a carrier', zh: '承运人出具' },
};

/** Papers of a shipment, by the kinds that prove something; another one is named as it was told. */
export const PAPERS: Readonly<Record<string, Saying>> = {
  bill_of_lading: { en: 'bill of lading', zh: '提单' },
  sea_waybill: { en: 'sea waybill', zh: '海运单' },
  multimodal_transport_document: { en: 'multimodal transport document', zh: '多式联运单据' },
  air_waybill: { en: 'air waybill', zh: '航空运单' },
  courier_receipt: { en: 'courier’s receipt', zh: '快递收据' },
  road_consignment_note: { en: 'road consignment note', zh: '公路运单' },
  dock_receipt: { en: 'dock receipt', zh: '码头收据' },
  mates_receipt: { en: 'mate’s receipt', zh: '大副收据' },
  forwarders_cargo_receipt: { en: 'forwarder’s cargo receipt', zh: '货运代理收货凭证' },
  disposal_notice: { en: 'notice that the goods are at disposal', zh: '备妥通知' },
  collection_receipt: { en: 'receipt of collection', zh: '提货收据' },
  export_declaration: { en: 'export declaration', zh: '出口报关单' },
};

export const OFFERS: Table<OfferKind> = {
  refund: { en: 'refund', zh: '退款' },
  partial_refund: { en: 'partial refund', zh: '部分退款' },
  return_and_refund: { en: 'return of the goods and refund', zh: '退货退款' },
  repair: { en: 'repair', zh: '维修' },
  replacement: { en: 'replacement', zh: '更换' },
  parts: { en: 'parts', zh: '补发配件' },
  reinstallation: { en: 'reinstallation', zh: '重新安装' },
};

export const APPEAL_GROUNDS: Table<AppealGround> = {
  named_error: { en: 'a named error', zh: '指明的错误' },
  new_evidence: { en: 'evidence that could not be had before', zh: '此前无法取得的证据' },
};

export const BEARERS: Table<Side | 'split'> = { ...SIDES, split: { en: 'both, in proportion', zh: '双方按比例' } };

/** The lines of an award, each with what it is computed from. */
export const AWARD_LINES: Table<AwardLineKind> = {
  purchase_ends: { en: 'The purchase ends', zh: '交易终止' },
  not_shipped: { en: 'Goods not shipped', zh: '未发货货物' },
  shipped_late: { en: 'Shipped late', zh: '迟延发货' },
  reduction: { en: 'Reduction of the price', zh: '减价' },
  shortage: { en: 'Missing goods', zh: '短少货物' },
  charge: { en: 'Charge that is the supplier’s', zh: '应由供应商承担的费用' },
  set_off: { en: 'Set off against what is not paid yet', zh: '抵销未付款项' },
  cap: { en: 'Above the most that can be awarded', zh: '超出最高可裁金额' },
};

/** How an award's line was computed. */
export const BASES = {
  covered: { en: 'all that is covered: {covered}', zh: '全部保障金额：{covered}' },
  covered_less_kept: { en: 'covered {covered}, less the part of the goods kept, used or sold: {kept} of {goods}', zh: '保障金额 {covered}，扣除留用、已使用或已售货物部分：{kept}／{goods}' },
  lot: { en: 'goods of {goods} in covered {covered}; {days} days after the last day in time', zh: '货值 {goods}，保障金额 {covered}；逾期 {days} 天' },
  per_day: { en: '{percent} % of goods of {goods}, for {days} days late', zh: '货值 {goods} 的 {percent} %，迟延 {days} 天' },
  share: { en: '{part}/{whole} of goods of {goods}', zh: '货值 {goods} 的 {part}/{whole}' },
  unpaid: { en: 'not paid yet: {unpaid}', zh: '尚未支付：{unpaid}' },
  most: { en: 'the most is {cap}: paid through the programme and covered, less what came back', zh: '最高为 {cap}：经平台支付且受保障的金额，减去已退回的金额' },
} as const satisfies Table<string>;

/** Labels of rows and columns, and headings. */
export const LABELS = {
  programme: { en: 'Programme', zh: '平台' },
  order: { en: 'Order', zh: '订单' },
  claim: { en: 'Claim', zh: '索赔' },
  contract: { en: 'Contract', zh: '合同' },
  buyer: { en: 'Buyer, who claims', zh: '买方（索赔方）' },
  supplier: { en: 'Supplier', zh: '供应商' },
  decision: { en: 'Decision', zh: '决定' },
  decided: { en: 'Decided', zh: '作出决定' },
  approved: { en: 'Approved', zh: '批准' },
  agreed: { en: 'Agreed', zh: '达成一致' },
  days_of: { en: 'Days are those of', zh: '日期所用时区' },
  what_was_claimed: { en: 'What was claimed', zh: '索赔内容' },
  grounds: { en: 'Grounds', zh: '理由' },
  opened: { en: 'Opened', zh: '提出日期' },
  amount_claimed: { en: 'Amount claimed', zh: '索赔金额' },
  paid: { en: 'Paid through the programme', zh: '经平台支付' },
  covered: { en: 'Covered', zh: '受保障金额' },
  came_back: { en: 'Came back before', zh: '此前已退回' },
  unpaid: { en: 'Not paid yet', zh: '尚未支付' },
  clauses: { en: 'Clauses named', zh: '所涉条款' },
  missing: { en: 'Missing', zh: '短少' },
  charges: { en: 'Charges', zh: '费用' },
  goods: { en: 'Goods', zh: '货物' },
  buyers_words: { en: 'The buyer’s words', zh: '买方陈述' },
  suppliers_answer: { en: 'The supplier’s answer', zh: '供应商答复' },
  findings: { en: 'What was found', zh: '认定' },
  reasons: { en: 'Reasons', zh: '理由说明' },
  relied_buyer: { en: 'Relied on, of the buyer', zh: '采信的买方证据' },
  relied_supplier: { en: 'Relied on, of the supplier', zh: '采信的供应商证据' },
  relied_platform: { en: 'Relied on, of inspections', zh: '采信的检验证据' },
  set_aside: { en: 'Not relied on', zh: '未采信的证据' },
  override: { en: 'Changed by a person', zh: '人工更改' },
  award: { en: 'What is awarded', zh: '裁决金额' },
  award_line: { en: 'For', zh: '项目' },
  award_basis: { en: 'Computed from', zh: '计算依据' },
  award_amount: { en: 'Amount', zh: '金额' },
  refund: { en: 'Refund', zh: '退款' },
  fee: { en: 'Fee of the appointed inspection', zh: '指定检验费用' },
  payment: { en: 'Payment', zh: '付款' },
  changed: { en: 'What the appeal changed', zh: '申诉后的变更' },
  appeal: { en: 'Appeal', zh: '申诉' },
  what_was_agreed: { en: 'What was agreed', zh: '约定内容' },
  offered: { en: 'Offered', zh: '提出' },
  accepted: { en: 'Accepted', zh: '接受' },
  kind: { en: 'What', zh: '方式' },
  amount: { en: 'Amount', zh: '金额' },
  perform_by: { en: 'To be done by', zh: '完成期限' },
  note: { en: 'Words of the offer', zh: '方案说明' },
  evidence: { en: 'Evidence that was before the programme', zh: '平台所掌握的证据' },
  number: { en: 'No.', zh: '编号' },
  what: { en: 'What', zh: '种类' },
  says: { en: 'What it says', zh: '内容' },
  verify: { en: 'How this was computed, and how to check it', zh: '计算方式及核验方法' },
  policy: { en: 'Policy', zh: '政策' },
  rule_set: { en: 'Rule set', zh: '规则编号' },
  fingerprint: { en: 'Fingerprint of the contract', zh: '合同指纹' },
  case_hash: { en: 'Hash of the case', zh: '案情哈希值' },
  result_hash: { en: 'Hash of the result', zh: '结果哈希值' },
  letter_form: { en: 'Wording of this letter', zh: '本函措辞版本' },
} as const satisfies Table<string>;

/** Whole sentences. */
export const SENTENCES = {
  title_first: { en: 'Decision on claim {claim}', zh: '关于索赔 {claim} 的决定书' },
  title_appeal: { en: 'Decision on the appeal in claim {claim}', zh: '关于索赔 {claim} 申诉的决定书' },
  title_settlement: { en: 'Settlement of claim {claim}', zh: '关于索赔 {claim} 的和解书' },
  footer: { en: 'Order {order} · claim {claim} · {mark} · check it against the sealed case file of the claim', zh: '订单 {order} · 索赔 {claim} · {mark} · 请以该索赔的签名案卷核验' },
  mark_result: { en: 'result {hash}', zh: '结果 {hash}' },
  mark_contract: { en: 'contract {hash}', zh: '合同 {hash}' },

  outcome_refund: { en: 'The buyer gets back {amount}, at the latest on {on}.', zh: '买方获退款 {amount}，最迟于 {on} 付出。' },
  outcome_refund_fee: { en: 'The buyer gets back {amount} and {fee} of the inspection’s fee, at the latest on {on}.', zh: '买方获退款 {amount} 及检验费 {fee}，最迟于 {on} 付出。' },
  outcome_fee: { en: 'Nothing is refunded of the price. {fee} of the inspection’s fee comes back to the buyer, at the latest on {on}.', zh: '货款不予退还。检验费 {fee} 退还买方，最迟于 {on} 付出。' },
  outcome_nothing: { en: 'Nothing is awarded.', zh: '不予裁定退款。' },
  outcome_settled_refund: { en: 'The two agreed: {kind}, {amount}, at the latest on {on}.', zh: '双方达成一致：{kind}，{amount}，最迟于 {on} 付出。' },
  outcome_settled_nothing: { en: 'The two agreed: {kind}, {amount}. Nothing is left to be paid.', zh: '双方达成一致：{kind}，{amount}。已无待付款项。' },
  outcome_settled_remedy: { en: 'The two agreed: {kind}, to be done by {on}.', zh: '双方达成一致：{kind}，应于 {on} 前完成。' },

  contract_version: { en: 'version {version}', zh: '第 {version} 版' },
  party: { en: '{name} ({country}), {id}', zh: '{name}（{country}），{id}' },
  no_name: { en: 'name not on file', zh: '名称未备案' },
  no_country: { en: 'country not on file', zh: '国家未备案' },
  decided_first: { en: '{on}, by an operator of the programme with the right to decide', zh: '{on}，由有权裁定的平台运营人员作出' },
  decided_appeal: { en: '{on}, by an operator of the programme who had no part in the decision appealed against', zh: '{on}，由未参与被申诉决定的平台运营人员作出' },
  approved_by: { en: '{on}, by another operator', zh: '{on}，由另一名运营人员批准' },

  erased: { en: '[This text was erased. The hash of what it was: {hash}]', zh: '［该文本已删除。其哈希值：{hash}］' },
  nothing_said: { en: 'Nothing.', zh: '无。' },
  none: { en: 'none', zh: '无' },
  keeps_goods: { en: 'The buyer keeps the goods for a reduction of the price.', zh: '买方保留货物，要求减价。' },
  used: { en: 'Used or sold by the buyer, at contract price: {amount}', zh: '买方已使用或售出，按合同价：{amount}' },
  quantity_of: { en: '{quantity} of {whole} {unit}', zh: '{quantity}／{whole} {unit}' },
  quantity: { en: '{quantity} {unit}', zh: '{quantity} {unit}' },
  clause_quantity: { en: '{id} ({quantity})', zh: '{id}（{quantity}）' },
  line_missing: { en: '{product}: {quantity}', zh: '{product}：{quantity}' },
  charge_amount: { en: '{charge}: {amount}', zh: '{charge}：{amount}' },
  answer_yes: { en: 'Accepted on {on}.', zh: '于 {on} 接受。' },
  answer_no: { en: 'Not accepted, on {on}.', zh: '于 {on} 表示不接受。' },
  answer_none: { en: 'None was given.', zh: '未作答复。' },

  finding: { en: '{subject}: {finding}', zh: '{subject}：{finding}' },
  finding_class: { en: '{subject} ({class}): {finding}', zh: '{subject}（{class}）：{finding}' },
  override: { en: 'The rules had found: {computed}. A person found otherwise, for this written reason:', zh: '规则计算的认定为：{computed}。经人工作出不同认定，书面理由如下：' },
  nothing_found: { en: 'Nothing was before the programme that could be found on.', zh: '没有可供认定的事项。' },
  relied: { en: '{label} ({what})', zh: '{label}（{what}）' },

  subjects: { en: '{kind} ({subjects})', zh: '{kind}（{subjects}）' },
  nothing_to_award: { en: 'No line of an award follows from the findings.', zh: '上述认定不产生任何裁决项目。' },
  purchase_ends: { en: 'The purchase ends. Goods that were not shipped stay with the supplier. Delivered goods are at its disposal, at its cost, for 30 days, until {until}; after that the buyer may dispose of them. The refund does not wait for this.', zh: '交易终止。未发运的货物归供应商。已交付的货物由供应商自费处置，期限为 30 天，至 {until}；此后买方可自行处置。退款不因此推迟。' },
  kept_goods: { en: 'Goods that the buyer keeps, used or sold stay with the buyer.', zh: '买方留用、已使用或已售出的货物归买方。' },

  fee_amount: { en: 'The fee is {fee}. The buyer prepaid it on {on}.', zh: '检验费为 {fee}，买方已于 {on} 预付。' },
  fee_unpaid: { en: 'The fee of {fee} was not prepaid by {by}, so nothing was inspected and the claim is decided on the evidence at hand.', zh: '检验费 {fee} 未在 {by} 前预付，因此未进行检验，按现有证据裁定。' },
  fee_not_asked: { en: 'The fee of {fee} was never charged, because the inspection did not take place.', zh: '检验未进行，检验费 {fee} 未收取。' },
  fee_agency: { en: 'The agency was {agency}. Tested: {tested}.', zh: '检验机构：{agency}。检验条款：{tested}。' },
  fee_supplier: { en: 'It is borne by the supplier: {back} comes back to the buyer on top of the refund.', zh: '由供应商承担：除退款外，另向买方退还 {back}。' },
  fee_split: { en: 'It is borne by both, in proportion to the tested clauses: the supplier bears {back}, which comes back to the buyer, and the buyer {kept}.', zh: '由双方按检验条款比例承担：供应商承担 {back}，退还买方；买方承担 {kept}。' },
  fee_buyer: { en: 'It is borne by the buyer: none of the tested clauses was found broken.', zh: '由买方承担：所检条款均未被认定为未达标。' },
  fee_back_whole: { en: 'The inspection did not take place: all of it comes back to the buyer.', zh: '检验未进行：费用全额退还买方。' },
  fee_waits: { en: 'The inspection waits for what was promised; the fee stays held meanwhile.', zh: '检验等待承诺事项的履行；在此期间费用继续保留。' },
  fee_earned: { en: 'The agency had reported before the two agreed: the fee is the agency’s.', zh: '双方达成一致前机构已出具报告：费用归机构。' },

  pay_total: { en: 'To be paid to the buyer: {amount}, at the latest on {on}. It goes back to the account or card that paid, latest payment first.', zh: '应付买方：{amount}，最迟于 {on} 付出，按付款时间由近及远退回原付款账户或银行卡。' },
  pay_chargeback: { en: 'What a card bank takes back before then counts towards it.', zh: '此前发卡行已扣回的金额计入其中。' },
  pay_nothing: { en: 'Nothing is to be paid.', zh: '无须付款。' },
  pay_set_off: { en: 'What was set off lowers what the buyer still owes for the order.', zh: '抵销金额减少买方就本订单的未付款。' },
  pay_debt: { en: 'The supplier owes it from {on}, the day of the agreement.', zh: '自达成一致之日 {on} 起，由供应商承担该债务。' },
  pay_fund: { en: 'Where the programme’s fund pays, the supplier owes it to the fund.', zh: '由平台基金先行支付的部分，供应商须向基金偿还。' },
  remedy_open: { en: 'If it is not done by then, the claim resumes where it stood, and the promise is admitted as evidence.', zh: '逾期未完成的，索赔从原有阶段恢复，该承诺作为证据。' },
  remedy_done: { en: 'The buyer confirmed on {on} that it was done.', zh: '买方于 {on} 确认已完成。' },

  appeal_open: { en: 'The buyer and the supplier may each appeal, once between them, until the end of {until}: with a named error, or with evidence that could not be had before. Another operator decides the appeal and another approves it. A refund that was not sent yet waits for it; one that was sent is not taken back.', zh: '买方或供应商均可申诉，双方合计一次，截止 {until} 当日结束：须指明错误，或提交此前无法取得的证据。申诉由其他运营人员裁定并由另一人批准。尚未付出的退款等待申诉结果；已付出的不予收回。' },
  appeal_how: { en: 'It is filed on the page of the claim, or with POST /v1/orders/{order}/claims/{claim}/appeal.', zh: '请在索赔页面提交，或使用 POST /v1/orders/{order}/claims/{claim}/appeal。' },
  appeal_filed: { en: '{Side} appealed on {on}, with {ground}. The appeal is being decided; a refund that was not sent yet waits for it.', zh: '{Side}于 {on} 提出申诉，理由：{ground}。申诉正在处理中，尚未付出的退款等待其结果。' },
  appeal_final: { en: 'There is one appeal, and this is the decision on it.', zh: '申诉仅限一次，本决定即为申诉决定。' },
  appeal_was: { en: '{Side} appealed on {on} against the decision of {before}, with {ground}.', zh: '{Side}于 {on} 就 {before} 的决定提出申诉，理由：{ground}。' },
  change: { en: '{what}: {before} → {after}', zh: '{what}：{before} → {after}' },
  no_change: { en: 'Findings and award stay as they were.', zh: '认定与裁决金额均不变。' },
  change_sent: { en: 'What was sent to the buyer before is not taken back; a difference is between the programme’s fund and the supplier.', zh: '此前已付给买方的款项不予收回；差额由平台基金与供应商结算。' },
  fee_nobody: { en: 'nobody', zh: '无' },

  offered_by: { en: '{on}, by {side}', zh: '{on}，由{side}提出' },
  accepted_by: { en: '{on}, by {side}', zh: '{on}，由{side}接受' },
  accepted_claim: { en: 'The supplier accepted the claim as it was made, on {on}.', zh: '供应商于 {on} 按原样接受索赔。' },
  goods_back: { en: 'The goods go back to the supplier.', zh: '货物退回供应商。' },

  filed: { en: '{kind}, {side}, {on}', zh: '{kind}，{side}，{on}' },
  filed_late: { en: '{kind}, {side}, {on}, late', zh: '{kind}，{side}，{on}，逾期提交' },
  of_clause: { en: 'on clause {id}', zh: '针对条款 {id}' },
  by_agency: { en: '{agency} ({issuer})', zh: '{agency}（{issuer}）' },
  paper: { en: 'paper of the shipment, {side}, dated {on}', zh: '运输单据，{side}，日期 {on}' },
  undated: { en: 'undated', zh: '未注明日期' },
  promise: { en: 'promise that was not kept, {side}, {on}', zh: '未履行的承诺，{side}，{on}' },
  promised: { en: '{kind} by {on}', zh: '{on} 前{kind}' },
  readings: { en: 'readings: {values}', zh: '读数：{values}' },
  readings_cut: { en: 'readings: {values} and {more} more, which are in the case file', zh: '读数：{values}，另有 {more} 个读数载于案卷' },
  fact_pass: { en: 'as agreed', zh: '符合约定' },
  fact_fail: { en: 'not as agreed', zh: '不符合约定' },
  units: { en: '{failing} of {tested} units fail', zh: '{tested} 件中 {failing} 件不合格' },
  affected: { en: 'affected: {quantity}', zh: '受影响：{quantity}' },
  counted: { en: 'found in all: {quantity}', zh: '清点总数：{quantity}' },
  instrument: { en: 'instrument: {instrument}', zh: '仪器：{instrument}' },
  method: { en: 'method: {method}', zh: '方法：{method}' },
  uncertainty: { en: 'uncertainty: {uncertainty}', zh: '不确定度：{uncertainty}' },
  words: { en: '“{text}”', zh: '“{text}”' },
  words_cut: { en: '“{text} …” (cut here; the case file has the whole)', zh: '“{text} …”（此处从略，全文见案卷）' },
  file: { en: 'file {name}, SHA-256 {hash}', zh: '文件 {name}，SHA-256 {hash}' },
  no_evidence: { en: 'No evidence was filed.', zh: '未提交任何证据。' },
  labels_of_evidence: { en: 'B: filed by the buyer. S: by the supplier. P: by inspections.', zh: 'B：买方提交；S：供应商提交；P：检验方提交。' },

  verify_decision: { en: 'Findings and award were computed from the contract, the evidence and the policy by published rules; a person can change a finding only with a written reason, and a second person approves. Whoever computes them again from the same case gets the same hash.', zh: '认定与裁决金额依据合同、证据及政策，按公开规则计算得出；人工更改认定须有书面理由，并由另一人批准。以相同案情重新计算，必得相同哈希值。' },
  verify_how: { en: 'The sealed case file holds the contract, the evidence, the case, this letter and all events of the order: GET /v1/orders/{order}/claims/{claim}/case-file. It is checked offline with the programme’s own verifier, on the command line or in a browser, and fits a court or a card bank.', zh: '签名案卷包含合同、证据、案情、本函及订单全部事件：GET /v1/orders/{order}/claims/{claim}/case-file。可用平台验证程序在命令行或浏览器中离线核验，适合提交法院或发卡行。' },
} as const satisfies Table<string>;
