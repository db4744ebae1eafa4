/** The steps of the guided demonstration: who does what where, what tells that it is done, and how far time must move before. */
import type { Instant } from '../../src/kernel/dates.ts';
import type { MessageKey } from '../words.data.ts';

/** The order that is being played, as the server tells it; see src/cli/seed/guided.ts. */
export type Guided = {
  readonly orderId: string;
  readonly title: string | null;
  readonly state: string;
  readonly shipBy: string | null;
  readonly claimId: string | null;
  readonly events: readonly { readonly type: string; readonly at: Instant }[];
  readonly due: readonly { readonly name: string; readonly dueAt: Instant }[];
};

export const ACTORS = {
  buyer: 'olivia@northquay.example',
  supplier: 'wu.jing@canvasworks.example',
  operator: 'operator@quayside.example',
  second: 'operator2@quayside.example',
} as const;
export type Actor = keyof typeof ACTORS;

/** The payee of the guided order; its page begins the draft. */
export const SUPPLIER_NAME = 'Zhejiang Canvas Works';

export type StepId =
  | 'draft'
  | 'send'
  | 'refused'
  | 'rewrite'
  | 'supplier_confirms'
  | 'buyer_confirms'
  | 'pay'
  | 'ship'
  | 'arrive'
  | 'claim'
  | 'answer'
  | 'escalate'
  | 'decide'
  | 'approve'
  | 'refund'
  | 'file';

export type GuideStep = {
  readonly id: StepId;
  readonly as: Actor;
  readonly title: MessageKey;
  readonly todo: MessageKey;
  readonly why: MessageKey;
  /** Where the act is done; null before there is an order. */
  readonly path: (guided: Guided | null) => string | null;
  readonly done: (guided: Guided) => boolean;
  /** The instant before which the act would be too early; null: any time is right. */
  readonly from?: (guided: Guided) => Instant | null;
  /** The bank acts in this step. */
  readonly bank?: true;
  /** Texts to type, copied by a press. */
  readonly texts?: readonly string[];
};

const DAY_MS = 86_400_000;

const count = ({ events }: Guided, type: string): number => events.filter((event) => event.type === type).length;
const has =
  (type: string, times = 1) =>
  (guided: Guided): boolean =>
    count(guided, type) >= times;

/** When something happened last, some days later; null before it happened. */
const daysAfter = ({ events }: Guided, type: string, days: number): Instant | null => {
  const at = events.findLast((event) => event.type === type)?.at;
  return at === undefined ? null : new Date(Date.parse(at) + days * DAY_MS).toISOString();
};

/** The text was changed after it had been sent: the refusal was seen. */
const isRewritten = ({ events }: Guided): boolean => {
  const sent = events.findIndex(({ type }) => type === 'contracts.sent');
  return (
    sent >= 0 && events.slice(sent).some(({ type }) => type === 'contracts.clause_set' || type === 'contracts.clause_removed')
  );
};

const order = (guided: Guided | null): string | null => guided && `/orders/${guided.orderId}`;
const part =
  (name: string) =>
  (guided: Guided | null): string | null =>
    guided && `/orders/${guided.orderId}/${name}`;
const claim = (guided: Guided | null): string | null =>
  guided?.claimId ? `/orders/${guided.orderId}/claims/${guided.claimId}` : null;
const caseOf = (guided: Guided | null): string | null =>
  guided?.claimId ? `/desk/claims/${guided.orderId}/${guided.claimId}` : null;

/** The morning in China of the day before the last one to ship. */
const shipping = ({ shipBy }: Guided): Instant | null =>
  shipBy === null ? null : new Date(Date.parse(`${shipBy}T02:00:00Z`) - 2 * DAY_MS).toISOString();

/** A minute after the two may no longer be kept from asking the platform. */
const negotiated = ({ due }: Guided): Instant | null => {
  const row = due.find(({ name }) => name.startsWith('claims.negotiation'));
  return row ? new Date(Date.parse(row.dueAt) + 60_000).toISOString() : null;
};

const words = (id: StepId) =>
  ({ id, title: `guide.${id}`, todo: `guide.${id}.do`, why: `guide.${id}.why` }) as const satisfies Partial<GuideStep>;

/** Story of the display tents: the contract that was signed said neither door height nor rain; this one will. */
export const STEPS: readonly GuideStep[] = [
  {
    ...words('draft'),
    as: 'buyer',
    path: () => null,
    done: has('contracts.drafted'),
    texts: ['Display tent 3 x 6 m', 'Good quality tent, strong frame, suitable for outdoor events'],
  },
  { ...words('send'), as: 'buyer', path: order, done: has('contracts.sent') },
  { ...words('refused'), as: 'supplier', path: order, done: isRewritten },
  {
    ...words('rewrite'),
    as: 'buyer',
    path: order,
    done: has('contracts.sent', 2),
    texts: [
      'Clear height of the front entrance at least 200 cm',
      'Roof fabric hydrostatic head at least 3000 mm, ISO 811',
      'Frame tube steel, outer diameter 25 mm ± 0.5 mm, wall thickness at least 1.2 mm',
    ],
  },
  { ...words('supplier_confirms'), as: 'supplier', path: order, done: has('contracts.confirmed') },
  { ...words('buyer_confirms'), as: 'buyer', path: order, done: has('contracts.agreed') },
  { ...words('pay'), as: 'buyer', path: order, done: has('payments.credited'), bank: true },
  { ...words('ship'), as: 'supplier', path: part('ship'), done: has('shipments.shipped'), from: shipping },
  {
    ...words('arrive'),
    as: 'supplier',
    path: part('arrival'),
    done: has('shipments.arrived'),
    from: (guided) => daysAfter(guided, 'shipments.shipped', 37),
  },
  {
    ...words('claim'),
    as: 'buyer',
    path: part('claims/new'),
    done: has('claims.opened'),
    from: (guided) => daysAfter(guided, 'shipments.arrived', 3),
  },
  { ...words('answer'), as: 'supplier', path: claim, done: has('claims.answered') },
  { ...words('escalate'), as: 'buyer', path: claim, done: has('claims.escalated'), from: negotiated },
  { ...words('decide'), as: 'operator', path: caseOf, done: has('claims.determined') },
  { ...words('approve'), as: 'second', path: caseOf, done: has('claims.approved') },
  { ...words('refund'), as: 'operator', path: () => '/desk/refunds', done: has('payments.refund_paid') },
  { ...words('file'), as: 'buyer', path: claim, done: () => false },
];

/** The first step that is not done: a later event proves the earlier ones, whichever way they were gone. */
export function stepOf(guided: Guided | null): number {
  if (guided === null) return 0;
  return STEPS.findLastIndex(({ done }) => done(guided)) + 1;
}
