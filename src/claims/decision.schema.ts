/** Shapes of decisions and appeals. */
import Type, { type Static } from 'typebox';
import { oneOf, text } from '../http/schema.ts';
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

export const PreviewAnswer = Type.Object({ determination: Type.Object({}, { additionalProperties: true }) });
