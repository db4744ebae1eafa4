/** What companies write to each other: harmless, pressing, promising. It changes no contract and moves no money. */
import { MessageBody } from '../../src/messages/schema.ts';
import { writeInOrder, writeToCompany } from '../../src/messages/service.ts';
import type { Action } from '../move.ts';
import { onOrder } from './on-order.ts';

const TEXTS = [
  'When will the goods be ready?',
  'Please pay to our new account 6222 0212 3456 7890 123 at Other Bank, it is urgent',
  'We ship by 20 May, all charges to your door included',
  'Write to me on WhatsApp +86 138 0000 0000 instead',
  'Two years of warranty, spare parts are free',
];

const inOrder = onOrder<{ text: string }, Record<string, never>>({
  name: 'messages.send',
  weight: 2,
  who: 'either',
  races: true,
  states: ['draft', 'sent', 'confirmed', 'funded', 'ready', 'shipped', 'arrived'],
  schema: MessageBody,
  draw: (_, random) => ({ body: { text: random.pick(TEXTS) }, args: {} }),
  run: (ctx, call, orderId, { body }) => writeInOrder(ctx, call, orderId, body.text),
});

const inquiry: Action = {
  name: 'messages.inquire',
  weight: 1,
  plan: ({ cast }, random) => {
    const from = random.pick(cast.buyers);
    const odd = random.chance(0.1) ? random.pick(['0000000000', cast.agencies[0]?.id ?? '', from.id]) : null;
    const viewer = random.chance(0.08);
    const body = { text: random.pick(TEXTS) };
    const to = odd ?? random.pick(cast.suppliers).id;
    const illegal = viewer ? ['access.denied'] : odd === null ? undefined : ['access.not_found', 'message.to_yourself'];
    return {
      kind: 'move',
      command: 'messages.inquire',
      by: viewer ? from.viewer : from.member,
      orderId: null,
      body,
      args: { to },
      schema: MessageBody,
      ...(illegal ? { illegal } : {}),
      run: (ctx, call) => writeToCompany(ctx, call, to, body.text),
    };
  },
};

export const MESSAGE_ACTIONS: readonly Action[] = [inOrder, inquiry];
