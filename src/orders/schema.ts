/** Request and answer shapes of orders and their contracts. */
import Type, { type Static } from 'typebox';
import {
  code,
  companyId,
  country,
  currency,
  id,
  integer,
  list,
  minor,
  name,
  nullable,
  oneOf,
  orderId,
  plainDate,
  text,
  warning,
  zone,
} from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';

/** Tells the texts of one version apart: `"v<version>.<textPrint>"` as If-Match names exactly this text. */
export const textPrint = () =>
  Type.String({
    description:
      'Start of the fingerprint of the text in force, or on the table before that: If-Match `"v1.<textPrint>"` names exactly this text',
  });

const closed = { additionalProperties: false } as const;

const lineBody = Type.Object(
  {
    lineId: Type.Optional(code()),
    product: name(),
    sku: Type.Optional(nullable(code())),
    quantity: Type.String({ maxLength: 40, description: 'Number and unit', examples: ['500 pcs'] }),
    unitPriceMinor: minor(),
    lot: Type.Optional(nullable(code())),
  },
  closed,
);

const chargeBody = Type.Object(
  {
    chargeId: Type.Optional(code()),
    kind: oneOf(['freight', 'tooling', 'sample', 'other']),
    label: name(),
    amountMinor: minor(),
    covered: Type.Optional(Type.Boolean()),
  },
  closed,
);

const instalmentBody = Type.Object(
  {
    name: code(),
    sharePercent: Type.Number({ minimum: 0.01, maximum: 100, multipleOf: 0.01 }),
    due: Type.String({ maxLength: 80, examples: ['on_confirmation', 'on_document: bill_of_lading copy'] }),
  },
  closed,
);

const samplingBody = Type.Object(
  {
    level: Type.Optional(Type.String({ maxLength: 3 })),
    plan: Type.Optional(oneOf(['normal', 'tightened'])),
    aql: Type.Optional(
      Type.Object(
        {
          critical: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
          major: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
          minor: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
        },
        closed,
      ),
    ),
  },
  closed,
);

const warrantyBody = Type.Object(
  {
    months: integer(1, 600),
    parts: Type.Boolean(),
    remedy: oneOf(['repair', 'replacement', 'parts', 'refund']),
  },
  closed,
);

const lateFigureBody = Type.Object(
  {
    basisPointsPerDay: integer(1, 10_000, 'Of the late goods’ price, per started calendar day: 100 is 1 %'),
    capBasisPoints: integer(1, 10_000, 'At most in all: 2000 is 20 %'),
  },
  closed,
);

const documentBody = Type.Object(
  {
    type: code(),
    form: Type.Optional(nullable(oneOf(['original', 'copy']))),
    issuer: Type.Optional(nullable(name())),
    latestOn: Type.Optional(nullable(plainDate())),
  },
  closed,
);

const OPTIONAL_TERMS = {
  kind: Type.Optional(oneOf(['bulk', 'sample'])),
  category: Type.Optional(nullable(code())),
  charges: Type.Optional(list(chargeBody, LIMITS.linesPerOrder)),
  transport: Type.Optional(nullable(oneOf(['sea', 'sea_container', 'air', 'courier', 'road']))),
  shipZone: Type.Optional(zone()),
  deliverBy: Type.Optional(nullable(plainDate())),
  cover: Type.Optional(oneOf(['pre_shipment', 'post_delivery'])),
  assuranceMinor: Type.Optional(nullable(minor('null: the whole order'))),
  instalments: Type.Optional(list(instalmentBody, LIMITS.instalmentsPerOrder)),
  consigneeCountry: Type.Optional(nullable(country())),
  consignee: Type.Optional(nullable(text())),
  approvedInspectors: Type.Optional(list(companyId(), 20)),
  remedy: Type.Optional(oneOf(['full_refund', 'pro_rata'])),
  shipFrom: Type.Optional(nullable(name())),
  composition: Type.Optional(nullable(text())),
  process: Type.Optional(nullable(text())),
  sampling: Type.Optional(samplingBody),
  warranty: Type.Optional(nullable(warrantyBody)),
  lateFigure: Type.Optional(nullable(lateFigureBody)),
  documents: Type.Optional(list(documentBody, 30)),
  sampleFreightBy: Type.Optional(nullable(oneOf(['buyer', 'supplier']))),
};

const incoterm = () =>
  Type.String({ minLength: 3, maxLength: LIMITS.incoterm, description: 'Rule and named place', examples: ['FOB Shenzhen'] });
