/** Erasing texts and files of an order, and taking away bytes that nobody holds any more. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { dropBytes } from '../documents/store.ts';
import { isOrderId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { authorise } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { type Ask, erase, erasureStates } from './rules.ts';
import type { EraseBody } from './schema.ts';
import { readBeside } from './store.ts';

/** An owner of the programme erases texts and files. Answers with everything of the order that is erased. */
export async function eraseParts(ctx: Context, call: Call, orderId: string, body: EraseBody): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  const opened = await openOrderFor(ctx, call.by, 'order.erase', orderId, (q) => readBeside(q, orderId));
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const beside = opened.value.more;
  const ask: Ask = { contents: body.contents ?? [], files: body.files ?? [], reason: body.reason };
  return act(ctx, call, {
    name: 'erasure.erase',
    stream: orderStream(orderId),
    decide: (view) => authorise(call.by, 'order.erase', view) ?? erase(erasureStates(view.states), view.facts.at, ask, beside),
    answer: (view, warnings) => {
      const { contents, files } = erasureStates(view.states).erasure;
      return { ...orderAnswer(orderId, view, warnings), erased: { contents, files: files.map(({ documentId }) => documentId) } };
    },
  });
}

/** Removes bytes of an erased file, unless another file has the same ones. May be done again. */
export const eraseBytes = (ctx: Pick<Context, 'record' | 'storage' | 'clock'>, sha256: string): Promise<void> =>
  dropBytes(ctx, sha256, ctx.clock.now());
