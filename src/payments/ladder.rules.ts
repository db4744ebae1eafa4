/** How far each wire of an order came: instructed, seen at the bank, matched to the order, covered. */
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import type { Credit, Declaration, PaymentsEvent, SeenLine } from './types.ts';

export type Wire = {
  /** Null: it came without an announcement and pays none, or more than one. */
  readonly instalment: string | null;
  /** What came in; before that what was announced; null where no amount was said. */
  readonly amountMinor: Minor | null;
  /** Somebody else than the buyer pays. */
  readonly thirdParty: boolean;
  readonly instructedAt: Instant | null;
  readonly seenAt: Instant | null;
  /** The day that the bank booked it. */
  readonly bookedOn: PlainDate | null;
  readonly matchedAt: Instant | null;
  readonly coveredMinor: Minor;
  readonly because: string | null;
};

type Acted = { readonly at: Instant };
export type Declared = Declaration & Acted;
export type Credited = Extract<PaymentsEvent, { type: 'payments.credited' }>['data'] & Acted;
export type Linked = Extract<PaymentsEvent, { type: 'payments.linked' }>['data'] & Acted;
export type Told =
  | { readonly kind: 'declared'; readonly data: Declared }
  /** The bank line that shows what the supplier had told. */
  | { readonly kind: 'linked'; readonly data: Linked }
  | { readonly kind: 'credited'; readonly data: Credited };

type Open = Wire & { readonly creditId: string | null; readonly lineId: string | null };

const announced = ({ instalment, amountMinor, payer, at }: Declared): Open => ({
  instalment,
  amountMinor,
  thirdParty: payer !== null,
  instructedAt: at,
  seenAt: null,
  bookedOn: null,
  matchedAt: null,
  coveredMinor: 0,
  because: null,
  creditId: null,
  lineId: null,
});

const UNANNOUNCED: Open = {
  ...announced({ instalment: '', amountMinor: null, payer: null, at: '' }),
  instalment: null,
  instructedAt: null,
};

/** The place of the wire that waits, or behind the last. */
function placeOf(wires: readonly Open[], waits: (wire: Open) => boolean): number {
  const at = wires.findIndex(waits);
  return at < 0 ? wires.length : at;
}

const put = (wires: readonly Open[], at: number, change: Partial<Open>): readonly Open[] => [
  ...wires.slice(0, at),
  { ...(wires[at] ?? UNANNOUNCED), ...change },
  ...wires.slice(at + 1),
];

function take(wires: readonly Open[], told: Told): readonly Open[] {
  if (told.kind === 'declared') {
    const at = placeOf(wires, (w) => w.creditId === null && w.instalment === told.data.instalment);
    return put(wires, at, announced(told.data));
  }
  if (told.kind === 'linked') {
    const at = wires.findIndex(({ creditId }) => creditId === told.data.creditId);
    return at < 0 ? wires : put(wires, at, { lineId: told.data.lineId });
  }
  const { creditId, channel, amountMinor, bookedOn, allocations, at: matchedAt } = told.data;
  if (channel === 'card') return wires;
  const names = allocations.map(({ instalment }) => instalment);
  const at = placeOf(wires, (w) => w.creditId === null && w.instalment !== null && names.includes(w.instalment));
  const first = names.length === 1 ? (names[0] ?? null) : null;
  const instalment = wires[at]?.instalment ?? first;
  // What pays an instalment in parts leaves the announcement of the rest to be made anew.
  // The supplier's word is no bank's: what it told is seen once a line shows it.
  const seenAt = channel === 'wire' ? matchedAt : null;
  return put(wires, at, { creditId, lineId: creditId, instalment, amountMinor, bookedOn, matchedAt, seenAt });
}

/** A line on the wire that it brought; one that waits, on the first wire that was announced and not seen. */
function show(wires: readonly Open[], line: SeenLine): readonly Open[] {
  const { receivedAt: seenAt, bookedOn, amountMinor, because } = line;
  if (because === null) {
    const at = wires.findIndex(({ lineId }) => lineId === line.lineId || lineId?.startsWith(`${line.lineId}+`));
    return at < 0 ? wires : put(wires, at, { seenAt, bookedOn: bookedOn ?? wires[at]?.bookedOn ?? null });
  }
  const at = placeOf(wires, (w) => w.creditId === null && w.seenAt === null);
  return put(wires, at, { seenAt, bookedOn, amountMinor, because });
}

/** What of each credit the cover reaches: the first in is covered first. */
function coverOf(credits: readonly Pick<Credit, 'creditId' | 'amountMinor'>[], coveredMinor: Minor): ReadonlyMap<string, Minor> {
  let left = coveredMinor;
  return new Map(
    credits.map(({ creditId, amountMinor }) => {
      const part = Math.min(left, amountMinor);
      left -= part;
      return [creditId, part];
    }),
  );
}

/**
 * The wires of an order in the order in which they were told of.
 * @param told announcements and credits, oldest first
 * @param lines bank lines booked on the order, and those that wait with its reference
 * @param coveredMinor what of the order is covered now
 */
export function wiresOf(facts: {
  readonly told: readonly Told[];
  readonly lines: readonly SeenLine[];
  readonly credits: readonly Pick<Credit, 'creditId' | 'amountMinor'>[];
  readonly coveredMinor: Minor;
}): readonly Wire[] {
  const cover = coverOf(facts.credits, facts.coveredMinor);
  const wires = facts.lines.reduce(show, facts.told.reduce<readonly Open[]>(take, []));
  return wires.map(({ creditId, lineId: _, ...wire }) => ({
    ...wire,
    coveredMinor: creditId === null ? 0 : (cover.get(creditId) ?? 0),
  }));
}
