/** Composing an order's terms: derived totals, instalments and the checks that need nothing but the terms themselves. */
import { type PlainDate, addDays } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { MAX_MINOR, type Minor, allocate, mulDivHalfUp } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { ChargeLine, ContractRefusal, Instalment, Line, Quantity, Terms, Trigger } from './types.ts';

type Derived = 'totalMinor' | 'instalments' | 'lines' | 'assuranceMinor' | 'assuranceWhole';

export type InstalmentDraft = Omit<Instalment, 'amountMinor'>;
export type LineDraft = Omit<Line, 'totalMinor'>;

/** The usual terms of trade among importers: 30 % on confirmation, the rest before shipment. */
export const DEFAULT_INSTALMENTS: readonly InstalmentDraft[] = [
  { name: 'deposit', shareBasisPoints: 3_000, due: { kind: 'on_confirmation' } },
  { name: 'balance', shareBasisPoints: 7_000, due: { kind: 'before_shipment' } },
];

/** What stands before anybody wrote anything; the shell replaces zone and incoterm, which have no sensible default. */
export const FIRST_TERMS: Omit<Terms, Derived | 'currency' | 'incoterm' | 'shipZone' | 'shipBy'> = {
  kind: 'bulk',
  category: null,
  charges: [],
  transport: null,
  deliverBy: null,
  cover: 'post_delivery',
  consigneeCountry: null,
  consignee: null,
  approvedInspectors: [],
  remedy: 'full_refund',
  shipFrom: null,
  composition: null,
  process: null,
  sampling: { level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } },
  warranty: null,
  lateFigure: null,
  documents: [],
  sampleFreightBy: null,
  attachments: [],
};

/** Terms before derivation: everything but what the rules compute. */
type Base = Omit<Terms, Derived> & {
  readonly lines: readonly LineDraft[];
  readonly instalments: readonly InstalmentDraft[];
  readonly assuranceMinor: Minor | null;
};

/** What stands, as input again: so that an edit of one field recomputes all that follows from it. */
export const asBase = (terms: Terms): Base => ({ ...terms, assuranceMinor: terms.assuranceWhole ? null : terms.assuranceMinor });

/**
 * Terms with all derived amounts, or the first refusal.
 * @param base complete terms without derived figures
 * @param today the day in the order's zone, for dates that must lie ahead; null where an old date may stand (clone, replay)
 */
export function composeTerms(base: Base, today: PlainDate | null): Result<Terms, ContractRefusal> {
  const lines: Line[] = [];
  for (const line of base.lines) {
    const priced = priceLine(line);
    if (!priced.ok) return priced;
    lines.push(priced.value);
  }
  const totalMinor = [...lines.map((l) => l.totalMinor), ...base.charges.map((c) => c.amountMinor)].reduce((a, b) => a + b, 0);
  const refusal = checkAmounts(base.charges, totalMinor) ?? checkCounts(base, lines) ?? checkDates(base, today);
  if (refusal) return refusal;
  const assuranceMinor = base.assuranceMinor ?? totalMinor;
  if (assuranceMinor < 0 || assuranceMinor > totalMinor)
    return refuse('contract.assurance_above_total', { assuranceMinor, totalMinor, currency: base.currency });
  const instalments = splitInstalments(base.instalments, totalMinor);
  if (!instalments.ok) return instalments;
  return ok({
    ...base,
    lines,
    totalMinor,
    assuranceMinor,
    assuranceWhole: base.assuranceMinor === null,
    instalments: instalments.value,
  });
}

function priceLine(line: LineDraft): Result<Line, ContractRefusal> {
  if (!isQuantity(line.quantity)) return refuse('contract.quantity_invalid', { lineId: line.lineId });
  if (!isAmount(line.unitPriceMinor)) return refuse('contract.amount_invalid', { lineId: line.lineId });
  const totalMinor = mulDivHalfUp(line.unitPriceMinor, line.quantity.thousandths, 1_000);
  return isAmount(totalMinor) ? ok({ ...line, totalMinor }) : refuse('contract.amount_invalid', { lineId: line.lineId });
}

const isAmount = (minor: Minor): boolean => Number.isSafeInteger(minor) && minor >= 0 && minor <= MAX_MINOR;
const isQuantity = (q: Quantity): boolean =>
  Number.isSafeInteger(q.thousandths) && q.thousandths > 0 && q.thousandths <= 1_000_000_000_000;

