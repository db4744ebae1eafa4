/** Where a claim stands in a list of claims. */

/** The states of a claim, but that a decision which a second person approved is told apart from one that waits for it. */
export const QUEUE_STAGES = [
  'negotiating',
  'escalated',
  'inspecting',
  'determined',
  'approved',
  'appealed',
  'settled',
  'withdrawn',
  'closed',
] as const;
export type QueueStage = (typeof QUEUE_STAGES)[number];
