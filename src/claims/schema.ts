/** Request and answer shapes of claims: opening, evidence, negotiation. */
import Type, { type Static } from 'typebox';
import { code, id, integer, list, minor, nullable, oneOf, orderId, plainDate, text } from '../http/schema.ts';
import { LIMITS } from '../kernel/limits.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { CLAIM_GROUNDS } from '../policy/types.ts';
import { OFFER_KINDS } from './types.ts';

const closed = { additionalProperties: false } as const;

export const OrderParams = Type.Object({ orderId: orderId() });
export const ClaimParams = Type.Object({ orderId: orderId(), claimId: id() });
export const OfferParams = Type.Object({ orderId: orderId(), claimId: id(), offerId: id() });

const MOST_VALUES = 3_150;
const MOST_ITEMS = 100;
/** As long as a reading with its unit is; the case that is decided knows no longer ones. */
const READING = 60;
const reading = (description: string) => text(READING, description);
const quantity = (description: string) => Type.String({ minLength: 1, maxLength: 40, examples: ['20 pcs'], description });
const ground = () => oneOf([...CLAIM_GROUNDS]);

const item = Type.Object(
  {
    kind: oneOf(['own_measurement', 'photo', 'document', 'report', 'statement']),
    clause: Type.Optional(code('The clause it is about')),
    values: Type.Optional(list(reading('A reading with its unit, `26 W`'), MOST_VALUES)),
    instrument: Type.Optional(text(LIMITS.name, 'What it was measured with')),
    uncertainty: Type.Optional(reading('`1 W`, or `2 %` of the reading')),
    method: Type.Optional(text(LIMITS.text, 'How it was measured, so that the other side can repeat it')),
    fact: Type.Optional(oneOf(['pass', 'fail'], 'What it shows of something that is there or not')),
    units: Type.Optional(
      Type.Object(
        { tested: integer(1, 10_000_000), failing: integer(0, 10_000_000) },
        { ...closed, description: 'Units looked at' },
      ),
    ),
    affected: Type.Optional(quantity('Goods found affected by a full count')),
    counted: Type.Optional(quantity('Goods found in all')),
    lineId: Type.Optional(code('The line that was counted')),
    text: Type.Optional(text()),
    fileIds: Type.Optional(
      Type.Array(id(), { maxItems: 20, description: 'Files brought into the claim before, by fileId or sharedFileId' }),
    ),
    requestId: Type.Optional(id()),
  },
  closed,
);
export type EvidenceItem = Static<typeof item>;
const evidence = () => Type.Optional(list(item, MOST_ITEMS));

export const OpenBody = Type.Object(
  {
    ground: Type.Optional(ground()),
    grounds: Type.Optional(Type.Array(ground(), { minItems: 1, maxItems: 6, uniqueItems: true })),
    clauses: Type.Optional(Type.Array(code(), { minItems: 1, maxItems: 200 })),
    quantity: Type.Optional(quantity('Missing or affected goods')),
    lineId: Type.Optional(code()),
    amountMinor: Type.Optional(integer(1, Number.MAX_SAFE_INTEGER, 'What is claimed; default: what is covered')),
    bill: Type.Optional(list(text(300, 'A line of the bill with its amount'), 50)),
    keepsGoods: Type.Optional(Type.Boolean({ description: 'Keep the goods for a reduction' })),
    usedMinor: Type.Optional(minor('Contract price of units used or sold')),
    text: Type.Optional(text()),
    evidence: evidence(),
  },
  closed,
);
export type OpenBody = Static<typeof OpenBody>;

export const EvidenceBodySchema = Type.Object({ evidence: Type.Array(item, { minItems: 1, maxItems: MOST_ITEMS }) }, closed);
export const FileParams = Type.Object({ orderId: orderId(), claimId: id(), fileId: id() });
export const RequestBody = Type.Object(
  { of: oneOf(['buyer', 'supplier']), what: text(), dueInDays: Type.Optional(integer(1, 30)) },
  closed,
);
export type RequestBody = Static<typeof RequestBody>;

export const AnswerBody = Type.Object({ accept: Type.Boolean(), text: Type.Optional(text()), evidence: evidence() }, closed);
export type AnswerBody = Static<typeof AnswerBody>;

export const OfferBody = Type.Object(
  {
    kind: oneOf([...OFFER_KINDS]),
    amountMinor: Type.Optional(integer(1, Number.MAX_SAFE_INTEGER, 'Of a refund')),
    by: Type.Optional(plainDate('The day by which a promised remedy is performed')),
    note: Type.Optional(text()),
    expiresInDays: Type.Optional(integer(1, 60, 'Calendar days; default 5 business days')),
  },
  closed,
);
export type OfferBody = Static<typeof OfferBody>;

export const EscalateBody = Type.Object(
  { early: Type.Optional(Type.Boolean({ description: 'Ask for escalation before its time; both sides asking escalates' })) },
  closed,
);

const claim = Type.Object({
  claimId: id(),
  state: Type.String(),
  finishedAt: nullable(Type.String()),
  amountMinor: Type.Integer(),
});

/** What every act on a claim answers. */
export const ClaimActAnswer = Type.Object({
  ...OrderAnswer.properties,
  claim: Type.Optional(claim),
  offerId: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  evidenceIds: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Of the evidence that this act filed, in the order of its items; a bill comes first',
    }),
  ),
});

export const FileAnswer = Type.Object({
  ...ClaimActAnswer.properties,
  fileId: Type.String({ description: 'Of what was brought. The claim shows it under the same id' }),
  sharedFileId: Type.String({
    description:
      'Of the shared copy; the same as fileId where the file is no image. Either id names the file in evidence and in an address',
  }),
  sha256: Type.String(),
  sharedSha256: Type.String({ description: 'Of what the other side opens; an image is drawn anew' }),
});

export const GroundsAnswer = Type.Object({
  grounds: Type.Array(
    Type.Object({
      ground: Type.String(),
      open: Type.Boolean(),
      because: nullable(Type.String()),
      opensAt: nullable(Type.String()),
      closesAt: nullable(Type.String()),
    }),
  ),
});

/** A claim's page: its shape is that of claims/view.rules. */
export const ClaimView = Type.Object(
  { claimId: id(), state: Type.String() },
  {
    additionalProperties: true,
    description:
      'Files of evidence: fileId and sha256 are of what was brought, sharedFileId and sharedSha256 of what is opened. Either id opens the shared copy',
  },
);
export const ClaimsAnswer = Type.Object({ items: Type.Array(ClaimView) });
