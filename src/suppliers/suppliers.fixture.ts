/** What an event needs besides its fact, for folding in memory. */
export const PROPERTY_EVENT = { seq: 1, at: '2026-03-02T01:00:00.000Z', actor: { kind: 'timer' } } as const;
