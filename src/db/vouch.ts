/** The last event of a command vouches for what the command writes beside its stream. */
import { type Beside, dueHash, movedHash, partyName } from '../kernel/chain.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decision, PartyDraft } from '../kernel/decider.ts';
import { tzdataVersion } from './effects.ts';
import { type EventRow, vouching } from './events.ts';
import { type StreamRow, streamKey } from './streams.ts';

/** What of a command counts here. */
type Vouching = {
  readonly name: string;
  readonly facts: { readonly at: Instant };
  readonly create?: { readonly parties: readonly PartyDraft[] };
  readonly timer?: { readonly name: string };
};

type Vouchable = { stream: StreamRow; readonly rows: EventRow[]; readonly decisions: readonly Decision[] };

/** Everything that a command writes beside its stream. */
function besideOf({ facts, create, timer }: Vouching, decisions: readonly Decision[]): Beside {
  const moves = decisions.flatMap((d) => d.transfers ?? []).map((transfer) => ({ ...transfer, at: facts.at }));
  const parties = [...(create?.parties ?? []), ...decisions.flatMap((d) => d.parties ?? [])];
  const due: Record<string, readonly [Instant, string] | null> = timer ? { [timer.name]: null } : {};
  for (const { clearDeadlines, setDeadlines } of decisions) {
    for (const name of clearDeadlines ?? []) due[name] = null;
    for (const set of setDeadlines ?? []) due[set.name] = [set.dueAt, dueHash({ ...set, tzdata: tzdataVersion() })];
  }
  return {
    ...(moves.length > 0 ? { moved: movedHash(moves) } : {}),
    ...(Object.keys(due).length > 0 ? { due } : {}),
    ...(parties.length > 0 ? { parties: parties.map(partyName) } : {}),
  };
}

/**
 * The last event of the command's own stream takes the rest under its hash. Without an event there is nothing but a timer
 * that was consumed and did nothing: a deadline set or a movement made without one would stand unvouched, which is a fault.
 */
export function vouch(command: Vouching, draft: Vouchable): void {
  const own = streamKey(draft.stream.ref);
  const at = draft.rows.findLastIndex((row) => streamKey(row.stream) === own);
  const last = draft.rows[at];
  if (last) {
    const row = vouching(last, besideOf(command, draft.decisions));
    draft.rows[at] = row;
    draft.stream = { ...draft.stream, head: row.hash };
  } else if (draft.decisions.some((d) => d.transfers?.length || d.setDeadlines?.length || d.parties?.length))
    throw new Error(`${command.name}: writes beside the chain without an event`);
}
