/** Commands on an appointed inspection: appointing an agency, prepaying its fee, and its report. */
import { type Commands, command } from '../command.ts';
import { dateOrInstant, list, mapOf, money, oneOf, optional, record, text, whole } from '../shape.ts';
import { agencyOf, claimPath, orderOf, personOf } from '../world.ts';
import { minorIn, present } from './terms.ts';

const APPOINTMENT = '/appointment';

const report = record({
  defects: optional(record({ critical: optional(whole), major: optional(whole), minor: optional(whole) })),
  measured: optional(mapOf(list(text))),
  facts: optional(mapOf(oneOf('pass', 'fail'))),
  seals: optional(list(text)),
  date: optional(dateOrInstant),
});

export const commands: Commands = {
  /** From then on `inspector` is the one of the appointed agency. */
  appoint: command(record({ agency: text, fee: money }), async (world, actor, args) => {
    const order = orderOf(world);
    const { agencyName, company } = agencyOf(world, args.agency);
    const body = { agencyId: company.id, feeMinor: minorIn(order.currency, args.fee) };
    const reply = await world.client.ask(personOf(world, actor), 'POST', await claimPath(world, APPOINTMENT), { body });
    if (reply.ok) order.agency = agencyName;
    return reply;
  }),
  prepay_fee: command(record({}), async (world, actor) =>
    world.client.ask(personOf(world, actor), 'POST', await claimPath(world, `${APPOINTMENT}/fee`), { body: {} }),
  ),
  report_appointed: command(report, async (world, actor, args) => {
    const body = present({
      defects: args.defects && { critical: 0, major: 0, minor: 0, ...present(args.defects) },
      measured: args.measured && Object.fromEntries(args.measured),
      facts: args.facts && Object.fromEntries(args.facts),
      seals: args.seals,
      date: args.date,
    });
    return world.client.ask(personOf(world, actor), 'POST', await claimPath(world, `${APPOINTMENT}/report`), { body });
  }),
};
