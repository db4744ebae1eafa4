/** Commands of the chat and of the arrival bill. */
import { type Commands, command } from '../command.ts';
import { list, record, text } from '../shape.ts';
import { orderOf, orderPath, personOf } from '../world.ts';

export const commands: Commands = {
  // Before any order the message goes to the other company of the story.
  message: command(record({ text }), (world, actor, body) => {
    const other = actor === 'supplier' || actor === 'supplier2' ? world.buyer : world.supplier;
    const path = world.current ? orderPath(world.current, '/messages') : `/v1/companies/${other.id}/messages`;
    return world.client.ask(personOf(world, actor), 'POST', path, { body });
  }),
  check_bill: command(record({ lines: list(text) }), async (world, actor, body) => {
    const path = orderPath(orderOf(world), '/bill-checks');
    const reply = await world.client.ask(personOf(world, actor), 'POST', path, { body: { lines: [...body.lines] } });
    if (reply.ok) world.shown.set('bill', reply.body);
    return reply;
  }),
};
