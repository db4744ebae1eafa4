/** What people read about acts that an order does not allow now, and about what its commit refuses. */
import type { LedgerRefusal } from '../../ledger/types.ts';
import type { OrdersRefusal } from '../../orders/types.ts';
import type { ClockRefusal } from '../clock.ts';
import type { Problem } from './problem.ts';


export const ORDERS = {
  'order.not_party': {
    status: 403,
    title: { en: 'This act belongs to the other side of the order.', zh: '此操作应由订单的另一方执行。' },
    advice: { en: 'The order shows who acts next.', zh: '订单页面会显示下一步由谁操作。' },
  },
  'order.wrong_state': {
    status: 409,
    title: { en: 'The order is not in a state that allows this.', zh: '订单当前状态不允许此操作。' },
    detail: { en: 'The order is “{state}”; this is not possible now.', zh: '订单当前状态为“{state}”，不能执行此操作。' },
    advice: { en: 'Read the order: it names the next step and whose it is.', zh: '请读取订单：其中写明下一步及由谁操作。' },
  },
  'order.version_moved': {
    status: 409,
    title: { en: 'The contract has a newer version.', zh: '合同已有更新的版本。' },
    detail: { en: 'The current version is {version}.', zh: '当前版本为 {version}。' },
    advice: { en: 'Read the order and what changed, then repeat with its current version.', zh: '请读取订单及其变更内容，再以当前版本重试。' },
  },
  'order.frozen': {
    status: 409,
    title: { en: 'The order is closed for changes while the platform examines it.', zh: '平台正在核查该订单，暂不接受变更。' },
    advice: { en: 'Contact the operator; nothing is lost meanwhile.', zh: '请联系运营人员；在此期间不会丢失任何内容。' },
  },
  'order.supplier_unknown': {
    status: 422,
    title: { en: 'There is no such company to trade with.', zh: '没有该交易方。' },
    advice: { en: 'Take the company’s id from the search, or invite it first.', zh: '请使用搜索结果中的公司编号，或先邀请对方。' },
  },
  'order.self_dealing': {
    status: 422,
    title: { en: 'A company cannot trade with itself here.', zh: '公司不能在此与自身交易。' },
    advice: { en: 'Choose another company as the other side.', zh: '请选择其他公司作为对方。' },
  },
  'order.text_erased': {
    status: 409,
    title: { en: 'Something in this order was erased, so it cannot be taken over.', zh: '该订单的部分内容已被删除，无法沿用。' },
    detail: { en: 'What was erased is a {kind}.', zh: '被删除的内容类型为 {kind}。' },
    advice: { en: 'Start a new order and write the terms again.', zh: '请新建订单并重新填写条款。' },
  },
  'ledger.intent_spent': {
    status: 409,
    title: { en: 'This movement of money was already booked.', zh: '该笔款项已入账。' },
    advice: { en: 'Nothing was booked again. Read the statement of the order.', zh: '未重复入账。请查看订单对账单。' },
  },
  'ledger.overdrawn': {
    status: 409,
    title: { en: 'There is not enough money on this order’s account.', zh: '该订单账户余额不足。' },
    advice: { en: 'Read the statement of the order; book what is missing first.', zh: '请查看订单对账单，并先入账缺少的款项。' },
  },
  'ledger.period_invalid': {
    status: 422,
    title: { en: 'This is not a period of a statement.', zh: '对账期间无效。' },
    detail: { en: 'From {from} to {to} is no period of at most {longestDays} days.', zh: '{from} 至 {to} 不是不超过 {longestDays} 天的期间。' },
    advice: { en: 'Give the first and the last day, at most a year apart.', zh: '请填写首日和末日，间隔不超过一年。' },
  },
  'ledger.statement_too_long': {
    status: 422,
    title: { en: 'The period has too many movements for one file.', zh: '该期间的流水过多，无法放入一个文件。' },
    detail: { en: 'A file has at most {most} lines.', zh: '每个文件最多 {most} 行。' },
    advice: { en: 'Ask for a shorter period, or read the pages as JSON.', zh: '请缩短期间，或以 JSON 分页读取。' },
  },
  'clock.backwards': {
    status: 422,
    title: { en: 'The clock only moves forward.', zh: '时钟只能向前调整。' },
    detail: { en: 'It is already {now}.', zh: '当前时刻已是 {now}。' },
    advice: { en: 'Choose a later moment.', zh: '请选择更晚的时刻。' },
  },
  'clock.too_far': {
    status: 422,
    title: { en: 'The clock does not move that far.', zh: '时钟不能前移这么远。' },
    detail: { en: 'It is {now}; this is too much later.', zh: '当前时刻为 {now}，目标时刻过远。' },
    advice: {
      en: 'Choose a nearer moment. A demonstration that is years ahead is begun anew with a new data folder.',
      zh: '请选择较近的时刻。演示时间若已超前数年，请使用新的数据目录重新开始。',
    },
  },
} satisfies Record<OrdersRefusal | LedgerRefusal | ClockRefusal, Problem>;
