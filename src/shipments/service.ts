/** Acts of the two sides on the goods of an order: ready, shipped, delayed, arrived, received. */
import type { Answer, Call, Context } from '../context.ts';
import { readSeals } from '../inspections/seals.rules.ts';
import type { Side } from '../contracts/types.ts';
import { dayOf, parseDate } from '../kernel/dates.ts';
import type { ContentDraft, Decided } from '../kernel/decider.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type Json, type Result, ok, refuse } from '../kernel/result.ts';
import { authorise } from '../orders/rules.ts';
import { contractFingerprint } from '../orders/seen.rules.ts';
import { actOnOrder } from '../orders/service.ts';
import { readOrder, readRelations } from '../orders/store.ts';
import type { Verb } from '../parties/access.ts';
import { confirmReceipt, contestArrival, tellArrival } from './arrival.rules.ts';
import { normaliseContainer } from './container.rules.ts';
import { latenessOf, shippingZone } from './lateness.rules.ts';
import { paperDesk, readSeal } from './papers.service.ts';
import { declineDelay, grantDelay, holdOf, reportReady, requestDelay } from './ready.rules.ts';
import {
  type FactRefusal,
  actFacts,
  policyNow,
  readFact,
  sealsOnGoods,
  shipmentsStates,
  standingWarnings,
  zoneOf,
} from './rules.ts';
import type { ArrivalBody, ContestBody, PaperBody, ShipBody } from './schema.ts';
import { type ShipInput, addPapers, ship, verifySeals } from './ship.rules.ts';
import type { ActFacts, Paper, Progress, ShipmentsStates } from './types.ts';
import { windowsOf } from './windows.rules.ts';

type SideAct = {
  readonly name: string;
  readonly verb: Verb;
  readonly only?: Side;
  readonly takesLimit?: true;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (states: ShipmentsStates, facts: ActFacts, side: Side) => Decided;
};

const actOnGoods = (ctx: Context, call: Call, orderId: string, { decide, ...spec }: SideAct): Promise<Answer> =>
  actOnOrder(ctx, call, orderId, {
    ...spec,
    decide: (_, side, view) => decide(shipmentsStates(view.states), actFacts(view), side),
  });

/** The supplier reports how far the goods are. */
export const ready = (ctx: Context, call: Call, orderId: string, progress: Progress): Promise<Answer> =>
  actOnGoods(ctx, call, orderId, {
    name: 'shipments.ready',
    verb: 'ready.report',
    only: 'supplier',
    decide: (states, facts) => reportReady(states, facts, progress),
  });

/** The supplier reports the shipment with its papers. */
export function reportShipment(ctx: Context, call: Call, orderId: string, body: ShipBody): Promise<Answer> {
  const desk = paperDesk(ctx.ids, body.documents);
  return actOnGoods(ctx, call, orderId, {
    name: 'shipments.ship',
    verb: 'ship.report',
    only: 'supplier',
    contents: desk.drafts,
    decide: (states, facts) => {
      const documents = desk.papers(zoneOf(states), facts.at);
      if (!documents.ok) return documents;
      const input = shipInput(states, facts, body, documents.value);
      return input.ok ? ship(states, facts, input.value) : input;
    },
  });
}

/** The body with its days, seals and container read. */
function shipInput(
  states: ShipmentsStates,
  facts: ActFacts,
  body: ShipBody,
  documents: readonly Paper[],
): Result<ShipInput, FactRefusal | 'seals.malformed'> {
  const on = readFact(body.on, shippingZone(states, policyNow(states, facts)), facts.at);
  if (!on.ok) return on;
  const tendered = body.tenderedOn === undefined ? null : readFact(body.tenderedOn, zoneOf(states), facts.at);
  if (tendered && !tendered.ok) return tendered;
  const seals = readSeals(body.seals ?? []);
  if (!seals.ok) return seals;
  const containerSeal = readSeal(body.containerSeal);
  if (!containerSeal.ok) return containerSeal;
  return ok({
    ...on.value,
    documents,
    seals: seals.value,
    containerSeal: containerSeal.value,
    container: body.container === undefined ? null : normaliseContainer(body.container),
    tenderedOn: tendered?.value.on ?? null,
  });
}

/** Papers that come after the shipment was reported. */
export function filePapers(ctx: Context, call: Call, orderId: string, bodies: readonly PaperBody[]): Promise<Answer> {
  const desk = paperDesk(ctx.ids, bodies);
  return actOnGoods(ctx, call, orderId, {
    name: 'shipments.add_papers',
    verb: 'ship.report',
    only: 'supplier',
    contents: desk.drafts,
    decide: (states, facts) => {
      const papers = desk.papers(zoneOf(states), facts.at);
      return papers.ok ? addPapers(states, facts, papers.value) : papers;
    },
  });
}

/** The supplier asks for a later shipping date. */
export const askDelay = (ctx: Context, call: Call, orderId: string, text: string): Promise<Answer> =>
  actOnGoods(ctx, call, orderId, {
    name: 'shipments.request_delay',
    verb: 'delay.request',
    only: 'supplier',
    decide: (states, facts) => {
      const shipBy = parseDate(text);
      return shipBy.ok ? requestDelay(states, shipBy.value, dayOf(facts.at, zoneOf(states))) : shipBy;
    },
  });

