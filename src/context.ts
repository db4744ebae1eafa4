/** Every effect the services may have, in one object: clock, ids, database, commit path, files, mail, logs. */
import type { CalendarBook } from './calendar/types.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Faults } from './db/faults.ts';
import type { Command, Outcome } from './db/commit.ts';
import type { Queryable, Reader } from './db/reads.ts';
import type { RecordInput, Recorded } from './db/record.ts';
import type { Registry } from './db/registry.ts';
import type { CardsPort } from './adapters/cards/types.ts';
import type { Signer } from './adapters/signing/keys.ts';
import type { StoragePort } from './adapters/storage/types.ts';
import type { Instant } from './kernel/dates.ts';
import type { Actor, ContentDraft, Decided, PartyDraft, StreamRef, Warning } from './kernel/decider.ts';
import type { Ids } from './kernel/ids.ts';
import type { Json, Refused } from './kernel/result.ts';
import type { View } from './db/registry.ts';
import type { Log } from './log.ts';
import type { Published } from './orders/published.types.ts';
import type { Person } from './parties/types.ts';
import type { PoolClient } from 'pg';

export type Context = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly registry: Registry;
  readonly storage: StoragePort;
  readonly cards: CardsPort;
  /** Signs case files with the programme's key. */
  readonly signer: Signer;
  readonly faults: Faults;
  /** One command in one transaction. */
  readonly commit: (command: Command) => Promise<Exclude<Outcome, { kind: 'failed' }>>;
  /** Reads under the reader's row policies. */
  readonly read: <T>(reader: Reader, queries: (q: Queryable) => Promise<T>) => Promise<T>;
  /** What everybody may read, asked for by many at once. */
  readonly published: Published;
  /** Plain rows that are no stream, once per idempotency key, with the commit role's rights. */
  readonly record: (
    input: RecordInput,
    writes: (tx: PoolClient) => Promise<{ readonly ok: true; readonly value: Json } | Refused>,
  ) => Promise<Recorded>;
  /** The calendar book in force (cached; reloaded when an operator adds a version). */
  readonly calendars: () => Promise<CalendarBook>;
};

/** A person's request as a service sees it. */
export type Call = {
  readonly by: Person;
  /** The server's receipt time: what every deadline is judged by. */
  readonly receivedAt: Instant;
  readonly idempotency?: { readonly key: string; readonly inputHash: string };
};

export type Act = {
  readonly name: string;
  readonly stream: StreamRef;
  readonly create?: { readonly parties: readonly PartyDraft[] };
  readonly takesLimit?: boolean;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (view: View) => Decided;
  readonly answer: (view: View, warnings: readonly Warning[]) => Json;
  readonly status?: number;
};

/** What a service returns: the answer once committed (a `Recorded` has the same shape), or the refusal. */
export type Answer = Recorded;

/** Commits one command of a person: receipt time, calendars and idempotency come from the call. */
export async function act(ctx: Context, call: Call, spec: Act): Promise<Answer> {
  const calendars = await ctx.calendars();
  const { receivedAt, by, idempotency } = call;
  return ctx.commit({
    ...spec,
    actor: actorOf(by),
    facts: { receivedAt, at: receivedAt, calendars },
    ...(idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {}),
  });
}

/**
 * The stored answer of this very request, or the refusal: for checks that come before the commit. A request that was done
 * once is answered alike for ever, also when the world has changed since (a date has passed, a company has closed).
 */
export const replayOr = (ctx: Context, call: Call, refusal: Refused): Promise<Answer> =>
  ctx.record(
    {
      at: call.receivedAt,
      ...(call.idempotency ? { idempotency: { companyId: call.by.companyId, ...call.idempotency } } : {}),
    },
    async () => refusal,
  );

/** A person as the actor an event names. */
export const actorOf = (by: Person): Actor => ({
  kind: 'person',
  companyId: by.companyId,
  userId: by.userId,
  ...(by.keyId === undefined ? {} : { keyId: by.keyId }),
});
