/** Shapes of refunds, repayments and the fund. */
import Type from 'typebox';
import { pageShape } from '../http/paging.ts';
import { code, currency, integer, minor, nullable, orderId } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { OrderAnswer } from '../orders/schema.ts';

const closed = { additionalProperties: false } as const;

const destination = Type.Object(
  {
    kind: Type.String({
      description: 'account, card; unknown: the supplier told the receipt and no bank line has shown all of it',
    }),
    captureId: Type.Optional(Type.String({ description: 'Of the card payment' })),
    lineId: Type.Optional(Type.String({ description: 'The bank line that brought the money' })),
    payer: Type.Optional(nullable(Type.String())),
    account: Type.Optional(nullable(Type.String({ description: 'Its last four characters; null where the bank named none' }))),
    bookedOn: Type.Optional(nullable(Type.String())),
  },
  { description: 'Where the part goes back to' },
);

const refund = Type.Object({
  refundId: Type.String(),
  claimId: Type.String(),
  because: Type.String({ description: 'settlement, determination or appeal' }),
  amountMinor: Type.Integer(),
  feeMinor: Type.Integer({ description: 'Of the prepaid inspection fee, on top' }),
  parts: Type.Array(
    Type.Object({ creditId: Type.String(), channel: Type.String(), amountMinor: Type.Integer(), to: Type.Array(destination) }),
    { description: 'Back to the source, latest payment first' },
  ),
  dueOn: Type.String({ description: 'Last day of the service level' }),
  attempt: Type.Integer({ description: 'Counted up when the figures change and when the card processor takes nothing of it' }),
  status: Type.String({ description: 'open, held (waits for an appeal), sending (with the card processor), paid, cancelled' }),
});

/** The refunds that left, each as it was read: with other figures by now it is refused. */
export const PaidBody = Type.Object(
  {
    refunds: Type.Array(
      Type.Object(
        {
          refundId: Type.String({ minLength: 1, maxLength: 300 }),
          amountMinor: minor(),
          feeMinor: minor(),
          attempt: integer(0, 1_000_000),
        },
        closed,
      ),
      { minItems: 1, maxItems: LIMITS.page, description: 'As the queue showed them' },
    ),
  },
  closed,
);

export const RefundsAnswer = Type.Object({ ...OrderAnswer.properties, refunds: Type.Array(refund) });

export const RefundQueueAnswer = pageShape(
  Type.Object({
    orderId: orderId(),
    currency: Type.String(),
    ...refund.properties,
    overdue: Type.Boolean(),
    daysLeft: Type.Integer({ description: 'Business days of both countries; below zero: days overdue' }),
  }),
);

export const RepayBody = Type.Object({ amountMinor: minor(), reference: code() }, closed);
export const RepayAnswer = Type.Object({ ...OrderAnswer.properties, owedMinor: Type.Integer(), advancedMinor: Type.Integer() });

export const DepositBody = Type.Object({ currency: currency(), amountMinor: minor(), reference: code() }, closed);
export const FundAnswer = Type.Object({
  currencies: Type.Array(
    Type.Object({
      currency: Type.String(),
      capitalMinor: Type.Integer({ description: 'Given by who runs the programme' }),
      paidOutMinor: Type.Integer({ description: 'In place of suppliers, and lost to chargebacks of refunded money' }),
      repaidMinor: Type.Integer({ description: 'By suppliers' }),
      availableMinor: Type.Integer({ description: 'capital - paid out + repaid' }),
      owedMinor: Type.Integer({ description: 'By suppliers; a settlement from its acceptance on' }),
    }),
  ),
});
