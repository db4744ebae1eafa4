/** A dispute played on the real rules, timers included: a claim on goods that never came, its two sides, and the platform. */
import type { Side, Terms } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { addDays } from '../kernel/dates.ts';
import type { Decided } from '../kernel/decider.ts';
import { ORDER, confirmAs, sent, terms } from '../orders/orders.fixture.ts';
import type { MoneyMode } from '../orders/types.ts';
import { openRefunds, payRefunds, seenOf, sendRefunds } from '../payments/pay.rules.ts';
import { isRefundOpen, refundsOf } from '../payments/refunds.rules.ts';
import type { Refund } from '../payments/types.ts';
import { type Goods, act, factsOf, pay, to } from '../shipments/goods.fixture.ts';
import type { ActFacts } from '../shipments/types.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import { type AppealInput, appeal, approve, determineClaim, sendBack } from './decide.rules.ts';
import type { Finding } from './determination.types.ts';
import { escalate } from './escalation.rules.ts';
import { claimIn } from './evidence.testing.ts';
import { answer, perform, withdraw } from './negotiation.rules.ts';
import { type OfferInput, acceptOffer, declineOffer, makeOffer } from './offers.rules.ts';
import { type ClaimAsk, open } from './open.rules.ts';
import { CLAUSES, type Plan, askFor } from './open.testing.ts';
import { openOffer } from './rules.ts';
import type { EvidenceBody } from './evidence.types.ts';
import type { Claim, ClaimsStates } from './types.ts';

const ref = (text: string) => ({ contentId: text, hash: text });
let made = 0;
const fresh = (word: string): string => `${word}-${++made}`;

export type Dispute = {
  readonly policy?: string;
  readonly mode?: MoneyMode;
  /** When the claim is opened; the goods were due the day before unless said otherwise. */
  readonly on?: string;
  readonly shipBy?: string;
  /** Paid by wire on 6 March. */
  readonly paidMinor?: number;
  /** What happened before. */
  readonly plan?: Plan;
  readonly ask?: ClaimAsk;
  readonly cover?: 'pre_shipment' | 'post_delivery';
};

/** A claim on an order of 4,000.00 USD, CN to GB, of which 1,200.00 were paid and nothing was shipped. */
export function disputed(d: Dispute = {}): Goods {
  const { policy = 'classic', mode = 'guarantee', on = '2026-04-28T10:00:00+08:00', plan = [], paidMinor = 120_000 } = d;
  const shipBy: Terms['shipBy'] = { date: d.shipBy ?? addDays(on.slice(0, 10), -1), words: null, problems: [] };
  const p = sent({ policy, mode, clauses: CLAUSES, terms: terms({ cover: d.cover ?? 'post_delivery', shipBy }) });
  for (const side of ['supplier', 'buyer'] as const) confirmAs(p, side, { acknowledged: ['neat'] });
  const g: Goods = { ...p, warnings: [] };
  const wire: Plan = [['2026-03-06T17:00:00+08:00', (goods) => pay(goods, paidMinor, '2026-03-06')]];
  const steps: Plan = paidMinor > 0 ? [...wire, ...plan] : plan;
  for (const [when, step] of steps) {
    to(g, when);
    const refused = step(g);
    if (refused !== null) throw new Error(`${when}: ${refused}`);
  }
  to(g, on);
  const refused = act(g, (_, facts) => open(claimsOf(g), facts, d.ask ?? askFor('not_shipped')));
  if (refused !== null) throw new Error(refused);
  return g;
}

export const claim = (g: Goods): Claim => claimIn(g);
export const stateOf = (g: Goods): string => `${claim(g).status}${claim(g).finishedAt === null ? '' : ', over'}`;

