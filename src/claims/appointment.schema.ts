/** Request and answer shapes of appointed inspections. */
import Type, { type Static } from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import {
  code,
  companyId,
  country,
  currency,
  id,
  instant,
  integer,
  list,
  nullable,
  oneOf,
  orderId,
  plainDate,
  text,
  warning,
} from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { CardBody } from '../payments/cards.schema.ts';
import { ReportBody } from '../shipments/schema.ts';

const closed = { additionalProperties: false } as const;

export const AppointmentParams = Type.Object({ orderId: orderId(), claimId: id() });

const clauses = (description: string) => Type.Array(code(), { minItems: 1, maxItems: LIMITS.clausesPerOrder, description });

export const AppointBody = Type.Object(
  {
    agencyId: companyId(),
    feeMinor: integer(1, MAX_MINOR, 'What the agency asks, in minor units of the order’s currency'),
    insisted: Type.Optional(
      Type.Boolean({ description: 'The claimant wants it although it is above 30 % of the amount in dispute' }),
    ),
    tested: Type.Optional(clauses('Clauses to test; default: the disputed ones that nothing decides')),
    goodsDisposed: Type.Optional(Type.Boolean({ description: 'The buyer no longer has the goods: there is nothing to look at' })),
  },
  closed,
);
export type AppointBody = Static<typeof AppointBody>;

/** Without a token only the processor's test double pays. */
export const FeeBody = Type.Object({ token: Type.Optional(CardBody.properties.token) }, closed);
export type FeeBody = Static<typeof FeeBody>;

export const HindranceBody = Type.Object(
  {
    refusedBy: Type.Optional(oneOf(['buyer', 'supplier'], 'Who would not have the inspection, or not let the inspector in')),
    goodsDisposed: Type.Optional(Type.Boolean({ description: 'The buyer no longer has the goods' })),
  },
  closed,
);
export type HindranceBody = Static<typeof HindranceBody>;

const MOST_UNITS = 10_000_000;
const { defects, measured, facts, seals } = ReportBody.properties;

export const AppointedReportBody = Type.Object(
  {
    measured,
    facts,
    units: Type.Optional(
      Type.Record(
        Type.String({ maxLength: LIMITS.code }),
        Type.Object({ tested: integer(1, MOST_UNITS), failing: integer(0, MOST_UNITS) }, closed),
        { maxProperties: LIMITS.clausesPerOrder },
      ),
    ),
    defects,
    seals,
    lot: Type.Optional(code('The lot’s marking on the cartons')),
    date: Type.Optional(instant('The day of the visit; default: today')),
    method: Type.Optional(text(LIMITS.text, 'How it was tested')),
    text: Type.Optional(text()),
  },
  closed,
);
export type AppointedReportBody = Static<typeof AppointedReportBody>;

/** What the two sides and operators are answered: the order and the claim. */
export const AppointedAnswer = Type.Object({
  ...OrderAnswer.properties,
  claim: Type.Object({
    claimId: id(),
    state: Type.String(),
    finishedAt: nullable(instant()),
    amountMinor: Type.Integer(),
  }),
  appointmentId: Type.Optional(id()),
});

/** What an agency is answered: where the claim stands, and none of the money. */
export const InspectorAnswer = Type.Object({
  orderId: orderId(),
  claim: Type.Object({ claimId: id(), state: Type.String() }),
  warnings: Type.Array(warning()),
});

const deadline = () => Type.Object({ lastDay: plainDate(), at: instant() });

const appointmentStatus = () => oneOf(['waits_for_fee', 'waits_for_report', 'reported', 'ended', 'lapsed']);

export const AppointmentListQuery = Type.Object({ ...PAGE_FIELDS }, closed);

/** The appointments of one agency. */
export const AppointmentListAnswer = pageShape(
  Type.Object({
    orderId: orderId(),
    claimId: id(),
    appointmentId: id(),
    status: appointmentStatus(),
    appointedAt: instant(),
    prepayBy: deadline(),
    tested: Type.Integer({ description: 'Clauses to test' }),
    reportedOn: nullable(plainDate()),
    product: nullable(Type.String()),
    supplier: nullable(Type.String()),
  }),
);

/** What is to be tested, on which goods. `terms` is null for the agency: neither money nor what the two say stands here. */
export const AppointmentAnswer = Type.Object({
  orderId: orderId(),
  claimId: id(),
  appointmentId: id(),
  agencyId: companyId(),
  status: appointmentStatus(),
  appointedAt: instant(),
  prepayBy: deadline(),
  goods: Type.Object({
    country: country(),
    lines: Type.Array(
      Type.Object({
        lineId: code(),
        product: nullable(Type.String()),
        sku: nullable(Type.String()),
        lot: nullable(Type.String()),
        quantityThousandths: Type.Integer(),
        unit: Type.String(),
      }),
    ),
    seals: list(Type.String(), 10_000),
  }),
  sampling: Type.Object({ level: Type.String(), plan: Type.String(), draw: nullable(Type.Integer()) }),
  clauses: Type.Array(
    Type.Object({
      clauseId: code(),
      text: nullable(Type.String()),
      defectClass: code(),
      lineId: nullable(code()),
      limit: nullable(Type.Object({ operator: Type.String(), values: Type.Array(Type.Number()), unit: Type.String() })),
    }),
  ),
  reportedOn: nullable(plainDate()),
  terms: nullable(
    Type.Object({
      firm: nullable(Type.String()),
      feeMinor: Type.Integer(),
      currency: currency(),
      insisted: Type.Boolean(),
      mostInProportionMinor: Type.Integer(),
      addedByClaimant: Type.Array(code()),
      prepaidAt: nullable(instant()),
      refusedBy: nullable(Type.String()),
      goodsDisposed: Type.Boolean(),
    }),
  ),
});
