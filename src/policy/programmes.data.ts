/** The programmes as dated data. A version is never edited once an order may be pinned to it: a change is a new version. */
import type { AppointedInspection, FeeTier, LateRemedy, Life, MoneyMode, Policy, PreShipmentHold } from './types.ts';
import { CHARGES, LATE, WARRANTY, businessDays, calendarDays, quality, shortage } from './windows.data.ts';

const LIFE: Life = {
  unpaidDays: 30,
  depositDueBusinessDays: 5,
  balanceDueBusinessDays: 3,
  depositOverdueBusinessDays: 10,
  presumedArrivalDays: { sea: 60, other: 15 },
  announceArrivalDays: 5,
  receiptConfirmedDays: 15,
};

const PRE_SHIPMENT: PreShipmentHold = {
  inspectOrWaiveBusinessDays: 5,
  claimAfterReportBusinessDays: 2,
  reinspections: 1,
  breachGives: 'post_delivery',
};

const APPOINTED: AppointedInspection = {
  firms: ['SGS', 'TUV Rheinland', 'Bureau Veritas'],
  prepaidBy: 'claimant',
  borneBy: 'loser',
  prepayWithin: businessDays(5),
};

const flat = (basisPoints: number): readonly FeeTier[] => [{ upToMinor: null, basisPoints }];

/** Money that only passes by costs the programme nothing; money it holds, 5 %. */
const WIRE_FREE_HOLD_FIVE: Readonly<Record<MoneyMode, readonly FeeTier[]>> = { guarantee: flat(0), hold: flat(500) };

const ONE_PERCENT_A_DAY: LateRemedy = { kind: 'per_day', basisPointsPerDay: 100, capBasisPoints: 2000, contractFigureWins: true };

/** As importers described the programme in 2015: a limit per supplier, slow clocks, all or nothing when late. */
const CLASSIC: Policy = {
  id: 'classic@2015-01',
  name: 'classic',
  inForceFrom: '2015-01-01',
  coverage: { cover: 'limit', counts: { pre_shipment: 'all_payments', post_delivery: 'all_payments' } },
  windows: {
    late_shipment: LATE,
    not_shipped: LATE,
    quality: quality('arrival', 7),
    shortage: shortage('arrival', 7),
    charges: CHARGES,
    warranty: WARRANTY,
  },
  reply: { within: businessDays(5), silence: 'claimant_may_escalate' },
  negotiation: {
    lasts: businessDays(15),
    earlyEscalation: { kind: 'agreed_or_silent' },
    atEnd: { kind: 'claimant_may_escalate', closesAfter: businessDays(10) },
  },
  lateRemedy: { kind: 'full' },
  appointedInspection: APPOINTED,
  refundService: businessDays(7),
  appealWithin: businessDays(5),
  answerLateEvidenceWithin: businessDays(3),
  supplierFee: WIRE_FREE_HOLD_FIVE,
  shippedMeans: { kind: 'per_incoterm', zone: null },
  preShipment: PRE_SHIPMENT,
  life: LIFE,
};

/** As announced in 2016: no limit stands in the way of an order, and late goods earn a share for each day. */
const WHOLE_ORDER: Policy = {
  ...CLASSIC,
  id: 'whole-order@2016-01',
  name: 'whole-order',
  inForceFrom: '2016-01-01',
  coverage: { ...CLASSIC.coverage, cover: 'whole_order' },
  lateRemedy: ONE_PERCENT_A_DAY,
};

/** As the later public rules say: days instead of weeks, a case that moves on by itself, China's customs as the clock. */
const RAPID: Policy = {
  ...CLASSIC,
  id: 'rapid@2020-01',
  name: 'rapid',
  inForceFrom: '2020-01-01',
  coverage: { cover: 'limit', counts: { pre_shipment: 'initial_payment', post_delivery: 'all_payments' } },
  windows: { ...CLASSIC.windows, quality: quality('receipt', 30), shortage: shortage('receipt', 30) },
  // Silence changes nothing here: the claimant may escalate from day 4, answered or not.
  reply: { within: calendarDays(3), silence: 'nothing' },
  negotiation: { lasts: calendarDays(6), earlyEscalation: { kind: 'from_day', day: 4 }, atEnd: { kind: 'escalates' } },
  lateRemedy: ONE_PERCENT_A_DAY,
  supplierFee: { guarantee: flat(0), hold: flat(0) },
  shippedMeans: { kind: 'export_cleared', exw: 'put_at_disposal', zone: 'Asia/Shanghai' },
};

/** Every version ever in force; versions of one name stand in the order of their dates. */
export const POLICIES: readonly Policy[] = [CLASSIC, WHOLE_ORDER, RAPID];
