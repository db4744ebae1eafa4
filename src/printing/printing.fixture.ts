/** Contracts on paper made from orders in memory, for tests. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Clause } from '../contracts/types.ts';
import type { Json } from '../kernel/result.ts';
import { BUYER, ORDER, type Played, SUPPLIER } from '../orders/orders.fixture.ts';
import type { ShipmentsStates } from '../shipments/types.ts';
import { type HashedEvent, contractFacts } from './facts.rules.ts';
import type { ContractFacts, ContractNames } from './types.ts';

const NAMES: ContractNames = {
  programme: 'Quayside Programme',
  buyer: { companyId: BUYER, name: 'Fairground Displays Ltd', country: 'GB', address: ['5 Quay Street', 'Bristol', 'BS1 4DJ'] },
  supplier: { companyId: SUPPLIER, name: '浙江帆布制品有限公司', country: 'CN', address: [] },
  inspectors: [],
};

/** The events by which the order came to where it stands, as its stream would hold them. */
function eventsOf(played: Played): readonly HashedEvent[] {
  const { contracts } = played.states as unknown as ShipmentsStates;
  const event = (seq: number, type: string, data: object): HashedEvent =>
    ({
      seq,
      type,
      v: 1,
      at: played.at,
      actor: { kind: 'timer' },
      hash: `${seq}`.repeat(64).slice(0, 64),
      data,
    }) as unknown as HashedEvent;
  const { version, agreed, confirmations, ...written } = contracts;
  const confirmed = (['supplier', 'buyer'] as const).flatMap((side, n) => {
    const one = confirmations[side];
    return one ? [event(3 + n, 'contracts.confirmed', { ...one, side })] : [];
  });
  return [
    event(1, 'contracts.drafted', { ...written, terms: termsInForce(contracts), clauses: clausesInForce(contracts) }),
    ...confirmed,
    ...(agreed ? [event(5, 'contracts.agreed', { version, fingerprint: agreed.fingerprint })] : []),
  ];
}

/** Every fact of an order in memory; a text says its id. */
export function factsOf(
  played: Played,
  events: readonly HashedEvent[] = eventsOf(played),
  textOf: (contentId: string) => Json = (id) => id,
): ContractFacts {
  const facts = contractFacts({
    orderId: ORDER,
    names: NAMES,
    textOf: ({ contentId }) => textOf(contentId),
    states: played.states as unknown as ShipmentsStates,
    events,
    today: '2026-03-02',
  });
  const url = `https://quayside.example/v1/contracts/${facts.fingerprint}`;
  return { ...facts, verify: { url, modules: ['101', '010', '111'] } };
}

/** A clause that binds the goods to a figure. */
export const figured = (value: number, change: Partial<Clause['parsed'] & object> = {}): Clause['parsed'] => ({
  characteristic: 'width',
  operator: '>=',
  value,
  unit: 'cm',
  method: null,
  ...change,
});
