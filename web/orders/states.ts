/** The states of an order in their usual order, and the way through them. */
export const STATES = [
  'draft',
  'sent',
  'confirmed',
  'funded',
  'ready',
  'shipped',
  'arrived',
  'completed',
  'cancelled',
  'refunded',
] as const;

export type OrderState = (typeof STATES)[number];

export const isState = (value: unknown): value is OrderState => STATES.some((one) => one === value);

/** What an order passes when nothing goes wrong. */
export const USUAL: readonly OrderState[] = ['draft', 'sent', 'confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'];
