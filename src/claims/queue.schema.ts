/** Shapes of lists of claims. */
import Type from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { nullable, oneOf, orderId } from '../http/schema.ts';
import { QUEUE_STAGES } from './queue.types.ts';

export const ClaimListQuery = Type.Object(
  {
    ...PAGE_FIELDS,
    state: Type.Optional(
      oneOf(
        [...QUEUE_STAGES],
        'Only claims in this state. determined: waits for its second person; approved: decided, the money is to be paid',
      ),
    ),
  },
  { additionalProperties: false },
);

const party = Type.Object({
  companyId: Type.String(),
  name: nullable(Type.String()),
  country: nullable(Type.String()),
});

export const ClaimListAnswer = pageShape(
  Type.Object({
    orderId: orderId(),
    claimId: Type.String(),
    state: Type.String(),
    grounds: Type.Array(Type.String()),
    amountMinor: Type.Integer({ description: 'What is claimed' }),
    currency: Type.String(),
    policy: Type.String({ description: 'Pinned to the order' }),
    buyer: party,
    supplier: party,
    openedAt: Type.String(),
    escalatedAt: nullable(Type.String()),
    finishedAt: nullable(Type.String()),
    since: Type.String({
      description: 'When it last passed from one hand to another; the list is sorted by it, the latest first',
    }),
    next: nullable(
      Type.Object({
        by: Type.String({ description: 'Whose turn it is: buyer, supplier, platform, bank, inspector' }),
        what: Type.String(),
        dueOn: nullable(Type.String({ description: 'The last day for it' })),
      }),
    ),
  }),
);
