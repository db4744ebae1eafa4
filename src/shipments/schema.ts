/** Request and answer shapes of shipments and of visits to the goods. */
import Type, { type Static } from 'typebox';
import {
  code,
  companyId,
  id,
  instant,
  integer,
  list,
  minor,
  name,
  nullable,
  oneOf,
  orderId,
  plainDate,
  text,
} from '../http/schema.ts';
import { visitKind } from '../inspections/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { OrderAnswer } from '../orders/schema.ts';

const closed = { additionalProperties: false } as const;

const MOST_SEALS = 2_000;
const MOST_READINGS = 3_150;

export const OrderParams = Type.Object({ orderId: orderId() });
export const BookingParams = Type.Object({ orderId: orderId(), bookingId: id() });

const percent = () => integer(0, 100);
export const ReadyBody = Type.Object({ producedPercent: percent(), packedPercent: percent() }, closed);

/** A date, or an instant where the hour matters. */
const day = (description: string) => instant(description);
const seal = () => Type.String({ minLength: 1, maxLength: LIMITS.code });
const seals = () => list(seal(), MOST_SEALS);

const paper = Type.Object(
  {
    type: Type.String({
      minLength: 1,
      maxLength: LIMITS.code,
      pattern: '^[A-Za-z][A-Za-z0-9 _/-]*$',
      examples: ['bill_of_lading'],
    }),
    form: Type.Optional(oneOf(['original', 'copy'])),
    issuer: Type.Optional(name()),
    datedOn: Type.Optional(plainDate('The date the paper bears')),
    fields: Type.Optional(
      Type.Record(Type.String({ maxLength: LIMITS.code }), Type.String({ maxLength: LIMITS.name }), { maxProperties: 50 }),
    ),
  },
  closed,
);
export type PaperBody = Static<typeof paper>;

export const ShipBody = Type.Object(
  {
    on: day('When the goods were shipped as the trade term means it'),
    documents: list(paper, LIMITS.attachmentsPerOrder),
    seals: Type.Optional(seals()),
    container: Type.Optional(Type.String({ minLength: 1, maxLength: 20, examples: ['CSQU3054383'] })),
    containerSeal: Type.Optional(seal()),
    tenderedOn: Type.Optional(plainDate('Where the buyer nominates the carrier: the day the goods were tendered to it')),
  },
  closed,
);
export type ShipBody = Static<typeof ShipBody>;

export const PapersBody = Type.Object(
  { documents: Type.Array(paper, { minItems: 1, maxItems: LIMITS.attachmentsPerOrder }) },
  closed,
);
export const DelayBody = Type.Object({ shipBy: plainDate('The later shipping date') }, closed);

export const ArrivalBody = Type.Object(
  { on: day('Arrival at the destination port or place'), document: Type.Optional(paper) },
  closed,
);
export type ArrivalBody = Static<typeof ArrivalBody>;
export const ContestBody = Type.Object(
  { on: Type.Optional(day('The day that the paper shows')), document: Type.Optional(paper) },
  closed,
);
export type ContestBody = Static<typeof ContestBody>;
export const ReceiptBody = Type.Object({ on: day('When the goods came to the buyer') }, closed);
export const SealsBody = Type.Object({ seals: Type.Array(seal(), { minItems: 1, maxItems: MOST_SEALS }) }, closed);

const aql = () => Type.Number({ minimum: 0, maximum: 1_000 });
export const BookBody = Type.Object(
  {
    agencyId: companyId(),
    kind: visitKind(),
    level: Type.Optional(Type.String({ maxLength: 3 })),
    aql: Type.Optional(
      Type.Object({ critical: Type.Optional(aql()), major: Type.Optional(aql()), minor: Type.Optional(aql()) }, closed),
    ),
    lotSize: Type.Optional(integer(1, 2_147_483_647, 'Units, where the order is counted in something else')),
    feeMinor: Type.Optional(minor('The fee agreed with the agency; default: its price list')),
  },
  closed,
);
export type BookBody = Static<typeof BookBody>;

export const DeclineBody = Type.Object({ reason: Type.Optional(text()) }, closed);
export const VainBody = Type.Object({ because: oneOf(['not_ready', 'access_refused']) }, closed);

const count = () => integer(0, 10_000_000);
const byClause = <T extends Parameters<typeof Type.Record>[1]>(value: T) =>
  Type.Record(Type.String({ maxLength: LIMITS.code }), value, { maxProperties: LIMITS.clausesPerOrder });

const reading = () => Type.String({ minLength: 1, maxLength: 60, examples: ['71 W'] });

export const ReportBody = Type.Object(
  {
    defects: Type.Optional(Type.Object({ critical: count(), major: count(), minor: count() }, closed)),
    measured: Type.Optional(byClause(Type.Array(reading(), { minItems: 1, maxItems: MOST_READINGS }))),
    facts: Type.Optional(byClause(oneOf(['pass', 'fail']))),
    seals: Type.Optional(seals()),
    containerSeal: Type.Optional(seal()),
    container: Type.Optional(Type.String({ minLength: 1, maxLength: 20, examples: ['CSQU3054383'] })),
    dated: Type.Optional(day('The day of the visit; default: today')),
  },
  closed,
);
export type ReportBody = Static<typeof ReportBody>;

