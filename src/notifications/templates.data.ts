/** The words of every notice, in both languages. No notice names a bank account, and none asks for a password. */
import { CLAIM_TEMPLATES } from './claims.data.ts';
import type { Lang, Template, TemplateId } from './types.ts';

export const TEMPLATES = {
  contract_sent: {
    en: {
      subject: '{other} sent you version {version} of a contract',
      body: '{other} offers you version {version} of the contract of this order. Read it, then confirm or decline it. Nothing is agreed until both of you have confirmed the same version.',
    },
    zh: {
      subject: '{other}向您发送了合同第 {version} 版',
      body: '{other}向您发送了本订单合同的第 {version} 版。请阅读后确认或拒绝。双方确认同一版本之前，合同不成立。',
    },
  },
  contract_confirmed: {
    en: {
      subject: '{other} confirmed version {version}',
      body: '{other} confirmed version {version} of the contract. It stands as soon as you confirm the same version.',
    },
    zh: { subject: '{other}已确认第 {version} 版', body: '{other}已确认合同第 {version} 版。您确认同一版本后，合同即告成立。' },
  },
  contract_agreed: {
    en: {
      subject: 'The contract stands: {totalMinor}',
      body: 'Both sides have confirmed version {version} of the contract, {totalMinor} in all. From now on only an amendment that both confirm changes it.',
    },
    zh: {
      subject: '合同已成立：{totalMinor}',
      body: '双方均已确认合同第 {version} 版，总额 {totalMinor}。此后只有双方确认的变更才能修改合同。',
    },
  },
  contract_declined: {
    en: {
      subject: '{other} declined version {version}',
      body: '{other} declined version {version} of the contract. Either of you may write the next one. The order shows a reason if one was given.',
    },
    zh: {
      subject: '{other}拒绝了第 {version} 版',
      body: '{other}拒绝了合同第 {version} 版。任何一方均可编写下一版。如填写了原因，可在订单页面查看。',
    },
  },
  amendment_proposed: {
    en: {
      subject: '{other} proposes an amendment',
      body: '{other} proposes to amend the contract in force. Compare the two texts, then confirm or decline. Until you confirm, the old text stands.',
    },
    zh: { subject: '{other}提出合同变更', body: '{other}提出变更现行合同。请对照两份文本后确认或拒绝。在您确认之前，以原合同为准。' },
  },
  amendment_agreed: {
    en: { subject: 'The amendment stands', body: 'Both sides have confirmed the amendment. The contract in force is now version {version}.' },
    zh: { subject: '变更已生效', body: '双方均已确认变更。现行合同为第 {version} 版。' },
  },
  date_fixed: {
    en: { subject: 'The shipping date is {shipBy}', body: 'The event that the shipping date hung on has happened. The contract in force is now version {version}, with {shipBy} as the last day in time; nothing else changed.' },
    zh: { subject: '发货日期为 {shipBy}', body: '发货日期所依据的事件已发生。现行合同为第 {version} 版，最迟发货日为 {shipBy}；其余内容不变。' },
  },
  amendment_off: {
    en: { subject: 'The amendment is off', body: '{other} declined the amendment or took it back. The contract stands as it was.' },
    zh: { subject: '变更未成立', body: '{other}拒绝或撤回了该项变更。原合同继续有效。' },
  },
  order_cancelled: {
    en: { subject: 'The order was cancelled', body: 'This order was cancelled; nothing is due on it any more. The order shows by whom and why. Do not pay for it.' },
    zh: { subject: '订单已取消', body: '本订单已取消，不再有任何应付款项。取消方及原因见订单页面。请勿再付款。' },
  },
  order_lapsed: {
    en: {
      subject: 'The order ended because nothing was paid',
      body: 'Nothing was paid on this order in time, so it ended and the supplier’s limit is free again. Do not pay for it: start a new order, or clone this one.',
    },
    zh: { subject: '订单因未付款而结束', body: '本订单未在期限内付款，现已结束，供应商额度已释放。请勿再付款；如需继续，请新建或复制订单。' },
  },
  order_completed: {
    en: { subject: 'The order is completed', body: 'This order is completed: its cover has ended and what was held is released.' },
    zh: { subject: '订单已完成', body: '本订单已完成：保障结束，所保管的款项已释放。' },
  },
  order_refunded: {
    en: { subject: 'The order ended with a refund', body: 'This order ended with a refund. The order’s page shows every movement of money.' },
    zh: { subject: '订单以退款结束', body: '本订单以退款结束。每笔款项变动见订单页面。' },
  },
  payment_due: {
    en: {
      subject: '{openMinor} is due by {dueOn}',
      body: 'Instalment “{instalment}” of {openMinor} is due by {dueOn}. The order’s page shows the account and the payment reference; use that reference, or the payment cannot be matched.',
    },
    zh: {
      subject: '{openMinor} 应于 {dueOn} 前支付',
      body: '分期“{instalment}”{openMinor} 应于 {dueOn} 前支付。收款账户和付款附言见订单页面；请务必填写该附言，否则无法匹配。',
    },
  },
  wire_announced: {
    en: {
      subject: '{other} announced a payment',
      body: '{other} says that a wire for instalment “{instalment}” is on its way. It counts once it has been seen at the bank or you confirm it. Do not ship against a copy of a transfer.',
    },
    zh: {
      subject: '{other}告知已汇款',
      body: '{other}告知分期“{instalment}”的汇款已发出。银行入账或您确认收款后方为有效。请勿仅凭汇款水单发货。',
    },
  },
  payment_received: {
    en: { subject: '{amountMinor} was booked', body: '{amountMinor} was booked on this order and is protected from now on. The order’s page shows what is still open.' },
    zh: { subject: '{amountMinor} 已入账', body: '本订单已入账 {amountMinor}，即日起受保障。未付余额见订单页面。' },
  },
  payout_sent: {
    en: { subject: '{amountMinor} was paid out to you', body: '{amountMinor} left the programme’s bank for your settlement account, under the reference {reference}. Your payouts page shows to which account, and what is still to come.' },
    zh: { subject: '已向贵公司付款 {amountMinor}', body: '{amountMinor} 已从平台银行付往贵公司结算账户，参考号 {reference}。付款页面列有收款账户及待付款项。' },
  },
  payment_released: {
    en: { subject: '{amountMinor} was released', body: '{amountMinor} of this order was released to the supplier. The order’s page shows fees, if any.' },
    zh: { subject: '{amountMinor} 已释放', body: '本订单已向供应商释放 {amountMinor}。如有费用，见订单页面。' },
  },
  goods_ready: {
    en: { subject: 'The goods are ready', body: '{other} reports that the goods were ready on {readyOn}. The order’s page shows what comes next.' },
    zh: { subject: '货物已备妥', body: '{other}报告货物已于 {readyOn} 备妥。下一步见订单页面。' },
  },
  goods_ready_inspect: {
    en: {
      subject: 'The goods are ready: inspect by {inspectByOn}',
      body: '{other} reports that the goods were ready on {readyOn}. Have them inspected by {inspectByOn}, or waive the inspection. After that day they may leave without one.',
    },
    zh: {
      subject: '货物已备妥：请于 {inspectByOn} 前检验',
      body: '{other}报告货物已于 {readyOn} 备妥。请于 {inspectByOn} 前安排检验，或放弃检验。逾期货物可不经检验发出。',
    },
  },
  inspection_lapsed: {
    en: { subject: 'The time to inspect has passed', body: 'The goods were neither inspected in time nor the inspection waived. They may now be shipped.' },
    zh: { subject: '检验期限已过', body: '货物未在期限内检验，也未放弃检验。现可发货。' },
  },
  inspection_waived: {
    en: { subject: '{other} waived the inspection', body: '{other} waived the inspection before shipment. The goods may be shipped.' },
    zh: { subject: '{other}放弃检验', body: '{other}放弃了发货前检验。货物可以发出。' },
  },
  goods_shipped: {
    en: { subject: 'The goods were shipped', body: '{other} reports that the goods were shipped on {shippedOn}. The papers are on the order’s page; check them.' },
    zh: { subject: '货物已发出', body: '{other}报告货物已于 {shippedOn} 发出。单据见订单页面，请予核对。' },
  },
  papers_added: {
    en: { subject: '{other} added shipping papers', body: '{other} added papers of the shipment. Check them: a payment may hang on one of them.' },
    zh: { subject: '{other}补充了运输单据', body: '{other}补充了运输单据。请核对：某期付款可能以其中一份单据为条件。' },
  },
  cover_extended: {
    en: {
      subject: 'The cover now reaches past delivery',
      body: 'The goods left without what the contract asks for before shipment. The buyer therefore has the rights of post-delivery cover. The order’s page says why.',
    },
    zh: { subject: '保障延长至收货之后', body: '货物未满足合同规定的发货前条件即已发出，买方因此享有收货后保障。原因见订单页面。' },
  },
  delay_requested: {
    en: { subject: '{other} asks to ship by {shipByOn}', body: '{other} asks for a later shipping date: {shipByOn}. Grant or decline it. Until you grant it, the agreed date stands.' },
    zh: { subject: '{other}请求改为 {shipByOn} 前发货', body: '{other}请求推迟发货日期至 {shipByOn}。请同意或拒绝。在您同意之前，以原日期为准。' },
  },
  delay_granted: {
    en: { subject: 'Ship by {shipByOn}: granted', body: 'The later shipping date was granted. The goods are to be shipped by {shipByOn}.' },
    zh: { subject: '已同意 {shipByOn} 前发货', body: '已同意推迟发货。货物应于 {shipByOn} 前发出。' },
  },
  delay_declined: {
    en: { subject: 'The later date was declined', body: '{other} declined to move the shipping date to {shipByOn}. The agreed date stands.' },
    zh: { subject: '推迟发货被拒绝', body: '{other}不同意将发货日期推迟至 {shipByOn}。以原日期为准。' },
  },
  arrival_announced: {
    en: {
      subject: 'The goods will count as arrived',
      body: 'Nobody has told of an arrival yet. The goods will count as arrived on {presumedOn}. If they arrived on another day, or have not arrived, say so on the order’s page.',
    },
    zh: { subject: '货物将被视为到达', body: '尚无人报告到货。货物将于 {presumedOn} 被视为到达。如实际到货日期不同或尚未到货，请在订单页面说明。' },
  },
  goods_arrived: {
    en: {
      subject: 'The goods arrived',
      body: 'The goods count as arrived on {arrivedOn}. The time to examine them has begun; a claim that comes after it is too late. The order’s page shows the last day.',
    },
    zh: { subject: '货物已到达', body: '货物视为已于 {arrivedOn} 到达。验货期限已开始，逾期不能索赔。最后日期见订单页面。' },
  },
  arrival_contested: {
    en: { subject: '{other} contests the arrival', body: '{other} says that the arrival told is not right. A paper of the carrier settles it; add one if you have it.' },
    zh: { subject: '{other}对到货提出异议', body: '{other}认为所报到货情况不实。以承运人单据为准；如您持有，请上传。' },
  },
  receipt_confirmed: {
    en: { subject: '{other} confirmed receipt', body: '{other} confirmed receipt of the goods as of {receivedOn}.' },
    zh: { subject: '{other}已确认收货', body: '{other}已确认收货，日期为 {receivedOn}。' },
  },
  receipt_by_silence: {
    en: { subject: 'The goods count as received', body: 'Nobody objected in time: the goods count as received on {receivedOn}.' },
    zh: { subject: '货物视为已签收', body: '期限内无人提出异议：货物视为已于 {receivedOn} 签收。' },
  },
  visit_asked: {
    en: { subject: 'A visit is asked of you', body: '{buyer} and {supplier} ask you to inspect the goods of this order. Accept or decline the visit on the order’s page.' },
    zh: { subject: '有新的检验预约', body: '{buyer}与{supplier}请贵机构检验本订单货物。请在订单页面接受或拒绝。' },
  },
  visit_booked: {
    en: { subject: '{other} booked an inspection', body: '{other} booked an inspection of the goods. The order’s page shows the agency, the plan and the fee.' },
    zh: { subject: '{other}预约了检验', body: '{other}预约了货物检验。检验机构、抽样方案和费用见订单页面。' },
  },
  visit_accepted: {
    en: { subject: 'The agency accepted the visit', body: 'The agency accepted the inspection that was booked.' },
    zh: { subject: '检验机构已接受预约', body: '检验机构已接受所预约的检验。' },
  },
  visit_declined: {
    en: { subject: 'The agency declined the visit', body: 'The agency declined the inspection that was booked. Book another agency in time.' },
    zh: { subject: '检验机构拒绝了预约', body: '检验机构拒绝了所预约的检验。请及时另行预约。' },
  },
  visit_called_off: {
    en: { subject: 'The visit was called off', body: 'The inspection asked of you was called off. You need not go.' },
    zh: { subject: '检验已取消', body: '此前的检验预约已取消，无需前往。' },
  },
  visit_cancelled: {
    en: { subject: 'The inspection was called off', body: 'The inspection that was booked was called off. The order’s page shows what comes next.' },
    zh: { subject: '检验预约已取消', body: '所预约的检验已取消。下一步见订单页面。' },
  },
  visit_in_vain: {
    en: { subject: 'The inspector’s visit was in vain', body: 'The inspector went and could not inspect the goods. The order’s page says why and what follows.' },
    zh: { subject: '检验未能进行', body: '检验人员到场但未能检验货物。原因及后续见订单页面。' },
  },
  report_passed: {
    en: { subject: 'The inspection report is in: passed', body: 'The report of the inspection of {dated} is in: passed. Read it on the order’s page.' },
    zh: { subject: '检验报告已提交：合格', body: '{dated} 的检验报告已提交：合格。请在订单页面查看。' },
  },
  report_failed: {
    en: { subject: 'The inspection report is in: not passed', body: 'The report of the inspection of {dated} is in: not passed. It shows clause by clause what was found.' },
    zh: { subject: '检验报告已提交：不合格', body: '{dated} 的检验报告已提交：不合格。报告逐条列明检验结果。' },
  },
  report_failed_claim: {
    en: {
      subject: 'The inspection report is in: not passed',
      body: 'The report of the inspection of {dated} is in: not passed. It shows clause by clause what was found. The goods wait until {claimByOn} for a claim of the buyer.',
    },
    zh: {
      subject: '检验报告已提交：不合格',
      body: '{dated} 的检验报告已提交：不合格。报告逐条列明检验结果。货物保留至 {claimByOn}，等待买方索赔。',
    },
  },
  message_received: {
    en: { subject: '{other} wrote to you', body: '{other} wrote a message in this order. Read and answer it on the order’s page. What is written there changes no contract.' },
    zh: { subject: '{other}给您发了消息', body: '{other}在本订单中发送了一条消息。请在订单页面阅读和回复。消息内容不会变更合同。' },
  },
  message_flagged: {
    en: {
      subject: 'A message in the order carries a risk sign',
      body: '{other} wrote a message in this order that carries a sign of risk, such as another way to pay or another account. Read the warning on the order’s page before you answer. What is paid past the programme is not covered.',
    },
    zh: {
      subject: '订单消息含有风险提示',
      body: '{other}在本订单中发送的消息含有风险信号，例如其他付款方式或其他账户。请先查看订单页面上的提示再回复。平台之外的付款不受保障。',
    },
  },
  ...CLAIM_TEMPLATES,
} satisfies Readonly<Record<TemplateId, Template>>;

/** What stands around every notice. */
export const FRAME: Readonly<Record<Lang, { readonly order: string; readonly time: string; readonly warning: string }>> = {
  en: {
    order: 'Order',
    time: 'Time',
    warning:
      'New bank details never come by mail or chat. If a message names another account, do not pay it: look at the order’s page, and call a number you already have.',
  },
  zh: {
    order: '订单',
    time: '时间',
    warning: '新的收款账户绝不会通过邮件或聊天告知。如有消息提供其他账户，请勿付款：请查看订单页面，并拨打您原有的电话核实。',
  },
};

/** Where a company stands that is told in Chinese as well. ISO 3166-1 alpha-2. */
export const CHINESE_TOO: readonly string[] = ['CN', 'HK', 'MO', 'TW'];
