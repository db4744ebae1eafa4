/** Timers of suppliers: an account that has cooled becomes the designated one. */
import type { Timer } from '../jobs/types.ts';
import { COOLING, endCooling } from './payee.rules.ts';
import type { AccountState } from './payee.types.ts';

export const timers: readonly Timer[] = [
  { name: COOLING, decide: (view) => endCooling(view.states['suppliers'] as AccountState) },
];
