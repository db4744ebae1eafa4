/** Why an order is suggested for a bank line. */

/** What speaks for an order, the weightiest first. */
export const SUGGESTION_REASONS = [
  'order_named',
  'amount_exact',
  'payer_known',
  'amount_all',
  'amount_less_fee',
  'payer_like',
  'due_near',
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];
