/** Whose account a statement is of, and whether an order is paid to it. */
import type { Context } from '../context.ts';
import { readProgramme } from '../orders/programme.store.ts';
import { supplierByAccount } from '../suppliers/payee.store.ts';
import type { PaymentsStates } from './types.ts';

export type Owner = 'programme' | { readonly supplierId: string } | null;

/** Whether an order is paid to the account of this owner. */
export const paidTo = ({ orders, contracts }: PaymentsStates, owner: Owner): boolean =>
  orders.mode === 'hold'
    ? owner === 'programme'
    : owner !== null && owner !== 'programme' && owner.supplierId === contracts.supplierId;

/** Whose account a statement is of: the programme's own, or a supplier's designated one. */
export async function accountOwner(ctx: Context, account: string): Promise<Owner> {
  return ctx.read({ kind: 'platform' }, async (q) => {
    const programme = await readProgramme(q);
    if (programme?.account && sameAccount(programme.account.number, account)) return 'programme' as const;
    const supplierId = await supplierByAccount(q, account);
    return supplierId === null ? null : { supplierId };
  });
}

const sameAccount = (a: string, b: string): boolean =>
  a.replace(/[^0-9A-Za-z]/g, '').toUpperCase() === b.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
