/** Messages of an order: what is kept of each, and the warnings that stand because of what was written. */
import { termsInForce } from '../contracts/rules.ts';
import type { ContractState, Side } from '../contracts/types.ts';
import { never } from '../kernel/assert.ts';
import { type Instant, addMillis } from '../kernel/dates.ts';
import type { ContentRef, Decision, RecordedEvent, Warning } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { OrderState } from '../orders/types.ts';
import { contradicts } from './promises.rules.ts';
import type { InquiryRemark, MessagesEvent, MessagesState, Promised, Reading, Remark } from './types.ts';

export const initialMessages: MessagesState = { count: 0, signals: [], promises: [] };

/** Folds messages: the newest remark of each kind of each side stays. */
export function evolveMessages(state: MessagesState, event: RecordedEvent<MessagesEvent>): MessagesState {
  switch (event.type) {
    case 'messages.sent': {
      const { message, by, flags, promises } = event.data;
      const kept = remembered(state, { messageId: message.contentId, by, at: event.at, flags, promises });
      return { ...kept, count: state.count + 1 };
    }
    default:
      return never(event.type);
  }
}

/** The state with one more remark, in place of older ones of the same kind and side. */
function remembered(state: MessagesState, { messageId, by, at, flags, promises }: Remark): MessagesState {
  const about = { by, messageId, at };
  return {
    ...state,
    signals: [
      ...state.signals.filter((old) => old.by !== by || !flags.includes(old.flag)),
      ...flags.map((flag) => ({ flag, ...about })),
    ],
    promises: [
      ...state.promises.filter((old) => old.by !== by || !promises.some(({ kind }) => kind === old.promised.kind)),
      ...promises.map((promised) => ({ promised, ...about })),
    ],
  };
}

/** One side writes to the other; never refused because of the order's state. The contract is not touched by it. */
export function sendMessage(contract: ContractState, by: Side, message: ContentRef, { flags, promises }: Reading): Decision {
  const event: MessagesEvent = {
    type: 'messages.sent',
    v: 1,
    data: { message, by, flags, promises: promises as readonly (Promised & JsonObject)[] },
  };
  const remark: Remark = { messageId: message.contentId, by, at: '', flags, promises };
  return { events: [event], warnings: warningsOf(remembered(initialMessages, remark), contract).map(withoutTime) };
}

/** The time of a message is that of its commit, which the answer's caller knows. */
const withoutTime = ({ code, data }: Warning): Warning => {
  const { at: _, ...rest } = data ?? {};
  return { code, data: rest };
};

/** How long before an order is opened a message between the two companies still counts for it. */
const CARRIED_MILLIS = 90 * 86_400_000;

/**
 * From when to when messages of the two companies' thread count for an order: 90 days before it was opened until it ended.
 * Source: programme rules, messages before an order are carried into it.
 */
export function carriedSpan(order: OrderState): { readonly from: Instant; readonly until: Instant | null } | null {
  return order.openedAt === null ? null : { from: addMillis(order.openedAt, -CARRIED_MILLIS), until: order.endedAt };
}

/** Those of the thread's remarks that count for the order, as the side that each company has in it. */
export function carriedInto(contract: ContractState, order: OrderState, thread: readonly InquiryRemark[]): readonly Remark[] {
  const span = carriedSpan(order);
  if (!span) return [];
  return thread
    .filter(({ at }) => at >= span.from && (span.until === null || at <= span.until))
    .map(({ fromCompany, ...remark }) => ({ ...remark, by: fromCompany === contract.supplierId ? 'supplier' : 'buyer' }));
}

/** The order's messages with those of the thread before it, as if all had been written in time order. */
export function withCarried(state: MessagesState, carried: readonly Remark[]): MessagesState {
  if (carried.length === 0) return state;
  const own: readonly Remark[] = [
    ...state.signals.map(({ flag, ...about }) => ({ ...about, flags: [flag], promises: [] })),
    ...state.promises.map(({ promised, ...about }) => ({ ...about, flags: [], promises: [promised] })),
  ];
  const remarks = [...carried, ...own].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  return { ...remarks.reduce(remembered, initialMessages), count: state.count };
}

/**
 * What stands because of what was written: each signal, and each promise of the supplier that the terms in force do not keep.
 * A promise binds nobody until an amendment that both confirm says it.
 */
export function warningsOf(state: MessagesState, contract: ContractState): readonly Warning[] {
  const signals = state.signals.map(({ flag: code, ...about }): Warning => ({ code, data: about }));
  const terms = termsInForce(contract);
  // Where to write what was promised, so that it counts: before both confirmed in the text itself.
  const writeInto = contract.agreed ? 'amendment' : 'contract';
  const broken = state.promises.flatMap(({ promised, by, messageId, at }): readonly Warning[] => {
    const found = by === 'supplier' ? contradicts(promised, terms) : null;
    return found ? [{ code: 'message.contradicts_contract', data: { ...found, by, messageId, at, writeInto } }] : [];
  });
  return [...signals, ...broken];
}

/** Warnings of the order's own messages and of those carried into it; none once the order has ended. */
export const standingMessageWarnings = (
  states: { readonly contracts: ContractState; readonly orders: OrderState; readonly messages?: MessagesState },
  thread: readonly InquiryRemark[],
): readonly Warning[] => {
  const { contracts, orders, messages = initialMessages } = states;
  return orders.endedAt === null ? warningsOf(withCarried(messages, carriedInto(contracts, orders, thread)), contracts) : [];
};

/** How many messages were written in the order itself. */
export const messageCount = ({ messages = initialMessages }: { readonly messages?: MessagesState }): number => messages.count;
