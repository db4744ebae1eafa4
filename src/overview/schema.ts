/** Shapes of the composed reads of orders: the order page, lists, history, contract, deadlines and lint. */
import Type, { type Static } from 'typebox';
import { PAGE_FIELDS, pageShape } from '../http/paging.ts';
import { list, oneOf, orderId, warning } from '../http/schema.ts';
import { amendment, amount, contract, joined, orNull, shipBy, text, trigger } from './contract.schema.ts';
import { ACTORS } from './types.ts';

const closed = { additionalProperties: false } as const;

const STATES = [
  'draft',
  'sent',
  'confirmed',
  'funded',
  'ready',
  'shipped',
  'arrived',
  'completed',
  'cancelled',
  'refunded',
] as const;

export const OrderParams = Type.Object({ orderId: orderId() });

export const ListQuery = Type.Object({ state: Type.Optional(list(oneOf(STATES), STATES.length)), ...PAGE_FIELDS }, closed);
export const EventsQuery = Type.Object(PAGE_FIELDS, closed);
export const ContractQuery = Type.Object({ of: Type.Optional(oneOf(['agreed', 'sent', 'draft', 'amendment'])) }, closed);

const party = () => Type.Object({ companyId: text(), name: orNull(Type.String()), country: text('ISO 3166-1 alpha-2') });

const next = () =>
  Type.Object({
    by: oneOf(ACTORS),
    what: text('What is to be done, as a code: `pay_instalment`'),
    instalment: orNull(Type.String()),
  });

/** `on` is the last whole day; `at` the instant when it is over, in the order's zone. */
const due = () => Type.Object({ at: text(), on: text(), rule: text('Where the date comes from') });

const dueCounted = () =>
  Type.Object({
    ...due().properties,
    businessDaysLeft: orNull(Type.Integer({ description: 'Of both countries; null where it is over, or too far to count' })),
  });

const money = () =>
  Type.Object(
    {
      currency: text('ISO 4217'),
      totalMinor: amount('Lines and charges'),
      assuranceMinor: amount('What the two agreed to have assured'),
      reservedMinor: amount("Of the supplier's limit"),
      paidMinor: amount('Through the programme'),
      coveredMinor: amount('By the assurance, now'),
      uncoveredMinor: amount('Of the total'),
      heldMinor: amount('Paid and still protected'),
      releasedMinor: amount(),
      refundedMinor: amount(),
      feeMinor: amount('Paid by the supplier'),
      chargedBackMinor: amount(),
    },
    { description: 'Minor units' },
  );

const instalment = () =>
  Type.Object({
    name: text(),
    amountMinor: amount(),
    paidMinor: amount(),
    setOffMinor: amount('Taken off by a decision, so not owed'),
    openMinor: amount(),
    due: trigger(),
    dueOn: orNull(Type.String()),
    declared: Type.Boolean({ description: 'The buyer announced a wire that was not seen yet' }),
  });

const seen = {
  orderId: orderId(),
  state: oneOf(STATES),
  version: Type.Integer({ description: 'Of the contract; also the entity tag' }),
};

/** One order, composed. `money` and `instalments` are null for an inspector. */
export const OrderView = Type.Object({
  ...seen,
  mode: text('guarantee or hold'),
  policy: text("Dated id once both confirmed, else the programme's name"),
  strict: Type.Boolean(),
  claims: Type.Array(
    Type.Object({
      claimId: Type.String(),
      state: Type.String(),
      grounds: Type.Array(Type.String()),
      openedAt: Type.String(),
      finishedAt: Type.Union([Type.String(), Type.Null()]),
      amountMinor: Type.Integer(),
    }),
    { description: 'Newest last; each has a page of its own' },
  ),
  messages: Type.Integer({ description: 'Written in the order; 0 for those who do not read them' }),
  contested: Type.Boolean({ description: 'A claim is open: nothing completes or is released by itself' }),
  frozen: Type.Boolean({ description: 'Closed for changes while the platform examines it' }),
  openedAt: orNull(Type.String()),
  confirmedAt: orNull(Type.String()),
  endedAt: orNull(Type.String()),
  zone: text("IANA zone in which the order's days end"),
  you: oneOf(['buyer', 'supplier', 'inspector', 'operator']),
  buyer: party(),
  supplier: party(),
  next: next(),
  due: orNull(dueCounted()),
  shipBy: shipBy(),
  money: orNull(money()),
  instalments: orNull(Type.Array(instalment())),
  warnings: Type.Array(warning()),
  contract: contract(),
  amendment: orNull(amendment()),
  inspections: Type.Unknown({ description: 'Bookings and reports; null while there are none' }),
  shipment: Type.Unknown({ description: 'Readiness, papers, arrival and seals; null while there is none' }),
});
export type OrderView = Static<typeof OrderView>;

