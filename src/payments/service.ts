/** Acts of the two sides on payments: announcing a wire, confirming receipt, and how to pay. */
import { makeReference } from '../adapters/bank/reference.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Answer, Call, Context } from '../context.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import { refuse } from '../kernel/result.ts';
import { readProgramme } from '../orders/programme.store.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { actOnOrder } from '../orders/service.ts';
import { designatedAccount } from '../suppliers/payee.store.ts';
import { sameName } from '../suppliers/payee.rules.ts';
import { referenceBody } from './matching.rules.ts';
import { openOf } from './fold.rules.ts';
import { confirmReceived, declareWire, openInstalment } from './rules.ts';
import { paymentsStates } from './states.rules.ts';

/** The creditor reference of an order: made from its id, so that a statement line finds it without a table. */
export const referenceOf = (orderId: string): string => makeReference(referenceBody(orderId));

/** The buyer announces a wire. A payer that is not the buyer itself must be declared, or its money stays unmatched. */
export async function declare(
  ctx: Context,
  call: Call,
  orderId: string,
  body: { readonly instalment: string; readonly payer?: string | null; readonly amountMinor?: number | null },
): Promise<Answer> {
  const mine = await ctx.published.company(call.by.companyId);
  const named = body.payer ?? null;
  const other = named !== null && !sameName(named, mine?.name ?? '') ? named : null;
  const payer = other === null ? null : draftContent(ctx.ids, 'payer', other);
  return actOnOrder(ctx, call, orderId, {
    name: 'payments.declare_wire',
    verb: 'payment.declare_wire',
    only: 'buyer',
    contents: payer ? [payer] : [],
    decide: (_, __, view) =>
      declareWire(paymentsStates(view.states), {
        instalment: body.instalment,
        payer: payer ? refOf(payer) : null,
        amountMinor: body.amountMinor ?? null,
      }),
  });
}

/** The supplier confirms that an instalment arrived at its account. */
export async function confirmReceipt(ctx: Context, call: Call, orderId: string, instalment: string): Promise<Answer> {
  return actOnOrder(ctx, call, orderId, {
    name: 'payments.confirm_receipt',
    verb: 'payment.confirm_receipt',
    only: 'supplier',
    decide: (_, __, view) => confirmReceived(paymentsStates(view.states), orderId, instalment),
  });
}

/** What to pay next, where and under which reference. */
export async function readInstructions(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const opened = await openOrderFor(ctx, call.by, 'payment.read', orderId, async () => null);
  if (!opened.ok) return { kind: 'refused', refusal: opened };
  const { contracts, orders, payments } = paymentsStates(opened.value.order.states);
  // The account is the supplier's to show to whom it trades with: the platform reads it for them.
  const { programme, designated } = await ctx.read({ kind: 'platform' }, async (q) => ({
    programme: await readProgramme(q),
    designated: await designatedAccount(q, contracts.supplierId),
  }));
  const payee = orders.mode === 'hold' ? (programme?.account ? { ...programme.account, country: null } : null) : designated;
  if (!payee) return { kind: 'refused', refusal: refuse('payment.no_account') };
  const open = openInstalment(payments);
  const answer = {
    orderId,
    reference: referenceOf(orderId),
    instalment: open && { name: open.name, amountMinor: open.amountMinor, openMinor: openOf(open), dueOn: open.dueOn },
    currency: termsInForce(contracts).currency,
    payee: { beneficiary: payee.beneficiary, number: payee.number, bank: payee.bank, country: payee.country },
    heldBy: orders.mode === 'hold' ? 'programme' : 'supplier',
  };
  return { kind: 'done', status: 200, answer, replayed: false };
}
