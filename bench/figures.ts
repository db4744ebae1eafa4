/** What is told of many measurements. */

/** The value below which a share of the values lie; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The middle value: one slow round does not move it. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The least and the greatest. */
export const spread = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
