/** What must hold in the rules-only simulator: of what a step changed, after each; of a whole order, now and then. */
import { claimStep } from '../../src/claims/next.rules.ts';
import { claimsOf } from '../../src/claims/appointment.fixture.ts';
import { openClaims } from '../../src/claims/rules.ts';
import { fold, initialStates } from '../../src/db/registry.ts';
import { canonical } from '../../src/kernel/canonical.ts';
import { GENESIS, eventHash } from '../../src/kernel/chain.ts';
import { sumMinor } from '../../src/kernel/money.ts';
import { orderTotals } from '../../src/ledger/rules.ts';
import { type History, ORDER, SUPPLIER } from '../../src/orders/orders.fixture.ts';
import { EDGES, isEnded } from '../../src/orders/rules.ts';
import type { OrderStatus } from '../../src/orders/types.ts';
import { isRefundOpen, returnable } from '../../src/payments/refunds.rules.ts';
import { heldMinor } from '../../src/payments/rules.ts';
import type { Goods } from '../../src/shipments/goods.fixture.ts';
import { registry } from '../../src/slices.ts';
import { type ClaimModel, type Found, type ToldEvent, afterEvent, newClaim, situationOf } from '../claim-model.ts';
import { CLAIM_TABLE } from '../claim-table.ts';
import { expect } from '../move.ts';
import { type Sample, statusOf } from './sample.ts';

type Event = History['event'];

/** The events since a state, oldest first. */
function newEvents({ history }: Goods, since: History | null): readonly Event[] {
  const events: Event[] = [];
  for (let at = history; at !== since && at !== null; at = at.before) events.push(at.event);
  return events.reverse();
}

/** Judges what became of an order by one step; gives the claims as the model sees them now, and the cells of the table it found. */
export function judge(
  before: Sample,
  after: Goods,
  refused: string | null,
): { claims: readonly ClaimModel[]; cells: readonly Found[] } {
  const events = newEvents(after, before.g.history);
  if (events.length === 0) {
    expect(
      after.states === before.g.states && after.transfers.length === before.g.transfers.length,
      `refused (${refused}) and changed`,
    );
    return { claims: before.claims, cells: [] };
  }
  checkEdges(statusOf(before.g), events);
  const followed = follow(before.claims, events);
  checkMoney(before.g, after);
  checkClaims(after, followed.claims);
  return followed;
}

/** I10: only along declared edges. */
function checkEdges(from: OrderStatus, events: readonly Event[]): void {
  let at = from;
  for (const { type, data } of events) {
    if (type !== 'orders.moved') continue;
    const to = data['to'] as OrderStatus;
    expect(EDGES[at].includes(to), `moved from ${at} to ${to}`);
    at = to;
  }
}

function follow(
  claims: readonly ClaimModel[],
  events: readonly Event[],
): { claims: readonly ClaimModel[]; cells: readonly Found[] } {
  let known = claims;
  const cells: Found[] = [];
  for (const event of events as readonly unknown[] as readonly ToldEvent[]) {
    if (event.type === 'claims.opened') {
      known = [...known, newClaim(ORDER, event)];
      continue;
    }
    const about = event.data['claimId'];
    const claim = known.find((c) => c.claimId === about);
    if (!claim) continue;
    if (event.type === 'payments.refund_paid') {
      const situation = situationOf(claim) ?? '';
      if ((CLAIM_TABLE.get('refund paid')?.get(situation) ?? '-') !== '-') cells.push({ act: 'refund paid', situation });
    }
    if (!event.type.startsWith('claims.')) continue;
    const next = afterEvent(claim, event);
    if (next.cell) cells.push(next.cell);
    known = known.map((c) => (c === claim ? next.claim : c));
  }
  return { claims: known, cells };
}

