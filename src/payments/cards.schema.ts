/** Shapes of card payments and the card processor's events. */
import Type from 'typebox';
import { code, currency, minor, nullable, oneOf, orderId } from '../http/schema.ts';
import { OrderAnswer } from '../orders/schema.ts';

export const CardBody = Type.Object(
  {
    token: Type.String({
      minLength: 3,
      maxLength: 200,
      pattern: '^[A-Za-z0-9_-]+$',
      description: "The processor's token; never a card number",
    }),
  },
  { additionalProperties: false },
);
export const CardAnswer = Type.Object({ ...OrderAnswer.properties, captureId: code() });
const method = Type.Object({
  method: oneOf(['wire', 'card']),
  available: Type.Boolean({
    description: 'false: cards are off, nothing is open, or the currency has no such amount at the processor',
  }),
  feeMinor: nullable(minor('What is taken for the payment; null where the payer’s own bank sets it')),
  feeBorneBy: oneOf(['payer', 'programme']),
  totalMinor: minor('What leaves the payer, without what its own bank adds'),
});
/** Wire and card beside each other, before anything is paid. */
export const MethodsAnswer = Type.Object({
  orderId: orderId(),
  instalment: code(),
  currency: currency(),
  openMinor: minor(),
  processor: nullable(
    oneOf(['fake', 'stripe'], 'Whose tokens pay; null: cards are off. `fake` moves no money and serves demonstrations only'),
  ),
  methods: Type.Array(method),
});
export const HeardAnswer = Type.Object({ booked: Type.Boolean() });