/** Beside the file, in the form. */
export const PhotoFields = Type.Object(
  { clauseId: Type.Optional(code()), takenAt: Type.Optional(instant('By the camera')) },
  closed,
);
export const PhotoParams = Type.Object({ orderId: orderId(), bookingId: id(), photoId: id() });

const hash = (description: string) => Type.String({ description });
const photoIds = {
  photoId: id(),
  sharedPhotoId: id(),
  sha256: hash('SHA-256 of the photo as it was brought, which stays sealed'),
  sharedSha256: hash('SHA-256 of what everybody opens: its pixels drawn anew'),
};
export const PhotoAnswer = Type.Object({ ...OrderAnswer.properties, photo: Type.Object(photoIds) });

/** What booking a visit answers: the order, and the booking it made. */
export const BookingAnswer = Type.Object({ ...OrderAnswer.properties, bookingId: id() });

const deadline = () => nullable(Type.Object({ lastDay: plainDate(), at: instant() }));
const fact = { on: plainDate(), countsFrom: plainDate(), at: instant() };

const window = Type.Object({
  ground: Type.String(),
  cover: Type.String(),
  exists: Type.Boolean(),
  opensAt: nullable(instant()),
  closesAt: nullable(instant('Half-open: a claim at this instant is late')),
  needs: nullable(Type.String()),
  afterEnd: Type.String(),
});

/** Everything about the goods of an order on their way. Names on papers are read with the order's contents. */
export const ShipmentAnswer = Type.Object({
  orderId: orderId(),
  progress: nullable(Type.Object({ producedPercent: percent(), packedPercent: percent() })),
  inspectBy: deadline(),
  hold: nullable(Type.Object({ because: Type.String(), until: deadline() })),
  shipped: nullable(
    Type.Object({
      ...fact,
      seals: Type.Array(seal()),
      container: nullable(Type.String()),
      containerSeal: nullable(seal()),
      tenderedOn: nullable(plainDate()),
    }),
  ),
  papers: Type.Array(
    Type.Object({
      paperId: id(),
      type: Type.String(),
      form: nullable(Type.String()),
      datedOn: nullable(plainDate()),
      contentId: nullable(Type.String()),
    }),
  ),
  lateness: nullable(
    Type.Object({
      shipBy: plainDate(),
      judgedOn: plainDate(),
      proven: Type.Boolean(),
      buyerDays: Type.Integer(),
      daysLate: Type.Integer(),
    }),
  ),
  arrival: nullable(Type.Object({ ...fact, toldBy: Type.String(), paperId: nullable(id()), contested: Type.Boolean() })),
  receipt: nullable(Type.Object({ ...fact, by: Type.String() })),
  delayAsked: nullable(plainDate()),
  seals: Type.Object({
    toBear: Type.Array(seal(), {
      description: 'What the goods should bear on arrival: seals of the loading, else of the inspection',
    }),
    shown: Type.Array(
      Type.Object({ link: oneOf(['loading', 'arrival']), missing: Type.Array(seal()), unknown: Type.Array(seal()) }),
      { description: 'Each comparison; both lists empty: they match' },
    ),
  }),
  coverBreach: nullable(Type.String()),
  windows: Type.Array(window),
  warnings: OrderAnswer.properties.warnings,
});

const perClass = <T extends Parameters<typeof Type.Object>[0][string]>(value: T) =>
  Type.Object({ critical: value, major: value, minor: value });

/** Bookings and reports of an order. */
export const VisitsAnswer = Type.Object({
  orderId: orderId(),
  waivedAt: nullable(instant()),
  bookings: Type.Array(
    Type.Object({
      bookingId: id(),
      agencyId: companyId(),
      kind: code(),
      by: code(),
      status: code(),
      bookedAt: instant(),
      plan: Type.Object({
        lotSize: Type.Integer(),
        level: Type.String(),
        severity: code(),
        draw: Type.Integer(),
        classes: perClass(
          Type.Object({
            letter: code(),
            sampleSize: Type.Integer(),
            accept: Type.Integer(),
            reject: Type.Integer(),
            inspectAll: Type.Boolean(),
            aql: Type.Number(),
            counting: code(),
          }),
        ),
      }),
      fee: nullable(Type.Object({ amountMinor: Type.Integer(), currency: Type.String() })),
      feeBorneBy: code(),
      reinspection: Type.Boolean(),
    }),
  ),
  reports: Type.Array(
    Type.Object({
      bookingId: id(),
      agencyId: companyId(),
      kind: code(),
      dated: plainDate(),
      reportedAt: instant(),
      passed: Type.Boolean(),
      sampling: nullable(
        Type.Object({
          passed: Type.Boolean(),
          classes: perClass(Type.Object({ found: Type.Integer(), accept: Type.Integer(), passed: Type.Boolean() })),
        }),
      ),
      clauses: Type.Array(
        Type.Object({
          clauseId: code(),
          defectClass: code(),
          verdict: code(),
          unit: nullable(Type.String()),
          values: Type.Array(Type.Number()),
          failing: Type.Integer(),
          fact: nullable(code()),
        }),
      ),
      seals: Type.Array(seal()),
      containerSeal: nullable(seal()),
      container: Type.Optional(Type.String()),
      claimBy: deadline(),
    }),
  ),
  photos: Type.Array(
    Type.Object({
      ...photoIds,
      bookingId: id(),
      clauseId: nullable(code()),
      takenAt: nullable(instant('By the clock of the camera')),
      mediaType: Type.String(),
      sizeBytes: Type.Integer(),
    }),
  ),
});
