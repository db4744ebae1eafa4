/** Timers of an order's life: an order that nobody pays ends by itself and frees the limit. */
import type { Timer } from '../jobs/types.ts';
import { ok } from '../kernel/result.ts';
import { termsInForce } from '../contracts/rules.ts';
import { cancelOrder } from './contract.rules.ts';
import { UNPAID, orderStates } from './rules.ts';

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