/** The buyer grants it: the contract is amended, and has a new version. */
export function acceptDelay(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const amendmentId = ctx.ids.short();
  return actOnGoods(ctx, call, orderId, {
    name: 'shipments.accept_delay',
    verb: 'delay.answer',
    only: 'buyer',
    decide: (states) =>
      grantDelay(states, { amendmentId, fingerprint: (text) => contractFingerprint(orderId, states.contracts, text) }),
  });
}

export const refuseDelay = (ctx: Context, call: Call, orderId: string): Promise<Answer> =>
  actOnGoods(ctx, call, orderId, { name: 'shipments.decline_delay', verb: 'delay.answer', only: 'buyer', decide: declineDelay });

/** One paper of a request, or none. */
const onePaper = (papers: Result<readonly Paper[], FactRefusal>): Result<Paper | null, FactRefusal> =>
  papers.ok ? ok(papers.value[0] ?? null) : papers;

/** Either side tells that the goods arrived. */
export function arrived(ctx: Context, call: Call, orderId: string, body: ArrivalBody): Promise<Answer> {
  const desk = paperDesk(ctx.ids, body.document ? [body.document] : []);
  return actOnGoods(ctx, call, orderId, {
    name: 'shipments.arrived',
    verb: 'arrival.tell',
    contents: desk.drafts,
    decide: (states, facts, side) => {
      const on = readFact(body.on, zoneOf(states), facts.at);
      if (!on.ok) return on;
      const paper = onePaper(desk.papers(zoneOf(states), facts.at));
      return paper.ok ? tellArrival(states, facts, side, { on: on.value.on, paper: paper.value }) : paper;
    },
  });
}

/** The other side contests an arrival that was told or presumed. */
export function contest(ctx: Context, call: Call, orderId: string, body: ContestBody): Promise<Answer> {
  const desk = paperDesk(ctx.ids, body.document ? [body.document] : []);
  return actOnGoods(ctx, call, orderId, {
    name: 'shipments.contest_arrival',
    verb: 'arrival.contest',
    contents: desk.drafts,
    decide: (states, facts, side) => {
      const on = body.on === undefined ? null : readFact(body.on, zoneOf(states), facts.at);
      if (on && !on.ok) return on;
      const paper = onePaper(desk.papers(zoneOf(states), facts.at));
      return paper.ok ? contestArrival(states, facts, side, { on: on?.value.on ?? null, paper: paper.value }) : paper;
    },
  });
}

/** The buyer confirms receipt; completes the order where nothing can be claimed any more. */
export const receive = (ctx: Context, call: Call, orderId: string, text: string): Promise<Answer> =>
  actOnGoods(ctx, call, orderId, {
    name: 'shipments.confirm_receipt',
    verb: 'receipt.confirm',
    only: 'buyer',
    takesLimit: true,
    decide: (states, facts) => {
      const on = readFact(text, zoneOf(states), facts.at);
      return on.ok ? confirmReceipt(states, facts, on.value.on) : on;
    },
  });

/** The buyer compares the seals on the goods that arrived. */
export const checkSeals = (ctx: Context, call: Call, orderId: string, codes: readonly string[]): Promise<Answer> =>
  actOnGoods(ctx, call, orderId, {
    name: 'shipments.verify_seals',
    verb: 'seals.verify',
    only: 'buyer',
    decide: (states) => {
      const seals = readSeals(codes);
      return seals.ok ? verifySeals(states, seals.value) : seals;
    },
  });

/** The order's state for one who may read it, else `access.not_found`. */
export async function readStates(ctx: Context, call: Call, orderId: string): Promise<Result<ShipmentsStates>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  const { row, relations } = await ctx.read(call.by, async (q) => ({
    row: await readOrder(q, orderId),
    relations: await readRelations(q, orderId, call.by.companyId),
  }));
  if (!row) return refuse('access.not_found');
  const denied = authorise(call.by, 'order.read', { states: row.states, relations });
  return denied ?? ok(shipmentsStates(row.states));
}

/** The goods of an order, with the windows in which claims can be opened. */
export async function readShipment(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const states = await readStates(ctx, call, orderId);
  if (!states.ok) return { kind: 'refused', refusal: states };
  const { shipments, contracts } = states.value;
  const agreed = contracts.agreed !== null;
  const { progress, inspectBy, shipped, arrival, receipt, delayAsked, coverBreach } = shipments;
  const answer = {
    orderId,
    progress,
    inspectBy,
    shipped,
    arrival,
    receipt,
    delayAsked,
    coverBreach,
    seals: { toBear: sealsOnGoods(states.value), shown: shipments.sealsShown },
    hold: agreed ? holdOf(states.value) : null,
    papers: shipments.papers.map(({ text, ...paper }) => ({ ...paper, contentId: text?.contentId ?? null })),
    lateness: agreed ? latenessOf(states.value, policyNow(states.value, { at: call.receivedAt })) : null,
    windows: agreed ? windowsOf(states.value, call.receivedAt) : [],
    warnings: standingWarnings(shipments),
  };
  return { kind: 'done', status: 200, answer: answer as unknown as Json, replayed: false };
}
