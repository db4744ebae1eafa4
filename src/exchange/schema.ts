/** Request and answer shapes of the exchange with other systems. */
import Type from 'typebox';
import { nullable, oneOf, orderId } from '../http/schema.ts';

const maybe = () => nullable(Type.String());

const party = () =>
  Type.Object({
    name: maybe(),
    legalName: maybe(),
    ids: Type.Array(Type.Object({ scheme: maybe(), id: Type.String() })),
    taxId: maybe(),
    country: maybe(),
  });

const notCarried = () =>
  Type.Object({ path: Type.String(), why: Type.String(), text: maybe(), times: Type.Integer({ description: 'Like places' }) });

const draft = () =>
  Type.Object(
    {
      currency: Type.Optional(Type.String()),
      lines: Type.Array(
        Type.Object({
          lineId: Type.String(),
          product: Type.Optional(Type.String()),
          sku: Type.Optional(Type.String()),
          quantity: Type.Optional(Type.String()),
          unitPriceMinor: Type.Optional(Type.Integer()),
        }),
      ),
      charges: Type.Optional(
        Type.Array(
          Type.Object({ chargeId: Type.String(), kind: Type.String(), label: Type.String(), amountMinor: Type.Integer() }),
        ),
      ),
      incoterm: Type.Optional(Type.String()),
      shipBy: Type.Optional(Type.String()),
      deliverBy: Type.Optional(Type.String()),
      instalments: Type.Optional(
        Type.Array(Type.Object({ name: Type.String(), sharePercent: Type.Number(), due: Type.String() })),
      ),
      consignee: Type.Optional(Type.String()),
      consigneeCountry: Type.Optional(Type.String()),
    },
    { description: 'The body of POST /v1/orders as far as the document gives it; the counterparty is yours to add' },
  );

/** What an imported document says, what a person must settle, and what has no place in a contract. */
export const ImportAnswer = Type.Object({
  document: Type.Object({
    id: maybe(),
    issuedOn: maybe(),
    version: maybe(),
    customization: maybe(),
    profile: maybe(),
  }),
  parties: Type.Object({ buyer: party(), seller: party() }),
  draft: draft(),
  clauses: Type.Array(
    Type.Object({
      clauseId: Type.String(),
      text: Type.String(),
      lineId: maybe(),
      path: Type.String(),
      verdict: Type.String(),
      problems: Type.Array(Type.String()),
      rewrite: maybe(),
    }),
  ),
  attachments: Type.Array(
    Type.Object({
      path: Type.String(),
      id: Type.String(),
      type: maybe(),
      descriptions: Type.Array(Type.String()),
      uri: maybe(),
      embedded: nullable(Type.Object({ mediaType: maybe(), name: maybe(), bytes: Type.Integer() })),
    }),
  ),
  notCarried: Type.Array(notCarried()),
  problems: Type.Array(
    Type.Object({
      code: Type.String(),
      path: Type.String(),
      data: Type.Record(Type.String(), Type.Unknown()),
      say: Type.Object({ en: Type.String(), zh: Type.String() }),
    }),
  ),
});

export const UblParams = Type.Object({ orderId: orderId() });
export const UblQuery = Type.Object(
  { document: Type.Optional(oneOf(['order', 'response'], 'The order that both confirmed (default), or the answer to it')) },
  { additionalProperties: false },
);
