/** What passes between Quayside and other systems: imported orders, exported documents, lists of requirements. */
import type { UblParty, UblReference } from '../adapters/ubl/types.ts';
import type { Verdict } from '../contracts/types.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import type { JsonObject } from '../kernel/result.ts';

export type {
  UblCharge,
  UblDates,
  UblLine,
  UblOrder,
  UblParty,
  UblPayment,
  UblRefusal,
  UblReference,
  UblUnread,
  WrittenOrder,
  WrittenReference,
  WrittenResponse,
} from '../adapters/ubl/types.ts';

/** A text in the two languages of the platform. */
export type Words = { readonly en: string; readonly zh: string };

/** Something that one side says and the other has no place for. `times`: at how many like places. */
export type NotCarried = { readonly path: string; readonly why: string; readonly text: string | null; readonly times: number };

/** What a person must settle before the draft is an order. */
export type ImportProblem =
  | 'currency_missing'
  | 'product_missing'
  | 'quantity_missing'
  | 'unit_missing'
  | 'price_missing'
  | 'line_ids_replaced'
  | 'incoterm_missing'
  | 'incoterm_differs'
  | 'incoterm_unknown'
  | 'incoterm_place_missing'
  | 'incoterm_place_malformed'
  | 'ship_by_missing'
  | 'ship_by_is_range'
  | 'dates_differ'
  | 'date_past'
  | 'date_too_far'
  | 'country_unknown'
  | 'allowance_left_out'
  | 'line_charge_left_out'
  | 'instalments_left_out'
  | 'amount_out_of_range'
  | 'line_total_differs'
  | 'total_differs';

export type FoundProblem = {
  readonly code: ImportProblem;
  readonly path: string;
  readonly data: JsonObject;
  readonly say: Words;
};

/** A line of the draft; what the document does not say is absent, never guessed. A quantity without its unit is not accepted as it is. */
export type DraftLine = {
  readonly lineId: string;
  readonly product?: string;
  readonly sku?: string;
  readonly quantity?: string;
  readonly unitPriceMinor?: Minor;
};

export type DraftCharge = {
  readonly chargeId: string;
  readonly kind: 'freight' | 'tooling' | 'sample' | 'other';
  readonly label: string;
  readonly amountMinor: Minor;
};

export type DraftInstalment = { readonly name: string; readonly sharePercent: number; readonly due: string };

/** The body of `POST /v1/orders` as far as the document gives it; whoever imports adds the counterparty. */
export type ImportedDraft = {
  readonly currency?: string;
  readonly lines: readonly DraftLine[];
  readonly charges?: readonly DraftCharge[];
  readonly incoterm?: string;
  readonly shipBy?: PlainDate;
  readonly deliverBy?: PlainDate;
  readonly instalments?: readonly DraftInstalment[];
  readonly consignee?: string;
  readonly consigneeCountry?: string;
};

/** A text of the document as a clause to consider, with what the measurability check says of it. */
export type ProposedClause = {
  readonly clauseId: string;
  readonly text: string;
  readonly lineId: string | null;
  readonly path: string;
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  readonly rewrite: string | null;
};

export type ImportedOrder = {
  readonly document: {
    readonly id: string | null;
    readonly issuedOn: PlainDate | null;
    readonly version: string | null;
    readonly customization: string | null;
    readonly profile: string | null;
  };
  readonly parties: { readonly buyer: UblParty; readonly seller: UblParty };
  readonly draft: ImportedDraft;
  readonly clauses: readonly ProposedClause[];
  readonly attachments: readonly UblReference[];
  readonly notCarried: readonly NotCarried[];
  readonly problems: readonly FoundProblem[];
};

/** `unit`: the code of UN/ECE Recommendation 20 is in no table here. `too_many`: more lines with charges, or more texts, than an order holds. */
export type ImportRefusal = 'ubl.unit_unknown' | 'ubl.too_many';

export type ExportRefusal = 'ubl.not_confirmed' | 'ubl.not_answered';

/** A written document, and what of the contract it has no field for. */
export type Exported = { readonly xml: string; readonly notCarried: readonly NotCarried[] };

/** A line of a list of requirements. */
export type Requirement = {
  readonly id: string;
  readonly text: string;
  readonly defectClass: string | null;
  readonly category: string | null;
};

/** Why a list of requirements is refused. Data: `line` is the line of the file where the row begins. */
export type CsvRefusal =
  | 'csv.empty'
  | 'csv.too_large'
  | 'csv.encoding_refused'
  | 'csv.quote_open'
  | 'csv.column_missing'
  | 'csv.column_repeated'
  | 'csv.row_malformed'
  | 'csv.text_refused'
  | 'csv.class_unknown'
  | 'csv.id_repeated'
  | 'csv.too_many';
