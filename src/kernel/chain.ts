/** The SHA-256 chain of a stream's events, as anybody can compute it again. */
import { fingerprint } from './canonical.ts';
import type { Instant } from './dates.ts';
import type { Actor, DeadlineDraft, PartyDraft, StreamRef, TransferDraft } from './decider.ts';
import type { JsonObject } from './result.ts';

/** The head of a stream without events. */
export const GENESIS = '0'.repeat(64);

/**
 * What a commit wrote beside the chain, told by its last event: so the chain vouches for rows that are no events. A missing
 * member says that there was none.
 */
export type Beside = {
  /** SHA-256 over the movements whose number is the event's, by intent. */
  readonly moved?: string;
  /** Deadlines by name: due instant and SHA-256 of one that was set, null for one that was cleared. */
  readonly due?: { readonly [name: string]: readonly [dueAt: Instant, hash: string] | null };
  /** Who may see the stream from now on, `<relation> <company>`. */
  readonly parties?: readonly string[];
};

/** Everything an event says that its hash covers. */
export type Link = {
  readonly stream: StreamRef;
  readonly prev: string;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly data: JsonObject;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly actor: Actor;
  /** Missing or null in events of before there was such a thing: their hash has no such member. */
  readonly beside?: Beside | null;
};

/** SHA-256 over the canonical JSON of everything an event says and the hash before it: any later change shows. */
export function eventHash({ stream, prev, seq, type, v, data, at, receivedAt, actor, beside }: Link): string {
  return fingerprint({
    stream: [stream.supplierId, stream.kind, stream.id],
    prev,
    seq,
    type,
    v,
    data,
    at,
    receivedAt,
    actor: { ...actor },
    ...(beside ? { beside: beside as JsonObject } : {}),
  });
}

/** A movement as the chain vouches for it. */
export type Moved = TransferDraft & { readonly at: Instant };

/** The hash over all movements of one event, whatever order they are given in. */
export const movedHash = (moves: readonly Moved[]): string =>
  fingerprint(
    moves
      .map(({ intentId, debit, credit, amountMinor, currency, at }) => ({ intentId, debit, credit, amountMinor, currency, at }))
      .toSorted((a, b) => (a.intentId < b.intentId ? -1 : 1)),
  );

/** A deadline as the chain vouches for it, with the version of the time-zone data in which it was counted. */
export type Due = DeadlineDraft & { readonly tzdata: string };

export const dueHash = ({ name, dueAt, zone, rule, tzdata, data }: Due): string =>
  fingerprint({ name, dueAt, zone, rule, tzdata, data: data ?? {} });

export const partyName = ({ relation, companyId }: PartyDraft): string => `${relation} ${companyId}`;
