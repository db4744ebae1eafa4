/** Shapes of the programme's settings. */
import Type from 'typebox';
import { country, integer, list, name, nullable, oneOf, plainDate, text } from '../http/schema.ts';

export const ProgrammeShape = Type.Object(
  {
    policy: oneOf(['classic', 'whole-order', 'rapid']),
    mode: oneOf(['guarantee', 'hold']),
    strict: Type.Boolean(),
    account: nullable(Type.Object({ beneficiary: name(), number: name(), bank: name() }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);

const overrideDay = Type.Object(
  { calendar: country(), date: plainDate(), kind: oneOf(['holiday', 'makeup', 'workday', 'plain']), name: name() },
  { additionalProperties: false },
);
const yearMark = Type.Object(
  { calendar: country(), year: integer(2000, 2199), provisional: Type.Boolean() },
  { additionalProperties: false },
);

export const CalendarChangeBody = Type.Object(
  { days: list(overrideDay, 1_000), years: list(yearMark, 100), note: text(), after: integer(1, 1_000_000) },
  { additionalProperties: false },
);
export const CalendarChangesAnswer = Type.Object({
  version: Type.Integer(),
  days: Type.Array(overrideDay),
  years: Type.Array(yearMark),
});
export const CalendarVersionAnswer = Type.Object({ version: Type.Integer() });
