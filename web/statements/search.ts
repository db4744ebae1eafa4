/** The days that the address of the statements names. Alone here: every page loads the addresses. */

export type Asked = { readonly from?: string | undefined; readonly to?: string | undefined };

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Addresses are typed by hand, too: whatever is no day is left out. */
export const readPeriod = ({ from, to }: Record<string, unknown>): Asked => ({
  ...(isDay(from) ? { from } : {}),
  ...(isDay(to) ? { to } : {}),
});
