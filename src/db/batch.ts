/** One batch in memory: decides each command on the state its predecessors left, and gathers what is to be written. */
import type { ClientBase } from 'pg';
import type { Instant } from '../kernel/dates.ts';
import type {
  Actor,
  ContentDraft,
  DeadlineDraft,
  Decided,
  Decision,
  DomainEvent,
  ErasureDraft,
  JobDraft,
  PartyDraft,
  StreamRef,
  States,
  TransferDraft,
  Warning,
} from '../kernel/decider.ts';
import { type Json, type Refused, refuse } from '../kernel/result.ts';
import { Balances } from './balances.ts';
import type { IdempotencyRow, Of, TransferRow } from './effects.ts';
import { type EventRow, chain } from './events.ts';
import { GENESIS } from '../kernel/chain.ts';
import { vouch } from './vouch.ts';
import { type Facts, type Registry, type View, fold, initialStates } from './registry.ts';
import { type StreamRow, streamKey } from './streams.ts';

export type Command = {
  /** `slice.verb`, for logs. */
  readonly name: string;
  readonly stream: StreamRef;
  readonly actor: Actor;
  readonly facts: Facts;
  /** A new stream with its first parties; the id must be fresh. */
  readonly create?: { readonly parties: readonly PartyDraft[] };
  /** Takes the supplier's limit row as second lock; only then may the decision carry supplierEvents. */
  readonly takesLimit?: boolean;
  readonly idempotency?: { readonly companyId: string; readonly key: string; readonly inputHash: string };
  /** The deadline row this command consumes; if it is gone or moved, the command does nothing. */
  readonly timer?: { readonly name: string; readonly dueAt: Instant };
  /** Whatever fell due before it was received has been carried out, as far as it can be. */
  readonly afterDue?: true;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (view: View) => Decided;
  /** What the caller is told, made from the state after the fold; HTTP status in `status` (default 200). */
  readonly answer: (view: View, warnings: readonly Warning[]) => Json;
  readonly status?: number;
};

/** Nothing was decided: another transaction holds a lock of this command, or a deadline that passed before it comes first. */
export type Postponed = { readonly kind: 'busy' } | { readonly kind: 'overdue' };

export type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly answer: Json; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Loaded = {
  readonly streams: readonly StreamRow[];
  /** Per command that is not a creation, in order. */
  readonly standings: readonly (readonly string[] | null)[];
  readonly answered: readonly IdempotencyRow[];
  readonly dueTimers: ReadonlySet<string>;
  /** Commands, by their place, whose streams have deadlines that passed before they were received. */
  readonly overdue: ReadonlySet<number>;
  /** Whether rows that others hold were passed over: then a row that is missing may be there, and its command is `busy`. */
  readonly passedOver: boolean;
};

export type Writes = {
  readonly created: readonly StreamRow[];
  readonly updated: readonly StreamRow[];
  readonly events: readonly EventRow[];
  readonly parties: readonly Of<PartyDraft>[];
  readonly contents: readonly Of<ContentDraft>[];
  readonly transfers: readonly TransferRow[];
  readonly cleared: readonly Of<{ readonly name: string }>[];
  readonly deadlines: readonly Of<DeadlineDraft>[];
  readonly jobs: readonly JobDraft[];
  readonly erasures: readonly Of<ErasureDraft>[];
  readonly answers: readonly IdempotencyRow[];
};

/** Far above any chain of reactions that makes sense; reached only by a reaction that feeds itself. */
const MAX_EVENTS_PER_COMMAND = 500;

type Draft = { stream: StreamRow; supplier: StreamRow | null; rows: EventRow[]; warnings: Warning[]; decisions: Decision[] };

const transfersOf = (draft: Draft): readonly TransferDraft[] => draft.decisions.flatMap((d) => d.transfers ?? []);

export class Batch {
  readonly #registry: Registry;
  readonly #commands: readonly Command[];
  readonly #loaded: Loaded;
  readonly #streams = new Map<string, StreamRow>();
  readonly #created = new Set<string>();
  readonly #touched = new Set<string>();
  readonly #answers = new Map<string, IdempotencyRow>();
  readonly #newAnswers: IdempotencyRow[] = [];
  readonly #balances: Balances;
  readonly #outcomes: (Outcome | Postponed)[] = [];
  readonly #events: EventRow[] = [];
  readonly #parties: Of<PartyDraft>[] = [];
  readonly #contents: Of<ContentDraft>[] = [];
  readonly #transfers: TransferRow[] = [];
  readonly #intents = new Set<string>();
  readonly #cleared = new Map<string, Of<{ readonly name: string }>>();
  readonly #deadlines = new Map<string, Of<DeadlineDraft>>();
  readonly #jobs: JobDraft[] = [];
  readonly #erasures: Of<ErasureDraft>[] = [];

