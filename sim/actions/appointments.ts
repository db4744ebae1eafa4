/** Inspections that the platform appoints: chosen rightly and wrongly, prepaid by card, reported, hindered. */
import { appointAgency, fileReport, hinderInspection, prepayFee } from '../../src/claims/appointment.service.ts';
import { AppointBody, AppointedReportBody, FeeBody, HindranceBody } from '../../src/claims/appointment.schema.ts';
import type { Claim } from '../../src/claims/types.ts';
import { FirmBody } from '../../src/inspections/schema.ts';
import { setFirm } from '../../src/inspections/service.ts';
import { addDays } from '../../src/kernel/dates.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder, World } from '../world.ts';
import { type Acting, type Duty, drawOperator } from './acting.ts';
import { drawToken } from './cards.ts';
import { onClaim } from './on-claim.ts';
import { measurableOf, reading } from './proofs.ts';

const DECIDE: Duty = { permission: 'decide', scope: null, stepUp: false };

function appointBody({ amountMinor }: Claim, order: SimOrder, random: Random, { cast }: World): AppointBody {
  const clauses = measurableOf(order).map((c) => c.clauseId);
  const share = random.pick([0.02, 0.1, 0.25, 0.29, 0.31, 0.9]);
  return {
    // Mostly a laboratory, which may cost its share of what is in dispute.
    agencyId: random.chance(0.97)
      ? random.pick(random.chance(0.7) ? cast.agencies.slice(-2) : cast.agencies).id
      : cast.outsider.id,
    feeMinor: Math.max(1, Math.floor(amountMinor * share)),
    ...(random.chance(0.35) ? { insisted: random.chance(0.8) } : {}),
    ...(clauses.length > 0 && random.chance(0.3) ? { tested: [random.pick([...clauses, 'no-such'])] } : {}),
    ...(random.chance(0.06) ? { goodsDisposed: true } : {}),
  };
}

const appointing = onClaim<AppointBody>({
  name: 'claims.appoint',
  act: 'agency appointed',
  weight: 40,
  who: DECIDE,
  in: ['escalated'],
  fits: (claim) => claim.appointment === null && claim.points.length > 0,
  schema: AppointBody,
  draw: (claim, random, order, world) => ({ body: appointBody(claim, order, random, world) }),
  run: (ctx, call, at, { body }) => appointAgency(ctx, call, at, body),
});

const prepaying = onClaim<FeeBody>({
  name: 'claims.prepay_fee',
  act: 'fee prepaid',
  weight: 22,
  who: 'buyer',
  scope: 'payments:write',
  in: ['inspecting, fee open'],
  schema: FeeBody,
  draw: (_, random) => ({ body: random.chance(0.2) ? {} : { token: drawToken(random) } }),
  run: (ctx, call, at, { body }) => prepayFee(ctx, call, at, body),
});

/** The agency that the claim names, or somebody who must be refused. */
function inspector({ cast }: World, random: Random, { buyer, supplier }: SimOrder, { appointment }: Claim): Acting | null {
  const agency = cast.agencies.find((a) => a.id === appointment?.agencyId);
  if (!agency) return random.chance(0.1) ? { by: random.pick([buyer, supplier]).owner, illegal: ['order.not_party'] } : null;
  const draw = random.next();
  if (draw < 0.88) return { by: random.pick([agency.owner, agency.member, agency.key('inspections:write')]) };
  if (draw < 0.92) return { by: agency.viewer, illegal: ['access.denied'] };
  if (draw < 0.96) return { by: random.pick([buyer, supplier]).owner, illegal: ['order.not_party'] };
  return { by: cast.outsider.owner, illegal: ['access.not_found'] };
}

function reportBody({ appointment }: Claim, order: SimOrder, random: Random, { clock }: World): AppointedReportBody {
  const asked = new Set(appointment?.tested);
  const tested = measurableOf(order).filter((c) => asked.has(c.clauseId) || random.chance(0.03));
  const read = tested.filter((c) => c.parsed !== null && random.chance(0.9));
  const failing = random.int(0, 5);
  const facts = tested.filter((c) => c.parsed === null || random.chance(0.1));
  return {
    measured: Object.fromEntries(
      read.map((c) => [c.clauseId, Array.from({ length: random.int(1, 13) }, () => reading(c, random))]),
    ),
    ...(facts.length > 0
      ? { facts: Object.fromEntries(facts.map((c) => [c.clauseId, random.pick(['pass', 'fail'] as const)])) }
      : {}),
    ...(read[0] && random.chance(0.3) ? { units: { [read[0].clauseId]: { tested: random.int(4, 60), failing } } } : {}),
    ...(random.chance(0.3) ? { defects: { critical: 0, major: random.int(0, 4), minor: random.int(0, 9) } } : {}),
    ...(random.chance(0.2) ? { seals: [random.pick(['QS1001', 'QS9999'])] } : {}),
    ...(random.chance(0.1) ? { date: addDays(clock.now().slice(0, 10), random.pick([0, -40, 3])) } : {}),
    ...(random.chance(0.4) ? { method: 'IEC, as the contract says', text: 'Drawn by ourselves' } : {}),
  };
}

const reporting = onClaim<AppointedReportBody>({
  name: 'claims.report_appointed',
  act: 'agency reports',
  weight: 3,
  who: inspector,
  in: ['inspecting, fee paid'],
  schema: AppointedReportBody,
  draw: (claim, random, order, world) => ({ body: reportBody(claim, order, random, world) }),
  run: (ctx, call, at, { body }) => fileReport(ctx, call, at, body),
});

/** The agency or an operator tells. */
function teller(world: World, random: Random, order: SimOrder, claim: Claim): Acting | null {
  const duty: Duty = { permission: 'decide', scope: 'inspections:write', stepUp: false };
  return random.chance(0.5) ? inspector(world, random, order, claim) : drawOperator(world, random, order, duty);
}

const hindering = onClaim<HindranceBody>({
  name: 'claims.hinder_inspection',
  act: 'inspection hindered',
  weight: 1.5,
  who: teller,
  in: ['inspecting, fee open', 'inspecting, fee paid'],
  schema: HindranceBody,
  draw: (_, random) => ({
    body: {
      ...(random.chance(0.7) ? { refusedBy: random.pick(['buyer', 'supplier'] as const) } : {}),
      ...(random.chance(0.2) ? { goodsDisposed: random.chance(0.7) } : {}),
    },
  }),
  run: (ctx, call, at, { body }) => hinderInspection(ctx, call, at, body),
});

/** An operator says to which firm an agency belongs. */
const firm: Action = {
  name: 'agencies.firm',
  weight: 0.4,
  plan: ({ cast }, random) => {
    const agency = random.pick(cast.agencies);
    const wrong = random.chance(0.15) ? random.pick([agency.owner, cast.clerk, cast.reader]) : null;
    const body = { firm: random.pick(['SGS', 'TUV Rheinland', 'Bureau Veritas', null, 'Best Labs']) };
    return {
      kind: 'move',
      command: 'agencies.firm',
      by: wrong ?? random.pick(cast.operators),
      orderId: null,
      body,
      args: { agencyId: agency.id },
      schema: FirmBody,
      ...(wrong ? { illegal: ['access.denied'] } : {}),
      run: (ctx, call) => setFirm(ctx, call, agency.id, body.firm),
    };
  },
};

export const APPOINTMENT_ACTIONS: readonly Action[] = [appointing, prepaying, reporting, hindering, firm];
