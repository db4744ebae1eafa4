/** Files that are a part of the contract: attached and removed as any other edit of the text, so that hash and precedence are confirmed. */
import { asBase, composeTerms } from '../contracts/terms.rules.ts';
import type { Attachment, ContractRefusal, ContractState, Terms } from '../contracts/types.ts';
import { type Result, refuse } from '../kernel/result.ts';

const withFiles = (terms: Terms, attachments: readonly Attachment[]): Result<Terms, ContractRefusal> =>
  composeTerms({ ...asBase(terms), attachments }, null);

/**
 * The terms with a file. A file that is attached already takes the new precedence and stays its first side's; the same
 * precedence again refuses `contract.nothing_changed`. Too many refuse `contract.too_many`.
 */
export function attach(terms: Terms, file: Attachment): Result<Terms, ContractRefusal> {
  const known = terms.attachments.find((a) => a.attachmentId === file.attachmentId);
  if (!known) return withFiles(terms, [...terms.attachments, file]);
  if (known.precedence === file.precedence) return refuse('contract.nothing_changed');
  return withFiles(
    terms,
    terms.attachments.map((a) => (a === known ? { ...known, precedence: file.precedence } : a)),
  );
}

/** The terms without a file. Refuses `contract.attachment_unknown`. */
export function detach(terms: Terms, attachmentId: string): Result<Terms, ContractRefusal> {
  const left = terms.attachments.filter((a) => a.attachmentId !== attachmentId);
  if (left.length === terms.attachments.length) return refuse('contract.attachment_unknown', { attachmentId });
  return withFiles(terms, left);
}

/** A file of the text in force, of the one on the table or of the amendment proposed; null where none of them has it. */
export function findAttachment({ agreed, terms, amendment }: ContractState, attachmentId: string): Attachment | null {
  const texts = [agreed?.terms, terms, amendment?.terms];
  return texts.flatMap((text) => text?.attachments ?? []).find((a) => a.attachmentId === attachmentId) ?? null;
}
