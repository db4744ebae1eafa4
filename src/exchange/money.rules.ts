/** What a UBL order says of money beside its lines: charges, instalments, and whether its totals are the sums of its parts. */
import { parseTrigger } from '../contracts/terms.rules.ts';
import { LIMITS } from '../kernel/limits.ts';
import { MAX_MINOR, type Minor, mulDivHalfUp } from '../kernel/money.ts';
import { isCode } from '../kernel/text.ts';
import { type Problem, left, problem } from './found.rules.ts';
import type { DraftCharge, DraftInstalment, NotCarried, UblCharge, UblLine, UblOrder, UblPayment } from './types.ts';

/** UNTDID 7161: freight service, and transport charges. */
const FREIGHT_CODES = new Set(['FC', 'SAA', 'ABP']);
const KINDS = ['freight', 'tooling', 'sample', 'other'] as const;
const KIND_WORDS: readonly (readonly [DraftCharge['kind'], RegExp])[] = [
  ['freight', /\b(?:freight|carriage|shipping|transport(?:ation)?(?! documents?))\b|运费/i],
  ['tooling', /\b(?:tool(?:ing)?|mou?lds?|dies?)\b|模具/i],
  ['sample', /\bsamples?\b|样品/i],
];

/** The list in which an exported order names the kinds of this platform. */
export const CHARGE_CODES = 'quayside:charge';

function kindOf({ code, codeList, reason }: UblCharge): DraftCharge['kind'] {
  const own = codeList === CHARGE_CODES ? KINDS.find((kind) => kind === code) : undefined;
  if (own) return own;
  if (code !== null && FREIGHT_CODES.has(code)) return 'freight';
  return KIND_WORDS.find(([, words]) => words.test(reason ?? ''))?.[0] ?? 'other';
}

/** The charges' own ids where a contract can hold all of them beside its lines; else c1, c2 and so on, past ids of lines. */
function chargeIds(charges: readonly UblCharge[], lineIds: readonly string[]): readonly string[] {
  const own = charges.flatMap(({ id }) => (id !== null && isCode(id) ? [id] : []));
  if (own.length === charges.length && new Set([...own, ...lineIds]).size === own.length + lineIds.length) return own;
  const taken = new Set(lineIds);
  const free: string[] = [];
  for (let n = 1; free.length < charges.length; n += 1) if (!taken.has(`c${n}`)) free.push(`c${n}`);
  return free;
}

/** Charges on the whole order. `lineIds`: of the draft, all different; lines and charges share one set of ids. */
export function chargesOf(all: readonly UblCharge[], lineIds: readonly string[]) {
  const adds = all.filter((charge) => charge.adds);
  const ids = chargeIds(adds, lineIds);
  const charges = adds.map((charge, index): DraftCharge => {
    const kind = kindOf(charge);
    return { chargeId: ids[index] ?? '', kind, label: charge.reason ?? kind, amountMinor: charge.amountMinor };
  });
  const allowances = all.filter((charge) => !charge.adds && charge.amountMinor > 0);
  return {
    charges,
    problems: allowances.map(({ path, amountMinor }) => problem('allowance_left_out', path, { amountMinor })),
    left: allowances.map(({ path, reason }) => left(path, reason)),
  };
}

/** One payment term as an instalment; null where it is none of ours. */
function instalmentOf({ id, note, percent }: UblPayment): DraftInstalment | null {
  const due = note?.trim().replace(/\s+/g, ' ') ?? '';
  const share = /^\d{1,3}(?:\.\d{1,2}0*)?$/.test(percent ?? '') ? Number(percent) : 0;
  return id !== null && isCode(id) && parseTrigger(due).ok && share > 0 ? { name: id, sharePercent: share, due } : null;
}

/** Instalments where the payment terms are ours and make a whole; else a problem, and the terms are told as left out. */
export function instalmentsOf(payments: readonly UblPayment[]): {
  readonly instalments: readonly DraftInstalment[];
  readonly problems: readonly Problem[];
  readonly left: readonly NotCarried[];
} {
  const [first] = payments;
  if (!first) return { instalments: [], problems: [], left: [] };
  const read = payments.map(instalmentOf).filter((each) => each !== null);
  const whole = read.reduce((sum, { sharePercent }) => sum + Math.round(sharePercent * 100), 0) === 10_000;
  const names = new Set(read.map(({ name }) => name));
  if (whole && names.size === payments.length && payments.length <= LIMITS.instalmentsPerOrder)
    return { instalments: read, problems: [], left: [] };
  return {
    instalments: [],
    problems: [problem('instalments_left_out', first.path)],
    left: payments.map(({ path, note }) => left(path, note)),
  };
}

/** Quantity times price, half up; null where the line lacks one of them. May be above MAX_MINOR. */
export const lineTotal = ({ quantity, unitPriceMinor }: UblLine): Minor | null =>
  quantity === null || unitPriceMinor === null ? null : mulDivHalfUp(unitPriceMinor, quantity.thousandths, 1_000);

/**
 * Whether the order comes to more than one may, and whether it says another total than its parts make. Compared only where
 * every line has quantity and price: else the difference says nothing new.
 */
export function totalProblems({ lines, charges, payableMinor }: UblOrder): readonly Problem[] {
  const path = 'AnticipatedMonetaryTotal/PayableAmount';
  const totals = lines.map(lineTotal);
  const goods = totals.reduce((sum: number, total) => sum + (total ?? 0), 0);
  const added = charges.reduce((sum, { adds, amountMinor }) => sum + (adds ? amountMinor : 0), 0);
  if (goods + added > MAX_MINOR) return [problem('amount_out_of_range', path, { mostMinor: MAX_MINOR })];
  if (payableMinor === null || totals.includes(null)) return [];
  // Allowances are problems of their own, so they are no difference here.
  const sum = charges.reduce((rest, { adds, amountMinor }) => (adds ? rest : rest - amountMinor), goods + added);
  if (sum === payableMinor) return [];
  return [problem('total_differs', path, { statedMinor: payableMinor, computedMinor: sum })];
}
