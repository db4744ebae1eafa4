/** The words of the printed contract in English and Chinese. Braces are filled from the same data in both. */
import type { Saying } from '../claims/reasons.data.ts';
import type { ChargeLine, Cover, OrderKind, Remedy, Sampling, Side, Transport, Trigger, Warranty } from '../contracts/types.ts';
import type { ProofMark, RiskPoint, Rule } from '../incoterms/types.ts';
import type { ClaimWindow, Coverage, Moment, MoneyMode } from '../policy/types.ts';
import type { Consent, ShippedBy } from './types.ts';

type Table<K extends string> = Readonly<Record<K, Saying>>;

/** Own wording of what each rule asks of the supplier; never the text of the rules themselves. */
export const RULE_NAMES: Table<Rule> = {
  EXW: { en: 'ex works: the goods wait at the named place for the buyer to fetch them', zh: '工厂交货：货物在指定地点备妥，由买方提取' },
  FCA: { en: 'free carrier: handed to the buyer’s carrier at the named place, cleared for export', zh: '货交承运人：在指定地点交给买方指定的承运人，并完成出口清关' },
  FAS: { en: 'free alongside ship: placed beside the vessel at the named port, cleared for export', zh: '船边交货：在指定装运港置于船边，并完成出口清关' },
  FOB: { en: 'free on board: loaded on the vessel at the named port, cleared for export', zh: '船上交货：在指定装运港装上船，并完成出口清关' },
  CFR: { en: 'cost and freight: loaded on the vessel; the supplier pays the freight to the named port', zh: '成本加运费：装上船；供应商支付至指定目的港的运费' },
  CIF: { en: 'cost, insurance and freight: as CFR, and the supplier insures the goods', zh: '成本、保险费加运费：同 CFR，并由供应商投保' },
  CPT: { en: 'carriage paid to: handed to the first carrier; the supplier pays the carriage to the named place', zh: '运费付至：交给第一承运人；供应商支付至指定目的地的运费' },
  CIP: { en: 'carriage and insurance paid to: as CPT, and the supplier insures the goods', zh: '运费和保险费付至：同 CPT，并由供应商投保' },
  DAP: { en: 'delivered at place: brought to the named place, ready for unloading', zh: '目的地交货：运至指定目的地，可供卸货' },
  DPU: { en: 'delivered at place unloaded: brought to the named place and unloaded', zh: '目的地卸货后交货：运至指定目的地并卸货' },
  DDP: { en: 'delivered duty paid: brought to the named place, import cleared and duty paid by the supplier', zh: '完税后交货：运至指定目的地，由供应商办理进口清关并缴纳税费' },
};

/** The act by which the supplier has shipped. */
export const SHIPPED: Table<ShippedBy['event']> = {
  put_at_disposal: { en: '“Shipped” means that the goods were put at the buyer’s disposal at the named place and the buyer was told.', zh: '“发货”指货物已在指定地点置于买方支配之下，并已通知买方。' },
  carrier_receipt: { en: '“Shipped” means that the carrier received the goods at the named place.', zh: '“发货”指承运人已在指定地点接收货物。' },
  alongside: { en: '“Shipped” means that the goods were placed beside the vessel at the port of loading.', zh: '“发货”指货物已在装运港置于船边。' },
  on_board: { en: '“Shipped” means that the goods were on board the vessel at the port of loading.', zh: '“发货”指货物已在装运港装上船。' },
  first_carrier_receipt: { en: '“Shipped” means that the first carrier received the goods.', zh: '“发货”指第一承运人已接收货物。' },
  export_cleared: { en: '“Shipped” means that the goods were cleared for export, or picked up by a courier.', zh: '“发货”指货物已完成出口清关，或已由快递揽收。' },
};

export const MARKS: Table<ProofMark> = {
  notice: { en: 'showing that notice was given', zh: '载明已通知' },
  receipt: { en: 'signed for receipt', zh: '经签收' },
  on_board_notation: { en: 'with the dated on-board notation', zh: '带有注明日期的已装船批注' },
};

