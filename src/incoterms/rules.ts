/** Incoterms 2020: who bears a charge, what shipped means, which paper proves it, and what terms deserve a warning. */
import type { Warning } from '../kernel/decider.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { type Cell, FORMER, MATRIX, RISK, SEA_ONLY, SHIPPED } from './matrix.data.ts';
import { PROOFS } from './papers.data.ts';
import {
  type Bearer,
  type BearerFacts,
  CHARGES,
  type Charge,
  type IncotermRefusal,
  type NamedTerm,
  type Proof,
  type RiskPoint,
  RULES,
  type Rule,
  type ShippedEvent,
  type TradeFacts,
  type Transport,
} from './types.ts';

/** Reads `fob` or `FOB`. Words of older editions are refused with the rule to `suggest`. */
export function parseRule(text: string): Result<Rule, 'incoterm.unknown'> {
  const word = text.trim().toUpperCase();
  const rule = RULES.find((known) => known === word);
  if (rule) return ok(rule);
  const suggest = Object.hasOwn(FORMER, word) ? FORMER[word] : undefined;
  return refuse('incoterm.unknown', { text: text.slice(0, 40), ...(suggest ? { suggest } : {}) });
}

/** Reads a charge's name: case does not matter, and dashes or spaces stand for underscores. */
export function parseCharge(text: string): Result<Charge, 'incoterm.charge_unknown'> {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const charge = CHARGES.find((known) => known === word);
  return charge ? ok(charge) : refuse('incoterm.charge_unknown', { text: text.slice(0, 40) });
}

/** The edition people append to the place; it is this one for every order. */
const EDITION = /[ ,;]*\(?incoterms\W{0,3}2020\)?$/i;

/** Longer than any rule, place and edition: such a text is not read at all. */
const LONGEST = 2 * LIMITS.name;

/**
 * Reads a rule with its named place: `FOB Shenzhen`, `dap Riga, Brivibas 1 (Incoterms 2020)`. The place is mandatory:
 * without it nobody knows where risk and costs change hands.
 */
export function parseIncoterm(text: string): Result<NamedTerm, IncotermRefusal> {
  if (text.length > LONGEST) return refuse('incoterm.place_malformed', { most: LIMITS.name });
  const trimmed = text.trim().replace(/\s+/g, ' ').replace(EDITION, '');
  const [word = ''] = trimmed.split(/[ ,]/, 1);
  const rule = parseRule(word);
  if (!rule.ok) return rule;
  const place = trimmed.slice(word.length).replace(/^[ ,]+/, '');
  if (!/[\p{L}\p{N}]/u.test(place)) return refuse('incoterm.place_missing', { rule: rule.value });
  if (place.length > LIMITS.name || /\p{Cc}/u.test(place))
    return refuse('incoterm.place_malformed', { rule: rule.value, most: LIMITS.name });
  return ok({ rule: rule.value, place });
}

/** By the contract of carriage: the supplier where the freight it bought includes the charge, else the buyer. */
function byCarriage({ freightIncludesUnloading: included }: BearerFacts): Bearer {
  if (included === undefined) return 'depends';
  return included ? 'supplier' : 'buyer';
}

function byPlace(rule: Rule, facts: BearerFacts): Bearer {
  if (rule === 'FCA') {
    if (facts.placeIsSellersPremises === undefined) return 'depends';
    return facts.placeIsSellersPremises ? 'buyer' : 'supplier';
  }
  if (facts.placeBeyondTerminal === undefined) return 'depends';
  if (facts.placeBeyondTerminal) return 'supplier';
  return rule === 'CPT' || rule === 'CIP' ? byCarriage(facts) : 'buyer';
}

function byCause({ causedBy }: BearerFacts): Bearer {
  if (causedBy === undefined) return 'depends';
  return causedBy === 'supplier' ? 'supplier' : 'buyer';
}

/**
 * Who bears a charge under a rule. Where the answer hangs on a fact that is not given (contract of carriage, named
 * place, who caused a delay) it is `depends`. Source: Incoterms 2020, costs of each rule; programme rules, charges.
 */
export function whoBears(rule: Rule, charge: Charge, facts: BearerFacts = {}): Bearer {
  const answers: Readonly<Record<Cell, () => Bearer>> = {
    S: () => 'supplier',
    B: () => 'buyer',
    N: () => 'nobody',
    c: () => byCarriage(facts),
    p: () => byPlace(rule, facts),
    w: () => byCause(facts),
    '?': () => 'depends',
  };
  return answers[MATRIX[charge][rule]]();
}

/** What the supplier must have done to have shipped. Programmes may define it otherwise for their orders. */
export const shippedEvent = (rule: Rule): ShippedEvent => SHIPPED[rule];

/** Where the risk of loss passes to the buyer. In the four C rules that is before the place up to which freight is paid. */
export const riskPasses = (rule: Rule): RiskPoint => RISK[rule];

/** The D rules, under which the supplier delivers at the named place and bears the risk until there: arrival is its matter. */
export function deliversAtPlace(rule: Rule): boolean {
  const point = riskPasses(rule);
  return point === 'ready_for_unloading' || point === 'unloaded';
}

/** Rules under which the buyer books the main carriage: a late nomination is the buyer's delay, not the supplier's. */
export const buyerNominatesCarrier = (rule: Rule): boolean => MATRIX.main_carriage[rule] === 'B';

/**
 * Papers of which any one proves the shipped event. The transport unknown: the papers of every kind of carriage.
 * FCA by sea may agree an on-board bill of lading on top; it proves the receipt as well.
 */
export function provingDocuments(rule: Rule, transport: Transport | null): readonly Proof[] {
  const byTransport = PROOFS[shippedEvent(rule)];
  if (transport) return byTransport[transport];
  const seen = new Set<string>();
  return Object.values(byTransport)
    .flat()
    .filter(({ document, mark }) => {
      const fresh = !seen.has(`${document} ${mark}`);
      seen.add(`${document} ${mark}`);
      return fresh;
    });
}

/**
 * Warnings about the trade term of an order; none while the rule is not chosen.
 * `incoterm.container`: a sea rule for goods handed over away from the ship. `incoterm.exw_export`: the buyer would have
 * to clear the export in the supplier's country. `terms.freight_line`: freight is charged although the buyer books it.
 */
export function termsWarnings(facts: TradeFacts): readonly Warning[] {
  const parsed = parseRule(facts.rule);
  if (!parsed.ok) return [];
  const rule = parsed.value;
  const warnings: Warning[] = [];
  const suggest = SEA_ONLY[rule];
  if (suggest && facts.transport && facts.transport !== 'sea') {
    warnings.push({ code: 'incoterm.container', data: { rule, transport: facts.transport, suggest } });
  }
  const abroad = facts.supplierCountry !== null && facts.buyerCountry !== null && facts.supplierCountry !== facts.buyerCountry;
  if (rule === 'EXW' && abroad) {
    warnings.push({ code: 'incoterm.exw_export', data: { rule, suggest: 'FCA', place: 'seller_premises' } });
  }
  if (buyerNominatesCarrier(rule) && facts.hasFreightCharge) warnings.push({ code: 'terms.freight_line', data: { rule } });
  return warnings;
}