function checkAmounts(charges: readonly ChargeLine[], totalMinor: Minor): Result<never, ContractRefusal> | null {
  const bad = charges.find((c) => !isAmount(c.amountMinor));
  if (bad) return refuse('contract.amount_invalid', { chargeId: bad.chargeId });
  // A sample may be free; it then has nothing to pay and nothing to cover.
  return isAmount(totalMinor) ? null : refuse('contract.amount_invalid', { totalMinor: String(totalMinor) });
}

function checkCounts(base: Base, lines: readonly Line[]): Result<never, ContractRefusal> | null {
  if (lines.length === 0) return refuse('contract.quantity_invalid', { lines: 0 });
  if (lines.length + base.charges.length > LIMITS.linesPerOrder)
    return refuse('contract.too_many', { what: 'lines', most: LIMITS.linesPerOrder });
  if (base.attachments.length > LIMITS.attachmentsPerOrder) {
    return refuse('contract.too_many', { what: 'attachments', most: LIMITS.attachmentsPerOrder });
  }
  const ids = [...lines.map((l) => l.lineId), ...base.charges.map((c) => c.chargeId)];
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  return twice === undefined ? null : refuse('contract.quantity_invalid', { lineId: twice, duplicateIds: true });
}

function checkDates(base: Base, today: PlainDate | null): Result<never, ContractRefusal> | null {
  if (today === null) return null;
  const horizon = addDays(today, LIMITS.horizonDays);
  for (const date of [base.shipBy.date, base.deliverBy]) {
    if (date === null) continue;
    if (date < today) return refuse('contract.date_past', { date, today });
    if (date > horizon) return refuse('contract.date_too_far', { date, latest: horizon });
  }
  return null;
}

/** Shares add up to 100 %; amounts add up to the total to the last unit (largest remainder). */
function splitInstalments(drafts: readonly InstalmentDraft[], totalMinor: Minor): Result<readonly Instalment[], ContractRefusal> {
  const names = new Set(drafts.map((d) => d.name));
  const shares = drafts.reduce((sum, d) => sum + d.shareBasisPoints, 0);
  const wellFormed = drafts.every((d) => Number.isInteger(d.shareBasisPoints) && d.shareBasisPoints > 0 && d.name !== '');
  if (
    drafts.length === 0 ||
    drafts.length > LIMITS.instalmentsPerOrder ||
    names.size !== drafts.length ||
    !wellFormed ||
    shares !== 10_000
  ) {
    // Shares that do sum to the whole are not what is wrong, so they are not told.
    return refuse('contract.instalments_invalid', shares === 10_000 ? {} : { sharePercent: shares / 100 });
  }
  const amounts = allocate(
    totalMinor,
    drafts.map((d) => d.shareBasisPoints),
  );
  return ok(drafts.map((draft, index) => ({ ...draft, amountMinor: amounts[index] ?? 0 })));
}

const PLAIN_TRIGGERS = ['on_confirmation', 'before_shipment', 'on_inspection_passed', 'after_arrival'] as const;

/** Reads `on_confirmation` or `on_document: bill_of_lading copy`. */
export function parseTrigger(text: string): Result<Trigger, ContractRefusal> {
  const plain = PLAIN_TRIGGERS.find((t) => t === text.trim());
  if (plain) return ok({ kind: plain });
  const match = /^on_document:\s*([a-z][a-z_]{1,39})(?:\s+(original|copy))?$/.exec(text.trim());
  if (!match) return refuse('contract.trigger_unknown', { trigger: text.slice(0, 60) });
  const form = match[2] === 'original' || match[2] === 'copy' ? match[2] : null;
  return ok({ kind: 'on_document', document: match[1] ?? '', form });
}

/** Reads `500 pcs`, `2.5 t`; at most three decimals. */
export function parseQuantity(text: string): Result<Quantity, ContractRefusal> {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))? ([\p{L}0-9/"²³.-]{1,20})$/u.exec(text.trim());
  if (!match) return refuse('contract.quantity_invalid', { text: text.slice(0, 40) });
  return ok({ thousandths: Number(`${match[1]}${(match[2] ?? '').padEnd(3, '0')}`), unit: match[3] ?? '' });
}