export const RISKS: Table<RiskPoint> = {
  at_disposal: { en: 'The risk of loss passes to the buyer when the goods are at its disposal.', zh: '货物置于买方支配之下时，灭失风险转移给买方。' },
  to_carrier: { en: 'The risk of loss passes to the buyer when the carrier receives the goods.', zh: '承运人接收货物时，灭失风险转移给买方。' },
  alongside: { en: 'The risk of loss passes to the buyer when the goods are beside the vessel.', zh: '货物置于船边时，灭失风险转移给买方。' },
  on_board: { en: 'The risk of loss passes to the buyer when the goods are on board.', zh: '货物装上船时，灭失风险转移给买方。' },
  to_first_carrier: { en: 'The risk of loss passes to the buyer when the first carrier receives the goods.', zh: '第一承运人接收货物时，灭失风险转移给买方。' },
  ready_for_unloading: { en: 'The risk of loss passes to the buyer when the goods are ready for unloading at the named place.', zh: '货物在指定目的地可供卸货时，灭失风险转移给买方。' },
  unloaded: { en: 'The risk of loss passes to the buyer when the goods are unloaded at the named place.', zh: '货物在指定目的地卸下时，灭失风险转移给买方。' },
};

export const TRANSPORTS: Table<Transport> = {
  sea: { en: 'by sea, not in containers', zh: '海运（非集装箱）' },
  sea_container: { en: 'by sea in containers', zh: '海运集装箱' },
  air: { en: 'by air', zh: '空运' },
  courier: { en: 'by courier', zh: '快递' },
  road: { en: 'by road', zh: '公路运输' },
};

export const KINDS: Table<OrderKind> = {
  bulk: { en: 'order of goods', zh: '大货订单' },
  sample: { en: 'sample order; no duty to order in bulk after a bad sample', zh: '样品订单；样品不合格时无下大货单的义务' },
};

export const CHARGE_KINDS: Table<ChargeLine['kind']> = {
  freight: { en: 'freight', zh: '运费' },
  tooling: { en: 'tooling', zh: '模具费' },
  sample: { en: 'sample', zh: '样品费' },
  other: { en: 'other', zh: '其他' },
};

export const TRIGGERS: Table<Trigger['kind']> = {
  on_confirmation: { en: '{days} after both confirmed', zh: '双方确认后{days}' },
  before_shipment: { en: '{days} after the goods are reported ready, before shipment', zh: '报告备妥后{days}，发货之前' },
  on_inspection_passed: { en: '{days} after a passed inspection', zh: '验货通过后{days}' },
  on_document: { en: '{days} after this paper is shown: {paper}', zh: '出示单据后{days}：{paper}' },
  after_arrival: { en: '{days} after arrival', zh: '到货后{days}' },
};

export const FORMS: Table<'original' | 'copy'> = { original: { en: 'original', zh: '正本' }, copy: { en: 'copy', zh: '副本' } };

/** Names of instalments as most people call them; another one stands as it was written. */
export const INSTALMENTS: Readonly<Record<string, Saying>> = {
  deposit: { en: 'deposit', zh: '定金' },
  balance: { en: 'balance', zh: '尾款' },
  full: { en: 'full', zh: '全款' },
};

export const COVERS: Table<Cover> = {
  pre_shipment: { en: 'pre-shipment: what an inspection finds before the goods go', zh: '发货前保障：保障发货前验货所发现的问题' },
  post_delivery: { en: 'post-delivery: what shows after arrival too', zh: '到货后保障：到货后发现的问题亦在保障之内' },
};

export const COUNTS: Table<Coverage['counts'][Cover]> = {
  all_payments: { en: 'It counts what was paid through the programme, all of it.', zh: '以通过平台支付的全部款项计。' },
  initial_payment: { en: 'It counts the first instalment paid through the programme.', zh: '以通过平台支付的首期款计。' },
};

export const LIMITED: Table<Coverage['cover']> = {
  limit: { en: 'At most the assurance amount and what the order reserves of the supplier’s limit.', zh: '以保障金额及本订单占用的供应商额度为限。' },
  whole_order: { en: 'At most the assurance amount; no limit is reserved.', zh: '以保障金额为限，不占用额度。' },
};

export const MODES: Table<MoneyMode> = {
  guarantee: { en: 'guarantee: the wire goes to the supplier’s designated account, and the fund stands behind the covered amount', zh: '担保模式：款项汇入供应商指定账户，由平台基金为保障金额担保' },
  hold: { en: 'hold: the money waits in a held account until release', zh: '留存模式：款项存于留存账户直至放款' },
};

export const REMEDIES: Table<Remedy> = {
  full_refund: { en: 'A major or critical clause that was not met earns the covered amount in full; a minor one a share.', zh: '主要或致命条款未达标的，退还全部保障金额；次要条款按比例退款。' },
  pro_rata: { en: 'A critical clause that was not met earns the covered amount in full; a major or minor one a share.', zh: '致命条款未达标的，退还全部保障金额；主要或次要条款按比例退款。' },
};

