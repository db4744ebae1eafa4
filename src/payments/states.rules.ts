/** The slices of an order's stream that payments read. */
import type { States } from '../kernel/decider.ts';
import type { PaymentsStates } from './types.ts';

export const paymentsStates = (states: States): PaymentsStates => states as unknown as PaymentsStates;
