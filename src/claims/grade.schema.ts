/** Shapes of the order's grade. */
import Type from 'typebox';
import { nullable } from '../http/schema.ts';

const words = Type.Object({ en: Type.String(), zh: Type.String() });

const proof = Type.Object({
  by: Type.String({ description: 'own_measurement, photo or laboratory' }),
  instrument: Type.Optional(Type.String()),
  beyond: Type.Optional(Type.Number({ description: 'Readings beyond this prove it, in the clause’s unit' })),
  side: Type.Optional(Type.String({ description: 'below or above' })),
  unit: Type.Optional(Type.String()),
  method: Type.Optional(nullable(Type.String())),
});

export const GradeAnswer = Type.Object({
  currency: Type.String(),
  score: Type.Integer({ description: '0 to 100' }),
  letter: Type.String({ description: 'A to E' }),
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      points: Type.Integer(),
      most: Type.Integer(),
      says: words,
      raise: nullable(words),
    }),
  ),
  clauses: Type.Array(
    Type.Object({
      clauseId: Type.String(),
      verdict: Type.String(),
      refundMinor: Type.Integer({ description: 'Given back if this clause alone were proven broken, all being paid' }),
      proofs: Type.Array(proof),
    }),
  ),
});