export const WARRANTY_REMEDIES: Table<Warranty['remedy']> = {
  repair: { en: 'repair', zh: '维修' },
  replacement: { en: 'replacement', zh: '更换' },
  parts: { en: 'parts', zh: '提供零件' },
  refund: { en: 'refund', zh: '退款' },
};

export const PLANS: Table<Sampling['plan']> = { normal: { en: 'normal', zh: '正常检验' }, tightened: { en: 'tightened', zh: '加严检验' } };

/** What a window of claims is counted from. */
export const MOMENTS: Table<Moment> = {
  payment: { en: 'the first payment', zh: '首笔付款' },
  ship_by: { en: 'the end of the shipping date', zh: '发货日期届满' },
  inspection_report: { en: 'the report of a pre-shipment inspection', zh: '发货前验货报告提交' },
  shipment: { en: 'shipment', zh: '发货' },
  arrival: { en: 'arrival', zh: '到货' },
  receipt: { en: 'confirmed receipt', zh: '确认收货' },
};

export const NEEDS: Table<NonNullable<ClaimWindow['needs']>> = {
  pre_shipment_inspection: { en: 'It needs a pre-shipment inspection.', zh: '须有发货前验货。' },
  bill: { en: 'It needs the bill.', zh: '须提供账单。' },
  warranty_clause: { en: 'It needs a warranty clause.', zh: '须有质保条款。' },
};

export const CONSENTS: Table<Consent['how']> = {
  confirmed: { en: 'confirmed', zh: '确认' },
  proposed: { en: 'proposed the amendment', zh: '提出修改' },
  accepted: { en: 'confirmed the amendment', zh: '确认修改' },
};

export const COMPANY_OF: Table<Side> = { buyer: { en: 'Buyer', zh: '买方' }, supplier: { en: 'Supplier', zh: '供应商' } };

export const PRECEDENCES: Table<'clauses' | 'file'> = {
  clauses: { en: 'the clauses are read, not the file', zh: '以条款为准' },
  file: { en: 'the file is read, not the clauses', zh: '以文件为准' },
};

export const HEADINGS = {
  parties: { en: 'Parties', zh: '当事方' },
  goods: { en: 'Goods', zh: '货物' },
  charges: { en: 'Charges and total', zh: '费用与总额' },
  delivery: { en: 'Delivery', zh: '交货' },
  payment: { en: 'Payment', zh: '付款' },
  cover: { en: 'Cover', zh: '保障' },
  sampling: { en: 'Inspection', zh: '验货' },
  clauses: { en: 'Requirements', zh: '要求' },
  papers: { en: 'Papers and attachments', zh: '单据与附件' },
  windows: { en: 'Claims', zh: '索赔' },
  silence: { en: 'What silence leads to', zh: '沉默的后果' },
  appeal: { en: 'Appeal and refund', zh: '申诉与退款' },
  certificate: { en: 'Certificate', zh: '确认证明' },
} as const satisfies Table<string>;

