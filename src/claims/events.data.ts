/** Bad things that happen to orders, as cases the preview builds and decides before anyone signs. */
import type { Charge } from '../incoterms/types.ts';
import type { ClaimGround } from '../policy/types.ts';
import type { Nature } from './determination.types.ts';

/** What a clause is about, told by the unit of its limit. */
export type Topic = 'material' | 'dimension' | 'function' | 'count' | 'presence' | 'packing' | 'any';

/** How the buyer shows it. */
export type Proof = 'appointed' | 'own' | 'photo' | 'statement' | 'unsealed_report' | 'report_before_shipment' | 'none';

export type Happening =
  | { readonly kind: 'late'; readonly days: number; readonly buyerDays: number; readonly agreedDays: number; readonly papers: boolean }
  | { readonly kind: 'never_shipped' }
  | { readonly kind: 'half_shipped' }
  | { readonly kind: 'tendered' }
  | { readonly kind: 'clause'; readonly topic: Topic; readonly proof: Proof; readonly nature: Nature; readonly packingFailed: boolean }
  | { readonly kind: 'short'; readonly basisPoints: number; readonly nature: 'count' | 'loss'; readonly proof: 'own' | 'photo' }
  | { readonly kind: 'charge'; readonly charge: Charge };

/** Who else may cover what the assurance does not, the first that the order has. */
export type Fallback = 'cargo_insurance' | 'warranty' | 'card';

export type BadEvent = {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
  readonly ground: ClaimGround;
  readonly when: 'before_shipment' | 'after_arrival' | 'after_end';
  readonly happening: Happening;
  readonly fallbacks: readonly Fallback[];
};

const late = (days: number, more: { buyerDays?: number; agreedDays?: number; papers?: boolean } = {}): Happening => ({
  kind: 'late', days, buyerDays: more.buyerDays ?? 0, agreedDays: more.agreedDays ?? 0, papers: more.papers ?? true,
});
const clause = (topic: Topic, proof: Proof, nature: Nature, packingFailed = false): Happening => ({ kind: 'clause', topic, proof, nature, packingFailed });
const event = (
  code: string, ground: ClaimGround, when: BadEvent['when'], happening: Happening, fallbacks: readonly Fallback[], en: string, zh: string,
): BadEvent => ({ code, ground, when, happening, fallbacks, en, zh });

const CARD: readonly Fallback[] = ['card'];
const TRANSIT: readonly Fallback[] = ['cargo_insurance'];

