/** Shapes of erasing. */
import Type, { type Static } from 'typebox';
import { id, list, oneOf } from '../http/schema.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { ERASURE_REASONS } from './types.ts';

const MOST = 500;

export const EraseBody = Type.Object(
  {
    contents: Type.Optional(list(id(), MOST)),
    files: Type.Optional(list(id(), MOST)),
    reason: oneOf([...ERASURE_REASONS]),
  },
  { additionalProperties: false },
);
export type EraseBody = Static<typeof EraseBody>;

export const EraseAnswer = Type.Object({
  ...OrderAnswer.properties,
  erased: Type.Object({
    contents: Type.Array(Type.String()),
    files: Type.Array(Type.String(), { description: 'With the shared copies of evidence; their bytes go within minutes' }),
  }),
});
