/** What the steps of the demonstration do: each is one act of one person through the service that serves everybody. */
import { type TestBank, testBank } from '../../adapters/bank/testbank.ts';
import type { ControlledClock } from '../../clock.ts';
import type { Answer, Call, Context } from '../../context.ts';
import { must, never } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import { type PlainDate, addDays, dayOf } from '../../kernel/dates.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { editText } from '../../orders/edit.service.ts';
import { cancel, confirm, draftOrder, send } from '../../orders/service.ts';
import { readOrder } from '../../orders/store.ts';
import { importStatement } from '../../payments/bank.service.ts';
import { declare, referenceOf } from '../../payments/service.ts';
import type { PaymentsState } from '../../payments/types.ts';
import { accept, book, report } from '../../shipments/inspections.service.ts';
import { arrived, ready, receive, reportShipment } from '../../shipments/service.ts';
import { ZONE, type Entry } from './agenda.ts';
import { actOnClaim } from './claims.ts';
import { callAs, done, type Player, type Players } from './cast.ts';
import { type ClaimStep, type DemoOrder, ORDERS, type Step } from './orders.data.ts';
import { SUPPLIERS } from './parties.data.ts';

/** Where the demonstration is played. The clock is its own, and `ctx` goes by it. */
export type Stage = {
  readonly ctx: Context;
  readonly clock: ControlledClock;
  /** The day on which the demonstration is watched: all days of its data count from it. */
  readonly today: PlainDate;
  readonly players: Players;
  /** Ids by the names of orders.data.ts. */
  readonly orders: Map<string, OrderId>;
  /** The inspector's visit that an order has booked, by the order's name. */
  readonly bookings: Map<string, string>;
  /** The claim of an order, by the order's name. */
  readonly claims: Map<string, string>;
  /** The suppliers' accounts by company. */
  readonly banks: Map<string, TestBank>;
};

/** One order and the moment that is being played. */
type Scene = Stage & {
  readonly order: DemoOrder;
  readonly name: string;
  readonly buyer: Player;
  readonly supplier: Player;
  /** As the first person of a company. */
  readonly as: (player: Player) => Call;
};

/** Plays one entry at the instant at which the stage's clock stands. Throws a Fault when it is refused. */
export async function perform(stage: Stage, { order: name, step }: Entry): Promise<void> {
  const order = must(ORDERS[name], `no order ${name}`);
  const { players, ctx } = stage;
  const what = `${name} ${order.story.indexOf(step)} ${step.act}`;
  const as = ({ people: [person] }: Player): Call => callAs(ctx, person, what);
  const scene = { ...stage, order, name, as, buyer: players.buyers[order.buyer], supplier: players.suppliers[order.supplier] };
  if (step.act === 'draft') return draft(scene, step.by, addDays(stage.today, order.shipBy), what);
  done(await act(scene, step, must(stage.orders.get(name), `${name} is not drafted`)), what);
}

async function draft(scene: Scene, by: 'buyer' | 'supplier', shipBy: string, what: string): Promise<void> {
  const { ctx, order, buyer, supplier } = scene;
  const [author, other] = by === 'buyer' ? [buyer, supplier] : [supplier, buyer];
  const body = { ...order.terms, as: by, counterparty: other.companyId, shipBy };
  const { order: drafted } = done(await draftOrder(ctx, scene.as(author), body), what) as {
    readonly order: { readonly orderId: OrderId };
  };
  scene.orders.set(scene.name, drafted.orderId);
}

