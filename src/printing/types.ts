/** The contract on paper: what it is made from, in which languages and forms it goes out. */
import type { PrintBlock, PrintLang, Printable } from '../adapters/pdf/types.ts';
import type { Clause, SeenTrigger, Side, Terms } from '../contracts/types.ts';
import type { ProofMark, ShippedEvent } from '../incoterms/types.ts';
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { LetterParty } from '../letters/types.ts';
import type { Json } from '../kernel/result.ts';
import type { MoneyMode, Policy } from '../policy/types.ts';

export type { PrintBlock, PrintLang, Printable };
export type DocumentLang = PrintLang | 'both';
export type DocumentFormat = 'text' | 'pdf';

/** The wording of this release, printed in the document: two papers of one contract differ only where this does. */
export type ContractForm = 1;
export const CONTRACT_FORM: ContractForm = 1;

/** What the supplier must have done to have shipped, and the papers of which any one proves it. */
export type ShippedBy = {
  readonly event: ShippedEvent | 'export_cleared';
  readonly papers: readonly { readonly document: string; readonly mark: ProofMark | null }[];
  /** Goods tendered in time to the carrier that the buyer names count as shipped in time. */
  readonly buyerNominates: boolean;
};

/** A side with its registered address as an envelope has it; no lines where none is on file. */
export type PrintedParty = LetterParty & { readonly address: readonly string[] };

export type ContractNames = {
  readonly programme: string | null;
  readonly buyer: PrintedParty;
  readonly supplier: PrintedParty;
  readonly inspectors: readonly LetterParty[];
};

/** An event that the certificate names: its number in the order and its link of the chain. */
export type EventMark = { readonly seq: number; readonly at: Instant; readonly hash: string };

/** What a side did to make the text binding. proposed, accepted: an amendment's two steps. */
export type Consent = EventMark & {
  readonly side: Side;
  readonly how: 'confirmed' | 'proposed' | 'accepted';
  readonly version: number;
  readonly fingerprint: string;
};

/** What the document says, before anything is in words. */
export type ContractFacts = {
  readonly orderId: string;
  readonly names: ContractNames;
  readonly version: number;
  readonly fingerprint: string;
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
  /** The zone in which the shipping date ends: the policy's, or the contract's. */
  readonly shipByZone: Zone;
  readonly shipping: ShippedBy;
  readonly policy: Policy;
  readonly mode: MoneyMode;
  readonly consents: readonly Consent[];
  /** The event that gave this version its shipping date; the consents are then those of the text before. */
  readonly fixed: { readonly trigger: SeenTrigger; readonly happenedOn: PlainDate } | null;
  /** Clauses of this text, or `ship_by`, that a side took knowing that they cannot be measured. */
  readonly acknowledged: Readonly<Record<Side, readonly string[]>>;
  /** The event by which both are bound; null: not confirmed. */
  readonly agreed: EventMark | null;
  /** When what is printed was made: agreed, or last written. */
  readonly madeAt: Instant;
  /** Where anybody can ask whether the fingerprint is known, and the code that says it. */
  readonly verify: { readonly url: string; readonly modules: readonly string[] };
  /** The body of a text beside the chain; null where it was erased. */
  readonly textOf: (ref: ContentRef) => Json;
};

/** What anybody may know of a fingerprint. */
export type Known = { readonly known: boolean; readonly confirmedAt: Instant | null; readonly version: number | null };