  constructor(registry: Registry, commands: readonly Command[], loaded: Loaded) {
    this.#registry = registry;
    this.#commands = commands;
    this.#loaded = loaded;
    this.#balances = new Balances(
      registry,
      commands.map((c) => c.stream),
    );
    for (const row of loaded.streams) this.#streams.set(streamKey(row.ref), row);
    for (const row of loaded.answered) this.#answers.set(`${row.companyId}/${row.key}`, row);
  }

  /** Decides every command in order; reads balances of guarded accounts through the batch's client where money leaves them. */
  async decideAll(client: ClientBase): Promise<void> {
    let existing = 0;
    for (const [place, command] of this.#commands.entries()) {
      const standing = command.create
        ? command.create.parties.map((p) => p.relation)
        : (this.#loaded.standings[existing++] ?? null);
      const before = this.#replay(command) ?? (this.#loaded.overdue.has(place) ? ({ kind: 'overdue' } as const) : null);
      this.#outcomes.push(before ?? (await this.#decide(client, command, standing)));
    }
  }

  outcomes(): readonly (Outcome | Postponed)[] {
    return this.#outcomes;
  }

  writes(): Writes {
    const touched = [...this.#touched].map((key) => this.#streams.get(key) as StreamRow);
    return {
      created: touched.filter((row) => this.#created.has(streamKey(row.ref))),
      updated: touched.filter((row) => !this.#created.has(streamKey(row.ref))),
      events: this.#events,
      parties: this.#parties,
      contents: this.#contents,
      transfers: this.#transfers,
      cleared: [...this.#cleared.values()],
      deadlines: [...this.#deadlines.values()],
      jobs: this.#jobs,
      erasures: this.#erasures,
      answers: this.#newAnswers,
    };
  }

  /** The stored answer of the same request, or the refusal of another request under its key. */
  #replay(command: Command): Outcome | null {
    const idempotency = command.idempotency;
    const known = idempotency && this.#answers.get(`${idempotency.companyId}/${idempotency.key}`);
    if (!known) return null;
    if (known.inputHash !== idempotency.inputHash) return { kind: 'refused', refusal: refuse('idempotency.key_reused') };
    return { kind: 'done', status: known.status, answer: known.answer, replayed: true };
  }

  async #decide(client: ClientBase, command: Command, standing: readonly string[] | null): Promise<Outcome | Postponed> {
    if (standing === null) return { kind: 'refused', refusal: refuse('access.not_found') };
    const draft = this.#open(command);
    if (this.#loaded.passedOver && (!draft || (command.takesLimit && !draft.supplier))) return { kind: 'busy' };
    if (!draft) return { kind: 'refused', refusal: refuse('access.not_found') };
    if (draft.stream.frozen || draft.supplier?.frozen) return { kind: 'refused', refusal: refuse('order.frozen') };
    if (command.timer && !this.#consumeTimer(command, command.timer))
      return { kind: 'done', status: 204, answer: null, replayed: false };

    const view = (): View => ({
      stream: command.stream,
      states: draft.stream.states,
      supplier: draft.supplier?.states ?? null,
      relations: standing,
      facts: command.facts,
      version: draft.stream.version,
    });
    const decided = command.decide(view());
    if (!decided.ok) return { kind: 'refused', refusal: decided };
    this.#apply(command, draft, decided.value, view);
    vouch(command, draft);
    const refusal =
      this.#spentIntent(command, draft) ??
      (await this.#balances.overdrawn(client, command.stream.supplierId, transfersOf(draft)));
    if (refusal) return { kind: 'refused', refusal };
    this.#keep(command, draft);
    const answer = command.answer(view(), draft.warnings);
    this.#remember(command, answer);
    return { kind: 'done', status: command.status ?? 200, answer, replayed: false };
  }

  #open(command: Command): Draft | null {
    const key = streamKey(command.stream);
    // The supplier's own stream is its own first lock; two drafts of one row would overwrite each other.
    if (command.takesLimit && command.stream.kind === 'supplier')
      throw new Error(`${command.name}: takes its own stream as second lock`);
    const fresh = (): StreamRow => ({
      ref: command.stream,
      version: 0,
      head: GENESIS,
      frozen: false,
      states: initialStates(this.#registry, command.stream.kind),
    });
    const stream = this.#streams.get(key) ?? (command.create ? fresh() : null);
    const supplierRef: StreamRef = { supplierId: command.stream.supplierId, kind: 'supplier', id: command.stream.supplierId };
    const supplier = command.takesLimit ? (this.#streams.get(streamKey(supplierRef)) ?? null) : null;
    return stream ? { stream, supplier, rows: [], warnings: [], decisions: [] } : null;
  }

  #consumeTimer(command: Command, timer: { readonly name: string; readonly dueAt: Instant }): boolean {
    const key = `${streamKey(command.stream)}/${timer.name}`;
    if (!this.#loaded.dueTimers.has(`${key}@${timer.dueAt}`) || this.#cleared.has(key)) return false;
    this.#cleared.set(key, { stream: command.stream, name: timer.name });
    return true;
  }

  /** Folds a decision's events, then lets higher slices react to each of them, depth first by rank, until nobody has more to say. */
  #apply(command: Command, draft: Draft, decision: Decision, view: () => View): void {
    draft.decisions.push(decision);
    draft.warnings.push(...(decision.warnings ?? []));
    const fresh = [
      ...(decision.events ?? []).map((event) => this.#append(command, draft, 'stream', event)),
      ...(decision.supplierEvents ?? []).map((event) => this.#append(command, draft, 'supplier', event)),
    ];
    if (draft.rows.length > MAX_EVENTS_PER_COMMAND) throw new Error(`${command.name}: reactions do not end`);
    for (const row of fresh) {
      if (row.stream.kind !== command.stream.kind) continue;
      for (const reactor of this.#registry.reactors) {
        if (reactor.on.includes(row.type)) this.#apply(command, draft, reactor.react(row, view()), view);
      }
    }
  }

  #append(command: Command, draft: Draft, target: 'stream' | 'supplier', event: DomainEvent): EventRow {
    const before = draft[target];
    if (!before) throw new Error(`${command.name}: supplier events without the limit lock, or a supplier without a stream`);
    const act = { at: command.facts.at, receivedAt: command.facts.receivedAt, actor: command.actor };
    const row = chain(before.ref, before, event, act);
    const states: States = fold(this.#registry, before.ref.kind, before.states, row);
    draft[target] = { ...before, version: row.seq, head: row.hash, states };
    draft.rows.push(row);
    return row;
  }

  /** An intent that already moved within this batch; earlier commits are found by the unique constraint. */
  #spentIntent(command: Command, draft: Draft): Refused | null {
    const seen = new Set<string>();
    for (const transfer of transfersOf(draft)) {
      const key = `${command.stream.supplierId}/${transfer.intentId}`;
      if (this.#intents.has(key) || seen.has(key)) return refuse('ledger.intent_spent', { intent: transfer.intentId });
      seen.add(key);
    }
    return null;
  }

  #keep(command: Command, draft: Draft): void {
    for (const row of [draft.stream, draft.supplier]) {
      if (!row || !draft.rows.some((e) => streamKey(e.stream) === streamKey(row.ref))) continue;
      const key = streamKey(row.ref);
      if (command.create && row === draft.stream) this.#created.add(key);
      this.#streams.set(key, row);
      this.#touched.add(key);
    }
    const stream = command.stream;
    // The last event may be the supplier's: movements are numbered in their own stream.
    const last = draft.stream.version;
    this.#events.push(...draft.rows);
    this.#parties.push(...(command.create?.parties ?? []).map((p) => ({ ...p, stream })));
    this.#contents.push(...(command.contents ?? []).map((c) => ({ ...c, stream })));
    for (const decision of draft.decisions) {
      this.#parties.push(...(decision.parties ?? []).map((p) => ({ ...p, stream })));
      this.#jobs.push(...(decision.jobs ?? []));
      this.#erasures.push(...(decision.erasures ?? []).map((e) => ({ ...e, stream })));
      for (const transfer of decision.transfers ?? []) {
        this.#intents.add(`${stream.supplierId}/${transfer.intentId}`);
        this.#transfers.push({ ...transfer, stream, seq: last, at: command.facts.at });
        this.#balances.keep(stream.supplierId, transfer);
      }
      this.#keepDeadlines(stream, decision);
    }
  }

  #keepDeadlines(stream: StreamRef, decision: Decision): void {
    for (const name of decision.clearDeadlines ?? []) {
      const key = `${streamKey(stream)}/${name}`;
      this.#deadlines.delete(key);
      this.#cleared.set(key, { stream, name });
    }
    for (const deadline of decision.setDeadlines ?? [])
      this.#deadlines.set(`${streamKey(stream)}/${deadline.name}`, { ...deadline, stream });
  }

  #remember(command: Command, answer: Json): void {
    if (!command.idempotency) return;
    const row = { ...command.idempotency, status: command.status ?? 200, answer, at: command.facts.receivedAt };
    this.#answers.set(`${row.companyId}/${row.key}`, row);
    this.#newAnswers.push(row);
  }
}
