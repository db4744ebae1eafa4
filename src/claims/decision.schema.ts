/** Shapes of decisions and appeals. */
import Type, { type Static } from 'typebox';
import { oneOf, text, warning } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { AnswerBody } from './schema.ts';

const closed = { additionalProperties: false } as const;

export const DetermineBody = Type.Object(
  {
    overrides: Type.Optional(
      Type.Record(
        Type.String({ maxLength: LIMITS.code }),
        Type.Object({ finding: oneOf(['met', 'not_met', 'unproven', 'excluded']), reason: text() }, closed),
        { maxProperties: 50, description: 'Findings that differ from the computed ones, each with its written reason' },
      ),
    ),
  },
  closed,
);
export type DetermineBody = Static<typeof DetermineBody>;

/** Findings that a person considers changing, `door:unproven`; the amount follows from them as it would from an override. */
export const ForeseeQuery = Type.Object(
  {
    changed: Type.Optional(
      Type.Array(
        Type.String({
          maxLength: LIMITS.code + 10,
          pattern: '^[^:]+:(met|not_met|unproven|excluded)$',
          examples: ['door:unproven'],
        }),
        {
          maxItems: 50,
          description: 'Each a clause (or `late_shipment`, `shortage`, `charges`) and the finding in place of the computed one',
        },
      ),
    ),
  },
  closed,
);
export type ForeseeQuery = Static<typeof ForeseeQuery>;

export const ReturnBody = Type.Object({ reason: text() }, closed);

export const AppealBody = Type.Object(
  {
    ground: Type.Optional(oneOf(['named_error', 'new_evidence'])),
    text: text(LIMITS.text, 'Which error, or what the new evidence shows and why it could not be had before'),
    evidence: AnswerBody.properties.evidence,
  },
  closed,
);
export type AppealBody = Static<typeof AppealBody>;

export const PreviewAnswer = Type.Object({
  determination: Type.Object({}, { additionalProperties: true }),
  warnings: Type.Array(warning()),
});
