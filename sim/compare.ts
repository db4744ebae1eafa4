/** The platform's figures, the ledger's and the naive model's of one order: they are the same, account by account. */
import type { PaymentsState } from '../src/payments/types.ts';
import { expect } from './move.ts';
import {
  type Purse,
  chargedBackMinor,
  isOpen,
  leftMinor,
  openMinor,
  paidOutMinor,
  repaidMinor,
  sum,
  takenMinor,
  takenReleasedMinor,
  totalMinor,
} from './purse.ts';
import { feeOf } from './returns.ts';

export type Transfer = {
  readonly intent_id: string;
  readonly debit: string;
  readonly credit: string;
  readonly currency: string;
  readonly amount_minor: number;
};

/** I2 to I5, I11, I12: figures, ledger and model agree; each credit is one transfer; nothing goes back that did not come. */
export function checkMoney(
  purse: Purse | undefined,
  orderId: string,
  { payments, protectedMinor }: { readonly payments: PaymentsState; readonly protectedMinor: number },
  transfers: readonly Transfer[],
): void {
  if (!purse) {
    const none = transfers.length === 0 && payments.paidMinor === 0 && protectedMinor === 0;
    expect(none, 'money moved without a contract', orderId);
    return;
  }
  const same = (what: string, actual: number, wanted: number): void =>
    expect(actual === wanted, `${what}: ${actual}, the model says ${wanted}`, orderId);
  same('paid', payments.paidMinor, purse.paidMinor);
  same('released', payments.releasedMinor, purse.releasedMinor);
  same('fee', payments.feeMinor, purse.feeMinor);
  same('protected', protectedMinor, purse.heldMinor);
  same('refunded', payments.refundedMinor, purse.refundedMinor);
  same('charged back', payments.chargedBackMinor, chargedBackMinor(purse));
  same(
    'paid out',
    sum(payments.payouts, (p) => (p.accountId === null ? 0 : p.amountMinor)),
    paidOutMinor(purse),
  );
  same(
    'to be paid out',
    sum(payments.payouts, (p) => (p.accountId === null ? p.amountMinor : 0)),
    purse.mode === 'hold' ? purse.releasedMinor - paidOutMinor(purse) : 0,
  );
  same('owed by the supplier', payments.owedMinor, purse.owedMinor);
  same('advanced', payments.advancedMinor, purse.advancedMinor);
  same(
    'open',
    sum(payments.instalments, (i) => Math.max(0, i.amountMinor - i.paidMinor - i.setOffMinor)),
    openMinor(purse),
  );
  same(
    'paid by instalment',
    sum(payments.instalments, (i) => i.paidMinor),
    purse.paidMinor,
  );
  checkRefunds(purse, orderId, payments);
  checkAccounts(purse, orderId, transfers);
  checkSums(purse, orderId);
}

/** Every instruction as the model makes it: amount, fee, debt, state, and how much of it goes to which card. */
function checkRefunds({ refunds, credits }: Purse, orderId: string, payments: PaymentsState): void {
  const cards = new Set(credits.filter((c) => c.channel === 'card').map((c) => c.id));
  const shown = (r: { readonly amountMinor: number; readonly owedMinor: number; readonly status: string }, fee: number) =>
    `${r.status} ${r.amountMinor} fee ${fee} owed ${r.owedMinor}`;
  const toCards = (parts: readonly { readonly creditId: string; readonly amountMinor: number }[]): string =>
    parts
      .filter((p) => cards.has(p.creditId))
      .map((p) => `, ${p.amountMinor} to ${p.creditId}`)
      .sort()
      .join('');
  const told = payments.refunds.map((r) => `${shown(r, r.fee.fromHeldMinor + r.fee.fromFundMinor)}${toCards(r.parts)}`);
  const wanted = refunds.map((r) => `${shown(r, feeOf(r.fee))}${toCards(r.parts)}`);
  expect(told.join('; ') === wanted.join('; '), `refunds [${told.join('; ')}], the model says [${wanted.join('; ')}]`, orderId);
  for (const r of payments.refunds) {
    const split = r.status === 'cancelled' || sum(r.parts, (p) => p.amountMinor) === r.amountMinor;
    expect(split, `refund ${r.refundId} of ${r.amountMinor} is split into other parts`, orderId);
  }
}

