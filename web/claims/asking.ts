/** What a buyer asks in a new claim, as it is being written, and the body that it makes. */
import type { OpenBody } from '../../src/claims/schema.ts';
import { parseAmount, ungrouped } from '../../src/kernel/money.ts';
import type { ClaimGround } from '../../src/policy/types.ts';

export type Asked = {
  readonly ground: ClaimGround;
  /** Clauses that are said to be broken. */
  readonly picked: readonly string[];
  readonly quantity: string;
  readonly lineId: string;
  /** One line of the bill on each line. */
  readonly bill: string;
  readonly text: string;
  /** Major units as typed; '': all that is covered. */
  readonly amount: string;
  readonly keepsGoods: boolean;
};

const CLAUSES: ReadonlySet<ClaimGround> = new Set(['quality', 'warranty']);
const GOODS: ReadonlySet<ClaimGround> = new Set(['quality', 'warranty', 'shortage']);

/** Grounds that rest on clauses of the contract. */
export const restsOnClauses = (ground: ClaimGround): boolean => CLAUSES.has(ground);
/** Grounds that are about how many of the goods. */
export const countsGoods = (ground: ClaimGround): boolean => GOODS.has(ground);

/** Minor units of an amount as people type it; null: it is none. */
export function amountOf(typed: string, currency: string): number | null {
  const sum = parseAmount(ungrouped(typed), currency);
  return sum.ok && sum.value > 0 ? sum.value : null;
}

/** What keeps a claim from being sent; null: nothing. */
export function missingOf(
  { ground, picked, bill, amount }: Asked,
  currency: string,
): 'pick_one' | 'bill_needed' | 'amount_wrong' | null {
  if (restsOnClauses(ground) && picked.length === 0) return 'pick_one';
  if (ground === 'charges' && bill.trim() === '') return 'bill_needed';
  return amount.trim() !== '' && amountOf(amount, currency) === null ? 'amount_wrong' : null;
}

/** The claim's body. Evidence follows once the claim is there, because files are brought into a claim. */
export function openBodyOf(asked: Asked, currency: string): OpenBody {
  const { ground, picked, quantity, lineId, bill, text, amount, keepsGoods } = asked;
  const amountMinor = amountOf(amount, currency);
  const lines = bill
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    ground,
    ...(restsOnClauses(ground) ? { clauses: [...picked] } : {}),
    ...(countsGoods(ground) && quantity.trim() !== '' ? { quantity: quantity.trim() } : {}),
    ...(countsGoods(ground) && lineId !== '' ? { lineId } : {}),
    ...(ground === 'charges' ? { bill: lines } : {}),
    ...(amountMinor === null ? {} : { amountMinor }),
    ...(restsOnClauses(ground) && keepsGoods ? { keepsGoods } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}
