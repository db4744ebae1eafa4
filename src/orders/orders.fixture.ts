/** Orders in memory for tests: the real folds and reactions, without a database. */
import { seedBook } from '../calendar/seeds.ts';
import type { Clause, Terms } from '../contracts/types.ts';
import { FIRST_TERMS, composeTerms, DEFAULT_INSTALMENTS } from '../contracts/terms.rules.ts';
import type { View } from '../db/registry.ts';
import { fold, initialStates } from '../db/registry.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decided, Decision, RecordedEvent, States } from '../kernel/decider.ts';
import { policyAt } from '../policy/rules.ts';
import { registry } from '../slices.ts';
import { confirmVersion, openOrder, sendVersion } from './contract.rules.ts';
import { orderStates } from './rules.ts';
import type { MoneyMode, OrderStates } from './types.ts';

export const BUYER = 'byr0000000';
export const SUPPLIER = 'spp0000000';
export const ORDER = `${SUPPLIER}-0rder00000`;
export const NOW: Instant = '2026-03-02T01:00:00.000Z';
export const BOOK = seedBook();

const ref = (text: string) => ({ contentId: text, hash: text });

/** 500 pieces at 8.00 USD, FOB Shenzhen, shipped by 15 May 2026, 30 % deposit. */
export function terms(change: Partial<Parameters<typeof composeTerms>[0]> = {}): Terms {
  const composed = composeTerms(
    {
      ...FIRST_TERMS,
      currency: 'USD',
      incoterm: { rule: 'FOB', place: 'Shenzhen' },
      shipZone: 'Asia/Shanghai',
      shipBy: { date: '2026-05-15', words: null, problems: [] },
      cover: 'pre_shipment',
      lines: [
        {
          lineId: '1',
          product: ref('strip'),
          sku: null,
          quantity: { thousandths: 500_000, unit: 'pcs' },
          unitPriceMinor: 800,
          lot: null,
        },
      ],
      instalments: DEFAULT_INSTALMENTS,
      assuranceMinor: null,
      ...change,
    },
    null,
  );
  if (!composed.ok) throw new Error(composed.code);
  return composed.value;
}

export const clause = (clauseId: string, change: Partial<Clause> = {}): Clause => ({
  clauseId,
  text: ref(clauseId),
  defectClass: 'major',
  lineId: null,
  by: 'buyer',
  verdict: 'measurable',
  problems: [],
  parsed: null,
  ...change,
});

/** A supplier's stream: enrolled, with a limit in USD. */
const supplierStates = (grantedMinor: number | null, enrolled = true): States => ({
  suppliers: { enrolled },
  coverage: {
    limits: grantedMinor === null ? {} : { USD: { grantedMinor, reservedMinor: 0 } },
    grantedAt: null,
    reviewOn: null,
    grantedBy: null,
  },
});

export type Played = {
  states: States;
  supplier: States;
  readonly deadlines: Map<string, Instant>;
  readonly transfers: { intentId: string; debit: string; credit: string; amountMinor: number; currency: string }[];
  at: Instant;
  seq: number;
  /** The newest event of the order, and all before it. */
  history: History | null;
};

export type History = { readonly event: RecordedEvent; readonly before: History | null };

export const view = (p: Played): View => ({
  stream: { supplierId: SUPPLIER, kind: 'order', id: ORDER },
  states: p.states,
  supplier: p.supplier,
  relations: ['buyer'],
  version: p.seq,
  facts: { receivedAt: p.at, at: p.at, calendars: BOOK },
});

/** Folds a decision and all reactions to it, as a commit would. */
export function apply(p: Played, decision: Decision): void {
  for (const name of decision.clearDeadlines ?? []) p.deadlines.delete(name);
  for (const d of decision.setDeadlines ?? []) p.deadlines.set(d.name, d.dueAt);
  p.transfers.push(...(decision.transfers ?? []));
  const record = (event: NonNullable<Decision['events']>[number]) => {
    p.seq += 1;
    return { ...event, seq: p.seq, at: p.at, actor: { kind: 'timer' as const } };
  };
  const fresh = (decision.events ?? []).map((event) => {
    const recorded = record(event);
    p.states = fold(registry, 'order', p.states, recorded);
    p.history = { event: recorded, before: p.history };
    return recorded;
  });
  for (const event of decision.supplierEvents ?? []) {
    if (event.type.startsWith('coverage.')) p.supplier = fold(registry, 'supplier', p.supplier, record(event));
  }
  for (const event of fresh) {
    for (const reactor of registry.reactors) if (reactor.on.includes(event.type)) apply(p, reactor.react(event, view(p)));
  }
}

/** Applies an accepted decision; returns the refusal's code, or null. */
export function run(p: Played, decide: (states: OrderStates, v: View) => Decided): string | null {
  const decided = decide(orderStates(p.states), view(p));
  if (!decided.ok) return decided.code;
  apply(p, decided.value);
  return null;
}

export type Opening = {
  readonly terms?: Terms;
  readonly clauses?: readonly Clause[];
  readonly policy?: string;
  readonly mode?: MoneyMode;
  readonly strict?: boolean;
  readonly limitMinor?: number | null;
  readonly enrolled?: boolean;
};

/** An order in draft, written by the buyer. */
export function drafted(o: Opening = {}): Played {
  const p: Played = {
    states: initialStates(registry, 'order'),
    supplier: supplierStates(o.limitMinor === undefined ? 1_500_000 : o.limitMinor, o.enrolled ?? true),
    deadlines: new Map(),
    transfers: [],
    at: NOW,
    seq: 0,
    history: null,
  };
  const draft = {
    buyerId: BUYER,
    supplierId: SUPPLIER,
    buyerCountry: 'GB',
    supplierCountry: 'CN',
    author: 'buyer' as const,
    terms: o.terms ?? terms(),
    clauses: o.clauses ?? [clause('power')],
    clonedFrom: null,
  };
  apply(p, openOrder(draft, { mode: o.mode ?? 'guarantee', strict: o.strict ?? false, policy: o.policy ?? 'classic' }));
  return p;
}

/** Sent by the buyer. */
export function sent(o: Opening = {}): Played {
  const p = drafted(o);
  run(p, (s) => sendVersion(s, 'buyer', 'print'));
  return p;
}

export function confirmAs(
  p: Played,
  side: 'buyer' | 'supplier',
  more: { version?: number; acknowledged?: readonly string[] } = {},
): string | null {
  return run(p, (s, v) => {
    const policy = policyAt(s.orders.policy.split('@')[0] ?? '', '2026-03-02');
    if (!policy.ok) return policy;
    return confirmVersion(s, v.supplier, {
      orderId: ORDER,
      side,
      seen: more.version === undefined ? null : { version: more.version, text: null },
      acknowledged: more.acknowledged ?? [],
      policy: policy.value,
      at: p.at,
    });
  });
}

/** Confirmed by both. */
export function confirmed(o: Opening = {}): Played {
  const p = sent(o);
  confirmAs(p, 'supplier');
  confirmAs(p, 'buyer');
  return p;
}