/** An act on the claim, whatever became of it: the refusal's code, or null. */
export const does = (g: Goods, decide: (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decided): string | null =>
  act(g, () => decide(claimsOf(g), claim(g), factsOf(g)));

export const answers = (g: Goods, accept = false): string | null =>
  does(g, (s, c, f) => answer(s, c, f, { accept, text: null, refundId: fresh('refund') }));

/** By default 500.00 USD of the price. */
export const offers = (g: Goods, side: Side, change: Partial<OfferInput> = {}): string | null =>
  does(g, (s, c, f) =>
    makeOffer(s, c, f, side, {
      offerId: fresh('offer'),
      kind: 'partial_refund',
      amountMinor: change.performBy === undefined ? 50_000 : null,
      performBy: null,
      note: null,
      expiresInDays: null,
      ...change,
    }),
  );

const newest = (g: Goods): string => must(claim(g).offers.at(-1), 'an offer').offerId;

export const accepts = (g: Goods, side: Side, offerId = newest(g)): string | null =>
  does(g, (s, c, f) => acceptOffer(s, c, f, side, { offerId, refundId: fresh('refund') }));
export const declines = (g: Goods, side: Side, offerId = newest(g)): string | null =>
  does(g, (_, c, f) => declineOffer(c, f, side, offerId));
export const escalates = (g: Goods, side: Side = 'buyer', early = false): string | null =>
  does(g, (s, c, f) => escalate(s, c, f, side, early));
export const withdraws = (g: Goods): string | null => does(g, (s, c, f) => withdraw(s, c, f, fresh('refund')));
export const performs = (g: Goods): string | null => does(g, (s, c, f) => perform(s, c, f, fresh('refund')));

/** Both sides agree to have the platform decide. */
export function toPlatform(g: Goods): Goods {
  for (const side of ['supplier', 'buyer'] as const) {
    const refused = escalates(g, side, true);
    if (refused !== null) throw new Error(refused);
  }
  return g;
}

/** Statuses of the offers, oldest first. */
export const offersOf = (g: Goods): readonly string[] => claim(g).offers.map(({ status }) => status);
export const openOfferOf = (g: Goods): string | null => openOffer(claim(g))?.offerId ?? null;

/** An operator who belongs to no other company unless said. */
const official = (userId: string, ...companies: readonly string[]) => ({ userId, companies });

export type Deciding = {
  readonly by?: string;
  readonly companies?: readonly string[];
  readonly overrides?: Readonly<Record<string, Finding>>;
  readonly bodies?: ReadonlyMap<string, EvidenceBody>;
  /** What is filed after the case was put together and before the decision is written down. */
  readonly meanwhile?: () => unknown;
};

/** An operator decides, on the case as it stood when it was put together. */
export function decides(g: Goods, d: Deciding = {}): string | null {
  const { by = 'first', companies = [], bodies = new Map<string, EvidenceBody>(), overrides = {}, meanwhile } = d;
  const frozen = must(caseInput(claimsOf(g), claim(g), bodies, factsOf(g)), 'a case');
  meanwhile?.();
  const changed = Object.entries(overrides).map(([subject, finding]) => ({ subject, finding, reason: ref('seen') }));
  const make = { decisionId: fresh('decision'), by: official(by, ...companies), case: ref('case'), overrides: changed };
  return does(g, (s, c, f) => determineClaim(s, c, frozen, caseInput(s, c, bodies, f), make));
}

export const approves = (g: Goods, by = 'second', ...companies: readonly string[]): string | null =>
  does(g, (s, c, f) => approve(s, c, f, { by: official(by, ...companies), refundId: fresh('refund') }));
export const returns = (g: Goods, by = 'second', ...companies: readonly string[]): string | null =>
  does(g, (s, c) => sendBack(s, c, official(by, ...companies), ref('look again')));
export const appeals = (g: Goods, side: Side, change: Partial<AppealInput> = {}): string | null =>
  does(g, (s, c, f) => appeal(s, c, f, side, { ground: 'named_error', text: ref('wrong'), drafts: [], ...change }));

/** Decided by one operator and approved by another. */
export function decided(g: Goods, d: Deciding = {}, second = 'second'): Goods {
  const refused = decides(g, d) ?? approves(g, second);
  if (refused !== null) throw new Error(refused);
  return g;
}

/** Everything that is open leaves the bank: the refusal's code, or null. */
export function paysOut(g: Goods): string | null {
  const open = openRefunds(claimsOf(g).payments);
  if (!open.ok) return open.code;
  const seen = open.value.map(seenOf);
  return does(g, (s) => sendRefunds(s, seen)) ?? does(g, (s) => payRefunds(s, ORDER, seen));
}

/** Refunds of the claim that are not cancelled: amount and where each stands. */
export const refunds = (g: Goods): readonly string[] =>
  refundsOf(claimsOf(g).payments, CLAIM).map(({ amountMinor, status }) => `${amountMinor} ${status}`);
export const openRefund = (g: Goods): Refund => must(refundsOf(claimsOf(g).payments, CLAIM).find(isRefundOpen), 'an open refund');

/** Paid, refunded, released and still protected, as the order's figures. */
export function figures(g: Goods) {
  const { payments, orders } = claimsOf(g);
  const { paidMinor, refundedMinor, releasedMinor, feeMinor, owedMinor, advancedMinor } = payments;
  return { paidMinor, refundedMinor, releasedMinor, feeMinor, owedMinor, advancedMinor, heldMinor: orders.protectedMinor };
}