/** I1, I2, I3, I4, I5: movements once each, nothing negative, and the order's figures are what was moved. */
function checkMoney(before: Goods, after: Goods): void {
  const { payments, orders } = claimsOf(after);
  const fresh = after.transfers.slice(before.transfers.length);
  for (const { intentId, amountMinor } of fresh) {
    expect(amountMinor > 0, `${intentId} moves ${amountMinor}`);
    expect(!before.transfers.some((t) => t.intentId === intentId), `${intentId} moves twice`);
  }
  expect(new Set(fresh.map((t) => t.intentId)).size === fresh.length, 'one intent moves twice in one commit');
  let held = 0;
  for (const { debit, credit, amountMinor } of after.transfers) {
    if (credit.startsWith('held:')) held += amountMinor;
    if (debit.startsWith('held:')) held -= amountMinor;
    expect(held >= 0, `held ${held}`);
  }
  expect(held === heldMinor(payments), `held ${held}, the order says ${heldMinor(payments)}`);
  expect(orders.protectedMinor >= 0 && orders.reservedMinor >= 0, 'a negative figure');
  expect(payments.refundedMinor <= payments.paidMinor, 'more goes back than came');
  const open = sumMinor(payments.refunds.filter(isRefundOpen).map((r) => r.amountMinor));
  expect(open <= returnable(payments), `refunds of ${open} are instructed, ${returnable(payments)} can go back`);
}

/** The claims are what the model says; one that is open holds the order and waits for something, one that is over for nothing. */
function checkClaims(g: Goods, models: readonly ClaimModel[]): void {
  const { claims, orders } = claimsOf(g);
  const told = claims.claims.map((c) => `${c.status}${c.finishedAt === null ? '' : ', over'}`).join('; ');
  const wanted = models.map((c) => `${c.state}${c.over ? ', over' : ''}`).join('; ');
  expect(told === wanted, `claims [${told}], the model says [${wanted}]`);
  const open = openClaims(claims);
  expect(open.length <= 1, 'two claims are open');
  if (open.length === 0) expect(!orders.contested, 'no claim is open, and the order is held');
  else expect(orders.contested || isEnded(orders.status), 'a claim is open, and the order is not held');
  for (const claim of claims.claims) {
    const waits = [...g.deadlines.keys()].filter((name) => name.startsWith('claims.') && name.includes(`:${claim.claimId}`));
    if (claim.finishedAt !== null) {
      const left = waits.filter((name) => !name.startsWith('claims.appeal_closes:'));
      expect(left.length === 0, `a claim is over and left ${left.join(', ')}`);
    } else if (claim.status === 'negotiating') {
      expect(
        waits.some((name) => /negotiation_ends|unescalated_closes/.test(name)),
        'a claim in negotiation waits for nothing',
      );
    }
    for (const { by, approved } of claim.decisions) expect(approved?.by !== by, 'one person decided and approved');
  }
}

/** A whole order: its events fold to its state, its chain verifies, its ledger adds up, and somebody is next. */
export function checkWhole({ g }: Sample): void {
  const events = newEvents(g, null);
  let states = initialStates(registry, 'order');
  let [prev, seq] = [GENESIS, 0];
  const stream = { supplierId: SUPPLIER, kind: 'order' as const, id: ORDER };
  for (const event of events) {
    // As it would be read from the table.
    states = fold(registry, 'order', states, JSON.parse(JSON.stringify(event)));
    expect(event.seq > seq, 'events without order');
    seq = event.seq;
    prev = eventHash({ ...event, stream, prev, receivedAt: event.at } as never);
  }
  expect(/^[0-9a-f]{64}$/.test(prev), 'the chain has no head');
  expect(canonical(states) === canonical(g.states), 'the events fold to another state');
  const totals = orderTotals(
    ORDER,
    g.transfers.map((t) => ({ ...t, at: g.at, orderId: ORDER })),
  );
  const { payments, claims } = claimsOf(g);
  expect(totals.balanced && totals.heldMinor === heldMinor(payments), 'the ledger does not add up');
  expect(
    totals.refundedMinor === payments.refundedMinor,
    `refunded ${payments.refundedMinor}, the ledger says ${totals.refundedMinor}`,
  );
  expect((claimStep(claimsOf(g)) !== null) === openClaims(claims).length > 0, 'an open claim that nobody is to move');
}
