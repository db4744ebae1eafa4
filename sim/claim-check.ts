/** The judge of claims: what the platform keeps is what the model says, every claim waits for something, decisions repeat. */
import { checkCase } from '../src/claims/case.rules.ts';
import type { CaseInput, Determination, Finding } from '../src/claims/determination.types.ts';
import { determineWith } from '../src/claims/override.rules.ts';
import type { EventRow } from '../src/db/events.ts';
import type { Queryable } from '../src/db/reads.ts';
import { fingerprint } from '../src/kernel/canonical.ts';
import type { ContentRef } from '../src/kernel/decider.ts';
import { type ClaimModel, situationOf } from './claim-model.ts';
import { claimsOf } from './follow.ts';
import { expect } from './move.ts';
import { isOpen, sum } from './purse.ts';
import type { SimOrder, World } from './world.ts';

/** Judges an order's claims after a step. */
export async function checkClaims(
  world: World,
  q: Queryable,
  { orderId, states }: SimOrder,
  events: readonly EventRow[],
): Promise<void> {
  const models = claimsOf(world, orderId);
  const shown = (list: readonly { readonly claimId: string; readonly state: string; readonly over: boolean }[]): string =>
    list.map((c) => `${c.claimId} ${c.state}${c.over ? ', over' : ''}`).join('; ');
  const told = states.claims.claims.map(({ claimId, status, finishedAt }) => ({
    claimId,
    state: status,
    over: finishedAt !== null,
  }));
  expect(shown(told) === shown(models), `claims [${shown(told)}], the model says [${shown(models)}]`, orderId);
  for (const { claimId, amountMinor, stillCoveredMinor } of models) {
    const asked = world.asked.get(claimId) ?? stillCoveredMinor;
    expect(amountMinor === asked, `claim ${claimId} over ${amountMinor}, asked was ${asked}`, orderId);
  }
  for (const event of events) if (event.type === 'claims.determined') await checkDecision(q, orderId, event);
  if (models.length > 0) await checkWaiting(world, q, orderId, models);
}

type Made = {
  readonly case: ContentRef;
  readonly overrides: readonly { readonly subject: string; readonly finding: Finding }[];
  readonly result: Determination;
};

/** A decision made again from its stored case is the same; its lines make the award, and the award is what there is. */
async function checkDecision(q: Queryable, orderId: string, { data }: EventRow): Promise<void> {
  const { case: ref, overrides, result } = data as unknown as Made;
  const { rows } = await q.query<{ body: CaseInput }>(
    `select body from content where kind = 'order' and stream_id = $1 and content_id = $2`,
    [orderId, ref.contentId],
  );
  const input = rows[0]?.body;
  expect(input !== undefined, 'a decision without its case', orderId);
  const checked = checkCase(input);
  expect(checked.ok, `a decision on a case that is none: ${checked.ok ? '' : checked.code}`, orderId);
  const written = overrides.map(({ subject, finding }) => ({ subject, finding }));
  const again = determineWith(input, written);
  const same = again.hash === result.hash && fingerprint(again) === fingerprint(result);
  expect(same, 'a decision made again is another one', orderId);
  const { refundMinor, lines, capMinor, fee } = result.award;
  const { paidMinor, coveredMinor, returnedMinor, retainedMinor } = input.facts;
  const most = Math.max(0, Math.min(paidMinor, coveredMinor) - returnedMinor, retainedMinor);
  expect(sum(lines, (l) => l.amountMinor) === refundMinor, `lines do not make the award of ${refundMinor}`, orderId);
  expect(refundMinor >= 0 && refundMinor <= capMinor && capMinor <= most, `awarded ${refundMinor} of ${most}`, orderId);
  const feeMinor = input.inspection?.feeMinor ?? 0;
  const borne = (fee?.supplierMinor ?? 0) + (fee?.buyerMinor ?? 0);
  expect(borne === feeMinor, `a fee of ${feeMinor} is borne by ${borne}`, orderId);
}

/** What a claim that is not over waits for: a deadline, or money that is to leave. The others wait for an operator. */
function waitsFor(claim: ClaimModel): { readonly deadlines: readonly string[]; readonly money: boolean } {
  const { claimId } = claim;
  switch (situationOf(claim)) {
    case 'negotiating':
      return { deadlines: [`claims.negotiation_ends:${claimId}`, `claims.unescalated_closes:${claimId}`], money: false };
    case 'inspecting, fee open':
      return { deadlines: [`claims.prepay_due:${claimId}`], money: false };
    case 'settled, remedy':
      return { deadlines: [`claims.remedy_due:${claimId}`], money: false };
    case 'settled, money':
    case 'determined, approved':
      return { deadlines: [], money: true };
    default:
      return { deadlines: [], money: false };
  }
}

/** No claim is left with nobody to move it; one that is over has left nothing behind but its time to appeal. */
async function checkWaiting(world: World, q: Queryable, orderId: string, models: readonly ClaimModel[]): Promise<void> {
  const { rows } = await q.query<{ name: string }>(`select name from deadline where kind = 'order' and stream_id = $1`, [
    orderId,
  ]);
  const names = rows.map((r) => r.name);
  const purse = world.purses.get(orderId);
  for (const claim of models) {
    const own = names.filter((name) => name.startsWith('claims.') && name.includes(`:${claim.claimId}`));
    const { deadlines, money } = waitsFor(claim);
    const open = purse?.refunds.some((r) => r.claimId === claim.claimId && isOpen(r)) ?? false;
    const moves = claim.over || deadlines.length === 0 || deadlines.some((name) => own.includes(name));
    expect(moves, `claim ${claim.claimId} (${situationOf(claim)}) waits for nothing`, orderId);
    expect(
      claim.over || !money || open,
      `claim ${claim.claimId} (${situationOf(claim)}) waits for money that nobody sends`,
      orderId,
    );
    const left = claim.over ? own.filter((name) => !name.startsWith('claims.appeal_closes:')) : [];
    expect(left.length === 0, `claim ${claim.claimId} is over and left ${left.join(', ')}`, orderId);
    const fee = purse?.fees.find((f) => f.claimId === claim.claimId);
    const promised = sum(purse?.refunds ?? [], (r) => (r.claimId === claim.claimId && isOpen(r) ? r.fee.heldMinor : 0));
    const borne = !claim.over || fee?.at !== 'held' || promised === fee.amountMinor;
    expect(borne, `claim ${claim.claimId} is over, and its prepaid fee is borne by nobody`, orderId);
  }
}
