/** What must not move when a command is refused: events, balances, limit, accounts and lists, read through the API. */
import type { Json, JsonObject } from '../../src/kernel/result.ts';
import type { Person } from './client.ts';
import { type World, orderPath } from './world.ts';

/** Facts by name, each in one line of text. */
export type Snapshot = ReadonlyMap<string, string>;

const textOf = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** Reads every order of the story, the supplier's limit and account, the bank's queue and the books. */
export async function fingerprintOf(world: World): Promise<Snapshot> {
  const { client, people } = world;
  const facts = new Map<string, string>();
  for (const [index, order] of world.orders.entries()) {
    const name = `order ${index + 1}`;
    const [events, view, statement] = await Promise.all([
      client.get(people.operator, orderPath(order, '/events?limit=1')),
      client.get(people.operator, orderPath(order)),
      client.get(people.operator, orderPath(order, '/statement')),
    ]);
    const { length, head } = events['chain'] as JsonObject;
    facts.set(`${name}, events`, `${textOf(length)} up to ${textOf(head)}`);
    facts.set(`${name}, money`, textOf(view['money']));
    facts.set(`${name}, statement`, textOf(statement));
  }
  const supplier = `/v1/suppliers/${world.supplier.id}`;
  const rest: readonly (readonly [string, Person, string])[] = [
    ['orders of the buyer', people.buyer, '/v1/orders?limit=100'],
    ['orders of the supplier', people.supplier, '/v1/orders?limit=100'],
    ['messages before an order', people.buyer, `/v1/companies/${world.supplier.id}/messages?limit=100`],
    ['limit', people.operator, `${supplier}/limit`],
    ['settlement account', people.operator, `${supplier}/account`],
    ['unmatched bank lines', people.operator, '/v1/bank/unmatched?limit=100'],
    ['trial balance', people.operator, '/v1/ledger/trial-balance'],
  ];
  const read = await Promise.all(rest.map(async ([name, who, path]) => [name, textOf(await client.get(who, path))] as const));
  for (const [name, text] of read) facts.set(name, text);
  return facts;
}

/** The facts that differ, as lines. */
export function movedBetween(before: Snapshot, after: Snapshot): readonly string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: was ${before.get(name) ?? 'not there'}, is ${after.get(name) ?? 'not there'}`);
}
