/** Shapes of settlement accounts, their change and the payee check. */
import Type, { type Static } from 'typebox';
import { companyId, country, list, name, nullable, oneOf, plainDate } from '../http/schema.ts';

const closed = { additionalProperties: false } as const;

const number = () =>
  Type.String({
    minLength: 4,
    maxLength: 60,
    description: 'Letters and digits count, spaces and hyphens do not',
    examples: ['6222 0212 3456 7890 123'],
  });

export const AccountBody = Type.Object(
  { beneficiary: name('As the bank writes it'), number: number(), bank: name(), country: country() },
  closed,
);
export type AccountBody = Static<typeof AccountBody>;

export const CallBackBody = Type.Object(
  {
    confirmed: Type.Boolean(),
    phone: Type.Optional(
      Type.String({ minLength: 1, maxLength: 40, description: 'The number called; default: the one on file longest' }),
    ),
  },
  closed,
);
export type CallBackBody = Static<typeof CallBackBody>;

export const CheckBody = Type.Object({ beneficiary: name(), number: Type.String({ minLength: 1, maxLength: 60 }) }, closed);
export type CheckBody = Static<typeof CheckBody>;
export const CheckAnswer = Type.Object({ supplierId: companyId(), result: oneOf(['match', 'close', 'no_match']) });

const step = () => oneOf(['requested', 'approved', 'cooling'], 'Waits for a second person, for the call back, for 72 hours');

/** What every act on an account answers; the account itself is read by who may. */
export const AccountAnswer = Type.Object({
  supplierId: companyId(),
  designated: Type.Boolean({ description: 'An account is designated' }),
  change: nullable(
    Type.Object({ step: step(), requestedAt: Type.String(), usableAt: nullable(Type.String()), ownName: Type.Boolean() }),
  ),
});

const details = { beneficiary: Type.String(), number: Type.String(), bank: Type.String(), country: country() };
export const AccountPage = Type.Object({
  supplierId: companyId(),
  designated: nullable(Type.Object({ ...details, since: Type.String() })),
  change: nullable(
    Type.Object({
      ...details,
      step: step(),
      ownName: Type.Boolean({ description: 'In the name of the company; another’s account never becomes payable' }),
      requestedAt: Type.String(),
      requestedBy: Type.String(),
      approvedBy: nullable(Type.String()),
      usableAt: nullable(Type.String()),
    }),
  ),
  phones: Type.Array(Type.Object({ phone: Type.String(), since: plainDate(), callable: Type.Boolean() }), {
    description: 'Numbers on file; callable: on file 30 days before the change was asked for (today, where none is under way)',
  }),
});

export const WaitingQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })) },
  closed,
);
export const WaitingAnswer = Type.Object({
  items: list(
    Type.Object({ supplierId: companyId(), name: Type.String(), requestedAt: Type.String(), ownName: Type.Boolean() }),
    100,
  ),
});
