/** Which points of the text printed a side took knowing that they cannot be measured: acknowledged then, or before and not changed since. */
import { evolveContract, initialContract } from '../contracts/rules.ts';
import type { Agreed, ContractEvent, ContractState, Side } from '../contracts/types.ts';
import type { RecordedEvent } from '../kernel/decider.ts';

/** Clause ids, or `ship_by`, by the side that took them. */
export type Acknowledged = Readonly<Record<Side, readonly string[]>>;

type Text = Pick<Agreed, 'terms' | 'clauses'>;

/** The words of a point by their hash; null where the text has no such point. */
const hashOf = ({ terms, clauses }: Text, point: string): string | null =>
  point === 'ship_by'
    ? (terms.shipBy.words?.hash ?? null)
    : (clauses.find(({ clauseId }) => clauseId === point)?.text.hash ?? null);

/** What an amendment left word for word as it was stays taken: nobody is asked for it again. */
const kept = (points: readonly string[], before: Text | null, after: Text): readonly string[] =>
  points.filter((point) => before !== null && hashOf(before, point) === hashOf(after, point));

const confirmedPoints = ({ confirmations: { buyer, supplier } }: ContractState): Acknowledged => ({
  buyer: buyer?.acknowledged ?? [],
  supplier: supplier?.acknowledged ?? [],
});

/**
 * Of the version in force; before there is one, of the text on the table. Whoever confirms an amendment acknowledges as at
 * a first confirmation, whoever proposed it does not: those words are its own. Amendments confirmed before their events
 * told it add nothing.
 * @param events all contract events of the order, oldest first
 */
export function acknowledgedIn(events: readonly RecordedEvent<ContractEvent>[]): Acknowledged {
  let state = initialContract;
  let since: Acknowledged | null = null;
  for (const event of events) {
    const next = evolveContract(state, event);
    if (event.type === 'contracts.agreed') since = confirmedPoints(next);
    if (event.type === 'contracts.amendment_confirmed' && since !== null && next.agreed !== null) {
      const { by, acknowledged = [] } = event.data;
      const carried: Acknowledged = {
        buyer: kept(since.buyer, state.agreed, next.agreed),
        supplier: kept(since.supplier, state.agreed, next.agreed),
      };
      since = { ...carried, [by]: [...carried[by], ...acknowledged] };
    }
    state = next;
  }
  return since ?? confirmedPoints(state);
}
