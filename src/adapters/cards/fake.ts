/** A card processor in memory, for demonstrations and tests: it speaks as the real one does and moves no money. */
import { systemClock } from '../../clock.ts';
import { Fault } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import type { Instant } from '../../kernel/dates.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { amountAt } from './amounts.ts';
import { isSigned, sign } from './signature.ts';
import type { CardCapture, CardCharge, CardDispute, CardEvent, CardsPort, ChargeFound, DisputeMove } from './types.ts';

const digest = (text: string): string => sha256(text).slice(0, 24);

/** Its capture ids tell what was captured, so that a restart, which forgets everything else, still knows its own. */
const captureOf = (key: string, amountMinor: number, currency: string): CardCapture => ({
  captureId: `fake_${currency}_${amountMinor}_${digest(key)}`,
  amountMinor,
  currency,
});

const CAPTURE = /^fake_([A-Z]{3})_(\d+)_[0-9a-f]{24}$/;

/** A raw event and the signature in its header. */
export type SignedEvent = { readonly raw: Buffer; readonly signature: string };

/** What the processor would post. */
export type FakeEvents = {
  /** The card bank takes a payment back. */
  readonly dispute: (capture: CardCapture, at: Instant) => SignedEvent;
  /** The dispute was won and the money is given back. */
  readonly won: (capture: CardCapture, at: Instant) => SignedEvent;
  /** A charge went through, whoever asked for it. */
  readonly charged: (captureId: string, at: Instant) => SignedEvent;
  /** Any event. */
  readonly event: (event: CardEvent | Other, at: Instant) => SignedEvent;
};

/** An event of a kind that the platform does not use. */
type Other = { readonly kind: 'other' };

export type FakeCards = CardsPort &
  FakeEvents & {
    /** The buyer's bank confirms a charge that waited for it. */
    readonly confirm: (captureId: string) => void;
  };

type Held = ChargeFound & { readonly key: string; readonly paid: boolean };

function disputeOf({ captureId, amountMinor, currency }: CardCapture, won: boolean): CardDispute {
  const disputeId = `fake_dp_${digest(captureId)}`;
  const taken: DisputeMove = { moveId: `${disputeId}_out`, direction: 'taken', amountMinor };
  const back: DisputeMove = { moveId: `${disputeId}_in`, direction: 'given_back', amountMinor };
  return { disputeId, captureId, currency, status: won ? 'won' : 'open', moves: won ? [taken, back] : [taken] };
}

function fakeEvents(secret: string): FakeEvents {
  const event: FakeEvents['event'] = (told, at) => {
    const raw = Buffer.from(JSON.stringify(told));
    return { raw, signature: sign(secret, raw, at) };
  };
  return {
    event,
    dispute: (capture, at) => event({ kind: 'dispute', dispute: disputeOf(capture, false) }, at),
    won: (capture, at) => event({ kind: 'dispute', dispute: disputeOf(capture, true) }, at),
    charged: (captureId, at) => event({ kind: 'charged', captureId }, at),
  };
}

/** Its event, or null where it is no JSON. */
function parsed(raw: Uint8Array): CardEvent | Other | null {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8')) as CardEvent | Other;
  } catch {
    return null;
  }
}

/** What it holds of charges and refunds, in memory. */
function fakeBooks(now: () => Instant) {
  const charges = new Map<string, Held>();
  const refunds = new Map<string, { readonly captureId: string; readonly amountMinor: number }>();
  const refundedOf = (captureId: string): number =>
    [...refunds.values()].filter((r) => r.captureId === captureId).reduce((sum, r) => sum + r.amountMinor, 0);
  const named = (key: string): Held | undefined => [...charges.values()].find((each) => each.key === key);
  const charge = ({ key, amountMinor, currency, token, reference, purpose, instalment, request }: CardCharge): Held => {
    const capture = captureOf(key, amountMinor, currency);
    const before = named(key);
    if (before && before.captureId !== capture.captureId) throw new Fault('a key names one charge');
    const about = { reference, purpose, instalment, request, capturedAt: now() };
    const made = before ?? { ...capture, ...about, key, refundedMinor: 0, paid: token !== 'tok_confirm' };
    charges.set(capture.captureId, made);
    return made;
  };
  const found = ({ key: _, paid: __, ...held }: Held): ChargeFound => ({ ...held, refundedMinor: refundedOf(held.captureId) });
  return { charges, refunds, refundedOf, named, charge, found };
}

/**
 * `tok_declined` is declined, `tok_confirm` waits for `confirm`, `tok_unavailable` cannot be reached, `tok_lost` is charged
 * and the answer to its first request is lost; every other token pays. Refunds of one capture never exceed it, and the
 * same key never refunds twice.
 * @param now what the age of its events is judged by
 */
export function fakeCards(secret: string, now: () => Instant = systemClock.now): FakeCards {
  const { charges, refunds, refundedOf, named, charge, found } = fakeBooks(now);
  return {
    name: 'fake',
    capture: async (asked) => {
      const { token, key } = asked;
      if (amountAt(asked.amountMinor, asked.currency) === null) return refuse('card.amount_unsupported');
      if (token === 'tok_declined') return refuse('card.declined', { because: 'generic_decline' });
      if (token === 'tok_unavailable' || (token === 'tok_lost' && !named(key) && charge(asked)))
        return refuse('card.unavailable');
      const { paid, captureId, amountMinor, currency } = charge(asked);
      if (!paid) return refuse('card.confirmation_needed', { captureId, clientSecret: `${captureId}_secret_fake` });
      return ok({ captureId, amountMinor, currency });
    },
    refund: async ({ key, captureId, amountMinor }) => {
      const refundId = `fake_re_${digest(key)}`;
      if (refunds.has(key)) return ok({ refundId });
      const captured = CAPTURE.exec(captureId);
      if (!captured) return refuse('card.capture_unknown', { captureId });
      if (amountMinor > Number(captured[2]) - refundedOf(captureId)) return refuse('card.not_refundable', { captureId });
      refunds.set(key, { captureId, amountMinor });
      return ok({ refundId });
    },
    find: async (captureId) => {
      const held = charges.get(captureId);
      return held?.paid ? ok(found(held)) : refuse('card.capture_unknown', { captureId });
    },
    since: async (from) => ok([...charges.values()].filter((c) => c.paid && c.capturedAt >= from).map(found)),
    readEvent: async (raw, signature) => {
      const told = isSigned(secret, raw, signature, now()) ? parsed(raw) : null;
      if (!told) return refuse('card.event_invalid');
      return ok(told.kind === 'other' ? null : told);
    },
    ...fakeEvents(secret),
    confirm: (captureId) => {
      const held = charges.get(captureId);
      if (held) charges.set(captureId, { ...held, paid: true, capturedAt: now() });
    },
  };
}
