/** Shapes of the cover preview. */
import Type from 'typebox';
import { nullable, oneOf } from '../http/schema.ts';

export const CoverPreviewQuery = Type.Object(
  {
    paid: Type.Optional(
      oneOf(
        ['paid_so_far', 'paid_in_full'],
        'On what has been paid so far, or as if all were. Default: as if all were while nothing is paid, else on what is paid',
      ),
    ),
  },
  { additionalProperties: false },
);

const amount = (description: string) => Type.Integer({ description });
const words = Type.Array(Type.Object({ subject: Type.String(), finding: Type.String(), reasons: Type.Array(Type.String()) }));

const line = Type.Object({
  event: Type.Object({ code: Type.String(), en: Type.String(), zh: Type.String(), ground: Type.String() }),
  coveredBy: Type.String({
    description: 'assurance, warranty, cargo_insurance (which the trade term makes the seller take out), card, nobody',
  }),
  upToMinor: amount('The most that the one who covers it pays'),
  refundMinor: amount('What the determination of the event’s case awards'),
  because: Type.String({
    description:
      'decided: as the findings say; no_such_clause: nothing in the contract says it; window_closed: the cover has ended by then',
  }),
  fault: nullable(Type.String()),
  findings: Type.Array(Type.Object({ subject: Type.String(), finding: Type.String(), reasons: Type.Array(Type.String()) })),
  why: nullable(Type.Object({ en: words, zh: words }, { description: 'The findings in words' })),
  award: nullable(
    Type.Object({
      lines: Type.Array(Type.Object({}, { additionalProperties: true })),
      fee: nullable(
        Type.Object(
          { borneBy: Type.String(), supplierMinor: Type.Integer(), buyerMinor: Type.Integer() },
          { description: 'Of the appointed inspection, at the cheapest day of the directory' },
        ),
      ),
    }),
  ),
  hash: nullable(Type.String({ description: 'Of the determination, made by the function that decides real claims' })),
});

export const CoverPreviewAnswer = Type.Object({
  currency: Type.String(),
  policy: Type.String(),
  reckoned: Type.String({ description: 'paid_so_far or paid_in_full' }),
  figures: Type.Object({
    cover: Type.String(),
    paidMinor: Type.Integer(),
    coveredMinor: amount('Covered by the assurance, before anything came back'),
    returnedMinor: Type.Integer(),
    unpaidMinor: Type.Integer(),
    retainedMinor: amount('Still held after the order ended: what a warranty can reach'),
    inspectionFeeMinor: Type.Integer(),
    cargoInsuredMinor: nullable(amount('Of the seller’s cargo insurance; null where the trade term asks for none')),
    cardPaidMinor: amount('Paid by card and still in its time for a chargeback'),
    hasWarranty: Type.Boolean(),
  }),
  items: Type.Array(line),
});
