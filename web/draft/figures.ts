/** Figures as they are typed: null where they cannot be read. */
import { type Minor, parseAmount, ungrouped } from '../../src/kernel/money.ts';

/** An amount with a point before the cents; a comma stands between thousands only. */
export const minorOf = (text: string, currency: string): Minor | null => {
  const read = parseAmount(ungrouped(text), currency);
  return read.ok ? read.value : null;
};

/** Per cent with at most two decimals, above 0 and at most 100. */
export function percentOf(text: string): number | null {
  const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text.trim()) ? Number(text) : 0;
  return value > 0 && value <= 100 ? value : null;
}

/** The longest warranty that can be agreed. */
const MOST_MONTHS = 600;

export const monthsOf = (text: string): number | null =>
  /^[1-9]\d{0,2}$/.test(text.trim()) && Number(text) <= MOST_MONTHS ? Number(text) : null;
