/** The model follows an order's events: who decided what, in which order. What it comes to in money it works out by itself. */
import type { Queryable } from '../src/db/reads.ts';
import { type ClaimModel, type ToldEvent, afterEvent, newClaim, settledAt, situationOf } from './claim-model.ts';
import { CLAIM_TABLE, nameOf } from './claim-table.ts';
import { giveBack, takeBack } from './chargebacks.ts';
import { charged, ended, openPart, setOff } from './money.ts';
import { expect } from './move.ts';
import { type Purse, chargedBackMinor, isOpen, leftMinor } from './purse.ts';
import { capRefunds, feeBack, holdRefunds, instruct, paid, settleAppeal, withRefund } from './returns.ts';
import { type SimOrder, type World, look } from './world.ts';

type States = SimOrder['states'];
type Step = { readonly world: World; readonly orderId: string; readonly states: States; readonly event: ToldEvent };

/** Follows what is new in an order. Called after each accepted command, so that money that came in is learnt in its place. */
export async function follow(world: World, orderId: string): Promise<void> {
  const { states, events } = await look(world, (q) => readNew(q, orderId, world.followed.get(orderId) ?? 0));
  if (!states) return;
  for (const event of events) {
    world.followed.set(orderId, event.seq);
    await followOne({ world, orderId, states, event });
  }
  const undone = claimsOf(world, orderId).find((c) => c.mustBeOver);
  expect(!undone, `claim ${undone?.claimId} should be over (${undone?.state})`, orderId);
}

async function readNew(
  q: Queryable,
  orderId: string,
  after: number,
): Promise<{ readonly states: States | null; readonly events: readonly ToldEvent[] }> {
  const stream = await q.query<{ state: States }>(`select state from stream where kind = 'order' and id = $1`, [orderId]);
  const { rows } = await q.query<ToldEvent>(
    `select seq, at, type, data from event where kind = 'order' and stream_id = $1 and seq > $2 order by seq`,
    [orderId, after],
  );
  return { states: stream.rows[0]?.state ?? null, events: rows };
}

export const claimsOf = (world: World, orderId: string): readonly ClaimModel[] => world.claims.get(orderId) ?? [];

/** The claim that is not over; there is at most one. */
export const unfinished = (world: World, orderId: string): ClaimModel | null =>
  claimsOf(world, orderId).find((c) => !c.over) ?? null;

const change = ({ world, orderId }: Step, next: (purse: Purse) => Purse): void => {
  const purse = world.purses.get(orderId);
  if (purse) world.purses.set(orderId, next(purse));
};

async function followOne(step: Step): Promise<void> {
  const { type } = step.event;
  if (type === 'claims.opened') return opened(step);
  if (type.startsWith('claims.')) return aboutClaim(step);
  if (type.startsWith('contracts.')) return aboutContract(step);
  if (type === 'orders.moved') return moved(step);
  if (type === 'payments.credited') return await credited(step);
  if (type.startsWith('payments.refund_')) return aboutRefund(step);
  if (type === 'payments.charged_back' || type === 'payments.chargeback_returned') return aboutDispute(step);
}

/** At most one claim at a time; it asks for no more than is left. */
function opened({ world, orderId, states, event }: Step): void {
  const claim = newClaim(orderId, event);
  for (const ground of event.data['grounds'] as readonly string[]) world.tally.ground(ground);
  const before = unfinished(world, orderId);
  expect(!before, `claim ${claim.claimId} was opened while ${before?.claimId} is not over`, orderId);
  const purse = world.purses.get(orderId);
  expect(purse !== undefined && purse.paidMinor > 0, `claim ${claim.claimId} about an order without a payment`, orderId);
  const covered = purse.ended ? 0 : coveredMinor(states, purse);
  expect(
    event.data['coveredMinor'] === covered,
    `claim ${claim.claimId}: ${event.data['coveredMinor']} covered, the model says ${covered}`,
    orderId,
  );
  const left = leftMinor(purse);
  expect(claim.amountMinor <= left, `claim ${claim.claimId} over ${claim.amountMinor} of ${left}`, orderId);
  const still = Math.max(0, Math.min(left, covered - purse.refundedMinor - chargedBackMinor(purse)));
  world.claims.set(orderId, [...claimsOf(world, orderId), { ...claim, stillCoveredMinor: still }]);
}

