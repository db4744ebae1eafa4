/** A bank account in memory that hands out real statement files, with the accidents real banks have. */
import { assert } from '../../kernel/assert.ts';
import type { Instant, PlainDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import { type DraftAccount, type DraftLine, closingOf, writeCamt053 } from './writer.ts';

/** Money to put on the account. */
export type TestPayment = {
  readonly amountMinor: Minor;
  readonly bookedOn: PlainDate;
  readonly reference?: string | null;
  readonly payer?: string | null;
  readonly payerAccount?: string;
  readonly text?: string;
  /** True: the bank gives the line no reference of its own, so equal-looking lines cannot be told apart across files. */
  readonly unreferenced?: boolean;
};

/** What `testBank` makes. Each call that returns a file returns camt.053.001.08 text. */
export type TestBank = {
  readonly account: DraftAccount;
  /** Money in. Answers the bank's reference of the line. */
  readonly credit: (payment: TestPayment) => string;
  /** Money out. */
  readonly debit: (payment: TestPayment) => string;
  /** Books an earlier line back: a line with the reversal indicator, the other direction and a reference of its own. */
  readonly reverse: (bankReference: string, bookedOn: PlainDate) => string;
  /** A statement of everything since the last one; empty days give a statement without lines. */
  readonly statement: (createdAt: Instant) => string;
  /** The last file again, byte for byte. A Fault before the first statement. */
  readonly resend: () => string;
  /** The last statement's lines again under a new message id: a duplicate that only its lines betray. */
  readonly reissue: (createdAt: Instant) => string;
  /** The last statement's lines and everything since, in one file. */
  readonly overlap: (createdAt: Instant) => string;
  /** Booked balance with all lines, stated or not. */
  readonly balanceMinor: () => Minor;
};

/** A lines' range of the account's history that a file states. */
type Window = { readonly from: number; readonly to: number };

/** Opens an account. Deterministic: the same calls give the same files. */
export function testBank(account: DraftAccount, openingMinor: Minor = 0): TestBank {
  const history: DraftLine[] = [];
  let stated: Window = { from: 0, to: 0 };
  let messages = 0;
  let last: string | null = null;

  const book = (payment: TestPayment, rest: Pick<DraftLine, 'direction' | 'reversed'>): string => {
    const { unreferenced, reference = null, payer = null, ...given } = payment;
    const name = `TB${String(history.length + 1).padStart(8, '0')}`;
    history.push({ ...given, ...rest, reference, payer, bankReference: unreferenced ? null : name });
    return name;
  };
  const issue = (window: Window, createdAt: Instant): string => {
    messages += 1;
    stated = window;
    last = writeCamt053({
      messageId: `TBM${String(messages).padStart(8, '0')}`,
      createdAt,
      account,
      openingMinor: closingOf(openingMinor, history.slice(0, window.from)),
      lines: history.slice(window.from, window.to),
    });
    return last;
  };
  return {
    account,
    credit: (payment) => book(payment, { direction: 'credit' }),
    debit: (payment) => book(payment, { direction: 'debit' }),
    reverse: (bankReference, bookedOn) => {
      const line = history.find((each) => each.bankReference === bankReference);
      assert(line, `no line ${bankReference} on this account`);
      const direction = line.direction === 'credit' ? 'debit' : 'credit';
      const { amountMinor, reference, payer } = line;
      return book({ amountMinor, reference, payer, bookedOn }, { direction, reversed: true });
    },
    statement: (createdAt) => issue({ from: stated.to, to: history.length }, createdAt),
    resend: () => {
      assert(last !== null, 'no statement to send again');
      return last;
    },
    reissue: (createdAt) => issue(stated, createdAt),
    overlap: (createdAt) => issue({ from: stated.from, to: history.length }, createdAt),
    balanceMinor: () => closingOf(openingMinor, history),
  };
}
