/** Letters of a claim: what one is made from, in which forms it goes out, and why there is none. */
import type { PrintBlock, PrintLang, Printable } from '../adapters/pdf/types.ts';
import type { CaseInput } from '../claims/determination.types.ts';
import type { Claim, Decision } from '../claims/types.ts';
import type { Agreed } from '../contracts/types.ts';
import type { Report } from '../inspections/types.ts';
import type { PlainDate, Zone } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { Json } from '../kernel/result.ts';
import type { PolicyId } from '../policy/types.ts';
import type { Paper } from '../shipments/types.ts';

export type { PrintBlock, Printable };
export type LetterLang = PrintLang;
export type LetterFormat = 'text' | 'pdf';

/**
 * The wording of this release. A change that would alter a letter of the golden table is a new number beside the old one:
 * a case file holds its letters, and whoever verifies it writes them again.
 */
export type LetterForm = 1;
export const LETTER_FORM: LetterForm = 1;

/** A company as a letter names it. */
export type LetterParty = { readonly companyId: CompanyId; readonly name: string | null; readonly country: string | null };

/** Names, which no event holds. */
export type LetterNames = {
  readonly programme: string | null;
  readonly buyer: LetterParty;
  readonly supplier: LetterParty;
  /** Agencies that reported or were appointed. */
  readonly agencies: readonly LetterParty[];
};

/** What a letter says, before anything is in words. Contract, reports and papers are those of the day of the decision or settlement. */
export type LetterFacts = {
  readonly orderId: string;
  readonly names: LetterNames;
  readonly zone: Zone;
  readonly policy: PolicyId;
  readonly contract: Agreed;
  readonly claim: Claim;
  /** The decision that stands, with the one before it where it was made on appeal; null: the two settled. */
  readonly decision: Decision | null;
  readonly before: Decision | null;
  /** The frozen case; null: there is none, or its text was erased. */
  readonly input: CaseInput | null;
  readonly reports: readonly Report[];
  readonly papers: readonly Paper[];
  /** Of a settlement with money: the last day on which it leaves. */
  readonly settledRefundDueOn: PlainDate | null;
  /** The body of a text beside the chain; null where it was erased. */
  readonly textOf: (ref: ContentRef) => Json;
};

/** In precedence order. none: the claim ended without a decision or an agreement. */
export type LettersRefusal = 'letter.not_yet' | 'letter.none';