/** What the assurance covered before anything came back: the least of what was agreed and what counts as paid. */
function coveredMinor({ contracts, orders }: States, purse: Purse): number {
  const terms = contracts.agreed?.terms;
  const first = orders.policy.startsWith('rapid') && terms?.cover === 'pre_shipment';
  const counts = first ? Math.min(purse.parts[0]?.paidMinor ?? 0, purse.paidMinor) : purse.paidMinor;
  return Math.min(terms?.assuranceMinor ?? 0, counts);
}

/** An act on a claim, or what follows from one: allowed by the table, and worth what was decided. */
function aboutClaim(step: Step): void {
  const { world, orderId, event } = step;
  const claimId = String(event.data['claimId']);
  const before = claimsOf(world, orderId).find((c) => c.claimId === claimId);
  expect(before !== undefined, `${event.type} about a claim that is none`, orderId);
  const { claim, cell } = afterEvent(before, event);
  if (cell) world.tally.claim(nameOf(cell));
  world.claims.set(
    orderId,
    claimsOf(world, orderId).map((c) => (c.claimId === claimId ? claim : c)),
  );
  if (claim.over && !before.over) {
    const waits = world.purses.get(orderId)?.refunds.find((r) => r.claimId === claimId && isOpen(r) && r.amountMinor > 0);
    expect(!waits, `claim ${claimId} is over while ${waits?.amountMinor} of it is not paid`, orderId);
  }
  change(step, (purse) => moneyOf(purse, claim, event));
}

/** What an act on a claim means in money. */
function moneyOf(purse: Purse, claim: ClaimModel, { type, data }: ToldEvent): Purse {
  const { claimId, orderId, decision } = claim;
  const settlement = { claimId, because: 'settlement', fee: feeBack(purse, claimId, 0) } as const;
  switch (type) {
    case 'claims.settled': {
      const agreed = settledAt(claim, data['offerId']);
      expect(
        data['amountMinor'] === agreed,
        `claim ${claimId} settled at ${data['amountMinor']}, offered was ${agreed}`,
        orderId,
      );
      return claim.settled?.remedy ? purse : instruct(purse, { ...settlement, askedMinor: agreed ?? 0 });
    }
    // A fee that nothing was done for goes back when a claim ends without a decision.
    case 'claims.withdrawn':
    case 'claims.closed':
      return instruct(purse, { ...settlement, askedMinor: 0 });
    case 'claims.approved': {
      const fee = feeBack(purse, claimId, decision?.supplierFeeMinor ?? 0);
      const award = decision?.refundMinor ?? 0;
      const less = setOff(purse, claimId, decision?.setOffMinor ?? 0);
      return claim.appealed
        ? settleAppeal(less, claimId, award, fee)
        : instruct(less, { claimId, because: 'determination', fee, askedMinor: award });
    }
    case 'claims.appealed':
      return holdRefunds(purse, claimId);
    case 'claims.fee_prepaid': {
      const fee = {
        claimId,
        captureId: String(data['captureId']),
        amountMinor: claim.appointment?.feeMinor ?? 0,
        at: 'held',
      } as const;
      const once = purse.fees.every((f) => f.claimId !== claimId && f.captureId !== fee.captureId);
      expect(once && fee.amountMinor > 0, `the fee of claim ${claimId} was prepaid twice, or nobody was appointed`, orderId);
      return { ...purse, fees: [...purse.fees, fee] };
    }
    case 'claims.appointed_reported':
      return { ...purse, fees: purse.fees.map((f) => (f.claimId === claimId ? { ...f, at: 'agency' } : f)) };
    default:
      return purse;
  }
}

/** While a claim is open, and its order not over, the contract is what it was. */
function aboutContract({ world, orderId, event }: Step): void {
  const claim = unfinished(world, orderId);
  const free = !claim || world.purses.get(orderId)?.ended === true || event.type === 'contracts.amendment_declined';
  expect(free, `${event.type} while claim ${claim?.claimId} is open`, orderId);
}

/** An order with a claim that is not over neither completes nor ends otherwise; its end releases what is held. */
function moved(step: Step): void {
  const { world, orderId, event } = step;
  const to = String(event.data['to']);
  if (!['completed', 'refunded', 'cancelled'].includes(to)) return;
  const claim = unfinished(world, orderId);
  expect(!claim, `${to} while claim ${claim?.claimId} is ${claim?.state}`, orderId);
  const purse = world.purses.get(orderId);
  if (!purse) return;
  const left = leftMinor(purse);
  expect(to !== 'cancelled' || purse.paidMinor === 0, `cancelled though ${purse.paidMinor} was paid`, orderId);
  expect(to !== 'refunded' || left === 0, `refunded though ${left} is not back`, orderId);
  expect(to !== 'completed' || left > 0 || purse.paidMinor === 0, 'completed though everything is back', orderId);
  change(step, ended);
}

