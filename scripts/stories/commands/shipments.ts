/** Commands on the goods on their way: ready, shipped, delays, arrival, receipt, seals. */
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { date, dateOrInstant, flag, list, mapOf, optional, record, text, whole } from '../shape.ts';
import { StoryTrouble } from '../trouble.ts';
import { type Actor, type World, orderOf, orderPath, personOf } from '../world.ts';
import { confirmReceipt } from './payments.ts';
import { present } from './terms.ts';

const post = (world: World, actor: Actor, rest: string, body: Parameters<typeof present>[0]): Promise<Reply> =>
  world.client.ask(personOf(world, actor), 'POST', orderPath(orderOf(world), rest), { body: present(body) });

const paper = record({
  type: text,
  original: optional(flag),
  issuer: optional(text),
  dated: optional(date),
  fields: optional(mapOf(text)),
});

/** A paper as the API takes it; which of original and copy it is stays open unless the story says. */
const paperBody = (given: ReturnType<typeof paper>) =>
  present({
    type: given.type,
    form: given.original === undefined ? undefined : given.original ? 'original' : 'copy',
    issuer: given.issuer,
    datedOn: given.dated,
    fields: given.fields && Object.fromEntries(given.fields),
  });

const shipping = record({
  on: dateOrInstant,
  documents: optional(list(paper)),
  seals: optional(list(text)),
  container: optional(text),
  container_seal: optional(text),
});

export const commands: Commands = {
  report_ready: command(record({ produced: whole, packed: whole }), (world, actor, { produced, packed }) =>
    post(world, actor, '/ready', { producedPercent: produced, packedPercent: packed }),
  ),
  ship: command(shipping, (world, actor, args) =>
    post(world, actor, '/shipment', {
      on: args.on,
      documents: (args.documents ?? []).map(paperBody),
      seals: args.seals,
      container: args.container,
      containerSeal: args.container_seal,
    }),
  ),
  request_delay: command(record({ ship_by: date }), (world, actor, args) =>
    post(world, actor, '/delay-requests', { shipBy: args.ship_by }),
  ),
  accept_delay: command(record({}), (world, actor) => post(world, actor, '/delay-requests/accept', {})),
  decline_delay: command(record({}), (world, actor) => post(world, actor, '/delay-requests/decline', {})),
  arrived: command(record({ on: dateOrInstant }), (world, actor, args) => post(world, actor, '/arrival', { on: args.on })),
  verify_seals: command(record({ seals: list(text) }), (world, actor, args) =>
    post(world, actor, '/seals/verify', { seals: args.seals }),
  ),
  // One word for two receipts: of goods (on) and, by the supplier, of an instalment's money.
  confirm_receipt: command(
    record({ on: optional(dateOrInstant), instalment: optional(text) }),
    (world, actor, { on, instalment }) => {
      if ((on === undefined) === (instalment === undefined))
        throw new StoryTrouble('confirm_receipt takes either on (goods) or instalment (money)');
      return instalment === undefined ? post(world, actor, '/receipt', { on }) : confirmReceipt(world, actor, instalment);
    },
  ),
};
