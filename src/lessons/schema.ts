/** Shapes of the lessons. */
import Type from 'typebox';
import { integer, name, nullable, oneOf, orderId, plainDate } from '../http/schema.ts';

/** Cases read in one answer: what the check can reread in about a second. */
export const MOST_CASES = 200;

export const LessonsQuery = Type.Object(
  {
    from: Type.Optional(plainDate('Approved on this day of UTC or later')),
    to: Type.Optional(plainDate('Approved on this day of UTC or earlier')),
    category: Type.Optional(name('Only orders of this category')),
    limit: Type.Optional(integer(1, MOST_CASES, 'Cases that are read, the latest first')),
  },
  { additionalProperties: false },
);

const words = Type.Object({ en: Type.String(), zh: Type.String() });
const count = (description?: string) => Type.Integer({ minimum: 0, ...(description ? { description } : {}) });

const example = Type.Object({
  orderId: orderId(),
  claimId: Type.String(),
  clauseId: nullable(Type.String({ description: 'null: the shipping date' })),
  version: Type.Integer({ description: 'Of the contract that was judged' }),
  approvedAt: Type.String(),
  category: nullable(Type.String()),
  text: nullable(Type.String({ description: 'null: erased' })),
  verdict: nullable(Type.String({ description: 'What the check says of the text today' })),
  rewrite: nullable(
    Type.String({ description: 'A wording that could be measured; null where the check finds nothing to change' }),
  ),
});

const wording = Type.Object({
  words: nullable(Type.String({ description: 'The words that caused it, or the characteristic that lacked something' })),
  points: count('Points with these words that decided nothing'),
  decided: count('Points whose clause has the same words and was found met or not met'),
  caughtToday: count('Of `points`, those that the check of today would not let pass'),
  examples: Type.Array(example),
});

export const LessonsAnswer = Type.Object({
  cases: count('Decided cases read'),
  findings: Type.Object({ met: count(), not_met: count(), unproven: count(), excluded: count() }),
  lessons: Type.Array(
    Type.Object({
      cause: Type.String({ description: 'A problem of the check, `no_exact_date`, or what the proof failed on' }),
      finding: oneOf(['unproven', 'excluded']),
      why: words,
      add: words,
      cases: count(),
      points: count(),
      wordings: Type.Array(wording),
    }),
    { description: 'The cause of most points first' },
  ),
  otherwise: Type.Array(Type.Object({ reason: Type.String(), points: count() }), {
    description: 'Points that decided nothing for another reason than their wording',
  }),
  olderBefore: nullable(Type.String({ description: 'There are older cases: ask with `to` of this day' })),
});
