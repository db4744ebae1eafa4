/** The programme's own money that stands behind covered amounts: given to the fund, and how it stands. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import { isCurrency } from '../kernel/currency.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { fundGiven } from '../ledger/claims.rules.ts';
import { PROGRAMME_STREAM } from '../orders/programme.rules.ts';
import type { ProgrammeEvent } from '../orders/programme.types.ts';
import { can } from '../parties/access.ts';
import { type FundRow, readFund } from './fund.store.ts';

export type Deposit = { readonly currency: string; readonly amountMinor: number; readonly reference: string };

/** Books money given to the fund. The reference makes the intent: told twice, the ledger refuses `ledger.intent_spent`. */
export async function depositToFund(ctx: Context, call: Call, deposit: Deposit): Promise<Answer> {
  const denied = can(call.by, 'fund.deposit', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const { currency, amountMinor, reference } = deposit;
  return act(ctx, call, {
    name: 'payments.fund_deposit',
    stream: PROGRAMME_STREAM,
    status: 201,
    decide: () => {
      if (!isCurrency(currency) || amountMinor <= 0 || amountMinor > MAX_MINOR) return refuse('fund.amount_invalid');
      const event: ProgrammeEvent = { type: 'orders.fund_given', v: 1, data: { currency, amountMinor, reference } };
      return ok({ events: [event], transfers: fundGiven(reference, currency, amountMinor) });
    },
    answer: () => ({ currency, amountMinor, reference }),
  });
}

/** How the fund stands, per currency. */
export async function readFundStanding(ctx: Context, call: Call): Promise<Result<{ readonly currencies: readonly FundRow[] }>> {
  const denied = can(call.by, 'refund.read', { kind: 'programme' });
  if (denied) return denied;
  return ok({ currencies: await ctx.read(asOperator(call.by), readFund) });
}
