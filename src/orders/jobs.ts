/** An order's own time: one that nobody pays ends by itself and frees the limit; a shipping date gets its day when its event happens. */
import type { Reactor, View } from '../db/registry.ts';
import type { Timer } from '../jobs/types.ts';
import type { SeenTrigger } from '../contracts/types.ts';
import type { Decision } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { fixShipBy } from './fix-date.rules.ts';
import { termsInForce } from '../contracts/rules.ts';
import { cancelOrder } from './contract.rules.ts';
import { UNPAID, orderStates } from './rules.ts';

const fix = (view: View, trigger: SeenTrigger): Decision =>
  fixShipBy(orderStates(view.states), trigger, { orderId: view.stream.id, at: view.facts.at, calendars: view.facts.calendars });

const isPaid = (view: View): boolean => {
  const { orders, contracts } = orderStates(view.states);
  return orders.paidMinor >= termsInForce(contracts).totalMinor;
};

/** The events that a shipping date may hang on. An amendment may name one that happened before: its day is then that of the amendment. */
export const reactors: readonly Reactor[] = [
  { on: ['contracts.agreed', 'contracts.amendment_confirmed'], react: (_, view) => fix(view, 'confirmation') },
  {
    on: ['orders.moved'],
    react: (event, view) => (event.data['to'] === 'funded' ? fix(view, 'deposit') : {}),
  },
  { on: ['orders.protected'], react: (_, view) => (isPaid(view) ? fix(view, 'final_payment') : {}) },
  { on: ['inspections.passed'], react: (_, view) => fix(view, 'inspection') },
];

export const timers: readonly Timer[] = [
  {
    name: UNPAID,
    takesLimit: true,
    decide: (view, row) => {
      const states = orderStates(view.states);
      // Free samples have nothing to pay; an order that was paid in part waits for a person.
      const unpaid =
        states.orders.status === 'confirmed' &&
        states.orders.protectedMinor === 0 &&
        termsInForce(states.contracts).totalMinor > 0;
      return unpaid ? cancelOrder(row.id, states, 'platform', 'unpaid', null) : ok({});
    },
  },
];
