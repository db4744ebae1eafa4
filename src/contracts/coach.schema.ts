/** Shapes of the coach's route: clauses and a date in, judgements and proposals out. */
import Type, { type Static } from 'typebox';
import { country, nullable, plainDate, text } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';

const closed = { additionalProperties: false } as const;
const word = (description: string) => Type.Optional(Type.String({ maxLength: LIMITS.name, description }));

const date = Type.Object(
  {
    text: text(LIMITS.name, 'A day, or words about one: `15 working days after deposit`'),
    trigger: Type.Optional(plainDate('The day of the event, once it has happened')),
    calendars: Type.Optional(
      Type.Array(country(), { minItems: 1, maxItems: 4, description: 'A business day counts only if it is one in all of them' }),
    ),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 60, examples: ['Asia/Shanghai'] })),
  },
  closed,
);

export const CoachBody = Type.Object(
  {
    category: word('Category of the goods: its checklist says what nobody wrote'),
    product: word('What the goods are called'),
    singleUnit: Type.Optional(Type.Boolean({ description: 'One machine: adds its acceptance, power, spare parts, training' })),
    sampleOrder: Type.Optional(Type.Boolean({ description: 'An order of samples: adds price, freight, no duty to order' })),
    clauses: Type.Optional(
      Type.Array(Type.Object({ id: word('Given back with the judgement'), text: text() }, closed), {
        maxItems: LIMITS.clausesPerOrder,
        description: `Together at most ${LIMITS.lintText} characters`,
      }),
    ),
    date: Type.Optional(date),
  },
  closed,
);
export type CoachBody = Static<typeof CoachBody>;

const words = Type.Object({ en: Type.String(), zh: Type.String() });

const span = Type.Array(Type.Integer(), { description: 'UTF-16 offsets in the clause: start included, end excluded' });

const problem = Type.Object({
  code: Type.String(),
  span: nullable(span),
  data: Type.Object({}, { additionalProperties: true }),
  why: words,
  add: words,
});

const absentText = nullable(Type.String());

const requirement = Type.Object({
  characteristic: Type.String(),
  relation: Type.String({ description: '>=, <=, =, between or in' }),
  values: Type.Array(Type.Number()),
  unit: Type.String({ description: 'UCUM code where there is one; 1 for a pure number' }),
  nominal: nullable(Type.Number()),
  standards: Type.Array(Type.Object({ issuer: Type.String(), number: Type.String(), part: absentText, edition: absentText })),
  instruments: Type.Array(Type.String()),
  sample: nullable(Type.Object({ count: nullable(Type.Number()), level: absentText, aql: nullable(Type.Number()) })),
  reference: nullable(
    Type.Object({
      kind: Type.String({ description: 'sample, drawing, colour or document' }),
      id: Type.String(),
      dated: absentText,
    }),
  ),
  says: words,
});

const part = Type.Object({
  role: Type.String({ description: 'value, condition, standard, instrument, reference or problem' }),
  span,
});

const parsed = Type.Object({}, { additionalProperties: true });

const compiled = Type.Object({
  kind: Type.String({ description: 'date, window, relative or none' }),
  earliestOn: nullable(Type.String()),
  latestOn: nullable(Type.String()),
  lateFrom: nullable(Type.String()),
  zone: Type.String(),
  calendars: Type.Array(Type.String()),
  trigger: nullable(Type.Object({ code: Type.String(), name: words, on: nullable(Type.String()) })),
  counted: nullable(Type.Object({ least: Type.Integer(), most: Type.Integer(), in: Type.String(), side: Type.String() })),
  says: words,
  problems: Type.Array(Type.String()),
  certainty: Type.Object({ provisional: Type.Boolean(), missing: Type.Array(Type.String()) }),
});

const absent = Type.Object({
  topic: Type.String(),
  why: Type.String({ description: 'What goes wrong in a claim without it' }),
  whyZh: Type.String(),
  source: Type.String({ description: 'A standard, a law of destination, or importers’ losses' }),
  clause: Type.Object(
    { en: Type.String(), zh: Type.String() },
    { description: 'A wording that can be measured; its figures, names and dates are the buyer’s to change' },
  ),
});

export const CoachAnswer = Type.Object({
  clauses: Type.Array(
    Type.Object({
      id: nullable(Type.String()),
      verdict: Type.String({ description: 'measurable, incomplete or vague' }),
      problems: Type.Array(problem),
      parsed: nullable(parsed),
      requirement: nullable(requirement),
      parts: Type.Array(part, { description: 'What each piece of the text is, for highlighting' }),
      rewrite: nullable(
        Type.String({ description: 'A wording that can be measured; its figures and days are the buyer’s to change' }),
      ),
    }),
  ),
  absent: Type.Array(absent, { description: 'Topics of the category that no clause mentions, the kind of order first' }),
  date: nullable(compiled),
});