const shipBy = () =>
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'An exact date, or words to be told what is missing',
    examples: ['2026-05-15'],
  });
const lines = () => Type.Array(lineBody, { minItems: 1, maxItems: LIMITS.linesPerOrder });

/** Any of the terms that a side may set. */
export const TermsPatch = Type.Object(
  {
    ...OPTIONAL_TERMS,
    currency: Type.Optional(currency()),
    lines: Type.Optional(lines()),
    incoterm: Type.Optional(incoterm()),
    shipBy: Type.Optional(shipBy()),
  },
  closed,
);
export type TermsPatch = Static<typeof TermsPatch>;

export const ClauseBody = Type.Object(
  {
    text: text(),
    defectClass: Type.Optional(oneOf(['critical', 'major', 'minor'])),
    lineId: Type.Optional(nullable(code())),
  },
  closed,
);
export type ClauseBody = Static<typeof ClauseBody>;

const clauseWithId = Type.Object({ clauseId: code(), ...ClauseBody.properties }, closed);

const clauseChanges = () => ({
  addClauses: Type.Optional(list(clauseWithId, LIMITS.clausesPerOrder)),
  changeClauses: Type.Optional(list(clauseWithId, LIMITS.clausesPerOrder)),
  removeClauses: Type.Optional(list(code(), LIMITS.clausesPerOrder)),
});

/** A change of the text that both are writing: any of the terms and any of the clauses, all of it or nothing. */
export const TextPatch = Type.Object({ ...TermsPatch.properties, ...clauseChanges() }, closed);
export type TextPatch = Static<typeof TextPatch>;

/** The other side's company, and the terms. The acting company is the buyer, or the supplier where `as` says so. */
export const DraftBody = Type.Object(
  {
    as: Type.Optional(oneOf(['buyer', 'supplier'])),
    counterparty: companyId(),
    ...OPTIONAL_TERMS,
    currency: currency(),
    lines: lines(),
    incoterm: incoterm(),
    shipBy: shipBy(),
    clauses: Type.Optional(list(clauseWithId, LIMITS.clausesPerOrder)),
  },
  closed,
);
export type DraftBody = Static<typeof DraftBody>;

export const AmendBody = Type.Object({ set: Type.Optional(TermsPatch), ...clauseChanges() }, closed);
export type AmendBody = Static<typeof AmendBody>;

const acknowledge = () => Type.Optional(list(code('Clause ids, or ship_by'), LIMITS.clausesPerOrder + 1));
export const ConfirmBody = Type.Object({ version: Type.Optional(integer(1, 1_000_000)), acknowledge: acknowledge() }, closed);
export type ConfirmBody = Static<typeof ConfirmBody>;

export const AmendmentAnswerBody = Type.Object({ amendmentId: Type.Optional(id()), acknowledge: acknowledge() }, closed);
export const ReasonBody = Type.Object({ reason: Type.Optional(text()) }, closed);

/** A new order never takes over a date of the old one: the shipping date is named anew, and so is the day of a D rule. */
export const CloneBody = Type.Object({ shipBy: shipBy(), deliverBy: Type.Optional(nullable(plainDate())) }, closed);
export type CloneBody = Static<typeof CloneBody>;

const precedence = () => oneOf(['clauses', 'file'], 'Which is read where the file contradicts the clauses');

/** Text fields of an upload beside the file. */
export const AttachFields = Type.Object({ precedence: Type.Optional(precedence()) }, closed);

export const OrderParams = Type.Object({ orderId: orderId() });
export const AttachmentParams = Type.Object({ orderId: orderId(), attachmentId: id() });
export const ClauseParams = Type.Object({ orderId: orderId(), clauseId: code() });

/** What every act on an order answers; the composed page is read separately. */
export const OrderAnswer = Type.Object({
  order: Type.Object({
    orderId: orderId(),
    state: Type.String(),
    version: Type.Integer(),
    textPrint: Type.Optional(textPrint()),
    buyerId: companyId(),
    supplierId: companyId(),
    currency: Type.String(),
    totalMinor: Type.Integer(),
    assuranceMinor: Type.Integer(),
    amendmentId: nullable(Type.String()),
  }),
  warnings: Type.Array(warning()),
});

/** The file as it stands in the contract now. */
export const AttachAnswer = Type.Object({
  ...OrderAnswer.properties,
  attachment: Type.Object({
    attachmentId: id(),
    sha256: Type.String(),
    bytes: Type.Integer(),
    mediaType: Type.String(),
    precedence: precedence(),
  }),
});
