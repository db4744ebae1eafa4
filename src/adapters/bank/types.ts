/** What a bank's statement file says once it is read, and every way in which one is refused. */
import type { Currency } from '../../kernel/currency.ts';
import type { Instant, PlainDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';

/** camt.053 end-of-day statement, camt.054 debit and credit notification, camt.052 intraday report. */
export type BankFormat = 'camt.052' | 'camt.053' | 'camt.054';

/** Credit: money came into the account. Debit: money left it. A reversal keeps the direction the bank wrote. */
export type Direction = 'credit' | 'debit';

/**
 * `reversed` for an entry with the reversal indicator, else the bank's own code: `BOOK` is money that moved, `PDNG`, `INFO`
 * and `FUTR` are not yet. Codes of a bank's own making pass through.
 */
export type LineStatus = string;

/** One movement on the account: a transaction of an entry, or the entry itself where it lists none. */
export type BankLine = {
  /** Zero or more; the sign is in `direction`. Banks do write lines of 0.00. */
  readonly amountMinor: Minor;
  /** The account's currency, except in a batch whose transactions the bank states only in another one. */
  readonly currency: Currency;
  readonly direction: Direction;
  /** The bank's local booking day as written; never shifted to another zone. */
  readonly bookedOn: PlainDate | null;
  readonly valueOn: PlainDate | null;
  /** Structured creditor reference, else the end-to-end id unless it is NOTPROVIDED. */
  readonly reference: string | null;
  /** Name of the debtor, else of the ultimate debtor. */
  readonly payer: string | null;
  readonly payerAccount: string | null;
  /** Remittance text, else what the bank added to the transaction, else to the entry. */
  readonly text: string | null;
  readonly status: LineStatus;
  /**
   * Names the line within its account: the same line gives the same name in every statement that repeats it, and no two
   * lines of a statement share one. Made from the bank's reference, or from the line's content where the bank gives none.
   */
  readonly bankReference: string;
  /**
   * The reference the account-servicing bank gave, as written. Null: `bankReference` is made from content, so an
   * equal-looking line in a LATER file cannot be told from a repeat, and belongs in front of a person.
   */
  readonly servicerReference: string | null;
  /** The transactions of its entry add up to what the bank booked. False: a file that contradicts itself, for a person to look at. */
  readonly sumsUp: boolean;
};

/** A statement, notification or report over one account. */
export type BankStatement = {
  readonly id: string;
  /** IBAN without spaces, else the bank's own account number. */
  readonly account: string;
  /** Null only for an account without a stated currency, balance or entry. */
  readonly currency: Currency | null;
  /** Booked balance before the first line; negative for an overdraft; null where the file states none (camt.054 never does). */
  readonly openingMinor: Minor | null;
  readonly closingMinor: Minor | null;
  /** Currency the bank wrote beside each balance; compare before doing arithmetic. */
  readonly openingCurrency: Currency | null;
  readonly closingCurrency: Currency | null;
  readonly lines: readonly BankLine[];
};

export type BankFile = {
  readonly format: BankFormat;
  /** The message version: 8 for camt.053.001.08. */
  readonly version: number;
  readonly messageId: string;
  /** Null where the bank wrote a local time without its offset. */
  readonly createdAt: Instant | null;
  readonly statements: readonly BankStatement[];
};

/**
 * Why a file is refused, in precedence order. One bad line refuses the whole file: half a statement is worse than none.
 * Data: `path` is the element (`Stmt[1]/Ntry[3]/Amt`), `line` and `column` a place in the text.
 */
export type BankRefusal =
  | 'bank.empty'
  | 'bank.too_large'
  | 'bank.doctype'
  | 'bank.not_xml'
  | 'bank.not_camt'
  | 'bank.version_unknown'
  | 'bank.no_statement'
  | 'bank.field_missing'
  | 'bank.field_repeated'
  | 'bank.text_too_long'
  | 'bank.amount_malformed'
  | 'bank.amount_precision'
  | 'bank.amount_range'
  | 'bank.currency_unknown'
  | 'bank.date_malformed'
  | 'bank.direction_unknown';

/** Reads statement files. The real one is `camtBank`; `testBank` plays the bank that writes them. */
export type BankPort = {
  readonly parse: (file: Uint8Array | string) => Result<BankFile, BankRefusal>;
};
