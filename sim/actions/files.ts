/** Files of a contract: attached, given another precedence, taken away. */
import { sha256 } from '../../src/kernel/canonical.ts';
import { attachFile, detachFile } from '../../src/orders/attach.service.ts';
import { AttachFields } from '../../src/orders/schema.ts';
import type { Seen } from '../../src/orders/types.ts';
import type { Action } from '../move.ts';
import { drawSeen, onOrder } from './on-order.ts';

/** Few, so that the same file is attached again. */
const FILES = ['drawing 1', 'drawing 2', 'packing list of the sample'];

type Args = { readonly name: string; readonly seen: Seen | null };

const attach = onOrder<{ precedence?: 'clauses' | 'file' }, Args>({
  name: 'orders.attach',
  weight: 2,
  who: 'either',
  races: true,
  states: ['draft', 'sent'],
  schema: AttachFields,
  draw: (order, random) => ({
    body: random.chance(0.5) ? {} : { precedence: random.pick(['clauses', 'file'] as const) },
    args: { name: random.pick(FILES), seen: drawSeen(order, random) },
  }),
  run: (ctx, call, orderId, { body, args }) => {
    const bytes = new TextEncoder().encode(args.name);
    const file = { bytes, sha256: sha256(bytes), mediaType: 'text/plain', name: `${args.name}.txt` };
    return attachFile(ctx, call, orderId, { file, precedence: body.precedence ?? 'clauses', seen: args.seen });
  },
});

const detach = onOrder<null, { readonly attachmentId: string; readonly seen: Seen | null }>({
  name: 'orders.detach',
  weight: 1,
  who: 'either',
  states: ['draft', 'sent'],
  draw: (order, random) => {
    const files = order.states.contracts.terms?.attachments ?? [];
    if (files.length === 0 && !random.chance(0.05)) return null;
    const attachmentId = files.length === 0 || random.chance(0.05) ? '0000000000' : random.pick(files).attachmentId;
    return { body: null, args: { attachmentId, seen: drawSeen(order, random) } };
  },
  run: (ctx, call, orderId, { args }) => detachFile(ctx, call, orderId, args.attachmentId, args.seen),
});

export const FILE_ACTIONS: readonly Action[] = [attach, detach];
