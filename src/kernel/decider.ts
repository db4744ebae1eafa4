/** The shape of every decision: events that happened, and the effects one commit carries out with them. */
import type { Instant, Zone } from './dates.ts';
import type { CompanyId, UserId } from './ids.ts';
import type { Minor } from './money.ts';
import type { Json, JsonObject, Refused, Result } from './result.ts';

/** A stream of events with one lock and one hash chain. `supplierId` is the shard; the programme's own streams use PROGRAMME. */
export type StreamRef = { readonly supplierId: CompanyId; readonly kind: StreamKind; readonly id: string };
export type StreamKind = 'order' | 'supplier' | 'account' | 'programme';

/** The shard of streams that belong to no supplier. */
export const PROGRAMME = 'programme';

/** Who acts: a person for a company (perhaps through an API key), or the platform's clock. */
export type Actor =
  | { readonly kind: 'person'; readonly companyId: CompanyId; readonly userId: UserId; readonly keyId?: string }
  | { readonly kind: 'timer' };

/**
 * One fact that happened. `type` begins with the slice's name (`contracts.clause_added`); it is folded for ever, so a
 * changed meaning needs a higher `v` and a migration that refolds. Data holds ids, amounts, dates, codes and salted
 * hashes, never names or free text: those are ContentDrafts beside the chain, where they can be erased.
 */
export type DomainEvent<T extends string = string, D extends JsonObject = JsonObject> = {
  readonly type: T;
  readonly v: number;
  readonly data: D;
};

/** A DomainEvent as it stands in a stream. `at` is the time of the act: the server's receipt, or a timer's due instant. */
export type RecordedEvent<E extends DomainEvent = DomainEvent> = E & {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
};

/** Text or names beside the chain. The event holds `contentId` and `hash` only. */
export type ContentDraft = {
  readonly contentId: string;
  readonly kind: string;
  readonly salt: string;
  readonly body: Json;
  /** fingerprint({ salt, body }) */
  readonly hash: string;
};
export type ContentRef = { readonly contentId: string; readonly hash: string };

/** One movement of money, bound to a business intent that can happen once per supplier shard. */
export type TransferDraft = {
  /** Unique for ever; contains the order id, e.g. `release:<order id>`. */
  readonly intentId: string;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: Minor;
  readonly currency: string;
};

/** A due instant in this stream. The same name set again replaces the former row; that is always an event's doing. */
export type DeadlineDraft = {
  readonly name: string;
  readonly dueAt: Instant;
  /** The zone in which the day was counted. */
  readonly zone: Zone;
  /** The rule that set it, for people: `policy.unpaid_days`. */
  readonly rule: string;
  readonly data?: JsonObject;
};

/** A side effect to run after the commit: mail, a webhook, an export. */
export type JobDraft = { readonly queue: string; readonly data: JsonObject };

/** A text or a file of this stream whose words or bytes go for good; its id and hashes stay. */
export type ErasureDraft = { readonly of: 'content' | 'file'; readonly id: string };

/** Something the person should know although the command succeeded: `incoterm.container`. */
export type Warning = { readonly code: string; readonly data?: JsonObject };

/** A company that may see the stream from now on, and as what. */
export type PartyDraft = { readonly companyId: CompanyId; readonly relation: Relation };
export type Relation = 'buyer' | 'supplier' | 'inspector' | 'owner';

export type Decision = {
  /** Events of the command's own stream. */
  readonly events?: readonly DomainEvent[];
  /** Events of the supplier's stream: only for commands that took the limit lock. */
  readonly supplierEvents?: readonly DomainEvent[];
  readonly transfers?: readonly TransferDraft[];
  readonly setDeadlines?: readonly DeadlineDraft[];
  readonly clearDeadlines?: readonly string[];
  readonly jobs?: readonly JobDraft[];
  readonly parties?: readonly PartyDraft[];
  readonly warnings?: readonly Warning[];
  readonly erasures?: readonly ErasureDraft[];
};

/** A slice's part of a stream's state. `initial` is the state before the first event. */
export type SliceFold<S = Json> = {
  readonly slice: string;
  readonly stream: StreamKind;
  readonly initial: S;
  readonly evolve: (state: S, event: RecordedEvent) => S;
};

/** The folded state of a whole stream, by slice name. Each slice reads its own and lower ones. */
export type States = { readonly [slice: string]: unknown };

export type Decided<C extends string = string> = Result<Decision, C>;

/** Joins decisions of several slices into the one that a command commits. */
export function merge(...decisions: readonly Decision[]): Decision {
  const all = <K extends keyof Decision>(key: K): NonNullable<Decision[K]> =>
    decisions.flatMap((d) => (d[key] ?? []) as readonly unknown[]) as unknown as NonNullable<Decision[K]>;
  return {
    events: all('events'),
    supplierEvents: all('supplierEvents'),
    transfers: all('transfers'),
    setDeadlines: all('setDeadlines'),
    clearDeadlines: all('clearDeadlines'),
    jobs: all('jobs'),
    parties: all('parties'),
    warnings: all('warnings'),
    erasures: all('erasures'),
  };
}

export const isRefused = <T, C extends string>(result: Result<T, C>): result is Refused<C> => !result.ok;