/** Every act but the draft, which has no order yet. */
function act(scene: Scene, step: Exclude<Step, { readonly act: 'draft' }>, orderId: OrderId): Promise<Answer> {
  const { ctx, as, buyer, supplier } = scene;
  const day = dayOf(ctx.clock.now(), ZONE);
  const side = (name: 'buyer' | 'supplier'): Call => as(scene[name]);
  switch (step.act) {
    case 'send':
      return send(ctx, side(step.by), orderId, null);
    case 'confirm':
      return confirm(ctx, side(step.by), orderId, {}, null);
    case 'change':
      return editText(ctx, side(step.by), orderId, step.to, null);
    case 'cancel':
      return cancel(ctx, side(step.by), orderId, step.reason);
    case 'declare_wire':
      return declare(ctx, as(buyer), orderId, { instalment: step.instalment });
    case 'wire':
      return wire(scene, orderId, step.instalment);
    case 'report_ready':
      return ready(ctx, as(supplier), orderId, { producedPercent: 100, packedPercent: 90 });
    case 'book_inspection':
    case 'accept_inspection':
    case 'report_inspection':
      return visit(scene, orderId, step);
    case 'ship': {
      const documents = [
        { type: 'bill_of_lading', form: 'original' as const, issuer: step.carrier, datedOn: day },
        { type: 'packing_list' },
      ];
      return reportShipment(ctx, as(supplier), orderId, {
        on: day,
        documents,
        seals: [...step.seals],
        container: step.container,
      });
    }
    case 'arrive':
      return arrived(ctx, as(supplier), orderId, { on: day });
    case 'receive':
      return receive(ctx, as(buyer), orderId, day);
    default:
      return actOnClaim(scene, orderId, step);
  }
}

/** One of the acts on the visit of an inspector. */
async function visit(scene: Scene, orderId: OrderId, step: VisitStep): Promise<Answer> {
  const { ctx, as, name, bookings, players } = scene;
  const agency = players.agencies[step.agency];
  const bookingId = (): string => must(bookings.get(name), `${name} has no visit booked`);
  switch (step.act) {
    case 'book_inspection': {
      const booked = await book(ctx, as(scene.buyer), orderId, { agencyId: agency.companyId, kind: 'pre_shipment' });
      bookings.set(name, (done(booked, `${name} visit`) as { readonly bookingId: string }).bookingId);
      return booked;
    }
    case 'accept_inspection':
      return accept(ctx, as(agency), orderId, bookingId());
    case 'report_inspection': {
      const { defects, measured, passed, seals } = step;
      const readings = Object.fromEntries(Object.entries(measured).map(([clause, values]) => [clause, [...values]]));
      const facts = Object.fromEntries(passed.map((clause) => [clause, 'pass' as const]));
      return report(ctx, as(agency), orderId, bookingId(), { defects, measured: readings, facts, seals: [...seals] });
    }
    default:
      return never(step);
  }
}

type VisitStep = Exclude<Extract<Step, { readonly agency: unknown }>, ClaimStep>;

/** The buyer's wire is on the supplier's account, and the day's statement reaches the programme. */
async function wire(scene: Scene, orderId: OrderId, instalment: string): Promise<Answer> {
  const { ctx, buyer, supplier, players, order } = scene;
  const { number } = SUPPLIERS[order.supplier].account;
  const bank =
    scene.banks.get(supplier.companyId) ?? testBank({ number, currency: order.terms.currency, ownerName: supplier.name });
  scene.banks.set(supplier.companyId, bank);
  const now = ctx.clock.now();
  // By the schedule, not by what is open: played again after an interruption, the bank must send the same lines.
  const amountMinor = await scheduled(scene, orderId, instalment);
  bank.credit({ amountMinor, bookedOn: dayOf(now, ZONE), reference: referenceOf(orderId), payer: buyer.name });
  const bytes = Buffer.from(bank.statement(now));
  return importStatement(ctx, { ...scene.as(buyer), by: players.operator }, { bytes, sha256: sha256(bytes) });
}

async function scheduled(
  {
    ctx,
    buyer: {
      people: [reader],
    },
  }: Scene,
  orderId: OrderId,
  name: string,
): Promise<number> {
  const row = must(await ctx.read(reader, (q) => readOrder(q, orderId)), `no order ${orderId}`);
  const { instalments } = row.states['payments'] as PaymentsState;
  return must(
    instalments.find((instalment) => instalment.name === name),
    `no instalment ${name}`,
  ).amountMinor;
}
