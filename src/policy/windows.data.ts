/** Until when each ground of claim is open under each kind of cover: the tables that the programmes are put together from. */
import type { ClaimWindow, CoverKind, Days } from './types.ts';

export const calendarDays = (days: number): Days => ({ days, kind: 'calendar' });
export const businessDays = (days: number): Days => ({ days, kind: 'business' });

type PerCover = Readonly<Record<CoverKind, ClaimWindow>>;
const everyCover = (window: ClaimWindow): PerCover => ({ pre_shipment: window, post_delivery: window });

/** Late or not shipped, every cover kind. After 30 days goods that came late were accepted in silence. */
export const LATE: PerCover = everyCover({
  opens: ['ship_by'],
  closes: [{ kind: 'after', moment: 'ship_by', days: calendarDays(30) }],
  needs: null,
  afterEnd: 'nothing',
});

/** Pre-shipment cover ends when the goods go: a defect must have been found by an inspection before that. */
const QUALITY_BEFORE_SHIPMENT: ClaimWindow = {
  opens: ['inspection_report'],
  closes: [{ kind: 'at', moment: 'shipment' }],
  needs: 'pre_shipment_inspection',
  afterEnd: 'nothing',
};

/** Post-delivery cover and the buyer's own inspection before shipment combine: the first to show a defect opens the window. */
const qualityAfterDelivery = (moment: 'arrival' | 'receipt', days: number): ClaimWindow => ({
  opens: ['inspection_report', 'arrival', 'receipt'],
  closes: [{ kind: 'after', moment, days: calendarDays(days) }],
  needs: null,
  afterEnd: 'nothing',
});

export const quality = (moment: 'arrival' | 'receipt', days: number): PerCover => ({
  pre_shipment: QUALITY_BEFORE_SHIPMENT,
  post_delivery: qualityAfterDelivery(moment, days),
});

/** What is missing shows on arrival even where quality is no longer covered. */
export const shortage = (moment: 'arrival' | 'receipt', days: number): PerCover => ({
  pre_shipment: {
    opens: ['inspection_report', 'arrival'],
    closes: [
      { kind: 'after', moment: 'arrival', days: calendarDays(7) },
      { kind: 'at', moment: 'receipt' },
    ],
    needs: null,
    afterEnd: 'nothing',
  },
  post_delivery: qualityAfterDelivery(moment, days),
});

/**
 * A bill may reach the buyer before the goods do, so the window opens with the first payment. It keeps no order open: what
 * is billed after a receipt ended it is between the two, and on the supplier's record.
 */
export const CHARGES: PerCover = everyCover({
  opens: ['payment'],
  closes: [{ kind: 'after', moment: 'arrival', days: calendarDays(30) }],
  needs: 'bill',
  afterEnd: 'record_and_retention',
});

/** A warranty outlives the order, but not the protection of its money. */
export const WARRANTY: PerCover = everyCover({
  opens: ['arrival', 'receipt'],
  closes: [{ kind: 'clause_period', moment: 'arrival' }],
  needs: 'warranty_clause',
  afterEnd: 'record_and_retention',
});
