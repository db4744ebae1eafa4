/** The SHA-256 chain of a stream's events, as anybody can compute it again. */
import { fingerprint } from './canonical.ts';
import type { Instant } from './dates.ts';
import type { Actor, StreamRef } from './decider.ts';
import type { JsonObject } from './result.ts';

/** The head of a stream without events. */
export const GENESIS = '0'.repeat(64);

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
};

/** SHA-256 over the canonical JSON of everything an event says and the hash before it: any later change shows. */
export function eventHash({ stream, prev, seq, type, v, data, at, receivedAt, actor }: Link): string {
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
  });
}
