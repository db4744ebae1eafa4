/** What a UBL order says once it is read, what is needed to write one, and every way in which one is refused. */
import type { Currency } from '../../kernel/currency.ts';
import type { PlainDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';

export type UblVersion = '2.0' | '2.1';

/** A text and where it stands in the document, e.g. `OrderLine[2]/Note`. */
export type UblText = { readonly path: string; readonly text: string };

/** An identifier with the scheme its writer names, e.g. GLN. */
export type UblId = { readonly scheme: string | null; readonly id: string };

export type UblParty = {
  readonly name: string | null;
  /** The name in the register of companies, where it is told apart. */
  readonly legalName: string | null;
  readonly ids: readonly UblId[];
  /** Registration for VAT or another tax. */
  readonly taxId: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
};

/** A document that the order refers to, or brings along. The bytes are not kept. */
export type UblReference = {
  readonly path: string;
  readonly id: string;
  readonly type: string | null;
  readonly descriptions: readonly string[];
  readonly uri: string | null;
  readonly embedded: { readonly mediaType: string | null; readonly name: string | null; readonly bytes: number } | null;
};

/** Days that a delivery names. `from` is null where only a last day is given. */
export type UblDates = {
  readonly path: string;
  readonly despatchOn: PlainDate | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
};

export type UblTerms = { readonly path: string; readonly rule: string; readonly place: string | null };

export type UblCharge = {
  readonly path: string;
  readonly id: string | null;
  /** true: a charge; false: an allowance, which lowers the price. */
  readonly adds: boolean;
  readonly code: string | null;
  readonly codeList: string | null;
  readonly reason: string | null;
  readonly amountMinor: Minor;
};

export type UblPayment = {
  readonly path: string;
  readonly id: string | null;
  readonly note: string | null;
  /** As written, e.g. `30`. */
  readonly percent: string | null;
};

/** A quantity in thousandths, with the code of UN/ECE Recommendation 20 where one is given. */
export type UblQuantity = { readonly path: string; readonly thousandths: number; readonly unitCode: string | null };

export type UblLine = {
  readonly path: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly descriptions: readonly UblText[];
  readonly notes: readonly UblText[];
  /** Additional properties as `Name: value`. */
  readonly properties: readonly UblText[];
  readonly sellersId: UblText | null;
  readonly buyersId: UblText | null;
  readonly standardId: UblText | null;
  readonly quantity: UblQuantity | null;
  /** Price of one unit of the quantity, the base quantity divided out exactly. */
  readonly unitPriceMinor: Minor | null;
  readonly totalMinor: Minor | null;
  readonly dates: readonly UblDates[];
};

/** An element that nothing here reads, or a whole branch of them. */
export type UblUnread = { readonly path: string; readonly text: string | null; readonly times: number };

export type UblOrder = {
  /** null where the document does not name its version. */
  readonly version: UblVersion | null;
  readonly customization: string | null;
  readonly profile: string | null;
  readonly id: string | null;
  readonly issuedOn: PlainDate | null;
  /** null: the document names none, and no amount either. */
  readonly currency: Currency | null;
  readonly notes: readonly UblText[];
  readonly references: readonly UblReference[];
  readonly buyer: UblParty;
  readonly seller: UblParty;
  readonly dates: readonly UblDates[];
  readonly consignee: string | null;
  readonly consigneeCountry: string | null;
  readonly terms: readonly UblTerms[];
  readonly payments: readonly UblPayment[];
  readonly charges: readonly UblCharge[];
  readonly payableMinor: Minor | null;
  readonly lines: readonly UblLine[];
  readonly unread: readonly UblUnread[];
};

/** A document that a written order refers to. */
export type WrittenReference = { readonly id: string; readonly type: string; readonly descriptions: readonly string[] };

export type WrittenLine = {
  readonly id: string;
  readonly notes: readonly string[];
  readonly name: string;
  readonly sellersId: string | null;
  /** Decimal digits, e.g. `2.5`. */
  readonly quantity: string;
  readonly unitCode: string;
  readonly unitPriceMinor: Minor;
  readonly totalMinor: Minor;
};

/** Everything that goes into a written order; amounts in minor units of `currency`. */
export type WrittenOrder = {
  readonly id: string;
  readonly issuedOn: PlainDate;
  readonly notes: readonly string[];
  readonly currency: Currency;
  readonly contract: {
    readonly id: string;
    readonly type: string;
    readonly version: string;
    readonly descriptions: readonly string[];
  };
  readonly references: readonly WrittenReference[];
  readonly buyer: UblParty;
  readonly seller: UblParty;
  readonly despatchOn: PlainDate | null;
  readonly deliverOn: PlainDate | null;
  readonly consignee: string | null;
  readonly consigneeCountry: string | null;
  readonly terms: { readonly rule: string; readonly place: string };
  readonly payments: readonly {
    readonly id: string;
    readonly note: string;
    readonly percent: string;
    readonly amountMinor: Minor;
  }[];
  readonly charges: readonly {
    readonly id: string;
    readonly code: string;
    readonly codeList: string;
    readonly reason: string;
    readonly amountMinor: Minor;
  }[];
  readonly lines: readonly WrittenLine[];
  readonly totals: { readonly linesMinor: Minor; readonly chargesMinor: Minor; readonly payableMinor: Minor };
};

/** AP: accepted, RE: rejected. Source: UNTDID 4343. */
export type ResponseCode = 'AP' | 'RE';

export type WrittenResponse = {
  readonly id: string;
  readonly issuedOn: PlainDate;
  readonly code: ResponseCode;
  readonly notes: readonly string[];
  readonly currency: Currency;
  readonly orderId: string;
  readonly references: readonly WrittenReference[];
  readonly buyer: UblParty;
  readonly seller: UblParty;
};

/**
 * Why an order file is refused, in precedence order. One bad field refuses the whole file. Data: `path` is the element
 * (`OrderLine[2]/LineItem/Quantity`), `line` and `column` a place in the text.
 */
export type UblRefusal =
  | 'ubl.empty'
  | 'ubl.too_large'
  | 'ubl.doctype'
  | 'ubl.not_xml'
  | 'ubl.not_order'
  | 'ubl.namespace_unknown'
  | 'ubl.version_unknown'
  | 'ubl.currency_unknown'
  | 'ubl.currency_mixed'
  | 'ubl.currency_missing'
  | 'ubl.field_missing'
  | 'ubl.field_repeated'
  | 'ubl.too_many'
  | 'ubl.text_refused'
  | 'ubl.date_malformed'
  | 'ubl.quantity_invalid'
  | 'ubl.unit_mismatch'
  | 'ubl.amount_malformed'
  | 'ubl.amount_precision'
  | 'ubl.amount_range'
  | 'ubl.price_inexact';
