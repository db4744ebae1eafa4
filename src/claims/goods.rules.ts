/** Goods that a claim or its evidence names: which line of the contract a quantity is about, told by the line's own unit. */
import type { Line, Quantity } from '../contracts/types.ts';
import { UNITS } from '../contracts/units.data.ts';

/** `pc`, `pcs` and `pieces` are one unit; one that nobody knows is only like itself. */
const unitCode = (unit: string): string => UNITS.get(unit.toLowerCase())?.code ?? unit.toLowerCase();

const inUnit = (line: Line, { unit }: Quantity): boolean => unitCode(line.quantity.unit) === unitCode(unit);

/**
 * The line that a quantity is about: the one named, where the quantity is in its unit, else the only line in that unit.
 * null: none, or it could be several.
 */
export function lineFor(lines: readonly Line[], quantity: Quantity, lineId: string | null): Line | null {
  const [only = null, ...others] = lines.filter((line) => (lineId === null || line.lineId === lineId) && inUnit(line, quantity));
  return others.length === 0 ? only : null;
}

/** Whether any line is counted in the quantity's unit. */
export const isUnitOfGoods = (lines: readonly Line[], quantity: Quantity): boolean =>
  lines.some((line) => inUnit(line, quantity));

/** More than none, and no more than the line has. */
export function fits(lines: readonly Line[], quantity: Quantity, lineId: string | null): boolean {
  const line = lineFor(lines, quantity, lineId);
  return line !== null && quantity.thousandths > 0 && quantity.thousandths <= line.quantity.thousandths;
}
