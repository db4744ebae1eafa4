/** Shapes of payouts. */
import Type, { type Static } from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { companyId, country, minor, nullable, oneOf, orderId } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { OrderAnswer } from '../orders/schema.ts';

const closed = { additionalProperties: false } as const;

const reference = () => Type.String({ description: 'What stands on the wire' });

/** The payouts that left, each as it was read, and to which account: with another one by now it is refused. */
export const PaidOutBody = Type.Object(
  {
    accountId: Type.String({ minLength: 1, maxLength: 100, description: 'Of the account in the queue that the money went to' }),
    payouts: Type.Array(Type.Object({ payoutId: Type.String({ minLength: 1, maxLength: 20 }), amountMinor: minor() }, closed), {
      minItems: 1,
      maxItems: LIMITS.page,
      description: 'As the queue showed them',
    }),
  },
  closed,
);
export type PaidOutBody = Static<typeof PaidOutBody>;

export const PayoutsAnswer = Type.Object({
  ...OrderAnswer.properties,
  payouts: Type.Array(
    Type.Object({
      payoutId: Type.String(),
      amountMinor: Type.Integer(),
      dueOn: Type.String(),
      reference: reference(),
      status: oneOf(['open', 'paid']),
    }),
  ),
});

const waiting = {
  orderId: orderId(),
  payoutId: Type.String({ description: 'Which release of the order it is of' }),
  currency: Type.String(),
  amountMinor: Type.Integer({ description: 'Released, the fee taken' }),
  dueOn: Type.String({ description: 'Last day of the service level' }),
  daysLeft: Type.Integer({ description: 'Business days of both countries; below zero: days overdue' }),
  overdue: Type.Boolean(),
  reference: reference(),
  waits: nullable(
    oneOf(
      ['frozen', 'no_account', 'other_name'],
      'Why it cannot go now: the order is closed for changes, no account is designated',
    ),
  ),
};

const change = nullable(
  Type.Object(
    {
      step: oneOf(['requested', 'approved', 'cooling']),
      requestedAt: Type.String(),
      usableAt: nullable(Type.String({ description: 'When the new account becomes the designated one; only while it cools' })),
    },
    { description: 'A change of the account under way; until it is over the old account is paid' },
  ),
);

export const PayoutQueueAnswer = pageShape(
  Type.Object({
    ...waiting,
    supplier: Type.Object({ companyId: companyId(), name: Type.String() }),
    account: nullable(
      Type.Object({
        accountId: Type.String({ description: 'Names this account, and no other, when you say that the money left' }),
        beneficiary: Type.String(),
        number: Type.String(),
        bank: Type.String(),
        country: country(),
        since: Type.String({ description: 'Since when it is the designated one' }),
      }),
    ),
    change,
  }),
);

const ending = { ending: Type.String({ description: 'Its last four characters' }), bank: Type.String() };

export const SupplierPayoutsQuery = Type.Object(PAGE_FIELDS, closed);
export const SupplierPayoutsAnswer = Type.Object({
  supplierId: companyId(),
  payable: Type.Array(Type.Object({ currency: Type.String(), amountMinor: Type.Integer() }), {
    description: 'Released and not paid yet, per currency',
  }),
  open: Type.Array(Type.Object(waiting), { description: 'The hundred that are due first' }),
  account: nullable(Type.Object({ ...ending, since: Type.String() }, { description: 'Where the money goes today' })),
  change,
  ...pageShape(
    Type.Object({
      orderId: orderId(),
      payoutId: Type.String(),
      currency: Type.String(),
      amountMinor: Type.Integer(),
      paidAt: Type.String(),
      reference: reference(),
      account: nullable(Type.Object(ending, { description: 'Where it went; null once its text was erased' })),
    }),
  ).properties,
});
