/** The tables of docs/reference/states.md that are played on the rules: acts on orders and on claims. */
import { orderStatesTable } from '../../src/claims/order-states.testing.ts';
import { statesTable } from '../../src/claims/states.testing.ts';

/** The page with both tables made anew. */
export const withStates = (page: string): string =>
  page
    .replace(/^\| act on the order \|(?:.*\n)+?(?=\n)/m, () => `${orderStatesTable()}\n`)
    .replace(/^\| act \|(?:.*\n)+?(?=\n)/m, () => `${statesTable()}\n`);
