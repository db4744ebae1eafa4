/** Shapes of instalments, wires, bank statements and their unmatched lines. */
import Type from 'typebox';
import { code, currency, instant, integer, minor, name, nullable, oneOf, orderId, plainDate, warning } from '../http/schema.ts';
import { SUGGESTION_REASONS } from './suggest.types.ts';

const closed = { additionalProperties: false } as const;

export const OrderParams = Type.Object({ orderId: orderId() });
export const InstalmentParams = Type.Object({ orderId: orderId(), instalment: code() });
export const LineParams = Type.Object({ lineId: Type.String({ minLength: 1, maxLength: 300 }) });

export const DeclareBody = Type.Object(
  {
    instalment: code(),
    payer: Type.Optional(nullable(name('Where somebody else pays, such as a transfer company'))),
    amountMinor: Type.Optional(nullable(minor())),
  },
  closed,
);

export const MatchBody = Type.Object({ orderId: orderId(), instalment: Type.Optional(nullable(code())) }, closed);
export const QueueQuery = Type.Object(
  { after: Type.Optional(Type.String({ maxLength: 300 })), limit: Type.Optional(integer(1, 100)) },
  closed,
);

const line = Type.Object({
  lineId: Type.String(),
  account: Type.String(),
  direction: Type.String(),
  amountMinor: Type.Integer(),
  currency: Type.String(),
  bookedOn: nullable(Type.String()),
  reference: nullable(Type.String()),
  payer: nullable(Type.String()),
  text: nullable(Type.String()),
  bankStatus: Type.String(),
  state: Type.String(),
  because: nullable(Type.String()),
  orderId: nullable(Type.String()),
  bookedMinor: Type.Integer(),
});

export const ImportAnswer = Type.Object({ sha256: Type.String(), lines: Type.Array(line), warnings: Type.Array(warning()) });
export const QueueAnswer = Type.Object({ items: Type.Array(line), next: nullable(Type.String()) });
export const MatchAnswer = Type.Object({
  orderId: orderId(),
  state: Type.String(),
  lineId: Type.String(),
  takenMinor: Type.Integer(),
  warnings: Type.Array(warning()),
});

/** What to pay next, where, and under which reference; and who holds the money at each hop. */
export const InstructionsAnswer = Type.Object({
  orderId: orderId(),
  reference: Type.String({ description: 'ISO 11649 creditor reference: the payment is recognised by it' }),
  instalment: nullable(
    Type.Object({ name: Type.String(), amountMinor: Type.Integer(), openMinor: Type.Integer(), dueOn: nullable(Type.String()) }),
  ),
  currency: currency(),
  payee: Type.Object({
    beneficiary: Type.String(),
    number: Type.String(),
    bank: Type.String(),
    country: nullable(Type.String()),
  }),
  heldBy: Type.String({
    description: 'supplier: at its designated account, the fund stands behind it; programme: until release',
  }),
});

/** What a person may give a line to; nothing is booked by it. */
export const SuggestionsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      orderId: orderId(),
      instalment: code(),
      openMinor: Type.Integer({ description: 'Open of that instalment' }),
      dueOn: nullable(Type.String()),
      because: Type.Array(oneOf([...SUGGESTION_REASONS]), { description: 'What speaks for it, the weightiest first' }),
      buyer: nullable(Type.String()),
      supplier: nullable(Type.String()),
      product: nullable(Type.String()),
    }),
  ),
});

/** Every wire of an order with the steps it took; a step not taken yet is null. */
export const WiresAnswer = Type.Object({
  orderId: orderId(),
  currency: currency(),
  items: Type.Array(
    Type.Object({
      instalment: nullable(Type.String()),
      amountMinor: nullable(minor('What came in; before that what was announced; null where no amount was said')),
      thirdParty: Type.Boolean({ description: 'Declared: somebody else than the buyer pays' }),
      instructedAt: nullable(instant()),
      seenAt: nullable(instant('A statement with it was read')),
      bookedOn: nullable(plainDate('By the bank')),
      matchedAt: nullable(instant()),
      coveredMinor: minor('Of it, now'),
      because: nullable(code('Why a line with the reference of the order waits for a person')),
    }),
  ),
});
