/** Limits: what is granted, what open orders reserve, what remains. */
import { isCurrency } from '../kernel/currency.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { Decided, RecordedEvent } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { MAX_MINOR, type Minor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { never } from '../kernel/assert.ts';
import type { CoverageEvent, CoverageRefusal, CoverageState, Limit } from './types.ts';

export const initialCoverage: CoverageState = { limits: {}, grantedAt: null, reviewOn: null, grantedBy: null };

const NOTHING: Limit = { grantedMinor: 0, reservedMinor: 0 };

/** A supplier's limit in one currency; zero where none was granted. */
export const limitOf = (state: CoverageState, currency: string): Limit => state.limits[currency] ?? NOTHING;

/** What is left to promise, minor units, never below 0 (a limit lowered under its reservations leaves nothing). */
export const remainingOf = (state: CoverageState, currency: string): Minor => remaining(limitOf(state, currency));

const remaining = (limit: Limit): Minor => Math.max(0, limit.grantedMinor - limit.reservedMinor);

/** Whether the platform has granted this supplier anything in any currency (what `whole_order` cover asks for). */
export const hasGrant = (state: CoverageState): boolean => Object.values(state.limits).some((l) => l.grantedMinor > 0);

/** Folds coverage events of a supplier's stream. */
export function evolveCoverage(state: CoverageState, event: RecordedEvent<CoverageEvent>): CoverageState {
  const change = (currency: string, next: (limit: Limit) => Limit): CoverageState => ({
    ...state,
    limits: { ...state.limits, [currency]: next(limitOf(state, currency)) },
  });
  switch (event.type) {
    case 'coverage.granted': {
      const { currency, amountMinor, reviewOn, by } = event.data;
      return { ...change(currency, (l) => ({ ...l, grantedMinor: amountMinor })), grantedAt: event.at, reviewOn, grantedBy: by };
    }
    case 'coverage.reserved':
    case 'coverage.advanced':
      return change(event.data.currency, (l) => ({ ...l, reservedMinor: l.reservedMinor + event.data.amountMinor }));
    case 'coverage.freed':
    case 'coverage.repaid':
      return change(event.data.currency, (l) => ({ ...l, reservedMinor: l.reservedMinor - event.data.amountMinor }));
    case 'coverage.outcome_recorded':
      return state;
    default:
      return never(event);
  }
}

export type Grant = Extract<CoverageEvent, { type: 'coverage.granted' }>['data'];

/**
 * Grants (replaces) a limit. Lowering below what is reserved is allowed: it stops new orders, it breaks no promise made.
 * @param today a review on or before it would never come
 */
export function grantLimit(grant: Grant, today: PlainDate): Decided<CoverageRefusal> {
  const { currency, amountMinor, reviewOn } = grant;
  if (!isCurrency(currency)) return refuse('limit.currency_unknown', { currency: currency.slice(0, 20) });
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0 || amountMinor > MAX_MINOR) return refuse('limit.amount_invalid');
  if (reviewOn !== null && reviewOn <= today) return refuse('limit.review_past', { reviewOn });
  const event: CoverageEvent = { type: 'coverage.granted', v: 1, data: grant };
  return ok({ events: [event] });
}

/** An order's outcome for the tally; the command holds the limit lock, so the event goes to the supplier's stream. */
export const outcomeOf = (outcome: Extract<CoverageEvent, { type: 'coverage.outcome_recorded' }>['data']): CoverageEvent => ({
  type: 'coverage.outcome_recorded',
  v: 1,
  data: outcome,
});

export type LimitView = Limit & { readonly currency: string; readonly remainingMinor: Minor };

/** All limits as they are shown, by currency. */
export const limitsOf = (limits: CoverageState['limits']): readonly LimitView[] =>
  Object.entries(limits)
    .map(([currency, limit]) => ({ currency, ...limit, remainingMinor: remaining(limit) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));

/** The supplier-stream events by which an order's reservation changes from one amount to another (0: none). */
export function reservationChange(
  orderId: OrderId,
  currency: string,
  fromMinor: Minor,
  toMinor: Minor,
): readonly CoverageEvent[] {
  if (toMinor > fromMinor)
    return [{ type: 'coverage.reserved', v: 1, data: { orderId, currency, amountMinor: toMinor - fromMinor } }];
  if (toMinor < fromMinor)
    return [{ type: 'coverage.freed', v: 1, data: { orderId, currency, amountMinor: fromMinor - toMinor } }];
  return [];
}

/** The supplier-stream events by which the fund's advance for an order changes. */
export function advanceChange(orderId: OrderId, currency: string, deltaMinor: Minor): readonly CoverageEvent[] {
  if (deltaMinor === 0) return [];
  const type = deltaMinor > 0 ? ('coverage.advanced' as const) : ('coverage.repaid' as const);
  return [{ type, v: 1, data: { orderId, currency, amountMinor: Math.abs(deltaMinor) } }];
}