/** What stands on each account of an order, credits less debits. */
function balancesOf(purse: Purse): { readonly [account: string]: number } {
  const { mode, paidMinor, fundMinor, owedMinor } = purse;
  const at = (where: string): number => sum(purse.fees, (f) => (f.at === where ? f.amountMinor : 0));
  const repaid = repaidMinor(purse);
  const prepaid = sum(purse.fees, (f) => f.amountMinor);
  const guarantee = mode === 'guarantee';
  return {
    designated: guarantee ? purse.unprotectedMinor - paidMinor : 0,
    bank: paidOutMinor(purse) - (guarantee ? 0 : paidMinor) - prepaid - repaid,
    held: purse.heldMinor,
    released: guarantee ? purse.releasedMinor - takenReleasedMinor(purse) : 0,
    payable: guarantee ? 0 : purse.releasedMinor - paidOutMinor(purse),
    fees: purse.feeMinor,
    fund: repaid - fundMinor,
    returned: purse.refundedMinor,
    charged_back: takenMinor(purse),
    fee_held: at('held'),
    agencies: at('agency'),
    fee_returned: purse.feeBackMinor,
    debt: owedMinor,
    advance: -owedMinor,
  };
}

function checkAccounts(purse: Purse, orderId: string, transfers: readonly Transfer[]): void {
  const actual = new Map<string, number>();
  const intents = new Set(transfers.map((t) => t.intent_id));
  expect(intents.size === transfers.length, 'an intent moved money twice', orderId);
  for (const { debit, credit, amount_minor, currency } of transfers) {
    expect(currency === purse.currency, 'a transfer in another currency', orderId);
    for (const [account, minor] of [
      [debit, -amount_minor],
      [credit, amount_minor],
    ] as const) {
      const kind = account.slice(0, account.indexOf(':'));
      actual.set(kind, (actual.get(kind) ?? 0) + minor);
    }
  }
  const wanted = balancesOf(purse);
  for (const kind of new Set([...actual.keys(), ...Object.keys(wanted)])) {
    const [is, should] = [actual.get(kind) ?? 0, wanted[kind] ?? 0];
    expect(is === should, `ledger, ${kind}: ${is}, the model says ${should}`, orderId);
  }
  const into = transfers.filter((t) => t.intent_id.startsWith('in:')).length;
  expect(into === purse.credits.length, `ledger, movements in: ${into}, the model says ${purse.credits.length}`, orderId);
}

/** What the model itself must hold: money is somewhere, and never more goes back than came. */
function checkSums(purse: Purse, orderId: string): void {
  const { paidMinor, heldMinor, releasedMinor, feeMinor, refunds, fees } = purse;
  const fromElsewhere = heldMinor + releasedMinor + feeMinor + purse.refundedMinor + chargedBackMinor(purse) - paidMinor;
  expect(paidMinor <= totalMinor(purse), `paid ${paidMinor} of ${totalMinor(purse)}`, orderId);
  expect(heldMinor >= 0 && leftMinor(purse) >= 0, 'more went out than came in', orderId);
  // What came back after its release stands twice: with the supplier, and with the buyer.
  expect(fromElsewhere >= 0 && fromElsewhere <= releasedMinor + feeMinor, `${fromElsewhere} more than was paid`, orderId);
  const promised = sum(refunds, (r) => (isOpen(r) ? r.amountMinor : 0));
  expect(promised <= leftMinor(purse), `${promised} is to go back of ${leftMinor(purse)}`, orderId);
  for (const fee of fees) {
    const back = sum(refunds, (r) => (r.claimId === fee.claimId && r.status === 'paid' ? r.fee.heldMinor : 0));
    const borne = fee.at === 'held' ? 0 : fee.amountMinor;
    const gone = fee.at === 'agency' ? back === 0 : back === borne;
    expect(gone, `the fee of claim ${fee.claimId} is with the ${fee.at}, and ${back} of it went back`, orderId);
  }
}