/** A card's money is booked: what was charged for all that is open of its part. */
async function credited(step: Step): Promise<void> {
  const { world, orderId, event } = step;
  if (event.data['channel'] !== 'card') return;
  const found = await world.processor.find(String(event.data['creditId']));
  expect(found.ok, 'a card payment that the processor does not know', orderId);
  const { captureId, amountMinor, instalment, reference } = found.value;
  const open = openPart(world.purses.get(orderId) ?? { parts: [] }, instalment ?? '');
  expect(reference === orderId && open === amountMinor, `a card was charged ${amountMinor}, open was ${open}`, orderId);
  change(step, (purse) => charged(purse, captureId, amountMinor, instalment));
}

/** Instructions go by their place: the model makes them in the order in which they are decided. */
function aboutRefund(step: Step): void {
  const { world, orderId, event } = step;
  const refundId = String(event.data['refundId']);
  const ids = world.refundIds.get(orderId) ?? [];
  if (event.type === 'payments.refund_instructed') return void world.refundIds.set(orderId, [...ids, refundId]);
  const at = ids.indexOf(refundId);
  const refund = world.purses.get(orderId)?.refunds[at];
  const must = (status: string, ...wanted: readonly string[]): void =>
    expect(wanted.includes(status), `${event.type} of a refund that is ${status}`, orderId);
  switch (event.type) {
    case 'payments.refund_sending':
      must(refund?.status ?? 'none', 'open');
      change(step, (purse) => withRefund(purse, at, { status: 'sending' }));
      break;
    case 'payments.refund_unsent':
      must(refund?.status ?? 'none', 'sending');
      change(step, (purse) => withRefund(purse, at, { status: 'open' }));
      break;
    case 'payments.refund_paid':
      must(refund?.status ?? 'none', 'open', 'sending');
      claimPaid(step, refund?.claimId ?? '', refund?.status === 'sending');
      change(step, (purse) => paid(purse, at));
      break;
  }
}

/** The last refund of a claim ends it; one that was on its way when the claim was appealed ends nothing. */
function claimPaid({ world, orderId }: Step, claimId: string, wasSending: boolean): void {
  const claim = claimsOf(world, orderId).find((c) => c.claimId === claimId);
  if (!claim || claim.over) return;
  const situation = situationOf(claim) ?? '';
  const possible = (CLAIM_TABLE.get('refund paid')?.get(situation) ?? '-') !== '-';
  expect(possible || (claim.appealed && wasSending), `a refund was paid while claim ${claimId} was ${situation}`, orderId);
  if (!possible) return;
  world.tally.claim(nameOf({ act: 'refund paid', situation }));
  const open = world.purses.get(orderId)?.refunds.filter((r) => r.claimId === claimId && isOpen(r)) ?? [];
  if (open.length > 1) return;
  world.claims.set(
    orderId,
    claimsOf(world, orderId).map((c) => (c.claimId === claimId ? { ...c, mustBeOver: true } : c)),
  );
}

/** A card bank took money or gave it back: how much, the processor had said. */
function aboutDispute(step: Step): void {
  const { world, orderId, event } = step;
  const [moveId, disputeId] = [String(event.data['moveId']), String(event.data['disputeId'])];
  const dispute = world.disputes.get(disputeId);
  const move = dispute?.moves.find((m) => m.moveId === moveId);
  expect(dispute !== undefined && move !== undefined, `a chargeback that the processor never told: ${moveId}`, orderId);
  const { captureId } = dispute;
  const askedMinor = move.amountMinor;
  change(step, (purse) =>
    event.type === 'payments.charged_back'
      ? takeBack(purse, { moveId, disputeId, captureId, askedMinor })
      : waitForAppeal(giveBack(purse, { moveId, disputeId, captureId, askedMinor }), claimsOf(world, orderId)),
  );
}

/**
 * What a won dispute has refunded again waits, as all of it does, while the claim's appeal is not decided and approved;
 * after that it is no more than the appeal gave, where that did not depend on what the card bank had.
 */
const waitForAppeal = (purse: Purse, claims: readonly ClaimModel[]): Purse =>
  claims
    .filter((claim) => claim.appealed)
    .reduce((next, claim) => {
      const isOpen = ['appealed', 'determined'].includes(situationOf(claim) ?? '');
      if (isOpen) return holdRefunds(next, claim.claimId);
      return claim.decision?.exact ? capRefunds(next, claim.claimId, claim.decision.refundMinor) : next;
    }, purse);