const summary = Type.Object({
  ...seen,
  you: oneOf(['buyer', 'supplier', 'inspector', 'operator']),
  buyer: party(),
  supplier: party(),
  title: orNull(Type.String({ description: "The first line's product" })),
  next: next(),
  due: orNull(due()),
  shipByDate: orNull(Type.String()),
  money: orNull(money()),
  openMinor: orNull(
    Type.Integer({ description: 'Open of the instalment that the next step is about; null where it is about none' }),
  ),
  openedAt: orNull(Type.String()),
  messages: Type.Integer({ description: 'Written in the order; 0 for those who do not read them' }),
});
export const OrderList = pageShape(summary);

/** Every event once, in order; with `hash` and `prev` anybody can check that nothing was changed or left out. */
const event = Type.Object({
  seq: Type.Integer(),
  type: text(),
  v: Type.Integer(),
  at: text('Time of the act'),
  receivedAt: text(),
  actor: Type.Unknown(),
  data: Type.Unknown({ description: "null where it is not the reader's to see" }),
  beside: Type.Unknown({
    description:
      'What the commit wrote beside the chain: hashes of movements and deadlines, and parties; part of what is hashed unless null',
  }),
  prev: text(),
  hash: text('SHA-256 over the RFC 8785 form of the event and `prev`'),
});
export const EventPage = Type.Object({
  stream: Type.Array(Type.String(), { description: 'Supplier, kind and id: part of what is hashed' }),
  ...pageShape(event).properties,
  texts: Type.Record(Type.String(), joined(), { description: 'Texts that the events name, by content id' }),
  chain: Type.Object({
    verified: Type.Boolean({ description: 'Each hash of this page was computed anew and follows from the one before it' }),
    head: text('Hash of the newest event'),
    length: Type.Integer(),
  }),
});

const content = Type.Object({
  kind: text(),
  salt: orNull(Type.String()),
  body: Type.Unknown(),
  hash: text(),
  erased: Type.Boolean(),
});

/** fingerprint = SHA-256(RFC 8785(document)); each text's hash = SHA-256(RFC 8785({salt, body})). */
export const ContractAnswer = Type.Object({
  orderId: orderId(),
  of: oneOf(['agreed', 'sent', 'draft', 'amendment']),
  version: Type.Integer(),
  fingerprint: text(),
  document: Type.Unknown({ description: 'What was hashed, complete' }),
  texts: Type.Record(Type.String(), content),
});

const deadline = Type.Object({
  name: text(),
  dueAt: text('The act at this instant is late'),
  lastDay: text('Last whole day'),
  zone: text(),
  rule: text(),
  data: Type.Unknown(),
});
export const DeadlineList = Type.Object({ items: Type.Array(deadline) });

const problem = Type.Object({ code: text(), span: orNull(Type.Array(Type.Integer())), data: Type.Unknown() });
export const LintAnswer = Type.Object({
  version: Type.Integer(),
  clauses: Type.Array(
    Type.Object({ clauseId: text(), verdict: text(), problems: Type.Array(Type.String()), details: Type.Array(problem) }),
  ),
  shipBy: Type.Object({ ok: Type.Boolean(), date: orNull(Type.String()), problems: Type.Array(Type.String()) }),
  absent: Type.Array(Type.String(), { description: 'Topics of the category that no clause mentions' }),
});
