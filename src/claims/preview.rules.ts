/** The cover preview: every bad event put as a case and decided by the same function as a real one. */
import type { Minor } from '../kernel/money.ts';
import type { CoverKind, Policy } from '../policy/types.ts';
import type { CaseContract, CaseInput, Determination } from './determination.types.ts';
import { determine } from './determination.rules.ts';
import { type BadEvent, EVENTS, type Fallback } from './events.data.ts';
import { type PreviewFigures, caseOf } from './preview.cases.rules.ts';

export type PreviewLine = {
  readonly event: Pick<BadEvent, 'code' | 'en' | 'zh' | 'ground'>;
  /** The case that was decided; null where it cannot be opened at all. */
  readonly input: CaseInput | null;
  readonly determination: Determination | null;
  /** What the assurance would pay. */
  readonly refundMinor: Minor;
  readonly coveredBy: 'assurance' | Fallback | 'nobody';
  /** The most the one that covers it pays. */
  readonly upToMinor: Minor;
  readonly because: 'decided' | 'no_such_clause' | 'window_closed';
};

/** Under cover that ends with shipment nothing found on arrival can be claimed. */
function isOpen(policy: Policy, event: BadEvent, cover: CoverKind): boolean {
  const { closes } = policy.windows[event.ground][cover];
  return event.when === 'before_shipment' || !closes.some((end) => end.kind === 'at' && end.moment === 'shipment');
}

/** Who covers what the assurance does not: the first fallback that the order has. */
function otherwise(event: BadEvent, figures: PreviewFigures): Pick<PreviewLine, 'coveredBy' | 'upToMinor'> {
  const has: Readonly<Record<Fallback, Minor | null>> = {
    cargo_insurance: figures.cargoInsuredMinor,
    warranty: figures.hasWarranty ? figures.retainedMinor : null,
    card: figures.cardPaidMinor > 0 ? figures.cardPaidMinor : null,
  };
  const found = event.fallbacks.find((one) => has[one] !== null);
  return found ? { coveredBy: found, upToMinor: has[found] ?? 0 } : { coveredBy: 'nobody', upToMinor: 0 };
}

/** What one bad event would yield. */
export function previewOne(contract: CaseContract, policy: Policy, figures: PreviewFigures, event: BadEvent): PreviewLine {
  const { code, en, zh, ground } = event;
  const named = { event: { code, en, zh, ground } };
  const nothing = { ...named, input: null, determination: null, refundMinor: 0, ...otherwise(event, figures) };
  if (!isOpen(policy, event, figures.cover)) return { ...nothing, because: 'window_closed' };
  const input = caseOf(contract, policy, figures, event);
  if (!input) return { ...nothing, because: 'no_such_clause' };
  const determination = determine(input);
  const { refundMinor } = determination.award;
  const warranty = ground === 'warranty' ? ('warranty' as const) : ('assurance' as const);
  const covered = refundMinor > 0 ? { coveredBy: warranty, upToMinor: refundMinor } : otherwise(event, figures);
  return { ...named, input, determination, refundMinor, ...covered, because: 'decided' };
}

/**
 * What each bad event would yield on this order, who covers it, up to how much. Amounts in minor units of the contract's
 * currency.
 */
export const previewEvents = (contract: CaseContract, policy: Policy, figures: PreviewFigures): readonly PreviewLine[] =>
  EVENTS.map((event) => previewOne(contract, policy, figures, event));
