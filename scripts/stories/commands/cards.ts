/** Commands on cards: paying an instalment, and the card bank that takes a payment back. */
import { fakeCards } from '../../../src/adapters/cards/fake.ts';
import type { JsonObject } from '../../../src/kernel/result.ts';
import type { Reply } from '../client.ts';
import { type Commands, command } from '../command.ts';
import { record, text } from '../shape.ts';
import { StoryTrouble } from '../trouble.ts';
import { type World, orderOf, orderPath, personOf } from '../world.ts';

const instalment = record({ instalment: text });

/** The buyer's card bank takes the payment back: the card processor tells it by an event, signed over its bytes. */
async function chargeBack(world: World, name: string): Promise<Reply> {
  const order = orderOf(world);
  const capture = order.captures.get(name);
  if (!capture) throw new StoryTrouble(`the instalment "${name}" was not paid by card`);
  const { raw, signature } = fakeCards(world.cardSecret).dispute(capture, await world.now());
  // Written again as JSON it is the same bytes, over which the signature stands.
  const body = JSON.parse(raw.toString('utf8')) as JsonObject;
  return world.client.ask(null, 'POST', '/v1/cards/events', { body, headers: { 'stripe-signature': signature } });
}

export const commands: Commands = {
  pay_card: command(instalment, async (world, actor, args) => {
    const order = orderOf(world);
    const path = orderPath(order, `/instalments/${encodeURIComponent(args.instalment)}/card`);
    const reply = await world.client.ask(personOf(world, actor), 'POST', path, { body: { token: 'tok_visa' } });
    const captureId = String(reply.ok ? reply.body['captureId'] : '');
    const [, currency = '', amountMinor = ''] = captureId.split('_');
    if (reply.ok) order.captures.set(args.instalment, { captureId, currency, amountMinor: Number(amountMinor) });
    return reply;
  }),
  charge_back: command(instalment, (world, _, args) => chargeBack(world, args.instalment)),
};
