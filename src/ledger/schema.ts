/** Shapes of statements and of the trial balance. */
import Type from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { nullable, oneOf, orderId, plainDate } from '../http/schema.ts';

const closed = { additionalProperties: false } as const;
const amount = (description?: string) => Type.Integer(description ? { description } : {});

export const OrderParams = Type.Object({ orderId: orderId() });

export const PeriodQuery = Type.Object(
  {
    from: plainDate("First day, in your company's zone"),
    to: plainDate('Last day, included'),
    format: Type.Optional(oneOf(['json', 'csv'])),
    ...PAGE_FIELDS,
  },
  closed,
);

const MOVEMENT = {
  at: Type.String(),
  orderId: Type.String(),
  what: Type.String({ description: 'in, release, fee: what the movement was for' }),
  intentId: Type.String({ description: 'Happens once, for ever' }),
  debit: Type.String(),
  credit: Type.String(),
  currency: Type.String(),
  amountMinor: amount(),
};

export const StatementAnswer = Type.Object({
  orderId: orderId(),
  currency: nullable(Type.String({ description: 'null while nothing moved' })),
  balanced: Type.Boolean({ description: "Computed from the lines: all accounts give zero, nobody's money is below zero" }),
  paidMinor: amount(),
  heldMinor: amount('Paid and still protected'),
  releasedMinor: amount(),
  feeMinor: amount(),
  refundedMinor: amount(),
  chargedBackMinor: amount('Taken back by the card bank'),
  feeRefundedMinor: amount('Of prepaid inspection fees, back to the buyer'),
  fundPaidMinor: amount('By the fund, in place of the supplier, fees included'),
  paidOutMinor: amount('Of what was released in hold mode: paid to the supplier'),
  supplierOwesMinor: amount('What the supplier still owes for this order'),
  lines: Type.Array(Type.Object({ ...MOVEMENT, heldMinor: amount('Held after this line') })),
});

const totals = Type.Object({
  currency: Type.String(),
  openingHeldMinor: amount(),
  paidMinor: amount(),
  releasedMinor: amount(),
  feeMinor: amount(),
  refundedMinor: amount('Out of what was held'),
  chargedBackMinor: amount('Out of what was held'),
  closingHeldMinor: amount('opening + paid - released - fees - refunded - charged back'),
});

export const PeriodAnswer = Type.Object({
  from: Type.String(),
  to: Type.String(),
  zone: Type.String(),
  balanced: Type.Boolean(),
  totals: Type.Array(totals),
  ...pageShape(Type.Object(MOVEMENT)).properties,
});

export const TrialBalanceAnswer = Type.Object({
  balanced: Type.Boolean(),
  rows: Type.Array(Type.Object({ kind: Type.String(), currency: Type.String(), debitMinor: amount(), creditMinor: amount() })),
});
