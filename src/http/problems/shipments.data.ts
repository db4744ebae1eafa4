/** What people read about goods on their way: ready, shipped, delayed, arrived, received. */
import type { ShipmentsRefusal } from '../../shipments/types.ts';
import type { Problem } from './problem.ts';

export const SHIPMENTS = {
  'fact.in_future': {
    status: 422,
    title: { en: 'The date reported lies in the future.', zh: '所报日期在未来。' },
    detail: { en: '{date} has not come yet.', zh: '{date} 尚未到来。' },
    advice: { en: 'Report what has happened, on or after its day; mind the order’s time zone.', zh: '请在事实发生当日或之后报告，并注意订单所用时区。' },
  },
  'shipment.not_ready': {
    status: 409,
    title: { en: 'The goods are not ready for a visit.', zh: '货物尚不具备验货条件。' },
    detail: { en: 'Produced {producedPercent} %, packed {packedPercent} %.', zh: '已生产 {producedPercent} %，已包装 {packedPercent} %。' },
    advice: {
      en: 'A finished lot is sampled once all is produced and at least 80 % packed. The supplier reports how far it is.',
      zh: '须全部生产完成且至少包装 80 % 后方可抽样检验。由供应商报告进度。',
    },
  },
  'shipment.nothing_changed': {
    status: 409,
    title: { en: 'This was already reported.', zh: '该进度已报告。' },
    advice: { en: 'Report again when the percentages have changed.', zh: '进度百分比变化后请再次报告。' },
  },
  'shipment.before_confirmed': {
    status: 422,
    title: { en: 'Shipping is dated before both sides confirmed.', zh: '发货日期早于双方确认订单之日。' },
    detail: { en: 'Shipped on {on}, confirmed on {confirmedOn}.', zh: '发货日期 {on}，确认日期 {confirmedOn}。' },
    advice: { en: 'Check the date on the transport document.', zh: '请核对运输单据上的日期。' },
  },
  'shipment.before_ready': {
    status: 422,
    title: { en: 'Shipping is dated before the goods were reported ready.', zh: '发货日期早于报告备妥之日。' },
    detail: { en: 'Shipped on {on}, ready on {readyOn}.', zh: '发货日期 {on}，备妥日期 {readyOn}。' },
    advice: { en: 'Check the date on the transport document.', zh: '请核对运输单据上的日期。' },
  },
  'shipment.before_shipped': {
    status: 422,
    title: { en: 'The date lies before the shipment.', zh: '所报日期早于发货日期。' },
    detail: { en: '{on} is before {shippedOn}, when the goods were shipped.', zh: '{on} 早于发货日期 {shippedOn}。' },
    advice: { en: 'Check the date.', zh: '请核对日期。' },
  },
  'shipment.delay_open': {
    status: 409,
    title: { en: 'A later shipping date is already asked for.', zh: '已有待答复的延期请求。' },
    advice: { en: 'Wait for the buyer’s answer.', zh: '请等待买方答复。' },
  },
  'shipment.delay_none': {
    status: 409,
    title: { en: 'No later shipping date is asked for.', zh: '没有待答复的延期请求。' },
    advice: { en: 'The supplier asks first.', zh: '须由供应商先提出延期。' },
  },
  'shipment.delay_not_later': {
    status: 422,
    title: { en: 'The date asked for is not later than the agreed one.', zh: '所请求的日期不晚于约定日期。' },
    detail: { en: 'The agreed shipping date is {shipBy}.', zh: '约定的发货日期为 {shipBy}。' },
    advice: { en: 'Ask for a later day, or ship by the agreed one.', zh: '请提出更晚的日期，或按约定日期发货。' },
  },
  'shipment.arrival_proven': {
    status: 409,
    title: { en: 'This arrival cannot be contested again.', zh: '不能再次对该到货提出异议。' },
    advice: { en: 'It is contested already, or a carrier’s paper shows it.', zh: '该到货已被提出异议，或已有承运人单据证明。' },
  },
  'shipment.paper_missing': {
    status: 422,
    title: { en: 'A carrier’s paper is needed.', zh: '需要承运人单据。' },
    detail: { en: 'One of: {papers}.', zh: '以下之一：{papers}。' },
    advice: { en: 'Give the arrival notice, delivery order or proof of delivery with its date.', zh: '请提供到货通知、提货单或签收证明及其日期。' },
  },
  'shipment.no_seals': {
    status: 409,
    title: { en: 'No seals were recorded before.', zh: '此前没有封条记录。' },
    advice: {
      en: 'Seals are recorded by the inspection or the shipment; keep photographs of those you found.',
      zh: '封条由检验或发货时记录；请保留所见封条的照片。',
    },
  },
} satisfies Record<ShipmentsRefusal, Problem>;