export const LABELS = {
  programme: { en: 'Programme', zh: '平台' },
  order: { en: 'Order', zh: '订单' },
  version: { en: 'Version', zh: '版本' },
  status: { en: 'Status', zh: '状态' },
  fingerprint: { en: 'Fingerprint', zh: '指纹' },
  form: { en: 'Form', zh: '格式' },
  kind: { en: 'Kind', zh: '类型' },
  category: { en: 'Category', zh: '类别' },
  buyer: { en: 'Buyer', zh: '买方' },
  supplier: { en: 'Supplier', zh: '供应商' },
  address: { en: 'Registered address', zh: '注册地址' },
  consignee: { en: 'Consignee', zh: '收货人' },
  consignee_country: { en: 'Country of the consignee', zh: '收货人所在国' },
  ship_from: { en: 'Shipped from', zh: '发货方' },
  composition: { en: 'Material composition', zh: '材料成分' },
  process: { en: 'Manufacturing process', zh: '生产工艺' },
  line: { en: 'Line', zh: '行' },
  product: { en: 'Product', zh: '产品' },
  sku: { en: 'SKU', zh: '货号' },
  lot: { en: 'Lot', zh: '批次' },
  quantity: { en: 'Quantity', zh: '数量' },
  unit_price: { en: 'Unit price', zh: '单价' },
  amount: { en: 'Amount', zh: '金额' },
  goods_total: { en: 'Goods', zh: '货款合计' },
  charge: { en: 'Charge', zh: '费用' },
  covered: { en: 'In the cover', zh: '在保障内' },
  charges_total: { en: 'Charges', zh: '费用合计' },
  total: { en: 'Total', zh: '总额' },
  term: { en: 'Trade term', zh: '贸易术语' },
  term_means: { en: 'In words', zh: '释义' },
  ship_by: { en: 'Ship by', zh: '发货期限' },
  deliver_by: { en: 'Arrive by', zh: '到货期限' },
  transport: { en: 'Transport', zh: '运输方式' },
  zone: { en: 'Days end in', zh: '日期时区' },
  instalment: { en: 'Instalment', zh: '期数' },
  share: { en: 'Share', zh: '比例' },
  due: { en: 'Due', zh: '到期' },
  cover: { en: 'Kind of cover', zh: '保障类型' },
  assurance: { en: 'Assurance amount', zh: '保障金额' },
  mode: { en: 'Money', zh: '资金模式' },
  remedy: { en: 'Remedy', zh: '救济' },
  late: { en: 'Shipped late', zh: '迟延发货' },
  warranty: { en: 'Warranty', zh: '质保' },
  sample_freight: { en: 'Freight of the sample', zh: '样品运费' },
  inspectors: { en: 'Approved inspectors', zh: '认可的检验机构' },
  plan: { en: 'Sampling plan', zh: '抽样方案' },
  class: { en: 'Class of defects', zh: '缺陷等级' },
  aql: { en: 'AQL', zh: 'AQL' },
  sample: { en: 'Sample', zh: '样本量' },
  accept: { en: 'Accept', zh: '接收' },
  reject: { en: 'Reject', zh: '拒收' },
  paper: { en: 'Paper', zh: '单据' },
  issuer: { en: 'Issuer', zh: '出具人' },
  latest: { en: 'Dated at the latest', zh: '最迟日期' },
  file: { en: 'File', zh: '文件' },
  added_by: { en: 'Added by', zh: '添加方' },
  hash: { en: 'SHA-256', zh: 'SHA-256' },
  precedence: { en: 'If they contradict', zh: '冲突时' },
  policy: { en: 'Policy', zh: '政策' },
  ground: { en: 'Ground', zh: '理由' },
  opens: { en: 'Open from', zh: '起算' },
  closes: { en: 'Until', zh: '截止' },
  company: { en: 'Company', zh: '公司' },
  bound_by: { en: 'By event', zh: '依据事件' },
  at_utc: { en: 'UTC', zh: 'UTC' },
  at_zone: { en: '{zone}', zh: '{zone}' },
  event: { en: 'Event', zh: '事件' },
  event_hash: { en: 'Its hash', zh: '其哈希值' },
  verify: { en: 'Verify at', zh: '核验网址' },
} as const satisfies Table<string>;

