/** The day of a shipping date that hung on an event, once that has happened: written into the contract as its next version. */
import type { CalendarBook } from '../calendar/types.ts';
import { fixedDay } from '../contracts/date-rule.rules.ts';
import { contractDocument } from '../contracts/rules.ts';
import type { ContractEvent, SeenTrigger, Terms } from '../contracts/types.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { type Instant, dayOf } from '../kernel/dates.ts';
import type { Decision } from '../kernel/decider.ts';
import type { OrderStates } from './types.ts';

/** Until the goods leave, an open shipping date may still be met or missed. */
const OPEN = ['confirmed', 'funded', 'ready'] as const;

/** The terms with the day in place of the words. */
const withDay = (terms: Terms, date: Terms['shipBy']['date']): Terms => ({
  ...terms,
  shipBy: { date, words: null, problems: [] },
});

export type FixFacts = { readonly orderId: string; readonly at: Instant; readonly calendars: CalendarBook };

/**
 * Both confirmed the rule with its event, count and calendar, so nobody is asked again: the event is what was missing. An
 * amendment that is open is void, since it changes a text that is no longer in force; who wants it proposes it again. A
 * claim freezes the contract, and then the words stand.
 */
export function fixShipBy(states: OrderStates, trigger: SeenTrigger, { orderId, at, calendars }: FixFacts): Decision {
  const { contracts, orders } = states;
  const { agreed } = contracts;
  const rule = agreed?.terms.shipBy.date === null ? agreed.terms.shipBy.rule : undefined;
  const open = (OPEN as readonly string[]).includes(orders.status) && !orders.contested;
  if (!agreed || rule?.trigger !== trigger || !open) return {};
  const happenedOn = dayOf(at, agreed.terms.shipZone);
  const { date } = fixedDay(rule, happenedOn, calendars, contracts.supplierCountry);
  const version = contracts.version + 1;
  const terms = withDay(agreed.terms, date);
  const print = fingerprint(contractDocument(contracts, { orderId, version, terms, clauses: agreed.clauses }));
  const event: ContractEvent = {
    type: 'contracts.date_fixed',
    v: 1,
    data: { version, fingerprint: print, trigger, happenedOn, shipBy: date },
  };
  return { events: [event] };
}
