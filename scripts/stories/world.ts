/** What a story has so far: the people in it, the orders it made, the bank, and what was shown last. */
import type { Instant } from '../../src/kernel/dates.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import type { CardCapture } from '../../src/adapters/cards/types.ts';
import type { TestBank } from '../../src/adapters/bank/testbank.ts';
import type { Client, Person } from './client.ts';
import type { Story } from './story.ts';
import { StoryTrouble } from './trouble.ts';

/** Everyone a step may name. `inspector` is the one of the agency that was booked or appointed, `bank` is nobody who signs in. */
export const ACTORS = [
  'buyer',
  'buyer2',
  'supplier',
  'supplier2',
  'stranger',
  'operator',
  'operator2',
  'inspector',
  'bank',
] as const;
export type Actor = (typeof ACTORS)[number];
export const isActor = (name: string): name is Actor => ACTORS.some((actor) => actor === name);

export type Company = { readonly id: string; readonly name: string; readonly country: string; readonly zone: string };

/** The firms that every programme may appoint. */
export const AGENCIES = ['SGS', 'TUV Rheinland', 'Bureau Veritas'] as const;
export type AgencyName = (typeof AGENCIES)[number];
export type Agency = { readonly company: Company; readonly inspector: Person };

/** What later steps need to know about an order; everything else is read from the server. */
export type OrderMemo = {
  readonly orderId: string;
  readonly currency: string;
  /** The one line as it was last written, so that an edit of its price keeps its quantity. */
  line: { readonly product: string; readonly quantity: string; readonly unitPriceMinor: number };
  /** Who inspects: set by a booking, and by an appointment. */
  agency: AgencyName | null;
  bookingId: string | null;
  /** Card payments by instalment. */
  readonly captures: Map<string, CardCapture>;
};

export type World = {
  readonly story: Story;
  readonly client: Client;
  readonly people: Readonly<Record<Exclude<Actor, 'inspector' | 'bank'>, Person>>;
  readonly buyer: Company;
  readonly supplier: Company;
  readonly stranger: Company;
  readonly agencies: ReadonlyMap<AgencyName, Agency>;
  /** The supplier's settlement account of the setup. */
  readonly account: { readonly beneficiary: string; readonly number: string };
  readonly orders: OrderMemo[];
  readonly named: Map<string, OrderMemo>;
  /** The order the running step is about: the one it names, else the newest. */
  current: OrderMemo | null;
  /** The id of the claim the running step is about: the one it names, else the newest. */
  claim: string | null;
  /** What the card processor's test double signs its events with. */
  readonly cardSecret: string;
  readonly namedClaims: Map<string, string>;
  readonly banks: Map<string, TestBank>;
  lastStatement: string | null;
  /** Answers that an `expect` looks at: search results, lint, payee, bill. */
  readonly shown: Map<string, JsonObject>;
  /** The platform's clock. */
  readonly now: () => Promise<Instant>;
};

/** The person behind an actor. The inspector is of the agency of the order's latest booking or appointment. */
export function personOf(world: World, actor: Actor): Person {
  if (actor === 'bank') throw new StoryTrouble('the bank only sends statements: bank.credits, bank.resend');
  if (actor !== 'inspector') return world.people[actor];
  const agency = world.current?.agency ?? null;
  const found = agency === null ? undefined : world.agencies.get(agency);
  if (!found) throw new StoryTrouble('no agency is booked or appointed, so there is no inspector');
  return found.inspector;
}

/** The order a step is about. */
export function orderOf(world: World): OrderMemo {
  if (world.current) return world.current;
  throw new StoryTrouble('there is no order yet');
}

/** The agency by its name in a story. */
export function agencyOf(world: World, name: string): Agency & { readonly agencyName: AgencyName } {
  const agencyName = AGENCIES.find((each) => each.toLowerCase() === name.toLowerCase());
  const agency = agencyName === undefined ? undefined : world.agencies.get(agencyName);
  if (!agencyName || !agency) throw new StoryTrouble(`no such agency "${name}"; there are ${AGENCIES.join(', ')}`);
  return { ...agency, agencyName };
}

/** The path of a claim's resource: of the one that the step names, else of the order's newest open one, else of its newest. */
export async function claimPath(world: World, rest = ''): Promise<string> {
  const order = orderOf(world);
  const known = world.claim;
  const { items } = (await world.client.get(world.people.operator, orderPath(order, '/claims'))) as {
    items: readonly JsonObject[];
  };
  const named = items.find((each) => each['claimId'] === known);
  const claim = named ?? items.findLast((each) => each['finishedAt'] === null) ?? items.at(-1);
  if (!claim) throw new StoryTrouble('there is no claim yet');
  return orderPath(order, `/claims/${String(claim['claimId'])}${rest}`);
}

/** The path of an order's resource. */
export const orderPath = (order: OrderMemo, rest = ''): string => `/v1/orders/${order.orderId}${rest}`;