export const SENTENCES = {
  title: { en: 'Contract of order {order}', zh: '订单 {order} 的合同' },
  footer: { en: 'Order {order} · version {version} · {hash}', zh: '订单 {order} · 第 {version} 版 · {hash}' },
  footer_draft: { en: 'NOT CONFIRMED · order {order} · version {version} · {hash}', zh: '未经确认 · 订单 {order} · 第 {version} 版 · {hash}' },
  status_agreed: { en: 'confirmed by both sides on {on} (UTC)', zh: '双方已于 {on}（UTC）确认' },
  status_draft: { en: 'not confirmed: this text binds nobody', zh: '未经确认：本文本对任何一方均无约束力' },
  party: { en: '{name} ({country}), {id}', zh: '{name}（{country}），{id}' },
  no_name: { en: 'name not on file', zh: '名称未备案' },
  erased: { en: '[This text was erased. The hash of what it was: {hash}]', zh: '［该文本已删除。其哈希值：{hash}］' },
  none: { en: 'none', zh: '无' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  not_stated: { en: 'not stated', zh: '未约定' },
  no_charges: { en: 'There are no charges beside the goods.', zh: '除货款外无其他费用。' },

  term: { en: '{rule} {place}, Incoterms 2020', zh: '{rule} {place}，Incoterms 2020' },
  ship_by: { en: '{date}, until 24:00 in {zone} ({instant})', zh: '{date}，截至 {zone} 当日 24:00（{instant}）' },
  ship_by_rule: { en: '“{words}”: {says}', zh: '“{words}”：{says}' },
  certificate_fixed: {
    en: 'The shipping date of this version was written in by the programme on {on}, when the event of the text before had happened ({event}); all else is as both confirmed below.',
    zh: '本版发货日期由平台于 {on} 在原文本所约定的事件（{event}）发生时写入；其余内容与下列双方确认的文本一致。',
  },
  ship_by_words: { en: 'No exact date: “{words}”. Without one there is no claim for lateness.', zh: '无确切日期：“{words}”。无确切日期则不能就迟延提出索赔。' },
  proofs: { en: 'Any one of these papers proves it; without a paper the goods count as not shipped:', zh: '下列任一单据即可证明；无单据则视为未发货：' },
  proof: { en: '{paper}, {mark}', zh: '{paper}，{mark}' },
  buyer_nominates: { en: 'The buyer names the carrier: goods tendered in time, with notice and proof, are shipped in time.', zh: '承运人由买方指定：按时备妥交运并有通知和证明的，视为按时发货。' },

  assurance_whole: { en: '{amount}, the whole order', zh: '{amount}，即订单全额' },
  late_full: { en: 'Goods shipped late before a claim earn the covered amount in full.', zh: '索赔提出前迟延发货的，退还全部保障金额。' },
  late_days: { en: '{day} of the late goods’ price for each started calendar day, at most {cap}.', zh: '每一开始的自然日按迟延货物价款的 {day} 计，最高 {cap}。' },
  warranty: { en: '{months} months from arrival: {remedy}.', zh: '自到货起 {months} 个月：{remedy}。' },
  warranty_parts: { en: '{months} months from arrival: {remedy}. Spare parts are supplied.', zh: '自到货起 {months} 个月：{remedy}。供应备件。' },
  percent: { en: '{figure} %', zh: '{figure} %' },
  fee: { en: 'The buyer pays the programme no fee.', zh: '买方无须向平台支付费用。' },

  inspectors_none: { en: 'none named: any agency of the programme’s directory', zh: '未指定：平台名录内任一机构' },
  plan: { en: 'ISO 2859-1, level {level}, {plan}, for a lot of {lot}', zh: 'ISO 2859-1，检验水平 {level}，{plan}，批量 {lot}' },
  aql_classes: { en: 'AQL {critical} critical, {major} major, {minor} minor', zh: 'AQL：致命 {critical}、主要 {major}、次要 {minor}' },
  line: { en: '{product}{sku}: {quantity} at {price}, {amount}', zh: '{product}{sku}：{quantity}，单价 {price}，计 {amount}' },
  charge: { en: '{label} ({kind}), {amount}; in the cover: {covered}', zh: '{label}（{kind}），{amount}；在保障内：{covered}' },
  share: { en: '{share}, {amount}, {due}', zh: '{share}，{amount}，{due}' },
  paper_term: { en: '{paper}; issuer: {issuer}; dated at the latest: {latest}', zh: '{paper}；出具人：{issuer}；最迟日期：{latest}' },
  file_term: { en: '{name}, added by the {side}: {precedence}; SHA-256 {hash}', zh: '{name}，由{side}添加：{precedence}；SHA-256 {hash}' },
  plan_draw: { en: 'Units drawn in one visit: {draw}. Each class is judged on its own sample.', zh: '一次验货抽取件数：{draw}。各等级按各自样本量判定。' },
  plan_by_lot: { en: 'by the lot', zh: '按批量确定' },
  sample_all: { en: '{size} (all)', zh: '{size}（全检）' },
  defects_counted: { en: '{aql} (defects)', zh: '{aql}（计缺陷数）' },

  no_clauses: { en: 'No requirement was written. Without one there is no claim for quality.', zh: '未写明任何要求。未写明要求则不能就质量提出索赔。' },
  clause: { en: '{n} Clause {id} ({class})', zh: '{n} 条款 {id}（{class}）' },
  clause_line: { en: '{n} Clause {id} ({class}), line {line}', zh: '{n} 条款 {id}（{class}），第 {line} 行' },
  reading: { en: 'Read as: {statement}.', zh: '解读为：{statement}。' },
  reading_method: { en: 'Read as: {statement}. Method: {method}.', zh: '解读为：{statement}。方法：{method}。' },
  reading_none: { en: 'Measurable: it names a fact without a figure, which is there or is not.', zh: '可衡量：所述为不含数值的事实，或有或无。' },
  not_measurable: { en: 'Not measurable ({problems}): nothing can be claimed on it.', zh: '不可衡量（{problems}）：不能据此索赔。' },
  acknowledged: { en: 'Acknowledged by {sides}.', zh: '已由{sides}知悉认可。' },

  no_papers: { en: 'No paper and no file is part of this contract.', zh: '本合同无单据要求，亦无附件。' },
  paper_form: { en: '{paper}, {form}', zh: '{paper}，{form}' },

  windows: { en: 'When a claim can be opened under this kind of cover:', zh: '此类保障下可提出索赔的期间：' },
  after: { en: '{days} after {moment}', zh: '{moment}后{days}' },
  clause_period: { en: 'the period of the clause, from {moment}', zh: '条款约定的期间，自{moment}起' },
  first_of: { en: 'the first of: {list}', zh: '以下最先者：{list}' },
  reply: { en: 'The other side has {days} to reply to a claim; the day of the act is day 0.', zh: '另一方须在{days}内答复索赔；行为当日为第 0 日。' },
  negotiation: { en: 'The two negotiate for {days}.', zh: '双方协商期为{days}。' },
  early_agreed: { en: 'Earlier escalation needs both sides, or a reply day that passed in silence.', zh: '提前提请平台处理须双方同意，或答复期届满仍未答复。' },
  early_day: { en: 'The claimant may escalate from day {day}.', zh: '索赔方自第 {day} 日起可提请平台处理。' },
  breach: { en: 'Before shipment the buyer has {wait} for an inspection or a waiver, and {claim} after the report to claim. A supplier that does not wait, refuses the inspector or ships failed goods gives the buyer the claims of post-delivery cover.', zh: '发货前，买方有{wait}安排验货或放弃验货，报告提交后有{claim}提出索赔。供应商未等待、拒绝验货或发运不合格货物的，买方享有到货后保障的索赔权。' },
  appointed: { en: 'Where nothing at hand decides, the programme appoints one of {firms}. The claimant prepays the fee within {days}; who loses bears it.', zh: '现有证据不足以裁定时，平台指定下列机构之一：{firms}。费用由索赔方在{days}内预付，由败诉方承担。' },
  business_days: { en: 'A business day is one in the buyer’s and in the supplier’s country. A period ends with its last day at 24:00 in {zone}.', zh: '工作日指买方和供应商所在国均为工作日之日。期间于最后一日 24:00（{zone}）届满。' },
  silence: { en: 'Silence moves a case on; it never proves a clause.', zh: '沉默只推进程序，从不证明条款是否达标。' },
  appeal: { en: 'Either side may appeal once, within {days} of the approval of a decision, with a named error or with evidence that could not be had before.', zh: '任何一方可在决定批准后{days}内申诉一次，须指明错误或提交此前无法取得的证据。' },
  refund: { en: 'A refund leaves within {days} of the approval of the award, to the account or card that paid.', zh: '退款在裁定批准后{days}内付出，退回原付款账户或银行卡。' },
  changes: { en: 'Only an amendment that both sides confirm changes this contract; messages never do.', zh: '只有双方确认的修改才能变更本合同；消息往来不能变更合同。' },

  certificate_agreed: { en: 'Both sides are bound by version {version} since {at} UTC.', zh: '双方自 {at} UTC 起受第 {version} 版约束。' },
  certificate_none: { en: 'NOT CONFIRMED. This text binds nobody until both sides have confirmed the same fingerprint.', zh: '未经确认。双方确认同一指纹之前，本文本对任何一方均无约束力。' },
  consents_none: { en: 'Neither side has confirmed it.', zh: '双方均未确认。' },
  consent_of: { en: '{side} {how} (version {version})', zh: '{side}{how}（第 {version} 版）' },
  certificate_chain: { en: 'Each event holds the hash of the one before it; the order’s history shows them all.', zh: '每一事件均包含前一事件的哈希值；订单历史列示全部事件。' },
  certificate_how: { en: 'The fingerprint is the SHA-256 of the contract’s canonical JSON (RFC 8785), in which texts stand by their salted hashes. The address says only whether it is known, since when and as which version.', zh: '指纹为合同规范化 JSON（RFC 8785）的 SHA-256，其中文本以加盐哈希值表示。该网址仅说明指纹是否已知、自何时起及其版本。' },
} as const satisfies Table<string>;
