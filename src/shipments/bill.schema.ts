/** Request and answer shapes of the arrival-bill check. */
import Type from 'typebox';
import { nullable, oneOf, orderId, text } from '../http/schema.ts';
import { CHARGES } from '../incoterms/types.ts';
import { LIMITS } from '../kernel/limits.ts';

const MOST_LINES = 100;

export const BillBody = Type.Object(
  { lines: Type.Array(text(LIMITS.name, 'As on the bill: `LCL arrival fee 85.00 AUD`'), { minItems: 1, maxItems: MOST_LINES }) },
  { additionalProperties: false },
);

export const BillAnswer = Type.Object({
  orderId: orderId(),
  incoterm: Type.Object({ rule: Type.String(), place: Type.String() }),
  lines: Type.Array(
    Type.Object({
      text: Type.String(),
      name: Type.String({ description: 'The words before the amount' }),
      charge: nullable(oneOf([...CHARGES])),
      bears: oneOf(['supplier', 'buyer', 'nobody', 'depends'], 'depends: a fact is missing, or nobody knows the name'),
      amountMinor: nullable(Type.Integer()),
      currency: nullable(Type.String()),
    }),
  ),
});
