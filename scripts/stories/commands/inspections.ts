/** Commands on inspections: booking a visit, and the inspector's report. */
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { dateOrInstant, list, mapOf, money, number, oneOf, optional, record, text, whole } from '../shape.ts';
import { StoryTrouble } from '../trouble.ts';
import { type Actor, type World, agencyOf, orderOf, orderPath, personOf } from '../world.ts';
import { minorIn, present } from './terms.ts';

const booking = record({
  agency: text,
  kind: oneOf('pre_shipment', 'during_production', 'loading'),
  level: optional(text),
  aql: optional(record({ critical: optional(number), major: optional(number), minor: optional(number) })),
  fee: optional(money),
});

/** Books a visit; from then on `inspector` is the one of that agency, who accepts. */
async function book(world: World, actor: Actor, args: ReturnType<typeof booking>): Promise<Reply> {
  const order = orderOf(world);
  const { agencyName, company } = agencyOf(world, args.agency);
  const body = present({
    agencyId: company.id,
    kind: args.kind,
    level: args.level,
    aql: args.aql && present(args.aql),
    feeMinor: args.fee && minorIn(order.currency, args.fee),
  });
  const reply = await world.client.ask(personOf(world, actor), 'POST', orderPath(order, '/inspections'), { body });
  if (!reply.ok) return reply;
  order.agency = agencyName;
  order.bookingId = String(reply.body['bookingId']);
  return reply;
}

const report = record({
  defects: optional(record({ critical: optional(whole), major: optional(whole), minor: optional(whole) })),
  measured: optional(mapOf(list(text))),
  facts: optional(mapOf(oneOf('pass', 'fail'))),
  seals: optional(list(text)),
  container_seal: optional(text),
  date: optional(dateOrInstant),
});

async function file(world: World, actor: Actor, args: ReturnType<typeof report>): Promise<Reply> {
  const order = orderOf(world);
  if (order.bookingId === null) throw new StoryTrouble('no visit is booked');
  const body = present({
    defects: args.defects && { critical: 0, major: 0, minor: 0, ...present(args.defects) },
    measured: args.measured && Object.fromEntries(args.measured),
    facts: args.facts && Object.fromEntries(args.facts),
    seals: args.seals,
    containerSeal: args.container_seal,
    dated: args.date,
  });
  return world.client.ask(personOf(world, actor), 'POST', orderPath(order, `/inspections/${order.bookingId}/report`), { body });
}

export const commands: Commands = {
  book_inspection: command(booking, book),
  report: command(report, file),
};
