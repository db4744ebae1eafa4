/** The naive model of card banks: what they take back, who bears it, and what becomes of it when the dispute is won. */
import type { Minor } from '../src/kernel/money.ts';
import { released } from './money.ts';
import { type Purse, type Taking, isOpen, leftMinor, sum, takenReleasedMinor } from './purse.ts';
import { NO_FEE, change, instruct, owes } from './returns.ts';

export type Move = Pick<Taking, 'moveId' | 'disputeId' | 'captureId'> & { readonly askedMinor: Minor };

/** Who bears it: what is held, what was released at the supplier's account, else the fund; beyond what was left it is lost. */
function share(purse: Purse, amountMinor: Minor): Pick<Taking, 'lostMinor' | 'heldMinor' | 'releasedMinor'> {
  const counted = Math.min(amountMinor, Math.max(0, leftMinor(purse)));
  const heldMinor = Math.min(purse.heldMinor, counted);
  const atSupplier = purse.mode === 'guarantee' ? purse.releasedMinor - takenReleasedMinor(purse) : 0;
  return { lostMinor: amountMinor - counted, heldMinor, releasedMinor: Math.min(counted - heldMinor, atSupplier) };
}

const fundOf = (t: Pick<Taking, 'amountMinor' | 'lostMinor' | 'heldMinor' | 'releasedMinor'>): Minor =>
  t.amountMinor - t.lostMinor - t.heldMinor - t.releasedMinor;

/** The card bank took money back: never more than the card had paid. Instructions shrink, so that nothing goes back twice. */
export function takeBack(purse: Purse, { moveId, disputeId, captureId, askedMinor }: Move): Purse {
  const credit = purse.credits.find((c) => c.channel === 'card' && c.id === captureId);
  const before = sum(purse.takings, (t) => (t.captureId === captureId ? t.amountMinor : 0));
  const amountMinor = Math.min(askedMinor, (credit?.amountMinor ?? 0) - before);
  if (amountMinor <= 0) return purse;
  const taking = { moveId, disputeId, captureId, amountMinor, ...share(purse, amountMinor), lessened: [] };
  const fund = fundOf(taking);
  const gone: Purse = {
    ...purse,
    heldMinor: purse.heldMinor - taking.heldMinor,
    fundMinor: purse.fundMinor + fund + taking.lostMinor,
    takings: [...purse.takings, taking],
  };
  return shrink(owes(gone, fund, fund), captureId);
}

/** The oldest instruction keeps what it can; what was to go to the card that is gone goes elsewhere. */
function shrink(purse: Purse, captureId: string): Purse {
  let left = Math.max(0, leftMinor(purse));
  const wanted = purse.refunds.flatMap((refund, at) => {
    if (!isOpen(refund)) return [];
    const amountMinor = Math.min(refund.amountMinor, left);
    left -= amountMinor;
    const lessMinor = refund.amountMinor - amountMinor;
    return lessMinor > 0 || refund.parts.some((p) => p.creditId === captureId) ? [{ at, amountMinor, lessMinor }] : [];
  });
  const newestFirst = wanted.toReversed();
  const lessened = newestFirst.filter((w) => w.lessMinor > 0).map(({ at, lessMinor }) => ({ at, amountMinor: lessMinor }));
  const noted = { ...purse, takings: purse.takings.map((t, i) => (i === purse.takings.length - 1 ? { ...t, lessened } : t)) };
  return newestFirst.reduce<Purse>(
    (p, { at, amountMinor }) => change(p, at, amountMinor, p.refunds[at]?.fee ?? NO_FEE, false),
    noted,
  );
}

/** The card bank gave money back, whoever had borne it: the loss is made good first, then the fund, the supplier, what was held. */
export function giveBack(purse: Purse, { moveId, disputeId, captureId, askedMinor }: Move): Purse {
  const { takings } = purse;
  const own = takings.filter((t) => t.disputeId === disputeId);
  const amountMinor = Math.min(
    askedMinor,
    sum(own, (t) => t.amountMinor),
  );
  if (amountMinor <= 0) return purse;
  let left = amountMinor;
  const outOf = (minor: Minor): Minor => {
    const part = Math.min(minor, left);
    left -= part;
    return part;
  };
  const lost = outOf(sum(takings, (t) => t.lostMinor));
  const fund = outOf(sum(takings, fundOf));
  const toSupplier = outOf(sum(takings, (t) => t.releasedMinor));
  const held = left;
  const lessened = againOf(own, amountMinor - lost);
  const back: Taking = {
    moveId,
    disputeId,
    captureId,
    amountMinor: -amountMinor,
    lostMinor: -lost,
    heldMinor: -held,
    releasedMinor: -toSupplier,
    lessened: lessened.map((less) => ({ ...less, amountMinor: -less.amountMinor })),
  };
  const came: Purse = {
    ...purse,
    heldMinor: purse.heldMinor + held,
    fundMinor: purse.fundMinor - fund - lost,
    takings: [...takings, back],
  };
  const owed = lessened.reduce(again, owes(came, -fund, -fund));
  return purse.ended && owed.heldMinor > 0 ? released(owed) : owed;
}

/** Of what a dispute made smaller, what stands again. */
function againOf(own: readonly Taking[], minor: Minor): Taking['lessened'] {
  let left = minor;
  const lessened = own.flatMap((t) => t.lessened);
  return [...new Set(lessened.map((less) => less.at))].flatMap((at) => {
    const amountMinor = Math.min(
      left,
      sum(lessened, (less) => (less.at === at ? less.amountMinor : 0)),
    );
    left -= amountMinor;
    return amountMinor > 0 ? [{ at, amountMinor }] : [];
  });
}

/** What was not paid because the card bank had paid it is to be paid again. */
function again(purse: Purse, { at, amountMinor }: Taking['lessened'][number]): Purse {
  const refund = purse.refunds[at];
  if (!refund) return purse;
  const { claimId, because, fee, status } = refund;
  if (status === 'open' || status === 'held') return change(purse, at, refund.amountMinor + amountMinor, fee, false);
  return instruct(purse, { claimId, because, askedMinor: amountMinor, fee: NO_FEE });
}