export const EVENTS: readonly BadEvent[] = [
  event('late_1', 'late_shipment', 'before_shipment', late(1), CARD, 'Shipped one day late.', '迟一天发运。'),
  event('late_10', 'late_shipment', 'before_shipment', late(10), CARD, 'Shipped ten days late.', '迟十天发运。'),
  event('late_25', 'late_shipment', 'before_shipment', late(25), CARD, 'Shipped 25 days late, past any daily cap.', '迟 25 天发运,超过按日赔付上限。'),
  event('late_40_unshipped', 'not_shipped', 'before_shipment', late(40), CARD, 'Claimed after 29 days; shipped after 40.', '29 天后索赔,40 天后才发运。'),
  event('never_shipped', 'not_shipped', 'before_shipment', { kind: 'never_shipped' }, CARD, 'Never shipped.', '从未发运。'),
  event('half_shipped', 'not_shipped', 'before_shipment', { kind: 'half_shipped' }, CARD, 'Half shipped in time, half never.', '一半按时发运,一半从未发运。'),
  event('no_papers', 'late_shipment', 'before_shipment', late(0, { papers: false }), CARD, 'Said to be shipped, without a paper.', '声称已发运,但没有单据。'),
  event('buyer_nominated_late', 'late_shipment', 'before_shipment', late(5, { buyerDays: 5 }), [], 'The buyer named its carrier five days late, and the goods left five days late.', '买方迟五天指定承运人,货物迟五天发运。'),
  event('deposit_late', 'late_shipment', 'before_shipment', late(8, { buyerDays: 5 }), CARD, 'The deposit came five days late, the goods eight.', '定金迟付五天,货物迟八天。'),
  event('delay_granted', 'late_shipment', 'before_shipment', late(7, { agreedDays: 7 }), [], 'Seven days late, and seven were granted.', '迟七天,买方已同意宽限七天。'),
  event('carrier_did_not_come', 'late_shipment', 'before_shipment', { kind: 'tendered' }, [], 'Tendered in time with notice; the buyer’s carrier came late.', '已按时备妥并通知,买方承运人迟到。'),
  event('failed_inspection', 'quality', 'before_shipment', clause('any', 'report_before_shipment', 'dimension'), CARD, 'The inspection before shipment fails the goods.', '发货前检验不合格。'),
  event('wrong_material', 'quality', 'after_arrival', clause('material', 'appointed', 'material'), CARD, 'Wrong material, shown by an appointed laboratory.', '材料不符,由指定实验室证明。'),
  event('dimension_out', 'quality', 'after_arrival', clause('dimension', 'own', 'dimension'), CARD, 'A dimension is out, measured by the buyer.', '尺寸超差,由买方测量。'),
  event('function_fails', 'quality', 'after_arrival', clause('function', 'appointed', 'function'), CARD, 'It does not perform, shown by an appointed laboratory.', '性能不达标,由指定实验室证明。'),
  event('function_own_measured', 'quality', 'after_arrival', clause('function', 'own', 'function'), CARD, 'It does not perform, measured by the buyer.', '性能不达标,由买方测量。'),
  event('parts_missing', 'quality', 'after_arrival', clause('count', 'own', 'count'), CARD, 'Parts or manuals are missing in each carton, counted by the buyer.', '每箱缺少零件或说明书,由买方清点。'),
  event('label_missing', 'quality', 'after_arrival', clause('presence', 'photo', 'count'), CARD, 'A label or marking is missing, shown on photos.', '标签或标识缺失,由照片显示。'),
  event('photo_only', 'quality', 'after_arrival', clause('dimension', 'photo', 'dimension'), CARD, 'A figure is off, shown on photos only.', '数值不符,仅有照片。'),
  event('complaint_only', 'quality', 'after_arrival', clause('any', 'statement', 'function'), CARD, 'The buyer only says so.', '仅有买方陈述。'),
  event('said_nothing_of_it', 'quality', 'after_arrival', clause('any', 'none', 'function'), CARD, 'Claimed, and nothing filed.', '已索赔但未提交任何证据。'),
  event('swapped_goods', 'quality', 'after_arrival', clause('material', 'own', 'material'), CARD, 'Goods swapped after inspection, seals broken; the buyer measures.', '检验后调换货物,封条已破;由买方测量。'),
  event('swapped_old_report', 'quality', 'after_arrival', clause('any', 'unsealed_report', 'material'), CARD, 'Only a report on earlier goods, whose seals do not match.', '只有针对较早货物的报告,封条不符。'),
  event('wet_cartons', 'quality', 'after_arrival', clause('any', 'appointed', 'wetting'), TRANSIT, 'Cartons arrive wet.', '纸箱受潮到货。'),
  event('broken_in_transit', 'quality', 'after_arrival', clause('any', 'appointed', 'breakage'), TRANSIT, 'Broken on the way.', '运输途中破损。'),
  event('broken_bad_packing', 'quality', 'after_arrival', clause('any', 'appointed', 'breakage', true), TRANSIT, 'Broken on the way, and the packing was not as agreed.', '运输途中破损,且包装不符合约定。'),
  event('short_5', 'shortage', 'after_arrival', { kind: 'short', basisPoints: 500, nature: 'count', proof: 'own' }, CARD, 'Five in a hundred are missing in sealed cartons, counted.', '封箱内短少百分之五,已清点。'),
  event('short_photo', 'shortage', 'after_arrival', { kind: 'short', basisPoints: 500, nature: 'count', proof: 'photo' }, CARD, 'Five in a hundred are missing, shown on photos.', '短少百分之五,仅有照片。'),
  event('cartons_lost', 'shortage', 'after_arrival', { kind: 'short', basisPoints: 1000, nature: 'loss', proof: 'own' }, TRANSIT, 'One carton in ten is lost on the way.', '途中丢失十分之一的箱数。'),
  event('export_charges', 'charges', 'after_arrival', { kind: 'charge', charge: 'export_clearance' }, [], 'The buyer is billed for export clearance.', '向买方收取出口清关费。'),
  event('arrival_charges', 'charges', 'after_arrival', { kind: 'charge', charge: 'destination_terminal' }, [], 'The buyer is billed for the terminal at destination.', '向买方收取目的港码头费。'),
  event('customs_duty', 'charges', 'after_arrival', { kind: 'charge', charge: 'import_duty_tax' }, [], 'The buyer pays import duty and tax.', '买方支付进口关税和税款。'),
  event('warranty_defect', 'warranty', 'after_end', clause('function', 'appointed', 'function'), ['warranty'], 'A part fails three months later, under warranty.', '三个月后在保修期内发生故障。'),
];
